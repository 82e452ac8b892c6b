"""Knows what a review made of a contract in which defects were planted, and of its own redline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.defect_papers import Paper, Plant, word_file
from benchmarks.rounds import fragments, new_slips
from benchmarks.rounds import rounds as accepted_rounds
from redline.model import Contract, Finding, FindingKind, Options, Review, Revision, Span

TOLD = frozenset({FindingKind.DEVIATION, FindingKind.MISSING, FindingKind.UNACCEPTABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one plant. `why` tells what is wrong with its cure; `characters` were changed."""

    plant: Plant
    found: bool
    rung: str
    changed: bool
    why: str
    characters: int
    summary: str

    @property
    def rung_right(self) -> bool:
        """Whether it was put on the rung that the key says."""
        return self.rung == self.plant.rung

    @property
    def cured(self) -> bool:
        """Whether the accepted redline says what it must, and the rule finds nothing any more."""
        return not self.why

    @property
    def wrong_side(self) -> bool:
        """Whether a clause that is no matter of ours was told of."""
        return self.plant.kind == "silent" and self.found

    @property
    def touched(self) -> bool:
        """Whether a fair clause was told of."""
        return self.plant.kind == "fair" and self.found

    @property
    def good(self) -> bool:
        """Whether there is nothing to tell."""
        if not self.plant.is_defect:
            return not self.found or self.plant.kind == "part"
        return self.found and (self.rung_right or not self.plant.rung) and self.cured


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What became of a contract.

    `noise` are findings in clauses where nothing was planted, `beside` those of other rules where
    something was; `strayed` changes where nothing was found, `slips` what a proof finds only after.
    """

    name: str
    kept_in: str
    playbook: str
    words: int
    outcomes: tuple[Outcome, ...]
    noise: tuple[str, ...]
    beside: tuple[str, ...]
    strayed: tuple[str, ...]
    slips: tuple[str, ...]
    fragments: float
    comments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rounds:
    """A contract reviewed, and its redline with all changes accepted, reviewed again."""

    paper: Paper
    first: Review
    again: Review

    def told(self, plant: Plant) -> tuple[Finding, ...]:
        """Return the findings of the rule that a plant is for, where it stands."""
        return tuple(_told(self.first, plant))


def tried(made: Paper, folder: Path) -> Trial:
    """Review a contract, accept its redline and look at it again."""
    path = word_file(made, folder)
    options = Options(playbook=made.playbook, we_are=made.we_are)
    both = accepted_rounds(path, options, folder)
    first = both.first
    rounds = _Rounds(paper=made, first=first, again=both.again)
    noise, beside = _unplanted(rounds)
    return Trial(
        name=made.name,
        kept_in=made.kept_in,
        playbook=made.playbook,
        words=first.contract.words(),
        outcomes=tuple(_outcome(rounds, plant) for plant in made.plants),
        noise=noise,
        beside=beside,
        strayed=tuple(_strayed(rounds)),
        slips=tuple(new_slips(first, rounds.again)),
        fragments=_mean(fragments(first)),
        comments=len(first.comments),
    )


def _mean(counts: Iterable[int]) -> float:
    given = list(counts)
    return round(sum(given) / len(given), 2) if given else 0


# ------------------------------------------------------------------ a plant


def _told(review: Review, plant: Plant) -> Iterator[Finding]:
    for finding in review.findings:
        if plant.kind == "contradiction":
            if finding.kind is FindingKind.CONTRADICTION:
                yield finding
        elif _is_about(finding, plant) and (
            plant.kind == "missing" or _stands_at(review.contract, finding, plant)
        ):
            yield finding


def _is_about(finding: Finding, plant: Plant) -> bool:
    if plant.kind == "interaction" and finding.kind is FindingKind.CONTRADICTION:
        return not finding.rule or finding.rule in plant.rules
    wanted = finding.kind in TOLD and not finding.stands
    return wanted and (finding.rule in plant.rules or not (plant.is_defect or plant.rules))


def _stands_at(contract: Contract, finding: Finding, plant: Plant) -> bool:
    headed = (paragraph_headed(contract, words) for words in (plant.clause, plant.told_at) if words)
    return any(
        span is not None and finding.span is not None and span.meets(finding.span)
        for span in headed
    )


def paragraph_headed(contract: Contract, heading: str) -> Span | None:
    """Return the first paragraph that begins with a heading."""
    begins = f"{heading}.".replace("'", "\u2019")
    spans = (paragraph.span for paragraph in contract.paragraphs)
    return next((span for span in spans if span.of(contract.text).startswith(begins)), None)


def _outcome(rounds: _Rounds, plant: Plant) -> Outcome:
    told = rounds.told(plant)
    revisions = [r for r in rounds.first.revisions if any(r.id in f.revisions for f in told)]
    rung = next((str(f.rung or f.kind) for f in told), "")
    why = _wrong(rounds, plant) if revisions else ""
    line = f"{plant.clause} / {'|'.join(plant.rules)}: {plant.rung or plant.kind}"
    shown = "; ".join(_shown(revision) for revision in revisions)
    return Outcome(
        plant=plant,
        found=bool(told),
        rung=rung,
        changed=bool(revisions),
        why=why,
        characters=sum(_size(revision) for revision in revisions),
        summary=f"{line} -> {rung or 'SILENT'}{f' | NOT CURED {why}' if why else ''} | {shown}",
    )


def _shown(revision: Revision) -> str:
    gone = f"[-{revision.delete}-]" if revision.delete else ""
    return f"{gone}[+{revision.insert}+]" if revision.insert else gone


def _size(revision: Revision) -> int:
    return len(revision.delete) + len(revision.insert)


def _wrong(rounds: _Rounds, plant: Plant) -> str:
    """Tell what is wrong with the accepted text of a plant, in a word; empty where nothing is."""
    text = " ".join(_plain(rounds.again.contract.text).split())
    changed = _changed(rounds)
    if any(True for _ in _told(rounds.again, plant)):
        return "told of again"
    if lost := [words for words in plant.must if not _says(changed, words)]:
        return f"lacks {lost}"
    if left := [words for words in plant.never if _says(_clause(rounds.again, plant), words)]:
        return f"still says {left}"
    gone = [words for words in plant.keep if not _says(text, words)]
    return f"lost {gone}" if gone else ""


def _clause(review: Review, plant: Plant) -> str:
    """Return the paragraph in which something was planted; elsewhere its words may well stand."""
    span = paragraph_headed(review.contract, plant.clause)
    return " ".join(_plain(span.of(review.contract.text)).split()) if span is not None else ""


def _changed(rounds: _Rounds) -> str:
    """Return the paragraphs of the accepted text that were not there before, in one line."""
    before = set(_paragraphs(rounds.first.contract))
    return " ".join(one for one in _paragraphs(rounds.again.contract) if one not in before)


def _paragraphs(contract: Contract) -> Iterator[str]:
    for paragraph in contract.paragraphs:
        yield " ".join(_plain(paragraph.span.of(contract.text)).split())


def _plain(text: str) -> str:
    return text.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')


def _says(text: str, words: str) -> bool:
    return any(one.casefold() in text.casefold() for one in words.split("|"))


# ------------------------------------------------------------------ what nobody planted


def _unplanted(rounds: _Rounds) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what was found in clauses where nothing, and where something else was planted."""
    keyed = {f.id for plant in rounds.paper.plants for f in rounds.told(plant)}
    noise, beside = [], []
    for finding in rounds.first.findings:
        if finding.id in keyed or finding.stands or finding.kind not in TOLD:
            continue
        line = f"{finding.code} {finding.rung or finding.kind}: {finding.quote[:100]}"
        (beside if _planted_at(rounds, finding) else noise).append(line)
    return tuple(noise), tuple(beside)


def _planted_at(rounds: _Rounds, finding: Finding) -> bool:
    contract = rounds.first.contract
    if finding.span is None:
        return any(finding.rule in plant.rules for plant in rounds.paper.plants)
    return any(_stands_at(contract, finding, plant) for plant in rounds.paper.plants)


def _strayed(rounds: _Rounds) -> Iterator[str]:
    """Yield changes in paragraphs where nothing was planted and nothing found."""
    contract = rounds.first.contract
    found = [f.span for f in rounds.first.findings if f.span is not None]
    lines = [p.span for p in contract.paragraphs if any(p.span.meets(span) for span in found)]
    for revision in rounds.first.revisions:
        inside = any(line.start <= revision.span.start <= line.end + 1 for line in lines)
        if not inside and not revision.paragraphs:
            yield f"change outside of what was found: {_shown(revision)[:120]}"
