"""The parts of a redline held against those of its source: which are the same, grew, or changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.model.certificate import FileMark
from redline.word.canonical import canonical, keyless, sha256
from redline.word.names import q, relation
from redline.word.package import CONTENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from redline.word.package import Package, Relationship

_LISTS: Final = frozenset(
    name.lower()
    for name in (
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "styles",
        "numbering",
        "settings",
    )
)
"""Kinds of part to which a redline may add entries of its own, and change none."""

_IDENTITIES: Final = tuple(map(q, ("w:styleId", "w:numId", "w:abstractNumId")))
_ACTING: Final = frozenset(
    {"vbaproject", "wordvbadata", "control", "activexcontrolbinary", "attachedtemplate",
     "afchunk", "subdocument", "frame", "mailmergesource"}
)  # fmt: skip
"""Kinds of part and link that act, or bring in what is not in the file. No redline needs new ones."""

_LINK: Final = relation("hyperlink")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """What became of the parts of a source; `problems` name what a redline has no reason for."""

    identical: int
    changed: tuple[FileMark, ...]
    added: tuple[FileMark, ...]
    removed: tuple[str, ...]
    settings: tuple[str, ...]
    problems: tuple[str, ...]


def take_inventory(source: Package, output: Package, stories: frozenset[str]) -> Inventory:
    """Compare all parts by their bytes, and those with other bytes by what they hold.

    `stories` are parts that hold text; they may change, as their text is compared elsewhere.
    """
    changed = _changed(source, output)
    removed = tuple(name for name in source.parts if output.name_of(name) is None)
    added = [name for name in output.parts if source.name_of(name) is None]
    settings = source.related(source.main_part, "settings")[:1]
    problems = [
        *(f"the part {name} is gone" for name in removed),
        *(p for name in changed if name not in stories for p in _growth(source, output, name)),
        *_acting(source, output),
    ]
    return Inventory(
        identical=len(source.parts) - len(changed) - len(removed),
        changed=tuple(_mark(output, name) for name in changed),
        added=tuple(_mark(output, name) for name in added),
        removed=removed,
        settings=tuple(
            s for name in settings if name in changed for s in _new(source, output, name)
        ),
        problems=tuple(problems),
    )


def _changed(source: Package, output: Package) -> list[str]:
    """Return the parts with other bytes, whichever way they are packed."""
    packed = {member.name: member for member in output.members}
    both = (
        (member, output.name_of(member.name)) for member in source.members if not member.is_folder
    )
    return [
        member.name
        for member, name in both
        if name is not None
        and member != packed[name]
        and source.part(member.name) != output.part(name)
    ]


def _mark(package: Package, name: str) -> FileMark:
    return FileMark(name=name, sha256=sha256(package.part(package.name_of(name) or name)))


# ------------------------------------------------------------------ lists that grow


def _growth(source: Package, output: Package, name: str) -> Iterator[str]:
    """Yield what is wrong with a changed part: only lists may change, and they may only grow."""
    if not _is_list(source, name):
        yield f"the part {name} changed"
        return
    old, new = source.tree(name), output.tree(output.name_of(name) or name)
    entries = iter([keyless(entry) for entry in new])
    if not all(any(keyless(entry) == other for other in entries) for entry in old):
        yield f"an entry of {name} changed or is gone"
    if _doubles(new) - _doubles(old):
        yield f"two entries of {name} have the same id"


def _doubles(root: Element) -> Counter[tuple[str, str, str]]:
    """Count entries beyond the first with an id; some programs write such lists."""
    return Counter(identity for entry in root for identity in _identities(entry)) - Counter(
        {identity for entry in root for identity in _identities(entry)}
    )


def _is_list(package: Package, name: str) -> bool:
    if name == CONTENT_TYPES or name.endswith(".rels"):
        return True
    kinds = (link.type for link in package.relationships(package.main_part) if link.target == name)
    return any(kind.rpartition("/")[2].lower() in _LISTS for kind in kinds)


def _identities(entry: Element) -> Iterator[tuple[str, str, str]]:
    yield from ((entry.tag, key, value) for key in _IDENTITIES if (value := entry.get(key)))


def _new(source: Package, output: Package, name: str) -> Iterator[str]:
    """Yield the names of settings that were added or changed."""
    old = {canonical(entry) for entry in source.tree(name)}
    for entry in output.tree(output.name_of(name) or name):
        if canonical(entry) not in old:
            yield entry.tag.rpartition("}")[2]


# ------------------------------------------------------------------ what acts


def _acting(source: Package, output: Package) -> Iterator[str]:
    known = {_place(link) for name in _owners(source) for link in source.relationships(name)}
    for name in _owners(output):
        for link in output.relationships(name):
            if _place(link) not in known and _acts(link):
                yield f"a link of the kind {link.type.rpartition('/')[2]} was added"


def _owners(package: Package) -> Iterator[str]:
    """Yield everything that has links: the package itself, and the parts."""
    yield ""
    yield from (name for name in package.parts if not name.endswith(".rels"))


def _place(link: Relationship) -> tuple[str, str, bool]:
    return link.type, link.target, link.external


def _acts(link: Relationship) -> bool:
    kind = link.type.rpartition("/")[2].lower()
    return kind in _ACTING or (link.external and link.type != _LINK)
