from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from pathlib import Path

import jsonschema
import pytest
from conftest import Redline
from program import redline as in_another_process

from redline import word
from redline.cli.certificates import Making, write_certified
from redline.errors import RefusedError
from redline.model import Stamp

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"
DATE = ("--date", "2026-03-31")
REDLINE, CERTIFICATE = "acme.redline.docx", "acme.certificate.json"


@pytest.fixture
def certified(redline: Redline, acme: Path, tmp_path: Path) -> dict[str, object]:
    """A redline of the services agreement with its certificate, both in the current folder."""
    ran = redline("review", acme, "--certificate", *DATE, "--author", "A. Lawyer", "-q")
    assert (ran.code, ran.err) == (0, "")
    made: dict[str, object] = json.loads((tmp_path / CERTIFICATE).read_text("utf-8"))
    return made


def rewrite(path: Path, part: str, old: bytes, new: bytes) -> None:
    """Change one part of a Word file behind everybody's back."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def edit(path: Path, *keys: str | int, value: object) -> None:
    """Change one value of a certificate and make its own hash fit again."""
    whole = json.loads(path.read_text("utf-8"))
    place = whole
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = value
    del whole["sha256"]
    bare = json.dumps(whole, sort_keys=True, separators=(",", ":"))
    whole["sha256"] = hashlib.sha256(bare.encode()).hexdigest()
    path.write_text(json.dumps(whole), "utf-8")


def test_a_certificate_names_tool_playbook_files_and_stamp_and_no_path(
    certified: dict[str, object], acme: Path, tmp_path: Path
) -> None:
    sha256 = [hashlib.sha256((tmp_path / n).read_bytes()).hexdigest() for n in (acme.name, REDLINE)]
    assert certified["schema"] == "redline.certificate/1"
    assert certified["source"] == {"name": "acme.docx", "sha256": sha256[0]}
    assert certified["output"] == {"name": REDLINE, "sha256": sha256[1]}
    assert certified["stamp"] == {"author": "A. Lawyer", "date": "2026-03-31T00:00:00Z"}
    assert set(certified["playbook"]) == {"id", "version", "sha256"}  # type: ignore[call-overload]
    text = (tmp_path / CERTIFICATE).read_text("utf-8")
    assert str(tmp_path) not in text
    assert "invoice" not in text


def test_the_review_as_json_carries_the_same_certificate(
    redline: Redline, acme: Path, tmp_path: Path
) -> None:
    ran = redline("review", acme, "--certificate", *DATE, "--format", "json")
    outputs = json.loads(ran.out)["outputs"]
    assert [each["kind"] for each in outputs] == ["redline", "certificate"]
    assert outputs[0]["certificate"] == json.loads((tmp_path / CERTIFICATE).read_text("utf-8"))
    assert "certificate" not in outputs[1]


def test_a_certificate_goes_where_the_redline_goes_and_overwrites_nothing(
    redline: Redline, acme: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / CERTIFICATE).write_text("mine")
    ran = redline("review", acme, "--certificate", "-o", "out")
    assert ran.code == 2
    assert (tmp_path / "out" / CERTIFICATE).read_text() == "mine"
    assert not (tmp_path / "out" / REDLINE).exists()
    assert redline("review", acme, "--certificate", "-o", "out", "--force").code == 0
    assert (tmp_path / "out" / REDLINE).exists()


def test_without_a_redline_there_is_no_certificate(
    redline: Redline, letter: Path, tmp_path: Path
) -> None:
    assert redline("review", letter, "--certificate").code == 0
    assert not list(tmp_path.glob("*.certificate.json"))


def test_what_was_certified_holds(redline: Redline, certified: object, acme: Path) -> None:
    ran = redline("verify", REDLINE, "--against", acme, "--certificate", CERTIFICATE)
    assert ran.code == 0
    assert ran.out.count("✓") == 6
    assert "✗" not in ran.out
    assert ran.out.endswith("Everything holds.\n")


def test_files_may_be_renamed(redline: Redline, certified: object, tmp_path: Path) -> None:
    (tmp_path / REDLINE).rename(tmp_path / "theirs.docx")
    (tmp_path / "acme.docx").rename(tmp_path / "ours.docx")
    ran = redline("verify", "theirs.docx", "--against", "ours.docx", "--certificate", CERTIFICATE)
    assert ran.code == 0


def test_a_redline_can_be_verified_without_a_certificate(
    redline: Redline, certified: object, acme: Path
) -> None:
    ran = redline("verify", REDLINE, "--against", acme, "--author", "A. Lawyer", "--format", "json")
    made = json.loads(ran.out)
    assert (ran.code, made["schema"], made["holds"]) == (0, "redline.verification/1", True)
    assert [each["code"] for each in made["statements"]] == [
        "reject",
        "foreign-revisions",
        "comments",
        "own-comments",
        "parts",
    ]
    assert made["stories"][0]["source"] == made["stories"][0]["rejected"]


def test_quiet_says_nothing_unless_something_is_wrong(
    redline: Redline, certified: object, acme: Path
) -> None:
    given = ("verify", REDLINE, "--against", acme, "-q", "--author")
    assert redline(*given, "A. Lawyer") == type(redline("--version"))(0, "", "")
    assert "✗" in redline(*given, "Nobody").out


def test_without_an_author_the_changes_are_taken_for_those_of_redline(
    redline: Redline, certified: object, acme: Path
) -> None:
    ran = redline("verify", REDLINE, "--against", acme)
    assert ran.code == 4
    assert "(ins) by A. Lawyer, dated 2026-03-31T00:00:00Z, is not in the source" in ran.out
    assert "more (-v shows all)" in ran.out
    assert "more (-v" not in redline("verify", REDLINE, "--against", acme, "-v").out


def test_the_json_is_as_its_schemas_say(
    redline: Redline, certified: dict[str, object], acme: Path
) -> None:
    ran = redline("verify", REDLINE, "--against", acme, "--author", "X", "--format", "json")
    for name, value in (("certificate", certified), ("verification", json.loads(ran.out))):
        schema = json.loads((SCHEMAS / f"redline.{name}.1.json").read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(value, schema)


def test_a_comparison_is_certified_with_both_documents(acme: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.docx"
    shutil.copy(acme, newer)
    rewrite(newer, "word/document.xml", b"fifteen (15)", b"sixteen (16)")
    stamp = Stamp(author="Us", initials="U", date="2026-03-31T00:00:00Z")
    made = word.compare(acme, newer, stamp)
    making = Making(source=acme, stamp=stamp, newer=newer)
    place = tmp_path / "newer.compare.docx"
    beside = place.with_suffix(".certificate.json")
    written = write_certified(place, made.data, "compare", making, beside)
    assert [each.kind for each in written] == ["compare", "certificate"]
    value = json.loads(beside.read_text("utf-8"))
    assert value["target"]["sha256"] == hashlib.sha256(newer.read_bytes()).hexdigest()
    assert value["playbook"] is None


def test_what_does_not_hold_is_not_certified_and_not_written(acme: Path, tmp_path: Path) -> None:
    lie = tmp_path / "lie.docx"
    shutil.copy(acme, lie)
    rewrite(lie, "word/document.xml", b"fifteen (15)", b"sixteen (16)")
    stamp = Stamp(author="Us", initials="U", date="2026-03-31T00:00:00Z")
    places = [tmp_path / name for name in ("out.docx", "out.json")]
    with pytest.raises(RefusedError, match="no certificate can be given, body: the text of"):
        write_certified(
            places[0], lie.read_bytes(), "redline", Making(source=acme, stamp=stamp), places[1]
        )
    assert not any(place.exists() for place in places)


# ------------------------------------------------------------------ lies


def test_a_character_outside_our_marks(redline: Redline, certified: object, tmp_path: Path) -> None:
    rewrite(tmp_path / REDLINE, "word/document.xml", b"State of Delaware", b"State of Delawere")
    ran = redline("verify", REDLINE, "--against", "acme.docx", "--certificate", CERTIFICATE)
    assert ran.code == 4
    assert "body: the text of paragraph 10" in ran.out
    assert "the redline is not the file it names" in ran.out


def test_a_character_inside_our_marks(redline: Redline, certified: object, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / REDLINE) as package:
        body = package.read("word/document.xml")
    at = body.index(b"<w:t", body.index(b"<w:ins "))
    word = body[body.index(b">", at) + 1 : body.index(b"</w:t>", at)]
    rewrite(tmp_path / REDLINE, "word/document.xml", b">" + word + b"<", b">" + word + b"!<")
    given = ("verify", REDLINE, "--against", "acme.docx")
    assert redline(*given, "--author", "A. Lawyer").code == 0  # nothing else claims to know
    ran = redline(*given, "--certificate", CERTIFICATE)
    assert ran.code == 4
    assert "stories[0].accepted.text is not what the files show" in ran.out


def test_a_part_from_elsewhere(redline: Redline, certified: object, tmp_path: Path) -> None:
    rewrite(
        tmp_path / REDLINE, "docProps/core.xml", b"</cp:coreProperties>", b" </cp:coreProperties>"
    )
    ran = redline("verify", REDLINE, "--against", "acme.docx", "--author", "A. Lawyer")
    assert ran.code == 4
    assert "the part docProps/core.xml changed" in ran.out


def test_the_wrong_source(redline: Redline, certified: object, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "acme.docx", tmp_path / "other.docx")
    rewrite(tmp_path / "other.docx", "word/document.xml", b"fifteen (15)", b"sixteen (16)")
    ran = redline("verify", REDLINE, "--against", "other.docx", "--certificate", CERTIFICATE)
    assert ran.code == 4
    assert "the source is not the file it names" in ran.out
    assert "body: the text of paragraph 6" in ran.out


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("stories", 0, "accepted", "text"), "0" * 64),
        (("revisions", "count"), 1),
        (("foreign_revisions", "after", "count"), 9),
        (("parts", "identical"), 1),
        (("settings",), ["zoom"]),
        (("more",), "said"),
        (("stamp", "date"), "2020-01-01T00:00:00Z"),
    ],
)
def test_an_edited_certificate(
    redline: Redline,
    certified: object,
    tmp_path: Path,
    keys: tuple[str | int, ...],
    value: object,
) -> None:
    edit(tmp_path / CERTIFICATE, *keys, value=value)
    ran = redline("verify", REDLINE, "--against", "acme.docx", "--certificate", CERTIFICATE)
    assert ran.code == 4
    assert "✗" in ran.out
    assert "its own hash" not in ran.out


def test_an_edit_of_what_the_files_cannot_show_breaks_the_certificates_own_hash(
    redline: Redline, certified: object, tmp_path: Path
) -> None:
    text = (tmp_path / CERTIFICATE).read_text("utf-8")
    (tmp_path / CERTIFICATE).write_text(text.replace('"version": "', '"version": "9'), "utf-8")
    ran = redline("verify", REDLINE, "--against", "acme.docx", "--certificate", CERTIFICATE)
    assert ran.code == 4
    assert "it was edited: its own hash does not fit" in ran.out


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "[]",
        "{}",
        '{"schema": "redline.review/1"}',
        '{"a": 1, "a": 2}',
        "[" * 100_000,
        "\xff",
    ],
)
def test_what_is_no_certificate_is_said_to_be_none(
    redline: Redline, acme: Path, tmp_path: Path, text: str
) -> None:
    (tmp_path / "c.json").write_bytes(text.encode("latin-1"))
    ran = redline("verify", acme, "--against", acme, "--certificate", "c.json")
    assert ran.code == 2
    assert ran.err.startswith("c.json: is no certificate of redline")
    assert ran.out == ""


def test_a_certificate_that_is_not_there(redline: Redline, acme: Path) -> None:
    ran = redline("verify", acme, "--against", acme, "--certificate", "none.json")
    assert (ran.code, ran.err) == (
        2,
        "none.json: cannot be read (No such file or directory). Name a certificate.\n",
    )


def test_a_file_that_is_no_contract(redline: Redline, acme: Path, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_text("no")
    assert redline("verify", "x.docx", "--against", acme).code == 3


# ------------------------------------------------------------------ the same bytes


def test_another_process_and_another_folder_give_the_same_bytes(acme: Path, tmp_path: Path) -> None:
    made = []
    for seed, folder in (("0", "one"), ("4711", "two/deeper")):
        place = tmp_path / folder
        place.mkdir(parents=True)
        shutil.copy(acme, place / "acme.docx")
        os.utime(place / "acme.docx", (int(seed), int(seed)))
        ran = in_another_process(
            "review", place / "acme.docx", "--certificate", *DATE, "-q", PYTHONHASHSEED=seed
        )
        assert ran.returncode == 0, ran.stderr
        made.append([(place / name).read_bytes() for name in (REDLINE, CERTIFICATE)])
    assert made[0] == made[1]
