"""A rule can ask what a value is for: the period to cure, and not the period of notice beside it."""

from __future__ import annotations

from pathlib import Path

from folders import RULE, folder

from redline.examples import trials
from redline.playbook import lint, load

CURE = """\
id: termination.cure
title: Time to cure
clause: termination
risk: medium
priority: trade
source: Commercial policy 9.1
comment: We need {value} days to put things right.
recognise: {phrases: [terminate]}
facts:
  days: {kind: duration, unit: day, purpose: [cure]}
positions:
  - {rung: preferred, when: "days >= 30"}
  - {rung: walk-away, when: "days < 30"}
edits:
  - {set: days, to: 30}
examples:
  - text: Either party may terminate on 90 days' notice, or if a breach is not cured within 10 days.
    rung: walk-away
    after: Either party may terminate on 90 days' notice, or if a breach is not cured within 30 days.
  - text: Either party may terminate on 5 days' notice if a breach is not cured within 45 days.
    rung: preferred
  - {text: Supplier shall cure a breach in 5 days., rung: silent}
  - {text: Either party may terminate if a breach is not cured within 5 days., rung: walk-away}
"""


def test_a_rule_finds_the_value_that_is_for_what_it_asks(tmp_path: Path) -> None:
    tried = trials(load(folder(tmp_path, cure=CURE)))
    assert [(trial.number, trial.outcome) for trial in tried if not trial.passed] == []


def test_a_purpose_that_no_such_value_has_is_named(tmp_path: Path) -> None:
    path = folder(tmp_path, payment=RULE.replace("who: us}", "who: us, purpose: [uptime]}"))
    assert any("a duration is never for `uptime`" in problem for problem in lint(path))


def test_a_law_has_no_purpose(tmp_path: Path) -> None:
    path = folder(tmp_path, payment=RULE.replace("duration, unit: day", "law, purpose: [cure]"))
    assert any("a law is never for `cure`; leave it out" in problem for problem in lint(path))
