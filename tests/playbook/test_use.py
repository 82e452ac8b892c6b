"""A rule may stand on another one that lies beside its playbook, and say only what it changes."""

from dataclasses import replace
from pathlib import Path

from folders import BOOK, RULE, folder

from redline.model import Rung
from redline.playbook import available, lint, load
from redline.playbook.builtin import CONTEXTS
from redline.playbook.using import paths_used, written_out

SHARED = RULE


def shared(where: Path, text: str = SHARED, name: str = "payment-days") -> None:
    """Put a rule into the folder `common` beside the playbook."""
    (where / "common").mkdir(exist_ok=True)
    (where / "common" / f"{name}.yaml").write_text(text, "utf-8")


def test_a_rule_that_uses_another_is_that_rule(tmp_path: Path) -> None:
    shared(tmp_path)
    (rule,) = load(folder(tmp_path, payment="use: common/payment-days\n")).rules
    assert rule.id == "payment.days"
    assert len(rule.examples) == 4


def test_what_a_rule_says_itself_wins_name_by_name(tmp_path: Path) -> None:
    shared(tmp_path)
    own = "use: common/payment-days\nrisk: high\nchecks:\n  undisputed: {any: [not in dispute]}\n"
    (rule,) = load(folder(tmp_path, payment=own)).rules
    assert rule.risk.name == "HIGH"
    assert [phrase.source for phrase in rule.checks[0].any_phrases] == ["not in dispute"]
    assert rule.facts[0].id == "days"


def test_a_list_is_replaced_as_a_whole(tmp_path: Path) -> None:
    shared(tmp_path)
    own = (
        "use: common/payment-days\n"
        "positions:\n"
        '  - {rung: preferred, when: "days >= 60 and undisputed"}\n'
        '  - {rung: fallback, when: "days >= 20"}\n'
        '  - {rung: walk-away, when: "days < 20"}\n'
    )
    (rule,) = load(folder(tmp_path, payment=own)).rules
    assert [position.rung for position in rule.positions] == [
        Rung.PREFERRED,
        Rung.FALLBACK,
        Rung.WALK_AWAY,
    ]


def test_an_empty_key_drops_what_was_shared(tmp_path: Path) -> None:
    shared(tmp_path)
    own = "use: common/payment-days\nalso:\nrecognise:\n  not:\n"
    (rule,) = load(folder(tmp_path, payment=own)).rules
    assert rule.clauses == ("payment-terms",)
    assert rule.recognise.not_phrases == ()


def test_a_problem_is_named_in_the_file_that_has_it(tmp_path: Path) -> None:
    shared(tmp_path, RULE.replace("risk: medium", "risk: grave"))
    own = "use: common/payment-days\npriority: now\n"
    problems = lint(folder(tmp_path, payment=own))
    assert [problem.removeprefix(f"{tmp_path}/").split("  ")[0] for problem in problems] == [
        "common/payment-days.yaml:5:7",
        "ours/payment.yaml:2:11",
    ]


def test_a_rule_that_is_not_there_is_named_with_what_is(tmp_path: Path) -> None:
    shared(tmp_path)
    (problem,) = lint(folder(tmp_path, payment="use: common/payment-day\n"))
    assert "no rule `common/payment-day`" in problem
    assert "did you mean `common/payment-days`?" in problem


def test_nothing_outside_the_folder_of_playbooks_can_be_used(tmp_path: Path) -> None:
    for place in ("../secret", "/etc/passwd", "common/../../secret", "C:\\secret"):
        where = tmp_path / place.strip("./\\:").replace("/", "-").replace("\\", "-")
        where.mkdir()
        (problem,) = lint(folder(where, payment=f"use: '{place}'\n"))
        assert "folder and file, as in common/payment-days" in problem


def test_rules_that_use_one_another_in_a_circle_are_refused(tmp_path: Path) -> None:
    shared(tmp_path, "use: common/b\n", "a")
    shared(tmp_path, "use: common/a\n", "b")
    problems = lint(folder(tmp_path, payment="use: common/a\n"))
    assert any("in a circle" in problem for problem in problems)


