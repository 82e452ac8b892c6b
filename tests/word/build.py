"""A small language for Word files: functions that spell out XML, and one that makes a .docx of it.

    document(p("Payment within ", ins("30"), gone("15"), " days."), styles=style("H1", run="<w:b/>"))

Content is a string: what starts with `<` is XML, all else is text, in which a tab and a vertical tab
become `w:tab` and `w:br`. Ids of revisions are given out in order when the document is made.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from packing import ID, OFFICE, archive, content_types, document, members, relationships, wrapped

__all__ = ["ID", "OFFICE", "archive", "content_types", "document", "members", "relationships"]

DATE = "2024-01-02T03:04:05Z"

# ------------------------------------------------------------------ in a paragraph


def r(text: str, props: str = "") -> str:
    """Return a run."""
    return f"<w:r>{wrapped('w:rPr', props)}{_characters(text)}</w:r>"


def b(text: str) -> str:
    """Return a bold run."""
    return r(text, "<w:b/>")


def u(text: str) -> str:
    """Return an underlined run."""
    return r(text, '<w:u w:val="single"/>')


def raw(content: str) -> str:
    """Return a run that holds XML, such as `raw('<w:noBreakHyphen/>')`."""
    return f"<w:r>{content}</w:r>"


def ins(*content: str, author: str = "Them") -> str:
    """Return a tracked insertion."""
    return _tracked("w:ins", author, inline(*content))


def gone(*content: str, author: str = "Them") -> str:
    """Return a tracked deletion."""
    inside = inline(*content).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return _tracked("w:del", author, inside.replace("w:instrText", "w:delInstrText"))


def moved_from(*content: str, author: str = "Them") -> str:
    """Return the place a tracked move comes from."""
    return _tracked("w:moveFrom", author, inline(*content))


def moved_to(*content: str, author: str = "Them") -> str:
    """Return the place a tracked move goes to."""
    return _tracked("w:moveTo", author, inline(*content))


def field(code: str, *result: str) -> str:
    """Return a complex field."""
    return f"{begin(code)}{inline(*result)}{end()}"


def begin(code: str) -> str:
    """Return the first half of a complex field, up to where its result starts."""
    return (
        f"{_mark('begin')}<w:r><w:instrText> {escape(code)} </w:instrText></w:r>{_mark('separate')}"
    )


def end() -> str:
    """Return the end mark of a complex field."""
    return _mark("end")


def simple_field(code: str, *result: str) -> str:
    """Return a simple field."""
    return f'<w:fldSimple w:instr=" {escape(code)} ">{inline(*result)}</w:fldSimple>'


def link(*content: str) -> str:
    """Return a hyperlink to a bookmark."""
    return f'<w:hyperlink w:anchor="there">{inline(*content)}</w:hyperlink>'


def control(*content: str, props: str = "") -> str:
    """Return a content control in a paragraph."""
    return (
        f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{inline(*content)}</w:sdtContent></w:sdt>"
    )


def bookmark(*content: str, name: str = "there") -> str:
    """Return content between the marks of a bookmark."""
    return f'<w:bookmarkStart w:id="900" w:name="{name}"/>{inline(*content)}<w:bookmarkEnd w:id="900"/>'


def commented(*content: str, comment: int = 0) -> str:
    """Return content that a comment is about."""
    return (
        f'<w:commentRangeStart w:id="{comment}"/>{inline(*content)}<w:commentRangeEnd w:id="{comment}"/>'
        f'<w:r><w:commentReference w:id="{comment}"/></w:r>'
    )


def picture(inside: str = "") -> str:
    """Return a run with a drawing: a picture, or whatever is given."""
    data = inside or '<a:graphicData uri="http://x/picture"><a:blip/></a:graphicData>'
    return f"<w:r><w:drawing><wp:inline><a:graphic>{data}</a:graphic></wp:inline></w:drawing></w:r>"


def text_box(*blocks: str, twin: bool = False) -> str:
    """Return a run with a text box, with `twin` in two versions as Word writes it."""
    box = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    shape = f'<w:drawing><a:graphicData uri="http://x/wordprocessingShape">{box}</a:graphicData></w:drawing>'
    if not twin:
        return f"<w:r>{shape}</w:r>"
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    return f"<w:r>{alternate(shape, old)}</w:r>"


def alternate(choice: str, fallback: str) -> str:
    """Return alternate content."""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def footnote_mark(number: int) -> str:
    """Return the mark in the text that refers to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def inline(*content: str) -> str:
    """Return content of a paragraph: XML as it is, text as a run."""
    return "".join(part if part.startswith("<") else r(part) for part in content if part)


