"""Whole parts that are no part of the contract: custom XML, macros, leftovers; and paths to files."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from redline.word.names import q
from redline.word.package import CONTENT_TYPES
from redline.word.scrub.attributes import attributes, local
from redline.word.scrub.draft import relations_of
from redline.word.scrub.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from redline.word.package import Relationship
    from redline.word.scrub.draft import Draft

_STORE: Final = re.compile(rb"""itemID\s*=\s*["'](\{[0-9A-Fa-f-]{36}\})["']""")
_BIBLIOGRAPHY: Final = re.compile(rb"office[Dd]ocument/(?:2006/)?bibliography")
_PLAIN: Final = {
    ".docm": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ".dotm": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
}
"""What a file with macros is called in the list of content types once it has none."""

_LOCAL: Final = re.compile(r"\s*(?:file:|[A-Za-z]:[\\/]|\\\\[^\\/\s])", re.IGNORECASE)
_IN_CODE: Final = re.compile(r'["\s](?:file:|[A-Za-z]:[\\/]|\\\\\\\\[^\\/\s])', re.IGNORECASE)
_LOCAL_BYTES: Final = re.compile(
    rb"""["']\s*(?:file:|[A-Za-z]:[\\/]|\\\\[^\\/\s])""", re.IGNORECASE
)
_LISTED_ELSEWHERE: Final = (
    "attachedTemplate",
    "mailMergeSource",
    "mailMergeHeaderSource",
    "transform",
)
PATHED: Final = ("{*}docPr", "{*}cNvPr", "{*}imagedata", "{*}shape")
"""Elements whose description Word fills with the path a picture came from."""

DESCRIBING: Final = frozenset({"descr", "title", "name", "alt", "href"})


def custom_xml(draft: Draft) -> Iterator[Found]:
    """Find custom XML parts (15.2.5), such as what a document server noted, unless the text uses them."""
    for source in draft.sources():
        by_fate: dict[str, list[Relationship]] = {}
        for link in draft.linked(source, "customXml"):
            by_fate.setdefault(_why_custom_xml_stays(draft, link.target), []).append(link)
        for stays, links in by_fate.items():
            ids, targets = {link.id for link in links}, tuple(link.target for link in links)
            take = None if stays else partial(draft.unlink, source, ids)
            yield Found(count=len(links), samples=targets, take=take, stays=stays)


def macros(draft: Draft) -> Iterator[Found]:
    """Find macros ([MS-OVBA]). They are never run, whether they stay or go."""
    links = {source: draft.linked(source, "vbaProject") for source in draft.sources()}
    targets = tuple(link.target for found in links.values() for link in found)
    ids = {source: {link.id for link in found} for source, found in links.items()}
    if targets or draft.package.suffix in _PLAIN:
        sample = f"a file of the kind {draft.package.suffix}"
        take = partial(_drop_macros, draft, ids)
        yield Found(count=max(len(targets), 1), samples=targets or (sample,), take=take)


def orphans(draft: Draft) -> Iterator[Found]:
    """Find parts that nothing leads to: Word does not read them, whoever unpacks the file can."""
    kept = {name for source in draft.sources() if (name := draft.relations(source))}
    for name in draft.package.parts:
        if name not in draft.reached and name not in kept and name != CONTENT_TYPES:
            yield Found(samples=(name,), take=partial(draft.drop, name))


def local_paths(draft: Draft) -> Iterator[Found]:
    """Find paths on somebody's computer or network; what is left of each is the name of the file."""
    for source in draft.sources():
        yield from _linked_paths(draft, source)
    for part in draft.word_parts():
        yield from _described_paths(draft, part)
    codes = [code for code in draft.showing.codes if _IN_CODE.search(code)]
    if codes:
        yield Found(count=len(codes), samples=tuple(codes), stays="they stand in fields")


# ------------------------------------------------------------------ custom XML


def _why_custom_xml_stays(draft: Draft, item: str) -> str:
    """Return why a part of custom XML stays, empty where nothing in the text draws on it."""
    name = draft.package.name_of(item)
    if name is None:
        return ""
    if draft.showing.cites and _BIBLIOGRAPHY.search(draft.package.part(name)):
        return "citations draw on it"
    stores = {_store(draft, link.target) for link in draft.linked(name, "customXmlProps")}
    bound = draft.showing.bound_anywhere or bool(stores & draft.showing.stores)
    unknown = bool(draft.showing.stores) and not stores - {""}
    return "a control of the text is bound to it" if bound or unknown else ""


def _store(draft: Draft, properties: str) -> str:
    name = draft.package.name_of(properties)
    found = _STORE.search(draft.package.part(name)) if name else None
    return found[1].decode().lower() if found else ""


# ------------------------------------------------------------------ macros


def _drop_macros(draft: Draft, ids: dict[str, set[str]]) -> None:
    for source, numbers in ids.items():
        draft.unlink(source, numbers)
    plain = _PLAIN.get(draft.package.suffix)
    if plain:
        draft.retype(draft.package.main_part, plain)


# ------------------------------------------------------------------ paths


def shortened(path: str) -> str:
    """Return the name of the file that a path leads to, with the place inside it if one is named."""
    whole, mark, inside = path.strip().partition("#")
    name = re.split(r"[\\/]", unquote(whole).rstrip("\\/ "))[-1]
    plain = re.sub(r"(?i)\A(?:file:|[a-z]:)+", "", name)
    return (plain.replace(" ", "%20") or "file") + mark + inside


def is_local(path: str) -> bool:
    """Say whether a target is a path on a computer or a network rather than an address."""
    return _LOCAL.match(path) is not None


def _linked_paths(draft: Draft, source: str) -> Iterator[Found]:
    elsewhere = {link.id for link in draft.linked(source, *_LISTED_ELSEWHERE)}
    links = [
        link
        for link in draft.links(source)
        if link.external and link.id not in elsewhere and is_local(link.target)
    ]
    if links:
        ids, targets = {link.id for link in links}, tuple(link.target for link in links)
        yield Found(count=len(links), samples=targets, take=partial(_shorten, draft, source, ids))


def _shorten(draft: Draft, source: str, ids: set[str]) -> None:
    name = draft.relations(source) or relations_of(source)
    for entry in draft.tree(name).iter(q("rel:Relationship")):
        if entry.get("Id", "") in ids:
            entry.set("Target", shortened(entry.get("Target", "")))
    draft.touch(name)


def _described_paths(draft: Draft, part: str) -> Iterator[Found]:
    if not _LOCAL_BYTES.search(draft.package.part(part)):
        return
    found = [
        (element, key, value)
        for element in draft.tree(part).iter(*PATHED)
        for key, value in attributes(element)
        if local(key) in DESCRIBING and is_local(value)
    ]
    if found:
        samples = tuple(value for _, _, value in found)
        take = partial(_redescribe, draft, part, found)
        yield Found(count=len(found), samples=samples, take=take)


def _redescribe(draft: Draft, part: str, found: Iterable[tuple[Element, str, str]]) -> None:
    for element, key, value in found:
        element.set(key, shortened(value).replace("%20", " "))
    draft.touch(part)
