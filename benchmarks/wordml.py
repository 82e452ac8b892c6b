"""Writes made-up contracts as Word files: paragraphs of fragmented runs, tables, notes, numbering."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

Token = tuple[str, str]
"""A word with the space behind it, and its look: plain, `b` or `i`."""

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARED: Final = f'xmlns:w="{MAIN}" xmlns:r="{LINKS}"'
FRAGMENTED: Final = 0.3
"""The share of words behind which Word has cut a run in two."""

LOOKS: Final = {"": "", "b": "<w:rPr><w:b/></w:rPr>", "i": "<w:rPr><w:i/></w:rPr>"}
NOTE_MARK: Final = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. `cut` chooses where its runs are cut, `joins` is the paragraph it took in."""

    id: int
    tokens: tuple[Token, ...]
    style: str = ""
    level: int | None = None
    note: tuple[Token, ...] = ()
    refers: bool = False
    cut: int = 0
    joins: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of rows of cells, each one paragraph."""

    rows: tuple[tuple[Paragraph, ...], ...]


Block = Paragraph | Table


def packed(blocks: tuple[Block, ...]) -> bytes:
    """Return the bytes of a Word file of these blocks."""
    notes = {
        p.id: n for n, p in enumerate((b for b in blocks if isinstance(b, Paragraph) and b.note), 1)
    }
    body = "".join(_table(b) if isinstance(b, Table) else _paragraph(b, notes) for b in blocks)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default"'
        ' r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440"'
        ' w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    )
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relationships(*((kind, _file(kind)) for kind in PARTS)),
        "word/document.xml": f"<w:document {DECLARED}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": f'<w:settings {DECLARED}><w:defaultTabStop w:val="720"/></w:settings>',
        "word/footnotes.xml": _footnotes(blocks, notes),
        "word/header1.xml": f"<w:hdr {DECLARED}>{_marginal('Master Services Agreement')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {DECLARED}>{_marginal('Private and confidential')}</w:ftr>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, xml in members.items():
            made.writestr(
                zipfile.ZipInfo(name),
                '<?xml version="1.0" encoding="UTF-8"?>\n' + xml,
                zipfile.ZIP_DEFLATED,
            )
    return out.getvalue()


PARTS: Final = ("styles", "numbering", "footnotes", "header", "footer", "settings")


# ------------------------------------------------------------------ blocks


def _paragraph(paragraph: Paragraph, notes: dict[int, int]) -> str:
    style = f'<w:pStyle w:val="{paragraph.style}"/>' if paragraph.style else ""
    number = ""
    if paragraph.level is not None:
        number = f'<w:numPr><w:ilvl w:val="{paragraph.level}"/><w:numId w:val="1"/></w:numPr>'
    inside = "".join(_runs(paragraph.tokens, paragraph.id * 7 + paragraph.cut))
    if paragraph.refers:
        name = f"_Ref{paragraph.id}"
        inside = (
            f'<w:bookmarkStart w:id="{paragraph.id}" w:name="{name}"/>{inside}'
            f'<w:bookmarkEnd w:id="{paragraph.id}"/>'
            f"{_text('See clause ')}{_field(f'REF {name} h', '4.2')}{_text('.')}"
        )
    if paragraph.id in notes:
        inside += f'<w:r>{NOTE_MARK}<w:footnoteReference w:id="{notes[paragraph.id]}"/></w:r>'
    return f"<w:p><w:pPr>{style}{number}</w:pPr>{inside}</w:p>"


def _table(table: Table) -> str:
    width = 100 // len(table.rows[0])
    rows = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width * 90}" w:type="dxa"/></w:tcPr>{_paragraph(cell, {})}</w:tc>'
            for cell in row
        )
        + "</w:tr>"
        for row in table.rows
    )
    grid = f'<w:gridCol w:w="{width * 90}"/>' * len(table.rows[0])
    settings = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{settings}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _runs(tokens: tuple[Token, ...], seed: int) -> Iterator[str]:
    """Cut words into runs: where the look changes, and now and then, even inside a word."""
    draw = random.Random(seed)  # noqa: S311 - the same cuts every time
    text, last = "", ""
    for at, (word, look) in enumerate(tokens):
        if look != last and text:
            yield _run(text, last, draw)
            text = ""
        last = look
        inner = len(word) // 2 if len(word) > 6 and draw.random() < 0.04 else 0
        text += word[:inner]
        if inner or (text and draw.random() < FRAGMENTED):
            yield _run(text, look, draw)
            text = ""
            if at % 11 == 5:
                yield '<w:proofErr w:type="spellStart"/>'
        text += word[inner:]
    if text:
        yield _run(text, last, draw)


def _run(text: str, look: str, draw: random.Random) -> str:
    rsid = f' w:rsidR="00{draw.randrange(16**6):06X}"' if draw.random() < 0.5 else ""
    return f'<w:r{rsid}>{LOOKS[look]}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{_text(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


# ------------------------------------------------------------------ the other parts


def _footnotes(blocks: tuple[Block, ...], notes: dict[int, int]) -> str:
    def separator(number: int, kind: str) -> str:
        return f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'

    inside = separator(-1, "separator") + separator(0, "continuationSeparator")
    for block in blocks:
        if isinstance(block, Paragraph) and block.id in notes:
            runs = "".join(_runs(block.note, block.id))
            mark = f"<w:r>{NOTE_MARK}<w:footnoteRef/></w:r>"
            inside += f'<w:footnote w:id="{notes[block.id]}"><w:p>{mark}{_text(" ")}{runs}</w:p></w:footnote>'
    return f"<w:footnotes {DECLARED}>{inside}</w:footnotes>"


def _marginal(text: str) -> str:
    return f"<w:p>{_text(text + ', page ')}{_field('PAGE', '1')}</w:p>"


def _styles() -> str:
    def style(name: str, run: str = "") -> str:
        default = ' w:default="1"' if name == "Normal" else ""
        inside = f'<w:name w:val="{name}"/>{run}'
        return f'<w:style w:type="paragraph"{default} w:styleId="{name}">{inside}</w:style>'

    large = '<w:rPr><w:sz w:val="36"/></w:rPr>'
    return (
        f"<w:styles {DECLARED}>{style('Normal')}{style('Title', large)}{style('Clause')}</w:styles>"
    )


def _numbering() -> str:
    texts = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(texts)
    )
    inside = f'<w:multiLevelType w:val="multilevel"/>{levels}'
    lists = (
        f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    return f"<w:numbering {DECLARED}>{lists}</w:numbering>"


def _content_types() -> str:
    names = {"document": "document.main", **{part: part for part in PARTS}}
    overrides = "".join(
        f'<Override PartName="/word/{_file(name)}" ContentType="{TYPE}.{kind}+xml"/>'
        for name, kind in names.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>'
    )


def _file(part: str) -> str:
    return f"{part}1.xml" if part in {"header", "footer"} else f"{part}.xml"


def _relationships(*links: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'
