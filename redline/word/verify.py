"""The proof that comes with every redline: reject it and the source is back, accept it and ours stands.

It works from the bytes alone: the produced file is opened again, its revisions are settled by
`redline.word.resolve`, and what comes out is held against the source.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

from lxml import etree

from redline.errors import RedlineError, RefusedError
from redline.word.growth import annexes_of, wrong_growth
from redline.word.intent import intended_text, wrongly_kept
from redline.word.names import q
from redline.word.normal import difference
from redline.word.package import CONTENT_TYPES, package_from
from redline.word.parsing import in_utf8
from redline.word.projection import project
from redline.word.resolve import accept, reject
from redline.word.signatures import foreign_marks

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.model import Revision, Stamp
    from redline.word.package import Package

_ANCHORS: Final = (q("w:commentRangeStart"), q("w:commentRangeEnd"), q("w:commentReference"))

_ID: Final = q("w:id")
_IDS: Final = re.compile(rb""":id=["'](-?[0-9]+)["']""")
_STORIES: Final = ("header", "footer", "footnotes", "endnotes")
_COMMENT_USES: Final = 4
"""A comment's id stands at its range's start and end, at its mark and in the comments part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a produced file is said to be.

    `text` is the source's text, `comments` are the remarks that were placed, `kept` the offsets of
    marks that were to go and cannot, `marks` the ids of our revision marks, `touched` the parts of
    text that changed.
    """

    text: str
    revisions: tuple[Revision, ...]
    stamp: Stamp
    comments: tuple[str, ...] = ()
    kept: frozenset[int] = frozenset()
    marks: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()


def verify(source: Package, produced: bytes, claim: Claim) -> None:
    """Prove that a produced file is the source with the claimed changes, tracked, and nothing else.

    Raises RefusedError with what failed. The trees of `source` are used up.
    """
    try:
        made = package_from(source.path, produced)
        _Trial(source, made, claim).run()
    except RefusedError:
        raise
    except RedlineError as error:
        _fail(source, f"the produced file cannot be opened again ({type(error).__name__})")


class _Trial:
    def __init__(self, source: Package, made: Package, claim: Claim) -> None:
        self._source, self._made, self._claim = source, made, claim

    def run(self) -> None:
        self._check_parts()
        new = self._check_ids()
        self._check_others()
        self._check_comments()
        self._check(not wrongly_kept(self._source, self._claim), "a mark that could go was left")
        intended = intended_text(self._source, self._claim)
        self._check_rejected(new)
        self._check_accepted(intended)

    def _check(self, holds: bool, what: str) -> None:
        if not holds:
            _fail(self._source, what)

    # -------------------------------------------------------------- parts

    def _check_parts(self) -> None:
        """See that every part is still there, and only those that had to change have changed."""
        may_change = {*self._claim.touched}
        new = set(self._made.parts) - set(self._source.parts)
        if self._claim.comments:
            annexes = annexes_of(self._made)
            may_change.update(annexes)
            new -= {*annexes, _relations_of(self._made.main_part)}
            self._check_lists(may_change)
        self._check(not new, "it holds parts that nobody asked for")
        packed = {member.name: member for member in self._made.members}
        for member in self._source.members:
            self._check(member.name in packed, f"the part {member.name} was lost")
            same = member.name in may_change or packed[member.name] == member
            self._check(same, f"the part {member.name} changed and should not have")

    def _check_lists(self, may_change: set[str]) -> None:
        """Let the lists of parts grow by the comments, where those are new, and by nothing else."""
        for name in (CONTENT_TYPES, _relations_of(self._source.main_part)):
            before = _entries(self._source, name)
            after = _entries(self._made, name)
            grown = after - before
            self._check(not before - after, f"an entry of {name} was lost")
            ours = all("comments" in entry or "people" in entry for entry in grown)
            self._check(ours, f"{name} changed too much")
            may_change.add(self._source.name_of(name) or name)

    # -------------------------------------------------------------- ids and other people's marks

    def _check_ids(self) -> set[str]:
        """See that whatever id is new is used once, or by one comment; return the new ones."""
        before, after = _ids(self._source), _ids(self._made)
        self._check(all(after[i] >= n for i, n in before.items()), "an id of the source was lost")
        new = {i: n for i, n in after.items() if i not in before}
        uses = Counter(new.values())
        self._check(set(uses) <= {1, _COMMENT_USES}, "two marks share an id")
        self._check(uses[_COMMENT_USES] == len(self._claim.comments), "a comment lost its place")
        self._check(self._claim.marks <= new.keys(), "a revision has an id of the source")
        return set(new)

    def _check_others(self) -> None:
        """See that all revisions of others are there with id, author and date, and no others are new."""
        lost, new = foreign_marks(self._source, self._made, self._claim.touched)
        self._check(not lost, "a tracked change of somebody else was lost")
        stamp = self._claim.stamp
        for number, author, date in new:
            is_ours = number in self._claim.marks and (author, date) == (stamp.author, stamp.date)
            self._check(is_ours, "a tracked change appeared that is not ours")

    # -------------------------------------------------------------- comments

    def _check_comments(self) -> None:
        author, count = self._claim.stamp.author, len(self._claim.comments)
        wrong = wrong_growth(self._source, self._made, author, count)
        self._check(not wrong, wrong)

    # -------------------------------------------------------------- the two views

    def _mine(self, element: Element) -> bool:
        return element.get(_ID) in self._claim.marks

    def _check_rejected(self, new: set[str]) -> None:
        """See that rejecting our changes gives the source: text, formatting and markup."""
        for part in sorted(self._claim.touched):
            root = deepcopy(self._made.tree(part))
            _remove_anchors(root, new)
            reject(root, self._mine)
            where = difference(_read(self._source, part), etree.tostring(root, encoding="UTF-8"))
            self._check(not where, f"rejecting the changes does not restore {where} of {part}")

    def _check_accepted(self, intended: str) -> None:
        """See that accepting our changes gives the source's text with the revisions made."""
        for part in self._claim.touched:
            accept(self._made.tree(part), self._mine)
        text = project(self._made).text
        if text != intended:
            lines = zip(text.split("\n"), intended.split("\n"), strict=False)
            number = next((n for n, (a, b) in enumerate(lines, 1) if a != b), 0)
            where = f"paragraph {number}" if number else "the number of paragraphs"
            _fail(self._source, f"accepting the changes does not give the wanted text: {where}")


def _fail(source: Package, what: str) -> NoReturn:
    raise RefusedError(
        f"{source.path}: the redline failed its own check, {what}. Nothing was written; "
        "please report this with `redline doctor`."
    )


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _entries(package: Package, name: str) -> Counter[str]:
    found = package.name_of(name)
    if found is None:
        return Counter()
    return Counter(repr(sorted(entry.items())) for entry in package.tree(found))


def _stories(package: Package) -> list[str]:
    kinds = (package.related(package.main_part, kind) for kind in _STORIES)
    return [package.main_part, *(part for parts in kinds for part in parts)]


def _read(package: Package, part: str) -> bytes:
    return in_utf8(package.path, part, package.part(part))


def _ids(package: Package) -> Counter[str]:
    """Count the ids of annotations in all stories and comments, read from their bytes."""
    found: Counter[str] = Counter()
    for part in (*_stories(package), *package.related(package.main_part, "comments")):
        found.update(number.decode() for number in _IDS.findall(_read(package, part)))
    return found


def _remove_anchors(root: Element, ids: set[str]) -> None:
    """Take our comments out of a story: their ranges, and the runs with nothing but their marks."""
    ours = [mark for mark in root.iter(*_ANCHORS) if mark.get(_ID) in ids]
    for mark in ours:
        holder = _parent(mark)
        holder.remove(mark)
        if holder.tag == q("w:r") and all(child.tag == q("w:rPr") for child in holder):
            _parent(holder).remove(holder)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - an anchor stands in a paragraph
    return parent
