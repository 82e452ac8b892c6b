"""Content of a newer package in an older one: it makes sense there, and nothing there is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from build import (
    archive,
    bookmark,
    commented,
    control,
    document,
    gone,
    ins,
    mark_gone,
    members,
    p,
    r,
    raw,
    row,
    table,
)
from lxml import etree
from twosome import MAIN, PNG, Twosome, adopted, bare, copy_of, linked, opened

from redline.word.names import q
from redline.word.package import Package
from redline.word.parsing import to_strict

if TYPE_CHECKING:
    pass

NUMBERING, STYLES = "word/numbering.xml", "word/styles.xml"
PLAIN = document(p("old"))


def picture(embed: str, number: int = 1) -> str:
    return raw(
        f'<w:drawing><wp:inline><wp:docPr id="{number}" name="x"/>'
        f'<a:graphic><a:blip r:embed="{embed}"/></a:graphic></wp:inline></w:drawing>'
    )


def pictured(data: bytes, embed: str = "rId8", name: str = "media/p.png") -> bytes:
    return linked(
        document(p(picture(embed))),
        (embed, "image", name),
        parts={f"word/{name}": data},
        types=PNG,
    )


def shown(package: Package) -> list[bytes]:
    """Return the bytes of the pictures that the body shows, in order."""
    targets = {link.id: link.target for link in package.relationships(MAIN)}
    blips = package.tree(MAIN).iter(q("a:blip"))
    return [package.part(targets[blip.get(q("r:embed"))]) for blip in blips]


# ------------------------------------------------------------------ the current view


def test_insertions_stay_and_deletions_go() -> None:
    made = copy_of(p("a", ins("b"), gone("c"), "d"))
    assert re.sub(r"<[^>]*>", "", made) == "abd"
    assert "w:ins" not in made
    assert "w:del" not in made


def test_records_of_former_looks_go() -> None:
    record = '<w:rPrChange w:id="5" w:author="X"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    assert copy_of(p(r("a", f"<w:b/>{record}"))) == copy_of(p(r("a", "<w:b/>")))


def test_save_ids_go() -> None:
    saved = (
        '<w:p w:rsidR="00AA" w14:paraId="00000001" w14:textId="00000002"><w:r w:rsidR="1"/></w:p>'
    )
    file = members(document(saved))
    file[MAIN] = file[MAIN].replace(b"<w:document ", b'<w:document mc:Ignorable="w14" ')
    two = Twosome(PLAIN, archive(file))
    made = two.adoption.element(two.new.tree(MAIN)[0][0], MAIN, MAIN)
    assert bare(made) == "<w:p><w:r/></w:p>"


def test_a_run_alone_is_copied_like_any_content() -> None:
    two = Twosome(PLAIN, document(p(r("a", "<w:b/>"))))
    run = two.new.tree(MAIN)[0][0][0]
    assert bare(two.adoption.run(run, MAIN, MAIN)) == bare(run)


def test_marks_of_bookmarks_comments_and_checking_go_and_are_told_of() -> None:
    two = Twosome(PLAIN, document(p(bookmark("a"), commented("b"), "<w:proofErr w:type='x'/>")))
    made = two.adoption.element(two.new.tree(MAIN)[0][0], MAIN, MAIN)
    assert bare(made) == bare_of(p(r("a"), r("b")))
    assert two.codes() == ["bookmarks-not-carried", "comments-not-carried"]


def bare_of(xml: str) -> str:
    return bare(opened(document(xml)).tree(MAIN)[0][0])


def test_the_place_where_somebody_last_typed_is_not_told_of() -> None:
    two = Twosome(PLAIN, document(p(bookmark("a", name="_GoBack")))).adopt()
    assert two.codes() == []


def test_several_things_left_out_are_counted_in_one_notice() -> None:
    two = Twosome(PLAIN, document(p(bookmark("a")), p(bookmark("b")))).adopt()
    assert [n.message for n in two.adoption.notices] == [
        "2 bookmarks of the newer file were not carried over"
    ]


def test_a_struck_row_goes_and_with_the_last_one_the_table() -> None:
    struck = '<w:del w:id="9" w:author="X"/>'
    inner = table(row("x", props=struck))
    cell = f"<w:tc>{inner}<w:p/></w:tc>"
    made = copy_of(table(row("a"), row("b", props=struck), row(cell)))
    assert made.count("<w:tr>") == 2
    assert made.count("<w:tbl>") == 1


def test_a_struck_cell_goes() -> None:
    properties = '<w:tcPr><w:cellDel w:id="9" w:author="X"/></w:tcPr>'
    made = copy_of(table(row(f"<w:tc>{properties}<w:p/></w:tc>", "b")))
    assert made.count("<w:tc>") == 1


def test_paragraphs_whose_mark_is_struck_join_the_next() -> None:
    cell = f"<w:tc>{p('a', mark=mark_gone())}{p('b', mark=mark_gone())}{p('c', style='S')}</w:tc>"
    made = copy_of(table(row(cell)))
    assert made.count("<w:p>") == 1
    assert made.index("<w:pStyle") < made.index(">a<") < made.index(">b<") < made.index(">c<")


def test_a_paragraph_is_copied_without_its_section_and_that_is_told() -> None:
    two = Twosome(PLAIN, document(p("a", section='<w:pgSz w:w="1"/>'))).adopt()
    assert "w:sectPr" not in bare(two.old.tree(MAIN)[0])
    assert two.codes() == ["sections-not-carried"]


def test_a_control_loses_its_id_and_its_bond_to_data() -> None:
    bound = '<w:id w:val="77"/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/>'
    made = copy_of(p(control("a", props=bound)))
    assert "<w:sdtPr><w:text/></w:sdtPr>" in made


def test_properties_are_copied_without_history_mark_and_section() -> None:
    history = '<w:pPrChange w:id="5" w:author="X"><w:pPr/></w:pPrChange>'
    new = document(
        f'<w:p><w:pPr><w:jc w:val="center"/><w:rPr>{mark_gone()}<w:b/></w:rPr><w:sectPr/>'
        f"{history}</w:pPr></w:p>"
    )
    two = Twosome(PLAIN, new)
    properties = two.new.tree(MAIN)[0][0][0]
    made = two.adoption.paragraph_properties(properties)
    assert bare(made) == '<w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr>'
    assert two.adoption.paragraph_properties(None) is None
    assert two.adoption.run_properties(None) is None
    assert bare(two.adoption.run_properties(properties[1])) == "<w:rPr><w:b/></w:rPr>"
    assert two.codes() == []


# ------------------------------------------------------------------ links and parts


def test_nothing_changes_where_nothing_is_adopted() -> None:
    assert Twosome(PLAIN, pictured(b"x")).adoption.changed() == ({}, [])


def test_a_link_keeps_its_id_where_that_is_free() -> None:
    new = linked(document(p('<w:hyperlink r:id="rId31"/>')), ("rId31", "hyperlink", "https://a.b/"))
    saved = adopted(PLAIN, new)
    link = next(link for link in saved.relationships(MAIN) if link.id == "rId31")
    assert (link.target, link.external) == ("https://a.b/", True)


def test_a_link_takes_the_id_by_which_the_older_file_has_it() -> None:
    old = linked(
        PLAIN, ("rId5", "hyperlink", "https://a.b/"), ("rId6", "hyperlink", "https://c.d/")
    )
    new = linked(document(p('<w:hyperlink r:id="rId6"/>')), ("rId6", "hyperlink", "https://a.b/"))
    two = Twosome(old, new).adopt()
    assert 'r:id="rId5"' in bare(two.old.tree(MAIN)[0][-1])
    assert two.adoption.changed() == ({}, [])


def test_a_link_whose_id_is_taken_gets_another() -> None:
    old = linked(PLAIN, ("rId5", "hyperlink", "https://a.b/"))
    new = linked(document(p('<w:hyperlink r:id="rId5"/>')), ("rId5", "hyperlink", "https://c.d/"))
    two = Twosome(old, new).adopt()
    assert 'r:id="rId6"' in bare(two.old.tree(MAIN)[0][-1])
    targets = [(link.id, link.target) for link in two.saved().relationships(MAIN)]
    assert targets == [("rId5", "https://a.b/"), ("rId6", "https://c.d/")]


def test_a_link_that_leads_nowhere_loses_its_id_and_is_told_of() -> None:
    two = Twosome(PLAIN, document(p('<w:hyperlink r:id="rId77"/>'))).adopt()
    assert "r:id" not in bare(two.old.tree(MAIN)[0][-1])
    assert two.codes() == ["links-not-carried"]


def test_a_picture_comes_with_its_bytes_and_content_type() -> None:
    saved = adopted(PLAIN, pictured(b"bits"))
    assert shown(saved) == [b"bits"]
    assert saved.content_type("word/media/p.png") == "image/png"


def test_a_picture_that_is_there_is_not_copied() -> None:
    two = Twosome(pictured(b"bits", "rId3", "media/q.png"), pictured(b"bits")).adopt()
    assert two.adoption.changed() == ({}, [])
    assert shown(two.saved()) == [b"bits", b"bits"]


def test_another_picture_of_the_same_name_gets_a_name_of_its_own() -> None:
    two = Twosome(pictured(b"one"), pictured(b"two")).adopt()
    saved = two.saved()
    assert shown(saved) == [b"one", b"two"]
    assert "word/media/p1.png" in saved.parts


def test_a_picture_of_a_part_without_relationships_gives_it_some() -> None:
    old = document(p("old"), headers={"default": p("top")})
    two = Twosome(old, pictured(b"bits"))
    header = "word/header-default.xml"
    two.old.tree(header).append(two.adoption.element(two.new.tree(MAIN)[0][0], MAIN, header))
    links = two.saved().relationships(header)
    assert [(link.id, link.target) for link in links] == [("rId8", "word/media/p.png")]


def test_the_same_picture_adopted_twice_comes_once_with_drawing_ids_of_its_own() -> None:
    two = Twosome(PLAIN, pictured(b"bits")).adopt().adopt()
    _, added = two.adoption.changed()
    assert [part.name for part in added] == ["word/media/p.png"]
    ids = [el.get("id") for el in two.old.tree(MAIN).iter(q("wp:docPr"))]
    assert ids == ["1", "2"]


def test_an_object_comes_with_all_that_it_leads_to() -> None:
    chart = b'<c:chart xmlns:c="urn:c" xmlns:r="urn:r" r:id="rId1"/>'
    inner = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://x/package" Target="../embeddings/b.xlsx"/>'
        '<Relationship Id="rId2" Type="http://x/back" Target="../document.xml"/>'
        "</Relationships>"
    )
    new = linked(
        document(p(picture("rId9"))),
        ("rId9", "chart", "charts/c.xml"),
        parts={
            "word/charts/c.xml": chart,
            "word/charts/_rels/c.xml.rels": inner.encode(),
            "word/embeddings/b.xlsx": b"PK",
        },
        types='<Default Extension="xlsx" ContentType="application/sheet"/>'
        '<Override PartName="/word/charts/c.xml" ContentType="application/chart"/>',
    )
    saved = adopted(PLAIN, new)
    assert saved.part("word/charts/c.xml") == chart
    assert saved.content_type("word/charts/c.xml") == "application/chart"
    links = saved.relationships("word/charts/c.xml")
    assert [(link.id, link.target) for link in links] == [("rId1", "word/embeddings/b.xlsx")]
    assert saved.part("word/embeddings/b.xlsx") == b"PK"


def test_a_diagram_comes_with_its_ready_drawing() -> None:
    data = b'<d:dataModel xmlns:d="urn:d"><d:ext relId="rId21"/></d:dataModel>'
    new = linked(
        document(p(raw('<w:drawing r:dm="rId20"/>'))),
        ("rId20", "diagramData", "diagrams/data1.xml"),
        ("rId21", "diagramDrawing", "diagrams/drawing1.xml"),
        parts={"word/diagrams/data1.xml": data, "word/diagrams/drawing1.xml": b"<d/>"},
    )
    two = Twosome(linked(PLAIN, ("rId21", "hyperlink", "https://a.b/")), new).adopt()
    saved = two.saved()
    named = etree.fromstring(saved.part("word/diagrams/data1.xml"))[0].get("relId")
    target = next(link.target for link in saved.relationships(MAIN) if link.id == named)
    assert target == "word/diagrams/drawing1.xml"
    assert named != "rId21"
    keys = Twosome(saved.data, new).adoption.key_of_object
    shapes = [next(made.tree(MAIN).iter(q("w:drawing"))) for made in (saved, two.new)]
    assert keys(shapes[0], MAIN, new=False) == keys(shapes[1], MAIN, new=True)


def test_a_choice_keeps_the_prefix_it_requires() -> None:
    wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    choice = '<mc:Choice Requires="wps"><w:drawing><wps:wsp/></w:drawing></mc:Choice>'
    new = document(p(raw(f"<mc:AlternateContent>{choice}</mc:AlternateContent>")))
    whole = members(new)
    whole[MAIN] = whole[MAIN].replace(b"<w:document ", f'<w:document xmlns:wps="{wps}" '.encode())
    saved = adopted(PLAIN, archive(whole))
    kept = next(saved.tree(MAIN).iter(q("mc:Choice")))
    assert kept.nsmap[kept.get("Requires")] == wps


def extended(new: bytes, *, ignored: str = "", names: str = "") -> bytes:
    """Return a file whose body declares more names and says which of them may be ignored."""
    whole = members(new)
    declared = f'<w:document mc:Ignorable="{ignored}" {names} '.encode()
    return archive({**whole, MAIN: whole[MAIN].replace(b"<w:document ", declared)})


def test_what_another_program_left_for_itself_goes_and_what_word_knows_stays() -> None:
    look = '<w14:ligatures w14:val="all"/><pt:note pt:x="1"/>'
    content = f'<w:p pt:Unid="5"><w:r><w:rPr>{look}</w:rPr><w:t pt:x="2">a</w:t></w:r></w:p>'
    saved = adopted(PLAIN, extended(document(content), ignored="w14 pt", names='xmlns:pt="urn:pt"'))
    assert not re.search(rb"[ <]pt:", saved.part(MAIN))
    ligatures = next(saved.tree(MAIN).iter(q("w14:ligatures")))
    assert ligatures.get(q("w14:val")) == "all"


def test_what_the_older_file_lets_its_readers_ignore_stays() -> None:
    names = 'xmlns:pt="urn:pt"'
    old = extended(PLAIN, ignored="pt", names=names)
    new = extended(document("<w:p><pt:note/></w:p>"), ignored="pt", names=names)
    assert b"<pt:note/>" in adopted(old, new).part(MAIN)


def test_a_choice_requires_the_prefix_that_the_older_file_has_for_it() -> None:
    shapes = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    choice = '<mc:Choice Requires="wps"><w:drawing><wps:wsp/></w:drawing></mc:Choice>'
    content = p(raw(f"<mc:AlternateContent>{choice}</mc:AlternateContent>"))
    new = extended(document(content), names=f'xmlns:wps="{shapes}"')
    saved = adopted(extended(PLAIN, names=f'xmlns:odd="{shapes}"'), new)
    kept = next(saved.tree(MAIN).iter(q("mc:Choice")))
    assert kept.get("Requires") == "odd"
    assert kept.nsmap["odd"] == shapes


@pytest.mark.parametrize("strict", ["old", "new"])
def test_strict_and_transitional_files_take_in_each_other(strict: str) -> None:
    made = {"old": PLAIN, "new": pictured(b"bits")}
    made[strict] = archive({name: to_strict(data) for name, data in members(made[strict]).items()})
    saved = adopted(made["old"], made["new"])
    assert saved.strict == (strict == "old")
    assert shown(saved) == [b"bits"]


def test_links_that_lead_elsewhere_under_the_same_ids_all_arrive() -> None:
    def links(host: str) -> bytes:
        body = (p(f'<w:hyperlink r:id="rId{n}"/>') for n in range(20, 60))
        named = [(f"rId{n}", "hyperlink", f"https://{host}/{n}") for n in range(20, 60)]
        return linked(document(*body), *named)

    saved = adopted(links("a"), links("b"))
    targets = {link.id: link.target for link in saved.relationships(MAIN)}
    used = [targets[el.get(q("r:id"), "")] for el in saved.tree(MAIN).iter(q("w:hyperlink"))]
    assert used == [f"https://{host}/{n}" for host in "ab" for n in range(20, 60)]


def test_a_control_mark_or_row_at_the_top_of_a_copy_is_left_to_the_caller() -> None:
    struck = '<w:del w:id="9" w:author="X"/>'
    assert "<w:tr>" not in copy_of(table(row("a", props=struck)))
