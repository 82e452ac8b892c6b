"""How well facts are read and who is bound is told, against sentences checked by hand.

    python -m benchmarks.sentences --data ../shared/corpus

`tests/data/sentences.json` names each sentence by contract and place; its words stay in the corpus.
With a sentence may stand the one before it and the one that leads in to its list: `it` and items
of lists are read with them. A fact counts as found if kind, value, unit and place are right;
`facts_full` also asks for what the period runs from, the qualifiers and whose duty is measured,
as far as the reader by hand could tell.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.clause_data import rows
from redline.language.binding import bind_all
from redline.language.facts import find_facts
from redline.model import Clause, Contract, Fact, Party, Sentence, Span

GOLD = Path(__file__).parents[1] / "tests" / "data" / "sentences.json"
_UNJUDGED = None
_NOT_IN_GOLD = "head"  # heads without a cap came after the sentences were checked


class Tally(NamedTuple):
    """Facts and bindings of one sentence: how many are right, of how many."""

    facts: int
    full: int
    expected: int
    found: int
    bound: int
    bound_judged: int
    modal: int
    modal_judged: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--sample", type=int, help="only the sentences of this sample")
    parser.add_argument("--wrong", action="store_true", help="print every sentence read wrongly")
    arguments = parser.parse_args()
    figures = measure(arguments.data, arguments.gold, sample=arguments.sample, show=arguments.wrong)
    print(json.dumps(figures))


def measure(
    data: Path, gold: Path = GOLD, *, sample: int | None = None, show: bool = False
) -> dict[str, float]:
    """Return precision, recall and F1 of the facts and the accuracy of who is bound."""
    tallies = []
    for text, expected in sentences(data, gold, sample):
        found, told = understood(text, expected)
        tally = judge(found, told, expected)
        tallies.append(tally)
        if show:
            _show(text, expected, found, told, tally)
    sums = Tally(*(sum(column) for column in zip(*tallies, strict=True)))
    return {
        "sentences": len(tallies),
        "facts": sums.expected,
        "facts_precision": round(sums.facts / max(1, sums.found), 4),
        "facts_recall": round(sums.facts / max(1, sums.expected), 4),
        "facts_f1": round(2 * sums.facts / max(1, sums.expected + sums.found), 4),
        "facts_full_f1": round(2 * sums.full / max(1, sums.expected + sums.found), 4),
        "bound_accuracy": round(sums.bound / max(1, sums.bound_judged), 4),
        "modal_accuracy": round(sums.modal / max(1, sums.modal_judged), 4),
    }


def sentences(
    data: Path, gold: Path = GOLD, sample: int | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return the text of the contract of each gold sentence at hand, with what is expected of it."""
    texts = {
        row["contract"]: row["text"]
        for row in rows(data / "B-labelled" / "cuad" / "contracts_txt.jsonl.gz")
    }
    for expected in json.loads(gold.read_text("utf-8")):
        if sample is not None and expected["sample"] != sample:
            continue
        if "file" in expected and (data / expected["file"]).exists():
            yield _word_text(data / expected["file"]), expected
        elif expected.get("contract") in texts:
            yield texts[expected["contract"]], expected


@cache
def _word_text(path: Path) -> str:
    from redline import word

    return word.read(path).text


def understood(text: str, gold: dict[str, Any]) -> tuple[tuple[Fact, ...], Sentence]:
    """Read a sentence in its place: under the words that lead in to it, after the one before it."""
    parties = tuple(_party(party) for party in gold["parties"])
    places = (("lead", "above"), ("previous", "own"), ("span", "own"))
    told = [
        Sentence(span=Span(*gold[place]), clause=clause)
        for place, clause in places
        if place in gold
    ]
    clauses = (_clause("above", None, gold), _clause("own", "above", gold))
    contract = Contract(name="", sha256="", text=text, paragraphs=())
    bound = bind_all(contract, clauses, tuple(told), parties)
    last = next(sentence for sentence in bound if list(sentence.span) == gold["span"])
    facts = find_facts(contract, clauses, bound, parties)
    return tuple(fact for fact in facts if fact.sentence == last.span), last


