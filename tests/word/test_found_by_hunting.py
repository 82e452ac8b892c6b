"""What the hunt found once, kept small."""

from __future__ import annotations

import re

from build import archive, comment, commented, document, members, p
from edits import redline, remark, swap

from redline.word.package import package_from


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


RELATIONS = "word/_rels/document.xml.rels"
