"""What a contract calls its parties: finds them in a sentence by label, name, alias or `either party`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from redline.model import Party

_PAYING = (
    "customer client buyer purchaser licensee subscriber tenant lessee employer franchisee distributor "
    "reseller end-user user borrower retailer advertiser sponsor"
)
PAYERS = frozenset(_PAYING.split())
"""Roles of those who pay for what the other side provides."""

_PROVIDING = (
    "supplier provider vendor seller licensor contractor consultant manufacturer landlord lessor "
    "franchisor service-provider developer"
)
PROVIDERS = frozenset(_PROVIDING.split())
"""Roles of those who are paid."""

_PARTY = r"part(?:y|ies)|recipient|discloser|indemnitor|of us"
_WHICH = re.compile(
    r"\b(?:(?P<none>neither|no)|either|each|both|any|every|such|the|a|an|one|all)\s(?:of\s)?(?:the\s|such\s)?"
    r"(?:[a-z][\w-]{1,20}\s){0,2}?$"
)
_STRANGER = re.compile(r"(?:\bthird[\s-]|\bother than the\s|\bnot (?:a|an|the)\s)$")
_HERETO = re.compile(r"\s(?:hereto|hereunder|to this agreement)\b")
_FORM = re.compile(
    r",?\s(?:inc|corp|corporation|co|company|ltd|limited|llc|l\.l\.c|llp|lp|l\.p|plc|gmbh|ag|s\.a|n\.v|b\.v|pty"
    r"|incorporated)\.?(?:\s(?:ltd|limited|inc)\.?)?$",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """Where parties are named and who they are. `owner`: only as the owner of what follows."""

    start: int
    end: int
    labels: tuple[str, ...]
    owner: bool
    none: bool


class Callings(NamedTuple):
    """The names of the parties of one contract, as one pattern over lower-case text."""

    pattern: re.Pattern[str]
    labels: dict[str, tuple[str, ...]]
    everyone: tuple[str, ...]

    def mentions(self, low: str) -> tuple[Mention, ...]:
        """Return every place where a lower-case sentence names parties, in order."""
        found = (self._mention(low, match) for match in self.pattern.finditer(low))
        return tuple(mention for mention in found if mention)

    def _mention(self, low: str, match: re.Match[str]) -> Mention | None:
        if low[match.start() - 1 : match.start()].isalnum():
            return None
        name = match["name"]
        if name is None:
            return _collective(low, match, self.everyone)
        start = match.start() - 4 if low.endswith("the ", 0, match.start()) else match.start()
        owner = _owns(low, match.end()) or name in ("your", "our")
        return Mention(start, match.end(), self.labels[" ".join(name.split())], owner, none=False)


def _collective(low: str, match: re.Match[str], everyone: tuple[str, ...]) -> Mention | None:
    """Read `either party`, `the receiving party`, `parties`; a third party is none."""
    tail = low[max(0, match.start() - 50) : match.start()]
    if _STRANGER.search(tail):
        return None
    which = _WHICH.search(tail)
    start = match.start() - (len(tail) - which.start() if which else 0)
    hereto = _HERETO.match(low, match.end())
    end = hereto.end() if hereto else match.end()
    return Mention(start, end, everyone, _owns(low, end), bool(which and which["none"]))


def _owns(low: str, end: int) -> bool:
    return low[end : end + 1] in ("'", "\u2019")


@lru_cache(maxsize=8)
def callings(parties: tuple[Party, ...]) -> Callings:
    """Work out what the parties of a contract are called."""
    labels: dict[str, tuple[str, ...]] = {}
    for party in parties:
        for name in (party.label, *party.aliases, party.name, _FORM.sub("", party.name)):
            if words := " ".join(name.lower().split()):
                labels.setdefault(words, (party.label,))
    labels |= _pronouns(parties, labels)
    everyone = tuple(dict.fromkeys(party.label for party in parties if party.label))
    names = sorted(labels, key=lambda name: (-len(name), name))
    spelled = "|".join(r"\s".join(map(re.escape, name.split())) for name in names) or r"(?!)"
    pattern = rf"(?:(?P<name>{spelled})|{_PARTY})(?![\w-])"
    return Callings(re.compile(pattern), labels, everyone)


def sole(parties: tuple[Party, ...], roles: frozenset[str]) -> tuple[str, ...]:
    """Return the label of the one party that has one of the roles; none if there is not just one."""
    found = dict.fromkeys(party.label for party in parties if _role(party) in roles)
    return tuple(found) if len(found) == 1 else ()


def _role(party: Party) -> str:
    return party.role or party.label.lower()


def _pronouns(
    parties: tuple[Party, ...], labels: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Let `you` be the customer and `we` the provider where there is one of each."""
    you, we = sole(parties, PAYERS), sole(parties, PROVIDERS)
    pronouns = {}
    if you and we:
        pronouns = {"you": you, "your": you, "we": we, "our": we}
    return {word: label for word, label in pronouns.items() if word not in labels}
