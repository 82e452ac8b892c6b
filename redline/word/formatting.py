"""Which formatting new text takes: that of the words it replaces or joins, never of a heading or link."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from redline.word.package import Package
    from redline.word.pieces import Piece

    Weighed = tuple["Look", int]

_VAL: Final = q("w:val")
_OFF: Final = frozenset({"0", "false", "off", "none", "nil", "auto", "baseline"})
_EMPHASIS: Final = frozenset(
    q("w:" + name)
    for name in (
        *("b", "i", "caps", "smallCaps", "u", "strike", "dstrike", "color", "highlight"),
        *("vertAlign", "rStyle", "em", "emboss", "imprint", "outline", "shadow", "effect"),
    )
)
# What belongs to one stretch of text alone and is not handed on to its neighbour.
_OWN: Final = tuple(
    q("w:" + name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange"),
        *("vanish", "webHidden", "specVanish", "fitText"),
    )
)
# What a character style of a link or note mark is usually doubled with.
_DOUBLED: Final = tuple(q("w:" + name) for name in ("color", "u", "vertAlign"))
# Character styles that say what a text is (a link, a mark, a gap to fill), by their built-in names.
_NAMED_FOR_PURPOSE: Final = frozenset(
    {
        *("hyperlink", "followedhyperlink", "internet link", "placeholder text"),
        *("footnote reference", "endnote reference", "annotation reference", "page number"),
    }
)
# Properties that no reader sees do not make two looks differ.
_UNSEEN: Final = frozenset({q("w:lang"), q("w:noProof"), q("w:bCs"), q("w:iCs"), q("w:szCs")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The formatting of a stretch of text: its `w:rPr`, what tells it apart, and whether it stands out."""

    properties: Element | None
    key: tuple[str, ...] = ()
    stands_out: bool = False


PLAIN: Final = Look(properties=None)


class Looks:
    """The looks of one document's text, fit to be given to other text."""

    def __init__(self, package: Package) -> None:
        root = package.related_tree(package.main_part, "styles")
        self._purposes = frozenset() if root is None else frozenset(_styles_for_a_purpose(root))
        self._known: dict[Element, Look] = {}

    def of(self, piece: Piece) -> Look:
        """Return the look of a piece of text without what is its alone."""
        assert piece.run is not None  # noqa: S101 - all that is not locked stands in a run
        look = self._known.get(piece.run)
        if look is None:
            look = self._known[piece.run] = self._fit(piece.run.find(q("w:rPr")))
        return look

    def mark(self, paragraph: Element) -> Look:
        """Return the look of a paragraph's mark, which text in an empty paragraph takes."""
        return self._fit(paragraph.find(f"{q('w:pPr')}/{q('w:rPr')}"))

    def _fit(self, properties: Element | None) -> Look:
        if properties is None:
            return PLAIN
        fit = deepcopy(properties)
        _drop(fit, _OWN)
        style = fit.find(q("w:rStyle"))
        if style is not None and style.get(_VAL) in self._purposes:
            fit.remove(style)
            _drop(fit, _DOUBLED)
        return _look(fit) if len(fit) else PLAIN

    # -------------------------------------------------------------- choices

    def replacing(self, struck: Sequence[Piece], around: Sequence[Piece]) -> Look:
        """Return the look for text that replaces `struck`: the one most of its characters have."""
        weighed = self._weigh(struck)
        return _commonest(weighed) if weighed else self.joining(None, None, around)

    def joining(self, before: Piece | None, after: Piece | None, around: Sequence[Piece]) -> Look:
        """Return the look for text put between two pieces of a paragraph, as someone typing expects.

        It is that of the text before, or at a paragraph's start of the text after; but where that
        stands out and the other or most of the paragraph does not, the new text is plain too.
        """
        nearest = before or after
        first = PLAIN if nearest is None else self.of(nearest)
        second = first if after is None else self.of(after)
        if not first.stands_out:
            return first
        if first.key == second.key and before is not None and after is not None:
            return first
        if not second.stands_out:
            return second
        common = self.body(around)
        return common if not common.stands_out else first

    def body(self, pieces: Sequence[Piece]) -> Look:
        """Return the look of a paragraph's running text, without its run-in heading."""
        weighed = self._weigh(pieces)
        plain = [pair for pair in weighed if not pair[0].stands_out]
        return _commonest(plain or weighed) if weighed else PLAIN

    def number(self, pieces: Sequence[Piece]) -> Look | None:
        """Return the look of the number typed in front of a paragraph, none if there is none."""
        first = next((piece for piece in pieces if piece.text.strip()), None)
        if first is None or any(character.isalpha() for character in first.text):
            return None
        return self.of(first)

    def heading(self, pieces: Sequence[Piece]) -> Look:
        """Return the look of a paragraph's run-in heading, or of its text if it has none."""
        worded = (p for p in pieces if any(character.isalpha() for character in p.text))
        first = next(worded, None)
        return self.body(pieces) if first is None else self.of(first)

    def _weigh(self, pieces: Iterable[Piece]) -> list[Weighed]:
        return [(self.of(p), len(p.text.strip())) for p in pieces if p.text.strip()]


def said(properties: Element) -> str:
    """Return what a property element says: equal for equal ones, wherever they stand."""
    attributes = sorted(f"{key!r}={value!r}" for key, value in properties.items())
    inside = ", ".join(said(child) for child in properties)
    return f"{properties.tag!r} {attributes} [{inside}]"


def _styles_for_a_purpose(root: Element) -> Iterable[str]:
    for style in root.iterchildren(q("w:style")):
        name = style.find(q("w:name"))
        if name is not None and name.get(_VAL, "").lower() in _NAMED_FOR_PURPOSE:
            yield style.get(q("w:styleId"), "")


def _look(properties: Element) -> Look:
    seen = [child for child in properties if child.tag not in _UNSEEN]
    return Look(
        properties=properties,
        key=tuple(sorted(said(child) for child in seen)),
        stands_out=any(child.tag in _EMPHASIS and _is_on(child) for child in seen),
    )


def _is_on(toggle: Element) -> bool:
    return toggle.get(_VAL, "1").lower() not in _OFF and toggle.get(_VAL) != "000000"


def _commonest(weighed: Sequence[Weighed]) -> Look:
    """Return the look of the most characters; of equals, the first."""
    totals: dict[tuple[str, ...], int] = {}
    for look, length in weighed:
        totals[look.key] = totals.get(look.key, 0) + length
    most = max(totals, key=lambda key: totals[key])
    return next(look for look, _ in weighed if look.key == most)


def _drop(parent: Element, tags: Iterable[str]) -> None:
    for child in list(parent.iterchildren(*tags)):
        parent.remove(child)
