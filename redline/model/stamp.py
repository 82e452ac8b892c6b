"""Who signs a redline, and when."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who made the revisions and when: the same for every revision and comment of a redline.

    `date` is ISO 8601 to the second with `Z`, as `w:date` holds it.
    """

    author: str
    initials: str
    date: str
