"""Knows how the sample contracts look: styles, numbering, headers and footers, notes, and the package."""

# python-docx keeps the elements of its objects under private names
# ruff: noqa: SLF001

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

W = nsdecls("w")
DRAFTED = datetime(2024, 2, 1, 9, 0, 0)
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SCHEDULE_LISTS = 10  # the list of the first schedule is number 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A house style: type, indents by level (left, hanging; in cm), and what runs along the edges."""

    font: str = "Times New Roman"
    size: float = 11
    curly: bool = True
    justify: bool = True
    capitals: bool = False
    space: float = 8
    indents: tuple[tuple[float, float], ...] = ((1.25, 1.25), (1.25, 1.25), (2.25, 1), (3.25, 1))
    page: tuple[float, float] = (21.59, 27.94)
    header: tuple[str, str] = ("", "")
    footer: str = ""
    title: str = ""
    author: str = "Legal Department"


def dress(docx: Any, look: Look, *, schedules: int) -> None:
    """Give an empty document its styles, lists, page and edges."""
    section = docx.sections[0]
    section.page_width, section.page_height = map(Cm, look.page)
    section.left_margin = section.right_margin = Cm(2.54)
    section.top_margin = section.bottom_margin = Cm(2.4)
    _base(docx, look)
    _numbering(docx, look, schedules)
    for name, shape in SHAPES.items():
        _style(docx, name, look, **shape)
    _edges(section, look)


# ------------------------------------------------------------------ styles

# left and hanging indents in cm; `level` takes them from the look; `list`: (number list, level)
SHAPES: dict[str, dict[str, Any]] = {
    "Title": {"align": ALIGN.CENTER, "bold": True, "bigger": 4, "after": 18},
    "Centred": {"align": ALIGN.CENTER, "after": 14},
    "Caption Heading": {"bold": True, "before": 10, "keep": True},
    "Cover Title": {"align": ALIGN.CENTER, "bold": True, "bigger": 13, "before": 150, "after": 60},
    "Cover Party": {"align": ALIGN.CENTER, "bold": True, "bigger": 4, "before": 14, "after": 22},
    "Cover Foot": {"align": ALIGN.CENTER, "before": 150},
    "toc 1": {"tab": 1.25, "after": 4},
    "Body": {"justify": True},
    "Body Indented": {"justify": True, "level": 1, "hang": False},
    "Party": {"justify": True, "left": 1.25, "hanging": 1.25, "list": (3, 0)},
    "Recital": {"justify": True, "left": 1.25, "hanging": 1.25, "list": (2, 0)},
    "Definition": {"justify": True, "left": 1.25},
    "Heading 1": {"level": 0, "bold": True, "before": 12, "keep": True, "list": (1, 0)},
    "Level 2": {"justify": True, "level": 1, "list": (1, 1)},
    "Level 3": {"justify": True, "level": 2, "list": (1, 2)},
    "Level 4": {"justify": True, "level": 3, "list": (1, 3)},
    "Typed 1": {"left": 1.25, "hanging": 1.25, "bold": True, "before": 8, "keep": True},
    "Typed 2": {"left": 1.25, "hanging": 1.25},
    "Typed 3": {"left": 2.1, "hanging": 0.85},
    "Schedule Title": {"align": ALIGN.CENTER, "bold": True, "new_page": True, "after": 2},
    "Schedule Name": {"align": ALIGN.CENTER, "bold": True, "after": 16},
    "Schedule 1": {"justify": True, "left": 1.25, "hanging": 1.25},
    "Schedule 2": {"justify": True, "left": 2.25, "hanging": 1},
    "Table Text": {"before": 3, "after": 3},
    "Signature Line": {"tab": 1.7, "before": 10, "after": 0},
    "Footnote Text": {"bigger": -1.5, "after": 0},
}


def _base(docx: Any, look: Look) -> None:
    normal = docx.styles["Normal"]
    normal.font.name, normal.font.size = look.font, Pt(look.size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), look.font)
    normal.paragraph_format.space_after = Pt(look.space)
    normal.paragraph_format.line_spacing = 1.08
    for name, code in (("FootnoteReference", "superscript"), ("PlaceholderText", "")):
        style = docx.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.superscript = True if code else None
        style.font.color.rgb = None if code else RGBColor(0x59, 0x59, 0x59)


def _style(docx: Any, name: str, look: Look, **shape: Any) -> None:
    style = _found(docx, name)
    style.font.name, style.font.size = look.font, Pt(look.size + shape.get("bigger", 0))
    style.font.bold = shape.get("bold", False)
    style.font.color.rgb = RGBColor(0, 0, 0)
    layout = style.paragraph_format
    layout.space_before = Pt(shape.get("before", 0))
    layout.space_after = Pt(shape.get("after", look.space))
    layout.keep_with_next = shape.get("keep", False)
    layout.page_break_before = shape.get("new_page", False)
    justified = ALIGN.JUSTIFY if shape.get("justify") and look.justify else ALIGN.LEFT
    layout.alignment = shape.get("align", justified)
    left, hanging = (
        look.indents[shape["level"]]
        if "level" in shape
        else (shape.get("left", 0), shape.get("hanging", 0))
    )
    layout.left_indent = Cm(left)
    layout.first_line_indent = Cm(-hanging if shape.get("hang", True) else 0)
    if "tab" in shape:
        layout.tab_stops.add_tab_stop(Cm(shape["tab"]))
    if "list" in shape:
        number, level = shape["list"]
        properties = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        style.element.get_or_add_pPr()._insert_numPr(parse_xml(properties))


