"""Knows the two streams: results go to standard output, talk to standard error."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from redline.render.page import Page

ONE_SCREEN = 40
"""Lines of a summary where there is no screen to measure."""

PIPED_WIDTH = 100
"""Columns of a summary where there is no screen to measure."""

PLAIN = str.maketrans(
    {
        "→": "->",
        "·": "-",
        "“": '"',
        "”": '"',
        "’": "'",
        "\N{EN DASH}": "-",
        "—": "-",
        "…": "...",
        "✓": "+",
        "§": "S.",
    }
)
"""What a screen that knows no Unicode is shown instead."""


ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters in file names and the like that would steer a screen."""


class ReaderGone(Exception):  # noqa: N818 - it is no error of anybody
    """Whoever read our output has stopped reading, as `head` does."""


def say(text: str, stream: TextIO | None = None) -> None:
    """Write a result for people, to standard output unless another stream is given."""
    _write(stream or sys.stdout, text)


def say_bytes(data: bytes) -> None:
    """Write a result for other programs to standard output, in UTF-8 whatever the locale."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def tell(line: str) -> None:
    """Write a line of talk to standard error, without what would steer a screen."""
    _write(sys.stderr, ACTING.sub("", line) + "\n")


def leave_quietly() -> None:
    """Point standard output nowhere, so that the interpreter does not complain at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def page(stream: TextIO, *, verbose: bool = False) -> Page:
    """Measure the screen behind a stream and ask whether it takes colour."""
    from rich.console import Console

    from redline.render.page import Page

    console = Console(file=stream)
    known = console.is_terminal or "COLUMNS" in os.environ
    return Page(
        width=console.width if known else PIPED_WIDTH,
        height=max(console.height - 1, 30) if console.is_terminal else ONE_SCREEN,
        verbose=verbose,
        colour=console.color_system is not None and not console.no_color,
    )


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(_encodable(text, stream.encoding))
        stream.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def _encodable(text: str, encoding: str | None) -> str:
    """Return `text` as far as the stream can show it, plain signs in place of fine ones."""
    codec = encoding or "utf-8"
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return text.translate(PLAIN).encode(codec, "replace").decode(codec)
    return text
