"""Styles, lists and notes that the older file gains, and what is told where it keeps its own."""

from __future__ import annotations

import csv
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from build import abstract, archive, document, level, members, num, p, r, restart, style
from twosome import MAIN, PNG, Twosome, adopted, bare, linked, opened

from redline.word.names import q
from redline.word.nodes import VAL
from redline.word.package import open_package, save
from redline.word.parsing import serialise

if TYPE_CHECKING:
    from pathlib import Path

    from redline.word.package import Package

NUMBERING, STYLES = "word/numbering.xml", "word/styles.xml"
PLAIN = document(p("old"))
ARABIC, ROMAN = level(0, "%1."), level(0, "(%1)", "lowerRoman")
NORMAL = style("Normal").replace("<w:style ", '<w:style w:default="1" ')


def ids(package: Package, part: str, tag: str, key: str) -> list[str]:
    return [element.get(q(key), "") for element in package.tree(part).iter(q(tag))]


def style_ids(package: Package) -> list[str]:
    return ids(package, STYLES, "w:style", "w:styleId")


def style_of(package: Package, style_id: str) -> str:
    found = [s for s in package.tree(STYLES) if s.get(q("w:styleId")) == style_id]
    return bare(found[0])


# ------------------------------------------------------------------ styles


def test_a_style_comes_with_those_it_rests_on() -> None:
    new = document(
        p("x", style="Clause"),
        styles=NORMAL + style("Base") + style("Clause", based_on="Base") + style("Unused"),
    )
    saved = adopted(document(p("old"), styles=NORMAL), new)
    assert style_ids(saved) == ["Normal", "Clause", "Base"]


def test_a_file_without_styles_gets_a_part_for_them() -> None:
    saved = adopted(PLAIN, document(p(r("x", '<w:rStyle w:val="C"/>')), styles=style("C")))
    assert saved.related(MAIN, "styles") == (STYLES,)
    assert style_ids(saved) == ["C"]


def test_a_style_that_is_there_stays_as_it_is_and_the_difference_is_told() -> None:
    old = document(p("old"), styles=style("A", name="Clause", run="<w:b/>"))
    two = Twosome(old, document(p("x", style="A"), styles=style("A", run="<w:i/>"))).adopt()
    assert two.adoption.changed() == ({}, [])
    notice = two.adoption.notices[0]
    assert notice.code == "styles-differ"
    assert notice.message.endswith("of the older file were kept: Clause")


def test_styles_that_differ_in_no_way_one_sees_are_not_told_of() -> None:
    old = document(p("x"), styles=style("A", run='<w:b/><w:lang w:val="en-GB"/>'))
    new = document(p("x", style="A"), styles=style("A", run='<w:b w:val="1"/>'))
    assert Twosome(old, new).codes() == []


def test_styles_that_nothing_uses_are_not_told_of() -> None:
    old, new = (document(p("x"), styles=style("A", run=run)) for run in ("<w:b/>", "<w:i/>"))
    assert Twosome(old, new).codes() == []


def test_the_default_style_counts_without_being_named() -> None:
    old = document(p("x"), styles=NORMAL)
    new = document(p("x"), styles=NORMAL.replace("</w:style>", "<w:rPr><w:b/></w:rPr></w:style>"))
    assert Twosome(old, new).codes() == ["styles-differ"]


def test_many_styles_that_differ_are_counted_after_the_fifth() -> None:
    names = "ABCDEFG"
    old = document(p("x"), styles="".join(style(n, run="<w:b/>") for n in names))
    new = document(*(p("x", style=n) for n in names), styles="".join(map(style, names)))
    assert Twosome(old, new).adoption.notices[0].message.endswith("A, B, C, D, E and 2 more")


def test_defaults_that_differ_are_told_of() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="{}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    old, new = (document(p("x"), styles=defaults.format(size)) for size in (20, 22))
    assert Twosome(old, new).codes() == ["defaults-differ"]


def test_themes_that_differ_in_a_font_are_told_of() -> None:
    def themed(font: str) -> bytes:
        theme = (
            '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            f'<a:latin typeface="{font}"/></a:theme>'
        )
        return linked(
            document(p("x"), styles=NORMAL),
            ("rId70", "theme", "theme1.xml"),
            parts={"word/theme1.xml": theme.encode()},
        )

    assert Twosome(themed("Arial"), themed("Calibri")).codes() == ["themes-differ"]
    assert Twosome(themed("Arial"), themed("Arial")).codes() == []


