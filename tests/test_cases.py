"""Golden cases a lawyer can read: `tests/cases/*.md`, one a case, run through the whole program.

A case names its playbook and side, gives the contract's wording, and says which paragraphs change, in
CriticMarkup, and which findings are made, as `rule | where it stands | clause`. A paragraph that begins
with `# ` is a heading in bold; words between two stars on either side are bold; nothing else is marked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

from redline import changes, pipeline
from redline.model import Options, Review, Span, Stamp

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
STAMP = Stamp(author="A. Lawyer", initials="AL", date="2026-01-15T09:00:00Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    options: Options
    contract: tuple[str, ...]
    redline: tuple[str, ...]
    findings: tuple[str, ...]


def read_case(path: Path) -> Case:
    head, *sections = re.split(
        r"^## (Contract|Redline|Findings)\n", path.read_text("utf-8"), flags=re.MULTILINE
    )
    settings = dict(re.findall(r"^- (playbook|we-are|posture): (.+)$", head, re.MULTILINE))
    parts = dict(zip(sections[::2], sections[1::2], strict=True))
    return Case(
        options=Options(
            playbook=settings["playbook"],
            we_are=settings.get("we-are", ""),
            posture=settings.get("posture", "balanced"),
        ),
        contract=_paragraphs(parts["Contract"]),
        redline=_paragraphs(parts["Redline"]),
        findings=tuple(
            sorted(
                line.removeprefix("- ") for line in parts["Findings"].strip().splitlines() if line
            )
        ),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(block.split()) for block in text.strip().split("\n\n") if block.strip())


def write_contract(path: Path, paragraphs: tuple[str, ...]) -> Path:
    document = docx.Document()
    for text in paragraphs:
        paragraph, headed = document.add_paragraph(), text.startswith("# ")
        for at, part in enumerate(text.removeprefix("# ").split("**")):
            paragraph.add_run(part).bold = headed or at % 2 == 1 or None
    document.save(str(path))
    return path


def changed_paragraphs(review: Review) -> tuple[str, ...]:
    """Return the paragraphs that the redline changes or adds, in CriticMarkup."""
    shown = []
    for paragraph in review.contract.paragraphs:
        revisions = [r for r in review.revisions if _touches(r.span, paragraph.span)]
        inside = [r for r in revisions if not r.paragraphs]
        if inside:
            shown.append(_marked(review, paragraph.span, inside))
        shown += [f"{{++{new.text}++}}" for r in revisions for new in r.paragraphs]
    return tuple(" ".join(text.split()) for text in shown)


def _touches(change: Span, paragraph: Span) -> bool:
    return paragraph.start <= change.start <= paragraph.end


def _marked(review: Review, span: Span, revisions: list) -> str:  # type: ignore[type-arg]
    text, at, out = review.contract.text, span.start, []
    for revision in sorted(revisions, key=lambda r: r.span):
        out.append(text[at : revision.span.start])
        out.append(f"{{--{revision.delete}--}}" if revision.delete else "")
        out.append(f"{{++{revision.insert}++}}" if revision.insert else "")
        at = revision.span.end
    return "".join([*out, text[at : span.end]])


def found(review: Review) -> tuple[str, ...]:
    numbers = {clause.id: clause.number or clause.heading for clause in review.reading.clauses}
    return tuple(
        sorted(
            f"{f.code} | {f.rung or f.kind} | {numbers.get(f.clause, '-')}"
            for f in review.findings
            if f.rule
        )
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    contract = write_contract(tmp_path / "contract.docx", case.contract)
    review = pipeline.review(contract, case.options)
    assert "\n\n".join(changed_paragraphs(review)) == "\n\n".join(case.redline)
    assert "\n".join(found(review)) == "\n".join(case.findings)
    pipeline.redline_bytes(contract, review, STAMP)  # verified, or it raises


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_accepting_the_redline_leaves_nothing_to_cure(path: Path, tmp_path: Path) -> None:
    """Review the accepted document again: no rule that made a change makes another one."""
    case = read_case(path)
    contract = write_contract(tmp_path / "contract.docx", case.contract)
    review = pipeline.review(contract, case.options)
    redlined, accepted = tmp_path / "redlined.docx", tmp_path / "accepted.docx"
    redlined.write_bytes(pipeline.redline_bytes(contract, review, STAMP))
    settled = changes.settle(redlined, changes.Selection(), accepting=True)
    accepted.write_bytes(settled.data)
    again = pipeline.review(accepted, case.options)
    cured = {f.code for f in review.findings if f.revisions}
    assert not [f.code for f in again.findings if f.revisions and f.code in cured]
