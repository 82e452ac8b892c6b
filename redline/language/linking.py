"""Finds what a contract points at, beside clauses by number: `this Article`, schedules, papers, pages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from redline.language.citing import OF_OTHER, citations
from redline.model import Link, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from redline.model import Clause, Contract
    from redline.model.proof import Citation

_ATTACHED: Final = r"(?i:schedule|exhibit|annex(?:ure)?|appendix|attachment)"
_ID: Final = r"(?:\d{1,3}[A-Z]?|[A-Z]{1,2}|[IVX]{1,5})(?:[-.]\d{1,2})?(?![\w%]|\.\d)"
_ATTACHMENT: Final = re.compile(
    rf"(?<!\w)(?P<kind>{_ATTACHED})(?:es|s)?[ \t\u00a0]{{1,3}}(?i:no\.?\s)?[“\"]?(?P<id>{_ID})"
)
_FURTHER: Final = re.compile(
    rf"(?:,\s|,?\s(?:and|or|through|to)\s|\s?[&–-]\s?)(?:{_ATTACHED}\s)?(?P<id>{_ID})"
)
_SELF: Final = re.compile(
    rf"\b(?:[Tt]his|THIS|present)\s(?P<kind>(?i:(?:sub-?)?(?:section|clause|paragraph)|article)|{_ATTACHED})\b"
    rf"(?!\s{{1,2}}(?:{_ID}|\(|\d))"
)
_NEAR: Final = re.compile(
    r"\b(?:the\s|this\s)?(?:immediately\s)?(?P<way>preceding|previous|foregoing|prior|following|next|succeeding)"
    r"\s(?P<kind>(?:sub-?)?(?:section|clause|paragraph)|article)\b(?!s)",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(
    r"(?:\s(?:through|to|until)\s|\s?[–—-]\s?)(?:(?i:section|clause|article|paragraph)s?\s)?"
)
_AHEAD: Final = frozenset(("following", "next", "succeeding"))
_URL: Final = re.compile(
    r"\b(?:https?://|www\.)[^\s<>“”\"\[\]{}]{3,200}"
    r"|(?<![\w@.])[a-z\d-]{2,40}\.(?:com|org|net|io|gov|eu|de|co\.uk)/[^\s<>“”\"\[\]{}]{1,200}"
)
_NOUN: Final = (
    r"(?:Agreement|Policy|Policies|Terms|Conditions|Order Form|Addendum|Statement of Work|Guidelines"
    r"|Code of Conduct|Rules|Manual|Handbook|Plan|Specifications?|Contract|Lease|Deed|Clauses|Regulations"
    r"|Purchase Order|Notice|Standards|Program)"
)
_PAPER: Final = re.compile(
    rf"(?<![\w“\"’'-])(?P<name>(?:[A-Z][\w’'/&-]*[ \t](?:(?:of|for|to|&|and)[ \t])?){{0,6}}{_NOUN})\b"
)
_LEADS: Final = re.compile(
    r"(?:The|If|Any|Each|Such|An?|In|For|As|By|Under|With|All|Our|Its|Their|Your|And|Per)[ \t]"
)
_WHICH: Final = re.compile(r"(?:\b(?:this|these|This|These)[ \t]{1,2}|[“\"‘])$")
_NAMED: Final = re.compile(
    r"(?:\s?\([^)\n]{0,60}\))?,?\s{1,3}(?:of|in|to|under)\s{1,3}(?:the\s{1,2}|that\s{1,2}|such\s{1,2})?"
    r"(?P<name>[A-Z][\w’'.&-]*(?:\s(?:(?:of|and|for)\s)?(?:[A-Z][\w’'&-]*|\d{4}\b)){0,7})"
)
_LAW: Final = re.compile(
    r"\b(?:Code|Act|Law|Laws|Rules?|Regulations?|Statutes?|Directive|Constitution|GDPR|CCPA|CPRA|HIPAA"
    r"|Ordinance|D?FARS?|IRC|UCC|ERISA|DTSA|DGCL|C\.?F\.?R|U\.?S\.?C|Stat|Treaty)\b"
)
_INTO: Final = re.compile(
    r"\bincorporat(?:ed|es|ing|e)\b(?!\s(?:in|under|and existing)\b)"
    r"|\b(?:made|makes?|forms?|constitutes?)\s(?:a\s|an\s)?(?:integral\s)?part\s(?:of|hereof)\b",
    re.IGNORECASE,
)
_DATED: Final = re.compile(r",?\s(?:dated|entered into|effective as of|made as of)\b")
_HEADED: Final = re.compile(r"(?i:section|article|part)\s(?P<id>[A-Z]|[IVX]{1,5}|\d{1,2})\b")
_STATUTE: Final = re.compile(
    r"\b\d{1,2}\s(?:U\.?S\.?C\.?|C\.?F\.?R\.?)\s(?:§{1,2}\s?|(?:[Pp]art|[Ss]ection)\s)?\d[\d.-]*(?:\(\w{1,3}\))*"
    r"|\bD?FARS?\s(?:§\s?|(?:[Pp]art|[Ss]ubpart|[Ss]ection|[Cc]lause)\s)?\d[\d.-]*(?:\(\w{1,3}\))*"
    r"|\bC\.R\.S\.\s§\s?\d[\d.-]*(?:\(\w{1,3}\))*|§{1,2}\s?\d{1,4}[.-]\d[\d.-]*(?:\(\w{1,3}\))*"
    r"|\b(?:Code|Laws?|Act)\s(?:[Ss]ections?\s|§{1,2}\s?)\d{1,5}(?:[.-]\d+)*(?:\(\w{1,3}\))*"
    r"|\b(?:[Ss]ections?|Stat\.)\s\d{2,4}[.-]\d{2,}[\d.-]*(?:\(\w{1,3}\))*"
)
_HIGH: Final = re.compile(r"\d{3,}(?![\d.])")
"""No contract of this kind has a hundred sections; its Section 508 is a law's."""

