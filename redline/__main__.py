"""Where the program starts, and the one door through which every error leaves."""

from __future__ import annotations

import gc
import os
import sys
import warnings


def main() -> None:
    """Run the command line and end the process with its exit code."""
    # Linear algebra on two cores gains nothing here and costs start-up time and memory.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Nearly all that a run makes it keeps to its end, so looking for rubbish often finds none.
    gc.set_threshold(100_000, 50, 50)
    # A library's warning is talk between programmers, and may quote the contract.
    warnings.simplefilter("ignore")

    try:
        from redline.cli.door import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130  # so early that the door was not there yet
    gc.freeze()  # the process ends: nothing is left that would be worth looking through
    sys.exit(code)


if __name__ == "__main__":
    main()
