"""Lists of two packages paired: which list of the newer file is which of the older one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.comparison.kinship import Form
from redline.word.comparison.scanning import values
from redline.word.names import q
from redline.word.nodes import VAL, child

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from redline.word.package import Package

_NUM, _NUMID, _ABSTRACT = q("w:num"), q("w:numId"), q("w:abstractNum")
_ABSTRACT_ID, _ILVL = q("w:abstractNumId"), q("w:ilvl")
NO_LIST: Final = ""


class Listing:
    """The lists of one package: their definitions, and in which order its text first uses them."""

    def __init__(self, package: Package) -> None:
        root = package.related_tree(package.main_part, "numbering")
        self.nums = _by_id(root, _NUM, _NUMID)
        self.definitions = _by_id(root, _ABSTRACT, _ABSTRACT_ID)
        self._package = package
        self._forms: dict[str, str] = {}

    def definition_id(self, num_id: str) -> str:
        """Return the id of the definition that a list uses, empty where there is none."""
        named = child(self.nums.get(num_id), _ABSTRACT_ID)
        found = "" if named is None else named.get(VAL, "")
        return found if found in self.definitions else ""

    def form(self, num_id: str) -> str:
        """Return what two lists share that count and look alike, empty for no list at all."""
        form = self._forms.get(num_id)
        if form is None:
            form = self._forms[num_id] = self._read(num_id)
        return form

    def in_order(self) -> tuple[str, ...]:
        """Return the ids of all lists, those that the text uses first, by first use."""
        used = values(self._package, self._package.main_part, "numId")
        return tuple(dict.fromkeys([*(n for n in used if n in self.nums), *self.nums]))

    def _read(self, num_id: str) -> str:
        definition = self.definitions.get(self.definition_id(num_id))
        if definition is None:
            return NO_LIST
        form = Form(lambda inner: inner)
        overrides = (form.of(entry) for entry in self.nums[num_id].iterchildren(_OVERRIDE))
        return " ".join([form.inside(definition), *overrides])


class ListPairs:
    """Which list of the newer package is which of the older: one to one, and defined alike."""

    def __init__(self, old: Package, new: Package) -> None:
        self.old, self.new = Listing(old), Listing(new)
        self._partners: dict[str, str] | None = None

    def key(self, num_id: str, *, new: bool) -> str:
        """Return a name for a list that its partner in the other package has as well."""
        listing = self.new if new else self.old
        if not listing.form(num_id):
            return NO_LIST
        if not new:
            return f"old {num_id}"
        partner = self.partner(num_id)
        return f"new {num_id}" if partner is None else f"old {partner}"

    def partner(self, num_id: str) -> str | None:
        """Return the older package's list that is a list of the newer one, none where none is."""
        if self._partners is None:
            self._partners = self._paired()
        return self._partners.get(num_id)

    def partner_definition(self, definition_id: str) -> str | None:
        """Return the older package's definition for one of the newer, where lists using it pair."""
        for num_id in self.new.nums:
            if self.new.definition_id(num_id) == definition_id:
                partner = self.partner(num_id)
                if partner is not None:
                    return self.old.definition_id(partner)
        return None

    def _paired(self) -> dict[str, str]:
        """Pair lists of the same id first, the others in the order of their first use."""
        pairs = {
            num: num
            for num in self.new.nums
            if self.old.form(num) and self.old.form(num) == self.new.form(num)
        }
        free: dict[str, list[str]] = {}
        for num in _others(self.old.in_order(), pairs.values()):
            free.setdefault(self.old.form(num), []).append(num)
        for num in _others(self.new.in_order(), pairs):
            alike = free.get(self.new.form(num))
            if alike and self.new.form(num):
                pairs[num] = alike.pop(0)
        return pairs


_OVERRIDE: Final = q("w:lvlOverride")


def _others(nums: Iterable[str], paired: Iterable[str]) -> list[str]:
    taken = frozenset(paired)
    return [num for num in nums if num not in taken]


def _by_id(root: Element | None, tag: str, key: str) -> dict[str, Element]:
    return {} if root is None else {el.get(key, ""): el for el in root.iterchildren(tag)}
