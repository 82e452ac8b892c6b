from __future__ import annotations

import io
import os
from collections.abc import Callable
from typing import Any, BinaryIO

import pytest

from redline.cli.screen import ONE_SCREEN, PIPED_WIDTH, ReaderGone, page, say, say_bytes, tell


class Screen(io.TextIOWrapper):
    """A stream that says it is a screen."""

    def isatty(self) -> bool:
        return True


class Unbuffered:
    """Standard output that keeps nothing back, so that closing it has nothing left to write."""

    encoding = "utf-8"

    def __init__(self, file: BinaryIO) -> None:
        self.buffer = file

    def write(self, text: str) -> int:
        return self.buffer.write(text.encode())

    def flush(self) -> None:
        self.buffer.flush()


def stream(kind: type[io.TextIOWrapper] = io.TextIOWrapper, encoding: str = "utf-8") -> Any:
    return kind(io.BytesIO(), encoding=encoding, write_through=True)


@pytest.fixture(autouse=True)
def _no_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_a_pipe_gets_plain_text_of_a_sensible_size() -> None:
    measured = page(stream())
    assert (measured.width, measured.height, measured.colour) == (PIPED_WIDTH, ONE_SCREEN, False)


def test_a_screen_gets_colour_and_its_own_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("LINES", "50")
    measured = page(stream(Screen))
    assert (measured.width, measured.height, measured.colour) == (90, 49, True)


def test_a_low_screen_still_gets_a_useful_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("LINES", "10")
    assert page(stream(Screen)).height == 30


def test_a_wish_for_no_colour_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert page(stream(Screen)).colour is False


def test_a_dumb_terminal_gets_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert page(stream(Screen)).colour is False


def test_a_wish_for_colour_in_a_pipe_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert page(stream()).colour is True


def test_a_wish_for_a_width_in_a_pipe_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert page(stream()).width == 72


def test_a_screen_without_fine_signs_gets_plain_ones() -> None:
    out = stream(encoding="ascii")
    say("risk 61 → 18 · “net 30” …", out)
    assert out.buffer.getvalue() == b'risk 61 -> 18 - "net 30" ...'


def test_a_screen_that_knows_fine_signs_gets_them() -> None:
    out = stream(encoding="cp1252")
    say("“net 30” …", out)
    assert out.buffer.getvalue().decode("cp1252") == "“net 30” …"


def test_letters_the_screen_does_not_know_do_no_harm() -> None:
    out = stream(encoding="cp1252")
    say("株式会社", out)
    assert out.buffer.getvalue() == b"????"


def test_talk_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    tell("a line")
    say("a result\n")
    told = capsys.readouterr()
    assert (told.out, told.err) == ("a result\n", "a line\n")


def test_bytes_for_programs_pass_unchanged(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    say_bytes("“é”\n".encode())
    assert capfdbinary.readouterr().out == "“é”\n".encode()


@pytest.mark.parametrize("write", [lambda: say("x"), lambda: say_bytes(b"x")])
def test_a_reader_that_has_gone_is_no_error_of_ours(
    monkeypatch: pytest.MonkeyPatch, write: Callable[[], None]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb", buffering=0) as gone:
        monkeypatch.setattr("sys.stdout", Unbuffered(gone))
        with pytest.raises(ReaderGone):
            write()
