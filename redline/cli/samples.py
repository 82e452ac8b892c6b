"""Knows where the contracts lie that come with the program, and lays one out to be reviewed."""

from __future__ import annotations

from pathlib import Path

from redline.cli.outputs import check_free, write
from redline.errors import UsageError

PACKAGE = Path(__file__).resolve().parents[1]

SHOWN = "northwind-acme-msa.docx"
"""The sample that shows most of what a redline can hold."""


def samples() -> tuple[Path, ...]:
    """Return the contracts that come with the program: in the package, or beside it in a checkout."""
    for folder in (PACKAGE / "_samples", PACKAGE.parent / "sample_contracts"):
        if found := sorted(folder.glob("*.docx")):
            return tuple(path for path in found if not path.stem.endswith(".redline"))
    return ()


def _sample() -> Path:
    found = samples()
    if not found:
        raise UsageError("demo: this installation has no sample contract. Install redline again.")
    return next((path for path in found if path.name == SHOWN), found[0])


def laid_out(folder: Path, *, force: bool) -> Path:
    """Copy the sample into a folder, unless the very same is there, and return its path."""
    sample = _sample()
    copy, data = folder / sample.name, sample.read_bytes()
    if not (copy.is_file() and copy.read_bytes() == data):
        check_free(copy, (), force=force)
        write(copy, data, "contract")
    return copy
