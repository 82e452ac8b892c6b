from __future__ import annotations

from golden import same_as
from sample_review import contract, finding, review

from redline.model import Output
from redline.render.markdown import report

OUTPUTS = (Output(kind="redline", path="acme-msa.redline.docx", sha256="c" * 64),)


def test_the_report_reads_well() -> None:
    assert same_as("report.md", report(review(), OUTPUTS))


def test_the_report_says_first_that_it_is_ours_alone() -> None:
    assert report(review()).splitlines()[2] == "**Internal: not for the other side.**"


def test_contract_text_cannot_become_markup() -> None:
    trap = "<script>x</script> | [link](http://x) **bold** `code` # head ![p](q)"
    text = report(review(findings=(finding(contract(), 1, "five years", quote=trap),)))
    quote = next(line for line in text.splitlines() if line.startswith("> "))
    assert quote == (
        "> \\<script\\>x\\</script\\> \\| \\[link\\](http://x) \\*\\*bold\\*\\* "
        "\\`code\\` \\# head \\!\\[p\\](q)"
    )


def test_a_quote_that_begins_like_a_list_stays_a_quote() -> None:
    text = report(review(findings=(finding(contract(), 1, "five years", quote="1. Term"),)))
    assert "> 1\\. Term" in text


def test_a_review_without_findings_has_no_table() -> None:
    text = report(review(findings=(), revisions=()))
    assert "## At a glance" not in text
    assert "- Risk: 61 of 100\n" in text


def test_a_review_without_a_playbook_gives_no_figure() -> None:
    text = report(review(findings=(), playbook=None, playbook_reason="no match"))
    assert "- Playbook: none fits: no match" in text
    assert "- Risk: not judged: a person must read it" in text
