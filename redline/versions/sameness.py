"""Knows when other characters say the same: quotes, dashes, spaces, capitals, spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from redline.model import Reading, Span
from redline.versions.wording import Token

_SAME: Final = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "…": "...",
}
_UNSEEN: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_LAST_MARKS: Final = frozenset(".;,")

_ISE: Final = (
    "agoni|apologi|authori|cannibali|capitali|categori|centrali|characteri|commerciali|computeri|"
    "criminali|customi|digiti|economi|emphasi|finali|formali|generali|harmoni|immuni|initiali|"
    "internationali|itemi|legali|liberali|locali|materiali|maximi|minimi|mobili|moderni|moneti|"
    "monopoli|nationali|neutrali|normali|optimi|organi|patroni|penali|personali|prioriti|privati|"
    "randomi|rationali|reali|recogni|regulari|reorgani|scrutini|seriali|speciali|stabili|standardi|"
    "subsidi|summari|symboli|synchroni|theori|utili|visuali|anonymi|pseudonymi|unauthori"
)
_SPELLINGS: Final = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (rf"^(re|un)?({_ISE})s(e[sdr]?|ers?|ing|ation|ations|able)$", r"\1\2z\3"),
        (r"^(analy|cataly|paraly)s(e[sd]|ing|e)$", r"\1z\2"),
        (
            r"^(dis)?(fav|hon|col|lab|neighb|behavi|endeav|harb|rum|val)our(?=|s|ed|ing|able|ably|s)",
            r"\1\2or",
        ),
        (
            r"^(cancel|travel|label|model|signal|total|level|counsel|fulfil|enrol)l(ed|ing|er|ers|or|ors)$",
            r"\1\2",
        ),
        (r"^(fulfil|enrol|instal)l(ments?|s)?$", r"\1\2"),
        (r"^(sub)?licence(s|d|es)?$", r"\1license\2"),
        (r"^(defen|offen|preten)ce(s)?$", r"\1se\2"),
        (r"^practise(s|d)?$", r"practice\1"),
        (r"^(judg|acknowledg)ement(s)?$", r"\1ment\2"),
        (r"^(cent|theat|met|lit)re(s)?$", r"\1er\2"),
        (r"^programme(s)?$", r"program\1"),
        (r"^wilful", "willful"),
        (r"^skilful", "skillful"),
        (r"^(while|among|amid)st$", r"\1"),
        (r"^whilst$", "while"),
        (r"^grey$", "gray"),
        (r"^(cata|ana|dia)logue(s)?$", r"\1log\2"),
        (r"^ageing$", "aging"),
        (r"^artefact", "artifact"),
    )
)

Refers = Callable[[Span], str]
"""Says which clause a place of the text refers to, by a name that both versions share; else empty."""


def own_words(readings: Iterable[Reading]) -> frozenset[str]:
    """Return the words, in small letters, whose capitals mean something in this contract."""
    names = [
        name
        for reading in readings
        for name in (
            *(term.term for term in reading.terms),
            *(part for p in reading.parties for part in (p.name, p.label, *p.aliases)),
        )
    ]
    words = (word for name in names for word in re.findall(r"\w+", name))
    return frozenset(word.casefold() for word in words if word[:1].isupper())


def said(
    tokens: Sequence[Token], own: frozenset[str], refers: Refers, labels: Sequence[Span]
) -> list[str]:
    """Return what tokens say, without regard to how it is written.

    `labels` are where numbers of clauses are typed, which say where they stand and no more.
    """
    found: list[str] = []
    for token in tokens:
        target = refers(token.span)
        if target:
            found += [target] if found[-1:] != [target] else []
        elif not (token.text.isspace() or token.text in _UNSEEN or _within(token, labels)):
            found += _plain(token.text, own)
    return found


def spaced(delete: str, insert: str, before: str, after: str) -> bool:
    """Say whether a hyphen between two words became a space, or a space a hyphen."""
    sides = {delete, insert}
    hyphens = {side for side in sides if _SAME.get(side, side) == "-"}
    return before.isalpha() and after.isalpha() and len(hyphens) == 1 and (sides - hyphens) == {" "}


def only_ends(struck: Sequence[str], written: Sequence[str]) -> bool:
    """Say whether nothing but the marks differ that may end a paragraph."""
    return {*struck, *written} <= _LAST_MARKS


def _within(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.holds(token.span) for span in spans)


def _plain(text: str, own: frozenset[str]) -> list[str]:
    if text in _SAME:
        return list(_SAME[text])
    small = text.casefold()
    if small in own:
        return [text.capitalize() if text.isupper() and len(text) > 3 else text]
    if not small.isalpha() or len(small) < 4:
        return [small]
    for pattern, plain in _SPELLINGS:
        small = pattern.sub(plain, small)
    return [small]
