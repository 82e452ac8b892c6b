"""A playbook loads as it was written, or every problem of it is named with its place and cure."""

from pathlib import Path

import pytest
from folders import BOOK, RULE, folder, spoiled

from redline.errors import PlaybookError, UsageError
from redline.model import (
    Comparison,
    EditKind,
    Phrase,
    Priority,
    Risk,
    Rung,
)
from redline.playbook import available, lint, load
from redline.playbook.phrases import parse_phrase

BUILT_IN = [path for _, path in available()]


def problems(path: Path) -> list[str]:
    """The problems of a playbook without the name of its folder."""
    return [problem.removeprefix(f"{path}/") for problem in lint(path)]


# ------------------------------------------------------------------ sound playbooks


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.name)
def test_every_built_in_playbook_is_sound(path: Path) -> None:
    assert lint(path) == ()
    assert load(path).rules


def test_a_rule_is_what_its_file_says(tmp_path: Path) -> None:
    (rule,) = load(folder(tmp_path)).rules
    assert (rule.id, rule.clauses) == ("payment.days", ("payment-terms", "fees"))
    assert (rule.risk, rule.priority) == (Risk.MEDIUM, Priority.TRADE)
    assert rule.recognise.not_phrases == (parse_phrase("late payment"),)
    assert [(f.id, f.kind, f.unit, f.who, f.pick) for f in rule.facts] == [
        ("days", "duration", "day", "us", "first")
    ]
    assert [check.scope for check in rule.checks] == ["clause"]
    assert [position.rung for position in rule.positions] == [
        Rung.PREFERRED,
        Rung.ACCEPTABLE,
        Rung.FALLBACK,
        Rung.WALK_AWAY,
    ]
    assert rule.positions[1].when == Comparison("days", ">=", 30.0)
    assert [(edit.kind, edit.fact, edit.value) for edit in rule.edits] == [
        (EditKind.SET_FACT, "days", 45)
    ]
    assert [example.rung for example in rule.examples][-1] is None


def test_a_playbook_is_what_its_file_says(tmp_path: Path) -> None:
    book = load(folder(tmp_path))
    assert (book.id, book.version, book.symmetric) == ("ours", "1.0", False)
    assert book.us == ("customer", "client")
    assert book.terms == {"Fees": ("Fees", "Charges")}
    assert book.scoring.points[Risk.CRITICAL] == 15
    assert book.scoring.factors["walk-away"] == 1.5
    assert set(book.scoring.factors) == {*Rung, "missing", "unknown"}
    assert (book.scoring.approve, book.scoring.escalate, book.scoring.reject) == (10, 60, 90)


EVERY_EDIT = """
edits:
  - {set: days, to: 45, when: "days < 45"}
  - {replace: "net days", with: "{Fees} due to {them's} account"}
  - {delete: "at once", whole: sentence}
  - {insert: "in writing", after: "notice"}
  - {insert: "written", before: "notice"}
  - {insert: "{Us} may withhold disputed {Fees}."}
  - {clause: acceptable}
  - {comment: true}
"""


def test_every_kind_of_edit_is_read(tmp_path: Path) -> None:
    text = spoiled("\nedits:\n  - {set: days, to: 45}\n", EVERY_EDIT)
    text = spoiled('when: "days >= 30"}', 'when: "days >= 30", text: "{Us} shall pay."}', text)
    (rule,) = load(folder(tmp_path, payment=text)).rules
    assert [edit.kind for edit in rule.edits] == [
        EditKind.SET_FACT,
        EditKind.REPLACE,
        EditKind.DELETE,
        EditKind.INSERT,
        EditKind.INSERT,
        EditKind.INSERT,
        EditKind.CLAUSE,
        EditKind.COMMENT,
    ]
    assert [edit.where for edit in rule.edits[3:6]] == ["after", "before", "end"]
    assert rule.edits[1].text == "{Fees} due to {them's} account"
    assert rule.edits[2].whole == "sentence"
    assert rule.edits[3].phrase == parse_phrase("notice")
    assert rule.edits[6].rung is Rung.ACCEPTABLE


def test_unacceptable_words_and_required_clauses_are_read(tmp_path: Path) -> None:
    text = RULE + (
        "unacceptable:\n"
        "  - {phrase: as is, when: not undisputed, risk: high, message: No promise at all.,"
        " edits: [{delete: as is}]}\n"
        "required:\n"
        "  heading: Payment\n"
        "  text: |\n    {Us} shall pay.\n\n    {Them} may wait.\n"
        "  after: [fees]\n"
        "  unless: [order form]\n"
        "  beside: true\n"
    )
    text = spoiled("examples:\n", "examples:\n  - {text: As is., rung: unacceptable}\n", text)
    text = spoiled("examples:\n", "examples:\n  - {text: None., rung: missing}\n", text)
    (rule,) = load(folder(tmp_path, payment=text)).rules
    (words,) = rule.unacceptable
    assert isinstance(words.phrase, Phrase)
    assert (words.risk, len(words.edits)) == (Risk.HIGH, 1)
    assert rule.required is not None
    assert rule.required.text == "{Us} shall pay.\n\n{Them} may wait."
    assert (rule.required.risk, rule.required.beside) == (Risk.MEDIUM, True)
    assert [(e.rung, e.missing, e.unacceptable) for e in rule.examples[:2]] == [
        (None, True, False),
        (None, False, True),
    ]


