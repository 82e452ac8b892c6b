"""Knows how the tracked changes of a file look on a screen, and what to say when some are settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.text import Text

from redline.model import ChangeKind, ChangeOf, Clause, Settled, TrackedChange
from redline.render.page import GAP, INDENT, Page, printed
from redline.render.safe import clean, cut
from redline.render.words import counted

Placed = tuple[TrackedChange, Clause | None]
Group = list[Placed]

ROOMY = 104
"""From this width on the words stand beside the rest; on a narrower page below it."""

COLUMNS = ("id", "what", "by", "on", "clause", "words")
WIDTHS = ((ROOMY, (10, 14, 16, 10, 22)), (76, (10, 14, 16, 10)), (0, (8, 10, 12, 10)))
"""From a width of the page on, the widths of the columns but the last, which takes what is left."""

LINES = 2
"""Lines that the words of a change may take, unless everything is asked for."""

KIND_WORDS = {
    ChangeKind.MOVE_FROM: "move from",
    ChangeKind.MOVE_TO: "move to",
}
OF_WORDS = {ChangeOf.TEXT: "", ChangeOf.RUN: "", ChangeOf.PARAGRAPH_MARK: "mark"}
COLOURS = {
    ChangeKind.INSERT: "green",
    ChangeKind.MOVE_TO: "green",
    ChangeKind.DELETE: "red",
    ChangeKind.MOVE_FROM: "red",
}
COUNTED = {
    ChangeKind.INSERT: "insertion",
    ChangeKind.DELETE: "deletion",
    ChangeKind.MOVE_TO: "move",
    ChangeKind.MERGE: "merge",
    ChangeKind.FORMATTING: "formatting change",
    ChangeKind.NUMBERING: "numbering change",
}
NOBODY, SPACE = "nobody", "white space"
"""Stand for an author who is not named, and for words that nobody sees."""


def change_list(placed: Sequence[Placed], page: Page, *, name: str, of: int) -> str:
    """Return tracked changes, fragments of one change on one line with all their ids.

    `of` is how many marks the file holds in all, in case some were left out.
    """
    groups = _groups(placed)
    lines = page.flowed(list(_head(groups, placed, name=name, of=of)), between=" · ")
    if not groups:
        return printed(lines, page)
    table = chain(_columns(page), *(_row(group, page) for group in groups))
    return printed([*lines, Text(), *table], page)


def settled_lines(done: Settled, *, accepted: bool) -> list[str]:
    """Return what was settled, by kind and author, what went with it, and how much is left."""
    verb = "accepted" if accepted else "rejected"
    lines = [f"{verb} {_told(done.settled)}"]
    if done.lost:
        lines.append(f"gone with the words they stood in: {_told(done.lost)}")
    if done.comments:
        number = len(done.comments)
        lines.append(f"gone with the words they are about: {number} comment{'s' * (number != 1)}")
    lines.append(f"left: {_told(done.left)}" if done.left else "left: none")
    return lines


# ------------------------------------------------------------------ the list


def _groups(placed: Iterable[Placed]) -> list[Group]:
    groups: dict[int, Group] = {}
    for change, clause in placed:
        groups.setdefault(change.change, []).append((change, clause))
    return list(groups.values())


def _head(
    groups: Sequence[Group], placed: Sequence[Placed], *, name: str, of: int
) -> Iterator[Text]:
    yield Text(clean(name), "bold")
    if not of:
        yield Text("no tracked changes")
        return
    shown = counted(len(groups), "tracked change")
    yield Text(shown if len(placed) == of else f"{shown} of those in the file")
    authors = Counter(group[0][0].author for group in groups)
    for author, count in sorted(authors.items(), key=lambda item: (-item[1], item[0])):
        yield Text(f"{_author(author)} {count}")


def _columns(page: Page) -> list[Text]:
    shown = COLUMNS if page.width >= ROOMY else COLUMNS[:-1]
    return page.columns([Text(name, "dim") for name in shown], _widths(page), indent=INDENT)


def _widths(page: Page) -> tuple[int, ...]:
    fixed = next(widths for least, widths in WIDTHS if page.width >= least)
    return (*fixed, page.width - INDENT - sum(fixed) - GAP * len(fixed))


def _row(group: Group, page: Page) -> Iterator[Text]:
    first, clause = group[0]
    most = 0 if page.verbose else LINES
    ids = ", ".join(dict.fromkeys(clean(change.handle) or "-" for change, _ in group))
    widths = _widths(page)
    cells = [
        Text(ids),
        Text(_what(group), COLOURS.get(first.kind, "")),
        Text(_author(first.author)),
        Text(clean(first.date)[:10]),
        Text(_place(first, clause, 0 if page.verbose else LINES * widths[4])),
    ]
    text = Text(_text(group), "" if first.kind in COLOURS else "dim")
    if len(widths) > len(cells):
        yield from _abreast([*cells, text], widths, page, most)
        return
    yield from _abreast(cells, widths, page, most)
    if text.plain:
        indent = INDENT + widths[0] + GAP
        yield from page.columns([text], (page.width - indent,), indent=indent, most=most)


def _abreast(cells: Sequence[Text], widths: Sequence[int], page: Page, most: int) -> list[Text]:
    """Lay out one row: the ids in full, everything else within `most` lines."""
    short = [_short(cell, width * most) for cell, width in zip(cells, widths, strict=True)]
    return page.columns([cells[0], *short[1:]], widths, indent=INDENT)


def _short(cell: Text, room: int) -> Text:
    """Shorten what would take too many lines; a line loses a few columns to its last word."""
    return Text(cut(cell.plain, max(room - 8, 8)), cell.style) if room else cell


def _what(group: Group) -> str:
    """Say what was done; a paragraph mark counts as words beside others."""
    kind = group[0][0].kind
    of = next((c.of for c, _ in group if c.of is not ChangeOf.PARAGRAPH_MARK), group[0][0].of)
    return f"{KIND_WORDS.get(kind, kind)} {OF_WORDS.get(of, of)}".strip()


def _author(author: str) -> str:
    return clean(author) or NOBODY


def _place(change: TrackedChange, clause: Clause | None, room: int) -> str:
    if change.story not in {"body", "textbox"}:
        return change.story
    if clause is None:
        return ""
    both = f"{clean(clause.number)} {clean(clause.heading)}".strip()
    return cut(both, room) if room else both


def _text(group: Group) -> str:
    """Return the words in quotation marks, with a sign for every paragraph mark among them."""
    words = "".join(change.text for change, _ in group)
    shown = clean(words.replace("\n", " ¶ "))
    return f"“{shown}”" if shown else SPACE if words.isspace() else ""


# ------------------------------------------------------------------ what was settled


def _told(changes: Sequence[TrackedChange]) -> str:
    """Return `3 changes (2 insertions, 1 deletion) by Ann Lee 2, Bob Ray 1`."""
    firsts = list({change.change: change for change in reversed(changes)}.values())[::-1]
    by_author = Counter(_author(change.author) for change in firsts)
    authors = ", ".join(f"{name} {count}" for name, count in by_author.most_common())
    return f"{counted(len(firsts), 'change')} ({_by_kind(firsts)}) by {authors}"


def _by_kind(changes: Sequence[TrackedChange]) -> str:
    """Count changes by kind; of a move the half that it reaches, unless there is only the other."""
    kinds = Counter(change.kind for change in changes)
    left, reached = kinds.pop(ChangeKind.MOVE_FROM, 0), kinds.pop(ChangeKind.MOVE_TO, 0)
    kinds[ChangeKind.MOVE_TO] = max(left, reached)
    return ", ".join(counted(kinds[kind], noun) for kind, noun in COUNTED.items() if kinds[kind])
