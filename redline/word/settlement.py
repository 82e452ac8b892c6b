"""The proof that comes with a file whose tracked changes were settled.

It works out from the source alone which text must be there and which marks, without accepting or
rejecting anything, and holds the produced file against that. It shares nothing with
`redline.word.resolve` but the names of the marks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from lxml import etree

from redline.errors import RedlineError, RefusedError
from redline.word.broken import FIELD_PIECES, is_bare, whole
from redline.word.emptying import HOLLOW, RANGE_MARKS
from redline.word.names import q
from redline.word.package import package_from
from redline.word.ranges import CONTROL_RANGES
from redline.word.resolve import RECORDS, TRACKED
from redline.word.threads import END, START
from redline.word.unanchored import (
    LASTING,
    NAMED_BY,
    PARENT,
    comments_of,
    keys_of,
    marks_of_comments,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lxml.etree import _Element as Element

    from redline.word.package import Package

MARKS: Final = (*TRACKED, *CONTROL_RANGES)
"""Whatever counts as a mark: its number is its place among these in its part."""

_VANISHING: Final = {
    True: frozenset(map(q, ("w:del", "w:moveFrom", "w:cellDel"))),
    False: frozenset(map(q, ("w:ins", "w:moveTo", "w:cellIns"))),
}
_STRIKING: Final = frozenset({q("w:del"), q("w:moveFrom")})
_WRAPPERS: Final = frozenset(map(q, ("w:ins", "w:del", "w:moveFrom", "w:moveTo")))
_P, _PPR, _TR, _TC, _TBL = map(q, ("w:p", "w:pPr", "w:tr", "w:tc", "w:tbl"))
_COMMENT, _ID = q("w:comment"), q("w:id")
_OF_TABLE: Final = frozenset(map(q, ("w:tblPr", "w:tblPrEx", "w:tblGrid", "w:trPr")))
_TEXTS: Final = frozenset(
    map(q, ("w:t", "w:delText", "w:instrText", "w:delInstrText", "m:t", "w:sym"))
)
_SIGNS: Final = frozenset(
    map(q, ("w:br", "w:cr", "w:noBreakHyphen", "w:softHyphen", "w:drawing", "w:pict", "w:object",
            "w:footnoteReference", "w:endnoteReference", "w:fldChar"))
)  # fmt: skip


@dataclass(slots=True, kw_only=True, eq=False)
class _Outlook:
    """What a part must read like: its characters, those still struck, and where paragraphs end.

    At `unsure` a paragraph may end: its mark was to go and there may be nothing that it could join.
    """

    text: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    length: int = 0
    ends: set[int] = field(default_factory=set)
    unsure: set[int] = field(default_factory=set)

    def add(self, text: str, *, struck: bool) -> None:
        """Add characters."""
        self.text.append(text)
        self.struck.append(("x" if struck else ".") * len(text))
        self.length += len(text)

    def is_met_by(self, other: _Outlook) -> bool:
        """Say whether a produced part reads as this one must."""
        same = "".join(self.text) == "".join(other.text)
        still = "".join(self.struck) == "".join(other.struck)
        return same and still and self.ends <= other.ends <= self.ends | self.unsure


@dataclass(slots=True, kw_only=True, eq=False)
class _Decided:
    """What the decided marks of a part do to it."""

    marks: set[Element]
    gone: set[Element] = field(default_factory=set)
    joined: set[Element] = field(default_factory=set)
    restored: set[Element] = field(default_factory=set)
    shrunk: set[Element] = field(default_factory=set)


class Lost(NamedTuple):
    """What went with the words it stood in: marks by their parts and numbers, comments by their ids."""

    marks: frozenset[tuple[str, int]]
    comments: tuple[str, ...]


def check_settled(
    source: Package, produced: bytes, decided: Mapping[str, frozenset[int]], *, accepting: bool
) -> Lost:
    """Prove that a produced file is the source with the decided marks settled, and nothing else.

    `decided` are marks by their numbers in each part. Returns the marks and comments that went with
    the words they stood in. Raises `RefusedError` with what failed.
    """
    try:
        made = package_from(source.path, produced)
    except RedlineError as error:
        _fail(source, f"it cannot be opened again ({type(error).__name__})")
    effects = {
        part: _effect(source.tree(part), numbers, accepting=accepting)
        for part, numbers in decided.items()
    }
    comments = _lost_comments(source, effects)
    lists = [part for kind in NAMED_BY for part in source.related(source.main_part, kind)]
    _check_parts(source, made, {*effects, *(lists if comments else ())})
    lost: set[tuple[str, int]] = set()
    for part, effect in effects.items():
        root, new = source.tree(part), made.tree(part)
        if not _outlook(root, effect).is_met_by(_outlook(new, _Decided(marks=set()))):
            _fail(source, f"the text of {part} is not what the chosen changes lead to")
        lost.update((part, number) for number in _check_marks(source, part, new, effect))
    _check_comments(source, made, comments)
    return Lost(frozenset(lost), comments)


def _check_parts(source: Package, made: Package, decided: Collection[str]) -> None:
    if [member.name for member in source.members] != [member.name for member in made.members]:
        _fail(source, "its parts are not those of the source")
    for before, after in zip(source.members, made.members, strict=True):
        if before != after and before.name not in decided:
            _fail(source, f"the part {before.name} changed and should not have")


def _fail(source: Package, what: str) -> NoReturn:
    raise RefusedError(
        f"{source.path}: the result failed its own check, {what}. Nothing was written; "
        "please report this with `redline doctor`."
    )


# ------------------------------------------------------------------ what the decided marks do


def _effect(root: Element, numbers: frozenset[int], *, accepting: bool) -> _Decided:
    marks = [el for number, el in enumerate(root.iter(*MARKS)) if number in numbers]
    effect = _Decided(marks=set(marks))
    for mark in marks:
        holder = _parent(mark)
        if mark.tag in RECORDS and not accepting:
            effect.restored.add(holder)
        elif mark.tag in _VANISHING[accepting]:
            _take_away(effect, mark, holder)
    _break_fields(root, effect)
    return effect


def _take_away(effect: _Decided, mark: Element, holder: Element) -> None:
    name = holder.tag.rpartition("}")[2]
    if name in {"trPr", "tcPr"}:
        effect.gone.add(_parent(holder))
        effect.shrunk.add(_table_of(holder))
    elif name == "rPr":
        properties = _parent(holder)
        if properties.tag == _PPR:
            effect.joined.add(_parent(properties))
    elif name not in {"numPr", "ctrlPr"}:
        effect.gone.add(mark)


def _break_fields(root: Element, effect: _Decided) -> None:
    """Count what is left of fields that lose a mark among what goes."""
    pieces = list(root.iter(*FIELD_PIECES))
    left = [piece for piece in pieces if effect.gone.isdisjoint(piece.iterancestors())]
    broken = whole(pieces).intersection(left) - whole(left)
    effect.gone |= broken
    effect.gone |= {run for run in map(_parent, broken) if is_bare(run, broken)}


def _parent(element: Element) -> Element:
    holder = element.getparent()
    assert holder is not None  # noqa: S101 - a mark is never the root of a part
    return holder


# ------------------------------------------------------------------ text


def _outlook(root: Element, effect: _Decided) -> _Outlook:
    """Read a part as it must be once the decided marks are settled."""
    outlook = _Outlook()
    hidden = striking = 0
    tags = (*_WRAPPERS, _P, _TR, _TC, _COMMENT, *_TEXTS, *_SIGNS)
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=tags):
        step = 1 if event == "start" else -1
        if element in effect.gone:
            hidden += step
        elif element.tag in _STRIKING and element not in effect.marks:
            striking += step
        elif not hidden and (event == "end") == (element.tag == _P):
            _read(outlook, element, effect, struck=striking > 0)
    return outlook


def _read(outlook: _Outlook, element: Element, effect: _Decided, *, struck: bool) -> None:
    if element.tag == _P:
        if element not in effect.joined:
            outlook.ends.add(outlook.length)
        elif not _joins(element):
            outlook.unsure.add(outlook.length)
    elif element.tag in _SIGNS:
        outlook.add("\ufffc", struck=struck)
    elif element.tag in _TEXTS:
        outlook.add(element.text or element.get(q("w:char")) or "", struck=struck)


def _joins(paragraph: Element) -> bool:
    """Say whether a paragraph without its mark joins the next one for sure."""
    follower = paragraph.getnext()
    while follower is not None and follower.tag in RANGE_MARKS:
        follower = follower.getnext()
    ends_section = paragraph.find(f"{_PPR}/{q('w:sectPr')}") is not None
    return follower is not None and follower.tag == _P and not ends_section


# ------------------------------------------------------------------ comments


def _lost_comments(source: Package, effects: dict[str, _Decided]) -> tuple[str, ...]:
    """Return the comments whose every mark stands in what goes, and count them as going too."""
    marked: dict[str, bool] = {}
    for part, mark in marks_of_comments(source):
        gone = effects[part].gone if part in effects else set()
        stays = gone.isdisjoint(mark.iterancestors())
        marked[mark.get(_ID, "")] = marked.get(mark.get(_ID, ""), False) or stays
    lost = tuple(number for number, stays in marked.items() if not stays)
    for part, comment in comments_of(source, lost):
        effects.setdefault(part, _Decided(marks=set())).gone.add(comment)
    return lost


def _check_comments(source: Package, made: Package, lost: tuple[str, ...]) -> None:
    """See that nothing of the lost comments is left, and that all about the others is as it was."""
    keys = named = keys_of(comment for _, comment in comments_of(source, lost))
    for kind, name in NAMED_BY.items() if lost else ():
        for part in source.related(source.main_part, kind):
            entries = list(source.tree(part))
            kept = [_entry(e, keys) for e in entries if e.get(name, "").upper() not in named]
            if kept != [_entry(e, set()) for e in made.tree(part)]:
                _fail(source, f"{part} is not what it was without the comments that went")
            if kind == "commentsIds":
                found = [e for e in entries if e.get(name, "").upper() in named]
                named = {e.get(LASTING, "").upper() for e in found} - {""}
    bounds = made.tree(made.main_part).iter(START, END)
    if any(bound.get(_ID, "") in lost for bound in bounds):
        _fail(source, "a comment that went has left an end of its range")


def _entry(entry: Element, gone: set[str]) -> list[tuple[str, str]]:
    return sorted(
        (str(name), str(value))
        for name, value in entry.items()
        if name != PARENT or str(value).upper() not in gone
    )


# ------------------------------------------------------------------ marks


def _check_marks(source: Package, part: str, new: Element, effect: _Decided) -> list[int]:
    """See that every mark nobody decided is still there as it was; return those that had to go."""
    after = Counter(_signature(mark) for mark in new.iter(*MARKS))
    marks = list(source.tree(part).iter(*MARKS))
    fates = [_fate(mark, effect) for mark in marks]
    kept = [mark for mark, fate in zip(marks, fates, strict=True) if fate is _Fate.KEPT]
    if not all(_takes(after, mark) for mark in kept):
        _fail(source, f"a tracked change of {part} that was not chosen is not as it was")
    lost = [
        number
        for number, (mark, fate) in enumerate(zip(marks, fates, strict=True))
        if fate is _Fate.LOST or (fate is _Fate.UNSURE and not _takes(after, mark))
    ]
    if after.total():
        _fail(source, f"a tracked change of {part} that was chosen is still there")
    return lost


def _takes(counted: Counter[tuple[str, bytes]], mark: Element) -> bool:
    """Count one mark off; say whether there was one like it."""
    signature = _signature(mark)
    counted[signature] -= 1
    if counted[signature] < 0:
        del counted[signature]
        return False
    return True


class _Fate(Enum):
    DECIDED = auto()
    KEPT = auto()
    LOST = auto()
    UNSURE = auto()


def _fate(mark: Element, effect: _Decided) -> _Fate:
    if mark in effect.marks:
        return _Fate.DECIDED
    around = [mark, *mark.iterancestors()]
    if any(element in effect.gone for element in around):
        return _Fate.LOST
    is_unsure = _may_go(around, effect) or (mark.tag in _WRAPPERS and _is_hollow(mark, effect))
    return _Fate.UNSURE if is_unsure else _Fate.KEPT


def _is_hollow(element: Element, effect: _Decided) -> bool:
    """Say whether all that stands in a mark or a link goes, so that it has no meaning any more."""
    return all(
        child in effect.gone
        or child in effect.joined
        or child.tag in RANGE_MARKS
        or (child.tag in HOLLOW and _is_hollow(child, effect))
        for child in element
    ) and not _is_property(element)


def _is_property(element: Element) -> bool:
    return _parent(element).tag.endswith("Pr")


def _may_go(around: list[Element], effect: _Decided) -> bool:
    """Say whether a mark is a property of what may go: of a paragraph, a list or a table."""
    for element, holder in pairwise(around):
        if element.tag == _PPR:
            return holder in effect.joined or element in effect.restored
        if element.tag in _OF_TABLE:
            return _table_of(element) in effect.shrunk
    return False


def _table_of(element: Element) -> Element:
    return next(element.iterancestors(_TBL), element)


def _signature(mark: Element) -> tuple[str, bytes]:
    """Return what must not change of a mark: its attributes, and the properties it remembers."""
    if mark.tag in RECORDS:
        return mark.tag, etree.tostring(mark, method="c14n", with_tail=False)
    return mark.tag, repr(sorted(mark.items())).encode()
