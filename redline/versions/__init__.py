"""Two versions of a document: what changed, clause by clause, and how much it matters."""

from redline.versions.comparing import compare, kept
from redline.versions.side import Side

__all__ = ["Side", "compare", "kept"]
