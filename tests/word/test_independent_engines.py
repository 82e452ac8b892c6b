"""Independent engines judge redlines: schema validators, and three readers that settle revisions.

Edits are scripted on real contracts: a number, a sentence, a clause put in and one struck, a cell, a
header, a footer and a note. What accepting must give is a copy of the original edited by hand on its
XML, without any of our writing code.
"""

from __future__ import annotations

import subprocess
import sys
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from build import (
    abstract,
    b,
    cell,
    comment,
    commented,
    document,
    field,
    footnote_mark,
    gone,
    ins,
    level,
    link,
    num,
    p,
    row,
    style,
    table,
    u,
)
from edits import STAMP, add, add_paragraphs, drop, redline, remark, swap
from lxml import etree

from redline.model import Comment, NewParagraph, Revision, Span, Story
from redline.word.names import q
from redline.word.package import open_package, save
from redline.word.parsing import serialise
from redline.word.projection import project
from redline.word.writer import write

if TYPE_CHECKING:
    from pathlib import Path

    from redline.word.pieces import ProjectedParagraph, Projection

pytestmark = pytest.mark.verifiers

CONTRACTS = (
    "docxodus/VP004-Legal-Contract.docx",
    "aida/AIDA_Data_transfer_agreement_template.docx",
    "gsa-cic/USAF-SOW-AWS.docx",
    "openagreements/openagreements-employment-offer-letter.docx",
    "common-paper/common-paper-cloud-service-agreement.docx",
)


