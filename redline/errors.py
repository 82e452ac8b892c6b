"""The few ways in which redline gives up, each with the exit code a caller sees.

    RedlineError
    ├── UsageError        2   the command line, configuration or choice of playbook is wrong
    ├── PlaybookError     2   a playbook cannot be read; carries every problem found
    ├── UnreadableError   3   a contract cannot be read
    └── RefusedError      4   the result failed its own verification; nothing is handed over

Everything that is not a reason to stop is a `redline.model.Notice` that travels with the result.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a finished command tells the shell (see `docs/reference/cli.md`)."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    REFUSED = 4
    FAULT = 5
    INTERRUPTED = 130


class RedlineError(Exception):
    """A reason to stop, worded for the person at the keyboard: what, where and what to do next."""

    code = ExitCode.FAULT


class UsageError(RedlineError):
    """The command was asked for something that cannot be done as asked."""

    code = ExitCode.USAGE


class PlaybookError(RedlineError):
    """A playbook is malformed. `problems` holds one `file:line:col  message` a line, all of them."""

    code = ExitCode.USAGE

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        count = f"{len(problems)} problem" + ("s" if len(problems) != 1 else "")
        super().__init__("\n".join((*problems, count)))


class UnreadableError(RedlineError):
    """A contract cannot be read. `path` is the file, `cause` the reason, `cure` what to do about it."""

    code = ExitCode.UNREADABLE

    def __init__(self, path: str, cause: str, cure: str) -> None:
        self.path, self.cause, self.cure = path, cause, cure
        super().__init__(f"{path}: {cause}. {cure}")


class RefusedError(RedlineError):
    """A document was made and then refused, because it would not have been right."""

    code = ExitCode.REFUSED
