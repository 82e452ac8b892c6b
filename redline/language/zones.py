"""Tells the parts of a contract apart: title, contents, parties, recitals, notes, signatures, schedules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redline.language.headings import FIELD, is_heading, is_plain_heading, run_in
from redline.language.tables import TableKind, read_tables, signing_label
from redline.model import Role

if TYPE_CHECKING:
    from redline.language.lines import Line

Roles = list["Role | None"]

NOTE = re.compile(
    r"[\[(\s*]*(?:drafting notes?|notes? to (?:the )?(?:draft(?:er|ing|sperson)?|user|reader|template|\w+ customers)"
    r"|template instructions?|instructions? (?:to|for) (?:the )?(?:user|drafter|use)|guidance notes?|practice notes?"
    r"|editor'?s? notes?|author'?s? notes?)\b",
    re.IGNORECASE,
)
CONTENTS = re.compile(
    r"\s*(?:table of )?contents|index(?: of (?:terms|sections|articles))?", re.IGNORECASE
)
PAGED = re.compile(r".*?(?:\t|\s{2,}|\.{2,}|…|_{2,})[\s.]*(?:\d{1,3}|[ivx]{1,5})\s*", re.DOTALL)
SCHEDULE = re.compile(
    r"(?i:technical\s+|form\s+of\s+)?(?P<kind>(?i:schedule|exhibit|annex(?:ure)?|appendix|attachment|enclosure))\s+"
    r"(?i:no\.?\s*)?(?P<id>\d{1,3}|[A-Z]{1,2}|[IVX]{1,5})(?:[-.]\d{1,2})?(?:\([A-Za-z\d]{1,3}\))?"
    r"(?P<rest>\s*[.:–—\t\v-].*|\s+[A-Z(\"“\[].*|\s*)",
    re.DOTALL,
)
PREAMBLE = re.compile(
    r"\b(?:by and (?:between|among)|between|among|entered into(?:\s\S+){0,12}?\s(?:by|with)|made (?:by|with)|the undersigned)\b",
    re.IGNORECASE,
)
KINDS_OF_PAPER = re.compile(
    r"\b(?:agreement|contract|deed|lease|addendum|amendment|licen[cs]e|terms|memorandum|undersigned|[A-Z]{2,4}A|SOW)\b"
    r"|agreement",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"(?:and|between|\(?\s*(?:each|together|collectively|individually|jointly)|hereinafter|hereafter)\b", re.IGNORECASE
)
PARTY_GOES_ON = re.compile(
    TOGETHER.pattern + r"|.*\(\s*(?:the|hereinafter|each|a|referred)?[^()]{0,40}[“\"„”][^“”\"]{1,60}[”\"“][^()]{0,60}\)",
    re.IGNORECASE | re.DOTALL,
)
RECITAL = re.compile(r"(?:whereas|witnesseth|recitals?)\b", re.IGNORECASE)
AGREED = re.compile(
    r"(?:now,?\s*therefore|in consideration of|therefore,|accordingly,|the parties (?:hereby |hereto )?(?:hereby )?agree"
    r"|it is (?:hereby )?agreed|agreed terms)",
    re.IGNORECASE,
)
ZONE_NAMES = {
    "parties": Role.PARTIES, "the parties": Role.PARTIES, "between": Role.PARTIES, "by and between": Role.PARTIES,
    "recitals": Role.RECITAL, "recital": Role.RECITAL, "background": Role.RECITAL, "preamble": Role.RECITAL,
    "witnesseth": Role.RECITAL, "whereas": Role.RECITAL, "background and recitals": Role.RECITAL,
    "introduction": Role.RECITAL,
}  # fmt: skip
PART_NAMES = frozenset(
    (
        "terms and conditions", "standard terms", "standard terms and conditions", "general terms and conditions",
        "cover terms", "key terms", "terms", "cover page", "agreed terms", "agreement", "order form",
        "operative provisions", "business terms", "terms of service", "general terms", "the agreement",
        "it is agreed as follows", "standard contract terms",
    )
)  # fmt: skip
SIGNATURE_NAMES = re.compile(
    r"(?:signatures?|execution|signature (?:page|block)s?.*|signed|executed by.*)", re.IGNORECASE
)
WITNESS = re.compile(
    r"\s*(?:in witness (?:where|here)of|as witness the hands?|executed as (?:a deed|an agreement)"
    r"|(?:signed|executed)(?:,? sealed)?(?: and delivered)? (?:by|for and on behalf)|\[?signature page)",
    re.IGNORECASE,
)
SIGNING = re.compile(
    r"\b(?:by signing (?:this|below)|sign(?:ing|ed)? below|have (?:duly )?(?:executed|signed|caused)"
    r"|(?:drawn up|drafted|executed|signed|made) in (?:\w+ ){1,3}?(?:originals?|copies|counterparts?|duplicate)"
    r"|accepted and agreed|agreed (?:to )?and (?:accepted|acknowledged)|acknowledged and agreed|please sign)",
    re.IGNORECASE,
)
SHORT = 14  # words: a line of a signature block or title has no more
FRONT = 40  # lines within which the preamble is looked for
NEAR = 8  # lines within which operative text must begin for the lines before it to be recitals


def tell_zones(lines: tuple[Line, ...]) -> tuple[Role | None, ...]:
    """Give every line that is no operative text its role; operative lines have none.

    Title lines of schedules have the role `SCHEDULE`; what stands under them is told like the body.
    """
    roles: Roles = [Role.NOTE if NOTE.match(line.text) else None for line in lines]
    _mark_contents(lines, roles)
    _mark_schedules(lines, roles)
    _mark_front(lines, roles)
    _mark_signatures(lines, roles)
    _mark_tables(lines, roles)
    _mark_part_titles(lines, roles)
    return tuple(roles)


def folded(text: str) -> str:
    """Return a heading's words for comparison: small letters, no punctuation."""
    return " ".join(re.sub(r"[^\w\s&/]", " ", text.lower()).split())


