"""Opening Word files: what is refused, and with which words."""

from __future__ import annotations

import os
import struct
from hashlib import sha512
from pathlib import Path

import pytest
from build import archive, content_types, document, members, p, relationships

from redline.errors import UnreadableError
from redline.word.package import open_package, package_from
from redline.word.parsing import parse

PLAIN = document(p("Payment within 30 days."))
LETTERS = str.maketrans({".": "_", "[": "", "]": ""})
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def opened(data: bytes, name: str) -> None:
    package = package_from(name, data)
    package.tree(package.main_part)


def refusal(data: bytes, name: str = "contract.docx") -> str:
    with pytest.raises(UnreadableError) as caught:
        opened(data, name)
    assert str(caught.value).count("\n") == 0
    assert caught.value.cure.endswith(".")
    return caught.value.cause


def with_members(**changes: bytes | str | None) -> bytes:
    """Return the plain document with members changed by their last name, or left out."""
    changed = {
        name: changes.get(Path(name).name.translate(LETTERS).strip("_"), data)
        for name, data in members(PLAIN).items()
    }
    return archive({name: data for name, data in changed.items() if data is not None})


def in_directory(data: bytes, name: bytes, offset: int, layout: str, value: int) -> bytes:
    """Return a zip with one number of a member's entry in the central directory overwritten."""
    found = data.index(name, data.index(b"PK\x01\x02")) - 46
    changed = bytearray(data)
    struct.pack_into(layout, changed, found + offset, value)
    return bytes(changed)


# ------------------------------------------------------------------ what is no Word document


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7\n", "not a Word document (it is a PDF)"),
        (b"{\\rtf1\\ansi}", "not a Word document (it is an RTF file)"),
        (b"\x89PNG\r\n", "not a Word document (it is a picture)"),
        (b"<!DOCTYPE html><html></html>", "not a Word document (it is a web page)"),
        (b'<?xml version="1.0"?><pkg:package>', "not a Word document (it is a flat Word XML file)"),
        (b"This Agreement is made", "not a Word document (it is plain text)"),
        (b"\x00\x01\x02\x03", "not a Word document (it is something else, or damaged)"),
        (b"PK\x03\x04 and then nothing", "the file is cut short or damaged"),
    ],
)
def test_what_is_not_a_word_document_is_refused_by_name(data: bytes, cause: str) -> None:
    assert refusal(data) == cause


