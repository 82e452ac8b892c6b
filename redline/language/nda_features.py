"""What a passage of an NDA is judged by: its words, those around it, telling cues, and rules that fire."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from redline.language.nda_cues import Rule, heard, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from redline.language.passages import Passage

RESERVE = 60.0
"""Keeps a few words from speaking as loudly as a long sentence."""

CUE, RULE, LED = 0.5, 1.0, 0.7  # what a cue, a rule, and a rule that an item fires count
_MOST_WORDS, _MOST_STEM, _MOST_LEAD = 250, 60, 400
_LENGTHS = (25, 80, 200, 450)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*|\d+")


class Features(NamedTuple):
    """Of one passage: words and pairs, words around it, cues with what they count, rules that fire.

    `fires` are places in the table of rules. `leads`: it leads in to exceptions and excepts
    nothing by itself.
    """

    grams: frozenset[str]
    around: frozenset[str]
    cues: Mapping[str, float]
    fires: frozenset[int]
    leads: bool


def features(passages: Iterable[Passage]) -> list[Features]:
    """Return what every passage is judged by."""
    known: dict[str, frozenset[str]] = {}

    def cues_of(words: str) -> frozenset[str]:
        if words not in known:
            known[words] = heard(words)
        return known[words]

    return [_features(passage, cues_of) for passage in passages]


def weighted(
    judged: Features, places: Mapping[str, int], rarity: Sequence[float]
) -> tuple[list[int], list[float]]:
    """Return the places of known features with their values."""
    grams = sorted(places[gram] for gram in judged.grams if gram in places)
    length = math.sqrt(sum(rarity[place] ** 2 for place in grams) + RESERVE)
    around = sorted(places[word] for word in judged.around if word in places)
    share = 0.6 / math.sqrt(len(around) + 10)
    cues = [(places[cue], worth) for cue, worth in judged.cues.items() if cue in places]
    return (
        [*grams, *around, *(place for place, _ in cues)],
        [
            *(2 * rarity[place] / length for place in grams),
            *(share for _ in around),
            *(worth for _, worth in cues),
        ],
    )


def words_of(text: str) -> list[str]:
    """Return the words of folded text, every figure as 0."""
    return ["0" if word[0].isdigit() else word for word in _WORD.findall(text)]


def _features(passage: Passage, cues_of: Callable[[str], frozenset[str]]) -> Features:
    own = cues_of(passage.words)
    stem = cues_of(passage.stem) if passage.stem else frozenset()
    across = _across(passage.stem, passage.words, cues_of) - own - stem
    items = [
        cues_of(item) | (_across(passage.words, item, cues_of) - own) for item in passage.items
    ]
    fires = frozenset(at for at, rule in enumerate(rules()) if _fires(rule, own | across, stem))
    led = {
        at
        for at, rule in enumerate(rules())
        if any(_fires(rule, item, own | stem) for item in items)
    }
    words = words_of(passage.words)[:_MOST_WORDS]
    around = {f"<{word}" for word in words_of(passage.stem)[-_MOST_STEM:]}
    for item in passage.items:
        around.update(f">{word}" for word in words_of(item)[:_MOST_STEM])
    return Features(
        grams=frozenset((*words, *(f"{one} {other}" for one, other in pairwise(words)))),
        around=frozenset(around),
        cues={
            f"#{sum(len(passage.words) >= length for length in _LENGTHS)}": CUE,
            **{f"={cue}": CUE for cue in sorted(own)},
            **{f"+={cue}": CUE for cue in sorted(across)},
            **{f"<={cue}": CUE for cue in sorted(stem)},
            **{f">={cue}": CUE for cue in sorted({cue for item in items for cue in item})},
            **{f"!{rules()[at].name}": RULE for at in sorted(fires)},
            **{f">!{rules()[at].name}": LED for at in sorted(led)},
        },
        fires=fires,
        leads=bool(passage.items) and "excludes" in own,
    )


def _across(lead: str, item: str, cues_of: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """Return the cues of an item read on from what leads in to it: `shall not: (a) copy it`."""
    return cues_of(f"{lead[-_MOST_LEAD:]} {item}") if lead else frozenset()


def _fires(rule: Rule, own: frozenset[str], stem: frozenset[str]) -> bool:
    """Say whether a rule holds of a passage with its stem, the passage itself saying what counts."""
    both = own | stem
    return rule.needs <= both and rule.bars.isdisjoint(both) and rule.own <= own
