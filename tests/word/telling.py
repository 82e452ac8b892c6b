"""A Word file that tells all it can about its making, for tests of the scrub."""

from __future__ import annotations

from packing import OFFICE, WORDML, archive, document, members, relationships

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
DS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
MICROSOFT = "http://schemas.microsoft.com/office/"
FREE = "{11111111-1111-1111-1111-111111111111}"
BOUND = "{22222222-2222-2222-2222-222222222222}"
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"

SETTINGS = (
    '<w:proofState w:spelling="clean"/><w:attachedTemplate r:id="rTpl"/>'
    '<w:mailMerge><w:connectString w:val="DSN=clients;UID=jane"/><w:dataSource r:id="rSrc"/></w:mailMerge>'
    '<w:documentProtection w:edit="comments" w:enforcement="1"/>'
    '<w:rsids><w:rsidRoot w:val="00AA0001"/><w:rsid w:val="00AA0001"/></w:rsids>'
    '<w:docVars><w:docVar w:name="client" w:val="Acme"/><w:docVar w:name="shown" w:val="x"/></w:docVars>'
    '<w15:docId w15:val="{33333333-3333-3333-3333-333333333333}"/>'
)
COMMENTS = (
    '<w:comment w:id="0" w:author="Jane" w:initials="J" w:date="2024-01-01T00:00:00Z">'
    '<w:p w14:paraId="0A000001"><w:r><w:t>our limit is ten</w:t></w:r>'
    '<w:hyperlink r:id="rSecret"><w:r><w:t>memo</w:t></w:r></w:hyperlink></w:p></w:comment>'
    '<w:comment w:id="1" w:author="Bob" w:initials="B" w:date="2024-01-02T00:00:00Z">'
    '<w:p w14:paraId="0A000002"><w:r><w:t>please see</w:t></w:r></w:p></w:comment>'
)


def outside(number: str, kind: str, target: str) -> str:
    """Return a relationship to a place outside of the file."""
    return f'<Relationship Id="{number}" Type="{OFFICE}{kind}" Target="{target}" TargetMode="External"/>'


TYPES = {
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "word/people.xml": WORDML + "people+xml",
    "word/commentsExtended.xml": WORDML + "commentsExtended+xml",
    "word/commentsIds.xml": WORDML + "commentsIds+xml",
    "word/commentsExtensible.xml": WORDML + "commentsExtensible+xml",
    "word/printerSettings1.bin": WORDML + "printerSettings",
    "docMetadata/LabelInfo.xml": "application/vnd.ms-office.classificationlabels+xml",
}
PARTS = {
    "docProps/core.xml": (
        f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:creator>Jane Doe</dc:creator><dc:title>Project Falcon</dc:title>"
        "<cp:lastModifiedBy>Bob</cp:lastModifiedBy><cp:revision>17</cp:revision></cp:coreProperties>"
    ),
    "docProps/app.xml": (
        f'<Properties xmlns="{EXTENDED}"><Template>X.dotm</Template><TotalTime>99</TotalTime>'
        "<Company>Law LLP</Company></Properties>"
    ),
    "docProps/custom.xml": (
        f'<Properties xmlns="{CUSTOM}" xmlns:vt="{VT}">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Matter"><vt:lpwstr>4711'
        '</vt:lpwstr></property><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" '
        'name="Shown"><vt:lpwstr>yes</vt:lpwstr></property></Properties>'
    ),
    "docProps/thumbnail.jpeg": "not really a picture",
    "docMetadata/LabelInfo.xml": "<labels/>",
    "customXml/item1.xml": "<server>\\\\dms\\falcon</server>",
    "customXml/itemProps1.xml": f'<ds:datastoreItem xmlns:ds="{DS}" ds:itemID="{FREE}"/>',
    "customXml/_rels/item1.xml.rels": relationships(("r1", "customXmlProps", "itemProps1.xml")),
    "customXml/item2.xml": "<form><name>x</name></form>",
    "customXml/itemProps2.xml": f'<ds:datastoreItem xmlns:ds="{DS}" ds:itemID="{BOUND}"/>',
    "customXml/_rels/item2.xml.rels": relationships(("r1", "customXmlProps", "itemProps2.xml")),
    "word/people.xml": (
        f'<w15:people xmlns:w15="{W15}"><w15:person w15:author="Jane"><w15:presenceInfo '
        'w15:providerId="AD" w15:userId="jane@law.example"/></w15:person><w15:person w15:author="Ghost">'
        '<w15:presenceInfo w15:providerId="AD" w15:userId="ghost@law.example"/></w15:person></w15:people>'
    ),
    "word/commentsExtended.xml": (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="0A000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0A000002" w15:paraIdParent="0A000001" w15:done="0"/></w15:commentsEx>'
    ),
    "word/commentsIds.xml": (
        f'<w16cid:commentsIds xmlns:w16cid="{CID}"><w16cid:commentId w16cid:paraId="0A000001" '
        'w16cid:durableId="0B000001"/><w16cid:commentId w16cid:paraId="0A000002" '
        'w16cid:durableId="0B000002"/></w16cid:commentsIds>'
    ),
    "word/commentsExtensible.xml": (
        f'<w16cex:commentsExtensible xmlns:w16cex="{CEX}"><w16cex:commentExtensible '
        'w16cex:durableId="0B000001" w16cex:dateUtc="2024-01-01T00:00:00Z"/><w16cex:commentExtensible '
        'w16cex:durableId="0B000002" w16cex:dateUtc="2024-01-02T00:00:00Z"/></w16cex:commentsExtensible>'
    ),
    "word/printerSettings1.bin": "\\\\printer",
    "word/_rels/settings.xml.rels": relationships(
        more=outside("rTpl", "attachedTemplate", "file:///C:\\Users\\jane\\NDA.dotm")
        + outside("rSrc", "mailMergeSource", "file:///C:\\clients.accdb")
    ),
    "word/_rels/comments.xml.rels": relationships(
        more=outside("rSecret", "hyperlink", "https://law.example/memo")
    ),
    "word/leftover.xml": "<draft>we would take five</draft>",
}


