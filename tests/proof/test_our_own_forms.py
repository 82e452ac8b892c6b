"""The forms that come with the program do not contradict themselves."""

from pathlib import Path

import pytest

from redline import pipeline

FORMS = sorted((Path(__file__).resolve().parents[2] / "sample_contracts" / "templates").glob("*.docx"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_no_two_places_of_it_clash(path: Path) -> None:
    assert pipeline.proofread(path, select=("contradiction",)).slips == ()
