"""Where the time of understanding a contract goes, as ratios within one run, and what it needs of memory.

    python -m benchmarks.language [--data ../shared/corpus] [--runs N] [--contract FILE]

| what | measured against | promise |
|---|---|---|
| `language.read`, 40 pages | the file's bare trip: unzip, parse, serialise, zip | at most 10 times |
| a page of 200 and of 1,000 pages | a page of 40 | at most 1.3 times |
| peak memory of 1,000 pages, imports and reading the file included | | at most 300 MB |

The contracts are a made-up one of 40 pages and, with `--data`, those of the corpus with the most words.
Trip and reading take turns, each measured by the processor time of this process after all imports, and
the median of the runs counts. A component is what `language.read` calls by that name; `rest` is what
lies between them. The last line is one JSON object of the figures.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from benchmarks.forty_pages import CLAUSES, write_contract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from redline.model import Contract, Reading

COMPONENTS: Final = (
    ("clause tree", "segmentation", "segment"),
    ("clause types", "types", "type_clauses"),
    ("topics", "topics", "tell_topics"),
    ("parties", "parties", "find_parties"),
    ("sentences (spaCy)", "nlp", "sentences_of"),
    ("who is bound", "binding", "bind_all"),
    ("kind of contract", "contract_type", "contract_type"),
    ("defined terms", "terms", "find_terms"),
    ("facts", "facts", "find_facts"),
)
"""What `language.read` does, by module and function."""

WORDS_A_PAGE: Final = 480
LARGEST: Final = 6  # contracts of the corpus, those with the most words
SIZES: Final = (40, 200, 1000)
MEGABYTE: Final = 1024  # ru_maxrss counts kilobytes on Linux


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        made = write_contract(Path(folder) / "made-up.docx")
        files = [options.contract] if options.contract else [made, *_largest(options.data)]
        figures = _report_files(files, options.runs)
        figures |= _report_growth(Path(folder), options.runs)
        figures |= _report_model()
    print(json.dumps(figures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="the corpus of real contracts")
    parser.add_argument("--contract", type=Path, help="a contract of one's own, alone")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peak", type=Path, help=argparse.SUPPRESS)  # a child of this benchmark
    options = parser.parse_args()
    if options.peak:
        print(json.dumps(peak(options.peak)))
        sys.exit(0)
    return options


def _largest(data: Path | None) -> list[Path]:
    """Return the contracts of the corpus with the most words."""
    if data is None:
        return []
    found = sorted((data / "A-contracts").rglob("*.docx"))
    return sorted(found, key=lambda path: -_read(path).words())[:LARGEST]


# ------------------------------------------------------------------ the trip and the reading


def trip(path: Path) -> bytes:
    """Unzip a Word file, parse and serialise each of its XML parts, and zip it again: the least there is."""
    from lxml import etree

    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename.endswith((".xml", ".rels")):
                part = etree.tostring(etree.fromstring(part), encoding="UTF-8", standalone=True)
            new.writestr(entry.filename, part)
    return made.getvalue()


@contextmanager
def timed_components() -> Iterator[dict[str, float]]:
    """Let every component of `language.read` add its seconds to what is given."""
    spent: dict[str, float] = defaultdict(float)
    plain = []
    for title, module, name in COMPONENTS:
        holder = import_module(f"redline.language.{module}")
        plain.append((holder, name, getattr(holder, name)))
        setattr(holder, name, _timed(getattr(holder, name), title, spent))
    try:
        yield spent
    finally:
        for was in plain:
            setattr(*was)


def _timed(
    component: Callable[..., Any], title: str, spent: dict[str, float]
) -> Callable[..., Any]:
    @wraps(component)
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return component(*arguments, **named)
        finally:
            spent[title] += time.process_time() - began

    return timed


def measured(path: Path, runs: int) -> dict[str, Any]:
    """Let the trip and the reading of one file take turns; return median seconds of each."""
    from redline import language

    contract = _read(path)
    reading: Reading = language.read(contract)  # once unmeasured: models, patterns, byte code
    trip(path)
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        taken["trip"].append(_seconds(lambda: trip(path)))
        with timed_components() as spent:
            taken["read"].append(_seconds(lambda: language.read(contract)))
        for title, _, _ in COMPONENTS:
            taken[title].append(spent[title])
        taken["rest"].append(taken["read"][-1] - sum(spent.values()))
    return {
        "pages": contract.words() / WORDS_A_PAGE,
        "clauses": len(reading.clauses),
        "sentences": len(reading.sentences),
        **{title: median(seconds) for title, seconds in taken.items()},
    }


def _seconds(act: Callable[[], Any]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began


def _read(path: Path) -> Contract:
    from redline import word

    return word.read(path)


def _report_files(files: list[Path], runs: int) -> dict[str, Any]:
    print(f"{'contract':44} {'pages':>5} {'clauses':>7} {'x trip':>7} {'clauses/s':>9}")
    all_spent: dict[str, float] = defaultdict(float)
    ratios = []
    for path in files:
        found = measured(path, runs)
        ratios.append(found["read"] / found["trip"])
        told = f"{found['pages']:5.0f} {found['clauses']:7} {ratios[-1]:7.1f}"
        print(f"{path.name[:44]:44} {told} {found['clauses'] / found['read']:9.0f}", flush=True)
        for title in ("trip", "read", "rest", *(title for title, _, _ in COMPONENTS)):
            all_spent[title] += found[title]
    print(
        f"\n{'component':20} {'x trip':>7} {'share':>6}   (all {len(files)} contracts, n={runs} runs)"
    )
    shares = {}
    for title in (*(title for title, _, _ in COMPONENTS), "rest", "read"):
        shares[title] = round(all_spent[title] / all_spent["trip"], 2)
        share = all_spent[title] / all_spent["read"]
        print(f"{title:20} {shares[title]:7.2f} {share:6.0%}")
    return {
        "contracts": len(files),
        "runs": runs,
        "ratio_worst": round(max(ratios), 1),
        "ratio_median": round(median(ratios), 1),
        "ratio_by_component": shares,
    }


# ------------------------------------------------------------------ growth, memory, the model


def _report_growth(folder: Path, runs: int) -> dict[str, Any]:
    """Read made-up contracts of 40, 200 and 1,000 pages: time of a page, and peak memory of a process."""
    print(f"\n{'pages':>6} {'a page, x that of 40':>21} {'peak MB':>8} {'of it before':>13}")
    figures: dict[str, Any] = {}
    first = 0.0
    for pages in SIZES:
        path = write_contract(folder / f"{pages}.docx", clauses=CLAUSES * pages // SIZES[0])
        tries = runs if pages < SIZES[-1] else min(runs, 2)
        told = [_in_own_process(path) for _ in range(tries)]
        page = min(one["seconds"] / one["words"] for one in told)
        first = first or page
        figures[f"page_ratio_{pages}"] = round(page / first, 2)
        figures[f"megabytes_{pages}"] = round(max(one["peak"] for one in told))
        before = round(max(one["before"] for one in told))
        print(
            f"{pages:6} {page / first:21.2f} {figures[f'megabytes_{pages}']:8} {before:13}",
            flush=True,
        )
    return figures


def _in_own_process(path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.language", "--peak", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def peak(path: Path) -> dict[str, float]:
    """Return the seconds of one reading and the peak megabytes of this process, before and after it."""
    import resource

    from redline import language

    contract = _read(path)
    language.read(replace(contract, paragraphs=contract.paragraphs[:40]))  # once unmeasured
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    seconds = _seconds(lambda: language.read(contract))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    return {"seconds": seconds, "words": contract.words(), "before": before, "peak": after}


def _report_model() -> dict[str, Any]:
    """Say what the model of clause types weighs, loads in and does in a second."""
    from redline.language import clause_model, types

    path = Path(clause_model.__file__).with_name(clause_model.FILE)
    load = median(_seconds(lambda: clause_model.load(path, clause_model.SHA256)) for _ in range(5))
    body = "Customer shall pay each invoice within thirty (30) days of receipt. " * 4
    types.classify("Payment", body)
    rate = 200 / _seconds(lambda: [types.classify("Payment", body) for _ in range(200)])
    print(f"\nmodel of clause types: {path.stat().st_size:,} bytes, loads in {load * 1000:.0f} ms,")
    print(f"types {rate:,.0f} clauses of 48 words a second")
    return {
        "model_bytes": path.stat().st_size,
        "model_load_ms": round(load * 1000, 1),
        "typed_a_second": round(rate),
    }


if __name__ == "__main__":
    main()
