"""Plants slips of the pen: terms, references, numbers, blanks, names, dates, spelling."""

from __future__ import annotations

import re
from dataclasses import replace

from benchmarks.planting import Clean, Planted, edited, labels, pick, sentences
from redline import language
from redline.model import Clause, Paragraph, Role, Span


def is_defined_elsewhere(clean: Clean) -> bool:
    """Say whether a paper leaves undefined words to another, so that none is a slip."""
    text = clean.contract.text
    elsewhere = "ndefined capitalized words" in text or "Standard Terms or the Agreement." in text
    return elsewhere or not clean.reading.terms


def undefined_new(clean: Clean) -> Planted | None:
    if is_defined_elsewhere(clean):
        return None
    one, other = labels(clean)
    return pick(
        clean,
        (f"{one} will follow the Transition Plan at its own cost.",),
        (f"{other} may ask the Escrow Agent to release the Deposit Materials.",),
        (f"{one} shall appoint a Relationship Manager before any Change Window opens.",),
        (f"{other} will pay the Reinstatement Charge on demand.",),
    )


def undefined_lost(clean: Clean) -> Planted | None:
    """Take out a definition whose term is used often."""
    if is_defined_elsewhere(clean):
        return None
    text = clean.contract.text
    for term in clean.reading.terms[clean.turn :]:
        clause = next(
            (
                c
                for c in clean.reading.clauses
                if c.span.holds(term.span) and c.role is Role.DEFINITION
            ),
            None,
        )
        uses = len(re.findall(rf"(?<=[a-z] ){re.escape(term.term)}\b", text))
        often = sum(one.term == term.term for one in clean.reading.terms) == 1
        if clause is None or uses < 3 or not often or term.term.isupper():
            continue
        if term.term in {"Agreement", "Terms"}:  # everybody knows what they are
            continue
        line = clean.line(term.span.start)
        made = edited(clean.contract, [(line.span, "Reserved.")])
        first = made.contract.text.find(term.term)
        if f"“{term.term}”" in made.contract.text or f'"{term.term}"' in made.contract.text:
            continue
        return replace(made, places=(Span(0, len(made.contract.text)),)) if first >= 0 else None
    return None


def unused(clean: Clean) -> Planted | None:
    return pick(
        clean,
        ("“Legacy Materials” means materials delivered before the Effective Date.",),
        ("“Baseline Volume” means ten thousand transactions in a calendar month.",),
        ("The parties hold a weekly call (the “Alignment Call”) to review progress.",),
    )


def duplicate(clean: Clean) -> Planted | None:
    for term in clean.reading.terms[clean.turn :]:
        clause = next(
            (
                c
                for c in clean.reading.clauses
                if c.span.holds(term.span) and c.role is Role.DEFINITION
            ),
            None,
        )
        if (
            clause is not None
            and "," not in clause.number
            and "meaning" not in term.definition.of(clean.contract.text)[:40]
        ):
            return sentences(
                clean, f"“{term.term}” means whatever the parties agree on in writing."
            )
    return None


def _uses(clean: Clean, pattern: str) -> list[Span]:
    bodies = [clause.body for clause in clean.bodies()]
    found = re.finditer(pattern, clean.contract.text)
    return [s for s in (Span(*m.span()) for m in found) if any(b.holds(s) for b in bodies)]


