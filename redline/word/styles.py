"""Styles: what a paragraph or run looks like once styles and defaults are taken into account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.word.names import q
from redline.word.nodes import VAL, child, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.package import Package

OFF: Final = frozenset({"0", "false", "off"})
_PPR, _RPR, _RSTYLE = q("w:pPr"), q("w:rPr"), q("w:rStyle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style as defined: its own properties only, not those of the style it is based on."""

    id: str
    name: str
    kind: str
    based_on: str
    paragraph: Element | None
    run: Element | None


_LONGEST: Final = 50
"""Styles in one chain; Word's own are based on each other three or four deep."""
_BUILT_IN = re.compile(r"(heading|toc)(?= [1-9]\Z)")
"""Files write the names of these styles in lower case; Word shows `Heading 1` and `TOC 1`."""


class Styles:
    """The styles of one document, looked up by id and resolved along their chains, each once."""

    def __init__(self, package: Package) -> None:
        root = package.related_tree(package.main_part, "styles")
        self._elements = {} if root is None else _by_id(root)
        self._default = _default_id(root)
        self._run_defaults = _default_properties(root, "w:rPrDefault", _RPR)
        self._paragraph_defaults = _default_properties(root, "w:pPrDefault", _PPR)
        self._styles: dict[str, Style] = {}
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._found: dict[tuple[str, str, bool], Element | None] = {}

    def chain(self, style_id: str) -> tuple[Style, ...]:
        """Return a style and those it is based on, itself first; a circle ends where it closes."""
        chain = self._chains.get(style_id)
        if chain is None:
            chain = self._chains[style_id] = self._follow(style_id)
        return chain

    def style_id(self, named: Element | None) -> str:
        """Return the id that a `w:pStyle` names, or that of the default style."""
        found = "" if named is None else named.get(VAL, "")
        return found if found in self._elements else self._default

    def name(self, style_id: str) -> str:
        """Return a style's name as Word shows it, empty for an unknown one."""
        return self._style(style_id).name if style_id in self._elements else ""

    def paragraph_property(self, style_id: str, tag: str) -> Element | None:
        """Return the nearest definition of a paragraph property in a style's chain or the defaults."""
        found = self._nearest(style_id, tag, of_run=False)
        return child(self._paragraph_defaults, tag) if found is None else found

    def run_property(self, run: Element | None, style_id: str, tag: str) -> Element | None:
        """Return the definition of a run property that counts: direct, character or paragraph style.

        `run` are the run's own properties (`w:rPr`), `style_id` is its paragraph's style.
        """
        found = child(run, tag)
        if found is None:
            found = self._nearest(_character_style(run), tag, of_run=True)
        if found is None:
            found = self._nearest(style_id, tag, of_run=True)
        return child(self._run_defaults, tag) if found is None else found

    def toggled(self, run: Element | None, style_id: str, tag: str) -> bool:
        """Say whether a toggle property such as bold is on for a run (ECMA-376 Part 1, 17.7.3).

        Direct formatting decides; else paragraph and character style cancel each other out.
        """
        direct = child(run, tag)
        if direct is not None:
            return is_on(direct)
        if is_on(child(self._run_defaults, tag)):
            return True
        by_character = is_on(self._nearest(_character_style(run), tag, of_run=True))
        return by_character != is_on(self._nearest(style_id, tag, of_run=True))

    def mentions(self, tag: str) -> bool:
        """Say whether any style or default has a run property."""
        bearers = (self._run_defaults, *(child(el, _RPR) for el in self._elements.values()))
        return any(child(bearer, tag) is not None for bearer in bearers)

    def _follow(self, style_id: str) -> tuple[Style, ...]:
        chain: dict[str, Style] = {}
        while style_id in self._elements and style_id not in chain and len(chain) < _LONGEST:
            chain[style_id] = self._style(style_id)
            style_id = chain[style_id].based_on
        return tuple(chain.values())

    def _style(self, style_id: str) -> Style:
        if style_id not in self._styles:
            self._styles[style_id] = _read_style(self._elements[style_id])
        return self._styles[style_id]

    def _nearest(self, style_id: str, tag: str, *, of_run: bool) -> Element | None:
        key = (style_id, tag, of_run)
        if key not in self._found:
            self._found[key] = self._search(style_id, tag, of_run=of_run)
        return self._found[key]

    def _search(self, style_id: str, tag: str, *, of_run: bool) -> Element | None:
        for style in self.chain(style_id):
            bearer = style.run if of_run else style.paragraph
            found = child(bearer, tag)
            if found is not None:
                return found
        return None


def is_on(element: Element | None) -> bool:
    """Say whether an on-off property is there and not switched off (17.17.4, ST_OnOff)."""
    return element is not None and element.get(VAL, "1").lower() not in OFF


def _by_id(root: Element) -> dict[str, Element]:
    return {style.get(q("w:styleId"), ""): style for style in root.iterchildren(q("w:style"))}


def _read_style(element: Element) -> Style:
    return Style(
        id=element.get(q("w:styleId"), ""),
        name=_BUILT_IN.sub(_shown, value(element, q("w:name")) or ""),
        kind=element.get(q("w:type"), "paragraph"),
        based_on=value(element, q("w:basedOn")) or "",
        paragraph=child(element, _PPR),
        run=child(element, _RPR),
    )


def _default_id(root: Element | None) -> str:
    if root is None:
        return ""
    for element in root.iterchildren(q("w:style")):
        is_default = element.get(q("w:default"), "0").lower() not in OFF
        if is_default and element.get(q("w:type"), "paragraph") == "paragraph":
            return element.get(q("w:styleId"), "")
    return ""


def _default_properties(root: Element | None, holder: str, tag: str) -> Element | None:
    return child(child(child(root, q("w:docDefaults")), q(holder)), tag)


def _shown(name: re.Match[str]) -> str:
    return {"heading": "Heading", "toc": "TOC"}[name.group()]


def _character_style(run: Element | None) -> str:
    return value(run, _RSTYLE) or ""
