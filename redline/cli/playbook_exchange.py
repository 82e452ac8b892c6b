"""What `redline playbook import` and `export` do: read and write playbooks as others keep them."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from redline import __version__
from redline.cli.outputs import check_free, write
from redline.cli.playbook_pages import check_new, counted
from redline.cli.screen import say, say_bytes, tell
from redline.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from redline.exchange import Form

LARGEST = 16 * 2**20
"""Bytes of the largest file that is imported."""


class Kept(StrEnum):
    """The formats others keep playbooks in."""

    OPF = "opf"
    MARKDOWN = "markdown"
    CSV = "csv"
    XLSX = "xlsx"


def imported(file: Path, form: Kept | None, folder: Path) -> ExitCode:
    """Make a playbook folder of a file, and say what lint still asks for."""
    from redline import playbook as playbooks
    from redline.playbook.sketching import sketched

    check_new(folder)
    outline = _format(form, file).read(_content(file), str(file))
    files = sketched(outline, file.name, folder.resolve().name)
    for name, content in files.items():
        write(folder / name, content, "playbook")
    problems = len(playbooks.lint(folder))
    say(f"{folder}: {counted(len(outline.topics), 'rule')} written from {file}.\n")
    if problems:
        tell(
            f"{counted(problems, 'gap')} to fill: only what {file.name} says was written."
            f" `redline playbook lint {folder}` names each."
        )
    return ExitCode.DONE


def exported(
    name: str, form: Kept | None, output: Path | None, date: str, *, internal: bool, force: bool
) -> ExitCode:
    """Write a playbook in a format of others, to a file or to standard output."""
    from redline import playbook as playbooks
    from redline.exchange import outline

    if output is not None:
        check_free(output, (), force=force)
    chosen = _format(form, output)
    if output is None and form is Kept.XLSX and sys.stdout.isatty():
        raise UsageError("--as xlsx: no screen shows a workbook. Name a file with -o.")
    book = playbooks.load(playbooks.find(name))
    made = chosen.write(outline(book, internal=internal), date, __version__)
    if output is None:
        say_bytes(made)
        return ExitCode.DONE
    write(output, made, "playbook")
    kept = "with what is for our side alone" if internal else "without what `internal/` keeps"
    say(f"{output}: {counted(len(book.rules), 'rule')} of {book.id}, {kept}.\n")
    return ExitCode.DONE


def _format(form: Kept | None, file: Path | None) -> Form:
    """Return the format asked for, else the one that the name of the file tells."""
    from redline.exchange import FORMATS

    if form is not None:
        return FORMATS[form.value]
    ending = file.suffix.lower() if file else ""
    found = [each for each in FORMATS.values() if ending in each.endings]
    if not found:
        known = ", ".join(FORMATS)
        raise UsageError(f"{file or 'export'}: say which format it is with --as: {known}.")
    return found[0]


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"{file}: cannot be read ({reason}). Name another file.") from error
    if len(content) > LARGEST:
        raise UsageError(f"{file}: is larger than {LARGEST // 2**20} MB, too large for a playbook.")
    return content
