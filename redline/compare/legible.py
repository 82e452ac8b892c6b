"""Knows when so many edits stand in a sentence that it is easier to read struck and written whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from redline.compare import MOST_FRAGMENTS
from redline.compare.tokens import Edit

__all__ = ["MOST_FRAGMENTS", "legible"]

SENTENCE_MARKS = frozenset(".;:!?")
PARAGRAPH_MARK = "\n"
OPAQUE = "\ufffc"
LEAST_KEPT = 60
"""A sentence that keeps at least so many per cent of its word characters is never written whole."""


def legible(
    old: Sequence[str],
    new: Sequence[str],  # noqa: ARG001 - a rule is given both sides; this one reads the old
    found: Sequence[Edit],
    *,
    most_fragments: int = MOST_FRAGMENTS,
) -> list[Edit]:
    """Join the edits of a sentence into one where they would be confetti.

    The rule: when one sentence of the old wording carries more than `most_fragments` edits and
    keeps less than 60 % of the characters of its words, its edits become one, from the first to
    the last. A sentence ends after one of `. ; : ! ?` and the white space behind it, or after a
    paragraph mark (a line feed). An edit belongs to the sentence in which it starts. A paragraph
    mark or an opaque token (it begins with U+FFFC) that is kept stays kept: the joined edit is
    split around it. With `most_fragments` 0 nothing is ever joined. Either way the same two
    wordings result.
    """
    if not most_fragments or len(found) <= most_fragments:
        return list(found)
    starts = _sentence_starts(old)
    readable: list[Edit] = []
    for sentence, group in groupby(found, lambda edit: bisect_right(starts, edit.old_start)):
        inside = list(group)
        end = starts[sentence] if sentence < len(starts) else len(old)
        if len(inside) > most_fragments and _is_lost(old, inside, starts[sentence - 1], end):
            inside = list(_joined(old, inside))
        readable.extend(inside)
    return readable


def _sentence_starts(old: Sequence[str]) -> list[int]:
    starts = [0]
    ended = False
    for at, token in enumerate(old):
        if token.isspace():
            if token == PARAGRAPH_MARK or (ended and not _space_at(old, at + 1)):
                starts.append(at + 1)
                ended = False
        else:
            ended = token in SENTENCE_MARKS
    return starts


def _space_at(old: Sequence[str], at: int) -> bool:
    return at < len(old) and old[at].isspace()


def _is_lost(old: Sequence[str], inside: Sequence[Edit], start: int, end: int) -> bool:
    """Say whether a sentence keeps too little; `inside` may strike beyond its end."""
    total = _letters(old[start:end])
    struck = sum(_letters(old[edit.old_start : min(edit.old_end, end)]) for edit in inside)
    return (total - struck) * 100 < LEAST_KEPT * total


def _letters(tokens: Sequence[str]) -> int:
    return sum(len(token) for token in tokens if any(map(str.isalnum, token)))


def _joined(old: Sequence[str], inside: Sequence[Edit]) -> Iterator[Edit]:
    whole = inside[0]
    for edit in inside[1:]:
        if any(_stays(token) for token in old[whole.old_end : edit.old_start]):
            yield whole
            whole = edit
        else:
            whole = Edit(whole.old_start, edit.old_end, whole.new_start, edit.new_end)
    yield whole


def _stays(token: str) -> bool:
    return token == PARAGRAPH_MARK or token.startswith(OPAQUE)
