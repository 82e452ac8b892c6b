"""Sentences to plant, in several wordings a kind, written before the checks were held against them.

The checks were mended by what they missed of the wordings with an even index; those with an odd one are
kept aside. `{one}` and `{other}` are what the contract calls two parties.
"""

from __future__ import annotations

from typing import Final

UNDEFINED: Final = (
    ("{one} shall comply with the Change Control Procedure before it alters anything.",),
    ("{other} retains title to the Background Technology at all times.",),
    ("The fees are reduced by the Holdback Amount until work is complete.",),
    ("All Escalated Matters are referred to a committee within two weeks.",),
    ("{one} will store each Backup Copy in a safe place.",),
    ("Any Permitted Transferee must sign a deed of adherence.",),
    ("{one} shall deliver an Acceptance Certificate together with its invoice.",),
    ("{other} grants no rights in the Reserved Field to anybody.",),
)

UNUSED: Final = (
    ("“Reference Rate” means the rate published by the European Central Bank each quarter.",),
    ("{one} keeps a list of approved sites, hereinafter referred to as the “Site Register”.",),
    ("The term “Holiday Season” shall mean the months of November and December.",),
    ("The parties appoint two persons each (together, the “Liaison Group”) who meet monthly.",),
    ("“Peak Hours” is defined as the time between 9 a.m. and 5 p.m. on a weekday.",),
    ("{other} will fill in the form on its web site (“Intake Form”) once a year.",),
)

DUPLICATE: Final = (
    ("“{term}” shall mean anything that {one} designates as such by notice.",),
    ("{one} keeps a register of past orders (the “{term}”).",),
    ("As used herein, “{term}” means all matters agreed on by letter.",),
    ("The word “{term}” refers to items that the parties list from time to time.",),
)

DANGLING: Final = (
    ("This is further described in Section {beyond}.",),
    ("(See Clause {beyond}.2 for details.)",),
    ("Articles {beyond} and {further} shall survive.",),
    ("Nothing in Section {last}.38 changes this.",),
    ("{one} acts in accordance with paragraph {further}.1(b) above.",),
    ("Subject to clauses {last}.41 to {last}.43, {other} bears its own costs.",),
)

SHIFTED: Final = (
    ("This is without prejudice to Section {number} ({heading}).",),
    ("The {heading} section (Section {number}) applies to this as well.",),
    ("Clause {number}, “{heading}”, shall survive.",),
    ("The parties refer to Section {number} entitled “{heading}”.",),
    ("Nothing in Section {number} - {heading} limits this.",),
    ("This does not affect Article {number} regarding {heading}.",),
)

FIGURES: Final = (
    ("{one} shall answer within forty-five (54) days.",),
    ("The deposit is one hundred thousand dollars ($10,000).",),
    ("The discount amounts to fifty percent (15%).",),
    ("{other} pays USD 250,000 (two hundred thousand US dollars) on signing.",),
    ("This continues for a period of two (3) years.",),
    ("The fee is raised by 2% (three percent) every year.",),
    ("A quorum consists of seven (9) members.",),
    ("{one} gives 30 (sixty) days’ notice.",),
)

BLANK: Final = (
    ("{one} shall deliver the report within [__] days.",),
    ("The fee is $[●] a month.",),
    ("Notices are sent to [INSERT ADDRESS].",),
    ("The guarantor is [Name of Guarantor].",),
    ("{one} keeps insurance of XX million dollars.",),
    ("The start date is [TBD].",),
    ("The contact person is ____________ in all matters.",),
    ("[NTD: confirm with tax.] {other} bears the taxes.",),
    ("{other} names a contact person, to be determined.",),
    ("The price is set out in Schedule [X].",),
    ("The rate is [•] percent.",),
    ("{one} pays <<Amount>> on signing.",),
)

EFFECTIVE: Final = (
    ("This Agreement is dated 3 February 2025.", "The Effective Date is 3 March 2025."),
    (
        "This Agreement shall become effective on April 3, 2025.",
        "This Agreement (effective as of March 3, 2025) binds successors.",
    ),
    (
        "The “Effective Date” of this Agreement is July 1, 2025.",
        "The parties start on August 1, 2025 (the “Effective Date”).",
    ),
    (
        "This Agreement is entered into on 5 May 2025.",
        "This Agreement, entered into on 15 May 2025, replaces earlier talks.",
    ),
    (
        "This Agreement comes into force on 1 October 2025.",
        "This Agreement has been made on the 1st day of November, 2025.",
    ),
    (
        "Effective Date: March 3, 2025.",
        "This Agreement is made effective as of March 30, 2025.",
    ),
)

IMPOSSIBLE: Final = (
    ("{one} shall deliver the first report by February 30, 2026.",),
    ("The option ends on 31 June 2025.",),
    ("{other} pays on the 31st day of September, 2026.",),
    ("The audit takes place on November 31, 2025.",),
)

BACKWARDS: Final = (
    ("The term begins on 1 January 2027 and ends on 31 December 2026.",),
    ("The license runs from March 1, 2026 through February 28, 2025.",),
    ("The promotion starts on June 1, 2026 and expires on May 1, 2026.",),
    ("Services are rendered between 5 May 2026 and 5 April 2026.",),
)

