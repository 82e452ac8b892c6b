"""Knows how a certificate comes about beside a redline, and how one is read that somebody hands in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from redline import __version__
from redline.cli.outputs import write
from redline.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from redline.model import Output, Playbook, Stamp
    from redline.model.certificate import Attested, Certificate, FileMark, PlaybookMark, Statement

MOST_BYTES = 8 * 1024 * 1024
"""No certificate comes near it: that of a file with ten thousand parts has two megabytes."""

TAKEN_OVER = ("tool.", "playbook", "target", "source.name", "output.name", "sha256")
"""What the two files cannot show. Files may have other names when they are checked."""

Values = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A certificate as it was handed in: every value by its path, and whether its own hash fits."""

    values: Values
    whole: bool

    @property
    def author(self) -> str:
        """Return whose changes it is about."""
        return self.values.get("stamp.author", "")

    @property
    def date(self) -> str:
        """Return the date that these changes carry."""
        return self.values.get("stamp.date", "")


# ------------------------------------------------------------------ made


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How a redline came about: from which file, under which stamp, by a playbook or a newer file."""

    source: Path
    stamp: Stamp
    playbook: Playbook | None = None
    newer: Path | None = None


def write_certified(
    path: Path, data: bytes, kind: str, making: Making, certificate: Path | None
) -> tuple[Output, ...]:
    """Write a redline and, where a path is given for it, its certificate: both or neither.

    Raises `RefusedError` where something that is to be certified does not hold.
    """
    if certificate is None:
        return (write(path, data, kind),)
    from redline.render.certificate import certificate_json

    made = certify(making, data, name=path.name)
    redline = replace(write(path, data, kind), certificate=made)
    text = certificate_json(made)
    return redline, write(certificate, text.encode("utf-8"), "certificate")


def certify(making: Making, data: bytes, *, name: str) -> Certificate:
    """Hold a redline that is still to be written, under this name, against its source."""
    from redline.model.certificate import Certificate
    from redline.word import attest

    stamp = making.stamp
    attested = attest(making.source, data, name=name, author=stamp.author, date=stamp.date)
    problem = next((p for each in attested.statements for p in each.problems), "")
    if problem:
        raise RefusedError(
            f"{making.source}: no certificate can be given, {problem}. Nothing was written; "
            "please report this with `redline doctor`."
        )
    return Certificate(
        version=__version__,
        attested=attested,
        playbook=_playbook_mark(making.playbook),
        target=_file_mark(making.newer),
    )


def _playbook_mark(playbook: Playbook | None) -> PlaybookMark | None:
    from redline.model.certificate import PlaybookMark

    if playbook is None:
        return None
    return PlaybookMark(id=playbook.id, version=playbook.version, sha256=playbook.sha256)


def _file_mark(path: Path | None) -> FileMark | None:
    from redline.model.certificate import FileMark

    if path is None:
        return None
    return FileMark(name=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest())


# ------------------------------------------------------------------ handed in


def given(path: Path) -> Given:
    """Read a certificate. Raises `UsageError` for what is none."""
    from redline.render.certificate import CERTIFICATE_SCHEMA, own_hash

    try:
        data = path.read_bytes()[: MOST_BYTES + 1]
        value = json.loads(data, object_pairs_hook=_object) if len(data) <= MOST_BYTES else None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"{path}: cannot be read ({reason}). Name a certificate.") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: is no certificate of redline; it is not JSON.") from error
    if not isinstance(value, dict) or value.get("schema") != CERTIFICATE_SCHEMA:
        raise UsageError(f"{path}: is no certificate of redline (`{CERTIFICATE_SCHEMA}`).")
    return Given(values=_flat(value), whole=own_hash(value) == value.get("sha256"))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Take an object only with each key once: with two, people and programs may read another."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _flat(value: object) -> Values:
    return dict(_leaves("", value))


def _leaves(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(f"{path}.{key}" if path else str(key), each)
    elif isinstance(value, list):
        yield f"{path}.length", str(len(value))
        for number, each in enumerate(value):
            yield from _leaves(f"{path}[{number}]", each)
    else:
        yield path, value if isinstance(value, str) else json.dumps(value)


def borne_out(handed: Given, attested: Attested) -> tuple[Statement, ...]:
    """Hold a certificate against what was found out: every value that the two files can show."""
    from redline.model.certificate import Certificate, Statement
    from redline.render.certificate import certificate_value

    found = _flat(certificate_value(Certificate(version="", attested=attested)))
    said = handed.values
    wrong = [
        path
        for path in dict.fromkeys((*said, *found))
        if not path.startswith(TAKEN_OVER) and said.get(path) != found.get(path)
    ]
    files = tuple(f"{what} is not the file it names" for what in _strangers(wrong))
    edited = () if handed.whole else ("it was edited: its own hash does not fit",)
    values = tuple(f"{path} is not what the files show" for path in wrong)
    text = "The certificate is whole, and says what the files show."
    return (Statement(code="certificate", text=text, problems=(*edited, *files, *values)),)


def _strangers(wrong: list[str]) -> Iterator[str]:
    names = {"source.sha256": "the source", "output.sha256": "the redline"}
    yield from (names[path] for path in wrong if path in names)
