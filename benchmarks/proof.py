"""How many planted slips `redline proof` finds, and how quiet it is on clean forms.

    python -m benchmarks.proof --data CORPUS [--forms common-paper] [--every N]

Every `A-contracts/FORMS/*.docx` under CORPUS is taken as clean: what is found in it is counted as
noise. Then one slip of each kind is planted in each form, always the same, and the proof must mark the
place. Prints recall by kind and findings by form and, last, one JSON object of figures.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from benchmarks import planting_clashes, planting_slips
from benchmarks.planting import Clean, Kind, Planted
from redline import language, word
from redline.model import Contract, Reading
from redline.model.proof import Proof
from redline.proof.proofreading import proofread

KINDS = (
    Kind(
        name="undefined term, new", codes=("terms.undefined",), plant=planting_slips.undefined_new
    ),
    Kind(
        name="undefined term, definition lost",
        codes=("terms.undefined", "terms.drift"),
        plant=planting_slips.undefined_lost,
    ),
    Kind(name="unused term", codes=("terms.unused",), plant=planting_slips.unused),
    Kind(name="duplicate term", codes=("terms.duplicate",), plant=planting_slips.duplicate),
    Kind(name="drift of case", codes=("terms.drift",), plant=planting_slips.drift_case),
    Kind(
        name="drift of number",
        codes=("terms.drift", "terms.undefined"),
        plant=planting_slips.drift_number,
    ),
    Kind(name="dangling reference", codes=("references.dangling",), plant=planting_slips.dangling),
    Kind(name="shifted reference", codes=("references.shifted",), plant=planting_slips.shifted),
    Kind(name="numbering gap", codes=("numbering.gap",), plant=planting_slips.gap),
    Kind(name="numbering repeat", codes=("numbering.repeat",), plant=planting_slips.repeat),
    Kind(name="words and figures", codes=("figures.words",), plant=planting_slips.figures),
    Kind(name="blank", codes=("drafting.blanks",), plant=planting_slips.blank),
    Kind(name="party name", codes=("names.party",), plant=planting_slips.party_name),
    Kind(name="party label", codes=("names.label",), plant=planting_slips.party_label),
    Kind(name="effective dates", codes=("dates.effective",), plant=planting_slips.effective_dates),
    Kind(name="spelling", codes=("drafting.spelling",), plant=planting_slips.spelling),
    Kind(name="two values", codes=("contradiction.value",), plant=planting_clashes.value),
    Kind(name="exclusive remedy", codes=("contradiction.remedy",), plant=planting_clashes.remedy),
    Kind(name="cap and unlimited", codes=("contradiction.cap",), plant=planting_clashes.cap),
    Kind(name="term and renewal", codes=("contradiction.renewal",), plant=planting_clashes.renewal),
    Kind(name="precedence", codes=("contradiction.precedence",), plant=planting_clashes.precedence),
)
"""Every kind of slip that is planted."""

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One slip planted in one form, and whether it was found."""

    kind: str
    form: str
    found: bool


def main() -> None:
    options = _options()
    forms = sorted((options.data / "A-contracts" / options.forms).glob("*.docx"))[:: options.every]
    if not forms:
        sys.exit(f"{options.data}: no forms under A-contracts/{options.forms}")
    noise: dict[str, list[str]] = {}
    tried: list[Tried] = []
    for turn, path in enumerate(forms):
        contract = word.read(path)
        reading = language.read(contract)
        before = _proof(contract, reading)
        noise[path.stem] = [slip.code for slip in before.slips]
        clean = Clean(contract=contract, reading=reading, turn=turn)
        tried += _planted(clean, before, path.stem, options.kind)
    print(json.dumps(_report(noise, tried)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/corpus")
    parser.add_argument("--forms", default="common-paper", help="folder of A-contracts")
    parser.add_argument("--every", type=int, default=1, help="take every n-th form")
    parser.add_argument("--kind", default="", help="plant only kinds whose name holds this")
    return parser.parse_args()


def _proof(contract: Contract, reading: Reading) -> Proof:
    return proofread(contract, reading, language.citations(contract.text, reading.clauses))


def _planted(clean: Clean, before: Proof, form: str, only: str) -> list[Tried]:
    tried = []
    for kind in KINDS:
        planted = kind.plant(clean) if only in kind.name else None
        if planted is None:
            continue
        after = _proof(planted.contract, language.read(planted.contract))
        tried.append(
            Tried(kind=kind.name, form=form, found=_is_found(kind, planted, before, after))
        )
        if not tried[-1].found:
            words = [planted.contract.quote(span)[:90] for span in planted.places]
            print(f"missed  {kind.name}  {form}: {words}")
    return tried


def _is_found(kind: Kind, planted: Planted, before: Proof, after: Proof) -> bool:
    """Say whether a new finding of the right code marks what was planted."""
    known = {(slip.code, slip.message) for slip in before.slips}
    return any(
        slip.code in kind.codes
        and (slip.code, slip.message) not in known
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