# ------------------------------------------------------------------ blocks


def p(
    *content: str,
    style: str = "",
    num: tuple[int, int] | None = None,
    props: str = "",
    mark: str = "",
    section: str = "",
) -> str:
    """Return a paragraph. `num` is the list and its level, `mark` run properties of its mark."""
    settings = "".join(
        (
            f'<w:pStyle w:val="{style}"/>' if style else "",
            num_pr(*num) if num else "",
            props,
            wrapped("w:rPr", mark),
            wrapped("w:sectPr", section),
        )
    )
    return f"<w:p>{wrapped('w:pPr', settings)}{inline(*content)}</w:p>"


def num_pr(num_id: int, level: int) -> str:
    """Return the list and level of a paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def mark_gone(author: str = "Them") -> str:
    """Return the property of a paragraph mark that says it is deleted."""
    return f'<w:del w:id="{ID}" w:author="{author}" w:date="{DATE}"/>'


def mark_inserted(author: str = "Them") -> str:
    """Return the property of a paragraph mark that says it is inserted."""
    return f'<w:ins w:id="{ID}" w:author="{author}" w:date="{DATE}"/>'


def table(*rows: str) -> str:
    """Return a table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, props: str = "") -> str:
    """Return a row of cells; text makes a cell of one paragraph."""
    whole = (part if part.startswith(("<w:tc>", "<w:sdt>")) else cell(part) for part in cells)
    return f"<w:tr>{wrapped('w:trPr', props)}{''.join(whole)}</w:tr>"


def cell(*blocks: str, props: str = "") -> str:
    """Return a cell of blocks; text makes a paragraph."""
    whole = (part if part.startswith("<") else p(part) for part in blocks)
    return f"<w:tc>{wrapped('w:tcPr', props)}{''.join(whole)}</w:tc>"


def block_control(*blocks: str, props: str = "") -> str:
    """Return a content control around blocks."""
    return (
        f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>"
    )


# ------------------------------------------------------------------ styles and numbering


def style(
    style_id: str,
    *,
    name: str = "",
    based_on: str = "",
    paragraph: str = "",
    run: str = "",
    kind: str = "paragraph",
) -> str:
    """Return the definition of a style."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name or style_id}"/>'
        f"{_val('w:basedOn', based_on)}{wrapped('w:pPr', paragraph)}{wrapped('w:rPr', run)}</w:style>"
    )


def level(
    index: int,
    text: str,
    fmt: str = "decimal",
    *,
    start: int = 1,
    style: str = "",
    more: str = "",
    paragraph: str = "",
    run: str = "",
) -> str:
    """Return one level of a list: `level(1, '%1.%2')`. `more` are further elements."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>'
        f'{_val("w:pStyle", style)}{more}<w:lvlText w:val="{text}"/>'
        f"{wrapped('w:pPr', paragraph)}{wrapped('w:rPr', run)}</w:lvl>"
    )


def abstract(abstract_id: int, *levels: str) -> str:
    """Return the definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{abstract_id}">{"".join(levels)}</w:abstractNum>'


def num(num_id: int, abstract_id: int, *overrides: str) -> str:
    """Return one use of a list definition."""
    inside = f'<w:abstractNumId w:val="{abstract_id}"/>{"".join(overrides)}'
    return f'<w:num w:numId="{num_id}">{inside}</w:num>'


def restart(level_index: int, start: int = 1) -> str:
    """Return an override that starts a level of a list anew."""
    return (
        f'<w:lvlOverride w:ilvl="{level_index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    )


def comment(comment_id: int, text: str, author: str = "Them") -> str:
    """Return one comment."""
    return f'<w:comment w:id="{comment_id}" w:author="{author}">{p(text)}</w:comment>'


def _tracked(tag: str, author: str, content: str) -> str:
    return f'<{tag} w:id="{ID}" w:author="{author}" w:date="{DATE}">{content}</{tag}>'


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _characters(text: str) -> str:
    signs = {"\t": "<w:tab/>", "\v": "<w:br/>"}
    pieces, plain = [], ""
    for character in text:
        if character in signs:
            pieces += [_t(plain), signs[character]]
            plain = ""
        else:
            plain += character
    return "".join([*pieces, _t(plain)])


def _t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def _val(tag: str, value: str) -> str:
    return f'<{tag} w:val="{value}"/>' if value else ""
