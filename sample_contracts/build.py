"""Makes the sample contracts: `python sample_contracts/build.py` turns `source/*.txt` into Word files.

The words stand in `source/`, one paragraph a line, led by a tag (`source/README.md` lists them).
This file knows what a line becomes in Word, `house_style.py` how it looks there. The same sources
always give the same bytes.
"""

# python-docx keeps the elements of its objects under private names
# ruff: noqa: SLF001

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from house_style import Look, add_footnotes, dress, packed

HERE = Path(__file__).resolve().parent
MARKED = 'w:author="Counterparty Counsel" w:date="2024-05-14T10:30:00Z"'
W = nsdecls("w")


CONTRACTS = {
    "northwind-acme-msa": Look(
        size=11.5,
        space=9,
        header=("Master Services Agreement", "Acme Corp. / Northwind Ltd"),
        footer="ACME-MSA-2024-017",
        title="Master Services Agreement",
        author="Acme Corp. Legal",
    ),
    "lumen-saas-subscription": Look(
        font="Arial",
        size=9.5,
        curly=False,
        justify=False,
        space=5,
        header=("Lumen Analytics, Inc.", "Subscription Agreement"),
        footer="Form SA-7",
        title="Subscription Agreement",
        author="Lumen Analytics Legal",
    ),
    "harbour-mutual-nda": Look(
        font="Arial",
        size=10,
        capitals=True,
        space=6,
        indents=((1.2, 1.2), (1.2, 1.2), (2.3, 1.1), (3.4, 1.1)),
        page=(21.0, 29.7),
        header=("", "Private and confidential"),
        footer="Harbour / Tidewell",
        title="Mutual Non-Disclosure Agreement",
        author="Harbour Robotics Legal",
    ),
    "templates/mutual-nda": Look(
        header=("", "House template"), footer="NDA-M 3.0", title="Mutual Non-Disclosure Agreement"
    ),
    "templates/services-agreement": Look(
        header=("", "House template"), footer="SVC-C 2.1", title="Services Agreement"
    ),
}


@dataclass(slots=True, kw_only=True)
class Draft:
    """A document in the making, the places that are referred to, and the ids given so far."""

    look: Look
    docx: Any
    entries: list[tuple[str, str]]
    places: dict[str, str]
    schedules: int = 0
    ids: int = 100
    notes: list[str] = field(default_factory=list)

    def next_id(self) -> int:
        """Return an id that no bookmark, revision or control has yet."""
        self.ids += 1
        return self.ids


def main() -> None:
    for name, look in CONTRACTS.items():
        source = HERE / "source" / f"{name.replace('templates/', 'template-')}.txt"
        target = HERE / f"{name}.docx"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(build(source.read_text(encoding="utf-8"), look))
        print(f"{target.relative_to(HERE)}  {target.stat().st_size:,} bytes")


def build(source: str, look: Look) -> bytes:
    entries = list(_entries(source))
    draft = Draft(look=look, docx=Document(), entries=entries, places=dict(_places(entries)))
    dress(draft.docx, look, schedules=sum(tag == "sch" for tag, _ in entries))
    for tag, words in entries:
        TAGS[tag](draft, words)
    if draft.notes:
        add_footnotes(draft.docx, [typeset(draft, note) for note in draft.notes])
    return packed(draft.docx, look)


def _entries(source: str) -> Iterator[tuple[str, str]]:
    """Yield tag and words of each line; the rows of a table stay together."""
    for block in re.split(r"\n+(?!row )", source.strip()):
        tag, _, words = block.partition(" ")
        yield tag.strip(), words


LEVELS = {"h1": 0, "t2": 1, "t3": 2, "t4": 3}
KEY = re.compile(r"@(\w+) ")


