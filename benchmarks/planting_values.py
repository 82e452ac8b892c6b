"""Pairs of sentences that set one thing differently, in several wordings, written before a trial.

As in `planting_wordings`, those with an odd index are kept aside.
"""

from __future__ import annotations

from typing import Final

VALUES: Final = (
    (
        "{other} shall settle all undisputed invoices no later than forty-five (45) days after the date "
        "on which they are received.",
        "{other} has ten (10) days from the date of an invoice to pay it.",
    ),
    (
        "{one} invoices monthly, and each invoice falls due for payment 30 days after its date.",
        "Payment terms are net sixty (60) days.",
    ),
    (
        "All sums due to {one} shall be paid within fourteen days of the invoice.",
        "{one} shall be paid within thirty days of submitting an invoice.",
    ),
    (
        "{other} must pay {one} within twenty (20) business days following receipt of the invoice.",
        "Every invoice issued by {one} is payable by {other} within five (5) business days.",
    ),
    (
        "{other} may end this Agreement for convenience by giving at least sixty (60) days’ notice.",
        "{other} can terminate this Agreement without cause on ten (10) days’ written notice.",
    ),
    (
        "Either party may terminate this Agreement for any reason or no reason upon 90 days’ prior "
        "written notice.",
        "This Agreement can be terminated at any time by either party, without giving reasons, with a "
        "notice period of one month.",
    ),
    (
        "A party in material breach has thirty (30) days after notice to cure it.",
        "If a material breach is not remedied within sixty (60) days of written notice, the other "
        "party may terminate this Agreement.",
    ),
    (
        "The non-breaching party may terminate this Agreement where a default remains uncured for 15 "
        "days after notice.",
        "Termination for breach requires that the defaulting party was given forty-five (45) days to "
        "correct the breach.",
    ),
    (
        "A party may stop the renewal of this Agreement by notice no later than 30 days before the end "
        "of the then-current term.",
        "This Agreement renews each year unless a party gives notice of its wish not to renew at least "
        "ninety (90) days before the end of the term.",
    ),
    (
        "Unless either party objects in writing 60 days before expiry, the term is extended by a year.",
        "Written notice of non-renewal shall be served at least six months before the term expires.",
    ),
    (
        "The term of this Agreement is two (2) years from the date of signing.",
        "This Agreement shall stay in force for thirty-six (36) months.",
    ),
    (
        "This Agreement has an initial term of one year.",
        "This Agreement shall continue for five (5) years unless terminated earlier.",
    ),
    (
        "The duty of confidentiality ends two (2) years after disclosure.",
        "The receiving party keeps all confidential information secret for seven (7) years.",
    ),
    (
        "The confidentiality obligations in this Agreement last for five (5) years following its "
        "termination.",
        "Each party shall hold the confidential information of the other in confidence for a period of "
        "three (3) years after termination.",
    ),
    (
        "Sums not paid when due attract interest at 1% per month.",
        "{other} owes interest of 5% per annum on late payments.",
    ),
    (
        "A late charge of 2% per month is added to overdue invoices.",
        "Interest at the rate of ten percent (10%) a year accrues on all amounts paid late.",
    ),
    (
        "The laws of the State of Texas apply to this Agreement.",
        "This Agreement is governed by, and construed under, the law of the State of Ohio.",
    ),
    (
        "This Agreement and all disputes arising from it are subject to English law.",
        "The governing law of this Agreement is that of the Republic of Ireland.",
    ),
    (
        "The courts of London have exclusive jurisdiction over any dispute.",
        "Any suit shall be brought solely in the courts of Dublin.",
    ),
    (
        "The parties submit to the exclusive jurisdiction of the state courts of Travis County, Texas.",
        "Exclusive venue lies in the federal courts located in Chicago, Illinois.",
    ),
    (
        "{one} guarantees an availability of 99.9% per calendar month.",
        "The platform will be up at least 99.5% of the time.",
    ),
    (
        "Monthly uptime shall not be less than 99.95%.",
        "{one} commits to keep the service available 98% of each month.",
    ),
    (
        "{one} reports any security incident to {other} within 24 hours.",
        "{one} must tell {other} of a personal data breach no later than five (5) days after "
        "discovering it.",
    ),
    (
        "In the event of a data breach {one} will notify {other} within seventy-two (72) hours.",
        "{one} shall inform {other} of any security breach within two (2) business days.",
    ),
    (
        "{one} warrants the goods for twelve (12) months from delivery.",
        "The warranty period is 24 months.",
    ),
    (
        "The warranty expires ninety (90) days after delivery.",
        "{one} warrants that the software will work for a period of one year.",
    ),
    (
        "The liability of {one} is limited to $500,000 in total.",
        "{one} is not liable for more than $2,000,000 in the aggregate under this Agreement.",
    ),
    (
        "The total liability of {one} shall not exceed the fees paid in the six (6) months before the "
        "claim.",
        "{one} is liable up to an aggregate amount equal to twenty-four (24) months of fees.",
    ),
    (
        "{one} shall maintain general liability insurance of at least $1,000,000 per occurrence.",
        "{one} carries commercial general liability insurance with a limit of $5,000,000 per "
        "occurrence.",
    ),
    (
        "{one} keeps liability insurance of not less than $2,000,000.",
        "The liability insurance taken out by {one} covers at least $3,000,000.",
    ),
    (
        "On termination {one} returns all confidential information within ten (10) days.",
        "Within sixty (60) days after termination, {one} shall return or destroy all confidential "
        "information.",
    ),
    (
        "The receiving party shall return the other’s materials within 15 days of termination.",
        "All materials are to be returned within one month after this Agreement ends.",
    ),
    (
        "{other} has ten (10) days to accept or reject a deliverable.",
        "{other} shall accept or reject each deliverable within thirty (30) days of delivery.",
    ),
    (
        "Deliverables are deemed accepted if {other} does not reject them within 5 business days.",
        "{other} may reject a deliverable up to twenty (20) business days after receiving it; after that "
        "it is deemed accepted.",
    ),
    (
        "{one} may audit the records of {other} on five (5) days’ notice.",
        "Audits require at least thirty (30) days’ prior written notice to {other}.",
    ),
    (
        "Records are kept for three (3) years.",
        "{other} shall retain its books and records for seven (7) years.",
    ),
    (
        "{one} shall not raise prices by more than 3% in any year.",
        "Annual price increases may not exceed seven percent (7%).",
    ),
    (
        "The fees may go up by at most 5% a year.",
        "{one} may increase the fees annually by no more than 10%.",
    ),
    (
        "For one (1) year after termination neither party shall solicit the other’s employees.",
        "The ban on soliciting employees lasts for two (2) years after termination.",
    ),
    (
        "{other} shall not hire staff of {one} for six months after this Agreement ends.",
        "During the term and for eighteen (18) months thereafter, {other} will not solicit or hire the "
        "employees of {one}.",
    ),
    (
        "Each renewal term is one (1) year.",
        "This Agreement renews automatically for renewal terms of three (3) years each.",
    ),
    (
        "Upon expiry the term is extended automatically by successive periods of twelve months.",
        "Each renewal term lasts for two (2) years.",
    ),
    (
        "The license granted in this Agreement is exclusive.",
        "{one} grants {other} a non-exclusive license under this Agreement.",
    ),
    (
        "{other} receives a perpetual license to use the software.",
        "The license to the software ends upon expiration of this Agreement.",
    ),
    (
        "Neither party may assign this Agreement without the prior written consent of the other.",
        "{one} may freely assign this Agreement to anyone without consent.",
    ),
    (
        "{one} may assign this Agreement without the consent of {other}.",
        "This Agreement is not assignable by {one} unless {other} agrees in writing.",
    ),
    (
        "{one} owns all right, title and interest in the deliverables.",
        "All right, title and interest in the deliverables belongs to {other}.",
    ),
    (
        "All deliverables are the sole property of {other}.",
        "Title to the deliverables remains with {one}.",
    ),
    (
        "Any dispute shall be finally settled by binding arbitration.",
        "The courts of New York have exclusive jurisdiction over all disputes.",
    ),
    (
        "All disputes are resolved exclusively by the courts of Delaware.",
        "Every dispute shall be submitted to arbitration under the rules of the AAA.",
    ),
    (
        "{one} shall not use subcontractors without the prior written consent of {other}.",
        "{one} may subcontract its duties without the consent of {other}.",
    ),
    (
        "Subcontracting by {one} is permitted without restriction.",
        "{one} shall not subcontract any of its duties unless {other} has approved it in writing.",
    ),
)
"""Each pair shares one matter. An even index belongs to the part for tuning, an odd one to the other."""
