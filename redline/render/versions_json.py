"""Knows the JSON of two versions held against each other: `redline.comparison/1`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from redline.model import Clause, Contract, Notice, Output, Span
from redline.model.versions import Became, Change, ClauseChange, Versions
from redline.render.certificate import certificate_value
from redline.render.spelling import Value, spelled

COMPARISON_SCHEMA = "redline.comparison/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What there is to tell of the redline of two versions.

    `marks` are the tracked changes in it, `restyled` those of them that change the look alone.
    """

    marks: int
    restyled: int = 0
    notices: tuple[Notice, ...] = ()
    outputs: Sequence[Output] = ()


def comparison_json(
    versions: Versions,
    written: Written,
    *,
    paths: tuple[str, str],
    version: str,
    one_line: bool = False,
) -> str:
    """Return two versions and what changed between them as `redline.comparison/1`."""
    return spelled(
        {
            "schema": COMPARISON_SCHEMA,
            "tool": {"name": "redline", "version": version},
            "old": _contract(versions.old, paths[0]),
            "new": _contract(versions.new, paths[1]),
            "counts": _counts(versions, written),
            "clauses": [_clause_change(clause) for clause in versions.clauses],
            "notices": [_notice(notice) for notice in (*versions.notices, *written.notices)],
            "outputs": [_output(output) for output in written.outputs],
        },
        one_line=one_line,
    )


def _contract(contract: Contract, path: str) -> dict[str, Value]:
    return {
        "path": path,
        "sha256": contract.sha256,
        "title": contract.title,
        "words": contract.words(),
        "existing_revisions": contract.existing_revisions,
        "existing_comments": contract.existing_comments,
        "notices": [_notice(notice) for notice in contract.notices],
    }


def _counts(versions: Versions, written: Written) -> dict[str, Value]:
    kinds = Counter(clause.kind for clause in versions.clauses)
    changes = versions.changes
    clauses: dict[str, Value] = {kind.value: kinds[kind] for kind in CLAUSE_KINDS}
    return {
        "clauses": clauses,
        "changes": len(changes),
        "critical": sum(bool(change.critical) for change in changes),
        "cosmetic": sum(change.cosmetic for change in changes),
        "tracked": written.marks,
        "restyled": written.restyled,
    }


CLAUSE_KINDS = (
    Became.CHANGED,
    Became.INSERTED,
    Became.DELETED,
    Became.MOVED,
    Became.RENUMBERED,
)
"""What a clause as a whole can have become."""


def _clause_change(clause: ClauseChange) -> dict[str, Value]:
    return {
        "kind": clause.kind.value,
        "substance": _substance(cosmetic=clause.cosmetic),
        "critical": [touched.value for touched in clause.critical],
        "story": clause.story.value,
        "heading": clause.heading,
        "old": _clause(clause.old),
        "new": _clause(clause.new),
        "changes": [_change(change) for change in clause.changes],
    }


def _clause(clause: Clause | None) -> dict[str, Value] | None:
    if clause is None:
        return None
    return {
        "id": clause.id,
        "number": clause.number,
        "heading": clause.heading,
        "type": clause.type,
        "span": _span(clause.span),
    }


def _change(change: Change) -> dict[str, Value]:
    return {
        "kind": change.kind.value,
        "substance": _substance(cosmetic=change.cosmetic),
        "critical": [touched.value for touched in change.critical],
        "passage": change.passage,
        "old": _span(change.old),
        "new": _span(change.new),
        "delete": change.delete,
        "insert": change.insert,
    }


def _substance(*, cosmetic: bool) -> str:
    return "cosmetic" if cosmetic else "substantive"


def _span(span: Span) -> list[Value]:
    return [span.start, span.end]


def _notice(notice: Notice) -> dict[str, Value]:
    return {"code": notice.code, "message": notice.message, "where": notice.where}


def _output(output: Output) -> dict[str, Value]:
    about: dict[str, Value] = {"kind": output.kind, "path": output.path, "sha256": output.sha256}
    if output.certificate is not None:
        about["certificate"] = certificate_value(output.certificate)
    return about
