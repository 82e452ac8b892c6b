"""Says of every sentence of a contract whom it binds; items of a list are bound as the list says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from redline.language.duties import bind

if TYPE_CHECKING:
    from redline.model import Clause, Contract, Party, Sentence

_LEADS_IN = re.compile(
    r"(?:[:\u2014\u2013-]|\bfollowing\W{0,3}|\b(?:to|that|not|and|or|either|both|shall|will|must|may))\s*$"
)


class _Bound(NamedTuple):
    labels: tuple[str, ...]
    modal: str


def bind_all(
    contract: Contract,
    clauses: tuple[Clause, ...],
    sentences: tuple[Sentence, ...],
    parties: tuple[Party, ...],
) -> tuple[Sentence, ...]:
    """Fill in `bound` and `modal` of every sentence.

    What a sentence such as `Supplier shall:` says of its list holds for each item that names nobody
    itself; `it shall` means those whom the sentence before binds.
    """
    parents = {clause.id: clause.parent for clause in clauses}
    leads: dict[str, _Bound] = {}
    last: dict[str, tuple[str, ...]] = {}
    done = []
    for sentence in sorted(sentences, key=lambda sentence: sentence.span):
        text = sentence.span.of(contract.text)
        labels, modal = bind(text, parties, last.get(sentence.clause, ()))
        lead = _lead(sentence.clause, leads, parents)
        if not labels and lead:
            labels, modal = lead.labels, modal or lead.modal
        if labels and _LEADS_IN.search(text):
            leads[sentence.clause] = _Bound(labels, modal)
        last[sentence.clause] = labels
        done.append(replace(sentence, bound=labels, modal=modal))
    return tuple(done)


def _lead(clause: str, leads: dict[str, _Bound], parents: dict[str, str | None]) -> _Bound | None:
    """Return what the nearest list above says, or the list the clause itself has begun."""
    at: str | None = clause
    while at is not None:
        if at in leads:
            return leads[at]
        at = parents.get(at)
    return None
