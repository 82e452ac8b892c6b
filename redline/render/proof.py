"""Knows how a proof looks on a screen, and how it is written as `redline.proof/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from redline.render import words
from redline.render.page import GAP, INDENT, RISK_STYLES, Page, printed
from redline.render.safe import clean, cut
from redline.render.spelling import Value, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from redline.model import Clause, Risk
    from redline.model.proof import Place, Proof, Slip

PROOF_SCHEMA = "redline.proof/1"

NUMBER, RISK = 8, 8
"""Columns for the number of a clause and for the risk."""

UNNUMBERED = "–"


def proof_list(proof: Proof, slips: Sequence[Slip], page: Page, *, name: str) -> str:
    """Return findings, gravest first: where, how grave, what, the words of both places, and the cure."""
    by_id = {clause.id: clause for clause in proof.reading.clauses}
    lines = [*_head(proof, slips, page, name)]
    for slip in sorted(slips, key=lambda one: (-one.risk, one.place.span)):
        lines += [Text(), *_slip(slip, by_id, page)]
    told = [notice for notice in proof.notices if notice.unread or notice.code == "template"]
    if told:
        lines.append(Text())
    for notice in told:
        lines += page.flowed([Text(clean(notice.message), "dim")], between="", indent=INDENT)
    return printed([*lines, Text()], page)


def proof_json(proof: Proof, *, path: str, version: str, one_line: bool = False) -> str:
    """Return a proof as `redline.proof/1`, indented or on one line, ending in a line feed."""
    by_id = {clause.id: clause for clause in proof.reading.clauses}
    contract = proof.contract
    value: dict[str, Value] = {
        "schema": PROOF_SCHEMA,
        "tool": {"name": "redline", "version": version},
        "contract": {
            "path": path,
            "sha256": contract.sha256,
            "title": contract.title,
            "type": proof.reading.type,
            "words": contract.words(),
            "template": proof.template,
        },
        "findings": [
            {
                "id": slip.id,
                "code": slip.code,
                "title": slip.title,
                "risk": words.risk_word(slip.risk),
                "message": slip.message,
                "why": slip.why,
                "cure": slip.cure,
                **_place(slip.place, by_id),
                "other": _place(slip.other, by_id) if slip.other is not None else None,
            }
            for slip in proof.slips
        ],
        "unread": [
            {"what": one.code, "where": one.where, "why": one.message}
            for one in proof.notices
            if one.unread
        ],
        "notices": [
            {"code": one.code, "message": one.message, "where": one.where} for one in proof.notices
        ],
    }
    return spelled(value, one_line=one_line)


def _place(place: Place, by_id: dict[str, Clause]) -> dict[str, Value]:
    clause = by_id.get(place.clause)
    return {
        "clause": place.clause or None,
        "number": clause.number if clause is not None else "",
        "span": [place.span.start, place.span.end],
        "quote": place.quote,
        "context": place.context,
    }


def _head(proof: Proof, slips: Sequence[Slip], page: Page, name: str) -> list[Text]:
    risks = sorted((slip.risk for slip in slips), reverse=True)
    found = words.counted(len(slips), "finding") if slips else "nothing found"
    parts = [
        Text(clean(name), "bold"),
        Text(words.kind_of(proof.contract, proof.reading)),
        Text(f"{found}: {_by_risk(risks)}" if slips else found),
    ]
    return page.flowed(parts, between=" · ")


def _by_risk(risks: Sequence[Risk]) -> str:
    return ", ".join(
        f"{risks.count(risk)} {words.risk_word(risk)}" for risk in dict.fromkeys(risks)
    )


def _slip(slip: Slip, by_id: dict[str, Clause], page: Page) -> Iterator[Text]:
    room = page.width - INDENT - NUMBER - RISK - 2 * GAP
    first = [
        Text(cut(_number(slip.place, by_id), NUMBER)),
        Text(words.risk_word(slip.risk), RISK_STYLES[slip.risk]),
        Text(clean(slip.message)),
    ]
    yield from page.columns(first, (NUMBER, RISK, room), indent=INDENT)
    indent = INDENT + NUMBER + RISK + 2 * GAP
    notes = [f"“{clean(slip.place.context)}”"]
    if slip.other is not None:
        place = words.cite(by_id.get(slip.other.clause)) or "elsewhere"
        notes.append(f"{place}: “{clean(slip.other.context)}”")
    if page.verbose:
        notes.append(slip.why)
    notes.append(f"→ {slip.cure} {slip.code}")
    for note in notes:
        yield from page.flowed([Text(note, "dim")], between="", indent=indent)


def _number(place: Place, by_id: dict[str, Clause]) -> str:
    clause = by_id.get(place.clause)
    while clause is not None and not clause.number and clause.parent:
        clause = by_id.get(clause.parent)
    return clean(clause.number.rpartition(",")[2]) if clause and clause.number else UNNUMBERED
