"""Makes the pictures of the documentation from real output: the terminal summary, pages of redlines.

    python docs/pictures.py

Needs LibreOffice and poppler's `pdftoppm` for the pages; all is written to `docs/pictures/`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
SAMPLES = ROOT / "sample_contracts"
WIDTH = 110
SHARPNESS = "80"  # dots an inch: small files that can still be read


class Page(NamedTuple):
    """A page of a sample's redline with changes that show what the tool does.

    `playbook` is the one that the program takes for it.
    """

    sample: str
    playbook: str
    we_are: str
    number: int


PAGES = (
    Page("lumen-saas-subscription", "saas-customer", "customer", 4),
    Page("northwind-acme-msa", "msa-customer", "customer", 9),
    Page("harbour-mutual-nda", "nda-mutual", "", 2),
)
"""The first of them is the one whose summary is shown."""

SVG = """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: Menlo, Consolas, "DejaVu Sans Mono", monospace;
 font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for place, page in enumerate(PAGES):
            shown = _review(Path(folder), page)
            if not place:
                _terminal(page, shown)
            _page(Path(folder), page)


def _review(folder: Path, page: Page) -> str:
    """Review a sample as a person would and return what the screen shows, colours included."""
    shutil.copy(SAMPLES / f"{page.sample}.docx", folder)
    command = [sys.executable, "-m", "redline", "review", f"{page.sample}.docx", "--isolated"]
    command += ["--date", "2026-01-15T09:00:00Z", "--author", "A. Lawyer"]
    command += ["--we-are", page.we_are] if page.we_are else []
    screen = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "LINES": "44", "TERM": "xterm-256color"}
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **screen},
    )
    return done.stdout


def _terminal(page: Page, shown: str) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    console.print(Text(f"$ redline review {page.sample}.docx --we-are {page.we_are}\n"))
    console.print(Text.from_ansi(shown))
    svg = console.export_svg(title="redline", code_format=SVG, unique_id="redline")
    (PICTURES / "summary.svg").write_text(svg, encoding="utf-8")


def _page(folder: Path, page: Page) -> None:
    redline = folder / f"{page.sample}.redline.docx"
    office = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(redline)]
    subprocess.run(office, check=True, capture_output=True)
    number = str(page.number)
    picture = ["pdftoppm", "-png", "-r", SHARPNESS, "-f", number, "-l", number, "-singlefile"]
    picture += [str(redline.with_suffix(".pdf")), str(PICTURES / f"redline-{page.playbook}")]
    subprocess.run(picture, check=True)


if __name__ == "__main__":
    main()
