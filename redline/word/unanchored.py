"""Comments that go with the words they were about, and what belongs to them in other parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.emptying import remove
from redline.word.names import q
from redline.word.threads import END, MARK, PARA_ID, START

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml.etree import _Element as Element

    from redline.word.package import Package

NAMED_BY: Final = {
    "commentsExtended": q("w15:paraId"),
    "commentsIds": q("w16cid:paraId"),
    "commentsExtensible": q("w16cex:durableId"),
}
"""The parts with more about comments, and what names a comment there (MS-DOCX 2.5.36 to 2.5.38)."""

PARENT: Final = q("w15:paraIdParent")
LASTING: Final = q("w16cid:durableId")
_STORIES: Final = ("header", "footer", "footnotes", "endnotes")
_ID: Final = q("w:id")


def marks_of_comments(package: Package) -> Iterator[tuple[str, Element]]:
    """Yield the marks in the text that comments hang on, each with its part (17.13.4.5)."""
    main = package.main_part
    related = (part for kind in _STORIES for part in package.related(main, kind))
    for part in dict.fromkeys((main, *related)):
        for mark in package.tree(part).iter(MARK):
            yield part, mark


def comments_of(package: Package, ids: Collection[str]) -> Iterator[tuple[str, Element]]:
    """Yield the comments with some ids, each with its part."""
    for part in package.related(package.main_part, "comments"):
        for comment in package.tree(part).findall(q("w:comment")):
            if comment.get(_ID, "") in ids:
                yield part, comment


def keys_of(comments: Iterable[Element]) -> set[str]:
    """Return what comments are known by in the parts with more about them."""
    paragraphs = (p for comment in comments for p in comment.iter(q("w:p")))
    return {key.upper() for p in paragraphs if (key := p.get(PARA_ID))}


def drop_comments(package: Package, stories: Iterable[str], ids: Collection[str]) -> set[str]:
    """Take comments out of a file whose marks are gone; return the parts that changed.

    Without its mark no program shows a comment, but all who open the file could read it. An answer to
    one that goes opens a thread of its own.
    """
    for part in stories if ids else ():
        for bound in list(package.tree(part).iter(START, END)):
            if bound.get(_ID, "") in ids:
                remove(bound)
    found = list(comments_of(package, ids))
    for _, comment in found:
        remove(comment)
    return {part for part, _ in found} | _drop_entries(package, keys_of(c for _, c in found))


def _drop_entries(package: Package, keys: set[str]) -> set[str]:
    changed, named = set(), keys
    for kind, name in NAMED_BY.items() if keys else ():
        parts = package.related(package.main_part, kind)
        entries = [(part, entry) for part in parts for entry in package.tree(part)]
        gone = [(part, entry) for part, entry in entries if entry.get(name, "").upper() in named]
        answers = [(part, e) for part, e in entries if e.get(PARENT, "").upper() in keys]
        for _, entry in answers:
            del entry.attrib[PARENT]
        for _, entry in gone:
            remove(entry)
        if kind == "commentsIds":
            named = {entry.get(LASTING, "").upper() for _, entry in gone} - {""}
        changed |= {part for part, _ in (*gone, *answers)}
    return changed
