"""Word files made at random, of everything contracts and other people's programs put into them.

    generated(chance(7))            # the bytes of a .docx, the same for the same seed

A file is sound by the standard: elements in the order of the schema, ids used once, fields and
ranges closed. It carries tracked changes and comments by `Them` and `Other`, never by `Us`.
"""

from __future__ import annotations

from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from build import DATE
from lxml import etree
from packing import DECLARED, OFFICE, WORDML, archive, content_types, relationships

from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = (
    *("the", "Supplier", "shall", "pay", "within", "thirty", "(30)", "days", "of", "receipt."),
    *("Customer’s", "“Confidential", "Information”", "not", "US$1,000.00", "5.2", "and/or", "e.g."),
    *("notwithstanding", "Section", "–", "non-exclusive", "a", "a", "the", "the", "party;", "1%"),
    *("条項", "é", "e\u0301toile", "🤝", "👩‍⚖️", "שלום", "مرحبا", "ﬁn", "x\u00a0y", "“", "№"),
)
AUTHORS = ("Them", "Other")
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body Text"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Term"><w:name w:val="Term"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
)
# In the order of the schema (CT_RPr): some of them make the look of a run.
LOOKS = (
    *('<w:rStyle w:val="Term"/>', '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "<w:b/>"),
    *("<w:i/>", "<w:caps/>", "<w:smallCaps/>", "<w:strike/>", "<w:vanish/>"),
    *('<w:color w:val="FF0000"/>', '<w:sz w:val="24"/>', '<w:highlight w:val="yellow"/>'),
    *('<w:u w:val="single"/>', '<w:vertAlign w:val="superscript"/>', "<w:rtl/>"),
    '<w:lang w:val="de-DE"/>',
)
# In the order of the schema (CT_PPr), the style and what closes the properties left out.
LAYOUTS = (
    *("<w:keepNext/>", "<w:pageBreakBefore/>"),
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>',
    *("<w:bidi/>", '<w:spacing w:after="120"/>', '<w:ind w:left="720"/>', '<w:jc w:val="center"/>'),
)
CODES = ("REF there \\h", "PAGEREF there", "FORMTEXT", 'HYPERLINK "https://example.com/"', "DATE")
SIGNS = (
    *("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:cr/>"),
    *('<w:sym w:font="Symbol" w:char="F0B7"/>', '<w:br w:type="page"/>'),
)
MATH = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440"'
    ' w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
)
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
NAMES = f'{DECLARED} xmlns:wps="{SHAPE}"'


def chance(seed: int) -> Random:
    """Return chance that is the same for the same seed."""
    return Random(seed)  # noqa: S311 - tests need no secrets


def generated(rng: Random, *, blocks: int = 6, tracked: bool = True) -> bytes:
    """Return a .docx of some blocks. Without `tracked` nobody has changed it yet."""
    return Draft(rng, tracked=tracked).package(blocks)


