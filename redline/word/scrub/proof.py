"""The proof of a scrub: what was to go is gone, and nothing else is different from the source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NoReturn

from lxml import etree

from redline.errors import RedlineError, RefusedError
from redline.model.traces import TraceKind
from redline.word.hiding import Hiding
from redline.word.names import q
from redline.word.package import CONTENT_TYPES, package_from
from redline.word.projection import project
from redline.word.resolve import TRACKED
from redline.word.scrub import people, settings
from redline.word.scrub.attributes import local
from redline.word.scrub.draft import Draft, cut, is_word_xml, reached
from redline.word.scrub.hidden import hidden_runs, is_removable
from redline.word.scrub.kinds import FINDERS
from redline.word.scrub.parts import DESCRIBING, PATHED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lxml.etree import _Element as Element

    from redline.word.package import Package

_TAGS: Final[Mapping[TraceKind, tuple[str, ...]]] = {
    TraceKind.COMMENTS: people.ANCHORS,
    TraceKind.TEMPLATE: settings.TEMPLATES,
    TraceKind.MAIL_MERGE: settings.MERGING,
    TraceKind.PRINTER: settings.PRINTERS,
    TraceKind.RSIDS: settings.SESSIONS,
    TraceKind.PROOFING: settings.PROOFED,
    TraceKind.VARIABLES: (settings.VARIABLE, q("w:docVars")),
}
"""Elements that a scrub of a kind may take from Word's own parts; all others must be there still."""

_LISTS: Final = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
"""Parts that are lists of entries, compared entry by entry."""

_NAMING: Final = frozenset({TraceKind.COMMENT_AUTHORS, TraceKind.REVISION_AUTHORS})
_NAMES: Final = frozenset({people.AUTHOR, people.DATE, people.INITIALS})
_ID: Final = q("w:id")


def prove(
    source: Package, produced: bytes, wanted: Collection[TraceKind], authors: Collection[str]
) -> None:
    """Prove that a produced file is the source without what was wanted gone, and nothing else changed.

    Raises RefusedError with what failed. The trees of `source` are used up.
    """
    try:
        made = package_from(source.path, produced)
        _Trial(source, made, frozenset(wanted), authors).run()
    except RefusedError:
        raise
    except RedlineError as error:
        _fail(source, f"the new file cannot be opened again ({type(error).__name__})")


