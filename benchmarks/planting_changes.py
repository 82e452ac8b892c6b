"""Plants slips by changing a contract's own words: what a hurried editor does to a clean paper."""

from __future__ import annotations

import re
from dataclasses import replace

from benchmarks.planting import Clean, Planted, edited, labels
from redline import language
from redline.model import Clause, Role, Span, Term

_STEP = re.compile(r"\d{1,3}$|(?<=\()[a-y](?=\)$)|(?<=^)[a-y](?=[.)]$)")
_CHANGED = {1: 2, 2: 5, 3: 4, 5: 10, 7: 12, 10: 25, 14: 40, 15: 20, 24: 48, 30: 75, 60: 20, 90: 50}
_NOUNS = {
    "Customer": "Purchaser",
    "Provider": "Supplier",
    "Company": "Client",
    "Contractor": "Vendor",
    "Employer": "Client",
    "Employee": "Consultant",
    "Licensee": "Customer",
    "Licensor": "Vendor",
    "Distributor": "Buyer",
    "Supplier": "Seller",
    "Recipient": "Receiving Party",
    "Discloser": "Disclosing Party",
    "Partner": "Vendor",
    "Consultant": "Contractor",
}


def _often_used(clean: Clean, least: int) -> list[tuple[Term, list[Span]]]:
    """Return the terms that are defined once and used often, with their uses, most used first."""
    text = clean.contract.text
    parties = {party.label for party in clean.reading.parties}
    names = [term.term for term in clean.reading.terms]
    found = []
    for term in clean.reading.terms:
        known = term.term in parties or names.count(term.term) > 1 or term.term.isupper()
        if known or not term.term[:1].isupper() or term.term in {"Agreement", "Party", "Parties"}:
            continue
        uses = [
            Span(*match.span())
            for match in re.finditer(rf"(?<=[a-z] ){re.escape(term.term)}\b(?! [A-Z])", text)
            if not term.definition.holds(Span(*match.span()))
        ]
        if len(uses) >= least:
            found.append((term, uses))
    return sorted(found, key=lambda each: (-len(each[1]), each[0].span))


def definition_lost(clean: Clean) -> Planted | None:
    """Take out the definition of a term that is used often, in whatever manner it is made."""
    text = clean.contract.text
    often = _often_used(clean, 3)
    for term, _ in often[clean.turn % 3 :] + often[: clean.turn % 3]:
        lost = _definition(clean, term)
        if lost is None:
            continue
        rest = text[: lost.start] + text[lost.end :]
        if re.search(rf"[“\"‘'][ ]?{re.escape(term.term)}[ ,]?[”\"’']", rest):
            continue
        made = edited(clean.contract, [(lost, "")])
        whole = Span(0, len(made.contract.text))
        return replace(made, places=(whole,), word=term.term)
    return None


def _definition(clean: Clean, term: Term) -> Span | None:
    """Return the words that define a term: a paragraph, a sentence or what stands in brackets."""
    text = clean.contract.text
    line = clean.line(term.span.start).span
    before = text[line.start : term.span.start]
    if re.fullmatch(r"[\s“\"(]*(?:\(?[a-z0-9.]{1,5}\)?\s)?[\s“\"]*", before):
        clause = next((c for c in clean.reading.clauses if c.span.start == line.start), None)
        return clause.span if clause is not None and clause.role is Role.DEFINITION else line
    opened = text.rfind("(", line.start, term.span.start)
    closed = text.find(")", term.span.end, line.end)
    if opened < 0 or closed < 0 or term.span.start - opened > 30 or closed - term.span.end > 3:
        return None
    return Span(opened - 1, closed + 1)


