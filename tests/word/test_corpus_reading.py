"""Every file of the corpus reads or is refused in one sentence, and what is read holds together."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from build import document, p, r
from sampling import sampled

from redline.errors import UnreadableError
from redline.model import OBJECT, Contract
from redline.word.reader import read, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

REFUSED = {"__alex.docx"}


def files(corpus: Path, *folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (corpus / folder).rglob("*.doc?"))


def holds(contract: Contract) -> None:
    text, at = contract.text, 0
    for index, paragraph in enumerate(contract.paragraphs):
        assert paragraph.index == index
        assert paragraph.span.start == at
        assert "\n" not in paragraph.span.of(text)
        at = paragraph.span.end + 1
        for spans in (paragraph.emphasis, paragraph.locked, paragraph.inserted):
            assert all(paragraph.span.holds(span) and span.length for span in spans)
            assert list(spans) == sorted(spans)
            assert all(a.end < b.start for a, b in pairwise(spans))
    assert at == len(text) + 1 or not contract.paragraphs
    assert all(0 <= span.start < span.end <= len(text) for span in contract.fields)
    locked = {i for x in contract.paragraphs for span in x.locked for i in range(*span)}
    assert all(i in locked for i, character in enumerate(text) if character == OBJECT)


@pytest.mark.corpus
def test_every_contract_reads_and_holds_together(corpus: Path) -> None:
    paths = files(corpus, "A-contracts", "A-versions")
    for path in sampled(paths, 3):
        contract = read(path)
        holds(contract)
        assert contract.words() > 50
        assert not [notice for notice in contract.notices if notice.code == "unknown-content"]
    assert len(paths) > 100


@pytest.mark.corpus
def test_every_fixture_reads_or_is_refused_in_one_sentence(corpus: Path) -> None:
    for path in files(corpus, "C-torture"):
        if path.name in REFUSED:
            with pytest.raises(UnreadableError, match=r"\A[^\n]+\.\Z"):
                read(path)
        else:
            holds(read(path))


@pytest.mark.corpus
def test_reading_twice_gives_the_same(corpus: Path) -> None:
    path = files(corpus, "A-contracts")[0]
    assert read(path) == read(path)


def test_time_grows_with_length_and_no_faster() -> None:
    def took(paragraphs: int) -> float:
        block = "".join(
            p(*(r(f"word{n} ", "<w:b/>") for n in range(20)), style="Body") for _ in range(10)
        )
        data = document(block * (paragraphs // 10))
        start = time.process_time()
        read_bytes("x.docx", data)
        return time.process_time() - start

    took(10)
    short, long = (min(took(length) for _ in range(3)) for length in (250, 2000))
    assert long < 8 * 3 * short  # eight times the length; sixty-four times would be quadratic
