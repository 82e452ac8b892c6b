"""Edits inside a paragraph: words, what they stand next to, and what they stand in."""

from __future__ import annotations

from build import (
    b,
    block_control,
    bookmark,
    comment,
    commented,
    control,
    field,
    link,
    p,
    r,
    raw,
    simple_field,
    u,
)

from compare_cases.papers import Case, formula, note, note_mark, paper, weblink

HEAD = p("Supply Agreement", style="Heading1")
TAIL = p("Signed by the parties on the date above.")
SITE = (("rIdSite", "https://example.org/fees"),)
REMARK = comment(0, "Is this agreed?")


def _of(
    name: str, old: str, new: str, struck: int | None, written: int | None, **more: object
) -> Case:
    same = more.pop("same", ())
    outside = more.pop("outside", ())
    made = [paper(HEAD, block, TAIL, **more) for block in (old, new)]  # type: ignore[arg-type]
    return Case(
        name=name,
        old=made[0],
        new=made[1],
        struck=struck,
        written=written,
        same=same,  # type: ignore[arg-type]
        outside=outside,  # type: ignore[arg-type]
    )


def _link(*content: str) -> str:
    return weblink("rIdSite", *(r(text, '<w:rStyle w:val="Hyperlink"/>') for text in content))


def _ruby(text: str, reading: str) -> str:
    above = f"<w:rt><w:r><w:t>{reading}</w:t></w:r></w:rt>"
    settings = (
        '<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="11"/><w:hpsRaise w:val="20"/>'
        '<w:hpsBaseText w:val="22"/><w:lid w:val="ja-JP"/></w:rubyPr>'
    )
    below = f"<w:rubyBase><w:r><w:t>{text}</w:t></w:r></w:rubyBase>"
    return raw(f"<w:ruby>{settings}{above}{below}</w:ruby>")


def _symbol(code: str) -> str:
    return raw(f'<w:sym w:font="Wingdings" w:char="{code}"/>')


def _box(sign: str) -> str:
    return control(sign, props='<w:alias w:val="Agreed"/>')


def _sum(text: str) -> str:
    return p(text, " the sum ", formula("x"), " each month.")


