"""What is known of a redline once it is written goes into every report on it."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from redline import pipeline
from redline.cli import redlining
from redline.cli.config import Settings
from redline.cli.inputs import Source
from redline.cli.outputs import Place
from redline.cli.reports import routes
from redline.model import NewParagraph, Options, Output, Revision, Span, Stamp

sys.path.append(str(Path(__file__).resolve().parents[1] / "word"))
from build import abstract, document, level, num, p

STAMP = Stamp(author="Us", initials="U", date="2026-03-31T00:00:00Z")
WORDS = ("Services. We serve.", "Payment. You pay.", "Term. It ends, as Section 2 says.")


def test_numbers_that_a_redline_changes_are_in_the_report(tmp_path: Path) -> None:
    path = tmp_path / "nda.docx"
    blocks = [p(text, num=(1, 0)) for text in WORDS]
    path.write_bytes(document(*blocks, numbering=abstract(0, level(0, "%1.")) + num(1, 0)))
    new = Revision(
        id=0,
        finding="f",
        span=Span(len(WORDS[0]), len(WORDS[0])),
        delete="",
        insert="\nDelivery.",
        paragraphs=(NewParagraph(text="Delivery.", like=0),),
    )
    reviewed = replace(pipeline.review(path, Options()), revisions=(new,))
    job = redlining._Job(
        settings=Settings(),
        stamp=STAMP,
        routes=routes(("terminal", "json"), has_folder=True),
        manner=redlining.Manner(),
        inputs=(path,),
    )
    outputs: list[Output] = []
    told = redlining._save(job, Source(path=path), Place(stem=tmp_path / "nda"), reviewed, outputs)
    assert told.notices[0].message.startswith(
        "2 clause numbers change: 2 becomes 3 and 3 becomes 4"
    )
    report = json.loads((tmp_path / "nda.review.json").read_text("utf-8"))
    stale = [each for each in report["notices"] if each["code"] == "stale-reference"]
    assert [each["where"] for each in stale] == ["clause 3"]
