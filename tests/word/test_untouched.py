"""A redline of a real contract differs from it in the paragraphs that were edited and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from edits import STAMP
from test_splicing import alike, stretches

from redline.errors import RedlineError
from redline.model import Comment, Revision, Span
from redline.word.package import Package, open_package, package_from
from redline.word.projection import project
from redline.word.writer import write_bytes

WORD = re.compile(r"\b[a-z]{4,12}\b")
LISTS = re.compile(
    r"\[Content_Types\]\.xml|word/(_rels/\w+\.xml\.rels|(comments\w*|people|styles\w*)\.xml)"
)


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["A-contracts", "C-torture"])
def test_only_what_was_edited_changes(corpus: Path, folder: str) -> None:
    tried = [outcome(path) for path in sorted((corpus / folder).rglob("*.docx"))]
    assert len([one for one in tried if one is not None]) > 60
    assert not [one for one in tried if one]


def outcome(path: Path) -> str | None:
    """Redline a file in two places; return what changed besides, none where it cannot be redlined."""
    try:
        source = open_package(path)
        revisions = edits(project(source).text)
        comments = [Comment(finding="f", span=revisions[0].span, text="Why?")] if revisions else []
        made = package_from(path.name, write_bytes("x", source.data, revisions, comments, STAMP))
    except RedlineError:
        return None
    return parts_changed(path.name, source, made) or paragraphs_changed(path.name, source, made)


def edits(text: str) -> list[Revision]:
    """Return two revisions, a third and two thirds down the text."""
    found = (WORD.search(text, len(text) * third // 3) for third in (1, 2))
    return [
        Revision(id=number, finding="f", span=Span(*word.span()), delete=word[0], insert="other")
        for number, word in enumerate(found)
        if word
    ][:2]


def parts_changed(name: str, source: Package, made: Package) -> str:
    names = [member.name for member in source.members]
    if names != [member.name for member in made.members[: len(names)]]:
        return f"{name}: the order of parts"
    others = zip(source.members, made.members, strict=False)
    changed = [one.name for one, other in others if one != other and not may_change(one.name, made)]
    return f"{name}: {changed}" if changed else ""


def may_change(part: str, made: Package) -> bool:
    """Say whether a part lists our comments, or holds a mark of ours."""
    return bool(LISTS.fullmatch(part)) or b'"Us"' in made.part(part)


def paragraphs_changed(name: str, source: Package, made: Package) -> str:
    """Say if more than the two paragraphs, or what stands between them, has other bytes."""
    if source.strict:
        return ""
    before, after = (stretches(one.part(one.main_part)) for one in (source, made))
    if len(before) != len(after):
        return f"{name}: paragraphs"
    changed = [pair for pair in zip(before, after, strict=True) if not alike(*pair)]
    edited = [new for _, new in changed if b'"Us"' in new or b"commentR" in new]
    return "" if len(edited) == len(changed) <= 8 else f"{name}: other paragraphs"


def test_the_two_places_are_apart() -> None:
    one, two = edits("aaaa bbbb cccc dddd eeee ffff")
    assert one.span.end <= two.span.start
