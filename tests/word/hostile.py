"""Word files spoilt at random: in their bytes, their zip, their parts, their XML.

    what, data = spoilt(source, random.Random(7))

`what` names the kinds of harm done, one to three of them; the same seed does the same harm.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree
from packing import archive, members

from redline.word.names import NAMESPACES, q

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Parts = dict[str, bytes]
Harm = Callable[[bytes, "Random"], bytes] if TYPE_CHECKING else object

EXTREMES = (
    *("", "-1", "0", "1", "99", "2147483648", "99999999999999999999", "1e9", "NaN", "x", " 1 "),
    *("-2147483649", "true", "\u00b2", "\u0663", "a" * 5000, "../../x", "%41", "#", "rId1", "\n"),
)
NAMES = (
    *("p", "r", "t", "ins", "del", "moveFrom", "moveTo", "delText", "instrText", "fldChar", "sdt"),
    *("sdtContent", "sdtPr", "tbl", "tr", "tc", "pPr", "rPr", "trPr", "tcPr", "numPr", "sectPr"),
    *("hyperlink", "fldSimple", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "br", "sym"),
    *("commentReference", "footnoteReference", "rPrChange", "pPrChange", "body", "txbxContent"),
    *("smartTag", "customXml", "altChunk", "object", "pict", "drawing", "cellIns", "nonsense"),
)
NESTS = (
    *("w:tbl w:tr w:tc", "w:ins", "w:del", "w:sdt w:sdtContent", "w:hyperlink", "w:p w:r"),
    *("w:smartTag", "w:r w:drawing w:txbxContent w:p", "mc:AlternateContent mc:Choice", "w:p"),
)
STRAY = (
    *('<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:t/>"),
    *('<w:fldChar w:fldCharType="separate"/>', "<w:fldChar/>", '<w:commentReference w:id="77"/>'),
    *('<w:footnoteReference w:id="77"/>', '<w:bookmarkStart w:id="1"/>', "<w:bookmarkEnd/>"),
    *('<w:commentRangeEnd w:id="5"/>', '<w:moveFromRangeStart w:id="3"/>', "<w:ins/>", "<w:del/>"),
    *(
        "<w:sdt/>",
        "<w:tbl/>",
        "<w:tr/>",
        "<w:tc/>",
        "<w:p/>",
        "<w:pPr/>",
        "<w:sym/>",
        "<w:sectPr/>",
    ),
    *("<mc:AlternateContent/>", "<w:rPrChange/>", "<w:pPrChange/>", "<w:cellMerge/>", "<w:numPr/>"),
    *('<w:ins w:id="4" w:author="Them"><w:del w:id="4"/></w:ins>', "<w:t>stray</w:t>", "<w:tab/>"),
)


def spoilt(data: bytes, rng: Random) -> tuple[str, bytes]:
    """Do harm to a file: nearly always to its XML or parts, now and then to its zip or bytes."""
    named: list[str] = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        harms = rng.choices((XML, PARTS, TEXTS), (6, 2, 2))[0]
        harm = rng.choice(harms)
        data = _with_parts(data, harm, rng)
        named.append(harm.__name__)
    if rng.random() < 0.15:
        last = rng.choice(BYTES)
        data = last(data, rng)
        named.append(last.__name__)
    return "+".join(named), data


def _with_parts(data: bytes, harm: Callable[[Parts, Random], None], rng: Random) -> bytes:
    parts = members(data)
    harm(parts, rng)
    return archive(dict(parts.items()))


# ------------------------------------------------------------------ XML


def _on_tree(change: Callable[[etree._Element, Random], None]) -> Callable[[Parts, Random], None]:
    """Make of a change to a tree a harm to the parts of a file: one part is hit, mostly the body."""

    def harm(parts: Parts, rng: Random) -> None:
        found = sorted(name for name in parts if name.endswith((".xml", ".rels")))
        main = [name for name in found if name.endswith("document.xml")]
        name = rng.choice(main if main and rng.random() < 0.6 else found)
        try:
            root = etree.fromstring(parts[name])
        except etree.XMLSyntaxError:
            return
        for _ in range(rng.choice((1, 1, 2, 5))):
            change(root, rng)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    harm.__name__ = change.__name__.strip("_")
    return harm


def _any(root: etree._Element, rng: Random) -> etree._Element:
    return rng.choice([each for each in root.iter() if isinstance(each.tag, str)])


def _below(root: etree._Element, rng: Random) -> etree._Element | None:
    found = [each for each in root.iter() if isinstance(each.tag, str) and each is not root]
    return rng.choice(found) if found else None


def _cut(root: etree._Element, rng: Random) -> None:
    each = _below(root, rng)
    if each is not None:
        each.getparent().remove(each)


def _unwrap(root: etree._Element, rng: Random) -> None:
    each = _below(root, rng)
    if each is not None:
        for inner in list(each):
            each.addprevious(inner)
        each.getparent().remove(each)


def _double(root: etree._Element, rng: Random) -> None:
    each = _below(root, rng)
    if each is not None:
        each.addnext(deepcopy(each))


def _shift(root: etree._Element, rng: Random) -> None:
    each, goal = _below(root, rng), _any(root, rng)
    if each is not None and each is not goal and each not in goal.iterancestors():
        goal.insert(rng.randint(0, len(goal)), each)


def _rename(root: etree._Element, rng: Random) -> None:
    _any(root, rng).tag = q("w:" + rng.choice(NAMES))


def _foreign_name(root: etree._Element, rng: Random) -> None:
    each = _any(root, rng)
    each.tag = f"{{{rng.choice([*NAMESPACES.values(), 'urn:x'])}}}{etree.QName(each).localname}"


def _extreme(root: etree._Element, rng: Random) -> None:
    found = [each for each in root.iter() if isinstance(each.tag, str) and each.attrib]
    if found:
        each = rng.choice(found)
        name = rng.choice(sorted(each.attrib))
        each.set(name, rng.choice(EXTREMES))


def _no_attribute(root: etree._Element, rng: Random) -> None:
    found = [each for each in root.iter() if isinstance(each.tag, str) and each.attrib]
    if found:
        each = rng.choice(found)
        del each.attrib[rng.choice(sorted(each.attrib))]


def _same_ids(root: etree._Element, rng: Random) -> None:
    number = rng.choice(EXTREMES)
    for each in root.iter():
        if isinstance(each.tag, str) and each.get(q("w:id")) and rng.random() < 0.5:
            each.set(q("w:id"), number)


def _stray(root: etree._Element, rng: Random) -> None:
    names = " ".join(
        f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix != "xml"
    )
    found = etree.fromstring(f"<x {names}>{rng.choice(STRAY)}</x>")[0]
    goal = _any(root, rng)
    goal.insert(rng.randint(0, len(goal)), found)


def _deep(root: etree._Element, rng: Random) -> None:
    """Wrap an element in many layers of one kind: what recursion would not survive."""
    each = _below(root, rng)
    if each is None:
        return
    layers = rng.choice(NESTS).split()
    holder, at = each.getparent(), each.getparent().index(each)
    for _ in range(rng.choice((1, 2, 40, 110, 600))):
        for name in layers:
            outer = each.makeelement(q(name))
            outer.append(each)
            each = outer
    holder.insert(at, each)


def _strange_text(root: etree._Element, rng: Random) -> None:
    each = _any(root, rng)
    strange = (
        "\ufffc",
        "\n",
        "\v".replace("\v", "\u2028"),
        "\t",
        "\u202e",
        "\ud7ff",
        "\x85",
        "a" * 20000,
    )
    each.text = rng.choice(strange)


def _many(root: etree._Element, rng: Random) -> None:
    each = _below(root, rng)
    if each is not None and len(each) < 50:
        for _ in range(rng.choice((10, 300))):
            each.addnext(deepcopy(each))


XML = tuple(
    _on_tree(change)
    for change in (
        *(_cut, _unwrap, _double, _shift, _shift, _rename, _foreign_name, _extreme, _extreme),
        *(_extreme, _no_attribute, _same_ids, _stray, _stray, _deep, _strange_text, _many),
    )
)

# ------------------------------------------------------------------ text of a part


def _on_text(change: Callable[[bytes, Random], bytes]) -> Callable[[Parts, Random], None]:
    def harm(parts: Parts, rng: Random) -> None:
        name = rng.choice(sorted(parts))
        parts[name] = change(parts[name], rng)

    harm.__name__ = change.__name__.strip("_")
    return harm


def _marked(data: bytes, rng: Random) -> bytes:
    return rng.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00", b" ", b"\n")) + data


def _encoded(data: bytes, rng: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    name = rng.choice(("utf-16", "utf-32", "cp1252", "utf-7", "shift-jis", "utf-16-be"))
    if rng.random() < 0.5:
        text = re.sub(r'encoding="[^"]*"', f'encoding="{name.upper()}"', text)
        text = text.replace("encoding='UTF-8'", f"encoding='{name}'")
    return text.encode(name, "xmlcharrefreplace" if name in {"cp1252", "shift-jis"} else "replace")


def _declared(data: bytes, rng: Random) -> bytes:
    """Claim another encoding, version or standing without keeping to it."""
    head = rng.choice(("utf-16", "ascii", "x-unknown", "UTF-8' standalone='no", "EBCDIC-CP-US"))
    return re.sub(rb"^<\?xml[^>]*\?>", f"<?xml version='1.0' encoding='{head}'?>".encode(), data)


def _doctype(data: bytes, rng: Random) -> bytes:
    entity = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    at = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:at] + rng.choice((b"", b" " * 5000)) + entity.encode() + data[at:]


def _references(data: bytes, rng: Random) -> bytes:
    sign = rng.choice(
        (
            b"&#0;",
            b"&#xFFFF;",
            b"&#xD800;",
            b"&nothing;",
            b"\x01",
            b"\xff",
            b"<",
            b"&#x85;",
            b"&#13;",
        )
    )
    found = [match.end() for match in re.finditer(rb"<(?:w:)?t\b[^>]*[^/]>", data)]
    at = rng.choice(found) if found else len(data) // 2
    return data[:at] + sign + data[at:]


def _islands(data: bytes, rng: Random) -> bytes:
    island = rng.choice(
        (b"<!-- x -->", b"<?x y?>", b"<![CDATA[ <w:p> ]]>", b"\r\n", b"\xc2\xa0 stray")
    )
    found = [match.end() for match in re.finditer(rb">", data)]
    at = rng.choice(found) if found else 0
    return data[:at] + island + data[at:]


def _strict(data: bytes, rng: Random) -> bytes:
    """Give some names of the strict form to a part, and leave the others."""
    old = rb"http://schemas.openxmlformats.org/(wordprocessingml|officeDocument|drawingml)/2006/"
    return re.sub(old, rb"http://purl.oclc.org/ooxml/\1/", data, count=rng.choice((0, 1, 2)))


def _prefixes(data: bytes, rng: Random) -> bytes:
    return data.replace(b"w:", rng.choice((b"ns0:", b"W:", b"x:"))).replace(
        b"xmlns:ns0", b"xmlns:ns0"
    )


def _cut_short(data: bytes, rng: Random) -> bytes:
    return data[: rng.randint(0, len(data))]


def _flipped(data: bytes, rng: Random) -> bytes:
    spoilt_bytes = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 20)) if spoilt_bytes else 0):
        spoilt_bytes[rng.randrange(len(spoilt_bytes))] ^= 1 << rng.randrange(8)
    return bytes(spoilt_bytes)


def _joined(data: bytes, rng: Random) -> bytes:
    return data + rng.choice((data, b"\x00" * 10, b"<x/>"))


TEXTS = tuple(
    _on_text(change)
    for change in (
        *(_marked, _encoded, _declared, _doctype, _references, _references, _islands, _strict),
        *(_prefixes, _cut_short, _flipped, _joined),
    )
)

# ------------------------------------------------------------------ parts


def part_lost(parts: Parts, rng: Random) -> None:
    """Take a part away."""
    del parts[rng.choice(sorted(parts))]


def part_renamed(parts: Parts, rng: Random) -> None:
    """Call a part something else, or the same in capitals or with a backslash."""
    name = rng.choice(sorted(parts))
    new = rng.choice(
        (name.upper(), name.replace("/", "\\"), f"x/{name}", f"{name}/", f"/{name}", "a")
    )
    parts[new] = parts.pop(name)


def parts_swapped(parts: Parts, rng: Random) -> None:
    """Give two parts the contents of each other."""
    one, other = (rng.choice(sorted(parts)) for _ in range(2))
    parts[one], parts[other] = parts[other], parts[one]


def part_doubled(parts: Parts, rng: Random) -> None:
    """Put the content of a part into another one too."""
    one, other = (rng.choice(sorted(parts)) for _ in range(2))
    parts[other] = parts[one]


def part_emptied(parts: Parts, rng: Random) -> None:
    """Leave nothing of a part, or nothing but white space or its root."""
    name = rng.choice(sorted(parts))
    root = re.search(rb"<(\w+:)?\w+[^>]*>", parts[name])
    shell = root.group()[:-1] + b"/>" if root and not root.group().endswith(b"/>") else b"<x/>"
    parts[name] = rng.choice((b"", b" ", shell))


def links_spoilt(parts: Parts, rng: Random) -> None:
    """Let relationships lead astray: to nothing, to themselves, to another kind, outside."""
    name = rng.choice([n for n in sorted(parts) if n.endswith(".rels")] or sorted(parts))
    found = rb'(Target|Type|Id|TargetMode)="([^"]*)"'
    hits = list(re.finditer(found, parts[name]))
    if hits:
        hit, goal = rng.choice(hits), rng.choice(hits).group(2)
        wild = (
            b"document.xml",
            b"",
            b"../../../etc/passwd",
            b"file:///x",
            b"External",
            b"%",
            b"NULL",
            goal,
        )
        parts[name] = parts[name][: hit.start(2)] + rng.choice(wild) + parts[name][hit.end(2) :]


def types_spoilt(parts: Parts, rng: Random) -> None:
    """Let the list of content types say something else of a part."""
    name = "[Content_Types].xml"
    hits = list(re.finditer(rb'="([^"]*)"', parts.get(name, b"")))
    if hits:
        hit, other = rng.choice(hits), rng.choice(hits)
        new = rng.choice((other.group(1), b"", b"text/plain", hit.group(1).upper()))
        parts[name] = parts[name][: hit.start(1)] + new + parts[name][hit.end(1) :]


PARTS = (
    *(part_lost, part_renamed, parts_swapped, part_doubled, part_emptied),
    *(links_spoilt, links_spoilt, types_spoilt),
)

# ------------------------------------------------------------------ bytes and zip


def bits_flipped(data: bytes, rng: Random) -> bytes:
    """Flip some bits anywhere."""
    return _flipped(data, rng)


def truncated(data: bytes, rng: Random) -> bytes:
    """Keep the beginning, or the end."""
    at = rng.randint(0, len(data))
    return data[:at] if rng.random() < 0.7 else data[at:]


def padded(data: bytes, rng: Random) -> bytes:
    """Put bytes before or behind."""
    more = rng.randbytes(rng.choice((1, 4, 100)))
    return data + more if rng.random() < 0.5 else more + data


def piece_repeated(data: bytes, rng: Random) -> bytes:
    """Repeat or leave out a stretch."""
    start = rng.randrange(len(data) or 1)
    end = min(len(data), start + rng.choice((1, 30, 500)))
    return data[:end] + data[start:] if rng.random() < 0.5 else data[:start] + data[end:]


def zip_lies(data: bytes, rng: Random) -> bytes:
    """Let a field of the directory, of a member's head or of the end record say something else."""
    signs = {b"PK\x01\x02": (4, 46), b"PK\x03\x04": (4, 30), b"PK\x05\x06": (4, 22)}
    sign = rng.choice(list(signs))
    places = [match.start() for match in re.finditer(re.escape(sign), data)]
    if not places:
        return data
    low, high = signs[sign]
    at = rng.choice(places) + rng.randrange(low, high - 4, 2)
    lie = rng.choice((0, 1, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, len(data), rng.getrandbits(32)))
    size = rng.choice((2, 4))
    packed = struct.pack("<I", lie)[:size]
    return data[:at] + packed + data[at + size :]


def member_twice(data: bytes, rng: Random) -> bytes:
    """Put two members of one name into the zip, or one that is packed in another way."""
    out = io.BytesIO()
    try:
        found = members(data)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, zipfile.zlib.error):
        return data
    way = rng.choice(
        (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    )
    name = rng.choice(sorted(found))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for each, content in found.items():
            made.writestr(zipfile.ZipInfo(each), content, way if each == name else None)
        other = rng.choice((name.upper(), f"./{name}", f"word/../{name}", f"new/{name}", "a/"))
        made.writestr(zipfile.ZipInfo(other), found[name], way)
    return out.getvalue()


BYTES = (
    bits_flipped,
    truncated,
    padded,
    piece_repeated,
    zip_lies,
    zip_lies,
    zip_lies,
    member_twice,
)
