"""One try of the program on one file, and the words for how it can end.

A try reads a file as a review does, lists and settles the tracked changes in it, writes a redline of
random revisions and compares the file with another. It may end in a result that holds what it
promises, or in a refusal with an exit code; `FaultError` is raised for all else.
"""

from __future__ import annotations

import io
import signal
import sys
import tempfile
from contextlib import contextmanager
from functools import cache
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edits import STAMP

from redline.errors import ExitCode, RedlineError
from redline.model import OBJECT, Comment, NewParagraph, Revision, Span
from redline.word import revisions as tracked
from redline.word.package import package_from
from redline.word.projection import project
from redline.word.reader import read_bytes
from redline.word.writer import write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random
    from types import FrameType

SECONDS = 20
"""What a try may take of the processor's time, whatever else the machine does."""

ROOT = Path(__file__).resolve().parents[2]
REFUSALS = frozenset({ExitCode.USAGE, ExitCode.UNREADABLE, ExitCode.REFUSED})


class FaultError(AssertionError):
    """Something that may not happen: another exception, a hang, a wrong document. `kind` names it."""

    def __init__(self, kind: str, what: str = "") -> None:
        self.kind = kind
        super().__init__(f"{kind}: {what}" if what else kind)


class TooSlow(BaseException):
    """The time for a try is over."""


def tried(data: bytes, rng: Random) -> str:
    """Read a file and write a redline of it; return how that ended, or raise FaultError."""
    with watched("read", SECONDS):
        try:
            contract = read_bytes("contract.docx", data)
        except RedlineError as refusal:
            return ended(refusal, "read")
    settled = _settled(data, rng)
    with watched("write", SECONDS):
        revisions = random_revisions(data, rng)
        try:
            out = _redline(data, revisions)
        except RedlineError as refusal:
            return f"{settled}, {ended(refusal, 'write')}"
        again = read_bytes("contract.docx", out)
    # what is struck with a picture, such as the text of a text box, goes with it
    struck = sum(len(r.delete) for r in revisions)
    if len(again.text) + struck < len(contract.text) and not any(
        OBJECT in r.delete for r in revisions
    ):
        raise FaultError("write: text lost")
    return f"{settled}, written, {_judged(data, out)}"


def _redline(data: bytes, revisions: list[Revision]) -> bytes:
    """Write as many of the revisions as may be made: what is refused is left out from the right."""
    remarks = [Comment(finding="f", span=r.span, text="Because.") for r in revisions[::2]]
    try:
        return write_bytes("contract.docx", data, revisions, remarks, STAMP)
    except RedlineError as refusal:
        if len(revisions) < 2 or "own check" in str(refusal):
            raise
        return _redline(data, revisions[:-1])


def _judged(source: bytes, out: bytes) -> str:
    """Hold the redline with our changes rejected against the source, in the eyes of the judge."""
    if judge() is None:
        return "not judged"
    try:
        before, after = (looks(data, "reject", STAMP.author) for data in (source, out))
    except Exception:  # noqa: BLE001 - the judge was made for sound files
        return "judge cannot read it"
    if before == after:
        return "judged right"
    raise FaultError(
        "write: rejecting differs",
        next(f"{a} | {b}" for a, b in zip(before, after, strict=False) if a != b),
    )


def ended(refusal: RedlineError, stage: str) -> str:
    """Return the word for a refusal; raise FaultError for one that is no clean one."""
    if refusal.code not in REFUSALS:
        raise FaultError(f"{stage}: {type(refusal).__name__}", str(refusal)) from refusal
    text = str(refusal)
    if "own check" in text:
        return f"{stage} refused itself: " + text.partition("own check, ")[2].partition(".")[0]
    return f"{stage} refused"


@contextmanager
def watched(stage: str, seconds: int) -> Iterator[None]:
    """Turn any exception but ours, and too long a wait, into a FaultError that names the place."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow

    timed = hasattr(signal, "SIGPROF")
    before = signal.signal(signal.SIGPROF, ring) if timed else None
    if timed:
        signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    except (RedlineError, FaultError):
        raise
    except TooSlow as slow:
        raise FaultError(f"{stage}: too slow") from slow
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        raise FaultError(
            f"{stage}: {type(error).__name__} in {_place(error)}", str(error)
        ) from error
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)


def _place(error: BaseException) -> str:
    """Return the last place in our own code that an exception came through."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if "redline" in file.parts:
            place = f"{file.name}:{trace.tb_frame.f_code.co_name}"
        trace = trace.tb_next
    return place


def _settled(data: bytes, rng: Random) -> str:
    """List the tracked changes, and accept or reject them all: what comes out must open again."""
    with tempfile.TemporaryDirectory() as folder, watched("settle", SECONDS):
        path = Path(folder) / "contract.docx"
        path.write_bytes(data)
        try:
            found = tracked.tracked_changes(path)
            out = tracked.settle(path, accepting=rng.random() < 0.5)
        except RedlineError as refusal:
            return ended(refusal, "settle")
        package_from("settled.docx", out.data)
        return "settled" if found else "read"


def random_revisions(data: bytes, rng: Random) -> list[Revision]:
    """Return revisions from left to right that do not overlap: words, paragraph marks, paragraphs."""
    projection = project(package_from("contract.docx", data))
    text, ends = projection.text, {p.span.end for p in projection.paragraphs}
    made: list[Revision] = []
    at = 0
    for number in range(rng.randint(1, 5)):
        start = at + rng.randint(0, max(1, len(text) // 4))
        end = start + rng.choice((0, 0, 1, 3, 8, 20))
        if end > len(text):
            break
        if start in ends and rng.random() < 0.5:
            like = rng.randrange(len(projection.paragraphs))
            new = (NewParagraph(text="New. Text", like=like, heading=4),)
            made.append(_revision(number, Span(start, start), "", "\nNew. Text", new))
        else:
            word = rng.choice(("new ", "", " \tnew\v"))
            if word or end > start:
                made.append(_revision(number, Span(start, end), text[start:end], word))
        at = max(end, start) + 1
    return made


def _revision(
    number: int, span: Span, delete: str, insert: str, new: tuple[NewParagraph, ...] = ()
) -> Revision:
    return Revision(id=number, finding="f", span=span, delete=delete, insert=insert, paragraphs=new)


# ------------------------------------------------------------------ the judge nobody here wrote


@cache
def judge() -> Any:
    """Return the reader of tracked changes among the checkers, none where they are absent."""
    folder = Path(environ.get("REDLINE_VERIFY", ROOT / "../shared/verify")).resolve()
    if not (folder / "xml_engine.py").is_file():
        return None
    sys.path.insert(0, str(folder))
    try:
        import xml_engine
    finally:
        sys.path.remove(str(folder))
    return xml_engine


def looks(data: bytes, view: str, author: str | None = None) -> list[str]:
    """Return all stories as the judge sees them: text, run formatting, paragraph properties.

    `view` is `accept` or `reject`. With `author` only that author's changes are settled, and those of
    others count as properties of the text.
    """
    document = judge().Docx(io.BytesIO(data)).resolve(view == "accept", author)
    stream = document.stream(author is not None)
    return [f"{p.where} [{p.props}] " + " ".join(f"{t!r}<{f}>" for t, f in p.runs) for p in stream]
