"""Independent engines settle every tracked file of the corpus as we do, but for their known faults.

Each table names what an engine makes of a file otherwise than we do, and why. A difference that is
not in the table fails, and so does one of the table that no longer occurs.
"""

from __future__ import annotations

import importlib
import re
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from sampling import sampled

from redline.word.revisions import settle, tracked_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

pytestmark = [pytest.mark.corpus, pytest.mark.verifiers]

Case = tuple[str, str]

VIEWS = {"accept": True, "reject": False}
MARK = re.compile(
    rb"<(?:\w+:)?(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|\w+Change)\s[^>]*author="
)

JOINED_LIST = (
    "a list membership that was inserted is left when that is rejected (17.13.5.19); this engine "
    "keeps it"
)
REST = (
    "of a field that goes it leaves the piece that nobody marked, the mark before the result or a part "
    "of the code; the text is the same"
)
XML = {
    ("docxodus/008-InsertedFieldCode.docx", "reject"): REST,
    ("docxodus/RP020-Inserted-Field-Code.docx", "reject"): REST,
    ("docxodus/RP021-Inserted-Numbering-Properties.docx", "reject"): JOINED_LIST,
    ("docxodus/RP043-MERGEFORMAT-Field-Code.docx", "accept"): REST,
    ("docxodus/RP044-MERGEFORMAT-Field-Code.docx", "accept"): REST,
}

ROW = "it keeps a row that is marked as deleted"
SIGNS = "it leaves out tracked signs of a formula, whichever way they are settled"
NESTED = "it drops what is struck in a place that a move leaves when both are rejected"
PANDOC = {
    ("adeu/gap1_deleted_row_repro.docx", "accept"): ROW,
    ("adeu/out.docx", "reject"): (
        "it loses words that stand behind an insertion in a last paragraph with an inserted mark"
    ),
    ("docxodus/011-InsertedMathChar.docx", "accept"): SIGNS,
    ("docxodus/012-DeletedMathChar.docx", "reject"): SIGNS,
    ("docxodus/RP001-Tracked-Revisions-01.docx", "reject"): NESTED,
    ("docxodus/RP001-Tracked-Revisions-02.docx", "reject"): NESTED,
    ("docxodus/RP013-Deleted-Math-Control-Char.docx", "reject"): SIGNS,
    ("docxodus/RP014-Inserted-Math-Control-Char.docx", "accept"): SIGNS,
}

UNREAD = "it takes the marks of this file in as plain text and lists none of them"
LAST = "it keeps an empty paragraph whose mark goes before a table or at the end"
MOVED = "it keeps a moved paragraph in a content control"
TABLE_LOOK = "it does not put a former table style back"
TABLE_MOVED = "it keeps rows whose moved content is struck, or their empty paragraphs"
CELLS = "it knows no tracked cells and keeps them empty"
LIBREOFFICE = {
    ("adeu/gap1_deleted_row_repro.docx", "accept"): ROW,
    ("docxodus/005-InsertedNumberedParagraph.docx", "reject"): (
        "it gives joined paragraphs the properties of the first; the mark of the second stays "
        "(17.13.5.15)"
    ),
    ("docxodus/022-TablePropertiesChange.docx", "reject"): TABLE_LOOK,
    ("docxodus/RP001-Tracked-Revisions-01.docx", "accept"): TABLE_MOVED,
    ("docxodus/RP001-Tracked-Revisions-01.docx", "reject"): TABLE_MOVED,
    ("docxodus/RP001-Tracked-Revisions-02.docx", "accept"): TABLE_MOVED,
    ("docxodus/RP001-Tracked-Revisions-02.docx", "reject"): TABLE_MOVED,
    ("docxodus/RP004-Deleted-Text-in-CC.docx", "accept"): UNREAD,
    ("docxodus/RP018-MoveFrom-MoveTo-CC.docx", "accept"): MOVED,
    ("docxodus/RP018-MoveFrom-MoveTo-CC.docx", "reject"): MOVED,
    ("docxodus/RP021-Inserted-Numbering-Properties.docx", "reject"): JOINED_LIST,
    ("docxodus/RP023-NumberingChange.docx", "reject"): "it does not put a former list level back",
    ("docxodus/RP031-Table-Prop-Change.docx", "reject"): TABLE_LOOK,
    ("docxodus/RP034-Deleted-Cells.docx", "accept"): CELLS,
    ("docxodus/RP035-Inserted-Cells.docx", "reject"): CELLS,
    ("docxodus/RP038-Inserted-Paras-at-End.docx", "reject"): LAST,
    ("docxodus/RP039-Inserted-Paras-at-End.docx", "reject"): LAST,
    ("docxodus/RP042-Deleted-Para-Mark-at-End.docx", "accept"): LAST,
    ("docxodus/RP047-Inserted-and-Deleted-Paragraph-Mark.docx", "reject"): (
        "it does not join a paragraph whose mark one author inserted and another deleted"
    ),
    ("docxodus/RP049-Deleted-Para-Before-Table.docx", "reject"): LAST,
    ("docxodus/RP051-Arabic.docx", "accept"): UNREAD,
    ("docxodus/RP051-Arabic.docx", "reject"): UNREAD,
    ("python-redlines/expected_redline.docx", "reject"): LAST,
    ("superdoc/advanced-text.docx", "accept"): UNREAD,
    ("superdoc/advanced-text.docx", "reject"): UNREAD,
    ("superdoc/font-formatting-runs.docx", "accept"): UNREAD,
    ("superdoc/font-formatting-runs.docx", "reject"): UNREAD,
}


