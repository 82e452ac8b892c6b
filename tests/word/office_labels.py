"""Lists what LibreOffice shows in front of each body paragraph; run by the system's Python, which has UNO.

    python3 office_labels.py VERIFIERS < paths > labels

Each line in is the path of a Word file, each line out a JSON list of [label, text], with all tracked
changes accepted, paragraphs of tables row by row. One office serves all files.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

TABLE = "com.sun.star.text.TextTable"
BULLETS = 6
"""What UNO calls CHAR_SPECIAL: a level that shows a character instead of a number."""


def main(verifiers: str) -> None:
    sys.path.insert(0, verifiers)
    from lo_worker import Office  # type: ignore[import-not-found]

    office = Office()
    try:
        for line in sys.stdin:
            print(json.dumps(listed(office, Path(line.rstrip("\n")))), flush=True)  # noqa: T201
    finally:
        office.stop()


def listed(office: Any, path: Path) -> list[tuple[str, str]]:
    """Open a private copy of a file and list its body."""
    from lo_worker import prop

    private = Path(office.profile) / f"labels{path.suffix}"
    shutil.copyfile(path, private)
    shown = (prop("Hidden", True), prop("MacroExecutionMode", 0), prop("UpdateDocMode", 0))
    document = office.desktop.loadComponentFromURL(private.as_uri(), "_blank", 0, shown)
    try:
        frame = document.CurrentController.Frame
        office.dispatcher.executeDispatch(frame, ".uno:AcceptAllTrackedChanges", "", 0, ())
        return list(paragraphs(document.Text))
    finally:
        document.close(True)


def paragraphs(text: Any) -> Any:
    """Yield the label and the text of every paragraph of a text, those of its tables too."""
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        block = blocks.nextElement()
        if block.supportsService(TABLE):
            for name in sorted(block.CellNames, key=place):
                yield from paragraphs(block.getCellByName(name))
        else:
            yield label(block), block.String


def label(paragraph: Any) -> str:
    """Return the number in front of a paragraph, or the character of its bullet."""
    if paragraph.ListLabelString or not paragraph.NumberingIsNumber or not paragraph.ListId:
        return str(paragraph.ListLabelString)
    level = paragraph.NumberingRules.getByIndex(paragraph.NumberingLevel)
    found = {setting.Name: setting.Value for setting in level}
    return str(found.get("BulletChar", "")) if found["NumberingType"] == BULLETS else ""


def place(cell: str) -> tuple[list[int], str]:
    """Return where a cell is by its name: `B3` is in row 3; `A1.2.1` is a part of a split cell."""
    first, *split = cell.split(".")
    column = first.rstrip("0123456789")
    return [int(first[len(column) :]), len(column), *map(ord, column)], ".".join(split)


if __name__ == "__main__":
    main(sys.argv[1])
