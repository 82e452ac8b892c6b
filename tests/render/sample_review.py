"""Builds reviews by hand, so that renderers are tested without the stages before them."""

from __future__ import annotations

from dataclasses import replace

from redline.model import (
    Clause,
    Comment,
    Conformity,
    Contract,
    Driver,
    Fact,
    Finding,
    FindingKind,
    NewParagraph,
    Notice,
    Paragraph,
    Party,
    Playbook,
    Priority,
    Reading,
    Recognise,
    Review,
    Revision,
    Risk,
    Rule,
    Rung,
    Score,
    Scoring,
    Side,
    Sided,
    Span,
    Verdict,
)

INDEMNITY = (
    "Customer shall indemnify, defend and hold harmless Supplier from any and all claims, "
    "losses and damages arising out of or in connection with the Services."
)
CAP = (
    "In no event shall Supplier be liable for more than the fees paid in the month before "
    "the claim arose."
)
PARAGRAPHS = (
    ("", "Master Services Agreement", "", "other"),
    ("1", "Definitions", "“Fees” means the sums in the Order Form.", "definitions"),
    (
        "4.3",
        "Payment",
        "Customer shall pay each invoice within fifteen (15) days of the invoice date.",
        "payment-terms",
    ),
    ("4.5", "Late Payment", "Overdue sums bear interest at 2% per month.", "payment-terms"),
    (
        "8.1",
        "Indemnity",
        INDEMNITY,
        "indemnification",
    ),
    (
        "9.2",
        "Limitation of Liability",
        CAP,
        "limitation-of-liability",
    ),
    ("14.6", "Most Favoured Supplier", "Customer shall offer new work to Supplier first.", "other"),
    (
        "",
        "Confidentiality",
        "Each party keeps the other's secrets for five years.",
        "confidentiality",
    ),
)


def contract() -> Contract:
    """Build the contract that the sample review is about."""
    text, paragraphs = "", []
    for index, (label, heading, body, _) in enumerate(PARAGRAPHS):
        line = f"{heading}. {body}" if body else heading
        span = Span(len(text), len(text) + len(line))
        paragraphs.append(Paragraph(index=index, span=span, label=label))
        text += line + "\n"
    return Contract(
        name="acme-msa.docx",
        sha256="a" * 64,
        text=text[:-1],
        paragraphs=tuple(paragraphs),
        title="Master Services Agreement",
        existing_revisions=3,
        existing_comments=1,
    )


def clauses(of: Contract) -> tuple[Clause, ...]:
    """Build one clause a paragraph, without the title."""
    return tuple(
        Clause(
            id=f"c{paragraph.index}",
            number=label,
            label=label,
            heading=heading,
            heading_span=Span(paragraph.span.start, paragraph.span.start + len(heading)),
            type=type_,
            confidence=0.9,
            span=paragraph.span,
            body=Span(paragraph.span.start + len(heading) + 2, paragraph.span.end),
            paragraphs=(paragraph.index, paragraph.index + 1),
        )
        for paragraph, (label, heading, _, type_) in zip(of.paragraphs, PARAGRAPHS, strict=True)
        if paragraph.index
    )


def where(of: Contract, words: str) -> Span:
    """Find words of the contract."""
    start = of.text.index(words)
    return Span(start, start + len(words))


def playbook() -> Playbook:
    """Build a playbook with one rule."""
    return Playbook(
        id="msa-customer",
        title="Services agreement, customer side",
        version="1.2",
        contract_types=("msa",),
        us=("customer",),
        them=("supplier",),
        symmetric=False,
        terms={},
        approvers={"finance": "Finance", "gc": "General Counsel", "legal": "Legal"},
        scoring=Scoring(points={}, factors={}),
        rules=(
            Rule(
                id="confidentiality.term",
                title="Confidentiality period",
                clauses=("confidentiality",),
                risk=Risk.MEDIUM,
                priority=Priority.SHOULD,
                source="Policy 7",
                comment="Five years is usual.",
                approvers=("legal",),
                recognise=Recognise(),
            ),
        ),
        sha256="b" * 64,
    )


def finding(of: Contract, number: int, words: str = "", /, **values: object) -> Finding:
    """Build a finding on the clause that says `words`, or one about a missing clause."""
    span = where(of, words) if words else None
    clause = next((each.id for each in clauses(of) if span and each.span.holds(span)), "")
    kind = FindingKind.DEVIATION if words else FindingKind.MISSING
    made = Finding(
        id=f"f{number}",
        code="payment.days",
        rule="payment.days",
        title="Payment period",
        type="payment-terms",
        kind=kind,
        risk=Risk.MEDIUM,
        clause=clause,
        span=span,
        quote=words,
        message="Payment is due too soon.",
    )
    return replace(made, **values)  # type: ignore[arg-type]