FIRST = (
    _of(
        "one word",
        p("Payment is due within thirty days of the invoice."),
        p("Payment is due within sixty days of the invoice."),
        6,
        5,
    ),
    _of(
        "a bold word",
        p("The ", b("Supplier"), " shall deliver the Goods."),
        p("The ", b("Vendor"), " shall deliver the Goods."),
        8,
        6,
    ),
    _of(
        "a word split over runs",
        p("On ter", r("mi"), u("nat"), "ion the Customer pays for work done."),
        p("On expiry the Customer pays for work done."),
        11,
        6,
    ),
    _of(
        "next to tab and line break",
        p("Name:\tAcme\vAddress:\tLeeds, England"),
        p("Name:\tZeta\vAddress:\tYork, England"),
        9,
        8,
    ),
    _of(
        "curly quotes, CJK, emoji",
        p("“Services” means 保守 work, not the Supplier’s travel 🙂 today."),
        p("“Works” means 運用 work, not the Vendor’s travel 🙁 today."),
        19,
        14,
    ),
    _of(
        "inside a hyperlink",
        p("The ", _link("current price list"), " applies."),
        p("The ", _link("current fee list"), " applies."),
        5,
        3,
        links=SITE,
        same=("w:hyperlink",),
    ),
    _of(
        "around a REF field",
        p("As agreed in clause ", field("REF _Ref1 \\r", "4.2"), " below, fees are fixed."),
        p("As stated in clause ", field("REF _Ref1 \\r", "4.2"), " above, fees are fixed."),
        11,
        11,
        same=("w:fldChar", "w:instrText"),
        outside=("w:fldChar", "w:instrText"),
    ),
    _of(
        "a field's result",
        p("Clause ", field("REF _Ref1 \\r", "4.2 (Fees)"), " survives."),
        p("Clause ", field("REF _Ref1 \\r", "4.2 (Costs)"), " survives."),
        4,
        5,
        same=("w:fldChar",),
        outside=("w:fldChar", "w:instrText"),
    ),
    _of(
        "a whole field deleted",
        p("The fee in clause ", field("REF _Ref1 \\r", "4.2"), " applies."),
        p("The fee applies."),
        14,
        0,
        same=("w:fldChar",),
    ),
    _of(
        "inside an inline content control",
        p("Buyer: ", control("Acme Limited", props='<w:alias w:val="Buyer"/>'), ", of Leeds"),
        p("Buyer: ", control("Zeta Limited", props='<w:alias w:val="Buyer"/>'), ", of Leeds"),
        4,
        4,
        same=("w:sdt", "w:sdtPr"),
        outside=("w:sdt",),
    ),
    _of(
        "inside a block content control",
        block_control(p("The term is one year.")),
        block_control(p("The term is two years.")),
        7,
        8,
        same=("w:sdt", "w:sdtPr"),
        outside=("w:sdt",),
    ),
    _of(
        "inside a bookmark",
        p("From ", bookmark("the Effective Date", name="start"), " on, fees accrue."),
        p("From ", bookmark("the Signing Date", name="start"), " on, fees accrue."),
        9,
        7,
        same=("w:bookmarkStart", "w:bookmarkEnd"),
        outside=("w:bookmarkStart", "w:bookmarkEnd"),
    ),
    _of(
        "next to an existing comment",
        p("Pay within ", commented("thirty days"), " of delivery."),
        p("Pay within ", commented("thirty days"), " of receipt."),
        8,
        7,
        comments=REMARK,
        same=("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"),
        outside=("w:commentReference",),
    ),
    _of(
        "a paragraph holding a note mark",
        p("Interest accrues daily", note_mark(1), " on late sums."),
        p("Interest accrues monthly", note_mark(1), " on late sums."),
        5,
        7,
        footnotes={1: note("At the bank's base rate.")},
        same=("w:footnoteReference",),
        outside=("w:footnoteReference",),
    ),
    _of(
        "next to a formula",
        _sum("The Customer pays"),
        _sum("The Customer owes"),
        4,
        4,
        same=("m:oMath",),
        outside=("m:oMath",),
    ),
)


def _words(name: str, old: str, new: str, struck: int, written: int) -> Case:
    return _of(name, p(old), p(new), struck, written)


