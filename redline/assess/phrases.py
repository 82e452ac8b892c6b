"""Knows how to find the phrases of a playbook in the words of a contract."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from redline.assess.equals import said_plainly
from redline.assess.wording import Wording, parts, wording
from redline.model.playbook import Choice, Gap, Phrase, Piece, Slot, Word
from redline.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence, Set

    Step = Callable[[int], int]  # from a word to the end of a match, -1 if there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a contract calls the two sides: names, labels and aliases, in any order.

    An article in front and a possessive behind make no difference, nor does the case.
    """

    us: tuple[str, ...] = ()
    them: tuple[str, ...] = ()


def find(phrase: Phrase, text: str, names: Names, *, whole: bool = False) -> tuple[Span, ...]:
    """Return every place where `phrase` is said in `text`, in order, none overlapping another.

    Case, quotes, dashes, spacing and punctuation between words make no difference; a match never
    runs over the end of a sentence or paragraph. Where a sentence says `may`, `shall` or `not` in
    another way (see `equals`), it is read with these as well; with `whole` no match takes a part of
    such words, as `shall` of `cannot`. Takes time in proportion to the length of the text.
    """
    found = list(_matches(phrase, wording(text), names))
    plain = said_plainly(text)
    if plain is None:
        return tuple(found)
    others = (hit for hit in _matches(phrase, plain, names, whole=whole) if not _met(found, hit))
    return tuple(sorted((*found, *others)))


def find_first(phrase: Phrase, text: str, names: Names) -> Span | None:
    """Return the first place where `phrase` is said in `text`, or none."""
    return next(iter(find(phrase, text, names)), None)


def says(phrases: tuple[Phrase, ...], text: str, names: Names) -> bool:
    """Say whether `text` says any of `phrases`."""
    return any(find_first(phrase, text, names) for phrase in phrases)


def _matches(phrase: Phrase, said: Wording, names: Names, *, whole: bool = False) -> Iterator[Span]:
    owned = _owned(phrase)
    after = 0
    for start, end in _places(phrase.pieces, said, names):
        if start >= after and not (whole and (said.parts(start) or said.parts(end))):
            yield Span(said.starts[start], said.end_of(end - 1, owned=owned))
            after = end


def _met(hits: list[Span], hit: Span) -> bool:
    at = bisect_left(hits, hit)
    return any(one.meets(hit) for one in hits[max(0, at - 1) : at + 1])


def _places(pieces: tuple[Piece, ...], said: Wording, names: Names) -> Iterator[tuple[int, int]]:
    """Yield every word that the pieces can be said from, in order, with the word behind them."""
    matcher = _Matcher(said, names)
    possible = matcher.possible(pieces)
    if possible is not None:
        match = matcher.sequence(possible, _end_of_match)
        for start in matcher.openings(possible):
            if (end := match(start)) > start:
                yield start, end


def _end_of_match(at: int) -> int:
    return at


def _owned(phrase: Phrase) -> bool:
    """Say whether the phrase ends in a possessive, so that its match does as well."""
    last = phrase.pieces[-1]
    return isinstance(last, Word) and last.text.endswith("'s")