def misspelt(clean: Clean) -> Planted | None:
    """Turn two letters of a term round in one of its uses."""
    for term, uses in _often_used(clean, 3)[clean.turn % 2 :]:
        if len(term.term) < 8 or " " not in term.term:
            continue
        word = max(term.term.split(), key=len)
        wrong = f"{word[:3]}{word[4]}{word[3]}{word[5:]}" if len(word) > 5 else ""
        if wrong and wrong != word:
            span = uses[len(uses) // 2]
            return edited(clean.contract, [(span, term.term.replace(word, wrong, 1))])
    return None


def drift_case(clean: Clean) -> Planted | None:
    """Write a term of several words in small letters, all or the last of them, in one of its uses."""
    for term, uses in _often_used(clean, 4)[clean.turn % 3 :]:
        words = term.term.split()
        if len(words) < 2 or not all(word.istitle() for word in words):
            continue
        low = [words[0].lower(), *words[1:-1], words[-1].lower()]
        half = [*words[:-1], words[-1].lower()]
        span = uses[(clean.turn * 7) % len(uses)]
        return edited(clean.contract, [(span, " ".join(half if clean.turn % 3 == 1 else low))])
    return None


def reference_off(clean: Clean) -> Planted | None:
    """Change the number of a reference to one that no clause has."""
    text = clean.contract.text
    tops = {int(m[1]) for c in clean.reading.clauses if (m := re.match(r"(\d+)\b", c.number))}
    cited = [
        one
        for one in language.citations(text, clean.reading.clauses)
        if one.clauses and not one.elsewhere and re.fullmatch(r"\d+(\.\d+)*", one.span.of(text))
    ]
    if len(tops) < 3 or not cited:
        return None
    one = cited[clean.turn % len(cited)]
    top, _, below = one.span.of(text).partition(".")
    wrong = f"{top}.{int(below.partition('.')[0]) + 60}" if below else str(max(tops) + 4)
    return edited(clean.contract, [(one.span, wrong)])


def reference_beside(clean: Clean) -> Planted | None:
    """Change the number of a reference whose clause is named in brackets to that of another clause."""
    text = clean.contract.text
    headed = [c for c in clean.reading.clauses if c.heading and re.fullmatch(r"[\d.]+", c.number)]
    for one in language.citations(text, clean.reading.clauses):
        named = re.match(r" \(([A-Z][^()]{3,60})\)", text[one.span.end : one.span.end + 70])
        if named is None or not one.clauses:
            continue
        words = set(re.findall(r"[a-z]{4,}", named[1].lower()))
        other = [c for c in headed if not words & set(re.findall(r"[a-z]{4,}", c.heading.lower()))]
        if words and other:
            number = other[clean.turn * 3 % len(other)].number
            return edited(clean.contract, [(one.span, number)])
    return None


def _rows(clean: Clean) -> list[list[Clause]]:
    """Return rows of four clauses and more whose typed or counted numbers run on."""
    rows: dict[tuple[str | None, str], list[Clause]] = {}
    for clause in clean.reading.clauses:
        step = _STEP.search(clause.label.strip().rstrip(".") or "-")
        if step is not None and clause.role in {Role.CLAUSE, Role.DEFINITION}:
            kind = "number" if step.group().isdigit() else "letter"
            rows.setdefault((clause.parent, kind), []).append(clause)
    steps = [_steps(row) for row in rows.values()]
    return [
        row
        for row, values in zip(rows.values(), steps, strict=True)
        if len(row) >= 4 and values == list(range(values[0], values[0] + len(row)))
    ]


def _steps(row: list[Clause]) -> list[int]:
    found = [_STEP.search(clause.label.strip().rstrip(".")) for clause in row]
    return [
        int(step.group()) if step.group().isdigit() else ord(step.group()) - 96
        for step in found
        if step is not None
    ]


def _renumbered(clean: Clean, by: int, *, rest: bool) -> Planted | None:
    rows = _rows(clean)
    if not rows:
        return None
    row = rows[clean.turn % len(rows)]
    chosen = row[2:] if rest else row[2:3]
    fresh, edits = {}, []
    for clause in chosen:
        line = clean.contract.paragraphs[clause.paragraphs[0]]
        if line.label:
            fresh[line.index] = _counted(line.label, by)
        elif clean.contract.text.startswith(clause.label, line.span.start):
            end = line.span.start + len(clause.label)
            edits.append((Span(line.span.start, end), _counted(clause.label, by)))
        else:
            return None
    made = edited(clean.contract, edits)
    paragraphs = tuple(
        replace(one, label=fresh.get(one.index, one.label)) for one in made.contract.paragraphs
    )
    contract = replace(made.contract, paragraphs=paragraphs)
    at = paragraphs[row[2].paragraphs[0]].span
    return Planted(contract=contract, places=(Span(at.start, max(at.end, at.start + 1)),))


def _counted(label: str, by: int) -> str:
    end = len(label.rstrip(" .:"))
    step = _STEP.search(label[:end])
    if step is None:
        return label
    old = step.group()
    new = str(int(old) + by) if old.isdigit() else chr(ord(old) + by)
    return label[: step.start()] + new + label[step.end() :]


def clause_lost(clean: Clean) -> Planted | None:
    return _renumbered(clean, 1, rest=True)


def number_twice(clean: Clean) -> Planted | None:
    return _renumbered(clean, -1, rest=False)


def figure_changed(clean: Clean) -> Planted | None:
    """Change the figure behind a number in words."""
    pattern = r"\b(?:one|two|three|five|seven|ten|fifteen|twenty|thirty|sixty|ninety) \((\d+)\)"
    found = list(re.finditer(pattern, clean.contract.text, re.IGNORECASE))
    if not found:
        return None
    match = found[clean.turn * 5 % len(found)]
    wrong = _CHANGED.get(int(match[1]), int(match[1]) + 1)
    return edited(clean.contract, [(Span(*match.span(1)), str(wrong))])


def said_again(clean: Clean) -> Planted | None:
    """Say a sentence with a period or an amount again in another clause, with another number."""
    facts = [
        fact
        for fact in clean.reading.facts
        if fact.kind in {"duration", "money", "percent", "rate"}
        and isinstance(fact.value, float | int)
        and 60 < fact.sentence.length < 400
        and any(body.body.holds(fact.sentence) for body in clean.bodies())
    ]
    if not facts:
        return None
    fact = facts[clean.turn * 3 % len(facts)]
    text = clean.contract.text
    amount = f"{_CHANGED.get(int(fact.value or 0), 45)} {fact.unit.replace('-', ' ')}s"
    if fact.kind == "money":
        amount = "$123,456"
    elif fact.kind in {"percent", "rate"}:
        amount = "17%" + (" per month" if fact.kind == "rate" else "")
    start, end = fact.sentence.start, fact.sentence.end
    said = text[start : fact.span.start] + amount + text[fact.span.end : end]
    at = clean.end(0.95)
    if at is None or Span(start, end).holds(Span(at - 1, at)):
        return None
    return edited(clean.contract, [(Span(at, at), f" {' '.join(said.split())}")])


def stranger(clean: Clean) -> Planted | None:
    """Call a party in one place by a word left over from another contract."""
    text = clean.contract.text
    for party in clean.reading.parties:
        word = _NOUNS.get(party.label)
        uses = [
            Span(*match.span())
            for match in re.finditer(
                rf"(?<=[a-z] ){re.escape(party.label)}(?= (?:will|may|shall|and|or|to|for|is)\b)",
                text,
            )
        ]
        if word and uses and word not in text:
            return edited(clean.contract, [(uses[clean.turn * 3 % len(uses)], word)])
    return None


def name_off(clean: Clean) -> Planted | None:
    """Turn two letters of a party's own name round where it is used again."""
    text = clean.contract.text
    for party in clean.reading.parties:
        uses = [m.start() for m in re.finditer(re.escape(party.name), text)] if party.name else []
        if len(uses) < 2 or len(party.name) < 9 or not party.name[:6].isalpha():
            continue
        name = party.name
        wrong = f"{name[:2]}{name[3]}{name[2]}{name[4:]}"
        if wrong != name:
            at = uses[len(uses) // 2 or 1]
            return edited(clean.contract, [(Span(at, at + len(name)), wrong)])
    return None


def law_twice(clean: Clean) -> Planted | None:
    """Set another law than the one that the contract sets itself."""
    one, _ = labels(clean)
    laws = [fact for fact in clean.reading.facts if fact.kind == "law"]
    said = (
        "This Agreement is governed by the laws of the State of Nevada.",
        "The law of Portugal governs this Agreement and its interpretation.",
        f"{one} agrees that this Agreement is construed in accordance with the laws of Iceland.",
    )
    at = clean.end(0.3)
    if not laws or at is None:
        return None
    return edited(clean.contract, [(Span(at, at), f" {said[clean.turn % 3]}")])
