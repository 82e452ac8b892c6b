"""Files built to use up memory or time: each is refused by the name of the limit it passes."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha512
from pathlib import Path

import pytest
from build import archive, begin, document, end, members, p, r, relationships, style, table

from redline.errors import UnreadableError
from redline.word import limits
from redline.word.package import open_package, package_from
from redline.word.reader import read_bytes

PLAIN = document(p("Payment within 30 days."))
NOISE = "<!--" + "".join(sha512(b"%d" % n).hexdigest() for n in range(3000)) + "-->"
"""Words that hardly shrink, so that a part full of nothing passes as one that does not shrink much."""

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "limits.md"


def with_main(xml: str) -> bytes:
    return archive({**members(PLAIN), "word/document.xml": xml})


def body(content: str) -> bytes:
    return document(content + NOISE)


def many_links(count: int) -> bytes:
    links = ((f"r{n}", "hyperlink", f"t{n}") for n in range(count))
    return archive({**members(PLAIN), "word/_rels/document.xml.rels": relationships(*links)})


def entities(prolog: str = "") -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'{prolog}<!DOCTYPE a [<!ENTITY l0 "lol">{levels}]><a b="&l9;">&l9;</a>'


def quine() -> bytes:
    """Return a zip of which every entry is the same stretch of bytes, each under its own name."""
    data = bytearray(PLAIN)
    start = data.index(b"PK\x01\x02")
    count, size = struct.unpack_from("<HI", data, len(data) - 12)
    directory = bytes(data[start : start + size])
    more = directory * 40
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0, 0, len(more), start, 0)
    assert count
    return bytes(data[:start]) + more + tail


def lying_zip64() -> bytes:
    """Return a zip whose entry says that its size stands in an extra field that is not there."""
    data = bytearray(PLAIN)
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<II", data, at + 20, 0xFFFFFFFF, 0xFFFFFFFF)
    return bytes(data)


def crowded(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for number in range(count):
            made.writestr(zipfile.ZipInfo(str(number)), b"")
    return out.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "too many parts": (lambda: crowded(11_000), "it holds more than 10,000 parts"),
    "overlapping parts": (quine, "its parts overlap each other"),
    "zip64 without its field": (lying_zip64, "it unpacks to more than 512 MB"),
    "100,000 deep": (
        lambda: with_main("<a>" * 100_000 + "</a>" * 100_000),
        "the part word/document.xml nests elements more than 256 deep",
    ),
    "one attribute": (
        lambda: body(f'<w:p w:x="{"a" * 11_000_000}"/>'),
        "the part word/document.xml has a tag of more than 10 million bytes",
    ),
    "one text": (
        lambda: body(p("a" * 11_000_000)),
        "the part word/document.xml has a stretch of text of more than 10 million bytes",
    ),
    "a billion laughs": (
        lambda: with_main(entities()),
        "the part word/document.xml declares a document type",
    ),
    "links": (lambda: many_links(60_000), "it has more than 50,000 links"),
    "paragraphs": (
        lambda: body("<w:p/>" * 210_000),
        "it has more than 200,000 paragraphs",
    ),
    "characters": (
        lambda: body(p("a" * 6_000_000) * 2),
        "it has more than 10,000,000 characters of text",
    ),
    "elements together": (
        lambda: document(
            "<w:p/>" + NOISE, styles="<w:x/>" * 1_600_000 + NOISE, numbering="<w:x/>" * 1_600_000 + NOISE
        ),
        "it has more than 3,000,000 elements in all its parts",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_beyond_a_limit_is_refused_by_its_name(kind: str) -> None:
    make, cause = HOSTILE[kind]
    with pytest.raises(UnreadableError) as caught:
        read_bytes("contract.docx", make())
    assert caught.value.cause == cause
    assert "\n" not in str(caught.value)


LATE = entities("<!--" + " " * 5000 + "-->")
ALMOST: dict[str, Callable[[], bytes]] = {
    "a million attributes": lambda: body(
        "<w:p " + " ".join(f'a{n}="1"' for n in range(1_000_000)) + "/>"
    ),
    "many namespaces": lambda: body(
        "<w:p " + " ".join(f'xmlns:a{n}="u"' for n in range(50_000)) + "/>"
    ),
    "late entities": lambda: with_main(LATE),
    "tables in tables": lambda: body(
        "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
    ),
    "controls in controls": lambda: body(
        "<w:sdt><w:sdtContent>" * 120 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 120
    ),
    "insertions in insertions": lambda: body(
        "<w:p>" + '<w:ins w:id="1" w:author="a">' * 240 + r("x") + "</w:ins>" * 240 + "</w:p>"
    ),
    "boxes in boxes": lambda: body(
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>" * 40
        + "<w:p/>"
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>" * 40
    ),
    "fields that never end": lambda: body(p(begin("REF a") * 20_000, "x")),
    "fields in fields": lambda: body(p(begin("REF a") * 20_000, "x", end() * 20_000)),
    "styles in a circle": lambda: document(
        p("x", style="A"), styles=style("A", based_on="B") + style("B", based_on="A")
    ),
    "a long line of styles": lambda: document(
        "".join(p("x", style=f"S{n}") for n in range(0, 20_000, 20)),
        styles="".join(style(f"S{n}", based_on=f"S{n + 1}") for n in range(20_000)) + NOISE,
    ),
    "one wide table": lambda: body(table("<w:tr>" + "<w:tc><w:p/></w:tc>" * 50_000 + "</w:tr>")),
    "almost too many links": lambda: many_links(49_000),
}


@pytest.mark.parametrize("kind", ALMOST)
def test_a_file_within_the_limits_ends_in_good_time(kind: str) -> None:
    data = ALMOST[kind]()
    start = time.process_time()
    with suppress(UnreadableError):
        read_bytes("contract.docx", data)
    assert time.process_time() - start < 20


# ------------------------------------------------------------------ what is no file at all


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "contract.docx")
    with pytest.raises(UnreadableError, match="it is a device or pipe"):
        open_package(tmp_path / "contract.docx")


def test_a_link_to_a_file_is_followed_and_a_circle_of_links_refused(tmp_path: Path) -> None:
    (tmp_path / "real.docx").write_bytes(PLAIN)
    (tmp_path / "link.docx").symlink_to("real.docx")
    (tmp_path / "circle.docx").symlink_to("circle.docx")
    assert open_package(tmp_path / "link.docx").main_part
    with pytest.raises(UnreadableError, match="it cannot be read"):
        open_package(tmp_path / "circle.docx")


def test_links_to_the_outside_are_never_followed() -> None:
    outside = "".join(
        f'<Relationship Id="{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="file:///etc/passwd" TargetMode="External"/>'
        for n, kind in enumerate(("styles", "header", "footnotes", "attachedTemplate", "image"))
    )
    data = archive({**members(PLAIN), "word/_rels/document.xml.rels": relationships(more=outside)})
    assert read_bytes("contract.docx", data).text == "Payment within 30 days."


# ------------------------------------------------------------------ macros and templates


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", ".dotx"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", ".docm"),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", ".dotm"),
    ],
)  # fmt: skip
def test_templates_and_files_with_macros_are_read(kind: str, suffix: str) -> None:
    data = document(p("Payment within 30 days."), main_type=kind)
    assert package_from("x", data).suffix == suffix
    assert read_bytes("x", data).text == "Payment within 30 days."


# ------------------------------------------------------------------ the page for users


def test_every_limit_is_on_its_page() -> None:
    page = REFERENCE.read_text("utf-8")
    names = [name for name in vars(limits) if name.startswith("MAX_")]
    assert len(names) == 11
    for name in names:
        value = int(getattr(limits, name))
        shown = f"{value // limits.MEGABYTE} MB" if value >= limits.MEGABYTE * 60 else f"{value:,}"
        assert f"| {shown}" in page, name
