"""Properties, lists and pictures of two packages: the same where they mean the same."""

from __future__ import annotations

import pytest
from build import abstract, document, level, num, num_pr, p, raw, restart, style
from lxml import etree
from packing import DECLARED
from twosome import MAIN, PNG, Twosome, linked

from redline.word.names import q


def element(xml: str) -> etree._Element:
    return etree.fromstring(f"<x {DECLARED}>{xml}</x>")[0]


def key(xml: str, *, new: bool = True) -> str:
    two = Twosome(document("<w:p/>"), document("<w:p/>"))
    return two.adoption.properties_key(element(xml), new=new)


def rpr(inside: str) -> str:
    return key(f"<w:rPr>{inside}</w:rPr>")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("<w:b/><w:i/>", "<w:i/><w:b/>"),
        ("<w:b/>", '<w:b w:val="1"/>'),
        ("<w:b/>", '<w:b w:val="true"/>'),
        ("<w:b/>", '<w:b w:val="on"/>'),
        ('<w:b w:val="0"/>', '<w:b w:val="false"/>'),
        ('<w:b w:val="0"/>', '<w:b w:val="off"/>'),
        ("<w:b/>", '<w:b/><w:lang w:val="en-GB"/>'),
        ("<w:b/>", "<w:b/><w:noProof/>"),
        ("<w:b/>", '<w:b/><w:ins w:id="1" w:author="X"/>'),
        ("<w:b/>", '<w:b/><w:rPrChange w:id="1" w:author="X"><w:rPr/></w:rPrChange>'),
        (
            '<w:color w:val="FF0000" w:themeColor="a"/>',
            '<w:color w:themeColor="a" w:val="FF0000"/>',
        ),
    ],
)
def test_run_properties_that_mean_the_same_share_a_key(one: str, two: str) -> None:
    assert rpr(one) == rpr(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("<w:b/>", '<w:b w:val="0"/>'),
        ("<w:b/>", "<w:i/>"),
        ("<w:b/>", ""),
        ('<w:sz w:val="20"/>', '<w:sz w:val="22"/>'),
        ('<w:rStyle w:val="A"/>', '<w:rStyle w:val="B"/>'),
        ('<w:position w:val="1"/>', "<w:position/>"),
    ],
)
def test_run_properties_that_differ_have_keys_that_differ(one: str, two: str) -> None:
    assert rpr(one) != rpr(two)


def test_no_properties_and_empty_ones_are_the_same() -> None:
    two = Twosome(document("<w:p/>"), document("<w:p/>"))
    assert two.adoption.properties_key(None, new=True) == ""
    assert rpr("") == rpr("<w:noProof/>") == key("<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>") == ""


def test_a_paragraph_counts_without_its_mark_its_section_and_its_history() -> None:
    bare = key('<w:pPr><w:jc w:val="center"/></w:pPr>')
    whole = (
        '<w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr><w:sectPr/>'
        '<w:pPrChange w:id="1" w:author="X"><w:pPr/></w:pPrChange></w:pPr>'
    )
    assert key(whole) == bare


def test_sides_have_two_names_each() -> None:
    old = '<w:pPr><w:ind w:left="720" w:right="1"/><w:jc w:val="left"/></w:pPr>'
    new = '<w:pPr><w:ind w:start="720" w:end="1"/><w:jc w:val="start"/></w:pPr>'
    assert key(old) == key(new)


def test_the_order_of_columns_counts_and_that_of_borders_does_not() -> None:
    columns = '<w:sectPr><w:cols><w:col w:w="{}"/><w:col w:w="{}"/></w:cols></w:sectPr>'
    assert key(columns.format(1, 2)) != key(columns.format(2, 1))
    borders = "<w:tcPr><w:tcBorders>{}{}</w:tcBorders></w:tcPr>"
    top, left = '<w:top w:val="single"/>', '<w:left w:val="dotted"/>'
    assert key(borders.format(top, left)) == key(borders.format(left, top))


def test_prefixes_and_save_ids_do_not_count() -> None:
    odd = etree.fromstring(
        f'<o:sectPr xmlns:o="{q("w:p")[1:].partition("}")[0]}" o:rsidR="00AA">'
        '<o:pgSz o:w="1" o:rsidX="7"/></o:sectPr>'
    )
    two = Twosome(document("<w:p/>"), document("<w:p/>"))
    plain = key('<w:sectPr><w:pgSz w:w="1"/></w:sectPr>')
    assert two.adoption.properties_key(odd, new=False) == plain


def test_headers_of_a_section_are_left_to_others() -> None:
    with_header = '<w:sectPr><w:headerReference r:id="rId9"/><w:pgSz w:w="1"/></w:sectPr>'
    assert key(with_header) == key('<w:sectPr><w:pgSz w:w="1"/></w:sectPr>')


# ------------------------------------------------------------------ lists


