"""A random editor: takes any Word file and does what lawyers do to it, openly, without tracking.

    names, new = edited(old, chance(7), edits=3)

What it does to a sound file leaves a sound file: fields and ranges stay whole, what refers to nothing
any more goes. `EDITS` names every kind of change; the kinds in `NOISE` change nothing a reader sees.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from generated import LAYOUTS, LOOKS, NAMES, WORDS, Draft
from lxml import etree
from packing import archive, members

from redline.word.names import q
from redline.word.resolve import accept, reject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    Element = etree._Element

STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_P, _R, _T, _TBL, _TR, _TC = (q("w:" + name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
_PPR, _RPR, _LINK, _ID, _VAL = (q("w:" + n) for n in ("pPr", "rPr", "hyperlink", "id", "val"))
_GONE = (q("w:del"), q("w:moveFrom"), q("mc:Fallback"))
_SPACE = q("xml:space")
_FLOW = {_P, _TBL, q("w:sdt")}
_PAIRS = tuple(
    (q(f"w:{kind}Start"), q(f"w:{kind}End"))
    for kind in ("bookmark", "commentRange", "moveFromRange", "moveToRange")
)
_MARKS = tuple(
    q("w:" + n)
    for n in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel")
)
_RPR_ORDER = (
    *("ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps"),
    *("smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof"),
    *("snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz"),
    *("szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs"),
    *("em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
)
_PPR_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
    *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId"),
    *("cnfStyle", "rPr", "sectPr", "pPrChange"),
)


def edited(
    data: bytes, rng: Random, *, edits: int = 1, kinds: Sequence[str] = ()
) -> tuple[tuple[str, ...], bytes]:
    """Return a file with some changes made at random, and the names of their kinds."""
    desk = Desk(data, rng)
    made: list[str] = []
    for _ in range(edits * 8):
        name = rng.choice(list(kinds) or list(EDITS))
        if len(made) < edits and EDITS[name](desk):
            made.append(name)
    return tuple(made), desk.saved() if made else data


class Desk:
    """A file taken apart to be edited."""

    def __init__(self, data: bytes, rng: Random) -> None:
        self.parts, self.rng = members(data), rng
        self.roots = {n: etree.fromstring(d) for n, d in self.parts.items() if STORY.match(n)}
        self.draft = Draft(rng, tracked=False, plain=True)
        numbers = (each.get(_ID, "") for root in self.roots.values() for each in root.iter())
        taken = [int(n) for n in numbers if n.isdecimal()]
        for _ in range(max(taken, default=0) + 1000 if max(taken, default=0) < 10**5 else 0):
            next(self.draft.ids)

    def saved(self) -> bytes:
        """Return the edited file, what refers to nothing taken out."""
        for root in self.roots.values():
            _renew_twins(root)
        self._drop_unused()
        changed = {n: _written(root) for n, root in self.roots.items()}
        return archive({**self.parts, **changed})

    def _drop_unused(self) -> None:
        stories = list(self.roots.values())
        for kind in ("footnote", "endnote", "comment"):
            used = {e.get(_ID) for root in stories for e in root.iter(q(f"w:{kind}Reference"))}
            name = f"word/{kind}s.xml"
            if name not in self.parts:
                continue
            root = self.roots[name] if name in self.roots else etree.fromstring(self.parts[name])
            unused = [n for n in root if n.get(_ID) not in used and n.get(q("w:type")) is None]
            for each in unused:
                root.remove(each)
            if unused and name not in self.roots:
                self.parts[name] = _written(root)

    # ------------------------------------------------------------------ finding

    def one(self, found: Sequence[Element]) -> Element | None:
        """Return one of the elements, none where there are none."""
        return self.rng.choice(found) if found else None

    def every(self, *tags: str) -> list[Element]:
        """Return the elements of a name in all stories that are there in the current view."""
        stories = [root for name, root in sorted(self.roots.items())]
        return [e for root in stories for e in root.iter(*tags) if is_live(e)]

    def texts(self) -> list[Element]:
        """Return the texts that have words."""
        return [t for t in self.every(_T) if (t.text or "").strip()]

    def runs(self) -> list[Element]:
        """Return the runs that show something: none of the code of a field."""
        return [r for r in self.every(_R) if not _in_code(r)]

    def paragraphs(self) -> list[Element]:
        """Return the paragraphs."""
        return self.every(_P)

    def whole_paragraphs(self) -> list[Element]:
        """Return the paragraphs that can go: whole in themselves, and another follows."""
        return [p for p in self.paragraphs() if is_whole(p) and _goes(p)]

    def fresh(self, xml: str) -> list[Element]:
        """Return new elements."""
        return list(etree.fromstring(f"<x {NAMES}>{xml}</x>"))

    def words(self) -> str:
        """Return some words."""
        return " ".join(self.rng.choice(WORDS) for _ in range(self.rng.choice((1, 1, 2, 4))))


def is_live(element: Element) -> bool:
    """Say whether an element is there in the current view, and not a twin for older readers."""
    if next(element.iterancestors(*_GONE), None) is not None or _is_rule(element):
        return False
    return not any(_has_mark(row, "trPr", "del") for row in element.iterancestors(_TR))


def _is_rule(element: Element) -> bool:
    """Say whether an element is of the rules that part notes from text: those stay as they are."""
    notes = element.iterancestors(q("w:footnote"), q("w:endnote"))
    return any(note.get(q("w:type")) for note in notes)


def is_whole(block: Element, *, sections: bool = False) -> bool:
    """Say whether every field and range that touches a block lies in it, and no section ends there."""
    kinds = [e.get(q("w:fldCharType")) for e in block.iter(q("w:fldChar"))]
    if kinds.count("begin") != kinds.count("end") or (kinds and kinds[0] != "begin"):
        return False
    if not sections and next(block.iter(q("w:sectPr")), None) is not None:
        return False
    for start, end in _PAIRS:
        if {e.get(_ID) for e in block.iter(start)} != {e.get(_ID) for e in block.iter(end)}:
            return False
    return True


def _has_mark(element: Element, properties: str, mark: str) -> bool:
    return element.find(f"{q('w:' + properties)}/{q('w:' + mark)}") is not None


def _goes(block: Element) -> bool:
    """Say whether a block can be taken out: a paragraph still ends what it stands in."""
    rest = [e for e in block.getparent() if e is not block and e.tag in _FLOW]
    return bool(rest) and rest[-1].tag == _P


# ------------------------------------------------------------------ words


def word_changed(desk: Desk) -> bool:
    """Put one word for another."""
    return _on_words(desk, lambda words, at: [*words[:at], desk.words(), *words[at + 1 :]])


def word_struck(desk: Desk) -> bool:
    """Strike one word."""
    return _on_words(desk, lambda words, at: words[:at] + words[at + 1 :])


def words_put(desk: Desk) -> bool:
    """Write some words."""
    return _on_words(desk, lambda words, at: [*words[:at], desk.words(), *words[at:]])


def words_rewritten(desk: Desk) -> bool:
    """Write another sentence."""
    return _on_words(desk, lambda words, _: [desk.words() for _ in words])


def spaces_changed(desk: Desk) -> bool:
    """Put two spaces for one, or none."""
    return _on_words(desk, lambda words, at: [*words[:at], "", *words[at:]])


def letter_changed(desk: Desk) -> bool:
    """Change one letter, or its case."""

    def change(words: list[str], at: int) -> list[str]:
        word = words[at]
        new = desk.rng.choice((word.swapcase(), word + "s", word[1:], word + ","))
        return [*words[:at], new, *words[at + 1 :]]

    return _on_words(desk, change)


def sign_put(desk: Desk) -> bool:
    """Put a tab, a line break or another sign into a text."""
    text = desk.one(desk.texts())
    if text is None or text.getparent().tag != _R:
        return False
    _, right = _parted(text, desk.rng.randint(0, len(text.text)))
    signs = ("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>")
    right.addprevious(desk.fresh(desk.rng.choice(signs))[0])
    return True


def sign_struck(desk: Desk) -> bool:
    """Take a tab, a line break or another sign out."""
    tags = (q("w:tab"), q("w:br"), q("w:noBreakHyphen"), q("w:softHyphen"), q("w:sym"))
    sign = desk.one([e for e in desk.every(*tags) if e.getparent().tag == _R])
    return sign is not None and _remove(sign)


def story_changed(desk: Desk) -> bool:
    """Change a word outside of the body: header, footer, note, text box."""
    found = [t for t in desk.texts() if _outside(t)]
    return bool(found) and _on_words(
        desk, lambda w, at: [*w[:at], desk.words(), *w[at + 1 :]], found
    )


def field_result_changed(desk: Desk) -> bool:
    """Change the words that a field shows."""
    found = [t for t in desk.texts() if _in_result(t)]
    return bool(found) and _on_words(desk, lambda w, at: [*w[:at], "99", *w[at + 1 :]], found)


def linked_words_changed(desk: Desk) -> bool:
    """Change words in a link or a content control."""
    tags = (_LINK, q("w:sdt"))
    found = [t for t in desk.texts() if next(t.iterancestors(*tags), None) is not None]
    return bool(found) and _on_words(
        desk, lambda w, at: [*w[:at], desk.words(), *w[at + 1 :]], found
    )


def run_put(desk: Desk) -> bool:
    """Put in a run, a link, a field, a control or a formula."""
    goal = desk.one([r for r in desk.runs() if r.getparent().tag == _P])
    if goal is None:
        return False
    for each in desk.fresh(desk.draft.inline(plain=True)):
        goal.addprevious(each)
    return True


def run_struck(desk: Desk) -> bool:
    """Take a run of words out."""
    run = desk.one([r for r in desk.every(_R) if {e.tag for e in r} <= {_RPR, _T}])
    return run is not None and _remove(run, hollow=True)


# ------------------------------------------------------------------ looks


def look_changed(desk: Desk) -> bool:
    """Give a run another look."""
    run = _wordy_run(desk)
    return run is not None and _look(desk, run)


def part_look_changed(desk: Desk) -> bool:
    """Give some of a run another look."""
    run = _wordy_run(desk)
    if run is None:
        return False
    text = next(run.iter(_T))
    left, right = _parted(text, desk.rng.randint(0, len(text.text or "")))
    del left
    other = _cut_run(run, right)
    return _look(desk, desk.rng.choice((run, other)))


def layout_changed(desk: Desk) -> bool:
    """Set or drop a property of a paragraph, its list too."""
    found = desk.fresh(desk.rng.choice((*LAYOUTS, '<w:jc w:val="right"/>')))[0]
    return _set_layout(desk, found)


def style_changed(desk: Desk) -> bool:
    """Give a paragraph another style."""
    style = desk.rng.choice(("Heading1", "Body"))
    return _set_layout(desk, desk.fresh(f'<w:pStyle w:val="{style}"/>')[0])


def list_changed(desk: Desk) -> bool:
    """Put a paragraph into a list, at another level, or out of it."""
    level, number = desk.rng.choice((0, 1)), desk.rng.choice((1, 2, 0))
    inside = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return _set_layout(desk, desk.fresh(f"<w:numPr>{inside}</w:numPr>")[0])


# ------------------------------------------------------------------ paragraphs


def paragraph_put(desk: Desk) -> bool:
    """Put in a paragraph, or two."""
    goal = desk.one(desk.paragraphs())
    if goal is None:
        return False
    for _ in range(desk.rng.choice((1, 1, 2))):
        (new,) = desk.fresh(desk.draft.paragraph(plain=True))
        if desk.rng.random() < 0.5:
            goal.addprevious(new)
        elif goal.getnext() is not None or goal.getparent().tag != q("w:body"):
            goal.addnext(new)
    return True


def paragraph_struck(desk: Desk) -> bool:
    """Take a paragraph out."""
    block = desk.one(desk.whole_paragraphs())
    return block is not None and _remove(block)


def paragraphs_struck(desk: Desk) -> bool:
    """Take some paragraphs out that stand together."""
    block = desk.one(desk.whole_paragraphs())
    for _ in range(desk.rng.choice((2, 3))):
        following = None if block is None else block.getnext()
        if block is not None and block.tag == _P and is_whole(block) and _goes(block):
            _remove(block)
        block = following
    return True


def paragraph_moved(desk: Desk) -> bool:
    """Move a paragraph to another place of its story."""
    block = desk.one([p for p in desk.whole_paragraphs() if (p.xpath("string()") or "").strip()])
    if block is None:
        return False
    places = [p for p in block.getparent().iterchildren(_P) if p is not block]
    goal = desk.one(places)
    if goal is None or goal is block.getnext():
        return False
    goal.addprevious(block)
    return True


def paragraph_parted(desk: Desk) -> bool:
    """Part a paragraph in two."""
    text = desk.one([t for t in desk.texts() if t.getparent().getparent().tag == _P])
    if text is None or _in_result(text):
        return False
    run, paragraph = text.getparent(), text.getparent().getparent()
    _, right = _parted(text, desk.rng.randint(0, len(text.text)))
    other = _cut_run(run, right)
    new = paragraph.makeelement(_P)
    properties = paragraph.find(_PPR)
    if properties is not None:
        new.append(deepcopy(properties))
        _plain_mark(properties)
    moving = [other, *other.itersiblings()]
    new.extend(moving)
    paragraph.addnext(new)
    return True


def paragraphs_joined(desk: Desk) -> bool:
    """Join a paragraph to the next, with the properties of the one or the other."""
    found = [p for p in desk.whole_paragraphs() if p.getnext() is not None]
    first = desk.one([p for p in found if p.getnext().tag == _P])
    if first is None:
        return False
    second = first.getnext()
    properties = second.find(_PPR)
    at = 0 if properties is None else 1
    if desk.rng.random() < 0.3 and next(second.iter(q("w:sectPr")), None) is None:
        if properties is not None:
            second.remove(properties)
        own = first.find(_PPR)
        at = 0 if own is None else 1
        if own is not None:
            second.insert(0, deepcopy(own))
    for each in reversed([e for e in first if e.tag != _PPR]):
        second.insert(at, each)
    return _remove(first)


# ------------------------------------------------------------------ tables


def row_put(desk: Desk) -> bool:
    """Put in a row like another."""
    row = desk.one([r for r in desk.every(_TR) if not _has_any_mark(r)])
    if row is None:
        return False
    (new,) = desk.fresh(desk.draft.row(len(row.findall(_TC))))
    (row.addnext if desk.rng.random() < 0.5 else row.addprevious)(new)
    return True


def row_struck(desk: Desk) -> bool:
    """Take a row out; the table keeps one."""
    rows = [r for r in desk.every(_TR) if len(r.getparent().findall(_TR)) > 1 and is_whole(r)]
    row = desk.one(rows)
    return row is not None and _remove(row)


def row_moved(desk: Desk) -> bool:
    """Put the last row of a table first."""
    table = desk.one([t for t in desk.every(_TBL) if len(t.findall(_TR)) > 1])
    if table is None:
        return False
    rows = table.findall(_TR)
    rows[0].addprevious(rows[-1])
    return True


def table_put(desk: Desk) -> bool:
    """Put in a table before a paragraph."""
    goal = desk.one(desk.paragraphs())
    if goal is None or goal.getparent().tag in {q("w:footnote"), q("w:endnote")}:
        return False
    goal.addprevious(desk.fresh(desk.draft.table(1))[0])
    return True


def table_struck(desk: Desk) -> bool:
    """Take a table out."""
    table = desk.one([t for t in desk.every(_TBL) if is_whole(t) and _goes(t)])
    return table is not None and _remove(table)


def column_put(desk: Desk) -> bool:
    """Put in a column at the right."""
    table = desk.one(desk.every(_TBL))
    grid = None if table is None else table.find(q("w:tblGrid"))
    if grid is None:
        return False
    grid.extend(desk.fresh('<w:gridCol w:w="2000"/>'))
    for row in table.findall(_TR):
        row.extend(desk.fresh(desk.draft.cell(2)))
    return True


# ------------------------------------------------------------------ notes, links, fields, controls


def note_put(desk: Desk) -> bool:
    """Put in a note and its mark."""
    kind = desk.rng.choice(("footnote", "endnote"))
    notes = desk.roots.get(f"word/{kind}s.xml")
    goal = desk.one([r for r in desk.runs() if r.getparent().tag == _P and not _outside(r)])
    if notes is None or goal is None:
        return False
    number = max(int(n.get(_ID, "0")) for n in notes) + 1
    note = f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{desk.draft.run()}</w:p></w:{kind}>'
    notes.extend(desk.fresh(note))
    goal.addnext(desk.fresh(f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>')[0])
    return True


def note_struck(desk: Desk) -> bool:
    """Take the mark of a note out, and with it the note."""
    mark = desk.one(desk.every(q("w:footnoteReference"), q("w:endnoteReference")))
    return mark is not None and _remove(mark.getparent(), hollow=True)


def link_changed(desk: Desk) -> bool:
    """Let a link lead elsewhere."""
    link = desk.one(desk.every(_LINK))
    if link is None:
        return False
    link.attrib.clear()
    link.set(q("w:anchor"), desk.rng.choice(("here", "elsewhere")))
    return True


def link_made(desk: Desk) -> bool:
    """Make a run a link."""
    run = desk.one([r for r in desk.runs() if r.getparent().tag == _P and r.find(_T) is not None])
    if run is None or _in_result(run[-1]):
        return False
    (link,) = desk.fresh('<w:hyperlink w:anchor="here"/>')
    run.addprevious(link)
    link.append(run)
    return True


def wrapper_dropped(desk: Desk) -> bool:
    """Take a link, a simple field or an inline content control away and leave its words."""
    found = [*desk.every(_LINK), *desk.every(q("w:fldSimple"))]
    found += [e for e in desk.every(q("w:sdtContent")) if e.getparent().getparent().tag == _P]
    holder = desk.one(found)
    if holder is None:
        return False
    outer = holder if holder.tag != q("w:sdtContent") else holder.getparent()
    for each in list(holder):
        outer.addprevious(each)
    return _remove(outer)


def field_code_changed(desk: Desk) -> bool:
    """Let a field say something else."""
    code = desk.one(desk.every(q("w:instrText")))
    if code is None:
        return False
    code.text = " REF elsewhere "
    return True


def field_struck(desk: Desk) -> bool:
    """Take a whole field out."""
    begin = desk.one([r for r in desk.every(_R) if _kind(r) == "begin"])
    depth, found = 0, []
    for each in [] if begin is None else [begin, *begin.itersiblings()]:
        depth += {"begin": 1, "end": -1}.get(_kind(each), 0)
        found.append(each)
        if not depth:
            return all(_remove(e) for e in found)
    return False


def bookmark_put(desk: Desk) -> bool:
    """Put a bookmark around a run."""
    run = desk.one([r for r in desk.runs() if r.getparent().tag == _P])
    if run is None:
        return False
    number = next(desk.draft.ids)
    pair = desk.fresh(
        f'<w:bookmarkStart w:id="{number}" w:name="new{number}"/><w:bookmarkEnd w:id="{number}"/>'
    )
    run.addprevious(pair[0])
    run.addnext(pair[1])
    return True


# ------------------------------------------------------------------ what others had tracked


def marks_settled(desk: Desk) -> bool:
    """Accept or reject some of the changes that others had tracked."""
    stories = [r for _, r in sorted(desk.roots.items()) if next(r.iter(*_MARKS), None) is not None]
    root = desk.one(stories)
    if root is None:
        return False
    author = desk.rng.choice(sorted({e.get(q("w:author"), "") for e in root.iter(*_MARKS)}))
    chosen = {e for e in root.iter() if e.get(q("w:author"), "") == author and "move" not in e.tag}
    desk.rng.choice((accept, accept, reject))(root, chosen.__contains__)
    return True


# ------------------------------------------------------------------ noise


def run_cut(desk: Desk) -> bool:
    """Cut a run in two that look the same, as Word does when it saves."""
    run = _wordy_run(desk)
    if run is None:
        return False
    text = next(run.iter(_T))
    _, right = _parted(text, len(text.text or "") // 2)
    _cut_run(run, right).set(q("w:rsidR"), "00AB12CD")
    return True


def proofing_put(desk: Desk) -> bool:
    """Put in what Word notes while it proofs and lays out."""
    run = _wordy_run(desk)
    if run is None or run.getparent().tag != _P:
        return False
    run.addprevious(desk.fresh('<w:proofErr w:type="spellStart"/>')[0])
    run.addnext(desk.fresh('<w:proofErr w:type="spellEnd"/>')[0])
    run.insert(0 if run.find(_RPR) is None else 1, desk.fresh("<w:lastRenderedPageBreak/>")[0])
    return True


def sessions_renewed(desk: Desk) -> bool:
    """Give every paragraph and run the ids of another session of Word."""
    for each in desk.every(_P, _R, _TR):
        each.set(q("w:rsidR"), f"00{desk.rng.randrange(16**6):06X}")
    return True


NOISE = ("run_cut", "proofing_put", "sessions_renewed")
EDITS: dict[str, Callable[[Desk], bool]] = {
    edit.__name__: edit
    for edit in (
        *(word_changed, word_struck, words_put, words_rewritten, spaces_changed, letter_changed),
        *(sign_put, sign_struck, story_changed, field_result_changed, linked_words_changed),
        *(run_put, run_struck, look_changed, part_look_changed, layout_changed, style_changed),
        *(list_changed, paragraph_put, paragraph_struck, paragraphs_struck, paragraph_moved),
        *(paragraph_parted, paragraphs_joined, row_put, row_struck, row_moved, table_put),
        *(table_struck, column_put, note_put, note_struck, link_changed, link_made),
        *(wrapper_dropped, field_code_changed, field_struck, bookmark_put, marks_settled),
        *(run_cut, proofing_put, sessions_renewed),
    )
}


# ------------------------------------------------------------------ how it is done


def _on_words(
    desk: Desk,
    change: Callable[[list[str], int], list[str]],
    found: list[Element] | None = None,
) -> bool:
    text = desk.one(desk.texts() if found is None else found)
    if text is None:
        return False
    words = (text.text or "").split(" ")
    text.text = " ".join(change(words, desk.rng.randrange(len(words))))
    text.set(_SPACE, "preserve")
    return True


def _parted(text: Element, at: int) -> tuple[Element, Element]:
    """Cut a text element in two."""
    right = deepcopy(text)
    text.text, right.text = (text.text or "")[:at], (text.text or "")[at:]
    for each in (text, right):
        each.set(_SPACE, "preserve")
    text.addnext(right)
    return text, right


def _cut_run(run: Element, right: Element) -> Element:
    """Put what stands in a run from one child on into a run of its own."""
    other = run.makeelement(_R)
    properties = run.find(_RPR)
    if properties is not None:
        other.append(deepcopy(properties))
        for record in list(other.iter(q("w:rPrChange"))):
            record.set(_ID, str(900000 + len(list(run.iterancestors())) + hash_of(run)))
    other.extend([right, *right.itersiblings()])
    run.addnext(other)
    return other


def hash_of(run: Element) -> int:
    """Return a number that differs between the runs of a story."""
    return sum(1 for _ in run.itersiblings(preceding=True)) + 100 * sum(
        1 for _ in next(run.iterancestors(_P)).itersiblings(preceding=True)
    )


def _wordy_run(desk: Desk) -> Element | None:
    runs = [r for r in desk.every(_R) if any((t.text or "").strip() for t in r.iterchildren(_T))]
    return desk.one(runs)


def _look(desk: Desk, run: Element) -> bool:
    look = desk.fresh(desk.rng.choice((*LOOKS, "<w:b/>", "<w:b/>", '<w:b w:val="0"/>')))[0]
    properties = run.find(_RPR)
    if properties is None:
        properties = run.makeelement(_RPR)
        run.insert(0, properties)
    return _set(properties, look, _RPR_ORDER)


def _set_layout(desk: Desk, layout: Element) -> bool:
    paragraph = desk.one(desk.paragraphs())
    if paragraph is None:
        return False
    properties = paragraph.find(_PPR)
    if properties is None:
        properties = paragraph.makeelement(_PPR)
        paragraph.insert(0, properties)
    return _set(properties, layout, _PPR_ORDER)


def _set(properties: Element, new: Element, order: tuple[str, ...]) -> bool:
    """Set a property, or drop it where it stands just so."""
    old = properties.find(new.tag)
    same = old is not None and dict(old.items()) == dict(new.items())
    if old is not None:
        properties.remove(old)
    rank = order.index(etree.QName(new).localname)
    if not same:
        before = [e for e in properties if order.index(etree.QName(e).localname) < rank]
        properties.insert(len(before), new)
    if not len(properties):
        properties.getparent().remove(properties)
    return True


def _plain_mark(properties: Element) -> None:
    """Take what others tracked out of the properties that are used twice."""
    for tag in ("pPrChange", "sectPr"):
        for each in properties.findall(q(f"w:{tag}")):
            properties.remove(each)
    for each in list(properties.iterfind(f"{_RPR}/*")):
        if each.tag in _MARKS:
            each.getparent().remove(each)


def _remove(element: Element, *, hollow: bool = False) -> bool:
    """Take an element out, with `hollow` also a wrapper that is left with nothing."""
    parent = element.getparent()
    if parent is None:
        return False
    parent.remove(element)
    wrappers = {q("w:ins"), _LINK, q("w:fldSimple"), q("w:moveTo"), q("w:smartTag")}
    if hollow and parent.tag in wrappers and not len(parent):
        return _remove(parent, hollow=True)
    return True


def _in_result(text: Element) -> bool:
    """Say whether a text stands in the result of a field of its paragraph."""
    if next(text.iterancestors(q("w:fldSimple")), None) is not None:
        return True
    paragraph, depth = next(text.iterancestors(_P), None), 0
    for each in paragraph.iter(_T, q("w:fldChar")) if paragraph is not None else ():
        if each is text:
            return depth > 0
        depth += {"begin": 1, "end": -1}.get(each.get(q("w:fldCharType"), ""), 0)
    return False


def _in_code(run: Element) -> bool:
    """Say whether a run is of a field's code: from its begin to where its result starts."""
    coding = False
    for each in next(run.iterancestors(_P)).iter(_R):
        coding = coding or _kind(each) == "begin"
        if each is run:
            return coding
        coding = coding and _kind(each) not in {"separate", "end"}
    return False