def drift_case(clean: Clean) -> Planted | None:
    """Write `Confidential information` for `Confidential Information`, or all of it small."""
    for term in clean.reading.terms:
        words = term.term.split()
        if len(words) < 2 or not all(word.istitle() for word in words):
            continue
        uses = _uses(clean, rf"(?<=[a-z] ){re.escape(term.term)}\b")
        if len(uses) >= 4:
            span = uses[(clean.turn + len(uses) // 2) % len(uses)]
            low = [*words[:-1], words[-1].lower()] if clean.turn % 2 else [w.lower() for w in words]
            return edited(clean.contract, [(span, " ".join(low))])
    return None


def drift_number(clean: Clean) -> Planted | None:
    """Write `the Services` where `the Service` is defined, and the other way round."""
    text = clean.contract.text
    names = [*(term.term for term in clean.reading.terms)]
    for name in names:
        other = name[:-1] if name.endswith("s") and not name.endswith("ss") else f"{name}s"
        if (
            name.isupper()
            or not name[-1].isalpha()
            or other in names
            or re.search(rf"\b{re.escape(other)}\b", text)
        ):
            continue
        uses = _uses(clean, rf"(?<=\bthe ){re.escape(name)}\b")
        every = re.findall(
            rf"\b(?:an?|any|each|no|such|its|their|all|other|s’|’s) {re.escape(name)}\b", text
        )
        if len(uses) >= 4 and not every and not name.endswith(("y", "Parties", "Business")):
            return edited(clean.contract, [(uses[len(uses) // 2], other)])
    return None


def dangling(clean: Clean) -> Planted | None:
    tops = [int(m[1]) for c in clean.reading.clauses if (m := re.match(r"(\d+)\b", c.number))]
    if len(set(tops)) < 3:
        return None
    most = max(tops)
    return pick(
        clean,
        (f"This is subject to Section {most + 1}.4.",),
        (f"The rights in Sections 1 and {most + 3} are not affected.",),
        (f"Section {most}.47 applies to this as well.",),
    )


def shifted(clean: Clean) -> Planted | None:
    """Change the number in front of a heading that is named."""
    citations = language.citations(clean.contract.text, clean.reading.clauses)
    headed = {
        c.id: c for c in clean.reading.clauses if c.heading and re.fullmatch(r"[\d.]+", c.number)
    }
    for citation in citations:
        after = clean.contract.text[citation.span.end : citation.span.end + 40]
        if not re.match(r" \([A-Z][a-z]+", after) or not citation.clauses:
            continue
        right = headed.get(citation.clauses[0])
        if right is None:
            continue
        words = set(re.findall(r"[a-z]{4,}", right.heading.lower()))
        wrong = [
            c
            for c in headed.values()
            if c.level == right.level
            and "," not in c.number
            and not words & set(re.findall(r"[a-z]{4,}", c.heading.lower()))
        ]
        if wrong:
            number = wrong[clean.turn % len(wrong)].number
            return edited(clean.contract, [(citation.span, number)])
    one = next((c for c in headed.values() if "," not in c.number), None)
    other = [
        c for c in headed.values() if one and not set(one.heading.split()) & set(c.heading.split())
    ]
    if one is None or not other:
        return None
    return sentences(
        clean, f"See Section {one.number} ({other[len(other) // 2].heading.strip(' .')})."
    )


def _relabelled(clean: Clean, by: int, *, rest: bool) -> Planted | None:
    """Count the label of a clause anew and, with `rest`, of all behind it in its row."""
    rows: dict[str | None, list[Clause]] = {}
    for clause in clean.reading.clauses:
        if re.fullmatch(r"\d+\.\d+\.?", clause.label) and clause.role is Role.CLAUSE:
            rows.setdefault(clause.parent, []).append(clause)
    row = next((r for r in sorted(rows.values(), key=len, reverse=True) if len(r) >= 4), None)
    if row is None:
        return None
    chosen = row[2:] if rest else row[2:3]
    labels = {
        c.paragraphs[0]: re.sub(r"(\d+)(\.?)$", lambda m: f"{int(m[1]) + by}{m[2]}", c.label)
        for c in chosen
    }
    paragraphs = tuple(
        replace(one, label=labels.get(one.index, one.label)) for one in clean.contract.paragraphs
    )
    made = replace(clean.contract, paragraphs=paragraphs)
    return Planted(contract=made, places=(chosen[0].span,))


def gap(clean: Clean) -> Planted | None:
    return _relabelled(clean, 1, rest=True)


def repeat(clean: Clean) -> Planted | None:
    return _relabelled(clean, -1, rest=False)


def figures(clean: Clean) -> Planted | None:
    found = _uses(clean, r"\b(?:ten|thirty|sixty|ninety|five|fifteen) \((\d+)\)")
    if found:
        span = found[clean.turn % len(found)]
        words = span.of(clean.contract.text).split(" (")[0]
        return edited(clean.contract, [(span, f"{words} (45)")])
    return pick(
        clean,
        ("The notice is at least thirty (20) days.",),
        ("The discount is five percent (15%) of the list price.",),
        ("The deposit is Ten Thousand Dollars ($100,000).",),
    )


def blank(clean: Clean) -> Planted | None:
    one, _ = labels(clean)
    return pick(
        clean,
        (f"{one} will report within [●] days.",),
        (f"{one} will report to TBD every quarter.",),
        (f"{one} will report within ________ days of the request.",),
        (f"{one} will report by [insert date] at the latest.",),
    )


def party_name(clean: Clean) -> Planted | None:
    one, other = labels(clean)
    opening = (
        f"This Agreement is made between Northwind Trading Ltd, a company of England (“{one}”), "
        f"and Acme Widgets, Inc., a Delaware corporation (“{other}”)."
    )
    wrong = (
        "Acme Widgets, LLC",
        "Acme Widget, Inc.",
        "Northwind Trading Limited Partnership LLP",
        "Nortwhind Trading Ltd",
    )
    name = wrong[clean.turn % 2 if clean.turn % 4 == 2 else clean.turn % len(wrong)]
    return opened(clean, opening, f"Notices go to the seat of {name} in writing.")


def opened(clean: Clean, opening: str, *more: str) -> Planted | None:
    """Put an opening paragraph behind the title and add sentences."""
    made = sentences(clean, *more)
    if made is None:
        return None
    contract = made.contract
    first = contract.paragraphs[0].span
    at = first.end + 1
    fresh = Paragraph(index=1, span=Span(at, at + len(opening)))
    grown = len(opening) + 1
    rest = tuple(
        replace(
            one,
            index=one.index + 1,
            span=one.span.shifted(grown),
            emphasis=tuple(span.shifted(grown) for span in one.emphasis),
        )
        for one in contract.paragraphs[1:]
    )
    text = f"{contract.text[:at]}{opening}\n{contract.text[at:]}"
    built = replace(contract, text=text, paragraphs=(contract.paragraphs[0], fresh, *rest))
    places = (fresh.span, *(span.shifted(grown) for span in made.places))
    return Planted(contract=built, places=places)


def party_label(clean: Clean) -> Planted | None:
    """Call the party by a word left over from another contract."""
    strangers = {
        "Customer": "Client",
        "Provider": "Vendor",
        "Contractor": "Consultant",
        "Company": "Client",
        "Recipient": "Receiving Party",
        "Discloser": "Disclosing Party",
    }
    for party in clean.reading.parties:
        uses = _uses(
            clean, rf"(?<=[a-z] ){re.escape(party.label)}(?= (?:will|may|shall|and|or|to|for)\b)"
        )
        if party.label in strangers and uses and strangers[party.label] not in clean.contract.text:
            return edited(clean.contract, [(uses[clean.turn % len(uses)], strangers[party.label])])
    return None


def effective_dates(clean: Clean) -> Planted | None:
    return pick(
        clean,
        (
            "This Agreement is effective as of March 1, 2026.",
            "The Effective Date of this Agreement is April 1, 2026.",
        ),
        (
            "This Agreement takes effect on 1 May 2026.",
            "This Agreement is made and entered into as of June 1, 2026.",
        ),
        (
            "The “Effective Date” is January 15, 2026.",
            "This Agreement commences on February 15, 2026.",
        ),
    )


def spelling(clean: Clean) -> Planted | None:
    return pick(
        clean,
        (
            "The parties will honor this.",
            "Each party may authorize this.",
            "Unauthorised use is not allowed.",
        ),
        (
            "Labor costs and favorable terms are recognized.",
            "It may organize this.",
            "Such behaviour is not a licence.",
        ),
        ("Each organization may utilize this.", "The centre is recognised by the parties."),
    )
