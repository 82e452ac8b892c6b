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
from redline.cli.inputs import Found, Source
from redline.cli.outputs import Place, check_free, output_folder, places, write
from redline.cli.reports import Routes, rendered, summarise
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
    done = each(
        found,
        lambda source, number: _redline(job, source, where[number]),
        debug=manner.debug,
        progress=not manner.quiet,
    )
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


def _redline(job: _Job, source: Source, place: Place) -> Done:
    from redline import pipeline
    from redline.render.rows import batch_row

    certificates = ("certificate",) if job.manner.certificate else ()
    for kind in ("redline", *certificates, *job.routes.filed):
        check_free(place.of(kind), job.inputs, force=job.manner.force)
    reviewed = pipeline.review(source.path, job.settings.options())
    outputs: list[Output] = []
    trouble, code = "", ExitCode.DONE
    try:
        reviewed = _save(job, source, place, reviewed, outputs)
    except RedlineError as error:
        trouble, code = str(error), report(error, debug=job.manner.debug, name=str(source.path))
    _show(job, source, reviewed, outputs)
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
        made = pipeline.redline_bytes(source.path, reviewed, job.stamp)
        outputs += _written(job, source, place, reviewed, made)
        told = pipeline.renumbered(reviewed, made)
        noted = (*told[:1], *reviewed.notices, *told[1:])
        reviewed = replace(reviewed, notices=noted) if told else reviewed
    for form in job.routes.filed:
        text = rendered(reviewed, outputs, form, path=source.path)
        outputs.append(write(place.of(form), text, form))
    return reviewed


def _written(
    job: _Job, source: Source, place: Place, reviewed: Review, made: bytes
) -> tuple[Output, ...]:
    """Write a redline, and its certificate if one is asked for."""
    making = Making(source=source.path, stamp=job.stamp, playbook=reviewed.playbook)
    certificate = place.of("certificate") if job.manner.certificate else None
    return write_certified(place.of("redline"), made, "redline", making, certificate)


def _show(job: _Job, source: Source, reviewed: Review, outputs: Sequence[Output]) -> None:
    routes, manner = job.routes, job.manner
    if routes.piped:
        say_bytes(rendered(reviewed, outputs, routes.piped, path=source.path, one_line=job.many))
    if routes.summary and not manner.quiet and (manner.verbose or not job.many):
        text = summarise(reviewed, outputs, routes.stream, verbose=manner.verbose)
        say(text, routes.stream)


def _show_table(job: _Job, done: Sequence[Done]) -> None:
    from redline.render.batch import batch_table

    stream = job.routes.stream
    rows = [each.row for each in done if each.row]
    say(batch_table(rows, page(stream)), stream)
