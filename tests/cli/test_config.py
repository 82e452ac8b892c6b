from __future__ import annotations

from pathlib import Path

import pytest

from redline.cli.config import KEYS, Settings, settings
from redline.errors import UsageError


def written(folder: Path, text: str, name: str = "redline.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def problems(folder: Path, text: str, name: str = "redline.toml") -> str:
    path = written(folder, text, name)
    with pytest.raises(UsageError) as caught:
        settings(folder, {})
    return str(caught.value).replace(str(path), name)


def test_without_a_file_all_is_at_its_default(tmp_path: Path) -> None:
    assert settings(tmp_path, {}) == Settings()


def test_the_nearest_file_on_the_way_up_counts(tmp_path: Path) -> None:
    written(tmp_path, 'posture = "firm"')
    written(tmp_path / "deal", 'posture = "light"')
    assert settings(tmp_path / "deal" / "in" / "nda.docx", {}).posture == "light"


def test_a_project_file_counts_where_it_speaks_of_us(tmp_path: Path) -> None:
    written(tmp_path, '[tool.redline]\nauthor = "A. Lawyer"', "pyproject.toml")
    written(tmp_path / "deal", "[tool.other]\nx = 1", "pyproject.toml")
    assert settings(tmp_path / "deal", {}).author == "A. Lawyer"


def test_our_own_file_wins_over_the_project_file_beside_it(tmp_path: Path) -> None:
    written(tmp_path, 'author = "Ours"')
    written(tmp_path, '[tool.redline]\nauthor = "Project"', "pyproject.toml")
    assert settings(tmp_path, {}).author == "Ours"


def test_what_was_typed_wins_over_the_file(tmp_path: Path) -> None:
    written(tmp_path, 'posture = "firm"\nauthor = "A. Lawyer"')
    chosen = settings(tmp_path, {"posture": "light", "author": None})
    assert (chosen.posture, chosen.author) == ("light", "A. Lawyer")


def test_every_value_says_where_it_came_from(tmp_path: Path) -> None:
    path = written(tmp_path, '\nposture = "firm"\n# a remark\nauthor = "A. Lawyer"')
    sources = dict(settings(tmp_path, {"posture": "light"}).sources)
    assert sources == {"posture": "command line", "author": f"{path}:4"}


def test_isolated_looks_at_no_file(tmp_path: Path) -> None:
    written(tmp_path, 'posture = "firm"')
    assert settings(tmp_path, {}, isolated=True) == Settings()


def test_a_named_file_is_used_instead_of_the_nearest(tmp_path: Path) -> None:
    written(tmp_path, 'posture = "firm"')
    other = written(tmp_path / "elsewhere", 'posture = "light"', "ours.toml")
    assert settings(tmp_path, {}, config=other).posture == "light"


def test_every_key_can_be_set(tmp_path: Path) -> None:
    text = """
        playbook = "msa-customer"
        we-are = "customer"
        paper = "ours"
        base = "forms/msa.docx"
        template = true
        posture = "firm"
        author = "A. Lawyer"
        fail-on = "high"
        select = ["payment"]
        ignore = ["payment.days", "notices"]
        context = ["healthcare"]
        deal-value = 250000
        comments = false
        output = "redlines"
    """
    written(tmp_path, text)
    chosen = settings(tmp_path, {})
    assert len(chosen.sources) == len(KEYS)
    assert chosen.ignore == ("payment.days", "notices")
    assert (chosen.template, chosen.comments) == (True, False)


def test_paths_are_seen_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "books" / "nda").mkdir(parents=True)
    written(tmp_path, 'playbook = "books/nda"\noutput = "redlines"')
    chosen = settings(tmp_path / "deal", {})
    assert Path(chosen.playbook) == tmp_path / "books" / "nda"
    assert Path(chosen.output) == tmp_path / "redlines"


def test_a_playbook_by_name_stays_a_name(tmp_path: Path) -> None:
    written(tmp_path, 'playbook = "msa-customer"')
    assert settings(tmp_path, {}).playbook == "msa-customer"


def test_a_folder_beside_the_file_wins_over_a_built_in_name(tmp_path: Path) -> None:
    (tmp_path / "msa-customer").mkdir()
    written(tmp_path, 'playbook = "msa-customer"')
    assert Path(settings(tmp_path, {}).playbook) == tmp_path / "msa-customer"


def test_an_unknown_key_is_named_with_its_line_and_the_likely_one(tmp_path: Path) -> None:
    assert problems(tmp_path, '\n\npostur = "firm"') == (
        "redline.toml:3  unknown key `postur`; did you mean `posture`?"
    )


def test_an_underscore_is_the_likeliest_slip(tmp_path: Path) -> None:
    assert "did you mean `fail-on`?" in problems(tmp_path, 'fail_on = "high"')


def test_a_key_like_no_other_is_answered_with_all_there_are(tmp_path: Path) -> None:
    assert "known keys: playbook, we-are" in problems(tmp_path, "zzz = 1")


def test_a_table_that_we_do_not_know_is_named_too(tmp_path: Path) -> None:
    text = "author = 'A'\n\n[review]\nposture = 'firm'"
    assert problems(tmp_path, text).startswith("redline.toml:3  unknown key `review`")


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        '[tool.redline]\npaper = "mine"\ncomments = "no"\nselect = "payment"\nauthor = 1',
        "pyproject.toml",
    )
    assert found.splitlines() == [
        "pyproject.toml:2  `paper` must be one of ours, theirs",
        "pyproject.toml:3  `comments` must be true or false",
        'pyproject.toml:4  `select` must be a list of texts, such as ["payment"]',
        "pyproject.toml:5  `author` must be a text in quotes",
    ]


def test_an_inline_table_is_read_too(tmp_path: Path) -> None:
    found = problems(tmp_path, '[tool]\nredline = {postur = "firm"}', "pyproject.toml")
    assert found.startswith("pyproject.toml  unknown key `postur`")


def test_a_file_that_is_no_toml_is_refused_with_the_line(tmp_path: Path) -> None:
    assert problems(tmp_path, "author = 'A'\nposture = firm").startswith(
        "redline.toml:2  not valid TOML: Invalid value"
    )


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("missing.toml", None, "cannot be read (No such file or directory)"),
        ("latin.toml", b'author = "M\xfcller"', "is not UTF-8 text"),
        ("pyproject.toml", b"[project]\nname = 'x'", "has no [tool.redline] table"),
    ],
)
def test_a_named_file_that_does_not_serve_is_refused(
    tmp_path: Path, name: str, content: bytes | None, expected: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=name) as caught:
        settings(tmp_path, {}, config=path)
    assert expected in str(caught.value)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "redline.toml").write_bytes('\ufeffauthor = "A"'.encode())
    assert settings(tmp_path, {}).author == "A"
