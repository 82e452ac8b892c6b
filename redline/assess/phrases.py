"""Knows how to find the phrases of a playbook in the words of a contract."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from redline.model.playbook import Choice, Gap, Phrase, Piece, Slot, Word
from redline.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a contract calls the two sides: names, labels and aliases, in any order.

    An article in front and a possessive behind make no difference, nor does the case.
    """

    us: tuple[str, ...] = ()
    them: tuple[str, ...] = ()


def find(phrase: Phrase, text: str, names: Names) -> tuple[Span, ...]:
    """Return every place where `phrase` is said in `text`, in order, none overlapping another.

    Case, quotes, dashes, spacing and punctuation between words make no difference; a match never
    runs over the end of a sentence or paragraph. Takes time linear in the length of the text.
    """
    return tuple(_matches(phrase, text, names))


def find_first(phrase: Phrase, text: str, names: Names) -> Span | None:
    """Return the first place where `phrase` is said in `text`, or none."""
    return next(_matches(phrase, text, names), None)


def says(phrases: tuple[Phrase, ...], text: str, names: Names) -> bool:
    """Say whether `text` says any of `phrases`."""
    return any(find_first(phrase, text, names) for phrase in phrases)


def _matches(phrase: Phrase, text: str, names: Names) -> Iterator[Span]:
    finder = _finder(phrase, names)
    plain = _plain(text)
    if all(any(word in plain for word in words) for words in finder.needs):
        for match in finder.pattern.finditer(plain):
            yield Span(*match.span())


# ------------------------------------------------------------------ the text, made plain

# One character for one, so that offsets stay what they are.
_PLAINER = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-"),
        **dict.fromkeys("\t\v\f\r\x1c\x1d\x1e\x1f\u0085\u00a0\u1680\u2028\u2029\u202f\u3000", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200C)), " "),
    }
)

# A full stop ends a sentence where white space and a capital follow, unless it ends an initial or
# one of the few abbreviations that stand before capitals.
_SENTENCE_END = re.compile(
    r"""(?<!\b[A-Za-z])(?<!\b(?:Co|No|Mr|Dr|vs))(?<!\b(?:Inc|Ltd|LLC|Art|Sec|Nos|Mrs))(?<!\bCorp)
        [.!?](?=["')\]]{0,3}[ ]{1,9}["'(\[]{0,2}[A-Z\u00c0-\u00de])""",
    re.VERBOSE,
)


_POSSESSIVE = re.compile(r"(?<=\w)'s(?!\w)")


@lru_cache(maxsize=32)
def _plain(text: str) -> str:
    """Return `text` in lower case, marks plain, a line feed for the end of a sentence.

    The s of a possessive becomes a mark, so that `the party's` is the words `the party`.
    """
    plain = _SENTENCE_END.sub("\n", text.translate(_PLAINER))
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)
    return _POSSESSIVE.sub("''", lower)


# ------------------------------------------------------------------ the phrase, made a pattern

# Between two words: punctuation and space, never the end of a sentence. What is passed over is
# never given back, so that there is one way only to read a stretch of text.
_BETWEEN = r"[^\w\n]*+(?<!\w)"
_ANY_WORD = rf"{_BETWEEN}\w++"
_NEVER = r"(?!)"
_PARTS = re.compile(r"\w+|[^\w\s]")
_JOINTS = {"-": r"[^\w\n]{0,3}", "'": "'"}


class _Lead(Enum):
    """What stands in front of a piece: nothing yet, a word, or space that was passed already."""

    OPENS = "opens"
    FOLLOWS = "follows"
    PASSED = "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finder:
    """A compiled phrase. A text that lacks every word of one of `needs` cannot say it."""

    pattern: re.Pattern[str]
    needs: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=4096)
def _finder(phrase: Phrase, names: Names) -> _Finder:
    pieces = _named(phrase.pieces, _slots(names))
    return _Finder(
        pattern=re.compile(_sequence(pieces, _Lead.OPENS)),
        needs=tuple(filter(None, map(_needed, pieces))),
    )


def _named(pieces: tuple[Piece, ...], slots: dict[str, Choice]) -> tuple[Piece, ...]:
    """Put the words that a contract uses for the parties in the place of the slots."""
    return tuple(_filled(piece, slots) for piece in pieces)


def _filled(piece: Piece, slots: dict[str, Choice]) -> Piece:
    match piece:
        case Slot(side):
            return slots[side]
        case Choice(options, optional):
            return Choice(tuple(_named(option, slots) for option in options), optional)
        case _:
            return piece


def _needed(piece: Piece) -> tuple[str, ...]:
    """Return words one of which a text must hold to match `piece`; none if it may do without."""
    match piece:
        case Word(text):
            return (max(_parts(text), key=len),)
        case Choice(options, optional=False) if options:
            needs = [max(map(_needed, option), key=_narrow) for option in options]
            return tuple(word for words in needs for word in words) if all(needs) else ()
        case _:
            return ()


def _narrow(words: tuple[str, ...]) -> int:
    return min(map(len, words), default=0)


def _sequence(pieces: tuple[Piece, ...], lead: _Lead) -> str:
    """Write pieces one after the other."""
    if not pieces:
        return ""
    first, rest = pieces[0], pieces[1:]
    if lead is not _Lead.FOLLOWS and isinstance(first, Choice) and first.optional:
        taken = _choice(first, lead) + _sequence(rest, _Lead.FOLLOWS)
        return f"(?:{taken}|{_sequence(rest, lead)})"
    return _piece(first, lead) + _sequence(rest, _Lead.FOLLOWS)


