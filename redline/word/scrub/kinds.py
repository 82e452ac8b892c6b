"""Every kind of trace with the function that finds it, in the order they are taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.model.traces import TraceKind
from redline.word.scrub import hidden, parts, people, properties, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from redline.word.scrub.draft import Draft
    from redline.word.scrub.found import Found

FINDERS: Final[Mapping[TraceKind, Callable[[Draft], Iterator[Found]]]] = {
    TraceKind.COMMENTS: people.comments,
    TraceKind.COMMENT_AUTHORS: people.comment_authors,
    TraceKind.REVISION_AUTHORS: people.revision_authors,
    TraceKind.HIDDEN_TEXT: hidden.hidden_text,
    TraceKind.MACROS: parts.macros,
    TraceKind.PROPERTIES: properties.properties,
    TraceKind.CUSTOM_PROPERTIES: properties.custom_properties,
    TraceKind.CUSTOM_XML: parts.custom_xml,
    TraceKind.PEOPLE: people.people,
    TraceKind.TEMPLATE: settings.template,
    TraceKind.MAIL_MERGE: settings.mail_merge,
    TraceKind.VARIABLES: settings.variables,
    TraceKind.LOCAL_PATHS: parts.local_paths,
    TraceKind.PRINTER: settings.printer,
    TraceKind.THUMBNAIL: properties.thumbnail,
    TraceKind.RSIDS: settings.rsids,
    TraceKind.PROOFING: settings.proofing,
    TraceKind.ORPHANS: parts.orphans,
}
"""People come after comments and names: whose account is superfluous shows only then."""
