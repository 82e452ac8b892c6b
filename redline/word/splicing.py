"""Part bytes after an edit: what was not edited keeps the very bytes of the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from redline.word.names import NAMESPACES
from redline.word.parsing import in_utf8, parse, serialise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

_WORDML: Final = re.escape(NAMESPACES["w"].encode())
_PREFIXES: Final = re.compile(rb"""xmlns(?::([^\s=<>"']{1,200}))?=["']""" + _WORDML + rb"""["']""")
_REST: Final = rb"""(?=[\s/>])(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>"""
_ASIDE: Final = rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|"
_PROLOG: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,200}\?>)?[\r\n]*")
_OPENING: Final = re.compile(_ASIDE + rb"<[^/!?]", re.DOTALL)
_UNPARSED: Final = (b"<!", b"<?")
"""How comments, instructions and unparsed text start; after parsing there are none."""

_DECLARATION: Final = 4
"""Behind where a declaration starts, with a byte order mark in front or not."""

_MAX_PREFIXES: Final = 8
"""Real parts use one. With very many, looking for each would take long."""


def spliced(source: bytes, root: Element, before: bytes | None = None) -> bytes:
    """Return an edited part: the source's own bytes for every paragraph that was not edited.

    `root` is the tree that was parsed from `source` and edited since, `before` the bytes of that tree
    when it was not yet edited, made anew where they are not at hand. What stands between paragraphs
    keeps its bytes too, up to the elements that were edited. A part in another encoding than UTF-8
    is written in that as a whole.

    Different bytes can mean the same (`&quot;`, a comment, two spaces between attributes). Source,
    unedited and edited tree are cut where paragraphs start and end; a stretch that is the same in
    both trees is taken from the source.
    """
    if in_utf8("", "", source) is not source:
        return serialise(root)
    before = etree.tostring(parse("", "", source), encoding="UTF-8") if before is None else before
    before, after = _bare(before), etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    if source.endswith(before):
        return source[: len(source) - len(before)] + after
    made = _joined(source, before, after)
    return made if made and _means(made, after) else _declared(source) + after


def _bare(before: bytes) -> bytes:
    """Return the bytes of a tree without a declaration."""
    return before[before.index(b"?>") + 2 :].lstrip() if before.startswith(b"<?xml") else before


def _declared(source: bytes) -> bytes:
    prolog = _PROLOG.match(source)
    return prolog.group() if prolog else b""


def _means(made: bytes, after: bytes) -> bool:
    """Say whether the joined bytes are the edited tree, as they must be."""
    return etree.tostring(parse("", "", made), encoding="UTF-8", xml_declaration=False) == after


def _joined(source: bytes, before: bytes, after: bytes) -> bytes:
    """Return the edited part put together from all three, empty where they cannot be cut alike."""
    prefixes = sorted({*_PREFIXES.findall(before), *_PREFIXES.findall(after)})
    if len(prefixes) > _MAX_PREFIXES:
        return b""
    own, old, new = (_cut(data, prefixes) for data in (source, before, after))
    return b"".join(_chosen(_Cuts(own, old, new))) if len(own) == len(old) else b""


# ------------------------------------------------------------------ cutting


def _cut(data: bytes, prefixes: Sequence[bytes]) -> list[bytes]:
    """Cut a part before and behind every paragraph, also those in a text box of another."""
    names = b"|".join(re.escape(prefix + b":" if prefix else b"") + b"p" for prefix in prefixes)
    aside = _ASIDE if any(data.find(mark, _DECLARATION) > 0 for mark in _UNPARSED) else b""
    marks = re.compile(aside + rb"</?(?:" + (names or b"p") + rb")" + _REST, re.DOTALL)
    at = [0]
    for found in marks.finditer(data):
        start, end = found.span()
        if data[start + 1] in b"!?":
            continue
        if data[start + 1] != ord("/"):
            at.append(start)
        if data[start + 1] == ord("/") or data[end - 2] == ord("/"):
            at.append(end)
    return [data[start:end] for start, end in pairwise([*at, len(data)])]


def _cut_openings(data: bytes) -> list[bytes]:
    """Cut a stretch before every element that starts in it; closing tags go with what they follow."""
    found = _OPENING.finditer(data)
    at = [0, *(one.start() for one in found if data[one.start() + 1] not in b"!?")]
    return [data[start:end] for start, end in pairwise([*at, len(data)])]


# ------------------------------------------------------------------ choosing


class _Cuts(NamedTuple):
    """The stretches of the source, of its tree, and of the edited tree; the first two go in pairs."""

    own: Sequence[bytes]
    old: Sequence[bytes]
    new: Sequence[bytes]


class _Chain(NamedTuple):
    """The last link of a chain of stretches that keep their order in both lists."""

    old: int
    new: int
    before: _Chain | None


class _Gap(NamedTuple):
    """Stretches of the old tree and of the new one that lie between the same two neighbours."""

    old: range
    new: range


def _chosen(cuts: _Cuts) -> Iterator[bytes]:
    known = dict(zip(cuts.old, cuts.own, strict=True))
    done = 0
    for gap in _gaps(cuts.old, cuts.new):
        same = gap.old.start - (gap.new.start - done)
        yield from cuts.own[same : gap.old.start]
        yield from _filled(cuts, gap, known)
        done = gap.new.stop


def _filled(cuts: _Cuts, gap: _Gap, known: dict[bytes, bytes]) -> Iterator[bytes]:
    """Yield the new stretches of a gap: those known from the source in its bytes, others refined."""
    places: dict[bytes, list[int]] = defaultdict(list)
    for place in reversed(gap.old):
        places[cuts.old[place]].append(place)
    paired = len(gap.old) == len(gap.new)
    for offset, number in enumerate(gap.new):
        stretch = cuts.new[number]
        pair = gap.old.start + offset
        if paired and cuts.old[pair] == stretch:
            yield cuts.own[pair]
        elif places[stretch]:
            yield cuts.own[places[stretch].pop()]
        elif stretch in known:
            yield known[stretch]
        else:
            yield _refined(cuts.own[pair], cuts.old[pair], stretch) if paired else stretch


def _refined(own: bytes, old: bytes, new: bytes) -> bytes:
    """Return an edited stretch with the source's bytes for what is the same at its two ends."""
    owns, olds, news = (_cut_openings(data) for data in (own, old, new))
    if len(owns) != len(olds):
        return new
    first, last = _alike_at_ends(olds, news)
    return b"".join((*owns[:first], *news[first : len(news) - last], *owns[len(owns) - last :]))


def _alike_at_ends(olds: Sequence[bytes], news: Sequence[bytes]) -> tuple[int, int]:
    """Return how many items two lists have in common at the start, and then at the end."""
    most = min(len(olds), len(news))
    first = next((n for n in range(most) if olds[n] != news[n]), most)
    rest = most - first
    last = next((n for n in range(rest) if olds[-1 - n] != news[-1 - n]), rest)
    return first, last


# ------------------------------------------------------------------ aligning


def _gaps(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[_Gap]:
    """Yield what differs between two lists, in order: all in front of a gap is alike in both.

    Stretches that are in each list once, and in the same order, hold the lists together; what lies
    beside them and is alike goes with them.
    """
    at_old = at_new = 0
    for one, other in (*_anchors(old, new), (len(old), len(new))):
        ahead = _alike_ahead(old, new, (at_old, at_new), (one, other))
        behind = _alike_behind(old, new, (at_old + ahead, at_new + ahead), (one, other))
        gap = _Gap(range(at_old + ahead, one - behind), range(at_new + ahead, other - behind))
        if len(gap.old) or len(gap.new):
            yield gap
        at_old, at_new = one, other
    yield _Gap(range(len(old), len(old)), range(len(new), len(new)))


def _anchors(old: Sequence[bytes], new: Sequence[bytes]) -> list[tuple[int, int]]:
    """Return the longest chain of stretches that are in both lists once, by their two places."""
    olds, news = Counter(old), Counter(new)
    places = {stretch: number for number, stretch in enumerate(old) if olds[stretch] == 1}
    tails: list[int] = []
    chains: list[_Chain] = []
    for number, stretch in enumerate(new):
        if news[stretch] == 1 and stretch in places:
            length = bisect_left(tails, places[stretch])
            link = _Chain(places[stretch], number, chains[length - 1] if length else None)
            tails[length : length + 1] = [places[stretch]]
            chains[length : length + 1] = [link]
    return _unrolled(chains[-1] if chains else None)


def _unrolled(chain: _Chain | None) -> list[tuple[int, int]]:
    found = []
    while chain is not None:
        found.append((chain.old, chain.new))
        chain = chain.before
    return found[::-1]


def _alike_ahead(
    old: Sequence[bytes], new: Sequence[bytes], start: tuple[int, int], end: tuple[int, int]
) -> int:
    most = min(end[0] - start[0], end[1] - start[1])
    return next((n for n in range(most) if old[start[0] + n] != new[start[1] + n]), most)


def _alike_behind(
    old: Sequence[bytes], new: Sequence[bytes], start: tuple[int, int], end: tuple[int, int]
) -> int:
    most = min(end[0] - start[0], end[1] - start[1])
    return next((n for n in range(most) if old[end[0] - 1 - n] != new[end[1] - 1 - n]), most)
