"""What a reader should know of a file that was read or made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something a reader of the result should know and that is no reason to stop.

    `code` is a stable word such as `existing-revisions`; `unread` is true when part of the file was
    not analysed, so that no verdict can be clear.
    """

    code: str
    message: str
    where: str = ""
    unread: bool = False
