"""Untouched means untouched: bytes of a part that nobody edited are the source's own."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from build import document, members, p, row, table
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from packing import DECLARED
from sampling import sampled

from redline.errors import RedlineError
from redline.word.names import q
from redline.word.package import Package, open_package
from redline.word.parsing import parse
from redline.word.splicing import spliced

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
BODY = f"<w:document {DECLARED}><w:body>%s</w:body></w:document>"
ODD = (
    "<w:p  w:rsidR='1'><w:r><w:t>one &#160;&quot;1&quot;</w:t></w:r></w:p>",
    "<w:p ></w:p>",
    "<w:p><w:r><w:t><![CDATA[a < b <w:p/>]]></w:t></w:r><!-- <w:p> --></w:p>\r\n",
    '<w:p w:rsidR="a>b/"><?odd <w:p/> ?><w:r><w:t >five</w:t></w:r></w:p >',
    "<w:p/>",
    '<w:p><w:r><w:t xml:space="preserve"> six </w:t></w:r></w:p>',
)
PARAGRAPH = re.compile(
    rb"""(<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>)"""
    rb"""|(</?[^\s<>/:"']*:?p(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL,
)


def part(*blocks: str, declaration: str = DECLARATION) -> bytes:
    return (declaration + BODY % "".join(blocks)).encode()


def paragraphs(root: etree._Element) -> list[etree._Element]:
    return list(root.iter(q("w:p")))


def mark(element: etree._Element) -> None:
    element.append(element.makeelement(q("w:proofErr")))


def stretches(data: bytes) -> list[bytes]:
    """Cut a part at the starts and ends of paragraphs; written apart from the code on trial."""
    at = [0]
    for found in PARAGRAPH.finditer(data):
        tag = found.group(2) or b""
        if tag and not tag.startswith(b"</"):
            at.append(found.start())
        if tag.startswith(b"</") or tag.endswith(b"/>"):
            at.append(found.end())
    return [data[a:b] for a, b in zip(at, [*at[1:], len(data)], strict=True)]


# ------------------------------------------------------------------ one by one


def test_without_an_edit_a_part_keeps_its_bytes() -> None:
    source = part(*ODD)
    assert spliced(source, parse("", "", source)) == source


@pytest.mark.parametrize("number", range(len(ODD)))
def test_an_edited_paragraph_is_all_that_changes(number: int) -> None:
    source = part(*ODD)
    root = parse("", "", source)
    mark(paragraphs(root)[number])
    out = spliced(source, root)
    before, after = BODY.partition("%s")[::2]
    assert out.startswith((DECLARATION + before + "".join(ODD[:number])).encode())
    assert out.endswith(("".join(ODD[number + 1 :]) + after).encode())
    assert out.count(b"<w:proofErr/>") == 1
    assert etree.tostring(parse("", "", out)) == etree.tostring(root)


def test_a_new_paragraph_leaves_those_around_it_alone() -> None:
    source = part(*ODD)
    root = parse("", "", source)
    new = root.makeelement(q("w:p"))
    new.append(new.makeelement(q("w:r")))
    paragraphs(root)[2].addnext(new)
    whole = spliced(source, root)
    assert whole.replace(b"<w:p><w:r/></w:p>", b"") == source


def test_a_removed_paragraph_takes_nothing_with_it() -> None:
    source = part(*ODD)
    root = parse("", "", source)
    gone = paragraphs(root)[3]
    gone.getparent().remove(gone)  # type: ignore[union-attr]
    assert spliced(source, root) == part(*ODD[:3], *ODD[4:])


def test_paragraphs_that_changed_places_keep_their_bytes() -> None:
    source = part(*ODD)
    root = parse("", "", source)
    body = root[0]
    body.insert(0, body[5])
    assert spliced(source, root) == part(ODD[5], *ODD[:5])


def test_alike_paragraphs_keep_each_its_own_spelling() -> None:
    source = part("<w:p></w:p>", ODD[0], "<w:p />", ODD[5], "<w:p/>")
    root = parse("", "", source)
    mark(paragraphs(root)[1])
    mark(paragraphs(root)[3])
    out = spliced(source, root)
    assert [out.count(each) for each in (b"<w:p></w:p>", b"<w:p />", b"<w:p/>")] == [1, 1, 1]


def test_an_edited_row_leaves_its_cells_and_paragraphs_alone() -> None:
    rows = "<w:tr><w:trPr ><w:cantSplit /></w:trPr><w:tc ><w:tcPr/><w:p ></w:p></w:tc></w:tr>"
    source = part("<w:tbl ><w:tblPr/>", rows, rows, "</w:tbl>", "<w:p/>")
    root = parse("", "", source)
    properties = list(root.iter(q("w:trPr")))[1]
    properties.append(properties.makeelement(q("w:ins")))
    edited = rows.replace("<w:cantSplit /></w:trPr>", "<w:cantSplit/><w:ins/></w:trPr>")
    assert spliced(source, root) == part("<w:tbl ><w:tblPr/>", rows, edited, "</w:tbl>", "<w:p/>")


def test_a_paragraph_around_a_text_box_and_the_one_in_it_are_told_apart() -> None:
    box = "<w:p ><w:r><w:pict><w:txbxContent>%s</w:txbxContent></w:pict ></w:r></w:p >"
    source = part("<w:p ></w:p>", box % "<w:p ><w:r /></w:p><w:p  />", "<w:p />")
    root = parse("", "", source)
    mark(paragraphs(root)[2])
    out = spliced(source, root)
    inner = "<w:p><w:r/><w:proofErr/></w:p>"
    loose = out.replace(b"<w:p ><w:r/>", b"<w:p><w:r/>").replace(b"<w:p ><w:r />", b"<w:p><w:r/>")
    assert loose == part("<w:p ></w:p>", box % f"{inner}<w:p  />", "<w:p />")


@pytest.mark.parametrize("name", ["x", ""])
def test_any_prefix_will_do(name: str) -> None:
    text = part(*ODD[:2], *ODD[4:]).decode()
    colon = f"{name}:" if name else ""
    text = re.sub(r"(</?|\s)w:(?!rsid)", rf"\1{colon}", text)
    source = text.replace("xmlns:w=", f"xmlns:{name}=" if name else "xmlns=")
    source = source.replace("w:rsidR", "rsidR")
    root = parse("", "", source.encode())
    mark(paragraphs(root)[3])
    out = spliced(source.encode(), root).decode()
    head, _, _ = source.rpartition(f"<{colon}p>")
    assert out.startswith(head)
    assert out.count("proofErr") == 1


def test_names_declared_on_inner_elements_stay_there() -> None:
    odd = (
        f"<w:p ><w:r xmlns:q='http://q' q:a=\"1\"/></w:p><y:p {DECLARED.replace('w=', 'y=', 1)} />"
    )
    source = part("<w:p ></w:p>", odd, "<w:p><w:r /></w:p>")
    root = parse("", "", source)
    mark(paragraphs(root)[0])
    assert spliced(source, root) == part("<w:p><w:proofErr/></w:p>", odd, "<w:p><w:r /></w:p>")


def test_a_byte_order_mark_and_space_around_the_root_stay() -> None:
    source = b"\xef\xbb\xbf" + part(*ODD) + b"\r\n<!-- end -->\r\n"
    root = parse("", "", source)
    mark(paragraphs(root)[5])
    out = spliced(source, root)
    assert out[:60] == source[:60]
    assert out.endswith(b"</w:document>\r\n<!-- end -->\r\n")


def test_a_part_as_the_parser_would_write_it_keeps_its_declaration() -> None:
    source = part("<w:p/>", "<w:p><w:r/></w:p>")
    root = parse("", "", source)
    mark(paragraphs(root)[0])
    assert spliced(source, root) == part("<w:p><w:proofErr/></w:p>", "<w:p><w:r/></w:p>")


def test_the_tree_as_it_was_can_be_given() -> None:
    source = part(*ODD)
    root = parse("", "", source)
    before = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    mark(paragraphs(root)[0])
    assert spliced(source, root, before) == spliced(source, root)


def test_a_part_in_another_encoding_is_written_in_utf_8() -> None:
    source = part(*ODD).decode().replace("UTF-8", "UTF-16").encode("utf-16")
    root = parse("", "", source)
    mark(paragraphs(root)[0])
    out = spliced(source, root)
    assert b"UTF-8" in out[:60]
    assert etree.tostring(parse("", "", out)) == etree.tostring(root)


def test_a_part_with_very_many_prefixes_is_written_whole() -> None:
    names = " ".join(f"xmlns:w{n}='{root_name()}'" for n in range(50))
    source = part(*ODD).replace(b"<w:body>", f"<w:body {names} >".encode())
    root = parse("", "", source)
    mark(paragraphs(root)[0])
    out = spliced(source, root)
    assert out.startswith(DECLARATION.encode())
    assert etree.tostring(parse("", "", out)) == etree.tostring(root)


def test_an_edited_root_is_written_anew_and_nothing_else() -> None:
    source = part(*ODD)
    root = parse("", "", source)
    root.set("new", "1")
    out = spliced(source, root)
    assert out.startswith(DECLARATION.encode() + b"<w:document ")
    assert out[out.index(b"<w:body>") :] == source[source.index(b"<w:body>") :]


def root_name() -> str:
    return q("w:p")[1:].partition("}")[0]


# ------------------------------------------------------------------ many


BLOCK = st.one_of(st.sampled_from(ODD), st.sampled_from([p("a"), p("b"), table(row("c", "d"))]))


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_whatever_is_edited_the_rest_keeps_its_bytes(
    blocks: list[str], chance: random.Random
) -> None:
    source = part(*blocks)
    root = parse("", "", source)
    edited = edit_some(root, chance)
    out = spliced(source, root)
    assert etree.tostring(parse("", "", out)) == etree.tostring(root)
    assert unedited_are_kept(source, out, edited)


def edit_some(root: etree._Element, chance: random.Random, share: float = 0.3) -> set[int]:
    """Edit, remove or precede some paragraphs; return which of the source's are no longer whole."""
    edited = set()
    for number, paragraph in enumerate(paragraphs(root)):
        if chance.random() > share:
            continue
        what = chance.choice(("mark", "remove", "precede"))
        if what == "precede":
            paragraph.addprevious(new := paragraph.makeelement(q("w:p")))
            new.append(new.makeelement(q("w:r")))
            continue
        edited.add(number)
        holder = paragraph.getparent()
        nested = [*paragraph.iterancestors(q("w:p")), *paragraph.iterdescendants(q("w:p"))]
        if what == "mark" or holder is None or paragraph.tail or nested:
            mark(paragraph)
        else:
            holder.remove(paragraph)
    return edited


def unedited_are_kept(source: bytes, out: bytes, edited: set[int]) -> bool:
    """Say whether the stretches that start an unedited paragraph come in the result, in order."""
    starts = [one for one in stretches(source) if re.match(rb"<[^\s/>:]*:?p[\s/>]", one)]
    whole = [one for number, one in enumerate(starts) if number not in edited]
    found = iter(stretches(out))
    return all(any(alike(one, other) for other in found) for one in whole)


def alike(one: bytes, other: bytes) -> bool:
    """Say whether two stretches have the same bytes; empty paragraphs cannot be told apart."""
    return one == other or all(re.fullmatch(rb"<w:p ?(/>|></w:p>)", each) for each in (one, other))


# ------------------------------------------------------------------ real contracts


@pytest.mark.corpus
def test_in_every_real_contract_unedited_paragraphs_keep_their_bytes(corpus: Path) -> None:
    odd = [
        f"{path.relative_to(corpus)}: {part_name}"
        for path in sampled(sorted(corpus.rglob("*.docx")), 4)
        for package in readable(path)
        for part_name in stories(package)
        if not kept_in(package, part_name)
    ]
    assert not odd


def readable(path: Path) -> list[Package]:
    try:
        package = open_package(path)
        package.tree(package.main_part)
    except RedlineError:
        return []
    return [package]


def stories(package: Package) -> list[str]:
    kinds = ("header", "footer", "footnotes", "endnotes")
    parts = (name for kind in kinds for name in package.related(package.main_part, kind))
    return [package.main_part, *parts]


def kept_in(package: Package, name: str) -> bool:
    source = package.part(name)
    if package.strict or source[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return True
    root = package.tree(name)
    if any(el.tag != q("w:p") for el in root.iter("{*}p")):  # a picture's own paragraphs
        return True
    edited = edit_some(root, random.Random(7), share=0.05)  # noqa: S311 - no secret
    return unedited_are_kept(source, spliced(source, root), edited)


def test_a_document_made_by_the_tests_is_spliced_as_any_other() -> None:
    source = members(document(p("one"), p("two")))["word/document.xml"]
    root = parse("", "", source)
    mark(paragraphs(root)[0])
    assert spliced(source, root).count(b"proofErr") == 1
