"""Links of the older package as they grow: relationships and parts taken over from the newer one."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from lxml import etree

from redline.word.names import NAMESPACES, q, relation
from redline.word.package import AddedPart, Relationship
from redline.word.parsing import parse, serialise, to_transitional

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redline.word.package import Package

MOST_PARTS: Final = 2_000
"""Parts taken over in one comparison; a picture, chart or object needs one to a dozen."""

_DEEPEST: Final = 12
_XML_ENDINGS: Final = (".xml", ".rels", ".vml")
_EMPTY: Final = f'<Relationships xmlns="{NAMESPACES["rel"]}"/>'.encode()
_DIAGRAM: Final = relation("diagramData")
_DRAWING: Final = re.compile(rb"""(\srelId=["'])([A-Za-z0-9_.-]{1,80})["']""")
_STEM: Final = re.compile(r"(.*?)([0-9]*)(\.[^./]*)?\Z", re.DOTALL)
_NUMBERED: Final = re.compile(r"rId([0-9]{1,9})\Z")


class Links:
    """What leads where in two packages, and what the older one gains to lead there too."""

    def __init__(self, old: Package, new: Package) -> None:
        self._old, self._new = old, new
        self._gained: dict[str, list[Relationship]] = {}
        self._parts: dict[str, AddedPart] = {}
        self._homes: dict[str, str] = {}
        self._ids: dict[tuple[str, str, str], str | None] = {}
        self._seals: dict[tuple[bool, str], str] = {}
        self._by_sum: dict[tuple[int, int], list[str]] | None = None

    def of(self, part: str) -> tuple[Relationship, ...]:
        """Return the relationships of a part of the older package, with those it has gained."""
        return (*self._old.relationships(part), *self._gained.get(part, ()))

    def carried(self, new_part: str, link_id: str, old_part: str) -> str | None:
        """Return the id by which a part of the older package reaches what one of the newer does.

        None where the newer package's own id leads nowhere.
        """
        key = (new_part, link_id, old_part)
        if key not in self._ids:
            self._ids[key] = self._carry(*key)
        return self._ids[key]

    def target(self, part: str, link_id: str, *, new: bool) -> str:
        """Return what a relationship id stands for: an address, or the seal of a part."""
        link = _by_id((self._new if new else self._old).relationships(part), link_id)
        if link is None:
            return "nowhere"
        return f"to {link.target}" if link.external else self._seal(link.target, new=new)

    def lead(self, source: str, kind: str, target: str, wanted: str = "") -> str:
        """Let a part of the older package lead to another of its parts, and return the id."""
        return self._lead(source, Relationship(id=wanted, type=kind, target=target))

    def free_name(self, name: str) -> str:
        """Return a part name that neither the older package nor what it gained has, like `name`."""
        stem = _STEM.match(name)
        assert stem is not None  # noqa: S101 - the pattern matches whatever there is
        base, number, ending = stem.group(1), int(stem.group(2)[:9] or "0"), stem.group(3) or ""
        while self._taken(name):
            number += 1
            name = f"{base}{number}{ending}"
        return name

    def add(self, part: AddedPart) -> None:
        """Add a part to the older package; its relationship is written apart from it."""
        self._parts[part.name] = part

    def changed(self) -> tuple[dict[str, bytes], list[AddedPart]]:
        """Return the parts of relationships that have changed, and all parts that are new."""
        changed: dict[str, bytes] = {}
        added = list(self._parts.values())
        for source, gained in self._gained.items():
            wanted = _relations_part(source)
            name = self._old.name_of(wanted)
            data = _with_links(None if name is None else self._old.part(name), source, gained)
            if name is None:
                added.append(_bare(wanted, data))
            else:
                changed[name] = data
        return changed, added

    # ------------------------------------------------------------------ relationships

    def _carry(self, new_part: str, link_id: str, old_part: str) -> str | None:
        link = _by_id(self._new.relationships(new_part), link_id)
        if link is None or not (link.external or self._new.name_of(link.target)):
            return None
        present = self._present(link, old_part)
        if present is not None:
            return present
        if link.external:
            return self._lead(old_part, link)
        home = self._home(link.target, 0)
        if home is None:
            return None
        if link.type == _DIAGRAM:
            self._carry_drawing(new_part, home, old_part)
        return self._lead(old_part, Relationship(id=link.id, type=link.type, target=home))

    def _carry_drawing(self, new_part: str, home: str, old_part: str) -> None:
        """Bring the ready drawing of a diagram, which its data name by an id of the story's."""
        part = self._parts.get(home)
        named = None if part is None else _DRAWING.search(part.data)
        if part is None or named is None:
            return
        carried = self.carried(new_part, named.group(2).decode(), old_part) or ""
        data = part.data[: named.start(2)] + carried.encode() + part.data[named.end(2) :]
        self._parts[home] = replace(part, data=data)

    def _present(self, link: Relationship, part: str) -> str | None:
        """Return the id of a relationship that leads to the same thing, the same id if it does."""
        alike = [own for own in self.of(part) if own.type == link.type and self._equal(own, link)]
        same = _by_id(alike, link.id)
        return (same or alike[0]).id if alike else None

    def _equal(self, own: Relationship, link: Relationship) -> bool:
        if own.external or link.external:
            return own.external == link.external and own.target == link.target
        if own.target in self._parts:
            return self._homes.get(link.target) == own.target
        return self._seal(own.target, new=False) == self._seal(link.target, new=True)

    def _lead(self, source: str, link: Relationship) -> str:
        taken = {own.id for own in self.of(source)}
        wanted = link.id if link.id and link.id not in taken else _free_id(taken)
        made = Relationship(id=wanted, type=link.type, target=link.target, external=link.external)
        self._gained.setdefault(source, []).append(made)
        return wanted

    # ------------------------------------------------------------------ parts

    def _home(self, name: str, depth: int) -> str | None:
        """Return the name that a part of the newer package has in the older, taken over at need."""
        if name not in self._homes:
            if depth > _DEEPEST or len(self._parts) >= MOST_PARTS or not self._may_go(name):
                return None
            twin = self._twin(name)
            self._homes[name] = self.free_name(name) if twin is None else twin
            if twin is None:
                self._take_over(name, self._homes[name], depth)
        return self._homes[name]

    def _may_go(self, name: str) -> bool:
        return self._new.name_of(name) is not None and name != self._new.main_part

    def _take_over(self, name: str, home: str, depth: int) -> None:
        data = self._new.part(name)
        kind = self._new.content_type(name)
        if self._old.content_type(home) == kind:
            kind = ""
        if name.lower().endswith(_XML_ENDINGS):
            data = to_transitional(data)
        self.add(AddedPart(name=home, content_type=kind, relationship="", data=data, source=""))
        for link in self._new.relationships(name):
            target = link.target if link.external else self._home(link.target, depth + 1)
            if target is not None:
                made = Relationship(
                    id=link.id, type=link.type, target=target, external=link.external
                )
                self._gained.setdefault(home, []).append(made)

    def _twin(self, name: str) -> str | None:
        """Return a part of the older package with the same bytes: pictures and the like only."""
        if name.lower().endswith(_XML_ENDINGS) or self._new.relationships(name):
            return None
        if self._by_sum is None:
            self._by_sum = {}
            for member in self._old.members:
                self._by_sum.setdefault((member.crc, member.size), []).append(member.name)
        member = next(one for one in self._new.members if one.name == self._new.name_of(name))
        for found in self._by_sum.get((member.crc, member.size), ()):
            same_kind = self._old.content_type(found) == self._new.content_type(name)
            if same_kind and self._old.part(found) == self._new.part(name):
                return found
        return None

    def _taken(self, name: str) -> bool:
        lowered = name.lower()
        return self._old.name_of(name) is not None or any(lowered == n.lower() for n in self._parts)

    # ------------------------------------------------------------------ what a part amounts to

    def _seal(self, name: str, *, new: bool, depth: int = 0) -> str:
        """Return what two parts share that hold the same and lead to the same."""
        key = (new, name)
        if key not in self._seals:
            self._seals[key] = name  # a circle ends where it closes
            self._seals[key] = self._sealed(name, new=new, depth=depth)
        return self._seals[key]

    def _sealed(self, name: str, *, new: bool, depth: int) -> str:
        package = self._new if new else self._old
        if package.name_of(name) is None or depth > _DEEPEST or name == package.main_part:
            return "nowhere"
        digest = hashlib.sha256(to_transitional(package.part(name)))
        for link in package.relationships(name):
            inner = (
                link.target if link.external else self._seal(link.target, new=new, depth=depth + 1)
            )
            digest.update(f"\0{link.id}\0{link.type}\0{inner}".encode())
        return digest.hexdigest()


def _by_id(links: Iterable[Relationship], link_id: str) -> Relationship | None:
    return next((link for link in links if link.id == link_id), None)


def _free_id(taken: set[str]) -> str:
    numbers = (int(found.group(1)) for i in taken if (found := _NUMBERED.match(i)))
    return f"rId{max(numbers, default=0) + 1}"


# ------------------------------------------------------------------ how it is written


def _with_links(data: bytes | None, source: str, gained: Iterable[Relationship]) -> bytes:
    """Return a part of relationships with some added behind those it has."""
    root = parse("", _relations_part(source), _EMPTY if data is None else data)
    for link in gained:
        entry = etree.SubElement(root, q("rel:Relationship"))
        entry.set("Id", link.id)
        entry.set("Type", link.type)
        entry.set("Target", link.target if link.external else _relative(source, link.target))
        if link.external:
            entry.set("TargetMode", "External")
    return serialise(root)


def _relative(source: str, target: str) -> str:
    """Return the way from one part to another, as Word writes it."""
    return quote(posixpath.relpath("/" + target, posixpath.join("/", posixpath.dirname(source))))


def _relations_part(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _bare(name: str, data: bytes) -> AddedPart:
    return AddedPart(name=name, content_type="", relationship="", data=data, source="")
