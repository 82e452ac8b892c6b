"""Tells of duties for which a playbook asks a remedy and the contract has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.proof.draft import Noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.proof.draft import Draft


def duties(draft: Draft) -> Iterator[Noted]:
    """Yield each duty that nothing follows from when it is broken."""
    for duty in draft.duties:
        said = f"{duty.name[:1].lower()}{duty.name[1:]} is promised, and nothing follows if it is not kept"
        yield Noted(span=duty.span, message=said)
