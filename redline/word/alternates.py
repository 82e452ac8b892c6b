"""Alternate content: which one of several versions of the same content a reader is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

ALTERNATE: Final = q("mc:AlternateContent")
_CHOICE, _FALLBACK, _T = q("mc:Choice"), q("mc:Fallback"), q("w:t")


def shown_branch(alternate: Element) -> Element | None:
    """Return the first choice, which a present-day Word takes, else the fallback (Part 3, 7.5)."""
    choice = alternate.find(_CHOICE)
    return alternate.find(_FALLBACK) if choice is None else choice


def has_twin(alternate: Element) -> bool:
    """Say whether a version that is not shown holds text too: an edit would make the two differ."""
    return any(next(branch.iter(_T), None) is not None for branch in _others(alternate))


def passed_over(root: Element, tag: str) -> frozenset[Element]:
    """Return the elements of one name that stand in versions nobody is shown."""
    alternates = root.iter(ALTERNATE)
    return frozenset(el for alt in alternates for other in _others(alt) for el in other.iter(tag))


def _others(alternate: Element) -> Iterator[Element]:
    shown = shown_branch(alternate)
    return (branch for branch in alternate if branch is not shown)