def findings(of: Contract) -> tuple[Finding, ...]:
    """Build the findings of the sample review."""
    return (
        finding(
            of,
            1,
            "within fifteen (15) days of the invoice date",
            says="15 days from the invoice date",
            proposes="45 days from receipt",
            rationale="Our payables run is monthly; 45 days lets us pay every invoice on time.",
            rung=Rung.WALK_AWAY,
            proposed_rung=Rung.PREFERRED,
            approvers=("finance",),
            priority=Priority.TRADE,
            revisions=(1,),
        ),
        finding(
            of,
            2,
            "Overdue sums bear interest at 2% per month.",
            code="payment.interest",
            rule="payment.interest",
            title="Late payment",
            says="2 % a month",
            proposes="4 % a year",
            message="Interest is high.",
            rung=Rung.FALLBACK,
            approvers=("finance",),
        ),
        finding(
            of,
            3,
            INDEMNITY,
            code="indemnity.mutual",
            rule="indemnity.mutual",
            title="Indemnity",
            type="indemnification",
            risk=Risk.HIGH,
            says="we indemnify; they do not",
            proposes="mutual, third-party claims",
            message="The indemnity runs one way.",
            approvers=("legal",),
            revisions=(2,),
            confidence=0.45,
        ),
        finding(
            of,
            4,
            "In no event shall Supplier be liable for more than the fees paid in the month",
            code="liability.cap",
            rule="liability.cap",
            title="Limitation of liability",
            type="limitation-of-liability",
            risk=Risk.CRITICAL,
            says="cap: 1 month of fees, theirs only",
            proposes="12 months, mutual; data and IP uncapped",
            message="The cap is low and protects them alone.",
            rung=Rung.WALK_AWAY,
            approvers=("gc", "legal"),
            revisions=(3,),
        ),
        finding(
            of,
            5,
            code="data.protection",
            rule="data.protection",
            title="Data protection",
            type="data-protection",
            risk=Risk.HIGH,
            proposes="inserted after clause 14.6",
            message="Nothing is said of personal data.",
            approvers=("privacy",),
            revisions=(4,),
        ),
        finding(
            of,
            6,
            "Each party keeps the other's secrets for five years.",
            code="confidentiality.scope",
            rule="confidentiality.scope",
            title="Confidentiality scope",
            kind=FindingKind.UNKNOWN,
            risk=Risk.LOW,
            message="Could not tell what counts as confidential.",
        ),
        finding(
            of,
            7,
            "the sums in the Order Form",
            code="fees.defined",
            rule="fees.defined",
            title="Fees",
            risk=Risk.LOW,
            message="Fees are set elsewhere.",
            stands=True,
        ),
        finding(
            of,
            8,
            "15",
            code="contradiction",
            rule="",
            title="Contradiction",
            kind=FindingKind.CONTRADICTION,
            message="4.3 (15 days) and Order Form 2 (30 days) contradict each other",
        ),
    )


def revisions(of: Contract) -> tuple[Revision, ...]:
    """Build the tracked changes of the sample review."""
    fifteen = where(of, "fifteen (15)")
    customer = where(of, "Customer shall indemnify")
    month = where(of, "the month before")
    end = Span(len(of.text), len(of.text))
    return (
        Revision(id=1, finding="f1", span=fifteen, delete="fifteen (15)", insert="forty-five (45)"),
        Revision(
            id=2,
            finding="f3",
            span=customer,
            delete="Customer shall indemnify",
            insert="Each party shall indemnify",
        ),
        Revision(
            id=3, finding="f4", span=month, delete="the month before", insert="the year before"
        ),
        Revision(
            id=4,
            finding="f5",
            span=end,
            delete="",
            insert="\nData Protection. Supplier keeps personal data safe.",
            paragraphs=(
                NewParagraph(text="Data Protection. Supplier keeps personal data safe.", like=7),
            ),
        ),
    )


def facts(of: Contract) -> tuple[Fact, ...]:
    """Build two facts, one of them without end."""
    days = where(of, "fifteen (15) days")
    years = where(of, "five years")
    return (
        Fact(
            id="x1",
            clause="c2",
            kind="duration",
            value=15.0,
            unit="day",
            span=days,
            sentence=days,
            bound=("Customer",),
            event="invoice",
        ),
        Fact(
            id="x2",
            clause="c7",
            kind="duration",
            value=float("inf"),
            unit="year",
            span=years,
            sentence=years,
            bound=("Customer", "Supplier"),
        ),
    )


def reading(of: Contract) -> Reading:
    """Build what was understood of the sample contract."""
    return Reading(
        type="msa",
        type_reason="its title",
        clauses=clauses(of),
        sentences=(),
        parties=tuple(sided.party for sided in sides()),
        terms=(),
        facts=facts(of),
    )


def sides() -> tuple[Sided, ...]:
    """Build the two parties, theirs first."""
    return (
        Sided(party=Party(name="Acme Corp.", label="Supplier", role="supplier"), side=Side.THEM),
        Sided(party=Party(name="Northwind Ltd", label="Customer", role="customer"), side=Side.US),
    )


def review(**values: object) -> Review:
    """Build a review with some of everything."""
    of = contract()
    made = Review(
        contract=of,
        reading=reading(of),
        playbook=playbook(),
        playbook_reason="chosen: services agreement, we are customer",
        we_are="customer",
        parties=sides(),
        verdict=Verdict.NEGOTIATE,
        score=Score(
            value=61.4,
            after=18.2,
            drivers=(
                Driver(finding="f4", points=15),
                Driver(finding="f3", points=12),
                Driver(finding="f5", points=9.4),
                Driver(finding="f1", points=3),
            ),
        ),
        findings=findings(of),
        revisions=revisions(of),
        comments=(
            Comment(finding="f1", span=where(of, "fifteen (15)"), text="Monthly payables run."),
        ),
        conforming=(
            Conformity(
                clause="c7",
                rule="confidentiality.term",
                rung=Rung.PREFERRED,
                span=where(of, "five years"),
                quote="five years",
            ),
        ),
        unruled=("c1", "c6"),
        notices=(
            Notice(code="picture", message="1 picture", where="after 4.5", unread=True),
            Notice(
                code="existing-revisions",
                message="3 tracked changes by others are left as they are",
            ),
        ),
    )
    return replace(made, **values)  # type: ignore[arg-type]
