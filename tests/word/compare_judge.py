"""Judging redlines of two documents: by an engine nobody here wrote, and by what the marks themselves say.

The engine is the checkers' own reader of tracked changes, loaded from where they lie.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import re
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from build import DATE, members
from lxml import etree

from redline import word
from redline.model import Stamp
from redline.word.names import q
from redline.word.package import package_from
from redline.word.parsing import to_transitional
from redline.word.projection import project
from redline.word.resolve import accept, reject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import ModuleType

    from compare_cases import Case

STAMP: Final = Stamp(author="Us", initials="U", date=DATE)
CONTENT: Final = frozenset({"ins", "del", "moveFrom", "moveTo"})
PARTED: Final = frozenset({"ins", "moveTo", "rPrChange"})
"""Other people's marks that may be cut in two to make room; both halves keep author and date."""

_SIGNS: Final = ("tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym")
_ONE_CHARACTER: Final = frozenset(q(f"w:{name}") for name in _SIGNS)
_ANNOTATION: Final = re.compile(
    r"}(ins|del|moveFrom|moveTo|\w+Change|cell(Ins|Del|Merge)|bookmarkStart|\w+RangeStart)$"
)
_STORIES: Final = ("document", "header", "footer", "footnotes", "endnotes")
_NOTES: Final = ("footnotes/", "endnotes/")
_UNREFERENCED: Final = "~"
_PLACES: Final = {q("w:rPr"): "mark", q("w:trPr"): "row"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Redlined:
    """The two documents of a case on disk, and the redline made of them."""

    old: Path
    new: Path
    out: Path
    notices: tuple[str, ...] = ()

    @property
    def data(self) -> bytes:
        """The redline's bytes."""
        return self.out.read_bytes()


def redlined(case: Case, folder: Path) -> Redlined:
    """Write a case into a folder and compare its documents."""
    paths = [folder / f"{name}{case.suffix}" for name in ("old", "new", "out")]
    paths[0].write_bytes(case.old)
    paths[1].write_bytes(case.new)
    made = word.compare(paths[0], paths[1], STAMP)
    paths[2].write_bytes(made.data)
    notices = tuple(map(str, made.notices))
    return Redlined(old=paths[0], new=paths[1], out=paths[2], notices=notices)


# ------------------------------------------------------------------ by the checkers' engine


def load(verifiers: Path, name: str) -> ModuleType:
    """Return one of the checkers' modules."""
    if name in sys.modules:
        return sys.modules[name]
    if str(verifiers) not in sys.path:
        sys.path.append(str(verifiers))
    spec = importlib.util.spec_from_file_location(name, verifiers / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def faults(
    engine: Any, made: Redlined, author: str | None = STAMP.author, *, loose: bool = False
) -> list[str]:
    """Return what differs from the new document once all is accepted, from the old once ours is rejected."""
    found = []
    wanted, got = engine.Docx(made.new).resolve(True), engine.Docx(made.out).resolve(True)
    found += _streams("accept", _meant(engine, wanted, False), _meant(engine, got, False), loose)
    wanted, got = engine.Docx(made.old), engine.Docx(made.out).resolve(False, author)
    found += _streams("reject", _meant(engine, wanted, True), _meant(engine, got, True), False)
    found += _lists("reject bookmarks", _bookmarks(engine, wanted), _bookmarks(engine, got))
    found += _lists("reject their marks", _their_marks(wanted), _their_marks(got))
    return found


def _meant(engine: Any, docx: Any, revisions: bool) -> list[tuple[str, str, str]]:
    """Return each paragraph's text, runs and properties; ids of links and lists as what they stand for."""
    lists = _list_definitions(engine, docx)
    named: dict[str, dict[str, str]] = {}
    places = _note_places(engine, docx)
    out = []
    for p in sorted(docx.stream(revisions), key=lambda p: places.get(_note(p.where), "")):
        if places.get(_note(p.where)) == _UNREFERENCED:
            continue
        story = p.where.split("/")[0]
        if story not in named:
            named[story] = _targets(docx, story)
        runs = " ".join(f"{text!r}<{look}>" for text, look in p.runs)
        runs = re.sub(
            r"link=(\w+)", lambda m, links=named[story]: f"link={links.get(m[1], m[1])}", runs
        )
        props = re.sub(r"numId\(val=(\d+)\)", lambda m: lists.get(m[1], m[0]), p.props)
        where = p.where.replace(_note(p.where), places.get(_note(p.where), ""), 1)
        out.append((p.text, f"{where}: {runs}", f"{where}: {props}"))
    return out


def _note(where: str) -> str:
    """Return the part of a place that names a note: `footnotes/footnote4`."""
    return "/".join(where.split("/")[:2]) if where.startswith(_NOTES) else ""


def _note_places(engine: Any, docx: Any) -> dict[str, str]:
    """Return where each note comes by the order of the marks that refer to it.

    A reader sees no note that nothing refers to, and not in which order they lie in their part.
    """
    places = {}
    for kind in ("footnote", "endnote"):
        marks = (
            el for root in docx.roots.values() for el in root.iter(engine.w(f"{kind}Reference"))
        )
        order = list(dict.fromkeys(mark.get(engine.w("id")) for mark in marks))
        root = docx.roots.get(f"word/{kind}s.xml", ())
        for number, note in enumerate(root, 1):
            name, used = f"{kind}s/{kind}{number}", note.get(engine.w("id"))
            rank = f"{order.index(used):05}" if used in order else ""
            places[name] = f"{kind}s/{rank}" if rank else _UNREFERENCED
    return places


def _targets(docx: Any, story: str) -> dict[str, str]:
    data = docx.members.get(f"word/_rels/{story}.xml.rels")
    links = etree.fromstring(data) if data else ()
    return {str(link.get("Id")): str(link.get("Target")) for link in links}


def _list_definitions(engine: Any, docx: Any) -> dict[str, str]:
    """Return what each list is by its id: the levels of its definition."""
    if "word/numbering.xml" not in docx.members:
        return {}
    root, w = docx.parse("word/numbering.xml"), engine.w
    levels = {
        a.get(w("abstractNumId")): engine.canonical(a, ("nsid", "tmpl", "styleLink"))
        for a in root.iter(w("abstractNum"))
    }
    return {
        num.get(w("numId")): levels.get(el.get(w("val")), "")
        for num in root.iter(w("num"))
        if (el := num.find(w("abstractNumId"))) is not None
    }


def _streams(
    label: str, wanted: list[tuple[str, str, str]], got: list[tuple[str, str, str]], loose: bool
) -> list[str]:
    names = ("text", "runs") if loose else ("text", "runs", "paragraph")
    return [
        line
        for at, name in enumerate(names)
        for line in _lists(f"{label} {name}", [p[at] for p in wanted], [p[at] for p in got])
    ]


def _lists(label: str, wanted: list[str], got: list[str]) -> list[str]:
    if wanted == got:
        return []
    first = next(pair for pair in zip_longest(wanted, got) if pair[0] != pair[1])
    return [f"{label}: wanted {first[0]!r:.300} got {first[1]!r:.300}"]


def _bookmarks(engine: Any, docx: Any) -> list[str]:
    starts = (b for root in docx.roots.values() for b in root.iter(engine.w("bookmarkStart")))
    return sorted(str(b.get(engine.w("name"))) for b in starts)


def _their_marks(docx: Any) -> list[str]:
    """Return the revisions left; neighbours of one kind, author and date count as one."""
    out: list[list[str]] = []
    for mark in docx.revisions():
        head = f"{mark['part']} {mark['kind']} {mark['author']} {mark['date']}: "
        if out and out[-1][0] == head and mark["kind"].endswith(("-run", "rPrChange")):
            out[-1].append(mark["text"])
        else:
            out.append([head, mark["text"]])
    return ["".join(line) for line in out]


class Judge:
    """The checkers' round trip, with one LibreOffice kept alive for all of its questions."""

    def __init__(self, verifiers: Path, engines: str) -> None:
        self._checker = load(verifiers, "docx_verify")
        self._engines = engines.split(",")

    def __call__(self, made: Redlined, author: str = STAMP.author) -> list[str]:
        """Return the failures of one redline, each with what was expected and what came."""
        asked = argparse.Namespace(
            original=made.old,
            redlined=made.out,
            target=made.new,
            author=author,
            engines=self._engines,
            max=2,
        )
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            self._checker.roundtrip(asked)
        blocks = re.split(r"^(?=ok  |FAIL|warn)", said.getvalue(), flags=re.MULTILINE)
        return [block.strip() for block in blocks if block.startswith("FAIL")]

    def libreoffice(self, made: Redlined, folder: Path) -> list[str]:
        """Return what LibreOffice shows otherwise, in text and in look: the short way for many files.

        What others tracked is accepted on both sides.
        """
        rejected = made.out
        if their_marks(made.old.read_bytes()):
            rejected = folder / "rejected.docx"
            self._checker.Docx(made.out).resolve(False, STAMP.author).save(rejected)
        view = "reject" if rejected == made.out else "accept"
        sides = (("accept", made.new, made.out, "accept"), ("reject", made.old, rejected, view))
        found = []
        for label, wanted, got, seen in sides:
            both = [self._seen(path, seen, folder) for path in (wanted, got)]
            for what, one, two in zip(("text", "runs"), *both, strict=True):
                found += _lists(f"{label} {what}", one, two)
        return found

    def _seen(self, path: Path, view: str, folder: Path) -> tuple[list[str], list[str]]:
        """Return the lines that LibreOffice shows of a file, and its runs with their looks."""
        saved = {kind: str(folder / f"seen.{kind}") for kind in ("docx", "txt")}
        self._checker.OFFICE.job(file=str(path.resolve()), view=view, save=saved)
        lines = (folder / "seen.txt").read_text("utf-8-sig").splitlines()
        unseen = self._checker.UNSEEN
        looks = self._checker.lo_looks(folder / "seen.docx")
        return [unseen.sub("", line) for line in lines], looks

    def close(self) -> None:
        """Let LibreOffice go."""
        worker = self._checker.OFFICE.worker
        self._checker.OFFICE.close()
        if worker is not None and worker.stdout is not None:
            worker.stdout.close()


# ------------------------------------------------------------------ by our own reading


def current(data: bytes) -> str:
    """Return what is read in a document: others' insertions, not their deletions."""
    return project(package_from("contract.docx", data)).text


def settled(data: bytes, *, accepting: bool) -> str:
    """Return what is read once our marks are accepted or rejected."""
    package = package_from("contract.docx", data)
    for part in package.parts:
        if part.startswith("word/") and part.endswith(".xml") and _is_story(part):
            (accept if accepting else reject)(package.tree(part), is_ours)
    return project(package).text


def is_ours(mark: etree._Element) -> bool:
    """Say whether a mark is one of this comparison."""
    return mark.get(q("w:author")) == STAMP.author


def _is_story(part: str) -> bool:
    return part.rsplit("/", maxsplit=1)[-1].startswith(_STORIES)


def stories(data: bytes) -> Iterator[etree._Element]:
    """Yield the root of every story of a file."""
    for part, content in members(data).items():
        if part.startswith("word/") and part.endswith(".xml") and _is_story(part):
            yield etree.fromstring(to_transitional(content))


def cost(data: bytes) -> tuple[int, int]:
    """Return how many characters our marks strike and write."""
    struck = written = 0
    for root in stories(data):
        for run in root.iter(q("w:r")):
            around = [a.tag for a in run.iterancestors() if is_ours(a)]
            struck += _characters(run) if q("w:del") in around else 0
            written += _characters(run) if q("w:ins") in around else 0
    return struck, written


def _characters(run: etree._Element) -> int:
    texts = sum(len(text.text or "") for text in run.iter(q("w:t"), q("w:delText")))
    return texts + sum(1 for child in run if child.tag in _ONE_CHARACTER)


def our_marks(data: bytes) -> dict[str, int]:
    """Count our marks by kind: `ins-run`, `del-mark`, `ins-row`, `rPrChange` and so on."""
    return dict(Counter(kind(mark) for mark in _marks(data) if is_ours(mark)))


def their_marks(data: bytes) -> Counter[tuple[str, str, str, str]]:
    """Count the marks of others by kind, author, date and id."""
    named = ("w:author", "w:date", "w:id")
    return Counter(
        (kind(mark), *(mark.get(q(name), "") for name in named))
        for mark in _marks(data)
        if not is_ours(mark)
    )


def kind(mark: etree._Element) -> str:
    """Return the kind of a mark and what it is on."""
    name = etree.QName(mark).localname
    parent = mark.getparent()
    if name not in CONTENT or parent is None:
        return name
    return f"{name}-{_PLACES.get(parent.tag, 'run')}"


def repeated_ids(data: bytes) -> list[str]:
    """Return the ids of our marks that something else in the same part has as well."""
    repeated = []
    for root in stories(data):
        seen = Counter(
            el.get(q("w:id"))
            for el in root.iter()
            if isinstance(el.tag, str) and _ANNOTATION.search(el.tag) and el.get(q("w:id"))
        )
        ours = {mark.get(q("w:id")) for mark in root.iter() if is_ours(mark)}
        repeated += [str(number) for number in ours if seen[number] != 1]
    return repeated


def elements(data: bytes, name: str, *, in_ours: bool = False) -> int:
    """Count elements of a name, or only those that lie in our marks."""
    found: Iterable[etree._Element] = (el for root in stories(data) for el in root.iter(q(name)))
    return sum(1 for el in found if not in_ours or any(is_ours(a) for a in el.iterancestors()))


def _marks(data: bytes) -> Iterator[etree._Element]:
    for root in stories(data):
        for el in root.iter():
            if isinstance(el.tag, str) and el.get(q("w:author")) is not None:
                yield el
