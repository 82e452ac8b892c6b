"""Edits of whole paragraphs, and of nothing but the look of words and paragraphs."""

from __future__ import annotations

from build import b, p, r, u

from compare_cases.papers import Case, paper

HEAD = p("Supply Agreement", style="Heading1")
ONE = p("The Supplier sells the Goods to the Customer.", style="BodyText")
TWO = p("The Customer pays the price within thirty days.", style="BodyText")
THREE = p("Risk passes to the Customer on delivery.", style="BodyText")
FOUR = p("This Agreement ends after one year.", style="BodyText")
SHORT = p("Taxes are extra.", style="BodyText")
TERM = p("Either party may end it early.", style="Clause")
TABLE_HEAD = '<w:jc w:val="center"/>'
LEGAL = "This clause survives the end of this Agreement."


def length(*texts: str) -> int:
    """Return how many characters texts have."""
    return sum(map(len, texts))


def _of(
    name: str,
    old: tuple[str, ...],
    new: tuple[str, ...],
    cost: tuple[int | None, int | None],
    **more: object,
) -> Case:
    return Case(
        name=name,
        old=paper(*old),
        new=paper(*new),
        struck=cost[0],
        written=cost[1],
        **more,  # type: ignore[arg-type]
    )


def _pays(*content: str, props: str = "", style: str = "BodyText") -> tuple[str, ...]:
    return (HEAD, ONE, p(*content, style=style, props=props), THREE)


def _listed(*texts: str, level: int = 1) -> tuple[str, ...]:
    return tuple(p(text, style="Clause", num=(1, level)) for text in texts)


TABLE_TEXT = "The fees are these:"
SPLIT = "The Customer pays. "
SPLIT_REST = "Late sums bear interest."

FIRST = (
    _of(
        "paragraph inserted",
        (HEAD, ONE, THREE),
        (HEAD, ONE, SHORT, THREE),
        (0, 16),
        marks={"ins-run": 1, "ins-mark": 1},
    ),
    _of(
        "paragraph deleted",
        (HEAD, ONE, SHORT, THREE),
        (HEAD, ONE, THREE),
        (16, 0),
        marks={"del-run": 1, "del-mark": 1},
    ),
    _of("last paragraph deleted", (HEAD, ONE, TWO, SHORT), (HEAD, ONE, TWO), (16, 0)),
    _of(
        "paragraph split",
        (HEAD, p(SPLIT + SPLIT_REST), THREE),
        (HEAD, p(SPLIT), p(SPLIT_REST), THREE),
        (0, 0),
        marks={"ins-mark": 1},
    ),
    _of(
        "paragraphs merged",
        (HEAD, p(SPLIT), p(SPLIT_REST), THREE),
        (HEAD, p(SPLIT + SPLIT_REST), THREE),
        (0, 0),
        marks={"del-mark": 1},
    ),
    _of(
        "paragraph moved",
        (HEAD, ONE, TWO, THREE, FOUR),
        (HEAD, ONE, THREE, FOUR, TWO),
        (None, None),
        moved=True,
    ),
    _of(
        "bold added only",
        _pays("The Customer pays the price."),
        _pays("The ", b("Customer"), " pays the price."),
        (0, 0),
        marks={"rPrChange": 1},
    ),
    _of(
        "centred only",
        _pays("The Customer pays the price."),
        _pays("The Customer pays the price.", props='<w:jc w:val="center"/>'),
        (0, 0),
        marks={"pPrChange": 1},
    ),
    _of(
        "list style changed only",
        (HEAD, p("Pay the price.", style="Clause", num=(1, 0)), THREE),
        (HEAD, p("Pay the price.", style="Clause", num=(2, 0)), THREE),
        (0, 0),
        marks={"pPrChange": 1},
    ),
    _of("identical files", (HEAD, ONE, TWO), (HEAD, ONE, TWO), (0, 0), marks={}),
)

