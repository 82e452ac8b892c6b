"""What can be told of a part from its bytes, without a tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.word.names import NAMESPACES, q
from redline.word.nodes import VAL
from redline.word.parsing import in_utf8, parse, to_transitional, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from redline.word.package import Package

_ROOT: Final = re.compile(rb"""<[^/!?](?:[^<>"'/]++|/(?!>)|"[^"]*+"|'[^']*+')*+(/?)>""")
_WORDML: Final = b'xmlns:w="' + NAMESPACES["w"].encode() + b'"'


def root_alone(package: Package, part: str) -> Element | None:
    """Return the root of a part with nothing in it, none where there is no such part."""
    if package.name_of(part) is None:
        return None
    root = _ROOT.search(_data(package, part))
    if root is None or root.group(1):
        return package.tree(part)
    return parse(package.path, part, root.group()[:-1] + b"/>")


def values(package: Package, part: str, *names: str) -> Iterator[str]:
    """Yield the `w:val` of the elements of some local names in a part, in order."""
    data = _data(package, part)
    if data.count(_WORDML) != 1:
        tags = [q(f"w:{name}") for name in names]
        yield from (element.get(VAL, "") for element in package.tree(part).iter(*tags))
        return
    pattern = rb'<w:(?:%s)\s[^<>]*?\bw:val="([^"]*)"' % "|".join(names).encode()
    for value in re.findall(pattern, data):
        yield unescaped(value.decode("utf-8", "replace"))


def _data(package: Package, part: str) -> bytes:
    return to_transitional(in_utf8(package.path, part, package.part(part)))
