"""Word packages: the parts of a file, how they relate, and saving it with some changed."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from redline.errors import UnreadableError
from redline.word.archive import ASK_AGAIN, UNSAFE, read_archive, unpack, write_archive
from redline.word.foreign import check_foreign
from redline.word.limits import MAX_FILE, MAX_LINKS, MAX_TAGS, MEGABYTE
from redline.word.names import NAMESPACES, q, relation
from redline.word.parsing import check_size, is_strict, parse, serialise, to_strict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import stat_result
    from pathlib import Path

    from lxml.etree import _Element as Element

CONTENT_TYPES: Final = "[Content_Types].xml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MACRO = "application/vnd.ms-word."
_SUFFIXES: Final = {
    _MAIN + "document.main+xml": ".docx",
    _MAIN + "template.main+xml": ".dotx",
    _MACRO + "document.macroEnabled.main+xml": ".docm",
    _MACRO + "template.macroEnabledTemplate.main+xml": ".dotm",
}
_OTHER_PROGRAMS: Final = {
    "spreadsheetml": "an Excel workbook",
    "ms-excel": "an Excel workbook",
    "presentationml": "a PowerPoint presentation",
    "ms-powerpoint": "a PowerPoint presentation",
    "ms-visio": "a Visio drawing",
}
_ROOTS: Final = frozenset(
    q("w:" + name)
    for name in (
        *("document", "glossaryDocument", "hdr", "ftr", "footnotes", "endnotes", "comments"),
        *("styles", "numbering", "settings", "webSettings", "fonts", "recipients"),
    )
)
_CONVERT = "Save it as a Word document (.docx) first."


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """A link from one part to another, or with `external` to a place outside that is never visited.

    `target` is the name of a part, or for an external link the address as written.
    """

    id: str
    type: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedPart:
    """A part to add on saving, and the relationship by which `source` finds it.

    With no content type the file's own default holds; with no relationship none is written, as for
    a part of relationships itself or one that a changed part of relationships leads to.
    """

    name: str
    content_type: str
    relationship: str
    data: bytes
    source: str


class Package:
    """A Word file taken apart: bytes, XML trees, relationships and content types of its parts.

    Part names have no leading slash. A tree is parsed once and then shared: who edits it edits it
    for everybody who holds this package, so a writer opens a package of its own. Strict files
    (ISO/IEC 29500 Strict) are seen with the names of transitional ones.
    """

    def __init__(self, path: str, data: bytes) -> None:
        check_foreign(path, data)
        self.path = path
        self.data = data
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.members = read_archive(path, data)
        self._names = {_folded(m.name): m for m in self.members if not m.is_folder}
        self._bytes: dict[str, bytes] = {}
        self._trees: dict[str, Element] = {}
        self._relations: dict[str, tuple[Relationship, ...]] = {}
        self._tags = self._links = 0
        self._types = _content_types(self)
        self.main_part = _main_part(self)
        self.strict = is_strict(self.part(self.name_of(_relations_part("")) or ""))

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of all parts, in the order of the file."""
        return tuple(member.name for member in self.members if not member.is_folder)

    @property
    def suffix(self) -> str:
        """The file name ending that belongs to what the package says it is, such as `.docm`."""
        return _SUFFIXES[self.content_type(self.main_part)]

    @property
    def has_macros(self) -> bool:
        """Say whether the file carries macros. They are kept and never run."""
        return any(name.lower().endswith("vbaproject.bin") for name in self.parts)

    def name_of(self, part: str) -> str | None:
        """Return the part's name as the file spells it, none where there is no such part."""
        member = self._names.get(_folded(part))
        return None if member is None else member.name

    def part(self, name: str) -> bytes:
        """Return a part's bytes, unpacked."""
        data = self._bytes.get(name)
        if data is None:
            data = self._bytes[name] = unpack(self.path, self._names[_folded(name)])
        return data

    def tree(self, name: str) -> Element:
        """Return the root element of an XML part, parsed once with nothing fetched or expanded."""
        root = self._trees.get(name)
        if root is None:
            check_size(self.path, name, self._names[_folded(name)].size)
            self._tags += self.part(name).count(b"<")
            self._check(self._tags, MAX_TAGS, "elements in all its parts")
            root = parse(self.path, name, self.part(name))
            _check_root(self.path, name, root)
            self._trees[name] = root
        return root

    def relationships(self, source: str = "") -> tuple[Relationship, ...]:
        """Return the relationships of a part, or those of the package itself."""
        found = self._relations.get(source)
        if found is None:
            found = self._relations[source] = _relationships(self, source)
            self._links += len(found)
            self._check(self._links, MAX_LINKS, "links")
        return found

    def related(self, source: str, kind: str) -> tuple[str, ...]:
        """Return the existing parts that `source` names by a kind such as `footnotes`, in order."""
        wanted = relation(kind)
        found = (
            link.target
            for link in self.relationships(source)
            if link.type == wanted and not link.external and self.name_of(link.target)
        )
        return tuple(dict.fromkeys(found))

    def related_tree(self, source: str, kind: str) -> Element | None:
        """Return the tree of the first part that `source` names by `kind`, if there is one."""
        found = self.related(source, kind)
        return self.tree(found[0]) if found else None

    def content_type(self, name: str) -> str:
        """Return a part's content type, empty where the file gives none."""
        lowered = name.lower()
        return self._types.get("/" + lowered) or self._types.get(lowered.rpartition(".")[2], "")

    def _check(self, number: int, limit: int, what: str) -> None:
        if number > limit:
            raise UnreadableError(self.path, f"it has more than {limit:,} {what}", UNSAFE)


