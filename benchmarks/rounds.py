"""Knows what becomes of a contract whose redline is accepted: it is reviewed, settled and reviewed again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from redline import changes, language, pipeline
from redline.model import Finding, Options, Review, Span, Stamp
from redline.model.proof import Slip
from redline.proof.proofreading import proofread

STAMP = Stamp(author="A. Lawyer", initials="AL", date="2026-01-15T09:00:00Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """A contract as reviewed first, and again once every change of its redline was accepted."""

    first: Review
    again: Review

    @property
    def cured(self) -> frozenset[str]:
        """The rules that changed something."""
        return frozenset(finding.code for finding in self.first.findings if finding.revisions)

    @property
    def proposed_again(self) -> tuple[Finding, ...]:
        """What rules that changed something would change once more."""
        return tuple(f for f in self.again.findings if f.revisions and f.code in self.cured)

    @property
    def stirred(self) -> tuple[Finding, ...]:
        """What other rules would change only now."""
        return tuple(f for f in self.again.findings if f.revisions and f.code not in self.cured)


def rounds(path: Path, options: Options, folder: Path) -> Rounds:
    """Review a contract, accept its redline and review it again."""
    first = pipeline.review(path, options)
    if not first.revisions:
        return Rounds(first=first, again=first)
    redlined, accepted = folder / f"{path.stem}-redline.docx", folder / f"{path.stem}-accepted.docx"
    redlined.write_bytes(pipeline.redline_bytes(path, first, STAMP))
    ours = changes.Selection(authors=(STAMP.author,))
    accepted.write_bytes(changes.settle(redlined, ours, accepting=True).data)
    return Rounds(first=first, again=pipeline.review(accepted, options))


def new_slips(before: Review, after: Review) -> Iterator[str]:
    """Yield what a proof finds more of its kind in the accepted redline than before.

    A word that the contract itself uses like a term without defining it is no slip of ours, however
    seldom it did so; a definition whose last use was struck is idle, not broken.
    """
    known = Counter(slip.code for slip in _proof(before))
    for slip in _proof(after):
        known[slip.code] -= 1
        if known[slip.code] < 0 and not _was_there(slip.code, slip.place.span, before, after):
            yield f"{slip.code}: {slip.message}"


def _proof(review: Review) -> Iterator[Slip]:
    citations = language.citations(review.contract.text, review.reading.clauses)
    yield from proofread(review.contract, review.reading, citations).slips


def _was_there(code: str, span: Span, before: Review, after: Review) -> bool:
    used = code == "terms.undefined" and span.of(after.contract.text) in before.contract.text
    return used or code == "terms.unused"


# ------------------------------------------------------------------ economy


def fragments(review: Review) -> Iterator[int]:
    """Yield of each sentence that is changed how many changes it carries."""
    touched: Counter[Span] = Counter()
    sentences = [sentence.span for sentence in review.reading.sentences]
    for revision in review.revisions:
        if not revision.paragraphs:
            touched.update([span for span in sentences if span.holds(revision.span)][:1])
    yield from touched.values()


def sizes(review: Review) -> Iterator[int]:
    """Yield of each finding that changes something how many characters it strikes and writes.

    A clause that was missing altogether is left out: what it takes is no matter of economy.
    """
    by_id = {revision.id: revision for revision in review.revisions}
    for finding in review.findings:
        made = [by_id[number] for number in finding.revisions]
        if made and not any(revision.paragraphs for revision in made):
            yield sum(len(revision.delete) + len(revision.insert) for revision in made)
