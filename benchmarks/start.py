"""Start-up time and memory, as ratios within one run, so that a slow machine proves nothing.

    python -m benchmarks.start [--contract FILE] [--runs N]

| what | measured against | promise |
|---|---|---|
| `redline --help` | `import typer, rich` | at most 2 times |
| cold `redline review`, 40 pages | `import spacy; spacy.blank("en")` | at most 1.5 times |
| its peak memory | | under 250 MB |

Runs alternate and the median counts: the child's processor time as the system reports it. Byte code
is kept in a folder of the run's own, as after an installation, even where the environment forbids it.
The last line is one JSON object of the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.forty_pages import write_contract

OURS = ("--we-are", "customer")
"""Our side, so that a playbook is chosen however many of them there are."""

MEGABYTE = 1024  # ru_maxrss counts kilobytes on Linux


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--contract", type=Path, help="a contract of about 40 pages")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        contract = options.contract or write_contract(Path(folder) / "forty-pages.docx")
        commands = _commands(contract, Path(folder) / "out")
        figures = _figures(_measure(commands, _environment(folder), options.runs))
    for name, value in figures.items():
        print(f"{name:28} {value}")
    print(json.dumps(figures))


def _commands(contract: Path, out: Path) -> dict[str, list[str]]:
    python = sys.executable
    cli = [python, "-m", "redline"]
    return {
        "imports": [python, "-c", "import typer, rich"],
        "help": [*cli, "--help"],
        "spacy": [python, "-c", "import spacy; spacy.blank('en')"],
        "review": [
            *cli,
            "review",
            str(contract),
            "--output",
            str(out),
            "--force",
            "--isolated",
            "--quiet",
            *OURS,
        ],
        "check": [*cli, "check", str(contract), "--isolated", "--fail-on", "never", *OURS],
    }


def _environment(folder: str) -> dict[str, str]:
    """Return the environment with a place for byte code: an installed program has it as well."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode")}


def _measure(
    commands: dict[str, list[str]], environment: dict[str, str], runs: int
) -> dict[str, list[tuple[float, float, float]]]:
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
    for command in commands.values():  # once unmeasured: byte code and file cache
        _run(command, environment)
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(_run(command, environment))
    return taken


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Return processor seconds, wall seconds and peak megabytes of a command."""
    import time

    began = time.perf_counter()
    child = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {child.returncode}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / MEGABYTE


def _figures(taken: dict[str, list[tuple[float, float, float]]]) -> dict[str, float]:
    cpu = {name: statistics.median(run[0] for run in runs) for name, runs in taken.items()}
    wall = {name: statistics.median(run[1] for run in runs) for name, runs in taken.items()}
    memory = {name: max(run[2] for run in runs) for name, runs in taken.items()}
    return {
        "help_ratio": round(cpu["help"] / cpu["imports"], 2),
        "help_wall_ratio": round(wall["help"] / wall["imports"], 2),
        "review_ratio": round(cpu["review"] / cpu["spacy"], 2),
        "review_wall_ratio": round(wall["review"] / wall["spacy"], 2),
        "check_ratio": round(cpu["check"] / cpu["spacy"], 2),
        "review_megabytes": round(memory["review"]),
        **{f"{name}_cpu_ms": round(1000 * seconds) for name, seconds in cpu.items()},
    }


if __name__ == "__main__":
    main()