def lists(*numbering: str, first: str = "") -> bytes:
    """Return a file with lists; `first` are the ids its text uses, in order."""
    blocks = [p("x", num=(int(i), 0)) for i in first]
    return document(*blocks, "<w:p/>", numbering="".join(numbering))


def list_keys(old: bytes, new: bytes, pairs: list[tuple[int, int]]) -> list[bool]:
    two = Twosome(old, new)

    def of(number: int, *, new: bool) -> str:
        properties = element(f"<w:pPr>{num_pr(number, 0)}</w:pPr>")
        return two.adoption.properties_key(properties, new=new)

    return [of(one, new=False) == of(other, new=True) for one, other in pairs]


ARABIC, ROMAN = level(0, "%1."), level(0, "%1.", "lowerRoman")


def test_a_list_of_the_same_id_and_definition_is_the_same() -> None:
    marked = abstract(7, ARABIC).replace("<w:lvl ", '<w:nsid w:val="5"/><w:lvl w:tplc="04" ')
    same = list_keys(lists(abstract(1, ARABIC), num(3, 1)), lists(marked, num(3, 7)), [(3, 3)])
    assert same == [True]


def test_a_list_of_the_same_id_with_another_definition_is_another() -> None:
    old, new = lists(abstract(1, ARABIC), num(3, 1)), lists(abstract(1, ROMAN), num(3, 1))
    assert list_keys(old, new, [(3, 3)]) == [False]


def test_lists_that_changed_places_are_told_by_their_definition() -> None:
    both = abstract(1, ARABIC), abstract(2, ROMAN)
    old, new = lists(*both, num(1, 1), num(2, 2)), lists(*both, num(1, 2), num(2, 1))
    assert list_keys(old, new, [(1, 2), (2, 1), (1, 1)]) == [True, True, False]


def test_lists_defined_alike_pair_one_to_one_by_first_use() -> None:
    old = lists(abstract(1, ARABIC), num(1, 1), num(2, 1), first="21")
    new = lists(abstract(1, ARABIC), num(5, 1), num(6, 1), num(7, 1), first="65")
    same = list_keys(old, new, [(2, 6), (1, 5), (1, 6), (2, 5), (1, 7), (2, 7)])
    assert same == [True, True, False, False, False, False]


def test_a_list_that_starts_anew_elsewhere_is_another() -> None:
    old = lists(abstract(1, ARABIC), num(1, 1))
    new = lists(abstract(1, ARABIC), num(1, 1, restart(0, 5)))
    assert list_keys(old, new, [(1, 1)]) == [False]


def test_a_list_that_is_defined_nowhere_is_none() -> None:
    assert list_keys(document("<w:p/>"), document("<w:p/>"), [(0, 0), (4, 9)]) == [True, True]


# ------------------------------------------------------------------ pictures and objects


def picture_key(data: bytes, *, embed: str = "rId8", name: str = "a", new: bool = True) -> str:
    """Return the key of a picture whose bytes are `data` in a file where it has that id."""
    file = linked(
        document("<w:p/>", styles=style("A")),
        (embed, "image", "media/p.png"),
        parts={"word/media/p.png": data},
        types=PNG,
    )
    two = Twosome(file, file)
    return two.adoption.key_of_object(element(drawing(embed, name)), MAIN, new=new)


def drawing(embed: str, name: str = "a", more: str = "") -> str:
    return raw(
        f'<w:drawing><wp:inline wp:distT="0"><wp:docPr id="4" name="{name}"/>{more}'
        f'<a:graphic><a:blip r:embed="{embed}"/></a:graphic></wp:inline></w:drawing>'
    )


def test_a_picture_is_known_by_its_bytes_not_by_its_ids() -> None:
    assert picture_key(b"one") == picture_key(b"one", embed="rId99", name="b", new=False)
    assert picture_key(b"one") != picture_key(b"two")


def test_a_link_is_known_by_its_address() -> None:
    def of(i: str, address: str) -> str:
        file = linked(document("<w:p/>"), (i, "hyperlink", address))
        two = Twosome(file, file)
        return two.adoption.key_of_object(element(f'<w:hyperlink r:id="{i}"/>'), MAIN, new=True)

    assert of("rId7", "https://a.example/") == of("rId8", "https://a.example/")
    assert of("rId7", "https://a.example/") != of("rId7", "https://b.example/")


def test_the_text_in_a_box_is_no_part_of_what_the_box_is() -> None:
    two = Twosome(document("<w:p/>"), document("<w:p/>"))

    def of(text: str) -> str:
        box = element(drawing("x", more=f"<w:txbxContent>{p(text)}</w:txbxContent>"))
        return two.adoption.key_of_object(box, MAIN, new=True)

    assert of("one") == of("two")


def test_a_formula_is_known_by_its_text() -> None:
    two = Twosome(document("<w:p/>"), document("<w:p/>"))

    def of(text: str) -> str:
        formula = element(f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>")
        return two.adoption.key_of_object(formula, MAIN, new=False)

    assert of("a+b") != of("a-b")
