"""Knows how the contracts of the defect suite are made: a fair paper, in which clauses are replaced.

The papers and the keys stand in `data/defects/`, a later set of them in a folder there. A paper is written
as the sample contracts are (`sample_contracts/source/README.md`); a clause goes by the words that head it.
A key says what is planted `at` a clause, put in `after` it, or with kind `missing` taken away, and which
`rule` must tell of it, or which of several parted by bars.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
KEYS = Path(__file__).parent / "data" / "defects"
SETS = {
    "first": KEYS,
    "second": KEYS / "second",
    "third": KEYS / "third",
    "fourth": KEYS / "fourth",
}
"""The first set, and those that were written when the rules were already fitted to one before."""
SAMPLES = ROOT / "sample_contracts"

_TEMPLATES = {"services": "template-services-agreement", "nda-template": "template-mutual-nda"}
"""Papers that are templates of the samples, with blanks to be filled in."""

_FILLED = {
    "Date": "3 March 2025",
    "Our company": "Northwind Ltd",
    "Supplier": "Acme Corp.",
    "Other party": "Acme Corp.",
    "Our address": "12 Quay Street, Boston, Massachusetts",
    "Names of key personnel": "Jo Reed and Sam Hale",
}
_OTHERWISE = "a Delaware corporation"
_PLACES = {
    "Address of the supplier": "400 Mill Road, Austin, Texas",
    "Address of the other party": "400 Mill Road, Austin, Texas",
    "State and form of our company": "Delaware corporation",
    "State and form of the supplier": "Delaware corporation",
    "State and form of the other party": "Delaware corporation",
}
_OPEN = {
    "[insert: one sentence on the project]": "a joint project on warehouse software",
    "$[amount]": "$500,000",
    "[describe the Services]": "Staffing of the warehouse in Boston.",
    "[describe each Deliverable and the date on which it is due]": "A monthly report on hours worked.",
    "[describe the Fees and when they are invoiced]": "$40,000 a month, invoiced monthly.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """One clause of a paper as it is planted, and what must come of it.

    `clause` are the words that head it; `told_at` heads another where a rule may tell of it. A plant of
    kind `silent` is the other side's matter and one of kind `fair` nobody's: neither must be told of. One
    of kind `part` is the other half of an interaction. Of the cured text, `must` are words that it says
    (one of several parted by bars), `never` what must be gone, `keep` what must stand.
    """

    clause: str
    told_at: str
    rules: tuple[str, ...]
    kind: str
    told_as: str
    rung: str
    must: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    @property
    def is_defect(self) -> bool:
        """Whether a review of this side must tell of it."""
        return self.kind not in ("silent", "fair", "part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A contract with what was planted in it; without plants it is a fair one."""

    name: str
    kept_in: str
    playbook: str
    we_are: str
    source: str
    plants: tuple[Plant, ...] = ()


def papers(folder: Path = KEYS) -> Iterator[Paper]:
    """Yield the contracts of every key, in the order of their names."""
    for path in sorted(folder.glob("*.yaml")):
        yield paper(path)


def paper(path: Path, *, fair: bool = False) -> Paper:
    """Read a key and make its contract; with `fair`, the paper without anything planted."""
    key = yaml.safe_load(path.read_text("utf-8"))
    source = _base(key["base"], path.parent)
    for plant in () if fair else key["plants"]:
        source = _planted(source, plant)
    return Paper(
        name=path.stem,
        kept_in=next(name for name, folder in SETS.items() if folder == path.parent),
        playbook=key["playbook"],
        we_are=key.get("we_are", ""),
        source=_called(source, key),
        plants=() if fair else tuple(_plant(plant, key) for plant in key["plants"]),
    )


def word_file(made: Paper, folder: Path) -> Path:
    """Write a contract as a Word file in the look of the samples."""
    build = _builder()
    title = made.source.split("\n", 1)[0].removeprefix("title ")
    look = build.Look(header=("", title), footer=made.name, title=title)
    path = folder / f"{made.name}.docx"
    path.write_bytes(build.build(made.source, look))
    return path


@cache
def _builder() -> Any:
    """Load what makes the sample contracts under a name of its own: other files are called build."""
    if str(SAMPLES) not in sys.path:
        sys.path.append(str(SAMPLES))
    path = str(SAMPLES / "build.py")
    loader = SourceFileLoader("sample_contract_builder", path)
    module = ModuleType(loader.name)
    module.__file__ = path
    sys.modules[loader.name] = module
    loader.exec_module(module)
    return module


# ------------------------------------------------------------------ a paper and what is planted in it


def _base(name: str, folder: Path) -> str:
    if name not in _TEMPLATES:
        own = folder / f"{name}.txt"
        return (own if own.exists() else KEYS / f"{name}.txt").read_text("utf-8")
    text = (SAMPLES / "source" / f"{_TEMPLATES[name]}.txt").read_text("utf-8")
    filled = _FILLED | _PLACES
    text = re.sub(r"\[\[(.*?)\]\]", lambda blank: filled.get(blank[1], _OTHERWISE), text)
    for blank, words in _OPEN.items():
        text = text.replace(blank, words)
    return text


def _planted(source: str, plant: dict[str, Any]) -> str:
    if plant.get("same"):
        return source
    lines = source.split("\n")
    at = _line(lines, plant.get("at") or plant["after"])
    if "after" in plant:
        lines[at + 1 : at + 1] = ["", f"t2 {plant['text'].strip()}"]
    elif "text" in plant:
        head = lines[at].index(".**") + 3
        lines[at] = f"{lines[at][:head]} {plant['text'].strip()}"
    else:
        del lines[at : at + 2]
    return "\n".join(lines)


def _line(lines: list[str], heading: str) -> int:
    return next(at for at, line in enumerate(lines) if f"**{heading}.**" in line)


def _plant(plant: dict[str, Any], key: dict[str, Any]) -> Plant:
    kind = plant.get("kind", "deviation")
    return Plant(
        clause=_heading(plant),
        told_at=plant.get("told_at", ""),
        rules=tuple(plant.get("rule", "").split("|")) if plant.get("rule") else (),
        kind=kind,
        told_as=plant.get("as", kind),
        rung=plant.get("rung", ""),
        must=tuple(_called(words, key) for words in plant.get("must", ())),
        never=tuple(_called(words, key) for words in plant.get("not", ())),
        keep=tuple(_called(words, key) for words in plant.get("keep", ())),
    )


def _heading(plant: dict[str, Any]) -> str:
    if "after" in plant:
        return str(plant["text"]).split("**")[1].rstrip(".")
    return str(plant["at"])


def _called(text: str, key: dict[str, Any]) -> str:
    """Give the parties the names and labels of a key."""
    for name, other in key.get("names", {}).items():
        text = text.replace(name, other)
    labels: dict[str, str] = key.get("labels", {})
    for label, other in labels.items():
        bare = other.removeprefix("the ")
        text = text.replace(f'("**{label}**")', f'({other[: -len(bare)]}"**{bare}**")')
        text = re.sub(rf"(?<![\w*]){label}(?!\w| Data)", other, text)
        text = re.sub(
            rf"(^|[.:] |\*\* |^\w+ ){re.escape(other)}", _capital, text, flags=re.MULTILINE
        )
    return text


def _capital(match: re.Match[str]) -> str:
    lead = match[1]
    rest = match[0][len(lead) :]
    return f"{lead}{rest[:1].upper()}{rest[1:]}"
