"""Checks that what is written like a defined term is defined."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from redline.model import Span
from redline.model.numerals import NUMBER_WORDS
from redline.proof.asides import asides, merged, within
from redline.proof.capitals import capitals
from redline.proof.draft import Noted
from redline.proof.forms import plain, singular
from redline.proof.known import QUOTED, Known, is_always, is_name, known
from redline.proof.naming import is_side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Term
    from redline.proof.capitals import Capital
    from redline.proof.draft import Draft

_KIN: Final = 0.72
_FEW: Final = 4
_FREE: Final = 8
_LOOSE: Final = 5
_MANY: Final = 500
_SINGLE: Final = 3
_LONG: Final = 4
_TWO: Final = 2
_PAPERS: Final = frozenset(("agreement", "contract", "order", "form", "amendment", "addendum"))
_OF: Final = re.compile(r"[ \u00a0]of[ \u00a0](?:the[ \u00a0])?")
_OFTEN: Final = 3
_VERY_OFTEN: Final = 8
_ELSEWHERE: Final = re.compile(
    r"(?i:(?:undefined|all other|any)\s+capitali[sz]ed\s+(?:words|terms)"
    r"|capitali[sz]ed\s+(?:words|terms)[^.\n]{0,40}not\s+(?:otherwise\s+)?defined)"
    r"[^.\n]{0,160}\b(?:in|to|by)\s+the\s+(?:[A-Z][\w-]*\s+){0,5}?(?:or\s+the\s+)?"
    r"(?:Agreement|Contract|MSA|Plan|Terms\sof\sService)\b"
)
"""Says that terms have their meanings from another paper."""

_AS_DEFINED: Final = re.compile(r"[^.;\n]{0,30}\b(?:as )?defined (?:in|by|under)\b")
_BELOW: Final = re.compile(
    r"\s(?:as )?(?:described|identified|listed|set (?:forth|out)) (?:below|above)\b"
)
"""Points at words of the contract that describe what is meant."""
_WORD: Final = re.compile(r"\S+")
_PLACE: Final = re.compile(r"\.?,?\s[A-Z]{2}\s\d{5}|,\s[A-Z]{2}\b")
"""A state behind a town, as in `Dover, DE 19901`."""

_COMPANY: Final = re.compile(
    r"\.?,?\s(?:Inc|LLC|L\.L\.C|L\.?P|Ltd|Limited|Corp|LLP|GmbH|N\.A|S\.A|Co\.|PLC)\b"
)
_NO_NOUN: Final = frozenset(
    (
        "is", "are", "does", "not", "by", "to", "be", "from", "upon", "if", "shall", "with", "without",
        "this", "for", "the", "in", "each", "as", "based", "and",
    )
)  # fmt: skip
"""Words that show a heading in capitals, which is no term."""

_NEXT: Final = re.compile(r"\s([a-z]{2,30})")
_INCORPORATES: Final = re.compile(
    r"\b(?:posted at|available at|incorporated by reference|incorporates|governed by the [A-Z])"
)


@dataclass(slots=True, kw_only=True)
class _Uses:
    """The uses of one phrase: the first of them, how often, and how often like a term."""

    phrase: str
    first: Span
    count: int = 0
    pointed: int = 0
    joined: bool = False
    weak: bool = False


def undefined(draft: Draft) -> Iterator[Noted]:
    """Yield each phrase used like a defined term that the contract defines nowhere.

    Where the meanings are in another paper, nothing can be said.
    """
    if _is_defined_elsewhere(draft):
        return
    terms = {plain(term.term): term for term in draft.reading.terms}
    sides = any(party.label for party in draft.reading.parties)
    accounted = known(draft)
    meant_as_terms = [
        uses
        for uses in _uses(draft, accounted).values()
        if _is_meant(uses) and not (sides and is_side(uses.phrase))
        if uses.count > _OFTEN or plain(uses.phrase) not in accounted.headed
    ]
    if len(meant_as_terms) > _FREE + len(terms):
        # The paper gives capitals to whatever it likes: only what is used very often means something.
        meant_as_terms = [uses for uses in meant_as_terms if uses.pointed >= _VERY_OFTEN]
        meant_as_terms = meant_as_terms if len(terms) >= _FEW else []
    single = sum(uses.count == 1 for uses in meant_as_terms)
    if len(meant_as_terms) > _LOOSE + len(terms) // 4 or single > _SINGLE + len(terms) // 10:
        meant_as_terms = [uses for uses in meant_as_terms if uses.count > 1]
    for uses in _joined(draft, meant_as_terms):
        near = _kin(plain(uses.phrase), terms)
        often = f"{uses.count} times" if uses.count > 1 else "once"
        meant = f"; is “{near.term}” meant?" if near else ""
        said = f"“{uses.phrase}” is used {often} like a defined term and defined nowhere{meant}"
        yield Noted(span=uses.first, message=said, other=near.span if near else None)


def _joined(draft: Draft, found: list[_Uses]) -> list[_Uses]:
    """Return uses with `Change` and `Control` as one where both stand in `Change of Control` alone."""
    left: list[_Uses] = []
    for uses in sorted(found, key=lambda each: each.first):
        last = left[-1] if left else None
        gap = draft.text[last.first.end : uses.first.start] if last is not None else ""
        if last is None or last.count != uses.count or not _OF.fullmatch(gap):
            left.append(uses)
            continue
        span = Span(last.first.start, uses.first.end)
        whole = draft.contract.quote(span)
        left[-1] = replace(last, phrase=whole, first=span)
    return left


def _is_defined_elsewhere(draft: Draft) -> bool:
    terms = len(draft.reading.terms)
    if not terms or _ELSEWHERE.search(draft.text):
        return True
    return terms < _FEW and _INCORPORATES.search(draft.text) is not None


def _uses(draft: Draft, accounted: Known) -> dict[str, _Uses]:
    skipped = _skipped(draft, accounted)
    found: dict[str, _Uses] = {}
    described: set[str] = set()
    for capital in capitals(draft):
        if is_name(capital) or within(skipped, capital.span.start):
            continue
        if _PLACE.match(draft.text, capital.span.end):
            continue
        if _AS_DEFINED.match(draft.text, capital.span.end) or _goes_on(draft, capital, accounted):
            continue
        if _COMPANY.match(draft.text, capital.span.end) or _is_heading(capital):
            continue
        run, weak = _run(capital, accounted)
        if not run:
            continue
        phrase = " ".join(run)
        first = _span(draft, capital, len(run))
        uses = found.setdefault(plain(phrase), _Uses(phrase=phrase, first=first, weak=weak))
        uses.count += 1
        uses.pointed += capital.pointed or len(_left(capital, accounted)) not in {0, len(run)}
        if _BELOW.match(draft.text, capital.span.end):
            described.add(plain(phrase))
        longer = len(capital.words) > len(run)
        uses.joined |= longer or capital.whole.split()[-1] != capital.words[-1]
    return {name: uses for name, uses in found.items() if name not in described}


def _run(capital: Capital, accounted: Known) -> tuple[tuple[str, ...], bool]:
    """Return the words of a run that make a term of their own, and whether that is a weak guess.

    `Customer Materials` is one, though `Customer` is known; `Open Source Software` may be one,
    though `Software` is.
    """
    left = _left(capital, accounted)
    alone = capital.opens and len(capital.words) == len(left) == 1
    if left:
        longer = len(left) < len(capital.words) <= _LONG
        return () if alone else capital.words if longer else left, False
    rest = accounted.rest(capital.words)
    led = (
        bool(rest)
        and len(rest[0]) < len(capital.words)
        and rest[0] == capital.words[: len(rest[0])]
    )
    if (
        not led
        or capital.opens
        or len(capital.words) > _LONG
        or is_always(rest[0][0])
        or _is_compound(rest[0])
    ):
        return (), True
    return capital.words, True


def _is_heading(capital: Capital) -> bool:
    words = [word.casefold() for word in capital.words]
    broken = any(word.endswith("-") or "-by-" in word for word in words)
    return broken or any(word in _NO_NOUN or word in NUMBER_WORDS for word in words)


def _span(draft: Draft, capital: Capital, count: int) -> Span:
    """Return the last words of a run as a place."""
    starts = [match.start() for match in _WORD.finditer(capital.span.of(draft.text))]
    return Span(capital.span.start + starts[-count], capital.span.end)


def _goes_on(draft: Draft, capital: Capital, accounted: Known) -> bool:
    """Say whether the next word, though small, completes a known phrase: `Confidential information`."""
    following = _NEXT.match(draft.text, capital.span.end)
    phrase = f"{capital.words[-1]} {following[1]}" if following else ""
    return bool(phrase) and plain(phrase) in accounted.phrases


def _skipped(draft: Draft, accounted: Known) -> tuple[Span, ...]:
    """Return the places that use no terms: quoted words, asides, and phrases accounted for."""
    quoted = [Span(*match.span()) for match in QUOTED.finditer(draft.text)]
    return merged((*quoted, *asides(draft.text), *accounted.joined))


def _left(capital: Capital, accounted: Known) -> tuple[str, ...]:
    """Return the words at the end of a run that nothing accounts for.

    The first word of a sentence has its capital from there, so it counts for nothing.
    """
    rest = accounted.rest(capital.words)
    run = rest[-1] if rest and rest[-1][-1:] == capital.words[-1:] else ()
    whole = run == capital.words
    if whole and capital.opens:
        run = run[1:]
        return _trimmed(run) if len(run) > 1 else ()
    return () if _is_compound(run) else _trimmed(run)


def _is_compound(run: tuple[str, ...]) -> bool:
    return len(run) == 1 and "-" in run[0]


def _trimmed(run: tuple[str, ...]) -> tuple[str, ...]:
    """Return a run without words in front that take a capital anywhere; nothing if it is one alone."""
    start = 0
    while start < len(run) and is_always(run[start]):
        start += 1
    left = run[start:]
    alone = len(left) < _TWO or singular(left[-1]) not in _PAPERS
    return () if run and is_always(run[-1]) and alone else left


def _is_meant(uses: _Uses) -> bool:
    """Tell a term from a name: an article leads it, and one word alone is no part of more."""
    if uses.weak and uses.count < _OFTEN:
        return False
    alone = " " not in uses.phrase and uses.count == 1
    if is_always(uses.phrase.split()[-1]) and uses.count < _OFTEN:
        return False  # `Escrow Agreement` may be the name of another paper
    return uses.pointed > 0 and not (alone and uses.joined)


def _kin(phrase: str, terms: dict[str, Term]) -> Term | None:
    """Return the defined term that a phrase is likest to, none if none is."""
    if len(terms) > _MANY:
        return None
    words = set(phrase.split())
    near = [term for term in terms if words & set(term.split()) or term[:4] == phrase[:4]]
    ranked = sorted(
        (SequenceMatcher(None, phrase, term, autojunk=False).ratio(), term) for term in near
    )
    return terms[ranked[-1][1]] if ranked and ranked[-1][0] >= _KIN else None
