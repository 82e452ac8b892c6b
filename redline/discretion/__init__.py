"""The room that lets nothing internal leave: what goes to the other side is searched before it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.discretion.search import Leak, check, leaks

if TYPE_CHECKING:
    from redline.model import Review
    from redline.model.outgoing import Letter

__all__ = ["Leak", "check", "leaks", "letter"]


def letter(reviewed: Review) -> Letter:
    """Return what the other side may read of a review; see `redline.discretion.outgoing.letter`."""
    from redline.discretion.outgoing import letter as written

    return written(reviewed)