HYPHEN = raw("<w:noBreakHyphen/>")
SOFT = raw("<w:softHyphen/>")
BREAK = raw('<w:br w:type="page"/>')
COMMENTED = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
LISTED = (
    ("a tab for a space", "Fees: EUR 500", "Fees:\tEUR 500", 1, 1),
    ("a second space taken out", "All  Fees are net.", "All Fees are net.", 1, 0),
    ("a capital letter", "The supplier shall pay.", "The Supplier shall pay.", 8, 8),
    ("a comma", "Goods, Services and Works", "Goods, Services, and Works", 0, 1),
    ("a space at the end", "The end of it. ", "The end of it.", 1, 0),
    ("every word", "Reserved.", "Interest accrues at three per cent", 9, 34),
    ("a word said twice", "pay and pay and pay again", "pay and pay again", 8, 0),
    ("the first and the last word", "Acme pays Zeta", "Beta pays Gamma", 8, 9),
    ("signs that XML escapes", "R&D <costs> apply", "R&D <fees> apply", 5, 4),
)
MORE = (
    *(_of(name, p(old), p(new), struck, written) for name, old, new, struck, written in LISTED),
    _of(
        "a word in a phrase of two looks",
        p("The ", b("Receiving "), u("Party"), " keeps it secret."),
        p("The ", b("Disclosing "), u("Party"), " keeps it secret."),
        9,
        10,
    ),
    _of(
        "a hyperlink put on words",
        p("The price list applies."),
        p("The ", _link("price list"), " applies."),
        None,
        None,
        links=SITE,
    ),
    _of(
        "a hyperlink written with its words",
        p("Fees apply."),
        p("Fees apply, see ", _link("our price list"), "."),
        0,
        20,
        links=SITE,
    ),
    _of(
        "a hyperlink struck with its words",
        p("Fees apply, see ", _link("our price list"), "."),
        p("Fees apply."),
        20,
        0,
        links=SITE,
    ),
    _of(
        "a symbol",
        p("Box ", _symbol("F0A8"), " ticked"),
        p("Box ", _symbol("F0FE"), " ticked"),
        1,
        1,
    ),
    _of(
        "a hyphen that does not break",
        p("non", HYPHEN, "exclusive right"),
        p("non", HYPHEN, "exclusive licence"),
        5,
        7,
        same=("w:noBreakHyphen",),
    ),
    _of(
        "a soft hyphen",
        p("agree", SOFT, "ment of sale"),
        p("agree", SOFT, "ment of lease"),
        4,
        5,
        same=("w:softHyphen",),
    ),
    _of(
        "hidden text",
        p("The ", r("secret ", "<w:vanish/>"), "price is fixed."),
        p("The ", r("hidden ", "<w:vanish/>"), "price is agreed."),
        11,
        12,
    ),
    _of(
        "a right-to-left paragraph",
        p(r("שלום עולם טוב", "<w:rtl/>"), props="<w:bidi/>"),
        p(r("שלום חבר טוב", "<w:rtl/>"), props="<w:bidi/>"),
        4,
        3,
    ),
    _of(
        "a word in a simple field",
        p("On ", simple_field("DATE", "1 May"), " we sign."),
        p("On ", simple_field("DATE", "1 June"), " we sign."),
        3,
        4,
        same=("w:fldSimple",),
    ),
    _of("a page break written", p("Schedule A."), p("Schedule A.", BREAK), 0, 1),
    _of(
        "in a link inside the document",
        p("See ", link("clause four"), " here."),
        p("See ", link("clause nine"), " here."),
        4,
        4,
        same=("w:hyperlink",),
    ),
    _of("a ticked box", p(_box("☐"), " Agreed"), p(_box("☒"), " Agreed"), 1, 1, same=("w:sdt",)),
    _of(
        "a control struck with its words",
        p("Buyer: ", control("Acme"), " of Leeds."),
        p("Buyer: of Leeds."),
        5,
        0,
    ),
    _of("a formula struck", p("Pay ", formula("x"), " now."), p("Pay now."), 1, 0),
    _of(
        "a formula changed",
        p("Pay ", formula("x"), " now."),
        p("Pay ", formula("y"), " now."),
        None,
        None,
    ),
    _of(
        "a word under a comment",
        p("Pay ", commented("thirty days"), " net."),
        p("Pay ", commented("sixty days"), " net."),
        6,
        5,
        comments=REMARK,
        same=COMMENTED,
        outside=COMMENTED,
    ),
    _of(
        "a commented phrase struck",
        p("Pay ", commented("thirty days "), "net."),
        p("Pay net."),
        12,
        0,
        comments=REMARK,
        same=COMMENTED,
    ),
    _of(
        "a bookmarked phrase struck",
        p("Pay ", bookmark("thirty days ", name="due"), "net."),
        p("Pay net."),
        12,
        0,
        same=("w:bookmarkStart", "w:bookmarkEnd"),
    ),
    _of(
        "next to ruby",
        p("Our ", _ruby("東京", "とうきょう"), " office"),
        p("Our ", _ruby("東京", "とうきょう"), " branch"),
        6,
        6,
        same=("w:ruby",),
    ),
    _of(
        "a field written",
        p("The fee applies."),
        p("The fee in clause ", field("REF _Ref1 \\r", "4.2"), " applies."),
        0,
        14,
    ),
    _of(
        "one field for another",
        p("See ", field("REF _Ref1 \\r", "4.2"), " there."),
        p("See ", field("REF _Ref2 \\r", "4.3"), " there."),
        3,
        3,
    ),
)