def _places(entries: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what Word will show for each paragraph that somebody refers to: its number or title."""
    counts = [0, 0, 0, 0]
    for tag, words in entries:
        if tag in LEVELS:
            counts[LEVELS[tag]] += 1
            counts[LEVELS[tag] + 1 :] = [0] * (3 - LEVELS[tag])
        if key := KEY.match(words):
            number = ".".join(map(str, counts[: LEVELS.get(tag, 0) + 1]))
            yield key[1], number if tag in LEVELS else words[key.end() :].split(" | ")[0]


# ------------------------------------------------------------------ paragraphs and tables


def in_style(style: str, **options: bool) -> Callable[[Draft, str], None]:
    def add(draft: Draft, words: str) -> None:
        paragraph = draft.docx.add_paragraph(style=style)
        if options.get("inserted"):
            mark = f'<w:rPr {W}><w:ins w:id="{draft.next_id()}" {MARKED}/></w:rPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(mark))
            words = "{+" + words + "+}"
        write(draft, paragraph, words, shout=options.get("capitals", False) and draft.look.capitals)

    return add


def add_schedule(draft: Draft, words: str) -> None:
    draft.schedules += 1
    title, name = words.split(" | ")
    write(draft, draft.docx.add_paragraph(style="Schedule Title"), title)
    draft.docx.add_paragraph(name, style="Schedule Name")


def in_schedule(level: int) -> Callable[[Draft, str], None]:
    """Return a maker of schedule paragraphs; each schedule has a list of its own that starts at 1."""

    def add(draft: Draft, words: str) -> None:
        paragraph = draft.docx.add_paragraph(style=f"Schedule {level + 1}")
        numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbering.get_or_add_ilvl().val = level
        numbering.get_or_add_numId().val = 10 + draft.schedules
        write(draft, paragraph, words)

    return add


def add_break(draft: Draft, _words: str) -> None:
    draft.docx.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def add_contents(draft: Draft, _words: str) -> None:
    """Write a table of contents without page numbers, as Word shows the field."""
    headings = [KEY.sub("", words) for tag, words in draft.entries if tag == "h1"]
    lines = [f"{number}.\t{heading}" for number, heading in enumerate(headings, 1)]
    first = draft.docx.add_paragraph(style="toc 1")
    first._p.extend(_field_start('TOC \\o "1-1" \\n \\h'))
    first.add_run(typeset(draft, lines[0]))
    for line in lines[1:]:
        last = draft.docx.add_paragraph(typeset(draft, line), style="toc 1")
    last._p.append(_run('<w:fldChar w:fldCharType="end"/>'))


def add_table(draft: Draft, words: str) -> None:
    widths, *rows = words.split("\nrow ")
    columns = [int(width) for width in widths.split()]
    grid = draft.docx.add_table(rows=0, cols=len(columns), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(grid.columns, columns, strict=True):
        column.width = width * 635
    for index, row in enumerate(rows):
        for at, (cell, text) in enumerate(zip(grid.add_row().cells, row.split(" | "), strict=True)):
            cell.width = columns[at] * 635
            head = (index == 0 and rows[0].startswith(("Role", "Item"))) or (
                at == 0 and len(columns) == 2
            )
            cell.paragraphs[0].style = "Table Text"
            write(draft, cell.paragraphs[0], f"**{text}**" if head else text)
            if at == 2:
                cell.paragraphs[0].alignment = ALIGN.RIGHT
            if head:
                shade = f'<w:shd {W} w:val="clear" w:color="auto" w:fill="E7E6E6"/>'
                cell._tc.get_or_add_tcPr().append(parse_xml(shade))
    draft.docx.add_paragraph(style="Body")


def add_signatures(draft: Draft, words: str) -> None:
    draft.docx.add_paragraph(
        "The parties have signed this agreement through their authorized representatives."
        if not draft.look.capitals
        else "Signed for and on behalf of the parties by their authorised signatories:",
        style="Body",
    ).paragraph_format.keep_with_next = True
    grid = draft.docx.add_table(rows=1, cols=2)
    for cell, party in zip(grid.rows[0].cells, words.split(" | "), strict=True):
        cell.paragraphs[0].style = "Table Text"
        write(draft, cell.paragraphs[0], f"**{party}**")
        for line in ("By:", "Name:", "Title:", "Date:"):
            cell.add_paragraph(f"{line}\t_______________________", style="Signature Line")


TAGS: dict[str, Callable[[Draft, str], None]] = {
    "title": in_style("Title", capitals=True),
    "dated": in_style("Centred"),
    "caption": in_style("Caption Heading", capitals=True),
    "cv": in_style("Cover Title"),
    "ct": in_style("Centred"),
    "cp": in_style("Cover Party"),
    "cf": in_style("Cover Foot"),
    "p": in_style("Body"),
    "p2": in_style("Body Indented"),
    "party": in_style("Party"),
    "rec": in_style("Recital"),
    "def": in_style("Definition"),
    "h1": in_style("Heading 1", capitals=True),
    "t2": in_style("Level 2"),
    "t3": in_style("Level 3"),
    "t4": in_style("Level 4"),
    "n1": in_style("Typed 1"),
    "n2": in_style("Typed 2"),
    "n2+": in_style("Typed 2", inserted=True),
    "n3": in_style("Typed 3"),
    "sch": add_schedule,
    "s1": in_schedule(0),
    "s2": in_schedule(1),
    "toc": add_contents,
    "break": add_break,
    "table": add_table,
    "sign": add_signatures,
}

# ------------------------------------------------------------------ words within a paragraph

MARKS = re.compile(
    r"\{\+(?P<ins>.*?)\+\}|\{-(?P<del>.*?)-\}|\{c:(?P<anchor>.*?)\|\|(?P<remark>.*?)\}"
    r"|\{fn:(?P<note>.*?)\}|\{(?P<ref>\w+)\}|\[\[(?P<blank>.*?)\]\]"
)
BOLD = re.compile(r"\*\*(.*?)\*\*")


def write(draft: Draft, paragraph: Any, words: str, *, shout: bool = False) -> None:
    """Write words with their marks; a leading key puts a bookmark about the paragraph."""
    key = KEY.match(words)
    words = words[key.end() :] if key else words
    words = words.upper() if shout else words
    mark = draft.next_id()
    if key:
        name = f'w:name="_Ref{key[1]}"'
        paragraph._p.append(parse_xml(f'<w:bookmarkStart {W} w:id="{mark}" {name}/>'))
    at = 0
    for found in MARKS.finditer(words):
        say(draft, paragraph, words[at : found.start()])
        INLINE[found.lastgroup or "ref"](draft, paragraph, found)
        at = found.end()
    say(draft, paragraph, words[at:])
    if key:
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {W} w:id="{mark}"/>'))


def say(draft: Draft, paragraph: Any, words: str) -> list[Any]:
    """Add runs for plain and **bold** words."""
    runs = []
    for index, piece in enumerate(BOLD.split(typeset(draft, words))):
        if piece:
            run = paragraph.add_run(piece)
            run.bold = index % 2 == 1 or None
            runs.append(run)
    return runs


def typeset(draft: Draft, words: str) -> str:
    """Curl the quotes where the house does."""
    if not draft.look.curly:
        return words
    words = re.sub(r'(^|[\s(\[])"', "\\1\u201c", words).replace('"', "\u201d")
    return words.replace("'", "\u2019")


def _tracked(draft: Draft, paragraph: Any, found: re.Match[str]) -> None:
    kind = "ins" if found["ins"] is not None else "del"
    runs = say(draft, paragraph, found[kind])
    wrapper = parse_xml(f'<w:{kind} {W} w:id="{draft.next_id()}" {MARKED}/>')
    runs[0]._r.addprevious(wrapper)
    for run in runs:
        wrapper.append(run._r)
        if kind == "del":
            for text in run._r.findall(qn("w:t")):
                text.tag = qn("w:delText")


def _comment(draft: Draft, paragraph: Any, found: re.Match[str]) -> None:
    runs = say(draft, paragraph, found["anchor"])
    comment = draft.docx.add_comment(runs, found["remark"], "Counterparty Counsel", "CC")
    comment._comment_elm.set(qn("w:date"), "2024-05-14T10:30:00Z")


def _note(draft: Draft, paragraph: Any, found: re.Match[str]) -> None:
    draft.notes.append(found["note"])
    mark = f'<w:footnoteReference w:id="{len(draft.notes)}"/>'
    paragraph._p.append(_run(mark, '<w:rStyle w:val="FootnoteReference"/>'))


def _reference(draft: Draft, paragraph: Any, found: re.Match[str]) -> None:
    number = "" if draft.places[found["ref"]].startswith("Schedule") else "\\r "
    paragraph._p.extend(_field_start(f"REF _Ref{found['ref']} {number}\\h"))
    paragraph.add_run(draft.places[found["ref"]])
    paragraph._p.append(_run('<w:fldChar w:fldCharType="end"/>'))


def _blank(draft: Draft, paragraph: Any, found: re.Match[str]) -> None:
    """Add a content control to fill in (ECMA-376 Part 1, 17.5.2)."""
    name = found["blank"]
    tag = name.lower().replace(" ", "-")
    control = f"""<w:sdt {W}><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{tag}"/>
      <w:id w:val="{draft.next_id()}"/><w:showingPlcHdr/><w:text/></w:sdtPr>
      <w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>
      <w:t>[{typeset(draft, name)}]</w:t></w:r></w:sdtContent></w:sdt>"""
    paragraph._p.append(parse_xml(re.sub(r">\s+<", "><", control)))


INLINE: dict[str, Callable[[Draft, Any, re.Match[str]], None]] = {
    "ins": _tracked,
    "del": _tracked,
    "remark": _comment,
    "note": _note,
    "ref": _reference,
    "blank": _blank,
}


def _run(inside: str, properties: str = "") -> Any:
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return parse_xml(f"<w:r {W}>{looks}{inside}</w:r>")


def _field_start(code: str) -> list[Any]:
    return [
        _run('<w:fldChar w:fldCharType="begin"/>'),
        _run(f'<w:instrText xml:space="preserve"> {code} </w:instrText>'),
        _run('<w:fldChar w:fldCharType="separate"/>'),
    ]


if __name__ == "__main__":
    main()
