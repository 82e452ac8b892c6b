"""The door through which a playbook comes in; what reads and checks it is heavy and stays behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.errors import PlaybookError

if TYPE_CHECKING:
    from pathlib import Path

    from redline.model import Playbook


def load(folder: Path) -> Playbook:
    """Return the playbook in `folder`.

    Raises `UsageError` where there is none, and `PlaybookError` with every problem of every file.
    """
    from redline.playbook.folder import read_folder

    return read_folder(folder)


def lint(folder: Path) -> tuple[str, ...]:
    """Return every problem of the playbook in `folder`, one `file:line:col  where: message` each.

    Raises `UsageError` where there is no playbook.
    """
    try:
        load(folder)
    except PlaybookError as error:
        return error.problems
    return ()
