"""Hidden text: what a file holds and Word does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.names import q
from redline.word.nodes import child
from redline.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.package import Package

_PSTYLE: Final = q("w:pStyle")
_VANISH: Final = q("w:vanish")


class Hiding:
    """Which text is formatted as hidden (17.3.2.41), part by part and paragraph by paragraph.

    Most files hide nothing, which one look at the bytes of a part tells.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._by_style = any(
            b"vanish" in package.part(name) for name in package.related(package.main_part, "styles")
        )
        self._by_part: dict[str, bool] = {}
        self._styles: Styles | None = None
        self._style = ""
        self.is_on = False

    def look_at(self, part: str) -> None:
        """Start with another part."""
        if part not in self._by_part:
            self._by_part[part] = self._by_style or b"vanish" in self._package.part(part)
        self.is_on = self._by_part[part]

    def enter(self, paragraph: Element | None) -> None:
        """Start with another paragraph, by its properties."""
        if self.is_on:
            self._styles = self._styles or Styles(self._package)
            self._style = self._styles.style_id(child(paragraph, _PSTYLE))

    def hides(self, properties: Element | None) -> bool:
        """Say whether text with these run properties (`w:rPr`) is hidden."""
        if not self.is_on or self._styles is None:
            return False
        return self._styles.toggled(properties, self._style, _VANISH)
