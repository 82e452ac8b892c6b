"""Two Word files compared, story by story, into one redline that is proven before it is given."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.compare.legible import MOST_FRAGMENTS
from redline.model import Notice
from redline.word.comparison.adoption import Adoption
from redline.word.comparison.blocks import blocks
from redline.word.comparison.body import Body
from redline.word.comparison.looks import Looks
from redline.word.comparison.loom import Loom, Notes, Shared, find_note
from redline.word.comparison.notices import untold
from redline.word.comparison.proving import Proof, UnprovenError, prove
from redline.word.comparison.steps import Kin
from redline.word.comparison.stories import paired_margins, unpaired_margins
from redline.word.markup import Pen, unused_ids
from redline.word.names import q
from redline.word.package import open_package, save
from redline.word.parsing import in_utf8
from redline.word.protection import refuse_protected
from redline.word.splicing import spliced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from redline.model import Stamp
    from redline.word.package import AddedPart, Package


_ID: Final = q("w:id")
_ANNOTATED: Final = ("header", "footer", "footnotes", "endnotes", "comments")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A redline that turns the older document into the newer, and what could not be shown in it.

    `data` is the file, the older one's own bytes where nothing differs. `marks` counts our tracked
    changes, `restyled` those of looks alone.
    """

    data: bytes
    notices: tuple[Notice, ...]
    marks: int
    restyled: int = 0


def compare(
    old: Path,
    new: Path,
    stamp: Stamp,
    *,
    most_fragments: int | None = None,
    moves: bool = True,
) -> Comparison:
    """Return the older document with tracked changes that turn it into the newer one.

    Rejecting them gives the older document back, accepting them gives the newer one's text, run
    formatting and structure. A sentence that would carry more than `most_fragments` changes is struck
    and written anew; 0 sets no limit. With `moves` a paragraph that stands elsewhere word for word is
    written as moved, else as struck here and written there.

    What fails the proof is tried once more in the plainest way: without moves, and with every field over
    several paragraphs struck and written anew.

    Raises UnreadableError for a file that cannot be read, RefusedError where the older one is
    protected or the outcome fails its own proof.
    """
    most = MOST_FRAGMENTS if most_fragments is None else most_fragments
    try:
        return _Desk(open_package(old), open_package(new), stamp, (most, moves)).comparison()
    except UnprovenError:
        desk = _Desk(open_package(old), open_package(new), stamp, (most, False), plainly=True)
        return desk.comparison()


