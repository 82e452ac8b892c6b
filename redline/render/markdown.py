"""Knows the report in Markdown, for our side of the table alone: it names rungs and approvers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redline.model import Clause, Finding, Output, Review
from redline.render import words
from redline.render.safe import clean
from redline.render.view import absent, not_sure, remarks, view

MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
"""What Markdown would act on, wherever it stands on a line."""

LEADING = re.compile(r"^(\d{1,9}[.)]|[-+=])(?=\s|$)")
"""What it would act on at the start of a line."""

EVERY = 10_000


def report(review: Review, outputs: Sequence[Output] = (), *, name: str = "") -> str:
    """Return the whole review as a Markdown document."""
    shelves = view(review)
    asks = sorted((*shelves.asks, *shelves.missing), key=absent)
    sections = (
        _head(review, name or review.contract.name),
        _table(review, asks),
        _details(review, asks),
        _bullets("Contradictions", (foreign(each.message) for each in shelves.conflicts)),
        _brief(review, "May stand as it is", shelves.standing),
        _brief(review, "Drafting", shelves.drafting),
        _conforming(review),
        _bullets("Not read or not sure", map(escaped, not_sure(review, most=EVERY))),
        _bullets("Noted", (foreign(notice.message) for notice in remarks(review))),
        _bullets("Files", (f"{foreign(o.path)} ({o.kind})" for o in outputs)),
    )
    return "\n\n".join("\n".join(lines) for section in sections if (lines := list(section))) + "\n"


# ------------------------------------------------------------------ sections


def _head(review: Review, name: str) -> Iterator[str]:
    yield f"# Review of {foreign(name)}"
    yield ""
    yield "**Internal: not for the other side.**"
    yield ""
    yield f"- Contract: {escaped(words.kind_of(review.contract, review.reading))}"
    if review.parties:
        yield f"- Parties: {escaped(words.parties(review))}"
    yield f"- Playbook: {_playbook(review)}"
    yield f"- Verdict: **{review.verdict}**"
    yield f"- Risk: {_risk(review)}"


def _playbook(review: Review) -> str:
    reason = foreign(review.playbook_reason)
    if review.playbook is None:
        return f"none fits: {reason}" if reason else "none fits"
    named = f"{review.playbook.id} {review.playbook.version}"
    return f"{foreign(named)} ({reason})" if reason else foreign(named)


def _risk(review: Review) -> str:
    if review.playbook is None:
        return "not judged: a person must read it"
    before = f"{words.number(review.score.value)} of 100"
    if not review.revisions:
        return before
    return f"{before}, {words.number(review.score.after)} after the redline"


def _table(review: Review, asks: Sequence[Finding]) -> Iterator[str]:
    if not asks:
        return
    by_id = words.clauses_by_id(review)
    yield "## At a glance"
    yield ""
    yield "| clause | point | they say | we propose | risk | who may accept less |"
    yield "|---|---|---|---|---|---|"
    for finding in asks:
        cells = (
            escaped(words.cite(by_id.get(finding.clause))),
            foreign(finding.title),
            foreign(finding.says),
            foreign(finding.proposes),
            words.risk_word(finding.risk),
            escaped(words.approvers(finding, review)),
        )
        yield f"| {' | '.join(cells)} |"


def _details(review: Review, asks: Sequence[Finding]) -> Iterator[str]:
    by_id = words.clauses_by_id(review)
    if asks:
        yield "## Point by point"
    for finding in asks:
        yield from _detail(review, finding, by_id.get(finding.clause))


def _detail(review: Review, finding: Finding, clause: Clause | None) -> Iterator[str]:
    title = f"{escaped(words.named(clause, review.contract))}: " if clause else ""
    yield ""
    yield f"### {title}{foreign(finding.title)}"
    yield ""
    if finding.quote:
        yield f"> {foreign(finding.quote)}"
        yield ""
    yield f"{foreign(finding.message).rstrip('.')}."
    yield ""
    for label, value in _facets(review, finding):
        if value:
            yield f"- {label}: {value}"
    for revision in review.revisions:
        if revision.finding == finding.id:
            yield f"- Change: {_change(revision.delete, revision.insert)}"


def _facets(review: Review, finding: Finding) -> tuple[tuple[str, str], ...]:
    return (
        ("Rule", f"`{_code(finding.code)}`"),
        ("Risk", f"{words.risk_word(finding.risk)}, priority {finding.priority}"),
        ("They stand at", words.RUNGS[finding.rung] if finding.rung else ""),
        ("We propose", words.RUNGS[finding.proposed_rung] if finding.proposed_rung else ""),
        ("Who may accept less", escaped(words.approvers(finding, review))),
        ("To them we say", foreign(finding.rationale)),
        ("Sure", f"{finding.confidence:.0%}"),
    )


def _change(delete: str, insert: str) -> str:
    struck = f"~~{foreign(delete)}~~" if delete.strip() else ""
    written = f"**{foreign(insert)}**" if insert.strip() else ""
    return " ".join(part for part in (struck, written) if part)


def _brief(review: Review, title: str, findings: Sequence[Finding]) -> Iterator[str]:
    by_id = words.clauses_by_id(review)
    return _bullets(
        title,
        (
            f"{escaped(words.cite(by_id.get(finding.clause)))} {foreign(finding.message)} "
            f"({words.risk_word(finding.risk)})".strip()
            for finding in findings
        ),
    )


def _conforming(review: Review) -> Iterator[str]:
    by_id = words.clauses_by_id(review)
    rules = review.playbook.rules if review.playbook else ()
    titles = {rule.id: rule.title for rule in rules}
    return _bullets(
        "Conforms",
        (
            f"{escaped(words.cite(by_id.get(entry.clause)))} "
            f"{foreign(titles.get(entry.rule, entry.rule))}: {words.RUNGS[entry.rung]}"
            for entry in review.conforming
        ),
    )


def _bullets(title: str, items: Iterator[str]) -> Iterator[str]:
    for number, item in enumerate(items):
        if number == 0:
            yield f"## {title}"
            yield ""
        yield f"- {item.strip()}"


# ------------------------------------------------------------------ foreign text


def foreign(text: str) -> str:
    """Return foreign text, cleaned, as Markdown shows it word for word."""
    return escaped(clean(text))


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return LEADING.sub(lambda mark: f"{mark[0][:-1]}\\{mark[0][-1]}", MARKS.sub(r"\\\1", text))


def _code(text: str) -> str:
    return clean(text).replace("`", "'")
