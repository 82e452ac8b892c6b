"""Making a failing pair of files small: elements and parts go as long as the fault stays the same.

old, new = shrunk(old, new, lambda old, new: fault_of(old, new) == fault)
"""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from editing import STORY, is_whole
from lxml import etree
from packing import archive, members

from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Fails = Callable[[bytes, bytes], bool]

_KEPT = {
    q("w:" + name)
    for name in (
        *("body", "document", "hdr", "ftr", "footnotes", "endnotes"),
        *("sectPr", "headerReference", "footerReference"),
    )
}
_HOLDERS = tuple(
    q("w:" + n) for n in ("body", "tc", "txbxContent", "hdr", "ftr", "footnote", "endnote")
)
_NEEDS = {
    q("w:tbl"): "w:tr",
    q("w:tr"): "w:tc",
    q("w:sdt"): "w:sdtContent",
    q("w:hyperlink"): "w:r",
    q("w:ins"): "*",
    q("w:del"): "*",
    q("w:sdtContent"): "*",
    q("w:fldSimple"): "*",
    q("w:rPrChange"): "w:rPr",
    q("w:pPrChange"): "w:pPr",
    q("mc:AlternateContent"): "mc:Choice",
}


def shrunk(old: bytes, new: bytes, fails: Fails, *, seconds: int = 40) -> tuple[bytes, bytes]:
    """Return a smaller pair that fails in the same way, from big pieces to small ones."""
    end, progress = time.monotonic() + seconds, True
    while progress:
        progress = False
        for smaller in _smaller(old, new):
            if time.monotonic() > end:
                return old, new
            if _still(fails, *smaller):
                (old, new), progress = smaller, True
                break
    return old, new


def is_sound(root: etree._Element) -> bool:
    """Say whether a story is one that Word opens: whole fields and ranges, paragraphs where needed."""
    holds = (_has_whole_fields(root), _ends_in_paragraphs(root), _has_needed(root))
    return is_whole(root, sections=True) and all(holds)


def _has_whole_fields(root: etree._Element) -> bool:
    fields = Counter(e.get(q("w:fldCharType"), e.tag) for e in root.iter(*_FIELD))
    codes = fields[q("w:instrText")] + fields[q("w:delInstrText")]
    return fields["begin"] == fields["separate"] == fields["end"] <= codes


def _ends_in_paragraphs(root: etree._Element) -> bool:
    blocks = {q("w:p"), q("w:tbl"), q("w:sdt")}
    flows = [[e.tag for e in holder if e.tag in blocks] for holder in root.iter(*_HOLDERS)]
    return all(flow and flow[-1] == q("w:p") for flow in flows)


def _has_needed(root: etree._Element) -> bool:
    for run in root.iter(q("w:r")):
        if not len(run) or (len(run) == 1 and run[0].tag == q("w:rPr")):
            return False
    for each in root.iter(*_NEEDS):
        needed = _NEEDS[each.tag]
        is_mark = each.getparent() is not None and each.getparent().tag in _MARKED
        found = len(each) if needed == "*" else each.find(q(needed)) is not None
        if not found and not is_mark:
            return False
    return True


_FIELD = tuple(q("w:" + name) for name in ("fldChar", "instrText", "delInstrText"))
_MARKED = {q("w:rPr"), q("w:trPr"), q("w:numPr")}


def _sound(data: bytes) -> bool:
    return all(
        is_sound(etree.fromstring(part))
        for name, part in members(data).items()
        if STORY.match(name)
    )


def _still(fails: Fails, old: bytes, new: bytes) -> bool:
    try:
        return _sound(old) and _sound(new) and fails(old, new)
    except Exception:  # noqa: BLE001 - a pair that the judge cannot read is no smaller fault
        return False


def _smaller(old: bytes, new: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield pairs with one thing less: in both files where both have it."""
    sides = members(old), members(new)
    for name in sorted(set(sides[0]) & set(sides[1]), key=lambda n: "document" in n):
        if STORY.match(name):
            yield from _smaller_part(sides, name)


def _smaller_part(
    sides: tuple[dict[str, bytes], dict[str, bytes]], name: str
) -> Iterator[tuple[bytes, bytes]]:
    roots = [etree.fromstring(side[name]) for side in sides]
    forms = [_places(root) for root in roots]
    counts = [Counter(each.tag for each in root.iter()) for root in roots]
    for form in sorted({**forms[0], **forms[1]}, key=lambda f: (-len(f), f)):
        if not _may_go(form, forms, roots, counts):
            continue
        changed = []
        for side, root, places in zip(sides, roots, forms, strict=True):
            part = side[name]
            if form in places:
                part = _without(root, places[form])
            changed.append(archive({**side, name: part}))
        yield changed[0], changed[1]


def _may_go(
    form: bytes,
    forms: list[dict[bytes, int]],
    roots: list[etree._Element],
    counts: list[Counter[str]],
) -> bool:
    """Let something go that both sides have, or that one side has more of: else the edit would change."""
    if all(form in places for places in forms):
        return True
    own = 0 if form in forms[0] else 1
    tag = next(e for n, e in enumerate(roots[own].iter()) if n == forms[own][form]).tag
    return counts[own][tag] > counts[1 - own][tag]


def _places(root: etree._Element) -> dict[bytes, int]:
    """Return where elements stand, by how they are written; of those written alike the first."""
    found: dict[bytes, int] = {}
    for number, each in enumerate(root.iter()):
        if each.tag not in _KEPT and not _is_rule(each):
            found.setdefault(etree.tostring(each, method="c14n", with_tail=False), number)
    return found


def _is_rule(element: etree._Element) -> bool:
    """Say whether an element is of the rules that part notes from text: every file has those."""
    own = (element, *element.iterancestors())
    return any(each.get(q("w:type")) and each.tag.endswith("note") for each in own)


def _without(root: etree._Element, number: int) -> bytes:
    copy = etree.fromstring(etree.tostring(root))
    each = next(e for n, e in enumerate(copy.iter()) if n == number)
    each.getparent().remove(each)
    return etree.tostring(copy, xml_declaration=True, encoding="UTF-8", standalone=True)
