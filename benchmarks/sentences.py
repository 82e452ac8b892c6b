"""How well facts are read and who is bound is told, against sentences checked by hand.

    python -m benchmarks.sentences --data ../shared/corpus

`tests/data/sentences.json` names each sentence by contract and place; its words stay in the corpus.
A fact counts as found if kind, value, unit and place are right; `facts_full` also asks for what the
period runs from, the qualifiers and whose duty is measured.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.clause_data import rows
from redline.language.duties import bind
from redline.language.facts import facts_in
from redline.model import Fact, Party

GOLD = Path(__file__).parents[1] / "tests" / "data" / "sentences.json"


class Tally(NamedTuple):
    """Facts and bindings of one sentence: how many are right, of how many."""

    facts: int
    full: int
    expected: int
    found: int
    bound: int
    modal: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="print every sentence read wrongly")
    arguments = parser.parse_args()
    print(json.dumps(measure(arguments.data, show=arguments.wrong)))


def measure(data: Path, *, show: bool = False) -> dict[str, float]:
    """Return precision, recall and F1 of the facts and the accuracy of who is bound."""
    tallies = []
    for text, gold in sentences(data):
        tally = judge(text, gold)
        tallies.append(tally)
        if show and (tally.full < max(tally.expected, tally.found) or not tally.bound):
            print(f"{' '.join(text.split())}\n    {gold['bound']} {gold['facts']}\n    {tally}")
    facts, full, expected, found, bound, modal = (
        sum(column) for column in zip(*tallies, strict=True)
    )
    return {
        "sentences": len(tallies),
        "facts": expected,
        "facts_f1": round(2 * facts / max(1, expected + found), 4),
        "facts_full_f1": round(2 * full / max(1, expected + found), 4),
        "bound_accuracy": round(bound / max(1, len(tallies)), 4),
        "modal_accuracy": round(modal / max(1, len(tallies)), 4),
    }


def sentences(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return each gold sentence that the corpus at hand holds, with what is expected of it."""
    texts = {
        row["contract"]: row["text"]
        for row in rows(data / "B-labelled" / "cuad" / "contracts_txt.jsonl.gz")
    }
    for gold in json.loads(GOLD.read_text("utf-8")):
        if gold["contract"] in texts:
            start, end = gold["span"]
            yield texts[gold["contract"]][start:end], gold


def judge(text: str, gold: dict[str, Any]) -> Tally:
    """Compare what is read out of a sentence with what is expected."""
    parties = tuple(_party(party) for party in gold["parties"])
    found = facts_in(text, parties)
    labels, modal = bind(text, parties)
    wanted = [_plain(fact) for fact in gold["facts"]]
    read = [_plain_fact(fact) for fact in found]
    return Tally(
        facts=len({fact[:4] for fact in wanted} & {fact[:4] for fact in read}),
        full=len(set(wanted) & set(read)),
        expected=len(wanted),
        found=len(read),
        bound=int(set(labels) == set(gold["bound"])),
        modal=int(modal == gold["modal"]),
    )


def _party(party: dict[str, Any]) -> Party:
    aliases = tuple(party.get("aliases", ()))
    return Party(
        name=party["name"], label=party["label"], aliases=aliases, role=party.get("role", "")
    )


def _plain(fact: dict[str, Any]) -> tuple[Any, ...]:
    value = math.inf if fact["value"] == "inf" else fact["value"]
    return (
        *(fact["kind"], value, fact["unit"], tuple(fact["span"])),
        fact.get("event", ""),
        frozenset(fact.get("qualifiers", ())),
        frozenset(fact.get("bound", ())),
    )


def _plain_fact(fact: Fact) -> tuple[Any, ...]:
    return (
        *(fact.kind, fact.value, fact.unit, tuple(fact.span)),
        fact.event,
        frozenset(fact.qualifiers),
        frozenset(fact.bound),
    )


if __name__ == "__main__":
    main()