_PLAIN: Final = frozenset(("Agreement", "Contract", "Lease", "Deed"))
_THEIRS: Final = frozenset(("law", "document"))
_HEAD: Final = 16
_AROUND: Final = 60
_PAPERS: Final = frozenset(("attachment", "document", "url"))
_NEAREST: Final = 4
_FAR: Final = 500
_SENTENCE: Final = 300
_STOP: Final = re.compile(r"[^\d\W]{2}[.;]\s|\n")
_MOST: Final = 40


def links(contract: Contract, clauses: tuple[Clause, ...]) -> tuple[Link, ...]:
    """Return what the contract points at, in order; nothing is told twice."""
    text, places = contract.text, _Places(contract.text, clauses)
    found: list[Link] = []
    for source in (_numbered, _selves, _attachments, _urls, _statutes, _papers):
        found.extend(source(text, places))
    return tuple(_apart(_with_incorporation(text, places, found)))


class _Places:
    """The clauses of a contract by place, and its schedules by name."""

    def __init__(self, text: str, clauses: tuple[Clause, ...]) -> None:
        self._into = [match.start() for match in _INTO.finditer(text)]
        self.all = tuple(clause for clause in clauses if clause.role is not Role.CONTENTS)
        self.skipped = tuple(clause.span for clause in clauses if clause.role is Role.CONTENTS)
        self.by_id = {clause.id: clause for clause in self.all}
        self.order = {clause.id: index for index, clause in enumerate(self.all)}
        self._starts = [clause.span.start for clause in self.all]
        self.schedules: dict[str, Clause] = {}
        self.numbers: dict[str, str] = {}
        self.headed: dict[str, Clause] = {}
        for clause in self.all:
            if clause.role is Role.SCHEDULE and clause.number:
                self.schedules.setdefault(_key(clause.number), clause)
            if clause.number:
                self.numbers.setdefault(clause.number, clause.id)
            if headed := _HEADED.match(clause.heading):
                self.headed.setdefault(headed["id"], clause)

    def is_into(self, text: str, span: Span) -> bool:
        """Say whether the sentence around a place makes what it names part of the contract."""
        first = bisect_left(self._into, span.start - _SENTENCE)
        for at in self._into[first : first + _NEAREST]:
            if at > span.end + _SENTENCE:
                return False
            between = (at, span.start) if at < span.start else (span.end, at)
            if not _STOP.search(text, *between):
                return True
        return False

    def around(self, at: int) -> Iterator[Clause]:
        """Yield the clauses around a place, the innermost first."""
        index = bisect_right(self._starts, at) - 1
        clause = self.all[index] if index >= 0 else None
        while clause is not None:
            if clause.span.start <= at < max(clause.span.end, clause.span.start + 1):
                yield clause
            clause = self.by_id.get(clause.parent or "")

    def beside(self, clause: Clause, *, ahead: bool) -> Clause | None:
        """Return the clause next to one, under the same parent."""
        index = self.order[clause.id] + (1 if ahead else -1)
        run = (
            self.all[index : index + _FAR]
            if ahead
            else self.all[max(0, index - _FAR + 1) : index + 1]
        )
        for other in run if ahead else reversed(run):
            if other.parent == clause.parent and other.role is clause.role:
                return other
            if other.level < clause.level:
                return None
        return None

    def between(self, first: str, last: str) -> tuple[str, ...]:
        """Return the clauses from one to another under the same parent, both with them."""
        one, two = self.by_id.get(first), self.by_id.get(last)
        if one is None or two is None or one.parent != two.parent:
            return tuple(filter(None, (first, last)))
        run = self.all[self.order[first] : self.order[last] + 1][:_FAR]
        return tuple(clause.id for clause in run if clause.parent == one.parent and clause.number)


