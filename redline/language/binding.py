"""Says of every sentence of a contract whom it binds; items of a list are bound as the list says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from redline.language.callings import callings
from redline.language.duties import bind
from redline.language.quantities import fold

if TYPE_CHECKING:
    from redline.model import Clause, Contract, Party, Sentence

_LEADS_IN = re.compile(
    r"(?:[:\u2014\u2013-]|\bfollowing\W{0,3}|\b(?:to|that|not|and|or|either|both|shall|will|must|may))\s*$"
)
_PASSIVE = re.compile(r"\b(?:be|is|are)\s(?:[\w-]+\s){0,3}?\w+ed\b[^.;]{0,60}$")
_BY = re.compile(
    r"\W{0,3}(?:\(?[a-z\d]{1,4}(?:\.\d{1,2}){0,4}[.)]?\s{0,3})?(?:immediately |at any time )?"
    r"by\s(?:either\s|both\s)?"
)
_OR = re.compile(r"\s(?:or|and)\s")
_PROVIDED = re.compile(r"[;,.]\s{1,3}provided\b")
_HANGS = re.compile(
    r"\W{0,3}(?:\(?[a-zA-Z\d]{1,4}[.)]\s{1,9})?(?:upon|on|if|in the event|where|when|for|after"
    r"|following)\b",
    re.IGNORECASE,
)
_START = 400
_END = 40  # characters at the end of a sentence that show whether it leads in to a list
# An item that is a sentence of its own: "The fees shall be 50% of the price".
_ALONE = re.compile(
    r"\W{0,3}(?:\(?[a-zA-Z\d]{1,4}(?:\.\d{1,2}){0,4}[.)]?\s{1,9})?[A-Z\u201c\"][^,;:]{3,200}?\s(?:is|are"
    r"|was|were|has|have"
    r"|shall|will"
    r"|must|may|does|do)\s"
)
_DEPENDENT = re.compile(
    r"\b(?:that|which|who|whose|where|when|if|as|unless|until|whether|what|how|it|they|to the extent)\b"
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
    passives: dict[str, _Bound] = {}
    last: dict[str, tuple[str, ...]] = {}
    done = []
    for sentence in sorted(sentences, key=lambda sentence: sentence.span):
        text = sentence.span.of(contract.text)
        labels, modal = bind(text, parties, last.get(sentence.clause, ()))
        lead = _lead(sentence.clause, leads, parents)
        passive = _lead(sentence.clause, passives, parents)
        if passive and (doer := _doer(text, parties)):
            labels, modal = doer, passive.modal
        elif lead and ((not labels and not _stands_alone(text)) or _hangs(text, parties)):
            labels, modal = lead.labels, modal or lead.modal
        if _LEADS_IN.search(text.rstrip()[-_END:]):
            _begin(sentence.clause, text, _Bound(labels, modal), leads, passives)
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


def _begin(
    clause: str,
    text: str,
    said: _Bound,
    leads: dict[str, _Bound],
    passives: dict[str, _Bound],
) -> None:
    """Remember what a list begins with: whom it binds, or that its items say by whom it is done."""
    if said.labels:
        leads[clause] = said
    elif _PASSIVE.search(text[-_START:].lower()):
        passives[clause] = said


def _stands_alone(text: str) -> bool:
    """Say whether an item of a list has a subject and a verb of its own that are nobody's duty."""
    alone = _ALONE.match(text)
    return alone is not None and not _DEPENDENT.search(alone.group().lower())


def _hangs(text: str, parties: tuple[Party, ...]) -> bool:
    """Say whether an item only adds a proviso: `(a) upon a breach; provided that Customer may`."""
    proviso = _PROVIDED.search(text)
    if proviso is None or not _HANGS.match(text):
        return False
    return not bind(text[: proviso.start()], parties)[0]


def _doer(text: str, parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Return who does what a list is about: `by Customer, if ...` under `may be terminated:`."""
    low = " ".join(fold(text[:_START]).split())
    by = _BY.match(low)
    if by is None:
        return ()
    labels: tuple[str, ...] = ()
    at = by.end()
    for mention in callings(parties).mentions(low):
        if mention.owner or not (
            mention.start <= at <= mention.end or _OR.fullmatch(low, at, mention.start)
        ):
            break
        labels, at = (*labels, *mention.labels), mention.end
    return tuple(dict.fromkeys(labels))
