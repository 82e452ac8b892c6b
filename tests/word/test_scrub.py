"""The scrub: what it finds, what it takes, what it leaves, and that it proves the result."""

from __future__ import annotations

from pathlib import Path

import pytest
from build import DATE, commented, document, field, gone, ins, members, p, r, simple_field
from packing import archive
from sampling import sampled
from telling import BOUND, telling

from redline.errors import RefusedError, UnreadableError
from redline.model.traces import AS_A_RULE, ON_REQUEST, Scrubbing, TraceKind
from redline.word.package import package_from
from redline.word.projection import project
from redline.word.scrub import scrub
from redline.word.scrub.parts import is_local, shortened
from redline.word.scrub.proof import prove

K = TraceKind
BINDING = f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/form/name" w:storeItemID="{BOUND}"/></w:sdtPr>'
DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="C:\\Users\\jane\\our logo.png"/>'
    "</wp:inline></w:drawing></w:r>"
)
BODY = (
    '<w:p w:rsidR="00AA0001" w:rsidRDefault="00AA0002"><w:proofErr w:type="spellStart"/>'
    '<w:r w:rsidRPr="00AA0003"><w:t>Payment </w:t></w:r>'
    + commented("within", comment=0)
    + commented(" 30 days", comment=1)
    + ins(" and no later")
    + gone(" or so")
    + r(" our floor is 45", "<w:vanish/>")
    + "</w:p>"
    + p(field("DOCPROPERTY Shown", "yes"), simple_field("DOCVARIABLE shown", "x"))
    + p(f"{BINDING}<w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>")
    + p('<w:hyperlink r:id="dLocal"><w:r><w:t>form</w:t></w:r></w:hyperlink>', DRAWING)
)


def scrubbed(
    folder: Path,
    wanted: frozenset[TraceKind] = AS_A_RULE,
    authors: tuple[str, ...] = (),
    data: bytes = b"",
) -> Scrubbing:
    path = folder / "contract.docx"
    path.write_bytes(data or telling(BODY))
    return scrub(path, wanted, authors)


def only(*kinds: TraceKind) -> frozenset[TraceKind]:
    return frozenset(kinds)


def everything(data: bytes) -> bytes:
    return b"\n".join(name.encode() + b"\n" + part for name, part in members(data).items())


def story(data: bytes, name: str = "word/document.xml") -> str:
    return members(data)[name].decode()


# ------------------------------------------------------------------ what is found


def test_every_kind_is_found(tmp_path: Path) -> None:
    data = telling(BODY, macros=True)
    assert {trace.kind for trace in scrubbed(tmp_path, data=data).traces} == set(K)


def test_samples_are_the_files_own_words(tmp_path: Path) -> None:
    traces = {trace.kind: trace for trace in scrubbed(tmp_path).traces}
    assert traces[K.PROPERTIES].samples[:2] == ("creator: Jane Doe", "lastModifiedBy: Bob")
    assert traces[K.COMMENTS].samples == ("Jane: our limit is tenmemo", "Bob: please see")
    assert traces[K.HIDDEN_TEXT].samples == (" our floor is 45",)
    assert traces[K.RSIDS].count == 3 + 3


def test_a_long_sample_is_cut(tmp_path: Path) -> None:
    data = document(p(r("secret " * 500, "<w:vanish/>")))
    trace = scrubbed(tmp_path, data=data).traces[0]
    assert [len(sample) for sample in trace.samples] == [200]


def test_a_file_that_tells_nothing_is_handed_back_as_it_was(tmp_path: Path) -> None:
    data = document(p("Payment within 30 days."))
    made = scrubbed(tmp_path, data=data)
    assert made.traces == ()
    assert made.data == data


# ------------------------------------------------------------------ what goes as a rule


