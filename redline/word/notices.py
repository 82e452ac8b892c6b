"""What a reader of a result should know about a file: what was not read, and what else is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from redline.model import Notice, Story
from redline.word.names import q
from redline.word.nodes import child
from redline.word.styles import OFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.word.package import Package
    from redline.word.pieces import Projection, Sighting
    from redline.word.standing import Standing


class _Wording(NamedTuple):
    """How one kind of sighting is told: its code, one of it, several of it, and whether unread."""

    code: str
    one: str
    many: str
    unread: bool


_WORDINGS: Final = {
    "picture": _Wording(
        "picture",
        "a picture was not read: words in it stay unseen",
        "{n} pictures were not read: words in them stay unseen",
        unread=True,
    ),
    "small picture": _Wording(
        "decoration",
        "a small picture was taken as decoration",
        "{n} small pictures were taken as decoration",
        unread=False,
    ),
    "chart": _Wording(
        "chart", "a chart was not read", "{n} charts were not read", unread=True
    ),
    "diagram": _Wording(
        "diagram",
        "a diagram (SmartArt) was not read",
        "{n} diagrams (SmartArt) were not read",
        unread=True,
    ),
    "object": _Wording(
        "embedded-object",
        "an embedded object, such as a table from Excel, was not read",
        "{n} embedded objects, such as tables from Excel, were not read",
        unread=True,
    ),
    "control": _Wording(
        "active-control",
        "an active control was not read",
        "{n} active controls were not read",
        unread=True,
    ),
    "wordart": _Wording(
        "wordart",
        "lettering drawn as a picture, such as a watermark, was not read",
        "{n} letterings drawn as pictures, such as a watermark, were not read",
        unread=False,
    ),
    "formula": _Wording(
        "formula", "a formula was not read", "{n} formulas were not read", unread=True
    ),
    "hidden": _Wording(
        "hidden-text",
        "hidden text was not read, because Word does not show it",
        "{n} stretches of hidden text were not read, because Word does not show them",
        unread=True,
    ),
    "form-field": _Wording(
        "form-field",
        "a form field was read as it is filled in",
        "{n} form fields were read as they are filled in",
        unread=False,
    ),
    "number": _Wording(
        "number-field",
        "a number that Word counts in a field was not read",
        "{n} numbers that Word counts in fields were not read",
        unread=True,
    ),
    "elsewhere": _Wording(
        "other-document",
        "another document, which Word shows in this place, was not read",
        "{n} other documents, which Word shows in these places, were not read",
        unread=True,
    ),
    "unknown": _Wording(
        "unknown-content",
        "something of a kind unknown to redline was not read",
        "{n} things of a kind unknown to redline were not read",
        unread=True,
    ),
}  # fmt: skip
_PLACES: Final = {
    Story.HEADER: "a header",
    Story.FOOTER: "a footer",
    Story.FOOTNOTE: "a footnote",
    Story.ENDNOTE: "an endnote",
    Story.TEXTBOX: "a text box",
}
_MARGINS: Final = frozenset({Story.HEADER, Story.FOOTER})
_PROTECTIONS: Final = {
    "readOnly": "against any change",
    "forms": "so that only form fields can be filled in",
    "comments": "so that only comments can be made",
    "trackedChanges": "so that every change is tracked",
}
_NAMED: Final = 5
"""So many places are named before the rest are only counted."""


def notices(package: Package, projection: Projection, left: Standing) -> tuple[Notice, ...]:
    """Return everything worth knowing, what was not read first."""
    found = [*_sighted(projection), *_left(left), *_of_file(package)]
    return tuple(sorted(found, key=lambda notice: not notice.unread))


# ------------------------------------------------------------------ met on the walk


def _sighted(projection: Projection) -> Iterator[Notice]:
    places: dict[str, list[str]] = {}
    for sighting in projection.sightings:
        story, place = _place(projection, sighting)
        kind = sighting.kind
        if kind == "picture" and story in _MARGINS:
            kind = "small picture"
        places.setdefault(kind, []).append(place)
    for kind, wording in _WORDINGS.items():
        if kind in places:
            number = len(places[kind])
            yield Notice(
                code=wording.code,
                message=wording.one if number == 1 else wording.many.format(n=number),
                where=_listed(places[kind]),
                unread=wording.unread,
            )


def _place(projection: Projection, sighting: Sighting) -> tuple[Story, str]:
    last = len(projection.paragraphs) - 1
    if last < 0:
        return Story.BODY, "the whole file"
    story = projection.paragraphs[min(sighting.paragraph, last)].story
    return story, _PLACES.get(story, f"paragraph {sighting.paragraph + 1}")


def _listed(places: list[str]) -> str:
    """Return `paragraphs 3, 9 and a header`, with the rest counted where there are many."""
    distinct = list(dict.fromkeys(places))
    named, rest = distinct[:_NAMED], len(distinct) - _NAMED
    words = [place.removeprefix("paragraph ") for place in named]
    numbered = sum(place.startswith("paragraph ") for place in named)
    if rest > 0:
        words.append(f"{rest} more place{'s' if rest > 1 else ''}")
    joined = " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return f"paragraph{'s' if numbered > 1 else ''} {joined}" if numbered else joined


# ------------------------------------------------------------------ left by others


def _left(left: Standing) -> Iterator[Notice]:
    if left.revisions:
        yield Notice(
            code="existing-revisions",
            message=f"{_count(left.revisions, 'tracked change')} by "
            f"{_count(left.authors, 'author')} found: insertions were read, deletions were not, "
            "and all stay in place",
        )
    if left.comments:
        yield Notice(
            code="existing-comments",
            message=f"{_count(left.comments, 'comment')} found and left in place; "
            "`redline comments list` shows them",
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


# ------------------------------------------------------------------ about the file


def _of_file(package: Package) -> Iterator[Notice]:
    if package.has_macros:
        message = "the file holds macros; they were not run and are kept as they are"
        yield Notice(code="macros", message=message)
    protection = _protection(package)
    if protection:
        yield Notice(code="protected", message=f"the file is protected {protection}")
    if any(link.type.endswith("/digital-signature/origin") for link in package.relationships()):
        message = "the file is digitally signed; any change to it breaks the signature"
        yield Notice(code="signed", message=message)
    if package.strict:
        message = "the file is in the strict form of Open XML; a redline of it will be as well"
        yield Notice(code="strict", message=message)


def _protection(package: Package) -> str:
    settings = package.related_tree(package.main_part, "settings")
    found = child(settings, q("w:documentProtection"))
    if found is None or found.get(q("w:enforcement"), "0").lower() in OFF:
        return ""
    return _PROTECTIONS.get(found.get(q("w:edit"), ""), "")
