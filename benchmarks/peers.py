"""Knows other programs that compare Word files, and puts them into an environment of their own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """A program that compares two files: `command` holds `{old}`, `{new}` and `{out}`."""

    name: str
    version: str
    licence: str
    command: tuple[str, ...]
    author: str

    def told(self, old: Path, new: Path, out: Path) -> list[str]:
        """Return the command for two files."""
        return [word.format(old=old, new=new, out=out) for word in self.command]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Peer:
    name: str
    version: str
    licence: str
    arguments: tuple[str, ...]


PEERS: Final = (
    _Peer(
        name="docx-trackdiff",
        version="1.0.0",
        licence="MIT",
        arguments=("{old}", "{new}", "{out}", "--author", "Peer"),
    ),
    _Peer(
        name="docx-redline",
        version="1.0.3",
        licence="MPL-2.0",
        arguments=("compare", "{old}", "{new}", "-o", "{out}", "--author", "Peer"),
    ),
)


def ours() -> Runner:
    """Return this program as a person starts it, its verification included."""
    command = (sys.executable, "-m", "redline", "compare", "{old}", "{new}", "-o", "{out}")
    return Runner(
        name="redline",
        version="this tree",
        licence="Apache-2.0",
        command=(*command, "--force", "--quiet"),
        author="Redline",
    )


def installed(folder: Path) -> tuple[tuple[Runner, ...], tuple[str, ...]]:
    """Install the peers into an environment in a folder; return them, and why others are missing."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    found: list[Runner] = []
    missing: list[str] = []
    for peer in PEERS:
        trouble = _install(python, peer)
        if trouble:
            missing.append(f"{peer.name} {peer.version}: {trouble}")
        else:
            program = str(folder / "bin" / peer.name)
            found.append(
                Runner(
                    name=peer.name,
                    version=peer.version,
                    licence=peer.licence,
                    command=(program, *peer.arguments),
                    author="Peer",
                )
            )
    return tuple(found), tuple(missing)


def _install(python: Path, peer: _Peer) -> str:
    """Install one peer, even where it asks for a later Python: it is tried, and shown if it runs."""
    wanted = f"{peer.name}=={peer.version}"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*pip, "--ignore-requires-python", wanted], capture_output=True, text=True, check=False
    )
    lines = done.stderr.strip().splitlines()
    return (lines[-1] if lines else "not installed") if done.returncode else ""
