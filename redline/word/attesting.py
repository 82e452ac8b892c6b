"""A redline held against its source from the bytes of both alone: the facts, and what holds of them."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from redline.errors import UnreadableError
from redline.model.certificate import Attested, Facts, FileMark, Statement, StoryHashes, StoryProof
from redline.word.archive import ASK_AGAIN
from redline.word.canonical import canonical, hashes, normalise, text
from redline.word.inventory import Inventory, take_inventory
from redline.word.names import q
from redline.word.resolve import CONTENT, TRACKED, accept, reject
from redline.word.testimony import comments, key_of, keys_of, lines_of, tally

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.package import Package
    from redline.word.testimony import Remark

_KINDS: Final = ("header", "footer", "footnotes", "endnotes")
_ANCHORS: Final = (q("w:commentRangeStart"), q("w:commentRangeEnd"), q("w:commentReference"))
_NOTES: Final = (q("w:footnote"), q("w:endnote"))
_ID, _AUTHOR, _DATE = q("w:id"), q("w:author"), q("w:date")
_PLACES: Final = {
    q("w:rPr"): "paragraph mark ",
    q("w:trPr"): "row ",
    q("w:numPr"): "list ",
}
_NAMES: Final = {
    q("w:ins"): "inserted",
    q("w:del"): "deleted",
    q("w:moveFrom"): "moved away",
    q("w:moveTo"): "moved here",
    q("w:cellIns"): "cell inserted",
    q("w:cellDel"): "cell deleted",
    q("w:cellMerge"): "cell merged",
}


def attest(source: Package, output: Package, author: str, date: str = "") -> Attested:
    """Hold a redline against its source.

    Ours are the tracked changes and comments by `author` (and with `date`, if given) that the source
    does not have. Raises UnreadableError where a part of either cannot be read.
    """
    try:
        return _Hearing(source, output, author, date).attested()
    except etree.C14NError as error:
        raise UnreadableError(
            output.path, "a name in it has no canonical form", ASK_AGAIN
        ) from error


class _Trees(NamedTuple):
    """One story in the states it is compared in, each in normal form."""

    source: Element | None
    rejected: Element | None
    accepted: Element | None


class _Hearing:
    """One redline being held against its source; nothing it is given is changed."""

    def __init__(self, source: Package, output: Package, author: str, date: str) -> None:
        self._source, self._output = source, output
        self._author, self._date = author, date
        self._known = {part: frozenset(keys_of(source.tree(part))) for part in _story_names(source)}
        self._dates = self._our_dates()
        self._comments = frozenset(comments(output)) - frozenset(comments(source))
        self._ours: Counter[str] = Counter()

    def attested(self) -> Attested:
        """Find out everything."""
        names = {**_story_names(self._source), **_story_names(self._output)}
        trees = {part: self._states(part) for part in names}
        before = [mark for t in trees.values() for mark in _marks(t.source)]
        after = [mark for t in trees.values() for mark in _marks(t.rejected)]
        stories = tuple(_proof(names[part], part, t) for part, t in trees.items())
        unlike = [story for story in stories if story.source != story.rejected]
        where = [_difference(story.story, trees[story.part]) for story in unlike]
        theirs, still = comments(self._source), comments(self._output)
        new = {number: still.pop(number) for number in self._comments}
        inventory = take_inventory(self._source, self._output, frozenset(names))
        return Attested(
            source=_file(self._source),
            output=_file(self._output),
            author=self._author,
            date=self._date,
            facts=Facts(
                stories=stories,
                ours=tuple(sorted(self._ours.items())),
                revisions_before=tally(before),
                revisions_after=tally(after),
                comments=len(self._comments),
                comments_before=tally([remark.form for remark in theirs.values()]),
                comments_after=tally([remark.form for remark in still.values()]),
                identical=inventory.identical,
                changed=inventory.changed,
                added=inventory.added,
                removed=inventory.removed,
                settings=inventory.settings,
            ),
            statements=(
                self._rejected([each for each in where if each]),
                _kept_marks(before, after),
                _kept_comments(theirs, still),
                self._signed(new),
                _kept_parts(inventory),
            ),
        )

    # -------------------------------------------------------------- ours and theirs

    def _our_dates(self) -> frozenset[str]:
        """Return the dates that our marks carry.

        Where this author had changed the source before, changes with a date of that time are older
        ones that were parted in two, unless the redline has no others.
        """
        if self._date:
            return frozenset({self._date})
        new = {
            key.date
            for part in _story_names(self._output)
            for key in keys_of(self._output.tree(part))
            if key.author == self._author and key not in self._known.get(part, ())
        }
        old = {
            key.date for keys in self._known.values() for key in keys if key.author == self._author
        }
        return frozenset(new - old or new)

    def _is_ours(self, part: str, element: Element) -> bool:
        if element.get(_AUTHOR, "") != self._author or element.get(_DATE, "") not in self._dates:
            return False
        return key_of(element) not in self._known.get(part, ())

    # -------------------------------------------------------------- stories

    def _states(self, part: str) -> _Trees:
        old, new = _tree(self._source, part), _tree(self._output, part)
        if new is None:
            return _Trees(_normal(old), None, None)
        if old is not None and self._is_untouched(part):
            same = _normal(old)
            return _Trees(same, same, same)
        rejected, accepted = deepcopy(new), deepcopy(new)
        ours = [el for el in new.iter(*TRACKED) if self._is_ours(part, el)]
        self._ours.update(_kind(element) for element in ours)
        for tree, settle in ((rejected, reject), (accepted, accept)):
            settle(tree, lambda el: self._is_ours(part, el))
            _remove_anchors(tree, self._comments)
        _remove_new_notes(rejected, old)
        for tree in (rejected, accepted):
            normalise(tree)
        return _Trees(_normal(old), rejected, accepted)

    def _is_untouched(self, part: str) -> bool:
        name = self._output.name_of(part)
        return name is not None and self._source.part(part) == self._output.part(name)

    # -------------------------------------------------------------- statements

    def _rejected(self, problems: list[str]) -> Statement:
        words = (
            f"Rejecting the changes by {self._author} gives the source back, text and formatting."
        )
        return Statement(code="reject", text=words, problems=tuple(problems))

    def _signed(self, new: dict[str, Remark]) -> Statement:
        others = sorted(number for number, remark in new.items() if remark.author != self._author)
        return Statement(
            code="own-comments",
            text=f"New comments are by {self._author}.",
            problems=tuple(f"comment {number} is by somebody else" for number in others),
        )


def _kept_comments(before: dict[str, Remark], after: dict[str, Remark]) -> Statement:
    problems = [
        f"comment {number} " + ("changed" if number in after else "is gone")
        for number, comment in before.items()
        if after.get(number) != comment
    ]
    words = "Comments of others are all there, unchanged."
    return Statement(code="comments", text=words, problems=tuple(problems))


def _kept_marks(before: list[bytes], after: list[bytes]) -> Statement:
    """See that the tracked changes of others are the same, in the same order."""
    lost, new = Counter(before) - Counter(after), Counter(after) - Counter(before)
    problems = [f"{_spelt(mark)} is not there as it was" for mark in lost]
    problems += [f"{_spelt(mark)} is not in the source" for mark in new]
    if not problems and before != after:
        problems = ["their order changed"]
    words = "Tracked changes of others are all there, unchanged."
    return Statement(code="foreign-revisions", text=words, problems=tuple(problems))


def _spelt(mark: bytes) -> str:
    kind, number, author, date, _ = mark.decode().split("\t", 4)
    return f"the change {number} ({kind}) by {author or 'nobody'}, dated {date or 'never'},"


def _kept_parts(inventory: Inventory) -> Statement:
    words = "Nothing else in the file changed, but for lists that grew."
    return Statement(code="parts", text=words, problems=inventory.problems)


# ------------------------------------------------------------------ stories


def _story_names(package: Package) -> dict[str, str]:
    """Return the parts that hold text, each with the kind of story it is."""
    names = {package.main_part: "body"}
    for kind in _KINDS:
        names.update(dict.fromkeys(package.related(package.main_part, kind), kind))
    return names


def _tree(package: Package, part: str) -> Element | None:
    root = package.tree(part) if part in _story_names(package) else None
    if root is not None and root.tag in TRACKED:
        raise UnreadableError(package.path, f"the part {part} is damaged", ASK_AGAIN)
    return root


def _normal(root: Element | None) -> Element | None:
    if root is None:
        return None
    copied = deepcopy(root)
    normalise(copied)
    return copied


def _remove_anchors(root: Element, ids: frozenset[str]) -> None:
    """Take our comments out of a story: their ranges, and the runs with nothing but their marks."""
    for mark in [mark for mark in root.iter(*_ANCHORS) if mark.get(_ID, "") in ids]:
        holder = mark.getparent()
        if holder is None:
            continue
        holder.remove(mark)
        above = holder.getparent()
        bare = holder.tag == q("w:r") and all(child.tag == q("w:rPr") for child in holder)
        if bare and above is not None:
            above.remove(holder)


def _remove_new_notes(root: Element, source: Element | None) -> None:
    """Take out notes that the source does not have, once they are empty: nothing refers to them."""
    known = {note.get(_ID) for note in source.iter(*_NOTES)} if source is not None else set()
    for note in [note for note in root.iter(*_NOTES) if note.get(_ID) not in known]:
        above = note.getparent()
        if above is not None and not text(note).strip():
            above.remove(note)


def _proof(story: str, part: str, trees: _Trees) -> StoryProof:
    """Hash all states of a story; the marks in its trees lose their ids."""
    source = _hashes(trees.source)
    if trees.accepted is trees.source:
        return StoryProof(story=story, part=part, source=source, rejected=source, accepted=source)
    return StoryProof(
        story=story,
        part=part,
        source=source,
        rejected=_hashes(trees.rejected),
        accepted=_hashes(trees.accepted),
    )


def _hashes(root: Element | None) -> StoryHashes | None:
    return None if root is None else hashes(root)


def _difference(story: str, trees: _Trees) -> str:
    """Return where a story differs from the source once our changes are rejected."""
    if trees.source is None:
        new = trees.rejected is not None and text(trees.rejected).strip()
        return f"{story}: the source has no such part, and it holds text" if new else ""
    if trees.rejected is None:
        return f"{story}: the part is gone"
    lines = [text(tree).split("\n") for tree in (trees.source, trees.rejected)]
    if len(lines[0]) != len(lines[1]):
        return f"{story}: {len(lines[0])} paragraphs became {len(lines[1])}"
    unlike = (n for n, pair in enumerate(zip(*lines, strict=True), 1) if pair[0] != pair[1])
    number = next(unlike, 0)
    return (
        f"{story}: the text of paragraph {number}" if number else _unlike_formatting(story, trees)
    )


def _unlike_formatting(story: str, trees: _Trees) -> str:
    """Return which paragraph has another form; the marks in the trees have no ids any more."""
    forms = ([canonical(p) for p in tree.iter(q("w:p"))] for tree in trees[:2] if tree is not None)
    pairs = enumerate(zip(*forms, strict=False), 1)
    number = next((n for n, pair in pairs if pair[0] != pair[1]), 0)
    where = f"of paragraph {number}" if number else "between the paragraphs"
    return f"{story}: formatting or markup {where}"


# ------------------------------------------------------------------ marks


def _marks(root: Element | None) -> list[bytes]:
    return [] if root is None else lines_of(root)


def _kind(element: Element) -> str:
    parent = element.getparent()
    place = _PLACES.get(parent.tag, "") if parent is not None and element.tag in CONTENT else ""
    return f"{place}{_NAMES.get(element.tag, 'formatting changed')}"


def _file(package: Package) -> FileMark:
    return FileMark(name=PurePath(package.path).name, sha256=package.sha256)
