"""What a thing without characters is, so that it is known again in another version of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.comparison.line import CONTROL, LINK, NOTE_MARKS, SIMPLE
from redline.word.names import q
from redline.word.nodes import child, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.word.comparison.adoption import Adoption
    from redline.word.package import Package

_VAL, _CODE = q("w:val"), q("w:instr")
_SDTPR: Final = q("w:sdtPr")
_PLAIN_PROPERTIES: Final = frozenset(
    q("w:" + name)
    for name in ("rPr", "id", "tag", "alias", "placeholder", "showingPlcHdr", "lock", "temporary")
)


class Identities:
    """Names the things of one part. `new` says which of the two documents it is in."""

    def __init__(self, package: Package, part: str, adoption: Adoption, *, new: bool) -> None:
        self._part, self._adoption, self._new = part, adoption, new
        links = package.relationships(part)
        self._targets = {link.id: f"{link.type} {link.target} {link.external}" for link in links}

    def of(self, element: Element) -> str:
        """Return the same words for things that are the same."""
        naming = _NAMINGS.get(element.tag)
        if naming is not None:
            return naming(element)
        if element.tag == LINK:
            return self._link(element)
        return self._adoption.key_of_object(element, self._part, new=self._new)

    def _link(self, element: Element) -> str:
        target = self._targets.get(element.get(q("r:id"), ""), "")
        return f"link:{target}#{element.get(q('w:anchor'), '')}"


def _note(element: Element) -> str:
    return NOTE_MARKS[element.tag]


def _simple(element: Element) -> str:
    return "simple field:" + " ".join(element.get(_CODE, "").split())


def _control(element: Element) -> str:
    """Name a control by its tag, title and kind; its id is drawn anew with every copy."""
    properties = child(element, _SDTPR)
    kinds = [] if properties is None else [c.tag for c in properties]
    kind = " ".join(sorted(k.rpartition("}")[2] for k in kinds if k not in _PLAIN_PROPERTIES))
    tag, title = value(properties, q("w:tag")), value(properties, q("w:alias"))
    return f"control:{tag}:{title}:{kind}"


def _break(element: Element) -> str:
    return f"break:{element.get(q('w:type'), '')}:{element.get(q('w:clear'), '')}"


def _symbol(element: Element) -> str:
    return f"symbol:{element.get(q('w:font'), '')}:{element.get(q('w:char'), '')}"


_NAMINGS: Final = {
    **dict.fromkeys(NOTE_MARKS, _note),
    SIMPLE: _simple,
    CONTROL: _control,
    q("w:br"): _break,
    q("w:sym"): _symbol,
}
