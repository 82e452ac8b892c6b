"""A small contract without slips, and what a proof says when sentences are added to it."""

from __future__ import annotations

from redline import language
from redline.model import Contract
from redline.model.proof import Proof, Slip
from redline.proof.proofreading import proofread
from tests.language.papers import paper

CLEAN = (
    "**Master Services Agreement**",
    "This Master Services Agreement (the “Agreement”) is made as of March 1, 2026 (the “Effective "
    "Date”) between Northwind Ltd, a company of England (“Customer”), and Acme Corp., a Delaware "
    "corporation (“Supplier”).",
    "1.| **Services.** Supplier shall provide the Services described in each Statement of Work. "
    "“Services” means the services described in a Statement of Work. “Statement of Work” means a "
    "document signed by both parties that refers to this Agreement.",
    "2.| **Fees.** Customer shall pay the fees set out in the Statement of Work.",
    "3.| **Confidentiality.** Each party shall protect the Confidential Information of the other "
    "party. “Confidential Information” means non-public information of a party. Confidential "
    "Information may be used only for this Agreement.",
    "4.| **Term.** This Agreement begins on the Effective Date. It ends when a party terminates it "
    "under Section 5 (Termination).",
    "5.| **Termination.** A party may end this Agreement for material breach.",
    "6.| **Liability.** Neither party excludes liability for fraud.",
    "7.| **General.** This Agreement may be signed in counterparts. Section 3 survives.",
)


def proof_of(contract: Contract, template: bool | None = None) -> Proof:
    """Proofread a contract."""
    reading = language.read(contract)
    cited = language.citations(contract.text, reading.clauses)
    return proofread(contract, reading, cited, template=template)


def added(*sentences: str) -> tuple[Slip, ...]:
    """Return what is found when sentences are added, the first to clause 7, a second to clause 2."""
    lines = list(CLEAN)
    for index, sentence in zip((8, 3), sentences, strict=False):
        lines[index] += f" {sentence}"
    return proof_of(paper(*lines)).slips


def codes(*sentences: str) -> list[str]:
    """Return the codes of what is found when sentences are added."""
    return [slip.code for slip in added(*sentences)]
