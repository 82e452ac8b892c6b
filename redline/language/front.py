"""Reads the front of a contract: title, parties and recitals, up to the first operative line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.headings import BLANK, is_heading, is_plain_heading, run_in, says_something
from redline.language.lines import folded, is_titled
from redline.language.titles import PAPER, PART_NAMES, SHORT, Look, common_looks, is_sentence
from redline.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.language.lines import Line

PREAMBLE = re.compile(
    r"\b(?:by and (?:between|among)|between|among|entered into(?:\s\S+){0,12}?\s(?:by|with)"
    r"|made (?:by|with)|the undersigned)\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"(?:and|between|\(?\s*(?:each|together|collectively|individually|jointly)|hereinafter|hereafter)\b",
    re.IGNORECASE,
)
DEFINED = re.compile(
    r"\(\s*(?:the|hereinafter|each|a|referred)?[^()]{0,40}[“\"„”][^“”\"]{1,60}[”\"“][^()]{0,60}\)",
    re.IGNORECASE,
)
RECITAL = re.compile(r"(?:whereas|witnesseth|recitals?)\b", re.IGNORECASE)
AGREED = re.compile(
    r"(?:now,?\s*therefore|in consideration of|therefore,|accordingly,"
    r"|the parties (?:hereby |hereto )?(?:hereby )?agree|it is (?:hereby )?agreed)",
    re.IGNORECASE,
)
AGREES = re.compile(r"\bagree[sd]?\b[^.]*:$")
ENDING = 120  # characters at the end of a line that show what it leads in to
NAMES = {
    "parties": Role.PARTIES, "the parties": Role.PARTIES, "between": Role.PARTIES,
    "by and between": Role.PARTIES, "recitals": Role.RECITAL, "recital": Role.RECITAL,
    "background": Role.RECITAL, "preamble": Role.RECITAL, "witnesseth": Role.RECITAL,
    "whereas": Role.RECITAL, "background and recitals": Role.RECITAL, "introduction": Role.RECITAL,
}  # fmt: skip
OPEN_ENDS = (":", "by", "between", "among", "and", "parties", "Parties", "PARTIES", "BETWEEN")
STAMPS = frozenset(("template", "sample", "draft", "form", "execution version", "execution copy"))
FEW = 2  # words of a first line that may head the text under it
MOST = 40  # lines within which the front ends
NEAR = 8  # lines within which operative text must begin for the lines before it to be recitals


def mark_front(lines: tuple[Line, ...], roles: list[Role | None]) -> None:
    """Walk from the top to the first operative line."""
    common = common_looks(lines, roles)
    page = _title_page(lines, roles)
    zone: Role | None = Role.TITLE
    seen: list[Line] = []
    for line in _unmarked(lines, roles):
        found = _named(lines, line) or _role(lines, line, zone, seen, common)
        if found is None and line.order < page and len(line.tokens) <= SHORT:
            found = Role.TITLE
        opens = _opens_clause(line) or (zone is not Role.TITLE and _heads_plainly(lines, line))
        if found is None and (opens or len(seen) > MOST):
            break
        roles[line.order] = found
        zone = found or _after(zone)
        seen.append(line)
        if found is Role.RECITAL and AGREED.match(line.text):
            break


def _after(zone: Role | None) -> Role | None:
    """Return what may still come after a line that is neither title, party nor recital."""
    return Role.RECITAL if zone in {Role.PARTIES, Role.RECITAL} else None


def _named(lines: tuple[Line, ...], line: Line) -> Role | None:
    """Return the part that the line is the heading of; `between` on a title page heads nothing."""
    name = folded(line.text)
    following = lines[line.order + 1] if line.order + 1 < len(lines) else None
    page = following is not None and following.number is None and len(following.tokens) <= SHORT
    if page and name in {"between", "by and between"}:
        return None
    if name in PART_NAMES and following is not None and AGREED.match(following.text):
        return Role.RECITAL
    return NAMES.get(name) if line.number is None else None


def _title_page(lines: tuple[Line, ...], roles: list[Role | None]) -> int:
    """Return where the preamble stands if no number comes before it: all short lines are title."""
    for line in _unmarked(lines, roles):
        if (line.number is not None and not line.number.weak) or line.order > MOST:
            return 0
        if is_preamble(line) or (NAMES.get(folded(line.text)) and line.order):
            return line.order
    return 0


def _unmarked(lines: tuple[Line, ...], roles: list[Role | None]) -> Iterator[Line]:
    for line in lines:
        if roles[line.order] is Role.SCHEDULE:
            return
        if roles[line.order] is None and line.cell is None:
            yield line


def _role(
    lines: tuple[Line, ...],
    line: Line,
    zone: Role | None,
    seen: list[Line],
    common: frozenset[Look],
) -> Role | None:
    if zone is Role.TITLE and _is_title(lines, line, seen, common):
        return Role.TITLE
    agreed = zone is Role.PARTIES and AGREED.match(line.text)
    if line.number is None and (agreed or RECITAL.match(line.text)):
        return Role.RECITAL
    if zone is not Role.RECITAL and is_preamble(line):
        return Role.PARTIES
    if zone is Role.PARTIES and _goes_on(line, seen):
        return Role.PARTIES
    return _recital(lines, line, zone, seen)


# ------------------------------------------------------------------ title


def _is_title(
    lines: tuple[Line, ...], line: Line, seen: list[Line], common: frozenset[Look]
) -> bool:
    if line.number is not None or _first_words(line) > SHORT or _opens_front(line):
        return False
    if BLANK.fullmatch(line.text) or (seen and folded(line.text) in STAMPS):
        return True
    following = lines[line.order + 1] if line.order + 1 < len(lines) else None
    if not seen or line.style in {"title", "subtitle"}:
        return _is_first_title(line, following, common)
    if is_sentence(line) or following is None or _heads_like_others(lines, line):
        return False
    centred = line.paragraph.centred and seen[-1].paragraph.centred
    return folded(line.text) in PART_NAMES or centred or _leads_in_title(following)


def _is_first_title(line: Line, following: Line | None, common: frozenset[Look]) -> bool:
    styled = line.style in {"title", "subtitle"}
    plain = is_sentence(line) and not line.styled and not line.emphatic
    heads = _heads_clause(line, following, common) or _heads_text(line, following)
    return not plain and (styled or not heads)


def _leads_in_title(following: Line) -> bool:
    """Say whether what follows a line leaves it a line of the title: a table, the parties, a short line."""
    if following.cell is not None or is_preamble(following):
        return True
    return len(following.tokens) <= SHORT and not says_something(following)


def _first_words(line: Line) -> int:
    """Count the words of a title, without an explanation on the lines under it."""
    first = line.text.split("\v")[0].split()
    return len(first) if is_titled(first) else len(line.tokens)


def _heads_clause(line: Line, following: Line | None, common: frozenset[Look]) -> bool:
    """Say whether a first line looks like the headings of clauses and text follows right under it."""
    if line.look not in common or PAPER.search(line.text):
        return False
    return following is not None and len(following.tokens) > SHORT


def _heads_text(line: Line, following: Line | None) -> bool:
    """Say whether a first line of a word or two, such as `Purpose`, stands right over running text."""
    if following is None or len(line.tokens) > FEW or line.paragraph.centred:
        return False
    says = len(following.tokens) > SHORT and following.number is None and following.cell is None
    return says and not (PAPER.search(line.text) or PAPER.search(following.text) or line.styled)


def _heads_like_others(lines: tuple[Line, ...], line: Line) -> bool:
    """Say whether a line with a heading style looks like a later one and names no kind of paper."""
    if not line.style.startswith("heading") or PAPER.search(line.text):
        return False
    return any(other.look == line.look for other in lines[line.order + 1 :])


def _opens_front(line: Line) -> bool:
    return bool(RECITAL.match(line.text)) or is_preamble(line)


# ------------------------------------------------------------------ parties


def is_preamble(line: Line) -> bool:
    """Say whether the line says who enters into the contract."""
    if line.number is not None or len(line.tokens) < 6:
        return False
    opening = line.text[:600]
    return bool(PREAMBLE.search(opening)) and bool(PAPER.search(opening))


def _goes_on(line: Line, seen: list[Line]) -> bool:
    """Say whether the parties go on: a further party, or what they are called together."""
    before = seen[-1].text.rstrip()
    if line.number is not None and not _carries_on_list(line, seen):
        return before.endswith(OPEN_ENDS) and not AGREES.search(before[-ENDING:])
    if run_in(line) and line.number is None:
        return False
    named = bool(TOGETHER.match(line.text)) or bool(DEFINED.search(line.text))
    if is_heading(line) and not named:
        return False
    if before.endswith(".") and not before.endswith("Inc.") and line.number is None:
        return bool(TOGETHER.match(line.text))
    return named or not before.endswith((")", '"', "”"))


def _carries_on_list(line: Line, seen: list[Line]) -> bool:
    """Say whether the line goes on with the numbered list that an earlier line of the front began."""
    if line.number is None:
        return False
    families = {family for other in seen if other.number for family in other.number.families}
    return any(family in families for family in line.number.families)


# ------------------------------------------------------------------ recitals


def _recital(
    lines: tuple[Line, ...], line: Line, zone: Role | None, seen: list[Line]
) -> Role | None:
    """Between the parties and the first clause stands the background, marked as such or not."""
    if zone not in {Role.PARTIES, Role.RECITAL}:
        return None
    if line.number is not None:
        return Role.RECITAL if _is_listed_recital(line, zone, seen) else None
    if AGREED.match(line.text):
        return Role.RECITAL
    if is_heading(line) or run_in(line) or _heads_plainly(lines, line):
        return None
    ahead = lines[line.order + 1 : line.order + 1 + NEAR]
    return Role.RECITAL if any(_opens_clause(other) for other in ahead) else None


def _is_listed_recital(line: Line, zone: Role | None, seen: list[Line]) -> bool:
    if zone is not Role.RECITAL or is_heading(line) or AGREES.search(seen[-1].text[-ENDING:]):
        return False
    recitals = [other for other in seen if _names_recitals(other)]
    if not recitals:
        return False
    since = [other for other in seen if other.order > recitals[0].order]
    return _carries_on_list(line, since) or seen[-1] is recitals[-1]


def _names_recitals(line: Line) -> bool:
    return NAMES.get(folded(line.text)) is Role.RECITAL or bool(RECITAL.match(line.text))


def _heads_plainly(lines: tuple[Line, ...], line: Line) -> bool:
    """See a heading without any look: a titled line between finished text and more text."""
    before, after = lines[line.order - 1 : line.order], lines[line.order + 1 : line.order + 2]
    if not is_plain_heading(line) or not before or not after or line.cell is not None:
        return False
    finished = before[0].text.endswith((".", ";"))
    return finished and (len(after[0].tokens) > SHORT or is_plain_heading(after[0]))


def _opens_clause(line: Line) -> bool:
    return line.number is not None or is_heading(line) or run_in(line) is not None
