"""What a file tells about its making beside the contract itself, and what a scrub took of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redline.model.notice import Notice


class TraceKind(StrEnum):
    """What can be removed from a file without touching the words of the contract."""

    COMMENTS = "comments"
    COMMENT_AUTHORS = "comment-authors"
    REVISION_AUTHORS = "revision-authors"
    HIDDEN_TEXT = "hidden-text"
    MACROS = "macros"
    PROPERTIES = "properties"
    CUSTOM_PROPERTIES = "custom-properties"
    CUSTOM_XML = "custom-xml"
    PEOPLE = "people"
    TEMPLATE = "template"
    MAIL_MERGE = "mail-merge"
    VARIABLES = "variables"
    LOCAL_PATHS = "local-paths"
    PRINTER = "printer"
    THUMBNAIL = "thumbnail"
    RSIDS = "rsids"
    PROOFING = "proofing"
    ORPHANS = "orphans"


ON_REQUEST = frozenset(
    {
        TraceKind.COMMENTS,
        TraceKind.COMMENT_AUTHORS,
        TraceKind.REVISION_AUTHORS,
        TraceKind.HIDDEN_TEXT,
        TraceKind.MACROS,
    }
)
"""What may be meant for the other side, or belongs to somebody else: removed only when asked for."""

AS_A_RULE = frozenset(TraceKind) - ON_REQUEST
"""What no reader of a contract needs: removed unless it is to be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Everything of one kind that a file holds.

    `count` is how many there are, `removed` how many of them a scrub takes; `stays` says why the
    others stay. `samples` are the file's own words, a few of them.
    """

    kind: TraceKind
    count: int
    removed: int = 0
    samples: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrubbing:
    """What a scrub found and made.

    `sha256` is of the source, `data` the new file and `suffix` the ending that belongs to it.
    """

    name: str
    sha256: str
    data: bytes
    suffix: str
    traces: tuple[Trace, ...]
    notices: tuple[Notice, ...] = ()
