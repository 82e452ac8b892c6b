"""What a SARIF log must hold, clause by clause of the standard (OASIS SARIF 2.1.0)."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath

import pytest

from redline import pipeline
from redline.cli.forms import SARIF, Told, rendered
from redline.model import Options
from redline.model.outgoing import Issue, Letter, Passage
from redline.render.sarif import sarif

SAMPLE = Path(__file__).resolve().parents[2] / "sample_contracts" / "harbour-mutual-nda.docx"
LEVELS = {"none", "note", "warning", "error"}


def issue(**changes: object) -> Issue:
    said: dict[str, object] = {
        "number": 1,
        "place": "4.3 Payment",
        "topic": "Payment period",
        "wording": (
            Passage(text="within "),
            Passage(text="15", struck=True),
            Passage(text="45", added=True),
            Passage(text=" days"),
        ),
        "reason": "Our payables run is monthly.",
        "code": "payment.days",
    }
    return Issue(**{**said, **changes})  # type: ignore[arg-type]


def log(*issues: Issue, path: str = "in/acme msa.docx") -> dict:  # type: ignore[type-arg]
    letter = Letter(contract="MSA", ours="Northwind", theirs="Acme", issues=issues)
    return json.loads(sarif([(PurePosixPath(path), letter)], "1.2.3"))  # type: ignore[no-any-return]


def check_valid(made: dict) -> None:  # type: ignore[type-arg]
    """Hold a log against what sections 3.13 to 3.49 require of the objects that we write."""
    assert made["version"] == "2.1.0"  # 3.13.2
    assert made["$schema"].endswith("sarif-schema-2.1.0.json")  # 3.13.3
    assert set(made) == {"$schema", "version", "runs"}
    for run in made["runs"]:
        assert set(run) == {"tool", "results"}  # 3.14.6, 3.14.23
        driver = run["tool"]["driver"]  # 3.18.2
        assert set(driver) == {"name", "version", "rules"}
        assert driver["name"]  # 3.19.8
        ids = [rule["id"] for rule in driver["rules"]]
        assert len(ids) == len(set(ids))  # 3.19.23
        for rule in driver["rules"]:
            assert rule["shortDescription"]["text"]  # 3.49.9, 3.12.3
        for result in run["results"]:
            check_result(result, ids)


def check_result(result: dict, ids: list[str]) -> None:  # type: ignore[type-arg]
    known = {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"}
    assert set(result) == known
    assert ids[result["ruleIndex"]] == result["ruleId"]  # 3.27.6
    assert result["level"] in LEVELS  # 3.27.10
    assert result["message"]["text"]  # 3.27.11, 3.11.8
    assert all(isinstance(v, str) for v in result["partialFingerprints"].values())  # 3.27.17
    (location,) = result["locations"]  # 3.27.12
    physical = location["physicalLocation"]  # 3.28.3
    uri = physical["artifactLocation"]["uri"]  # 3.29.3, 3.4.3: a URI reference (RFC 3986)
    assert re.fullmatch(r"[A-Za-z0-9._~!$&'()*+,;=:@%/-]+", uri)
    assert physical["region"]["startLine"] >= 1  # 3.30.5
    for place in location.get("logicalLocations", []):
        assert place["name"]  # 3.33.4


def test_a_log_of_a_real_review_is_valid() -> None:
    review = pipeline.review(SAMPLE, Options(playbook="nda-mutual"))
    made = json.loads(rendered([Told(review=review, path=Path("a b.docx"))], SARIF))
    check_valid(made)
    assert len(made["runs"][0]["results"]) > 2


def test_an_empty_log_is_valid() -> None:
    made = log()
    check_valid(made)
    assert made["runs"][0]["results"] == []


def test_a_point_says_what_is_proposed_and_why() -> None:
    made = log(issue())
    check_valid(made)
    (result,) = made["runs"][0]["results"]
    assert result["message"]["text"] == (
        "Payment period: Our payables run is monthly. Proposed: within 45 days"
    )
    location = result["locations"][0]
    assert location["logicalLocations"] == [{"name": "4.3 Payment"}]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "in/acme%20msa.docx"},
        "region": {"startLine": 1, "snippet": {"text": "within 15 days"}},
    }


def test_the_level_tells_only_whether_we_change_something() -> None:
    made = log(issue(), issue(wording=(Passage(text="as it is"),)))
    assert [r["level"] for r in made["runs"][0]["results"]] == ["warning", "note"]


def test_points_under_one_rule_share_it_and_those_of_none_have_a_rule_too() -> None:
    made = log(issue(), issue(number=2), issue(code="", topic="", place="", reason="Why."))
    check_valid(made)
    rules = made["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["payment.days", "point"]


@pytest.mark.parametrize("path", ["/home/anna/secret-deal/acme.docx", "../secret-deal/acme.docx"])
def test_folders_of_ours_are_not_told(path: str) -> None:
    assert "secret-deal" not in json.dumps(log(issue(), path=path))


def test_a_contract_can_put_no_link_into_a_log() -> None:
    made = log(issue(place="[here](http://x)", reason="[see](http://y)"))
    assert "](" not in json.dumps(made)


def test_a_fingerprint_holds_while_the_rest_of_the_contract_changes() -> None:
    def prints(*issues: Issue) -> list[dict[str, str]]:
        return [r["partialFingerprints"] for r in log(*issues)["runs"][0]["results"]]

    (before,) = prints(issue())
    assert prints(issue(number=3, place="5.1 Payment"), issue(code="x"))[0] == before
    assert prints(issue(code="other"))[0] != before
