"""Edits of documents that already hold other people's tracked changes, which must stay as they are."""

from __future__ import annotations

from build import (
    DATE,
    ID,
    b,
    comment,
    commented,
    gone,
    ins,
    mark_gone,
    mark_inserted,
    moved_from,
    moved_to,
    p,
    r,
    row,
)

from compare_cases.papers import Case, grid, paper

HEAD = p("Supply Agreement", style="Heading1")
TAIL = p("Signed by the parties.")
PRIOR = p("Fees are ", gone("fixed"), ins("indexed"), " each year.")
PRIOR_TAKEN = p("Fees are indexed each year.")
PRIOR_REFUSED = p("Fees are fixed each year.")
THEIR_BOLD = (
    f'<w:b/><w:rPrChange w:id="{ID}" w:author="Them" w:date="{DATE}"><w:rPr/></w:rPrChange>'
)
THEIR_CENTRE = (
    f'<w:jc w:val="center"/><w:pPrChange w:id="{ID}" w:author="Them" w:date="{DATE}">'
    "<w:pPr/></w:pPrChange>"
)
MOVE = (
    '<w:{0}RangeStart w:id="70{1}" w:name="move1" w:author="Them" w:date="' + DATE + '"/>',
    '<w:{0}RangeEnd w:id="70{1}"/>',
)


def _of(
    name: str,
    old: tuple[str, ...],
    new: tuple[str, ...],
    cost: tuple[int | None, int | None],
    **more: object,
) -> Case:
    remark = comment(0, "Why?") if any("commentReference" in block for block in old) else ""
    return Case(
        name=name,
        old=paper(HEAD, *old, TAIL, comments=remark),
        new=paper(HEAD, *new, TAIL, comments=remark),
        struck=cost[0],
        written=cost[1],
        **more,  # type: ignore[arg-type]
    )


def _moved(kind: str, text: str) -> str:
    made = moved_from(text) if kind == "moveFrom" else moved_to(text)
    number = 1 if kind == "moveFrom" else 2
    first, last = (mark.format(kind, number) for mark in MOVE)
    return p(first, made, last)


def _split_theirs(text: str) -> tuple[str, ...]:
    return (p("We sell. ", mark=mark_inserted()), p(text))


OTHER, OTHER_NEW = p("The term is one year."), p("The term is two years.")
FIRST = (
    _of("prior revisions of another author kept", (PRIOR, OTHER), (PRIOR, OTHER_NEW), (7, 8)),
    _of(
        "prior revisions in the edited paragraph",
        (PRIOR,),
        (p("Fees are ", gone("fixed"), ins("indexed"), " every month."),),
        (8, 10),
    ),
)
MORE = (
    _of("prior revisions, none in the new file", (PRIOR, OTHER), (PRIOR_TAKEN, OTHER_NEW), (7, 8)),
    _of("prior revisions alone", (PRIOR,), (PRIOR,), (0, 0), marks={}),
    _of("prior revisions, accepted in the new file", (PRIOR,), (PRIOR_TAKEN,), (0, 0), marks={}),
    _of("prior revisions, refused in the new file", (PRIOR,), (PRIOR_REFUSED,), (7, 5)),
    _of(
        "words in another's insertion",
        (p("We ", ins("shall always pay"), " them."),),
        (p("We shall nearly always pay them."),),
        (0, 7),
    ),
    _of(
        "words struck in another's insertion",
        (p("We ", ins("shall always pay"), " them."),),
        (p("We shall pay them."),),
        (7, 0),
    ),
    _of(
        "a word replaced in another's insertion",
        (p("We ", ins("shall always pay"), " them."),),
        (p("We shall never pay them."),),
        (6, 5),
    ),
    _of(
        "words struck across another's insertion",
        (p("We shall ", ins("promptly and fully "), "pay them."),),
        (p("We shall pay them."),),
        (19, 0),
    ),
    _of(
        "words struck on both sides of another's insertion",
        (p("We shall soon ", ins("and fully "), "repay and thank them."),),
        (p("We shall thank them."),),
        (25, 0),
    ),
    _of(
        "words struck across another's deletion",
        (p("We shall soon ", gone("and fully "), "repay and thank them."),),
        (p("We shall thank them."),),
        (15, 0),
    ),
    _of(
        "words in place of another's deletion",
        (p("Pay in ", gone("thirty"), " days."),),
        (p("Pay in ten days."),),
        (0, 3),
    ),
    _of(
        "another's inserted paragraph mark",
        _split_theirs("You buy Goods."),
        _split_theirs("You buy Services."),
        (5, 8),
    ),
    _of(
        "another's deleted paragraph mark",
        (p("We sell. ", mark=mark_gone()), p("You buy Goods.")),
        (p("We sell. ", mark=mark_gone()), p("You buy Services.")),
        (5, 8),
    ),
    _of(
        "another's deleted paragraph, edits around it",
        (p("One year."), p(gone("Gone."), mark=mark_gone()), p("Two years.")),
        (p("Ten year."), p("Two months.")),
        (8, 9),
    ),
    _of(
        "another's inserted paragraph struck",
        (p("One year."), p(ins("Theirs now."), mark=mark_inserted()), p("Two years.")),
        (p("One year."), p("Two years.")),
        (11, 0),
    ),
    _of(
        "another's formatting in an edited run",
        (p("The ", r("Customer pays late", THEIR_BOLD), " fees."),),
        (p("The ", b("Customer owes late"), " fees."),),
        (4, 4),
    ),
    _of(
        "another's alignment of an edited paragraph",
        (p("The Customer pays.", props=THEIR_CENTRE),),
        (p("The Customer owes.", props='<w:jc w:val="center"/>'),),
        (4, 4),
    ),
    _of(
        "another's inserted row",
        (grid(row("Item", "Fee"), row("Setup", "90", props=mark_inserted())),),
        (grid(row("Item", "Cost"), row("Setup", "90")),),
        (3, 4),
    ),
    _of(
        "another's move",
        (_moved("moveFrom", "Moved words."), OTHER, _moved("moveTo", "Moved words.")),
        (OTHER_NEW, p("Moved words.")),
        (7, 8),
    ),
    _of(
        "another's comment on another's insertion",
        (p("We ", commented(ins("shall always pay")), " them."),),
        (p("We ", commented("shall never pay"), " them."),),
        (6, 5),
        same=("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"),
    ),
    _of(
        "two authors' changes in one sentence",
        (
            p(
                "We ",
                ins("may", author="Ann"),
                gone("shall", author="Bob"),
                " pay in ",
                gone("ten", author="Ann"),
                ins("six", author="Bob"),
                " days.",
            ),
        ),
        (p("We may pay in six weeks."),),
        (4, 5),
    ),
)
