"""What is written in a format is read again, as far as the format can hold it."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redline import playbook as playbooks
from redline.errors import UsageError
from redline.exchange import FORMATS, outline
from redline.model import Internal, Rung, Secret
from redline.model.outline import Outline, Step, Topic

DATE = "2026-01-05T09:00:00Z"
WORDS = st.text(
    st.sampled_from("ab 1%*_`[]<>#\\-+=@'\u201d\u00e9.,()&|"), min_size=1, max_size=14
).map(lambda text: " ".join(text.split()))
SAID = WORDS.filter(bool)
STEPS = st.lists(st.builds(Step, rung=st.sampled_from(Rung), say=SAID), min_size=1, max_size=5).map(
    lambda steps: tuple(sorted(steps, key=lambda step: list(Rung).index(step.rung)))
)
TOPICS = st.builds(
    Topic,
    title=SAID,
    steps=STEPS,
    id=st.sampled_from(["payment.days", "law", "cap"]),
    clause=st.sampled_from(["payment-terms", "governing-law"]),
    wording=WORDS,
    approvers=st.lists(st.sampled_from(["Finance", "General Counsel"]), unique=True).map(tuple),
    comment=WORDS,
    risk=st.sampled_from(["low", "high"]),
    priority=st.sampled_from(["must", "trade"]),
    source=WORDS,
    note=WORDS,
)
OUTLINES = st.builds(
    Outline,
    title=SAID,
    topics=st.lists(TOPICS, min_size=1, max_size=3, unique_by=lambda each: each.id).map(tuple),
    id=st.just("ours"),
    version=st.just("2.1"),
    contract_types=st.just(("msa", "sow")),
    us=st.just(("customer",)),
    them=st.just(("supplier",)),
)


def again(made: Outline, form: str) -> Outline:
    return FORMATS[form].read(FORMATS[form].write(made, DATE, "1.0"), f"x.{form}")


@settings(max_examples=60, deadline=None)
@given(made=OUTLINES)
def test_a_table_holds_every_topic(made: Outline) -> None:
    assert again(made, "csv").topics == made.topics


@settings(max_examples=4, deadline=None)
@given(made=OUTLINES)
def test_a_workbook_holds_every_topic(made: Outline) -> None:
    assert again(made, "xlsx").topics == made.topics


@settings(max_examples=50, deadline=None)
@given(made=OUTLINES)
def test_three_bullets_hold_title_positions_approvers_and_note(made: Outline) -> None:
    held = again(made, "markdown")
    assert held.title == made.title
    for read, topic in zip(held.topics, made.topics, strict=True):
        assert (read.title, read.approvers, read.note) == (topic.title, topic.approvers, topic.note)
        assert [step for step in read.steps if step.rung is not Rung.PREFERRED] == [
            step for step in topic.steps if step.rung is not Rung.PREFERRED
        ]
        assert read.said(Rung.PREFERRED) == (
            topic.said(Rung.PREFERRED) or tuple(filter(None, (topic.wording,)))
        )


@settings(max_examples=50, deadline=None)
@given(made=OUTLINES)
def test_the_open_format_holds_every_topic_and_what_the_playbook_is_for(made: Outline) -> None:
    held = again(made, "opf")
    assert held.topics == made.topics
    assert (held.id, held.version, held.us, held.them) == ("ours", "2.1", made.us, made.them)
    assert held.contract_types == made.contract_types


@pytest.mark.parametrize("form", FORMATS)
def test_a_built_in_playbook_comes_through(form: str) -> None:
    book = playbooks.load(playbooks.find("nda-mutual"))
    made = outline(book)
    held = again(made, form)
    assert [topic.title for topic in held.topics] == [rule.title for rule in book.rules]
    assert [t.said(Rung.WALK_AWAY) for t in held.topics] == [
        t.said(Rung.WALK_AWAY) for t in made.topics
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_for_our_side_alone_is_written_only_on_demand(form: str) -> None:
    book = playbooks.load(playbooks.find("nda-mutual"))
    kept = Internal(why=Secret("treasury plans so"), floor=Secret(""), leverage=Secret(""))
    rules = (dataclasses.replace(book.rules[0], internal=kept), *book.rules[1:])
    secretive = dataclasses.replace(book, rules=rules)
    assert "treasury plans so" not in [t.note for t in again(outline(secretive), form).topics]
    told = again(outline(secretive, internal=True), form)
    assert told.topics[0].note == "treasury plans so"


# ------------------------------------------------------------------ what others wrote


def test_a_table_of_somebody_else_is_read_by_its_headings() -> None:
    data = (
        b"Our positions 2026;;;;\r\nTopic;Standard position;Red line;Escalate to;Notes\r\n"
        b'Payment;45 days;"less than 20\r\nat once";Finance;cash\r\n;;;;\r\n'
    )
    (topic,) = FORMATS["csv"].read(data, "x.csv").topics
    assert topic.title == "Payment"
    assert topic.said(Rung.PREFERRED) == ("45 days",)
    assert topic.said(Rung.WALK_AWAY) == ("less than 20", "at once")
    assert (topic.approvers, topic.note) == (("Finance",), "cash")


def test_a_table_without_headings_is_refused_with_those_to_use() -> None:
    with pytest.raises(UsageError, match="Name the columns: issue, position"):
        FORMATS["csv"].read(b"a,b\r\n1,2\r\n", "x.csv")


def test_bullets_of_somebody_else_are_read() -> None:
    data = b"""Policy of the group
