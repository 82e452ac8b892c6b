"""Knows what to tell a lawyer about a judgement: the finding, its quote, and the change that cures it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from redline.assess.agreed import as_agreed
from redline.assess.aim import first_value, let_go, stands, target
from redline.assess.blanks import blanks
from redline.assess.case import Case
from redline.assess.draft import Draft
from redline.assess.judge import Judgement, judge
from redline.assess.lists import says_in_list
from redline.assess.locate import Locus, locate
from redline.assess.matter import is_about_it, is_its_kind, is_near
from redline.assess.mend import mend
from redline.assess.outside import hangs_on_others
from redline.assess.supply import is_there, supply
from redline.assess.told import answer_to, is_sure, names_in
from redline.assess.voice import can_say, in_their_voice
from redline.model import (
    Answer,
    Clause,
    Conformity,
    Edit,
    Finding,
    FindingKind,
    Part,
    Position,
    Required,
    Rule,
    Rung,
    Span,
    Stance,
    Unacceptable,
)

EDIT_FLOOR = 0.55
"""Below this confidence a clause is shown to a person and never edited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A finding with the changes that would cure it and what to tell the other side, all still loose."""

    finding: Finding
    drafts: tuple[Draft, ...] = ()
    comment: str = ""
    place: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one rule made of a contract."""

    rule: Rule
    loci: tuple[Locus, ...]
    conforming: tuple[Conformity, ...]
    proposals: tuple[Proposal, ...]


def apply_rule(case: Case, rule: Rule, supplied: Mapping[int, int]) -> Outcome:
    """Hold the contract against one rule. `supplied` counts clauses put in so far."""
    loci = tuple(locus for locus in locate(case, rule) if is_about_it(case, locus.clause))
    judgements = tuple(as_agreed(case, judge(case, rule, locus)) for locus in loci)
    proposals = [proposal for judgement in judgements for proposal in _proposals(case, judgement)]
    if not any(judgement.position or judgement.offences for judgement in judgements):
        open_ones = [judgement for judgement in judgements if _open(case, judgement)]
        proposals = [_undecided(case, judgement) for judgement in open_ones[:1]]
    if not loci and rule.required is not None:
        proposals = list(_missing(case, rule, rule.required, supplied))
    return Outcome(
        rule=rule,
        loci=loci,
        conforming=tuple(_conforming(case, judgements)),
        proposals=tuple(proposals),
    )


def _open(case: Case, judgement: Judgement) -> bool:
    """Say whether what could not be decided needs a person.

    What binds the other side alone is no question of ours, nor is what an NDA says as it probably
    should, though not surely. What is still to be filled in is told once for the whole contract.
    """
    likely = judgement.likely
    if judgement.answers.others or (likely and stands(likely.rung, case.posture)):
        return False
    return not any(blank.meets(judgement.evidence) for blank in blanks(case.contract))


def _conforming(case: Case, judgements: tuple[Judgement, ...]) -> Iterator[Conformity]:
    for judgement in judgements:
        position = judgement.position
        if position and not judgement.offences and stands(position.rung, case.posture):
            yield Conformity(
                clause=judgement.locus.clause.id,
                rule=judgement.rule.id,
                rung=position.rung,
                span=judgement.evidence,
                quote=case.contract.quote(judgement.evidence),
            )


def _proposals(case: Case, judgement: Judgement) -> Iterator[Proposal]:
    for words in dict.fromkeys(words.phrase.source for words, _ in judgement.offences):
        offences = [pair for pair in judgement.offences if pair[0].phrase.source == words]
        yield _unacceptable(case, judgement, *offences[0])
    position = judgement.position
    if position is not None and not stands(position.rung, case.posture):
        passed = let_go(judgement.rule, position.rung, case.posture)
        yield _deviation(case, judgement, position, passed=passed)


# ------------------------------------------------------------------ the kinds of proposal


