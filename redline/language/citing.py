"""References from one clause to another: `Section 5.2`, `Clauses 7(a) and 9`, with what they point at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.model import Reference, Role, Span
from redline.model.proof import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from redline.model import Clause

_BRACKETED: Final = r"\((?:[A-Za-z]{1,2}|[ivxlcIVXLC]{1,6}|\d{1,3})\)"
_PARTS: Final = rf"(?:{_BRACKETED}){{0,5}}"
_NUMBER: Final = (
    rf"(?:[A-Z]\.)?\d{{1,3}}(?:\.\d{{1,3}}){{0,5}}(?![\d%]|-\d|\.\d)(?:[A-Za-z]\b)?{_PARTS}"
    rf"|{_BRACKETED}{_PARTS}"
    rf"|[IVXLC]{{1,7}}\b{_PARTS}"
    r"|[A-Z](?![\w.’'&-])"
)
_WORD: Final = (
    r"(?:(?i:(?:sub-?)?(?:section|clause|paragraph)s?|articles?|paras?\.?|sect?s?\.|cls?\.|arts?\.)\s{1,3}"
    r"|§{1,2}\s{0,3})"
)
_BETWEEN: Final = (
    r"(?:\s{0,2}(?:[,–—&-]\s{0,2}|;\s{0,2}(?!\())(?:(?:and|or|to)\s{1,2})?"
    r"|\s{1,2}(?:and/or|and|or|to|through)\s{1,2})"
)
_CITED: Final = re.compile(rf"(?<![\w.]){_WORD}(?={_NUMBER})")
_ONE: Final = re.compile(_NUMBER)
_NEXT: Final = re.compile(rf"{_BETWEEN}{_WORD}?(?={_NUMBER})")
OF_OTHER: Final = re.compile(
    r"(?:\s?\([^)\n]{0,60}\))?,?\s{1,3}of\s{1,3}(?:(?P<ours>this|these)\b|"
    r"(?:the|that|any|such|our|an?|its|[A-Z][\w’'-]{0,40})\b)"
)
_OURS: Final = re.compile(
    r"\s{1,3}of\s{1,3}the\s{1,3}"
    r"(?i:agreement|contract|(?:general|standard|framework)\s(?:terms|conditions)|terms\b)"
)
_LAW_NEAR: Final = 40
_LAW_BEFORE: Final = re.compile(
    r"(?:\b(?:Code|Act|Law|Rules?|Regulations?|Statutes?|Directive|Constitution|GDPR|CCPA|HIPAA"
    r"|Ordinance|D?FARS?|IRC|UCC|ERISA|SCCs|DGCL)|\bC\.R\.S\.|\bLaws?,?\sch\.\s\d{1,4}[A-Z]?,|\bC\.?F\.?R\.?|\bU\.?S\.?C\.?|\b(?:Stat|Ann|Reg|Regs|Rev)\.)"
    r"(?:\s\(?(?:[A-Z]{2,8}|of\s\d{4})\)?)?[\s,“”\"’']{0,3}$"
)
"""A law named right in front, as in `Labor Code Section 2870` or `45 C.F.R. § 164.504`."""

_LAW_BEHIND: Final = re.compile(
    r"(?:\([A-Za-z0-9]{1,5}\)){0,4},?\s(?:of\s)?(?:the\s)?(?:UK\s|EU\s)?"
    r"(?:GDPR|CCPA|CPRA|HIPAA|DTSA|C\.?F\.?R|U\.?S\.?C)\b"
)
_KIND: Final = r"(?i:schedule|exhibit|annex(?:ure)?|appendix|attachment|addendum)"
_PART: Final = r"(?:(?:,\s|\s\(|\s)?(?i:part)\s[A-Z\d]{1,3}\)?)?"
_IN_FRONT: Final = re.compile(rf"(?P<part>{_KIND}\s[A-Z\d]{{1,3}}){_PART},?\s{{1,2}}(?:at\s)?$")
_BEHIND: Final = re.compile(
    rf"(?:\sof\s(?i:part)\s[A-Z\d]{{1,3}})?,?\s{{1,2}}(?:of|to|in)\s(?P<part>{_KIND}\s[A-Z\d]{{1,3}})\b"
)
"""A schedule named with the number: `Schedule 2, Part B, paragraph 3`, `paragraph 3 of Schedule 2`."""

_LETTER: Final = re.compile(r"(?<=\d)\.([a-z]{1,4})(?![a-z])")
_SAME: Final = 8
"""So many clauses of one number are known, as in a file that holds several papers."""

_MOST: Final = 30
"""So many numbers behind one word are followed; a longer list is no list of clauses."""


def references(text: str, clauses: Iterable[Clause]) -> tuple[Reference, ...]:
    """Return every reference to a clause of this contract, in order.

    One to a clause of another document (`Section 204 of the Act`) is left out, and so is one that
    points at nothing. A letter alone, `clause (b)`, points at the clause of the place it stands in.
    """
    return tuple(
        Reference(span=one.span, clause=one.clauses[0])
        for one in citations(text, clauses)
        if one.clauses and not one.elsewhere
    )


def citations(text: str, clauses: Iterable[Clause]) -> tuple[Citation, ...]:
    """Return every place that cites a clause by its number, in order, whether there is one or not.

    What a clause bears as its own number cites nothing. In a schedule with numbers of its own
    `Section 2` means the schedule's, unless it has none.
    """
    clauses = tuple(clauses)
    known = _Known(clauses)
    labelled = {one.span.start for one in clauses if one.label[:1].isalpha()}
    found: list[Citation] = []
    at = 0
    while (word := _CITED.search(text, at)) is not None:
        cited = _cited(text, word.end())
        at = cited[-1].end
        if word.start() in labelled:  # `ARTICLE 5.` at the head of article 5
            continue
        part = _schedule(text, word.start(), at)
        if part:
            found.extend(_inside(text, cited, known, part))
        else:
            elsewhere = _is_elsewhere(text, word.start(), at)
            found.extend(_pointing(text, cited, known, elsewhere=elsewhere))
    return tuple(found)


def _schedule(text: str, start: int, end: int) -> str:
    """Return the schedule that the words around a number name; empty for none."""
    named = _IN_FRONT.search(text, max(0, start - _LAW_NEAR), start) or _BEHIND.match(text, end)
    return named["part"] if named else ""


def _inside(text: str, cited: list[Span], known: _Known, part: str) -> Iterator[Citation]:
    """Yield each number with the clauses of a schedule; where it has none such, it is elsewhere."""
    for span in cited:
        targets = known.within(part, span.of(text))
        yield Citation(span=span, clauses=targets, elsewhere=not targets)


def _cited(text: str, start: int) -> list[Span]:
    """Return the numbers behind a word such as `Sections`; there is at least one."""
    found: list[Span] = []
    while len(found) < _MOST and (number := _ONE.match(text, start)):
        found.append(Span(*number.span()))
        following = _NEXT.match(text, found[-1].end)
        if following is None:
            break
        start = following.end()
    return found


def _pointing(
    text: str, cited: list[Span], known: _Known, *, elsewhere: bool
) -> Iterator[Citation]:
    """Yield each number with the clauses it may mean; `(b)` goes on from the one before it."""
    before = ""
    for span in cited:
        number = span.of(text)
        targets = known.find(number, span.start, before)
        before = number if targets else before
        yield Citation(span=span, clauses=targets, elsewhere=elsewhere)


def _is_elsewhere(text: str, start: int, end: int) -> bool:
    if _LAW_BEFORE.search(text, max(0, start - _LAW_NEAR), start):
        return True
    if _LAW_BEHIND.match(text, end):
        return True
    found = OF_OTHER.match(text, end)
    return found is not None and found["ours"] is None and _OURS.match(text, end) is None


class _Known:
    """The clauses of a contract by the numbers they are cited by."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self._clauses = [one for one in clauses if one.role in {Role.CLAUSE, Role.DEFINITION}]
        self._by_number: dict[str, tuple[str, ...]] = {}
        for clause in self._clauses:
            if clause.number:
                plain = _plain(clause.number)
                same = self._by_number.get(plain, ())
                self._by_number[plain] = (*same, clause.id)[:_SAME]
        self._at = 0
        self._open: list[Clause] = []

    def find(self, number: str, at: int, before: str) -> tuple[str, ...]:
        """Return the ids of the clauses that a number may mean at a place, the likeliest first.

        `before` is the number in front of it in one list: in `2.1(a)-(d)` the last is 2.1(d).
        """
        plain = _plain(number)
        around = [_plain(clause.number) for clause in reversed(self._around(at))]
        part = next((one.rpartition(",")[0] for one in around if "," in one), "")
        own = self._by_number.get(f"{part},{plain}", ()) if part else ()
        if own or plain in self._by_number:
            return (*own, *self._by_number.get(plain, ()))
        if not plain.startswith("("):
            return ()
        listed = _plain(before).rpartition("(")[0]
        whole = (self._by_number.get(one + plain, ()) for one in (listed, *around))
        return next(filter(None, whole), ())

    def within(self, part: str, number: str) -> tuple[str, ...]:
        """Return the ids of the clauses of a schedule that have a number."""
        kind, _, name = part.partition(" ")
        return self._by_number.get(f"{kind.capitalize()}{name},{_plain(number)}", ())

    def _around(self, at: int) -> list[Clause]:
        """Return the clauses around a place, outermost first; places must be asked for in order."""
        while self._at < len(self._clauses) and self._clauses[self._at].span.start <= at:
            self._open.append(self._clauses[self._at])
            self._at += 1
        self._open = [clause for clause in self._open if clause.span.end > at]
        return self._open


def _plain(number: str) -> str:
    """Return a number as it is compared: `5.0` is 5, `9.2.` is 9.2, `9.2.a` is 9.2(a)."""
    plain = "".join(number.split()).rstrip(".").removesuffix(".0")
    return _LETTER.sub(r"(\1)", plain)
