"""Knows the screen after a comparison: how much changed, then clause by clause what, the grave first seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from redline.model import Story
from redline.model.versions import Became, Change, ClauseChange, Versions
from redline.render.page import INDENT, Page, printed
from redline.render.passages import FATES, Piece, Shown, cited, named, remarks, shown
from redline.render.safe import clean, cut
from redline.render.versions_json import Written
from redline.render.words import counted

NUMBER = 8
"""Columns of a clause number; the changes stand below its heading."""

LINES, MOST_LINES = 2, 7
"""Lines for a paragraph beside one for each change in it, unless everything is asked for."""

STYLES = {"kept": "", "struck": "red strike", "written": "green"}
SIGNS = {"kept": ("", ""), "struck": ("[-", "-]"), "written": ("{+", "+}")}
"""What tells struck words from written ones where there is no colour."""

STYLE_OF_FATE = {Became.INSERTED: "green", Became.DELETED: "red", Became.MOVED: "yellow"}
TIMES = {2: "twice"}
NOTES = 6
"""Remarks shown unless everything is asked for."""

Block = tuple[ClauseChange, list[Text]]


def change_list(versions: Versions, written: Written, page: Page, *, names: tuple[str, str]) -> str:
    """Return what changed, clause by clause, in one screen unless all is asked for."""
    top = [*_head(versions, written, page, names), Text()]
    bottom = [*_cosmetic(versions, page), *_notes(versions, written, page), *_files(written, page)]
    blocks = [(each, _block(each, versions, page)) for each in _to_show(versions, page)]
    room = page.height - len(top) - len(bottom) - 2
    middle = [*_fitted(blocks, page, room)]
    return printed([*top, *middle, *([Text()] if middle else []), *bottom], page)


def _to_show(versions: Versions, page: Page) -> list[ClauseChange]:
    if page.verbose:
        return list(versions.clauses)
    return [clause for clause in versions.clauses if not clause.cosmetic]


# ------------------------------------------------------------------ top


def _head(
    versions: Versions, written: Written, page: Page, names: tuple[str, str]
) -> Iterator[Text]:
    files = Text.assemble((clean(names[0]), "bold"), " → ", (clean(names[1]), "bold"))
    title = clean(versions.new.title)
    yield from page.flowed([files, *([Text(title)] if title else [])], between=" · ")
    yield from page.flowed(list(_tally(versions, written)), between=" · ")


def _tally(versions: Versions, written: Written) -> Iterator[Text]:
    changes = versions.changes
    substantive = sum(not change.cosmetic for change in changes)
    if not versions.clauses and not written.marks:
        yield Text("no differences")
        return
    clauses = sum(bool(c.new or c.old) and not c.cosmetic for c in versions.clauses)
    places = f" in {counted(clauses, 'clause')}" if clauses else ""
    yield Text(f"{counted(substantive, 'change')} of substance{places}")
    critical = sum(bool(change.critical) for change in changes)
    yield Text(f"{critical} critical", "bold red" if critical else "")
    kinds = Counter(clause.kind for clause in versions.clauses)
    for kind, word in FATES.items():
        if kinds[kind]:
            yield Text(f"{counted(kinds[kind], 'clause')} {word}", STYLE_OF_FATE[kind])
    yield Text(f"{len(changes) - substantive} cosmetic")
    if written.restyled:
        yield Text(f"{counted(written.restyled, 'change')} of formatting")


# ------------------------------------------------------------------ clauses


def _fitted(blocks: Sequence[Block], page: Page, room: int) -> Iterator[Text]:
    """Yield the clauses; on a screen without room for all, those without critical changes by name."""
    critical = sum(len(lines) for clause, lines in blocks if clause.critical)
    left = room - critical - 1
    fits = page.verbose or sum(len(lines) for _, lines in blocks) <= room
    rest = []
    for clause, lines in blocks:
        if fits or clause.critical or len(lines) <= left:
            left -= 0 if clause.critical else len(lines)
            yield from lines
        else:
            rest.append(clause)
    if rest:
        places = cut(", ".join(map(cited, rest)), page.width - 40)
        more = f"{counted(len(rest), 'more clause')} (--verbose): {places}"
        yield Text(f"{' ' * INDENT}{more}", "dim")


def _block(clause: ClauseChange, versions: Versions, page: Page) -> list[Text]:
    lines = list(_title(clause, page))
    found = list(shown(clause, _wanted(clause, page), versions, in_full=page.verbose))
    repeated = clause.story in {Story.HEADER, Story.FOOTER}
    times = Counter(each.pieces for each in found) if repeated else Counter()
    told: set[tuple[Piece, ...]] = set()
    for each in found:
        if not repeated or each.pieces not in told:
            lines += _passage(each, page, times[each.pieces])
        told.add(each.pieces)
    return lines


def _wanted(clause: ClauseChange, page: Page) -> Sequence[Change]:
    return [change for change in clause.changes if page.verbose or not change.cosmetic]


def _title(clause: ClauseChange, page: Page) -> Iterator[Text]:
    name = named(clause)
    heading = cut(name.heading, page.width - NUMBER - len(name.was) - 16)
    parts = [
        Text.assemble(f"{name.number:<{NUMBER - 1}} " if name.number else "", (heading, "bold")),
        Text(name.was, "dim"),
        Text(name.fate, STYLE_OF_FATE.get(clause.kind, "")),
    ]
    yield Text.assemble(" " * INDENT, Text("  ").join(part for part in parts if part.plain))


def _passage(each: Shown, page: Page, times: int) -> list[Text]:
    indent = INDENT + NUMBER
    room = page.width - indent
    text = Text()
    for piece in each.pieces:
        text.append_text(_piece(piece, page))
    if times > 1:
        text.append(f"   {TIMES.get(times, f'{times} times')}", "dim")
    lines = page.wrapped(text, room)
    most = len(lines) if page.verbose else min(LINES + len(each.changes), MOST_LINES)
    if len(lines) > most:
        last = lines[most - 1]
        last.truncate(room - 2)
        lines = [*lines[: most - 1], Text.assemble(last, " …")]
    flags = _flags(each)
    if flags and lines and lines[-1].cell_len + flags.cell_len + 3 <= room:
        lines[-1] = Text.assemble(lines[-1], "   ", flags)
    elif flags:
        lines.append(flags)
    return [Text.assemble(" " * indent, line) for line in lines]


def _piece(piece: Piece, page: Page) -> Text:
    if page.colour or piece.part == "kept":
        return Text(piece.text, STYLES[piece.part])
    opening, closing = SIGNS[piece.part]
    return Text(f"{opening}{piece.text}{closing}")


def _flags(each: Shown) -> Text:
    return Text(f"! {', '.join(each.critical)}", "bold red") if each.critical else Text()


# ------------------------------------------------------------------ bottom


def _cosmetic(versions: Versions, page: Page) -> Iterator[Text]:
    """Fold what only looks otherwise into one line."""
    if page.verbose:
        return
    counts: Counter[str] = Counter()
    for clause in versions.clauses:
        number = sum(change.cosmetic for change in clause.changes)
        if number:
            counts[cited(clause)] += number
    if not counts:
        return
    places = [f"{place} ({number})" if number > 1 else place for place, number in counts.items()]
    line = f"{counted(sum(counts.values()), 'cosmetic change')}: {', '.join(places)}"
    yield from page.flowed([Text(cut(line, page.width - INDENT), "dim")], between="", indent=INDENT)


def _notes(versions: Versions, written: Written, page: Page) -> Iterator[Text]:
    notes = remarks(versions, written)
    left = [] if page.verbose else notes[NOTES:]
    told = notes if page.verbose else notes[:NOTES]
    more = [f"{counted(len(left), 'more note')} (--verbose)"] if left else []
    for note in (*told, *more):
        first, *rest = page.wrapped(Text(note), page.width - INDENT * 2 - 2)
        yield Text.assemble(" " * INDENT, "· ", first)
        yield from (Text.assemble(" " * (INDENT + 2), line) for line in rest)


def _files(written: Written, page: Page) -> Iterator[Text]:
    for output in written.outputs:
        parts = [Text(clean(output.path), "bold")]
        if output.kind == "compare":
            parts.append(Text(f"{counted(written.marks, 'tracked change')}, verified: {PROVEN}"))
        yield from page.flowed(parts, between="   ", indent=INDENT)


PROVEN = "accepted it is the newer version, rejected the older"
