"""Knows the list of changes between two versions as a Markdown document."""

from __future__ import annotations

from collections.abc import Iterator

from redline.model.versions import ClauseChange, Versions
from redline.render.markdown import LEADING, MARKS
from redline.render.passages import Piece, named, remarks, shown
from redline.render.safe import clean
from redline.render.versions_json import Written
from redline.render.words import counted


def report(versions: Versions, written: Written, *, names: tuple[str, str]) -> str:
    """Return what changed, clause by clause, with every change in full."""
    lines = [
        f"# Changes from {_foreign(names[0])} to {_foreign(names[1])}",
        "",
        _tally(versions),
        *(line for clause in versions.clauses for line in _clause(clause, versions)),
        *_bullets("Noted", remarks(versions, written)),
        *_bullets("Files", [f"{output.path} ({output.kind})" for output in written.outputs]),
    ]
    return "\n".join(lines) + "\n"


def _tally(versions: Versions) -> str:
    changes = versions.changes
    critical = sum(bool(change.critical) for change in changes)
    cosmetic = sum(change.cosmetic for change in changes)
    return f"{counted(len(changes), 'change')}: {critical} critical, {cosmetic} cosmetic."


def _clause(clause: ClauseChange, versions: Versions) -> Iterator[str]:
    name = named(clause)
    parts = (name.number, name.heading, name.was, f"— {name.fate}" if name.fate else "")
    yield ""
    yield f"## {_foreign(' '.join(part for part in parts if part))}"
    yield ""
    for each in shown(clause, clause.changes, versions, in_full=True):
        words = "".join(_piece(piece) for piece in each.pieces).strip()
        cosmetic = all(change.cosmetic for change in each.changes)
        flags = f" (**{', '.join(each.critical)}**)" if each.critical else ""
        yield f"- {words}{flags}{' (cosmetic)' if cosmetic else ''}"
    if not clause.changes:
        yield "- only the number is another"


def _piece(piece: Piece) -> str:
    """Return words as Markdown; it knows no marks around white space."""
    words = _foreign(piece.text)
    before, after = " " * piece.text[:1].isspace(), " " * piece.text[-1:].isspace()
    around = {"struck": "~~", "written": "**"}.get(piece.part, "") if words else ""
    return f"{before}{around}{words}{around}{after}" if words else " "


def _bullets(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield from ("", f"## {title}", "")
        yield from (f"- {_foreign(item)}" for item in items)


def _foreign(text: str) -> str:
    """Return foreign text that Markdown shows as it is."""
    escaped = MARKS.sub(r"\\\1", clean(text))
    return LEADING.sub(lambda mark: f"{mark[0][:-1]}\\{mark[0][-1]}", escaped)
