"""List definitions: what `numbering.xml` says about each list and each of its nine levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.word.alternates import ALTERNATE, shown_branch
from redline.word.measures import integer
from redline.word.names import q
from redline.word.nodes import VAL, child, value
from redline.word.styles import is_on

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.package import Package
    from redline.word.styles import Styles

LEVELS: Final = 9
_NUMPR, _NUMID = q("w:numPr"), q("w:numId")
_ILVL = q("w:ilvl")


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
        levels = _read_levels(self._definitions[definition])
        starts: dict[int, int] = {}
        for override in num.iterchildren(q("w:lvlOverride")):
            index = integer(override.get(_ILVL), -1)
            levels.update(_read_levels(override, index))
            start = value(override, q("w:startOverride"))
            if start is not None:
                starts[index] = integer(start, 1)
        whole = tuple(levels.get(index, Level()) for index in range(LEVELS))
        return ListUse(id=num_id, definition=definition, levels=whole, starts=starts)

    def _definition_of(self, num_id: str) -> str:
        """Follow a use to its definition, through numbering styles (17.9.21, `w:numStyleLink`)."""
        seen: set[str] = set()
        while num_id in self._nums and num_id not in seen:
            seen.add(num_id)
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
    number_format = _format_element(element)
    run = child(element, q("w:rPr"))
    fonts = child(run, q("w:rFonts"))
    restart = value(element, q("w:lvlRestart"))
    return Level(
        start=integer(value(element, q("w:start")), 0),
        format="decimal" if number_format is None else number_format.get(VAL, "decimal"),
        pattern="" if number_format is None else number_format.get(q("w:format"), ""),
        text=value(element, q("w:lvlText")) or "",
        restart=None if restart is None else integer(restart, 0),
        legal=is_on(child(element, q("w:isLgl"))),
        style=value(element, q("w:pStyle")) or "",
        font="" if fonts is None else fonts.get(q("w:ascii"), ""),
        hidden=is_on(child(run, q("w:vanish"))),
        capitals=is_on(child(run, q("w:caps"))),
        indent=child(child(element, q("w:pPr")), q("w:ind")),
    )


def _format_element(level: Element) -> Element | None:
    """Word wraps formats of its own in alternate content, with a plain one to fall back on."""
    alternate = child(level, ALTERNATE)
    if alternate is not None:
        return child(shown_branch(alternate), q("w:numFmt"))
    return child(level, q("w:numFmt"))
