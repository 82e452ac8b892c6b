"""The proof of a comparison: reject it and the older document is back, accept it and the newer stands."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

from redline.errors import RedlineError, RefusedError
from redline.word.comparison import segments
from redline.word.comparison.adoption import Adoption
from redline.word.comparison.blocks import drop_first_paragraph
from redline.word.comparison.likeness import Likeness
from redline.word.comparison.loom import find_note
from redline.word.comparison.steps import Kin
from redline.word.comparison.stories import body_of
from redline.word.names import q
from redline.word.normal import difference_of
from redline.word.package import CONTENT_TYPES, package_from
from redline.word.resolve import TRACKED, accept, reject
from redline.word.signatures import foreign_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element as Element

    from redline.model import Stamp
    from redline.word.comparison.body import Body
    from redline.word.comparison.loom import Notes
    from redline.word.package import Package

_ID: Final = q("w:id")
_NOTE_KINDS: Final = ("footnote", "endnote")


class UnprovenError(RefusedError):
    """A comparison was made that does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a produced file is said to be.

    `marks` are the ids of our tracked changes, `touched` the parts that have some, `changed` and
    `added` the parts that brought the newer document's styles, lists, links and pictures. `loose`
    counts the differences of look that could not be tracked. `sources` are the touched parts as they
    were, used up by the proof; `body` knows what the main part is made of. `margins` and `notes` are
    the headers, footers and notes that stand for one another.
    """

    marks: frozenset[str]
    touched: frozenset[str]
    changed: frozenset[str]
    added: frozenset[str]
    loose: int
    sources: Mapping[str, Element]
    body: Body
    margins: tuple[tuple[str, str], ...]
    notes: tuple[Notes, ...]
    kins: Mapping[tuple[str, str], Kin]


def prove(old: Package, new: Package, produced: bytes, stamp: Stamp, proof: Proof) -> None:
    """Prove that a produced file is the older document with the newer one in tracked changes.

    It works from the bytes of the produced file, opened again. Raises RefusedError with what failed.
    """
    try:
        made = package_from(old.path, produced)
        _check_parts(old, made, proof)
        _check_others(old, made, stamp, proof)
        _check_rejected(old, made, proof)
        _check_accepted(made, new, proof)
    except RefusedError:
        raise
    except RedlineError as error:
        _fail(old, f"the produced file cannot be opened again ({type(error).__name__})")


def _check_parts(old: Package, made: Package, proof: Proof) -> None:
    """See that every part is there, and only those that had to change have changed."""
    packed = {member.name: member for member in made.members}
    may_change = proof.touched | proof.changed | {old.name_of(CONTENT_TYPES) or CONTENT_TYPES}
    for member in old.members:
        if member.name not in packed:
            _fail(old, f"the part {member.name} was lost")
        is_list = member.name.endswith(".rels") and bool(proof.added)
        if packed[member.name] != member and member.name not in may_change and not is_list:
            _fail(old, f"the part {member.name} changed and should not have")


def _check_others(old: Package, made: Package, stamp: Stamp, proof: Proof) -> None:
    """See that all revisions of others are there with id, author and date, and no others are new."""
    lost, new = foreign_marks(old, made, proof.touched)
    if lost:
        _fail(old, "a tracked change of somebody else was lost")
    for number, author, date in new:
        if number not in proof.marks or (author, date) != (stamp.author, stamp.date):
            _fail(old, "a tracked change appeared that is not ours")


def _check_rejected(old: Package, made: Package, proof: Proof) -> None:
    """See that rejecting our changes gives the older document, part by part."""
    for part in sorted(proof.touched):
        if part == made.main_part and proof.body.segments:
            _fail_at(old, part, segments.restored(made, proof.body, proof.marks))
            continue
        source = proof.body.source if part == made.main_part else proof.sources[part]
        root = deepcopy(made.tree(part))
        reject(root, lambda mark: mark.get(_ID) in proof.marks)
        if source is not None:
            _drop_new_notes(root, source)
            drop_first_paragraph(root, source)
            _fail_at(old, part, difference_of(source, root))


def _fail_at(old: Package, part: str, where: str) -> None:
    if where:
        _fail(old, f"rejecting the changes does not restore {where} of {part}")


def _drop_new_notes(root: Element, source: Element) -> None:
    """Leave out notes that were added: once their marks are rejected nothing refers to them."""
    for kind in _NOTE_KINDS:
        known = {note.get(_ID) for note in source.iterchildren(q(f"w:{kind}"))}
        for note in list(root.iterchildren(q(f"w:{kind}"))):
            if note.get(_ID) not in known:
                root.remove(note)


def _check_accepted(made: Package, new: Package, proof: Proof) -> None:
    """See that accepting our changes gives the newer document, story by story.

    Where others have changes, see that accepting all gives what it gives in the newer document, too.
    """
    for part in sorted(proof.touched):
        if part != made.main_part or not proof.body.segments:
            segments.accept_ours(made.tree(part), proof.marks)
    where = next(filter(None, _differences(made, new, proof)), "")
    if not where and _are_signed(made, new, proof):
        where = next(filter(None, _settled_differences(made, new, proof)), "")
    if where:
        _fail(made, f"accepting the changes does not give the newer document: {where}")


def _differences(made: Package, new: Package, proof: Proof) -> Iterator[str]:
    likeness = _likeness(made, new, proof)
    if proof.body.segments:
        parts = (made.main_part, new.main_part)
        both = likeness(*parts), likeness(*parts)
        yield from segments.wanted(made, proof.body, proof.marks, *both)
    yield from _stories(made, new, proof, likeness)


def _settled_differences(made: Package, new: Package, proof: Proof) -> Iterator[str]:
    """Yield where stories proven as whole trees differ once everybody's changes are accepted."""
    packages = (made, new)
    for side, package in enumerate(packages):
        for part in _whole_parts(packages, proof, side):
            accept(package.tree(part))
    yield from _stories(made, new, proof, _likeness(made, new, proof))