@pytest.mark.parametrize(
    "secret",
    [
        b"Jane Doe", b"Project Falcon", b"Law LLP", b"4711", b"thumbnail", b"LabelInfo", b"falcon",
        b"ghost@law.example", b"NDA.dotm", b"clients", b"Acme", b"C:\\Users", b"printer", b"00AA000",
        b"33333333-3333", b"proofErr", b"proofState", b"we would take five",
    ],
)  # fmt: skip
def test_what_no_reader_needs_is_gone(tmp_path: Path, secret: bytes) -> None:
    assert secret in everything(telling(BODY))
    assert secret not in everything(scrubbed(tmp_path).data)


@pytest.mark.parametrize(
    "kept",
    [
        b"Payment ", b"our limit is ten", b"please see", b" and no later", b" or so",
        b"our floor is 45", b"documentProtection", b"jane@law.example", b"https://example.com/",
        b"<form><name>x</name></form>", DATE.encode(),
    ],
)  # fmt: skip
def test_what_may_be_meant_for_the_other_side_stays(tmp_path: Path, kept: bytes) -> None:
    assert kept in everything(scrubbed(tmp_path).data)


def test_nothing_is_left_to_take_the_second_time(tmp_path: Path) -> None:
    once = scrubbed(tmp_path)
    twice = scrubbed(tmp_path, data=once.data)
    assert sum(trace.removed for trace in twice.traces) == 0
    assert twice.data == once.data


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    assert scrubbed(tmp_path).data == scrubbed(tmp_path).data


def test_parts_that_tell_nothing_keep_their_bytes(tmp_path: Path) -> None:
    before, after = (
        {member.name: member for member in package_from("x", data).members}
        for data in (telling(BODY), scrubbed(tmp_path).data)
    )
    assert before["customXml/item2.xml"] == after["customXml/item2.xml"]
    assert before["word/comments.xml"] == after["word/comments.xml"]


def test_nothing_leads_to_a_part_that_is_gone(tmp_path: Path) -> None:
    package = package_from("x", scrubbed(tmp_path).data)
    for source in ("", *package.parts):
        for link in package.relationships(source):
            assert link.external or package.name_of(link.target)
    listed = story(package.data, "[Content_Types].xml")
    assert "docProps/core" not in listed
    assert "jpeg" not in listed


def test_the_numbers_of_sessions_go_from_every_story(tmp_path: Path) -> None:
    marked = '<w:p w:rsidR="00BB0001"><w:r><w:t>top</w:t></w:r></w:p>'
    data = document(p("x"), headers={"default": marked}, footnotes={1: marked})
    made = scrubbed(tmp_path, data=data)
    assert b"00BB0001" not in everything(made.data)
    assert made.traces[0].count == 2


def test_words_that_look_like_numbers_of_sessions_stay(tmp_path: Path) -> None:
    data = document('<w:p w:rsidR="00BB0001"><w:r><w:t>see w:rsidR="00BB0002"</w:t></w:r></w:p>')
    assert 'see w:rsidR="00BB0002"' in story(scrubbed(tmp_path, data=data).data)


def test_when_parts_were_packed_is_left_out(tmp_path: Path) -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in members(document(p("x"))).items():
            made.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), data)
    done = scrubbed(tmp_path, data=out.getvalue())
    assert done.traces[0].samples == ("times of packing",)
    with zipfile.ZipFile(io.BytesIO(done.data)) as result:
        assert {info.date_time for info in result.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# ------------------------------------------------------------------ what the document shows stays


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("AUTHOR", b"Jane Doe"),
        ("title \\* Upper", b"Project Falcon"),
        ("DOCPROPERTY Company", b"Law LLP"),
        ('DOCPROPERTY "Matter"', b"4711"),
        ("INFO Author", b"Jane Doe"),
        ("DOCVARIABLE client", b"Acme"),
    ],
)
def test_what_a_field_shows_stays(tmp_path: Path, code: str, shown: bytes) -> None:
    made = scrubbed(tmp_path, data=telling(p(field(code, "shown"))))
    assert shown in everything(made.data)
    assert ("the document shows it",) in {trace.stays for trace in made.traces}


