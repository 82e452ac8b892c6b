"""`redline doctor`: what is installed, which settings rule and where each came from."""

from __future__ import annotations

from pathlib import Path

from redline.cli import options as o
from redline.errors import ExitCode

EXAMPLES = """\b
Examples:
  redline doctor
  redline doctor --config redline.toml"""


def doctor(
    config: o.ConfigFile = None,
    isolated: o.Isolated = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Show versions, settings and where they come from.

    Also which playbooks and samples are found, and whether another program stands in the way of
    the command `redline`. Nothing is sent anywhere: redline never opens a network connection.
    """
    from redline.cli.config import settings
    from redline.cli.diagnosis import diagnosis
    from redline.cli.screen import say

    chosen = settings(Path(), {}, config=config, isolated=isolated)
    say("".join(diagnosis(chosen)))
    return ExitCode.DONE
