"""What the hunt found once, kept small."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from build import archive, comment, commented, document, ins, members, p, r, style
from edits import accepted, redline, remark, swap

from redline.errors import UnreadableError
from redline.word.package import package_from
from redline.word.revisions import settle

if TYPE_CHECKING:
    from pathlib import Path


def test_spaces_that_word_drops_by_default_stay_dropped_where_the_text_is_cut() -> None:
    loose = '<w:r><w:t xml:space="default">one two  </w:t></w:r>'
    out = redline(document(p(loose)), swap("one", "1"))
    xml = members(out)["word/document.xml"].decode()
    assert re.findall(r'<w:t [^>]*"([a-z]+)">([^<]*)</w:t>', xml)[-1] == ("default", "two  ")


def test_a_comments_part_that_was_lost_is_made_anew_with_the_links_that_are_left() -> None:
    whole = members(document(p("one ", commented("two")), comments=comment(0, "Why?")))
    del whole["word/comments.xml"]
    out = redline(archive(dict(whole.items())), remarks=(remark("one"),))
    types, links = (members(out)[n].decode() for n in ("[Content_Types].xml", RELATIONS))
    assert types.count("/word/comments.xml") == 1
    assert links.count("comments.xml") == 1


def test_a_part_that_is_named_twice_is_there_once() -> None:
    whole = members(document(p("one"), footnotes={1: p("note")}))
    link = re.search(rb"<Relationship [^>]*footnotes[^>]*/>", whole[RELATIONS]).group()
    whole[RELATIONS] = whole[RELATIONS].replace(link, link + link.replace(b'Id="', b'Id="again'))
    package = package_from("x.docx", archive(dict(whole.items())))
    assert package.related("word/document.xml", "footnotes") == ("word/footnotes.xml",)


@pytest.mark.parametrize("root", ["tc", "ins", "p", "body"])
def test_a_story_whose_root_is_a_piece_of_one_is_refused(root: str, tmp_path: Path) -> None:
    whole = members(document(p("one"), headers={"default": p(ins("head"))}))
    part = whole["word/header-default.xml"]
    whole["word/header-default.xml"] = part.replace(b"w:hdr", f"w:{root}".encode())
    path = tmp_path / "contract.docx"
    path.write_bytes(archive(dict(whole.items())))
    with pytest.raises(UnreadableError, match="no sound root"):
        settle(path, accepting=True)


def test_the_look_of_a_run_with_deeply_nested_properties_is_told_at_once() -> None:
    deep = "<w:rPr>" * 100 + "<w:b/>" + "</w:rPr>" * 100
    assert "new" in accepted(redline(document(p(r("old words", deep))), swap("old", "new")))


def test_styles_in_utf_16_without_a_mark_are_added_to() -> None:
    whole = members(document(p("one"), styles=style("H")))
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    text = head + whole["word/styles.xml"].decode().partition("?>")[2]
    text = text if "<w:styles" in text else head + whole["word/styles.xml"].decode()
    for encoding in ("utf-16-be", "utf-16-le"):
        whole["word/styles.xml"] = text.encode(encoding)
        out = redline(archive(dict(whole.items())), remarks=(remark("one"),))
        assert b"annotation reference" in members(out)["word/styles.xml"]


RELATIONS = "word/_rels/document.xml.rels"