def test_what_a_bound_control_shows_stays(tmp_path: Path) -> None:
    binding = (
        '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]" w:storeItemID="{6C3C8BC8}"/>'
    )
    control = (
        f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{r('Falcon')}</w:sdtContent></w:sdt>"
    )
    data = everything(scrubbed(tmp_path, data=telling(p(control))).data)
    assert b"Project Falcon" in data
    assert b"Jane Doe" not in data


def test_custom_xml_stays_where_a_control_names_no_part(tmp_path: Path) -> None:
    control = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent/></w:sdt>'
    assert b"falcon" in everything(scrubbed(tmp_path, data=telling(p(control))).data)


def test_sources_stay_where_they_are_cited(tmp_path: Path) -> None:
    made = members(telling(p(field("CITATION Doe", "(Doe)"))))
    made["customXml/item1.xml"] = (
        b'<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>'
    )
    done = scrubbed(tmp_path, data=archive(dict(made)))
    assert b"<b:Sources" in everything(done.data)
    assert ("citations draw on it",) in {trace.stays for trace in done.traces}


def test_a_path_in_a_field_is_told_and_stays(tmp_path: Path) -> None:
    data = document(p(field(r'INCLUDETEXT "C:\\Users\\jane\\a.docx"', "text")))
    trace = scrubbed(tmp_path, data=data).traces[0]
    assert (trace.kind, trace.removed, trace.stays) == (K.LOCAL_PATHS, 0, ("they stand in fields",))


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("file:///C:\\Users\\jane\\Order%20Form.docx#one", "Order%20Form.docx#one"),
        ("file://server/share/a.docx", "a.docx"),
        ("\\\\server\\share\\b.png", "b.png"),
        ("C:/x/y/", "y"),
        ("file:///C:\\", "file"),
        ("C:c.docx", "c.docx"),
    ],
)
def test_of_a_path_the_name_of_the_file_is_left(path: str, left: str) -> None:
    assert shortened(path) == left
    assert not is_local(left)


# ------------------------------------------------------------------ what goes on request


def test_comments_of_one_author_go_and_answers_to_them_stand_alone(tmp_path: Path) -> None:
    made = scrubbed(tmp_path, only(K.COMMENTS), ("jane",))
    data = everything(made.data)
    for secret in (b"our limit", b"0A000001", b"0B000001", b"paraIdParent", b"law.example/memo"):
        assert secret not in data
    for kept in (b"please see", b"0A000002", b"0B000002"):
        assert kept in data
    assert story(made.data).count("commentReference") == 1


def test_all_comments_go_with_all_that_belongs_to_them(tmp_path: Path) -> None:
    made = scrubbed(tmp_path, only(K.COMMENTS))
    assert not [name for name in members(made.data) if "comment" in name]
    assert "comment" not in story(made.data).lower()


def test_a_tracked_change_on_the_mark_of_a_comment_stays(tmp_path: Path) -> None:
    change = '<w:rPr><w:rPrChange w:id="7" w:author="Them"><w:rPr/></w:rPrChange></w:rPr>'
    body = BODY + p(f'<w:r>{change}<w:commentReference w:id="1"/></w:r>')
    assert "rPrChange" in story(scrubbed(tmp_path, only(K.COMMENTS), data=telling(body)).data)


def test_accounts_go_with_the_last_mark_of_their_owner(tmp_path: Path) -> None:
    data = everything(scrubbed(tmp_path, only(K.COMMENTS, K.PEOPLE)).data)
    assert b"jane@law.example" not in data
    assert b"word/people.xml" not in data


def test_names_on_changes_go_without_the_changes(tmp_path: Path) -> None:
    xml = story(scrubbed(tmp_path, only(K.REVISION_AUTHORS)).data)
    assert xml.count('w:author="Author"') == 2
    assert "Them" not in xml
    assert DATE not in xml
    assert all(mark in xml for mark in ("<w:ins ", "<w:del ", " and no later"))


