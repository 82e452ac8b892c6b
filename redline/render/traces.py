"""Knows how a scrub is told: as lines on a screen, and as the JSON `redline.scrub/1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.text import Text

from redline.model.traces import Scrubbing, Trace, TraceKind
from redline.render.page import Page, printed
from redline.render.safe import clean, cut
from redline.render.spelling import ACTING
from redline.render.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from redline.model import Output

SCRUB_SCHEMA = "redline.scrub/1"
KIND, FATE = 18, 22

NAMES = {
    TraceKind.COMMENTS: "comment",
    TraceKind.COMMENT_AUTHORS: "name",
    TraceKind.REVISION_AUTHORS: "name",
    TraceKind.HIDDEN_TEXT: "hidden run",
    TraceKind.MACROS: "macro project",
    TraceKind.PROPERTIES: "property",
    TraceKind.CUSTOM_PROPERTIES: "property",
    TraceKind.CUSTOM_XML: "part",
    TraceKind.PEOPLE: "account",
    TraceKind.TEMPLATE: "template",
    TraceKind.MAIL_MERGE: "data source",
    TraceKind.VARIABLES: "variable",
    TraceKind.LOCAL_PATHS: "path",
    TraceKind.PRINTER: "printer setting",
    TraceKind.THUMBNAIL: "thumbnail",
    TraceKind.RSIDS: "mark",
    TraceKind.PROOFING: "mark",
    TraceKind.ORPHANS: "part",
}
"""What one of each kind is called on a screen."""


def scrub_lines(
    scrubbing: Scrubbing, outputs: Sequence[Output], page: Page, *, name: str, dry: bool
) -> str:
    """Return what was found of each kind and what became of it, and where the new file is."""
    lines = page.flowed([Text(clean(name), "bold")], between="")
    for title, traces in _sections(scrubbing, dry=dry):
        if traces:
            lines += [Text(), Text(f"  {title}"), *(_line(trace, page) for trace in traces)]
    if not scrubbing.traces:
        lines += [Text(), Text("  nothing found")]
    noted = [
        line
        for text in (*_reasons(scrubbing), *(notice.message for notice in scrubbing.notices))
        for line in page.flowed([Text(clean(text))], between="", indent=2)
    ]
    lines += [Text(), *noted] if noted else []
    return printed(
        [*lines, Text(), *page.flowed(_end(scrubbing, outputs, dry=dry), between=" · ")], page
    )


def scrub_json(scrubbing: Scrubbing, outputs: Sequence[Output], *, path: str, version: str) -> str:
    """Return a scrub as `redline.scrub/1`, ending in a line feed."""
    value = {
        "schema": SCRUB_SCHEMA,
        "tool": {"name": "redline", "version": version},
        "contract": {"path": path, "sha256": scrubbing.sha256},
        "traces": [_trace(trace) for trace in scrubbing.traces],
        "notices": [
            {"code": each.code, "message": each.message, "where": each.where}
            for each in scrubbing.notices
        ],
        "outputs": [
            {"kind": each.kind, "path": each.path, "sha256": each.sha256} for each in outputs
        ],
    }
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _trace(trace: Trace) -> dict[str, str | int | list[str]]:
    return {
        "kind": trace.kind.value,
        "count": trace.count,
        "removed": trace.removed,
        "samples": list(trace.samples),
        "stays": list(trace.stays),
    }


def _sections(scrubbing: Scrubbing, *, dry: bool) -> tuple[tuple[str, list[Trace]], ...]:
    going = [trace for trace in scrubbing.traces if trace.removed]
    staying = [trace for trace in scrubbing.traces if not trace.removed]
    return (("would be removed" if dry else "removed", going), ("stays", staying))


def _line(trace: Trace, page: Page) -> Text:
    left = trace.count - trace.removed
    fate = counted(trace.count, NAMES[trace.kind])
    fate += f", {left} stay" if trace.removed and left else ""
    start = f"    {trace.kind.value:<{KIND}} {fate:<{FATE}}  "
    words = ", ".join(clean(sample) for sample in trace.samples)
    return Text.assemble(start, (cut(words, max(page.width - len(start), 10)), "dim"))


def _reasons(scrubbing: Scrubbing) -> list[str]:
    return [
        f"{trace.kind.value}: {trace.count - trace.removed} stay, because {' and '.join(trace.stays)}"
        for trace in scrubbing.traces
        if trace.stays
    ]


def _end(scrubbing: Scrubbing, outputs: Sequence[Output], *, dry: bool) -> list[Text]:
    if dry:
        return [Text("nothing was written")]
    checked = "checked: text, formatting and tracked changes are the same"
    if not any(trace.removed for trace in scrubbing.traces):
        checked = "nothing was to be removed: an exact copy"
    return [Text(clean(outputs[0].path), "bold"), Text(checked)]
