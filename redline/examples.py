"""Tries the examples of a playbook: each is made a small contract and goes through the real stages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from redline import language
from redline.assess import DEPENDENT, asks, assess
from redline.model import (
    Answer,
    Clause,
    Contract,
    Example,
    FindingKind,
    Interaction,
    Joint,
    Options,
    Paragraph,
    Playbook,
    Reading,
    Review,
    Revision,
    Role,
    Rule,
    Rung,
    Span,
)

SILENT, NOT_SURE = "silent", "not sure"
NAMES = ("Northwind Ltd.", "Acme Corp.")
CERTAIN = 0.95
"""An example is taken to stand in a clause of the rule's type, in a contract that the playbook is for, and
to answer questions on an NDA for sure as it probably does: what is tried is the rule."""

_ORDER = {rung: place for place, rung in enumerate(Rung)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a rule made of one of its examples, counted from 1.

    `said` is every outcome: rungs, `unacceptable`, `missing`, `not sure`; empty if it kept silent.
    `after` is the example's wording once the changes are accepted.
    """

    rule: Rule
    number: int
    example: Example
    said: tuple[str, ...]
    after: str

    @property
    def expected(self) -> str:
        """What the example says the rule must make of it."""
        if self.example.missing:
            return FindingKind.MISSING
        return (
            FindingKind.UNACCEPTABLE if self.example.unacceptable else self.example.rung or SILENT
        )

    @property
    def outcome(self) -> str:
        """What the rule made of it, in one line."""
        return ", ".join(self.said) or SILENT

    @property
    def as_expected(self) -> bool:
        """Whether the outcome is the expected one: of several rungs, the worst."""
        rungs = [said for said in self.said if said in _ORDER]
        if self.example.rung:
            return max(rungs, key=lambda rung: _ORDER[Rung(rung)], default="") == self.example.rung
        if self.expected == SILENT:
            return not set(self.said) - {FindingKind.MISSING}
        return self.expected in self.said

    @property
    def reads_as_expected(self) -> bool:
        """Whether the wording once changed is the expected one, if one is given."""
        return not self.example.after or self.after == " ".join(self.example.after.split())

    @property
    def passed(self) -> bool:
        """Whether the rule did with the example what it says."""
        return self.as_expected and self.reads_as_expected


def trials(playbook: Playbook) -> Iterator[Trial]:
    """Try every example of every rule, in the order of the files."""
    for rule in playbook.rules:
        alone = replace(playbook, rules=(rule,), about=())
        for number, example in enumerate(rule.examples, 1):
            yield _tried(alone, rule, number, example)


def _tried(playbook: Playbook, rule: Rule, number: int, example: Example) -> Trial:
    contract, body = small_contract(playbook, example)
    reading = _placed(_meant(language.read(contract), playbook), body, rule)
    if asks(playbook):
        reading = replace(reading, answers=tuple(_answered(contract, reading)))
    options = Options(we_are=example.we_are)
    review = assess(contract, reading, playbook, "an example", options)
    return Trial(
        rule=rule,
        number=number,
        example=example,
        said=tuple(_said(review)),
        after=" ".join(accepted(review.contract.text, review.revisions)[body.start :].split()),
    )


def _said(review: Review) -> Iterator[str]:
    outcomes = [conformity.rung.value for conformity in review.conforming]
    for finding in review.findings:
        if finding.kind is FindingKind.DEVIATION and finding.rung:
            outcomes.append(finding.rung.value)
        elif finding.kind in {FindingKind.UNACCEPTABLE, FindingKind.MISSING}:
            outcomes.append(finding.kind.value)
        elif finding.kind is FindingKind.UNKNOWN:
            outcomes.append(NOT_SURE)
    yield from dict.fromkeys(outcomes)


def accepted(text: str, revisions: Iterable[Revision]) -> str:
    """Return a text with the revisions made in it."""
    for revision in sorted(revisions, key=lambda r: (r.span, r.id), reverse=True):
        text = text[: revision.span.start] + revision.insert + text[revision.span.end :]
    return text


# ------------------------------------------------------------------ several clauses


@dataclass(frozen=True, slots=True, kw_only=True)
class JointTrial:
    """What a rule over several clauses made of one of its examples, counted from 1."""

    interaction: Interaction
    number: int
    example: Joint
    found: bool

    @property
    def passed(self) -> bool:
        """Whether it was found where it must be, and not where it must not."""
        return self.found is self.example.found


