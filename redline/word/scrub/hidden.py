"""Hidden text: runs that Word does not show, taken out whole where nothing else hangs on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from redline.word.hiding import Hiding
from redline.word.names import q
from redline.word.nodes import child
from redline.word.resolve import CONTENT, TRACKED
from redline.word.scrub.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from redline.word.package import Package
    from redline.word.scrub.draft import Draft

_P, _PPR, _R, _RPR = q("w:p"), q("w:pPr"), q("w:r"), q("w:rPr")
_FIELD: Final = q("w:fldSimple")
_TEXTS: Final = frozenset(
    q(f"w:{name}")
    for name in (
        "rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "lastRenderedPageBreak"
    )
)  # fmt: skip
_IN_CHANGE: Final = "they stand in tracked changes"
_WITH_MORE: Final = "they hold more than words, such as a field or a note mark"


def hidden_text(draft: Draft) -> Iterator[Found]:
    """Find runs formatted as hidden (17.3.2.41), directly or by a style."""
    hiding = Hiding(draft.package)
    for part in draft.stories():
        by_fate: dict[str, list[Element]] = {}
        for run in hidden_runs(hiding, draft.package, part):
            by_fate.setdefault(_fate(run), []).append(run)
        for stays, runs in sorted(by_fate.items()):
            take = None if stays else partial(_drop, draft, part, runs)
            yield Found(count=len(runs), samples=tuple(map(_words, runs)), take=take, stays=stays)


def hidden_runs(hiding: Hiding, package: Package, part: str) -> Iterator[Element]:
    """Yield the runs of a part that hold something and are hidden."""
    hiding.look_at(part)
    if not hiding.is_on:
        return
    for paragraph in package.tree(part).iter(_P):
        hiding.enter(child(paragraph, _PPR))
        for run in paragraph.iter(_R):
            if _paragraph(run) is paragraph and hiding.hides(child(run, _RPR)) and _holds(run):
                yield run


def is_removable(run: Element) -> bool:
    """Say whether a hidden run can go without taking anything else with it."""
    return not _fate(run)


def _fate(run: Element) -> str:
    """Return why a hidden run stays, empty where it can go."""
    marked = next(run.iter(*TRACKED), None) is not None
    if marked or any(above.tag in CONTENT for above in run.iterancestors()):
        return _IN_CHANGE
    in_field = any(above.tag == _FIELD for above in run.iterancestors())
    plain = not in_field and all(element.tag in _TEXTS for element in run)
    return "" if plain else _WITH_MORE


def _paragraph(run: Element) -> Element | None:
    return next(run.iterancestors(_P), None)


def _holds(run: Element) -> bool:
    return any(element.tag != _RPR for element in run)


def _words(run: Element) -> str:
    return "".join(text.text or "" for text in run.iter(q("w:t")))


def _drop(draft: Draft, part: str, runs: list[Element]) -> None:
    for run in runs:
        draft.remove(part, run)
