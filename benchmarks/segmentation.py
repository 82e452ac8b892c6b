"""How well clauses are found, numbered, nested and typed, against labels made by hand.

    python -m benchmarks.segmentation --data ../shared/corpus [--misses] [--every 4]

Three parts: the labels that come with the corpus, structure alone for further contracts of it that
this project labelled (`tests/data/structure`), and contracts in plain text (`flat_contracts`). Gold
labels name paragraphs by a hash of their words, so no contract text is needed beside the files
themselves. A start is a paragraph that begins a clause or definition with a number or a heading.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import flat_contracts
from redline.language import segment
from redline.language.numbers import bare
from redline.model import Clause, Contract, Role, Story
from redline.word import reader

OWN = Path(__file__).parents[1] / "tests" / "data" / "structure"
STARTS = frozenset(("heading", "clause", "definition"))
OPERATIVE = frozenset((Role.CLAUSE, Role.DEFINITION))
ROLES = {
    "title": Role.TITLE,
    "party": Role.PARTIES,
    "recital": Role.RECITAL,
    "table": Role.TABLE,
    "signature": Role.SIGNATURE,
    "schedule-title": Role.SCHEDULE,
    "toc": Role.CONTENTS,
    "note": Role.NOTE,
    "heading": Role.CLAUSE,
    "clause": Role.CLAUSE,
    "continuation": Role.CLAUSE,
    "definition": Role.DEFINITION,
}
MEASURES = ("starts", "number", "citation", "parent", "type", "role")


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the program says of one gold paragraph."""

    start: Clause | None
    innermost: Clause | None
    parent: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int
    of: int

    def __add__(self, other: Share) -> Share:
        """Add two shares up."""
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """Return the share as a number, 1 of nothing."""
        return self.right / self.of if self.of else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the corpus, or its gold-clauses")
    parser.add_argument("--misses", action="store_true", help="name every paragraph that is wrong")
    parser.add_argument("--every", type=int, default=1, help="take every so many plain texts only")
    arguments = parser.parse_args()
    folder = arguments.data / "gold-clauses"
    folder = folder if folder.is_dir() else arguments.data
    totals = table(folder, folder.parent, misses=arguments.misses)
    if not totals:
        raise SystemExit(f"no gold labels in {folder}")
    told = figures(totals)
    own = table(OWN, folder.parent, misses=arguments.misses)
    told |= {f"own_{name}": value for name, value in structure_figures(own).items()}
    texts = folder.parent / "B-labelled" / "cuad"
    if texts.is_dir():
        told |= flat_figures(texts, arguments.every, misses=arguments.misses)
    print(json.dumps(told))


