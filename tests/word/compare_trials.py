"""One try of comparing two files, held against what a reader nobody here wrote sees in the outcome.

Rejecting our changes gives the older file: text, run formatting, paragraph properties, bookmarks and
every change of others. Accepting everything gives the newer file with everything accepted. Ids are
used once, and the same pair gives the same bytes.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from edits import STAMP
from lxml import etree
from packing import members
from trials import SECONDS, FaultError, ended, judge, watched

from redline import word
from redline.errors import RedlineError
from redline.word.names import q

if TYPE_CHECKING:
    from redline.word.comparison.engine import Comparison

_FALLBACK = q("mc:Fallback")
_OURS = tuple(
    q("w:" + name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange"),
        *("trPrChange", "tcPrChange", "sectPrChange", "tblGridChange", "cellIns", "cellDel"),
    )
)
_BOOKMARK, _ID, _AUTHOR = q("w:bookmarkStart"), q("w:id"), q("w:author")


def compared(old: bytes, new: bytes, *, sound: bool = True) -> str:
    """Compare two files; return how it ended, or raise FaultError.

    Unsound files may be refused, and nobody knows what the newer one says: only the older one must
    come back.
    """
    try:
        found = comparison(old, new)
    except RedlineError as refusal:
        end = re.sub(r"(block )?\d+(: )?", "", ended(refusal, "compare"))
        if sound:
            raise FaultError(end, str(refusal)) from refusal
        return end
    if judge() is None:
        return "compared, not judged"
    try:
        seen = [_seen(old, "reject", ours=True), _seen(found.data, "reject", ours=True)]
        wanted = [_seen(new, "accept"), _seen(found.data, "accept")]
    except Exception:
        if sound:
            raise
        return "compared, judge cannot read it"
    _hold("reject", *seen)
    if not sound and wanted[0] != wanted[1]:
        return "compared, the judge reads the newer one otherwise"
    if wanted[0] != wanted[1] and any(n.code == "not-compared" for n in found.notices):
        return "compared, what was left out is told"
    _hold("accept", *wanted)
    _check_ids(old, found.data)
    return "compared right"


def comparison(old: bytes, new: bytes) -> Comparison:
    """Compare two files whose bytes are at hand."""
    with tempfile.TemporaryDirectory() as folder, watched("compare", SECONDS):
        paths = Path(folder) / "old.docx", Path(folder) / "new.docx"
        for path, data in zip(paths, (old, new), strict=True):
            path.write_bytes(data)
        return word.compare(*paths, STAMP)


def _seen(data: bytes, view: str, *, ours: bool = False) -> dict[str, list[str]]:
    """Return what the judge sees once all changes, or only ours, are settled: aspect by aspect."""
    document = judge().Docx(io.BytesIO(data))
    document.resolve(view == "accept", STAMP.author if ours else None)
    _drop_unused_notes(list(document.roots.values()))
    stream = document.stream(ours)
    seen = {
        "text": [p.text for p in stream],
        "places": [p.where for p in stream],
        "runs": [" ".join(f"{t!r}<{f}>" for t, f in p.runs) for p in stream],
        "properties": [f"{p.where}: {p.props}" for p in stream],
    }
    if ours:
        seen["bookmarks"] = sorted(_bookmarks(document.roots.values()))
        seen["changes of others"] = _others(document.revisions())
    return seen


def _drop_unused_notes(roots: list[etree._Element]) -> None:
    """Take out notes whose mark is gone, as Word does when it saves."""
    for kind in ("footnote", "endnote"):
        used = {e.get(_ID) for root in roots for e in root.iter(q(f"w:{kind}Reference"))}
        for note in [n for root in roots for n in root.iter(q(f"w:{kind}"))]:
            if note.get(q("w:type")) is None and note.get(_ID) not in used:
                note.getparent().remove(note)


def _bookmarks(roots: list[etree._Element]) -> list[str]:
    return [str(each.get(q("w:name"))) for root in roots for each in root.iter(_BOOKMARK)]


def _others(revisions: list[dict[str, str]]) -> list[str]:
    """Return the changes of others; neighbours of one kind and author count as one: a split is fine."""
    out: list[list[str]] = []
    for each in revisions:
        head = f"{each['part']} {each['kind']} {each['author']} {each['date']}: "
        if out and out[-1][0] == head and each["kind"].endswith(("-run", "rPrChange")):
            out[-1].append(each["text"])
        else:
            out.append([head, each["text"]])
    return ["".join(line) for line in out]


def _hold(view: str, want: dict[str, list[str]], got: dict[str, list[str]]) -> None:
    for aspect, lines in want.items():
        if lines != got[aspect]:
            raise FaultError(f"{view}: {aspect}", _first(lines, got[aspect]))


def _first(want: list[str], got: list[str]) -> str:
    pairs = [(a, b) for a, b in zip(want, got, strict=False) if a != b]
    if not pairs:
        return f"{len(want)} wanted, {len(got)} given"
    return f"wanted {pairs[0][0]!r}, given {pairs[0][1]!r}"


def _check_ids(old: bytes, out: bytes) -> None:
    """See that ids of ours are used once in their part, and by nothing that was there before."""
    before = members(old)
    for name, part in members(out).items():
        if not name.startswith("word/") or not name.endswith(".xml") or before.get(name) == part:
            continue
        marks = [e for e in etree.fromstring(part).iter(*_OURS) if _is_seen(e)]
        uses = Counter(e.get(_ID) for e in marks)
        ours = [e.get(_ID) for e in marks if e.get(_AUTHOR) == STAMP.author]
        twice = [number for number in ours if uses[number] > 1]
        if twice:
            raise FaultError("ids used twice", f"{name}: {twice[:3]}")


def _is_seen(element: etree._Element) -> bool:
    return next(element.iterancestors(_FALLBACK), None) is None
