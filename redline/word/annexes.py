"""The parts around comments: their words, their threads, their lasting ids, and the people who wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.appending import appended
from redline.word.names import NAMESPACES, q, relation
from redline.word.package import AddedPart
from redline.word.parsing import in_utf8, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

    from redline.word.package import Package

KEY_LIMIT: Final = 0x7FFFFFFF
"""Keys of paragraphs stay below 2 to the 31st (MS-DOCX 2.6.2.3), lasting ids one below that (2.5.38)."""

_KEYS: Final = re.compile(
    rb""":(?:paraId|paraIdParent|durableId)\s*=\s*["']([0-9A-Fa-f]{1,8})["']"""
)
_WORDML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TEMPLATE: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    '<{root}{names} mc:Ignorable="{ignored}"></{root}>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One kind of part: its root element, and the later prefixes that are used in it."""

    root: str
    used: tuple[str, ...]


KINDS: Final = {
    "comments": _Kind(root="w:comments", used=("w14",)),
    "commentsExtended": _Kind(root="w15:commentsEx", used=("w15",)),
    "commentsIds": _Kind(root="w16cid:commentsIds", used=("w16cid",)),
    "people": _Kind(root="w15:people", used=("w15",)),
    "styles": _Kind(root="w:styles", used=()),
}


class Annexes:
    """Additions to the parts around a file's comments. A part that is not there is made.

    `settled` are parts that were edited already, which go on from there.
    """

    def __init__(self, package: Package, settled: Mapping[str, bytes] | None = None) -> None:
        self._package = package
        self.changed: dict[str, bytes] = dict(settled or {})
        self.added: list[AddedPart] = []

    def append(self, kind: str, children: Sequence[Element]) -> None:
        """Put elements behind all others of a part; without elements nothing is touched."""
        found = self._package.related(self._package.main_part, kind)
        if not children:
            return
        if found:
            data = self.changed.get(found[0]) or self._source(found[0])
            self.changed[found[0]] = self._appended(data, kind, children)
        else:
            self.added.append(self._made(kind, children))

    def _source(self, part: str) -> bytes:
        return in_utf8(self._package.path, part, self._package.part(part))

    def _appended(self, data: bytes, kind: str, children: Sequence[Element]) -> bytes:
        root = parse(self._package.path, kind, data)
        return appended(data, root, children, KINDS[kind].used)

    def _made(self, kind: str, children: Sequence[Element]) -> AddedPart:
        return AddedPart(
            name=self._free_name(kind),
            content_type=f"{_WORDML}{kind}+xml",
            relationship=relation(kind),
            data=self._appended(_empty(KINDS[kind]), kind, children),
            source=self._package.main_part,
        )

    def _free_name(self, kind: str) -> str:
        """Return a name for a new part, beside the main part; one that leads nowhere may be taken."""
        folder = self._package.main_part.rpartition("/")[0]
        stem, number = f"{folder}/{kind}" if folder else kind, 1
        name = f"{stem}.xml"
        while self._package.name_of(name):
            number += 1
            name = f"{stem}{number}.xml"
        return name


def _empty(kind: _Kind) -> bytes:
    """Return an empty part that declares what it uses and names as ignorable what came later."""
    prefixes = dict.fromkeys(("mc", kind.root.partition(":")[0], *kind.used))
    names = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
    text = _TEMPLATE.format(root=kind.root, names=names, ignored=" ".join(kind.used))
    return text.encode()


def unused_keys(package: Package) -> Iterator[str]:
    """Yield keys for paragraphs of comments that nothing in the file has, the same for the same file.

    They count on from a number drawn from the file itself, so that comments made in two copies of a
    contract are unlikely to share a key when Word combines them.
    """
    used = {int(key, 16) for part in _keyed(package) for key in _KEYS.findall(part)}
    at = int(package.sha256[:8], 16) % KEY_LIMIT
    while True:
        at = at % (KEY_LIMIT - 1) + 1
        if at not in used:
            yield f"{at:08X}"


def _keyed(package: Package) -> Iterator[bytes]:
    kinds = ("header", "footer", "footnotes", "endnotes", *KINDS, "commentsExtensible")
    parts = [part for kind in kinds for part in package.related(package.main_part, kind)]
    for part in (package.main_part, *parts):
        yield in_utf8(package.path, part, package.part(part))


# ------------------------------------------------------------------ what is put into them


def thread_entry(key: str, parent: str = "", *, done: bool = False) -> Element:
    """Return what ties a comment to its thread (MS-DOCX 2.5.36, `w15:commentEx`)."""
    entry = _element("w15:commentEx")
    entry.set(q("w15:paraId"), key)
    if parent:
        entry.set(q("w15:paraIdParent"), parent)
    entry.set(q("w15:done"), "1" if done else "0")
    return entry


def lasting_ids(package: Package, keys: Sequence[str], fresh: Iterator[str]) -> list[Element]:
    """Return an id for each comment that outlives saving, where the file keeps such (MS-DOCX 2.5.38)."""
    if not package.related(package.main_part, "commentsIds"):
        return []
    return [_lasting_id(key, next(fresh)) for key in keys]


def newcomers(package: Package, author: str) -> list[Element]:
    """Return the entry of an author whom the list of people does not name yet (MS-DOCX 2.5.32).

    There is no account of a directory to tell of, so that is left out.
    """
    people = package.related_tree(package.main_part, "people")
    known = () if people is None else people.iterchildren(q("w15:person"))
    if any(person.get(q("w15:author")) == author for person in known):
        return []
    person = _element("w15:person")
    person.set(q("w15:author"), author)
    return [person]


def _lasting_id(key: str, lasting: str) -> Element:
    entry = _element("w16cid:commentId")
    entry.set(q("w16cid:paraId"), key)
    entry.set(q("w16cid:durableId"), lasting)
    return entry


def _element(name: str) -> Element:
    prefix = name.partition(":")[0]
    return etree.Element(q(name), nsmap={prefix: NAMESPACES[prefix]})
