"""What to say of a name that is not known: the nearest one, or all there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def known_names(name: str, known: Iterable[str]) -> str:
    """Say what a misspelt name was probably to be, else everything it could be."""
    from difflib import get_close_matches  # only a playbook with a mistake pays for it

    choices = list(known)
    close = get_close_matches(name, choices, n=1, cutoff=0.7)
    if close:
        return f"did you mean `{close[0]}`?"
    return "known here: " + (", ".join(choices) or "nothing")