def test_a_style_whose_name_is_taken_gets_another() -> None:
    old = document(p("old"), styles=style("berschrift1", name="heading 1"))
    new = document(p("x", style="Heading1"), styles=style("Heading1", name="heading 1"))
    made = style_of(adopted(old, new), "Heading1")
    assert '<w:name w:val="heading 1 (2)"/>' in made
    assert 'w:customStyle="1"' in made


def test_a_default_style_taken_over_is_no_default() -> None:
    saved = adopted(
        document(p("old"), styles=style("A")), document(p("x", style="Normal"), styles=NORMAL)
    )
    assert "w:default" not in style_of(saved, "Normal")


def test_a_style_taken_over_names_only_styles_that_exist_and_no_partner_that_has_another() -> None:
    kin = '<w:next w:val="Gone"/><w:link w:val="Char"/><w:rsid w:val="00AA"/>'
    new = document(
        p("x", style="A"),
        styles=style("A").replace("</w:style>", f"{kin}</w:style>") + style("Char"),
    )
    made = style_of(adopted(document(p("old"), styles=style("Char")), new), "A")
    assert "w:next" not in made
    assert "w:link" not in made
    assert "w:rsid" not in made


def test_styles_that_rest_on_each_other_come_once_each() -> None:
    new = document(p("x", style="A"), styles=style("A", based_on="B") + style("B", based_on="A"))
    assert sorted(style_ids(adopted(PLAIN, new))) == ["A", "B"]


def test_a_style_without_a_name_comes_as_it_is() -> None:
    nameless = style("A").replace('<w:name w:val="A"/>', "")
    saved = adopted(
        document(p("old"), styles=nameless),
        document(p("x", style="B"), styles=nameless.replace('"A"', '"B"')),
    )
    assert style_ids(saved) == ["A", "B"]


def test_a_style_that_is_defined_nowhere_stays_undefined() -> None:
    two = Twosome(document(p("old"), styles=NORMAL), document(p("x", style="Ghost"))).adopt()
    assert two.adoption.changed() == ({}, [])


# ------------------------------------------------------------------ lists


def list_ids(package: Package) -> list[str]:
    return [e.get(VAL, "") for e in package.tree(MAIN).iter(q("w:numId"))]


def test_a_list_that_is_there_is_used() -> None:
    old = document(p("old"), numbering=abstract(4, ARABIC) + num(9, 4))
    new = document(p("x", num=(2, 0)), numbering=abstract(1, ARABIC) + num(2, 1))
    two = Twosome(old, new).adopt()
    assert list_ids(two.saved()) == ["9"]
    assert two.adoption.changed() == ({}, [])


def test_a_list_that_is_not_there_comes_with_its_definition_and_keeps_its_id() -> None:
    old = document(p("old"), numbering=abstract(1, ARABIC) + num(1, 1))
    new = document(p("x", num=(5, 0)), numbering=abstract(1, ROMAN) + num(5, 1))
    saved = adopted(old, new)
    assert list_ids(saved) == ["5"]
    assert [entry.tag for entry in saved.tree(NUMBERING)] == [
        *[q("w:abstractNum")] * 2,
        *[q("w:num")] * 2,
    ]
    assert ids(saved, NUMBERING, "w:abstractNum", "w:abstractNumId") == ["1", "2"]


def test_a_list_whose_id_is_taken_gets_another() -> None:
    old = document(p("old", num=(1, 0)), numbering=abstract(1, ARABIC) + num(1, 1))
    new = document(p("x", num=(1, 0)), numbering=abstract(1, ROMAN) + num(1, 1))
    assert list_ids(adopted(old, new)) == ["1", "2"]


def test_a_file_without_lists_gets_a_part_for_them() -> None:
    new = document(p("x", num=(5, 0)), numbering=abstract(1, ROMAN) + num(5, 1))
    two = Twosome(PLAIN, new).adopt()
    saved = two.saved()
    assert two.codes() == []
    assert saved.related(MAIN, "numbering") == (NUMBERING,)
    assert ids(saved, NUMBERING, "w:num", "w:numId") == ["5"]


def test_a_list_that_starts_one_anew_shares_the_definition_that_is_there() -> None:
    old = document(p("old", num=(1, 0)), numbering=abstract(7, ARABIC) + num(1, 7))
    again = num(1, 3) + num(2, 3, restart(0, 4))
    new = document(p("x", num=(2, 0)), numbering=abstract(3, ARABIC) + again)
    saved = adopted(old, new)
    assert ids(saved, NUMBERING, "w:abstractNum", "w:abstractNumId") == ["7"]
    assert ids(saved, NUMBERING, "w:num", "w:numId") == ["1", "2"]
    made = saved.tree(NUMBERING)[-1]
    assert '<w:abstractNumId w:val="7"/>' in bare(made)
    assert '<w:startOverride w:val="4"/>' in bare(made)