# ------------------------------------------------------------------ clauses


def _numbered(text: str, places: _Places) -> Iterator[Link]:
    """Yield what is cited by number; `5 to 9` points at all between too."""
    before: Citation | None = None
    cited = citations(text, places.all)
    after: Link | None = None
    for index in range(len(cited) - 1, -1, -1):
        one, before = cited[index], cited[index - 1] if index else None
        link = _link(text, one, _run(text, places, before, one))
        if after and link.kind in _THEIRS and after.kind in _THEIRS and _joined(text, link, after):
            link = replace(link, kind=after.kind, name=after.name)
        after = link
        link = replace(link, clauses=link.clauses or _roughly(text, places, link))
        if not _is_own(places, link):
            yield link


def _joined(text: str, link: Link, after: Link) -> bool:
    """Say whether two numbers stand in one list: `Sections 243 and 244 of the Law`."""
    between = text[link.span.end : after.span.start]
    return len(between) < _AROUND // 2 and not _STOP.search(between)


def _is_own(places: _Places, link: Link) -> bool:
    """Say whether a number is that of the clause it heads: `§ 3. Citations`."""
    heads = (places.by_id[one].span.start for one in link.clauses)
    return any(link.span.start - _HEAD <= start <= link.span.start for start in heads)


def _roughly(text: str, places: _Places, link: Link) -> tuple[str, ...]:
    """Return the clause that holds what is cited: of `3.3(c)` 3.3, of `clause (b)` the one around."""
    if link.kind != "clause":
        return ()
    number = link.name
    while "(" in number and not number.startswith("("):
        number = number[: number.rindex("(")]
        if number in places.numbers:
            return (places.numbers[number],)
    if link.name.startswith("("):
        inner = next(places.around(link.span.start), None)
        said = inner is not None and link.name in text[inner.span.start : link.span.start]
        return (inner.id,) if inner and said else ()
    return _ids(places.headed.get(link.name))


def _run(text: str, places: _Places, before: Citation | None, one: Citation) -> tuple[str, ...]:
    """Return the clauses a number points at: with `to` before it, those from the number before."""
    if before is None or not before.clauses or not one.clauses:
        return one.clauses[:1]
    if one.span.start - before.span.end > _AROUND // 3:
        return one.clauses[:1]
    if not _RANGE.fullmatch(text, before.span.end, one.span.start):
        return one.clauses[:1]
    return places.between(before.clauses[0], one.clauses[0])


def _link(text: str, one: Citation, targets: tuple[str, ...]) -> Link:
    number = " ".join(one.span.of(text).split())
    named = _NAMED.match(text, one.span.end)
    lost = not one.clauses and (_HIGH.match(number) or (named and named["name"] not in _PLAIN))
    if not one.elsewhere and not lost:
        return Link(kind="clause", span=one.span, name=number, clauses=targets)
    before = text[max(0, one.span.start - _AROUND) : one.span.start]
    law = _HIGH.match(number) or _is_law(text, named["name"] if named else before)
    kind = "law" if law else "document"
    return Link(kind=kind, span=one.span, name=named["name"] if named else number)


def _is_law(text: str, words: str) -> bool:
    """Say whether words name a law, or a short name that the contract gives one."""
    short = re.fullmatch(r"[A-Z]{3,8}", words)
    given = short and re.search(rf"(?:Law|Act|Code)\s\((?:the\s)?[“\"]{words}\b", text)
    return bool(given) or _LAW.search(words) is not None


def _selves(text: str, places: _Places) -> Iterator[Link]:
    """Yield `this Article`, `the preceding paragraph`: what they are by the place they stand in."""
    for match in _SELF.finditer(text):
        target = _itself(places, match.start(), match["kind"].lower())
        kind = "attachment" if re.fullmatch(_ATTACHED, match["kind"]) else "clause"
        yield Link(kind=kind, span=Span(*match.span()), name=match.group(), clauses=_ids(target))
    for match in _NEAR.finditer(text):
        own = _itself(places, match.start(), match["kind"].lower())
        ahead = match["way"].lower() in _AHEAD
        beside = places.beside(own, ahead=ahead) if own else None
        yield Link(
            kind="clause", span=Span(*match.span()), name=match.group(), clauses=_ids(beside)
        )