def _piece(piece: Piece, lead: _Lead) -> str:
    match piece:
        case Word(text, prefix):
            return _word(_parts(text), lead) + (r"\w*+" if prefix else _end(text))
        case Gap(most):
            return f"(?:{_ANY_WORD}){{0,{most}}}?"
        case Choice(optional=optional):
            return _choice(piece, lead) + ("?" if optional else "")
        case Slot():  # pragma: no cover - filled before
            return _NEVER


def _choice(choice: Choice, lead: _Lead) -> str:
    """Write the options; what stands before them is passed over once, if all begin with a word."""
    if not choice.options:
        return _NEVER
    passed = lead is _Lead.FOLLOWS and all(map(_starts_plain, choice.options))
    inner = _Lead.PASSED if passed else lead
    options = "|".join(_sequence(option, inner) for option in choice.options)
    return f"(?:{_BETWEEN}(?:{options}))" if passed else f"(?:{options})"


def _starts_plain(pieces: tuple[Piece, ...]) -> bool:
    """Say whether whatever comes first is a word of letters or digits."""
    for piece in pieces:
        match piece:
            case Word(text):
                return text[0].isalnum()
            case Choice(options, optional):
                if not all(map(_starts_plain, options)) or not optional:
                    return all(map(_starts_plain, options))
            case _:
                return False
    return False


def _word(parts: list[str], lead: _Lead) -> str:
    written = _opening(parts[0], lead)
    for before, part, after in zip(parts, parts[1:], [*parts[2:], ""], strict=False):
        written += _inner(part, between_digits=before.isdigit() and after.isdigit())
    return written


def _opening(part: str, lead: _Lead) -> str:
    """Write the beginning of a word: nothing of a word may stand before it.

    Where it opens a match that is asked behind the word: the engine looks for a literal much faster
    than for a condition followed by one.
    """
    literal = re.escape(part)
    sign = not part[0].isalnum()
    if lead is _Lead.OPENS:
        return literal if sign else rf"{literal}(?<!\w{literal})"
    if lead is _Lead.FOLLOWS:
        return rf"[^\w\n]*?{literal}" if sign else f"{_BETWEEN}{literal}"
    return literal


def _end(text: str) -> str:
    return r"(?!\w)" if text[-1].isalnum() else ""


def _inner(part: str, *, between_digits: bool) -> str:
    if part[0].isalnum() or between_digits:
        return re.escape(part)
    return _JOINTS.get(part, r"[^\w\n]{1,3}")


def _parts(text: str) -> list[str]:
    return _PARTS.findall(_POSSESSIVE.sub("''", text))


# ------------------------------------------------------------------ the parties

_LONGEST_NAME = 120
_OF_THE_SPEAKER = {"we": "our", "you": "your"}

_NEUTRAL = ("either", "each", "neither", "any", "no", "every", "a", "one", "such")
_ACTING = (
    *("other", "receiving", "disclosing", "indemnifying", "indemnified", "breaching"),
    *("non-breaching", "defaulting", "non-defaulting", "terminating", "affected"),
)
_LIKE_A_PARTY = ("recipient", "discloser")


def _slots(names: Names) -> dict[str, Choice]:
    us, them = _called(names.us), _called(names.them)
    ours, theirs = _the(us), _the(them)
    return {
        "us": ours,
        "them": theirs,
        "either": _either(frozenset((*us, *them))),
        "both": Choice((*_BOTH, (ours, Word("and"), theirs), (theirs, Word("and"), ours))),
    }


def _called(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names as plain words, the longest first, so that the whole of a name is taken."""
    plain = {" ".join(re.findall(r"\w+", _plain(name))).removeprefix("the ") for name in names}
    plain |= {_OF_THE_SPEAKER[name] for name in plain if name in _OF_THE_SPEAKER}
    told = (name for name in plain if 1 < len(name) <= _LONGEST_NAME)
    return tuple(sorted(told, key=lambda name: (-len(name), name)))


def _any_of(*options: str) -> Choice:
    return Choice(tuple(tuple(map(Word, option.split())) for option in options))


def _the(names: tuple[str, ...]) -> Choice:
    """Return a choice of names, each with or without its article; of no names, one never met."""
    return Choice(((_THE, _any_of(*names)),) if names else ())


def _either(taken: frozenset[str]) -> Choice:
    """Return the neutral ways to name a party, without what is the name of a side here.

    In a one-way contract the Receiving Party may be us: then that is no neutral word.
    """
    acting = [word for word in _ACTING if f"{word} party".replace("-", " ") not in taken]
    alone = tuple(word for word in _LIKE_A_PARTY if word not in taken)
    neutral = (_any_of(*_NEUTRAL), Word("party"))
    acts = (_THE, _any_of(*acting), Word("party"))
    return Choice((neutral, acts, _OF_THE_PARTIES, (_the(alone),)))


_THE = Choice(((Word("the"),),), optional=True)
_HERETO = Choice(((Word("hereto"),),), optional=True)
_OF_THE_PARTIES = (_any_of("either of the", "each of the", "neither of the"), Word("parties"))
_BOTH = ((_any_of("both", "all", "both of the", "all of the", "the"), Word("parties"), _HERETO),)
