"""What only shows in a process of its own: pipes, signals, screens, the environment."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import redline

PROGRAM = (sys.executable, "-m", "redline")


def on_a_screen(*arguments: object, **environment: str) -> str:
    """Run the program on a pseudo terminal of 100 columns and return what it shows."""
    ours, theirs = pty.openpty()
    aside = ("NO_COLOR", "FORCE_COLOR", "COLUMNS")
    kept = {name: value for name, value in os.environ.items() if name not in aside}
    kept |= {"TERM": "xterm", "COLUMNS": "100", **environment}
    with subprocess.Popen(
        [*PROGRAM, *map(str, arguments)], stdout=theirs, stderr=theirs, env=kept
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:  # Linux ends a pseudo terminal so
            pass
        process.wait()
    os.close(ours)
    return shown.decode()


def test_results_and_talk_go_to_different_streams(tmp_path: Path, acme: Path) -> None:
    (tmp_path / "redline.toml").write_text("posture = 'firm'", "utf-8")
    (tmp_path / "bad.docx").touch()
    done = redline("review", ".", "--format", "json", "--date", "2026-03-31", folder=tmp_path)
    assert done.returncode == 3
    assert [json.loads(line)["schema"] for line in done.stdout.splitlines()] == ["redline.review/1"]
    assert done.stderr.splitlines() == [
        "settings from redline.toml",
        "bad.docx: the file is empty. Ask the sender for a new copy.",
    ]


def test_a_pipe_gets_no_colour(tmp_path: Path, acme: Path) -> None:
    done = redline("review", acme, "-o", tmp_path)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout


def test_a_screen_gets_colour_unless_it_is_not_wished(tmp_path: Path, acme: Path) -> None:
    coloured = on_a_screen("review", acme, "-o", tmp_path / "one")
    plain = on_a_screen("review", acme, "-o", tmp_path / "two", NO_COLOR="1")
    assert "\x1b[" in coloured
    assert "\x1b" not in plain
    assert "redline.docx" in plain


def test_several_contracts_show_progress_on_a_screen_and_clear_it_away(
    tmp_path: Path, acme: Path
) -> None:
    shutil.copy(acme, tmp_path / "other.docx")
    shown = on_a_screen("review", tmp_path, "-o", tmp_path / "out")
    assert "1 of 2  other.docx" in shown
    assert shown.rstrip().endswith("2 redlined")


def test_a_screen_without_unicode_gets_plain_signs(tmp_path: Path, acme: Path) -> None:
    done = redline(
        "review", acme, "-o", tmp_path, PYTHONUTF8="0", PYTHONIOENCODING="ascii", COLUMNS="100"
    )
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert " -> " in done.stdout


def test_json_is_utf_8_whatever_the_locale(tmp_path: Path, acme: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "clauses", str(acme), "--format", "json"],
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert not done.stdout.isascii()
    assert json.loads(done.stdout.decode("utf-8"))


def test_a_reader_that_stops_reading_ends_the_program_quietly(acme: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "clauses", str(acme), "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (141, b"")


def _heed_interrupts() -> None:
    """Heed Ctrl-C although the tests may run in the background, where the shell ignores it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_an_interrupt_leaves_whole_files_only(tmp_path: Path, acme: Path) -> None:
    for number in range(60):
        shutil.copy(acme, tmp_path / f"{number:02}.docx")
    with subprocess.Popen(
        [*PROGRAM, "review", str(tmp_path), "-o", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 - one thread, and nothing else is done
    ) as process:
        while not list(tmp_path.glob("out/*.redline.docx")):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, told = process.communicate()
    assert (process.returncode, out, told) == (130, b"", b"redline: interrupted\n")
    left = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert left == {".docx"}


def test_the_date_of_a_reproducible_build_makes_equal_files(tmp_path: Path, acme: Path) -> None:
    for folder in ("one", "two"):
        redline("review", acme, "-o", tmp_path / folder, SOURCE_DATE_EPOCH="86400")
    name = "acme.redline.docx"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("script", ["redline", "rdl"])
def test_both_names_of_the_program_start_it(script: str) -> None:
    program = Path(sys.executable).parent / script
    if not program.exists():
        pytest.skip("the package is not installed here; its scripts are tried where it is")
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("redline ")
