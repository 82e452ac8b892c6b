"""Knows what `redline check` does with each contract: review it and print findings, one a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from redline.cli.batch import Done, each, gravest
from redline.cli.config import Settings
from redline.cli.forms import Told, rendered
from redline.cli.inputs import Found, Source
from redline.cli.redlining import Manner, announce
from redline.cli.reports import Routes
from redline.cli.screen import say, say_bytes, tell
from redline.cli.threshold import grave
from redline.errors import ExitCode

if TYPE_CHECKING:
    from redline.model import Finding, Review

DEFAULT = "medium"
"""The least risk that fails a check if nothing else is asked for."""


def check_all(found: Found, settings: Settings, ways: Routes, manner: Manner) -> ExitCode:
    """Check every contract and return the gravest exit code."""
    announce(settings, quiet=not manner.verbose)
    many = len(found.sources) > 1
    gathered: list[Told] = []
    done = each(
        found,
        lambda source, _: _check(source, settings, ways, manner, gathered, many=many),
        debug=manner.debug,
        progress=not manner.quiet,
    )
    if ways.joined and gathered:
        say_bytes(rendered(gathered, ways.piped, outside=ways.outside))
    return gravest(done)


def _check(
    source: Source,
    settings: Settings,
    ways: Routes,
    manner: Manner,
    gathered: list[Told],
    *,
    many: bool,
) -> Done:
    from redline import pipeline

    reviewed = pipeline.review(source.path, settings.options())
    name = str(source.path)
    if reviewed.playbook is None and not manner.quiet:
        tell(f"{name}: not checked, no playbook fits ({reviewed.playbook_reason})")
    failing = grave(reviewed, settings.fail_on or DEFAULT)
    if ways.piped:
        told = Told(review=reviewed, path=source.path)
        made = rendered([told], ways.piped, outside=ways.outside, one_line=many)
        if ways.joined:
            gathered.append(told)
        else:
            say_bytes(made)
    else:
        _print(reviewed, failing if manner.quiet else _open(reviewed, manner), name)
    return Done(code=ExitCode.FINDINGS if failing else ExitCode.DONE)


def _open(reviewed: Review, manner: Manner) -> tuple[Finding, ...]:
    """Return what to print: all but what may stand, and that too if everything is asked for."""
    return tuple(f for f in reviewed.findings if manner.verbose or not f.stands)


def _print(reviewed: Review, findings: Sequence[Finding], name: str) -> None:
    from redline.render.findings import finding_lines

    for line in finding_lines(reviewed, findings, name=name):
        say(line + "\n")
