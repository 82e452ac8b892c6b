"""Clauses that work against one another are found with both their words, and only together."""

from __future__ import annotations

from pathlib import Path

import pytest

from redline import pipeline
from redline import playbook as playbooks
from redline.errors import PlaybookError
from redline.examples import joint_trials
from redline.model import FindingKind, Options
from redline.playbook.builtin import library

CORPUS_FREE = sorted((library() / "interactions").glob("*.yaml"))
EVERY = [(name, playbooks.load(path)) for name, path in playbooks.available()]
HAS = {
    "interaction.price-after-renewal-window",
    "interaction.renewal-beyond-exit",
    "interaction.suspension-without-cure",
    "interaction.title-on-payment-disputes",
}
SAMPLE = Path(__file__).resolve().parents[2] / "sample_contracts" / "northwind-acme-msa.docx"


def test_every_example_of_every_interaction_comes_out() -> None:
    tried = {}
    for _, book in EVERY:
        for trial in joint_trials(book):
            tried[trial.interaction.id, trial.number] = trial.passed
    assert [name for name, passed in tried.items() if not passed] == []
    assert len({name for name, _ in tried}) == len(CORPUS_FREE)


def test_a_finding_quotes_both_places_and_changes_nothing() -> None:
    reviewed = pipeline.review(SAMPLE, Options(playbook="msa-customer"))
    found = [f for f in reviewed.findings if f.code.startswith("interaction.")]
    assert {f.code for f in found} == HAS
    (finding,) = (f for f in found if f.code == "interaction.renewal-beyond-exit")
    assert finding.kind is FindingKind.CONTRADICTION
    assert "renews automatically" in finding.quote
    assert "against 10.3" in finding.message
    assert not finding.revisions


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("exit.notice", "exit.notices", "unknown part, fact or check `exit.notices`"),
        ("clause: renewal", "clause: renewals", "did you mean `renewal`"),
        ("approvers: [legal]", "approvers: [emperor]", "`emperor` is no approver"),
        ("      exit: Customer may", "      exist: Customer may", "unknown part `exist`"),
    ],
)
def test_a_mistake_is_named_at_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = (library() / "interactions" / "renewal-beyond-exit.yaml").read_text("utf-8")
    assert old in text
    for folder in ("interactions", "ours"):
        (tmp_path / folder).mkdir()
    (tmp_path / "interactions" / "mine.yaml").write_text(text.replace(old, new, 1), "utf-8")
    header = (library() / "msa-customer" / "playbook.yaml").read_text("utf-8")
    header = header.replace("interactions/renewal-beyond-exit", "interactions/mine")
    (tmp_path / "ours" / "playbook.yaml").write_text(header, "utf-8")
    with pytest.raises(PlaybookError) as caught:
        playbooks.load(tmp_path / "ours")
    assert message in str(caught.value)


def test_places_that_contradict_each_other_are_shown_in_a_review() -> None:
    reviewed = pipeline.review(SAMPLE, Options(playbook="msa-customer"))
    (finding,) = (f for f in reviewed.findings if f.code == "contradiction.value")
    assert finding.kind is FindingKind.CONTRADICTION
    assert "net thirty (30) days" in finding.quote
    assert "fifteen (15) days" in finding.message
