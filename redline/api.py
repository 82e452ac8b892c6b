"""The Python interface: what a notebook or another program calls."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from redline import changes, language, pipeline, word
from redline.errors import UsageError
from redline.model import Clause, Contract, Options, Review, Settled, Stamp, TrackedChange
from redline.model.versions import Versions


def read(path: str | Path) -> Contract:
    """Read a Word file. Raises `UnreadableError` with the cause and the cure."""
    return word.read(Path(path))


def segment(contract: Contract) -> tuple[Clause, ...]:
    """Return the clause tree of a contract, typed, in the order of its text."""
    return language.segment(contract)


def review(
    path: str | Path, *, playbook: str = "", we_are: str = "", posture: str = "balanced"
) -> Review:
    """Hold a contract against a playbook: a built-in name or a folder; empty, by contract type.

    Raises `UnreadableError`, `PlaybookError` or `UsageError`.
    """
    return pipeline.review(Path(path), Options(playbook=playbook, we_are=we_are, posture=posture))


def save(
    reviewed: Review,
    source: str | Path,
    target: str | Path,
    *,
    author: str,
    date: str = "1970-01-01T00:00:00Z",
) -> None:
    """Write the redline of a reviewed contract. `date` is what the tracked changes will carry.

    Raises `RefusedError` when the redline fails its own verification, `UsageError` when `target`
    is the source: an input is never overwritten.
    """
    if Path(target).resolve() == Path(source).resolve():
        raise UsageError(
            f"{target}: that is the contract itself. Name another file for the redline."
        )
    made = pipeline.redline_bytes(Path(source), reviewed, _stamp(author, date))
    Path(target).write_bytes(made)


def classify(text: str, heading: str = "") -> tuple[tuple[str, float], ...]:
    """Return the likely clause types of a clause, best first, each with its confidence."""
    return language.classify(heading, text)


def compare_versions(old: str | Path, new: str | Path) -> Versions:
    """Return what changed between two versions of a document, clause by clause.

    `Versions.clauses` lists each clause that is not as it was, with its changes; those that alter a
    number, a party, a negation or the like name it as `critical`. Raises `UnreadableError`.
    """
    return pipeline.versions_of(Path(old), Path(new))


def save_comparison(
    old: str | Path,
    new: str | Path,
    target: str | Path,
    *,
    author: str,
    date: str = "1970-01-01T00:00:00Z",
    most_fragments: int | None = None,
) -> None:
    """Write the older version with tracked changes that turn it into the newer one, proven.

    A sentence that would carry more than `most_fragments` changes is written anew; 0 sets no limit.
    Raises `UnreadableError`; `RefusedError` when the redline fails its own verification; `UsageError`
    when `target` is one of the two versions.
    """
    if Path(target).resolve() in {Path(each).resolve() for each in (old, new)}:
        raise UsageError(f"{target}: is one of the two versions. Name another file.")
    stamp = _stamp(author, date)
    made = word.compare(Path(old), Path(new), stamp, most_fragments=most_fragments)
    Path(target).write_bytes(made.data)


def tracked_changes(path: str | Path) -> tuple[TrackedChange, ...]:
    """List the tracked changes of a file: every story, the comments, styles and lists, in order.

    Raises `UnreadableError`.
    """
    return word.tracked_changes(Path(path))


def settle(  # noqa: PLR0913 - one parameter a filter
    source: str | Path,
    target: str | Path,
    *,
    accept: bool,
    authors: Sequence[str] = (),
    since: str = "",
    until: str = "",
    clauses: Sequence[str] = (),
    ids: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> Settled:
    """Accept or reject the tracked changes of a file that all filters let through, in a new file.

    Without filters, all of them. Both halves of a move go together; every other change stays as it
    is. Raises `UnreadableError`; `UsageError` for a filter that fits nothing in the file or when
    `target` is the source; `RefusedError` when the result fails its own check.
    """
    if Path(target).resolve() == Path(source).resolve():
        raise UsageError(f"{target}: that is the file itself. Name another one for the result.")
    chosen = changes.Selection(
        authors=authors, since=since, until=until, clauses=clauses, ids=ids, kinds=kinds
    )
    done = changes.settle(Path(source), chosen, accepting=accept)
    Path(target).write_bytes(done.data)
    return done


def _stamp(author: str, date: str) -> Stamp:
    initials = "".join(word[0] for word in author.split())[:3].upper()
    return Stamp(author=author, initials=initials, date=date)
