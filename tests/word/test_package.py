"""What a package tells of its parts, and what saving leaves alone."""

from __future__ import annotations

import io
import zipfile

import pytest
from build import archive, document, members, p, relationships

from redline.word.names import relation
from redline.word.package import AddedPart, package_from, save
from redline.word.parsing import serialise

PLAIN = document(p("Payment within 30 days."))
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


# ------------------------------------------------------------------ what a package tells


def test_the_main_part_is_found_by_relationship_whatever_its_name() -> None:
    found = members(PLAIN)
    moved = {
        "[Content_Types].xml": found["[Content_Types].xml"].replace(
            b"/word/document.xml", b"/Main Part.XML"
        ),
        "_rels/.rels": relationships(("a", "officeDocument", "Main%20Part.xml")),
        "main part.xml": found["word/document.xml"],
    }
    package = package_from("contract.docx", archive(moved))
    assert package.main_part == "main part.xml"
    assert package.tree(package.main_part).tag.endswith("}document")


def test_an_external_relationship_is_known_and_never_followed() -> None:
    more = (
        f'<Relationship Id="x" Type="{relation("header")}" Target="file:///etc/passwd"'
        ' TargetMode="External"/>'
    )
    data = archive({**members(PLAIN), "word/_rels/document.xml.rels": relationships(more=more)})
    package = package_from("contract.docx", data)
    (link,) = package.relationships(package.main_part)
    assert link.external
    assert link.target == "file:///etc/passwd"
    assert package.related(package.main_part, "header") == ()


def test_a_relationship_to_a_part_that_is_not_there_is_passed_over() -> None:
    data = archive(
        {**members(PLAIN), "word/_rels/document.xml.rels": relationships(("a", "header", "no.xml"))}
    )
    package = package_from("contract.docx", data)
    assert package.related(package.main_part, "header") == ()
    assert package.related_tree(package.main_part, "header") is None


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            ".dotx",
        ),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", ".docm"),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", ".dotm"),
    ],
)
def test_templates_and_files_with_macros_are_read(kind: str, suffix: str) -> None:
    package = package_from("contract", document(p("x"), main_type=kind))
    assert package.suffix == suffix


def test_macros_are_seen_and_kept_as_they_are() -> None:
    data = document(p("x"), parts={"word/vbaProject.bin": b"\x00macro"})
    package = package_from("contract.docm", data)
    assert package.has_macros
    assert members(save(package, {}))["word/vbaProject.bin"] == b"\x00macro"


def test_folder_entries_are_no_parts() -> None:
    package = package_from("contract.docx", archive({"word/": b"", **members(PLAIN)}))
    assert "word/" not in package.parts


def test_stored_parts_are_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, content in members(PLAIN).items():
            made.writestr(name, content)
    package = package_from("contract.docx", out.getvalue())
    assert package.part("word/document.xml") == members(PLAIN)["word/document.xml"]


# ------------------------------------------------------------------ saving


def test_saving_nothing_gives_every_part_back_in_its_order() -> None:
    package = package_from("contract.docx", PLAIN)
    again = package_from("contract.docx", save(package, {}))
    assert again.parts == package.parts
    assert [m.packed for m in again.members] == [m.packed for m in package.members]


def test_saving_twice_gives_the_same_bytes() -> None:
    changed = {"word/document.xml": b"<changed/>"}
    first, second = (save(package_from("contract.docx", PLAIN), changed) for _ in range(2))
    assert first == second


def test_only_the_changed_part_differs_and_every_zip_reader_agrees() -> None:
    package = package_from("contract.docx", PLAIN)
    saved = members(save(package, {"word/document.xml": b"<changed/>"}))
    assert saved == {**members(PLAIN), "word/document.xml": b"<changed/>"}


def test_an_added_part_gets_its_content_type_and_relationship() -> None:
    package = package_from("contract.docx", PLAIN)
    part = AddedPart(
        name="word/comments.xml",
        content_type=COMMENTS_TYPE,
        relationship=relation("comments"),
        data=b"<c/>",
        source="word/document.xml",
    )
    again = package_from("contract.docx", save(package, {}, [part]))
    assert again.related("word/document.xml", "comments") == ("word/comments.xml",)
    assert again.content_type("word/comments.xml") == COMMENTS_TYPE
    assert again.part("word/comments.xml") == b"<c/>"


def test_two_parts_added_where_no_relationships_were_get_ids_of_their_own() -> None:
    bare = archive({n: d for n, d in members(PLAIN).items() if "document.xml.rels" not in n})
    parts = [
        AddedPart(
            name=f"word/{kind}.xml",
            content_type="application/xml",
            relationship=relation(kind),
            data=b"<x/>",
            source="word/document.xml",
        )
        for kind in ("comments", "people")
    ]
    again = package_from("contract.docx", save(package_from("contract.docx", bare), {}, parts))
    assert [link.id for link in again.relationships("word/document.xml")] == ["rId1", "rId2"]


def test_changing_a_part_that_is_not_there_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        save(package_from("contract.docx", PLAIN), {"word/no.xml": b""})


@pytest.fixture
def strict() -> bytes:
    def rename(data: bytes) -> bytes:
        office, iso = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
        data = data.replace(office + b"wordprocessingml/2006/main", iso + b"wordprocessingml/main")
        return data.replace(
            office + b"officeDocument/2006/relationships", iso + b"officeDocument/relationships"
        )

    return archive({name: rename(data) for name, data in members(PLAIN).items()})


def test_a_strict_file_is_seen_with_transitional_names(strict: bytes) -> None:
    package = package_from("contract.docx", strict)
    assert package.strict
    assert "schemas.openxmlformats.org" in package.tree(package.main_part).tag


def test_a_strict_file_is_saved_with_strict_names(strict: bytes) -> None:
    package = package_from("contract.docx", strict)
    saved = save(package, {package.main_part: serialise(package.tree(package.main_part))})
    assert b"purl.oclc.org" in members(saved)["word/document.xml"]
    assert b"wordprocessingml/2006/main" not in members(saved)["word/document.xml"]


def test_a_strict_file_gets_new_parts_with_strict_relationships(strict: bytes) -> None:
    package = package_from("contract.docx", strict)
    part = AddedPart(
        name="word/comments.xml",
        content_type=COMMENTS_TYPE,
        relationship=relation("comments"),
        data=b"<c/>",
        source=package.main_part,
    )
    saved = save(package, {}, [part])
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/comments"
        in (members(saved)["word/_rels/document.xml.rels"])
    )
    assert package_from("x", saved).related(package.main_part, "comments")


def test_comments_and_instructions_in_xml_are_no_text() -> None:
    main = members(PLAIN)["word/document.xml"].replace(b"Payment", b"Pay<!-- not --><?no no?>ment")
    package = package_from("contract.docx", archive({**members(PLAIN), "word/document.xml": main}))
    texts = [t.text for t in package.tree(package.main_part).iter("{*}t")]
    assert texts == ["Payment within 30 days."]


def test_names_are_compared_without_regard_to_case() -> None:
    package = package_from("contract.docx", PLAIN)
    assert package.name_of("WORD/document.XML") == "word/document.xml"
    assert package.name_of("word/no.xml") is None
