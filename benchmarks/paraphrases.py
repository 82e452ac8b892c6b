"""How much of what rules are for they find when it is said as other firms would say it.

    python -m benchmarks.paraphrases [--only FILE] [--rule CODE] [--half first|second] [-v]

Each line of `data/paraphrases` becomes a small contract of one clause and is reviewed with the whole
playbook; its type is read, not given. What stands `against` us must be told of; what is `fair`, and what
binds `theirs` alone, must not. The lines in odd places of a list are the first half, by which rules may be
mended; those in even places are for measuring only. Prints what went wrong (with -v also what the accepted
text says) and, last, a line with one JSON object of figures for each file.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from redline import language
from redline.assess import asks, assess
from redline.examples import accepted, small_contract
from redline.model import Example, FindingKind, Options, Playbook
from redline.playbook import available, load

FOLDER: Final = Path(__file__).parent / "data" / "paraphrases"
KINDS: Final = ("against", "fair", "theirs")
HALVES: Final = ("first", "second")
_TOLD = frozenset({FindingKind.DEVIATION, FindingKind.UNACCEPTABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One way to say what a rule is about. `rules` are those that may tell of it, the rule first."""

    rules: tuple[str, ...]
    kind: str
    half: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a review made of a line: the rules that told, those not sure, and the text once accepted."""

    line: Line
    told: frozenset[str]
    unsure: frozenset[str]
    after: str

    @property
    def found(self) -> bool:
        """Whether one of the line's rules told of it."""
        return not self.told.isdisjoint(self.line.rules)

    @property
    def right(self) -> bool:
        """Whether what is against us was found, and nothing was told of what is not."""
        return self.found if self.line.kind == "against" else not self.told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="only files whose name holds this")
    parser.add_argument("--rule", default="", help="only rules whose id holds this")
    parser.add_argument("--half", choices=HALVES, help="only one half")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell of every line")
    asked = parser.parse_args()
    for path in sorted(FOLDER.glob("*.yaml")):
        if asked.only in path.stem:
            made = tuple(outcomes(path, rule=asked.rule, half=asked.half))
            for one in made:
                _tell(one, verbose=asked.verbose)
            print(json.dumps({"file": path.stem} | figures(made)), flush=True)


def outcomes(path: Path, *, rule: str = "", half: str | None = None) -> Iterator[Outcome]:
    """Review the lines of a file, all or those of some rules and of one half."""
    said = yaml.safe_load(path.read_text("utf-8"))
    # one clause need not say by itself what the whole contract is about
    playbook = replace(load(dict(available())[said["playbook"]]), about=())
    for line in lines(said["rules"]):
        if rule in line.rules[0] and half in {None, line.half}:
            yield reviewed(playbook, line)


def lines(rules: dict[str, Any]) -> Iterator[Line]:
    """Yield the lines of a file."""
    for rule, said in rules.items():
        for kind in KINDS:
            for place, text in enumerate(said.get(kind) or ()):
                yield Line(
                    rules=(rule, *said.get("or", ())),
                    kind=kind,
                    half=HALVES[place % 2],
                    text=f"{said['heading']}. {' '.join(text.split())}",
                )


def reviewed(playbook: Playbook, line: Line) -> Outcome:
    """Review one line as the only clause of a contract."""
    contract, body = small_contract(playbook, Example(text=line.text))
    reading = language.read(contract)
    if reading.type not in playbook.contract_types and playbook.contract_types:
        reading = replace(reading, type=playbook.contract_types[0])
    if asks(playbook):
        reading = replace(reading, answers=language.answers(contract, reading))
    review = assess(contract, reading, playbook, "a paraphrase", Options())
    told = [finding for finding in review.findings if finding.kind in _TOLD]
    made = {revision for finding in told for revision in finding.revisions}
    revisions = (revision for revision in review.revisions if revision.id in made)
    unsure = (one.rule for one in review.findings if one.kind is FindingKind.UNKNOWN)
    return Outcome(
        line=line,
        told=frozenset(finding.rule for finding in told),
        unsure=frozenset(unsure),
        after=" ".join(accepted(contract.text, revisions)[body.start :].split()),
    )


def figures(made: Sequence[Outcome]) -> dict[str, object]:
    """Return what the outcomes come to, each as what is right of how many."""
    right = Counter[str]()
    count = Counter[str]()
    for one in made:
        for name in (one.line.kind, f"{one.line.kind}, {one.line.half} half"):
            count[name] += 1
            right[name] += one.right
    return {name: f"{right[name]}/{count[name]}" for name in sorted(count)}


def _tell(one: Outcome, *, verbose: bool) -> None:
    if verbose or not one.right:
        said = "right" if one.right else "MISSED" if one.line.kind == "against" else "NOISE"
        told = ", ".join(sorted(one.told)) or "nothing"
        unsure = f"; not sure: {', '.join(sorted(one.unsure))}" if one.unsure else ""
        print(f"{said} {one.line.rules[0]} [{one.line.kind}, {one.line.half}] told: {told}{unsure}")
        print(f"    {one.line.text}")
        if one.after != one.line.text:
            print(f" -> {one.after}")


if __name__ == "__main__":
    main()
