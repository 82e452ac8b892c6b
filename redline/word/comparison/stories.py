"""Stories of two documents: which header or footer of the one stands for which of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.errors import UnreadableError
from redline.word.archive import ASK_AGAIN
from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from redline.word.package import Package

_REFERENCES: Final = (q("w:headerReference"), q("w:footerReference"))
_SECTION, _RECORD = q("w:sectPr"), q("w:sectPrChange")


def body_of(package: Package) -> Element:
    """Return the body of a document. Raises UnreadableError where it has none."""
    body = package.tree(package.main_part).find(q("w:body"))
    if body is None:
        raise UnreadableError(package.path, "its main part has no text", ASK_AGAIN)
    return body


def paired_margins(
    packages: tuple[Package, Package], sections: tuple[Sequence[Element], Sequence[Element]]
) -> Iterator[tuple[str, str]]:
    """Yield the parts of headers and footers that stand for one another, section by section.

    A section names up to three of each: for first, even and all other pages (17.10.1). Those that no
    section names are seen by nobody; they are known by their parts' names.
    """
    seen: set[str] = set()
    named = [list(_named(p, those)) for p, those in zip(packages, sections, strict=True)]
    for one, two in zip(*named, strict=False):
        for kind in sorted(one.keys() & two.keys()):
            if one[kind] not in seen and two[kind] not in seen:
                seen |= {one[kind], two[kind]}
                yield one[kind], two[kind]
    unnamed = [
        [part for part in _margins(p) if all(part not in each.values() for each in those)]
        for p, those in zip(packages, named, strict=True)
    ]
    yield from ((part, part) for part in unnamed[0] if part in unnamed[1])


def unpaired_margins(
    packages: tuple[Package, Package], sections: tuple[Sequence[Element], Sequence[Element]]
) -> int:
    """Count the headers and footers that only one of the documents has."""
    pairs = list(paired_margins(packages, sections))
    olds, news = (
        {part for each in _named(package, those) for part in each.values()}
        for package, those in zip(packages, sections, strict=True)
    )
    return len(olds - {one for one, _ in pairs}) + len(news - {two for _, two in pairs})


def sections_in(body: Element) -> list[Element]:
    """Return the properties of the sections in a body, in order, without former ones."""
    found = list(body.iter(_SECTION))
    return [one for one in found if next(one.iterancestors(_RECORD), None) is None]


def _margins(package: Package) -> list[str]:
    found = [package.related(package.main_part, kind) for kind in ("header", "footer")]
    return [part for parts in found for part in parts]


def _named(package: Package, sections: Sequence[Element]) -> Iterator[dict[str, str]]:
    targets = {link.id: link.target for link in package.relationships(package.main_part)}
    for section in sections:
        named = section.iterchildren(*_REFERENCES)
        yield {
            f"{mark.tag} {mark.get(q('w:type'), 'default')}": targets[mark.get(q("r:id"), "")]
            for mark in named
            if package.name_of(targets.get(mark.get(q("r:id"), ""), ""))
        }
