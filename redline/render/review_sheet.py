"""The whole review as a page of plain parts, for our side of the table alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from redline.model import Clause, Finding, Output, Review
from redline.model.outgoing import Passage
from redline.render import words
from redline.render.sheet import Grid, Line, Part, Points, Quote, Sheet, Title, Words
from redline.render.view import absent, not_sure, remarks, view

COLUMNS = ("clause", "point", "they say", "we propose", "risk", "who may accept less")
EVERY = 10_000


def review_sheet(review: Review, outputs: Sequence[Output] = (), *, name: str = "") -> Sheet:
    """Return the page of a review: verdict, what to negotiate worst first, what was not read."""
    return tuple(_parts(review, outputs, name or review.contract.name))


def _parts(review: Review, outputs: Sequence[Output], name: str) -> Iterator[Part]:
    shelves = view(review)
    asks = sorted((*shelves.asks, *shelves.missing), key=absent)
    yield from _head(review, name)
    if asks:
        yield Title(text="At a glance")
        yield _table(review, asks)
        yield Title(text="Point by point")
    for finding in asks:
        yield from _detail(review, finding)
    yield from _listed("Contradictions", (f.message for f in shelves.conflicts))
    yield from _listed("May stand as it is", (_brief(review, f) for f in shelves.standing))
    yield from _listed("Drafting", (_brief(review, f) for f in shelves.drafting))
    yield from _listed("Conforms", _conforming(review))
    yield from _listed("Not read or not sure", not_sure(review, most=EVERY))
    yield from _listed("Noted", (notice.message for notice in remarks(review)))
    yield from _listed("Files", (f"{each.path} ({each.kind})" for each in outputs))


def _head(review: Review, name: str) -> Iterator[Part]:
    yield Title(text=f"Review of {name}", level=1)
    yield Words(text="Internal: not for the other side.", strong=True)
    facts = (
        ("Contract", words.kind_of(review.contract, review.reading)),
        ("Parties", words.parties(review)),
        ("Playbook", _playbook(review)),
        ("Verdict", review.verdict.value),
        ("Risk", _risk(review)),
    )
    yield Points(items=tuple((label, text) for label, text in facts if text))


def _playbook(review: Review) -> str:
    book, reason = review.playbook, review.playbook_reason
    if book is None:
        return f"none fits: {reason}" if reason else "none fits"
    return f"{book.id} {book.version}" + (f" ({reason})" if reason else "")


def _risk(review: Review) -> str:
    if review.playbook is None:
        return "not judged: a person must read it"
    before = f"{words.number(review.score.value)} of 100"
    after = f", {words.number(review.score.after)} after the redline"
    return before + (after if review.revisions else "")


def _table(review: Review, asks: Sequence[Finding]) -> Grid:
    by_id = words.clauses_by_id(review)
    return Grid(columns=COLUMNS, rows=tuple(_row(review, f, by_id.get(f.clause)) for f in asks))


def _row(review: Review, finding: Finding, clause: Clause | None) -> tuple[Line, ...]:
    return (
        words.cite(clause),
        finding.title,
        finding.says,
        finding.proposes,
        words.risk_word(finding.risk),
        words.approvers(finding, review),
    )


def _detail(review: Review, finding: Finding) -> Iterator[Part]:
    clause = words.clauses_by_id(review).get(finding.clause)
    place = f"{words.named(clause, review.contract)}: " if clause else ""
    yield Title(text=f"{place}{finding.title}", level=3)
    if finding.quote:
        yield Quote(text=finding.quote)
    yield Words(text=f"{finding.message.rstrip('.')}.")
    yield Points(items=(*_facets(review, finding), *_changes(review, finding)))


def _facets(review: Review, finding: Finding) -> tuple[tuple[str, Line], ...]:
    facets = (
        ("Rule", finding.code),
        ("Risk", f"{words.risk_word(finding.risk)}, priority {finding.priority}"),
        ("They stand at", words.RUNGS[finding.rung] if finding.rung else ""),
        ("We propose", words.RUNGS[finding.proposed_rung] if finding.proposed_rung else ""),
        ("Who may accept less", words.approvers(finding, review)),
        ("To them we say", finding.rationale),
        ("Sure", f"{finding.confidence:.0%}"),
    )
    return tuple((label, text) for label, text in facets if text)


def _changes(review: Review, finding: Finding) -> Iterator[tuple[str, Line]]:
    for revision in review.revisions:
        if revision.finding == finding.id:
            struck = Passage(text=revision.delete, struck=True)
            added = Passage(text=revision.insert, added=True)
            yield "Change", tuple(passage for passage in (struck, added) if passage.text)


def _brief(review: Review, finding: Finding) -> str:
    place = words.cite(words.clauses_by_id(review).get(finding.clause))
    return f"{place} {finding.message} ({words.risk_word(finding.risk)})".strip()


def _conforming(review: Review) -> Iterator[str]:
    by_id = words.clauses_by_id(review)
    titles = {rule.id: rule.title for rule in (review.playbook.rules if review.playbook else ())}
    for each in review.conforming:
        place = words.cite(by_id.get(each.clause))
        yield f"{place} {titles.get(each.rule, each.rule)}: {words.RUNGS[each.rung]}".strip()


def _listed(title: str, items: Iterable[str]) -> Iterator[Part]:
    listed = tuple(("", item) for item in items if item.strip())
    if listed:
        yield Title(text=title)
        yield Points(items=listed)
