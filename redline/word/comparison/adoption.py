"""Adoption: content of the newer package made fit to stand in the older one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from redline.model import Notice
from redline.word.comparison.copying import Scope, copied, scope
from redline.word.comparison.definitions import Definitions
from redline.word.comparison.kinship import Form, fingerprint
from redline.word.comparison.links import Links
from redline.word.comparison.listing import ListPairs
from redline.word.comparison.notes import Notes
from redline.word.comparison.scanning import root_alone
from redline.word.comparison.wording import notice, style_notices
from redline.word.measures import integer, whole
from redline.word.names import NAMESPACES, q
from redline.word.nodes import VAL

if TYPE_CHECKING:
    from typing import Literal

    from lxml.etree import _Element as Element

    from redline.word.package import AddedPart, Package

_R: Final = f"{{{NAMESPACES['r']}}}"
_RELID: Final = q("o:relid")
_STYLED: Final = frozenset(q("w:" + name) for name in ("pStyle", "rStyle", "tblStyle"))
_NUMID, _DOCPR, _PPR = q("w:numId"), q("wp:docPr"), q("w:pPr")
_SECTION: Final = q("w:sectPr")
_SWITCHES: Final = frozenset((q("w:cantSplit"), q("w:tblHeader")))
_ON_OFF: Final = {"0": "off", "false": "off", "1": "on", "true": "on"}


class Adoption:
    """What one comparison takes from the newer package into the older: one for each comparison."""

    def __init__(self, old: Package, new: Package) -> None:
        self._old, self._new = old, new
        self._pairs = ListPairs(old, new)
        self._links = Links(old, new)
        self._lost: Counter[str] = Counter()
        self._definitions = Definitions(old, new, self._pairs, self._links, self._lost)
        self._notes = Notes(old, self._links)
        self._forms = {
            side: Form(
                lambda num, side=side: self._pairs.key(num, new=side),  # type: ignore[misc]
                lambda part, link, side=side: self._links.target(part, link, new=side),  # type: ignore[misc]
            )
            for side in (False, True)
        }
        self._keys: dict[tuple[bool, str, tuple[object, ...]], str] = {}
        self._scopes: dict[tuple[bool, str], Scope] = {}
        self._drawings: set[int] | None = None

    # ------------------------------------------------------------------ kinship

    def properties_key(self, properties: Element | None, *, new: bool) -> str:
        """Return what properties of either package share that mean the same, empty for none.

        Order, prefixes, save ids, language, history, and a paragraph's mark and section do not
        count, nor do the headers and footers that a section names.
        """
        if properties is None or not len(properties):
            return ""
        known = (new, str(properties.tag), fingerprint(properties))
        key = self._keys.get(known)
        if key is None:
            key = self._keys[known] = self._forms[new].inside(properties)
        return key

    def key_of_object(self, element: Element, part: str, *, new: bool) -> str:
        """Return what two drawings, objects, formulas or symbols share that are the same thing.

        Pictures and parts count by their bytes, links by their address; ids, names, the text in
        boxes and the version for older programs do not count.
        """
        return self._forms[new].of(element, part)

    # ------------------------------------------------------------------ copies

    def run(self, run: Element, new_part: str, old_part: str) -> Element:
        """Return a copy of a run, or of what stands among runs, fit for a part of the older package."""
        return self.element(run, new_part, old_part)

    def element(self, element: Element, new_part: str, old_part: str) -> Element:
        """Return a copy of any content in its current view, such as a paragraph or a table."""
        copy, lost = copied(
            element, self._scope(self._new, new_part), self._scope(self._old, old_part)
        )
        self._lost += lost
        self._drop_sections(copy)
        self._settle(copy, new_part, old_part)
        return copy

    def paragraph_properties(self, properties: Element | None) -> Element | None:
        """Return a copy of a `w:pPr` without its history and section, none for none."""
        return self._properties(properties)

    def run_properties(self, properties: Element | None) -> Element | None:
        """Return a copy of a `w:rPr` without its history, none for none."""
        return self._properties(properties)

    def note(self, kind: Literal["footnote", "endnote"], note: Element) -> tuple[str, Element]:
        """Add an empty note like one of the newer package; return its id and the live element.

        It stands in the tree of `notes_part(kind)`. Its contents are the caller's to fill in.
        """
        return self._notes.add(kind, note)

    def notes_part(self, kind: Literal["footnote", "endnote"]) -> str:
        """Return the name of the part that holds the older package's notes, or is to hold them."""
        return self._notes.part(kind)

    # ------------------------------------------------------------------ results

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What could not be carried over or tracked."""
        counted = [notice(what, number) for what, number in sorted((+self._lost).items())]
        return (*counted, *style_notices(self._old, self._new, self._forms))

    def changed(self) -> tuple[dict[str, bytes], list[AddedPart]]:
        """Return the parts that changed and those that are new, ready to be saved."""
        changed, added = self._links.changed()
        changed.update(self._definitions.changed())
        changed.update(self._notes.changed())
        return changed, [*added, *self._definitions.added(), *self._notes.added()]

    # ------------------------------------------------------------------ steps

    def _properties(self, properties: Element | None) -> Element | None:
        if properties is None:
            return None
        main = self._old.main_part
        copy, lost = copied(
            properties,
            self._scope(self._new, self._new.main_part),
            self._scope(self._old, main),
        )
        self._lost += lost
        if copy.tag == _PPR:
            for section in copy.findall(_SECTION):
                copy.remove(section)
        self._settle(copy, self._new.main_part, main)
        return copy

    def _scope(self, package: Package, part: str) -> Scope:
        key = (package is self._new, part)
        if key not in self._scopes:
            self._scopes[key] = scope(root_alone(package, part))
        return self._scopes[key]

    def _drop_sections(self, copy: Element) -> None:
        for section in list(copy.iter(_SECTION)):
            parent = section.getparent()
            if parent is not None and parent.tag == _PPR:
                parent.remove(section)
                self._lost["section"] += 1

    def _settle(self, copy: Element, new_part: str, old_part: str) -> None:
        """Give everything in a copy that names something elsewhere the older package's name for it."""
        for node in copy.iter():
            tag = node.tag
            if tag in _STYLED:
                self._definitions.style(node.get(VAL, ""))
            elif tag == _NUMID:
                node.set(VAL, self._definitions.list_id(node.get(VAL, "")))
            elif tag == _DOCPR:
                node.set("id", self._drawing_id(integer(node.get("id"), 1)))
            else:
                self._settle_links(node, new_part, old_part)
                _set_right(node)

    def _settle_links(self, node: Element, new_part: str, old_part: str) -> None:
        for key, value in node.items():
            if not (str(key).startswith(_R) or key == _RELID) or not value:
                continue
            carried = self._links.carried(new_part, str(value), old_part)
            if carried is None:
                del node.attrib[key]
                self._lost["link"] += 1
            else:
                node.set(key, carried)

    def _drawing_id(self, wanted: int) -> str:
        """Return an id that no drawing has: its own if that is free."""
        if self._drawings is None:
            self._drawings = _drawing_ids(self._old)
        number = wanted
        if number in self._drawings:
            number = max(self._drawings) + 1
        self._drawings.add(number)
        return str(number)


def _set_right(node: Element) -> None:
    """Write measures as whole numbers, and a row's switches as `on` and `off`, as the schema has them."""
    if node.tag in _SWITCHES and node.get(VAL) in _ON_OFF:
        node.set(VAL, _ON_OFF[node.get(VAL, "")])
    for key, value in node.items():
        if str(value).endswith(".0"):
            node.set(key, whole(str(value)))


def _drawing_ids(package: Package) -> set[int]:
    """Return the ids of all drawings in a package's stories."""
    kinds = ("header", "footer", "footnotes", "endnotes")
    parts = [part for kind in kinds for part in package.related(package.main_part, kind)]
    trees = [package.tree(part) for part in dict.fromkeys([package.main_part, *parts])]
    return {integer(el.get("id"), 0) for tree in trees for el in tree.iter(_DOCPR)}
