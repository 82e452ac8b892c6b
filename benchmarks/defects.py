"""How much of what is planted in contracts of our own a review finds, and how well its redline cures it.

    python -m benchmarks.defects [--only NAME] [-v]

Every contract of `data/defects` is reviewed, redlined, all changes accepted, reviewed and proofread again
(see `defect_papers`, `defect_trials`). Prints what was missed, what was found that nobody planted and what
was not cured; then, as its last line, one JSON object of figures.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.defect_papers import KEYS, Paper, paper
from benchmarks.defect_trials import Outcome, Trial, tried
from redline.playbook import available

_WORDS_A_PAGE = 450


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="only contracts whose name holds this")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell of every finding")
    parser.add_argument("--fair", action="store_true", help="also the papers without plants")
    asked = parser.parse_args()
    trials = [_trial(one) for one in _papers(asked.only, fair=False)]
    fair = [_trial(one) for one in _papers(asked.only, fair=True)] if asked.fair else []
    for trial in (*trials, *fair):
        _tell(trial, verbose=asked.verbose)
    print(json.dumps(figures(trials, fair)))


def _papers(only: str, *, fair: bool) -> Iterable[Paper]:
    known = {name for name, _ in available()}
    for path in sorted(KEYS.glob("*.yaml")):
        if only in path.stem:
            made = paper(path, fair=fair)
            if made.playbook in known:
                yield made
            else:
                print(f"{made.name}: left out, there is no playbook {made.playbook}")


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
    planted = [one for one in outcomes if one.plant.kind != "silent"]
    mended = [one for one in planted if one.changed]
    pages = sum(trial.words for trial in trials) / _WORDS_A_PAGE
    quiet = [*trials, *fair]
    read = sum(trial.words for trial in quiet) / _WORDS_A_PAGE
    return {
        "contracts": len(trials),
        "planted": len(planted),
        "recall": _share(one.found for one in planted),
        "recall_by_kind": _by_kind(planted),
        "rung_right": _share(one.rung_right for one in planted if one.found and one.plant.rung),
        "wrong_side": sum(one.wrong_side for one in outcomes),
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


def _by_kind(planted: Iterable[Outcome]) -> dict[str, str]:
    kinds: dict[str, Counter[bool]] = defaultdict(Counter)
    for one in planted:
        kinds[one.plant.kind][one.found] += 1
    return {kind: f"{found[True]}/{found.total()}" for kind, found in sorted(kinds.items())}


def _share(answers: Iterable[bool]) -> float | None:
    given = list(answers)
    return round(sum(given) / len(given), 4) if given else None


def _mean(numbers: Iterable[float]) -> float | None:
    given = list(numbers)
    return round(sum(given) / len(given), 2) if given else None


if __name__ == "__main__":
    main()