def schedule_name(text: str) -> re.Match[str] | None:
    """Read `Exhibit A – Fees`: the kind of attachment, its number, and what follows."""
    return SCHEDULE.fullmatch(text.strip())


# ------------------------------------------------------------------ contents


def _mark_contents(lines: tuple[Line, ...], roles: Roles) -> None:
    for line in lines:
        if line.style.startswith("toc") and line.style != "toc heading":
            roles[line.order] = Role.CONTENTS
    for line in lines:
        if (
            len(line.tokens) <= 5
            and CONTENTS.fullmatch(line.text.strip(" :."))
            and line.number is None
        ):
            _mark_entries(lines, roles, line.order)


def _mark_entries(lines: tuple[Line, ...], roles: Roles, start: int) -> None:
    """Mark the entries after a contents heading: those with page numbers, or up to where they recur."""
    end = start + 1
    while end < len(lines) and (PAGED.fullmatch(lines[end].text) or roles[end] is Role.CONTENTS):
        end += 1
    if end == start + 1:
        end = _recurrence(lines, start + 1)
    if end > start + 1:
        roles[start:end] = [Role.CONTENTS] * (end - start)


def _recurrence(lines: tuple[Line, ...], first: int) -> int:
    """Return where the text of the first entry stands again, with only short lines in between."""
    if first >= len(lines):
        return first
    wanted = folded(lines[first].text)
    for line in lines[first + 1 : first + 300]:
        if folded(line.text) == wanted:
            return line.order
        if len(line.tokens) > 2 * SHORT:
            break
    return first


# ------------------------------------------------------------------ schedules


def _mark_schedules(lines: tuple[Line, ...], roles: Roles) -> None:
    named = [line for line in lines if roles[line.order] is None and _names_schedule(line)]
    keys = [_schedule_key(line) for line in named]
    for at, line in enumerate(named):
        if line.order == 0 or _is_listed(named, keys, at):
            continue
        roles[line.order] = Role.SCHEDULE
        _mark_subtitle(lines, roles, line)


def _names_schedule(line: Line) -> bool:
    if line.cell is not None or len(line.tokens) > 20 or line.bullet:
        return False
    match = schedule_name(line.text)
    if match is None and line.paragraph.label:
        match = schedule_name(line.paragraph.label)
    if match is None:
        return False
    sentence = line.text.rstrip().endswith((".", ";", ",")) and len(line.tokens) > 4
    distinct = line.styled or line.emphatic or line.capitals or line.paragraph.centred
    return (distinct or not match["rest"].strip() or len(line.tokens) <= 10) and (
        distinct or not sentence
    )


def _schedule_key(line: Line) -> tuple[str, str]:
    match = schedule_name(line.text) or schedule_name(line.paragraph.label)
    return (match["kind"].lower(), match["id"].lower()) if match else ("", "")


def _is_listed(named: list[Line], keys: list[tuple[str, str]], at: int) -> bool:
    """A list of schedules names several in a row; each title comes again where the schedule begins."""
    order = named[at].order
    together = any(
        abs(other.order - order) == 1
        for other in named[max(at - 1, 0) : at + 2]
        if other.order != order
    )
    return together and keys[at] in keys[at + 1 :]


