"""Adding to the end of a part leaves every byte of what was there, and declares what it brings."""

from __future__ import annotations

import pytest
from lxml import etree

from redline.word.appending import appended
from redline.word.names import NAMESPACES, q

W, W14, MC = NAMESPACES["w"], NAMESPACES["w14"], NAMESPACES["mc"]


def keyed() -> etree._Element:
    made = etree.Element(q("w:p"), nsmap={"w": W, "w14": W14})
    made.set(q("w14:paraId"), "0000000A")
    return made


def grown(data: bytes, *used: str) -> bytes:
    out = appended(data, etree.fromstring(data), [keyed()], used)
    root = etree.fromstring(out)
    assert root[-1].get(q("w14:paraId")) == "0000000A"
    ignored = (root.get(q("mc:Ignorable")) or "").split()
    assert all(NAMESPACES[each] in {root.nsmap[one] for one in ignored} for each in used)
    return out


def test_what_was_there_keeps_its_bytes() -> None:
    odd = (
        b"<?xml version='1.0'?><!-- a --><w:c  xmlns:w='%s'><w:p\n a = 'b'></w:p>\n</w:c >\n"
        % W.encode()
    )
    out = grown(odd)
    head, _, tail = odd.partition(b"</w:c >")
    assert out.startswith(head)
    assert out.endswith(b"</w:c >" + tail)


def test_an_empty_part_is_opened() -> None:
    out = grown(f'<w:c xmlns:w="{W}"/>'.encode())
    assert out.endswith(b"</w:c>")


def test_a_later_prefix_is_declared_and_ignorable() -> None:
    out = grown(f'<w:c xmlns:w="{W}"><w:p/></w:c>'.encode(), "w14")
    assert b'mc:Ignorable="w14"' in out
    assert out.count(f'xmlns:w14="{W14}"'.encode()) == 1


def test_what_is_ignorable_already_stays_so() -> None:
    head = f'<w:c xmlns:w="{W}" xmlns:mc="{MC}" xmlns:x="urn:x" mc:Ignorable="x">'
    assert b'mc:Ignorable="x w14"' in grown(f"{head}</w:c>".encode(), "w14")


def test_a_part_that_declares_it_all_keeps_its_start() -> None:
    head = f'<w:c xmlns:w="{W}" xmlns:mc="{MC}" xmlns:w14="{W14}" mc:Ignorable="w14">'.encode()
    assert grown(head + b"</w:c>", "w14").startswith(head + b"<w:p ")


def test_a_prefix_that_means_something_else_is_left_alone() -> None:
    grown(f'<w:c xmlns:w="{W}" xmlns:w14="urn:other" xmlns:mc="urn:mc"></w:c>'.encode(), "w14")


def test_words_that_look_like_a_declaration_are_left_alone() -> None:
    made = keyed()
    made.text = f' xmlns:mc="{MC}"'
    data = f'<w:c xmlns:w="{W}" xmlns:mc="{MC}"/>'.encode()
    out = appended(data, etree.fromstring(data), [made], ())
    assert etree.fromstring(out)[0].text == made.text


def test_a_part_without_a_root_is_refused() -> None:
    with pytest.raises(ValueError, match="no root"):
        appended(b"text", keyed(), [keyed()], ())
