"""What a reader sees of a paragraph besides its words: emphasis, capitals, centring, indentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from redline.word.measures import twips
from redline.word.names import q
from redline.word.nodes import VAL, child, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.numbering import Label
    from redline.word.styles import Styles

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


PLAIN: Final = Look(emphasised=False, capitals=False)


class Looks:
    """The looks of runs, worked out once for each set of properties that bear on them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[tuple[str, ...], Look] = {}

    def of(self, run: Element | None, style_id: str) -> Look:
        """Return the look of a run in a paragraph of a style."""
        properties = None if run is None else child(run, _RPR)
        key = (style_id, *_signature(properties))
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = self._resolve(properties, style_id)
        return look

    def _resolve(self, properties: Element | None, style_id: str) -> Look:
        toggled = self._styles.toggled
        return Look(
            emphasised=toggled(properties, style_id, _BOLD)
            or self._is_underlined(properties, style_id),
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


def is_centred(styles: Styles, properties: Element | None, style_id: str) -> bool:
    """Say whether a paragraph is centred, by itself or by its style."""
    return _nearest(styles, properties, style_id, _JC) == "center"


def outline(styles: Styles, properties: Element | None, style_id: str) -> int | None:
    """Return the outline level, 0 for the highest; none for body text (17.3.1.20)."""
    level = _nearest(styles, properties, style_id, _OUTLINE)
    return int(level) if level is not None and level in "012345678" and level else None


def indent(styles: Styles, properties: Element | None, style_id: str, label: Label) -> int:
    """Return how far a paragraph's lines are moved in, in twentieths of a point.

    What the paragraph says goes before its list level, and that before its style, unless the style
    that puts it into the list, or one based on that, says something itself (17.9.22).
    """
    own = _left(child(properties, _IND))
    if own is not None:
        return own
    of_level = _left(label.indent)
    for style in styles.chain(style_id):
        if label.bearer is None and of_level is not None:
            return of_level
        by_style = _left(child(style.paragraph, _IND))
        if by_style is not None:
            return by_style
        if style.id == label.bearer and of_level is not None:
            return of_level
    return _default(styles, of_level)


def _default(styles: Styles, of_level: int | None) -> int:
    if of_level is not None:
        return of_level
    return _left(styles.paragraph_property("", _IND)) or 0


def _left(element: Element | None) -> int | None:
    if element is None:
        return None
    return next(
        (length for name in _LEFT if (length := twips(element.get(name))) is not None), None
    )


def _nearest(styles: Styles, properties: Element | None, style_id: str, tag: str) -> str | None:
    own = value(properties, tag)
    if own is not None:
        return own
    found = styles.paragraph_property(style_id, tag)
    return None if found is None else found.get(VAL)


def _signature(properties: Element | None) -> tuple[str, ...]:
    if properties is None:
        return ()
    return tuple(f"{entry.tag}={entry.get(VAL)}" for entry in properties if entry.tag in _TELLING)
