"""Whatever a file's elements are and however they nest, what is read holds together."""

from __future__ import annotations

from build import abstract, document, level, num, p, style
from hypothesis import given, settings
from hypothesis import strategies as st

from redline.word.reader import read_bytes

LEAVES = (
    *("<w:t>text</w:t>", "<w:delText>gone</w:delText>", "<w:tab/>", "<w:br/>", "<w:nonsense/>"),
    *(f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")),
    *('<w:footnoteReference w:id="1"/>', '<w:sym w:font="Symbol" w:char="F0B7"/>', "<w:vanish/>"),
    *(
        '<w:pStyle w:val="S"/>',
        '<w:rStyle w:val="S"/>',
        '<w:numId w:val="1"/>',
        "<w:b/>",
        "<w:sectPr/>",
    ),
    *('<w:lock w:val="contentLocked"/>', '<w:gridSpan w:val="3"/>', '<w:bookmarkStart w:id="3"/>'),
)
BRANCHES = (
    *("w:p", "w:r", "w:pPr", "w:rPr", "w:numPr", "w:tbl", "w:tr", "w:tc", "w:trPr", "w:tcPr"),
    *(
        "w:sdt",
        "w:sdtPr",
        "w:sdtContent",
        "w:ins",
        "w:del",
        "w:moveTo",
        "w:moveFrom",
        "w:hyperlink",
    ),
    *(
        "w:smartTag",
        "w:fldSimple",
        "w:drawing",
        "w:txbxContent",
        "w:ruby",
        "w:rubyBase",
        "w:instrText",
    ),
    *("mc:AlternateContent", "mc:Choice", "mc:Fallback", "m:oMath", "w:ffData", "w:checkBox"),
)


def grown(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    children = st.lists(inside, max_size=4).map("".join)
    return st.tuples(st.sampled_from(BRANCHES), children).map(lambda x: f"<{x[0]}>{x[1]}</{x[0]}>")


XML = st.recursive(st.sampled_from(LEAVES), grown, max_leaves=25)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(blocks=st.lists(XML, max_size=5), note=XML, hidden=st.booleans())
def test_any_arrangement_of_elements_is_read_and_holds_together(
    blocks: list[str], note: str, hidden: bool
) -> None:
    data = document(
        *blocks,
        p("last"),
        numbering=abstract(0, level(0, "%1."), level(1, "%1.%2")) + num(1, 0),
        styles=style("S", run="<w:vanish/>" if hidden else "<w:b/>"),
        footnotes={1: note},
    )
    contract = read_bytes("x.docx", data)
    at = 0
    for paragraph in contract.paragraphs:
        assert paragraph.span.start == at
        assert "\n" not in paragraph.span.of(contract.text)
        at = paragraph.span.end + 1
        for spans in (paragraph.emphasis, paragraph.locked, paragraph.inserted):
            assert all(paragraph.span.holds(span) and span.length for span in spans)
    assert at == len(contract.text) + 1
    assert all(0 <= span.start < span.end <= len(contract.text) for span in contract.fields)
