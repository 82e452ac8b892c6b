"""Two packages side by side for tests: made from XML, with links and parts of one's choice."""

from __future__ import annotations

import re

from build import OFFICE, archive, document, members
from lxml import etree

from redline.word.comparison.adoption import Adoption
from redline.word.names import q
from redline.word.package import Package, package_from, save
from redline.word.parsing import serialise

MAIN = "word/document.xml"
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
PNG = '<Default Extension="png" ContentType="image/png"/>'


def linked(
    data: bytes,
    *links: tuple[str, str, str],
    parts: dict[str, bytes] | None = None,
    types: str = "",
) -> bytes:
    """Return a file with relationships (id, kind, target) and parts more; `://` makes one external."""
    entries = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for i, kind, target in links
    )
    whole = members(data)
    whole[RELS] = whole[RELS].replace(b"</Relationships>", f"{entries}</Relationships>".encode())
    whole[TYPES] = whole[TYPES].replace(b"</Types>", f"{types}</Types>".encode())
    return archive({**whole, **(parts or {})})


def opened(data: bytes) -> Package:
    """Return a file opened."""
    return package_from("contract.docx", data)


class Twosome:
    """An older and a newer file, and what the one adopts of the other."""

    def __init__(self, old: bytes, new: bytes) -> None:
        self.old, self.new = opened(old), opened(new)
        self.adoption = Adoption(self.old, self.new)

    def adopt(self) -> Twosome:
        """Put a copy of everything in the newer body at the end of the older."""
        home = self.old.tree(MAIN)[0]
        for block in self.new.tree(MAIN)[0]:
            if block.tag != q("w:sectPr"):
                home.append(self.adoption.element(block, MAIN, MAIN))
        return self

    def saved(self) -> Package:
        """Return the older file with what it has adopted, saved and opened again."""
        changed, added = self.adoption.changed()
        changed[MAIN] = serialise(self.old.tree(MAIN))
        return opened(save(self.old, changed, added))

    def codes(self) -> list[str]:
        """Return the codes of all notices."""
        return [notice.code for notice in self.adoption.notices]


def adopted(old: bytes, new: bytes) -> Package:
    """Return the older file with the newer's body at its end."""
    return Twosome(old, new).adopt().saved()


def copy_of(*blocks: str, **more: str) -> str:
    """Return the XML of what a plain file makes of the first block, without declarations."""
    two = Twosome(document("<w:p/>", **more), document(*blocks))
    made = two.adoption.element(two.new.tree(MAIN)[0][0], MAIN, MAIN)
    return bare(made)


def bare(element: etree._Element | None) -> str:
    """Return XML without declarations of namespaces."""
    assert element is not None
    return re.sub(r' xmlns(:\w+)?="[^"]*"', "", etree.tostring(element, encoding="unicode"))