def open_package(path: Path) -> Package:
    """Open a Word file for reading.

    Raises UnreadableError, in one sentence and with a cure, for whatever is no sound Word document.
    """
    return package_from(str(path), _load(path))


def package_from(path: str, data: bytes) -> Package:
    """Open a Word file whose bytes are at hand; `path` is only for messages."""
    return Package(path, data)


def save(package: Package, changed: Mapping[str, bytes], added: Iterable[AddedPart] = ()) -> bytes:
    """Return the file with some parts changed and some added, all others byte for byte as they were.

    New parts get their content type and the relationship that leads to them. Of a strict file the
    changed parts may use transitional names; they are written with strict ones.
    """
    edited = dict(changed)
    new: dict[str, bytes] = {}
    for part in sorted(added, key=lambda one: bool(one.relationship)):  # then rels parts are there
        new[part.name] = part.data
        if part.content_type:
            _add_type(package, edited, part)
        if part.relationship:
            _add_relationship(package, edited, new, part)
    if package.strict:
        edited, new = ({n: to_strict(d) for n, d in some.items()} for some in (edited, new))
    known = {name: edited.pop(name) for name in package.parts if name in edited}
    if edited:
        raise KeyError(f"no such part: {sorted(edited)}")
    return write_archive(package.members, known, new)


# ------------------------------------------------------------------ opening


def _folded(name: str) -> str:
    """Part names are compared without regard to case (ECMA-376 Part 2, 6.2.2.3)."""
    return name.lower().replace("\\", "/")


def _load(path: Path) -> bytes:
    try:
        _check_file(str(path), path.stat())
        return path.read_bytes()
    except FileNotFoundError as error:
        cure = "Check the name and the folder."
        raise UnreadableError(str(path), "there is no such file", cure) from error
    except PermissionError as error:
        cure = "Close it in other programs or ask for access."
        raise UnreadableError(str(path), "you have no permission to read it", cure) from error
    except OSError as error:
        cause = f"it cannot be read ({(error.strerror or 'input error').lower()})"
        cure = "Copy it to this computer and try again."
        raise UnreadableError(str(path), cause, cure) from error


def _check_file(path: str, facts: stat_result) -> None:
    if S_ISDIR(facts.st_mode):
        raise UnreadableError(path, "it is a folder, not a file", "Name a Word document.")
    if not S_ISREG(facts.st_mode):
        raise UnreadableError(
            path, "it is a device or pipe, not a file", "Save it to a file first."
        )
    if facts.st_size > MAX_FILE:
        cause = f"it is larger than {MAX_FILE // MEGABYTE} MB"
        raise UnreadableError(path, cause, "Remove large pictures.")