@pytest.fixture(scope="module")
def tracked(corpus: Path) -> list[Path]:
    """The files of the corpus that hold tracked changes."""
    files = (path for path in sorted(corpus.rglob("*.doc[xm]")) if zipfile.is_zipfile(path))
    found = [path for path in files if any(map(MARK.search, _parts(path)))]
    assert len(found) > 100
    return found


@pytest.fixture(scope="module")
def handed(tracked: list[Path]) -> list[Path]:
    """Those that other programs are asked about: some, unless all are wished."""
    return sampled(tracked, 8)


def _among(listed: Iterable[tuple[str, str]], files: list[Path]) -> set[tuple[str, str]]:
    """Return the differences that are listed for some files."""
    names = {"/".join(path.parts[-2:]) for path in files}
    return {(name, view) for name, view in listed if name in names}


@pytest.fixture(scope="module")
def checkers(verifiers: Path) -> Iterator[Any]:
    """The checkers' own module, which names its engines."""
    sys.path.insert(0, str(verifiers))
    module = importlib.import_module("docx_verify")
    sys.path.remove(str(verifiers))
    yield module
    worker = module.OFFICE.worker
    module.OFFICE.close()
    for pipe in (worker.stdin, worker.stdout) if worker else ():
        pipe.close()


def test_the_xml_engine_settles_as_we_do(
    tracked: list[Path], checkers: Any, tmp_path: Path
) -> None:
    """Text, run properties and paragraph properties, both ways."""

    def differs(path: Path, view: str, ours: Path) -> bool:
        want = checkers.Docx(path).resolve(VIEWS[view]).stream()
        made = checkers.Docx(ours)
        return bool(made.revisions()) or _looks(want) != _looks(made.stream())

    some = sampled(tracked, 2)
    assert _differences(some, tmp_path, differs) == _among(XML, some)


def test_the_xml_engine_settles_one_authors_changes_as_we_do(
    tracked: list[Path], checkers: Any, tmp_path: Path
) -> None:
    """With the marks of all others as properties, for every author of every file with several."""
    unlike, tried = set(), 0
    for path in tracked:
        for author in _authors(path):
            for view, accepting in VIEWS.items():
                done = settle(path, accepting=accepting, choose=lambda c: c.author == author)  # noqa: B023 - used at once
                ours = tmp_path / "ours.docx"
                ours.write_bytes(done.data)
                want = checkers.Docx(path).resolve(accepting, author).stream(revisions=True)
                tried += 1
                if _looks(want) != _looks(checkers.Docx(ours).stream(revisions=True)):
                    unlike.add((f"{path.parent.name}/{path.name}", view))
    assert tried > 40
    assert unlike <= {case for case, why in XML.items() if why is REST}


def test_pandoc_settles_as_we_do(handed: list[Path], checkers: Any, tmp_path: Path) -> None:
    """Text, but for white space: it puts some where paragraphs join."""

    def differs(path: Path, view: str, ours: Path) -> bool:
        sides = (
            _lines(checkers, "pandoc", path, view, tmp_path),
            _lines(checkers, "pandoc", ours, "accept", tmp_path),
        )
        want, made = ([re.sub(r"\s+", "", line) for line in side or ()] for side in sides)
        return sides[0] is not None and want != made

    assert _differences(handed, tmp_path, differs) == _among(PANDOC, handed)


def test_libreoffice_settles_as_we_do(handed: list[Path], checkers: Any, tmp_path: Path) -> None:
    """Text and the looks of runs."""

    def differs(path: Path, view: str, ours: Path) -> bool:
        want = _lines(checkers, "lo", path, view, tmp_path)
        if want is None:
            return False
        if want != _lines(checkers, "lo", ours, view, tmp_path):
            return True
        theirs, made = (
            checkers.lo_looks(checkers.resolved(file, view, "lo", None, tmp_path))
            for file in (path, ours)
        )
        return bool(theirs != made)

    assert _differences(handed, tmp_path, differs) == _among(LIBREOFFICE, handed)


# ------------------------------------------------------------------ helpers


def _parts(path: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(path) as file:
        yield from (file.read(name) for name in file.namelist() if name.endswith(".xml"))


def _differences(
    tracked: list[Path], folder: Path, differs: Callable[[Path, str, Path], bool]
) -> set[Case]:
    """Settle every file both ways and return where an engine's result is another."""
    found = set()
    ours = folder / "ours.docx"
    for path in tracked:
        for view, accepting in VIEWS.items():
            ours.write_bytes(settle(path, accepting=accepting).data)
            if differs(path, view, ours):
                found.add((f"{path.parent.name}/{path.name}", view))
    return found


def _lines(checkers: Any, engine: str, path: Path, view: str, folder: Path) -> list[str] | None:
    """Return what an engine reads, none for a source it cannot open."""
    try:
        return list(checkers.text_lines(path, view, engine, None, folder))
    except checkers.Missing as missing:
        pytest.skip(str(missing))
    except RuntimeError:
        return None


def _looks(stream: Any) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [(para.where, para.props, para.runs) for para in stream]


def _authors(path: Path) -> list[str]:
    authors = sorted({change.author for change in tracked_changes(path)})
    return authors if len(authors) > 1 else []