def _clause(name: str, parent: str | None, gold: dict[str, Any]) -> Clause:
    span = Span(*gold["span"])
    return Clause(id=name, parent=parent, span=span, body=span)


def judge(found: tuple[Fact, ...], told: Sentence, gold: dict[str, Any]) -> Tally:
    """Compare what is read out of a sentence with what is expected."""
    start = gold["span"][0]
    read = [_plain(fact, start) for fact in found if fact.kind != _NOT_IN_GOLD]
    wanted = [_wanted(fact) for fact in gold["facts"]]
    bound, modal = gold["bound"], gold["modal"]
    return Tally(
        facts=len({fact[:4] for fact in wanted} & {fact[:4] for fact in read}),
        full=sum(any(_agree(one, other) for other in read) for one in wanted),
        expected=len(wanted),
        found=len(read),
        bound=int(bound is not _UNJUDGED and set(told.bound) == set(bound)),
        bound_judged=int(bound is not _UNJUDGED),
        modal=int(modal is not _UNJUDGED and told.modal == modal),
        modal_judged=int(modal is not _UNJUDGED),
    )


def _agree(wanted: tuple[Any, ...], read: tuple[Any, ...]) -> bool:
    """Compare two facts in all that was judged by hand."""
    return all(
        one is _UNJUDGED or one == other for one, other in zip(wanted[4:], read[4:], strict=True)
    ) and (wanted[:4] == read[:4])


def _party(party: dict[str, Any]) -> Party:
    aliases = tuple(party.get("aliases", ()))
    return Party(
        name=party["name"], label=party["label"], aliases=aliases, role=party.get("role", "")
    )


def _wanted(fact: dict[str, Any]) -> tuple[Any, ...]:
    value = math.inf if fact["value"] == "inf" else fact["value"]
    qualifiers, bound = fact.get("qualifiers", ()), fact.get("bound", ())
    return (
        *(fact["kind"], value, fact["unit"], tuple(fact["span"])),
        fact.get("event", ""),
        _UNJUDGED if qualifiers is None else frozenset(qualifiers),
        _UNJUDGED if bound is None else frozenset(bound),
    )


def _plain(fact: Fact, start: int) -> tuple[Any, ...]:
    return (
        *(fact.kind, fact.value, fact.unit, (fact.span.start - start, fact.span.end - start)),
        fact.event,
        frozenset(fact.qualifiers),
        frozenset(fact.bound),
    )


def _show(
    text: str, gold: dict[str, Any], found: tuple[Fact, ...], told: Sentence, tally: Tally
) -> None:
    """Print a sentence that was read wrongly, what was expected and what was read."""
    facts_right = tally.full == tally.expected == tally.found
    if facts_right and tally.bound == tally.bound_judged and tally.modal == tally.modal_judged:
        return
    start, end = gold["span"]
    print(f"\n{' '.join(text[start:end].split())}")
    if tally.bound < tally.bound_judged or tally.modal < tally.modal_judged:
        print(f"    bound {told.bound} {told.modal!r} for {gold['bound']} {gold['modal']!r}")
    if not facts_right:
        wanted, read = (
            map(_wanted, gold["facts"]),
            [_plain(fact, start) for fact in found if fact.kind != _NOT_IN_GOLD],
        )
        for fact in wanted:
            if not any(_agree(fact, other) for other in read):
                print(f"    - {text[start + fact[3][0] : start + fact[3][1]]!r} {fact}")
        for other in read:
            if not any(_agree(_wanted(fact), other) for fact in gold["facts"]):
                print(f"    + {text[start + other[3][0] : start + other[3][1]]!r} {other}")


if __name__ == "__main__":
    main()
