"""Bands: a ladder over one number, written as the number at which each rung begins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from redline.model.playbook import Comparison, Rung
from redline.playbook.fields import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.playbook.schema import FactShape

    Flaw = tuple[tuple[str | int, ...], str]


class BandsShape(Shape):
    """The rungs of one fact: the number each begins at. What is worse than all of them is walk-away."""

    fact: str = Field(description="The fact, one of `facts`, that is a number.")
    best: Literal["most", "least"] = Field(description="Which end of the numbers is ours.")
    preferred: float = Field(description="Preferred from here on ...")
    acceptable: float | None = Field(None, description="... acceptable from here on ...")
    fallback: float | None = Field(None, description="... fallback from here on ...")
    last_resort: float | None = Field(
        None, alias="last-resort", description="... last resort from here on; walk-away beyond."
    )
    approvers: dict[Literal["fallback", "last-resort", "walk-away"], list[str]] = Field(
        {}, description="Roles that may accept a rung."
    )

    def number(self, rung: str) -> float | None:
        """Return the number a rung begins at, none where the bands do not have it."""
        return dict(self.steps()).get(Rung(rung)) if rung in set(Rung) else None

    def steps(self) -> list[tuple[Rung, float]]:
        """Return the rungs that are given with the numbers they begin at, best first."""
        given = (
            (Rung.PREFERRED, self.preferred),
            (Rung.ACCEPTABLE, self.acceptable),
            (Rung.FALLBACK, self.fallback),
            (Rung.LAST_RESORT, self.last_resort),
        )
        return [(rung, number) for rung, number in given if number is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A position that bands stand for; it says the number in the fact's unit: `45 days or more`."""

    rung: Rung
    when: Comparison
    say: str
    approvers: list[str]


def steps_of(bands: BandsShape, fact: FactShape | None) -> Iterator[Step]:
    """Yield the positions that bands stand for, best first."""
    most = bands.best == "most"
    number = 0.0
    for rung, number in bands.steps():
        yield Step(
            rung=rung,
            when=Comparison(name=bands.fact, operator=">=" if most else "<=", value=number),
            say=f"{_amount(number, fact)} or {'more' if most else 'less'}",
            approvers=_approvers(bands, rung),
        )
    yield Step(
        rung=Rung.WALK_AWAY,
        when=Comparison(name=bands.fact, operator="<" if most else ">", value=number),
        say=f"{'less' if most else 'more'} than {_amount(number, fact)}",
        approvers=_approvers(bands, Rung.WALK_AWAY),
    )


def _approvers(bands: BandsShape, rung: Rung) -> list[str]:
    return next((roles for name, roles in bands.approvers.items() if name == rung), [])


def _amount(number: float, fact: FactShape | None) -> str:
    """Return a number in a fact's unit, as people say it: `45 days`, `1 year`, `5%`."""
    kind, unit = (fact.kind, fact.unit) if fact else ("duration", "")
    if kind == "money":
        return f"{unit} {number:,.0f}"
    if kind in {"percent", "rate"}:
        return f"{number:g}%" + (f" a {unit.rpartition('/')[2]}" if kind == "rate" else "")
    fees = " of fees" if kind == "multiple" else ""
    return f"{number:g} {_many(unit.replace('-', ' '), number)}".strip() + fees


def _many(unit: str, number: float) -> str:
    return unit if number == 1 or not unit else f"{unit}s"


def unsound_bands(bands: BandsShape) -> Iterator[Flaw]:
    """Yield numbers that do not get worse from rung to rung."""
    for (_, better), (rung, worse) in pairwise(bands.steps()):
        if (worse >= better) if bands.best == "most" else (worse <= better):
            side = "below" if bands.best == "most" else "above"
            message = f"must lie {side} the rung before it, {better:g}; `best` is {bands.best}"
            yield ("bands", rung.value), message
