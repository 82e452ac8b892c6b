"""What `redline playbook coverage` and `diff` do with a folder of contracts, and how they show it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from redline.cli.batch import Done, each, gravest
from redline.cli.inputs import Found, Source
from redline.cli.playbook_pages import columns, counted
from redline.cli.screen import say, tell
from redline.errors import ExitCode
from redline.render.safe import clean, quoted

if TYPE_CHECKING:
    from redline.model import Review
    from redline.survey import Coverage, Outcome

SHOWN = 12
"""Gaps that are shown of all; the rest are counted."""


def covered(playbook: str, found: Found, *, form: str, debug: bool) -> ExitCode:
    """Show which clauses of contracts no rule of a playbook knows."""
    from redline.survey import coverage

    reviews: list[tuple[str, Review]] = []

    def work(source: Source, _: int) -> Done:
        reviews.append((str(source.path), _reviewed(source.path, playbook)))
        return Done(code=ExitCode.DONE)

    done = each(found, work, debug=debug, progress=True)
    made = coverage(reviews)
    say(_json(asdict(made)) if form == "json" else "".join(_coverage(made)))
    return gravest(done)


def _reviewed(path: Path, playbook: str) -> Review:
    from redline import pipeline
    from redline.model import Options

    return pipeline.review(path, Options(playbook=playbook))


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _coverage(made: Coverage) -> Iterator[str]:
    seen = sum(kind.seen for kind in made.types)
    known = sum(kind.known for kind in made.types)
    share = f"{known / seen:.0%}" if seen else "none"
    contracts = counted(made.contracts, "contract")
    yield f"{contracts}: rules look at {known} of {seen} provisions ({share})\n\n"
    rows = [(kind.type, str(kind.seen), str(kind.known)) for kind in made.types if kind.seen]
    if rows:
        yield from columns((("clause type", "there", "looked at"), *rows))
    if made.gaps:
        yield "\nnot looked at, the largest gaps first:\n"
    for gap in made.gaps[:SHOWN]:
        name = clean(Path(gap.contract).name)
        yield f"  {gap.type}: {clean(gap.place)} {quoted(gap.quote, 60)} ({name})\n"
    if len(made.gaps) > SHOWN:
        yield f"  and {len(made.gaps) - SHOWN} more (--format json)\n"


def differing(before: str, after: str, found: Found, *, form: str, debug: bool) -> ExitCode:
    """Show what a second playbook makes of contracts otherwise than a first."""
    from redline.survey import difference

    pairs: list[tuple[str, Review, Review]] = []

    def work(source: Source, _: int) -> Done:
        pairs.append(
            (str(source.path), _reviewed(source.path, before), _reviewed(source.path, after))
        )
        return Done(code=ExitCode.DONE)

    done = each(found, work, debug=debug, progress=True)
    outcomes = difference(pairs)
    if form == "json":
        say(_json([asdict(outcome) for outcome in outcomes]))
    else:
        say("".join(_differences(outcomes)))
    changed = [outcome for outcome in outcomes if not outcome.same]
    verdicts = sum(outcome.before[0] != outcome.after[0] for outcome in outcomes)
    tell(
        f"{len(changed)} of {counted(len(outcomes), 'contract')} come out otherwise,"
        f" {counted(verdicts, 'verdict')} changed"
    )
    code = gravest(done)
    return max(code, ExitCode.FINDINGS) if changed else code


def _differences(outcomes: Iterable[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        if outcome.same:
            continue
        (was, old), (is_now, new) = outcome.before, outcome.after
        yield f"{clean(outcome.contract)}: {was} {old:g} \u2192 {is_now} {new:g}\n"
        for label, codes in (
            ("gone", outcome.gone),
            ("new", outcome.new),
            ("moved", outcome.moved),
        ):
            if codes:
                yield f"  {label:<6} {', '.join(codes)}\n"