def test_names_of_others_on_changes_stay(tmp_path: Path) -> None:
    body = p(ins("ours", author="Jane"), ins("theirs", author="Them"))
    made = scrubbed(tmp_path, only(K.REVISION_AUTHORS), ("Jane",), telling(body))
    assert 'w:author="Them"' in story(made.data)
    assert 'w:author="Jane"' not in story(made.data)


def test_names_on_comments_go_without_the_comments(tmp_path: Path) -> None:
    made = scrubbed(tmp_path, only(K.COMMENT_AUTHORS), ("Jane",))
    comments = story(made.data, "word/comments.xml")
    assert 'w:author="Author" w:initials="A"' in comments
    assert "our limit is ten" in comments
    assert 'w:author="Bob"' in comments
    extensible = story(made.data, "word/commentsExtensible.xml")
    assert "2024-01-01" not in extensible
    assert "2024-01-02" in extensible


def test_hidden_text_goes(tmp_path: Path) -> None:
    made = scrubbed(tmp_path, only(K.HIDDEN_TEXT))
    assert b"our floor" not in everything(made.data)


@pytest.mark.parametrize(
    ("run", "why"),
    [
        (ins(r("x", "<w:vanish/>")), "they stand in tracked changes"),
        (
            "<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id='1'/></w:r>",
            "they hold more than words, such as a field or a note mark",
        ),
    ],
)
def test_hidden_text_that_something_hangs_on_stays(tmp_path: Path, run: str, why: str) -> None:
    made = scrubbed(tmp_path, only(K.HIDDEN_TEXT), data=document(p(run)))
    trace = next(trace for trace in made.traces if trace.kind == K.HIDDEN_TEXT)
    assert (trace.removed, trace.stays) == (0, (why,))


def test_macros_go_and_the_file_is_a_plain_one(tmp_path: Path) -> None:
    made = scrubbed(tmp_path, only(K.MACROS), data=telling(BODY, macros=True))
    package = package_from("x", made.data)
    assert (made.suffix, package.suffix, package.has_macros) == (".docx", ".docx", False)
    assert not [name for name in package.parts if "vba" in name]
    assert "vbaProject" not in story(made.data, "[Content_Types].xml")


def test_macros_stay_unless_asked_for(tmp_path: Path) -> None:
    made = scrubbed(tmp_path, data=telling(BODY, macros=True))
    assert made.suffix == ".docm"
    assert package_from("x", made.data).has_macros


