"""What a playbook makes of many contracts: which clauses no rule knows, and what another would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from redline.model import Clause, Review, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How many provisions of one clause type there were, and how many of them some rule looked at."""

    type: str
    seen: int
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A provision that no rule looked at: where it stands, and how it begins."""

    contract: str
    type: str
    place: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Which provisions of some contracts the rules of a playbook know."""

    contracts: int
    types: tuple[Known, ...]
    gaps: tuple[Gap, ...]


def coverage(reviews: Sequence[tuple[str, Review]]) -> Coverage:
    """Return what of the reviewed contracts the playbook knows, the largest gaps first.

    Counted is every clause with words of its own; it is known where a rule looked at it, or at what
    it belongs to or holds. A gap is the largest clause that is not.
    """
    seen: Counter[str] = Counter()
    known: Counter[str] = Counter()
    gaps: list[Gap] = []
    for name, review in reviews:
        unruled = _below(review.reading.clauses, set(review.unruled))
        for clause in _provisions(review):
            seen[clause.type] += 1
            known[clause.type] += clause.id not in unruled
        named = set(review.unruled)
        gaps += [_gap(name, review, c) for c in review.reading.clauses if c.id in named]
    types = [Known(type=kind, seen=count, known=known[kind]) for kind, count in seen.items()]
    ordered = sorted(types, key=lambda each: (each.known - each.seen, each.type))
    rank = {each.type: place for place, each in enumerate(ordered)}
    return Coverage(
        contracts=len(reviews),
        types=tuple(ordered),
        gaps=tuple(
            sorted(gaps, key=lambda gap: (rank.get(gap.type, len(rank)), gap.contract, gap.place))
        ),
    )


def _provisions(review: Review) -> Iterator[Clause]:
    for clause in review.reading.clauses:
        if clause.role is Role.CLAUSE and clause.body.of(review.contract.text).strip():
            yield clause


def _below(clauses: Iterable[Clause], named: set[str]) -> set[str]:
    """Return the clauses named and all below them; a parent stands before its children."""
    found = set(named)
    for clause in clauses:
        if clause.parent in found:
            found.add(clause.id)
    return found


def _gap(name: str, review: Review, clause: Clause) -> Gap:
    return Gap(
        contract=name,
        type=clause.type,
        place=f"{clause.number} {clause.heading}".strip(),
        quote=review.contract.quote(clause.body if clause.body.length else clause.span),
    )


# ------------------------------------------------------------------ one playbook against another


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What two playbooks made of one contract: verdict and score of each."""

    contract: str
    before: tuple[str, float]
    after: tuple[str, float]
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing a reader would see is otherwise."""
        return self.before == self.after and not (self.gone or self.new or self.moved)


def difference(reviews: Iterable[tuple[str, Review, Review]]) -> tuple[Outcome, ...]:
    """Return for each contract what a second playbook changes: verdict, score, findings.

    A finding is `gone` or `new` by its rule, and `moved` where it stands on another rung.
    """
    return tuple(_outcome(name, before, after) for name, before, after in reviews)


def _outcome(name: str, before: Review, after: Review) -> Outcome:
    old, new = _stood(before), _stood(after)
    return Outcome(
        contract=name,
        before=(before.verdict.value, before.score.value),
        after=(after.verdict.value, after.score.value),
        gone=tuple(rule for rule in old if rule not in new),
        new=tuple(rule for rule in new if rule not in old),
        moved=tuple(
            f"{rule} ({' '.join(old[rule])} \u2192 {' '.join(rungs)})"
            for rule, rungs in new.items()
            if rule in old and old[rule] != rungs
        ),
    )


def _stood(review: Review) -> dict[str, Sequence[str]]:
    """Return the rules with findings, in order, each with where its clauses stand."""
    found: dict[str, list[str]] = {}
    for finding in review.findings:
        found.setdefault(finding.code, []).append(finding.rung or finding.kind.value)
    return {code: sorted(rungs) for code, rungs in found.items()}
