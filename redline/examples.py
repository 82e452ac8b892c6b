"""Runs the examples of a playbook through the real engine: what a rule says of a wording, and makes of it."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from redline import language
from redline.assess import assess
from redline.model import (
    Clause,
    Contract,
    Example,
    Options,
    Paragraph,
    Party,
    Playbook,
    Reading,
    Review,
    Role,
    Rule,
    Span,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One example with what came of it: `found` is a rung, `silent` or `undecided`."""

    rule: str
    number: int
    example: Example
    found: str
    accepted: str

    @property
    def problems(self) -> tuple[str, ...]:
        """Say what differs from what the example expects, in plain words; nothing when all is well."""
        expected = self.example.rung or "silent"
        wrong = [f"expected {expected}, found {self.found}"] if expected != self.found else []
        after = " ".join(self.example.after.split())
        if after and after != self.accepted:
            wrong.append(f"after the edit it reads: {self.accepted}")
        if not after and self.accepted != " ".join(self.example.text.split()):
            wrong.append(f"no edit was expected, but it now reads: {self.accepted}")
        return tuple(wrong)


def try_examples(playbook: Playbook) -> Iterator[Trial]:
    """Run every example of every rule of a playbook."""
    for rule in playbook.rules:
        alone = dataclasses.replace(playbook, rules=(dataclasses.replace(rule, required=None),))
        for number, example in enumerate(rule.examples, 1):
            yield _try(alone, rule, number, example)


def _try(playbook: Playbook, rule: Rule, number: int, example: Example) -> Trial:
    contract = wording(example.text)
    reading = _as_clause_of(rule, read_wording(contract, playbook))
    options = Options(we_are=example.we_are, template=True, comments=False)
    review = assess(contract, reading, playbook, "an example", options)
    return Trial(
        rule=rule.id,
        number=number,
        example=example,
        found=_found(review),
        accepted=" ".join(accepted(review).split()),
    )


def wording(text: str) -> Contract:
    """Return a contract that holds only these words, a paragraph a line."""
    lines = [" ".join(line.split()) for line in _unfolded(text)]
    paragraphs, at = [], 0
    for index, line in enumerate(lines):
        paragraphs.append(Paragraph(index=index, span=Span(at, at + len(line))))
        at += len(line) + 1
    whole = "\n".join(lines)
    digest = hashlib.sha256(whole.encode()).hexdigest()
    return Contract(name="example", sha256=digest, text=whole, paragraphs=tuple(paragraphs))


def _unfolded(text: str) -> list[str]:
    return [block for block in re.split(r"\n\s*\n|\n(?=\s*\()", text.strip()) if block.strip()]


def read_wording(contract: Contract, playbook: Playbook) -> Reading:
    """Read a wording on its own: the parties are the playbook's role words that it writes large."""
    parties = tuple(
        Party(name=word, label=word, role=role, article=f"the {word}" in contract.text)
        for role in (*playbook.us, *playbook.them)
        if re.search(rf"\b{(word := _capitals(role))}\b", contract.text)
    )
    return language.read(contract, parties=parties)


def _capitals(role: str) -> str:
    return " ".join(word.capitalize() for word in role.replace("-", " ").split())


def _as_clause_of(rule: Rule, reading: Reading) -> Reading:
    """Take every clause of the example as one the rule looks at: what is tried is the rule."""
    return dataclasses.replace(
        reading, clauses=tuple(_typed(clause, rule.clauses[0]) for clause in reading.clauses)
    )


def _typed(clause: Clause, clause_type: str) -> Clause:
    return dataclasses.replace(clause, type=clause_type, confidence=1.0, role=Role.CLAUSE)


def _found(review: Review) -> str:
    worst = [finding.rung or "undecided" for finding in review.findings]
    worst = worst or [conformity.rung for conformity in review.conforming]
    return str(worst[0]) if worst else "silent"


def accepted(review: Review) -> str:
    """Return the contract's text with every proposed change accepted."""
    text = review.contract.text
    for revision in sorted(review.revisions, key=lambda r: (r.span, r.id), reverse=True):
        text = text[: revision.span.start] + revision.insert + text[revision.span.end :]
    return text
