"""Reading: a Word file becomes a Contract, the light value that every later stage works on."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from redline.model import OBJECT, Contract, Paragraph, Span
from redline.word.appearance import Appearance
from redline.word.names import q
from redline.word.nodes import by_name, child
from redline.word.notices import notices
from redline.word.numbering import labels
from redline.word.package import open_package, package_from
from redline.word.projection import project
from redline.word.standing import standing
from redline.word.styles import Styles
from redline.word.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from redline.word.numbering import Label
    from redline.word.package import Package
    from redline.word.pieces import ProjectedParagraph, Projection

_PPR, _PSTYLE = q("w:pPr"), q("w:pStyle")


def read(path: Path) -> Contract:
    """Read a Word file.

    Raises UnreadableError, in one sentence and with a cure, for whatever is no sound Word document.
    """
    return read_package(open_package(path))


def read_bytes(name: str, data: bytes) -> Contract:
    """Read a Word file whose bytes are at hand; `name` is what it is called."""
    return read_package(package_from(name, data))


def read_package(package: Package) -> Contract:
    """Read a Word file that is open already."""
    projection, styles, left = project(package), Styles(package), standing(package)
    paragraphs = _paragraphs(projection, styles, labels(package, projection, styles))
    return Contract(
        name=PurePath(package.path).name,
        sha256=package.sha256,
        text=projection.text,
        paragraphs=paragraphs,
        title=title_of(package, projection.text, paragraphs),
        existing_revisions=left.revisions,
        existing_comments=left.comments,
        fields=projection.fields,
        notices=notices(package, projection, left),
    )


def _paragraphs(
    projection: Projection, styles: Styles, found: tuple[Label, ...]
) -> tuple[Paragraph, ...]:
    appearance = Appearance(styles)
    return tuple(
        _paragraph(paragraph, projection.text, label, styles, appearance)
        for paragraph, label in zip(projection.paragraphs, found, strict=True)
    )


def _paragraph(
    source: ProjectedParagraph, text: str, label: Label, styles: Styles, appearance: Appearance
) -> Paragraph:
    settings = by_name(child(source.element, _PPR))
    style_id = styles.style_id(settings.get(_PSTYLE))
    looked = [(piece, appearance.look(piece.run, style_id)) for piece in source.pieces]
    return Paragraph(
        index=source.index,
        span=source.span,
        story=source.story,
        label=label.text,
        bullet=label.bullet,
        level=label.level,
        list_id=label.list_id,
        style=styles.name(style_id),
        outline=appearance.outline(settings, style_id),
        emphasis=_emphasis(text, (piece.span for piece, look in looked if look.emphasised)),
        capitals=_is_capitals("".join(p.text for p, look in looked if not look.capitals), source),
        centred=appearance.is_centred(settings, style_id),
        indent=appearance.indent(settings, style_id, label),
        cell=source.cell,
        locked=_joined(piece.span for piece in source.pieces if piece.locked),
        inserted=_joined(piece.span for piece in source.pieces if piece.insertion is not None),
    )


def _emphasis(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join stretches with only white space between them, and leave out those of only white space."""
    found: list[Span] = []
    for span in spans:
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(span for span in found if span.of(text).replace(OBJECT, " ").strip())


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in spans:
        if found and found[-1].end == span.start:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _is_capitals(written: str, source: ProjectedParagraph) -> bool:
    """Say whether all letters show as capitals; `written` are those that no format makes so."""
    letters = "".join(piece.text for piece in source.pieces)
    return letters.upper() != letters.lower() and written == written.upper()
