"""Writes a made-up services agreement of about 40 pages: numbered clauses in short formatted runs."""

from __future__ import annotations

from pathlib import Path

TOPICS = (
    (
        "Services",
        "Supplier shall perform the Services described in each Order with reasonable "
        "skill and care and in accordance with good industry practice.",
    ),
    (
        "Fees and Payment",
        "Customer shall pay each undisputed invoice within fifteen (15) days of the "
        "invoice date, and overdue sums bear interest at 2% per month.",
    ),
    (
        "Confidentiality",
        "Each party shall keep the other party's Confidential Information confidential "
        "and shall use it only for the purposes of this Agreement.",
    ),
    (
        "Limitation of Liability",
        "Supplier's total liability under this Agreement shall not exceed the fees paid "
        "in the one (1) month preceding the claim.",
    ),
    (
        "Indemnification",
        "Customer shall indemnify, defend and hold harmless Supplier against any claim "
        "arising out of Customer's use of the Services.",
    ),
    (
        "Term and Termination",
        "Supplier may terminate this Agreement for convenience on ten (10) days' notice, "
        "and either party may terminate it for material breach.",
    ),
    (
        "Governing Law",
        "This Agreement is governed by the laws of the State of Delaware, and the courts "
        "of that State have exclusive jurisdiction.",
    ),
    (
        "Notices",
        "Notices shall be in writing and are given when delivered to the address set out "
        "in the Order, or to another address a party has notified.",
    ),
)
CLAUSES, SENTENCES = 160, 6
PREAMBLE = (
    'This Services Agreement ("Agreement") is made between Acme Corp. ("Supplier") and '
    'Northwind Ltd ("Customer"), each a party to this Agreement.'
)


def write_contract(path: Path) -> Path:
    """Write the contract and return its path. The text and the markup are the same every time."""
    import docx

    document = docx.Document()
    document.add_heading("Services Agreement", level=0)
    document.add_paragraph(PREAMBLE)
    for number in range(CLAUSES):
        heading, sentence = TOPICS[number % len(TOPICS)]
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{number + 1}. {heading}. ").bold = True
        for _ in range(SENTENCES):
            for words in _pieces(sentence):
                paragraph.add_run(words)
    document.save(str(path))
    return path


def _pieces(sentence: str) -> list[str]:
    """Cut a sentence into runs of five words, as Word's own editing leaves them."""
    words = sentence.split()
    return [" ".join(words[at : at + 5]) + " " for at in range(0, len(words), 5)]
