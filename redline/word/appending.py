"""Adding to the end of an XML part without writing the rest of it anew: every old byte stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.names import NAMESPACES, q

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

_BEFORE: Final = rb"(?:\s|<\?[^>]*+>|<!--.*?-->|\xef\xbb\xbf)*+"
_ATTRIBUTES: Final = rb"""(?:[^"'<>/]|"[^"]*+"|'[^']*+')*+"""
_HEAD: Final = re.compile(
    _BEFORE + rb"(?P<tag><(?P<name>[^\s<>/]++)" + _ATTRIBUTES + rb")(?P<close>/?>)", re.DOTALL
)
_IGNORABLE: Final = re.compile(rb"""\s[\w.-]+:Ignorable\s*=\s*(["'])(?P<listed>[^"']*+)\1""")


def appended(data: bytes, root: Element, children: Iterable[Element], used: Sequence[str]) -> bytes:
    """Return a part's bytes, in UTF-8, with elements behind all that is in its root.

    `root` is the part as parsed. `used` are prefixes of names that came after the standard: they are
    declared and named as ignorable, without which Word refuses the part (ECMA-376 Part 3, 7.2).
    """
    head = _HEAD.match(data)
    if head is None:
        raise ValueError("there is no root element")
    known = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    tag = _opening(head["tag"], root, known, used)
    inside = b"".join(_bare(child, known) for child in children)
    start, name = data[: head.start("tag")], head["name"]
    if head["close"] == b"/>":
        return b"".join((start, tag, b">", inside, b"</", name, b">", data[head.end() :]))
    end = data.rindex(b"</" + name)
    return b"".join((start, tag, data[head.start("close") : end], inside, data[end:]))


def _opening(tag: bytes, root: Element, known: dict[str, str], used: Sequence[str]) -> bytes:
    """Return a start tag that declares prefixes as ignorable; `known` grows by what it declares."""
    ignored = {known.get(prefix) for prefix in root.get(q("mc:Ignorable"), "").split()}
    missing = [prefix for prefix in used if NAMESPACES[prefix] not in ignored]
    if not missing:
        return tag
    before = frozenset(known)
    listed = " ".join(_declared(known, prefix) for prefix in missing).encode()
    found = _IGNORABLE.search(tag)
    if found is None:
        tag += b" %s:Ignorable=" % _declared(known, "mc").encode() + b'"' + listed + b'"'
    else:
        tag = b"%s %s%s" % (tag[: found.end("listed")], listed, tag[found.end("listed") :])
    new = (f' xmlns:{prefix}="{known[prefix]}"' for prefix in known if prefix not in before)
    name = tag.split(None, 1)[0]
    return name + "".join(new).encode() + tag[len(name) :]


def _declared(known: dict[str, str], prefix: str) -> str:
    """Return a prefix that stands for what `prefix` is to stand for; a taken one gets a number."""
    uri = NAMESPACES[prefix]
    for name, meaning in known.items():
        if meaning == uri:
            return name
    numbered = (f"{prefix}n{number}" for number in range(len(known)))
    free = next(name for name in (prefix, *numbered) if name not in known)
    known[free] = uri
    return free


def _bare(child: Element, known: dict[str, str]) -> bytes:
    """Return the bytes of an element without declarations that hold in its new parent already."""
    data = etree.tostring(child, encoding="UTF-8", xml_declaration=False, with_tail=False)
    tag, end, rest = data.partition(b">")
    for prefix, uri in known.items():
        tag = tag.replace(f' xmlns:{prefix}="{uri}"'.encode(), b"")
    return tag + end + rest
