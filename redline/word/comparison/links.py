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
        self._by_sum: dict[tuple[int, int], list[str]] = {}
        self._sums: dict[str, tuple[int, int]] = {}
        self._aims: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._ids_of: dict[str, _Ids] = {}
        self._taken_names: set[str] = set()

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
        return self._aim(link, new=new)

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
        self._taken_names.add(part.name.lower())

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
            return self._lead(old_part, link, link.target)
        home = self._home(link.target, 0)
        if home is None:
            return None
        if link.type == _DIAGRAM:
            self._carry_drawing(new_part, home, old_part)
        return self._lead(old_part, link, home)

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
        alike = self._known(part, link.type).get(self._aim(link, new=True), ())
        return None if not alike else link.id if link.id in alike else alike[0]

    def _known(self, part: str, kind: str) -> dict[str, list[str]]:
        """Return the ids of a part's relationships of one type, by what they lead to."""
        key = (part, kind)
        if key not in self._aims:
            known = self._aims[key] = {}
            for link in self._old.relationships(part):
                if link.type == kind:
                    known.setdefault(self._aim(link, new=False), []).append(link.id)
        return self._aims[key]

    def _aim(self, link: Relationship, *, new: bool) -> str:
        return f"to {link.target}" if link.external else self._seal(link.target, new=new)

    def _lead(self, source: str, link: Relationship, target: str) -> str:
        """Let a part of the older package lead where `link` of the newer does."""
        if source not in self._ids_of:
            self._ids_of[source] = _Ids(own.id for own in self._old.relationships(source))
        made = replace(link, id=self._ids_of[source].free(link.id), target=target)
        self._gained.setdefault(source, []).append(made)
        self._known(source, link.type).setdefault(self._aim(link, new=True), []).append(made.id)
        return made.id

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
                self._gained.setdefault(home, []).append(replace(link, target=target))

    def _twin(self, name: str) -> str | None:
        """Return a part of the older package with the same bytes: pictures and the like only."""
        if name.lower().endswith(_XML_ENDINGS) or self._new.relationships(name):
            return None
        if not self._by_sum:
            for present in self._old.members:
                self._by_sum.setdefault((present.crc, present.size), []).append(present.name)
            self._sums = {member.name: (member.crc, member.size) for member in self._new.members}
        for found in self._by_sum.get(self._sums[name], ()):
            same_kind = self._old.content_type(found) == self._new.content_type(name)
            if same_kind and self._old.part(found) == self._new.part(name):
                return found
        return None

    def _taken(self, name: str) -> bool:
        return self._old.name_of(name) is not None or name.lower() in self._taken_names

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
        digest = hashlib.sha256(_lasting(name, package.part(name)))
        for link in package.relationships(name):
            inner = (
                link.target if link.external else self._seal(link.target, new=new, depth=depth + 1)
            )
            digest.update(f"\0{link.id}\0{link.type}\0{inner}".encode())
        return digest.hexdigest()


def _by_id(links: Iterable[Relationship], link_id: str) -> Relationship | None:
    return next((link for link in links if link.id == link_id), None)


class _Ids:
    """The ids of a part's relationships: each is given once."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        numbers = (int(found.group(1)) for i in self._taken if (found := _NUMBERED.match(i)))
        self._highest = max(numbers, default=0)

    def free(self, wanted: str) -> str:
        """Return an id that was free until now: the one that is wanted, or one of our own."""
        while not wanted or wanted in self._taken:
            self._highest += 1
            wanted = f"rId{self._highest}"
        self._taken.add(wanted)
        return wanted


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


def _lasting(name: str, data: bytes) -> bytes:
    """Return a part's bytes without the id by which a diagram's data name its ready drawing."""
    if not name.lower().endswith(_XML_ENDINGS):
        return data
    return _DRAWING.sub(rb"\1", to_transitional(data))


def _relative(source: str, target: str) -> str:
    """Return the way from one part to another, as Word writes it."""
    return quote(posixpath.relpath("/" + target, posixpath.join("/", posixpath.dirname(source))))


def _relations_part(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _bare(name: str, data: bytes) -> AddedPart:
    return AddedPart(name=name, content_type="", relationship="", data=data, source="")
