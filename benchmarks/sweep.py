"""Reviews every contract of a corpus and lets independent checkers judge the redlines.

    python -m benchmarks.sweep --data CORPUS [--verify FOLDER] [--sample N] [--engines xml,pandoc,lo]

Every `A-contracts/**/*.docx` under CORPUS is reviewed as a person would from the shell; where a
redline comes out, `validate --baseline` and `roundtrip` of the checkers must pass in every engine.
Prints a line a file and, last, one JSON object of figures. Exit status 1 when anything failed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one contract. `trouble` is empty when all is well."""

    name: str
    code: int
    seconds: float
    findings: int = 0
    revisions: int = 0
    verdict: str = ""
    playbook: str = ""
    refusal: str = ""
    trouble: str = ""


def main() -> None:
    options = _options()
    contracts = sorted((options.data / "A-contracts").rglob("*.docx"))
    if not contracts:
        sys.exit(f"{options.data}: no contracts under A-contracts")
    step = max(1, len(contracts) // options.sample) if options.sample else 1
    with tempfile.TemporaryDirectory() as folder:
        results = []
        for path in contracts[::step]:
            results.append(_judge(path, Path(folder), options))
            print(_line(results[-1]), flush=True)
    figures = _figures(results)
    print(json.dumps(figures))
    sys.exit(1 if figures["troubles"] else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/corpus")
    verify = os.environ.get("REDLINE_VERIFY", str(ROOT / "../shared/verify"))
    parser.add_argument("--verify", type=Path, default=Path(verify))
    parser.add_argument(
        "--sample", type=int, default=0, help="review about this many, evenly spread"
    )
    parser.add_argument("--engines", default="xml,pandoc,lo")
    parser.add_argument("--keep", type=Path, help="keep the redlines and reviews in this folder")
    return parser.parse_args()


def _judge(path: Path, scratch: Path, options: argparse.Namespace) -> Result:
    out = (options.keep or scratch) / path.stem
    command = [sys.executable, "-m", "redline", "review", str(path), "--isolated", "--force"]
    command += ["--output", str(out), "--format", "json", "--date", "2026-01-15T09:00:00Z"]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode:
        refusal = done.stderr.strip().splitlines()[-1:]
        trouble = "" if done.returncode == 3 else f"exit {done.returncode}"
        return Result(
            name=path.stem,
            code=done.returncode,
            seconds=seconds,
            refusal="".join(refusal),
            trouble=trouble,
        )
    review = json.loads(done.stdout)
    if options.keep:
        out.mkdir(parents=True, exist_ok=True)
        (out / "review.json").write_text(done.stdout, encoding="utf-8")
    redlines = sorted(out.glob("*.redline.docx"))
    return Result(
        name=path.stem,
        code=0,
        seconds=seconds,
        findings=len(review["findings"]),
        revisions=len(review["revisions"]),
        verdict=review["verdict"],
        playbook=(review["playbook"] or {}).get("id", "-"),
        trouble="; ".join(filter(None, (_checked(path, redline, options) for redline in redlines))),
    )


def _checked(source: Path, redline: Path, options: argparse.Namespace) -> str:
    checker = options.verify / "docx_verify.py"
    if not checker.is_file():
        return ""
    python = options.verify / "env" / "bin" / "python"
    # their own environment, where .ci/run made one, else the Python they were installed into
    run = [
        str(python) if python.exists() else shutil.which("python3") or sys.executable,
        str(checker),
    ]
    for arguments in (
        ["validate", str(redline), "--baseline", str(source)],
        [
            "roundtrip",
            str(source),
            str(redline),
            "--author",
            "Redline",
            "--engines",
            options.engines,
        ],
    ):
        done = subprocess.run([*run, *arguments], capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stdout + done.stderr).strip()
            return f"{arguments[0]}: {said[-600:]}"
    return ""


def _line(result: Result) -> str:
    state = result.trouble or result.refusal or "ok"
    return (
        f"{result.name[:52]:52} {result.playbook:14} {result.verdict:10} "
        f"{result.findings:3} findings {result.revisions:3} revisions {result.seconds:5.2f} s  {state}"
    )


def _figures(results: list[Result]) -> dict[str, object]:
    seconds = [result.seconds for result in results]
    return {
        "files": len(results),
        "reviewed": sum(result.code == 0 for result in results),
        "refused": sum(result.code == 3 for result in results),
        "troubles": sum(bool(result.trouble) for result in results),
        "redlines": sum(bool(result.revisions) for result in results),
        "findings": sum(result.findings for result in results),
        "revisions": sum(result.revisions for result in results),
        "playbooks": dict(sorted(Counter(result.playbook for result in results).items())),
        "seconds_median": round(statistics.median(seconds), 2),
        "seconds_worst": round(max(seconds), 2),
    }


if __name__ == "__main__":
    main()
