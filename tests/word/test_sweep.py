"""Every file of the corpus through every command: a result or one clear refusal, in good time."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sampling import sampled

from redline import pipeline
from redline.errors import RedlineError, UnreadableError
from redline.model import Options, Stamp
from redline.model.traces import TraceKind
from redline.word.revisions import settle, tracked_changes
from redline.word.scrub import scrub

pytestmark = pytest.mark.corpus

LIMIT = 120
"""Seconds for one file and all commands, on a machine with other work to do; most take less than one."""

REFUSED = {
    "__alex.docx": "not a Word document (it is something else, or damaged)",  # a lock file of Word
}
"""Files that are no Word documents, and what is said of them."""

STAMP = Stamp(author="redline", initials="R", date="2026-01-02T03:04:05Z")


@pytest.mark.parametrize("folder", ["A-contracts", "C-torture"])
def test_every_file_gives_a_result_or_one_clear_refusal(corpus: Path, folder: str) -> None:
    troubles: dict[str, str] = {}
    files = sampled(sorted((corpus / folder).rglob("*.do[ct]?")), 5)
    for path in files:
        with in_time(path):
            try:
                everything(path)
            except UnreadableError as error:
                troubles[path.name] = error.cause
            except RedlineError as error:
                troubles[path.name] = str(error)
    names = {path.name for path in files}
    assert troubles == {name: why for name, why in REFUSED.items() if name in names}


def everything(path: Path) -> None:
    """Do with a file what the commands do, short of writing to the disk."""
    reviewed = pipeline.review(path, Options())
    if reviewed.revisions or reviewed.comments:
        assert pipeline.redline_bytes(path, reviewed, STAMP).startswith(b"PK")
    for change in tracked_changes(path):
        assert change.kind
    assert settle(path, accepting=True).data.startswith(b"PK")
    assert settle(path, accepting=False).data.startswith(b"PK")
    assert scrub(path, frozenset(TraceKind)).data.startswith(b"PK")


@contextmanager
def in_time(path: Path) -> Iterator[None]:
    """Fail when a file takes too long, whatever it is stuck in."""

    def stop(_number: int, _frame: object) -> None:
        raise AssertionError(f"{path.name} took more than {LIMIT} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LIMIT)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
