"""People in a file: their comments, their names on comments and tracked changes, and their accounts."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from redline.word.names import NAMESPACES, q
from redline.word.scrub.attributes import attributes, local
from redline.word.scrub.found import Found

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml.etree import _Element as Element

    from redline.word.scrub.draft import Draft

NOBODY: Final = "Author"
"""What Word itself writes where personal information was removed."""

AUTHOR, DATE, INITIALS = q("w:author"), q("w:date"), q("w:initials")
COMMENT: Final = q("w:comment")
ANCHORS: Final = (q("w:commentRangeStart"), q("w:commentRangeEnd"), q("w:commentReference"))
_RUN, _RUN_LOOK, _ID = q("w:r"), q("w:rPr"), q("w:id")
_RECORD: Final = q("w:rPrChange")
_R: Final = f"{{{NAMESPACES['r']}}}"
_MORE: Final = ("commentsExtended", "commentsIds", "commentsExtensible")
"""What belongs to comments in parts of their own: threads, lasting ids, dates ([MS-DOCX])."""

UTC: Final = "dateUtc"


def comments(draft: Draft) -> Iterator[Found]:
    """Find comments (17.13.4), of some authors or of all."""
    for part in draft.package.related(draft.package.main_part, "comments"):
        found = [c for c in draft.tree(part) if c.tag == COMMENT and _is_by(c, draft.authors)]
        if found:
            samples = tuple(f"{c.get(AUTHOR, '')}: {_words(c)}" for c in found)
            take = partial(_drop_comments, draft, part, found)
            yield Found(count=len(found), samples=samples, take=take)


def comment_authors(draft: Draft) -> Iterator[Found]:
    """Find names and dates on comments."""
    for part in draft.package.related(draft.package.main_part, "comments"):
        found = [c for c in draft.tree(part) if c.tag == COMMENT and _is_by(c, draft.authors)]
        yield from _named(draft, {part: [c for c in found if _tells(c)]})


def revision_authors(draft: Draft) -> Iterator[Found]:
    """Find names and dates on tracked changes (17.13.5), in every story."""
    marks = {
        part: [mark for mark in _marks(draft, part) if _is_by(mark, draft.authors) and _tells(mark)]
        for part in draft.word_parts()
    }
    yield from _named(draft, marks)


def people(draft: Draft) -> Iterator[Found]:
    """Find accounts of people, such as e-mail addresses, who have left no mark in the file."""
    parts = _parts(draft, "people")
    present = _present(draft) if parts else set()
    for part in parts:
        gone = [person for person in draft.tree(part) if _author(person) not in present]
        if gone:
            take = partial(_drop_people, draft, part, gone)
            yield Found(count=len(gone), samples=tuple(map(_author, gone)), take=take)


# ------------------------------------------------------------------ names


def _marks(draft: Draft, part: str) -> Iterator[Element]:
    """Yield the elements of a part that bear a name, comments apart."""
    data = draft.package.part(part)
    if b":author" not in data and b"\x00" not in data:
        return
    for element in draft.tree(part).iter():
        if element.tag != COMMENT and element.get(AUTHOR) is not None:
            yield element


def _is_by(element: Element, authors: Collection[str]) -> bool:
    return not authors or element.get(AUTHOR, "").casefold() in authors


def _tells(element: Element) -> bool:
    """Say whether a mark names somebody, or a moment."""
    return element.get(AUTHOR) != NOBODY or any(_is_moment(str(name)) for name in element.attrib)


def _is_moment(name: str) -> bool:
    return name == DATE or local(name) == UTC


def _named(draft: Draft, marks: dict[str, list[Element]]) -> Iterator[Found]:
    names = Counter(mark.get(AUTHOR, "") for found in marks.values() for mark in found)
    if names:
        samples = tuple(f"{name} ({count})" for name, count in names.most_common())
        yield Found(count=names.total(), samples=samples, take=partial(_unname, draft, marks))


def _unname(draft: Draft, marks: dict[str, list[Element]]) -> None:
    for part, found in marks.items():
        for mark in found:
            mark.set(AUTHOR, NOBODY)
            if mark.get(INITIALS) is not None:
                mark.set(INITIALS, NOBODY[0])
            for name in [name for name in mark.attrib if _is_moment(str(name))]:
                del mark.attrib[name]
        if found:
            draft.touch(part)
        if any(mark.tag == COMMENT for mark in found):
            _forget_moments(draft, {i for mark in found for i in _paragraph_ids(mark)})


def _forget_moments(draft: Draft, paragraphs: set[str]) -> None:
    """Remove the dates that are kept again in a part of their own, by the lasting ids of comments."""
    lasting = _lasting_ids(draft, paragraphs)
    for part in _parts(draft, "commentsExtensible"):
        for entry in draft.tree(part):
            if _attribute(entry, "durableId") in lasting:
                for name in [n for n in entry.attrib if local(str(n)) == UTC]:
                    del entry.attrib[name]
                    draft.touch(part)


# ------------------------------------------------------------------ comments


def _words(comment: Element) -> str:
    return " ".join("".join(text.text or "" for text in comment.iter(q("w:t"))).split())


def _drop_comments(draft: Draft, part: str, found: list[Element]) -> None:
    ids = {comment.get(_ID, "") for comment in found}
    paragraphs = {number for comment in found for number in _paragraph_ids(comment)}
    links = {value for comment in found for value in _links(comment)}
    _drop_more(draft, paragraphs, _lasting_ids(draft, paragraphs))
    for comment in found:
        draft.remove(part, comment)
    for story in draft.stories():
        _drop_anchors(draft, story, ids)
    draft.unlink(part, links - set(_links(draft.tree(part))))
    if not len(draft.tree(part)):
        for name in (part, *_parts(draft, *_MORE)):
            draft.unlink_part(name)


def _paragraph_ids(comment: Element) -> Iterator[str]:
    for paragraph in comment.iter(q("w:p")):
        number = paragraph.get(q("w14:paraId"))
        if number:
            yield number.upper()


def _links(root: Element) -> Iterator[str]:
    for element in root.iter():
        for name, value in attributes(element):
            if name.startswith(_R):
                yield value


def _drop_anchors(draft: Draft, story: str, ids: Collection[str]) -> None:
    """Take comments' ranges and marks out of a story, and runs that held nothing but a mark."""
    for mark in [m for m in draft.tree(story).iter(*ANCHORS) if m.get(_ID) in ids]:
        holder = mark.getparent()
        draft.remove(story, mark)
        if holder is not None and holder.tag == _RUN and is_empty(holder):
            draft.remove(story, holder)


