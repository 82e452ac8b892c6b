"""Styles and lists that the older package lacks, taken over from the newer one."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.comparison.copying import drop_extensions, scope
from redline.word.comparison.listing import NO_LIST
from redline.word.comparison.scanning import values
from redline.word.measures import integer
from redline.word.names import NAMESPACES, q, relation
from redline.word.nodes import VAL, child, value
from redline.word.package import AddedPart
from redline.word.parsing import parse, serialise

if TYPE_CHECKING:
    from collections import Counter

    from lxml.etree import _Element as Element

    from redline.word.comparison.links import Links
    from redline.word.comparison.listing import ListPairs
    from redline.word.package import Package

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_STYLE, _STYLE_ID, _NAME = q("w:style"), q("w:styleId"), q("w:name")
_NUM, _NUMID, _ABSTRACT = q("w:num"), q("w:numId"), q("w:abstractNum")
_ABSTRACT_ID, _NUMPR, _PPR = q("w:abstractNumId"), q("w:numPr"), q("w:pPr")
_KIN: Final = ("basedOn", "next", "link")
_NOT_TAKEN: Final = tuple(q("w:" + name) for name in ("nsid", "tmpl", "rsid", "lvlPicBulletId"))
_STYLE_LINK: Final = q("w:styleLink")
_DIGITS: Final = re.compile(r"[0-9]{1,9}\Z")
_BEHIND_DEFINITIONS: Final = (_NUM, q("w:numIdMacAtCleanup"))


class Definitions:
    """The older package's styles and lists as they grow. What it has stays as it is."""

    def __init__(
        self, old: Package, new: Package, pairs: ListPairs, links: Links, lost: Counter[str]
    ) -> None:
        self._old, self._new, self._pairs, self._links = old, new, pairs, links
        self._lost = lost
        self._roots: dict[str, Element] = {}
        self._styles = _styles(old)
        self._offered = _styles(new)
        self._names = {(_kind(style), _name(style)) for style in self._styles.values()}
        self._lists: dict[str, str] = {}
        self._definitions: dict[str, str] = {}

    def style(self, style_id: str) -> None:
        """See to it that the older package has a style, with those that it rests on."""
        waiting = [style_id]
        while waiting:
            wanted = waiting.pop()
            offered = self._offered.get(wanted)
            if wanted not in self._styles and offered is not None:
                waiting += self._add_style(wanted, offered)

    def list_id(self, num_id: str) -> str:
        """Return the id that a list of the newer package has in the older, taken over at need."""
        if num_id not in self._lists:
            self._lists[num_id] = self._list(num_id)
        return self._lists[num_id]

    def changed(self) -> dict[str, bytes]:
        """Return the parts that have grown and were there before."""
        return {
            name: serialise(root)
            for kind, root in self._roots.items()
            for name in self._old.related(self._old.main_part, kind)[:1]
        }

    def added(self) -> list[AddedPart]:
        """Return the parts that the older package had none of."""
        return [
            AddedPart(
                name=self._links.free_name(f"{_folder(self._old)}{kind}.xml"),
                content_type=f"{_TYPE}{kind}+xml",
                relationship=relation(kind),
                data=serialise(root),
                source=self._old.main_part,
            )
            for kind, root in self._roots.items()
            if not self._old.related(self._old.main_part, kind)
        ]

    # ------------------------------------------------------------------ styles

    def _add_style(self, style_id: str, offered: Element) -> list[str]:
        """Add a style, and return the ids of those it names."""
        made = self._copied(offered, "styles")
        self._styles[style_id] = made
        made.attrib.pop(q("w:default"), "")
        kin = self._settle_kin(made)
        self._name_apart(made)
        numbered = child(child(made, _PPR), _NUMPR)
        named = child(numbered, _NUMID)
        if named is not None:
            named.set(VAL, self.list_id(named.get(VAL, "")))
        self._root("styles").append(made)
        return kin

    def _settle_kin(self, made: Element) -> list[str]:
        kin = []
        for name in _KIN:
            for entry in made.findall(q("w:" + name)):
                other = entry.get(VAL, "")
                if other not in self._offered or (name == "link" and other in self._styles):
                    made.remove(entry)
                else:
                    kin.append(other)
        return kin

    def _name_apart(self, made: Element) -> None:
        """Give a style a name of its own: two styles of one name are one to Word."""
        entry = child(made, _NAME)
        if entry is None:  # as in files whose styles are known by their ids alone
            return
        name, number = entry.get(VAL, ""), 1
        while (_kind(made), _name(made)) in self._names:
            number += 1
            entry.set(VAL, f"{name} ({number})")
            made.set(q("w:customStyle"), "1")
        self._names.add((_kind(made), _name(made)))

    # ------------------------------------------------------------------ lists

    def _list(self, num_id: str) -> str:
        if self._pairs.new.form(num_id) == NO_LIST:
            return num_id if self._is_free(num_id) else "0"
        partner = self._pairs.partner(num_id)
        return self._add_list(num_id) if partner is None else partner

    def _is_free(self, num_id: str) -> bool:
        """Say whether the older package, too, has no list of an id that stands for none."""
        none = self._pairs.old.form(num_id) == NO_LIST and num_id not in self._lists.values()
        return none and _DIGITS.match(num_id) is not None

    def _add_list(self, num_id: str) -> str:
        root = self._root("numbering")
        taken = {num.get(_NUMID, "") for num in root.iterchildren(_NUM)}
        taken.update(values(self._old, self._old.main_part, "numId"), self._lists.values())
        made_id = self._lists[num_id] = _free(num_id, taken)
        definition = self._definition(self._pairs.new.definition_id(num_id))
        made = self._copied(self._pairs.new.nums[num_id], "numbering")
        made.set(_NUMID, made_id)
        named = child(made, _ABSTRACT_ID)
        if named is not None:
            named.set(VAL, definition)
        root.insert(_place(root, (q("w:numIdMacAtCleanup"),)), made)
        return made_id

    def _definition(self, definition_id: str) -> str:
        if definition_id not in self._definitions:
            partner = self._pairs.partner_definition(definition_id)
            self._definitions[definition_id] = partner or self._add_definition(definition_id)
        return self._definitions[definition_id]

    def _add_definition(self, definition_id: str) -> str:
        root = self._root("numbering")
        taken = {one.get(_ABSTRACT_ID, "") for one in root.iterchildren(_ABSTRACT)}
        made_id = self._definitions[definition_id] = _free(definition_id, taken)
        offered = self._pairs.new.definitions[definition_id]
        self._lost["bullet"] += any(True for _ in offered.iter(q("w:lvlPicBulletId")))
        made = self._copied(offered, "numbering")
        made.set(_ABSTRACT_ID, made_id)
        root.insert(_place(root, _BEHIND_DEFINITIONS), made)
        self._settle_style_links(root, made)
        return made_id

    def _settle_style_links(self, root: Element, made: Element) -> None:
        """Only one definition may be that of a list style (17.9.27): the one that was there first."""
        for entry in made.findall(_STYLE_LINK):
            name = entry.get(VAL, "")
            if sum(1 for link in root.iter(_STYLE_LINK) if link.get(VAL) == name) > 1:
                made.remove(entry)
        for entry in made.findall(q("w:numStyleLink")):
            self.style(entry.get(VAL, ""))

    def _copied(self, offered: Element, kind: str) -> Element:
        """Return a copy without what a program gives anew."""
        made = deepcopy(offered)
        made.tail = None
        source = self._new.related_tree(self._new.main_part, kind)
        drop_extensions(made, scope(source), scope(self._root(kind)))
        for entry in list(made.iter(*_NOT_TAKEN)):
            parent = entry.getparent()
            if parent is not None:
                parent.remove(entry)
        return made

    def _root(self, kind: str) -> Element:
        if kind not in self._roots:
            present = self._old.related(self._old.main_part, kind)
            self._roots[kind] = (
                parse(self._old.path, present[0], self._old.part(present[0]))
                if present
                else etree.Element(q("w:" + kind), nsmap={"w": NAMESPACES["w"]})
            )
        return self._roots[kind]


def _styles(package: Package) -> dict[str, Element]:
    root = package.related_tree(package.main_part, "styles")
    found = () if root is None else root.iterchildren(_STYLE)
    return {style.get(_STYLE_ID, ""): style for style in found}


def _kind(style: Element) -> str:
    return style.get(q("w:type"), "paragraph")


def _name(style: Element) -> str:
    return (value(style, _NAME) or "").lower()


def _folder(package: Package) -> str:
    folder = package.main_part.rpartition("/")[0]
    return f"{folder}/" if folder else ""


def _free(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    return str(max(integer(number, 0) for number in taken) + 1)


def _place(root: Element, behind: tuple[str, ...]) -> int:
    """Return where a child goes so that those of some names stay behind it."""
    first = next(root.iterchildren(*behind), None)
    return len(root) if first is None else root.index(first)
