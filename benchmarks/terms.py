"""How well defined terms are found, against pages of real contracts checked by hand.

    python -m benchmarks.terms --data ../shared/corpus [--wrong]

`tests/data/terms.json` names, for contracts of different kinds, the characters that were read
(`[0, end]`) and each place that defines a term there: `[offset, term]`. Plain names are texts of CUAD,
paths are Word files. A term is found when one of the same words is told within three characters.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.clause_data import contract_texts
from benchmarks.plain_text import plain_contract
from redline.language.segmentation import segment
from redline.language.terms import find_terms
from redline.word import reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Contract

GOLD = Path(__file__).parents[1] / "tests" / "data" / "terms.json"
NEAR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One contract: the terms that its page defines, those lost, those told and not there."""

    name: str
    gold: int
    found: int
    lost: tuple[str, ...]
    wrong: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="print every term lost or wrong")
    arguments = parser.parse_args()
    outcomes = list(measure(arguments.data))
    for one in outcomes:
        print(
            f"{one.gold:4} terms  {len(one.lost):3} lost  {len(one.wrong):3} wrong  {one.name[:70]}"
        )
        if arguments.wrong and (one.lost or one.wrong):
            print(f"      lost {list(one.lost)}  wrong {list(one.wrong)}")
    gold, found = sum(one.gold for one in outcomes), sum(one.found for one in outcomes)
    lost, wrong = (sum(len(getattr(one, name)) for one in outcomes) for name in ("lost", "wrong"))
    print(
        json.dumps(
            {
                "contracts": len(outcomes),
                "terms": gold,
                "precision": round(1 - wrong / max(1, found), 4),
                "recall": round(1 - lost / max(1, gold), 4),
            }
        )
    )


def measure(data: Path) -> Iterator[Outcome]:
    """Yield how the terms of each page at hand are found."""
    texts = contract_texts(data / "B-labelled")
    for name, page in json.loads(GOLD.read_text("utf-8")).items():
        contract = _contract(data, name, texts)
        if contract is not None:
            yield judge(name, contract, page["end"], page["terms"])


def _contract(data: Path, name: str, texts: dict[str, str]) -> Contract | None:
    if name.endswith(".docx"):
        return reader.read(data / name) if (data / name).exists() else None
    return plain_contract(name, texts[name]) if name in texts else None


def judge(name: str, contract: Contract, end: int, gold: list[tuple[int, str]]) -> Outcome:
    """Compare the terms found on a page with those it defines; each counts once."""
    terms = find_terms(contract, segment(contract))
    found = Counter((term.term, term.span.start) for term in terms if term.span.start < end)
    lost = []
    for offset, term in gold:
        near = [(words, at) for words, at in found if words == term and abs(at - offset) <= NEAR]
        if near:
            del found[near[0]]
        else:
            lost.append(term)
    return Outcome(
        name=name,
        gold=len(gold),
        found=len(gold) - len(lost) + len(found),
        lost=tuple(lost),
        wrong=tuple(words for words, _ in found),
    )


if __name__ == "__main__":
    main()