class _Desk:
    """One comparison being written."""

    def __init__(
        self,
        old: Package,
        new: Package,
        stamp: Stamp,
        manner: tuple[int, bool],
        *,
        plainly: bool = False,
    ) -> None:
        refuse_protected(old)
        self._plainly = plainly
        self._packages = (old, new)
        self._stamp = stamp
        self._pen = Pen(stamp, unused_ids(_annotated(old)))
        self._adoption = Adoption(old, new)
        self._looks = Looks(self._pen, self._adoption)
        self._shared = Shared(self._pen, self._adoption, self._looks, *manner)
        self._looms: dict[tuple[str, str], Loom] = {}
        self._body = Body(self._packages, whole=plainly)
        self._before: dict[str, tuple[bytes, Element]] = {}
        self._margins: list[tuple[str, str]] = []
        self._note_pairs: list[Notes] = []
        self._unpaired = 0
        self._touched: set[str] = set()

    def comparison(self) -> Comparison:
        self._weave_stories()
        notices = untold(self._unpaired, self._adoption, self._looks, self._counts())
        old = self._packages[0]
        marks, looks = len(self._pen.marks), self._looks.tracked
        changed, added = self._adoption.changed() if marks else ({}, [])
        data = self._saved(changed, added) if marks else old.data
        self._body.close()
        self._prove(data, frozenset(changed), frozenset(part.name for part in added))
        return Comparison(data=data, notices=notices, marks=marks, restyled=looks)

    def _counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for loom in self._looms.values():
            counts += loom.counts
        return counts

    # -------------------------------------------------------------- stories

    def _weave_stories(self) -> None:
        old, new = self._packages
        for kind in ("footnotes", "endnotes"):
            for part in old.related(old.main_part, kind):
                self._remember(part)
        sections = self._body.sections()
        self._margins = list(paired_margins(self._packages, sections))
        self._unpaired = unpaired_margins(self._packages, sections)
        with self._tracking(old.main_part):
            loom = self._loom(old.main_part, new.main_part)
            self._body.weave(loom, self._looks, loom.kin)
        for one, two in self._margins:
            with self._tracking(one):
                self._loom(one, two).weave_story(old.tree(one), new.tree(two))
        self._weave_notes()

    def _weave_notes(self) -> None:
        """Weave the notes behind marks that stand for one another, and fill in those brought."""
        old, new = self._packages
        done: set[tuple[str, str]] = set()
        for pair in [note for loom in self._looms.values() for note in loom.notes]:
            parts = [package.related(package.main_part, f"{pair.kind}s") for package in (old, new)]
            one, two = find_note(old, pair.kind, pair.old), find_note(new, pair.kind, pair.new)
            if one is not None and two is not None and (pair.kind, pair.old) not in done:
                done.add((pair.kind, pair.old))
                self._note_pairs.append(pair)
                with self._tracking(parts[0][0]):
                    self._loom(parts[0][0], parts[1][0]).weave_story(one, two)
        self._fill_notes()

    def _fill_notes(self) -> None:
        new = self._packages[1]
        brought = [each for loom in self._looms.values() for each in loom.brought]
        for kind, note, made in brought:
            theirs = new.related(new.main_part, f"{kind}s")[0]
            part = self._adoption.notes_part("footnote" if kind == "footnote" else "endnote")
            self._note_pairs.append(Notes(kind, made.get(_ID, ""), note.get(_ID, "")))
            with self._tracking(part):
                made.extend(self._loom(part, theirs).inserted(blocks(note)))
        in_order = sorted(brought, key=lambda each: _place(each[1]))
        for kind, note, made in in_order:
            self._put_in_order(kind, note, made)

    def _put_in_order(self, kind: str, note: Element, made: Element) -> None:
        """Put a brought note beside the one that comes before or after it in the newer document.

        Notes are found by their ids, but LibreOffice gives them to their marks in the order of the part.
        """
        pairs = {pair.new: pair.old for pair in self._note_pairs if pair.kind == kind}
        holder = made.getparent()
        places = {} if holder is None else {one.get(_ID, ""): one for one in holder}
        for preceding in (True, False):
            others = note.itersiblings(note.tag, preceding=preceding)
            numbers = (pairs.get(other.get(_ID, "")) for other in others)
            beside = next((places[n] for n in numbers if n in places), None)
            if beside is not None:
                (beside.addnext if preceding else beside.addprevious)(made)
                return

    @contextmanager
    def _tracking(self, part: str) -> Iterator[None]:
        before = len(self._pen.marks)
        yield
        if len(self._pen.marks) > before and self._packages[0].name_of(part):
            self._touched.add(part)

    def _loom(self, old_part: str, new_part: str) -> Loom:
        loom = self._looms.get((old_part, new_part))
        if loom is None:
            if old_part != self._packages[0].main_part:
                self._remember(old_part)
            loom = self._looms[old_part, new_part] = Loom(
                self._packages,
                (old_part, new_part),
                self._shared,
                _kin(self._packages, old_part, new_part),
                plainly=self._plainly,
            )
        return loom

    def _remember(self, part: str) -> None:
        """Keep a part as it is before it is woven into: as bytes and as a tree."""
        old = self._packages[0]
        if old.name_of(part) and part not in self._before:
            tree = old.tree(part)
            self._before[part] = (etree.tostring(tree, encoding="UTF-8"), deepcopy(tree))

    # -------------------------------------------------------------- saving

    def _saved(self, changed: dict[str, bytes], added: list[AddedPart]) -> bytes:
        old = self._packages[0]
        for part in self._touched:
            if part == old.main_part:
                changed[part] = self._body.written()
            else:
                changed[part] = spliced(old.part(part), old.tree(part), self._before[part][0])
        return save(old, changed, added)

    def _prove(self, data: bytes, changed: frozenset[str], added: frozenset[str]) -> None:
        old, new = self._packages
        proof = Proof(
            marks=frozenset(str(number) for number in self._pen.marks),
            touched=frozenset(self._touched),
            changed=changed,
            added=added,
            sources={part: self._before[part][1] for part in self._touched if part in self._before},
            loose=sum(self._looks.untracked.values()),
            body=self._body,
            margins=tuple(self._margins),
            notes=tuple(self._note_pairs),
            kins={parts: loom.kin for parts, loom in self._looms.items()},
        )
        prove(old, new, data, self._stamp, proof)


def _place(note: Element) -> int:
    holder = note.getparent()
    return 0 if holder is None else holder.index(note)


def _kin(packages: tuple[Package, Package], old_part: str, new_part: str) -> Kin:
    """Say whether lists and links mean the same in both: the same parts under the same ids."""
    old, new = packages
    if old.relationships(old_part) != new.relationships(new_part):
        return Kin(alike=False)
    targets = [link.target for link in old.relationships(old_part) if not link.external]
    wanted = [t for t in targets if t not in _stories(old)]
    return Kin(alike=all(_same_part(old, new, target) for target in wanted))


def _stories(package: Package) -> frozenset[str]:
    """Return the parts that are compared on their own, or that nothing in the text points into."""
    kinds = (*_ANNOTATED, "settings", "webSettings", "fontTable", "theme", "customXml")
    related = (package.related(package.main_part, kind) for kind in (*kinds, "styles"))
    return frozenset(part for parts in related for part in parts)


def _same_part(old: Package, new: Package, name: str) -> bool:
    if old.name_of(name) is None or new.name_of(name) is None:
        return old.name_of(name) is new.name_of(name) is None
    return old.part(name) == new.part(name)


def _annotated(package: Package) -> Iterable[bytes]:
    related = (package.related(package.main_part, kind) for kind in _ANNOTATED)
    for part in (package.main_part, *(part for parts in related for part in parts)):
        yield in_utf8(package.path, part, package.part(part))
