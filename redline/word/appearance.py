"""What a reader sees of a paragraph besides its words: emphasis, capitals, centring, indentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from redline.word.measures import integer, twips
from redline.word.names import q
from redline.word.nodes import VAL, child, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.numbering import Label
    from redline.word.styles import Styles

    Settings = dict[str, Element]

_RPR, _JC, _IND = q("w:rPr"), q("w:jc"), q("w:ind")
_BOLD, _UNDERLINE, _STYLE = q("w:b"), q("w:u"), q("w:rStyle")
_CAPITALS: Final = (q("w:caps"), q("w:smallCaps"))
_TELLING: Final = frozenset({_BOLD, _UNDERLINE, _STYLE, *_CAPITALS})
_LINK_STYLES: Final = frozenset({"hyperlink", "followedhyperlink"})
_LEFT: Final = (q("w:left"), q("w:start"))
_OUTLINE: Final = q("w:outlineLvl")
_BODY_TEXT: Final = 9


class Look(NamedTuple):
    """How a run looks: bold or underlined, and whether its letters are shown as capitals."""

    emphasised: bool
    capitals: bool


class Appearance:
    """How the paragraphs of one document look, each combination of properties worked out once.

    `settings` are a paragraph's own properties by name, `style_id` is its style.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._looks: dict[tuple[str | None, ...], Look] = {}
        self._indents: dict[tuple[str, str | None, int | None], int] = {}

    def look(self, run: Element | None, style_id: str) -> Look:
        """Return the look of a run in a paragraph of a style."""
        properties = child(run, _RPR)
        key = (style_id, *_signature(properties))
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._look(properties, style_id)
        return look

    def is_centred(self, settings: Settings, style_id: str) -> bool:
        """Say whether a paragraph is centred, by itself or by its style."""
        return self._nearest(settings, style_id, _JC) == "center"

    def outline(self, settings: Settings, style_id: str) -> int | None:
        """Return the outline level, 0 for the highest; none for body text (17.3.1.20)."""
        level = integer(self._nearest(settings, style_id, _OUTLINE), _BODY_TEXT)
        return level if 0 <= level < _BODY_TEXT else None

    def indent(self, settings: Settings, style_id: str, label: Label) -> int:
        """Return how far a paragraph's lines are moved in, in twentieths of a point.

        What the paragraph says goes before its list level, and that before its style, unless the
        style that puts it into the list, or one based on that, says something itself (17.9.22).
        """
        own = _left(settings.get(_IND))
        if own is not None:
            return own
        key = (style_id, label.bearer, _left(label.indent))
        if key not in self._indents:
            self._indents[key] = self._indent(*key)
        return self._indents[key]

    def _look(self, properties: Element | None, style_id: str) -> Look:
        toggled = self._styles.toggled
        is_bold = toggled(properties, style_id, _BOLD)
        return Look(
            emphasised=is_bold or self._is_underlined(properties, style_id),
            capitals=any(toggled(properties, style_id, tag) for tag in _CAPITALS),
        )

    def _is_underlined(self, properties: Element | None, style_id: str) -> bool:
        """Say whether a run is underlined for emphasis; that a link is underlined says nothing."""
        direct = child(properties, _UNDERLINE)
        character_style = value(properties, _STYLE) or ""
        if direct is None and self._styles.name(character_style).lower() in _LINK_STYLES:
            return False
        found = self._styles.run_property(properties, style_id, _UNDERLINE)
        return found is not None and found.get(VAL, "single") != "none"

    def _indent(self, style_id: str, bearer: str | None, of_level: int | None) -> int:
        if bearer is None and of_level is not None:
            return of_level
        for style in self._styles.chain(style_id):
            by_style = _left(child(style.paragraph, _IND))
            if by_style is not None:
                return by_style
            if style.id == bearer and of_level is not None:
                return of_level
        return _left(self._styles.paragraph_property("", _IND)) or 0

    def _nearest(self, settings: Settings, style_id: str, tag: str) -> str | None:
        found = settings.get(tag)
        if found is None:
            found = self._styles.paragraph_property(style_id, tag)
        return None if found is None else found.get(VAL)


def _left(element: Element | None) -> int | None:
    if element is None:
        return None
    return next((at for name in _LEFT if (at := twips(element.get(name))) is not None), None)


def _signature(properties: Element | None) -> list[str | None]:
    if properties is None:
        return []
    telling: list[str | None] = []
    for entry in properties:
        if entry.tag in _TELLING:
            telling += (entry.tag, entry.get(VAL))
    return telling
