"""The telling words that are looked for in an NDA, and which of them together answer a question."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = "nda_cues.txt"
_PART = re.compile(r"\{([a-z]+)\}")


class Rule(NamedTuple):
    """A way to answer a question: cues that a passage and its stem must hold, and must not.

    `stance` is `+` where they affirm the statement and `-` where they deny it. `own` must be heard in
    the passage itself, not in its stem alone.
    """

    name: str
    question: str
    stance: str
    needs: frozenset[str]
    bars: frozenset[str]
    own: frozenset[str]


# A question, what the rule says to its statement, and cues: `*` in the passage itself, `!` nowhere.
_RULES = """
marking + *marked-as duty !mark-not-needed !knowable !copies-marked
marking + *marked-as defines !mark-not-needed !knowable
marking + *marked-as put-in-writing !mark-not-needed !knowable
marking - *mark-not-needed of-information
marking - *knowable marked-as
marking - *knowable defines
technical-only - *business defines !excludes
technical-only - *business all-information not-limited !excludes
technical-only + *technical defines !business !excludes
oral + *oral-form *oral-information !oral-agreement
oral + *oral-information of-information !oral-agreement !notice-of-breach
oral + *oral put-in-writing
oral + *oral marked-as !oral-agreement
oral + *any-form defines
limited-use + *use-limited no-other-purpose of-information !residuals
limited-use + *use forbidden no-other-purpose !residuals
limited-use + *use-as-needed !residuals
limited-use - *residuals use
employees + *staff-allowed need-to-know
employees + *staff-allowed share
employees + *representatives-are staff
third-parties + *advisers-allowed need-to-know
third-parties + *advisers-allowed share
third-parties + *representatives-are advisers
third-parties - *closed-to-outsiders !advisers-allowed !advisers
third-parties - *staff-only share !advisers
third-parties - *closed-to-outsiders consent !advisers-allowed
compelled-disclosure + *compelled notify share
compelled-disclosure + *notify compelled share
secrecy-of-agreement + *talks share !representatives-are
secrecy-of-agreement + *no-publicity
secrecy-of-agreement + *talks defines
secrecy-of-agreement + *talks forbidden share
secrecy-of-agreement + *deal-terms defines
reverse-engineering + *reverse forbidden
independent-development + *independent excludes
independent-development + *independent allowed
independent-development + *develops not
third-party-sources + *from-others excludes
third-party-sources + *from-others non-confidential-basis
no-license + *no-grant right !waiver
no-license + *owned of-information
return + *back-at-the-end duty
return + *give-back duty at-the-end
copies + *copying-forbidden-but
copies + *copying-allowed of-information
copies - *copying-forbidden !copying-forbidden-but !keep !give-back
copies - *copying-forbidden consent !keep !give-back
no-solicitation + *hands-off forbidden
no-solicitation + *solicit people forbidden
survival + *survives !severed !survivor
survival + *outlives !severed !agreement-runs !survivor
survival + *outlives obligation !survivor !agreement-runs
survival + *bound-after !severed !agreement-runs over
survival + *bound-after !severed give-back
survival + *not-affected obligation
survival + *after-the-end obligation period
survival + *from-disclosure obligation
retention + *keeping-allowed !memory
retention + *keep except !memory
retention - *keeping-forbidden !except !memory
retention - *duty-to-give-back all-copies
"""


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of the table."""
    return tuple(_rule(line.split()) for line in _RULES.strip().splitlines())


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the cues with what is looked for, in the order of the table."""
    parts: dict[str, str] = {}
    found = []
    for kind, name, pattern in _entries(Path(__file__).with_name(TABLE).read_text("utf-8")):
        whole = _PART.sub(lambda match: parts[match[1]], pattern)
        if kind == "part":
            parts[name] = whole
        else:
            found.append((name, re.compile(whole)))
    return tuple(found)


def heard(words: str) -> frozenset[str]:
    """Return the cues that folded words hold."""
    return frozenset(name for name, pattern in patterns() if pattern.search(words))


def _entries(table: str) -> list[tuple[str, str, str]]:
    """Read the table as rows of kind, name and pattern."""
    entries: list[tuple[str, str, str]] = []
    for line in table.splitlines():
        if line.startswith("    "):
            kind, name, pattern = entries[-1]
            entries[-1] = (kind, name, pattern + line[4:])
        elif line and not line.startswith("#"):
            kind, name = line.split()
            entries.append((kind, name, ""))
    return entries


def _rule(parts: list[str]) -> Rule:
    question, stance, *cues = parts
    return Rule(
        name=" ".join(parts),
        question=question,
        stance=stance,
        needs=frozenset(cue.lstrip("*") for cue in cues if not cue.startswith("!")),
        bars=frozenset(cue[1:] for cue in cues if cue.startswith("!")),
        own=frozenset(cue[1:] for cue in cues if cue.startswith("*")),
    )
