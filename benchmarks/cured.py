"""Whether accepted redlines stay cured, break nothing, and change no more than they must.

    python -m benchmarks.cured [--sets samples,word,filed,defects] [--filed N] [--every N] [--data CORPUS]

Contracts are reviewed, their redlines accepted, and reviewed and proofread again. The sets are the sample
contracts with every playbook for every side; the Word files of the corpus and filed contracts of CUAD,
made Word files, with the playbooks for their kind; and the papers of the defect suite. Prints every rule
that would change again what it has changed and every slip that was not there before; then, as its last
line, one JSON object of figures by set.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import statistics
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import docx

from benchmarks.defect_papers import KEYS, SAMPLES, papers, word_file
from benchmarks.rounds import Rounds, fragments, new_slips, rounds, sizes
from redline import pipeline
from redline.errors import RedlineError, UnreadableError, UsageError
from redline.language.plain import contract_of
from redline.model import Options
from redline.playbook import available, find, load

_ROOT = Path(__file__).resolve().parents[1]
_FILED = Path("B-labelled") / "cuad" / "contracts_txt.jsonl.gz"
_LONGEST = 70_000
"""Filed contracts of more characters are left out: they take minutes."""

_WORDS_A_PAGE = 450


@dataclass(slots=True)
class Tally:
    """What the rounds of a set came to."""

    contracts: set[str] = field(default_factory=set)
    rounds: int = 0
    changed: int = 0
    again: int = 0
    slips: int = 0
    stirred: int = 0
    words: int = 0
    comments: int = 0
    sizes: list[int] = field(default_factory=list)
    fragments: list[int] = field(default_factory=list)

    def add(self, name: str, both: Rounds, slips: int) -> None:
        """Count one contract under one playbook."""
        self.contracts.add(name)
        self.rounds += 1
        self.again += len(both.proposed_again)
        self.stirred += len(both.stirred)
        self.slips += slips
        self.words += both.first.contract.words()
        self.comments += len(both.first.comments)
        self.sizes += sizes(both.first)
        self.fragments += fragments(both.first)
        self.changed += sum(bool(finding.revisions) for finding in both.first.findings)

    def figures(self) -> dict[str, object]:
        """Return the figures that are printed."""
        pages = self.words / _WORDS_A_PAGE
        return {
            "contracts": len(self.contracts),
            "rounds": self.rounds,
            "findings_with_changes": self.changed,
            "proposed_again": self.again,
            "new_slips": self.slips,
            "proposed_by_other_rules_only_then": self.stirred,
            "changed_characters_per_finding": _mean(self.sizes),
            "changed_characters_median": statistics.median(self.sizes) if self.sizes else None,
            "fragments_per_sentence": _mean(self.fragments),
            "comments_per_page": round(self.comments / pages, 2) if pages else None,
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=_ROOT / "../shared/corpus")
    parser.add_argument("--sets", default="samples,word,filed,defects")
    parser.add_argument("--filed", type=int, default=60, help="so many filed contracts")
    parser.add_argument("--every", type=int, default=1, help="only every n-th Word file")
    asked = parser.parse_args()
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.sets.split(","):
            trials = SETS[name](asked, Path(folder))
            figures[name] = _tried(trials, Path(folder)).figures()
            print(json.dumps({name: figures[name]}), flush=True)
    print(json.dumps(figures))


def _tried(trials: Iterable[tuple[Path, Options]], folder: Path) -> Tally:
    tally = Tally()
    for path, options in trials:
        told = f"{path.stem[:48]} {options.playbook} {options.we_are}".rstrip()
        try:
            both = rounds(path, options, folder)
        except UsageError:  # that side is none of this playbook's
            continue
        except RedlineError as error:
            print(f"{told}: {type(error).__name__} {error}")
            continue
        slips = list(new_slips(both.first, both.again)) if both.cured else []
        for finding in both.proposed_again:
            print(f"{told}: again {finding.code}: {finding.quote[:110]!r}", flush=True)
        for slip in slips:
            print(f"{told}: slip {slip}", flush=True)
        tally.add(path.stem, both, len(slips))
    return tally


def _mean(numbers: list[int]) -> float | None:
    return round(statistics.fmean(numbers), 2) if numbers else None


# ------------------------------------------------------------------ the sets


def sample_trials() -> Iterator[tuple[Path, Options]]:
    """Yield every sample contract with every playbook: for the side it takes, and for each party."""
    for path in (*sorted(SAMPLES.glob("*.docx")), *sorted((SAMPLES / "templates").glob("*.docx"))):
        _, reading = pipeline.read(path)
        sides = ["", *(party.label for party in reading.parties[:2] if party.label)]
        for name, _ in available():
            for we_are in dict.fromkeys(sides):
                yield path, Options(playbook=name, we_are=we_are)


def _samples(_: argparse.Namespace, __: Path) -> Iterator[tuple[Path, Options]]:
    return sample_trials()


def _word(asked: argparse.Namespace, _: Path) -> Iterator[tuple[Path, Options]]:
    for path in sorted((asked.data / "A-contracts").rglob("*.docx"))[:: asked.every]:
        yield from ((path, Options(playbook=name)) for name in _fitting(path))


def _filed(asked: argparse.Namespace, folder: Path) -> Iterator[tuple[Path, Options]]:
    """Yield filed contracts in an order as good as chance, until enough of them fit a playbook."""
    with gzip.open(asked.data / _FILED, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows.sort(key=lambda row: hashlib.sha256(row["contract"].encode()).hexdigest())
    left = asked.filed
    for row in rows:
        if left and len(row["text"]) <= _LONGEST:
            path = _as_word(row["contract"], row["text"], folder)
            fitting = _fitting(path)
            left -= bool(fitting)
            yield from ((path, Options(playbook=name)) for name in fitting)


def _as_word(name: str, text: str, folder: Path) -> Path:
    """Write a contract in plain text as a Word file, a paragraph each."""
    contract = contract_of(name, text)
    document = docx.Document()
    for paragraph in contract.paragraphs:
        words = "".join(max(c, " ") for c in paragraph.span.of(contract.text)).strip()
        if words:
            document.add_paragraph(words)
    path = folder / f"{''.join(c if c.isalnum() else '_' for c in name)[:60]}.docx"
    document.save(str(path))
    return path


def _fitting(path: Path) -> list[str]:
    """Return the playbooks for contracts of this kind."""
    try:
        _, reading = pipeline.read(path)
    except UnreadableError:
        return []
    return [name for name, kinds in _kinds() if reading.type in kinds]


@cache
def _kinds() -> list[tuple[str, tuple[str, ...]]]:
    """Return the kinds of contract that each playbook is for."""
    return [(name, load(find(name)).contract_types) for name, _ in available()]


def _defects(_: argparse.Namespace, folder: Path) -> Iterator[tuple[Path, Options]]:
    for made in papers(KEYS):
        yield word_file(made, folder), Options(playbook=made.playbook, we_are=made.we_are)


SETS = {"samples": _samples, "word": _word, "filed": _filed, "defects": _defects}


if __name__ == "__main__":
    main()
