"""Knows what `redline compare` does: compare, write the redline, and say what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from redline import __version__
from redline.cli.forms import JSONL, MARKDOWN
from redline.cli.outputs import check_free, one_place, write
from redline.cli.reports import Routes
from redline.cli.screen import page, say, say_bytes
from redline.errors import ExitCode

if TYPE_CHECKING:
    from redline.model import Output, Stamp
    from redline.model.versions import Versions
    from redline.render.versions_json import Written

ENDINGS = {"certificate": ".certificate.json", "markdown": ".md"}
"""What the name of each file beside the redline ends in; the other reports end in their own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted of one comparison."""

    routes: Routes
    output: Path | None = None
    most_fragments: int | None = None
    moves: bool = True
    certificate: bool = False
    force: bool = False
    quiet: bool = False
    verbose: bool = False

    @property
    def summary(self) -> bool:
        """Say whether somebody wants to read what changed."""
        return self.routes.summary and not self.quiet

    @property
    def listed(self) -> bool:
        """Say whether the list of changes goes anywhere; finding it takes longer than the redline."""
        return self.summary or bool(self.routes.piped or self.routes.filed)


def compare_files(old: Path, new: Path, stamp: Stamp, wanted: Wanted) -> ExitCode:
    """Compare two files, write the redline and tell what changed, clause by clause."""
    from redline import word

    place = one_place(new, wanted.output, "compare", force=wanted.force)
    for path in (place, *_beside(place, wanted)):
        check_free(path, (old, new), force=wanted.force)
    made = word.compare(old, new, stamp, most_fragments=wanted.most_fragments, moves=wanted.moves)
    versions = _understood(old, new) if wanted.listed else None
    outputs = (
        _certified(old, new, stamp, place, made.data)
        if wanted.certificate
        else (write(place, made.data, "compare"),)
    )
    if versions is not None:
        from redline.render.versions_json import Written

        restyled = getattr(made, "restyled", 0)
        written = Written(
            marks=made.marks, restyled=restyled, notices=made.notices, outputs=outputs
        )
        _tell(_Report(versions, written, (old, new), wanted), place)
    return ExitCode.DONE


def _certified(old: Path, new: Path, stamp: Stamp, place: Path, data: bytes) -> tuple[Output, ...]:
    from redline.cli.certificates import Making, write_certified

    making = Making(source=old, stamp=stamp, newer=new)
    return write_certified(place, data, "compare", making, _named(place, "certificate"))


def _understood(old: Path, new: Path) -> Versions:
    from redline import pipeline  # with the stages that a redline alone does not need

    return pipeline.versions_of(old, new)


def _beside(place: Path, wanted: Wanted) -> Iterator[Path]:
    """Yield the other files that will be written."""
    for kind in ("certificate",) * wanted.certificate + wanted.routes.filed:
        yield _named(place, kind)


def _named(place: Path, kind: str) -> Path:
    return place.with_name(place.stem + ENDINGS.get(kind, f".{kind}"))


@dataclass(frozen=True, slots=True)
class _Report:
    """What is told of one comparison, in whatever form."""

    versions: Versions
    written: Written
    paths: tuple[Path, Path]
    wanted: Wanted

    @property
    def names(self) -> tuple[str, str]:
        return str(self.paths[0]), str(self.paths[1])

    def rendered(self, form: str) -> bytes:
        """Return the list of changes in a form other than the summary."""
        if form == MARKDOWN:
            from redline.render.versions_markdown import report

            text = report(self.versions, self.written, names=self.names)
        else:
            from redline.render.versions_json import comparison_json

            text = comparison_json(
                self.versions,
                self.written,
                paths=self.names,
                version=__version__,
                one_line=form == JSONL,
            )
        return text.encode("utf-8", "backslashreplace")

    def summary(self) -> str:
        """Return the list of changes for a screen."""
        from redline.render.versions import change_list

        screen = page(self.wanted.routes.stream, verbose=self.wanted.verbose)
        return change_list(self.versions, self.written, screen, names=self.names)


def _tell(report: _Report, place: Path) -> None:
    routes = report.wanted.routes
    filed = [write(_named(place, form), report.rendered(form), form) for form in routes.filed]
    written = replace(report.written, outputs=(*report.written.outputs, *filed))
    report = replace(report, written=written)
    if routes.piped:
        say_bytes(report.rendered(routes.piped))
    if report.wanted.summary:
        say(report.summary(), routes.stream)
