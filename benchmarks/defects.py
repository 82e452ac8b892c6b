"""How much of what is planted in contracts of our own a review finds, and how well its redline cures it.

    python -m benchmarks.defects [--set SET] [--only NAME] [-v]

Every contract of `data/defects` is reviewed, redlined, all changes accepted, reviewed and proofread again
(see `defect_papers`, `defect_trials`). Prints what was missed, what was found that nobody planted and what
was not cured; then, for every set of contracts, a line with one JSON object of figures.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.defect_papers import SETS, Paper, paper
from benchmarks.defect_trials import Trial, tried

_WORDS_A_PAGE = 450


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", choices=[*SETS], action="append", help="only this set")
    parser.add_argument("--only", default="", help="only contracts whose name holds this")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell of every finding")
    parser.add_argument("--fair", action="store_true", help="also the papers without plants")
    asked = parser.parse_args()
    for name in asked.set or SETS:
        trials = [_trial(one) for one in _papers(SETS[name], asked.only, fair=False)]
        without = _papers(SETS[name], asked.only, fair=True) if asked.fair else ()
        fair = [_trial(one) for one in without]
        for trial in (*trials, *fair):
            _tell(trial, verbose=asked.verbose)
        if trials:
            print(json.dumps({"set": name} | figures(trials, fair)))


def _papers(folder: Path, only: str, *, fair: bool) -> Iterable[Paper]:
    for path in sorted(folder.glob("*.yaml")):
        if only in path.stem:
            yield paper(path, fair=fair)


def _trial(made: Paper) -> Trial:
    with tempfile.TemporaryDirectory() as folder:
        return tried(made, Path(folder))


def _tell(trial: Trial, *, verbose: bool) -> None:
    print(f"== {trial.name}: {len(trial.outcomes)} planted, {trial.words} words")
    for one in trial.outcomes:
        if verbose or not one.good:
            print(f"  {one.summary}")
    for line in trial.noise:
        print(f"  noise: {line}")
    for line in trial.beside if verbose else ():
        print(f"  beside: {line}")
    for line in (*trial.strayed, *trial.slips):
        print(f"  BROKEN: {line}")


# ------------------------------------------------------------------ figures


def figures(trials: Sequence[Trial], fair: Sequence[Trial] = ()) -> dict[str, object]:
    """Return what the trials come to."""
    outcomes = [one for trial in trials for one in trial.outcomes]
    planted = [one for one in outcomes if one.plant.is_defect]
    mended = [one for one in planted if one.changed]
    pages = sum(trial.words for trial in trials) / _WORDS_A_PAGE
    quiet = [*trials, *fair]
    read = sum(trial.words for trial in quiet) / _WORDS_A_PAGE
    return {
        "contracts": len(trials),
        "planted": len(planted),
        "recall": _share(one.found for one in planted),
        "recall_by_kind": _tally((one.plant.kind, one.found) for one in planted),
        "recall_by_playbook": _tally(
            (trial.playbook, one.found)
            for trial in trials
            for one in trial.outcomes
            if one.plant.is_defect
        ),
        "rung_right": _share(one.rung_right for one in planted if one.found and one.plant.rung),
        "wrong_side": sum(one.wrong_side for one in outcomes),
        "wrong_side_of": sum(one.plant.kind == "silent" for one in outcomes),
        "fair_touched": sum(one.touched for one in outcomes),
        "fair_of": sum(one.plant.kind == "fair" for one in outcomes),
        "noise": sum(len(trial.noise) for trial in quiet),
        "noise_per_10_pages": round(10 * sum(len(t.noise) for t in quiet) / read, 2),
        "mended": len(mended),
        "cured": _share(one.cured for one in mended),
        "strayed": sum(len(trial.strayed) for trial in trials),
        "new_slips": sum(len(trial.slips) for trial in trials),
        "changed_characters_per_finding": _mean(one.characters for one in mended),
        "fragments_per_sentence": _mean(trial.fragments for trial in trials),
        "comments_per_page": round(sum(trial.comments for trial in trials) / pages, 2),
    }


def _tally(answers: Iterable[tuple[str, bool]]) -> dict[str, str]:
    named: dict[str, Counter[bool]] = defaultdict(Counter)
    for name, answer in answers:
        named[name][answer] += 1
    return {name: f"{count[True]}/{count.total()}" for name, count in sorted(named.items())}


def _share(answers: Iterable[bool]) -> float | None:
    given = list(answers)
    return round(sum(given) / len(given), 4) if given else None


def _mean(numbers: Iterable[float]) -> float | None:
    given = list(numbers)
    return round(sum(given) / len(given), 2) if given else None


if __name__ == "__main__":
    main()
