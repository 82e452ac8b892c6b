"""Knows the smallest pieces a wording is compared by, and which of them to strike and write."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from redline.compare.cheapest import kept

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029"
    "\u3038-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff"
    "\uff66-\uff9f\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
"""Thai, Lao, Myanmar, Khmer, Han, Hiragana, Katakana: scripts that put no space between words."""

PICTOGRAPHS = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
PREPENDED = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
STACKERS = "\u1039\u17d2"  # Myanmar virama, Khmer coeng: the next letter is written below
JOINING = "\u0e33\u0eb3\u200c\u200d\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
"""What belongs to the character before it though Unicode does not class it as a mark (UAX #29)."""

LAST_WITH_MARKS = 0x1F000  # above it there are only variation selectors, named below
PLAIN = re.compile(
    r"[\x00-\u02ff\u0370-\u0482\u1e00-\u1fff\u2010-\u2027\u202f-\u203b\u20a0-\u20cf\ufffc]*"
)
"""Wordings without marks, unspaced scripts and pictographs but for © and ®: nearly all contracts."""

PLAIN_TOKEN = re.compile(
    r"[^\W\d]\w*|\r\n|\s|[$£¤¥\u20a0-\u20cf]?\d++(?:[.,'’]\d++)*+(?:[%‰]|\w*)|[\s\S]"
)


class Edit(NamedTuple):
    """Strike the old tokens from `old_start` to `old_end` and write the new ones in their place."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def tokens(text: str) -> list[str]:
    """Cut a text into words, numbers with their separators and sign, single spaces and single marks.

    Nothing is lost: the tokens joined are the text. A grapheme is never cut (UAX #29); a script
    that puts no spaces between words yields its characters one by one; U+FFFC stands alone.
    """
    plain = PLAIN.fullmatch(text)
    return (PLAIN_TOKEN if plain else _any_token()).findall(text)


def edits(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    old_weights: Sequence[int],
    new_weights: Sequence[int],
) -> list[Edit]:
    """Return the edits that turn `old` into `new` for the least total weight struck and written.

    Equal tokens must weigh the same. Among the cheapest, the fewest edits are chosen, and an edit
    that could as well stand a few tokens further is put where it starts with a word and takes the
    space after it. Exact up to `cheapest.LIMIT` cells after the common beginning and end are cut.
    """
    head, tail = _common_ends(old, new)
    old_end, new_end = len(old) - tail, len(new) - tail
    if head in {old_end, new_end}:
        found = [Edit(head, old_end, head, new_end)] if old_end != new_end else []
    else:
        inner = slice(head, old_end), slice(head, new_end)
        pairs = kept(old[inner[0]], new[inner[1]], old_weights[inner[0]], new_weights[inner[1]])
        found = list(_apart(pairs, head, old_end, new_end))
    return _slid(old, new, found)


def _common_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    head = 0
    for left, right in zip(old, new, strict=False):
        if left != right:
            break
        head += 1
    tail, most = 0, min(len(old), len(new)) - head
    for left, right in zip(reversed(old), reversed(new), strict=False):
        if tail == most or left != right:
            break
        tail += 1
    return head, tail


def _apart(
    pairs: Sequence[tuple[int, int]], head: int, old_end: int, new_end: int
) -> Iterator[Edit]:
    """Turn the pairs kept (counted from `head`) into the edits between and after them.

    The last tokens differ, or they would belong to the common end: so an edit comes last.
    """
    i = j = head
    for left, right in pairs:
        if i < left + head or j < right + head:
            yield Edit(i, left + head, j, right + head)
        i, j = left + head + 1, right + head + 1
    yield Edit(i, old_end, j, new_end)


def _slid(old: Sequence[Hashable], new: Sequence[Hashable], found: list[Edit]) -> list[Edit]:
    """Move every edit that only strikes or only writes to the best of the places it may stand."""
    slid: list[Edit] = []
    for at, edit in enumerate(found):
        before = slid[-1].old_end if slid else 0
        after = found[at + 1].old_start if at + 1 < len(found) else len(old)
        room = edit.old_start - before, after - edit.old_end
        if edit.old_start == edit.old_end:
            by = _slide(new, edit.new_start, edit.new_end, room)
        elif edit.new_start == edit.new_end:
            by = _slide(old, edit.old_start, edit.old_end, room)
        else:
            by = 0
        slid.append(Edit(*(place + by for place in edit)) if by else edit)
    return slid


def _slide(side: Sequence[Hashable], start: int, end: int, room: tuple[int, int]) -> int:
    """Say by how many tokens a block moves so that it starts where a reader would start it."""
    least = most = 0
    while -least < room[0] and side[start + least - 1] == side[end + least - 1]:
        least -= 1
    while most < room[1] and side[start + most] == side[end + most]:
        most += 1
    if least == most:
        return 0
    return max(range(least, most + 1), key=lambda by: (_merit(side, start + by), -by))


def _merit(side: Sequence[Hashable], start: int) -> int:
    """Rate a place to start: a paragraph, a sentence, a word, anything, a space."""
    if _is_space(side[start]):
        return 0
    if start == 0 or side[start - 1] == "\n":
        return 4
    if not _is_space(side[start - 1]):
        return 1
    return 3 if start > 1 and side[start - 2] in {".", ";", ":", "!", "?"} else 2


def _is_space(token: Hashable) -> bool:
    return isinstance(token, str) and token.isspace()


@cache
def _any_token() -> re.Pattern[str]:
    """Return the pattern for every script; making it takes a moment, and few contracts need it."""
    marks = f"[{_marks()}]"
    letters = rf"(?:[^\W{UNSPACED}]++|{marks}++)*+"
    number = rf"[$£¤¥\u20a0-\u20cf]?\d++(?:[.,'’]\d++)*+(?:[%‰]|{letters}){marks}*+"
    return re.compile(
        r"[0-9#*]\ufe0f?\u20e3"
        rf"|[^\W\d{UNSPACED}]{letters}"
        r"|\r\n|[\t-\r\x1c-\x1f\x85\u2028\u2029\ufffc]"
        rf"|\s{marks}*+"
        rf"|[{PREPENDED}]?{number}"
        rf"|[{PREPENDED}][^\W{UNSPACED}]{letters}"
        rf"|[{UNSPACED}]{marks}*+(?:(?<=[{STACKERS}])[{UNSPACED}]{marks}*+)*+"
        rf"|[\U0001f1e6-\U0001f1ff]{{2}}{marks}*+"
        rf"|[{PICTOGRAPHS}]{marks}*+(?:(?<=\u200d)[{PICTOGRAPHS}]{marks}*+)*+"
        rf"|[\s\S]{marks}*+"
    )


def _marks() -> str:
    """Return all combining marks as ranges of a character class, with what else joins."""
    places = [*range(0x300, LAST_WITH_MARKS), *range(0xE0100, min(0xE01F0, sys.maxunicode))]
    marks = [place for place in places if unicodedata.category(chr(place))[0] == "M"]
    starts = [
        place for place, before in zip(marks, [0, *marks], strict=False) if place != before + 1
    ]
    ends = [
        place for place, after in zip(marks, [*marks[1:], 0], strict=True) if place + 1 != after
    ]
    ranges = (f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))
    return "".join(ranges) + JOINING
