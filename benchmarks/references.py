"""How well references are found and resolved, against places checked by hand.

    python -m benchmarks.references --data ../shared/corpus [--wrong]

`tests/data/references.json` names places in the Word contracts of the corpus where a word such as
`Section`, `Exhibit` or an address stands, drawn by a hash of file and place: `[start, end, kind, to,
number]`. `to` is where the clause that is meant begins, null where it is not in the file; kind
`none` is a word that refers to nothing (`sections titled`, a clause's own heading). A place is right
when a link meets it and points at that clause, or at none; `ours` also asks that what is in this
contract (clause, attachment) is told from what is elsewhere (law, document, page).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from redline.language import links
from redline.language.segmentation import segment
from redline.word import reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Link

GOLD = Path(__file__).parents[1] / "tests" / "data" / "references.json"
OURS = frozenset(("clause", "attachment"))
BEHIND = 3  # characters behind the words within which the number may begin: `this Section 9`


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One place: what is expected of it, and what of that came true."""

    file: str
    words: str
    kind: str
    found: bool
    resolved: bool
    ours: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="print every place told wrongly")
    arguments = parser.parse_args()
    outcomes = list(measure(arguments.data))
    if arguments.wrong:
        for one in outcomes:
            if not one.resolved or not one.ours:
                print(f"{one.kind:10} {one.words!r}  {one.file}")
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        kinds[one.kind].append(one)
    print("found  resolved  ours  places  kind")
    for kind, group in sorted(kinds.items()):
        told = figures(group)
        print(
            f"{told['found']:5.3f}  {told['resolved']:8.3f} {told['ours']:5.3f}  {len(group):6}  {kind}"
        )
    meant = [one for one in outcomes if one.kind != "none"]
    total = {"references": len(meant), **figures(meant)}
    quiet = [one for one in outcomes if one.kind == "none"]
    total["false"] = sum(not one.resolved for one in quiet)
    print(json.dumps({**total, "no_references": len(quiet), "worst": worst(outcomes)}))


def measure(data: Path) -> Iterator[Outcome]:
    """Yield how each place of the files at hand is told."""
    for file, places in json.loads(GOLD.read_text("utf-8")).items():
        path = data / file
        if not path.exists():
            continue
        contract = reader.read(path)
        clauses = segment(contract)
        starts = {clause.id: clause.span.start for clause in clauses}
        told = links(contract, clauses)
        for start, end, kind, to, _ in places:
            near = [
                link for link in told if link.span.start < end + BEHIND and link.span.end > start
            ]
            yield judge(file, contract.text[start:end], kind, to, near, starts)


def judge(
    file: str, words: str, kind: str, to: int | None, near: list[Link], starts: dict[str, int]
) -> Outcome:
    """Compare what was told of a place with what is expected."""
    if kind == "none":
        quiet = not near
        return Outcome(file=file, words=words, kind=kind, found=quiet, resolved=quiet, ours=quiet)
    first = near[0] if near else None
    pointed = starts[first.clauses[0]] if first and first.clauses else None
    right = first is not None and pointed == to
    side = first is not None and (first.kind in OURS) == (kind in OURS)
    return Outcome(
        file=file, words=words, kind=kind, found=bool(near), resolved=right, ours=right and side
    )


def figures(outcomes: list[Outcome]) -> dict[str, float]:
    """Return the shares found, resolved and told from what is elsewhere."""
    whole = max(1, len(outcomes))
    return {
        name: round(sum(getattr(one, name) for one in outcomes) / whole, 4)
        for name in ("found", "resolved", "ours")
    }


def worst(outcomes: list[Outcome]) -> dict[str, str]:
    """Return the kinds most often told wrongly, each with an example."""
    wrong = [one for one in outcomes if not (one.resolved and one.ours)]
    counts = Counter(one.kind for one in wrong)
    return {
        f"{kind}: {count}": next(f"{o.words} ({o.file})" for o in wrong if o.kind == kind)
        for kind, count in counts.most_common(3)
    }


if __name__ == "__main__":
    main()
