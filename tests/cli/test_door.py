from __future__ import annotations

import pytest

from redline.cli.door import report, run
from redline.errors import ExitCode, PlaybookError, RefusedError, UnreadableError, UsageError

QUOTE = "the Supplier pays nobody"


def fault() -> Exception:
    """Make an error as a library would raise it, the contract's words in its message."""
    try:
        try:
            int(QUOTE)
        except ValueError as cause:
            raise RuntimeError(QUOTE) from cause
    except RuntimeError as error:
        return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("x"), ExitCode.USAGE),
        (PlaybookError(("a.yaml:1:1  bad",)), ExitCode.USAGE),
        (UnreadableError("a.docx", "it is empty", "Ask again."), ExitCode.UNREADABLE),
        (RefusedError("x"), ExitCode.REFUSED),
        (ValueError("x"), ExitCode.FAULT),
    ],
)
def test_every_error_has_its_exit_code(error: Exception, code: ExitCode) -> None:
    assert report(error, debug=False) == code


def test_an_unreadable_contract_is_told_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    report(UnreadableError("a.docx", "it is empty", "Ask again."), debug=False, name="a.docx")
    assert capsys.readouterr().err == "a.docx: it is empty. Ask again.\n"


def test_of_several_contracts_the_one_concerned_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report(UsageError("--we-are bank: nobody is called that"), debug=False, name="in/a.docx")
    assert capsys.readouterr().err == "in/a.docx: --we-are bank: nobody is called that\n"


def test_a_fault_is_told_on_one_line_without_contract_text(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report(fault(), debug=False, name="in/a.docx")
    told = capsys.readouterr().err
    assert told.startswith("in/a.docx: a fault of ours: RuntimeError at test_door.py:")
    assert told.count("\n") == 1
    assert QUOTE not in told


def test_debug_shows_where_and_still_no_contract_text(capsys: pytest.CaptureFixture[str]) -> None:
    report(fault(), debug=True)
    told = capsys.readouterr().err
    assert "in fault: int(QUOTE)" in told
    assert "ValueError\nwhich led to\n" in told
    assert QUOTE not in told


def test_a_wrong_option_ends_with_2_and_says_where_help_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["review", "--formt", "json", "a.docx"]) == ExitCode.USAGE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("redline review: No such option")
    assert told.err.endswith("See `redline review --help`.\n")
