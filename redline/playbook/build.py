"""Turns checked playbook files into the playbook that a review is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.model.internal import Context, Internal, Note, Pushback
from redline.model.playbook import (
    Check,
    Edit,
    EditKind,
    Example,
    FactQuery,
    OwnType,
    Playbook,
    Position,
    Priority,
    Recognise,
    Required,
    Risk,
    Rule,
    Rung,
    Unacceptable,
)
from redline.model.scoring import Mandate, Scoring
from redline.model.secret import Secret
from redline.playbook.schema import MISSING, UNACCEPTABLE, UNITS, rung, value_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from redline.model.interaction import Interaction
    from redline.playbook.backtable import ContextShape, InternalShape
    from redline.playbook.bands import BandsShape
    from redline.playbook.book_schema import (
        ApproverShape,
        MandateShape,
        OwnTypeShape,
        PlaybookShape,
        ScoringShape,
    )
    from redline.playbook.joint import PartShape
    from redline.playbook.schema import (
        CheckShape,
        EditShape,
        ExampleShape,
        FactShape,
        PositionShape,
        RecogniseShape,
        RequiredShape,
        RuleShape,
        UnacceptableShape,
    )


def playbook(
    book: PlaybookShape,
    rules: tuple[Rule, ...],
    sha256: str,
    path: str,
    *,
    contexts: tuple[Context, ...] = (),
    interactions: tuple[Interaction, ...] = (),
) -> Playbook:
    """Return the playbook of one folder, with the contexts that were laid over it."""
    return Playbook(
        id=book.id,
        title=book.title,
        version=book.version,
        contract_types=tuple(book.contract_types),
        us=tuple(book.we_are),
        them=tuple(book.they_are),
        symmetric=book.symmetric,
        owner=book.owner,
        review_by=book.review_by,
        our_names=tuple(book.our_names),
        about=tuple(book.about),
        terms={term: tuple(names) for term, names in book.terms.items()},
        approvers={role: title_of(who) for role, who in book.approvers.items()},
        delegates={r: w.delegate for r, w in book.approvers.items() if not isinstance(w, str)},
        mandates=tuple(map(_mandate, book.approval_matrix)),
        scoring=_scoring(book.scoring),
        rules=rules,
        sha256=sha256,
        path=path,
        contexts=contexts,
        interactions=interactions,
        types=tuple(_own_type(name, own) for name, own in book.types.items()),
    )


def title_of(approver: str | ApproverShape) -> str:
    """Return what somebody who approves is called."""
    return approver if isinstance(approver, str) else approver.title


def _mandate(shape: MandateShape) -> Mandate:
    return Mandate(
        roles=tuple(shape.roles),
        rules=tuple(shape.rules),
        rung=Rung(shape.rung),
        risk=_risk(shape.risk),
        deal_value=shape.deal_value,
        deviations=shape.deviations,
        laws=tuple(shape.laws),
        every=shape.every,
        days=shape.days,
    )


def _own_type(name: str, shape: OwnTypeShape) -> OwnType:
    return OwnType(
        name=name,
        covers=shape.covers,
        headings=tuple(shape.headings),
        phrases=tuple(shape.phrases),
        not_phrases=tuple(shape.not_),
    )


def rule(shape: RuleShape, path: str, internal: InternalShape | None = None) -> Rule:
    """Return the rule of one file, with what only our side may know of it."""
    return Rule(
        id=shape.id,
        title=shape.title,
        clauses=(shape.clause, *shape.also),
        risk=_risk(shape.risk),
        priority=Priority(shape.priority),
        source=shape.source,
        comment=shape.comment.strip(),
        approvers=tuple(shape.approvers),
        recognise=_recognise(shape.recognise),
        facts=tuple(_fact(name, fact) for name, fact in shape.facts.items()),
        checks=tuple(_check(name, check) for name, check in shape.checks.items()),
        positions=tuple(map(_position, shape.ladder)),
        unacceptable=tuple(map(_unacceptable, shape.unacceptable)),
        edits=tuple(_edit(edit, shape.bands) for edit in shape.edits),
        required=_required(shape.required) if shape.required else None,
        remedy=tuple(shape.remedy),
        examples=tuple(map(_example, shape.examples)),
        internal=_internal(internal) if internal else None,
        path=path,
    )


def part(name: str, shape: PartShape, path: str) -> Rule:
    """Return one clause of a rule over several, as a rule that only finds and reads."""
    return Rule(
        id=name,
        title=name,
        clauses=(shape.clause, *shape.also),
        risk=Risk.INFO,
        priority=Priority.SHOULD,
        source="",
        comment="",
        approvers=(),
        recognise=_recognise(shape.recognise),
        facts=tuple(_fact(inner, fact) for inner, fact in shape.facts.items()),
        checks=tuple(_check(inner, check) for inner, check in shape.checks.items()),
        path=path,
    )


def _internal(shape: InternalShape) -> Internal:
    return Internal(
        why=_secret(shape.why),
        floor=_secret(shape.floor),
        leverage=_secret(shape.leverage),
        pushback=tuple(
            Pushback(they_say=_secret(each.they_say), we_say=_secret(each.we_say))
            for each in shape.pushback
        ),
        in_return=tuple(shape.in_return),
        mitigation=tuple(map(_secret, shape.mitigation)),
        exposure=shape.exposure,
    )


def context(shape: ContextShape, ids: Collection[str]) -> Context:
    """Return what one context says of a playbook that has rules with these ids."""
    changed = ((rule, key) for rule, keys in shape.rules.items() if rule in ids for key in keys)
    return Context(
        id=shape.id,
        title=shape.title,
        kind=shape.kind,
        notes=tuple(
            Note(note=_secret(note.note), rule=note.rule)
            for note in shape.notes
            if not note.rule or note.rule in ids
        ),
        interests=tuple(map(_secret, shape.interests)),
        history=tuple(map(_secret, shape.history)),
        leverage=tuple(map(_secret, shape.leverage)),
        changed=tuple(changed),
    )


def _secret(words: str) -> Secret:
    return Secret(words.strip())


def _scoring(shape: ScoringShape) -> Scoring:
    return Scoring(
        points={risk: getattr(shape.points, risk.name.lower()) for risk in Risk},
        factors=shape.factors.model_dump(by_alias=True),
        weights=dict(shape.weights),
        approve=shape.verdicts.approve,
        escalate=shape.verdicts.escalate,
        reject=shape.verdicts.reject,
    )


def _risk(name: str) -> Risk:
    return Risk[name.upper()]


def _recognise(shape: RecogniseShape) -> Recognise:
    return Recognise(
        headings=tuple(shape.headings),
        phrases=tuple(shape.phrases),
        not_phrases=tuple(shape.not_),
        scope=shape.scope,
        who=shape.who or "",
        answers=tuple(shape.answers),
    )


def _fact(name: str, shape: FactShape) -> FactQuery:
    units = UNITS[shape.kind]
    return FactQuery(
        id=name,
        kind=shape.kind,
        unit=shape.unit or (units[0] if units else ""),
        near=tuple(shape.near),
        avoid=tuple(shape.avoid),
        purpose=tuple(shape.purpose),
        who=shape.who or "",
        pick=shape.pick,
    )


def _check(name: str, shape: CheckShape) -> Check:
    return Check(
        id=name,
        any_phrases=tuple(shape.any),
        all_phrases=tuple(shape.all),
        not_phrases=tuple(shape.none),
        scope=shape.scope,
        who=shape.who or "",
    )


def _position(shape: PositionShape) -> Position:
    return Position(
        rung=Rung(shape.rung),
        when=shape.when,
        text=shape.text.strip(),
        say=shape.say,
        approvers=tuple(shape.approvers),
    )


def _unacceptable(shape: UnacceptableShape) -> Unacceptable:
    return Unacceptable(
        phrase=shape.phrase,
        message=shape.message,
        edits=tuple(map(_edit, shape.edits)),
        when=shape.when,
        risk=_risk(shape.risk) if shape.risk else None,
    )


def _required(shape: RequiredShape) -> Required:
    return Required(
        heading=shape.heading,
        text=shape.text.strip(),
        after=tuple(shape.after),
        risk=_risk(shape.risk),
        unless=tuple(shape.unless),
        where=tuple(shape.where),
        comment=shape.comment.strip(),
        beside=shape.beside,
        answers=tuple(shape.answers),
    )


def _example(shape: ExampleShape) -> Example:
    return Example(
        text=shape.text.strip(),
        rung=rung(shape.rung),
        after=shape.after.strip(),
        we_are=shape.we_are,
        missing=shape.rung == MISSING,
        unacceptable=shape.rung == UNACCEPTABLE,
    )


def _edit(shape: EditShape, bands: BandsShape | None = None) -> Edit:
    kind = next(kind for kind in EditKind if getattr(shape, kind) is not None)
    where = "after" if shape.after else "before" if shape.before else "end"
    return Edit(
        kind=kind,
        when=shape.when,
        fact=shape.set or "",
        value=value_of(shape, bands),
        phrase=shape.replace or shape.delete or shape.after or shape.before,
        text=(shape.with_ or shape.insert or shape.else_ or "").strip(" \n"),
        whole=shape.whole or "",
        where=where,
        within=shape.in_ or "",
        side=shape.mutual or "",
        rung=Rung(shape.clause or Rung.PREFERRED),
    )
