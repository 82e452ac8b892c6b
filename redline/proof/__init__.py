"""Drafting checks: what the numbers and references of a contract say about its wording."""

from redline.proof.renumbering import Renumbered, paired, renumbered
from redline.proof.telling import notices

__all__ = ["Renumbered", "notices", "paired", "renumbered"]
