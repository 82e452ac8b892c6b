"""How well contracts in plain text are segmented, against what nobody labelled for it.

Three checks on the texts of CUAD, which were flattened from filings: lines wrapped, pages run together.

- **headings**: numbered headings with the words under them, gathered from the same texts by others
  (`heading_body_weak`): each must be the heading of a clause, with its number.
- **contents**: the entries of a contract's own table of contents: each must be the number and the
  first words of a clause further on.
- **continuity**: clauses whose number is the first of its kind or has the number before it beside it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from redline.language.numbers import automatic, bare
from redline.language.plain import contract_of
from redline.language.segmentation import segment
from redline.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from redline.model import Clause

OPERATIVE = frozenset((Role.CLAUSE, Role.DEFINITION, Role.RECITAL))
NEAR = 4  # characters by which the start of a heading may be off
KNOWN_BY = 40  # letters of a text that tell where it stands
CONTENTS = re.compile(r"table of contents", re.IGNORECASE)
ENTRY = re.compile(
    r"(?:(?:ARTICLE|Article|SECTION|Section)\s+)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,3}){0,3}|\b[IVXLC]{1,6}\b)[.:]?\s{0,20}[–—-]?\s{0,20}"
    r"(?P<title>[A-Z“\"][^\n\d]{3,90}?)[\s.…_]+(?P<page>\d{1,3})(?=\s)"
)
OPENING = 200  # characters of a clause that show whether it opens with an entry's words
GAP = 60  # characters that may stand between two entries
FEW = 5  # entries that make a table of contents
NUMBER = re.compile(
    r"(?:ARTICLE|Article|SECTION|Section|§)?\s*(\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|[A-Za-z]{1,2})"
    r"[.):]*\s*[–—-]?\s*$"
)


class Flat(NamedTuple):
    """A contract in plain text and the clauses found in it."""

    name: str
    text: str
    clauses: tuple[Clause, ...]


class Miss(NamedTuple):
    """Something that was not found, for a person to look at."""

    contract: str
    check: str
    wanted: str


def contracts(folder: Path, *, every: int = 1) -> Iterator[Flat]:
    """Yield every so many contracts of CUAD as they are read."""
    for at, row in enumerate(_rows(folder / "contracts_txt.jsonl.gz")):
        if at % every == 0:
            found = contract_of(row["contract"], row["text"])
            yield Flat(row["contract"], row["text"], segment(found))


def check(folder: Path, *, every: int = 1) -> tuple[Counter[str], list[Miss]]:
    """Return what was right (`headings`) and of how many (`headings of`), and every miss."""
    weak = defaultdict(list)
    for row in _rows(folder / "heading_body_weak.jsonl.gz"):
        weak[row["contract"]].append((row["heading"], row["text"]))
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    for flat in contracts(folder, every=every):
        for name, right, wanted in _checks(flat, weak[flat.name]):
            counts[f"{name} of"] += 1
            counts[name] += right
            if not right:
                misses.append(Miss(flat.name, name, wanted))
    return counts, misses


def figures(counts: Counter[str]) -> dict[str, float]:
    names = [name for name in counts if f"{name} of" in counts]
    return {f"flat_{name}": round(counts[name] / counts[f"{name} of"], 4) for name in sorted(names)}


def _checks(flat: Flat, weak: list[tuple[str, str]]) -> Iterator[tuple[str, bool, str]]:
    yield from _headings(flat, weak)
    yield from _contents(flat)
    yield from _continuity(flat)


# ------------------------------------------------------------------ headings others found


def _headings(flat: Flat, weak: list[tuple[str, str]]) -> Iterator[tuple[str, bool, str]]:
    squeezed, places = _squeezed(flat.text)
    starts = {
        clause.heading_span.start: clause
        for clause in flat.clauses
        if clause.heading_span and clause.role in OPERATIVE
    }
    for heading, text in weak:
        at = _place(squeezed, _letters(heading), _letters(text)[:KNOWN_BY])
        if at < 0:
            continue
        begins = places[at]
        near = range(begins - NEAR, begins + NEAR + 1)
        found = next((starts[place] for place in near if place in starts), None)
        told = NUMBER.search(flat.text[max(begins - 30, 0) : begins])
        number = told[1] if told else ""
        yield "headings", found is not None, f"{number} {heading}"
        if found is not None and number:
            yield "numbers", bare(found.label) == number, f"{number} {heading} -> {found.label}"


def _place(squeezed: str, heading: str, text: str) -> int:
    """Return where the heading stands right before the text, -1 for nowhere."""
    at = squeezed.find(heading + text)
    return at if len(text) >= 10 else -1


def _squeezed(text: str) -> tuple[str, list[int]]:
    places = [at for at, letter in enumerate(text) if letter.isalnum()]
    return "".join(text[at].lower() for at in places), places


def _letters(text: str) -> str:
    return "".join(letter.lower() for letter in text if letter.isalnum())


# ------------------------------------------------------------------ tables of contents


def _contents(flat: Flat) -> Iterator[tuple[str, bool, str]]:
    entries, end = _entries(flat.text)
    rest = _letters(flat.text[end:])
    by_number = defaultdict(list)
    for clause in flat.clauses:
        if clause.span.start >= end and clause.role in OPERATIVE and clause.label:
            opens = (clause.heading_span or clause.body).start
            by_number[bare(clause.label)].append(_letters(flat.text[opens : opens + OPENING]))
    for number, title in entries:
        wanted = _letters(title)
        if wanted not in rest:
            continue
        right = any(opening.startswith(wanted) for opening in by_number[number])
        yield "contents", right, f"{number} {title}"


def _entries(text: str) -> tuple[list[tuple[str, str]], int]:
    """Return the entries of a table of contents that name a number and a page, and where it ends."""
    match = CONTENTS.search(text)
    entries: list[tuple[str, str]] = []
    end = match.end() if match else 0
    for entry in ENTRY.finditer(text, end) if match else ():
        if entries and entry.start() > end + GAP:
            break
        entries.append((entry["number"], " ".join(entry["title"].split()).rstrip(" .")))
        end = entry.end()
    return (entries, end) if len(entries) >= FEW else ([], end)


# ------------------------------------------------------------------ continuity


def _continuity(flat: Flat) -> Iterator[tuple[str, bool, str]]:
    beside: dict[str | None, set[tuple[str, str, tuple[int, ...]]]] = defaultdict(set)
    for clause in flat.clauses:
        number = automatic(clause.label) if clause.role in OPERATIVE else None
        if number is None:
            continue
        keys = [(number.shape, reading.kind, reading.path) for reading in number.readings]
        before = [
            (shape, kind, (*path[:-1], path[-1] - 1)) for shape, kind, path in keys if path[-1] > 1
        ]
        right = len(before) < len(keys) or any(key in beside[clause.parent] for key in before)
        beside[clause.parent].update(keys)
        yield "continuity", right, f"{clause.number} {clause.heading}"


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
