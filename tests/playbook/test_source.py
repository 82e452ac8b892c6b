"""What is read out of a YAML file, and what is refused before it can do harm."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from redline.playbook.source import LARGEST, LONGEST, Problem, Source, read_source, spelled


def read(where: Path, text: str | bytes) -> Source | Problem:
    path = where / "rule.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_source(path)


def value(where: Path, text: str) -> object:
    source = read(where, text)
    assert isinstance(source, Source), source
    return source.value


def problem(where: Path, text: str | bytes) -> str:
    refused = read(where, text)
    assert isinstance(refused, Problem), refused
    return str(refused).removeprefix(f"{where / 'rule.yaml'}:")


def test_only_text_numbers_and_yes_or_no_are_known(tmp_path: Path) -> None:
    text = (
        "a: no\nb: on\nc: 45\nd: 0.5\ne: -1\nf: true\ng: '45'\nh: 2026-01-01\ni: 1:30\nj:\nk: .5\n"
    )
    assert value(tmp_path, text) == {
        "a": "no",
        "b": "on",
        "c": 45,
        "d": 0.5,
        "e": -1,
        "f": True,
        "g": "45",
        "h": "2026-01-01",
        "i": "1:30",
        "j": None,
        "k": 0.5,
    }


def test_long_text_is_folded_as_written(tmp_path: Path) -> None:
    assert value(tmp_path, "a: >-\n  one\n  two\n\n  three\nb: |\n  x\n") == {
        "a": "one two\nthree",
        "b": "x\n",
    }


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert value(tmp_path, "\ufeffa: 1\n") == {"a": 1}


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert value(tmp_path, "# nothing yet\n") is None


def test_an_alias_stands_for_what_was_marked(tmp_path: Path) -> None:
    assert value(tmp_path, "a: &x [1, 2]\nb: *x\n") == {"a": [1, 2], "b": [1, 2]}


REFUSED = {
    "key twice": ("a: 1\nb: 2\na: 3\n", "3:1  `a` is given twice, first in line 1"),
    "tag": ("a: !!python/object:os.system x\n", "1:4  tags such as tag:yaml.org,2002:python"),
    "own tag": ("a: !x y\n", "1:4  tags such as !x have no meaning"),
    "unknown alias": ("a: *x\n", "1:4  nothing before this is marked &x"),
    "alias to itself": ("a: &a [*a]\n", "1:8  nothing before this is marked &a"),
    "two documents": ("a: 1\n---\nb: 2\n", "2:1  one file holds one document"),
    "brackets as key": ("{us} shall: x\n", "1:1  a key must be a word"),
    "colon in text": ("a: b: c\n", "put text that holds a colon in quotes"),
    "bracket in text": ("a: {us} shall\n", "put text in quotes"),
    "open list": ("a: [b\n", "put text that holds [ ] or , in quotes"),
    "open block": ("a: {b: c\n", "put text that holds { } or , in quotes"),
    "tab": ("a:\n\tb: 1\n", "no tabs"),
    "no colon": ("a\nb: 1\n", "2:2  "),
    "control character": ("a: 1\nb: \x01\n", "2:1  holds a character that no text should have"),
    "not UTF-8": (b"a: 1\nb: \xff\n", "2:1  not UTF-8 text; save the file as UTF-8"),
    "too deep": ("a: " + "[" * 200_000, "nested deeper than 16"),
    "too deep in lines": ("- " * 100_000, "nested deeper than 16"),
    "too large": ("a" * (LARGEST + 1), "larger than 256 kB"),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_a_rule_has_no_use_for_is_refused_at_once(
    tmp_path: Path, text: str | bytes, expected: str
) -> None:
    begun = time.perf_counter()
    assert expected in problem(tmp_path, text)
    assert time.perf_counter() - begun < 1


def test_aliases_cannot_blow_a_file_up(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)
    )
    assert f"holds more than {LONGEST} values once its aliases" in problem(tmp_path, bomb)


def test_a_place_is_found_again(tmp_path: Path) -> None:
    source = read(tmp_path, "a: 1\nb:\n  - c: x\n    d: [y,  z]\n")
    assert isinstance(source, Source)

    def at(*where: str | int, at_key: bool = False) -> tuple[int, int]:
        found = source.problem(where, "!", at_key=at_key)
        return found.line, found.column

    assert at("a") == (1, 4)
    assert at("a", at_key=True) == (1, 1)
    assert at("b", 0, "d", 1) == (4, 13)
    assert at("b") == (2, 1)
    assert at("b", 0, "no such key") == (3, 5)
    assert at() == (1, 1)


def test_places_are_spelled_as_people_count() -> None:
    assert spelled(("positions", 0, "when")) == "positions[1].when"
    assert str(Problem(file="f", message="m")) == "f:1:1  m"


def test_without_the_fast_parser_the_same_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "a: &x [1, no, 'x']\nb: {c: *x}\n"
    fast = value(tmp_path, text)
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert value(tmp_path, text) == fast


KEYS = st.text("abcxyz", min_size=1, max_size=4)
PLAIN = st.recursive(
    st.one_of(st.text("ab: {}[]#&*!|>'\"%@-,é“", max_size=8), st.integers(-99, 99), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, PLAIN, min_size=1, max_size=3))
def test_what_a_yaml_writer_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, plain: dict[str, object]
) -> None:
    where = tmp_path_factory.mktemp("yaml")
    assert value(where, yaml.safe_dump(plain, allow_unicode=True)) == plain
