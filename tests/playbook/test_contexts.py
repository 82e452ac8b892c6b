"""A law, an industry or a counterparty changes a playbook where it says so; the more specific wins."""

from dataclasses import replace
from pathlib import Path

import pytest
from folders import folder

from redline.errors import PlaybookError, UsageError
from redline.examples import trials
from redline.language.places import law_names
from redline.model import Risk, Rung
from redline.playbook import available, contexts_for, load
from redline.playbook.builtin import CONTEXTS, contexts, library
from redline.playbook.overlaying import overlays
from redline.playbook.source import Source, read_source

LAW = """\
id: utopia
title: Utopia
kind: jurisdiction
laws: [Utopia]
notes:
  - {rule: payment.days, note: Interest runs by itself there.}
  - {rule: nobody.has, note: This is about another playbook.}
rules:
  payment.days: {risk: high, checks: {undisputed: {any: [not in dispute]}}}
"""
PARTY = """\
id: acme
title: Acme Corp
kind: counterparty
names: [Acme Corp.]
interests: [They need the reference more than the money.]
rules:
  payment.days: {risk: critical}
"""


def placed(where: Path, **texts: str) -> Path:
    """A sound playbook with contexts beside it."""
    (where / CONTEXTS).mkdir(exist_ok=True)
    for name, text in texts.items():
        (where / CONTEXTS / f"{name}.yaml").write_text(text, "utf-8")
    return folder(where)


def test_a_context_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    made = placed(tmp_path, utopia=LAW)
    (plain,), (changed,) = load(made).rules, load(made, ["utopia"]).rules
    assert (plain.risk, changed.risk) == (Risk.MEDIUM, Risk.HIGH)
    assert [phrase.source for phrase in changed.checks[0].any_phrases] == ["not in dispute"]
    assert changed.positions == plain.positions


def test_the_playbook_says_what_was_laid_over_it(tmp_path: Path) -> None:
    (context,) = load(placed(tmp_path, utopia=LAW), ["utopia"]).contexts
    assert context.changed == (("payment.days", "risk"), ("payment.days", "checks"))
    assert [note.rule for note in context.notes] == ["payment.days"]


def test_the_counterparty_wins_over_the_law_in_whatever_order_they_are_named(
    tmp_path: Path,
) -> None:
    made = placed(tmp_path, utopia=LAW, acme=PARTY)
    for names in (["acme", "utopia"], ["utopia", "acme"]):
        (rule,) = load(made, names).rules
        assert rule.risk is Risk.CRITICAL


def test_two_of_a_kind_that_say_otherwise_are_a_tie(tmp_path: Path) -> None:
    other = LAW.replace("utopia", "nowhere").replace("high", "low")
    with pytest.raises(PlaybookError, match="utopia says another `risk` of this rule"):
        load(placed(tmp_path, utopia=LAW, nowhere=other), ["utopia", "nowhere"])


def test_two_of_a_kind_that_say_the_same_are_no_tie(tmp_path: Path) -> None:
    other = LAW.replace("utopia", "nowhere").replace("Utopia", "Nowhere")
    (rule,) = load(placed(tmp_path, utopia=LAW, nowhere=other), ["utopia", "nowhere"]).rules
    assert rule.risk is Risk.HIGH


def test_the_law_that_governs_and_the_party_by_name_are_allowed_for_unasked(tmp_path: Path) -> None:
    made = placed(tmp_path, utopia=LAW, acme=PARTY)
    assert contexts_for(made, [], ["Utopia"], []) == ("utopia",)
    assert contexts_for(made, [], ["Utopia"], ["ACME CORP."]) == ("acme", "utopia")
    assert contexts_for(made, [], [], ["Acme"]) == ()


def test_a_law_asked_for_stands_in_for_the_one_that_governs(tmp_path: Path) -> None:
    made = placed(tmp_path, utopia=LAW)
    assert contexts_for(made, ["england-wales"], ["Utopia"], []) == ("england-wales",)