def telling(*blocks: str, macros: bool = False, settings: str = SETTINGS) -> bytes:
    """Return a file with everything that a scrub finds, and the given blocks as its body."""
    main_type = {"main_type": MACRO_MAIN} if macros else {}
    made = members(document(*blocks, settings=settings, comments=COMMENTS, core="x", **main_type))
    parts = {name: data.encode() for name, data in PARTS.items()}
    if macros:
        parts["word/vbaProject.bin"] = b"macros"
        parts["word/vbaData.xml"] = b"<x/>"
        link = f'<Relationship Id="r" Type="{MICROSOFT}2006/relationships/wordVbaData" Target="vbaData.xml"/>'
        parts["word/_rels/vbaProject.bin.rels"] = relationships(more=link).encode()
    made.update(parts)
    _before_end(made, "[Content_Types].xml", "</Types>", _types(macros=macros))
    _before_end(made, "_rels/.rels", "</Relationships>", _package_links())
    _before_end(made, "word/_rels/document.xml.rels", "</Relationships>", _links(macros=macros))
    return archive(dict(made))


def _before_end(made: dict[str, bytes], name: str, end: str, more: str) -> None:
    made[name] = made[name].decode().replace(end, more + end).encode()


def _types(*, macros: bool) -> str:
    listed = dict(TYPES)
    if macros:
        listed["word/vbaData.xml"] = "application/vnd.ms-word.vbaData+xml"
    defaults = '<Default Extension="jpeg" ContentType="image/jpeg"/>'
    if macros:
        defaults += '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    return defaults + "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in listed.items()
    )


def _relationship(number: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'


def _package_links() -> str:
    labels = MICROSOFT + "2020/02/relationships/classificationlabels"
    return (
        _relationship("p3", OFFICE + "extended-properties", "docProps/app.xml")
        + _relationship("p4", OFFICE + "custom-properties", "docProps/custom.xml")
        + _relationship("p5", PACKAGE + "thumbnail", "docProps/thumbnail.jpeg")
        + _relationship("p6", labels, "docMetadata/LabelInfo.xml")
    )


def _links(*, macros: bool) -> str:
    found = (
        ("d1", OFFICE + "customXml", "../customXml/item1.xml"),
        ("d2", OFFICE + "customXml", "../customXml/item2.xml"),
        ("d3", MICROSOFT + "2011/relationships/people", "people.xml"),
        ("d4", MICROSOFT + "2011/relationships/commentsExtended", "commentsExtended.xml"),
        ("d5", MICROSOFT + "2016/09/relationships/commentsIds", "commentsIds.xml"),
        ("d6", MICROSOFT + "2018/08/relationships/commentsExtensible", "commentsExtensible.xml"),
        ("d7", OFFICE + "printerSettings", "printerSettings1.bin"),
    )
    inside = "".join(_relationship(*link) for link in found)
    if macros:
        inside += _relationship("d8", MICROSOFT + "2006/relationships/vbaProject", "vbaProject.bin")
    return (
        inside
        + outside("dLocal", "hyperlink", "file:///C:\\Users\\jane\\Order%20Form.docx#one")
        + outside("dWeb", "hyperlink", "https://example.com/")
    )
