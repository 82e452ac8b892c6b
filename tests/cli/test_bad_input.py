"""Every kind of bad file gives exactly one line with file, cause and cure; nothing is written."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Redline, write_contract
from program import redline as program

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def zipped(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def contract_bytes() -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return write_contract(Path(folder) / "a.docx").read_bytes()


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a small contract with one of its parts changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(contract_bytes())) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for info in source.infolist():
            data = source.read(info)
            package.writestr(info.filename, change(data) if info.filename == name else data)
    return out.getvalue()


BODY = "word/document.xml"
BAD: dict[str, Callable[[], bytes]] = {
    "empty": bytes,
    "text": lambda: b"MASTER SERVICES AGREEMENT\n1. Services\n",
    "pdf": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "rtf": lambda: b"{\\rtf1\\ansi Agreement}",
    "html": lambda: b"<html><body>Agreement</body></html>",
    "image": lambda: b"\x89PNG\r\n\x1a\n" + bytes(64),
    "noise": lambda: bytes(range(256)) * 4,
    "old Word": lambda: OLE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(512),
    "password": lambda: OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512),
    "old Office": lambda: OLE + bytes(1016),
    "any zip": lambda: zipped(**{"readme.txt": "hello"}),
    "zip of nothing": zipped,
    "Excel": lambda: zipped(
        **{"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "xl/workbook.xml": "<a/>"}
    ),
    "OpenDocument": lambda: zipped(mimetype="application/vnd.oasis.opendocument.text"),
    "cut off": lambda: contract_bytes()[:2000],
    "damaged": lambda: contract_bytes()[:-400] + bytes(400),
    "torn XML": lambda: changed(BODY, lambda data: data[: len(data) // 2]),
    "no body": lambda: changed(BODY, lambda _: b"<?xml version='1.0'?><a/>"),
    "entities": lambda: changed(
        BODY, lambda data: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + data
    ),
    "bomb": lambda: changed("docProps/core.xml", lambda data: data + b" " * 300_000_000),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_told_on_one_line_and_nothing_is_written(
    redline: Redline, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(BAD[kind]())
    ran = redline("review", "bad.docx", "-o", "out")
    assert (ran.code, ran.out) == (3, "")
    cause, _, cure = ran.err.removeprefix("bad.docx: ").rstrip("\n").partition(". ")
    assert ran.err.startswith("bad.docx: ")
    assert ran.err.count("\n") == 1
    assert cause
    assert cure.endswith(".")
    assert [each.name for each in tmp_path.iterdir()] == ["bad.docx"]


@pytest.mark.parametrize("command", ["review", "check", "clauses"])
def test_every_command_refuses_a_missing_file_alike(redline: Redline, command: str) -> None:
    ran = redline(command, "gone.docx")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "gone.docx: there is no such file. Check the name and the folder.\n"


def test_a_file_name_cannot_steer_the_screen(redline: Redline, tmp_path: Path) -> None:
    name = "\x1b[31mred\n.docx"
    (tmp_path / name).touch()
    ran = redline("check", name)
    assert ran.code == 3
    assert "\x1b" not in ran.err
    assert ran.err.count("\n") == 1


def test_the_process_shows_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"%PDF-1.7")
    done = program("review", "bad.docx", folder=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("bad.docx: not a Word document (it is a PDF).")
    assert done.stderr.count("\n") == 1


@pytest.mark.corpus
def test_every_broken_fixture_is_refused_or_read(redline: Redline, corpus: Path) -> None:
    with (corpus / "manifest.csv").open(encoding="utf-8") as manifest:
        broken = [row["path"] for row in csv.DictReader(manifest) if row.get("opens") == "no"]
    assert broken
    for name in broken:
        ran = redline("check", corpus / name, "--fail-on", "never")
        assert ran.code in {0, 3}, name
        assert ran.code == 0 or ran.err.count("\n") == 1, name
