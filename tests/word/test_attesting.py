"""What a redline is said to be can be checked from two files alone, and every lie is found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from build import (
    archive,
    b,
    comment,
    commented,
    document,
    gone,
    ins,
    mark_inserted,
    members,
    p,
    r,
    row,
    style,
    table,
)
from edits import DOCUMENT, STAMP, Edit, add_paragraphs, drop, remark, swap, text_of
from lxml import etree
from sampling import sampled

from redline.errors import UnreadableError
from redline.model.certificate import Attested, StoryHashes, Tally
from redline.word.attesting import attest
from redline.word.canonical import hashes, normalise, text
from redline.word.package import package_from
from redline.word.parsing import parse
from redline.word.writer import write_bytes

PICTURE = "word/media/picture.png"
SOURCE = document(
    p("one ", b("bold"), " two"),
    p("a ", ins("theirs"), gone("struck"), " ", commented("noted")),
    table(row("fee", "ten", props="<w:cantSplit/>")),
    p("last", style="H", mark=mark_inserted()),
    p("end"),
    styles=style("H"),
    settings='<w:zoom w:percent="100"/>',
    comments=comment(0, "Theirs."),
    headers={"default": p("top")},
    footnotes={1: p("a note")},
    parts={PICTURE: b"picture"},
)
EDITS = (swap("two", "2"), swap("heir", "our"), add_paragraphs("new", behind="last"), drop("top"))


def redline(*edits: Edit, source: bytes = SOURCE) -> bytes:
    words = text_of(source)
    comments = [remark("2" if "2" in words else "two")(words)] if source is SOURCE else []
    revisions = sorted((edit(words) for edit in edits or EDITS), key=lambda one: one.span)
    return write_bytes("contract.docx", source, revisions, comments, STAMP)


def held(output: bytes, source: bytes = SOURCE, *, author: str = "Us", date: str = "") -> Attested:
    names = ("/folder/contract.docx", "/folder/contract.redline.docx")
    one, two = (package_from(*both) for both in zip(names, (source, output), strict=True))
    return attest(one, two, author, date)


def problems(attested: Attested) -> dict[str, tuple[str, ...]]:
    return {each.code: each.problems for each in attested.statements if not each.holds}


@dataclass(frozen=True)
class Lie:
    """Something changed in a redline behind everybody's back, and what must be said of it."""

    code: str
    says: str
    old: str
    new: str
    part: str = DOCUMENT

    def told(self) -> bytes:
        parts = members(redline())
        assert self.old.encode() in parts[self.part]
        parts[self.part] = parts[self.part].replace(self.old.encode(), self.new.encode(), 1)
        return archive(dict(parts))


LIES = {
    "a character": Lie("reject", "body: the text of paragraph 1", ">one <", ">One <"),
    "a character in a table": Lie("reject", "body: the text of paragraph 4", ">ten<", ">tan<"),
    "a note": Lie(
        "reject", "footnotes: the text of paragraph 2", "a note", "b note", "word/footnotes.xml"
    ),
    "a look": Lie("reject", "body: formatting or markup of paragraph 1", "<w:b/>", "<w:i/>"),
    "a row": Lie(
        "reject", "body: formatting or markup between", "<w:cantSplit/>", "<w:tblHeader/>"
    ),
    "a paragraph": Lie("reject", "paragraphs became", "<w:tbl>", "<w:p/><w:tbl>"),
    "their date": Lie(
        "foreign-revisions", "by Them, dated 2025-01-02T03:04:05Z, is not in",
        '"Them" w:date="2024', '"Them" w:date="2025',
    ),
    "their name": Lie("foreign-revisions", "by They", '"Them"', '"They"'),
    "their struck words": Lie("foreign-revisions", "(del) by Them", ">struck<", ">strick<"),
    "a comment": Lie("comments", "comment 0 changed", "Theirs.", "Ours.", "word/comments.xml"),
    "a comment gone": Lie(
        "comments", "comment 0 is gone", '<w:comment w:id="0"', '<w:comment w:id="77"',
        "word/comments.xml",
    ),
    "a comment signed by another": Lie(
        "own-comments", "is by somebody else", 'w:author="Us"', 'w:author="Them"',
        "word/comments.xml",
    ),
    "a picture": Lie("parts", f"the part {PICTURE} changed", "picture", "pictore", PICTURE),
    "a style": Lie(
        "parts", "an entry of word/styles.xml changed", 'w:styleId="H"', 'w:styleId="I"',
        "word/styles.xml",
    ),
    "a style doubled": Lie(
        "parts", "two entries of word/styles.xml have the same id", "</w:styles>",
        '<w:style w:styleId="H"/></w:styles>', "word/styles.xml",
    ),
    "a setting": Lie(
        "parts", "an entry of word/settings.xml changed", '"100"', '"90"', "word/settings.xml"
    ),
    "a link to macros": Lie(
        "parts", "a link of the kind vbaProject was added", "</Relationships>",
        '<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/'
        'vbaProject" Target="vbaProject.bin"/></Relationships>',
        "word/_rels/document.xml.rels",
    ),
    "a picture from elsewhere": Lie(
        "parts", "a link of the kind image was added", "</Relationships>",
        '<Relationship Id="v" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/image" Target="http://x/" TargetMode="External"/></Relationships>',
        "word/_rels/document.xml.rels",
    ),
}  # fmt: skip


