"""What is told about content of the newer file that a redline cannot carry or track."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.model import Notice
from redline.word.comparison.scanning import values
from redline.word.names import q
from redline.word.nodes import VAL, child, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

    from redline.word.comparison.kinship import Form
    from redline.word.package import Package

_WORDINGS: Final = {
    "bookmark": ("bookmarks-not-carried", "bookmark", "of the newer file was not carried over"),
    "comment": ("comments-not-carried", "comment", "of the newer file was not carried over"),
    "permission": ("permissions-not-carried", "editing permission", "was not carried over"),
    "binding": (
        "bindings-not-carried",
        "data binding of a content control",
        "was not carried over",
    ),
    "section": ("sections-not-carried", "section break", "of the newer file was not carried over"),
    "bullet": ("bullets-not-carried", "list with pictures for bullets", "was taken over without"),
    "link": ("links-not-carried", "link or picture", "that leads nowhere was not carried over"),
}
_PLURALS: Final = {
    "data binding": "data bindings",
    "list": "lists",
    "link or picture": "links and pictures",
}
_STYLED: Final = ("pStyle", "rStyle", "tblStyle")
_LOOKS: Final = tuple(
    q("w:" + name) for name in ("basedOn", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
)
_THEME: Final = (q("a:latin"), q("a:srgbClr"), q("a:sysClr"))
_NAMED: Final = 5


def notice(what: str, number: int) -> Notice:
    """Return a notice about a count of things that were left out."""
    code, noun, fate = _WORDINGS[what]
    if number == 1:
        return Notice(code=code, message=f"1 {noun} {fate}")
    many = fate.replace("was", "were").replace("leads", "lead")
    return Notice(code=code, message=f"{number} {_plural(noun)} {many}")


def style_notices(old: Package, new: Package, forms: Mapping[bool, Form]) -> Iterator[Notice]:
    """Tell which styles in use are defined otherwise in the newer file: no redline tracks that."""
    older, newer = _root(old), _root(new)
    if older is None or newer is None:
        return
    mine, theirs = _by_id(older), _by_id(newer)
    differing = [
        value(mine[style], q("w:name")) or style
        for style in _in_use(new, theirs)
        if style in mine and _look(mine[style], forms[False]) != _look(theirs[style], forms[True])
    ]
    if differing:
        rest = len(differing) - _NAMED
        more = f" and {rest} more" if rest > 0 else ""
        yield Notice(
            code="styles-differ",
            message="the two files define these styles differently, which tracked changes cannot "
            f"show; those of the older file were kept: {', '.join(differing[:_NAMED])}{more}",
        )
    if _theme(old, forms[False]) != _theme(new, forms[True]):
        yield Notice(
            code="themes-differ",
            message="the two files differ in the fonts or colours of their theme, which tracked "
            "changes cannot show; those of the older file were kept",
        )
    if _defaults(older, forms[False]) != _defaults(newer, forms[True]):
        yield Notice(
            code="defaults-differ",
            message="the two files differ in their default formatting, which tracked changes "
            "cannot show; that of the older file was kept",
        )


def _plural(noun: str) -> str:
    for head, many in _PLURALS.items():
        if noun.startswith(head):
            return many + noun.removeprefix(head)
    return f"{noun}s"


def _root(package: Package) -> Element | None:
    return package.related_tree(package.main_part, "styles")


def _by_id(root: Element) -> dict[str, Element]:
    return {el.get(q("w:styleId"), ""): el for el in root.iterchildren(q("w:style"))}


def _in_use(package: Package, styles: Mapping[str, Element]) -> tuple[str, ...]:
    """Return the styles that the text names and those that count without being named."""
    waiting = list(values(package, package.main_part, *_STYLED))
    waiting += [
        name for name, style in styles.items() if style.get(q("w:default")) in ("1", "true")
    ]
    found: dict[str, None] = {}
    while waiting:
        style = waiting.pop(0)
        if style in styles and style not in found:
            found[style] = None
            waiting.append(value(styles[style], q("w:basedOn")) or "")
    return tuple(found)


def _look(style: Element, form: Form) -> list[str]:
    return sorted(
        form.of(entry)
        for entry in style.iterchildren(*_LOOKS)
        if form.inside(entry) or entry.get(VAL)
    )


def _defaults(root: Element, form: Form) -> str:
    found = child(root, q("w:docDefaults"))
    return "" if found is None else form.inside(found)


def _theme(package: Package, form: Form) -> list[str]:
    """Return the form of a theme's fonts and colours; its name and effects do not touch text."""
    root = package.related_tree(package.main_part, "theme")
    return [] if root is None else [form.of(entry) for entry in root.iter(*_THEME)]
