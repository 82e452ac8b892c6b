"""What makes a well-formed rule a sound one: names that exist, a ladder in order, edits that can work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from redline.model.limits import parts_of
from redline.model.playbook import Comparison, Condition, Rung
from redline.model.reading import PURPOSES, UNKNOWN
from redline.model.taxonomy import CLAUSE_TYPES, CONTRACT_TYPES
from redline.playbook.asking import is_question, misasked, unsound_asking
from redline.playbook.bands import unsound_bands
from redline.playbook.conditions import RESERVED
from redline.playbook.names import known_names
from redline.playbook.reach import unreachable
from redline.playbook.schema import UNITS, EditShape, PositionShape, RuleShape, value_of

if TYPE_CHECKING:
    from redline.playbook.book_schema import PlaybookShape
    from redline.playbook.source import Where

    Flaw = tuple[Where, str]

_RUNGS = list(Rung)
_TAKEN = frozenset({*CLAUSE_TYPES, UNKNOWN})
_WORDED = frozenset({"law", "venue", "date"})


def unsound_book(book: PlaybookShape) -> Iterator[Flaw]:
    """Yield what is wrong with a `playbook.yaml` that has the right shape."""
    for index, kind in enumerate(book.contract_types):
        if kind not in CONTRACT_TYPES:
            message = f"unknown contract type `{kind}`; {known_names(kind, CONTRACT_TYPES)}"
            yield ("contract_types", index), message
    for index, word in enumerate(book.they_are):
        if word in book.we_are and not book.symmetric:
            yield ("they_are", index), f"`{word}` is us as well, under `we_are`"
    for name in book.types:
        if name in _TAKEN:
            yield ("types", name), f"`{name}` is a clause type everybody has; choose another name"
    yield from _in_order(book)
    yield from _mandates(book)


def _mandates(book: PlaybookShape) -> Iterator[Flaw]:
    """Yield roles that nobody has: of the approval matrix, and of those who stand in."""
    for at, row in enumerate(book.approval_matrix):
        for index, role in enumerate(row.roles):
            if role not in book.approvers:
                message = f"`{role}` is no approver; {known_names(role, book.approvers)}"
                yield ("approval_matrix", at, "roles", index), message
    for role, who in book.approvers.items():
        if not isinstance(who, str) and who.delegate and who.delegate not in book.approvers:
            message = (
                f"`{who.delegate}` is no approver; {known_names(who.delegate, book.approvers)}"
            )
            yield ("approvers", role, "delegate"), message


def _in_order(book: PlaybookShape) -> Iterator[Flaw]:
    """Hold the score to its promise: a worse rung never lowers it, a higher one never eases."""
    verdicts, factors = book.scoring.verdicts, book.scoring.factors
    if not verdicts.approve <= verdicts.escalate <= verdicts.reject:
        yield ("scoring", "verdicts"), "must rise: approve, escalate, reject"
    steps = [getattr(factors, rung.replace("-", "_")) for rung in _RUNGS]
    if steps != sorted(steps):
        yield ("scoring", "factors"), f"must not fall from rung to rung: {', '.join(_RUNGS)}"


def unsound_rule(rule: RuleShape, book: PlaybookShape | None) -> Iterator[Flaw]:
    """Yield what is wrong with a rule that has the right shape, as part of its playbook.

    Without the playbook, because that is broken itself, what depends on it is left out.
    """
    for check in _CHECKS:
        yield from check(rule)
    if book is not None:
        yield from _clause_types(rule, book)
        yield from _approvers(rule, book)
    yield from unsound_asking(rule, book, named=_names_questions(rule))


def unsound_parts(rule: RuleShape, book: PlaybookShape | None) -> Iterator[Flaw]:
    """Yield what is wrong with the parts of a rule that is not whole, each part by itself."""
    for check in (_names, _units, _purposes):
        yield from check(rule)
    if book is not None:
        yield from _clause_types(rule, book)
        yield from _approvers(rule, book)


def _substance(rule: RuleShape) -> Iterator[Flaw]:
    if not (rule.ladder or rule.unacceptable or rule.required):
        yield (), "asks for nothing; give it `positions`, `bands`, `unacceptable` or `required`"


def _clause_types(rule: RuleShape, book: PlaybookShape) -> Iterator[Flaw]:
    known = (*book.types, *CLAUSE_TYPES)
    named: list[tuple[Where, str]] = [(("clause",), rule.clause)]
    named += [(("also", index), kind) for index, kind in enumerate(rule.also)]
    if rule.required:
        after = rule.required.after
        named += [(("required", "after", index), kind) for index, kind in enumerate(after)]
    for where, kind in named:
        if kind not in known:
            yield where, f"unknown clause type `{kind}`; {known_names(kind, known)}"


def _names(rule: RuleShape) -> Iterator[Flaw]:
    for group in ("facts", "checks"):
        for name in getattr(rule, group):
            if name in RESERVED:
                yield (group, name), f"`{name}` is a word of the condition language; rename it"
    for name in rule.checks:
        if name in rule.facts:
            yield ("checks", name), f"`{name}` is a fact as well; rename one"


def _units(rule: RuleShape) -> Iterator[Flaw]:
    for name, fact in rule.facts.items():
        known = UNITS[fact.kind]
        if fact.kind == "money":
            if not (len(fact.unit) == 3 and fact.unit.isalpha() and fact.unit.isupper()):
                yield ("facts", name), "money needs a currency as its `unit`, such as USD"
        elif fact.unit and fact.unit not in known:
            allowed = known_names(fact.unit, known) if known else "leave it out"
            yield ("facts", name, "unit"), f"`{fact.unit}` is no unit of a {fact.kind}; {allowed}"
        elif not fact.unit and len(known) > 1:
            yield ("facts", name), f"a {fact.kind} needs a `unit`: {', '.join(known)}"


def _purposes(rule: RuleShape) -> Iterator[Flaw]:
    for name, fact in rule.facts.items():
        known = PURPOSES.get(fact.kind, ())
        for index, wanted in enumerate(fact.purpose):
            if wanted not in known:
                allowed = known_names(wanted, known) if known else "leave it out"
                place = ("facts", name, "purpose", index)
                yield place, f"a {fact.kind} is never for `{wanted}`; {allowed}"


# ------------------------------------------------------------------ conditions


def conditions_of(rule: RuleShape) -> Iterator[tuple[Where, Condition]]:
    """Yield every condition of a rule with its place."""
    for index, position in enumerate(rule.positions):
        if position.when is not None:
            yield ("positions", index, "when"), position.when
    if rule.bands:
        bands = rule.bands
        yield ("bands", "fact"), Comparison(name=bands.fact, operator=">=", value=bands.preferred)
    for index, words in enumerate(rule.unacceptable):
        if words.when is not None:
            yield ("unacceptable", index, "when"), words.when
    for where, edit in edits_of(rule):
        if edit.when is not None:
            yield (*where, "when"), edit.when


def edits_of(rule: RuleShape) -> Iterator[tuple[Where, EditShape]]:
    """Yield every edit of a rule with its place."""
    for index, edit in enumerate(rule.edits):
        yield ("edits", index), edit
    for at, words in enumerate(rule.unacceptable):
        for index, edit in enumerate(words.edits):
            yield ("unacceptable", at, "edits", index), edit


def _asked(rule: RuleShape) -> Iterator[Flaw]:
    for where, condition in conditions_of(rule):
        for part in parts_of(condition):
            if is_question(part.name):
                yield from ((where, message) for message in misasked(part))
            elif part.name not in rule.facts and part.name not in rule.checks:
                known = known_names(part.name, (*rule.facts, *rule.checks))
                yield where, f"unknown fact or check `{part.name}`; {known}"
            elif isinstance(part, Comparison):
                yield from ((where, message) for message in _misjudged(rule, part))


def _names_questions(rule: RuleShape) -> bool:
    return any(
        is_question(part.name)
        for _, condition in conditions_of(rule)
        for part in parts_of(condition)
    )


def _misjudged(rule: RuleShape, part: Comparison) -> Iterator[str]:
    """Say why a comparison asks what its fact cannot answer."""
    if part.name in rule.checks:
        yield f"`{part.name}` is a check; write its name alone, or `not {part.name}`"
        return
    kind = rule.facts[part.name].kind
    values = part.value if isinstance(part.value, tuple) else (part.value,)
    worded = [isinstance(value, str) for value in values]
    if kind in _WORDED and (not all(worded) or part.operator in {"<", ">", "<=", ">="}):
        yield f"`{part.name}` is a {kind}; compare it with names, by =, != or in [...]"
    if kind not in _WORDED and any(worded):
        yield f"`{part.name}` is a {kind}; compare it with numbers"


def _unused(rule: RuleShape) -> Iterator[Flaw]:
    used = {part.name for _, condition in conditions_of(rule) for part in parts_of(condition)}
    used |= {edit.set for _, edit in edits_of(rule) if edit.set}
    used |= {edit.in_ for _, edit in edits_of(rule) if edit.in_}
    for group in ("facts", "checks"):
        for name in getattr(rule, group):
            if name not in used:
                yield (group, name), f"`{name}` is never used; use it in a `when` or leave it out"


# ------------------------------------------------------------------ the ladder


def _ladder(rule: RuleShape) -> Iterator[Flaw]:
    for index, (better, worse) in enumerate(pairwise(rule.positions), 1):
        if _RUNGS.index(Rung(worse.rung)) < _RUNGS.index(Rung(better.rung)):
            message = (
                f"`{worse.rung}` stands below `{better.rung}`; put positions best first, and say"
                " in the better one's `when` what must `not` be there"
            )
            yield ("positions", index, "rung"), message
    for position in rule.ladder[:-1]:
        if position.when is None:
            message = "only the last position can catch the rest with `otherwise`"
            yield (*_place(rule, position), "when"), message
    yield from unsound_bands(rule.bands) if rule.bands else ()


def _reach(rule: RuleShape) -> Iterator[Flaw]:
    for index, why in unreachable([position.when for position in rule.ladder]):
        yield (*_place(rule, rule.ladder[index]), "when"), f"can never be reached: {why}"


def _place(rule: RuleShape, position: PositionShape) -> Where:
    """Return where a step of the ladder is written: among the positions, else in the bands."""
    places = (at for at, each in enumerate(rule.positions) if each is position)
    return next((("positions", at) for at in places), ("bands",))


def _approvers(rule: RuleShape, book: PlaybookShape) -> Iterator[Flaw]:
    named: list[tuple[Where, str]] = [
        (("approvers", index), role) for index, role in enumerate(rule.approvers)
    ]
    for at, position in enumerate(rule.positions):
        roles = enumerate(position.approvers)
        named += [(("positions", at, "approvers", index), role) for index, role in roles]
    if rule.bands:
        steps = rule.bands.approvers.items()
        named += [(("bands", "approvers", rung), role) for rung, roles in steps for role in roles]
    for where, role in named:
        if role not in book.approvers:
            known = known_names(role, book.approvers)
            yield where, f"`{role}` is no approver of playbook.yaml; {known}"


# ------------------------------------------------------------------ edits


def _edits(rule: RuleShape) -> Iterator[Flaw]:
    texts = {position.rung for position in rule.positions if position.text}
    for where, edit in edits_of(rule):
        if edit.set is not None:
            yield from ((where, message) for message in _setting(rule, edit))
        if edit.clause is not None and edit.clause not in texts:
            message = f"no position at `{edit.clause}` has a `text` to put in"
            yield (*where, "clause"), message
        if edit.in_ is not None and edit.in_ not in rule.checks:
            known = known_names(edit.in_, rule.checks)
            yield (*where, "in"), f"unknown check `{edit.in_}`; {known}"


def _setting(rule: RuleShape, edit: EditShape) -> Iterator[str]:
    fact = rule.facts.get(edit.set or "")
    if fact is None:
        yield f"unknown fact `{edit.set}`; {known_names(edit.set or '', rule.facts)}"
    elif (fact.kind in _WORDED) != isinstance(value_of(edit, rule.bands), str):
        wanted = "a name" if fact.kind in _WORDED else "a number"
        yield f"`{edit.set}` is a {fact.kind}; `to` needs {wanted}"


_CHECKS: tuple[Callable[[RuleShape], Iterator[Flaw]], ...] = (
    _substance,
    _names,
    _units,
    _purposes,
    _asked,
    _unused,
    _ladder,
    _reach,
    _edits,
)
