"""Makes the pictures of the README from real output: the terminal summary and a page of the redline.

    python docs/pictures.py

Needs LibreOffice and poppler's `pdftoppm` for the page; both pictures are written to `docs/pictures/`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "sample_contracts" / "lumen-saas-subscription.docx"
PAGE = "3"  # a page with changes that show what the tool does
WIDTH = 110

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
        shown = _review(Path(folder))
        _terminal(shown)
        _page(Path(folder))


def _review(folder: Path) -> str:
    """Review the sample as a person would and return what the screen shows, colours included."""
    shutil.copy(SAMPLE, folder)
    command = [
        sys.executable,
        "-m",
        "redline",
        "review",
        SAMPLE.name,
        "--isolated",
        "--we-are",
        "customer",
    ]
    command += ["--date", "2026-01-15T09:00:00Z", "--author", "A. Lawyer"]
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


def _terminal(shown: str) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    console.print(Text(f"$ redline review {SAMPLE.name} --we-are customer\n"))
    console.print(Text.from_ansi(shown))
    svg = console.export_svg(title="redline", code_format=SVG, unique_id="redline")
    (PICTURES / "summary.svg").write_text(svg, encoding="utf-8")


def _page(folder: Path) -> None:
    redline = folder / f"{SAMPLE.stem}.redline.docx"
    office = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(redline)]
    subprocess.run(office, check=True, capture_output=True)
    pdf = redline.with_suffix(".pdf")
    page = ["pdftoppm", "-png", "-r", "90", "-f", PAGE, "-l", PAGE, "-singlefile", str(pdf)]
    subprocess.run([*page, str(PICTURES / "redline")], check=True)


if __name__ == "__main__":
    main()