def _mark_subtitle(lines: tuple[Line, ...], roles: Roles, line: Line) -> None:
    """Take the line under `Schedule 1` as its title."""
    match = schedule_name(line.text)
    following = line.order + 1
    if (match and match["rest"].strip(" .:–—-")) or following >= len(lines):
        return
    under = lines[following]
    if roles[following] is not None or under.number is not None or under.cell is not None:
        return
    deeper = under.style.startswith("heading") and under.style > line.style
    if (is_heading(under) or is_plain_heading(under)) and not deeper:
        roles[following] = Role.SCHEDULE


# ------------------------------------------------------------------ title, parties, recitals


def _mark_front(lines: tuple[Line, ...], roles: Roles) -> None:
    """Walk from the top to the first operative line, through title, parties and recitals."""
    zone: Role | None = Role.TITLE
    seen: list[Line] = []
    for line in _unmarked(lines, roles):
        named = ZONE_NAMES.get(folded(line.text)) if line.number is None else None
        found = named or _front_role(lines, line, zone, seen)
        if found is None and (_opens_clause(line) or len(seen) > FRONT):
            break
        roles[line.order] = found
        zone = found or (None if zone is Role.TITLE else zone)
        seen.append(line)
        if found is Role.RECITAL and AGREED.match(line.text):
            break


def _unmarked(lines: tuple[Line, ...], roles: Roles) -> Iterator[Line]:
    for line in lines:
        if roles[line.order] is Role.SCHEDULE:
            return
        if roles[line.order] is None and line.cell is None:
            yield line


def _front_role(
    lines: tuple[Line, ...], line: Line, zone: Role | None, seen: list[Line]
) -> Role | None:
    if zone is Role.TITLE and _is_title(lines, line, seen):
        return Role.TITLE
    if RECITAL.match(line.text) and line.number is None:
        return Role.RECITAL
    if zone is not Role.RECITAL and _is_preamble(line):
        return Role.PARTIES
    if zone is Role.PARTIES and _goes_on(line, seen):
        return Role.PARTIES
    if AGREED.match(line.text) and line.number is None and zone is not Role.TITLE:
        return Role.RECITAL
    if zone in {Role.PARTIES, Role.RECITAL}:
        return _recital(lines, line, zone, seen)
    return None


def _is_title(lines: tuple[Line, ...], line: Line, seen: list[Line]) -> bool:
    if line.number is not None or len(line.tokens) > SHORT or _opens_zone(line):
        return False
    if not seen or line.style in {"title", "subtitle"}:
        return not _is_sentence(line) or line.styled or line.emphatic
    following = lines[line.order + 1] if line.order + 1 < len(lines) else None
    if _is_sentence(line) or following is None:
        return False
    if folded(line.text) in PART_NAMES or line.paragraph.centred and seen[-1].paragraph.centred:
        return True
    return following.cell is not None or len(following.tokens) <= SHORT or _is_preamble(following)


def _opens_zone(line: Line) -> bool:
    return bool(RECITAL.match(line.text)) or (_is_preamble(line) and len(line.tokens) > 4)


def _is_sentence(line: Line) -> bool:
    return line.text.rstrip().endswith((".", ";", ",")) and len(line.tokens) > 6


def _is_preamble(line: Line) -> bool:
    if line.number is not None or len(line.tokens) < 6:
        return False
    opening = line.text[:600]
    return bool(PREAMBLE.search(opening)) and bool(KINDS_OF_PAPER.search(opening))


def _goes_on(line: Line, seen: list[Line]) -> bool:
    """Say whether the parties go on: a further party, or what they are called together."""
    before = seen[-1].text.rstrip()
    if line.number is not None and not _has_number_of(line, seen):
        return before.endswith((":", "by", "between", "among", "and", "parties", "Parties"))
    named = PARTY_GOES_ON.match(line.text)
    if is_heading(line) and not named:
        return False
    if before.endswith(".") and not before.endswith("Inc.") and line.number is None:
        return bool(TOGETHER.match(line.text))
    return bool(named) or not before.endswith((")", '"', "”"))


def _has_number_of(line: Line, seen: list[Line]) -> bool:
    """Say whether the line carries on the list that an earlier line of the front began."""
    if line.number is None:
        return False
    families = {family for other in seen if other.number for family in other.number.families}
    return any(family in families for family in line.number.families)


