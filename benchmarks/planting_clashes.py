"""Plants clauses that contradict each other, two in a contract, in several wordings."""

from __future__ import annotations

from benchmarks.planting import Clean, Planted, labels, pick


def value(clean: Clean) -> Planted | None:
    _, other = labels(clean)
    return pick(
        clean,
        (
            f"{other} will pay each invoice within 30 days of receipt.",
            "Invoices are due net 15 days from the invoice date.",
        ),
        (
            "Either party may terminate this Agreement for convenience on 30 days’ notice.",
            "Either party may terminate this Agreement at any time without cause by giving "
            "sixty (60) days’ written notice.",
        ),
        (
            "This Agreement is governed by the laws of the State of Delaware.",
            "The laws of the State of New York will govern this Agreement; the governing law "
            "applies to all claims.",
        ),
        (
            "A party may terminate if the other party does not cure a material breach within "
            "30 days of notice.",
            "Upon a material breach that is not cured within ten (10) days after written "
            "notice, the other party may terminate.",
        ),
        (
            "This Agreement renews automatically unless a party gives 60 days’ notice before "
            "the end of the term.",
            "Notice of non-renewal must be given at least ninety (90) days before the renewal date.",
        ),
        (
            "The obligations of confidentiality continue for three (3) years after "
            "disclosure of Confidential Information.",
            "Confidential Information must be protected for a period of five (5) years.",
        ),
        (
            "Late payments bear interest at 1% per month.",
            "Overdue amounts bear interest at the rate of 1.5% per month.",
        ),
        (
            "The initial term of this Agreement is two (2) years.",
            "This Agreement continues for an initial term of three (3) years.",
        ),
    )


def remedy(clean: Clean) -> Planted | None:
    one, other = labels(clean)
    return pick(
        clean,
        (
            f"{one} will indemnify and hold harmless {other} against all third-party claims.",
            "A refund of the fees is the sole and exclusive remedy for any breach of this Agreement.",
        ),
        (
            f"{other} shall defend and indemnify {one} from any losses.",
            "Termination is the exclusive remedy of a party under this Agreement.",
        ),
        (
            f"{one} agrees to indemnify {other} against losses.",
            "For all claims arising from this Agreement the only remedy is re-performance.",
        ),
    )


def cap(clean: Clean) -> Planted | None:
    one, _ = labels(clean)
    return pick(
        clean,
        (
            "In no event will either party’s aggregate liability exceed the fees paid in the "
            "last twelve months.",
            f"{one}’s liability for a breach of confidentiality is unlimited.",
        ),
        (
            f"The total liability of {one} under this Agreement shall not exceed $100,000.",
            f"{one} is liable without limitation for a breach of its data protection duties.",
        ),
        (
            f"{one}’s maximum liability is limited to the fees paid.",
            "No limitation of liability applies to claims under the indemnity.",
        ),
    )


def renewal(clean: Clean) -> Planted | None:
    return pick(
        clean,
        (
            "This Agreement will automatically renew for successive one-year terms.",
            "There is no automatic renewal of this Agreement.",
        ),
        (
            "The term automatically renews each year.",
            "This Agreement shall not renew and expires at the end of the first year.",
        ),
        (
            "The Agreement shall be automatically extended for further periods of one year.",
            "The term may be renewed only by a written agreement of both parties.",
        ),
    )


def precedence(clean: Clean) -> Planted | None:
    return pick(
        clean,
        (
            "In case of a conflict between this Agreement and the Purchase Terms, this "
            "Agreement prevails.",
            "If there is a conflict between this Agreement and the Purchase Terms, the "
            "Purchase Terms will control.",
        ),
        (
            "If there is any inconsistency between the Service Schedule and this Agreement, "
            "the Service Schedule takes precedence.",
            "In the event of any inconsistency between this Agreement and the Service "
            "Schedule, this Agreement shall govern.",
        ),
    )
