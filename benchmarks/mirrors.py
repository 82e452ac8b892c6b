"""Whether a rule's verdict flips when the two parties of its clause change places.

    python -m benchmarks.mirrors [--playbook NAME] [-v]

Side matters to a rule that names a party in what decides its verdict, or reads facts by who is bound.
Each of its examples that deviates is tried with the parties exchanged: what stood against us now stands
against them and must be no finding. Where side does not matter the verdict must stay as it was.
Prints what does neither and, last, one JSON object of figures.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from redline.examples import Trial, trials
from redline.model import (
    Choice,
    Example,
    Phrase,
    Piece,
    Playbook,
    Rule,
    Rung,
    Slot,
)
from redline.playbook import available, load

SIDES = frozenset({"us", "them"})
FINE = frozenset({"preferred", "acceptable"})
BELOW = frozenset(rung.value for rung in Rung) - FINE | {"unacceptable"}

_FIRST = "\ue000"
"""Stands for the first label while the second takes its place."""

EXCEPTIONS: Final = {
    ("", "force-majeure.exit"): "both parties are excused either way; the rule asks for a way out",
    ("", "insurance.cover"): "the mirror has us insure alone, which the rule finds as such",
    ("", "liability.carve-outs"): "the limit binds both either way and nothing stands outside it",
    (
        "",
        "termination.acceleration",
    ): "the sentence that matters does not say who pays; the rule asks",
    (
        "",
        "compelled.disclosure",
    ): "the mirror leaves the recipient without a rule on its own disclosure",
    ("nda-discloser", "reverse.engineering"): "the ban is missing whoever the samples come from",
}
"""Rules, by playbook (empty for any) and id, whose mirrored examples may deviate, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirrored:
    """An example of a rule and the same with the parties exchanged, each as it came out."""

    playbook: str
    rule: Rule
    number: int
    text: str
    before: frozenset[str]
    after: frozenset[str]

    @property
    def flips(self) -> bool:
        """Whether what stood against us is no finding once it binds them."""
        return not self.after & BELOW

    @property
    def stays(self) -> bool:
        """Whether the verdict is the same whichever way the parties stand."""
        return self.before & BELOW == self.after & BELOW


def side_matters(playbook: Playbook, rule: Rule) -> bool:
    """Say whether what decides a rule's verdict names a party or asks who is bound.

    Between equals it does not: what is asked of a mutual agreement is asked for both.
    """
    if playbook.symmetric:
        return False
    if any(fact.who in SIDES for fact in rule.facts) or any(c.who in SIDES for c in rule.checks):
        return True
    return any(_names_a_side(phrase.pieces) for phrase in _deciding(rule))


def _deciding(rule: Rule) -> Iterator[Phrase]:
    yield from (*rule.recognise.phrases, *rule.recognise.not_phrases)
    for check in rule.checks:
        yield from (*check.any_phrases, *check.all_phrases, *check.not_phrases)
    for fact in rule.facts:
        yield from (*fact.near, *fact.avoid)
    yield from (words.phrase for words in rule.unacceptable)


def _names_a_side(pieces: tuple[Piece, ...]) -> bool:
    for piece in pieces:
        if isinstance(piece, Slot) and piece.side in SIDES:
            return True
        if isinstance(piece, Choice) and any(_names_a_side(each) for each in piece.options):
            return True
    return False


def mirrored(playbook: Playbook, *, mattering: bool = True) -> Iterator[Mirrored]:
    """Try each deviating example of the rules to which side matters, or does not, mirrored."""
    for rule in playbook.rules:
        if side_matters(playbook, rule) is mattering:
            pairs = tuple(_pairs(playbook, rule))
            yield from _tried(playbook, rule, pairs)


def _pairs(playbook: Playbook, rule: Rule) -> Iterator[tuple[Example, Example]]:
    for example in rule.examples:
        deviates = example.unacceptable or (example.rung is not None and example.rung not in FINE)
        other = swapped(playbook, example)
        if deviates and other is not None:
            yield example, other


def _tried(
    playbook: Playbook, rule: Rule, pairs: tuple[tuple[Example, Example], ...]
) -> Iterator[Mirrored]:
    both = tuple(example for pair in pairs for example in pair)
    made = list(trials(replace(playbook, rules=(replace(rule, examples=both),))))
    for first, second in zip(made[::2], made[1::2], strict=True):
        yield Mirrored(
            playbook=playbook.id,
            rule=rule,
            number=second.number // 2,
            text=" ".join(second.example.text.split()),
            before=_outcome(first),
            after=_outcome(second),
        )


def _outcome(trial: Trial) -> frozenset[str]:
    return frozenset(trial.said)


def swapped(playbook: Playbook, example: Example) -> Example | None:
    """Return an example with the parties exchanged; none where it names neither of them."""
    us = _label((example.we_are, *playbook.us) if example.we_are else playbook.us, example.text)
    them = _label(playbook.them, example.text)
    if not us and not them:
        return None
    ours, theirs = (
        us or (example.we_are or playbook.us[0]).title(),
        them or playbook.them[0].title(),
    )
    text = re.sub(rf"\b{ours}\b", _FIRST, example.text)
    text = re.sub(rf"\b{theirs}\b", ours, text).replace(_FIRST, theirs)
    return replace(example, text=text, after="", rung=None, unacceptable=False)


def _label(words: tuple[str, ...], text: str) -> str:
    labels = (word.title() for word in words)
    return next((label for label in labels if re.search(rf"\b{re.escape(label)}\b", text)), "")


def excused(one: Mirrored) -> str:
    """Return why a rule's mirrored examples may deviate; empty where they may not."""
    known = EXCEPTIONS.get((one.playbook, one.rule.id))
    return known or EXCEPTIONS.get(("", one.rule.id), "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--playbook", default="", help="names, parted by commas; all, if left out")
    asked = parser.parse_args()
    wanted = set(filter(None, asked.playbook.split(",")))
    flipped, stayed = [], []
    for name, path in available():
        if not wanted or name in wanted:
            book = load(path)
            flipped += [_told(one, one.flips) for one in mirrored(book)]
            stayed += [_told(one, one.stays) for one in mirrored(book, mattering=False)]
    counts = {"mirrored": len(flipped), "flipped": flipped.count("flips")}
    counts |= {"excused": flipped.count("excused"), "wrong": flipped.count("wrong")}
    print(json.dumps(counts | {"same": len(stayed), "stayed": stayed.count("flips")}))


def _told(one: Mirrored, right: bool) -> str:
    if right:
        return "flips"
    why = excused(one)
    if not why:
        print(f"{one.playbook} {one.rule.id}: {sorted(one.before)} -> {sorted(one.after)}")
        print(f"    {one.text}")
    return "excused" if why else "wrong"


if __name__ == "__main__":
    main()
