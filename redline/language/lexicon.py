"""The table of telling phrases: reads `clause_types.txt` and finds its phrases in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple

STRONG, WEAK = 3.0, 1.0
_KEY = 4  # the first two words of a phrase are looked up by so many letters
_SILENT = frozenset(("the", "this", "a", "an"))
_FOLD = str.maketrans(
    {
        "-": " ",
        "\u2010": " ",
        "\u2011": " ",
        "'": None,
        "\u2019": None,
        **dict.fromkeys("0123456789", "0"),
    }
)
_LETTERS = bytes(
    byte if 97 <= byte <= 122 else ord("0") if 48 <= byte <= 57 else ord(" ") for byte in range(256)
)
"""Keeps small letters and makes every figure 0; all else parts words."""


class Entry(NamedTuple):
    """One phrase: its words, a stem marked by a closing `~`, and what it speaks for."""

    words: tuple[str, ...]
    type: str
    weight: float
    whole: bool


class Opened(NamedTuple):
    """The phrases that a word opens: those of this word alone, and longer ones by their second word."""

    single: tuple[Entry, ...]
    longer: dict[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by the first letters of their first word, in the order of the table."""

    part: str
    index: dict[str, tuple[Entry, ...]]

    def find(self, words: list[str]) -> list[tuple[int, Entry]]:
        """Return every phrase said in `words` with the position of its first word, single words first."""
        opened = {word: found for word in set(words) if (found := _opened(self.part, word))}
        single = {word: found.single for word, found in opened.items() if found.single}
        longer = {word: found.longer for word, found in opened.items() if found.longer}
        said = [(at, single[word]) for at, word in enumerate(words) if word in single]
        said += [
            (at, entries)
            for at, (word, following) in enumerate(pairwise(words))
            if word in longer and (entries := longer[word].get(following[:_KEY]))
        ]
        return [
            (at, entry) for at, entries in said for entry in entries if _goes_on(words, at, entry)
        ]


@lru_cache(maxsize=1 << 15)
def _opened(part: str, word: str) -> Opened | None:
    """Return the phrases of a part that begin with a word; most words begin none."""
    entries = lexicon(part).index.get(word[:_KEY], ())
    begun = [entry for entry in entries if _same(word, entry.words[0])]
    if not begun:
        return None
    longer: dict[str, list[Entry]] = defaultdict(list)
    for entry in begun:
        if len(entry.words) > 1:
            longer[_key(entry.words[1])].append(entry)
    return Opened(
        tuple(entry for entry in begun if len(entry.words) == 1),
        {key: tuple(found) for key, found in longer.items()},
    )


def words_of(text: str) -> list[str]:
    """Split text into lower-case words: a hyphen parts, an apostrophe does not, digits are 0."""
    plain = text.lower().replace("\u2019", "'").encode("ascii", "replace")
    return plain.translate(_LETTERS, b"'").decode().split()


def heading_words(heading: str) -> list[str]:
    """Split a heading into words and drop articles."""
    return [word for word in words_of(heading) if word not in _SILENT]


@cache
def lexicon(part: str) -> Lexicon:
    """Return the phrases of `part`, `heading` or `body`, of all clause types."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for clause_type, kind, phrase in read_table():
        for entry in _entries(clause_type, phrase) if kind == part else ():
            index[_key(entry.words[0])].append(entry)
    return Lexicon(part=part, index={key: tuple(entries) for key, entries in index.items()})


@cache
def read_table() -> tuple[tuple[str, str, str], ...]:
    """Return the table as rows of clause type, `heading` or `body`, and phrase as written."""
    rows = []
    clause_type = kind = ""
    for line in Path(__file__).with_name("clause_types.txt").read_text("utf-8").splitlines():
        if not line.startswith(("#", " ")):
            clause_type = line.strip() or clause_type
        elif line.startswith(" "):
            kind = line[:10].strip() or kind
            phrases = line[10:].lower().translate(_FOLD).split(",")
            rows += [(clause_type, kind, phrase.strip()) for phrase in phrases]
    return tuple(row for row in rows if row[2])


def clause_types() -> tuple[str, ...]:
    """Return the clause types the table knows, in its order."""
    return tuple(dict.fromkeys(clause_type for clause_type, _, _ in read_table()))


def _entries(clause_type: str, phrase: str) -> list[Entry]:
    weight = STRONG if phrase.startswith("+") else WEAK
    whole = phrase.startswith("=")
    words = phrase.lstrip("+=").split()
    if "/" not in phrase:
        return [Entry(tuple(words), clause_type, weight, whole)]
    choices = product(*(word.split("/") for word in words))
    return [Entry(chosen, clause_type, weight, whole) for chosen in choices]


def _key(word: str) -> str:
    return word.rstrip("~")[:_KEY]


def _goes_on(words: list[str], at: int, entry: Entry) -> bool:
    """Say whether a phrase whose first word stands at `at` is said there to its end."""
    wanted = entry.words
    end = at + len(wanted)
    if end > len(words) or (entry.whole and len(words) != len(wanted)):
        return False
    return len(wanted) == 1 or all(map(_same, words[at + 1 : end], wanted[1:]))


def _same(word: str, wanted: str) -> bool:
    return word == wanted or (wanted[-1] == "~" and word.startswith(wanted[:-1]))