class _Matcher:
    """Builds, for one text, the steps that try a phrase from a given word on.

    Every step tries what a reader would: words one after the other, the first option that fits, the
    shortest gap. Where it leads nowhere it remembers so: no word is tried twice for the same
    thing, and no text makes it try more than its length times the phrase's.
    """

    def __init__(self, said: Wording, names: Names) -> None:
        self._text, self._names = said, names
        self._speaks = any(name.lower() in _OF_THE_SPEAKER for name in (*names.us, *names.them))

    # -------------------------------------------------------------- what can be said at all

    def possible(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...] | None:
        """Return the pieces without the options whose words the text lacks; none if none is left."""
        kept: list[Piece] = []
        for piece in pieces:
            left = self._possible(piece)
            if left is None:
                return None
            kept.append(left)
        return tuple(kept)

    def _possible(self, piece: Piece) -> Piece | None:
        match piece:
            case Word(text, prefix):
                return piece if self._all_known(text, prefix=prefix) else None
            case Slot(side):
                return piece if self._mentions(side) else None
            case Choice(options, optional):
                left = tuple(kept for option in options if (kept := self.possible(option)))
                return Choice(left, optional) if left or optional else None
            case Gap():
                return piece

    def _all_known(self, text: str, *, prefix: bool) -> bool:
        *first, last = parts(text)
        words = self._text.places
        if all(word in words for word in first) and self._said(last, prefix=prefix):
            return True
        return "-" in text and bool(self._said(text.replace("-", ""), prefix=prefix))

    def _said(self, word: str, *, prefix: bool) -> Set[str]:
        """Return the words of the text that are `word`, or begin with it."""
        if not prefix:
            return {form for form in self._forms(word) if form in self._text.places}
        vocabulary = self._text.vocabulary
        first, last = bisect_left(vocabulary, word), bisect_left(vocabulary, word + "\uffff")
        return frozenset(vocabulary[first:last])

    def _forms(self, word: str) -> tuple[str, ...]:
        """Return a word as it is and, where a party is `we` or `you`, as the verb of such a party."""
        if not self._speaks:
            return (word,)
        return (word, _SPOKEN.get(word, word[:-1] if len(word) > 4 and word[-1] == "s" else word))

    def _mentions(self, side: str) -> Mapping[int, int]:
        return _mentions(self._text, self._names, side)

    # -------------------------------------------------------------- where a match can begin

    def openings(self, pieces: tuple[Piece, ...]) -> list[int]:
        """Return in order the places of the words that a match can begin with."""
        places: set[int] = set()
        self._open(pieces, places)
        return sorted(places)

    def _open(self, pieces: tuple[Piece, ...], places: set[int]) -> None:
        for piece in pieces:
            self._open_one(piece, places)
            if not isinstance(piece, Choice) or not piece.optional:
                return

    def _open_one(self, piece: Piece, places: set[int]) -> None:
        match piece:
            case Word(text, prefix):
                for word in self._first_of(text, prefix=prefix):
                    places.update(self._text.places[word])
            case Slot(side):
                places.update(self._mentions(side))
            case Choice(options):
                for option in options:
                    self._open(option, places)
            case Gap():
                places.update(range(len(self._text.words)))

    def _first_of(self, text: str, *, prefix: bool) -> Iterator[str]:
        first, *rest = parts(text)
        yield from self._said(first, prefix=prefix and not rest)
        if "-" in text:
            yield from self._said(text.replace("-", ""), prefix=prefix)

    # -------------------------------------------------------------- one step after the other

    def sequence(self, pieces: tuple[Piece, ...], then: Step) -> Step:
        """Return the step that tries `pieces` one after the other, and `then` what follows."""
        for at in range(len(pieces) - 1, -1, -1):
            piece = pieces[at]
            if isinstance(piece, Gap):
                then = _gap(self._behind(pieces[at + 1 :]), self._text.sentences, piece.most, then)
            else:
                then = self._step(piece, then)
        return then

    def _behind(self, rest: tuple[Piece, ...]) -> Sequence[int]:
        """Return where a gap can end: where what comes behind it can begin, else anywhere."""
        if any(not isinstance(piece, Choice) or not piece.optional for piece in rest):
            return self.openings(rest)
        return range(len(self._text.words))

    def _step(self, piece: Word | Slot | Choice, then: Step) -> Step:
        match piece:
            case Word(text, prefix):
                return self._word(text, then, prefix=prefix)
            case Slot(side):
                return _mentioned(self._mentions(side), then)
            case Choice(options, optional):
                return self._choice(options, then, optional=optional)

    def _word(self, text: str, then: Step, *, prefix: bool) -> Step:
        *first, last = parts(text)
        step = _one_of(self._text.words, self._said(last, prefix=prefix), then)
        for word in reversed(first):
            step = _one_of(self._text.words, {word}, step)
        if "-" not in text:
            return step
        joined = self._said(text.replace("-", ""), prefix=prefix)
        return _either((step, _one_of(self._text.words, joined, then)))

    def _choice(
        self, options: tuple[tuple[Piece, ...], ...], then: Step, *, optional: bool
    ) -> Step:
        words = [self._plain(option) for option in options]
        if all(words) and not optional:
            said = frozenset(word for option in words for word in option)
            return _one_of(self._text.words, said, then)
        steps = tuple(self.sequence(option, then) for option in options)
        return _either((*steps, then) if optional else steps)

    def _plain(self, option: tuple[Piece, ...]) -> Set[str]:
        """Return the words that one option of a choice is, empty if it is more than one word."""
        match option:
            case (Word(text, prefix),) if len(parts(text)) == 1:
                return self._said(parts(text)[0], prefix=prefix)
            case _:
                return frozenset()


def _one_of(words: list[str], said: Set[str], then: Step) -> Step:
    def step(at: int) -> int:
        return then(at + 1) if words[at] in said else -1

    return step


def _mentioned(ends: Mapping[int, int], then: Step) -> Step:
    def step(at: int) -> int:
        end = ends.get(at)
        return -1 if end is None else then(end)

    return step


