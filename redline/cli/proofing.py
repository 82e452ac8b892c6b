"""Knows what `redline proof` does with each contract: proofread it and show what was found."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from redline import __version__
from redline.cli.batch import Done, each, gravest
from redline.cli.screen import page, say, say_bytes
from redline.cli.threshold import NEVER, WALK_AWAY
from redline.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from redline.cli.config import Settings
    from redline.cli.inputs import Found, Source
    from redline.model.proof import Proof, Slip

DEFAULT = "medium"
"""The least risk that fails a proof if nothing else is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted of a run. Codes to select are those typed; a file's are for its playbook."""

    settings: Settings
    select: tuple[str, ...]
    form: str
    quiet: bool
    verbose: bool
    debug: bool


def proof_all(found: Found, wanted: Wanted) -> ExitCode:
    """Proofread every contract and return the gravest exit code."""
    from redline.proof.proofreading import codes, is_below

    for code in wanted.select:
        if not any(is_below(known, code) for known in codes()):
            raise UsageError(_unknown(code, tuple(codes())))
    many = len(found.sources) > 1
    done = each(
        found,
        lambda source, _: _proof(source, wanted, many=many),
        debug=wanted.debug,
        progress=not wanted.quiet,
    )
    return gravest(done)


def _unknown(code: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(code, known, n=1)
    meant = f"did you mean `{close[0]}`?" if close else f"known: {', '.join(known)}."
    return f"--select: no code `{code}`; {meant}"


def _proof(source: Source, wanted: Wanted, *, many: bool) -> Done:
    from redline import pipeline

    settings = wanted.settings
    is_set = "template" in dict(settings.sources)
    proof = pipeline.proofread(
        source.path,
        options=settings.options() if settings.playbook else None,
        template=settings.template if is_set else None,
        select=wanted.select,
        ignore=settings.ignore,
    )
    failing = _grave(proof, settings.fail_on or DEFAULT)
    _show(proof, failing if wanted.quiet else proof.slips, source, wanted, many=many)
    return Done(code=ExitCode.FINDINGS if failing else ExitCode.DONE)


def _show(
    proof: Proof, slips: tuple[Slip, ...], source: Source, wanted: Wanted, *, many: bool
) -> None:
    from redline.render.proof import proof_json, proof_list

    name = str(source.path)
    if wanted.form != "terminal":
        flat = many or wanted.form == "jsonl"
        text = proof_json(proof, path=name, version=__version__, one_line=flat)
        say_bytes(text.encode("utf-8", "backslashreplace"))
    elif slips or not wanted.quiet:
        say(proof_list(proof, slips, page(sys.stdout, verbose=wanted.verbose), name=name))


def _grave(proof: Proof, fail_on: str) -> tuple[Slip, ...]:
    """Return the findings at or above `fail_on`; no slip of the pen is beyond what we accept."""
    from redline.model import Risk

    if fail_on in {NEVER, WALK_AWAY}:
        return ()
    return tuple(slip for slip in proof.slips if slip.risk >= Risk[fail_on.upper()])