# Playbook

## Payment
* **Standard Position**: 45 days
  from receipt
* Acceptable range: 30 to 45 days
* Escalation trigger
    - under 30 days
    - deposits
* Owner: Finance
  - not a position

### Law ###
- Standard position: New York
"""
    made = FORMATS["markdown"].read(data, "x.md")
    assert made.title == "Playbook"
    payment, law = made.topics
    assert [(s.rung.value, s.say) for s in payment.steps] == [
        ("preferred", "45 days from receipt"),
        ("acceptable", "30 to 45 days"),
        ("walk-away", "under 30 days"),
        ("walk-away", "deposits"),
    ]
    assert (law.title, law.said(Rung.PREFERRED)) == ("Law", ("New York",))


@pytest.mark.parametrize(("form", "data"), [("markdown", b"# Only a title\n"), ("opf", b"{")])
def test_what_is_no_playbook_is_refused(form: str, data: bytes) -> None:
    with pytest.raises(UsageError):
        FORMATS[form].read(data, "x")


@pytest.mark.parametrize("data", [b"[]", b'{"opf_version": "0.5"}', b"\xff", b"[" * 100_000])
def test_another_version_of_the_open_format_is_refused(data: bytes) -> None:
    with pytest.raises(UsageError, match=r"x: (is no JSON|has no|is of version)"):
        FORMATS["opf"].read(data, "x")


def cited() -> dict[str, object]:
    return {"document_id": "d", "version": 1, "clause_path": "4.3"}


def test_an_open_playbook_of_somebody_else_is_read_by_what_it_says() -> None:
    document = {
        "opf_version": "0.3",
        "agreement_type": {"id": "nda", "name": "NDA"},
        "perspective": {"party": "Recipient", "counterparty_type": "Discloser"},
        "evidence": {
            "clauses": [
                {
                    "id": "c-1",
                    "taxonomy_id": "governing_law",
                    "title": "Law",
                    "our_standard": {"text": "New York law governs.", "source_ref": cited()},
                    "observed_positions": [],
                    "summary": {
                        "historical_stance": "mixed",
                        "acceptable_if": ["Delaware", {"if": "England", "to": "...", "x": 1}],
                        "fallbacks": [{"text_summary": "silence"}],
                        "rejected": [{"text_summary": "their home courts"}, 7],
                        "confidence": {"score": 0.5},
                    },
                }
            ]
        },
        "floor": {"invariants": [{"id": "f1", "statement": "Never accept uncapped liability."}]},
    }
    made = FORMATS["opf"].read(json.dumps(document).encode(), "x.json")
    law, floor = made.topics
    assert (law.clause, law.wording) == ("governing-law", "New York law governs.")
    assert [(s.rung.value, s.say) for s in law.steps] == [
        ("acceptable", "Delaware"),
        ("acceptable", "England"),
        ("fallback", "silence"),
        ("walk-away", "their home courts"),
    ]
    assert floor.said(Rung.WALK_AWAY) == ("Never accept uncapped liability.",)
    assert (made.us, made.contract_types) == (("Recipient",), ("nda",))


def test_an_open_playbook_has_what_version_03_asks_for() -> None:
    """The keys its schema requires, and none that it does not know."""
    made = json.loads(
        FORMATS["opf"].write(outline(playbooks.load(playbooks.find("nda-mutual"))), DATE, "1")
    )
    needed = {"opf_version", "agreement_type", "baseline", "taxonomy", "evidence", "posture"}
    needed |= {"floor", "corpus", "compiler"}
    assert needed <= set(made) <= {*needed, "perspective", "x_redline"}
    assert made["opf_version"] == "0.3"
    kinds = {entry["id"] for entry in made["taxonomy"]["entries"]}
    for clause in made["evidence"]["clauses"]:
        assert set(clause) == {
            "id", "taxonomy_id", "title", "our_standard", "observed_positions", "summary", "x_redline",
        }  # fmt: skip
        assert clause["taxonomy_id"] in kinds
        assert set(clause["summary"]) == {"historical_stance", "acceptable_if", "confidence"}
        if clause["our_standard"]:
            known = [each["document_id"] for each in made["corpus"]["documents"]]
            assert clause["our_standard"]["source_ref"]["document_id"] in known
    ids = [each["id"] for each in made["floor"]["invariants"]]
    assert len(ids) == len(set(ids)) > 5