def _deviation(case: Case, judgement: Judgement, position: Position, *, passed: bool) -> Proposal:
    rule, says = judgement.rule, _says(case, judgement, position)
    edits = () if passed else rule.edits
    drafts = _drafts(case, judgement, edits)
    asked = target(rule, case.posture)
    finding = replace(
        _about(case, judgement, judgement.evidence),
        says=says,
        proposes=asked.say if asked and drafts else "",
        rung=position.rung,
        proposed_rung=asked.rung if asked else Rung.PREFERRED,
        message=_message(rule, says, position, asked),
        approvers=position.approvers or rule.approvers,
        stands=passed,
        parts=tuple(_parts(case, judgement, position)),
    )
    comment = "" if passed or _is_unsided(case) else finding.rationale
    return Proposal(finding=finding, drafts=drafts, comment=comment, place=judgement.evidence)


def _parts(case: Case, judgement: Judgement, position: Position) -> Iterator[Part]:
    """Yield each question that the position turns on, with its answer and the words that show it."""
    answers = judgement.answers
    for name in dict.fromkeys(names_in(position.when) if position.when else ()):
        shown = answers.evidence.get(name)
        quote = case.contract.quote(shown) if shown else ""
        yield Part(name=name, answer=answers.values.get(name), quote=quote)


def _unacceptable(case: Case, judgement: Judgement, words: Unacceptable, hit: Span) -> Proposal:
    rule = judgement.rule
    drafts = _drafts(case, judgement, words.edits)
    finding = replace(
        _about(case, judgement, _around(case, judgement, hit)),
        kind=FindingKind.UNACCEPTABLE,
        risk=rule.risk if words.risk is None else words.risk,
        says=case.contract.quote(hit),
        proposes="struck" if drafts and not any(draft.insert for draft in drafts) else "",
        rung=Rung.WALK_AWAY,
        message=f"{rule.title}: {words.message}",
    )
    return Proposal(finding=finding, drafts=drafts, comment=finding.rationale, place=hit)


def _undecided(case: Case, judgement: Judgement) -> Proposal:
    asked = [name for name, value in judgement.answers.values.items() if value is None]
    about = f" (not found: {', '.join(asked)})" if asked else ""
    if judgement.likely:
        about = f" (probably: {judgement.likely.say})" if judgement.likely.say else ""
    finding = replace(
        _about(case, judgement, judgement.evidence),
        kind=FindingKind.UNKNOWN,
        says="not clear",
        message=f"{judgement.rule.title}: could not be decided{about}; a person must read it",
        approvers=(),
    )
    return Proposal(finding=finding)


def _missing(
    case: Case, rule: Rule, required: Required, supplied: Mapping[int, int]
) -> Iterator[Proposal]:
    if not _is_called_for(case, required):
        return
    if says_in_list(case, (*required.unless, *rule.recognise.phrases)):
        return
    if any(is_sure(told) and told.choice is Stance.ENTAILED for told in _told(case, required)):
        return
    if is_there(case, required):
        return
    doubt = _doubt(case, rule, required)
    drafts = () if doubt else supply(case, required, supplied)
    reason = in_their_voice(
        case, required.comment or rule.comment, value=first_value(rule, case.posture)
    )
    finding = Finding(
        id="",
        code=rule.id,
        rule=rule.id,
        title=rule.title,
        type=rule.clauses[0],
        kind=FindingKind.UNKNOWN if doubt else FindingKind.MISSING,
        risk=required.risk,
        area=rule.area,
        priority=rule.priority,
        message=f"{rule.title}: no clause found{doubt}",
        rationale=reason,
        says="missing",
        proposes="inserted" if drafts else "",
        proposed_rung=Rung.PREFERRED if drafts else None,
        approvers=rule.approvers,
        confidence=0.5 if doubt else 1.0,
        searched=tuple(_searched(rule, required)),
    )
    yield Proposal(finding=finding, drafts=drafts, comment=reason if drafts else "")


def _is_called_for(case: Case, required: Required) -> bool:
    """Say whether a clause is looked for here, and no words of the contract serve instead."""
    whole = Span(0, len(case.contract.text))
    asked = [required.where, () if is_its_kind(case) else case.playbook.about]
    if any(words and case.says_any(words, whole) is None for words in asked):
        return False
    return case.says_any(required.unless, whole) is None


def _searched(rule: Rule, required: Required) -> Iterator[str]:
    """Yield what was looked for in vain: the clause types of the rule, and phrases anywhere."""
    yield from (f"clause of type {kind}" for kind in rule.clauses)
    yield from (phrase.source for phrase in (*rule.recognise.phrases, *required.unless))


