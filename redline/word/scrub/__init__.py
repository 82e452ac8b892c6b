"""What a file tells about its making: found, taken out, and the result proven before it is given."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from redline.model import Notice
from redline.model.traces import AS_A_RULE, Scrubbing, Trace, TraceKind
from redline.word.package import open_package, package_from
from redline.word.scrub.draft import Draft
from redline.word.scrub.kinds import FINDERS
from redline.word.scrub.proof import prove
from redline.word.standing import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from redline.word.package import Package
    from redline.word.scrub.found import Found

_SAMPLES: Final = 5
"""So many things of a kind are shown; the rest are only counted."""

_LOOKED_AT: Final = 200
"""So many characters of one sample are kept; a property may be a whole book."""

_WORDINGS: Final = {
    "embedded-object": (
        "an embedded file was not looked into and may have traces of its own",
        "{n} embedded files were not looked into and may have traces of their own",
    ),
    "picture": (
        "a picture was not looked into and may say when and where it was taken",
        "{n} pictures were not looked into and may say when and where they were taken",
    ),
    "signed": (
        "the file is digitally signed; the signature does not hold for the scrubbed file",
        "the file is digitally signed; the signatures do not hold for the scrubbed file",
    ),
    "existing-revisions": (
        "a tracked change is in the file and stays",
        "{n} tracked changes are in the file and stay",
    ),
}
_SIGNATURE: Final = "/digital-signature/origin"
_EMBEDDED: Final = ("oleObject", "package", "aFChunk")


def scrub(
    path: Path, wanted: Collection[TraceKind] = AS_A_RULE, authors: Collection[str] = ()
) -> Scrubbing:
    """Return a file without the wanted kinds of traces, and what of every kind it held.

    `authors` are whose comments and names are meant, all where none is given. Text, formatting and
    tracked changes stay as they are. Raises `UnreadableError`, and `RefusedError` where the new file
    would not be the old one without its traces.
    """
    package = open_package(path)
    draft = Draft(package, authors)
    told = _notices(package, draft)
    traces = tuple(
        trace
        for kind in FINDERS
        if (trace := _settled(kind, FINDERS[kind](draft), kind in wanted)) is not None
    )
    suffix, data = _made(package, draft, wanted, traces)
    return Scrubbing(
        name=PurePath(package.path).name,
        sha256=package.sha256,
        data=data,
        suffix=suffix,
        traces=traces,
        notices=told,
    )


def _settled(kind: TraceKind, found: Iterable[Found], wanted: bool) -> Trace | None:
    """Take out what was found of a kind if it is wanted, and say what there was."""
    everything = list(found)
    if not everything:
        return None
    going = [each for each in everything if each.take is not None and wanted]
    for each in going:
        if each.take is not None:
            each.take()
    samples = dict.fromkeys(s[:_LOOKED_AT] for each in everything for s in each.samples if s)
    stays = dict.fromkeys(each.stays for each in everything if each.stays)
    return Trace(
        kind=kind,
        count=sum(each.count for each in everything),
        removed=sum(each.count for each in going),
        samples=tuple(samples)[:_SAMPLES],
        stays=tuple(stays),
    )


def _made(
    package: Package, draft: Draft, wanted: Collection[TraceKind], traces: tuple[Trace, ...]
) -> tuple[str, bytes]:
    """Return the new file, proven, and its ending; with nothing to remove the old one as it was."""
    if not any(trace.removed for trace in traces):
        return package.suffix, package.data
    data = draft.save()
    prove(package_from(package.path, package.data), data, wanted, draft.authors)
    return package_from(package.path, data).suffix, data


def _notices(package: Package, draft: Draft) -> tuple[Notice, ...]:
    """Return what a scrub does not look into, and what it cannot keep whole."""
    links = [link for source in draft.sources() for link in draft.links(source)]
    inside = [link for link in links if not link.external]
    counts = {
        "embedded-object": len({x.target for x in inside if x.type.endswith(_EMBEDDED)}),
        "picture": len({x.target for x in inside if x.type.endswith("/image")}),
        "signed": sum(link.type.endswith(_SIGNATURE) for link in links),
        "existing-revisions": standing(package).revisions,
    }
    return tuple(
        Notice(code=code, message=(one if counts[code] == 1 else many).format(n=counts[code]))
        for code, (one, many) in _WORDINGS.items()
        if counts[code]
    )


__all__ = ["scrub"]
