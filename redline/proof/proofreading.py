"""Knows how a contract is proofread: every check asked, each place marked once, all in order."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from redline.model import Notice
from redline.model.proof import Proof, Slip
from redline.proof.blanks import is_template
from redline.proof.checks import CHECKS
from redline.proof.draft import Draft
from redline.proof.forms import real_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from redline.model import Contract, Reading, Span
    from redline.model.proof import Citation, Duty
    from redline.proof.checks import Check
    from redline.proof.draft import Noted


def proofread(  # noqa: PLR0913 - what was read, and four things that may be asked
    contract: Contract,
    reading: Reading,
    citations: Iterable[Citation],
    *,
    duties: Iterable[Duty] = (),
    template: bool | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Proof:
    """Return the slips of a contract's drafting in the order of its text.

    `citations` are all places that cite a clause by number, `duties` those without a remedy. In a
    `template` blanks belong; none means that it is told by its look. `select` and `ignore` are codes
    or their beginnings.
    """
    form = is_template(contract) if template is None else template
    draft = Draft(
        contract=contract,
        reading=replace(reading, terms=tuple(real_terms(contract.text, reading.terms))),
        citations=tuple(citations),
        template=form,
        duties=tuple(duties),
    )
    wanted = [check for check in CHECKS if _is_wanted(check.code, select, ignore)]
    marked: dict[tuple[int, int], tuple[Check, Noted]] = {}
    for check in wanted:
        noted_before = sorted(span for span, each in marked.items() if _kin(each[0], check))
        for noted in check.find(draft):
            if not _is_marked(noted_before, noted.span):
                marked.setdefault(noted.span, (check, noted))
    ordered = sorted(marked.values(), key=lambda each: each[1].span)
    return Proof(
        contract=contract,
        reading=reading,
        slips=tuple(_slip(draft, at, *each) for at, each in enumerate(ordered, 1)),
        template=form,
        notices=(*contract.notices, *_told(template=template, form=form)),
    )


def codes() -> dict[str, str]:
    """Return every code with what it means."""
    return {check.code: f"{check.title}. {check.why} {check.cure}" for check in CHECKS}


def is_below(code: str, wanted: str) -> bool:
    """Say whether a code is `wanted` or lies below it, as `terms.unused` does below `terms`."""
    return code == wanted or code.startswith(f"{wanted}.")


def _kin(one: Check, other: Check) -> bool:
    """Say whether two checks are of one family, so that one finding on the same words is enough."""
    return one.code.partition(".")[0] == other.code.partition(".")[0] and one is not other


def _is_marked(spans: Sequence[tuple[int, int]], span: Span) -> bool:
    """Say whether one of some places, in order and apart, meets a place."""
    at = bisect_left(spans, (span.end, span.end))
    return at > 0 and spans[at - 1][1] > span.start


def _is_wanted(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    chosen = not select or any(is_below(code, each) for each in select)
    return chosen and not any(is_below(code, each) for each in ignore)


def _slip(draft: Draft, at: int, check: Check, noted: Noted) -> Slip:
    return Slip(
        id=f"p{at}",
        code=check.code,
        title=check.title,
        risk=check.risk,
        message=noted.message,
        why=check.why,
        cure=check.cure,
        place=draft.place(noted.span),
        other=draft.place(noted.other) if noted.other is not None else None,
    )


def _told(*, template: bool | None, form: bool) -> tuple[Notice, ...]:
    if template is not None or not form:
        return ()
    message = "taken as a form to fill in, so its blanks are not listed; --no-template lists them"
    return (Notice(code="template", message=message),)
