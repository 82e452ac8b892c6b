"""Knows how lines are laid on a screen of a given width: columns, flowing lists, colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from redline.model import Risk, Verdict
from redline.render.safe import cut

INDENT = 2
"""Columns that everything below the header stands in from the edge."""

GAP = 2
"""Empty columns between two columns of a table."""

NARROW, WIDE = 60, 132
"""No page is laid out narrower or wider than this: lines of 200 characters are not read."""

RISK_STYLES = {
    Risk.CRITICAL: "bold red",
    Risk.HIGH: "red",
    Risk.MEDIUM: "yellow",
    Risk.LOW: "",
    Risk.INFO: "dim",
}

VERDICT_STYLES = {
    Verdict.CLEAR: "bold green",
    Verdict.APPROVE: "bold green",
    Verdict.NEGOTIATE: "bold yellow",
    Verdict.ESCALATE: "bold red",
    Verdict.REJECT: "bold red",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A screen to write on: its width, its height in lines, whether all is shown, and colour."""

    width: int = 100
    height: int = 40
    verbose: bool = False
    colour: bool = False
    console: Console = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        width = min(max(self.width, NARROW), WIDE)
        object.__setattr__(self, "width", width)
        object.__setattr__(self, "console", _console(width, colour=self.colour))

    def wrapped(self, text: Text, width: int, *, hang: int = 0) -> list[Text]:
        """Break `text` into lines of `width` columns, the later ones indented by `hang`."""
        first, *rest = text.wrap(self.console, max(width, 1)) or [Text()]
        if rest and hang:
            later = text[len(first.plain) :]
            rest = list(Text(later.plain.lstrip(), later.style).wrap(self.console, width - hang))
        return [_stripped(first), *(_indented(_stripped(line), hang) for line in rest)]

    def flowed(self, parts: Sequence[Text], *, between: str, indent: int = 0) -> list[Text]:
        """Fill lines with `parts`, broken only between two of them where that is possible."""
        lines: list[Text] = []
        room = self.width - indent
        for part in parts:
            joined = Text.assemble(lines[-1], between, part) if lines else part
            if lines and joined.cell_len <= room:
                lines[-1] = joined
            else:
                lines.extend(self.wrapped(part, room))
        return [_indented(line, indent) for line in lines]

    def columns(
        self, cells: Sequence[Text], widths: Sequence[int], *, indent: int, most: int = 0
    ) -> list[Text]:
        """Lay cells side by side, each wrapped to its width and to `most` lines if that is given."""
        wrapped = [self._cell(cell, width, most) for cell, width in zip(cells, widths, strict=True)]
        return [
            _indented(_abreast(line, widths), indent)
            for line in zip_longest(*wrapped, fillvalue=Text())
        ]

    def _cell(self, cell: Text, width: int, most: int) -> list[Text]:
        lines = self.wrapped(cell, width)
        if not most or len(lines) <= most:
            return lines
        last = f"{lines[most - 1].plain} {lines[most].plain}"
        return [*lines[: most - 1], Text(cut(last, width), cell.style)]


def printed(lines: Iterable[Text], page: Page) -> str:
    """Return lines as one string, with colour codes only where the page has colour."""
    out = StringIO()
    console = _console(page.width, colour=page.colour, out=out)
    for line in lines:
        console.print(_stripped(line), soft_wrap=True)
    return out.getvalue()


def _console(width: int, *, colour: bool, out: StringIO | None = None) -> Console:
    """Make a console that asks nothing of the environment."""
    return Console(
        file=out or StringIO(),
        width=width,
        height=100,
        color_system="standard" if colour else None,
        force_terminal=colour,
        legacy_windows=False,
        no_color=not colour,
        emoji=False,
        markup=False,
        highlight=False,
    )


def _abreast(cells: Sequence[Text], widths: Sequence[int]) -> Text:
    line = Text()
    for cell, width in zip(cells, widths, strict=True):
        line.append_text(cell)
        line.append(" " * (width - cell.cell_len + GAP))
    return _stripped(line)


def _indented(line: Text, by: int) -> Text:
    return Text.assemble(" " * by, line) if by and line.plain else line


def _stripped(line: Text) -> Text:
    line = line.copy()
    line.rstrip()
    return line
