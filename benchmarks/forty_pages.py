"""Writes a made-up services agreement of about 40 pages: numbered clauses in short formatted runs."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

PREAMBLE = (
    'This Services Agreement ("Agreement") is made between Acme Corp. ("Supplier") and '
    'Northwind Ltd ("Customer"), each a party to this Agreement.'
)

TELLING = (
    (
        "Fees and Payment",
        "Customer shall pay each undisputed invoice within fifteen (15) days of the invoice date, "
        "and overdue sums bear interest at 2% per month.",
    ),
    (
        "Limitation of Liability",
        "Supplier's total liability under this Agreement shall not exceed the fees paid in the one "
        "(1) month preceding the claim.",
    ),
    (
        "Indemnification",
        "Customer shall indemnify, defend and hold harmless Supplier against any third-party claim "
        "arising out of Customer's use of the Services.",
    ),
    (
        "Term and Termination",
        "Supplier may terminate this Agreement for convenience on ten (10) days' notice, and either "
        "party may terminate it for material breach not cured within thirty (30) days.",
    ),
    (
        "Governing Law",
        "This Agreement is governed by the laws of the State of Delaware, and the courts of that "
        "State have exclusive jurisdiction.",
    ),
)
"""Clauses that a playbook has something to say about, each said once."""

SUBJECTS = ("Supplier", "Customer", "Each party", "The project manager of Supplier")
DUTIES = (
    "shall keep the records that concern {topic} for {n} months and show them on request",
    "shall name a person who answers questions about {topic} within {n} days",
    "may propose a change to {topic} in writing, giving its reasons and the effect on time and cost",
    "shall tell the other party without delay of anything that may affect {topic}",
    "shall meet the other party every {n} weeks to review progress with {topic}",
    "is responsible for its own costs of {topic} unless an Order says otherwise",
)
TOPICS = (
    "site access",
    "the delivery schedule",
    "spare parts",
    "training",
    "the test environment",
    "documentation",
    "quality records",
    "the migration plan",
    "user accounts",
    "reporting",
)
CLAUSES, SENTENCES = 160, 6


def write_contract(path: Path, clauses: int = CLAUSES) -> Path:
    """Write the contract and return its path. The text and the markup are the same every time."""
    import docx

    document = docx.Document()
    document.add_heading("Services Agreement", level=0)
    document.add_paragraph(PREAMBLE)
    for number, (heading, text) in enumerate(_clauses(clauses), 1):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{number}. {heading}. ").bold = True
        for words in _pieces(text):
            paragraph.add_run(words)
    document.save(str(path))
    return path


def _clauses(count: int) -> list[tuple[str, str]]:
    ordinary = [_ordinary(number) for number in range(count - len(TELLING))]
    step = max(1, len(ordinary) // len(TELLING))
    for place, telling in enumerate(TELLING):
        ordinary.insert((place + 1) * step, telling)
    return ordinary


def _ordinary(number: int) -> tuple[str, str]:
    topic = TOPICS[number % len(TOPICS)]
    subjects = islice(cycle(SUBJECTS), number % 4, None)
    duties = islice(cycle(DUTIES), number % 6, None)
    sentences = [
        f"{next(subjects)} {next(duties).format(topic=topic, n=2 + (number + at) % 9)}."
        for at in range(SENTENCES)
    ]
    return topic.removeprefix("the ").capitalize(), " ".join(sentences)


def _pieces(text: str) -> list[str]:
    """Cut a text into runs of five words, as Word's own editing leaves them."""
    words = text.split()
    return [" ".join(words[at : at + 5]) + " " for at in range(0, len(words), 5)]