def judged(verifiers: Path, *arguments: object) -> None:
    """Run the checkers; their report is the message of a failure."""
    command = [sys.executable, str(verifiers / "docx_verify.py"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode == 2:
        pytest.skip(f"a checker is not installed: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stdout + done.stderr


# ------------------------------------------------------------------ made documents


def test_a_document_of_traps_validates_and_settles_everywhere(
    verifiers: Path, tmp_path: Path
) -> None:
    source, out = tmp_path / "in.docx", tmp_path / "out.docx"
    source.write_bytes(TRAPS)
    edits = (
        swap("thirty", "sixty"),
        swap("linked", "tied"),
        drop("field 5 "),
        swap("their", "our"),
        swap("cell", "field"),
        drop("Struck.\n"),
        swap("top", "head"),
        swap("bottom", "foot"),
        swap("remark", "note"),
        add_paragraphs("Tax. They pay.", behind="We pay.", heading=4),
        add_paragraphs("Last.", behind="end"),
    )
    out.write_bytes(redline(TRAPS, *edits, remarks=(remark("thirty"), remark("noted"))))
    judged(verifiers, "validate", out, "--baseline", source, "--tools", "sdk,integrity,lint")
    judged(
        verifiers, "roundtrip", source, out, "--author", STAMP.author, "--engines", "xml,pandoc,lo"
    )


TRAPS = document(
    p(u("Fees"), ". We pay.", num=(1, 0), style="Clause"),
    p(
        "Within ",
        b("thir"),
        "ty days, ",
        link("linked words"),
        ", ",
        field("REF x", "5"),
        " on.",
        num=(1, 0),
        style="Clause",
    ),
    p(
        "See field ",
        field("REF x", "5"),
        " and ",
        ins("their words"),
        gone("old"),
        ".",
        style="Clause",
    ),
    p("A ", commented("noted"), " word", footnote_mark(1), "."),
    p("Struck."),
    table(row(cell("a cell"), "b")),
    p("end"),
    section='<w:pgSz w:w="12240" w:h="15840"/>',
    styles=style("Clause", run='<w:sz w:val="22"/>'),
    numbering=abstract(0, level(0, "%1.")) + num(1, 0),
    comments=comment(0, "Theirs."),
    headers={"default": p("top")},
    footers={"default": p("bottom")},
    footnotes={1: p("A remark.")},
)


# ------------------------------------------------------------------ real contracts


@pytest.mark.corpus
@pytest.mark.parametrize("name", CONTRACTS)
def test_a_real_contract_validates_and_settles_everywhere(
    name: str, corpus: Path, verifiers: Path, tmp_path: Path
) -> None:
    source, out, wanted = (
        corpus / "A-contracts" / name,
        tmp_path / "out.docx",
        tmp_path / "want.docx",
    )
    projection = project(open_package(source))
    revisions = tuple(scripted(projection))
    comments = [Comment(finding="f", span=r.span, text="Because.") for r in revisions[:3]]
    out.write_bytes(write(source, revisions, comments, STAMP))
    wanted.write_bytes(by_hand(source, revisions))
    judged(verifiers, "validate", out, "--baseline", source, "--tools", "sdk,integrity,lint")
    judged(verifiers, "roundtrip", source, out, "--target", wanted, "--engines", "xml,pandoc,lo")


def scripted(projection: Projection) -> list[Revision]:
    """Return a few edits that can be done by hand: each within one run, or a whole paragraph."""
    prose = [x for x in projection.paragraphs if is_prose(x) and x.story is Story.BODY]
    cells = [x for x in projection.paragraphs if x.cell and is_word(x) and x not in prose[:6]]
    margins = [
        x for x in projection.paragraphs if x.story in {Story.HEADER, Story.FOOTER} and is_word(x)
    ]
    made = [replaced(projection, each) for each in (*prose[1:3], *cells[-1:], *margins[:1])]
    return [*made, inserted(projection, prose[3]), struck(projection, prose[4])]


def is_word(paragraph: ProjectedParagraph) -> bool:
    pieces = paragraph.pieces
    return bool(pieces) and pieces[0].node.tag == q("w:t") and not pieces[0].locked


def is_prose(paragraph: ProjectedParagraph) -> bool:
    behind = paragraph.element.getnext()
    followed = behind is not None and behind.tag == q("w:p")
    plain = all(x.node.tag == q("w:t") and not x.locked for x in paragraph.pieces)
    own = not list(paragraph.element.iter(q("w:sectPr"), q("w:bookmarkStart"), q("w:fldChar")))
    return followed and plain and own and paragraph.span.length > 60 and paragraph.cell is None


def replaced(projection: Projection, paragraph: ProjectedParagraph) -> Revision:
    start = paragraph.span.start
    length = max(1, len(paragraph.pieces[0].text.split(" ")[0]))
    span = Span(start, start + min(length, paragraph.pieces[0].span.length))
    return revision(span, projection, "Changed")


def inserted(projection: Projection, paragraph: ProjectedParagraph) -> Revision:
    span = Span(paragraph.span.end, paragraph.span.end)
    new = NewParagraph(text="An added clause.", like=paragraph.index)
    return Revision(
        id=0, finding="f", span=span, delete="", insert="\nAn added clause.", paragraphs=(new,)
    )


def struck(projection: Projection, paragraph: ProjectedParagraph) -> Revision:
    return revision(Span(paragraph.span.start, paragraph.span.end + 1), projection, "")


def revision(span: Span, projection: Projection, insert: str) -> Revision:
    return Revision(id=0, finding="f", span=span, delete=span.of(projection.text), insert=insert)


def by_hand(source: Path, revisions: tuple[Revision, ...]) -> bytes:
    """Return a copy of the original with the edits made plainly, without any tracking."""
    package = open_package(source)
    paragraphs = {x.span.start: x for x in project(package).paragraphs}
    ends = {x.span.end: x for x in paragraphs.values()}
    for one in revisions:
        if one.paragraphs:
            ends[one.span.start].element.addnext(added(ends[one.span.start]))
        elif one.delete.endswith("\n"):
            element = paragraphs[one.span.start].element
            element.getparent().remove(element)
        else:
            node = paragraphs[one.span.start].pieces[0].node
            node.text = one.insert + (node.text or "")[len(one.delete) :]
            node.set(q("xml:space"), "preserve")
    touched = {x.part for x in paragraphs.values()}
    return save(package, {part: serialise(package.tree(part)) for part in touched})


def added(like: ProjectedParagraph) -> etree._Element:
    """Return the added clause: a copy of the model with the look of most of its text."""
    new = etree.Element(q("w:p"), nsmap={"w": like.element.nsmap["w"]})
    properties = like.element.find(q("w:pPr"))
    if properties is not None:
        new.append(deepcopy(properties))
    longest = max(like.pieces, key=lambda piece: piece.span.length)
    run = etree.SubElement(new, q("w:r"))
    look = longest.run.find(q("w:rPr"))
    if look is not None:
        run.append(deepcopy(look))
    etree.SubElement(run, q("w:t")).text = "An added clause."
    return new


def test_text_added_in_their_insertion_keeps_theirs(verifiers: Path, tmp_path: Path) -> None:
    source, out = tmp_path / "in.docx", tmp_path / "out.docx"
    data = document(p("We ", ins("shall always pay"), " them."), p("end"))
    source.write_bytes(data)
    out.write_bytes(redline(data, add(" nearly", behind="shall"), drop("pay")))
    judged(
        verifiers, "roundtrip", source, out, "--author", STAMP.author, "--engines", "xml,pandoc,lo"
    )
