"""The door through which a playbook comes in; what reads and checks it is heavy and stays behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.errors import PlaybookError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from redline.model import Playbook
    from redline.model.glossary import TradeTerm


def load(folder: Path, contexts: Iterable[str] = ()) -> Playbook:
    """Return the playbook in `folder`, with contexts (`england-wales`, `healthcare`) laid over it.

    Raises `UsageError` where there is none of either, and `PlaybookError` with every problem of every file.
    """
    from redline.playbook.folder import read_folder

    return read_folder(folder, contexts)


def lint(folder: Path) -> tuple[str, ...]:
    """Return every problem of the playbook in `folder`, one `file:line:col  where: message` each.

    Raises `UsageError` where there is no playbook.
    """
    try:
        load(folder)
    except PlaybookError as error:
        return error.problems
    return ()


def trade_terms() -> tuple[TradeTerm, ...]:
    """Return the technical terms of the built-in glossary."""
    from redline.playbook.glossary import read_glossary

    return read_glossary()


def contexts_for(
    folder: Path, asked: Iterable[str], laws: Collection[str], parties: Collection[str]
) -> tuple[str, ...]:
    """Return the names of the contexts that apply to a contract under the playbook in `folder`.

    Those asked for; that of the law that governs, unless another law was asked for; and that of a
    counterparty who is a party by name. Raises `PlaybookError` for a context that is malformed.
    """
    from redline.playbook import overlaying

    return overlaying.contexts_for(folder, asked, laws, parties)


def contexts_of(folder: Path) -> tuple[str, ...]:
    """Return the names of the contexts that can be laid over the playbook in `folder`."""
    from redline.playbook import overlaying

    return tuple(overlaying.known(folder))


def advice(folder: Path, today: str) -> tuple[str, ...]:
    """Return what is worth a look in a sound playbook, a line each; nothing for one with problems."""
    from redline.playbook import advising

    try:
        return advising.advice(load(folder), today)
    except PlaybookError:
        return ()
