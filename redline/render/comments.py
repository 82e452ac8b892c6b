"""Knows how the comments of a file look on a screen: thread by thread, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from redline.model import Remark
from redline.render import words
from redline.render.page import INDENT, Page, printed
from redline.render.safe import clean, quoted

QUOTE = 60
"""Columns of contract text that a thread shows at most."""


def comment_threads(remarks: Sequence[Remark], page: Page, *, name: str) -> str:
    """Return every thread: who said what about which words, the replies below, and if resolved."""
    threads = [one for one in remarks if not one.parent]
    resolved = sum(one.resolved for one in threads)
    head = [
        Text(clean(name), "bold"),
        Text(words.counted(len(remarks), "comment")),
        Text(words.counted(len(threads), "thread")),
        *([Text(f"{resolved} resolved")] if resolved else []),
    ]
    replies: dict[str, list[Remark]] = {}
    for one in remarks:
        replies.setdefault(one.parent, []).append(one)
    shown = [
        line
        for opened in _in_order(threads)
        for line in _thread(opened, replies.get(opened.id, ()), page)
    ]
    return printed([*page.flowed(head, between=" · "), *shown], page)


def _in_order(threads: Iterable[Remark]) -> list[Remark]:
    """Return threads as they stand in the text, those that stand nowhere last."""
    return sorted(threads, key=lambda one: (one.span is None, one.span or (0, 0)))


def _thread(opened: Remark, replies: Sequence[Remark], page: Page) -> Iterator[Text]:
    yield Text()
    yield from _remark(opened, page, INDENT)
    for one in replies:
        yield from _remark(one, page, 2 * INDENT)


def _remark(remark: Remark, page: Page, indent: int) -> Iterator[Text]:
    opens = not remark.parent
    parts = [
        Text(f"{clean(remark.id)}  {clean(remark.author) or 'nobody named'}", "bold"),
        *([Text(clean(remark.date).replace("T", " ").removesuffix("Z"))] if remark.date else []),
        *([Text(f"on {quoted(remark.quote, QUOTE)}")] if opens and remark.quote else []),
        *([Text("resolved", "green")] if opens and remark.resolved else []),
    ]
    yield from page.flowed(parts, between=" · ", indent=indent)
    for line in filter(None, map(clean, remark.text.split("\n"))):
        yield from page.flowed([Text(line)], between="", indent=indent + INDENT)
