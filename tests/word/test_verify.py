"""The proof catches every lie: whatever a produced file holds beyond the claimed changes is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from build import archive, b, comment, commented, document, ins, members, p, row, style, table
from edits import DOCUMENT, STAMP, Edit, Remark, add_paragraphs, drop, remark, swap, text_of

from redline.errors import RefusedError
from redline.model import Stamp
from redline.word.package import package_from
from redline.word.verify import Claim, verify
from redline.word.writer import Desk, write_bytes

SOURCE = document(
    p("one ", b("bold"), " two"),
    p("a ", ins("theirs"), " ", commented("noted")),
    table(row("fee", "ten")),
    p("last", style="H"),
    p("end"),
    styles=style("H"),
    comments=comment(0, "Theirs."),
)
EDITS = (swap("two", "2"), swap("theirs", "ours"), add_paragraphs("new", behind="last"))


@dataclass(frozen=True)
class Made:
    """A redline as the writer gave it, and what it claims to be."""

    parts: dict[str, bytes]
    claim: Claim

    def with_part(self, name: str, data: bytes) -> bytes:
        return archive({**self.parts, name: data})

    def but(self, old: str, new: str, part: str = DOCUMENT) -> bytes:
        """Return the file with a lie in one of its parts."""
        data = self.parts[part]
        assert old.encode() in data
        return self.with_part(part, data.replace(old.encode(), new.encode(), 1))


def made(*edits: Edit, remarks: tuple[Remark, ...] = ()) -> Made:
    text = text_of(SOURCE)
    revisions = [edit(text) for edit in edits or EDITS]
    comments = [of(text) for of in remarks or (remark("two"),)]
    desk = Desk(package_from("contract.docx", SOURCE), revisions, comments, STAMP)
    parts = members(desk.redline())
    return Made(parts, desk.claim())


def holds(one: Made, data: bytes) -> bool:
    """Verify; the archive is packed anew, so parts are held against a source packed alike."""
    verify(package_from("contract.docx", archive(dict(members(SOURCE)))), data, one.claim)
    return True


def test_the_writers_own_work_holds() -> None:
    one = made()
    assert holds(one, archive(dict(one.parts)))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (">one <", ">ona <", "rejecting the changes does not restore paragraph 1"),
        (">2<", ">3<", "accepting the changes does not give the wanted text: paragraph 1"),
        (">new<", ">now<", "accepting the changes does not give the wanted text: paragraph"),
        ("<w:b/>", "<w:i/>", "rejecting the changes does not restore paragraph 1"),
        ("<w:b/>", "", "rejecting the changes does not restore paragraph 1"),
        ('<w:pStyle w:val="H"/>', "", "rejecting the changes does not restore paragraph"),
        ("<w:tblPr/>", "<w:tblPr><w:jc/></w:tblPr>", "the order of things between"),
        ("</w:body>", "<w:sectPr/></w:body>", "the order of things between"),
        ("</w:body>", "<w:p/></w:body>", "the number of paragraphs"),
        ('w:author="Them"', 'w:author="Then"', "a tracked change of somebody else was lost"),
        ('w:date="2024-01-02T03:04:05Z"', 'w:date="2025"', "tracked change"),
        ('<w:commentRangeEnd w:id="0"/>', "", "an id of the source was lost"),
    ],
)
def test_a_lie_in_the_text_is_found(old: str, new: str, what: str) -> None:
    one = made()
    with pytest.raises(RefusedError, match=what):
        holds(one, one.but(old, new))


def test_a_tracked_change_nobody_asked_for_is_found() -> None:
    one = made()
    extra = '<w:ins w:id="777" w:author="Us" w:date="2024-01-02T03:04:05Z"><w:r><w:t>x</w:t></w:r></w:ins>'
    with pytest.raises(RefusedError, match="appeared that is not ours"):
        holds(one, one.but("</w:p></w:body>", f"{extra}</w:p></w:body>"))


def test_two_marks_with_one_id_are_found() -> None:
    one = made()
    ids = sorted(one.claim.marks)
    with pytest.raises(RefusedError, match="two marks share an id"):
        holds(one, one.but(f'w:id="{ids[1]}"', f'w:id="{ids[0]}"'))


def test_a_mark_with_an_id_of_the_source_is_found() -> None:
    one = made()
    mark = next(iter(sorted(one.claim.marks)))
    with pytest.raises(RefusedError, match="a revision has an id of the source"):
        holds(one, one.but(f'w:id="{mark}"', 'w:id="0"'))


@pytest.mark.parametrize(
    ("part", "old", "new", "what"),
    [
        ("word/styles.xml", 'w:val="H"', 'w:val="G"', "the part for styles changed"),
        ("word/comments.xml", "Theirs.", "Ours.", "the part for comments changed"),
        ("[Content_Types].xml", "<Default", "<!-- --><Default", "Content_Types"),
        ("word/_rels/document.xml.rels", 'Id="styles"', 'Id="style"', "was lost"),
    ],
)
def test_a_lie_in_another_part_is_found(part: str, old: str, new: str, what: str) -> None:
    one = made()
    if part == "[Content_Types].xml":
        new, old = '<Default Extension="exe" ContentType="x"/><Default', "<Default"
        what = "changed too much"
    with pytest.raises(RefusedError, match=what):
        holds(one, one.but(old, new, part))


def test_lists_of_parts_may_not_change_where_there_is_no_comment() -> None:
    text = text_of(SOURCE)
    desk = Desk(package_from("contract.docx", SOURCE), [swap("two", "2")(text)], [], STAMP)
    one = Made(members(desk.redline()), desk.claim())
    with pytest.raises(RefusedError, match="changed and should not have"):
        holds(one, one.but("</Types>", "<!-- --></Types>", "[Content_Types].xml"))


def test_a_part_too_many_or_too_few_is_found() -> None:
    one = made()
    with pytest.raises(RefusedError, match="nobody asked for"):
        holds(one, one.with_part("word/extra.xml", b"<x/>"))
    less = {name: data for name, data in one.parts.items() if name != "word/styles.xml"}
    with pytest.raises(RefusedError, match=r"word/styles\.xml was lost"):
        holds(one, archive(dict(less)))


def test_a_comment_that_was_lost_or_has_lost_its_place_is_found() -> None:
    one = made()
    number = one.parts[DOCUMENT].split(b'commentReference w:id="')[1].split(b'"')[0].decode()
    with pytest.raises(RefusedError, match=r"share an id|lost its place"):
        holds(one, one.but(f'<w:commentRangeStart w:id="{number}"/>', ""))
    said = one.parts["word/comments.xml"]
    start = said.rindex(b"<w:comment ")
    lost = said[:start] + said[said.rindex(b"</w:comment>") + len(b"</w:comment>") :]
    with pytest.raises(RefusedError, match=r"share an id|lost"):
        holds(one, one.with_part("word/comments.xml", lost))


def test_a_file_that_cannot_be_opened_again_is_refused() -> None:
    one = made()
    with pytest.raises(RefusedError, match="cannot be opened again"):
        holds(one, b"PK nonsense")
    with pytest.raises(RefusedError, match="cannot be opened again"):
        holds(one, one.but("</w:body>", ""))


def test_a_mark_that_is_said_to_stay_must_be_one_that_cannot_go() -> None:
    text = text_of(SOURCE)
    revisions = (drop("last\n")(text),)
    desk = Desk(package_from("contract.docx", SOURCE), revisions, [], STAMP)
    data = desk.redline()
    lie = replace(desk.claim(), kept=frozenset({text.index("last") + 4}))
    with pytest.raises(RefusedError, match="could go was left"):
        verify(package_from("contract.docx", SOURCE), data, lie)


def test_an_author_may_have_any_name() -> None:
    stamp = Stamp(author='Müller & "Sons" <law>', initials="M", date=STAMP.date)
    revisions = [swap("one", "1")(text_of(SOURCE))]
    out = write_bytes("contract.docx", SOURCE, revisions, [], stamp)
    assert "M\xfcller &amp; &quot;Sons&quot; &lt;law&gt;" in members(out)[DOCUMENT].decode()


def test_what_failed_is_told_without_a_word_of_the_contract() -> None:
    one = made()
    with pytest.raises(RefusedError) as caught:
        holds(one, one.but(">one <", ">secret <"))
    assert "secret" not in str(caught.value)
    assert "contract.docx" in str(caught.value)
