"""Every slip of the pen that is told, in words as people write them, and what is left in peace."""

from __future__ import annotations

import pytest

from tests.language.papers import paper
from tests.proof.drafts import CLEAN, added, codes, proof_of

TOLD = (
    (
        "contradiction.value",
        (
            "All invoices shall be payable fifteen (15) days from the date thereof.",
            "Payment is due within thirty (30) days after receipt of a correct invoice.",
        ),
    ),
    (
        "contradiction.value",
        (
            "Invoices are payable on net 30 terms.",
            "Customer shall remit payment no later than 45 days following receipt of each invoice.",
        ),
    ),
    (
        "contradiction.value",
        (
            "Either party can terminate for any reason by giving the other 30 days' notice.",
            "Customer may terminate this Agreement for its convenience "
            "upon ninety (90) days' prior written notice.",
        ),
    ),
    (
        "contradiction.value",
        (
            "This Agreement shall be construed in accordance with "
            "the laws of the State of California.",
            "This Agreement shall be governed by English law.",
        ),
    ),
    (
        "contradiction.value",
        (
            "The breaching party has fourteen (14) days to cure any breach after notice of it.",
            "If a party materially breaches this Agreement and fails to remedy the "
            "breach within 30 days of notice, the other may terminate.",
        ),
    ),
    (
        "contradiction.value",
        (
            "A party that does not wish to renew shall notify the other no "
            "less than 30 days prior to expiry of the term.",
            "The Agreement shall automatically renew for one year unless either party gives "
            "notice of non-renewal at least 90 days before the end of the term.",
        ),
    ),
    (
        "contradiction.value",
        (
            "This Agreement shall remain in force for a period of "
            "two (2) years from the Effective Date.",
            "The initial term is three years from the Effective Date.",
        ),
    ),
    (
        "contradiction.value",
        (
            "The confidentiality obligations shall survive termination for five (5) years.",
            "The duty to keep Confidential Information secret lasts "
            "for three (3) years after termination.",
        ),
    ),
    (
        "contradiction.value",
        (
            "Interest on overdue sums is charged at 8% per annum.",
            "Late payments shall accrue interest at 1.5% per month.",
        ),
    ),
    (
        "contradiction.value",
        (
            "In no event shall Supplier's liability exceed the fees "
            "paid in the preceding six (6) months.",
            "Supplier's total aggregate liability shall not exceed the fees "
            "paid in the twelve (12) months before the claim.",
        ),
    ),
    (
        "contradiction.value",
        (
            "The aggregate liability of Supplier is limited to $1,000,000.",
            "Supplier's total liability shall not exceed $500,000.",
        ),
    ),
    (
        "contradiction.value",
        (
            "Supplier guarantees an uptime of 99.5% in each month.",
            "The Services shall be available 99.9% of the time.",
        ),
    ),
    (
        "contradiction.value",
        (
            "Supplier will give notice of a data breach no later than "
            "seventy-two (72) hours after becoming aware of it.",
            "Supplier shall notify Customer of any security breach within 24 hours.",
        ),
    ),
    (
        "contradiction.value",
        (
            "The warranty period for the Services is twelve (12) months.",
            "Supplier warrants the Services for a period of 90 days.",
        ),
    ),
    (
        "contradiction.value",
        (
            "Disputes shall be submitted to the exclusive jurisdiction of the courts of New York.",
            "The courts of Delaware have exclusive jurisdiction.",
        ),
    ),
    (
        "contradiction.remedy",
        (
            "The remedies set out in this Agreement are Customer's sole and exclusive remedies.",
            "Supplier shall indemnify, defend and hold harmless "
            "Customer against third party claims.",
        ),
    ),
    (
        "contradiction.remedy",
        (
            "Re-performance of the Services shall be Customer's sole remedy "
            "and Supplier's entire liability for any breach.",
            "Each party shall indemnify the other against claims by third parties.",
        ),
    ),
    (
        "contradiction.cap",
        (
            "A party's liability for breach of this section shall be unlimited.",
            "In no event shall the aggregate liability of either "
            "party exceed the fees paid hereunder.",
        ),
    ),
    (
        "contradiction.cap",
        (
            "Nothing limits Supplier's liability for data loss.",
            "Supplier's liability under this Agreement is capped "
            "at the fees paid in the last year.",
        ),
    ),
    (
        "contradiction.cap",
        (
            "Supplier's indemnification obligations are not subject to any cap.",
            "The total liability of Supplier arising out of this Agreement "
            "shall not exceed USD 100,000 in the aggregate.",
        ),
    ),
    (
        "contradiction.renewal",
        (
            "This Agreement will not renew automatically.",
            "This Agreement automatically renews for successive one-year periods.",
        ),
    ),
    (
        "contradiction.renewal",
        (
            "Upon expiry of the term this Agreement ends without renewal.",
            "This Agreement shall be renewed automatically each year.",
        ),
    ),
    (
        "contradiction.renewal",
        (
            "Any extension of the term requires a written agreement signed by both parties.",
            "The term renews automatically for further periods of twelve months.",
        ),
    ),
    (
        "contradiction.renewal",
        (
            "This Agreement continues indefinitely until terminated.",
            "The initial term of this Agreement is for one year and it then expires.",
        ),
    ),
    (
        "contradiction.precedence",
        (
            "If there is any inconsistency between a Statement of Work and this "
            "Agreement, the terms of this Agreement shall control.",
            "In the event of a conflict between this Agreement and a "
            "Statement of Work, the Statement of Work shall prevail.",
        ),
    ),
    (
        "contradiction.precedence",
        (
            "This Agreement shall prevail over any Statement of Work.",
            "The Statement of Work takes precedence over this Agreement.",
        ),
    ),
    (
        "contradiction.precedence",
        (
            "In case of conflict this Agreement governs over each Statement of Work.",
            "Notwithstanding anything to the contrary in this Agreement, "
            "the terms of the Statement of Work govern.",
        ),
    ),
    (
        "contradiction.precedence",
        (
            "This Section 7 shall prevail over all other provisions of this Agreement.",
            "This Section 1 prevails over any other provision of this Agreement.",
        ),
    ),
    (
        "contradiction.value",
        (
            "Supplier shall keep spare parts in the main store for ten (10) days of each quarter.",
            "Supplier shall keep spare parts in the main store for fifty (50) days of each quarter.",
        ),
    ),
    (
        "contradiction.value",
        ("Each renewal term is one year.", "This Agreement renews for renewal terms of 2 years."),
    ),
    (
        "contradiction.value",
        (
            "Supplier carries general liability insurance of $1,000,000.",
            "The general liability insurance of Supplier covers at least $3,000,000.",
        ),
    ),
    (
        "contradiction.right",
        (
            "Neither party may assign this Agreement without the consent of the other.",
            "Supplier may freely assign this Agreement to anyone without consent.",
        ),
    ),
    (
        "contradiction.right",
        (
            "Supplier shall not subcontract without the prior written consent of Customer.",
            "Supplier may subcontract its duties without consent.",
        ),
    ),
    (
        "contradiction.right",
        (
            "Any dispute shall be finally settled by arbitration.",
            "The courts of New York have exclusive jurisdiction over all disputes.",
        ),
    ),
    (
        "contradiction.right",
        (
            "Supplier receives and retains the deliverables as it owns all deliverables.",
            "All deliverables are the sole property of Customer.",
        ),
    ),
    (
        "contradiction.right",
        (
            "The license granted in this Agreement is exclusive.",
            "Supplier grants a non-exclusive license under this Agreement.",
        ),
    ),
    (
        "contradiction.right",
        (
            "Customer receives a perpetual license to use the software.",
            "The license to the software ends upon expiration of this Agreement.",
        ),
    ),
    (
        "contradiction.precedence",
        (
            "The order of precedence is: (1) the Data Addendum; (2) this Agreement.",
            "The order of precedence is: (1) this Agreement; (2) the Data Addendum.",
        ),
    ),
    ("dates.order", ("Support runs from March 1, 2026 through February 28, 2025.",)),
    ("terms.misspelt", ("Customer may end the Agreemnet at any time.",)),
    ("references.shifted", ("Nothing in Section 6 - Confidentiality limits this.",)),
    ("references.shifted", ("This does not affect Section 6 regarding Confidentiality.",)),
    ("figures.words", ("Fees rise by three percent (5%) a year.",)),
    ("figures.words", ("Supplier shall keep two (3) copies.",)),
    ("figures.words", ("The fee is one hundred thousand dollars ($10,000).",)),
    ("figures.words", ("Payment within thirty (60) days.",)),
    ("figures.words", ("Availability is ninety-nine point nine percent (99.5%) a month.",)),
    ("figures.words", ("Payment within 30 (sixty) days.",)),
    ("dates.effective", ("The Effective Date of this Agreement is April 1, 2026.",)),
    ("dates.effective", ("This Agreement enters into force on 1 June 2026.",)),
    ("dates.impossible", ("Work starts on April 31, 2026.",)),
    ("references.dangling", ("Clause 9.4 applies.",)),
    ("references.dangling", ("Subject to Section 9.4, Supplier may suspend the Services.",)),
    ("references.dangling", ("See Sections 2, 3 and 14.",)),
    ("references.dangling", ("See Section 5(c).",)),
    ("references.dangling", ("See Article 12 above.",)),
    ("references.shifted", ("Subject to Section 6 (Confidentiality), this ends.",)),
    ("references.shifted", ("Section 2, “Termination”, survives.",)),
    ("references.shifted", ("The confidentiality obligations in Section 2 survive.",)),
    ("references.shifted", ("Confidentiality (Section 6) survives.",)),
    ("terms.undefined", ("Supplier shall return all Customer Materials.",)),
    ("terms.undefined", ("Supplier shall deliver the Deliverables on time.",)),
    (
        "terms.undefined",
        (
            "The Deliverables belong to Customer. Supplier owns its "
            "tools used to make the Deliverables.",
        ),
    ),
    ("terms.undefined", ("Each Authorized User may use the Services.",)),
    ("terms.undefined", ("Affiliates of Customer may use the Services. Any Affiliate is bound.",)),
    ("terms.unused", ("“Change Request” means a request to change the Services.",)),
    ("terms.unused", ("Supplier will make reports (the “Status Reports”).",)),
    ("terms.duplicate", ("“Confidential Information” means information marked as confidential.",)),
    ("terms.duplicate", ("“Services” shall mean consulting services.",)),
    ("terms.duplicate", ("The word “Services” refers to work on site.",)),
    ("terms.undefined", ("Customer may end this Agreement upon a Change of Control.",)),
    ("names.party", ("Notices to Customer go to North Wind Ltd.",)),
    ("terms.drift", ("The Confidential information shall be returned.",)),
    ("terms.drift", ("All confidential information shall be returned.",)),
    ("terms.drift", ("Supplier shall perform the Service with care.",)),
    ("terms.drift", ("The statement of work is binding.",)),
    ("names.party", ("Notices to Supplier go to Acme Inc., London.",)),
    ("names.party", ("Notices to Customer go to Northwinds Ltd.",)),
    ("names.label", ("Supplier shall indemnify the Client.",)),
    ("names.label", ("The Vendor shall insure itself.",)),
    (
        "drafting.spelling",
        (
            "The parties shall organize the center.",
            "The parties recognise and favour this organization.",
        ),
    ),
    (
        "drafting.spelling",
        ("The parties shall organize and honor this.", "Any licence is revocable."),
    ),
    ("drafting.blanks", ("The price is $[●].",)),
    ("drafting.blanks", ("The price is $______ per month.",)),
    ("drafting.blanks", ("The price is [amount to be agreed].",)),
    ("drafting.blanks", ("The price is [TBD].",)),
    ("drafting.blanks", ("The price is [PRICE].",)),
    ("drafting.blanks", ("Notices go to [Customer address].",)),
    ("drafting.blanks", ("The price is XXX.",)),
    ("drafting.blanks", ("The price is [Note to draft: confirm with finance].",)),
    ("drafting.blanks", ("This ends on [•], 20__.",)),
)


