"""The kinds of slip that are planted, in three parts: `own`, `tuned` and `aside`.

`own` are the sentences the checks were first written with. `tuned` are other sentences and changes of
a paper's own words, written before the checks were mended: 44 % of them were found at first. `aside` are
sentences of the same kinds, written together with those and not looked at while mending: 36 % were found
at first and 89 % when they were looked at once. What was missed then was mended as well, so the figure of
today says less.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from benchmarks import planting_changes as changes
from benchmarks import planting_clashes as clashes
from benchmarks import planting_slips as slips
from benchmarks import planting_wordings as wordings
from benchmarks.planting import Clean, Kind, Planted, labels, sentences
from benchmarks.planting_values import VALUES
from redline.model import Role

PARTS = ("own", "tuned", "aside")

Wordings = tuple[tuple[str, ...], ...]

OWN = (
    Kind(name="undefined term, new", codes=("terms.undefined",), plant=slips.undefined_new),
    Kind(
        name="undefined term, definition lost",
        codes=("terms.undefined", "terms.drift"),
        plant=slips.undefined_lost,
    ),
    Kind(name="unused term", codes=("terms.unused",), plant=slips.unused),
    Kind(name="duplicate term", codes=("terms.duplicate",), plant=slips.duplicate),
    Kind(name="drift of case", codes=("terms.drift",), plant=slips.drift_case),
    Kind(
        name="drift of number",
        codes=("terms.drift", "terms.undefined"),
        plant=slips.drift_number,
    ),
    Kind(name="dangling reference", codes=("references.dangling",), plant=slips.dangling),
    Kind(name="shifted reference", codes=("references.shifted",), plant=slips.shifted),
    Kind(name="numbering gap", codes=("numbering.gap",), plant=slips.gap),
    Kind(name="numbering repeat", codes=("numbering.repeat",), plant=slips.repeat),
    Kind(name="words and figures", codes=("figures.words",), plant=slips.figures),
    Kind(name="blank", codes=("drafting.blanks",), plant=slips.blank),
    Kind(name="party name", codes=("names.party",), plant=slips.party_name),
    Kind(name="party label", codes=("names.label",), plant=slips.party_label),
    Kind(name="effective dates", codes=("dates.effective",), plant=slips.effective_dates),
    Kind(name="spelling", codes=("drafting.spelling",), plant=slips.spelling),
    Kind(name="two values", codes=("contradiction.value",), plant=clashes.value),
    Kind(name="exclusive remedy", codes=("contradiction.remedy",), plant=clashes.remedy),
    Kind(name="cap and unlimited", codes=("contradiction.cap",), plant=clashes.cap),
    Kind(name="term and renewal", codes=("contradiction.renewal",), plant=clashes.renewal),
    Kind(name="precedence", codes=("contradiction.precedence",), plant=clashes.precedence),
)
CHANGES = (
    Kind(
        name="definition lost",
        codes=("terms.undefined", "terms.drift"),
        plant=changes.definition_lost,
    ),
    Kind(
        name="misspelt",
        codes=("terms.misspelt", "terms.undefined", "terms.drift"),
        plant=changes.misspelt,
    ),
    Kind(name="case changed", codes=("terms.drift",), plant=changes.drift_case),
    Kind(name="reference off", codes=("references.dangling",), plant=changes.reference_off),
    Kind(name="reference beside", codes=("references.shifted",), plant=changes.reference_beside),
    Kind(name="clause lost", codes=("numbering.gap",), plant=changes.clause_lost),
    Kind(name="number twice", codes=("numbering.repeat",), plant=changes.number_twice),
    Kind(name="figure changed", codes=("figures.words",), plant=changes.figure_changed),
    Kind(name="said again", codes=("contradiction.value",), plant=changes.said_again),
    Kind(name="stranger", codes=("names.label", "terms.undefined"), plant=changes.stranger),
    Kind(name="name off", codes=("names.party", "terms.misspelt"), plant=changes.name_off),
    Kind(name="law twice", codes=("contradiction.value",), plant=changes.law_twice),
)


def kinds(part: str) -> tuple[Kind, ...]:
    """Return the kinds of a part."""
    if part == "own":
        return OWN
    half = PARTS.index(part) - 1
    return (*(CHANGES if part == "tuned" else ()), *_worded(half))


def _worded(half: int) -> tuple[Kind, ...]:
    values = tuple(
        Kind(
            name=f"value {at // 2 + 1}",
            codes=("contradiction.value", "contradiction.right"),
            plant=partial(_said, (VALUES[at],)),
            alone=False,
        )
        for at in range(half, len(VALUES), 2)
    )

    def kind(
        name: str, code: str, plant: Callable[[Wordings, Clean], Planted | None], of: Wordings
    ) -> Kind:
        return Kind(
            name=name, codes=(code,), plant=partial(plant, of[half::2]), alone=plant in _ALONE
        )

    return (
        kind("undefined", "terms.undefined", _terms, wordings.UNDEFINED),
        kind("unused", "terms.unused", _said, wordings.UNUSED),
        kind("duplicate", "terms.duplicate", _again, wordings.DUPLICATE),
        kind("dangling", "references.dangling", _numbered, wordings.DANGLING),
        kind("shifted", "references.shifted", _headed, wordings.SHIFTED),
        kind("figures", "figures.words", _said, wordings.FIGURES),
        kind("blank left", "drafting.blanks", _said, wordings.BLANK),
        kind("effective", "dates.effective", _said, wordings.EFFECTIVE),
        kind("impossible day", "dates.impossible", _said, wordings.IMPOSSIBLE),
        kind("end before start", "dates.order", _said, wordings.BACKWARDS),
        kind("spelled otherwise", "drafting.spelling", _spelled, wordings.BRITISH),
        kind("party named", "names.party", _named, wordings.PARTY_NAMES),
        kind("remedy", "contradiction.remedy", _said, wordings.REMEDY),
        kind("cap", "contradiction.cap", _said, wordings.CAP),
        kind("renewal", "contradiction.renewal", _said, wordings.RENEWAL),
        kind("ranking", "contradiction.precedence", _said, wordings.PRECEDENCE),
        *values,
    )


def _chosen(of: Wordings, clean: Clean) -> tuple[str, ...]:
    return of[clean.turn % len(of)]


def _said(of: Wordings, clean: Clean) -> Planted | None:
    one, other = labels(clean)
    return sentences(clean, *(said.format(one=one, other=other) for said in _chosen(of, clean)))


def _terms(of: Wordings, clean: Clean) -> Planted | None:
    return None if slips.is_defined_elsewhere(clean) else _said(of, clean)


def _again(of: Wordings, clean: Clean) -> Planted | None:
    one, _ = labels(clean)
    parties = {party.label for party in clean.reading.parties}
    text = clean.contract.text
    found = [
        term.term
        for term in clean.reading.terms
        if term.term not in parties
        and term.term[:1].isupper()
        and "meaning" not in term.definition.of(text)[:40]
        and clean.is_body(term.span)
    ]
    if not found:
        return None
    name = found[clean.turn * 5 % len(found)]
    return sentences(clean, _chosen(of, clean)[0].format(term=name, one=one))


def _numbered(of: Wordings, clean: Clean) -> Planted | None:
    one, other = labels(clean)
    tops = {int(m[1]) for c in clean.reading.clauses if (m := re.match(r"(\d+)\b", c.number))}
    if len(tops) < 3:
        return None
    said = _chosen(of, clean)[0]
    most = max(tops)
    return sentences(
        clean, said.format(one=one, other=other, last=most, beyond=most + 1, further=most + 3)
    )


def _headed(of: Wordings, clean: Clean) -> Planted | None:
    """Name a clause by the heading of another."""
    headed = [
        clause
        for clause in clean.reading.clauses
        if re.fullmatch(r"\d+(\.\d+)*", clause.number)
        and clause.role is Role.CLAUSE
        and 4 < len(clause.heading) < 60
    ]
    if len(headed) < 3:
        return None
    one = headed[clean.turn % len(headed)]
    words = set(re.findall(r"[a-z]{4,}", one.heading.lower()))
    for other in reversed(headed):
        theirs = set(re.findall(r"[a-z]{4,}", other.heading.lower()))
        if theirs and not words & theirs:
            name = " ".join(other.heading.strip(" .:").title().split())
            return sentences(clean, _chosen(of, clean)[0].format(number=one.number, heading=name))
    return None


def _spelled(of: Wordings, clean: Clean) -> Planted | None:
    """Spell a word as the rest of the contract does not."""
    one, _ = labels(clean)
    text = clean.contract.text
    american = len(re.findall(r"\b(?:\w+iz(?:e|ed|ation)|favor|honor|center)\b", text))
    british = len(
        re.findall(r"\b(?:organis|authoris|recognis|favour|honour|centre|behaviour)", text)
    )
    if american == british or min(american, british) > 0:
        return None
    at = wordings.BRITISH.index(_chosen(of, clean))
    said = wordings.BRITISH if american else wordings.AMERICAN
    return sentences(clean, said[at][0].format(one=one))


def _named(of: Wordings, clean: Clean) -> Planted | None:
    one, other = labels(clean)
    a, b, wrong = _chosen(of, clean)
    opening = wordings.PARTY_OPENINGS[clean.turn // 2 % 2]
    use = wordings.PARTY_USES[clean.turn % 2]
    return slips.opened(
        clean, opening.format(a=a, b=b, one=one, other=other), use.format(wrong=wrong)
    )


_ALONE = (_named,)
