"""The proof of a comparison finds every fault that is planted in a redline before it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from build import archive, cell, document, ins, members, p, r, raw, row, style, table
from edits import STAMP

from redline.errors import RefusedError
from redline.word.comparison.engine import Comparison, _Desk
from redline.word.package import package_from

if TYPE_CHECKING:
    from collections.abc import Callable

    Parts = dict[str, bytes]
    Harm = Callable[[Parts], object]

MAIN, STYLES, HEADER = "word/document.xml", "word/styles.xml", "word/header-default.xml"
MORE = tuple(p(f"Clause {number} stays as it is, word for word.") for number in range(30))
LOOKS = style("H1", run="<w:b/>")
OLD = document(
    p("We pay in ", r("30 days", "<w:b/>"), "."),
    p("They ", ins("may"), " leave."),
    table(row("a", "b")),
    *MORE,
    p("The end."),
    styles=LOOKS,
    headers={"default": p("Draft one")},
)
NEW = document(
    p("We pay in ", r("60 days", "<w:b/>"), "."),
    p("They ", ins("may"), " leave."),
    table(row("a", "c")),
    *MORE,
    p("The very end."),
    styles=LOOKS,
    headers={"default": p("Draft two")},
)


class Saboteur(_Desk):
    """One comparison being written, whose file is harmed before it is proven."""

    def __init__(self, harm: Callable[[bytes], bytes], old: bytes = OLD, new: bytes = NEW) -> None:
        super().__init__(package_from("old", old), package_from("new", new), STAMP, (0, True))
        self._harm = harm

    def _saved(self, *asked: object) -> bytes:
        return self._harm(super()._saved(*asked))  # type: ignore[arg-type]


def compared(harm: Callable[[bytes], bytes]) -> Comparison:
    return Saboteur(harm).comparison()


def to_part(name: str, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Return a harm that writes other bytes in one place of a part."""

    def harm(data: bytes) -> bytes:
        parts = members(data)
        assert old in parts[name], parts[name][:3000]
        return archive({**parts, name: parts[name].replace(old, new, 1)})

    return harm


def test_without_a_fault_the_redline_is_given() -> None:
    done = compared(lambda data: data)
    assert done.marks == 7
    parts = members(done.data)
    assert b"very" in parts[MAIN]
    assert b"two" in parts[HEADER]


FAULTS = {
    "a word of a paragraph that nobody edited": (
        to_part(MAIN, b"Clause 7 stays", b"Clause 7 stay"),
        "rejecting",
    ),
    "a word that was kept": (to_part(MAIN, b"We pay", b"We say"), "rejecting"),
    "a word that we strike": (
        to_part(MAIN, b'<w:delText xml:space="preserve">30', b'<w:delText xml:space="preserve">31'),
        "rejecting",
    ),
    "a word that we write": (to_part(MAIN, b"60", b"61"), "accepting"),
    "the look of a word that we write": (
        to_part(MAIN, b"very", b"</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>very"),
        "own check",
    ),
    "a word in a cell": (to_part(MAIN, b">c<", b">d<"), "accepting"),
    "a word in a header": (to_part(HEADER, b"two", b"three"), "accepting"),
    "a struck word in a header": (to_part(HEADER, b">one<", b">on<"), "rejecting"),
    "a paragraph more": (to_part(MAIN, b"<w:tbl>", b"<w:p/><w:tbl>"), "own check"),
    "the end of the body": (to_part(MAIN, b"</w:body>", b"<w:p/></w:body>"), "rejecting"),
    "their author": (
        to_part(MAIN, b'w:author="Them"', b'w:author="Thom"'),
        "somebody else was lost",
    ),
    "a mark of nobody we know": (
        to_part(MAIN, b'w:author="Us"', b'w:author="Others"'),
        "appeared that is not ours",
    ),
    "the styles": (to_part(STYLES, b"<w:b/>", b"<w:i/>"), "styles.xml changed"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_refused(fault: str) -> None:
    harm, told = FAULTS[fault]
    with pytest.raises(RefusedError, match=told):
        compared(harm)


def test_a_lost_part_is_refused() -> None:
    def harm(data: bytes) -> bytes:
        return archive({name: part for name, part in members(data).items() if name != STYLES})

    with pytest.raises(RefusedError, match=r"styles\.xml was lost"):
        compared(harm)


def test_what_cannot_be_opened_again_is_refused() -> None:
    with pytest.raises(RefusedError, match="cannot be opened again"):
        compared(lambda data: data[:200])


class Blind(_Desk):
    """One comparison that looks at the body and sees no difference."""

    def __init__(self) -> None:
        super().__init__(package_from("old", OLD), package_from("new", NEW), STAMP, (0, True))

    def _weave_stories(self) -> None:
        loom = self._loom(MAIN, MAIN)
        assert list(self._body._containers(loom, loom.kin))


def test_that_nothing_differs_has_to_be_proven_too() -> None:
    with pytest.raises(RefusedError, match="does not give the newer document"):
        Blind().comparison()


@pytest.mark.parametrize("inside", [("One.",), ("One", raw("<w:tab/>"), ".")])
def test_another_layout_than_the_newer_document_s_is_found(inside: tuple[str, ...]) -> None:
    apart = p(*inside, props='<w:spacing w:after="120"/>')
    old, new = document(p(*inside), *MORE), document(apart, *MORE)
    harm = to_part(MAIN, b'w:after="120"', b'w:after="480"')
    with pytest.raises(RefusedError, match="does not give the newer document"):
        Saboteur(harm, old, new).comparison()


def test_another_look_of_a_cell_than_the_newer_document_s_is_found() -> None:
    old, new = (
        document(table(row(cell("a", props=f'<w:tcW w:w="{wide}" w:type="dxa"/>'))), *MORE)
        for wide in (800, 900)
    )
    harm = to_part(MAIN, b'w:w="900"', b'w:w="100"')
    with pytest.raises(RefusedError, match="does not give the newer document"):
        Saboteur(harm, old, new).comparison()
