"""Content controls and form fields: whose text is whose, and what a legacy field shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.names import q
from redline.word.nodes import VAL
from redline.word.styles import is_on

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LOCKS: Final = frozenset({"contentLocked", "sdtContentLocked"})
_LOCKING: Final = frozenset(
    {
        q("w:dataBinding"),
        q("w15:dataBinding"),
        q("w:dropDownList"),
        q("w:comboBox"),
        q("w14:checkbox"),
        q("w:picture"),
    }
)
"""Controls whose text Word fills in from elsewhere: an edit would be undone or not be possible."""


def is_locked(control: Element) -> bool:
    """Say whether the text of a content control (`w:sdt`) is not the author's to edit (17.5.2)."""
    properties = control.find(q("w:sdtPr"))
    if properties is None:
        return False
    if is_on(properties.find(q("w:showingPlcHdr"))):
        return True
    lock = properties.find(q("w:lock"))
    if lock is not None and lock.get(VAL) in _LOCKS:
        return True
    return any(child.tag in _LOCKING for child in properties)


def form_field(begin: Element) -> str:
    """Return what a legacy form field shows that has no text of its own (17.16.17), else nothing."""
    data = begin.find(q("w:ffData"))
    if data is None:
        return ""
    box = data.find(q("w:checkBox"))
    if box is not None:
        return "☒" if _is_ticked(box) else "☐"
    choices = data.find(q("w:ddList"))
    return "" if choices is None else _chosen(choices)


def _is_ticked(box: Element) -> bool:
    checked = box.find(q("w:checked"))
    return is_on(box.find(q("w:default")) if checked is None else checked)


def _chosen(choices: Element) -> str:
    entries = [entry.get(VAL, "") for entry in choices.findall(q("w:listEntry"))]
    result = choices.find(q("w:result"))
    if result is None:
        result = choices.find(q("w:default"))
    number = "0" if result is None else result.get(VAL, "0")
    index = int(number) if number.isdecimal() else 0
    return entries[index] if index < len(entries) else ""
