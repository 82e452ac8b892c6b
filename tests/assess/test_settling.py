"""What is settled when proposals meet one another or what nobody may change."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from redline import pipeline
from redline.assess.draft import Draft, Taken, clash
from redline.model import Options, Span, Stamp

FIELD = (
    "<w:r {ns}><w:fldChar w:fldCharType='begin'/></w:r>",
    "<w:r {ns}><w:instrText xml:space='preserve'> REF days \\h </w:instrText></w:r>",
    "<w:r {ns}><w:fldChar w:fldCharType='separate'/></w:r>",
    "<w:r {ns}><w:t>fifteen (15)</w:t></w:r>",
    "<w:r {ns}><w:fldChar w:fldCharType='end'/></w:r>",
)


def test_strikes_clash_when_they_share_a_character() -> None:
    assert clash(Draft(span=Span(0, 5)), Draft(span=Span(4, 8)))
    assert not clash(Draft(span=Span(0, 4)), Draft(span=Span(4, 8)))


def test_an_insertion_clashes_only_inside_a_strike() -> None:
    assert clash(Draft(span=Span(3, 3), insert="x"), Draft(span=Span(0, 5)))
    assert not clash(Draft(span=Span(5, 5), insert="x"), Draft(span=Span(0, 5)))


def test_a_clash_is_found_among_many() -> None:
    taken = Taken()
    taken.add(tuple(Draft(span=Span(at, at + 5)) for at in range(0, 1000, 10)))
    assert taken.clashes(Draft(span=Span(504, 506)))
    assert not taken.clashes(Draft(span=Span(505, 510)))
    assert taken.clashes(Draft(span=Span(5, 995)))


def test_a_number_that_a_field_computes_is_commented_on_and_never_changed(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("SERVICES AGREEMENT")
    document.add_paragraph(
        'This Agreement is made between Acme Corp. ("Supplier") and Northwind Ltd ("Customer").'
    )
    paragraph = document.add_paragraph("1. Payment. Customer shall pay each invoice within ")
    for piece in FIELD:
        paragraph._p.append(parse_xml(piece.format(ns=nsdecls("w"))))
    paragraph.add_run(" days of receipt.")
    path = tmp_path / "contract.docx"
    document.save(str(path))
    review = pipeline.review(path, Options(playbook="msa-customer", we_are="customer"))
    payment = [finding for finding in review.findings if finding.code == "payment.days"]
    assert [finding.says for finding in payment] == ["fifteen (15) days"]
    assert not payment[0].revisions
    assert payment[0].id in {comment.finding for comment in review.comments}
    stamp = Stamp(author="A. Lawyer", initials="AL", date="2026-01-15T09:00:00Z")
    assert pipeline.redline_bytes(path, review, stamp)


def test_nothing_is_added_to_a_clause_that_another_finding_strikes(tmp_path: Path) -> None:
    document = docx.Document()
    for text in (
        "NON-DISCLOSURE AGREEMENT",
        'This Agreement is between Tamar Ltd (the "Discloser") and Wren Ltd (the "Recipient").',
        "1. The Recipient shall use Confidential Information solely for evaluating a supply.",
        "2. The Recipient is strictly liable for any disclosure and shall pay to the Discloser "
        "GBP 250,000 for each breach of this Agreement, irrespective of fault or loss.",
    ):
        document.add_paragraph(text)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    review = pipeline.review(path, Options(playbook="nda-recipient", we_are="Wren Ltd"))
    struck = review.contract.text.index("2. The Recipient")
    assert {f.code for f in review.findings if f.span and f.span.start >= struck} > {"penalty"}
    made = [revision.insert for revision in review.revisions if revision.span.start >= struck]
    assert next(insert for insert in made if insert) == "[Intentionally omitted]"
    assert not any("protects" in insert for insert in made)