def test_a_context_nobody_has_is_named_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="did you mean `utopia`"):
        load(placed(tmp_path, utopia=LAW), ["utopa"])


def test_a_mistake_in_what_it_changes_is_named_in_its_own_file(tmp_path: Path) -> None:
    with pytest.raises(PlaybookError) as caught:
        load(placed(tmp_path, utopia=LAW.replace("risk: high", "risk: grave")), ["utopia"])
    (problem,) = caught.value.problems
    assert problem.startswith(f"{tmp_path}/contexts/utopia.yaml:9:24  rules.payment.days.risk:")


def test_what_a_context_says_of_a_rule_the_other_side_must_not_hear(tmp_path: Path) -> None:
    text = LAW.replace("Interest runs by itself", "Our payables run is monthly")
    with pytest.raises(PlaybookError, match="said to the other side as well"):
        load(placed(tmp_path, utopia=text), ["utopia"])


def test_the_fingerprint_covers_it(tmp_path: Path) -> None:
    made = placed(tmp_path, utopia=LAW)
    assert load(made).sha256 != load(made, ["utopia"]).sha256


@pytest.mark.parametrize("name", contexts())
def test_every_built_in_context_is_sound_with_every_playbook(name: str) -> None:
    for _, path in available():
        load(path, [name])


@pytest.mark.parametrize("name", contexts())
def test_every_built_in_context_is_about_rules_that_some_playbook_has(name: str) -> None:
    (overlay,) = overlays(available()[0][1], [name])
    ids = {rule_id(path) for path in library().glob("*/*.yaml")}
    noted = {note.rule for note in overlay.shape.notes if note.rule}
    assert {*noted, *overlay.shape.rules} <= ids
    assert noted


BUYING = library() / "msa-customer"


@pytest.mark.parametrize(
    ("law", "name"),
    [
        ("New York", "us-new-york"),
        ("California", "us-california"),
        ("England and Wales", "england-wales"),
        ("Ireland", "eu"),
        ("Germany", "eu"),
        ("Netherlands", "eu"),
    ],
)
def test_the_law_of_a_contract_brings_its_context(law: str, name: str) -> None:
    assert contexts_for(BUYING, [], [law], []) == (name,)


@pytest.mark.parametrize("name", contexts())
def test_the_laws_of_a_built_in_context_are_called_what_contracts_are_read_to_say(
    name: str,
) -> None:
    (overlay,) = overlays(BUYING, [name])
    assert set(overlay.shape.laws) <= set(law_names().values())
    assert (overlay.shape.kind == "jurisdiction") is bool(overlay.shape.laws)


@pytest.mark.parametrize("name", contexts())
def test_a_rule_that_a_built_in_context_changes_still_does_what_its_examples_say(name: str) -> None:
    changed = set(overlays(BUYING, [name])[0].shape.rules)
    for playbook in ("msa-customer", "nda-mutual"):
        book = load(library() / playbook, [name])
        touched = tuple(rule for rule in book.rules if rule.id in changed)
        failed = [
            (t.rule.id, t.number) for t in trials(replace(book, rules=touched)) if not t.passed
        ]
        assert not failed


def test_a_trade_and_a_law_apply_together_and_so_do_two_trades() -> None:
    for names in (
        ["eu", "healthcare"],
        ["healthcare", "technology"],
        ["us-california", "real-estate"],
    ):
        assert len(load(BUYING, names).contexts) == len(names)


def test_a_restraint_on_hiring_is_never_fine_in_california() -> None:
    book = load(BUYING, ["us-california"])
    (rule,) = (rule for rule in book.rules if rule.id == "non-solicit.mutual")
    assert {position.rung for position in rule.positions} == {Rung.LAST_RESORT}


def rule_id(path: Path) -> str:
    source = read_source(path)
    assert isinstance(source, Source)
    return str(source.value.get("id")) if isinstance(source.value, dict) else ""