def _doubt(case: Case, rule: Rule, required: Required) -> str:
    """Return why the clause may be there all the same, so that none is put in; empty if it is not."""
    if _is_unsided(case) or _is_nameless(case) or not can_say(case, required.text):
        return "; which side we are on does not show, so none is put in (--we-are)"
    if hangs_on_others(case):
        return "; it may stand in the agreement or terms that this document depends on"
    if not (is_its_kind(case) and is_near(case)):
        return "; this is no contract of the kind that the playbook is for"
    near = _answering(case, required) or ("" if required.beside else _nearest(case, rule))
    if near:
        return f"; the nearest is {near}, please read it"
    unsure = any(not is_sure(told) for told in _told(case, required))
    return "; it may be said in other words, please look for it" if unsure else ""


def _told(case: Case, required: Required) -> tuple[Answer, ...]:
    found = (answer_to(case.reading, question) for question in required.answers)
    return tuple(answer for answer in found if answer is not None)


def _answering(case: Case, required: Required) -> str:
    """Return the number of the clause that may say what is asked, or that denies it."""
    for told in _told(case, required):
        for passage in told.evidence[:1]:
            return _called(case.at(passage.start))
    return ""


def _nearest(case: Case, rule: Rule) -> str:
    """Return the number of a clause of the rule's main type: then it may be there, in other words."""
    for clause in case.judged():
        if clause.type == rule.clauses[0] and clause.confidence >= EDIT_FLOOR:
            return _called(clause)
    return ""


def _called(clause: Clause | None) -> str:
    return (clause.number or clause.heading if clause else "") or "unnumbered"


# ------------------------------------------------------------------ their parts


def _drafts(case: Case, judgement: Judgement, edits: tuple[Edit, ...]) -> tuple[Draft, ...]:
    sure = judgement.locus.confidence >= EDIT_FLOOR and not _is_unsided(case)
    return mend(case, judgement, edits) if sure else ()


def _is_nameless(case: Case) -> bool:
    """Say whether no party was found where sides matter: nobody knows whom a new clause would bind."""
    return not case.playbook.symmetric and not case.parties


def _is_unsided(case: Case) -> bool:
    """Say whether nothing shows which side is ours, where that matters: then nothing is edited."""
    return not case.playbook.symmetric and not case.names.us


def _says(case: Case, judgement: Judgement, position: Position) -> str:
    """Return their position in a few words: the amount as they write it, else the rule's own summary."""
    names = names_in(position.when) if position.when else ()
    sources = judgement.answers.sources
    amounts = [case.contract.quote(sources[name].span) for name in names if name in sources]
    return "; ".join(dict.fromkeys(amounts)) or position.say


def _message(rule: Rule, says: str, position: Position, asked_for: Position | None) -> str:
    theirs = says if not position.say or position.say == says else f"{says} ({position.say})"
    asked = asked_for.say if asked_for and asked_for is not position else ""
    ours = f"; we ask for {asked}" if asked and asked != position.say else ""
    return f"{rule.title}: {theirs or 'outside our positions'}{ours}"


def _around(case: Case, judgement: Judgement, hit: Span) -> Span:
    spans = (s.span for s in case.sentences(judgement.locus.span) if s.span.meets(hit))
    return next(spans, hit)


def _about(case: Case, judgement: Judgement, evidence: Span) -> Finding:
    """Return the part of a finding that is the same whatever was found at a place."""
    rule, clause = judgement.rule, judgement.locus.clause
    return Finding(
        id="",
        code=rule.id,
        rule=rule.id,
        title=rule.title,
        type=clause.type,
        kind=FindingKind.DEVIATION,
        risk=rule.risk,
        area=rule.area,
        priority=rule.priority,
        clause=clause.id,
        span=evidence,
        quote=case.contract.quote(evidence),
        message=rule.title,
        rationale=in_their_voice(case, rule.comment, value=first_value(rule, case.posture)),
        proposed_rung=Rung.PREFERRED,
        confidence=round(judgement.locus.confidence, 2),
        approvers=rule.approvers,
    )