def _check_root(path: str, part: str, root: Element) -> None:
    """Refuse a part whose root is an element that only stands in one, such as a tracked change."""
    if root.tag.startswith(q("w:")) and root.tag not in _ROOTS:
        raise UnreadableError(path, f"the part {part} is damaged: it has no sound root", ASK_AGAIN)


def _content_types(package: Package) -> dict[str, str]:
    if package.name_of(CONTENT_TYPES) is None:
        cause = "it is a zip archive, not a Word document"
        raise UnreadableError(package.path, cause, "Unpack it and name the Word documents inside.")
    types: dict[str, str] = {}
    for entry in package.tree(package.name_of(CONTENT_TYPES) or ""):
        key = entry.get("PartName") or entry.get("Extension") or ""
        types[key.lower()] = entry.get("ContentType", "")
    return types


def _main_part(package: Package) -> str:
    found = package.related("", "officeDocument")
    if not found:
        cause = "it does not say which part is the document"
        raise UnreadableError(package.path, cause, ASK_AGAIN)
    kind = package.content_type(found[0])
    if kind in _SUFFIXES:
        return package.name_of(found[0]) or found[0]
    for mark, program in _OTHER_PROGRAMS.items():
        if mark in kind:
            raise UnreadableError(package.path, f"not a Word document (it is {program})", _CONVERT)
    raise UnreadableError(package.path, "its main part is not a Word document", _CONVERT)


def _relationships(package: Package, source: str) -> tuple[Relationship, ...]:
    name = package.name_of(_relations_part(source))
    if name is None:
        return ()
    found = []
    for entry in package.tree(name).iter(q("rel:Relationship")):
        external = entry.get("TargetMode") == "External"
        target = entry.get("Target", "")
        found.append(
            Relationship(
                id=entry.get("Id", ""),
                type=entry.get("Type", ""),
                target=target if external else _resolve(package, source, target),
                external=external,
            )
        )
    return tuple(found)


def _resolve(package: Package, source: str, target: str) -> str:
    path = unquote(target.partition("#")[0]).replace("\\", "/")
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")
    return package.name_of(joined) or joined


def _relations_part(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


# ------------------------------------------------------------------ saving


def _add_type(package: Package, edited: dict[str, bytes], part: AddedPart) -> None:
    name = package.name_of(CONTENT_TYPES) or CONTENT_TYPES
    root = parse(package.path, name, edited.get(name, package.part(name)))
    entry = root.makeelement(q("ct:Override"))
    entry.set("PartName", f"/{part.name}")
    entry.set("ContentType", part.content_type)
    if not any(dict(other.items()) == dict(entry.items()) for other in root):
        root.append(entry)
    edited[name] = serialise(root)


def _add_relationship(
    package: Package, edited: dict[str, bytes], new: dict[str, bytes], part: AddedPart
) -> None:
    wanted = _relations_part(part.source)
    name = package.name_of(wanted)
    empty = f'<Relationships xmlns="{NAMESPACES["rel"]}"/>'.encode()
    data = new.get(wanted, empty) if name is None else edited.get(name, package.part(name))
    root = parse(package.path, wanted, data)
    if any(_leads_to(package, part, entry) for entry in root):
        return
    entry = root.makeelement(q("rel:Relationship"))
    entry.set("Id", _free_id({child.get("Id", "") for child in root}))
    entry.set("Type", part.relationship)
    entry.set("Target", f"/{part.name}")
    root.append(entry)
    (new if name is None else edited)[name or wanted] = serialise(root)


def _leads_to(package: Package, part: AddedPart, entry: Element) -> bool:
    """Say whether a relationship leads to a new part already: it was there when the part was not."""
    target = _resolve(package, part.source, entry.get("Target", ""))
    return entry.get("Type") == part.relationship and _folded(target) == _folded(part.name)


def _free_id(taken: set[str]) -> str:
    numbers = (int(i[3:]) for i in taken if i.startswith("rId") and i[3:].isdecimal())
    return f"rId{max(numbers, default=0) + 1}"
