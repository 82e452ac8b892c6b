"""The phrase language of playbooks: words, beginnings of words, gaps, choices and parties."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from redline.model.playbook import Choice, Gap, Phrase, Piece, Slot, Word

if TYPE_CHECKING:
    from collections.abc import Callable

SIDES = ("us", "them", "either", "both")
"""The parties that a phrase can name in curly brackets."""

WIDEST_GAP = 60
"""The most words that `...N` may leave open."""

_LONGEST = 500  # characters of a phrase; a longer one is a clause pasted in by mistake
_DEEPEST = 6  # brackets within brackets

_TOKEN = re.compile(
    r"""
      (?P<gap>(?:\.{3}|…)(?P<most>\d*))
    | (?P<slot>\{(?P<side>[^{}]*)\}(?:['\u2019]s?(?!\w))?)
    | (?P<word>[$€£¥]?\w+(?:(?:[-\u2010-\u2013'\u2019./&]|(?<=\d),(?=\d))\w+)*|[%$€£¥§&])
      (?P<prefix>(?:~(?!\w))?)
    | (?P<open>[(\[])
    | (?P<close>[)\]])
    | (?P<bar>\|)
    | (?P<skip>(?:[\s,;:!?"'\u2010-\u201f-]|\.(?!\.\.))+)
    """,
    re.VERBOSE,
)
_CLOSES = {"(": ")", "[": "]"}
_PLAINER = str.maketrans({"\u2019": "'", **dict.fromkeys("\u2010\u2011\u2012\u2013", "-")})


class _Token(NamedTuple):
    kind: str
    text: str
    at: int
    match: re.Match[str]


def parse_phrase(source: str) -> Phrase:
    """Read a phrase as it is written in a rule (`clauses/README.md`, Phrases).

    Raises `ValueError` with the place, as `character 7: ...`, where it is malformed.
    """
    if len(source) > _LONGEST:
        _fail(_LONGEST, f"the phrase is too long (most: {_LONGEST} characters)")
    reader = _Reader(_tokens(source), len(source))
    pieces = reader.sequence(depth=0)
    reader.expect_end()
    if not all(isinstance(piece, Word) for piece in pieces) or not pieces:
        _check(pieces, reader)
    return Phrase(source, pieces)


def _tokens(source: str) -> tuple[_Token, ...]:
    found: list[_Token] = []
    at = 0
    for match in _TOKEN.finditer(source):
        if match.start() > at:
            break
        kind = _KINDS[match.lastgroup or ""]
        if kind != "skip":
            found.append(_Token(kind, match.group(), at, match))
        at = match.end()
    if at < len(source):
        _fail(at, _UNREADABLE.get(source[at], f"{source[at]!r} has no meaning in a phrase"))
    return tuple(found)


# The group that a match ended with, and what the match is.
_KINDS = {kind: kind for kind in ("gap", "slot", "word", "open", "close", "bar", "skip")}
_KINDS |= {"most": "gap", "side": "slot", "prefix": "word"}

_UNREADABLE = {
    "~": "~ belongs at the end of a word, as in terminat~",
    "{": "this { is never closed; parties are written {us}, {them}, {either} or {both}",
    "}": "this } closes nothing",
}


class _Reader:
    """Walks over the tokens of one phrase, building its pieces."""

    def __init__(self, tokens: tuple[_Token, ...], end: int) -> None:
        self._tokens, self._next, self.end = tokens, 0, end
        self.met_gap = any(token.kind == "gap" for token in tokens)

    def sequence(self, depth: int) -> tuple[Piece, ...]:
        """Read pieces up to a bar, a closing bracket or the end."""
        pieces: list[Piece] = []
        while token := self._peek("word", "gap", "slot", "open"):
            self._next += 1
            if token.kind == "open":
                pieces.extend(self._choice(token, depth + 1))
            else:
                pieces.append(_MAKERS[token.kind](token))
        return tuple(pieces)

    def expect_end(self) -> None:
        """Raise if anything is left over."""
        if self._next < len(self._tokens):
            token = self._tokens[self._next]
            if token.kind == "bar":
                _fail(token.at, "put round brackets about the words to choose from: (a|b)")
            _fail(token.at, f"this {token.text} closes nothing")

    def _peek(self, *kinds: str) -> _Token | None:
        if self._next < len(self._tokens) and self._tokens[self._next].kind in kinds:
            return self._tokens[self._next]
        return None

    def _choice(self, opened: _Token, depth: int) -> tuple[Piece, ...]:
        if depth > _DEEPEST:
            _fail(opened.at, f"brackets go deeper than {_DEEPEST}")
        options = [self._option(opened, depth)]
        while self._peek("bar"):
            self._next += 1
            options.append(self._option(opened, depth))
        self._close(opened)
        if opened.text == "(" and len(options) == 1:
            return options[0]
        return (Choice(tuple(options), optional=opened.text == "["),)

    def _option(self, opened: _Token, depth: int) -> tuple[Piece, ...]:
        option = self.sequence(depth)
        if not option:
            _fail(opened.at, f"nothing to choose in {opened.text}{_CLOSES[opened.text]}")
        if not any(map(_always, option)):
            _fail(opened.at, "square brackets already say that words may be left out")
        return option

    def _close(self, opened: _Token) -> None:
        token = self._peek("close")
        if token is None:
            _fail(opened.at, f"this {opened.text} is never closed")
        if token.text != _CLOSES[opened.text]:
            _fail(token.at, f"expected {_CLOSES[opened.text]} to close {opened.text}")
        self._next += 1


def _word(token: _Token) -> Word:
    text = token.match["word"].lower()
    text = text if text.isascii() else text.translate(_PLAINER)
    prefix = token.text[-1] == "~"
    if prefix and not text[-1].isalnum():
        _fail(token.at, "~ belongs at the end of a word, as in terminat~")
    return Word(text, prefix)


def _gap(token: _Token) -> Gap:
    digits = token.match["most"]
    most = int(digits[:4]) if digits else Gap().most
    if not 1 <= most <= WIDEST_GAP:
        _fail(token.at, f"a gap holds 1 to {WIDEST_GAP} words")
    return Gap(most)


def _slot(token: _Token) -> Slot:
    side = token.match["side"].strip().lower().removesuffix("'s").removesuffix("\u2019s")
    if side not in SIDES:
        known = ", ".join(f"{{{known}}}" for known in SIDES)
        _fail(token.at, f"unknown party {{{side}}}; a phrase knows {known}")
    return Slot(side)


_MAKERS: dict[str, Callable[[_Token], Piece]] = {"word": _word, "gap": _gap, "slot": _slot}


def _check(pieces: tuple[Piece, ...], reader: _Reader) -> None:
    if not any(_always(piece) for piece in pieces):
        _fail(0, "a phrase needs at least one word that must be there")
    if reader.met_gap:
        _check_gaps(pieces, reader)


def _check_gaps(pieces: tuple[Piece, ...], reader: _Reader) -> None:
    if _edge_gap(pieces, 0):
        _fail(0, "a phrase cannot begin with a gap; leave the ... out")
    if _edge_gap(pieces, -1):
        _fail(reader.end, "a phrase cannot end with a gap; leave the ... out")
    if _doubled_gap(pieces):
        _fail(0, "two gaps stand side by side; write one, as in ...20")


def _always(piece: Piece) -> bool:
    """Say whether a piece cannot be matched by nothing at all."""
    if isinstance(piece, Choice):
        return not piece.optional and all(any(map(_always, option)) for option in piece.options)
    return not isinstance(piece, Gap)


def _edge_gap(pieces: tuple[Piece, ...], edge: int) -> bool:
    """Say whether a gap can come first (`edge` 0) or last (`edge` -1)."""
    for piece in pieces if edge == 0 else reversed(pieces):
        if isinstance(piece, Gap):
            return True
        if isinstance(piece, Choice) and any(_edge_gap(option, edge) for option in piece.options):
            return True
        if _always(piece):
            return False
    return False


def _doubled_gap(pieces: tuple[Piece, ...]) -> bool:
    if any(isinstance(left, Gap) and isinstance(right, Gap) for left, right in pairwise(pieces)):
        return True
    return any(
        _doubled_gap(option)
        for piece in pieces
        if isinstance(piece, Choice)
        for option in piece.options
    )


def _fail(at: int, problem: str) -> NoReturn:
    raise ValueError(f"character {at + 1}: {problem}")
