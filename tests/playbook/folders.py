"""Playbook folders for tests: a sound one, which each test spoils in one place."""

from __future__ import annotations

from pathlib import Path

BOOK = """\
id: ours
title: Services agreement, customer side
version: "1.0"
contract_types: [msa, sow]
we_are: [customer, client]
they_are: [supplier, provider]
terms:
  Fees: [Fees, Charges]
approvers: {legal: Legal, finance: Finance Director, gc: General Counsel}
"""

RULE = """\
id: payment.days
title: Payment period
clause: payment-terms
also: [fees]
risk: medium
priority: trade
approvers: [finance]
source: Commercial policy 4.2
comment: Our payables run is monthly; {value} days let us pay every invoice on time.
recognise:
  phrases: ["(pay|payable|due) ... days"]
  not: [late payment]
facts:
  days: {kind: duration, unit: day, near: [invoice~], who: us}
checks:
  undisputed: {any: [undisputed, not disputed]}
positions:
  - {rung: preferred, when: "days >= 45 and undisputed", say: 45 days}
  - {rung: acceptable, when: "days >= 30"}
  - {rung: fallback, when: "days >= 20", approvers: [finance]}
  - {rung: walk-away, when: "days < 20", approvers: [gc]}
edits:
  - {set: days, to: 45}
examples:
  - {text: Customer shall pay undisputed invoices in 45 days., rung: preferred}
  - {text: Customer shall pay in 15 days of the invoice., rung: walk-away}
  - {text: Customer shall pay in 20 days of the invoice., rung: fallback}
  - {text: Supplier shall pay its staff., rung: silent}
"""


def folder(where: Path, *, book: str = BOOK, **rules: str) -> Path:
    """Write a playbook and return its folder; without `rules`, the sound one."""
    made = where / "ours"
    made.mkdir()
    (made / "playbook.yaml").write_text(book, "utf-8")
    for name, text in (rules or {"payment": RULE}).items():
        (made / f"{name}.yaml").write_text(text, "utf-8")
    return made


def spoiled(old: str, new: str, text: str = RULE) -> str:
    """Return `text` with its only `old` replaced."""
    assert text.count(old) == 1, old
    return text.replace(old, new)
