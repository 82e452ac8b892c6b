"""How many planted slips `redline proof` finds, and how quiet it is on clean forms.

    python -m benchmarks.proof --data CORPUS [--forms common-paper,cuad] [--every N] [--part own]

Every `A-contracts/FORMS/*.docx` under CORPUS, and with `cuad` so many filed contracts, is taken as
clean: what is found in it is counted as noise. Then one slip of each kind of a part is planted in each
(see `planting_kinds`), always the same, and the proof must mark the place. Prints recall by kind and
findings by form and, last, one JSON object of figures.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.clean_papers import papers
from benchmarks.planting import Clean, Kind, Planted, together
from benchmarks.planting_kinds import PARTS, kinds
from redline import language
from redline.model import Contract, Reading
from redline.model.proof import Proof
from redline.proof.proofreading import proofread

_AT_ONCE = 6
"""Slips that do not disturb each other are planted in so many copies of a paper."""

ROOT = Path(__file__).resolve().parents[1]

_LONG = 15_000
"""Nothing is planted in papers of more words; that would take long and say nothing more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One slip planted in one form, and whether it was found."""

    kind: str
    form: str
    found: bool


def main() -> None:
    options = _options()
    noise: dict[str, list[str]] = {}
    tried: list[Tried] = []
    folders = tuple(options.forms.split(","))
    found = papers(options.data, folders, every=options.every, filed=options.filed)
    for turn, (name, contract) in enumerate(found):
        reading = language.read(contract)
        before = _proof(contract, reading)
        noise[name] = [slip.code for slip in before.slips]
        clean = Clean(contract=contract, reading=reading, turn=turn)
        if contract.words() < _LONG:
            tried += _planted(clean, before, name, options)
    if not noise:
        sys.exit(f"{options.data}: no forms under A-contracts/{options.forms}")
    print(json.dumps(_report(noise, tried)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/corpus")
    parser.add_argument("--forms", default="common-paper", help="folders of A-contracts, cuad")
    parser.add_argument("--every", type=int, default=1, help="take every n-th form")
    parser.add_argument("--filed", type=int, default=20, help="so many contracts of CUAD")
    parser.add_argument("--part", choices=PARTS, default="own", help="what is planted")
    parser.add_argument("--kind", default="", help="plant only kinds whose name holds this")
    return parser.parse_args()


def _proof(contract: Contract, reading: Reading) -> Proof:
    return proofread(contract, reading, language.citations(contract.text, reading.clauses))


def _planted(clean: Clean, before: Proof, form: str, options: argparse.Namespace) -> list[Tried]:
    tried = []
    for batch in _batches(clean, options):
        contracts = together(clean, [one for _, one in batch]) if len(batch) > 1 else [batch[0][1]]
        after = _proof(contracts[0].contract, language.read(contracts[0].contract))
        for (kind, _), planted in zip(batch, contracts, strict=True):
            found = _is_found(kind, planted, before, after)
            tried.append(Tried(kind=kind.name, form=form, found=found))
            if not found:
                words = [planted.contract.quote(span)[:90] for span in planted.places]
                print(f"missed  {kind.name}  {form}: {words}")
    return tried


def _batches(clean: Clean, options: argparse.Namespace) -> Iterator[list[tuple[Kind, Planted]]]:
    """Yield what is planted, kinds that do not disturb each other several at a time."""
    waiting: list[tuple[Kind, Planted]] = []
    for kind in kinds(options.part):
        planted = kind.plant(clean) if options.kind in kind.name else None
        if planted is None:
            continue
        if kind.alone or not planted.edits:
            yield [(kind, planted)]
        else:
            waiting.append((kind, planted))
    for at in range(_AT_ONCE):
        if batch := waiting[at::_AT_ONCE]:
            yield batch


def _is_found(kind: Kind, planted: Planted, before: Proof, after: Proof) -> bool:
    """Say whether a new finding of the right code marks what was planted."""
    known = {(slip.code, slip.message) for slip in before.slips}
    return any(
        slip.code in kind.codes
        and (slip.code, slip.message) not in known
        and planted.word in slip.message
        and any(
            span.meets(place.span)
            for span in planted.places
            for place in (slip.place, slip.other)
            if place is not None
        )
        for slip in after.slips
    )


def _report(noise: dict[str, list[str]], tried: list[Tried]) -> dict[str, object]:
    for form, codes in noise.items():
        print(f"{len(codes):3}  {form}  {' '.join(sorted(codes))}")
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for one in tried:
        by_kind[one.kind].append(one.found)
    for kind, found in by_kind.items():
        print(f"{sum(found):3} of {len(found):3}  {sum(found) / len(found):6.1%}  {kind}")
    total = [one.found for one in tried]
    counts = [len(codes) for codes in noise.values()]
    return {
        "forms": len(noise),
        "planted": len(total),
        "recall": round(sum(total) / len(total), 4) if total else None,
        "lowest_recall": round(min(sum(f) / len(f) for f in by_kind.values()), 4)
        if by_kind
        else None,
        "findings_per_form": round(sum(counts) / len(counts), 2),
        "most_findings": max(counts),
        "dangling": sum(codes.count("references.dangling") for codes in noise.values()),
        "recall_by_kind": {k: round(sum(f) / len(f), 4) for k, f in by_kind.items()},
    }


if __name__ == "__main__":
    main()
