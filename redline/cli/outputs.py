"""Knows how files are named and written: beside the contract or elsewhere, whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from redline.errors import UsageError

if TYPE_CHECKING:
    from redline.cli.inputs import Source
    from redline.model import Output

ENDINGS = {
    "json": ".review.json",
    "jsonl": ".review.jsonl",
    "markdown": ".review.md",
    "html": ".review.html",
    "sarif": ".sarif",
    "csv": ".review.csv",
    "xlsx": ".review.xlsx",
    "certificate": ".certificate.json",
    "letter.json": ".letter.json",
    "letter.jsonl": ".letter.jsonl",
    "letter.csv": ".letter.csv",
    "letter.xlsx": ".letter.xlsx",
    "letter.markdown": ".letter.md",
    "letter.html": ".letter.html",
    "memo.markdown": ".memo.internal.md",
    "memo.html": ".memo.internal.html",
}
"""What the name of each kind of report ends in, after the contract's own name."""

KEPT = (".docm", ".dotx", ".dotm")
"""A redline keeps these endings of its contract: Word opens no macro file or template as .docx."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the outputs for one contract go: the path without its ending, and that of a redline."""

    stem: Path
    suffix: str = ".docx"

    def of(self, kind: str) -> Path:
        """Return where the output of a kind goes."""
        ending = ENDINGS.get(kind, f".redline{self.suffix}")
        return self.stem.with_name(self.stem.name + ending)


def places(sources: Sequence[Source], folder: Path | None) -> tuple[Place, ...]:
    """Return for each contract where its outputs go, no two alike.

    Under `folder` contracts keep their place below the folder they were found in. The second of two
    that would share a name gets `-2`.
    """
    taken: set[str] = set()
    found: list[Place] = []
    for source in sources:
        parent = folder / source.below if folder else source.path.parent
        suffix = source.path.suffix.lower()
        stem = _free(parent / source.path.stem, taken)
        found.append(Place(stem=stem, suffix=suffix if suffix in KEPT else ".docx"))
    return tuple(found)


def _free(stem: Path, taken: set[str]) -> Path:
    """Take the first free name; file systems that know no case are thought of."""
    number, free = 1, stem
    while str(free).casefold() in taken:
        number += 1
        free = stem.with_name(f"{stem.name}-{number}")
    taken.add(str(free).casefold())
    return free


def output_folder(output: str) -> Path | None:
    """Return the folder to write to, none for beside each contract. It need not be there yet."""
    if not output:
        return None
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"-o {folder}: is a file. Name a folder for what is written.")
    return folder


def one_place(source: Path, output: Path | None, kind: str, *, force: bool) -> Path:
    """Return where the one document goes that a command writes, and see that it may be written there.

    Without `output`, or in the folder that it names, that is NAME.KIND.docx.
    """
    suffix = source.suffix.lower()
    name = f"{source.stem}.{kind}{suffix if suffix in KEPT else '.docx'}"
    if output is None:
        output = source.with_name(name)
    elif output.is_dir():
        output /= name
    check_free(output, (source,), force=force)
    return output


def check_free(path: Path, inputs: Sequence[Path], *, force: bool) -> None:
    """Raise `UsageError` unless `path` may be written: never over an input, over files by force."""
    if path.resolve() in {each.resolve() for each in inputs}:
        raise UsageError(f"{path}: is itself a contract under review. Name a folder with -o.")
    if path.is_dir():
        raise UsageError(f"{path}: is a folder. Name another folder with -o.")
    if not force and os.path.lexists(path):
        raise UsageError(f"{path}: is there already. Overwrite it with --force, or use -o DIR.")


def write(path: Path, data: bytes, kind: str) -> Output:
    """Write a file so that it appears whole or not at all, and say what was written."""
    from redline.model import Output

    partial = path.with_name(f".redline-{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _fill(partial, data)
        partial.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        cure = "Free some space or name another folder with -o."
        raise UsageError(f"{path}: cannot be written ({reason}). {cure}") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return Output(kind=kind, path=str(path), sha256=hashlib.sha256(data).hexdigest())


def _fill(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
