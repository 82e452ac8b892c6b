"""Zip archives: what is inside one, safely, and how to write one with unchanged members as is."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redline.errors import UnreadableError
from redline.word.limits import MAX_MEMBERS, MAX_RATIO, MAX_TOTAL, MEGABYTE, RATIO_FROM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DAMAGED = "the file is cut short or damaged"
ASK_AGAIN = "Open it in Word and save it again, or ask the sender for a new copy."
UNSAFE = "Do not open it; ask the sender for a copy saved by Word."

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_ENTRY = b"PK\x01\x02"
"""How each entry of the table of contents begins."""

_END = struct.Struct("<4sHHHHIIH")
_UTF8 = 0x800
_ENCRYPTED = 0x1
EPOCH = (0, 0x21)
"""Time and date that new members carry: 1 January 1980, the earliest a zip can say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of an archive as it lies there: `packed` are its bytes, still compressed."""

    name: str
    packed: bytes
    method: int
    crc: int
    size: int
    stamp: tuple[int, int] = EPOCH
    flags: int = _UTF8

    @property
    def is_folder(self) -> bool:
        """Say whether the member is only a folder entry."""
        return self.name.endswith("/")


def read_archive(path: str, data: bytes) -> tuple[Member, ...]:
    """Return the members of a zip file in their order; nothing is unpacked yet.

    Raises UnreadableError for what is damaged, oversized, encrypted or built to deceive.
    """
    if data.count(_ENTRY) > MAX_MEMBERS:
        raise UnreadableError(path, f"it holds more than {MAX_MEMBERS:,} parts", UNSAFE)
    infos = _directory(path, data)
    _check_sizes(path, infos, len(data))
    _check_names(path, [info.filename for info in infos])
    return tuple(_member(path, data, info) for info in infos)


def unpack(path: str, member: Member) -> bytes:
    """Return a member's bytes, never more than it declares, checked against its checksum."""
    if member.method == zipfile.ZIP_STORED:
        data, whole = member.packed, True
    else:
        data, whole = _inflate(path, member)
    if not whole or len(data) != member.size or zlib.crc32(data) != member.crc:
        raise UnreadableError(path, f"{DAMAGED} ({member.name})", ASK_AGAIN)
    return data


def write_archive(
    members: Iterable[Member], changed: Mapping[str, bytes], added: Mapping[str, bytes]
) -> bytes:
    """Return a zip of `members` with some contents `changed` and some members `added` at the end.

    Members that are not changed keep their compressed bytes; equal input gives equal output.
    """
    out: list[Member] = []
    for member in members:
        data = changed.get(member.name)
        out.append(member if data is None else _pack(member.name, data, member.stamp))
    out.extend(_pack(name, data, EPOCH) for name, data in added.items())
    return _lay_out(out)


# ------------------------------------------------------------------ reading


def _directory(path: str, data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, struct.error) as error:
        raise UnreadableError(path, DAMAGED, ASK_AGAIN) from error


def _check_sizes(path: str, infos: list[zipfile.ZipInfo], length: int) -> None:
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        limit = MAX_TOTAL // MEGABYTE
        raise UnreadableError(path, f"it unpacks to more than {limit} MB", UNSAFE)
    if sum(info.compress_size for info in infos) > length:
        raise UnreadableError(path, "its parts overlap each other", UNSAFE)
    for info in infos:
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size):
            cause = f"one part unpacks to more than {MAX_RATIO} times its size"
            raise UnreadableError(path, cause, UNSAFE)


def _check_names(path: str, names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        folded = name.lower().replace("\\", "/")
        if folded.startswith("/") or folded[1:2] == ":" or ".." in folded.split("/"):
            raise UnreadableError(path, "a part's name points outside of the file", UNSAFE)
        if folded in seen:
            raise UnreadableError(path, "it holds two parts of the same name", UNSAFE)
        seen.add(folded)


def _member(path: str, data: bytes, info: zipfile.ZipInfo) -> Member:
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableError(path, "it is protected by a zip password", "Save it without one.")
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise UnreadableError(path, "it is packed in a way that Word does not use", ASK_AGAIN)
    start = _content_start(path, data, info)
    packed = data[start : start + info.compress_size]
    if len(packed) != info.compress_size:
        raise UnreadableError(path, DAMAGED, ASK_AGAIN)
    return Member(
        name=info.filename,
        packed=packed,
        method=info.compress_type,
        crc=info.CRC,
        size=info.file_size,
        stamp=_dos_stamp(info.date_time),
        flags=info.flag_bits & _UTF8,
    )


def _content_start(path: str, data: bytes, info: zipfile.ZipInfo) -> int:
    at = info.header_offset
    header = data[at : at + _LOCAL.size]
    if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
        raise UnreadableError(path, DAMAGED, ASK_AGAIN)
    name_length, extra_length = struct.unpack_from("<HH", header, 26)
    name = data[at + _LOCAL.size : at + _LOCAL.size + name_length]
    if name != _raw_name(info.orig_filename, info.flag_bits):
        raise UnreadableError(path, "two tables of contents inside disagree", UNSAFE)
    return at + _LOCAL.size + int(name_length) + int(extra_length)


def _raw_name(name: str, flags: int) -> bytes:
    return name.encode("utf-8" if flags & _UTF8 else "cp437", "replace")


def _dos_stamp(moment: tuple[int, int, int, int, int, int]) -> tuple[int, int]:
    year, month, day, hour, minute, second = moment
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _inflate(path: str, member: Member) -> tuple[bytes, bool]:
    unpacker = zlib.decompressobj(-15)
    try:
        data = unpacker.decompress(member.packed, member.size + 1)
    except zlib.error as error:
        raise UnreadableError(path, f"{DAMAGED} ({member.name})", ASK_AGAIN) from error
    return data, unpacker.eof or len(data) > member.size


# ------------------------------------------------------------------ writing


def _pack(name: str, data: bytes, stamp: tuple[int, int]) -> Member:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Member(
        name=name,
        packed=packer.compress(data) + packer.flush(),
        method=zipfile.ZIP_DEFLATED,
        crc=zlib.crc32(data),
        size=len(data),
        stamp=stamp,
        flags=0 if name.isascii() else _UTF8,
    )


def _lay_out(members: list[Member]) -> bytes:
    body = bytearray()
    directory = bytearray()
    for member in members:
        name = _raw_name(member.name, member.flags)
        facts = (
            member.flags,
            member.method,
            *member.stamp,
            member.crc,
            len(member.packed),
            member.size,
            len(name),
        )
        directory += _CENTRAL.pack(_ENTRY, 20, 20, *facts, 0, 0, 0, 0, 0, len(body)) + name
        body += _LOCAL.pack(b"PK\x03\x04", 20, *facts, 0) + name + member.packed
    count = len(members)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)
