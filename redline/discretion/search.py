"""Searches what is about to leave for internal wording, our limits and those who decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redline.discretion.secrets import Secrets, limits_of, secrets_of
from redline.errors import RefusedError
from redline.model.numerals import spell
from redline.model.overlap import runs_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from redline.model import Finding, Review

Part = tuple[str, str, str]
"""A name, what it says, and what the document it was made from said there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """Something internal found in what was to leave: where, of which rule, and what kind of thing.

    The words themselves are not repeated: this ends up in messages and logs.
    """

    where: str
    rule: str
    what: str

    def __str__(self) -> str:
        about = f" of rule {self.rule}" if self.rule else ""
        return f"{self.where}: {self.what}{about}"


def check(reviewed: Review, parts: Iterable[Part]) -> None:
    """Raise `RefusedError` if anything internal stands in `parts` or in what the review says outside."""
    found = leaks(reviewed, parts)
    if found:
        first, *more = found
        others = f" and {len(more)} more" if more else ""
        raise RefusedError(
            f"{reviewed.contract.name}: what was to go to the other side says something internal"
            f" ({first}{others}), so nothing was written. Reword the rule's comment or text, or its"
            " file in internal/; `redline playbook lint` names the place where it can."
        )


def leaks(reviewed: Review, parts: Iterable[Part]) -> tuple[Leak, ...]:
    """Return everything internal in `parts` and in the comments and changes of a review, in order."""
    if reviewed.playbook is None:
        return ()
    secrets = secrets_of(reviewed.playbook)
    every = (*parts, *_said(reviewed))
    found = [leak for name, text, before in every for leak in _wording(name, text, before, secrets)]
    found += _limits(reviewed)
    found += [leak for name, text, before in every for leak in _names(name, text, before, secrets)]
    return tuple(dict.fromkeys(found))


def _said(reviewed: Review) -> Iterator[Part]:
    """Yield our own words one by one: in the file they may be broken up by what stays between them."""
    contract = reviewed.contract.text
    for revision in reviewed.revisions:
        yield f"change {revision.id}", revision.insert, contract
    for comment in reviewed.comments:
        yield f"comment on {comment.finding}", comment.text, contract


def _wording(name: str, text: str, before: str, secrets: Secrets) -> Iterator[Leak]:
    """Yield internal wording: a run of words that the document itself did not have there."""
    said = runs_among(text, secrets.runs, secrets.starts)
    theirs = set(runs_among(before, said, {run[0] for run in said})) if said else set()
    for run in said:
        if run not in theirs:
            yield Leak(where=name, rule=secrets.runs[run], what="internal wording")


def _limits(reviewed: Review) -> Iterator[Leak]:
    """Yield comments that name a number we would go down to and that nobody has named yet."""
    rules = {rule.id: rule for rule in reviewed.playbook.rules} if reviewed.playbook else {}
    findings = {finding.id: finding for finding in reviewed.findings}
    for comment in reviewed.comments:
        finding = findings[comment.finding]
        rule = rules.get(finding.rule)
        if rule is None:
            continue
        known = _known(reviewed, finding)
        for limit in sorted(limits_of(rule)):
            if _names_number(comment.text, limit) and not _names_number(known, limit):
                yield Leak(where=f"comment on {finding.id}", rule=rule.id, what="one of our limits")


def _known(reviewed: Review, finding: Finding) -> str:
    """Return what both sides can see of a finding: their words and the change."""
    changes = (r for r in reviewed.revisions if r.finding == finding.id)
    return "\n".join((finding.quote, *(f"{r.delete}\n{r.insert}" for r in changes)))


def _names_number(text: str, number: float) -> bool:
    figures = re.escape(f"{number:g}")
    words = re.escape(spell(number)) if number == int(number) and number >= 0 else figures
    pattern = rf"(?<![\w.,])(?:{figures}|{words})(?![\w%]|[.,]\d)"
    return re.search(pattern, text, re.IGNORECASE) is not None


def _names(name: str, text: str, before: str, secrets: Secrets) -> Iterator[Leak]:
    """Yield titles of those who approve: of several words, and not in the document already."""
    folded = _folded(text)
    for title in secrets.names:
        if " " not in title or _folded(title) not in folded:
            continue
        wanted = re.compile(rf"\b{re.escape(title)}\b", re.IGNORECASE)
        said = len(wanted.findall(text))
        if said and said > len(wanted.findall(before)):
            yield Leak(where=name, rule="", what="somebody who approves on our side")


def _folded(text: str) -> str:
    """Return a text in which all letters are one that `re.IGNORECASE` takes for one."""
    return text.casefold().replace("i\u0307", "i").replace("\u0131", "i")
