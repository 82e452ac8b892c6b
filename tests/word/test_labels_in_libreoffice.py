"""Every number in front of every paragraph of the corpus, held against what LibreOffice shows.

One office reads all contracts; the numbers it shows are those it counted itself. The comparison runs
over whole sequences, so that a number too many or too few is found as well as a wrong one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from build import abstract, document, gone, level, mark_gone, num, p
from edits import add_paragraphs, drop, redline
from sampling import sampled

from redline.model import Story
from redline.word.reader import read, read_bytes

pytestmark = pytest.mark.verifiers

LISTING = Path(__file__).parent / "office_labels.py"
LETTERS = re.compile(r"[^\W_]+")
Labelled = list[tuple[str, str]]

SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪"}
"""Bullets that LibreOffice names by their place in the fonts Symbol and Wingdings, as they look."""

EXPLAINED = {
    "A-contracts/gsa-cic/DRAFT-Schedule-70-Cloud-SIN-132-40-SOW-Template.docx": (22, "symbol"),
    "A-contracts/gsa-cic/Example-Cloud-RFP-2.docx": (17, "symbol"),
    "A-contracts/gsa-cic/IRS-Cloud-Services-RFI.docx": (6, "symbol"),
    "A-contracts/gsa-cic/IaaS-EaaS-BPA-Responsibilities-ARMY-AWS.docx": (53, "symbol"),
    "A-contracts/gsa-cic/RFQ-Template.docx": (64, "symbol"),
    "A-contracts/gsa-cic/SOW-DOT-Cloud-Services-Consumption.docx": (14, "symbol"),
}
"""How many labels of a contract differ, and why. Each count is exact: one that is stale fails.

`symbol`: a bullet from a symbol font. LibreOffice gives the private code of its place in the font,
redline the character that it looks like.
"""


def shown(paths: list[Path], verifiers: Path) -> list[Labelled]:
    """Return for each file the labels that LibreOffice shows, each with the letters behind it."""
    python = next(filter(_has_uno, _pythons()), None)
    if python is None:
        pytest.skip("no Python here can drive LibreOffice; install python3-uno")
    done = subprocess.run(
        [python, str(LISTING), str(verifiers)],
        input="".join(f"{path}\n" for path in paths),
        capture_output=True,
        encoding="utf-8",
        timeout=900,
        check=True,
    )
    lists = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lists) == len(paths)
    return [
        [(label.strip(), letters(text)) for label, text in one if label.strip()] for one in lists
    ]


def ours(path: Path) -> Labelled:
    contract = read(path)
    return [
        (paragraph.label, letters(paragraph.span.of(contract.text)))
        for paragraph in contract.paragraphs
        if paragraph.story is Story.BODY and paragraph.label
    ]


def letters(text: str) -> str:
    """Return what shows that two paragraphs are the same, whatever they are made of."""
    return "".join(LETTERS.findall(text))[:60]


def _pythons() -> list[str]:
    named = (os.environ.get("UNO_PYTHON"), shutil.which("python3", path=os.defpath), sys.executable)
    return [one for one in named if one]


def _has_uno(python: str) -> bool:
    tried = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
    return tried.returncode == 0 and shutil.which("soffice") is not None


@pytest.mark.corpus
def test_every_label_of_every_contract_is_what_libreoffice_shows(
    corpus: Path, verifiers: Path
) -> None:
    rooms = ("A-contracts", "A-versions")
    files = [path for room in rooms for path in sorted((corpus / room).rglob("*.docx"))]
    paths = sampled(files, 7)
    names = {path.relative_to(corpus).as_posix() for path in paths}
    compared, differing = 0, {}
    for path, theirs in zip(paths, shown(paths, verifiers), strict=True):
        mine = ours(path)
        visible = [(SYMBOLS.get(label, label), text) for label, text in theirs]
        assert mine == visible, path.name
        compared += len(mine)
        count = sum(one != other for one, other in zip(mine, theirs, strict=True))
        if count:
            differing[path.relative_to(corpus).as_posix()] = (count, "symbol")
    assert differing == {name: why for name, why in EXPLAINED.items() if name in names}
    assert compared > 1000


THREE = abstract(0, level(0, "%1."), level(1, "%1.%2")) + num(1, 0)


def test_paragraphs_that_anybody_strikes_take_no_number(verifiers: Path, tmp_path: Path) -> None:
    source = document(
        p("One.", num=(1, 0)),
        p(gone("Struck by them."), num=(1, 0), mark=mark_gone()),
        p("Two.", num=(1, 0)),
        p("Two one.", num=(1, 1)),
        p("Struck by us.", num=(1, 0)),
        p("Three.", num=(1, 0)),
        p("End."),
        numbering=THREE,
    )
    out = redline(source, drop("Struck by us.\n"), add_paragraphs("New.", behind="Two one."))
    path = tmp_path / "out.docx"
    path.write_bytes(out)
    labels = [paragraph.label for paragraph in read_bytes("out.docx", out).paragraphs]
    assert labels == ["1.", "2.", "2.1", "2.2", "3.", ""]
    assert shown([path], verifiers) == [ours(path)]
