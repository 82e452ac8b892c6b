"""`redline compare` beside two other programs in one run: time, memory, exactness and cost of the redline.

    python -m benchmarks.word [--peers FOLDER] [--verify FOLDER] [--runs N] [--sizes 7:5,350:900]

Made-up contracts of 7, 48 and 350 pages are edited in few and in hundreds of places, and each program
redlines them in a process of its own. Time is the processor time of that process, verification
included, the least of the runs; memory is its peak. `cost` is the characters struck and written,
`cheapest` the least possible for a redline by words. `exact` is what the checkers' own reader says:
rejecting gives the old file, accepting the new one, in text and in look of every character. The
others are installed into FOLDER, else into a folder that is thrown away. The last line is one
JSON object of the figures. Exit status 1 when ours is not exact.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peers import Runner, installed, ours
from benchmarks.stages import in_own_process
from benchmarks.start import MEGABYTE
from benchmarks.versions import versions

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SIZES = "7:5,7:60,48:5,48:200,350:5,350:900"
STORY = re.compile(r"word/(document|footnotes|header1|footer1)\.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one program did with one pair. `trouble` is empty when it made a file."""

    pages: int
    edits: int
    runner: str
    seconds: float = 0.0
    megabytes: float = 0.0
    cost: int = 0
    cheapest: int = 0
    exact: str = "-"
    trouble: str = ""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        peers, missing = installed(options.peers or Path(scratch) / "peers")
        for line in missing:
            print(f"left out: {line}")
        runners = (ours(), *peers)
        for runner in runners:
            print(f"{runner.name} {runner.version}, {runner.licence}")
        print(_line("pages", "edits", "program", "seconds", "MB", "cost", "cheapest", "exact"))
        results = []
        for result in _results(runners, options, Path(scratch)):
            results.append(result)
            print(_row(result), flush=True)
        stages = in_own_process(Path(scratch) / "old.docx", Path(scratch) / "new.docx")
        print("where ours goes in the last: ", ", ".join(f"{k} {v} s" for k, v in stages.items()))
    figures = {**_figures(results), "stages": stages}
    print(json.dumps(figures))
    sys.exit(0 if figures["ours_exact"] else 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", type=Path, help="an environment to keep the others in")
    verify = os.environ.get("REDLINE_VERIFY", str(ROOT / "../shared/verify"))
    parser.add_argument("--verify", type=Path, default=Path(verify))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", default=SIZES, help="pages:edits, with commas between")
    return parser.parse_args()


def _results(
    runners: tuple[Runner, ...], options: argparse.Namespace, scratch: Path
) -> Iterator[Result]:
    warm: set[str] = set()
    for size in options.sizes.split(","):
        pages, edits = map(int, size.split(":"))
        contract = versions(pages, edits)
        old, new = contract.write(scratch)
        tried = _alternating(runners, (old, new), scratch, warm, options.runs)
        for runner, out, runs in tried:
            result = Result(pages=pages, edits=edits, runner=runner.name, cheapest=contract.cost)
            trouble = next((run[2] for run in runs if run[2]), "")
            if trouble or not out.exists():
                yield replace(result, trouble=trouble or "no file was written")
                continue
            yield replace(
                result,
                seconds=min(run[0] for run in runs),
                megabytes=max(run[1] for run in runs),
                cost=_cost(out, runner.author),
                exact=_exact((old, new, out), runner.author, options.verify),
            )


def _alternating(
    runners: tuple[Runner, ...],
    pair: tuple[Path, Path],
    scratch: Path,
    warm: set[str],
    times: int,
) -> list[tuple[Runner, Path, list[tuple[float, float, str]]]]:
    """Let the programs take turns, so that what else the machine does weighs on all alike."""
    tried = []
    for number, runner in enumerate(runners):
        out = scratch / f"out-{number}.docx"
        out.unlink(missing_ok=True)
        if runner.name not in warm:  # once unmeasured: byte code and file cache
            warm.add(runner.name)
            _run(runner.told(*pair, out), scratch)
        tried.append((runner, out, list[tuple[float, float, str]]()))
    for _ in range(times):
        for runner, out, runs in tried:
            runs.append(_run(runner.told(*pair, out), scratch))
    return tried


def _run(command: list[str], scratch: Path) -> tuple[float, float, str]:
    """Return the processor seconds and peak megabytes of a command, and what went wrong."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    said = scratch / "said.txt"
    with said.open("wb") as out:
        child = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=out,
            cwd=ROOT,
            env={**kept, "PYTHONPYCACHEPREFIX": str(scratch / "bytecode")},
        )
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    lines = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    trouble = f"exit {child.returncode}: {lines[-1] if lines else ''}" if child.returncode else ""
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MEGABYTE, trouble


# ------------------------------------------------------------------ what was made


def _cost(path: Path, author: str) -> int:
    """Count the characters in the insertions and deletions of an author."""
    from lxml import etree

    names = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    total = 0
    with zipfile.ZipFile(path) as package:
        roots = [etree.fromstring(package.read(n)) for n in package.namelist() if STORY.match(n)]
    for root in roots:
        for mark in root.iter(names + "ins", names + "del"):
            if mark.get(names + "author") == author:
                texts = mark.iter(names + "t", names + "delText")
                total += sum(len(text.text or "") for text in texts)
    return total


def _exact(files: tuple[Path, Path, Path], author: str, verify: Path) -> str:
    """Say whether the checkers' reader finds the redline exact, or in what it fails."""
    checker = verify / "docx_verify.py"
    if not checker.is_file():
        return "not checked"
    old, new, out = map(str, files)
    command = [sys.executable, str(checker), "roundtrip", old, out, "--target", new]
    done = subprocess.run(
        [*command, "--author", author, "--engines", "xml"],
        capture_output=True,
        text=True,
        check=False,
    )
    failed = re.findall(r"^FAIL  (\w+ [a-z ]+?) \[xml\]", done.stdout, flags=re.MULTILINE)
    if not failed and done.returncode:
        return "checker failed"
    return f"no: {', '.join(failed)}" if failed else "yes"


# ------------------------------------------------------------------ telling


def _row(result: Result) -> str:
    known = (str(result.pages), str(result.edits), result.runner)
    if result.trouble:
        return _line(*known, "", "", "", "", result.trouble)
    measured = (f"{result.seconds:.2f}", f"{result.megabytes:.0f}", f"{result.cost:,}")
    return _line(*known, *measured, f"{result.cheapest:,}", result.exact)


def _line(*cells: str) -> str:
    widths = (5, 5, -15, 8, 5, 8, 8, -1)
    padded = (c.rjust(w) if w > 0 else c.ljust(-w) for c, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _figures(results: list[Result]) -> dict[str, Any]:
    """Return every measure, and per size ours against the best of the others."""
    own = [r for r in results if r.runner == "redline"]
    figures: dict[str, Any] = {
        "ours_exact": bool(own) and all(r.exact in {"yes", "not checked"} for r in own),
        "ours_cheapest": bool(own) and all(r.cost == r.cheapest for r in own),
    }
    for one in own:
        others = [
            r
            for r in results
            if r.runner != "redline"
            and not r.trouble
            and (r.pages, r.edits) == (one.pages, one.edits)
        ]
        if others and not one.trouble:
            size = f"{one.pages}_{one.edits}"
            seconds, peak = min(r.seconds for r in others), min(r.megabytes for r in others)
            figures[f"time_ratio_{size}"] = round(one.seconds / seconds, 2)
            figures[f"memory_ratio_{size}"] = round(one.megabytes / peak, 2)
    for r in results:
        key = f"{r.runner}_{r.pages}_{r.edits}"
        figures[key] = [round(r.seconds, 2), round(r.megabytes), r.cost, r.exact]
    return figures


if __name__ == "__main__":
    main()
