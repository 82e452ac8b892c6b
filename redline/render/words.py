"""Knows the plain words for the values of a review: counts, numbers, places, parties, approvers."""

from __future__ import annotations

from redline.model import Clause, Contract, Finding, Reading, Review, Risk, Role, Rung, Side, Sided
from redline.model.taxonomy import CONTRACT_TYPES
from redline.render.safe import clean, quoted

PROVISIONS = frozenset({Role.CLAUSE, Role.DEFINITION})
"""What a lawyer would count as a clause."""

RUNGS = {
    Rung.PREFERRED: "our preferred position",
    Rung.ACCEPTABLE: "acceptable",
    Rung.FALLBACK: "a fallback",
    Rung.LAST_RESORT: "the last resort",
    Rung.WALK_AWAY: "beyond what we accept",
}


def counted(number: int, noun: str) -> str:
    """Return `3 clauses`, `1 clause`, `2 replies`."""
    if number == 1:
        return f"1 {noun}"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{number:,} {noun[:-1]}ies"
    return f"{number:,} {noun}s"


def number(value: float) -> str:
    """Return a score or a number of points as people write it: `15`, `0.4`."""
    return f"{value:.0f}" if abs(value) >= 1 or value == 0 else f"{value:.1f}"


def kind_of(contract: Contract, reading: Reading) -> str:
    """Return what kind of contract it is, by its own title where it has one."""
    kind = reading.type
    return clean(contract.title) or CONTRACT_TYPES.get(kind, clean(kind))


def clauses_by_id(review: Review) -> dict[str, Clause]:
    """Return the clauses of a review by id."""
    return {clause.id: clause for clause in review.reading.clauses}


def cite(clause: Clause | None) -> str:
    """Return how a lawyer would refer to a clause: its number, else its heading."""
    if clause is None:
        return ""
    return clean(clause.number) or (f"“{clean(clause.heading)}”" if clause.heading else "")


def named(clause: Clause, contract: Contract) -> str:
    """Return a clause by number and heading, `14.6 Publicity`, or else by its first words."""
    both = f"{clean(clause.number)} {clean(clause.heading)}".strip()
    return both or quoted(clause.body.of(contract.text), 30) or "a clause without words"


def briefly(finding: Finding, by_id: dict[str, Clause]) -> str:
    """Return a finding in a few words with its place."""
    place = cite(by_id.get(finding.clause))
    text = clean(finding.says) or clean(finding.message).rstrip(".")
    return f"{place} {text}".strip()


def provisions(reading: Reading) -> int:
    """Count what a lawyer would count as clauses."""
    return sum(clause.role in PROVISIONS for clause in reading.clauses)


def parties(review: Review) -> str:
    """Return who contracts, our side first: `Northwind Ltd (us, Customer) / Acme (Supplier)`."""
    ordered = sorted(review.parties, key=lambda sided: ORDER[sided.side])
    shown = [party(sided) for sided in ordered[:3]]
    if len(ordered) > 3:
        shown.append(counted(len(ordered) - 3, "other"))
    return " / ".join(shown)


ORDER = {Side.US: 0, Side.THEM: 1, Side.OTHER: 2}


def party(sided: Sided) -> str:
    """Return one party with what the contract calls it."""
    name, label = clean(sided.party.name), clean(sided.party.label)
    notes = ["us"] if sided.side is Side.US else []
    if label and label != name:
        notes.append(label)
    return f"{name or label} ({', '.join(notes)})" if notes and name else name or label


def approvers(finding: Finding, review: Review) -> str:
    """Return the names of the roles that may accept less."""
    titles = review.playbook.approvers if review.playbook else {}
    return ", ".join(clean(titles.get(role, role)) for role in finding.approvers)


def by_risk(findings: tuple[Finding, ...]) -> str:
    """Return how many findings there are of each risk, worst first: `1 critical, 3 high`."""
    risks = sorted((finding.risk for finding in findings), reverse=True)
    return ", ".join(f"{risks.count(risk)} {risk.name.lower()}" for risk in dict.fromkeys(risks))


def risk_word(risk: Risk) -> str:
    """Return the word for a risk."""
    return risk.name.lower()


def changes(review: Review) -> str:
    """Return how much a redline holds: `11 changes, 9 comments`."""
    held = [counted(len(review.revisions), "change")] if review.revisions else []
    if review.comments:
        held.append(counted(len(review.comments), "comment"))
    return ", ".join(held)


def verified(review: Review) -> str:
    """Return what was proved of the redline before it was handed over."""
    theirs = review.contract.existing_revisions
    proof = "verified: rejecting all gives their text back"
    return proof + (f", their {counted(theirs, 'own change')} untouched" if theirs else "")
