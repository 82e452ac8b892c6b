"""Edits outside the body's plain text: notes, headers, text boxes, pictures, contents, other formats."""

from __future__ import annotations

import io
import zipfile

from build import begin, end, p, text_box
from packing import archive, members

from compare_cases.papers import SECTION, Case, note, note_mark, paper, photo

HEAD = p("Supply Agreement", style="Heading1")
TAIL = p("Signed by the parties.")
ODD_EVEN = "<w:evenAndOddHeaders/>"
PLACES = (
    ("first page's header", "header first", f"{SECTION}<w:titlePg/>", ""),
    ("even pages' header", "header even", SECTION, ODD_EVEN),
    ("footer text", "footer default", SECTION, ""),
)
STRICT = (
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)


def _header(text: str) -> bytes:
    return paper(HEAD, TAIL, margins={"header default": p(text)})


def _margin(where: str, section: str, settings: str, text: str) -> bytes:
    return paper(HEAD, TAIL, margins={where: p(text)}, section=section, settings=settings)


def _noted(text: str, kind: str = "footnote") -> bytes:
    notes = {1: note(text, kind)}
    body = p("Interest accrues", note_mark(1, kind), " daily.")
    foot, at_end = (notes, None) if kind == "footnote" else (None, notes)
    return paper(HEAD, body, TAIL, footnotes=foot, endnotes=at_end)


def _notes(*texts: str, body: str) -> bytes:
    """Return a document with the notes given; `#` in the body stands for the next mark."""
    pieces = body.split("#")
    content = [pieces[0]]
    for number, piece in enumerate(pieces[1:], 1):
        content += [note_mark(number), piece]
    notes = {n: note(text) for n, text in enumerate(texts, 1)}
    return paper(HEAD, p(*content), TAIL, footnotes=notes or None)


def _boxed(text: str, twin: bool = True) -> bytes:
    return paper(HEAD, p("Stamp: ", text_box(p(text), twin=twin)), TAIL)


def _contents(*entries: str) -> bytes:
    first, *rest = entries
    opening = p(begin('TOC \\o "1-3"'), first)
    return paper(HEAD, opening, *(p(entry) for entry in rest), p(end()), TAIL)


def _pictured(*content: str, pictures: tuple[str, ...] = ("rIdP1",)) -> bytes:
    return paper(HEAD, p(*content), TAIL, pictures=pictures)


def _strict(data: bytes) -> bytes:
    made = {}
    for name, content in members(data).items():
        for old, new in STRICT:
            content = content.replace(old.encode(), new.encode())  # noqa: PLW2901 - both in turn
        made[name] = content
    return archive(made)


def _macros(*blocks: str) -> bytes:
    main_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    data = paper(*blocks, main_type=main_type)
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(zipfile.ZipInfo("word/vbaProject.bin"), b"macros")
    return out.getvalue()


PLAIN = p("The Customer pays within thirty days.")
EDITED = p("The Customer pays within sixty days.")
FIRST = (
    Case(
        name="footnote text",
        old=_noted("At the base rate."),
        new=_noted("At the bank rate."),
        struck=4,
        written=4,
    ),
    Case(
        name="header text",
        old=_header("Draft of May"),
        new=_header("Draft of June"),
        struck=3,
        written=4,
    ),
)
MORE = (
    Case(
        name="endnote text",
        old=_noted("At the base rate.", "endnote"),
        new=_noted("At the bank rate.", "endnote"),
        struck=4,
        written=4,
    ),
    *(
        Case(
            name=name,
            old=_margin(where, section, settings, "Draft of May"),
            new=_margin(where, section, settings, "Draft of June"),
            struck=3,
            written=4,
        )
        for name, where, section, settings in PLACES
    ),
    Case(
        name="a header written where there was none",
        old=paper(HEAD, TAIL),
        new=_header("Draft"),
        struck=None,
        written=None,
        told=True,
    ),
    Case(
        name="a paragraph in a note",
        old=_notes("Base rate.", body="Interest# accrues."),
        new=paper(
            HEAD,
            p("Interest", note_mark(1), " accrues."),
            TAIL,
            footnotes={1: note("Base rate.") + p("As published.")},
        ),
        written=13,
    ),
    Case(
        name="a note written",
        old=_notes("Base rate.", body="Interest# accrues daily."),
        new=_notes("Base rate.", "Each day.", body="Interest# accrues daily#."),
        struck=None,
        written=None,
    ),
    Case(
        name="a note written before another",
        old=_notes("Base rate.", body="Interest accrues# daily."),
        new=_notes("Each day.", "Base rate.", body="Interest# accrues# daily."),
        struck=None,
        written=None,
    ),
    Case(
        name="the first note of all",
        old=_notes(body="Interest accrues."),
        new=_notes("Each day.", body="Interest# accrues."),
        struck=None,
        written=None,
    ),
    Case(
        name="a note struck",
        old=_notes("Base rate.", "Each day.", body="Interest# accrues daily#."),
        new=_notes("Each day.", body="Interest accrues daily#."),
        struck=None,
        written=None,
    ),
    Case(
        name="a text box's word",
        old=_boxed("Paid in May"),
        new=_boxed("Paid in June"),
        struck=None,
        written=None,
    ),
    Case(
        name="an entry of a table of contents",
        old=_contents("1 Fees\t2", "2 Term\t3", "3 Law\t4"),
        new=_contents("1 Fees\t2", "2 Termination\t3", "3 Law\t4"),
        struck=4,
        written=11,
        same=("w:fldChar",),
        outside=("w:fldChar",),
    ),
    Case(
        name="an entry of a table of contents inserted",
        old=_contents("1 Fees\t2", "3 Law\t4"),
        new=_contents("1 Fees\t2", "2 Term\t3", "3 Law\t4"),
        struck=0,
        written=8,
        same=("w:fldChar",),
        outside=("w:fldChar",),
    ),
    Case(
        name="a picture written",
        old=_pictured("The logo: here", pictures=()),
        new=_pictured("The logo: ", photo("rIdP1"), "here"),
    ),
    Case(
        name="a picture struck",
        old=_pictured("The logo: ", photo("rIdP1"), "here"),
        new=_pictured("The logo: here", pictures=()),
    ),
    Case(
        name="a word beside a picture",
        old=_pictured("The logo: ", photo("rIdP1"), " here"),
        new=_pictured("The sign: ", photo("rIdP1"), " here"),
        struck=4,
        written=4,
        same=("w:drawing",),
    ),
    Case(
        name="strict files",
        old=_strict(paper(HEAD, PLAIN, TAIL)),
        new=_strict(paper(HEAD, EDITED, TAIL)),
        struck=6,
        written=5,
    ),
    Case(
        name="a file with macros",
        old=_macros(HEAD, PLAIN, TAIL),
        new=_macros(HEAD, EDITED, TAIL),
        struck=6,
        written=5,
        suffix=".docm",
    ),
    Case(
        name="margins of the page",
        old=paper(HEAD, TAIL),
        new=paper(HEAD, TAIL, section=SECTION.replace("1440", "1800")),
        struck=0,
        written=0,
        told=True,
    ),
)
