"""Checks that the numbers of clauses run on without a gap and without one twice."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from redline.model import Role, Span
from redline.proof.draft import Noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from redline.model import Clause
    from redline.proof.draft import Draft

_LAST: Final = re.compile(
    r"(?:(?P<number>\d{1,3})|(?P<letter>[a-z])|(?P<capital>[A-Z])|(?P<roman>[ivxl]{1,6}|[IVXL]{1,6}))[).:]*$"
)
_ROUND: Final = re.compile(r"(?:\.0)?[.:]?$")
_DIGITS: Final = re.compile(r"\d+")
_KEPT: Final = frozenset({Role.CLAUSE, Role.DEFINITION})
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50}
_FEW: Final = 3
_FAR: Final = 4
_MOST: Final = 100


class _Numbered(NamedTuple):
    """A clause with the last step of its number and how that is written."""

    clause: Clause
    value: int
    style: str


def gaps(draft: Draft) -> Iterator[Noted]:
    """Yield each clause before which a number is left out: 7 that follows on 5."""
    for row in _rows(draft):
        for before, one in itertools.pairwise(row):
            missing = one.value - before.value - 1
            if 0 < missing < _FAR and one.value < _MOST and not _is_run_in(draft, before, one):
                yield _noted(draft, one, before, f"{_spoken(one)} follows on {_spoken(before)}")


def repeats(draft: Draft) -> Iterator[Noted]:
    """Yield each clause that has the number of one beside it."""
    for row in _rows(draft):
        seen: dict[int, _Numbered] = {}
        for at, (before, one) in enumerate(itertools.pairwise(row), 1):
            seen.setdefault(before.value, before)
            follows = at + 1 < len(row) and row[at + 1].value in seen
            if one.value in seen and one.value != 1 and not follows:
                again = seen[one.value]
                yield _noted(draft, one, again, f"{_spoken(one)} is there twice")


def _is_run_in(draft: Draft, before: _Numbered, one: _Numbered) -> bool:
    """Say whether the numbers left out stand in the text between, in the middle of a paragraph."""
    match = _LAST.search(_ROUND.sub("", one.clause.label.strip()))
    if match is None:
        return False
    stem = one.clause.label.strip()[: match.start()]
    for value in range(before.value + 1, one.value):
        step = (
            str(value) if match["number"] else chr(64 + value if match["capital"] else 96 + value)
        )
        label = re.compile(rf"(?<![\w.]){re.escape(stem + step)}(?=[).:\s])")
        if not label.search(draft.text, before.clause.span.start, one.clause.span.start):
            return False
    return True


def _rows(draft: Draft) -> Iterator[Sequence[_Numbered]]:
    """Yield the clauses side by side whose numbers are written alike and mostly run on."""
    beside: dict[tuple[str | None, str], list[Clause]] = defaultdict(list)
    for clause in draft.reading.clauses:
        if clause.role in _KEPT and clause.label:
            beside[clause.parent, draft.part_at(clause.span.start)].append(clause)
    for clauses in beside.values():
        for row in _split(_numbered(clauses)):
            steps = [other.value - one.value for one, other in itertools.pairwise(row)]
            if len(row) >= _FEW and sum(step == 1 for step in steps) * 3 >= len(steps):
                yield row


def _numbered(clauses: Iterable[Clause]) -> Iterator[_Numbered]:
    last = 0
    for clause in clauses:
        match = _LAST.search(_ROUND.sub("", clause.label.strip()))
        if match is None or "-" in clause.label:
            continue
        one = _read(clause, match, last)
        shape = _DIGITS.sub("#", clause.label.strip()[: match.start()].casefold())
        one = one._replace(style=f"{shape} {one.style}")
        last = one.value
        yield one


def _read(clause: Clause, match: re.Match[str], last: int) -> _Numbered:
    """Read the last step of a number; `i` is 9 behind `h` and else 1."""
    if match["number"]:
        depth = _ROUND.sub("", clause.label.strip()).count(".")
        return _Numbered(clause, int(match["number"]), f"number {depth}")
    written = match.group().rstrip(").:")
    low = written.casefold()
    as_letter = ord(low) - 96 if len(low) == 1 else 0
    is_roman = all(sign in _ROMAN for sign in low) and not (as_letter and as_letter == last + 1)
    case = "lower" if written.islower() else "upper"
    if is_roman and (len(low) > 1 or low == "i" or last):
        return _Numbered(clause, _roman(low), f"roman {case}")
    return _Numbered(clause, as_letter, f"letter {case}")


def _roman(low: str) -> int:
    values = [_ROMAN[sign] for sign in low]
    signed = (
        -one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True)
    )
    return sum(signed)


def _split(numbered: Iterable[_Numbered]) -> Iterator[list[_Numbered]]:
    """Part a row where it begins again or is written otherwise."""
    row: list[_Numbered] = []
    for one in numbered:
        if row and (one.style != row[-1].style or one.value == 1):
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _noted(draft: Draft, one: _Numbered, other: _Numbered, message: str) -> Noted:
    return Noted(span=_head(draft, one.clause), message=message, other=_head(draft, other.clause))


def _head(draft: Draft, clause: Clause) -> Span:
    """Return the first words of a clause, its heading where it has one."""
    if clause.heading_span is not None and clause.heading_span.length:
        return clause.heading_span
    line = draft.paragraph_at(clause.span.start).span
    end = min(line.end, clause.span.start + 80)
    return Span(clause.span.start, max(end, clause.span.start))


def _spoken(one: _Numbered) -> str:
    return one.clause.number or one.clause.label
