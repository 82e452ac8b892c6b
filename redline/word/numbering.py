"""List numbers: the label that Word shows in front of each paragraph, which no file contains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.model import OBJECT
from redline.word.levels import LEVELS, Lists
from redline.word.measures import integer
from redline.word.names import q
from redline.word.nodes import by_name, child, value
from redline.word.ordinals import formatted
from redline.word.symbols import shown_character

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.levels import Level, ListUse
    from redline.word.package import Package
    from redline.word.pieces import ProjectedParagraph, Projection
    from redline.word.styles import Style, Styles

BULLET: Final = "•"
_PPR, _PSTYLE, _SECTION = q("w:pPr"), q("w:pStyle"), q("w:sectPr")
_NUMPR, _NUMID, _ILVL = q("w:numPr"), q("w:numId"), q("w:ilvl")
_SLOT = re.compile(r"%([1-9])")
_MAX_LABEL = 200


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Label:
    """What stands in front of a paragraph, and its place in its list.

    `list_id` is none for a paragraph in no list. `bearer` is the style that put it into the list,
    none where the paragraph itself says so; it and `indent` decide how far it is moved in.
    """

    text: str = ""
    bullet: bool = False
    level: int | None = None
    list_id: int | None = None
    bearer: str | None = None
    indent: Element | None = None


NO_LABEL: Final = Label()


def labels(package: Package, projection: Projection, styles: Styles) -> tuple[Label, ...]:
    """Return the label of every paragraph, counted as Word counts: as if all changes were accepted.

    A paragraph whose mark is deleted takes no number, nor does an empty one that only ends a
    section. Each story counts for itself.
    """
    lists, membership = Lists(package, styles), Membership(styles)
    counters: dict[tuple[str, str], Counter] = {}
    found = []
    for paragraph in projection.paragraphs:
        counter = counters.setdefault((paragraph.story, paragraph.part), Counter())
        found.append(_label(paragraph, lists, membership, counter))
    return tuple(found)


class Counter:
    """The counts of all lists of one story so far."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def advance(self, use: ListUse, level: int) -> list[int]:
        """Count one paragraph at a level; return the counts down to it as they then stand.

        Levels above that were skipped count as used once.
        """
        counts = self._counts.setdefault(use.definition, [None] * LEVELS)
        for above in range(level):
            if counts[above] is None:
                counts[above] = self._first(use, above)
        counts[level] = self._next(use, level, counts[level])
        for deeper in range(level + 1, LEVELS):
            if _starts_anew(use.levels[deeper], level):
                counts[deeper] = None
        return [count or 0 for count in counts[: level + 1]]

    def _next(self, use: ListUse, level: int, now: int | None) -> int:
        is_restarted = level in use.starts and (use.id, level) not in self._started
        return self._first(use, level) if now is None or is_restarted else now + 1

    def _first(self, use: ListUse, level: int) -> int:
        """Return the number to start at: that of this use the first time, then that of the list."""
        if level in use.starts and (use.id, level) not in self._started:
            self._started.add((use.id, level))
            return use.starts[level]
        return use.levels[level].start


def _starts_anew(level: Level, used: int) -> bool:
    return level.restart is None or used < level.restart


# ------------------------------------------------------------------ which list, which level


class Membership:
    """Which list a paragraph is in, and at which level, by itself or by its style."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._bearers: dict[str, Style | None] = {}

    def bearer(self, style_id: str) -> Style | None:
        """Return the nearest style that names a list."""
        if style_id not in self._bearers:
            naming = (s for s in self._styles.chain(style_id) if _list_of(_numbering_of(s)))
            self._bearers[style_id] = next(naming, None)
        return self._bearers[style_id]

    def style_id(self, named: Element | None) -> str:
        """Return the id of a paragraph's style."""
        return self._styles.style_id(named)

    def level(self, direct: Element | None, style_id: str, use: ListUse) -> int:
        """Return the paragraph's own level, else the one its style is tied to (17.9.23, pStyle)."""
        own = value(direct, _ILVL)
        if own is not None:
            return _bounded(own)
        for style in self._styles.chain(style_id):
            tied = use.level_of(style.id)
            if tied is not None:
                return tied
            said = value(_numbering_of(style), _ILVL)
            if said is not None:
                return _bounded(said)
        return 0


def _label(
    paragraph: ProjectedParagraph, lists: Lists, membership: Membership, counter: Counter
) -> Label:
    settings = by_name(child(paragraph.element, _PPR))
    direct = settings.get(_NUMPR)
    style_id = membership.style_id(settings.get(_PSTYLE))
    num_id = _list_of(direct)
    bearer = None if num_id else membership.bearer(style_id)
    if bearer is not None:
        num_id = _list_of(_numbering_of(bearer))
    use = lists.use(num_id) if num_id and num_id != "0" else None
    if use is None or (not paragraph.pieces and _SECTION in settings):
        return NO_LABEL
    level = membership.level(direct, style_id, use)
    return Label(
        text=_text(use, level, counter.advance(use, level)),
        bullet=use.levels[level].format == "bullet",
        level=level,
        list_id=integer(num_id),
        bearer=None if bearer is None else bearer.id,
        indent=use.levels[level].indent,
    )


def _list_of(numbering: Element | None) -> str:
    return value(numbering, _NUMID) or ""


def _numbering_of(style: Style) -> Element | None:
    return child(style.paragraph, _NUMPR)


def _bounded(level: str) -> int:
    return max(0, min(integer(level), LEVELS - 1))


# ------------------------------------------------------------------ how it is written


def _text(use: ListUse, level: int, counts: list[int]) -> str:
    shown = use.levels[level]
    if shown.hidden:
        return ""
    if shown.format == "bullet":
        return _bullet(shown)

    def count(slot: re.Match[str]) -> str:
        at = int(slot.group(1)) - 1
        if at > level:
            return ""
        style = "decimal" if shown.legal else use.levels[at].format
        return formatted(counts[at], style, use.levels[at].pattern)

    text = _SLOT.sub(count, shown.text[:_MAX_LABEL]).strip()
    return text.upper() if shown.capitals else text


def _bullet(level: Level) -> str:
    text = level.text.strip()
    if len(text) != 1:
        return text
    character = shown_character(ord(text), level.font)
    return BULLET if character == OBJECT else character
