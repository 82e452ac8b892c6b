"""Makes two versions of a made-up contract of any length, and says what the cheapest redline costs.

The old version is drawn with a seed; the new one is the old one with edits of mixed kinds. Text lies in
fragmented runs as Word leaves it, with numbering, tables, footnotes, references, a header and a footer;
a share of the paragraphs nobody edited is cut into runs differently all the same.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from benchmarks.cheapest import cheapest
from benchmarks.wordml import Block, Paragraph, Table, Token, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PARAGRAPHS_A_PAGE: Final = 9
TOPICS: Final = (
    "Definitions", "Services", "Charges", "Taxes", "Term", "Confidentiality", "Personal Data",
    "Inventions", "Warranties", "Indemnities", "Liability", "Insurance", "Records", "Delay",
    "Assignment", "Notices", "Law", "Disputes", "Subcontractors", "Service Levels",
)  # fmt: skip
WHO: Final = (
    "The Supplier", "The Customer", "Each party", "The Guarantor", "The Recipient", "An Affiliate",
)  # fmt: skip
MUST: Final = ("shall", "must", "will", "may", "undertakes to", "agrees to", "shall not")
WHAT: Final = (
    "pay every undisputed invoice within {n} days of its date",
    "keep the Premises insured for at least EUR {m} per event",
    "give written notice at least {n} Business Days before the change takes effect",
    "keep complete records of the Services for {n} years after they end",
    "hold the other party harmless against claims that arise from clause {c}",
    "disclose Confidential Information only to staff who need it for their work",
    "repair each defect reported during the Warranty Period without charge",
    "answer an incident of severity {n} within the hours set out in Schedule {s}",
    "return or destroy all Personal Data when this Agreement ends",
    "provide the Deliverables in the form described in the Order",
)
HOW: Final = (
    "", " at its own cost", ", unless the law requires otherwise", " and as clause {c} provides",
    ", provided that consent is not refused without good reason", " (in every case in writing)",
    ", whichever is later", " in the manner and to the extent agreed in Schedule {s}",
)  # fmt: skip
OTHER: Final = (
    "promptly", "reasonable", "material", "annual", "Territory", "Licence", "twelve", "forthwith",
    "exclusive", "thereof", "quarterly", "Schedule", "damages", "waiver", "sixty", "binding",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Two versions of a contract, how many edits lie between them and what the cheapest redline costs.

    `cost` counts the characters that a word-level redline must strike and write at the least.
    """

    old: bytes
    new: bytes
    pages: int
    edits: int
    cost: int
    words: int

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write both versions into a folder and return where they are."""
        old, new = folder / "old.docx", folder / "new.docx"
        old.write_bytes(self.old)
        new.write_bytes(self.new)
        return old, new


def versions(pages: int, edits: int, seed: int = 1) -> Versions:
    """Return a contract of about so many pages, and the same with so many edits."""
    draw = random.Random(seed)  # noqa: S311 - the same contract every time, no secret
    old = tuple(_contract(draw, pages * PARAGRAPHS_A_PAGE))
    new = _Editor(draw, old).edited(edits)
    return Versions(
        old=packed(old),
        new=packed(new),
        pages=pages,
        edits=edits,
        cost=_cost(old, new),
        words=sum(len(p.tokens) for p in _paragraphs(old)),
    )


# ------------------------------------------------------------------ the old version


def _contract(draw: random.Random, wanted: int) -> Iterator[Block]:
    ids = iter(range(10_000_000))
    yield Paragraph(id=next(ids), tokens=_tokens("Master Services Agreement", "b"), style="Title")
    made = 1
    for number, topic in enumerate(TOPICS * (wanted // 40 + 1), 1):
        if made >= wanted:
            return
        yield Paragraph(id=next(ids), tokens=_tokens(topic, "b"), style="Clause", level=0)
        for at in range(draw.randint(4, 8)):
            level = 2 if at % 4 == 3 else 1
            yield _provision(draw, next(ids), level)
            made += 1
        if number % 7 == 0:
            yield _table(draw, ids)
            yield Paragraph(id=next(ids), tokens=_tokens("Amounts are net of tax."))
            made += 4


def _provision(draw: random.Random, paragraph: int, level: int) -> Paragraph:
    tokens: list[Token] = []
    for _ in range(draw.randint(2, 5)):
        tokens += _sentence(draw)
    note = tuple(_sentence(draw)) if draw.random() < 0.02 else ()
    refers = draw.random() < 0.04
    return Paragraph(
        id=paragraph,
        tokens=tuple(tokens),
        level=level,
        style="Clause",
        note=note,
        refers=refers,
    )


def _sentence(draw: random.Random) -> list[Token]:
    figures = {
        "n": draw.randint(2, 90),
        "m": f"{draw.randint(1, 9)},000,000",
        "c": f"{draw.randint(1, 20)}.{draw.randint(1, 8)}",
        "s": draw.randint(1, 6),
    }
    text = f"{draw.choice(WHO)} {draw.choice(MUST)} {draw.choice(WHAT)}{draw.choice(HOW)}."
    return [
        (word, "b" if word.startswith("Confidential") else "i" if "provided" in word else "")
        for word, _ in _tokens(text.format(**figures))
    ]


def _table(draw: random.Random, ids: Iterator[int]) -> Table:
    def cell(text: str) -> Paragraph:
        return Paragraph(id=next(ids), tokens=_tokens(text))

    rows = [tuple(cell(text) for text in ("Service", "Hours", "Credit"))]
    for _ in range(4):
        credit = f"{draw.randint(1, 9)} % of the Charges"
        rows.append(
            (cell(draw.choice(WHAT[5:])[:28]), cell(str(draw.randint(1, 99))), cell(credit))
        )
    return Table(rows=tuple(rows))


def _tokens(text: str, look: str = "") -> tuple[Token, ...]:
    """Cut a text into words, each with the space that follows it."""
    return tuple((word, look) for word in re.findall(r"\S+\s*", f"{text} "))


# ------------------------------------------------------------------ the new version


class _Editor:
    """Edits drawn over a contract: at most one a paragraph, so that each can be told apart."""

    def __init__(self, draw: random.Random, blocks: tuple[Block, ...]) -> None:
        self._draw = draw
        self._blocks = list(blocks)
        self._new_ids = iter(range(10_000_000, 20_000_000))

    def edited(self, count: int) -> tuple[Block, ...]:
        """Return the contract with so many edits, and some runs cut anew."""
        kinds: tuple[Callable[[int], list[Block] | None], ...] = (
            self._word, self._word, self._number, self._words_in, self._words_out, self._bold,
            self._word, self._two_words, self._paragraph_in, self._paragraph_out, self._split,
            self._merge, self._row_in, self._row_out, self._cell, self._note,
        )  # fmt: skip
        places = list(range(2, len(self._blocks)))
        self._draw.shuffle(places)
        taken: set[int] = set()
        done: dict[int, list[Block]] = {}
        made = 0
        for at in places:
            if made == count:
                break
            if taken & {at - 1, at, at + 1}:
                continue
            for shift in range(len(kinds)):
                blocks = kinds[(made + shift) % len(kinds)](at)
                if blocks is not None:
                    done[at] = blocks
                    taken.add(at)
                    made += 1
                    break
        return tuple(self._assembled(done))

    def _assembled(self, done: dict[int, list[Block]]) -> Iterator[Block]:
        merged = {
            at + 1 for at, blocks in done.items() if len(blocks) == 1 and self._joins(at, blocks)
        }
        for at, block in enumerate(self._blocks):
            if at in merged:
                continue
            if at in done:
                yield from done[at]
            elif isinstance(block, Paragraph) and self._draw.random() < 0.05:
                yield replace(block, cut=1)
            else:
                yield block

    def _joins(self, at: int, blocks: list[Block]) -> bool:
        old, new = self._blocks[at], blocks[0]
        return isinstance(new, Paragraph) and isinstance(old, Paragraph) and new.joins > old.joins

    def _text(self, at: int) -> Paragraph | None:
        block = self._blocks[at]
        plain = isinstance(block, Paragraph) and block.level in {1, 2} and not block.refers
        return block if plain and isinstance(block, Paragraph) and not block.note else None

    def _with(
        self, at: int, change: Callable[[list[Token], int], list[Token]]
    ) -> list[Block] | None:
        paragraph = self._text(at)
        if paragraph is None:
            return None
        tokens = list(paragraph.tokens)
        place = self._draw.randrange(1, len(tokens) - 1)
        return [replace(paragraph, tokens=tuple(change(tokens, place)), cut=1)]

    def _other(self, than: str) -> str:
        word = self._draw.choice(OTHER)
        ending = re.sub(r"^[\w,.()]*?(?=[.,)]*\s*$)", "", than)
        return word + ending

    def _word(self, at: int) -> list[Block] | None:
        def change(tokens: list[Token], place: int) -> list[Token]:
            return [
                *tokens[:place],
                (self._other(tokens[place][0]), tokens[place][1]),
                *tokens[place + 1 :],
            ]

        return self._with(at, change)

    def _two_words(self, at: int) -> list[Block] | None:
        """Replace a word near the start and one near the end."""
        paragraph = self._text(at)
        if paragraph is None:
            return None
        tokens = list(paragraph.tokens)
        for place in (2, len(tokens) - 3):
            tokens[place] = (self._other(tokens[place][0]), tokens[place][1])
        return [replace(paragraph, tokens=tuple(tokens), cut=1)]

    def _number(self, at: int) -> list[Block] | None:
        paragraph = self._text(at)
        places = (
            [n for n, t in enumerate(paragraph.tokens) if t[0].strip().isdigit()]
            if paragraph
            else []
        )
        if paragraph is None or not places:
            return None
        tokens = list(paragraph.tokens)
        word, look = tokens[places[0]]
        tokens[places[0]] = (f"{int(word) + 7} ", look)
        return [replace(paragraph, tokens=tuple(tokens), cut=1)]

    def _words_in(self, at: int) -> list[Block] | None:
        more = _tokens(" ".join(self._draw.sample(OTHER, 3)))
        return self._with(at, lambda tokens, place: [*tokens[:place], *more, *tokens[place:]])

    def _words_out(self, at: int) -> list[Block] | None:
        return self._with(at, lambda tokens, place: [*tokens[:place], *tokens[place + 2 :]])

    def _bold(self, at: int) -> list[Block] | None:
        def change(tokens: list[Token], place: int) -> list[Token]:
            return [
                (word, "b" if place <= n < place + 3 else look)
                for n, (word, look) in enumerate(tokens)
            ]

        return self._with(at, change)

    def _paragraph_in(self, at: int) -> list[Block] | None:
        paragraph = self._text(at)
        if paragraph is None:
            return None
        new = _provision(self._draw, next(self._new_ids), paragraph.level or 1)
        return [paragraph, replace(new, note=(), refers=False)]

    def _paragraph_out(self, at: int) -> list[Block] | None:
        behind = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
        gone = self._text(at) is not None and isinstance(behind, Paragraph)
        return [] if gone else None

    def _split(self, at: int) -> list[Block] | None:
        paragraph = self._text(at)
        ends = (
            [n for n, t in enumerate(paragraph.tokens) if t[0].endswith(". ")] if paragraph else []
        )
        if paragraph is None or len(ends) < 2:
            return None
        first, second = paragraph.tokens[: ends[0] + 1], paragraph.tokens[ends[0] + 1 :]
        return [replace(paragraph, tokens=first), replace(paragraph, tokens=second)]

    def _merge(self, at: int) -> list[Block] | None:
        behind = self._text(at + 1) if at + 1 < len(self._blocks) else None
        paragraph = self._text(at)
        if paragraph is None or behind is None or paragraph.level != behind.level:
            return None
        return [replace(paragraph, tokens=paragraph.tokens + behind.tokens, joins=behind.id)]

    def _rows(self, at: int) -> tuple[tuple[Paragraph, ...], ...]:
        block = self._blocks[at]
        return block.rows if isinstance(block, Table) else ()

    def _row_in(self, at: int) -> list[Block] | None:
        rows = self._rows(at)
        if not rows:
            return None
        texts = ("Night shifts", "17", "3 % of all Charges")
        new = tuple(Paragraph(id=next(self._new_ids), tokens=_tokens(text)) for text in texts)
        return [Table(rows=(*rows[:2], new, *rows[2:]))]

    def _row_out(self, at: int) -> list[Block] | None:
        rows = self._rows(at)
        return [Table(rows=(*rows[:3], *rows[4:]))] if rows else None

    def _cell(self, at: int) -> list[Block] | None:
        rows = self._rows(at)
        if not rows:
            return None
        old = rows[2][2]
        new = replace(old, tokens=(("Twice ", ""), *old.tokens), cut=1)
        return [Table(rows=(*rows[:2], (*rows[2][:2], new), *rows[3:]))]

    def _note(self, at: int) -> list[Block] | None:
        block = self._blocks[at]
        if not isinstance(block, Paragraph) or not block.note:
            return None
        return [replace(block, note=(*block.note[:2], ("always ", ""), *block.note[2:]))]


# ------------------------------------------------------------------ what it costs


def _cost(old: tuple[Block, ...], new: tuple[Block, ...]) -> int:
    """Return the least number of characters struck and written, paragraph by paragraph."""
    joined = {p.joins: p.id for p in _paragraphs(new) if p.joins >= 0}
    before, after = _texts(old, joined), _texts(new, joined)
    keys = dict.fromkeys([*before, *after])
    return sum(cheapest(before.get(key, ""), after.get(key, "")) for key in keys)


def _texts(blocks: tuple[Block, ...], joined: dict[int, int]) -> dict[tuple[int, str], str]:
    texts: dict[tuple[int, str], str] = {}
    for paragraph in _paragraphs(blocks):
        for kind, tokens in (("text", paragraph.tokens), ("note", paragraph.note)):
            key = (joined.get(paragraph.id, paragraph.id), kind)
            texts[key] = texts.get(key, "") + "".join(word for word, _ in tokens)
    return texts


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)
        else:
            yield block