def _itself(places: _Places, at: int, kind: str) -> Clause | None:
    """Return the clause that `this …` means: an article the outermost, a section one without letters."""
    around = [clause for clause in places.around(at) if clause.number or clause.heading]
    if re.fullmatch(_ATTACHED, kind):
        return next((clause for clause in around if clause.role is Role.SCHEDULE), None)
    inner = [clause for clause in around if clause.role in {Role.CLAUSE, Role.DEFINITION}]
    if kind == "article":
        return inner[-1] if inner else None
    if kind in {"section", "clause"}:
        whole = [clause for clause in inner if "(" not in clause.number] or inner[-1:]
        return next((clause for clause in whole if clause.heading), whole[0] if whole else None)
    return inner[0] if inner else None


def _ids(clause: Clause | None) -> tuple[str, ...]:
    return (clause.id,) if clause else ()


# ------------------------------------------------------------------ attachments, pages, papers


def _attachments(text: str, places: _Places) -> Iterator[Link]:
    """Yield `Exhibits A, B and C`, but no title of one and no line of contents."""
    titles = tuple(
        Span(clause.span.start, clause.span.start + len(clause.number) + _HEAD)
        for clause in places.schedules.values()
    )
    end = 0
    for match in _ATTACHMENT.finditer(text):
        titled = any(span.holds(Span(*match.span())) for span in (*titles, *places.skipped))
        if titled or match.start() < end:
            continue
        listed = _listed(text, match, places)
        end = listed[-1].span.end
        yield from listed


def _listed(text: str, match: re.Match[str], places: _Places) -> list[Link]:
    """Return each attachment of one list; `Annexes I and II of the Directive` are another paper's."""
    spans, end = [(match["id"], Span(*match.span()))], match.end()
    while len(spans) < _MOST and (further := _FURTHER.match(text, end)):
        if not _is_listed(match.group(), further):
            break
        spans.append((further["id"], Span(*further.span("id"))))
        end = further.end()
    other = OF_OTHER.match(text, end)
    named = _NAMED.match(text, end)
    listed = [_attached(places, match["kind"], name, span) for name, span in spans]
    if other is None or other["ours"] is not None or named is None:
        return listed
    return [one if one.clauses else replace(one, kind="document") for one in listed]


def _is_listed(word: str, further: re.Match[str]) -> bool:
    """Say whether a number goes on with the list: `Exhibits A and B`, not `Exhibit A and I agree`."""
    plural = re.match(r"[A-Za-z]+s\s", word) is not None
    named = re.search(_ATTACHED, further.group()) is not None
    return plural or named


def _attached(places: _Places, kind: str, name: str, span: Span) -> Link:
    whole = f"{kind.capitalize()} {name}"
    return Link(
        kind="attachment", span=span, name=whole, clauses=_ids(places.schedules.get(_key(whole)))
    )


def _key(name: str) -> str:
    return "".join(name.lower().split()).replace("annexure", "annex")


def _urls(text: str, _: _Places) -> Iterator[Link]:
    for match in _URL.finditer(text):
        address = match.group().rstrip(".,;:)'’")
        yield Link(kind="url", span=Span(match.start(), match.start() + len(address)), name=address)


def _statutes(text: str, _: _Places) -> Iterator[Link]:
    """Yield laws cited by volume or with numbers that no clause has: `29 U.S.C. § 157`, `§ 8-2-113`."""
    for match in _STATUTE.finditer(text):
        words = match.group().rstrip(".-")
        span = Span(match.start(), match.start() + len(words))
        yield Link(kind="law", span=span, name=" ".join(words.split()))


def _papers(text: str, places: _Places) -> Iterator[Link]:
    """Yield other papers by name: where a sentence makes them part of this one, or with a date."""
    for match in _PAPER.finditer(text):
        lead = _LEADS.match(text, match.start())
        start = lead.end() if lead else match.start()
        name = " ".join(text[start : match.end()].split())
        if (
            " " not in name
            or name.startswith("Th")
            or _WHICH.search(text, max(0, start - 8), start)
        ):
            continue
        if _DATED.match(text, match.end()) or places.is_into(text, Span(start, match.end())):
            yield Link(kind="document", span=Span(start, match.end()), name=name)


# ------------------------------------------------------------------ together


def _with_incorporation(text: str, places: _Places, found: Iterable[Link]) -> Iterator[Link]:
    for link in found:
        into = link.kind in _PAPERS and places.is_into(text, link.span)
        yield replace(link, incorporated=True) if into else link


def _apart(found: Iterable[Link]) -> Iterator[Link]:
    """Yield the links in order of place; of two at one place the longer, then the first."""
    end = -1
    for link in sorted(found, key=lambda link: (link.span.start, -link.span.end)):
        if link.span.start >= end:
            yield link
            end = link.span.end
