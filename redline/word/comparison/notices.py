"""What a comparison cannot show as a tracked change, told instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.model import Notice

if TYPE_CHECKING:
    from collections import Counter

    from redline.word.comparison.adoption import Adoption
    from redline.word.comparison.looks import Looks

_UNTRACKED: Final = {
    "run": "formatting of text that already carries somebody's formatting change was left as it is",
    "paragraph": "formatting of a paragraph that already carries somebody's change was left as it is",
    "section": "page set-up differs and could not be tracked",
    "table": "the look of a table, row or cell differs and could not be tracked",
    "section-kept": "a section break that was deleted stays, since no tracked change can remove it",
    "section-new": "a section break that was added is left out; its text is in",
}


def untold(
    unpaired: int, adoption: Adoption, looks: Looks, counts: Counter[str]
) -> tuple[Notice, ...]:
    """Return a notice for each kind of difference that the redline does not show.

    `unpaired` counts the headers and footers that only one of the documents has.
    """
    found = [
        Notice(code="not-compared", message=f"{_UNTRACKED[what]} ({number}).", where="")
        for what, number in sorted((looks.untracked + counts).items())
    ]
    if unpaired:
        message = f"headers or footers without a counterpart were not compared ({unpaired})."
        found.append(Notice(code="not-compared", message=message, where=""))
    return (*found, *adoption.notices)
