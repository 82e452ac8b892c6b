"""Knows what `redline review` does with each contract: review it, write the redline, show the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from redline.cli.batch import Done, each, gravest
from redline.cli.certificates import Making, write_certified
from redline.cli.config import Settings, shown
from redline.cli.door import report
from redline.cli.forms import Told, rendered
from redline.cli.inputs import Found, Source
from redline.cli.outputs import Place, check_free, output_folder, places, write
from redline.cli.reports import Routes, summarise
from redline.cli.screen import page, say, say_bytes, tell
from redline.cli.threshold import NEVER, grave
from redline.errors import ExitCode, RedlineError

if TYPE_CHECKING:
    from redline.model import Output, Review, Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a run behaves: what it may overwrite and how much it says."""

    certificate: bool = False
    force: bool = False
    quiet: bool = False
    verbose: bool = False
    debug: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """Everything that is the same for every contract of a run."""

    settings: Settings
    stamp: Stamp
    routes: Routes
    manner: Manner
    inputs: tuple[Path, ...]

    @property
    def many(self) -> bool:
        return len(self.inputs) > 1


def redline_all(
    found: Found, settings: Settings, stamp: Stamp, routes: Routes, manner: Manner
) -> ExitCode:
    """Review and redline every contract; of several, show one table at the end."""
    announce(settings, quiet=manner.quiet)
    inputs = tuple(source.path for source in found.sources)
    job = _Job(settings=settings, stamp=stamp, routes=routes, manner=manner, inputs=inputs)
    where = places(found.sources, output_folder(settings.output))
    gathered: list[Told] = []
    done = each(
        found,
        lambda source, number: _redline(job, source, where[number], gathered),
        debug=manner.debug,
        progress=not manner.quiet,
    )
    if routes.joined and gathered:
        say_bytes(rendered(gathered, routes.piped, outside=routes.outside))
    if job.many and routes.summary and not manner.quiet:
        _show_table(job, done)
    return gravest(done)


def announce(settings: Settings, *, quiet: bool) -> None:
    """Say which configuration file rules, and fail at once if it names a playbook that is not there.

    The file may have come with the contracts, so its use is never silent.
    """
    if settings.path and not quiet:
        tell(f"settings from {shown(settings.path)}")
    if settings.playbook:
        from redline import playbook as playbooks

        playbooks.find(settings.playbook)


def _redline(job: _Job, source: Source, place: Place, gathered: list[Told]) -> Done:
    from redline import pipeline
    from redline.render.rows import batch_row

    certificates = ("certificate",) if job.manner.certificate else ()
    for kind in ("redline", *certificates, *map(job.routes.kind, job.routes.filed)):
        check_free(place.of(kind), job.inputs, force=job.manner.force)
    reviewed = pipeline.review(source.path, job.settings.options())
    for form in job.routes.leaving:  # refused, if need be, before anything is written
        rendered([Told(review=reviewed, path=source.path)], form, outside=job.routes.outside)
    outputs: list[Output] = []
    trouble, code = "", ExitCode.DONE
    try:
        reviewed = _save(job, source, place, reviewed, outputs)
    except RedlineError as error:
        trouble, code = str(error), report(error, debug=job.manner.debug, name=str(source.path))
    told = Told(review=reviewed, path=source.path, outputs=tuple(outputs))
    gathered += (told,) * job.routes.joined
    _show(job, told)
    if grave(reviewed, job.settings.fail_on or NEVER):
        code = max(code, ExitCode.FINDINGS)
    row = batch_row(reviewed, outputs, name=str(source.path), trouble=trouble)
    return Done(code=code, row=row)


def _save(
    job: _Job, source: Source, place: Place, reviewed: Review, outputs: list[Output]
) -> Review:
    """Write the redline, if there is anything to say, and the reports that go into files.

    Return the review with what is to be known of the redline.
    """
    from redline import pipeline

    if reviewed.revisions or reviewed.comments:
        redlined = pipeline.redline_bytes(source.path, reviewed, job.stamp)
        outputs += _written(job, source, place, reviewed, redlined)
        told = pipeline.renumbered(reviewed, redlined)
        noted = (*told[:1], *reviewed.notices, *told[1:])
        reviewed = replace(reviewed, notices=noted) if told else reviewed
    for form in job.routes.filed:
        kind = job.routes.kind(form)
        report_on = Told(review=reviewed, path=source.path, outputs=tuple(outputs))
        made = rendered([report_on], form, outside=job.routes.outside)
        outputs.append(write(place.of(kind), made, kind))
    return reviewed


def _written(
    job: _Job, source: Source, place: Place, reviewed: Review, made: bytes
) -> tuple[Output, ...]:
    """Write a redline, and its certificate if one is asked for."""
    making = Making(source=source.path, stamp=job.stamp, playbook=reviewed.playbook)
    certificate = place.of("certificate") if job.manner.certificate else None
    return write_certified(place.of("redline"), made, "redline", making, certificate)


def _show(job: _Job, told: Told) -> None:
    routes, manner = job.routes, job.manner
    if routes.piped and not routes.joined:
        say_bytes(rendered([told], routes.piped, outside=routes.outside, one_line=job.many))
    if routes.summary and not manner.quiet and (manner.verbose or not job.many):
        text = summarise(told.review, told.outputs, routes.stream, verbose=manner.verbose)
        say(text, routes.stream)


def _show_table(job: _Job, done: Sequence[Done]) -> None:
    from redline.render.batch import batch_table

    stream = job.routes.stream
    rows = [each.row for each in done if each.row]
    say(batch_table(rows, page(stream)), stream)