def joint_trials(playbook: Playbook) -> Iterator[JointTrial]:
    """Try every example of every rule over several clauses."""
    for interaction in playbook.interactions:
        alone = replace(playbook, rules=(), interactions=(interaction,))
        for number, example in enumerate(interaction.examples, 1):
            yield JointTrial(
                interaction=interaction,
                number=number,
                example=example,
                found=bool(_together(alone, interaction, example)),
            )


def _together(playbook: Playbook, interaction: Interaction, example: Joint) -> list[str]:
    """Return what is found in a contract that has a clause for each part of an example."""
    wording = [" ".join(text.split()) for _, text in example.says]
    front = ("Agreement", _preamble(playbook, Example(text=" ".join(wording))))
    text = "\n".join((*front, *wording))
    paragraphs = tuple(_paragraphs(text, numbered=len(front), each=True))
    contract = Contract(name="example", sha256="", text=text, paragraphs=paragraphs)
    reading = language.read(contract)
    parts = {part.id: part for part in interaction.parts}
    at = sum(len(line) + 1 for line in front)
    for (name, _), words in zip(example.says, wording, strict=True):
        reading = _placed(reading, Span(at, at + len(words)), parts[name])
        at += len(words) + 1
    review = assess(contract, reading, playbook, "an example", Options())
    return [finding.code for finding in review.findings if finding.code == interaction.id]


# ------------------------------------------------------------------ the small contract


def small_contract(playbook: Playbook, example: Example) -> tuple[Contract, Span]:
    """Return a contract that says what the example says, and where it says it."""
    wording = [line.strip() for line in example.text.split("\n") if line.strip()]
    front = ("Agreement", _preamble(playbook, example))
    text = "\n".join((*front, *wording))
    body = Span(sum(len(line) + 1 for line in front), len(text))
    paragraphs = tuple(_paragraphs(text, numbered=len(front)))
    return Contract(name="example", sha256="", text=text, paragraphs=paragraphs), body


def _paragraphs(text: str, numbered: int, *, each: bool = False) -> Iterator[Paragraph]:
    """Yield the paragraphs of `text`; that at index `numbered` begins clause 1, or all from there one."""
    start = 0
    for index, line in enumerate(text.split("\n")):
        first = index == numbered or (each and index > numbered)
        yield Paragraph(
            index=index,
            span=Span(start, start + len(line)),
            label=f"{index - numbered + 1}." if first else "",
            level=0 if first else None,
            list_id=1 if first else None,
            centred=index == 0,
        )
        start += len(line) + 1


def _preamble(playbook: Playbook, example: Example) -> str:
    """Introduce the parties by the role words that the example has for them."""
    us = (example.we_are, *playbook.us) if example.we_are else playbook.us
    parties = zip(NAMES, (us, playbook.them), strict=True)
    named = (f"{name} ({_label(words, example.text)})" for name, words in parties)
    return f"This Agreement is made between {' and '.join(named)}."


def _label(words: tuple[str, ...], text: str) -> str:
    """Return the label of a party as the contract would define it, with its article and quotes."""
    labels = [word.title() for word in words]
    label = next((label for label in labels if re.search(rf"\b{re.escape(label)}\b", text)), "")
    article = "the " if re.search(rf"\b[Tt]he {re.escape(label or labels[0])}\b", text) else ""
    opens, closes = "“”" if "”" in text or "’" in text else '""'
    return f"{article}{opens}{label or labels[0]}{closes}"


def _meant(reading: Reading, playbook: Playbook) -> Reading:
    """Take an example that shows no kind of contract for one that the playbook is for."""
    kinds = [kind for kind in playbook.contract_types if kind not in DEPENDENT]
    fits = reading.type in playbook.contract_types or not kinds
    return reading if fits else replace(reading, type=kinds[0])


def _placed(reading: Reading, body: Span, rule: Rule) -> Reading:
    """Take what stands in the example for a clause of the rule's main type."""
    clauses = tuple(
        _typed(clause, rule) if body.holds(clause.span) else clause for clause in reading.clauses
    )
    return replace(reading, clauses=clauses)


def _answered(contract: Contract, reading: Reading) -> Iterator[Answer]:
    for answer in language.answers(contract, reading):
        yield replace(answer, confidence=max(CERTAIN, answer.confidence))


def _typed(clause: Clause, rule: Rule) -> Clause:
    role = Role.DEFINITION if clause.role is Role.DEFINITION else Role.CLAUSE
    return replace(clause, type=rule.clauses[0], confidence=CERTAIN, role=role)
