"""Makes of a review what the other side may read of it: their words, our changes, our reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from redline.model import Clause, Finding, FindingKind, Review, Revision, Side, Span
from redline.model.outgoing import Issue, Letter, Passage

_SPOKEN = frozenset({FindingKind.DEVIATION, FindingKind.UNACCEPTABLE, FindingKind.MISSING})
"""What was decided. What a person must still read is no matter for a letter."""

CONTEXT = 240
"""Characters of their sentence that are shown on either side of a change."""


def letter(reviewed: Review) -> Letter:
    """Return the issues of a review in the order of the contract, new clauses where they go in.

    Only what the redline says too gets in: the quote, the change and the reason of each finding
    that we change or speak of. Rungs, risks, approvers and messages stay here.
    """
    clauses = {clause.id: clause for clause in reviewed.reading.clauses}
    said = {comment.finding: comment.text for comment in reviewed.comments}
    spoken = [f for f in reviewed.findings if f.kind in _SPOKEN and (f.revisions or f.id in said)]
    return Letter(
        contract=reviewed.contract.title or reviewed.contract.name,
        ours=_called(reviewed, Side.US),
        theirs=_called(reviewed, Side.THEM),
        issues=tuple(
            Issue(
                number=number,
                place=_place(clauses.get(finding.clause)),
                topic=finding.title,
                wording=tuple(_wording(reviewed, finding)),
                reason=finding.rationale,
                code=finding.code,
            )
            for number, finding in enumerate(spoken, 1)
        ),
    )


def _called(reviewed: Review, side: Side) -> str:
    names = (s.party.name or s.party.label for s in reviewed.parties if s.side is side)
    return next(names, "")


def _place(clause: Clause | None) -> str:
    return f"{clause.number} {clause.heading}".strip() if clause else ""


def _wording(reviewed: Review, finding: Finding) -> Iterator[Passage]:
    """Yield their words around our changes, each change struck and added in its place."""
    changes = sorted(
        (r for r in reviewed.revisions if r.finding == finding.id), key=lambda r: r.span.start
    )
    if not changes:
        yield Passage(text=finding.quote)
    for group in _near(changes):
        yield from _group(reviewed, group)


def _near(changes: Iterable[Revision]) -> Iterator[list[Revision]]:
    """Group changes that stand close together, so that the words between them are shown once."""
    group: list[Revision] = []
    for change in changes:
        if group and change.span.start - group[-1].span.end > CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _group(reviewed: Review, changes: list[Revision]) -> Iterator[Passage]:
    text = reviewed.contract.text
    around = _around(reviewed, changes)
    at = around.start
    for change in changes:
        if change.span.start > at:
            yield Passage(text=text[at : change.span.start])
        if change.delete:
            yield Passage(text=change.delete, struck=True)
        if change.insert:
            yield Passage(text=change.insert, added=True)
        at = max(at, change.span.end)
    if around.end > at:
        yield Passage(text=text[at : around.end])


def _around(reviewed: Review, changes: list[Revision]) -> Span:
    """Return the sentences that hold the changes, cut where they are long; for new clauses nothing."""
    start, end = changes[0].span.start, changes[-1].span.end
    if all(change.paragraphs for change in changes):
        return Span(start, end)
    sentences = [
        s.span for s in reviewed.reading.sentences if s.span.start <= end and s.span.end >= start
    ]
    first = min((s.start for s in sentences), default=start)
    last = max((s.end for s in sentences), default=end)
    text = reviewed.contract.text
    return Span(
        _from_word(text, min(first, start), start - CONTEXT),
        _to_word(text, max(last, end), end + CONTEXT),
    )


def _from_word(text: str, wanted: int, least: int) -> int:
    """Return where to begin: as far back as wanted, or at the first whole word that is near enough."""
    if wanted >= least:
        return wanted
    gap = text.find(" ", least)
    return gap + 1 if gap >= 0 else least


def _to_word(text: str, wanted: int, most: int) -> int:
    if wanted <= most:
        return wanted
    gap = text.rfind(" ", 0, most)
    return gap if gap >= 0 else most