def test_a_clean_contract_has_no_findings() -> None:
    assert codes() == []


@pytest.mark.parametrize(("code", "sentences"), TOLD)
def test_a_slip_is_told(code: str, sentences: tuple[str, ...]) -> None:
    assert code in codes(*sentences)


PEACE = (
    ("Availability is ninety-nine point nine percent (99.9%) a month.",),
    (
        "No limit or exclusion of liability in this Agreement applies to a breach of confidentiality.",
        "Supplier's total liability shall not exceed the fees paid in twelve (12) months.",
    ),
    ("Supplier shall keep two (2) copies.",),
    ("Supplier shall comply with Section 9.4 of the Companies Act.",),
    ("This is subject to 45 C.F.R. § 164.504(e).",),
    ("Sections 2, 3 and 5 survive.",),
    ("Section 3 (Confidentiality) and Section 6 (Liability) survive.",),
    ("The confidentiality obligations in Section 3 survive.",),
    ("The obligations in Section 2 and the terms of Section 6 survive.",),
    ("Each Statement of Work is binding. Statements of Work may be signed later.",),
    ("Other confidential information of a third party stays with it.",),
    ("The parties met in New York in May.",),
    ("The Securities and Exchange Commission may ask for a copy.",),
    ("Customer shall organize and honor this.",),
    ("Support runs from March 1, 2026 through February 28, 2027.",),
    ("Supplier has the meaning of (hereafter the Loan Kit). Customer returns the Loan Kit.",),
    ("Spare Part means a part of the machine. Supplier keeps each Spare Part.",),
    (
        "Supplier shall notify Customer within 3 days and Customer shall answer within 5 days.",
        "Neither party may assign this Agreement without consent, except to its affiliates.",
    ),
    (
        "Supplier shall keep spare parts in the main store for one month of each quarter.",
        "Supplier shall keep spare parts in the main store for thirty (30) days of each quarter.",
    ),
    (
        "This covenant does not apply if the yearly pay of the person is less than $45,000.",
        "This covenant does not apply if the yearly pay of the person is less than $75,000.",
    ),
    ("Each crew is a “Crew” and together they are the “Crews”. A Crew works with other Crews.",),
    ("The sum is named in words (for example, “Five Units”) by Customer.",),
    ("Customer may visit the Old Mill described below at any time. The Old Mill is open.",),
    (
        "Each party owns its own pre-existing deliverables.",
        "All deliverables are the sole property of Customer.",
    ),
    ("Northwind Ltd. and Acme Corp are independent.",),
    (
        "Customer inspects goods after arrival and gives notice of defects within 30 days.",
        "Customer may inspect the works of Supplier on three days' notice.",
    ),
    (
        "The parties are liable without limit for intent and gross negligence.",
        "For the rest the total liability of each party is limited to the fees paid in the year.",
    ),
    (
        "The target is for uptime of 99.5%.",
        "If uptime is under 97% in two months, Customer can end this Agreement.",
    ),
    (
        "Customer pays invoices within 45 days of receipt.",
        "If Customer contests an invoice within 20 days, the rest is to be paid when due.",
    ),
    (
        "The target uptime is at least 99.5% in each month.",
        "Customer receives back 5% where the actual uptime is 99.0% to Target Uptime.",
    ),
    (
        "Either party may terminate for convenience on 60 days’ notice.",
        "Customer shall pay each invoice within 30 days of receipt.",
    ),
    (
        "If an invoice is overdue by 60 days, Supplier may suspend the Services.",
        "Customer shall pay each invoice within 30 days of receipt.",
    ),
    (
        "Customer shall pay each invoice within one month of receipt.",
        "Customer shall pay each invoice within thirty (30) days of receipt.",
    ),
    (
        "Re-performance is the sole and exclusive remedy for a breach of warranty.",
        "Supplier shall indemnify Customer against claims of third parties.",
    ),
    (
        "Nothing in this Agreement limits liability to the extent prohibited by law.",
        "Supplier’s total liability shall not exceed the fees paid.",
    ),
    (
        "Supplier’s liability for breach of Section 3 is unlimited.",
        "Except for breach of Section 3, Supplier’s total "
        "liability shall not exceed the fees paid.",
    ),
    (
        "A party may give notice that this Agreement shall not renew.",
        "This Agreement renews automatically for one year.",
    ),
    (
        "If there is a conflict between this Agreement and a "
        "Statement of Work, this Agreement wins.",
        "In a conflict between a Statement of Work and this Agreement, this Agreement prevails.",
    ),
)