def _are_signed(made: Package, new: Package, proof: Proof) -> bool:
    """Say whether somebody else has changes in a story that is proven as a whole tree."""
    packages = (made, new)
    found = (
        next(package.tree(part).iter(*TRACKED), None)
        for side, package in enumerate(packages)
        for part in _whole_parts(packages, proof, side)
    )
    return any(mark is not None for mark in found)


def _whole_parts(packages: tuple[Package, Package], proof: Proof, side: int) -> list[str]:
    """Return the parts of one side whose stories are proven as whole trees."""
    package = packages[side]
    body = [package.main_part] if _is_whole(packages[0], proof) else []
    kinds = sorted({f"{note.kind}s" for note in proof.notes})
    notes = [part for kind in kinds for part in package.related(package.main_part, kind)]
    return [*body, *(pair[side] for pair in proof.margins), *notes]


def _is_whole(made: Package, proof: Proof) -> bool:
    """Say whether the body is proven as a whole tree, not by stretches or not at all."""
    unsliced = made.main_part in proof.touched or proof.body.slices is None
    return not proof.body.segments and unsliced


def _likeness(made: Package, new: Package, proof: Proof) -> Callable[[str, str], Likeness]:
    adoption = Adoption(made, new)

    def likeness(one: str, two: str) -> Likeness:
        kin = proof.kins.get((one, two), Kin(alike=False))
        return Likeness((made, new), (one, two), adoption, kin, proof.loose)

    return likeness


def _stories(
    made: Package, new: Package, proof: Proof, likeness: Callable[[str, str], Likeness]
) -> Iterator[str]:
    """Yield where the stories that are proven as whole trees differ."""
    if _is_whole(made, proof):
        body = likeness(made.main_part, new.main_part)
        yield body.difference(body_of(made), body_of(new))
    for one, two in proof.margins:
        yield likeness(one, two).difference(made.tree(one), new.tree(two))
    for note in proof.notes:
        pair = [find_note(p, note.kind, i) for p, i in ((made, note.old), (new, note.new))]
        parts = [p.related(p.main_part, f"{note.kind}s") for p in (made, new)]
        if pair[0] is not None and pair[1] is not None:
            yield likeness(parts[0][0], parts[1][0]).difference(pair[0], pair[1])


def _fail(source: Package, what: str) -> NoReturn:
    raise UnprovenError(
        f"{source.path}: the comparison failed its own check, {what}. Nothing was written; "
        "please report this with `redline doctor`."
    )
