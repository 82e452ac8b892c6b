"""The proof for the parts around comments: each grew at its end by what was asked for and no more."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.names import q
from redline.word.nodes import value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

    from redline.word.package import Package

_KINDS: Final = ("comments", "commentsExtended", "commentsIds", "people", "styles")
_STYLES: Final = frozenset({"annotation reference", "annotation text"})
_KEY, _DONE = q("w14:paraId"), q("w15:done")
_KEY_LIMIT: Final = 0x80000000


def annexes_of(package: Package) -> tuple[str, ...]:
    """Return the names of the parts that comments may change or bring with them."""
    return tuple(part for kind in _KINDS for part in package.related(package.main_part, kind))


def wrong_growth(
    source: Package, made: Package, author: str, count: int, *, settled: bool = False
) -> str:
    """Say what in the parts around comments is not as it should be, empty for nothing.

    What was in them comes first and unchanged. Behind it stand `count` comments by the author, an
    entry for each new key in the list of threads, at most the author in the list of people, and of
    styles only those for comments. A comment of the source may have got a key, to be replied to.
    With `settled` the entries of threads may differ in whether they are done.
    """
    new = frozenset(_keys(made)) - frozenset(_keys(source))
    allowed: dict[str, Callable[[Element], bool]] = {
        "comments": lambda one: one.get(q("w:author")) == author,
        "commentsExtended": lambda one: one.get(q("w15:paraId")) is not None,
        "commentsIds": lambda one: one.get(q("w16cid:paraId")) in new,
        "people": lambda one: one.get(q("w15:author")) == author,
        "styles": lambda one: (value(one, q("w:name")) or "") in _STYLES,
    }
    for kind, is_allowed in allowed.items():
        before, after = _children(source, kind), _children(made, kind)
        kept, grown = after[: len(before)], after[len(before) :]
        if [_canonical(one, new, settled) for one in kept] != [
            _canonical(one, frozenset(), settled) for one in before
        ]:
            return f"what was in the part for {kind} changed"
        if not all(map(is_allowed, grown)):
            return f"the part for {kind} grew by something that nobody asked for"
        may_differ = kind == "comments" or settled
        if not grown and not may_differ and _bytes(source, kind) != _bytes(made, kind):
            return f"the part for {kind} changed without cause"
    if len(_children(made, "comments")) - len(_children(source, "comments")) != count:
        return "a comment was lost"
    return "" if _is_threaded(made, new, count) else "a comment is in no thread"


def _is_threaded(made: Package, new: frozenset[str], count: int) -> bool:
    """Say whether every new key is used by one comment, is in range, and has one entry."""
    entries = Counter(one.get(q("w15:paraId")) for one in _children(made, "commentsExtended"))
    keys = Counter(_keys(made))
    return len(new) >= count and all(
        entries[key] == keys[key] == 1 and 0 < int(key, 16) < _KEY_LIMIT for key in new
    )


def _bytes(package: Package, kind: str) -> list[bytes]:
    return [package.part(part) for part in package.related(package.main_part, kind)]


def _children(package: Package, kind: str) -> list[Element]:
    return [
        child
        for part in package.related(package.main_part, kind)[:1]
        for child in package.tree(part)
    ]


def _keys(package: Package) -> Iterator[str]:
    for comment in _children(package, "comments"):
        for paragraph in comment.iter(q("w:p")):
            key = paragraph.get(_KEY)
            if key is not None:
                yield key


def _canonical(element: Element, without: frozenset[str], settled: bool) -> bytes:
    """Return an element in the canonical form, without keys that came new and what may be settled."""
    copy = deepcopy(element)
    for one in copy.iter(q("w:p")):
        if one.get(_KEY) in without:
            del one.attrib[_KEY]
    if settled and copy.get(_DONE) is not None:
        del copy.attrib[_DONE]
    etree.cleanup_namespaces(copy)
    return etree.tostring(copy, method="c14n", with_tail=False)
