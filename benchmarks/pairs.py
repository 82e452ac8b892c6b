"""Redlines every pair of versions of a corpus and lets independent checkers judge the redlines.

    python -m benchmarks.pairs --data CORPUS [--verify FOLDER] [--sample N] [--engines xml,pandoc,lo]

Each pair of `pairs.csv` is compared as a person would from the shell; `validate --baseline` and
`roundtrip --target` of the checkers then judge what came out. Prints a line a pair with what differs,
a table of verdicts by engine and, last, one JSON object of figures. Exit status 1 when a program
failed or anything differs.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AUTHOR = "Redline"
CHECKED = re.compile(r"^(ok  |FAIL|warn)  (.*(?:\n    .*)*)", re.MULTILINE)
ENGINE = re.compile(r"\[(xml|pandoc|lo)\b")
ELSEWHERE = "package"
"""Checks that are no engine's: parts lost, comments seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one pair. `failed` holds the engine and what it said, once for each failure."""

    name: str
    code: int
    seconds: float
    failed: tuple[tuple[str, str], ...] = ()
    trouble: str = ""


def main() -> None:
    options = _options()
    listed = options.data / "pairs.csv"
    if not listed.is_file():
        sys.exit(f"{listed}: no list of pairs")
    with listed.open(encoding="utf-8") as rows:
        pairs = [pair for pair in csv.DictReader(rows) if options.only in pair["pair_id"]]
    step = max(1, len(pairs) // options.sample) if options.sample else 1
    verdicts = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.jobs) as pool:
        judge = partial(_judge, scratch=options.keep or Path(folder), options=options)
        for verdict in pool.map(judge, pairs[::step]):
            verdicts.append(verdict)
            print(_line(verdict), flush=True)
    figures = _figures(verdicts, options.engines)
    print(json.dumps(figures))
    sys.exit(1 if figures["not_clean"] else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/corpus")
    verify = os.environ.get("REDLINE_VERIFY", str(ROOT / "../shared/verify"))
    parser.add_argument("--verify", type=Path, default=Path(verify))
    parser.add_argument("--sample", type=int, default=0, help="compare about this many")
    parser.add_argument("--only", default="", help="only pairs with this in their id")
    parser.add_argument("--engines", default="xml,pandoc,lo")
    parser.add_argument("--no-validate", action="store_true", help="leave the validators out")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="keep the redlines in this folder")
    return parser.parse_args()


def _judge(pair: dict[str, str], scratch: Path, options: argparse.Namespace) -> Verdict:
    old, new = (options.data / pair[key] for key in ("base", "revised"))
    scratch.mkdir(parents=True, exist_ok=True)
    out = scratch / (re.sub(r"\W+", "-", pair["pair_id"]) + ".docx")
    command = [sys.executable, "-m", "redline", "compare", str(old), str(new), "-o", str(out)]
    command += ["--force", "--quiet", "--date", "2026-01-15T09:00:00Z"]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    verdict = Verdict(name=pair["pair_id"], code=0, seconds=time.perf_counter() - began)
    if done.returncode or not out.exists():
        said = "".join(done.stderr.strip().splitlines()[-1:])
        trouble = said or "no file was written"
        return replace(verdict, code=done.returncode or -1, trouble=trouble)
    failed = [*_round_trip(old, new, out, options)]
    if not options.no_validate:
        failed += _validated(old, out, options)
    return replace(verdict, failed=tuple(failed))


def _round_trip(
    old: Path, new: Path, out: Path, options: argparse.Namespace
) -> list[tuple[str, str]]:
    asked = ["roundtrip", str(old), str(out), "--target", str(new), "--author", AUTHOR]
    done = _checker(options, *asked, "--engines", options.engines, "--max", "2")
    failed = [said for verdict, said in CHECKED.findall(done.stdout) if verdict == "FAIL"]
    if not failed and done.returncode:
        failed = [f"checker: {done.stderr.strip()[-300:]}"]
    return [(_engine(said), said) for said in failed]


def _validated(old: Path, out: Path, options: argparse.Namespace) -> list[tuple[str, str]]:
    done = _checker(options, "validate", str(out), "--baseline", str(old), "--max", "5")
    return [("validate", (done.stdout + done.stderr).strip())] if done.returncode else []


def _checker(options: argparse.Namespace, *asked: str) -> subprocess.CompletedProcess[str]:
    python = options.verify / "env" / "bin" / "python"
    # their own environment, where .ci/run made one, else the Python they were installed into
    run = str(python) if python.exists() else shutil.which("python3") or sys.executable
    command = [run, str(options.verify / "docx_verify.py"), *asked]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _engine(said: str) -> str:
    found = ENGINE.search(said.splitlines()[0])
    return found[1] if found else ELSEWHERE


def _line(verdict: Verdict) -> str:
    if verdict.code:
        state = f"exit {verdict.code}: {verdict.trouble}"
    else:
        state = ", ".join(sorted({engine for engine, _ in verdict.failed})) or "ok"
    details = "".join(f"\n      {engine}: {said[:900]}" for engine, said in verdict.failed)
    return f"{verdict.name[:60]:60} {verdict.seconds:5.2f} s  {state}{details}"


def _figures(verdicts: list[Verdict], engines: str) -> dict[str, object]:
    asked = (*engines.split(","), ELSEWHERE, "validate")
    differing = Counter(engine for v in verdicts for engine in {e for e, _ in v.failed})
    made = sum(v.code == 0 for v in verdicts)
    for engine in asked:
        print(f"{engine:10} {made - differing[engine]:4} right  {differing[engine]:4} differ")
    return {
        "pairs": len(verdicts),
        "redlined": made,
        "not_clean": sum(bool(v.code or v.failed) for v in verdicts),
        "differing": {engine: differing[engine] for engine in asked},
        "refused": dict(sorted(Counter(str(v.code) for v in verdicts if v.code).items())),
        "seconds_worst": round(max((v.seconds for v in verdicts), default=0.0), 2),
    }


if __name__ == "__main__":
    main()
