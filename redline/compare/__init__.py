"""How two wordings differ, word by word, for people to read. The only room that knows diff-match-patch."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redline.compare.words import Hunk as Hunk
    from redline.compare.words import hunks as hunks
    from redline.compare.words import similarity as similarity

MOST_FRAGMENTS = 4
"""A sentence that would carry more separate changes than this is struck and rewritten whole."""


def __getattr__(name: str) -> object:
    """Import what is asked for; a redline of two files needs none of it."""
    if name in {"Hunk", "hunks", "similarity"}:
        return getattr(import_module("redline.compare.words"), name)
    raise AttributeError(f"module `redline.compare` has no attribute `{name}`")
