"""Knows how the program ends: what an error says on one line, and the exit code that goes with it."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import click

from redline.cli.screen import ReaderGone, leave_quietly, tell
from redline.errors import ExitCode, RedlineError, UnreadableError

PACKAGE = Path(__file__).resolve().parents[1]

READER_GONE = 141
"""What a shell reports for a program whose reader went away (128 + SIGPIPE)."""


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; no exception passes."""
    debug = "--debug" in arguments
    try:
        return _outcome(arguments)
    except click.ClickException as error:
        tell(_misuse(error))
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        tell("redline: interrupted")
        return ExitCode.INTERRUPTED
    except (ReaderGone, BrokenPipeError):
        leave_quietly()
        return READER_GONE
    except Exception as error:  # noqa: BLE001 - the one door
        return report(error, debug=debug)


def report(error: Exception, *, debug: bool, name: str = "") -> ExitCode:
    """Tell the person at the keyboard what went wrong and return the exit code for it."""
    if isinstance(error, RedlineError):
        tell(_told(error, name))
        return error.code
    tell(_named(f"a fault of ours: {_summary(error)}. {_advice(debug=debug)}", name))
    if debug:
        tell("\n".join(_trace(error)))
    return ExitCode.FAULT


def _outcome(arguments: list[str]) -> int:
    from redline.cli.app import program

    code = program(arguments)(args=arguments, prog_name="redline", standalone_mode=False)
    sys.stdout.flush()
    if code == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else ExitCode.DONE


def _misuse(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "redline"
    message = error.format_message().rstrip(".")
    return f"{command}: {message}. See `{command} --help`."


def _told(error: RedlineError, name: str) -> str:
    """Return the message with its subject; on one line where it is about one contract."""
    if isinstance(error, UnreadableError):
        return " ".join(str(error).split())
    return _named(str(error), name)


def _named(message: str, name: str) -> str:
    """Put the contract's name first, unless it or a file named after it stands there already."""
    subject = message.partition(": ")[0]
    return message if not name or f"{Path(name).stem}." in subject else f"{name}: {message}"


def _advice(*, debug: bool) -> str:
    if debug:
        return "Please report it with the lines below; they hold no contract text."
    return "Run again with --debug to see where, and please report it."


def _summary(error: BaseException) -> str:
    """Name an error without its message, which might quote the contract."""
    where = list(traceback.extract_tb(error.__traceback__))[-1:]
    place = "".join(f" at {_short(frame.filename)}:{frame.lineno}" for frame in where)
    return f"{type(error).__name__}{place}"


def _trace(error: BaseException) -> Iterator[str]:
    """Yield the frames of an error and of what caused it: our code, never values."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _trace(cause)
        yield "which led to"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}: {frame.line}"
    yield f"{type(error).__name__}"


def _short(filename: str) -> str:
    """Leave out where on this machine the code is installed."""
    path = Path(filename)
    if path.is_relative_to(PACKAGE):
        return path.relative_to(PACKAGE.parent).as_posix()
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return path.name
