"""How two wordings differ, word by word, for people to read. The only room that knows diff-match-patch."""

from redline.compare.words import Hunk, hunks, similarity

__all__ = ["Hunk", "hunks", "similarity"]
