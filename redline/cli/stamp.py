"""Knows who signs the tracked changes and with which date; the only place that reads the clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from redline.errors import UsageError

if TYPE_CHECKING:
    from redline.model import Stamp

EPOCH = "SOURCE_DATE_EPOCH"


def stamp(author: str, date: str | None) -> Stamp:
    """Return the stamp for a redline. The date is `date`, else `SOURCE_DATE_EPOCH`, else now."""
    from redline.model import Stamp

    name = " ".join(author.split())
    if not name or not name.isprintable():
        raise UsageError(f"--author: {author!r} cannot stand in a Word file. Give a plain name.")
    return Stamp(author=name, initials=_initials(name), date=_date(date))


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split() if word[0].isalnum())[:3].upper()


def _date(date: str | None) -> str:
    moment = _moment(date).replace(microsecond=0, tzinfo=None)
    return f"{moment.isoformat()}Z"


def _moment(date: str | None) -> datetime:
    if date is not None:
        return _written(date)
    if epoch := os.environ.get(EPOCH):
        return _counted(epoch)
    return datetime.now(UTC)


def _written(date: str) -> datetime:
    try:
        moment = datetime.fromisoformat(date)
        return moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError) as error:
        cure = "Write it as 2026-03-31 or 2026-03-31T09:30:00Z."
        raise UsageError(f"--date: `{date}` is not an ISO 8601 date. {cure}") from error


def _counted(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"{EPOCH}: `{seconds}` is not a number of seconds since 1970.") from error