@pytest.mark.parametrize("sentences", PEACE)
def test_sound_drafting_is_left_in_peace(sentences: tuple[str, ...]) -> None:
    assert [(slip.code, slip.message) for slip in added(*sentences)] == []


def test_both_places_are_quoted() -> None:
    (slip,) = added(
        "Invoices are due fifteen (15) days after the invoice date.",
        "Customer shall pay each invoice within 30 days of receipt.",
    )
    assert slip.message == "the time to pay an invoice is fifteen (15) days here and 30 days in 2"
    assert slip.place.quote == "fifteen (15) days"
    assert slip.other is not None
    assert slip.other.quote == "30 days"
    assert "each invoice within 30 days of receipt" in slip.other.context


def test_a_likely_term_is_named_for_an_undefined_one() -> None:
    (slip,) = added("Supplier shall mark all Confidental Information.")
    assert slip.message.endswith("is “Confidential Information” meant?")


def test_each_finding_says_what_to_do() -> None:
    (slip,) = added("The price is [TBD].")
    assert (slip.why, slip.cure) == (
        "What is to be filled in is not agreed.",
        "Fill it in, or strike it.",
    )


def test_a_long_place_is_quoted_from_both_ends() -> None:
    clause = (
        "A refund is the sole remedy for any breach of this Agreement" + ", whatever the cause" * 12
    )
    (slip,) = added(f"{clause}.", "Supplier shall indemnify Customer against claims.")
    assert slip.place.context.startswith("A refund is the sole remedy")
    assert " … " in slip.place.context
    assert len(slip.place.context) < len(slip.place.quote)


def test_the_right_number_of_a_shifted_reference_is_told() -> None:
    (slip,) = added("Section 6 (Confidentiality) survives.")
    assert slip.message == (
        "6 is named as “Confidentiality” but is headed “Liability”; “Confidentiality” is 3"
    )


def test_a_name_does_not_tell_how_a_contract_spells() -> None:
    lines = [line.replace("Northwind", "Harbour") for line in CLEAN]
    lines[8] += " Harbour Ltd shall organize the center."
    slips = proof_of(paper(*lines)).slips
    assert "drafting.spelling" not in [slip.code for slip in slips]


def test_the_title_of_a_part_is_no_slip_of_a_term_that_is_like_it() -> None:
    meant = " “Service Term” means the period in Section 4. The Service Term is long."
    lines = [*CLEAN, "**Service Terms**", "The Service Terms may be changed by both parties."]
    lines[8] += meant
    told = [slip.code for slip in proof_of(paper(*lines)).slips]
    without = [line for line in lines if line != "**Service Terms**"]
    assert "terms.drift" in [slip.code for slip in proof_of(paper(*without)).slips]
    assert "terms.drift" not in told