def is_empty(run: Element) -> bool:
    """Say whether a run holds nothing but its look, of which no change is tracked."""
    return all(child.tag == _RUN_LOOK and child.find(_RECORD) is None for child in run)


# ------------------------------------------------------------------ what belongs to comments


def _drop_more(draft: Draft, paragraphs: set[str], lasting: set[str]) -> None:
    """Remove what belongs to some comments; an answer to one of them starts a thread of its own."""
    for part in _parts(draft, *_MORE):
        for entry in list(draft.tree(part)):
            own = _attribute(entry, "paraId") in paragraphs
            if own or _attribute(entry, "durableId") in lasting:
                draft.remove(part, entry)
            elif _attribute(entry, "paraIdParent") in paragraphs:
                _make_first(entry)
                draft.touch(part)


def _make_first(entry: Element) -> None:
    for name in [n for n in entry.attrib if str(n).endswith("}paraIdParent")]:
        del entry.attrib[name]


def _lasting_ids(draft: Draft, paragraphs: set[str]) -> set[str]:
    return {
        _attribute(entry, "durableId")
        for part in _parts(draft, "commentsIds")
        for entry in draft.tree(part)
        if _attribute(entry, "paraId") in paragraphs
    }


def _attribute(entry: Element, name: str) -> str:
    """Return an id by the local name of its attribute, which each version of Word qualifies anew."""
    for key, value in attributes(entry):
        if local(key) == name:
            return value.upper()
    return ""


def _parts(draft: Draft, *kinds: str) -> tuple[str, ...]:
    links = draft.linked(draft.package.main_part, *kinds)
    names = (draft.package.name_of(link.target) for link in links)
    return tuple(dict.fromkeys(name for name in names if name))


# ------------------------------------------------------------------ accounts


def _present(draft: Draft) -> set[str]:
    """Return the names that comments and tracked changes bear now."""
    still = draft.present()
    named: Iterable[Element] = (
        element
        for part in draft.word_parts()
        if part in still and b":author" in draft.package.part(part)
        for element in draft.tree(part).iter()
    )
    return {name for element in named if (name := element.get(AUTHOR)) is not None}


def _author(person: Element) -> str:
    return person.get(q("w15:author"), "")


def _drop_people(draft: Draft, part: str, gone: list[Element]) -> None:
    for person in gone:
        draft.remove(part, person)
    if not len(draft.tree(part)):
        draft.unlink_part(part)