MORE = (
    _of("first paragraph inserted", (ONE, TWO), (SHORT, ONE, TWO), (0, 16)),
    _of("first paragraph deleted", (SHORT, ONE, TWO), (ONE, TWO), (16, 0)),
    _of("last paragraph inserted", (HEAD, ONE, TWO), (HEAD, ONE, TWO, SHORT), (0, 16)),
    _of(
        "last paragraph of another style inserted",
        (HEAD, ONE),
        (HEAD, ONE, TERM),
        (0, length("Either party may end it early.")),
    ),
    _of(
        "last paragraph of another style deleted",
        (HEAD, ONE, TERM),
        (HEAD, ONE),
        (length("Either party may end it early."), 0),
    ),
    _of(
        "three paragraphs merged",
        (HEAD, p("We sell. "), p("You buy. "), p("Both sign."), THREE),
        (HEAD, p("We sell. You buy. Both sign."), THREE),
        (0, 0),
        marks={"del-mark": 2},
    ),
    _of(
        "paragraph split and edited",
        (HEAD, p("The Customer pays the fees. " + SPLIT_REST), THREE),
        (HEAD, p("The Customer pays the price. "), p(SPLIT_REST), THREE),
        (4, 5),
    ),
    _of(
        "paragraphs merged and edited",
        (HEAD, p("The Customer pays the fees. "), p(SPLIT_REST), THREE),
        (HEAD, p("The Customer pays the price. " + SPLIT_REST), THREE),
        (4, 5),
    ),
    _of(
        "paragraphs of two styles merged",
        (HEAD, p(SPLIT, style="BodyText"), p(SPLIT_REST, style="Clause"), THREE),
        (HEAD, p(SPLIT + SPLIT_REST, style="BodyText"), THREE),
        (0, 0),
    ),
    _of(
        "paragraph split into two styles",
        (HEAD, p(SPLIT + SPLIT_REST, style="BodyText"), THREE),
        (HEAD, p(SPLIT, style="BodyText"), p(SPLIT_REST, style="Clause"), THREE),
        (0, 0),
    ),
    _of(
        "numbered item inserted",
        (HEAD, *_listed("Keep it dry.", "Keep it cold.")),
        (HEAD, *_listed("Keep it dry.", "Keep it dark.", "Keep it cold.")),
        (0, 13),
    ),
    _of(
        "numbered item deleted",
        (HEAD, *_listed("Keep it dry.", "Keep it dark.", "Keep it cold."), THREE),
        (HEAD, *_listed("Keep it dry.", "Keep it cold."), THREE),
        (13, 0),
    ),
    _of(
        "numbered item made deeper",
        (HEAD, *_listed("Keep it dry.", "Keep it dark.")),
        (HEAD, *_listed("Keep it dry."), *_listed("Keep it dark.", level=2)),
        (0, 0),
        marks={"pPrChange": 1},
    ),
    _of(
        "one of many equal paragraphs deleted",
        (HEAD, *(p("[Reserved]"),) * 5, THREE),
        (HEAD, *(p("[Reserved]"),) * 4, THREE),
        (10, 0),
        marks={"del-run": 1, "del-mark": 1},
    ),
    _of("empty paragraph inserted", (HEAD, ONE, TWO), (HEAD, ONE, p(), TWO), (0, 0)),
    _of("empty paragraph deleted", (HEAD, ONE, p(), TWO), (HEAD, ONE, TWO), (0, 0)),
    _of("every paragraph replaced", (p("Old wording."),), (SHORT, TERM), (None, None)),
    _of("all text deleted", (HEAD, ONE, TWO), (p(),), (None, None)),
    _of("text in an empty document", (p(),), (HEAD, ONE), (None, None)),
    _of(
        "two paragraphs swapped",
        (HEAD, TWO, SHORT, FOUR),
        (HEAD, SHORT, TWO, FOUR),
        (None, None),
        moved=True,
    ),
    _of(
        "paragraph moved and edited",
        (HEAD, ONE, TWO, THREE, FOUR),
        (HEAD, ONE, THREE, FOUR, p("The Customer pays the price within sixty days.")),
        (None, None),
        moved=True,
    ),
    _of(
        "runs cut differently",
        (HEAD, p("The Customer ", "pays the price."), THREE),
        (HEAD, p("The Cus", "tomer pays", " the price."), THREE),
        (0, 0),
        marks={},
    ),
    _of(
        "spelling marks and language only",
        (HEAD, p("The Customer pays."), THREE),
        (
            HEAD,
            p(
                '<w:proofErr w:type="spellStart"/>',
                r("The Customer pays.", '<w:lang w:val="en-GB"/>'),
                '<w:proofErr w:type="spellEnd"/>',
            ),
            THREE,
        ),
        (0, 0),
    ),
    _of(
        "a word changed and another made bold",
        _pays("The Customer pays the price."),
        _pays("The ", b("Customer"), " pays the fee."),
        (5, 3),
    ),
    _of(
        "a word changed that becomes bold",
        _pays("The Customer pays the price."),
        _pays("The ", b("Buyer"), " pays the price."),
        (8, 5),
    ),
    _of(
        "bold taken off",
        _pays("The ", b("Customer"), " pays the price."),
        _pays("The Customer pays the price."),
        (0, 0),
        marks={"rPrChange": 1},
    ),
    _of(
        "bold for underlined, within a word",
        _pays("The Cus", u("tom"), "er pays the price."),
        _pays("The Cus", b("tom"), "er pays the price."),
        (0, 0),
        marks={"rPrChange": 1},
    ),
    _of(
        "size, colour and style of a run",
        _pays("The ", r("Customer", '<w:rStyle w:val="Defined"/>'), " pays."),
        _pays("The ", r("Customer", '<w:color w:val="FF0000"/><w:sz w:val="28"/>'), " pays."),
        (0, 0),
        marks={"rPrChange": 1},
    ),
    _of(
        "a heading made of a paragraph and a word changed",
        _pays("Terms of payment"),
        _pays("Terms of delivery", style="Heading1"),
        (7, 8),
    ),
    _of(
        "a paragraph centred and split",
        (HEAD, p(SPLIT + SPLIT_REST), THREE),
        (HEAD, p(SPLIT, props=TABLE_HEAD), p(SPLIT_REST), THREE),
        (0, 0),
    ),
    _of(
        "a deleted paragraph beside an edited one",
        (HEAD, ONE, p("Prices are fixed for a year."), p(LEGAL), THREE),
        (HEAD, ONE, p("Prices are fixed for a month."), THREE),
        (4 + len(LEGAL), 5),
    ),
    _of(
        "the look of a paragraph mark",
        (HEAD, p("The Customer pays."), THREE),
        (HEAD, p("The Customer pays.", mark="<w:b/>"), THREE),
        (0, 0),
    ),
)