class _Trial:
    def __init__(
        self,
        source: Package,
        made: Package,
        wanted: frozenset[TraceKind],
        authors: Collection[str],
    ) -> None:
        self._source, self._made, self._wanted, self._authors = source, made, wanted, authors

    def run(self) -> None:
        self._check_text()
        self._check_changes()
        self._check_comments()
        self._check_parts()
        self._check_lists()
        self._check_gone()

    def _check(self, holds: bool, what: str) -> None:
        if not holds:
            _fail(self._source, what)

    def _check_text(self) -> None:
        same = project(self._source).text == project(self._made).text
        self._check(same, "the text is not the same")

    def _check_changes(self) -> None:
        """See that all tracked changes stand, with author and date unless those were to go."""
        named = TraceKind.REVISION_AUTHORS not in self._wanted
        before, after = (_changes(p, named=named) for p in (self._source, self._made))
        self._check(before == after, "a tracked change is not the same")

    def _check_comments(self) -> None:
        """See that the comments that were not to go are there, word for word, and none is new."""
        before, after = (self._comments(p) for p in (self._source, self._made))
        self._check(not after - before, "a comment is not the same")
        gone = before - after
        wanted = TraceKind.COMMENTS in self._wanted
        self._check(not gone or wanted, "a comment was lost")

    def _comments(self, package: Package) -> Counter[tuple[str, str, str]]:
        """Count comments by id, author where names are to stay, and words; ours to go left out."""
        named = TraceKind.COMMENT_AUTHORS not in self._wanted
        chosen = {name.casefold() for name in self._authors}
        return Counter(
            (c.get(_ID, ""), c.get(people.AUTHOR, "") if named else "", _words(c))
            for part in package.related(package.main_part, "comments")
            for c in package.tree(part).iter(people.COMMENT)
            if TraceKind.COMMENTS not in self._wanted
            or (chosen and c.get(people.AUTHOR, "").casefold() not in chosen)
        )

    # -------------------------------------------------------------- parts

    def _check_parts(self) -> None:
        """See that each part is there and the same, apart from what was to go of it."""
        packed = {member.name: member for member in self._made.members}
        self._check(packed.keys() <= {m.name for m in self._source.members}, "a part is new")
        for member in self._source.members:
            there = packed.get(member.name)
            if there is None:
                self._check(self._may_go(member.name), f"the part {member.name} was lost")
            elif (there.crc, there.size) != (member.crc, member.size):
                self._check(self._alike(member.name), f"the part {member.name} changed too much")

    def _may_go(self, part: str) -> bool:
        """Say whether a part that is gone was one that the text does not need."""
        return not (is_word_xml(self._source.content_type(part)) and part in self._drawn_on())

    def _drawn_on(self) -> set[str]:
        main = self._source.main_part
        kinds = ("styles", "numbering", "settings", "header", "footer", "footnotes", "endnotes")
        return {main, *(part for kind in kinds for part in self._source.related(main, kind))}

    def _alike(self, part: str) -> bool:
        if part == self._source.name_of(CONTENT_TYPES) or part.lower().endswith(".rels"):
            return True  # held against each other in `_check_lists`
        kind = self._source.content_type(part)
        if not is_word_xml(kind) or is_word_xml(kind, _LISTS):
            return self._has_only_lost(part)
        return self._bare(self._source, part) == self._bare(self._made, part)

    def _has_only_lost(self, part: str) -> bool:
        """See that of a list, such as the properties, entries went and none came."""
        before, after = (_entries(p.tree(part), self._wanted) for p in (self._source, self._made))
        return not after - before

    def _bare(self, package: Package, part: str) -> bytes:
        """Return a part without all that may have gone from it."""
        root = package.tree(part)
        if TraceKind.HIDDEN_TEXT in self._wanted:
            runs = [r for r in hidden_runs(Hiding(package), package, part) if is_removable(r)]
            _cut(runs)
        tags = [tag for kind in sorted(self._wanted) for tag in _TAGS.get(kind, ())]
        if tags:
            _cut(list(root.iter(*tags)))
        if TraceKind.COMMENTS in self._wanted:
            _cut([run for run in root.iter(q("w:r")) if people.is_empty(run)])
        _forget(root, self._wanted)
        return etree.tostring(root, encoding="UTF-8")

    # -------------------------------------------------------------- relationships, content types

    def _check_lists(self) -> None:
        """See that all parts have the type they had, and all links that remain lead where they led."""
        for part in self._made.parts:
            same = self._made.content_type(part) == self._source.content_type(part)
            macros = TraceKind.MACROS in self._wanted and part == self._made.main_part
            self._check(same or macros, f"the part {part} is called something else")
        self._check_links()
        named = {
            entry.get("PartName", "").lstrip("/").lower()
            for entry in self._made.tree(self._made.name_of(CONTENT_TYPES) or CONTENT_TYPES)
        }
        lost = {p.lower() for p in self._source.parts} - {p.lower() for p in self._made.parts}
        self._check(not named & lost, "a part that is gone is listed still")

    def _check_links(self) -> None:
        short = TraceKind.LOCAL_PATHS in self._wanted
        for source in ("", *reached(self._made)):
            before = {x.id: x for x in self._source.relationships(source)}
            for link in self._made.relationships(source):
                was = before.get(link.id)
                same = was is not None and (was == link or (short and link.external))
                self._check(same, "a link leads elsewhere")
                there = link.external or self._made.name_of(link.target)
                missing = was is not None and not self._source.name_of(was.target)
                self._check(bool(there) or missing, "a link leads to a part that is gone")

    def _check_gone(self) -> None:
        """See that looking again finds nothing that could have gone and did not."""
        draft = Draft(package_from(self._made.path, self._made.data), self._authors)
        for kind in FINDERS:
            if kind in self._wanted:
                left = [found for found in FINDERS[kind](draft) if found.take is not None]
                self._check(not left, f"{kind.value} are still there")


def _fail(source: Package, what: str) -> NoReturn:
    raise RefusedError(
        f"{source.path}: the scrubbed file failed its own check, {what}. Nothing was written; "
        "try again with --keep for one kind after another, and please report this."
    )


def _changes(package: Package, *, named: bool) -> Counter[tuple[str, ...]]:
    kinds = ("header", "footer", "footnotes", "endnotes", "comments")
    main = package.main_part
    stories = (main, *(part for kind in kinds for part in package.related(main, kind)))
    return Counter(
        (part, str(mark.tag), *(mark.get(name, "") for name in _kept(named=named)))
        for part in stories
        if part in package.parts and not is_word_xml(package.content_type(part), ("comments",))
        for mark in package.tree(part).iter(*TRACKED)
    )


def _kept(*, named: bool) -> tuple[str, ...]:
    return (_ID, people.AUTHOR, people.DATE) if named else (_ID,)


def _words(comment: Element) -> str:
    return "\n".join("".join(str(t) for t in p.itertext()) for p in comment.iter(q("w:p")))


def _entries(root: Element, wanted: frozenset[TraceKind]) -> Counter[bytes]:
    _forget(root, wanted)
    for entry in root.iter():
        for name in [n for n in entry.attrib if str(n).endswith("}paraIdParent")]:
            del entry.attrib[name]
    return Counter(etree.tostring(entry, encoding="UTF-8", with_tail=False) for entry in root)


def _forget(root: Element, wanted: frozenset[TraceKind]) -> None:
    """Remove the attributes that may have gone or changed."""
    described = set(root.iter(*PATHED)) if TraceKind.LOCAL_PATHS in wanted else set()
    for element in root.iter():
        going = list(_going(element, wanted, pathed=element in described))
        for name in going:
            del element.attrib[name]


def _going(element: Element, wanted: frozenset[TraceKind], *, pathed: bool) -> Iterator[str]:
    unnamed = bool(_NAMING & wanted)
    for name in map(str, element.attrib):
        last = local(name)
        session = TraceKind.RSIDS in wanted and name.startswith(settings.RSID)
        naming = unnamed and (name in _NAMES or last == people.UTC)
        if session or naming or (pathed and last in DESCRIBING):
            yield name


def _cut(elements: list[Element]) -> None:
    for element in elements:
        cut(element)
