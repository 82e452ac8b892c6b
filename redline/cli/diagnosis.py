"""Knows what to look at when something seems wrong: versions, settings, commands, playbooks."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from redline import __version__
from redline.cli.config import KEYS, Settings, shown
from redline.cli.samples import samples
from redline.cli.stamp import EPOCH

LIBRARIES = ("spacy", "python-docx", "lxml", "pydantic", "PyYAML", "diff-match-patch")
SCREEN = ("typer", "rich")
COMMANDS = ("redline", "rdl")
NOTHING = "  none found"

UNSET = {
    "playbook": "by contract type",
    "we-are": "by the playbook",
    "fail-on": "never; check: medium",
    "select": "all",
    "ignore": "none",
    "base": "none",
    "context": "the governing law's",
    "deal-value": "not said",
    "output": "beside the contract",
}
"""What an empty setting means."""


def diagnosis(chosen: Settings) -> Iterator[str]:
    """Yield sections of text, each with its title."""
    sections = (
        ("versions", _versions()),
        ("settings", _settings(chosen)),
        ("commands", _commands()),
        ("playbooks", _playbooks()),
        ("samples", (path.name for path in samples())),
    )
    for title, lines in sections:
        body = "\n".join(f"  {line}" for line in lines)
        yield f"{title}\n{body or NOTHING}\n"


def _versions() -> Iterator[str]:
    yield f"{'redline':<18} {__version__}"
    yield f"{'python':<18} {platform.python_version()} ({sys.platform})"
    for name in (*LIBRARIES, *SCREEN):
        yield f"{name:<18} {_version(name)}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed: install redline again"


def _settings(chosen: Settings) -> Iterator[str]:
    sources = dict(chosen.sources)
    yield f"{'file':<18} {shown(chosen.path) if chosen.path else 'none found'}"
    for key in KEYS:
        value = getattr(chosen, key.replace("-", "_"))
        yield f"{key:<18} {_value(value) or UNSET.get(key, ''):<24} {sources.get(key, 'default')}"
    yield f"{EPOCH:<18} {os.environ.get(EPOCH, 'not set'):<24} environment"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _commands() -> Iterator[str]:
    """Say which program each of our two names runs, and whether something else is in the way."""
    for name in COMMANDS:
        first = shutil.which(name)
        if first is None:
            yield f"{name:<18} not on PATH; run it as `python -m redline`"
        elif _starts_us(Path(first)):
            yield f"{name:<18} {first}"
        else:
            yield f"{name:<18} {first} is another program; {_instead(name)}"


def _starts_us(script: Path) -> bool:
    """Say whether a start script lies where this installation put its own."""
    ours = (Path(sysconfig.get_path("scripts")), Path(sys.executable).parent)
    return script.resolve().parent in {folder.resolve() for folder in ours}


def _instead(name: str) -> str:
    other = "rdl" if name == "redline" else "redline"
    return f"use `{other}` or `python -m redline`"


def _playbooks() -> Iterator[str]:
    from redline import playbook as playbooks

    for name, folder in playbooks.available():
        yield f"{name:<18} {folder}"