def test_the_playbook_file_can_use_another_too(tmp_path: Path) -> None:
    shared(
        tmp_path, "terms:\n  Fees: [Fees, Charges]\napprovers: {finance: Finance}\n", "commercial"
    )
    book = BOOK[: BOOK.index("terms:")] + (
        "use: common/commercial\nterms:\n  Services: [Services]\n"
        "approvers: {legal: Legal, gc: General Counsel}\n"
    )
    made = load(folder(tmp_path, book=book))
    assert made.terms == {"Fees": ("Fees", "Charges"), "Services": ("Services",)}
    assert set(made.approvers) == {"finance", "legal", "gc"}


def test_what_is_used_counts_for_the_fingerprint(tmp_path: Path) -> None:
    shared(tmp_path)
    made = folder(tmp_path, payment="use: common/payment-days\n")
    before = load(made).sha256
    shared(tmp_path, RULE.replace("risk: medium", "risk: low"))
    assert load(made).sha256 != before


def test_a_playbook_elsewhere_can_use_the_rules_that_are_built_in(tmp_path: Path) -> None:
    made = folder(tmp_path, payment="use: buying/payment-days\n", book=_as_built_in())
    (rule,) = load(made).rules
    assert rule.id == "payment.days"


def _as_built_in() -> str:
    return BOOK.replace(
        "approvers: {", "approvers: {cfo: Chief Financial Officer, procurement: Procurement, "
    )


def test_a_copy_says_all_that_was_shared_and_comes_to_the_same(tmp_path: Path) -> None:
    shared(tmp_path)
    made = folder(tmp_path, payment="use: common/payment-days\nrisk: high\n")
    copy = tmp_path / "elsewhere" / "ours"
    copy.mkdir(parents=True)
    for name, content in written_out(made).items():
        (copy / name).write_bytes(content)
    (rule,), (copied,) = load(made).rules, load(copy).rules
    assert "\nuse:" not in "\n" + (copy / "payment.yaml").read_text("utf-8")
    assert replace(copied, path=rule.path) == rule


def test_a_playbook_can_take_rules_over_as_they_are(tmp_path: Path) -> None:
    shared(tmp_path)
    book = f"{BOOK}rules:\n  - common/payment-days\n"
    made = folder(tmp_path, book=book, other=RULE.replace("payment.days", "payment.more"))
    assert [rule.id for rule in load(made).rules] == ["payment.more", "payment.days"]
    files = written_out(made)
    assert list(files) == ["playbook.yaml", "other.yaml", "payment-days.yaml"]
    assert files["playbook.yaml"] == BOOK.encode()


def test_a_rule_taken_over_that_is_not_there_is_named_at_its_place(tmp_path: Path) -> None:
    (problem,) = lint(folder(tmp_path, book=f"{BOOK}rules:\n  - buying/nothing\n"))
    assert f"playbook.yaml:{BOOK.count(chr(10)) + 2}:5  rules[1]: no rule" in problem


def test_every_shared_rule_is_in_some_playbook() -> None:
    library = available()[0][1].parent
    used = {path for _, folder in available() for path in paths_used(folder)}
    shared = [path for path in library.glob("*/*.yaml") if path.parent.name != CONTEXTS]
    assert not [path for path in shared if path.resolve() not in used]


def test_a_copy_takes_along_what_only_our_side_may_know(tmp_path: Path) -> None:
    shared(tmp_path)
    (tmp_path / "common" / "internal").mkdir()
    (tmp_path / "common" / "internal" / "payment-days.yaml").write_text("why: cash\n", "utf-8")
    made = folder(tmp_path, book=f"{BOOK}rules:\n  - common/payment-days\n", other=OTHER)
    assert written_out(made)["internal/payment-days.yaml"] == b"why: cash\n"


OTHER = RULE.replace("payment.days", "payment.more")
