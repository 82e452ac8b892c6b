"""Which metadata the document itself shows, through fields and bound controls, so that it must stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.word.names import q
from redline.word.scrub.attributes import attributes, local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from redline.word.package import Package

_BEGIN: Final = q("w:fldChar")
_SIMPLE: Final = q("w:fldSimple")
_CODES: Final = (q("w:instrText"), q("w:delInstrText"))
_BINDINGS: Final = ("{*}dataBinding",)
_WORDS: Final = re.compile(r'"([^"]*)"|([^\s"]+)')
_LAST_STEP: Final = re.compile(r"([A-Za-z]+)(?:\[[0-9]+\])?\s*\Z")
_CITING: Final = frozenset({"CITATION", "BIBLIOGRAPHY"})

_BY_FIELD: Final = {
    "AUTHOR": "creator",
    "LASTSAVEDBY": "lastModifiedBy",
    "TITLE": "title",
    "SUBJECT": "subject",
    "KEYWORDS": "keywords",
    "COMMENTS": "description",
    "CREATEDATE": "created",
    "SAVEDATE": "modified",
    "PRINTDATE": "lastPrinted",
    "REVNUM": "revision",
    "EDITTIME": "TotalTime",
    "TEMPLATE": "Template",
}
"""Fields that show a document property (ECMA-376 Part 1, 17.16.5), and its name in the file."""

_BY_NAME: Final = {
    "author": "creator",
    "lastsavedby": "lastModifiedBy",
    "title": "title",
    "subject": "subject",
    "keywords": "keywords",
    "comments": "description",
    "category": "category",
    "createtime": "created",
    "lastsavedtime": "modified",
    "lastprinted": "lastPrinted",
    "revisionnumber": "revision",
    "totaleditingtime": "TotalTime",
    "template": "Template",
    "manager": "Manager",
    "company": "Company",
    "hyperlinkbase": "HyperlinkBase",
    "nameofapplication": "Application",
    "security": "DocSecurity",
    "bytes": "Bytes",
    "characters": "Characters",
    "lines": "Lines",
    "pages": "Pages",
    "paragraphs": "Paragraphs",
    "words": "Words",
}
"""Names that a `DOCPROPERTY` or `INFO` field calls the built-in properties by."""


class Showing:
    """What the stories of a file draw on: properties, variables, custom XML, sources of citations."""

    def __init__(self, package: Package, parts: Iterable[str]) -> None:
        self.codes: list[str] = []
        self.stores: set[str] = set()
        self.bound_anywhere = False
        self.properties: set[str] = set()
        self.names: set[str] = set()
        self.variables: set[str] = set()
        self.cites = False
        for part in parts:
            self._look_at(package, part)

    def _look_at(self, package: Package, part: str) -> None:
        data = package.part(part)
        if not any(mark in data for mark in (b"instr", b"dataBinding", b"\x00")):
            return
        root = package.tree(part)
        for binding in root.iter(*_BINDINGS):
            self._bind(binding)
        for code in _codes(root):
            self.codes.append(code)
            self._heed([one or two for one, two in _WORDS.findall(code)])

    def _bind(self, binding: Element) -> None:
        values = {local(name): text for name, text in attributes(binding)}
        store = values.get("storeItemID", "").lower()
        self.stores.add(store)
        self.bound_anywhere = self.bound_anywhere or not store
        step = _LAST_STEP.search(values.get("xpath", ""))
        if step is not None:
            self.properties.add(step[1])

    def _heed(self, words: list[str]) -> None:
        """Take in one field code: its keyword, and the name it asks for."""
        keyword = words[0].upper() if words else ""
        asked = words[1].casefold() if len(words) > 1 else ""
        if keyword in {"DOCPROPERTY", "INFO"}:
            self.names.add(asked)
            self.properties.add(_BY_NAME.get(asked, ""))
        elif keyword == "DOCVARIABLE":
            self.variables.add(asked)
        elif keyword in _BY_FIELD:
            self.properties.add(_BY_FIELD[keyword])
        self.cites = self.cites or keyword in _CITING


def _codes(root: Element) -> Iterator[str]:
    """Yield the codes of all fields of a part; those in parts are put together."""
    gathered: list[str] = []
    for element in root.iter(_BEGIN, _SIMPLE, *_CODES):
        if element.tag in _CODES:
            gathered.append(element.text or "")
        elif element.tag == _SIMPLE:
            yield element.get(q("w:instr"), "")
        elif gathered:
            yield "".join(gathered)
            gathered = []
    if gathered:
        yield "".join(gathered)
