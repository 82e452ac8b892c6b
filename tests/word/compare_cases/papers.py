"""Whole Word files for the cases: styles, lists, notes, links and pictures as Word would have them."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Final

from build import ID, p, raw
from packing import DECLARED, OFFICE, WORDML, archive

SECTION: Final = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" '
    'w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
)
PIXEL: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
_NOTE_STARTS: Final = (
    '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    '<w:{0} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{0}>'
)
_STYLES: Final = (
    ("paragraph", "Normal", ' w:default="1"', '<w:rPr><w:sz w:val="22"/></w:rPr>'),
    ("paragraph", "Heading1", "", "<w:rPr><w:b/></w:rPr>"),
    ("paragraph", "BodyText", "", '<w:pPr><w:spacing w:after="120"/></w:pPr>'),
    ("paragraph", "Clause", "", '<w:pPr><w:spacing w:before="60"/></w:pPr>'),
    ("paragraph", "FootnoteText", "", '<w:rPr><w:sz w:val="18"/></w:rPr>'),
    ("character", "FootnoteReference", "", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
    ("character", "Hyperlink", "", '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>'),
    ("character", "Defined", "", "<w:rPr><w:b/></w:rPr>"),
    ("table", "TableGrid", "", ""),
)
_LEVELS: Final = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One edit: the document before and after, and what a redline of it must look like.

    `struck` and `written` count characters (None: not what the case is about). `marks` are all our
    marks by kind. Of the elements in `same` there are as many as before; those in `outside` never lie
    in our marks. `moved` allows move marks. `loose` says why the paragraphs' properties after
    accepting may differ, `told` that a notice may stand for what Word has no mark for.
    """

    name: str
    old: bytes
    new: bytes
    struck: int | None = 0
    written: int | None = 0
    marks: dict[str, int] | None = None
    same: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    moved: bool = False
    loose: str = ""
    told: bool = False
    suffix: str = ".docx"


def paper(
    *blocks: str,
    section: str = SECTION,
    margins: dict[str, str] | None = None,
    footnotes: dict[int, str] | None = None,
    endnotes: dict[int, str] | None = None,
    comments: str = "",
    settings: str = "",
    links: tuple[tuple[str, str], ...] = (),
    pictures: tuple[str, ...] = (),
    main_type: str = WORDML + "document.main+xml",
) -> bytes:
    """Return a Word file. `margins` maps `header default`, `footer first` and so on to blocks."""
    parts: list[tuple[str, str, str]] = [
        ("styles", "styles", f"<w:styles {DECLARED}>{''.join(map(_style, _STYLES))}</w:styles>"),
        ("numbering", "numbering", f"<w:numbering {DECLARED}>{_lists()}</w:numbering>"),
        ("settings", "settings", f"<w:settings {DECLARED}>{settings}</w:settings>"),
        *_notes("footnote", footnotes),
        *_notes("endnote", endnotes),
    ]
    if comments:
        parts.append(("comments", "comments", f"<w:comments {DECLARED}>{comments}</w:comments>"))
    for number, (where, content) in enumerate((margins or {}).items(), 1):
        kind, use = where.split()
        name, tag = f"{kind}{number}", {"header": "w:hdr", "footer": "w:ftr"}[kind]
        parts.append((name, kind, f"<{tag} {DECLARED}>{content}</{tag}>"))
        section = f'<w:{kind}Reference w:type="{use}" r:id="{name}"/>{section}'
    body = f"{''.join(blocks)}<w:sectPr>{section}</w:sectPr>"
    main = f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>"
    return _packed(main, parts, links, pictures, main_type)


def note(text: str, kind: str = "footnote") -> str:
    """Return the blocks of a note with its number in front."""
    return p(raw(f'<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:{kind}Ref/>'), f" {text}")


def note_mark(number: int, kind: str = "footnote") -> str:
    """Return the raised mark that refers to a note."""
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{style}<w:{kind}Reference w:id="{number}"/></w:r>'


def weblink(link: str, *content: str) -> str:
    """Return a hyperlink out of the document, by the id of its relationship."""
    return f'<w:hyperlink r:id="{link}">{"".join(content)}</w:hyperlink>'


def photo(link: str, number: int = 1) -> str:
    """Return a run with a picture of the package."""
    drawn = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="95250" cy="95250"/>'
        f'<wp:docPr id="{number}" name="Picture {number}"/><a:graphic><a:graphicData uri="{drawn}">'
        f'<pic:pic xmlns:pic="{drawn}"><pic:nvPicPr><pic:cNvPr id="{number}" name="p.png"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="95250" cy="95250"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def formula(letter: str) -> str:
    """Return a formula in a paragraph."""
    return f"<m:oMath><m:r><m:t>{letter}</m:t></m:r></m:oMath>"


def grid(*rows: str, columns: int = 2) -> str:
    """Return a table with a grid, as Word writes it."""
    width = 9000 // columns
    settings = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    lines = f'<w:gridCol w:w="{width}"/>' * columns
    return f"<w:tbl>{settings}<w:tblGrid>{lines}</w:tblGrid>{''.join(rows)}</w:tbl>"


# ------------------------------------------------------------------ parts and package


def _style(style: tuple[str, str, str, str]) -> str:
    kind, name, default, inside = style
    return f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'


def _lists() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(_LEVELS)
    )
    bullet = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{inside}</w:abstractNum>'
        for n, inside in enumerate((levels, bullet))
    )
    return made + "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2)
    )


def _notes(kind: str, notes: dict[int, str] | None) -> list[tuple[str, str, str]]:
    if not notes:
        return []
    inside = "".join(f'<w:{kind} w:id="{n}">{blocks}</w:{kind}>' for n, blocks in notes.items())
    root = f"<w:{kind}s {DECLARED}>{_NOTE_STARTS.format(kind)}{inside}</w:{kind}s>"
    return [(f"{kind}s", f"{kind}s", root)]


def _packed(
    main: str,
    parts: list[tuple[str, str, str]],
    links: tuple[tuple[str, str], ...],
    pictures: tuple[str, ...],
    main_type: str,
) -> bytes:
    overrides = f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>' + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORDML}{kind}+xml"/>'
        for name, kind, _ in parts
    )
    related = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}{kind}" Target="{name}.xml"/>'
        for name, kind, _ in parts
    )
    related += "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}hyperlink" Target="{target}" TargetMode="External"/>'
        for i, target in links
    )
    related += "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}image" Target="media/{i}.png"/>' for i in pictures
    )
    office = f'<Relationship Id="rId1" Type="{OFFICE}officeDocument" Target="word/document.xml"/>'
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f"{overrides}</Types>"
        ),
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}relationships">{office}</Relationships>',
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}relationships">{related}</Relationships>'
        ),
        "word/document.xml": numbered(main),
    }
    members |= {f"word/{name}.xml": numbered(xml, 500) for name, _, xml in parts}
    members |= {f"word/media/{i}.png": PIXEL for i in pictures}
    return archive(members)


def numbered(xml: str, start: int = 100) -> str:
    """Give the revisions of a part ids of their own."""
    first, *rest = xml.split(ID)
    return first + "".join(f"{start + n}{part}" for n, part in enumerate(rest))