def table(labels: Path, corpus: Path, *, misses: bool) -> dict[str, Share]:
    """Print a line for every labelled contract that is in the corpus, and return all shares added up."""
    totals: dict[str, Share] = {}
    print(f"{labels.name:44}{'F1':>8}" + "".join(f"{name:>10}" for name in MEASURES[1:]))
    for path in sorted(labels.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if not (corpus / gold["file"]).is_file():
            continue
        scores = measure(gold, corpus, misses=misses)
        totals = {name: totals.get(name, Share(0, 0)) + scores[name] for name in scores}
        print(row(path.stem, scores))
    if totals:
        print(row("all", totals), end="\n\n")
    return totals


def flat_figures(texts: Path, every: int, *, misses: bool) -> dict[str, float]:
    """Print how contracts in plain text fare, and return the figures."""
    counts, missed = flat_contracts.check(texts, every=every)
    for name, value in flat_contracts.figures(counts).items():
        print(f"{name:44}{value:8.3f}{counts[f'{name[5:]} of']:10}")
    for miss in missed if misses else ():
        print("   ", miss.check, miss.contract, miss.wanted)
    return flat_contracts.figures(counts)


def row(name: str, scores: dict[str, Share]) -> str:
    values = [f1(scores), *(scores[measure].value for measure in MEASURES[1:])]
    return f"{name[:43]:44}{values[0]:8.3f}" + "".join(f"{value:10.3f}" for value in values[1:])


def figures(scores: dict[str, Share]) -> dict[str, float]:
    return {
        "start_f1": round(f1(scores), 4),
        "number_accuracy": round(scores["number"].value, 4),
        "citation_accuracy": round(scores["citation"].value, 4),
        "parent_accuracy": round(scores["parent"].value, 4),
        "type_accuracy": round(scores["type"].value, 4),
        "role_accuracy": round(scores["role"].value, 4),
    }


def structure_figures(scores: dict[str, Share]) -> dict[str, float]:
    """Return the figures of labels that say nothing of types, none for no labels."""
    found = figures(scores) if scores else {}
    return {name: value for name, value in found.items() if name != "type_accuracy"}


def f1(scores: dict[str, Share]) -> float:
    precise, complete = scores["starts"].value, scores["complete"].value
    return 2 * precise * complete / (precise + complete) if precise + complete else 0.0


def measure(gold: dict[str, Any], corpus: Path, *, misses: bool = False) -> dict[str, Share]:
    """Score one contract; with `misses`, print what is wrong."""
    contract = reader.read(corpus / gold["file"])
    wanted = gold["paragraphs"]
    places = align(contract, [paragraph["key"] for paragraph in wanted])
    found = look_up(segment(contract), places)
    parents = gold_parents(wanted)
    marks: dict[str, list[bool]] = {name: [] for name in (*MEASURES, "complete")}
    for at, paragraph in enumerate(wanted):
        for name, right in judge(paragraph, found[at], parents[at]).items():
            marks[name].append(right)
            if misses and not right:
                print(
                    "   ",
                    name,
                    paragraph["i"],
                    paragraph["role"],
                    paragraph["clause"],
                    said(found[at]),
                )
    return {name: Share(sum(values), len(values)) for name, values in marks.items()}


def said(found: Found) -> str:
    clause = found.start or found.innermost
    return (
        f"-> {clause.role} {clause.id} {clause.type} under {found.parent}"
        if clause
        else "-> nothing"
    )


def judge(paragraph: dict[str, Any], found: Found, parent: int | None) -> dict[str, bool]:
    """Say for each measure that applies whether the paragraph is right."""
    marks: dict[str, bool] = {}
    gold_start = paragraph["role"] in STARTS
    if found.start is not None:
        marks["starts"] = gold_start
    if gold_start:
        marks["complete"] = found.start is not None
    if gold_start and paragraph["number"]:
        label = found.start.label if found.start else ""
        marks["number"] = bare(label) == paragraph["number"]
        marks["citation"] = found.start is not None and agrees(found.start, paragraph)
    if gold_start and found.start is not None:
        marks["parent"] = found.parent == parent
    if gold_start and paragraph["type"]:
        marks["type"] = found.start is not None and found.start.type == paragraph["type"]
    if paragraph["role"] in ROLES:
        marks["role"] = (
            found.innermost is not None and found.innermost.role is ROLES[paragraph["role"]]
        )
    return marks


def cited(clause: Clause) -> str:
    """Return the numbers of a citation alone: `Schedule 1, 3.2(a)` is `3.2.a`."""
    own = clause.number.rpartition(", ")[2]
    return ".".join(re.findall(r"\d+(?:[.-]\d+)*|[A-Za-z]{1,5}(?![A-Za-z])", own))


def agrees(clause: Clause, paragraph: dict[str, Any]) -> bool:
    """Say whether a citation ends as the gold id does, which begins anew with each numbering."""
    return f".{cited(clause)}".endswith(f".{gold_cited(paragraph)}")


def gold_cited(paragraph: dict[str, Any]) -> str:
    return str(paragraph["clause"]).rpartition("/")[2].partition("~")[0]


def key_of(text: str) -> str:
    """Return the name gold labels give to a paragraph with these words."""
    return hashlib.sha1(" ".join(text.split()).encode(), usedforsecurity=False).hexdigest()[:12]


def align(contract: Contract, keys: list[str]) -> list[int]:
    """Return the index of each gold paragraph in the contract, in order; -1 for one that is missing."""
    body = [paragraph for paragraph in contract.paragraphs if paragraph.story is Story.BODY]
    names = [(paragraph.index, key_of(paragraph.span.of(contract.text))) for paragraph in body]
    places, at = [], 0
    for key in keys:
        ahead = next((step for step in range(at, len(names)) if names[step][1] == key), None)
        places.append(names[ahead][0] if ahead is not None else -1)
        at = at if ahead is None else ahead + 1
    return places


def look_up(clauses: tuple[Clause, ...], places: list[int]) -> list[Found]:
    """Return what was found at each gold paragraph, parents as gold positions."""
    order = {place: at for at, place in enumerate(places)}
    by_id = {clause.id: clause for clause in clauses}
    starts: dict[int, Clause] = {}
    innermost: dict[int, Clause] = {}
    for clause in clauses:
        for place in range(*clause.paragraphs):
            innermost[place] = clause
        if clause.role in OPERATIVE and (clause.number or clause.heading):
            starts.setdefault(clause.paragraphs[0], clause)

    def above(clause: Clause | None) -> int | None:
        parent = by_id.get(clause.parent or "") if clause else None
        return order.get(parent.paragraphs[0]) if parent else None

    return [
        Found(
            start=starts.get(place), innermost=innermost.get(place), parent=above(starts.get(place))
        )
        for place in places
    ]


def gold_parents(paragraphs: list[dict[str, Any]]) -> list[int | None]:
    """Return for each paragraph the position of the clause or schedule its id says it stands under."""
    units: dict[str, int] = {}
    for at, paragraph in enumerate(paragraphs):
        if paragraph["role"] in STARTS or paragraph["role"] == "schedule-title":
            units.setdefault(normal(paragraph["clause"]), at)
    return [_parent(normal(paragraph["clause"]), units) for paragraph in paragraphs]


def normal(name: str) -> str:
    """Write `3.0` as `3`, the clause that `3.1` stands under."""
    return re.sub(r"(?<=\d)\.0(?=$|/)", "", name)


def _parent(name: str, units: dict[str, int]) -> int | None:
    above = name
    while above:
        cut = max(above.rfind("."), above.rfind("/"))
        if cut < 0:
            return None
        above = above[:cut]
        if above in units:
            return units[above]
    return None


if __name__ == "__main__":
    main()
