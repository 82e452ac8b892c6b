"""A file being scrubbed: which trees, links and parts are gone, and what is left to save."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.archive import EPOCH, write_archive
from redline.word.names import q
from redline.word.package import CONTENT_TYPES
from redline.word.parsing import parse, serialise, to_strict
from redline.word.scrub.showing import Showing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml.etree import _Element as Element

    from redline.word.archive import Member
    from redline.word.package import Package, Relationship

_RELATIONSHIP: Final = q("rel:Relationship")
_STORIES: Final = ("header", "footer", "footnotes", "endnotes", "comments")
_WORD: Final = ("wordprocessingml", "ms-word")


class Draft:
    """An open package with changes pending. The trees of the package are the ones that change.

    `authors` are those whose comments and names are meant, all where none is given.
    """

    def __init__(self, package: Package, authors: Collection[str] = ()) -> None:
        self.package = package
        self.authors = frozenset(name.casefold() for name in authors)
        self.reached = reached(package)
        self._changed: set[str] = set()
        self._unlinked: set[tuple[str, str]] = set()
        self._dropped: set[str] = set()
        self._types: dict[str, str] = {}
        self._timeless = False
        self._showing: Showing | None = None
        self._leading: dict[str, dict[str, set[str]]] | None = None

    # ---------------------------------------------------------------- looking

    @property
    def showing(self) -> Showing:
        """What the text of the document draws on."""
        if self._showing is None:
            self._showing = Showing(self.package, self.word_parts())
        return self._showing

    def tree(self, part: str) -> Element:
        """Return the tree of a part as it stands now."""
        return self.package.tree(part)

    def links(self, source: str = "") -> tuple[Relationship, ...]:
        """Return the relationships of a part that are still there."""
        links = self.package.relationships(source)
        return tuple(link for link in links if (source, link.id) not in self._unlinked)

    def linked(self, source: str, *kinds: str) -> tuple[Relationship, ...]:
        """Return the relationships whose type ends in one of `kinds`, whoever defined the type."""
        endings = tuple(f"/{kind}" for kind in kinds)
        return tuple(link for link in self.links(source) if link.type.endswith(endings))

    def sources(self) -> tuple[str, ...]:
        """Return every part that is reached, the package itself first as the empty name."""
        return ("", *(name for name in self.package.parts if name in self.reached))

    def present(self) -> frozenset[str]:
        """Return the parts that are reached still, now that some links are gone."""
        return reached(self.package, self._unlinked)

    def word_parts(self, *endings: str) -> tuple[str, ...]:
        """Return the reached parts of Word's own XML, or those whose type ends so (`settings`)."""
        other_files = {link.target for link in self.linked(self.package.main_part, "aFChunk")}
        return tuple(
            name
            for name in self.sources()[1:]
            if is_word_xml(self.package.content_type(name), endings) and name not in other_files
        )

    def stories(self) -> tuple[str, ...]:
        """Return the main part and the headers, footers, notes and comments that it names."""
        main = self.package.main_part
        named = (part for kind in _STORIES for part in self.package.related(main, kind))
        return tuple(dict.fromkeys((main, *named)))

    # ---------------------------------------------------------------- changing

    def touch(self, part: str) -> None:
        """Note that the tree of a part is changed."""
        self._changed.add(part)

    def remove(self, part: str, element: Element) -> None:
        """Take an element out of a part; text behind it stays."""
        cut(element)
        self.touch(part)

    def unlink(self, source: str, ids: Collection[str]) -> None:
        """Remove relationships of a part. What nothing leads to any more is not saved."""
        name = self.relations(source)
        if name is None or not ids:
            return
        root = self.tree(name)
        for entry in [e for e in root.iter(_RELATIONSHIP) if e.get("Id", "") in ids]:
            self.remove(name, entry)
        self._unlinked.update((source, number) for number in ids)

    def unlink_part(self, part: str) -> None:
        """Remove every relationship that leads to a part."""
        if self._leading is None:
            self._leading = self._leads()
        for source, ids in self._leading.get(part, {}).items():
            self.unlink(source, ids)

    def _leads(self) -> dict[str, dict[str, set[str]]]:
        """Return for each part from where and by which relationships it is reached."""
        found: dict[str, dict[str, set[str]]] = {}
        for source in self.sources():
            for link in self.package.relationships(source):
                name = None if link.external else self.package.name_of(link.target)
                if name is not None:
                    found.setdefault(name, {}).setdefault(source, set()).add(link.id)
        return found

    def drop(self, part: str) -> None:
        """Leave a part out that nothing leads to anyway."""
        self._dropped.add(part)

    def retype(self, part: str, content_type: str) -> None:
        """Give a part another content type."""
        self._types[part] = content_type

    def forget_times(self) -> None:
        """Leave out when each part was packed."""
        self._timeless = True

    def relations(self, source: str) -> str | None:
        """Return the part that holds the relationships of `source`, none where it has none."""
        return self.package.name_of(relations_of(source))

    # ---------------------------------------------------------------- saving

    def save(self) -> bytes:
        """Return the bytes of the file as it stands now; parts without a change keep their bytes."""
        gone = self._gone()
        changed = {name: serialise(self.tree(name)) for name in self._changed - gone}
        if gone or self._types:
            name = self.package.name_of(CONTENT_TYPES) or CONTENT_TYPES
            changed[name] = self._content_types(name, gone)
        if self.package.strict:
            changed = {name: to_strict(data) for name, data in changed.items()}
        return write_archive(self._members(gone), changed, {})

    def _gone(self) -> set[str]:
        """Return the parts that are not saved: dropped, cut off, or lists of no relationships."""
        lost = self.reached - self.present()
        gone = self._dropped | lost
        for source in (*self.sources(), *self._dropped):
            name = self.relations(source)
            empty = name in self._changed and not len(self.tree(name or ""))
            if name and (empty or source in gone):
                gone.add(name)
        return gone

    def _content_types(self, name: str, gone: set[str]) -> bytes:
        root = parse(self.package.path, name, self.package.part(name))
        lost = {part.lower() for part in gone}
        for entry in [entry for entry in root if _part_of(entry) in lost]:
            root.remove(entry)
        overrides = {_part_of(entry): entry for entry in root}
        for part, kind in self._types.items():
            override = overrides.get(part.lower())
            if override is None:
                override = etree.SubElement(root, q("ct:Override"), PartName=f"/{part}")
            override.set("ContentType", kind)
        parts = [part.lower() for part in self.package.parts]
        unused = _unused_endings(parts, lost, overrides)
        for entry in list(root):
            if entry.get("Extension", "").lower() in unused:
                root.remove(entry)
        return serialise(root)

    def _members(self, gone: set[str]) -> Iterator[Member]:
        for member in self.package.members:
            if member.name not in gone:
                yield replace(member, stamp=EPOCH) if self._timeless else member


