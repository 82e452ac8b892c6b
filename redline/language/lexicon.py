"""The table of telling phrases: reads `clause_types.txt` and finds its phrases in words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
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
_WORD = re.compile(r"[a-z0-9]+")


class Entry(NamedTuple):
    """One phrase: its words, a stem marked by a closing `~`, and what it speaks for."""

    words: tuple[str, ...]
    type: str
    weight: float
    whole: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by the first letters of their first two words."""

    index: dict[str, tuple[Entry, ...]]

    def find(self, words: list[str]) -> list[tuple[int, Entry]]:
        """Return every phrase said in `words` with the position of its first word."""
        keys = [word[:_KEY] for word in words]
        hits = []
        for at, key in enumerate(keys):
            hits += [(at, entry) for entry in self.index.get(key, ()) if _says(words, at, entry)]
        for at, (key, following) in enumerate(pairwise(keys)):
            entries = self.index.get(f"{key} {following}", ())
            hits += [(at, entry) for entry in entries if _says(words, at, entry)]
        return hits


def words_of(text: str) -> list[str]:
    """Split text into lower-case words: a hyphen parts, an apostrophe does not, digits are 0."""
    return _WORD.findall(text.lower().translate(_FOLD))


def heading_words(heading: str) -> list[str]:
    """Split a heading into words and drop articles."""
    return [word for word in words_of(heading) if word not in _SILENT]


@cache
def lexicon(part: str) -> Lexicon:
    """Return the phrases of `part`, `heading` or `body`, of all clause types."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for clause_type, kind, phrase in read_table():
        if kind == part:
            for entry in _entries(clause_type, phrase):
                index[_key(entry.words)].append(entry)
    return Lexicon(index={key: tuple(entries) for key, entries in index.items()})


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


def _key(words: tuple[str, ...]) -> str:
    return " ".join(word.rstrip("~")[:_KEY] for word in words[:2])


def _says(words: list[str], at: int, entry: Entry) -> bool:
    if entry.whole and len(words) != len(entry.words):
        return False
    said = words[at : at + len(entry.words)]
    return len(said) == len(entry.words) and all(map(_same, said, entry.words))


def _same(word: str, wanted: str) -> bool:
    return word == wanted or (wanted[-1] == "~" and word.startswith(wanted[:-1]))