def _recital(lines: tuple[Line, ...], line: Line, zone: Role, seen: list[Line]) -> Role | None:
    """Between the parties and the first clause stands the background, marked as such or not."""
    explicit = zone is Role.RECITAL and any(_names_recitals(other) for other in seen)
    if line.number is not None:
        listed = explicit and (_has_number_of(line, seen) or _names_recitals(seen[-1]))
        return Role.RECITAL if listed and not is_heading(line) else None
    if is_heading(line) or run_in(line):
        return None
    ahead = lines[line.order + 1 : line.order + 1 + NEAR]
    return Role.RECITAL if any(_opens_clause(other) for other in ahead) else None


def _names_recitals(line: Line) -> bool:
    return ZONE_NAMES.get(folded(line.text)) is Role.RECITAL or bool(RECITAL.match(line.text))


def _opens_clause(line: Line) -> bool:
    return line.number is not None or is_heading(line) or run_in(line) is not None


# ------------------------------------------------------------------ signatures


def _mark_signatures(lines: tuple[Line, ...], roles: Roles) -> None:
    tables = {
        line.order
        for table in read_tables(lines)
        if table.kind is TableKind.SIGNATURE
        for line in table.lines
    }
    titles = {folded(line.text) for line in lines if roles[line.order] is Role.TITLE}
    order = 0
    while order < len(lines):
        end = _signature_end(lines, roles, order, tables, titles)
        if end > order:
            roles[order:end] = [Role.SIGNATURE] * (end - order)
        order = max(end, order + 1)


def _signature_end(
    lines: tuple[Line, ...], roles: Roles, start: int, tables: set[int], titles: set[str]
) -> int:
    """Return the end of the signature block that begins at line `start`; `start` itself for none."""
    if roles[start] is not None or not _begins_signing(lines, start, tables):
        return start
    headed = bool(SIGNATURE_NAMES.fullmatch(lines[start].text.strip(" :.")))
    end = start + 1
    while end < len(lines) and _goes_on_signing(lines, roles, end, tables, titles, headed=headed):
        end += 1
    return end


def _begins_signing(lines: tuple[Line, ...], order: int, tables: set[int]) -> bool:
    line = lines[order]
    if order in tables:
        return True
    if line.number is not None or line.cell is not None:
        return False
    if WITNESS.match(line.text):
        return True
    soon = any(_is_signing_line(other, tables) for other in lines[order + 1 : order + 4])
    if SIGNATURE_NAMES.fullmatch(line.text.strip(" :.")) or SIGNING.search(line.text):
        return soon
    named = len(line.tokens) <= SHORT and (line.emphatic or line.capitals) and not line.styled
    ahead = lines[order + 1 : order + 3]
    return _is_signing_line(line, tables) or (
        named and any(_is_signing_line(other, tables) for other in ahead)
    )


def _is_signing_line(line: Line, tables: set[int]) -> bool:
    if line.order in tables:
        return True
    label = signing_label(line)
    signed = (
        label in {"by", "signature", "signed", "signed by"}
        or "___" in line.text
        and bool(FIELD.match(line.text))
    )
    return (signed or bool(WITNESS.match(line.text))) and line.number is None


def _goes_on_signing(
    lines: tuple[Line, ...],
    roles: Roles,
    order: int,
    tables: set[int],
    titles: set[str],
    *,
    headed: bool,
) -> bool:
    line = lines[order]
    if order in tables:
        return True
    if roles[order] is not None or (line.number is not None and not signing_label(line)):
        return False
    name = folded(line.text)
    if (
        name in titles
        or name in PART_NAMES
        or (line.style.startswith("heading") and not signing_label(line))
    ):
        return False
    if len(line.tokens) <= SHORT or WITNESS.match(line.text) or SIGNING.search(line.text):
        return True
    return headed and any(_is_signing_line(other, tables) for other in lines[order + 1 : order + 6])


# ------------------------------------------------------------------ tables and part titles


def _mark_tables(lines: tuple[Line, ...], roles: Roles) -> None:
    for table in read_tables(lines):
        if table.kind is TableKind.FLOW:
            continue
        for line in table.lines:
            roles[line.order] = roles[line.order] or Role.TABLE


def _mark_part_titles(lines: tuple[Line, ...], roles: Roles) -> None:
    """Mark `Standard Terms` and the like, and the contract's name where it stands again."""
    titles = {folded(line.text) for line in lines if roles[line.order] is Role.TITLE}
    for line in lines:
        if roles[line.order] is not None or line.number is not None or line.cell is not None:
            continue
        name = folded(line.text)
        repeated = name in titles and len(line.tokens) <= SHORT
        if (repeated or name in PART_NAMES) and (line.styled or repeated or is_heading(line)):
            roles[line.order] = Role.TITLE
