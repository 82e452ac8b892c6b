"""Says where the time of one comparison goes, in a process of its own.

    python -m benchmarks.stages OLD NEW

Prints one JSON object: processor seconds of starting Python with the engine imported, opening,
weaving (reading and aligning included), saving and proving. Stages that the engine does not have
under their name are left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import defaultdict
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES: Final = (
    ("open", "", "open_package"),
    ("weave", "_Desk", "_weave_stories"),
    ("save", "_Desk", "_saved"),
    ("prove", "_Desk", "_prove"),
)


def main() -> None:
    print(json.dumps(measured(Path(sys.argv[1]), Path(sys.argv[2]))))


def in_own_process(old: Path, new: Path) -> dict[str, float]:
    """Return the seconds of each stage, measured in a fresh process; none where that fails."""
    command = [sys.executable, "-m", "benchmarks.stages", str(old), str(new)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds: dict[str, float] = {} if done.returncode else json.loads(done.stdout)
    return seconds


def measured(old: Path, new: Path) -> dict[str, float]:
    """Compare two files and return the processor seconds of each stage."""
    from redline.model import Stamp
    from redline.word.comparison import engine

    seconds: defaultdict[str, float] = defaultdict(float)
    seconds["start"] = time.process_time()
    for stage, owner, name in STAGES:
        holder: Any = getattr(engine, owner, None) if owner else engine
        if hasattr(holder, name):
            setattr(holder, name, _timed(getattr(holder, name), stage, seconds))
    engine.compare(old, new, Stamp(author="Redline", initials="R", date="2026-01-15T09:00:00Z"))
    seconds["whole"] = time.process_time()
    return {stage: round(spent, 3) for stage, spent in seconds.items()}


def _timed(stage: Callable[..., Any], name: str, seconds: dict[str, float]) -> Callable[..., Any]:
    @wraps(stage)
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return stage(*arguments, **named)
        finally:
            seconds[name] += time.process_time() - began

    return timed


if __name__ == "__main__":
    main()
