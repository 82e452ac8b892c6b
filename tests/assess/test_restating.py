"""An amount that a clause names twice is changed in both places, and other amounts are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from redline.examples import trials
from redline.playbook import load

BOOK = """\
id: ours
title: Services agreement, customer side
version: "1.0"
contract_types: [msa]
we_are: [customer]
they_are: [supplier]
"""

PAYMENT = """\
id: payment.alone
title: Payment
clause: payment-terms
risk: high
priority: must
source: Finance policy
comment: We suggest more time.
recognise: {{scope: sentence, phrases: ["(due|pay|notice)"], not: ["fails to pay", "{{them}} shall"]}}
facts:
  days: {{kind: duration, unit: day}}
positions:
  - {{rung: preferred, when: "days >= 45"}}
  - {{rung: walk-away, when: "days < 45"}}
edits: [{{set: days, to: 45}}]
examples:
  - {{text: Customer shall pay within 45 days., rung: preferred}}
  - {{text: Customer shall pay within 50 days., rung: preferred}}
  - {{text: Customer shall pay within 5 days., rung: walk-away}}
  - text: >-
      {text}
    rung: walk-away
"""


def after(where: Path, text: str) -> str:
    folder = where / "ours"
    folder.mkdir()
    (folder / "playbook.yaml").write_text(BOOK, "utf-8")
    (folder / "payment.yaml").write_text(PAYMENT.format(text=text), "utf-8")
    *_, trial = trials(load(folder))
    return trial.after


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Fees are due within ten (10) days of the invoice. If Customer fails to pay within ten (10) "
            "days of the invoice, interest runs.",
            "Fees are due within forty-five (45) days of the invoice. If Customer fails to pay within "
            "forty-five (45) days of the invoice, interest runs.",
        ),
        (
            "Fees are due within ten (10) days of the invoice. Supplier shall pay refunds within ten "
            "(10) days of the invoice.",
            "Fees are due within forty-five (45) days of the invoice. Supplier shall pay refunds within "
            "ten (10) days of the invoice.",
        ),
        (
            "Customer may pay within ten (10) days after receipt of the goods and shall pay freight within "
            "ten (10) days after receipt of a return number.",
            "Customer may pay within forty-five (45) days after receipt of the goods and shall pay freight "
            "within ten (10) days after receipt of a return number.",
        ),
        (
            "Unless a party gives notice at least 20 days prior to the end of the first year it goes on "
            "until a party gives notice at least 20 days prior to the end of a later one.",
            "Unless a party gives notice at least 45 days prior to the end of the first year it goes on "
            "until a party gives notice at least 45 days prior to the end of a later one.",
        ),
        (
            "Fees are due within ten (10) days of the invoice, and Customer shall keep it for ten (10) "
            "years.",
            "Fees are due within forty-five (45) days of the invoice, and Customer shall keep it for ten "
            "(10) years.",
        ),
    ],
)
def test_an_amount_is_changed_wherever_the_clause_names_it_for_the_same_thing(
    tmp_path: Path, text: str, read: str
) -> None:
    assert after(tmp_path, text) == read
