"""Knows the papers that are taken as clean: forms in Word by their folder, and filed contracts as text."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from redline import word
from redline.errors import UnreadableError
from redline.model import Contract, Paragraph, Span

CUAD = "cuad"
"""What stands for the contracts of CUAD in the place of a folder."""

_TEXTS = Path("B-labelled") / "cuad" / "contracts_txt.jsonl.gz"


def papers(
    data: Path, folders: tuple[str, ...], *, every: int, filed: int
) -> Iterator[tuple[str, Contract]]:
    """Yield every n-th form of some folders of `A-contracts` and so many contracts of CUAD."""
    for folder in folders:
        if folder == CUAD:
            yield from _filed(data / _TEXTS, filed)
        else:
            yield from _forms(data / "A-contracts" / folder, every)


def of_text(name: str, text: str) -> Contract:
    """Return a contract of plain text, a paragraph a line, as one would put it into Word."""
    body = "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    paragraphs, at = [], 0
    for index, line in enumerate(body.split("\n")):
        paragraphs.append(Paragraph(index=index, span=Span(at, at + len(line))))
        at += len(line) + 1
    digest = hashlib.sha256(body.encode()).hexdigest()
    return Contract(name=name, sha256=digest, text=body, paragraphs=tuple(paragraphs))


def _forms(folder: Path, every: int) -> Iterator[tuple[str, Contract]]:
    for path in sorted(folder.glob("*.docx"))[::every]:
        try:
            yield path.stem, word.read(path)
        except UnreadableError as error:
            print(f"unread  {path.stem}: {error}")


def _filed(path: Path, count: int) -> Iterator[tuple[str, Contract]]:
    """Yield contracts in the order of a digest of their names, which is as good as chance."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    found.sort(key=lambda row: hashlib.sha256(row["contract"].encode()).hexdigest())
    for row in found[:count]:
        yield row["contract"], of_text(row["contract"], row["text"])