def _gap(ends: Sequence[int], sentences: list[int], most: int, then: Step) -> Step:
    dead: set[int] = set()

    def step(at: int) -> int:
        if at in dead:
            return -1
        for index in range(bisect_left(ends, at), len(ends)):
            place = ends[index]
            if place > at + most or sentences[place] != sentences[at]:
                break
            if (end := then(place)) >= 0:
                return end
        dead.add(at)
        return -1

    return step


def _either(steps: tuple[Step, ...]) -> Step:
    dead: set[int] = set()

    def step(at: int) -> int:
        if at in dead:
            return -1
        for try_one in steps:
            if (end := try_one(at)) >= 0:
                return end
        dead.add(at)
        return -1

    return step


# ------------------------------------------------------------------ the parties

_LONGEST_NAME = 120
_OF_THE_SPEAKER = {"we": ("our", "us"), "you": ("your",)}
_SPOKEN = {"is": "are", "has": "have", "does": "do"}

_NEUTRAL = ("either", "each", "neither", "any", "no", "every", "a", "one", "such")
_ACTING = (
    *("other", "receiving", "disclosing", "indemnifying", "indemnified", "breaching"),
    *("non breaching", "defaulting", "non defaulting", "terminating", "affected"),
)
_LIKE_A_PARTY = ("recipient", "discloser")
_SOMEBODY_ELSE = frozenset({"sub", "co", "another"})
_OF_BOTH = frozenset({"either", "each", "neither", "both", "all", "one", "none"})


@lru_cache(maxsize=64)
def _mentions(said: Wording, names: Names, side: str) -> Mapping[int, int]:
    """Return where words mention a side: the first word of each mention and the one behind it."""
    us, them = _called(names.us), _called(names.them)
    ways = {
        "us": _the(us),
        "them": _the(them),
        "either": _either_party(frozenset((*us, *them))),
        "both": _BOTH,
    }
    return {
        start: end
        for start, end in _places((ways[side],), said, names)
        if not _of_another(said.words, start, end)
    }


def _of_another(words: list[str], start: int, end: int) -> bool:
    """Say whether a role is said of somebody else: a sub-processor is no Processor of ours.

    Nor is `us` the side that speaks where it is `either of us`.
    """
    if end != start + 1 or not start:
        return False
    together = words[start] == "us" and words[start - 1] == "of" and start > 1
    return words[start - 1] in _SOMEBODY_ELSE or (together and words[start - 2] in _OF_BOTH)


def _called(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names as plain words, the longest first, so that the whole of a name is taken."""
    plain = {" ".join(parts(name.lower())).removeprefix("the ") for name in names}
    plain |= {other for name in plain for other in _OF_THE_SPEAKER.get(name, ())}
    told = (name for name in plain if 1 < len(name) <= _LONGEST_NAME)
    return tuple(sorted(told, key=lambda name: (-len(name), name)))


def _any_of(*options: str) -> Choice:
    return Choice(tuple(tuple(map(Word, option.split())) for option in options))


def _the(names: tuple[str, ...]) -> Choice:
    """Return a choice of names, each with or without its article; of no names, one never met."""
    return Choice(((_THE, _any_of(*names)),) if names else ())


def _either_party(taken: frozenset[str]) -> Choice:
    """Return the neutral ways to name a party, without what is the name of a side here.

    In a one-way contract the Receiving Party may be us: then that is no neutral word.
    """
    acting = [word for word in _ACTING if f"{word} party" not in taken]
    alone = tuple(word for word in _LIKE_A_PARTY if word not in taken)
    neutral = (_any_of(*_NEUTRAL), Word("party"))
    acts = (_THE, _any_of(*acting), Word("party"))
    return Choice((neutral, acts, _OF_THE_PARTIES, _OF_US, (_the(alone),)))


_THE = Choice(((Word("the"),),), optional=True)
_HERETO = Choice(((Word("hereto"),),), optional=True)
_OF_THE_PARTIES = (_any_of("either of the", "each of the", "neither of the"), Word("parties"))
_OF_US = (_any_of("either of", "each of", "neither of", "one of", "none of"), Word("us"))
_BOTH = Choice(
    (
        (_any_of("both of", "all of"), Word("us")),
        (_any_of("both", "all", "both of the", "all of the", "the"), Word("parties"), _HERETO),
        (Slot("us"), Word("and"), Slot("them")),
        (Slot("them"), Word("and"), Slot("us")),
    )
)
"""Together, or each by name."""