def test_the_hash_is_of_names_and_content_and_of_nothing_else(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    first = load(folder(tmp_path / "a")).sha256
    same = load(folder(tmp_path / "b")).sha256
    other = load(folder(tmp_path / "c", payments=RULE)).sha256
    assert first == same != other
    assert len(first) == 64


# ------------------------------------------------------------------ folders


def test_a_folder_without_a_header_is_no_playbook(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a playbook"):
        load(tmp_path)


def test_files_that_would_be_passed_over_are_named(tmp_path: Path) -> None:
    path = folder(tmp_path)
    (path / "fees.yml").write_text(RULE)
    (path / "more").mkdir()
    (path / "more" / "fees.yaml").write_text(RULE)
    assert problems(path) == [
        "fees.yml:1:1  rules end in .yaml; rename this file",
        "more/fees.yaml:1:1  rules lie in the folder itself; move this file up",
    ]


def test_a_playbook_needs_a_rule(tmp_path: Path) -> None:
    path = folder(tmp_path)
    (path / "payment.yaml").unlink()
    (problem,) = lint(path)
    assert problem.endswith("or list some under `rules`")


def test_a_playbook_has_no_end_of_rules(tmp_path: Path) -> None:
    path = folder(tmp_path)
    for number in range(300):
        (path / f"r{number}.yaml").write_text("", "utf-8")
    assert any(
        problem.endswith("more than 300 rules; split the playbook") for problem in lint(path)
    )


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = folder(tmp_path)
    (path / "fees.yaml").mkdir()
    (problem,) = problems(path)
    assert problem.startswith("fees.yaml:1:1  cannot be read (")


def test_the_problems_of_all_files_come_at_once_in_order(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        book=spoiled("[msa, sow]", "[msaa]", BOOK),
        b=spoiled("risk: medium", "risk: hi"),
        a=spoiled("clause: payment-terms", "clause: payments") + "x: 1\n",
        c="- just\n- a list\n",
    )
    assert [problem.split("  ")[0] for problem in problems(path)] == [
        "a.yaml:3:9",
        "a.yaml:29:1",
        "b.yaml:5:7",
        "c.yaml:1:1",
        "playbook.yaml:4:18",
    ]
    with pytest.raises(PlaybookError, match="5 problems"):
        load(path)


def test_two_rules_cannot_have_one_id(tmp_path: Path) -> None:
    assert problems(folder(tmp_path, a=RULE, b=RULE)) == [
        "b.yaml:1:5  id: `payment.days` is the id of a.yaml as well"
    ]


def test_rules_are_checked_although_the_header_is_broken(tmp_path: Path) -> None:
    path = folder(tmp_path, book="id: [", payment=spoiled("days >= 20", "dayz >= 20"))
    assert [problem.split(":")[0] for problem in problems(path)] == [
        "payment.yaml",
        "playbook.yaml",
    ]


# ------------------------------------------------------------------ one flaw each

FLAWS = {
    "unknown key": (
        "source: Commercial",
        "sources: Commercial",
        "payment.yaml:8:1  sources: unknown key `sources`; did you mean `source`?",
    ),
    "unknown key, nothing near": (
        "who: us}",
        "whom_it_binds: us}",
        "14:55  facts.days.whom_it_binds: unknown key `whom_it_binds`; known here: kind, unit",
    ),
    "text with a comma, not in quotes": (
        "to: 45}",
        "to: 45, if agreed by us}",
        "edits[1].if agreed by us: unknown key `if agreed by us`; put text that holds a comma in",
    ),
    "missing key": (
        "title: Payment period\n",
        "",
        "1:1  `title` is missing (A few words, shown in the table)",
    ),
    "no text": ("title: Payment period", "title:", "2:7  title: is empty; expected text"),
    "no list": ("also: [fees]", "also: fees", "4:7  also: expected a list"),
    "no number": ("to: 45}", "to: [45]}", "23:17  edits[1].to: expected a number"),
    "wrong word": (
        "risk: medium",
        "risk: mid",
        "5:7  risk: `mid` is not one of info, low, medium, high, critical",
    ),
    "wrong name": (
        "  days: {kind",
        "  Days: {kind",
        "14:3  facts.Days: `Days` is no name; write it in small letters",
    ),
    "bad phrase": (
        "late payment]",
        "'(late payment']",
        "12:9  recognise.not[1]: character 1: this ( is never closed",
    ),
    "phrase that is a number": ("late payment]", "30]", "recognise.not[1]: expected text"),
    "bad condition": (
        '"days >= 30"',
        '"days => 30"',
        "19:30  positions[2].when: character 6: write `>=`",
    ),
    "unknown clause type": (
        "also: [fees]",
        "also: [fee]",
        "4:8  also[1]: unknown clause type `fee`; did you mean `fees`?",
    ),
    "unknown fact": (
        '"days >= 30"',
        '"dayz >= 30"',
        "19:30  positions[2].when: unknown fact or check `dayz`; did you mean `days`?",
    ),
    "check compared": (
        "and undisputed",
        "and undisputed = 1",
        "`undisputed` is a check; write its name alone, or `not undisputed`",
    ),
    "number compared with a name": (
        '"days >= 30"',
        '"days = many"',
        "`days` is a duration; compare it with numbers",
    ),
    "unused check": (" and undisputed", "", "16:3  checks.undisputed: `undisputed` is never used"),
    "reserved name": (
        "undisputed: {any",
        "forever: {any",
        "`forever` is a word of the condition language",
    ),
    "empty check": (
        "{any: [undisputed, not disputed]}",
        "{scope: clause}",
        "16:3  checks.undisputed: asks nothing",
    ),
    "unit of another kind": (
        "unit: day,",
        "unit: percent,",
        "`percent` is no unit of a duration; known here: hour, day",
    ),
    "no unit": ("unit: day, ", "", "facts.days: a duration needs a `unit`: hour, day"),
    "ladder out of order": (
        "rung: acceptable",
        "rung: last-resort",
        "20:12  positions[3].rung: `fallback` stands below `last-resort`; put positions best",
    ),
    "otherwise too soon": (
        '"days >= 20"',
        "otherwise",
        "20:28  positions[3].when: only the last position can catch the rest",
    ),
    "never reached": (
        '"days >= 20"',
        '"days > 40"',
        "20:28  positions[3].when: can never be reached: the positions before it already take",
    ),
    "reached by no number": (
        '"days >= 20"',
        '"days >= 20 and days < 5"',
        "can never be reached: no number meets its condition",
    ),
    "unknown approver": (
        "approvers: [gc]",
        "approvers: [cfo]",
        "21:54  positions[4].approvers[1]: `cfo` is no approver of playbook.yaml; known here: legal",
    ),
    "unknown fact set": ("{set: days", "{set: dayz", "unknown fact `dayz`; did you mean `days`?"),
    "name for a number": ("to: 45}", "to: forty}", "`days` is a duration; `to` needs a number"),
    "set without to": (", to: 45}", "}", "23:5  edits[1]: `set` needs `to`"),
    "two edits in one": (
        "to: 45}",
        "to: 45, comment: true}",
        "exactly one of set, replace, delete, insert, mutual, clause, comment; this has set and comment",
    ),
    "no edit at all": ("{set: days, to: 45}", "{when: days}", "this has none"),
    "stray companion": (
        "{set: days, to: 45}",
        "{delete: net, to: 45}",
        "`to` goes with `set`, not with `delete`",
    ),
    "after and before": (
        "{set: days, to: 45}",
        "{insert: x, after: y, before: z}",
        "`after` and `before` together",
    ),
    "clause without text": (
        "{set: days, to: 45}",
        "{clause: preferred}",
        "edits[1].clause: no position at `preferred` has a `text`",
    ),
    "nothing to fill a slot": (
        "say: 45 days",
        'text: "{Us} shall pay the {Fee}"',
        "positions[1].text: nothing fills {Fee}; did you mean `Fees`?",
    ),
    "lone bracket": (
        "say: 45 days",
        'text: "{Us} shall pay }"',
        "positions[1].text: a curly bracket without its partner",
    ),
    "value without an edit": (
        "{set: days, to: 45}",
        "{comment: true}",
        "9:10  comment: {value} is what an edit sets a fact to",
    ),
    "long comment": (
        "on time.",
        "on time" + " and again" * 40 + ".",
        "characters; the other side reads 400 at most",
    ),
    "comment with a limit": (
        "on time.",
        "on time, 30 at least.",
        "comment: `30` tells the other side how far we would go",
    ),
    "comment with our ladder": (
        "on time.",
        "on time; less is our fallback.",
        "comment: `fallback` tells the other side about our ladder",
    ),
    "comment with an approver": (
        "on time.",
        "on time, says our General Counsel.",
        "comment: `General Counsel` decides on our side",
    ),
    "comment with initials": (
        "on time.",
        "on time, asks the GC.",
        "comment: `GC` decides on our side",
    ),
    "too few that are fine": (
        "rung: silent",
        "rung: fallback",
        "24:1  examples: 1 of wording that is fine or `silent`; a rule needs at least 2 of each",
    ),
    "too few that deviate": (
        "rung: walk-away}",
        "rung: silent}",
        "examples: 1 of wording that deviates",
    ),
    "rung not on the ladder": (
        "rung: silent",
        "rung: last-resort",
        "examples[4]: this rule can never say `last-resort`; it says acceptable, fallback",
    ),
    "fine and yet changed": (
        "rung: silent",
        "rung: silent, after: X",
        "examples[4]: has `after`, but wording at `silent` is left as it is",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), FLAWS.values(), ids=FLAWS)
def test_a_flaw_is_named_with_its_place_and_cure(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    found = problems(folder(tmp_path, payment=spoiled(old, new)))
    assert any(expected in problem for problem in found), found


def test_wording_that_changes_needs_an_edit(tmp_path: Path) -> None:
    text = spoiled("\nedits:\n  - {set: days, to: 45}", "")
    text = spoiled("{value} days", "More time", text)
    text = spoiled("rung: walk-away}", "rung: walk-away, after: X}", text)
    (problem,) = problems(folder(tmp_path, payment=text))
    assert "has `after`, but the rule has no edits" in problem


def test_a_rung_needs_a_ladder(tmp_path: Path) -> None:
    ladder = RULE[RULE.index("positions:") : RULE.index("edits:")]
    rest = "required: {heading: Payment, text: '{Us} shall pay.'}\n"
    found = problems(folder(tmp_path, payment=RULE.replace(ladder, rest)))
    cure = "it says missing, silent; for a rung it needs `positions` or `bands`"
    assert any(problem.endswith(cure) for problem in found), found


def test_a_fact_and_a_check_need_two_names(tmp_path: Path) -> None:
    text = spoiled("undisputed: {any", "days: {any").replace(" and undisputed", "")
    assert problems(folder(tmp_path, payment=text))[0] == (
        "payment.yaml:16:3  checks.days: `days` is a fact as well; rename one"
    )


def test_a_rule_that_asks_for_nothing_is_no_rule(tmp_path: Path) -> None:
    text = RULE[: RULE.index("recognise:")] + "examples: []\n"
    text = spoiled("{value} days", "More time", text)
    assert (
        "payment.yaml:1:1  asks for nothing; give it `positions`, `bands`, `unacceptable` or `required`"
        in (problems(folder(tmp_path, payment=text)))
    )


MONEY = {
    "{kind: money}": "money needs a currency as its `unit`, such as USD",
    "{kind: money, unit: dollars}": "money needs a currency as its `unit`, such as USD",
    "{kind: law, unit: state}": "`state` is no unit of a law; leave it out",
}


@pytest.mark.parametrize(("fact", "expected"), MONEY.items(), ids=MONEY)
def test_units_fit_their_kind(tmp_path: Path, fact: str, expected: str) -> None:
    text = spoiled("facts:\n", f"facts:\n  other: {fact}\n")
    assert any(expected in problem for problem in problems(folder(tmp_path, payment=text)))


def test_names_have_no_order(tmp_path: Path) -> None:
    text = spoiled("facts:\n", "facts:\n  law: {kind: law}\n")
    text = spoiled('"days >= 30"', '"law > 3"', text)
    found = problems(folder(tmp_path, payment=text))
    assert "`law` is a law; compare it with names, by =, != or in [...]" in found[0]


BOOK_FLAWS = {
    "version is a number": ('version: "1.0"', "version: 1.0", "3:10  version: expected text"),
    "no contract type": ("[msa, sow]", "[]", "contract_types: is empty; expected at least one"),
    "unknown contract type": ("[msa, sow]", "[mssa]", "unknown contract type `mssa`; did you mean"),
    "both sides at once": (
        "[supplier, provider]",
        "[supplier, client]",
        "6:22  they_are[2]: `client` is us as well, under `we_are`",
    ),
    "verdicts out of order": (
        "terms:",
        "scoring: {verdicts: {approve: 70}}\nterms:",
        "scoring.verdicts: must rise: approve, escalate, reject",
    ),
    "worse rung, lower score": (
        "terms:",
        "scoring: {factors: {walk-away: 0.1}}\nterms:",
        "scoring.factors: must not fall from rung to rung",
    ),
    "points below nothing": (
        "terms:",
        "scoring: {points: {low: -1}}\nterms:",
        "scoring.points.low: expected a number of 0 or more",
    ),
    "symmetric is a word": (
        "terms:",
        "symmetric: sometimes\nterms:",
        "symmetric: expected true or false",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), BOOK_FLAWS.values(), ids=BOOK_FLAWS)
def test_a_flaw_of_the_header_is_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    found = problems(folder(tmp_path, book=spoiled(old, new, BOOK)))
    assert any(expected in problem for problem in found), found
