"""After its redline is accepted a contract is fine by the rules that were cured, and as whole as before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from benchmarks.cured import sample_trials
from benchmarks.defect_papers import KEYS, SAMPLES, paper, word_file
from benchmarks.rounds import Rounds, new_slips, rounds
from redline.errors import UsageError
from redline.examples import Trial, trials
from redline.model import Options, Playbook, Rule
from redline.playbook import available, find, load

EVERY = bool(os.environ.get("REDLINE_WHOLE_CORPUS"))
"""Whether each sample is tried with each playbook for each side, the templates as well."""

FITTING = {
    "northwind-acme-msa": "msa-customer",
    "lumen-saas-subscription": "saas-customer",
    "harbour-mutual-nda": "nda-mutual",
}
PLANTED = ("birch", "grove")
"""Of the papers in which defects were planted, those that are tried here; the benchmark tries all."""


def cases() -> list[tuple[str, str, str]]:
    """Return the pairs of a contract and a playbook that are tried, and for which side."""
    if EVERY:
        return [(str(path), o.playbook, o.we_are) for path, o in sample_trials()]
    samples = [str(path) for path in sorted(SAMPLES.glob("*.docx"))]
    return [(path, name, "") for path in samples for name, _ in available()]


@cache
def tried(path: str, playbook: str, we_are: str, folder: Path) -> Rounds:
    file = Path(path)
    if path in PLANTED:
        made = paper(KEYS / f"{path}.yaml")
        file, playbook, we_are = word_file(made, folder), made.playbook, made.we_are
    try:
        return rounds(file, Options(playbook=playbook, we_are=we_are), folder)
    except UsageError:
        pytest.skip("no side of that playbook")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cured")


CASES = [*cases(), *((name, "", "") for name in PLANTED)]
IDS = ["-".join(filter(None, (Path(path).stem, *other))) for path, *other in CASES]


@pytest.mark.parametrize(("path", "playbook", "we_are"), CASES, ids=IDS)
def test_rules_that_were_cured_propose_nothing_more(
    path: str, playbook: str, we_are: str, folder: Path
) -> None:
    both = tried(path, playbook, we_are, folder)
    assert both.cured or (path not in PLANTED and FITTING.get(Path(path).stem) != playbook)
    assert [(f.code, f.quote) for f in both.proposed_again] == []


@pytest.mark.parametrize(("path", "playbook", "we_are"), CASES, ids=IDS)
def test_our_own_edits_break_no_term_reference_or_number(
    path: str, playbook: str, we_are: str, folder: Path
) -> None:
    both = tried(path, playbook, we_are, folder)
    assert list(new_slips(both.first, both.again) if both.cured else ()) == []


def settled(playbook: Playbook) -> Iterator[Trial]:
    """Try what each rule makes of its examples once more, as wording of its own."""
    for rule in playbook.rules:
        alone = replace(playbook, rules=(rule,))
        changed = [trial for trial in trials(alone) if trial.after != _words(trial.example.text)]
        wording = tuple(
            replace(trial.example, text=trial.after, rung=None, after="")
            for trial in changed
            if trial.after and not trial.example.missing
        )
        yield from trials(replace(playbook, rules=(replace(rule, examples=wording),)))


def _words(text: str) -> str:
    return " ".join(text.split())


@cache
def rules_of(name: str) -> tuple[Rule, ...]:
    return load(find(name)).rules


@pytest.mark.parametrize("name", [name for name, _ in available()])
def test_no_rule_changes_again_what_it_has_changed(name: str) -> None:
    """A rule that playbooks share is tried in the first of them."""
    names = [other for other, _ in available()]
    before = {rule.id: rule for other in names[: names.index(name)] for rule in rules_of(other)}
    own = tuple(rule for rule in rules_of(name) if before.get(rule.id) != rule)
    told = settled(replace(load(find(name)), rules=own))
    again = [
        (trial.rule.id, trial.example.text, trial.after)
        for trial in told
        if trial.after != _words(trial.example.text)
    ]
    assert again == []
