"""Playbooks are found by name or by path, and nothing heavy is imported on the way."""

import subprocess
import sys
from pathlib import Path

import pytest
from folders import folder

from redline.errors import PlaybookError, UsageError
from redline.playbook import available, builtin, find, headers, read_header


def test_the_built_in_ones_are_found_by_name() -> None:
    names = [name for name, _ in available()]
    assert names == sorted(names)
    assert {"msa-customer", "nda-mutual", "saas-customer"} <= set(names)
    assert all(find(name).name == name for name in names)
    assert [header.folder.name for header in headers()] == names


def test_any_other_is_found_by_its_folder_or_its_header(tmp_path: Path) -> None:
    ours = folder(tmp_path)
    assert find(str(ours)) == ours
    assert find(str(ours / "playbook.yaml")) == ours


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("msa-custmer", "Did you mean msa-customer? Built in: "),
        ("no/such/folder", "no such playbook: no/such/folder. Built in: "),
    ],
)
def test_what_is_not_there_is_told_from_what_is(given: str, said: str) -> None:
    with pytest.raises(UsageError, match=given) as refused:
        find(given)
    assert said in str(refused.value)


def test_a_folder_without_a_header_is_no_playbook(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"holds no playbook\.yaml"):
        find(str(tmp_path))


def test_a_folder_cannot_pass_for_a_built_in_playbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(tmp_path).rename(tmp_path / "msa-customer")
    built_in = find("msa-customer")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"Say \./msa-customer for the folder, or /"):
        find("msa-customer")
    assert find("./msa-customer").resolve() == tmp_path / "msa-customer"
    assert find(str(built_in)) == built_in
    monkeypatch.chdir(built_in.parent)
    assert find("msa-customer") == built_in


def test_an_installed_package_looks_at_its_own_copy_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site-packages"
    package = site / "redline" / "playbook"
    for library in (site / "redline" / "_clauses", site / "clauses"):
        library.mkdir(parents=True)
        folder(library)
    package.mkdir()
    monkeypatch.setattr(builtin, "__file__", str(package / "builtin.py"))
    assert available() == (("ours", site / "redline" / "_clauses" / "ours"),)


def test_a_header_tells_what_to_choose_by(tmp_path: Path) -> None:
    header = read_header(folder(tmp_path))
    assert (header.id, header.version) == ("ours", "1.0")
    assert header.contract_types == ("msa", "sow")
    assert (header.us, header.them) == (("customer", "client"), ("supplier", "provider"))
    assert not header.symmetric


def test_a_header_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlaybookError, match=r"playbook\.yaml:2:1"):
        read_header(folder(tmp_path, book="id: ["))


def test_a_header_that_is_incomplete_is_chosen_for_nothing(tmp_path: Path) -> None:
    header = read_header(folder(tmp_path, book="contract_types: msa\n"))
    assert (header.id, header.contract_types) == ("ours", ())


def test_a_header_that_is_a_list_says_nothing(tmp_path: Path) -> None:
    header = read_header(folder(tmp_path, book="- x\n"))
    assert (header.id, header.title) == ("ours", "")


CHEAP = """
import sys
from redline import playbook
assert not {"yaml", "pydantic", "spacy"} & set(sys.modules), "import"
playbook.available(), playbook.find("msa-customer")
assert not {"yaml", "pydantic", "spacy"} & set(sys.modules), "find"
playbook.choose("msa", "", ())
assert not {"pydantic", "spacy"} & set(sys.modules), "choose"
playbook.load(playbook.find("msa-customer"))
assert not {"spacy", "typer", "rich", "lxml"} & set(sys.modules), "load"
"""


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    run = subprocess.run([sys.executable, "-c", CHEAP], capture_output=True, text=True, check=False)
    assert run.stderr == ""