def _part_of(entry: Element) -> str:
    return entry.get("PartName", "").lower().lstrip("/")


def _unused_endings(
    parts: Iterable[str], lost: Collection[str], overrides: Collection[str]
) -> set[str]:
    """Return the endings of lost parts by which no other part is typed; those of XML stay anyway."""
    endings: dict[bool, set[str]] = {True: {"xml", "rels"}, False: set()}
    for part in parts:
        if part in lost or part not in overrides:
            endings[part not in lost].add(part.rpartition(".")[2])
    return endings[False] - endings[True]


def cut(element: Element) -> None:
    """Take an element out of its tree; text behind it, such as a line feed, stays."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def is_word_xml(content_type: str, endings: tuple[str, ...] = ()) -> bool:
    """Say whether a content type is one of Word's own XML, of a certain kind where that is given."""
    stem = content_type.removesuffix("+xml")
    ours = stem != content_type and any(mark in stem for mark in _WORD)
    return ours and (not endings or stem.endswith(tuple(f".{ending}" for ending in endings)))


def relations_of(source: str) -> str:
    """Return the name of the part that holds the relationships of a part (ECMA-376 Part 2, 6.5.3)."""
    folder, _, name = source.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def reached(package: Package, unlinked: Collection[tuple[str, str]] = ()) -> frozenset[str]:
    """Return the parts that relationships lead to from the package, some links left out."""
    found: set[str] = set()
    open_ends = [""]
    while open_ends:
        source = open_ends.pop()
        for link in package.relationships(source):
            name = None if link.external else package.name_of(link.target)
            if name and name not in found and (source, link.id) not in unlinked:
                found.add(name)
                open_ends.append(name)
    return frozenset(found)