def test_a_list_comes_without_what_only_its_own_file_lets_readers_ignore() -> None:
    new = document(p("x", num=(5, 0)), numbering=abstract(1, ROMAN) + num(5, 1))
    whole = members(new)
    marked = whole[NUMBERING].replace(b"<w:numbering ", b'<w:numbering mc:Ignorable="w15" ')
    marked = marked.replace(b"<w:abstractNum ", b'<w:abstractNum w15:restart="1" w:rsidR="1" ')
    saved = adopted(PLAIN, archive({**whole, NUMBERING: marked}))
    made = bare(saved.tree(NUMBERING)[0])
    assert made.startswith('<w:abstractNum w:abstractNumId="1"><w:lvl')


def test_the_properties_of_a_paragraph_name_the_older_files_list() -> None:
    old = document(p("old"), numbering=abstract(4, ARABIC) + num(9, 4))
    new = document(p("x", num=(2, 0)), numbering=abstract(1, ARABIC) + num(2, 1))
    two = Twosome(old, new)
    made = two.adoption.paragraph_properties(two.new.tree(MAIN)[0][0][0])
    assert '<w:numId w:val="9"/>' in bare(made)


def test_a_list_that_neither_file_defines_keeps_its_number() -> None:
    assert list_ids(adopted(PLAIN, document(p("x", num=(5, 0))))) == ["5"]


def test_a_list_that_only_the_older_file_defines_is_no_list() -> None:
    old = document(p("old"), numbering=abstract(4, ARABIC) + num(5, 4))
    assert list_ids(adopted(old, document(p("x", num=(5, 0))))) == ["0"]


def test_a_style_comes_with_its_list() -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    new = document(
        p("x", style="A"),
        styles=style("A", paragraph=numbered),
        numbering=abstract(1, level(0, "%1", style="A")) + num(1, 1),
    )
    old = document(p("old", num=(1, 0)), numbering=abstract(1, ARABIC) + num(1, 1))
    saved = adopted(old, new)
    assert '<w:numId w:val="2"/>' in style_of(saved, "A")
    assert ids(saved, NUMBERING, "w:num", "w:numId") == ["1", "2"]


def test_a_list_with_pictures_for_bullets_does_without_them_and_that_is_told() -> None:
    bullet = level(0, "*", "bullet", more='<w:lvlPicBulletId w:val="0"/>')
    new = document(p("x", num=(1, 0)), numbering=abstract(1, bullet) + num(1, 1))
    two = Twosome(PLAIN, new).adopt()
    assert b"lvlPicBulletId" not in two.saved().part(NUMBERING)
    assert two.codes() == ["bullets-not-carried"]


def test_a_list_that_follows_a_list_style_comes_with_the_style() -> None:
    linked_list = '<w:numStyleLink w:val="Legal"/>'
    legal = style("Legal", kind="numbering", paragraph='<w:numPr><w:numId w:val="2"/></w:numPr>')
    new = document(
        p("x", num=(1, 0)),
        styles=legal,
        numbering=abstract(1, linked_list)
        + abstract(2, '<w:styleLink w:val="Legal"/>', ROMAN)
        + num(1, 1)
        + num(2, 2),
    )
    saved = adopted(PLAIN, new)
    assert style_ids(saved) == ["Legal"]
    assert sorted(ids(saved, NUMBERING, "w:num", "w:numId")) == ["1", "2"]
    assert b"styleLink" in saved.part(NUMBERING)


def test_a_list_style_keeps_the_one_definition_it_has() -> None:
    own = abstract(2, '<w:styleLink w:val="Legal"/>', ARABIC)
    old = document(p("o"), styles=style("Legal", kind="numbering"), numbering=own + num(2, 2))
    new = document(
        p("x", num=(2, 0)),
        styles=style("Legal", kind="numbering"),
        numbering=abstract(2, '<w:styleLink w:val="Legal"/>', ROMAN) + num(2, 2),
    )
    assert adopted(old, new).part(NUMBERING).count(b"<w:styleLink") == 1


# ------------------------------------------------------------------ notes