def _kind(run: Element) -> str:
    mark = run.find(q("w:fldChar"))
    return "" if mark is None else mark.get(q("w:fldCharType"), "")


def _outside(element: Element) -> bool:
    if next(element.iterancestors(q("w:txbxContent")), None) is not None:
        return True
    return element.getroottree().getroot().tag != q("w:document")


def _has_any_mark(row: Element) -> bool:
    return _has_mark(row, "trPr", "ins") or _has_mark(row, "trPr", "del")


def _renew_twins(root: Element) -> None:
    """Give older readers the text boxes as they are now."""
    for both in root.iter(q("mc:AlternateContent")):
        boxes = [_boxes(each) for each in both if each.tag in {q("mc:Choice"), q("mc:Fallback")}]
        if len(boxes) == 2 and len(boxes[0]) == len(boxes[1]):
            for new, old in zip(*boxes, strict=True):
                old[:] = [deepcopy(each) for each in new]


def _boxes(element: Element) -> list[Element]:
    return list(element.iter(q("w:txbxContent")))


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def kinds_of(data: bytes) -> Iterator[str]:
    """Return the names of all elements in the stories of a file."""
    for name, part in members(data).items():
        if STORY.match(name):
            yield from (etree.QName(e).localname for e in etree.fromstring(part).iter())