@pytest.mark.parametrize(
    ("stream", "cause"),
    [
        ("EncryptedPackage", "it is protected by a password"),
        ("WordDocument", "it is a Word 97-2003 document (.doc)"),
        ("Workbook", "not a Word document (it is an old Office file)"),
    ],
)
def test_an_ole_file_is_told_by_the_streams_it_names(stream: str, cause: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")
    assert refusal(data) == cause


def test_the_lock_file_of_an_open_document_is_named_as_such() -> None:
    assert "lock file" in refusal(b"\x05Lawyer", "folder/~$contract.docx")


def test_an_open_document_text_is_named_as_such() -> None:
    data = archive({"mimetype": "application/vnd.oasis.opendocument.text"})
    stored = data[:30] + b"mimetypeapplication/vnd.oasis.opendocument.text" + data[38:]
    assert refusal(stored) == "not a Word document (it is an OpenDocument file)"


def test_a_zip_without_content_types_is_an_archive() -> None:
    assert refusal(archive({"a.docx": b"x"})) == "it is a zip archive, not a Word document"


def test_an_excel_workbook_is_named_as_such() -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    data = with_members(Content_Types_xml=content_types(kind))
    assert refusal(data) == "not a Word document (it is an Excel workbook)"


def test_a_main_part_of_another_kind_is_refused() -> None:
    data = with_members(Content_Types_xml=content_types("text/plain"))
    assert refusal(data) == "its main part is not a Word document"


def test_a_package_that_names_no_main_part_is_refused() -> None:
    data = with_members(rels=relationships())
    assert refusal(data) == "it does not say which part is the document"


def test_a_main_part_that_is_named_and_not_there_is_refused() -> None:
    data = with_members(document_xml=None)
    assert refusal(data) == "it does not say which part is the document"


# ------------------------------------------------------------------ files on disk


def test_a_file_on_disk_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "contract.docx"
    path.write_bytes(PLAIN)
    assert open_package(path).main_part == "word/document.xml"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, cause in (
        (tmp_path / "no.docx", "there is no such file"),
        (tmp_path, "it is a folder, not a file"),
    ):
        with pytest.raises(UnreadableError) as caught:
            open_package(path)
        assert caught.value.cause == cause
        assert caught.value.path == str(path)


def test_a_device_is_refused_unread() -> None:
    with pytest.raises(UnreadableError, match="it is a device or pipe"):
        open_package(Path(os.devnull))


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (PermissionError(13, "Permission denied"), "you have no permission to read it"),
        (OSError(5, "Input/output error"), "it cannot be read (input/output error)"),
    ],
)
def test_a_file_the_system_will_not_give_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, cause: str
) -> None:
    path = tmp_path / "contract.docx"
    path.write_bytes(PLAIN)

    def fail(_path: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(UnreadableError) as caught:
        open_package(path)
    assert caught.value.cause == cause


def test_a_file_larger_than_any_contract_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "contract.docx"
    with path.open("wb") as sparse:
        sparse.truncate(513 * 1024 * 1024)
    with pytest.raises(UnreadableError, match="larger than 512 MB"):
        open_package(path)


# ------------------------------------------------------------------ archives built to harm


def test_every_way_of_cutting_a_file_short_is_refused() -> None:
    for length in range(4, len(PLAIN) - 1, 97):
        assert refusal(PLAIN[:length]).startswith("the file is cut short or damaged")


def test_a_part_that_unpacks_to_far_more_than_it_takes_is_refused() -> None:
    data = archive({**members(PLAIN), "word/media/a.bin": bytes(5 * 1024 * 1024)})
    assert refusal(data) == "one part unpacks to more than 200 times its size"


def test_parts_that_declare_too_much_together_are_refused() -> None:
    data = in_directory(PLAIN, b"word/document.xml", 24, "<I", 600 * 1024 * 1024)
    assert refusal(data) == "it unpacks to more than 512 MB"


def test_an_xml_part_that_is_too_large_is_refused() -> None:
    blocks = (sha512(b"%d" % (n // 8)).digest()[: 8 * (n % 8)] + b" " * 3000 for n in range(22_500))
    data = archive({**members(PLAIN), "word/document.xml": b"".join(blocks)})
    assert refusal(data) == "the part word/document.xml is larger than 64 MB"


def test_a_part_that_is_longer_than_it_declares_is_refused() -> None:
    data = in_directory(PLAIN, b"word/document.xml", 24, "<I", 100)
    assert refusal(data) == "the file is cut short or damaged (word/document.xml)"


def test_a_part_with_a_wrong_checksum_is_refused() -> None:
    data = in_directory(PLAIN, b"word/document.xml", 16, "<I", 1)
    assert refusal(data) == "the file is cut short or damaged (word/document.xml)"


def test_a_part_whose_compressed_bytes_are_garbage_is_refused() -> None:
    at = PLAIN.index(b"word/document.xml") + len("word/document.xml")
    data = PLAIN[:at] + b"\xff" * 20 + PLAIN[at + 20 :]
    assert refusal(data) == "the file is cut short or damaged (word/document.xml)"


def test_parts_that_overlap_are_refused() -> None:
    data = in_directory(PLAIN, b"word/document.xml", 20, "<I", len(PLAIN))
    assert refusal(data) == "its parts overlap each other"


def test_too_many_parts_are_refused() -> None:
    many = {f"word/media/{number}": b"" for number in range(10_001)}
    assert refusal(archive({**members(PLAIN), **many})) == "it holds more than 10,000 parts"


@pytest.mark.parametrize("name", ["/etc/passwd", "../up.xml", "word/../../up.xml", "C:/x.xml"])
def test_a_part_that_points_outside_is_refused(name: str) -> None:
    data = archive({**members(PLAIN), name: b"x"})
    assert refusal(data) == "a part's name points outside of the file"


def test_two_parts_of_one_name_are_refused() -> None:
    data = archive({**members(PLAIN), "WORD/Document.xml": b"x"})
    assert refusal(data) == "it holds two parts of the same name"


def test_a_part_whose_two_names_differ_is_refused() -> None:
    at = PLAIN.index(b"word/document.xml")
    data = PLAIN[:at] + b"word/dokument.xml" + PLAIN[at + 17 :]
    assert refusal(data) == "two tables of contents inside disagree"


def test_a_zip_password_is_refused() -> None:
    assert "zip password" in refusal(in_directory(PLAIN, b"word/document.xml", 8, "<H", 1))


def test_a_way_of_packing_that_word_does_not_use_is_refused() -> None:
    data = in_directory(PLAIN, b"word/document.xml", 10, "<H", 12)
    assert refusal(data) == "it is packed in a way that Word does not use"


def test_a_part_that_lies_nowhere_is_refused() -> None:
    data = in_directory(PLAIN, b"word/document.xml", 42, "<I", 5)
    assert refusal(data).startswith("the file is cut short or damaged")


# ------------------------------------------------------------------ XML built to harm


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE a [<!ENTITY e "x">]>',
        '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        "<!--" + " " * 5000 + '--><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_document_type_is_refused_whatever_it_declares(prolog: str) -> None:
    main = members(PLAIN)["word/document.xml"].decode()
    assert "declares a document type" in refusal(with_members(document_xml=prolog + main))


def test_a_document_type_in_another_encoding_is_refused() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'
    data = with_members(document_xml=text.encode("utf-16"))
    assert "declares a document type" in refusal(data)


@pytest.mark.parametrize("xml", ["<w:document", "<a>&undefined;</a>", "", "no XML"])
def test_xml_that_is_broken_is_refused(xml: str) -> None:
    assert refusal(with_members(document_xml=xml)) == "the part word/document.xml is damaged"


def test_a_part_with_too_many_elements_is_refused() -> None:
    with pytest.raises(UnreadableError, match="has too many elements"):
        parse("contract.docx", "word/document.xml", b"<a>" + b"<b/>" * 6_000_000 + b"</a>")
