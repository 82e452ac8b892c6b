"""List definitions: what `numbering.xml` says about each list and each of its nine levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.word.alternates import ALTERNATE, shown_branch
from redline.word.measures import integer
from redline.word.names import q
from redline.word.nodes import VAL, by_name, child, value
from redline.word.styles import is_on

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.package import Package
    from redline.word.styles import Styles

LEVELS: Final = 9
_MOST_LINKS: Final = 10
_NUMPR, _NUMID, _ILVL = q("w:numPr"), q("w:numId"), q("w:ilvl")
_START, _NUMFMT, _FORMAT, _TEXT = q("w:start"), q("w:numFmt"), q("w:format"), q("w:lvlText")
_RESTART, _LEGAL, _PSTYLE = q("w:lvlRestart"), q("w:isLgl"), q("w:pStyle")
_RPR, _RFONTS, _ASCII = q("w:rPr"), q("w:rFonts"), q("w:ascii")
_VANISH, _CAPS, _PPR, _IND = q("w:vanish"), q("w:caps"), q("w:pPr"), q("w:ind")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Level:
    """One level of a list (ECMA-376 Part 1, 17.9.6): how it counts and how its label is written.

    `text` is a pattern such as `%1.%2`. `restart` is the level, counted from 1, whose use starts
    this one anew: none for every level above it, 0 for never. `legal` writes all counts in digits.
    """

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    font: str = ""
    hidden: bool = False
    capitals: bool = False
    indent: Element | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ListUse:
    """One use of a list definition (17.9.15, `w:num`). Uses of one definition count on together.

    `starts` are the levels that this use starts anew, with the number they start at.
    """

    id: str
    definition: str
    levels: tuple[Level, ...]
    starts: dict[int, int]

    def level_of(self, style_id: str) -> int | None:
        """Return the level that a paragraph style is tied to, none where it is tied to none."""
        for index, level in enumerate(self.levels):
            if style_id and level.style == style_id:
                return index
        return None


class Lists:
    """All lists of a document, each read when a paragraph first asks for it."""

    def __init__(self, package: Package, styles: Styles) -> None:
        root = package.related_tree(package.main_part, "numbering")
        self._styles = styles
        self._definitions = _by_id(root, "w:abstractNum", "w:abstractNumId")
        self._nums = _by_id(root, "w:num", "w:numId")
        self._levels: dict[str, dict[int, Level]] = {}
        self._uses: dict[str, ListUse | None] = {}

    def use(self, num_id: str) -> ListUse | None:
        """Return the list with an id, none for an unknown one."""
        if num_id not in self._uses:
            self._uses[num_id] = self._read(num_id)
        return self._uses[num_id]

    def _read(self, num_id: str) -> ListUse | None:
        num = self._nums.get(num_id)
        definition = "" if num is None else self._definition_of(num_id)
        if num is None or definition not in self._definitions:
            return None
        levels = dict(self._levels_of(definition))
        starts: dict[int, int] = {}
        for override in num.iterchildren(q("w:lvlOverride")):
            index = integer(override.get(_ILVL), -1)
            levels.update(_read_levels(override, index))
            start = value(override, q("w:startOverride"))
            if start is not None:
                starts[index] = integer(start, 1)
        whole = tuple(levels.get(index, Level()) for index in range(LEVELS))
        return ListUse(id=num_id, definition=definition, levels=whole, starts=starts)

    def _levels_of(self, definition: str) -> dict[int, Level]:
        if definition not in self._levels:
            self._levels[definition] = _read_levels(self._definitions[definition])
        return self._levels[definition]

    def _definition_of(self, num_id: str) -> str:
        """Follow a use to its definition, through numbering styles (17.9.21, `w:numStyleLink`)."""
        for _ in range(_MOST_LINKS):
            if num_id not in self._nums:
                break
            definition = value(self._nums[num_id], q("w:abstractNumId")) or ""
            linked = value(self._definitions.get(definition), q("w:numStyleLink"))
            if linked is None:
                return definition
            numbered = self._styles.paragraph_property(linked, _NUMPR)
            num_id = value(numbered, _NUMID) or ""
        return ""


def _by_id(root: Element | None, tag: str, key: str) -> dict[str, Element]:
    if root is None:
        return {}
    return {element.get(q(key), ""): element for element in root.iterchildren(q(tag))}


def _read_levels(holder: Element, index: int | None = None) -> dict[int, Level]:
    levels = {}
    for element in holder.iterchildren(q("w:lvl")):
        at = integer(element.get(_ILVL), -1) if index is None else index
        levels[at] = _read_level(element)
    return levels


def _read_level(element: Element) -> Level:
    parts = by_name(element)
    number_format = _format_element(parts)
    run = by_name(parts.get(_RPR))
    fonts = run.get(_RFONTS)
    restart = _val(parts, _RESTART)
    return Level(
        start=integer(_val(parts, _START), 0),
        format="decimal" if number_format is None else number_format.get(VAL, "decimal"),
        pattern="" if number_format is None else number_format.get(_FORMAT, ""),
        text=_val(parts, _TEXT) or "",
        restart=None if restart is None else integer(restart, 0),
        legal=is_on(parts.get(_LEGAL)),
        style=_val(parts, _PSTYLE) or "",
        font="" if fonts is None else fonts.get(_ASCII, ""),
        hidden=is_on(run.get(_VANISH)),
        capitals=is_on(run.get(_CAPS)),
        indent=child(parts.get(_PPR), _IND),
    )


def _val(parts: dict[str, Element], name: str) -> str | None:
    found = parts.get(name)
    return None if found is None else found.get(VAL)


def _format_element(parts: dict[str, Element]) -> Element | None:
    """Word wraps formats of its own in alternate content, with a plain one to fall back on."""
    alternate = parts.get(ALTERNATE)
    if alternate is not None:
        return child(shown_branch(alternate), _NUMFMT)
    return parts.get(_NUMFMT)
