"""What the settings of a file remember: editing sessions, templates, data sources, variables, printers."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from redline.word.names import NAMESPACES, q
from redline.word.scrub.attributes import attributes
from redline.word.scrub.found import SHOWN, Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from redline.word.scrub.draft import Draft

RSID: Final = f"{{{NAMESPACES['w']}}}rsid"
"""How the names of all attributes begin that tell in which session something was written."""

SESSIONS: Final = (q("w:rsids"), q("w:rsid"), "{*}docId")
"""Elements that list sessions, or give the file a number of its own (17.15.1.72, [MS-DOCX])."""

PROOFED: Final = (q("w:proofState"), q("w:proofErr"), q("w:activeWritingStyle"))
"""Elements that tell what spelling and grammar checks have seen (17.15.1.65, 17.13.8.1)."""

TEMPLATES: Final = (q("w:attachedTemplate"), q("w:saveThroughXslt"))
MERGING: Final = (q("w:mailMerge"),)
PRINTERS: Final = (q("w:printerSettings"),)
VARIABLE: Final = q("w:docVar")
_NAME: Final = q("w:name")
_TEMPLATE_KINDS: Final = ("attachedTemplate", "transform")
_MERGE_KINDS: Final = ("mailMergeSource", "mailMergeHeaderSource", "recipientData")


def rsids(draft: Draft) -> Iterator[Found]:
    """Find the numbers of editing sessions: who has two drafts can tell which came from which."""
    sessions: Counter[str] = Counter()
    marked: dict[str, list[Element]] = {}
    for part in draft.word_parts():
        marked[part] = [element for element in _marked(draft, part) if _sessions(element)]
        sessions.update(number for element in marked[part] for number in _sessions(element))
    if sessions:
        sample = f"{len(sessions)} editing sessions"
        take = partial(_forget_sessions, draft, marked)
        yield Found(count=sessions.total(), samples=(sample,), take=take)
    yield from _elements(
        draft, draft.word_parts("settings", "styles"), SESSIONS, "list of sessions"
    )


def proofing(draft: Draft) -> Iterator[Found]:
    """Find marks of spelling and grammar checks."""
    yield from _elements(draft, draft.word_parts(), PROOFED, "marks of spelling checks")


def template(draft: Draft) -> Iterator[Found]:
    """Find the template a file was made from, which is a path on its author's computer (17.15.1.6)."""
    yield from _with_links(draft, TEMPLATES, _TEMPLATE_KINDS)


def mail_merge(draft: Draft) -> Iterator[Found]:
    """Find the data source of a mail merge, with its connection and query (17.14.20)."""
    yield from _with_links(draft, MERGING, _MERGE_KINDS)


def printer(draft: Draft) -> Iterator[Found]:
    """Find settings of the author's printer (15.2.15)."""
    yield from _elements(draft, draft.stories(), PRINTERS, "")
    for source in draft.sources():
        links = draft.linked(source, "printerSettings")
        if links:
            ids, targets = {link.id for link in links}, tuple(link.target for link in links)
            yield Found(count=len(links), samples=targets, take=partial(draft.unlink, source, ids))


def variables(draft: Draft) -> Iterator[Found]:
    """Find document variables, where add-ins and macros keep what they know (17.15.1.35)."""
    for part in draft.word_parts("settings"):
        shown: list[Element] = []
        others: list[Element] = []
        for entry in draft.tree(part).iter(VARIABLE):
            named = entry.get(_NAME, "").casefold() in draft.showing.variables
            (shown if named else others).append(entry)
        if others:
            take = partial(_drop_variables, draft, part, others)
            yield Found(count=len(others), samples=tuple(map(_variable, others)), take=take)
        if shown:
            yield Found(count=len(shown), samples=tuple(map(_variable, shown)), stays=SHOWN)


# ------------------------------------------------------------------ sessions


def _marked(draft: Draft, part: str) -> Iterable[Element]:
    """Return the elements of a part if any can be marked; most small parts have none."""
    data = draft.package.part(part)
    return draft.tree(part).iter() if b"rsid" in data or b"\x00" in data else ()


def _sessions(element: Element) -> list[str]:
    return [value for name, value in attributes(element) if name.startswith(RSID)]


def _forget_sessions(draft: Draft, marked: dict[str, list[Element]]) -> None:
    for part, elements in marked.items():
        for element in elements:
            for name in [name for name in element.attrib if str(name).startswith(RSID)]:
                del element.attrib[name]
        if elements:
            draft.touch(part)


# ------------------------------------------------------------------ elements and links


def _elements(
    draft: Draft, parts: Iterable[str], tags: tuple[str, ...], sample: str
) -> Iterator[Found]:
    for part in parts:
        found = list(draft.tree(part).iter(*tags)) if _may_hold(draft, part, tags) else []
        if found:
            samples = (sample,) if sample else ()
            yield Found(count=len(found), samples=samples, take=partial(_drop, draft, part, found))


def _may_hold(draft: Draft, part: str, tags: tuple[str, ...]) -> bool:
    data = draft.package.part(part)
    return b"\x00" in data or any(tag.rpartition("}")[2].encode() in data for tag in tags)


def _drop(draft: Draft, part: str, elements: list[Element]) -> None:
    for element in elements:
        draft.remove(part, element)


def _drop_variables(draft: Draft, part: str, elements: list[Element]) -> None:
    holders = {parent for each in elements if (parent := each.getparent()) is not None}
    _drop(draft, part, elements)
    _drop(draft, part, [holder for holder in holders if not len(holder)])


def _variable(element: Element) -> str:
    return f"{element.get(_NAME, '')}: {element.get(q('w:val'), '')}"


def _with_links(draft: Draft, tags: tuple[str, ...], kinds: tuple[str, ...]) -> Iterator[Found]:
    """Find elements of the settings together with the relationships they use."""
    for part in draft.word_parts("settings"):
        found = list(draft.tree(part).iter(*tags))
        links = draft.linked(part, *kinds)
        if found or links:
            targets = tuple(link.target for link in links)
            ids = {link.id for link in links}
            take = partial(_drop_linked, draft, part, found, ids)
            yield Found(count=max(len(found), len(links)), samples=targets, take=take)


def _drop_linked(draft: Draft, part: str, elements: list[Element], ids: set[str]) -> None:
    _drop(draft, part, elements)
    draft.unlink(part, ids)
