# ruff: noqa: T201 - it tells what it finds
"""The long hunt: thousands of random files, tried until something breaks.

    python tests/word/hunt.py hostile --tries 5000 --seed 1     # spoilt files: result or refusal
    python tests/word/hunt.py compare --tries 2000              # random pairs: both views right
    python tests/word/hunt.py corpus --tries 200                # real files, edited at random

It prints how tries ended, saves the files of every new kind of fault, comparisons made small, and
ends with 1 if there was one. The same seed makes the same files.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from compare_trials import compared
from editing import EDITS, edited
from generated import chance, generated
from hostile import spoilt
from shrinking import shrunk
from trials import ROOT, FaultError, tried

if TYPE_CHECKING:
    from collections.abc import Callable

    Files = tuple[bytes, ...]
    Try = Callable[[int], tuple[str, Files, Callable[[], str]]]


def main() -> int:
    """Hunt as the command line says."""
    asked = _arguments()
    hunt = HUNTS[asked.what](asked)
    ends: Counter[str] = Counter()
    tries_of: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    known: set[str] = set()
    started = time.monotonic()
    for seed in range(asked.seed, asked.seed + asked.tries):
        what, files, run = hunt(seed)
        tries_of[what] += 1
        try:
            ends[run()] += 1
        except FaultError as fault:
            ends[f"FAULT {fault.kind}"] += 1
            wrong[what] += 1
            kind = f"{fault.kind} {what}" if asked.each else fault.kind
            if kind not in known:
                known.add(kind)
                _report(asked, seed, what, files, fault)
    print(f"{asked.tries} tries in {time.monotonic() - started:.0f} s")
    for end, count in ends.most_common():
        print(f"{count:7}  {end}")
    for what, count in wrong.most_common(40):
        print(f"{count:7}  of {tries_of[what]} with {what}")
    return 1 if known else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=sorted(HUNTS))
    parser.add_argument("--tries", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--edits", type=int, default=0, help="changes a pair; 0 for one to four")
    parser.add_argument("--only", default="", help="kinds of edit, with commas between")
    parser.add_argument("--plain", action="store_true", help="no tracked changes of others")
    parser.add_argument("--blocks", type=int, default=6, help="most blocks of a file")
    parser.add_argument("--each", action="store_true", help="save a pair for every kind of edit")
    parser.add_argument("--save", type=Path, default=ROOT / "out" / "hunt")
    return parser.parse_args()


def _report(
    asked: argparse.Namespace, seed: int, what: str, files: Files, fault: FaultError
) -> None:
    if asked.what in {"compare", "corpus"}:
        files = shrunk(*files, lambda *pair: _kind(*pair) == fault.kind)
        try:
            compared(*files)
        except FaultError as small:
            fault = small
    name = "".join(c if c.isalnum() else "-" for c in f"{fault.kind[:60]}-{what[:40]}-{seed}")
    folder = asked.save / name
    folder.mkdir(parents=True, exist_ok=True)
    for label, data in zip(
        ("old", "new") if len(files) == 2 else ("contract",), files, strict=True
    ):
        (folder / f"{label}.docx").write_bytes(data)
    (folder / "fault.txt").write_text(f"seed {seed}, {what}\n{fault}\n", "utf-8")
    print(f"seed {seed} ({what}): {str(fault)[:300]}\n         {folder}", flush=True)


def _kind(old: bytes, new: bytes) -> str:
    try:
        compared(old, new)
    except FaultError as fault:
        return fault.kind
    return ""


# ------------------------------------------------------------------ what is hunted


def _hostile(asked: argparse.Namespace) -> Try:
    sources = _corpus("C-torture", 60_000)

    def one(seed: int) -> tuple[str, Files, Callable[[], str]]:
        rng = chance(seed)
        real = sources and rng.random() < 0.3
        source = rng.choice(sources) if real else generated(rng, blocks=asked.blocks)
        what, data = spoilt(source, rng)
        return what, (data,), lambda: tried(data, rng)

    return one


def _hostile_pairs(asked: argparse.Namespace) -> Try:
    def one(seed: int) -> tuple[str, Files, Callable[[], str]]:
        rng = chance(seed)
        old = generated(rng, blocks=asked.blocks)
        _, new = edited(old, rng, edits=2)
        what, bad = spoilt(rng.choice((old, new)), rng)
        pair = (bad, new) if rng.random() < 0.5 else (old, bad)
        return what, pair, lambda: compared(*pair, sound=False)

    return one


def _compare(asked: argparse.Namespace) -> Try:
    def one(seed: int) -> tuple[str, Files, Callable[[], str]]:
        rng = chance(seed)
        old = generated(rng, blocks=asked.blocks, tracked=not asked.plain)
        return _pair(asked, old, seed)

    return one


def _real(asked: argparse.Namespace) -> Try:
    sources = _corpus("A-contracts", 80_000) + _corpus("C-torture", 60_000)

    def one(seed: int) -> tuple[str, Files, Callable[[], str]]:
        return _pair(asked, sources[seed % len(sources)], seed)

    return one


def _pair(asked: argparse.Namespace, old: bytes, seed: int) -> tuple[str, Files, Callable[[], str]]:
    rng = chance(seed + 1_000_000)
    count = asked.edits or rng.choice((1, 1, 2, 4))
    kinds = asked.only.split(",") if asked.only else list(EDITS)
    names, new = edited(old, rng, edits=count, kinds=kinds)
    return "+".join(names), (old, new), lambda: compared(old, new)


def _corpus(folder: str, most: int) -> list[bytes]:
    """Return the smaller files of the corpus that a zip reader opens, none where there is none."""
    root = Path(os.environ.get("REDLINE_CORPUS", ROOT / "../shared/corpus")) / folder
    paths = sorted(p for p in root.rglob("*.docx") if p.stat().st_size < most)
    return [data for data in (p.read_bytes() for p in paths) if data[:2] == b"PK"]


HUNTS: dict[str, Callable[[argparse.Namespace], Try]] = {
    "hostile": _hostile,
    "hostile-pairs": _hostile_pairs,
    "compare": _compare,
    "corpus": _real,
}

if __name__ == "__main__":
    sys.exit(main())
