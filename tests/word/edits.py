"""Edits for tests, told by words instead of offsets, and the markup they lead to.

    redline(document(p("within 30 days")), swap("30", "60"))

Our revisions are by `Us` on the date of `build.DATE`, so that expected markup can be spelled with
`struck` and `written` in the language of `build`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from build import DATE, ID, gone, ins, members

from redline.model import Comment, NewParagraph, Revision, Span, Stamp
from redline.word.package import package_from
from redline.word.projection import project
from redline.word.resolve import accept, reject
from redline.word.writer import write_bytes

Edit = Callable[[str], Revision]
Remark = Callable[[str], Comment]

STAMP = Stamp(author="Us", initials="U", date=DATE)
DOCUMENT = "word/document.xml"

struck = partial(gone, author="Us")
written = partial(ins, author="Us")
MARK_STRUCK = f'<w:del w:id="{ID}" w:author="Us" w:date="{DATE}"/>'
MARK_WRITTEN = f'<w:ins w:id="{ID}" w:author="Us" w:date="{DATE}"/>'


def swap(old: str, new: str, nth: int = 0) -> Edit:
    """Put `new` for the words `old`."""
    return lambda text: _revision(text, _find(text, old, nth), new)


def drop(words: str, nth: int = 0) -> Edit:
    """Strike words; a line feed among them strikes that paragraph's mark."""
    return swap(words, "", nth)


def add(new: str, *, behind: str = "", before: str = "", nth: int = 0) -> Edit:
    """Write words behind or before others."""

    def made(text: str) -> Revision:
        found = _find(text, behind or before, nth)
        offset = found.end if behind else found.start
        return _revision(text, Span(offset, offset), new)

    return made


def add_paragraphs(*texts: str, behind: str, like: str = "", heading: int = 0) -> Edit:
    """Put paragraphs behind the one that ends with some words, like the one that starts with others."""

    def made(text: str) -> Revision:
        lines = text.split("\n")
        end = next(i for i, line in enumerate(lines) if line.endswith(behind))
        model = next((i for i, line in enumerate(lines) if like and line.startswith(like)), end)
        offset = len("\n".join(lines[: end + 1]))
        new = tuple(NewParagraph(text=t, like=model, heading=heading) for t in texts)
        return Revision(
            id=0,
            finding="f1",
            span=Span(offset, offset),
            delete="",
            insert="".join(f"\n{t}" for t in texts),
            paragraphs=new,
        )

    return made


def remark(words: str, text: str = "Because.") -> Remark:
    """Comment on words."""
    return lambda whole: Comment(finding="f1", span=_find(whole, words, 0), text=text)


def redline(data: bytes, *edits: Edit, remarks: tuple[Remark, ...] = ()) -> bytes:
    """Make edits to a document and return the verified redline."""
    text = text_of(data)
    revisions = tuple(edit(text) for edit in edits)
    comments = tuple(made(text) for made in remarks)
    return write_bytes("contract.docx", data, revisions, comments, STAMP)


def body(data: bytes, part: str = DOCUMENT) -> str:
    """Return what is in the body (or root) of a part, ids and spaces attributes left out."""
    xml = members(data)[part].decode()
    inside = re.sub(r"^.*?<w:(?:body|hdr|ftr|footnotes|comments)\b[^>]*>", "", xml, flags=re.DOTALL)
    return plain(re.sub(r"</w:(?:body></w:document|hdr|ftr|footnotes|comments)>\s*$", "", inside))


def plain(xml: str) -> str:
    """Return XML without ids of marks and space attributes, its empty elements in the short form."""
    marks = r'(<w:(?:ins|del|moveTo|moveFrom|\w+Change|comment\w*) w:id=")[^"]*'
    short = re.sub(r"<([\w:]+)([^<>]*[^<>/])?></\1>", r"<\1\2/>", xml)
    return re.sub(marks, rf"\g<1>{ID}", short.replace(' xml:space="preserve"', ""))


def is_markup(data: bytes, *blocks: str, part: str = DOCUMENT) -> bool:
    """Say whether a part holds just these blocks; assert so that a difference is shown."""
    assert body(data, part) == plain("".join(blocks))
    return True


def text_of(data: bytes) -> str:
    """Return the current view of a document."""
    return project(package_from("contract.docx", data)).text


def accepted(data: bytes) -> str:
    """Return the text once our revisions are accepted."""
    return _settled(data, accept)


def rejected(data: bytes) -> str:
    """Return the text once our revisions are rejected."""
    return _settled(data, reject)


def _settled(data: bytes, settle: Callable[..., None]) -> str:
    package = package_from("contract.docx", data)
    for part in package.parts:
        if re.match(r"word/(document|header|footer|footnotes|endnotes)", part):
            settle(package.tree(part), lambda el: el.get(_AUTHOR) == "Us")
    return project(package).text


_AUTHOR = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}author"


def _find(text: str, words: str, nth: int) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def _revision(text: str, span: Span, new: str) -> Revision:
    return Revision(id=0, finding="f1", span=span, delete=span.of(text), insert=new)
