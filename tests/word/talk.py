"""Files with conversations in their margins, for tests: comments in threads, as Word files them."""

from __future__ import annotations

from build import document, p
from packing import DECLARED

from redline.word.names import NAMESPACES

W15 = NAMESPACES["w15"]
EXTENDED = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
RELATION = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def remarked(number: int, text: str, key: str = "", author: str = "Them") -> str:
    """Return a comment whose last paragraph has a key."""
    *first, last = text.split("\n")
    keyed = p(last).replace("<w:p>", f'<w:p w14:paraId="{key}">' if key else "<w:p>", 1)
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:initials="T" '
        f'w:date="2024-05-06T07:08:09Z">{"".join(map(p, first))}{keyed}</w:comment>'
    )


def entry(key: str, parent: str = "", done: str = "0") -> str:
    """Return the entry of a comment in the list of threads."""
    tied = f' w15:paraIdParent="{parent}"' if parent else ""
    return f'<w15:commentEx w15:paraId="{key}"{tied} w15:done="{done}"/>'


def talked(*blocks: str, comments: str, entries: str = "", **more: object) -> bytes:
    """Return a document with comments, and with entries also the part that ties them into threads."""
    made = document(*blocks, comments=comments, **more)  # type: ignore[arg-type]
    return _with_threads(made, entries) if entries else made


def _with_threads(data: bytes, entries: str) -> bytes:
    from packing import archive, members

    parts = members(data)
    types, links = parts["[Content_Types].xml"], parts["word/_rels/document.xml.rels"]
    override = f'<Override PartName="/word/commentsExtended.xml" ContentType="{EXTENDED}"/></Types>'
    link = (
        f'<Relationship Id="ex" Type="{RELATION}" Target="commentsExtended.xml"/></Relationships>'
    )
    whole = f'<w15:commentsEx {DECLARED} mc:Ignorable="w14 w15">{entries}</w15:commentsEx>'
    return archive(
        {
            **parts,
            "[Content_Types].xml": types.replace(b"</Types>", override.encode()),
            "word/_rels/document.xml.rels": links.replace(b"</Relationships>", link.encode()),
            "word/commentsExtended.xml": whole,
        }
    )
