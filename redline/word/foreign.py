"""What a file is when it is not a Word document: told from its first bytes."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from redline.errors import UnreadableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "Open it in Word and save it as .docx first."
_UNLOCK = "Open it in Word with its password, remove the password and save it."
_SCAN = "Convert it to .docx first; redline does not guess at scanned text."
_EXPORT = "Export it as .docx first."
_NAME_ONE = "Name a Word document (.docx)."

_SIGNATURES: Final = (
    (b"%PDF", "a PDF", _SCAN),
    (b"{\\rtf", "an RTF file", _SAVE),
    (b"\xffWPC", "a WordPerfect file", _EXPORT),
    (b"\x89PNG", "a picture", _SCAN),
    (b"\xff\xd8\xff", "a picture", _SCAN),
    (b"II*\x00", "a picture", _SCAN),
    (b"MM\x00*", "a picture", _SCAN),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it first."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"MZ", "a program", _NAME_ONE),
)
_TEXT_SIGNATURES: Final = (
    (b"<pkg:package", "a flat Word XML file", _SAVE),
    (b"<w:worddocument", "a Word 2003 XML file", _SAVE),
    (b"<!doctype html", "a web page", _SAVE),
    (b"<html", "a web page", _SAVE),
    (b"mime-version:", "a web archive", _SAVE),
)
_LOOKED_AT = 4096


def check_foreign(path: str, data: bytes) -> None:
    """Raise UnreadableError unless the bytes begin as a zip archive of a Word document does."""
    if PurePath(path).name.startswith("~$"):
        cause = "it is the lock file that Word keeps while a document is open"
        raise UnreadableError(path, cause, "Name the document itself.")
    if not data:
        raise UnreadableError(path, "the file is empty", "Ask the sender for a new copy.")
    if data.startswith(_OLE):
        _refuse_ole(path, data)
    if not data.startswith(b"PK"):
        what, cure = _guess(data)
        raise UnreadableError(path, f"not a Word document (it is {what})", cure)
    if b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]:
        raise UnreadableError(path, "not a Word document (it is an OpenDocument file)", _EXPORT)


def _refuse_ole(path: str, data: bytes) -> None:
    """Tell an encrypted document from an old binary one by the streams it names ([MS-CFB])."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError(path, "it is protected by a password", _UNLOCK)
    if "WordDocument".encode("utf-16-le") in data:
        raise UnreadableError(path, "it is a Word 97-2003 document (.doc)", _SAVE)
    raise UnreadableError(path, "not a Word document (it is an old Office file)", _SAVE)


def _guess(data: bytes) -> tuple[str, str]:
    for signature, what, cure in _SIGNATURES:
        if data.startswith(signature):
            return what, cure
    head = data[:_LOOKED_AT].lower()
    for signature, what, cure in _TEXT_SIGNATURES:
        if signature in head:
            return what, cure
    if b"\x00" not in head and all(byte >= 32 or byte in b"\t\n\r\f" for byte in head):
        return "plain text", "Paste it into Word and save it as .docx."
    return "something else, or damaged", _NAME_ONE