BRITISH: Final = (
    ("Each organisation keeps its own records.",),
    ("A party shall not unreasonably favour one source.",),
    ("Good faith is no defence to a claim of this kind.",),
    ("The parties endeavour to minimise disruption.",),
    ("The labour of others is paid for by {one}.",),
    ("A failure to fulfil this duty has no effect on the rest; the centre stays open.",),
)
AMERICAN: Final = (
    ("Each organization keeps its own records.",),
    ("A party shall not unreasonably favor one source.",),
    ("Good faith is no defense to a claim of this kind.",),
    ("The parties endeavor to minimize disruption.",),
    ("The labor of others is paid for by {one}.",),
    ("A failure to fulfill this duty has no effect on the rest; the center stays open.",),
)

PARTY_NAMES: Final = (
    ("Bluewater Analytics GmbH", "Harrow & Finch LLP", "Blue Water Analytics GmbH"),
    ("Meridian Freight Corp.", "Ostrava Foods, Inc.", "Meridian Freight LLC"),
    ("Castlegate Software Limited", "Pinecrest Holdings LLC", "Castelgate Software Limited"),
    ("Tidewell Energy, Inc.", "Quarry Lane Partners LP", "Quarry Lane Partner LP"),
)
"""A party, another party, and the name that one of them is given further down."""

PARTY_OPENINGS: Final = (
    "This Agreement is made between {a} (“{one}”) and {b} (“{other}”).",
    "THIS AGREEMENT is entered into by and between {a}, having its principal place of business in "
    "Bristol (hereinafter “{one}”), and {b}, having its office in Boston (hereinafter “{other}”).",
)
PARTY_USES: Final = (
    "All notices shall be sent to {wrong} in writing.",
    "The employees of {wrong} are not employees of the other party.",
)

REMEDY: Final = (
    (
        "Replacement of defective items shall constitute the whole liability of {one} and the sole "
        "remedy of {other} for any breach hereof.",
        "{one} shall defend, indemnify and hold {other} harmless from third party suits.",
    ),
    (
        "The rights granted to {other} in this paragraph are in lieu of every other right or remedy "
        "it might have against {one} under this Agreement.",
        "{one} shall hold harmless and indemnify {other} against third party infringement suits.",
    ),
    (
        "The only recourse of {other} for any breach by {one} is a credit against future fees.",
        "{one} indemnifies {other} against all claims of third parties.",
    ),
    (
        "No remedy other than termination is available to either party for a breach of this Agreement.",
        "{other} will indemnify {one} for losses caused by its staff.",
    ),
    (
        "{other} waives all remedies other than a refund of the price paid.",
        "{one} will, at its expense, indemnify {other} from any loss.",
    ),
    (
        "A price reduction is the exclusive remedy available under this Agreement.",
        "Each party (as indemnitor) shall indemnify the other for bodily injury.",
    ),
)

CAP: Final = (
    (
        "The liability of {one} arising under this Agreement is in all cases capped at one hundred "
        "percent of annual fees.",
        "There shall be no limit on the liability of {one} for wilful default.",
    ),
    (
        "Under no circumstances shall {one} be liable for more than USD 50,000 in the aggregate.",
        "{one} shall have unlimited liability for infringement of third-party rights.",
    ),
    (
        "The total exposure of {one} under this Agreement shall not be greater than the fees paid.",
        "{one} bears unlimited liability for the acts of its subcontractors.",
    ),
    (
        "{one} shall not be liable for any amount in excess of $75,000.",
        "The liability of {one} for loss of data is without limit.",
    ),
    (
        "Neither party shall be liable to the other for more than the fees paid in the last year.",
        "A party that breaches its duty of confidence is liable in full and without any limit.",
    ),
    (
        "The maximum amount that {other} can recover from {one} is EUR 1,000,000.",
        "Nothing limits the liability of {one} for a breach of confidentiality.",
    ),
)

RENEWAL: Final = (
    (
        "Upon expiry this Agreement rolls over for further periods of twelve months.",
        "This Agreement ends on its second anniversary and shall not be prolonged.",
    ),
    (
        "The term of this Agreement is fixed and non-renewable.",
        "This Agreement renews for successive terms of one year.",
    ),
    (
        "There are no renewal terms under this Agreement.",
        "The Agreement is automatically extended by one year at a time.",
    ),
    (
        "This Agreement remains in force indefinitely until terminated by either party.",
        "The term of this Agreement is three years from the date of signing.",
    ),
    (
        "This Agreement is perpetual.",
        "This Agreement expires two years after the date of its signing.",
    ),
    (
        "This Agreement continues from year to year without further notice.",
        "Any renewal of this Agreement must be agreed on in writing by both parties.",
    ),
)

PRECEDENCE: Final = (
    (
        "In the event of conflict, the Purchase Order prevails over this Agreement.",
        "This Agreement takes precedence over any Purchase Order.",
    ),
    (
        "The Exhibits shall control over the body of this Agreement to the extent they differ.",
        "If an Exhibit contradicts the body of this Agreement, the body of this Agreement prevails.",
    ),
    (
        "Where a Work Order and this Agreement diverge, this Agreement prevails.",
        "A Work Order supersedes this Agreement wherever they diverge.",
    ),
    (
        "The order of precedence is: (1) the Data Addendum; (2) this Agreement.",
        "The order of precedence is: (1) this Agreement; (2) the Data Addendum.",
    ),
    (
        "Notwithstanding anything to the contrary in the Schedules, this Agreement governs.",
        "Notwithstanding anything to the contrary in this Agreement, the Schedules govern.",
    ),
    (
        "If the Technical Annex conflicts with this Agreement, the Technical Annex shall prevail.",
        "The terms of this Agreement shall override any conflicting terms of the Technical Annex.",
    ),
)

DUTY: Final = (
    ("{one} shall make the Services available at least 99.9% of the time in each month.",),
    ("{one} warrants that the Services will be performed in a workmanlike manner.",),
)
