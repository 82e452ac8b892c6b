"""Packing XML into Word files for tests: parts, relationships, content types, zip."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from redline.word.names import NAMESPACES

DECLARED = " ".join(
    f'xmlns:{prefix}="{NAMESPACES[prefix]}"'
    for prefix in ("w", "r", "m", "a", "wp", "mc", "v", "o", "w14", "w15")
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
ID = "@id@"


def document(
    *blocks: str,
    section: str = "",
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    comments: str = "",
    footnotes: dict[int, str] | None = None,
    headers: dict[str, str] | None = None,
    footers: dict[str, str] | None = None,
    core: str = "",
    parts: dict[str, bytes] | None = None,
    main_type: str = WORDML + "document.main+xml",
) -> bytes:
    """Return the bytes of a .docx. `headers` and `footers` map a kind (`default`, `first`) to blocks."""
    whole = {
        "styles": wrapped("w:styles", styles, declared=True),
        "numbering": wrapped("w:numbering", numbering, declared=True),
        "settings": wrapped("w:settings", settings, declared=True),
        "comments": wrapped("w:comments", comments, declared=True),
        "footnotes": wrapped("w:footnotes", _notes(footnotes or {}), declared=True),
    }
    found = {f"word/{name}.xml": (name, xml) for name, xml in whole.items() if xml}
    for kind, blocks_of in (("header", headers or {}), ("footer", footers or {})):
        for where, content in blocks_of.items():
            element = "w:hdr" if kind == "header" else "w:ftr"
            path = f"word/{kind}-{where}.xml"
            found[path] = (kind, wrapped(element, content, declared=True))
            section = f'<w:{kind}Reference w:type="{where}" r:id="{kind}-{where}"/>{section}'
    body = f"{''.join(blocks)}{wrapped('w:sectPr', section)}"
    main = f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>"
    return _zip(main, found, core, parts or {}, main_type)


def archive(members: dict[str, bytes | str]) -> bytes:
    """Return a zip file of the given members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return {name: made.read(name) for name in made.namelist()}


def content_types(main_type: str = WORDML + "document.main+xml", more: str = "") -> str:
    """Return the list of content types of a package."""
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>{more}</Types>'
    )


def relationships(*links: tuple[str, str, str], more: str = "") -> str:
    """Return a part of relationships: (id, type, target) each."""
    entries = "".join(
        f'<Relationship Id="{i}" Type="{kind if "://" in kind else OFFICE + kind}" Target="{target}"/>'
        for i, kind, target in links
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{entries}{more}</Relationships>"
    )


def _zip(
    main: str, found: dict[str, tuple[str, str]], core: str, parts: dict[str, bytes], main_type: str
) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{path}" ContentType="{WORDML}{kind}+xml"/>'
        for path, (kind, _) in found.items()
    )
    links = [(path[5:-4], kind, path[5:]) for path, (kind, _) in found.items()]
    package_links = [("rId1", "officeDocument", "word/document.xml")]
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": content_types(main_type, overrides),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": relationships(*links),
    }
    if core:
        kind = (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        )
        package_links.append(("rId2", kind, "docProps/core.xml"))
        members["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            f' xmlns:dc="{NAMESPACES["dc"]}"><dc:title>{escape(core)}</dc:title></cp:coreProperties>'
        )
    members["_rels/.rels"] = relationships(*package_links)
    members.update({path: xml for path, (_, xml) in found.items()})
    return archive({name: _numbered(data) for name, data in {**members, **parts}.items()})


def _numbered(data: bytes | str) -> bytes:
    if isinstance(data, bytes):
        return data
    first, *rest = data.split(ID)
    return (first + "".join(f"{100 + n}{part}" for n, part in enumerate(rest))).encode()


def _notes(notes: dict[int, str]) -> str:
    separator = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    own = "".join(f'<w:footnote w:id="{n}">{blocks}</w:footnote>' for n, blocks in notes.items())
    return separator + own if notes else ""


def wrapped(tag: str, content: str, *, declared: bool = False) -> str:
    names = f" {DECLARED}" if declared else ""
    return f"<{tag}{names}>{content}</{tag}>" if content else ""
