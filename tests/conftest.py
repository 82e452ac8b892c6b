"""What every test shares: closed sockets, and where the corpus and the checkers are."""

from __future__ import annotations

import os
import socket
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# A busy machine makes no property untrue.
settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")

STRIDE = 6
"""Cases that are handed to other programs one by one take minutes; every sixth is tried by default."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out most cases for pandoc and LibreOffice, unless `REDLINE_WHOLE_CORPUS` asks for all."""
    if os.environ.get("REDLINE_WHOLE_CORPUS"):
        return
    seen: Counter[str] = Counter()
    left: list[pytest.Item] = []
    for item in items:
        name = item.nodeid.partition("[")[0]
        if "[" in item.nodeid and ("pandoc" in name or "libreoffice" in name):
            seen[name] += 1
            if seen[name] % STRIDE != 1:
                left.append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        gone = set(left)
        items[:] = [item for item in items if item not in gone]


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
