"""Which sentences of real contracts a playbook holds against whichever side it takes.

    python -m benchmarks.mirrored_papers --data CORPUS [--playbook NAMES] [--every N] [-v]

Every contract in which a playbook knows both sides is reviewed twice, once for each of them. A sentence
that binds or entitles one party alone serves the one and burdens the other, so a rule that reports it to
both has looked at the words and not at the side. Prints the figures of each playbook, with `-v` what was
reported to both, and, last, one JSON object of figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from redline import language, word
from redline.assess import assess
from redline.assess.sides import take_sides
from redline.errors import RedlineError
from redline.language.plain import contract_of
from redline.model import Contract, FindingKind, Options, Playbook, Reading, Side
from redline.playbook import available, load

DEVIATES = frozenset({FindingKind.DEVIATION, FindingKind.UNACCEPTABLE})
PARTIES = 2
LONGEST = 80_000
"""Characters of a contract; a longer one would hold up the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A sentence that a rule reports, and whether it speaks of one party alone."""

    rule: str
    start: int
    quote: str
    one_sided: bool


def main() -> None:
    asked = _asked()
    wanted = set(filter(None, asked.playbook.split(",")))
    books = [load(path) for name, path in available() if not wanted or name in wanted]
    books = [book for book in books if not book.symmetric]
    counts: dict[str, Counter[str]] = {book.id: Counter() for book in books}
    for contract in _contracts(asked.data, asked.every):
        reading = language.read(contract)
        for book in books:
            _count(contract, reading, book, counts[book.id], verbose=asked.verbose)
    for name, told in counts.items():
        print(f"{name:20}", json.dumps({figure: told[figure] for figure in FIGURES}))
    every = sum(counts.values(), Counter())
    print(json.dumps({figure: every[figure] for figure in FIGURES}))


FIGURES = ("contracts", "findings", "one_sided", "to_both", "one_sided_to_both")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpus")
    parser.add_argument("--playbook", default="", help="names, parted by commas; all, if left out")
    parser.add_argument("--every", type=int, default=1, help="every so many contracts")
    parser.add_argument("-v", "--verbose", action="store_true", help="show what both are told")
    return parser.parse_args()


def _contracts(data: Path, every: int) -> Iterator[Contract]:
    for number, contract in enumerate(_all(data / "B-labelled", data / "A-contracts")):
        if number % every == 0 and len(contract.text) <= LONGEST:
            yield contract


def _all(labelled: Path, written: Path) -> Iterator[Contract]:
    with gzip.open(labelled / "cuad" / "contracts_txt.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield contract_of(row["contract"], row["text"])
    ndas = json.loads((labelled / "contract_nli" / "dev.json").read_text("utf-8"))
    for row in ndas["documents"]:
        yield contract_of(row["file_name"], row["text"])
    for path in sorted(written.rglob("*.docx")):
        try:
            yield word.read(path)
        except RedlineError:
            continue


def _count(
    contract: Contract, reading: Reading, book: Playbook, counts: Counter[str], *, verbose: bool
) -> None:
    sides = {sided.side: sided.party for sided in take_sides(reading, book, "")}
    labels = {party.label or party.name for party in reading.parties}
    if Side.US not in sides or Side.THEM not in sides or len(labels) != PARTIES:
        return
    ours, theirs = (
        tuple(_held(contract, reading, book, party.label or party.name))
        for party in (sides[Side.US], sides[Side.THEM])
    )
    both = [held for held in ours if held in theirs]
    counts["contracts"] += 1
    counts["findings"] += len(ours) + len(theirs)
    counts["one_sided"] += _one_sided((*ours, *theirs))
    counts["to_both"] += len(both)
    counts["one_sided_to_both"] += _one_sided(both)
    for held in both if verbose else ():
        mark = "!" if held.one_sided else " "
        print(f"{mark} {book.id} {held.rule} ({contract.name[:40]})\n    {held.quote}")


def _one_sided(every: Iterable[Held]) -> int:
    return sum(held.one_sided for held in every)


def _held(contract: Contract, reading: Reading, book: Playbook, we_are: str) -> Iterator[Held]:
    """Yield what the rules report to one of the parties, a sentence at a time."""
    review = assess(contract, reading, book, "a mirror", Options(we_are=we_are))
    bound = {sentence.span.start: sentence.bound for sentence in reading.sentences}
    for finding in review.findings:
        if finding.kind in DEVIATES and finding.rule and finding.span:
            yield Held(
                rule=finding.rule,
                start=finding.span.start,
                quote=" ".join(finding.quote.split()),
                one_sided=len(bound.get(finding.span.start, ())) == 1,
            )


if __name__ == "__main__":
    main()
