"""Whether a rule's verdict flips when the two parties of its clause change places.

    python -m benchmarks.mirrors [--playbook NAMES]

Each example that deviates and names a party is tried with the parties exchanged. What stood against us
then stands against them, and must be no finding, nor one to think about. Only between equals, and where
a text says the same of both parties, must the verdict be kept. Prints what does neither, the figures of
each playbook and, last, one JSON object of them all.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from redline.examples import NOT_SURE, Trial, trials
from redline.model import Example, Playbook, Rule, Rung
from redline.playbook import available, load

FINE = frozenset({"preferred", "acceptable"})
BELOW = frozenset(rung.value for rung in Rung) - FINE | {"unacceptable"}

_FIRST = "\ue000"
"""Stands for the first label while the second takes its place."""

EXCEPTIONS: Final = {
    "dpa.term": (
        "DPA ends together with the Principal Agreement",
        "the addendum ends too early, whoever is said to hold the data still",
    ),
    "insurance.cover": (
        "liability insurance",
        "the mirror has us insure alone, which the rule finds as such",
    ),
    "ip.ownership": (
        "shall be the property of",
        "what they own is against us outright, where our own promised falls short only",
    ),
    "liability.carve-outs": (
        "Each party's aggregate liability is limited",
        "the limit binds both either way and nothing stands outside it",
    ),
    "license.affiliates": (
        "contractors are excluded",
        "the sentence that shuts them out names no party",
    ),
    "return.retention": (
        "No copy may be kept for any reason",
        "the sentence that forbids copies names no party",
    ),
    "termination.acceleration": (
        "for any reason, all fees for the remainder of the term",
        "the sentence that matters names no party, and fees are paid by us",
    ),
}
"""Mirrored examples that may deviate: the rule, words that they say, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirrored:
    """An example of a rule and the same with the parties exchanged, each as it came out.

    With `keeps` the verdict must be the same, since no side gains; otherwise it must flip.
    """

    playbook: str
    rule: Rule
    number: int
    text: str
    before: frozenset[str]
    after: frozenset[str]
    keeps: bool

    @property
    def right(self) -> bool:
        """Whether what stood against us is no finding once it binds them, or stays where it must."""
        if self.keeps:
            return self.before & BELOW == self.after & BELOW
        return not self.after & (BELOW | {NOT_SURE})

    @property
    def outcome(self) -> str:
        """What to count it as: `flipped`, `kept`, `excused` or `wrong`."""
        if self.right:
            return "kept" if self.keeps else "flipped"
        return "excused" if excused(self) else "wrong"


def mirrored(playbook: Playbook) -> Iterator[Mirrored]:
    """Try each deviating example that names a party, and the same with the parties exchanged."""
    for rule in playbook.rules:
        yield from _tried(playbook, rule, tuple(_pairs(playbook, rule)))


def keeps(playbook: Playbook, example: Example) -> bool:
    """Say whether a verdict must be the same whichever way the parties stand.

    Between equals it must: what is asked of a mutual agreement is asked for both.
    """
    return playbook.symmetric or _of_both(playbook, example)


def _of_both(playbook: Playbook, example: Example) -> bool:
    """Say whether a text names the parties only together: `neither Customer nor Supplier`."""
    first, second = map(re.escape, _labels(playbook, example))
    party = rf"(?:the )?(?:{first}|{second})"
    named = rf"(?:{party} (?:and|or) {party}|neither {party} nor {party})"
    together = re.compile(rf"(?i)\b{named}\b")
    alone = re.compile(rf"(?i)\b{party}\b")
    return bool(together.search(example.text)) and not alone.search(together.sub("", example.text))


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
            keeps=keeps(playbook, first.example),
        )


def _outcome(trial: Trial) -> frozenset[str]:
    return frozenset(trial.said)


def swapped(playbook: Playbook, example: Example) -> Example | None:
    """Return an example with the parties exchanged; none where it names neither of them."""
    ours, theirs = _labels(playbook, example)
    if not re.search(rf"\b(?:{ours}|{theirs})\b", example.text):
        return None
    text = re.sub(rf"\b{ours}\b", _FIRST, example.text)
    text = re.sub(rf"\b{theirs}\b", ours, text).replace(_FIRST, theirs)
    return replace(example, text=text, after="", rung=None, unacceptable=False)


def _labels(playbook: Playbook, example: Example) -> tuple[str, str]:
    """Return what a text calls us and them, or would if it named them."""
    ours = (example.we_are, *playbook.us) if example.we_are else playbook.us
    return _label(ours, example.text), _label(playbook.them, example.text)


def _label(words: tuple[str, ...], text: str) -> str:
    labels = [word.title() for word in words]
    said = (label for label in labels if re.search(rf"\b{re.escape(label)}\b", text))
    return next(said, labels[0])


def excused(one: Mirrored) -> str:
    """Return why a mirrored example may deviate; empty where it may not."""
    words, why = EXCEPTIONS.get(one.rule.id, ("", ""))
    return why if words in one.text else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--playbook", default="", help="names, parted by commas; all, if left out")
    asked = parser.parse_args()
    wanted = set(filter(None, asked.playbook.split(",")))
    counts: Counter[str] = Counter()
    for name, path in available():
        if not wanted or name in wanted:
            made = tuple(mirrored(load(path)))
            for one in made:
                _tell(one)
            told = Counter(one.outcome for one in made)
            print(f"{name:20}", len(made), "mirrored:", _figures(told))
            counts += told
    print(json.dumps({"mirrored": counts.total()} | {name: counts[name] for name in OUTCOMES}))


OUTCOMES = ("flipped", "kept", "excused", "wrong")


def _figures(told: Counter[str]) -> str:
    return ", ".join(f"{told[name]} {name}" for name in OUTCOMES)


def _tell(one: Mirrored) -> None:
    if one.outcome == "wrong":
        print(f"{one.playbook} {one.rule.id}: {sorted(one.before)} -> {sorted(one.after)}")
        print(f"    {one.text}")


if __name__ == "__main__":
    main()
