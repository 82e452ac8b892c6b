"""Knows what `redline revisions` does: show the tracked changes that are meant, or settle them."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from redline.changes import Selection, select, settle, standings
from redline.cli import options as o
from redline.cli.outputs import one_place, write
from redline.cli.screen import page, say, say_bytes, tell
from redline.errors import ExitCode
from redline.render.changes import change_list, settled_lines
from redline.render.changes_json import changes_json

KINDS = {True: "accepted", False: "rejected"}
"""What the name of the new file says was done."""


def show(path: Path, selection: Selection, form: o.TreeFormat, *, verbose: bool) -> None:
    """Write the list to standard output."""
    found = standings(path)
    chosen = select(found, selection)
    placed = [(each.change, each.clause) for each in chosen]
    if form is o.TreeFormat.JSON:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        text = changes_json(placed, path=str(path), sha256=sha256)
        say_bytes(text.encode("utf-8", "backslashreplace"))
    else:
        screen = page(sys.stdout, verbose=verbose)
        say(change_list(placed, screen, name=str(path), of=len(found)))


def decide(
    path: Path,
    selection: Selection,
    output: Path | None,
    *,
    accepting: bool,
    force: bool,
    quiet: bool,
) -> ExitCode:
    """Settle the changes that are meant and write the new file, unless there are none."""
    kind = KINDS[accepting]
    place = one_place(path, output, kind, force=force)
    done = settle(path, selection, accepting=accepting)
    if not done.settled:
        why = "no tracked change is meant by that" if done.left else "it holds no tracked changes"
        tell(f"{path}: {why}; nothing was written")
        return ExitCode.DONE
    made = write(place, done.data, kind)
    if not quiet:
        for line in settled_lines(done, accepted=accepting):
            tell(line)
        tell(f"wrote {made.path}")
    return ExitCode.DONE