def test_a_part_that_is_listed_twice_is_unlisted_twice(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    entry = f'<Override PartName="/docProps/app.xml" ContentType="{kind}"/>'
    data = altered(telling(BODY), "[Content_Types].xml", entry, entry * 2)
    assert "docProps/app" not in story(scrubbed(tmp_path, data=data).data, "[Content_Types].xml")


def test_a_namespace_with_a_name_that_is_no_address_is_no_hindrance(tmp_path: Path) -> None:
    data = altered(telling(BODY), "word/settings.xml", "<w:settings ", '<w:settings xmlns:x="rel" ')
    assert b"DSN=clients" not in everything(scrubbed(tmp_path, data=data).data)


# ------------------------------------------------------------------ what it says beside


def test_what_was_not_looked_into_is_told(tmp_path: Path) -> None:
    codes = {notice.code: notice.message for notice in scrubbed(tmp_path).notices}
    assert codes == {"existing-revisions": "2 tracked changes are in the file and stay"}


def test_a_strict_file_stays_strict(tmp_path: Path) -> None:
    office, iso = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    strict = {
        name: data.replace(office + b"wordprocessingml/2006/main", iso + b"wordprocessingml/main")
        .replace(office + b"officeDocument/2006/relationships", iso + b"officeDocument/relationships")
        for name, data in members(telling(BODY)).items()
    }  # fmt: skip
    made = scrubbed(tmp_path, data=archive(dict(strict)))
    assert package_from("x", made.data).strict
    assert b"openxmlformats.org/wordprocessingml" not in members(made.data)["word/document.xml"]
    assert b"Jane Doe" not in everything(made.data)


# ------------------------------------------------------------------ the proof


def refused(data: bytes, wanted: frozenset[TraceKind] = AS_A_RULE) -> str:
    source = package_from("contract.docx", telling(BODY))
    with pytest.raises(RefusedError) as caught:
        prove(source, data, wanted, ())
    return str(caught.value).removeprefix("contract.docx: the scrubbed file failed its own check, ")


def altered(data: bytes, name: str, old: str, new: str) -> bytes:
    parts = members(data)
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())
    return archive(dict(parts))


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("word/document.xml", "Payment ", "Payments ", "the text is not the same"),
        ("word/document.xml", 'w:author="Them"', 'w:author="Us"', "a tracked change is not the same"),
        ("word/document.xml", "<w:vanish/>", "<w:b/>", "the text is not the same"),
        ("word/document.xml", '<w:p w:rsidR="00AA0001"', "<w:p><w:pPr><w:jc w:val='left'/></w:pPr></w:p>"
         "<w:p", "the text is not the same"),
        ("word/comments.xml", "please see", "please look", "a comment is not the same"),
        ("word/settings.xml", "comments", "readOnly", "the part word/settings.xml changed too much"),
        ("customXml/item2.xml", "<name>", "<nome>", "cannot be opened"),
        ("customXml/item2.xml", "x", "y", "the part customXml/item2.xml changed too much"),
        ("word/_rels/document.xml.rels", "https://example.com/", "https://evil.example/",
         "a link leads elsewhere"),
        ("docProps/core.xml", "Jane Doe", "John Doe", "the part docProps/core.xml changed too much"),
        ("[Content_Types].xml", "people+xml", "comments+xml", "is called something else"),
    ],
)  # fmt: skip
def test_what_should_not_have_changed_is_noticed(name: str, old: str, new: str, what: str) -> None:
    data = altered(telling(BODY), name, old, new)
    wanted = only(K.RSIDS)
    assert what in refused(data, wanted)


def test_what_should_have_gone_and_did_not_is_noticed() -> None:
    assert refused(telling(BODY)).startswith("properties are still there")


def test_a_part_that_the_text_needs_and_is_gone_is_noticed() -> None:
    parts = members(telling(BODY))
    del parts["word/settings.xml"]
    assert refused(archive(dict(parts))).startswith("the part word/settings.xml was lost")


def test_a_part_that_is_new_is_noticed() -> None:
    assert refused(archive({**members(telling(BODY)), "new.xml": b"<a/>"})).startswith(
        "a part is new"
    )


def test_a_file_that_does_not_open_is_noticed() -> None:
    assert refused(b"PK").startswith("the new file cannot be opened again (UnreadableError)")


# ------------------------------------------------------------------ real files


@pytest.mark.corpus
@pytest.mark.parametrize("wanted", [AS_A_RULE, frozenset(K)], ids=["as a rule", "everything"])
def test_every_file_of_the_corpus_is_scrubbed(corpus: Path, wanted: frozenset[TraceKind]) -> None:
    folders = ("A-contracts", "C-torture")
    paths = sorted(path for folder in folders for path in (corpus / folder).rglob("*.doc?"))
    for path in sampled(paths, 5 if wanted != AS_A_RULE else 15):
        try:
            made = scrub(path, wanted)
        except UnreadableError:
            assert path.name == "__alex.docx"
            continue
        before = project(package_from("x", path.read_bytes())).text
        assert project(package_from("x", made.data)).text == before, path.name


def test_the_two_lists_of_kinds_hold_every_kind_once() -> None:
    assert set(K) == AS_A_RULE | ON_REQUEST
    assert not AS_A_RULE & ON_REQUEST
