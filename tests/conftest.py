"""What every test shares: closed sockets, and where the corpus and the checkers are."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that would open a connection: redline is offline."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("redline is offline, and something tried to open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real contracts nobody here wrote; tests that need it skip where it is absent."""
    return _beside("REDLINE_CORPUS", "../shared/corpus", "manifest.csv", "the corpus")


@pytest.fixture(scope="session")
def verifiers() -> Path:
    """The folder of the independent checkers; tests that need them skip where they are absent."""
    return _beside("REDLINE_VERIFY", "../shared/verify", "docx_verify.py", "the checkers")


def _beside(variable: str, default: str, witness: str, what: str) -> Path:
    folder = Path(os.environ.get(variable, ROOT / default)).resolve()
    if not (folder / witness).is_file():
        pytest.skip(f"{what} not found at {folder}; set {variable} to where it is")
    return folder
