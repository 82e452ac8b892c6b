"""How text looks: hidden, emphasised, in capitals, centred, indented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.names import q
from redline.word.nodes import child

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.package import Package
    from redline.word.styles import Styles

_RPR: Final = q("w:rPr")
_VANISH: Final = q("w:vanish")


class Hiding:
    """Which text is formatted as hidden (17.3.2.41), part by part and paragraph by paragraph.

    Most files hide nothing, which one look at the bytes of a part tells.
    """

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package, self._styles = package, styles
        self._by_style = styles.mentions(_VANISH)
        self._by_part: dict[str, bool] = {}
        self._on = False
        self._style = ""

    def look_at(self, part: str) -> None:
        """Start with another part."""
        if part not in self._by_part:
            self._by_part[part] = self._by_style or b"vanish" in self._package.part(part)
        self._on = self._by_part[part]

    def enter(self, paragraph: Element | None) -> None:
        """Start with another paragraph, by its properties."""
        if self._on:
            self._style = self._styles.style_id(paragraph)

    def hides_run(self, run: Element) -> bool:
        """Say whether a run is hidden."""
        return self._on and self.hides(child(run, _RPR))

    def hides(self, properties: Element | None) -> bool:
        """Say whether text with these run properties is hidden."""
        return self._on and self._styles.toggled(properties, self._style, _VANISH)
