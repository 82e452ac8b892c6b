"""Writes into the cases of `tests/cases` what the program makes of them now, to be read before it is kept.

    python -m benchmarks.write_cases [NAME ...]

Without names every case is written anew. `git diff tests/cases` then shows what a change of rules does to
redlines; whoever changed them judges each line as the lawyer of that side would.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from redline import pipeline
from tests.test_cases import CASES, changed_paragraphs, found, read_case, write_contract


def main() -> None:
    wanted = sys.argv[1:]
    for path in CASES:
        if not wanted or path.stem in wanted:
            write(path)


def write(path: Path) -> None:
    """Make a case say what its contract's redline and findings are."""
    case = read_case(path)
    with tempfile.TemporaryDirectory() as folder:
        contract = write_contract(Path(folder) / "contract.docx", case.contract)
        review = pipeline.review(contract, case.options)
    said, _, _ = path.read_text("utf-8").partition("## Redline\n")
    changes = "".join(f"{paragraph}\n\n" for paragraph in changed_paragraphs(review))
    findings = "".join(f"- {line}\n" for line in found(review))
    text = f"{said}## Redline\n\n{changes}## Findings\n\n{findings}"
    path.write_text(f"{text.rstrip()}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
