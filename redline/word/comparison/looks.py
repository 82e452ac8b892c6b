"""Properties that differ between two documents, tracked: of runs, of paragraphs and of their marks."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from redline.word.comparison.line import RPR
from redline.word.markup import element, record_properties
from redline.word.names import q
from redline.word.nodes import child

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.comparison.adoption import Adoption
    from redline.word.markup import Pen

_PPR, _SECTION = q("w:pPr"), q("w:sectPr")
_RUN_RECORD, _PARAGRAPH_RECORD = q("w:rPrChange"), q("w:pPrChange")
_RECORDS: Final = {
    _SECTION: (
        q("w:sectPrChange"),
        frozenset({q("w:headerReference"), q("w:footerReference")}),
    ),
    q("w:tblPr"): (q("w:tblPrChange"), frozenset[str]()),
    q("w:tblPrEx"): (q("w:tblPrExChange"), frozenset[str]()),
    q("w:trPr"): (q("w:trPrChange"), frozenset({q("w:ins"), q("w:del")})),
    q("w:tcPr"): (
        q("w:tcPrChange"),
        frozenset({q("w:cellIns"), q("w:cellDel"), q("w:cellMerge")}),
    ),
}
"""The record that former properties go into, and the children that it does not cover."""
_MARKS: Final = frozenset(q("w:" + name) for name in ("ins", "del", "moveFrom", "moveTo"))


class Looks:
    """Compares properties across two packages, and tracks what differs.

    `untracked` counts what could not be: the schema allows one record of former properties, and one
    that somebody else made is kept.
    """

    def __init__(self, pen: Pen, adoption: Adoption) -> None:
        self._pen, self._adoption = pen, adoption
        self.untracked: Counter[str] = Counter()
        self.tracked = 0

    def differ(self, old: Element | None, new: Element | None) -> bool:
        """Say whether two sets of properties mean something else."""
        if old is None and new is None:
            return False
        key = self._adoption.properties_key
        return key(old, new=False) != key(new, new=True)

    def restyle_run(self, run: Element, wanted: Element | None) -> None:
        """Give a run the properties of one of the new document, tracked (17.13.5.31)."""
        look = child(run, RPR)
        if look is None:
            look = element("w:rPr")
            run.insert(0, look)
        self._restyle(look, wanted)

    def restyle_paragraph(self, paragraph: Element, new: Element) -> None:
        """Give a paragraph and its mark the properties of one of the new document, tracked."""
        old_properties, properties = child(paragraph, _PPR), child(new, _PPR)
        if self.differ(old_properties, properties):
            self._restyle_paragraph(paragraph, properties)
        self._compare_sections(old_properties, properties)
        if self.differ(child(old_properties, RPR), child(properties, RPR)):
            self._restyle_mark(paragraph, child(properties, RPR))

    def _restyle_paragraph(self, paragraph: Element, wanted: Element | None) -> None:
        if child(child(paragraph, _PPR), _PARAGRAPH_RECORD) is not None:
            self.untracked["paragraph"] += 1
            return
        record_properties(self._pen, paragraph, self._adoption.paragraph_properties(wanted))
        self.tracked += 1

    def _restyle_mark(self, paragraph: Element, wanted: Element | None) -> None:
        properties = child(paragraph, _PPR)
        if properties is None:
            properties = element("w:pPr")
            paragraph.insert(0, properties)
        look = child(properties, RPR)
        if look is None:
            look = element("w:rPr")
            closing = [c for c in properties if c.tag in (_SECTION, _PARAGRAPH_RECORD)]
            properties.insert(len(properties) - len(closing), look)
        self._restyle(look, wanted)

    def _restyle(self, look: Element, wanted: Element | None) -> None:
        if child(look, _RUN_RECORD) is not None:
            self.untracked["run"] += 1
            return
        marks = [c for c in look if c.tag in _MARKS]
        record = self._pen.mark("w:rPrChange")
        former = element("w:rPr")
        former.extend([c for c in look if c.tag not in _MARKS])
        record.append(former)
        adopted = self._adoption.run_properties(wanted)
        present = [] if adopted is None else [c for c in adopted if c.tag not in _MARKS]
        look[:] = [*marks, *present, record]
        self.tracked += 1

    def _compare_sections(self, old: Element | None, new: Element | None) -> None:
        if old is not None and new is not None:
            self.restyle(child(old, _SECTION), child(new, _SECTION))

    def restyle(self, old: Element | None, new: Element | None) -> None:
        """Give a section, table, row or cell the properties of one of the new document, tracked.

        Former properties go into a record of their own kind (17.13.5.32, 34, 36 to 38). Headers and
        footers are no properties of a section, nor are tracked marks of a row or cell.
        """
        if not self.differ(old, new):
            return
        if old is None or new is None or child(old, _RECORDS[old.tag][0]) is not None:
            self.untracked["section" if _SECTION in (_tag(old), _tag(new)) else "table"] += 1
            return
        name, apart = _RECORDS[old.tag]
        record = self._pen.mark("w:" + name.rpartition("}")[2])
        former = record.makeelement(old.tag)
        record.append(former)
        former.extend([c for c in old if c.tag not in apart])
        bare = deepcopy(new)
        bare[:] = [c for c in bare if c.tag not in apart]
        adopted = self._adoption.run_properties(bare)
        present = [] if adopted is None else list(adopted)
        kept = [c for c in old if c.tag in apart]
        marks_last = old.tag != _SECTION
        old[:] = [*present, *kept, record] if marks_last else [*kept, *present, record]
        self.tracked += 1


def _tag(properties: Element | None) -> str:
    return "" if properties is None else str(properties.tag)
