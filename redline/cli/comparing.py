"""Knows what `redline compare` does: compare, write the redline, and say what changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from redline.cli.outputs import check_free, one_place, write
from redline.cli.screen import tell
from redline.errors import ExitCode

if TYPE_CHECKING:
    from redline.model import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted of one comparison."""

    output: Path | None = None
    most_fragments: int | None = None
    moves: bool = True
    force: bool = False
    quiet: bool = False


def compare_files(old: Path, new: Path, stamp: Stamp, wanted: Wanted) -> ExitCode:
    """Compare two files and write the redline."""
    from redline import word

    place = one_place(new, wanted.output, "compare", force=wanted.force)
    check_free(place, (old, new), force=wanted.force)
    made = word.compare(old, new, stamp, most_fragments=wanted.most_fragments, moves=wanted.moves)
    written = write(place, made.data, "compare")
    if not wanted.quiet:
        tell(f"{written.path}: {made.marks} tracked changes, verified")
        for notice in made.notices:
            tell(notice.message)
    return ExitCode.DONE
