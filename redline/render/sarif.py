"""Knows SARIF 2.1.0 (OASIS, 2020), the form in which checks of all kinds are collected.

It is read by whoever can read the results of a build, so it is made of what may leave the house: a
result for each point of a letter, its level by whether we change anything, never by rung or risk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from urllib.parse import quote

from redline.model.outgoing import Issue, Letter
from redline.render.safe import clean
from redline.render.spelling import Value, spelled

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
NAMELESS = "point"
"""The rule of a point that no rule made."""

Pointed = tuple[PurePath, Letter]
"""A contract by its path, and what may be said of it outside."""


def sarif(letters: Sequence[Pointed], version: str) -> str:
    """Return one SARIF log with one run over all contracts."""
    topics = _topics(letter for _, letter in letters)
    codes = list(topics)
    driver: dict[str, Value] = {
        "name": "redline",
        "version": version,
        "rules": [{"id": code, "shortDescription": {"text": topics[code]}} for code in codes],
    }
    run: dict[str, Value] = {
        "tool": {"driver": driver},
        "results": [
            _result(path, issue, codes) for path, letter in letters for issue in letter.issues
        ],
    }
    return spelled({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _topics(letters: Iterable[Letter]) -> dict[str, str]:
    """Return each rule that a point was made under, with its topic, in the order of their ids."""
    found: dict[str, str] = {}
    for letter in letters:
        for issue in letter.issues:
            found.setdefault(_code(issue), _text(issue.topic) or NAMELESS)
    return dict(sorted(found.items()))


def _code(issue: Issue) -> str:
    return clean(issue.code) or NAMELESS


def _result(path: PurePath, issue: Issue, codes: Sequence[str]) -> dict[str, Value]:
    code = _code(issue)
    proposed = _text(issue.proposed())
    return {
        "ruleId": code,
        "ruleIndex": codes.index(code),
        "level": "warning" if proposed else "note",
        "message": {"text": _message(issue, proposed)},
        "locations": [_location(path, issue)],
        "partialFingerprints": {"wording/v1": _fingerprint(issue)},
    }


def _message(issue: Issue, proposed: str) -> str:
    said = f"{_text(issue.topic)}: {_text(issue.reason)}".removesuffix(": ")
    return f"{said} Proposed: {proposed}" if proposed else said


def _location(path: PurePath, issue: Issue) -> dict[str, Value]:
    """Return where a point stands. A Word file has no lines; readers of SARIF insist on one."""
    region: dict[str, Value] = {"startLine": 1}
    if theirs := _text(issue.theirs()):
        region["snippet"] = {"text": theirs}
    physical: Value = {"artifactLocation": {"uri": _uri(path)}, "region": region}
    place = _text(issue.place)
    logical: dict[str, Value] = {"logicalLocations": [{"name": place}]} if place else {}
    return {"physicalLocation": physical, **logical}


def _uri(path: PurePath) -> str:
    """Return a relative path as a URI, of any other the name: folders of ours concern nobody."""
    shown = path.name if path.is_absolute() or ".." in path.parts else path.as_posix()
    return quote(clean(shown), errors="replace")


def _text(text: str) -> str:
    """Return text in which a reader of SARIF sees no link (section 3.11.6)."""
    return clean(text).replace("](", "] (")


def _fingerprint(issue: Issue) -> str:
    """Return what tells a point from others while the contract around it changes."""
    told = f"{issue.code}\0{clean(issue.theirs())}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]
