"""The character for what has no text."""

OBJECT = "\ufffc"
"""Stands in `Contract.text` for one thing that has no text (a picture, a formula, a note mark)."""