def _found(docx: Any, name: str) -> Any:
    if name not in [style.name for style in docx.styles]:
        style = docx.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = docx.styles["Normal"]
        return style
    style = docx.styles[name]
    for part in (style.element.pPr, style.element.rPr):
        if part is not None:
            style.element.remove(part)
    return style


# ------------------------------------------------------------------ numbering (ECMA-376 Part 1, 17.9)

DECIMAL, LETTER, ROMAN, CAPITAL = "decimal", "lowerLetter", "lowerRoman", "upperLetter"
LISTS = {
    1: (
        (DECIMAL, "%1.", "Heading1"),
        (DECIMAL, "%1.%2", "Level2"),
        (LETTER, "(%3)", "Level3"),
        (ROMAN, "(%4)", "Level4"),
    ),
    2: ((CAPITAL, "(%1)", "Recital"),),
    3: ((DECIMAL, "(%1)", "Party"),),
    4: ((DECIMAL, "%1.", ""), (LETTER, "(%2)", "")),
}


def _numbering(docx: Any, look: Look, schedules: int) -> None:
    root = docx.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for number, levels in LISTS.items():
        root.append(parse_xml(_abstract(number, levels, look)))
    for number in (1, 2, 3):
        root.append(parse_xml(_instance(number, number)))
    for schedule in range(1, schedules + 1):
        root.append(parse_xml(_instance(SCHEDULE_LISTS + schedule, 4, restart=True)))


def _abstract(number: int, levels: tuple[tuple[str, str, str], ...], look: Look) -> str:
    body = ""
    for level, (kind, text, style) in enumerate(levels):
        linked = f'<w:pStyle w:val="{style}"/>' if style else ""
        bold = "<w:b/>" if style == "Heading1" else '<w:b w:val="0"/>'
        left, hanging = look.indents[level] if number == 1 else ((1.25, 1.25), (2.25, 1))[level]
        body += (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{left * 567:.0f}" w:hanging="{hanging * 567:.0f}"/></w:pPr>'
            f"<w:rPr>{bold}</w:rPr></w:lvl>"
        )
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return (
        f'<w:abstractNum {W} w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>'
        f"{body}</w:abstractNum>"
    )


def _instance(number: int, abstract: int, *, restart: bool = False) -> str:
    again = (
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    )
    return f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{again}</w:num>'


# ------------------------------------------------------------------ the edges of the page


def _edges(section: Any, look: Look) -> None:
    width = section.page_width - section.left_margin - section.right_margin
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (head, foot):
        layout = paragraph.style.element.get_or_add_pPr()
        for stops in layout.findall(qn("w:tabs")):  # the template's own, for a narrower page
            layout.remove(stops)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.paragraph_format.space_after = Pt(0)
    for text in (look.header[0], "\t", look.header[1]):
        head.add_run(text).font.size = Pt(8.5)
    foot.add_run(f"{look.footer}\tPage ").font.size = Pt(8.5)
    _field(foot, "PAGE")
    foot.add_run(" of ").font.size = Pt(8.5)
    _field(foot, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    for inside in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        run = parse_xml(f'<w:r {W}><w:rPr><w:sz w:val="17"/></w:rPr>{inside}</w:r>')
        paragraph._p.append(run)


def add_footnotes(docx: Any, notes: list[str]) -> None:
    """Add the part that holds the notes, with the two separators Word expects."""
    body = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for kind, number, mark in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    for number, note in enumerate(notes, 1):
        body += (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {note}</w:t></w:r></w:p></w:footnote>'
        )
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {W}>{body}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml.encode(), docx.part.package)
    docx.part.relate_to(part, f"{RELATIONSHIPS}/footnotes")


# ------------------------------------------------------------------ the package


def packed(docx: Any, look: Look) -> bytes:
    """Return the file with every date fixed, so that the same sources give the same bytes."""
    properties = docx.core_properties
    properties.title, properties.author, properties.last_modified_by = (
        look.title,
        look.author,
        look.author,
    )
    properties.created = properties.modified = properties.last_printed = DRAFTED
    properties.revision, properties.comments, properties.keywords = 4, "", ""
    loose = io.BytesIO()
    docx.save(loose)
    tight = io.BytesIO()
    with zipfile.ZipFile(loose) as old, zipfile.ZipFile(tight, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(member, old.read(name))
    return tight.getvalue()