def test_a_note_gets_a_free_id_in_the_part_that_is_there() -> None:
    two = Twosome(document(p("o"), footnotes={2: p("a")}), document(p("n"), footnotes={2: p("b")}))
    like = two.new.tree("word/footnotes.xml")[-1]
    number, note = two.adoption.note("footnote", like)
    again, _ = two.adoption.note("footnote", like)
    assert (number, again) == ("3", "4")
    assert bare(note) == '<w:footnote w:id="3"/>'
    assert note.getparent() is two.old.tree(two.adoption.notes_part("footnote"))
    saved = two.saved()
    assert ids(saved, "word/footnotes.xml", "w:footnote", "w:id") == ["-1", "2", "3", "4"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_file_without_notes_gets_a_part_with_the_rules_above_them(kind: str) -> None:
    two = Twosome(PLAIN, document(p("n"), footnotes={7: p("b")}))
    number, note = two.adoption.note(kind, two.new.tree("word/footnotes.xml")[-1])  # type: ignore[arg-type]
    note.append(two.adoption.element(two.new.tree("word/footnotes.xml")[-1][0], MAIN, MAIN))
    part = f"word/{kind}s.xml"
    saved = two.saved()
    assert number == "7"
    assert saved.related(MAIN, f"{kind}s") == (part,)
    assert ids(saved, part, f"w:{kind}", "w:id") == ["-1", "0", "7"]
    assert ids(saved, part, f"w:{kind}", "w:type") == ["separator", "continuationSeparator", ""]


def test_a_link_in_a_new_part_of_notes_is_written_with_it() -> None:
    new = linked(document(p('<w:hyperlink r:id="rId4"/>')), ("rId4", "hyperlink", "https://a.b/"))
    two = Twosome(PLAIN, new)
    part = two.adoption.notes_part("footnote")
    _, note = two.adoption.note("footnote", two.new.tree(MAIN)[0])
    note.append(two.adoption.element(two.new.tree(MAIN)[0][0], MAIN, part))
    assert [link.target for link in two.saved().relationships(part)] == ["https://a.b/"]


# ------------------------------------------------------------------ the file as a whole


def test_what_is_added_is_the_same_every_time() -> None:
    new = linked(
        document(
            p("x", style="A", num=(1, 0)),
            styles=style("A"),
            numbering=abstract(1, ROMAN) + num(1, 1),
        ),
        ("rId9", "image", "p.png"),
        types=PNG,
        parts={"word/p.png": b"x"},
    )
    assert adopted(PLAIN, new).data == adopted(PLAIN, new).data


def test_what_the_older_file_has_stays_in_its_order() -> None:
    old = document(p("old"), styles=NORMAL + style("Z") + style("B"))
    saved = adopted(old, document(p("x", style="A"), styles=style("A")))
    assert style_ids(saved) == ["Normal", "Z", "B", "A"]
    untouched = {n: d for n, d in members(old).items() if n not in (MAIN, STYLES)}
    assert {n: members(saved.data)[n] for n in untouched} == untouched


@pytest.mark.corpus
def test_real_files_take_in_the_whole_of_their_successors(corpus: Path) -> None:
    for old, new in _pairs(corpus)[::4]:
        saved = opened(_with_everything(old, new))
        names = {link.id for link in saved.relationships(saved.main_part)}
        used = {
            value
            for element in saved.tree(saved.main_part).iter()
            for key, value in element.items()
            if str(key).startswith("{http://schemas.openxmlformats.org/officeDocument/2006/rel")
        }
        assert used <= names


@pytest.mark.corpus
@pytest.mark.verifiers
def test_independent_checkers_find_no_new_fault(
    corpus: Path, verifiers: Path, tmp_path: Path
) -> None:
    for number, (old, new) in enumerate(_pairs(corpus)[::25]):
        made = tmp_path / f"{number}.docx"
        made.write_bytes(_with_everything(old, new))
        command = [sys.executable, "docx_verify.py", "validate", str(made), "--baseline", str(old)]
        done = subprocess.run(
            [*command, "--tools", "lint"],
            cwd=verifiers,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


def _pairs(corpus: Path) -> list[tuple[Path, Path]]:
    with (corpus / "pairs.csv").open(encoding="utf-8") as file:
        return [(corpus / row["base"], corpus / row["revised"]) for row in csv.DictReader(file)]


def _with_everything(old: Path, new: Path) -> bytes:
    """Return the older file with the whole body of the newer before its last section."""
    two = Twosome(old.read_bytes(), new.read_bytes())
    source, target = two.new, two.old
    body = target.tree(target.main_part)[0]
    end = body.find(q("w:sectPr"))
    for block in source.tree(source.main_part)[0].iterchildren(q("w:p"), q("w:tbl"), q("w:sdt")):
        if next(block.iter(q("w:footnoteReference"), q("w:endnoteReference")), None) is None:
            at = len(body) if end is None else body.index(end)
            body.insert(at, two.adoption.element(block, source.main_part, target.main_part))
    changed, added = two.adoption.changed()
    changed[target.main_part] = serialise(target.tree(target.main_part))
    return save(open_package(old), changed, added)
