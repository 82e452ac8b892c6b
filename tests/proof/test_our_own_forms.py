"""The forms that come with the program do not contradict themselves."""

from pathlib import Path

import pytest

from redline import pipeline
from tests.proof.drafts import codes

FORMS = sorted(
    (Path(__file__).resolve().parents[2] / "sample_contracts" / "templates").glob("*.docx")
)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_no_two_places_of_it_clash(path: Path) -> None:
    assert pipeline.proofread(path, select=("contradiction",)).slips == ()


@pytest.mark.parametrize(
    "clauses",
    [
        (
            "Provider shall answer a Severity 1 call within two (2) hours after receipt of the call.",
            "Provider shall answer a Severity 4 call within ten (10) hours after receipt of the call.",
        ),
        (
            "Company shall pay any Tournament Bonuses within sixty (60) days after receipt of invoice.",
            "Company shall pay all other amounts within thirty (30) days after receipt of invoice.",
        ),
        (
            "No right or remedy of Provider shall be exclusive of any other right or remedy.",
            "Provider shall indemnify Customer against all claims under this Agreement.",
        ),
        (
            "The warranty for the One-Month Power Warranty is given in Schedule 1.",
            "The warranty period for the One-Year Power Warranty is given in Schedule 2.",
        ),
        (
            "The initial term of this Agreement is one year.",
            "Unless a party gives notice before the end of the Initial Term, this Agreement shall"
            " continue on the then current terms until terminated.",
        ),
        (
            "The term renews for a year unless a party gives 60 days' notice before it ends.",
            "Company may raise fees for a renewal term on ninety (90) days' notice.",
        ),
    ],
    ids=["levels", "other-things", "not-exclusive", "names", "initial-term", "raised-fees"],
)
def test_different_cases_are_no_clash(clauses: tuple[str, str]) -> None:
    assert [code for code in codes(*clauses) if code.startswith("contradiction")] == []


def test_a_period_without_end_is_held_against_one_with() -> None:
    """It cannot be counted in months, and must not stop the proof."""
    codes(
        "Recipient shall keep Confidential Information secret in perpetuity after termination.",
        "Recipient shall keep Confidential Information secret for two (2) years after termination.",
    )
