"""What holds of the clauses of every contract, however odd."""

from __future__ import annotations

from redline.model import OBJECT, Clause, Contract, Role, Span, Story


def broken(contract: Contract, clauses: tuple[Clause, ...]) -> list[str]:
    """Return what does not hold of the clauses of a contract, without a word of its text."""
    return [
        *_repeated_ids(clauses),
        *_badly_nested(clauses),
        *_overlapping(clauses),
        *_homeless(contract, clauses),
    ]


def _repeated_ids(clauses: tuple[Clause, ...]) -> list[str]:
    ids = [clause.id for clause in clauses]
    return [f"{name}: id given twice" for name in sorted(set(ids)) if ids.count(name) > 1]


def _badly_nested(clauses: tuple[Clause, ...]) -> list[str]:
    seen: dict[str, Clause] = {}
    wrong = []
    for clause in clauses:
        parent = seen.get(clause.parent or "")
        if clause.parent and parent is None:
            wrong.append(f"{clause.id}: before its parent")
        if parent and not parent.span.holds(clause.span):
            wrong.append(f"{clause.id}: outside its parent {parent.id}")
        if parent and clause.level <= parent.level and parent.role is not Role.SCHEDULE:
            wrong.append(f"{clause.id}: level {clause.level} under {parent.level}")
        parts = filter(None, (clause.body, clause.heading_span))
        if not all(clause.span.holds(part) for part in parts):
            wrong.append(f"{clause.id}: words outside its span")
        if (
            clause.heading_span
            and clause.body.length
            and clause.body.start < clause.heading_span.end
        ):
            wrong.append(f"{clause.id}: body before heading")
        seen[clause.id] = clause
    return wrong


def _overlapping(clauses: tuple[Clause, ...]) -> list[str]:
    last: dict[str | None, Clause] = {}
    wrong = []
    for clause in clauses:
        before = last.get(clause.parent)
        if before and before.story is clause.story and before.span.meets(clause.span):
            wrong.append(f"{clause.id}: overlaps {before.id}")
        last[clause.parent] = clause
    return wrong


def _homeless(contract: Contract, clauses: tuple[Clause, ...]) -> list[str]:
    """Name paragraphs of the body that no clause has among its own words, or several have."""
    owners: dict[int, list[Clause]] = {}
    for clause in clauses:
        parts = [part for part in (clause.body, clause.heading_span) if part and part.length]
        for index in range(*clause.paragraphs):
            if any(part.meets(contract.paragraphs[index].span) for part in parts):
                owners.setdefault(index, []).append(clause)
    wrong = []
    for paragraph in contract.paragraphs:
        words = paragraph.span.of(contract.text).replace(OBJECT, " ").strip()
        own = owners.get(paragraph.index, [])
        bare = all(_is_number_alone(contract, clause, paragraph.span) for clause in clauses)
        if paragraph.story is Story.BODY and words and not own and bare:
            wrong.append(f"paragraph {paragraph.index}: in no clause")
        if len({clause.id for clause in own if clause.role is not Role.NOTE}) > 1 and not any(
            clause.role is Role.NOTE for clause in own
        ):
            wrong.append(f"paragraph {paragraph.index}: in {[clause.id for clause in own]}")
    return wrong


def _is_number_alone(contract: Contract, clause: Clause, paragraph: Span) -> bool:
    """Say whether the clause is not one whose paragraph holds its typed number and nothing else."""
    return not (clause.span.start >= paragraph.start and clause.span.start < paragraph.end)
