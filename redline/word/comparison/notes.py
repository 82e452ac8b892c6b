"""Notes that the older package gains: footnotes and endnotes, and the parts that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.markup import element
from redline.word.measures import integer
from redline.word.names import NAMESPACES, q, relation
from redline.word.package import AddedPart
from redline.word.parsing import serialise

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.comparison.links import Links
    from redline.word.package import Package

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ID: Final = q("w:id")
_RULES: Final = (("-1", "separator"), ("0", "continuationSeparator"))


class Notes:
    """The older package's footnotes and endnotes as they grow."""

    def __init__(self, old: Package, links: Links) -> None:
        self._old, self._links = old, links
        self._roots: dict[str, Element] = {}
        self._names: dict[str, str] = {}
        self._ids: dict[str, set[int]] = {}

    def part(self, kind: str) -> str:
        """Return the name of the part that holds notes of a kind, or is to hold them."""
        if kind not in self._names:
            folder = self._old.main_part.rpartition("/")[0]
            present = self._old.related(self._old.main_part, f"{kind}s")
            name = f"{folder}/{kind}s.xml" if folder else f"{kind}s.xml"
            self._names[kind] = present[0] if present else self._links.free_name(name)
        return self._names[kind]

    def add(self, kind: str, like: Element) -> tuple[str, Element]:
        """Add an empty note, and return its id and itself, live in the tree of its part."""
        root = self._root(kind)
        taken = self._taken(kind)
        number = integer(like.get(_ID))
        if number < 1 or number in taken:
            number = max(taken) + 1
        taken.add(number)
        wanted = str(number)
        made = etree.SubElement(root, q(f"w:{kind}"))
        made.set(_ID, wanted)
        return wanted, made

    def changed(self) -> dict[str, bytes]:
        """Return the parts that have grown and were there before."""
        return {
            self.part(kind): serialise(root)
            for kind, root in self._roots.items()
            if self._old.name_of(self.part(kind))
        }

    def added(self) -> list[AddedPart]:
        """Return the parts that the older package had none of."""
        return [
            AddedPart(
                name=self.part(kind),
                content_type=f"{_TYPE}{kind}s+xml",
                relationship=relation(f"{kind}s"),
                data=serialise(root),
                source=self._old.main_part,
            )
            for kind, root in self._roots.items()
            if not self._old.name_of(self.part(kind))
        ]

    def _taken(self, kind: str) -> set[int]:
        if kind not in self._ids:
            self._ids[kind] = {0, *(integer(note.get(_ID)) for note in self._root(kind))}
        return self._ids[kind]

    def _root(self, kind: str) -> Element:
        if kind not in self._roots:
            name = self.part(kind)
            present = self._old.name_of(name)
            self._roots[kind] = self._old.tree(name) if present else _with_rules(kind)
        return self._roots[kind]


def _with_rules(kind: str) -> Element:
    """Return a part of notes with the two rules above them that Word expects (17.11.23)."""
    root = etree.Element(q(f"w:{kind}s"), nsmap={"w": NAMESPACES["w"], "r": NAMESPACES["r"]})
    for number, rule in _RULES:
        note = etree.SubElement(root, q(f"w:{kind}"))
        note.set(q("w:type"), rule)
        note.set(_ID, number)
        run = etree.SubElement(etree.SubElement(note, q("w:p")), q("w:r"))
        run.append(element(f"w:{rule}"))
    return root