def test_of_an_honest_redline_everything_holds() -> None:
    attested = held(redline())
    assert problems(attested) == {}
    assert attested.holds
    facts = attested.facts
    assert dict(facts.ours) == {"deleted": 3, "inserted": 3, "paragraph mark inserted": 1}
    assert (facts.comments, facts.comments_before.count) == (1, 1)
    assert facts.revisions_before == facts.revisions_after
    assert facts.revisions_before.count == 3
    assert [story.story for story in facts.stories] == ["body", "header", "footnotes"]
    assert all(story.source == story.rejected for story in facts.stories)
    assert [story.source == story.accepted for story in facts.stories] == [False, False, True]
    assert PICTURE not in {part.name for part in facts.changed}
    assert attested.output.name == "contract.redline.docx"


def test_the_source_itself_is_a_redline_without_changes() -> None:
    attested = held(SOURCE)
    assert attested.holds
    assert (attested.facts.ours, attested.facts.changed, attested.facts.added) == ((), (), ())


def test_another_packing_of_the_same_parts_is_the_same() -> None:
    assert held(archive(dict(members(redline())))).holds


@pytest.mark.parametrize("name", LIES)
def test_a_lie_is_found_and_named(name: str) -> None:
    lie = LIES[name]
    found = problems(held(lie.told()))
    assert any(lie.says in problem for problem in found[lie.code])


def test_the_wrong_source_is_found() -> None:
    other = document(p("one two"), p("end"))
    assert "reject" in problems(held(redline(), other))


def test_changes_by_somebody_else_are_not_ours() -> None:
    found = problems(held(redline(), author="Nobody"))
    assert set(found) == {"reject", "foreign-revisions", "own-comments"}


def test_changes_of_another_date_are_not_ours() -> None:
    assert "foreign-revisions" in problems(held(redline(), date="1999-01-01T00:00:00Z"))


def test_a_part_that_is_gone_is_named() -> None:
    parts = members(redline())
    del parts[PICTURE], parts["word/footnotes.xml"]
    found = problems(held(archive(dict(parts))))
    assert f"the part {PICTURE} is gone" in found["parts"]
    assert "footnotes: the part is gone" in found["reject"]


def test_a_new_header_with_words_in_it_is_named() -> None:
    bare = document(p("one two"), p("end"))
    made = document(p("one two"), p("end"), headers={"default": p("top")})
    assert (
        "header: the source has no such part, and it holds text"
        in (problems(held(made, bare))["reject"])
    )


def test_settings_that_are_new_are_listed_and_do_no_harm() -> None:
    parts = members(redline())
    grown = parts["word/settings.xml"].replace(
        b"</w:settings>", b"<w:trackRevisions/></w:settings>"
    )
    attested = held(archive({**parts, "word/settings.xml": grown}))
    assert attested.holds
    assert attested.facts.settings == ("trackRevisions",)


def test_in_a_second_round_the_first_counts_as_the_sources() -> None:
    first = redline()
    words = text_of(first)
    later = type(STAMP)(author="Us", initials="U", date="2030-01-01T00:00:00Z")
    second = write_bytes(
        "x", first, [swap("our", "my")(words), swap("end", "END")(words)], [], later
    )
    attested = held(second, first)
    assert problems(attested) == {}
    assert dict(attested.facts.ours) == {"deleted": 2, "inserted": 2}
    assert held(second).holds


def test_marks_whose_order_changed_are_told() -> None:
    source = document(p(ins("a")), p(ins("a")), p("end"))
    data = members(source)[DOCUMENT]
    swapped = data.replace(b'"100"', b'"x"').replace(b'"101"', b'"100"').replace(b'"x"', b'"101"')
    found = problems(held(archive({**members(source), DOCUMENT: swapped}), source))
    assert found["foreign-revisions"] == ("their order changed",)


def test_an_empty_note_that_nothing_refers_to_says_nothing() -> None:
    parts = members(SOURCE)
    note = (
        b'<w:footnote w:id="9"><w:p><w:ins w:id="990" w:author="Us"><w:r><w:t>new</w:t></w:r>'
        b"</w:ins></w:p></w:footnote></w:footnotes>"
    )
    grown = parts["word/footnotes.xml"].replace(b"</w:footnotes>", note)
    assert held(archive({**parts, "word/footnotes.xml": grown})).holds


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/footnotes.xml", "w:footnotes", "w:ins"),
        (DOCUMENT, "<w:p>", '<w:p xmlns:q="../q" q:a="1">'),
    ],
)
def test_a_file_made_to_confuse_is_refused(part: str, old: str, new: str) -> None:
    parts = members(redline())
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with pytest.raises(UnreadableError):
        held(archive(dict(parts)))