class Draft:
    """One file in the making: random content, every id given out once.

    A `plain` one needs no part but its own: it has no notes, comments, text boxes or outside links.
    """

    def __init__(self, rng: Random, *, tracked: bool = True, plain: bool = False) -> None:
        self.rng, self.tracked, self.plain = rng, tracked, plain
        self.ids = count(1)
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self.comments: list[tuple[int, str]] = []

    def package(self, blocks: int) -> bytes:
        """Return the whole file."""
        body = "".join(self.block(0) for _ in range(self.rng.randint(1, blocks)))
        body += self.paragraph()
        header, footer = self.paragraph(plain=True), self.paragraph(plain=True)
        kinds = (("header", "h1"), ("footer", "f1"))
        links = "".join(f'<w:{kind}Reference w:type="default" r:id="{i}"/>' for kind, i in kinds)
        root = _tree(f"<w:body>{body}<w:sectPr>{links}{PAGE}</w:sectPr></w:body>", "document")
        self._cross(root)
        parts: dict[str, tuple[str, bytes]] = {
            "styles": ("styles", _bytes(_tree(STYLES, "styles"))),
            "numbering": ("numbering", _bytes(_tree(NUMBERING, "numbering"))),
            "header1": ("header", _bytes(_tree(header, "hdr"))),
            "footer1": ("footer", _bytes(_tree(footer, "ftr"))),
            **{f"{kind}s": (f"{kind}s", self._notes(kind)) for kind in self.notes},
        }
        if self.comments:
            parts["comments"] = ("comments", self._comments())
            parts["commentsExtended"] = ("commentsExtended", self._threads())
        return _packed(_bytes(root), parts)

    # ------------------------------------------------------------------ blocks

    def block(self, depth: int) -> str:
        """Return a paragraph, a table or a content control of blocks."""
        kind = self.rng.random()
        if kind < 0.74 or depth > 1:
            return self.paragraph()
        if kind < 0.92:
            return self.table(depth)
        return self._block_control(depth)

    def paragraph(self, *, plain: bool = False) -> str:
        """Return a paragraph; a `plain` one has no notes and no text boxes."""
        content = "".join(self.inline(plain) for _ in range(self.rng.choice((0, 1, 1, 2, 3, 4, 5))))
        return f"<w:p>{self.properties()}{content}</w:p>"

    def properties(self) -> str:
        """Return the properties of a paragraph, none for many."""
        style = self._maybe(0.3, lambda: f'<w:pStyle w:val="{self._one("Heading1", "Body")}"/>')
        layout = self._some(LAYOUTS, 0.06)
        mark = self._maybe(0.2, lambda: self._tag(self._one("ins", "del"))) if self.tracked else ""
        mark += self._some(LOOKS, 0.04)
        look = f"<w:rPr>{mark}</w:rPr>" if mark else ""
        change = ""
        if self.tracked:
            former = f"<w:pPr>{self._some(LAYOUTS, 0.1)}</w:pPr>"
            change = self._maybe(0.05, lambda: self._tag("pPrChange", former))
        inside = style + layout + look + change
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""

    def table(self, depth: int) -> str:
        """Return a table: merged cells, cells that hold tables, rows put in and struck by others."""
        columns = self.rng.choice((1, 2, 2, 3))
        grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(columns))
        rows = "".join(self.row(columns, depth) for _ in range(self.rng.randint(1, 3)))
        props = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        return f"<w:tbl>{props}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def row(self, columns: int, depth: int = 0) -> str:
        """Return a row of cells, the first of which may span two columns."""
        if self.tracked and self.rng.random() < 0.12:
            return self._tracked_row(columns)
        wide = columns > 1 and self.rng.random() < 0.15
        cells = self.cell(depth, '<w:gridSpan w:val="2"/>') if wide else ""
        cells += "".join(self.cell(depth) for _ in range(columns - 2 * wide))
        return f"<w:tr>{cells}</w:tr>"

    def _tracked_row(self, columns: int) -> str:
        """Return a row that others put in or struck: the row, and all that is in it, is marked."""
        kind = self._one("ins", "del")
        cells = ""
        for _ in range(columns):
            run = _gone(self.run()) if kind == "del" else self.run()
            mark = f"<w:pPr><w:rPr>{self._tag(kind)}</w:rPr></w:pPr>"
            cells += f"<w:tc><w:tcPr/><w:p>{mark}{self._tag(kind, run)}</w:p></w:tc>"
        return f"<w:tr><w:trPr>{self._tag(kind)}</w:trPr>{cells}</w:tr>"

    def cell(self, depth: int = 0, props: str = "") -> str:
        """Return a cell, its last block a paragraph."""
        if self.rng.random() < 0.08:
            props += self._one('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
        if self.tracked and self.rng.random() < 0.04:
            props += self._tag(self._one("cellIns", "cellDel"))
        inside = self._maybe(0.12, lambda: self.block(depth + 1)) + self.paragraph()
        return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{props}</w:tcPr>{inside}</w:tc>'

    def _block_control(self, depth: int) -> str:
        inside = "".join(self.block(depth + 1) for _ in range(self.rng.randint(1, 2)))
        return f"{self._control_head()}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    # ------------------------------------------------------------------ inside of paragraphs

    def inline(self, plain: bool = False) -> str:
        """Return one piece of a paragraph, text more often than not."""
        if self.rng.random() < 0.55:
            return self.run()
        pieces: tuple[Callable[[], str], ...] = (
            *(self._field, self._simple_field, self._link, self._control, self._sign),
            *(self._split_word, self._bookmark, lambda: MATH),
        )
        if self.tracked:
            pieces += (self._inserted, self._deleted, self._both, self._inserted, self._reformatted)
        if not plain and not self.plain:
            pieces += (self._note_mark, self._comment, self._text_box)
        return self.rng.choice(pieces)()

    def run(self, text: str = "", look: str | None = None) -> str:
        """Return a run of words."""
        look = self._some(LOOKS, 0.05) if look is None else look
        props = f"<w:rPr>{look}</w:rPr>" if look else ""
        return f"<w:r>{props}{_t(text or self.words())}</w:r>"

    def words(self) -> str:
        """Return one to six words and the space behind them."""
        found = " ".join(self.rng.choice(WORDS) for _ in range(self.rng.choice((1, 2, 3, 4, 6))))
        return found + self._one(" ", " ", "", "  ")

    def _split_word(self) -> str:
        """Return one word parted over runs, some of which look different."""
        word = self._one("Confidentiality", "thirty", "notwithstanding")
        cut = self.rng.randint(1, len(word) - 1)
        return self.run(word[:cut]) + self.run(word[cut:], "")

    def _sign(self) -> str:
        before, behind = _t(self._one("a ", "b")), _t(self._one(" c", "d"))
        return f"<w:r>{before}{self.rng.choice(SIGNS)}{behind}</w:r>"

    def _field(self) -> str:
        code, result = self.rng.choice(CODES), self.run()
        if self.rng.random() < 0.2:
            result += self._field()
        return f"{_mark('begin')}{_code(code)}{_mark('separate')}{result}{_mark('end')}"

    def _simple_field(self) -> str:
        return f'<w:fldSimple w:instr=" {escape(self.rng.choice(CODES[:2]))} ">{self.run()}</w:fldSimple>'

    def _link(self) -> str:
        where = self._one('w:anchor="there"', 'w:anchor="here"' if self.plain else 'r:id="link1"')
        return f"<w:hyperlink {where}>{self.run()}{self._maybe(0.4, self.run)}</w:hyperlink>"

    def _control(self) -> str:
        inside = self.run() + self._maybe(0.3, self.run)
        return f"{self._control_head()}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    def _control_head(self) -> str:
        number = next(self.ids)
        return f'<w:sdt><w:sdtPr><w:tag w:val="t{number}"/><w:id w:val="{number}"/></w:sdtPr>'

    def _bookmark(self) -> str:
        number = next(self.ids)
        start = f'<w:bookmarkStart w:id="{number}" w:name="mark{number}"/>'
        return f'{start}{self.run()}<w:bookmarkEnd w:id="{number}"/>'

    def _inserted(self) -> str:
        return self._tag("ins", self.run() + self._maybe(0.3, self.run))

    def _deleted(self) -> str:
        return self._tag("del", _gone(self.run() + self._maybe(0.2, self._field)))

    def _both(self) -> str:
        return self._tag("ins", self.run() + self._tag("del", _gone(self.run())))

    def _reformatted(self) -> str:
        change = self._tag("rPrChange", f"<w:rPr>{self._some(LOOKS, 0.1)}</w:rPr>")
        return self.run(look=f"<w:i/>{change}")

    def _note_mark(self) -> str:
        kind = self._one("footnote", "endnote")
        self.notes[kind].append(f"<w:p><w:r><w:{kind}Ref/></w:r>{self.run()}</w:p>")
        return f'<w:r><w:{kind}Reference w:id="{len(self.notes[kind])}"/></w:r>'

    def _comment(self) -> str:
        """Return words with a comment on them, or with a comment and a reply to it."""
        ids = [next(self.ids) for _ in range(self._one(1, 1, 2))]
        self.comments += [(number, self.run()) for number in ids]
        start = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in ids)
        end = "".join(
            f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>'
            for n in ids
        )
        return f"{start}{self.run()}{end}"

    def _text_box(self) -> str:
        """Return a text box as Word writes it: the drawing, and for older readers a picture."""
        box = f"<w:txbxContent>{self.paragraph(plain=True)}</w:txbxContent>"
        number = next(self.ids)
        shape = (
            '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>'
            f"<wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp>"
        )
        drawing = (
            f'<w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="{number}" name="Box"/>'
            f'<a:graphic><a:graphicData uri="{SHAPE}">{shape}</a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )
        old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
            f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    # ------------------------------------------------------------------ what crosses paragraphs

    def _cross(self, root: etree._Element) -> None:
        """Put in what starts in one paragraph and ends in another: bookmarks, comments, moves, fields."""
        paragraphs = [p for p in root[0] if p.tag == q("w:p")]
        if len(paragraphs) < 2:
            return
        for kind in (
            self._cross_bookmark,
            self._cross_comment,
            self._cross_move,
            self._cross_field,
        ):
            if self.rng.random() < 0.25 and (self.tracked or kind != self._cross_move):
                first, last = sorted(self.rng.sample(range(len(paragraphs)), 2))
                kind(paragraphs[first], paragraphs[last])

    def _cross_bookmark(self, first: etree._Element, last: etree._Element) -> None:
        number = next(self.ids)
        self._put(first, f'<w:bookmarkStart w:id="{number}" w:name="cross{number}"/>')
        self._put(last, f'<w:bookmarkEnd w:id="{number}"/>')

    def _cross_comment(self, first: etree._Element, last: etree._Element) -> None:
        number = next(self.ids)
        self.comments.append((number, self.run()))
        self._put(first, f'<w:commentRangeStart w:id="{number}"/>')
        reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        self._put(last, f'<w:commentRangeEnd w:id="{number}"/>{reference}')

    def _cross_move(self, first: etree._Element, last: etree._Element) -> None:
        run, name = self.run(), f"move{next(self.ids)}"
        for paragraph, kind in ((first, "moveFrom"), (last, "moveTo")):
            number = next(self.ids)
            head = f'<w:{kind}RangeStart w:id="{number}" w:author="Them" w:date="{DATE}" w:name="{name}"/>'
            mark = f'<w:{kind} w:id="{next(self.ids)}" w:author="Them" w:date="{DATE}">{run}</w:{kind}>'
            self._put(paragraph, f'{head}{mark}<w:{kind}RangeEnd w:id="{number}"/>')

    def _cross_field(self, first: etree._Element, last: etree._Element) -> None:
        """Let a field span paragraphs, as a table of contents does: from the end of one on."""
        head = f"{_mark('begin')}{_code('TOC')}{_mark('separate')}"
        for each in etree.fromstring(f"<x {NAMES}>{head}</x>"):
            first.append(each)
        place = 1 if len(last) and last[0].tag == q("w:pPr") else 0
        last.insert(place, etree.fromstring(f"<x {NAMES}>{_mark('end')}</x>")[0])

    def _put(self, paragraph: etree._Element, xml: str) -> None:
        """Put elements at one place between the children of a paragraph."""
        least = 1 if len(paragraph) and paragraph[0].tag == q("w:pPr") else 0
        at = self.rng.randint(least, len(paragraph))
        for each in reversed(etree.fromstring(f"<x {NAMES}>{xml}</x>")):
            paragraph.insert(at, each)

    # ------------------------------------------------------------------ other parts

    def _notes(self, kind: str) -> bytes:
        kinds = ((-1, "separator"), (0, "continuationSeparator"))
        rules = "".join(
            f'<w:{kind} w:type="{name}" w:id="{n}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
            for n, name in kinds
        )
        own = (f'<w:{kind} w:id="{n}">{p}</w:{kind}>' for n, p in enumerate(self.notes[kind], 1))
        return _bytes(_tree(rules + "".join(own), f"{kind}s"))

    def _comments(self) -> bytes:
        inside = "".join(
            f'<w:comment w:id="{n}" w:author="{AUTHORS[n % 2]}" w:date="{DATE}" w:initials="T">'
            f'<w:p w14:paraId="{n:08X}">{run}</w:p></w:comment>'
            for n, run in self.comments
        )
        return _bytes(_tree(inside, "comments"))

    def _threads(self) -> bytes:
        """Return the part that says which comment answers which: those whose ids are neighbours."""
        known = {n for n, _ in self.comments}
        inside = "".join(
            f'<w15:commentEx w15:paraId="{n:08X}"'
            + (f' w15:paraIdParent="{n - 1:08X}"' if n - 1 in known else "")
            + ' w15:done="0"/>'
            for n, _ in self.comments
        )
        return f"<w15:commentsEx {DECLARED}>{inside}</w15:commentsEx>".encode()

    # ------------------------------------------------------------------ chance

    def _one(self, *choices: Any) -> Any:
        return self.rng.choice(choices)

    def _maybe(self, chance: float, made: Callable[[], str]) -> str:
        return made() if self.rng.random() < chance else ""

    def _some(self, choices: tuple[str, ...], chance: float) -> str:
        return "".join(each for each in choices if self.rng.random() < chance)

    def _tag(self, name: str, inside: str = "") -> str:
        head = f'w:{name} w:id="{next(self.ids)}" w:author="{self._one(*AUTHORS)}" w:date="{DATE}"'
        return f"<{head}>{inside}</w:{name}>" if inside else f"<{head}/>"


def _t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(code: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'


def _gone(xml: str) -> str:
    for live, dead in (("w:t", "w:delText"), ("w:instrText", "w:delInstrText")):
        xml = xml.replace(f"<{live} ", f"<{dead} ").replace(f"</{live}>", f"</{dead}>")
    return xml


def _tree(inside: str, root: str) -> etree._Element:
    head = f'w:{root} {NAMES} mc:Ignorable="w14 w15"'
    return etree.fromstring(f"<{head}>{inside}</w:{root}>")


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_LINKING = ("header1", "footer1", "footnotes", "endnotes")


def _packed(main: bytes, parts: dict[str, tuple[str, bytes]]) -> bytes:
    ids = {"header1": "h1", "footer1": "f1"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORDML}{kind}+xml"/>'
        for name, (kind, _) in parts.items()
    )
    extended = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    links = [
        (ids.get(name, name), extended if kind == "commentsExtended" else kind, f"{name}.xml")
        for name, (kind, _) in parts.items()
    ]
    outside = (
        f'<Relationship Id="link1" Type="{OFFICE}hyperlink"'
        ' Target="https://example.com/" TargetMode="External"/>'
    )
    return archive(
        {
            "[Content_Types].xml": content_types(more=overrides),
            "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": main,
            "word/_rels/document.xml.rels": relationships(*links, more=outside),
            **{f"word/_rels/{name}.xml.rels": relationships(more=outside) for name in _LINKING},
            **{f"word/{name}.xml": data for name, (_, data) in parts.items()},
        }
    )