# ------------------------------------------------------------------ the canonical form


RECORD = '<w:b/><w:rPrChange w:id="%d" w:author="Them"><w:rPr/></w:rPrChange>'


def form(*blocks: str) -> bytes:
    root = parse("", "", members(document(*blocks))[DOCUMENT])
    normalise(root)
    hashes(root)
    return etree.tostring(root, method="c14n", exclusive=True)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("<w:p><w:pPr><w:rPr/></w:pPr></w:p>", "<w:p/>"),
        ("<w:p>\n <w:r/>\n</w:p>", "<w:p><w:r/></w:p>"),
        (p("ab"), p("a", "b")),
        (p(b("ab")), p(b("a"), b("b"))),
        (p(r("ab", RECORD % 7)), p(r("a", RECORD % 7), r("b", RECORD % 8))),
        ("<w:p><w:r><w:t> a </w:t></w:r></w:p>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"),
        ("<w:p><w:r><w:t>a</w:t><w:t>b</w:t><w:t/></w:r></w:p>", p("ab")),
        (
            '<w:p><w:ins w:id="1" w:author="a"><w:r/></w:ins>'
            '<w:ins w:id="2" w:author="a"><w:r/></w:ins></w:p>',
            '<w:p><w:ins w:id="1" w:author="a"><w:r/></w:ins></w:p>',
        ),
    ],
)
def test_what_no_reader_can_tell_apart_has_one_form(one: str, two: str) -> None:
    assert form(one) == form(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (p("a", b("b")), p("ab")),
        ('<w:p><w:r><w:t xml:space="preserve"> a</w:t></w:r></w:p>', p("a")),
        (p(b("a"), "b"), p("a", b("b"))),
        (p(ins("a"), ins("b", author="X")), p(ins("a"), ins("b"))),
        ("<w:p><w:r w:rsidR='1'/><w:r/></w:p>", "<w:p><w:r w:rsidR='1'/></w:p>"),
    ],
)
def test_what_a_reader_can_tell_apart_has_two(one: str, two: str) -> None:
    assert form(one) != form(two)


def test_the_canonical_text_is_a_line_a_paragraph() -> None:
    box = "<w:r><w:pict><w:txbxContent>" + p("in") + "</w:txbxContent></w:pict></w:r>"
    tabs = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:noBreakHyphen/><w:cr/></w:r></w:p>"
    root = parse("", "", members(document(p("a\tb", gone("c"), box, "d"), tabs, p("e")))[DOCUMENT])
    assert text(root) == "a\tb\ufffcd\nin\n\u2011\v\ne"


@pytest.mark.corpus
def test_redlines_of_real_contracts_hold(corpus: Path) -> None:
    from test_untouched import edits

    from redline.errors import RedlineError
    from redline.word.package import open_package
    from redline.word.projection import project

    wrong, tried = {}, 0
    contracts = sampled(sorted((corpus / "A-contracts").rglob("*.docx")), 3)
    for path in contracts:
        try:
            source = open_package(path)
            revisions = edits(project(source).text)
            made = write_bytes("x", source.data, revisions, [], STAMP)
        except RedlineError:
            continue
        attested = held(made, source.data)
        tried += 1
        if not attested.holds or not attested.facts.ours:
            wrong[path.name] = problems(attested)
    assert tried > len(contracts) * 0.6
    assert not wrong


def test_hashes_can_be_computed_by_other_programs() -> None:
    source = document(p("one", b("two")), p("three"))
    story = held(source, source).facts.stories[0]
    xml = members(source)[DOCUMENT].decode().replace(' xml:space="preserve"', "")
    assert story.source == StoryHashes(
        text=hashlib.sha256(b"onetwo\nthree").hexdigest(),
        formatting=hashlib.sha256(ElementTree.canonicalize(xml).encode()).hexdigest(),
    )


def test_the_tally_of_others_marks_can_be_computed_by_other_programs() -> None:
    source = document(p(ins("a", b("b")), gone("c")), p("d", mark=mark_inserted()))
    lines = "".join(
        f"{kind}\t{number}\tThem\t2024-01-02T03:04:05Z\t{words}\n"
        for kind, number, words in (("ins", 100, "ab"), ("del", 101, "c"), ("ins", 102, ""))
    )
    facts = held(source, source).facts
    assert facts.revisions_before == Tally(
        count=3, sha256=hashlib.sha256(lines.encode()).hexdigest()
    )
