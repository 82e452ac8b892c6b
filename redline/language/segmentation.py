"""Puts a contract's lines together into its clause tree."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from redline.language import headings
from redline.language.believing import believed
from redline.language.clauses import clauses_of
from redline.language.hanging import heading_depth, run_in_depth
from redline.language.headings import (
    captioned,
    is_definition,
    is_heading,
    is_plain_heading,
    run_in,
)
from redline.language.lines import Line, folded, read_lines
from redline.language.rows import add_table
from redline.language.tables import TableKind, read_tables
from redline.language.titles import PART_NAMES
from redline.language.tree import Node, Tree, number_depth
from redline.language.zones import tell_zones
from redline.model import Clause, Contract, Role, Span

if TYPE_CHECKING:
    from redline.language.numbers import Number

ATTACHED = re.compile(
    r"\b(?:agreement|addendum|amendment|terms|conditions|polic(?:y|ies)|service levels?|sla|dpa|baa|sow"
    r"|statement of work|order form|requirements|specifications?|rider|supplement|standards?"
    r"|procedures?|guarantee|warranty)\b",
    re.IGNORECASE,
)
AHEAD = 40  # lines within which the next number of a list is looked for
FINISHED = (".", ";", ":", "!", "?", ")", "”", '"')
GROUPS = 3  # headings over a numbering of their own that make them chapters, not titles of parts


def segment(contract: Contract) -> tuple[Clause, ...]:
    """Return the clauses of a contract in reading order, each after the clause it belongs to.

    Clauses have no types yet. Lines of no operative kind (title, contents, notes) make clauses too,
    with roles that say so, so that every paragraph of the body has its place.
    """
    lines = read_lines(contract)
    return clauses_of(contract, _Planter(lines).plant())


class _Planter:
    """Walks the lines once and puts each where it belongs."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        roles = tell_zones(lines)
        self.lines = believed(lines, roles)
        self.roles = roles
        self.tree = Tree(
            {line.paragraph.list_id: line.order for line in lines if line.paragraph.list_id}
        )
        self.tables = {
            table.lines[0].order: table
            for table in read_tables(lines)
            if table.kind is not TableKind.FLOW
        }
        self.chapters = self._chapter_looks()
        self.block: Node | None = None

    def plant(self) -> list[Node]:
        """Return the finished nodes in reading order."""
        order = 0
        while order < len(self.lines):
            order = self._place(self.lines[order])
        return self.tree.nodes

    def _place(self, line: Line) -> int:
        """Place the line, or the table that it begins, and return the order of the next line."""
        role = self.roles[line.order]
        table = self.tables.get(line.order)
        if table is not None and role in {Role.TABLE, Role.NOTE}:
            self.block = None
            add_table(self.tree, table, self.roles)
            return table.lines[-1].order + 1
        if role is None:
            self.block = None
            self._place_operative(line)
        else:
            self._place_zone(line, role)
        return line.order + 1

    # -------------------------------------------------------------- what is not operative

    def _place_zone(self, line: Line, role: Role) -> None:
        """Join the line to the block of its role, or begin a new block."""
        if self.block is not None and self.block.role is role and not _stands_apart(line, role):
            self.block.last = line
            self.block.body = Span(self.block.body.start, line.span.end)
            if role in {Role.TITLE, Role.SCHEDULE}:
                _extend_heading(self.block, line)
            return
        node = _zone_node(line, role)
        if role is Role.NOTE:
            self.tree.hang(node, self.tree.top)
        elif role is Role.SCHEDULE:
            self.tree.begin(None)
            self.tree.add(node, 0)
            self.tree.begin(node)
        else:
            self._place_apart(node)
        self.block = node

    def _place_apart(self, node: Node) -> None:
        """Begin anew after a title, the parties, a signature block; inside a schedule stay in it."""
        within = self.tree.open[0] if self.tree.floor else None
        if node.role is Role.TITLE:
            within = None
        self.tree.begin(within)
        self.tree.hang(node, within)

    # -------------------------------------------------------------- clauses

    def _place_operative(self, line: Line) -> None:
        if line.number is not None:
            self._place_numbered(line)
        elif self._heads(line):
            self._place_heading(line)
        elif is_definition(line):
            self._place_definition(line)
        elif heading := self._run_in(line):
            self.tree.add(_clause_node(line, heading), run_in_depth(self.tree, line))
        else:
            self._continue(line)

    def _place_numbered(self, line: Line) -> None:
        depth, reading = number_depth(self.tree, line, self._upcoming(line))
        if is_definition(line):
            node = _clause_node(line, None, role=Role.DEFINITION)
        elif is_heading(line) or not line.words:
            node = _heading_node(line)
        else:
            node = _clause_node(line, run_in(line))
        node.number, node.reading = line.number, reading
        self.tree.add(node, depth)

    def _upcoming(self, line: Line) -> Number | None:
        """Return the next number of the same shape."""
        for other in self.lines[line.order + 1 : line.order + 1 + AHEAD]:
            if other.number and line.number and other.number.shape == line.number.shape:
                return other.number
        return None

    def _heads(self, line: Line) -> bool:
        """Say whether a line without a number is a heading here: there must be something under it."""
        following = self._next(line)
        if following is None or self.roles[following.order] in {Role.SCHEDULE, Role.SIGNATURE}:
            return False
        if is_heading(line):
            return True
        return is_plain_heading(line) and self._is_plain_heading_here(line, following)

    def _is_plain_heading_here(self, line: Line, following: Line) -> bool:
        """Say whether the text before a plain line is finished and text comes after it."""
        before = self._before(line)
        finished = before is None or before.text.endswith(FINISHED) or before.bullet
        top = self.tree.top
        headed = top is not None and top.alone and top.line.order == line.order - 1
        return (finished or headed) and self._can_be_headed(following)

    def _before(self, line: Line) -> Line | None:
        """Return the line before, leaving out what only stands between pages."""
        at = line.order - 1
        while at >= 0 and self.roles[at] is Role.NOTE and line.order - at < AHEAD:
            at -= 1
        return self.lines[at] if at >= 0 else None

    def _can_be_headed(self, line: Line) -> bool:
        if line.number is not None:
            return line.number.readings[-1].path[-1] == 1
        return line.bullet or (len(line.tokens) >= 8 and not is_heading(line))

    def _next(self, line: Line) -> Line | None:
        following = line.order + 1
        return self.lines[following] if following < len(self.lines) else None

    def _place_heading(self, line: Line) -> None:
        top = self.tree.top
        if top is not None and _awaits_heading(top, line):
            top.heading, top.last = line.span, line
            top.body = Span(line.span.end, line.span.end)
            return
        part = self._part_role(line)
        if part is not None:
            self._place_zone(line, part)
            self.block = None
            return
        self.tree.add(_heading_node(line), heading_depth(self.tree, line))

    def _part_role(self, line: Line) -> Role | None:
        """See the title of a part: the numbering begins anew right under it.

        The first part's is a title; a later one heads an attachment such as a service level agreement.
        """
        if not self._restarts_after(line) or line.look in self.chapters:
            return None
        if not any(node.role is Role.CLAUSE and not node.headless for node in self.tree.nodes):
            return Role.TITLE
        return Role.SCHEDULE if self._has_clauses() and ATTACHED.search(line.text) else None

    def _restarts_after(self, line: Line) -> bool:
        following = self._next(line)
        return (
            following is not None and self.roles[following.order] is None and _is_first(following)
        )

    def _has_clauses(self) -> bool:
        return any(node.number is not None and node.parent is None for node in self.tree.nodes)

    def _chapter_looks(self) -> frozenset[tuple[object, ...]]:
        """Return the looks of headings that stand several times over a numbering of their own."""
        looks = Counter(
            line.look
            for line in self.lines
            if self.roles[line.order] is None
            and line.number is None
            and is_heading(line)
            and self._restarts_after(line)
        )
        return frozenset(look for look, count in looks.items() if count >= GROUPS)

    def _run_in(self, line: Line) -> Span | None:
        """Return a run-in heading without a number that its look or the lines around it bear out."""
        if line.bullet:
            return None
        if headings.emphasised_end(line):
            return run_in(line)
        heading = run_in(line) or (captioned(line) if self._is_captioned_beside(line) else None)
        top = self.tree.top
        if heading is None or top is None or top.item or not (top.alone or top.heading is not None):
            return None
        follows = top.line.order == line.order - 1 or top.last.text.endswith(FINISHED)
        return heading if follows else None

    def _is_captioned_beside(self, line: Line) -> bool:
        """Say whether the line right before or after opens with words before a colon, too."""
        beside = self.lines[max(line.order - 1, 0) : line.order + 2]
        return ":" in line.text and any(
            other is not line and ":" in other.text and captioned(other) is not None
            for other in beside
        )

    def _place_definition(self, line: Line) -> None:
        top = self.tree.top
        node = _clause_node(line, None, role=Role.DEFINITION)
        upcoming = self._after_definitions(line)
        while top is not None and _closes_before_definition(top) and not top.leads(upcoming):
            self.tree.open.pop()
            top = self.tree.top
        self.tree.add(node, len(self.tree.open))

    def _after_definitions(self, line: Line) -> Number | None:
        """Return the next number after the line, which tells whether a list goes on behind it."""
        for other in self.lines[line.order + 1 : line.order + 1 + AHEAD]:
            if other.number is not None and not is_definition(other):
                return other.number
        return None

    # -------------------------------------------------------------- text that goes on

    def _continue(self, line: Line) -> None:
        """Add the line to the clause it goes on with, or give it a node of its own."""
        top = self.tree.top
        if top is None or top.role is Role.SCHEDULE:
            self.tree.add(_clause_node(line, None), len(self.tree.open))
        elif self._is_tail(line, top):
            self._add_tail(line)
        elif top.headless and not _runs_on(top.last, line):
            self.tree.add(_clause_node(line, None), len(self.tree.open) - 1)
        elif top.closed:
            self.tree.add(_clause_node(line, None), len(self.tree.open))
        else:
            begun = line.span if top.body.start == top.body.end else top.body
            top.last, top.body = line, Span(begun.start, line.span.end)

    def _is_tail(self, line: Line, top: Node) -> bool:
        """Tell words that close a whole list from words that go on with its last item."""
        if not top.item or top.alone or top.parent is None or line.bullet:
            return False
        if line.paragraph.indent < top.line.paragraph.indent:
            return True
        resumes = line.text[:1].islower() and top.last.text.endswith((".", ";", ","))
        return resumes and line.paragraph.indent <= top.line.paragraph.indent

    def _add_tail(self, line: Line) -> None:
        depth = len(self.tree.open) - 1
        while (
            depth > self.tree.floor + 1
            and self.tree.open[depth - 1].item
            and self._is_tail(line, self.tree.open[depth - 1])
        ):
            depth -= 1
        self.tree.add(_clause_node(line, None), depth)


def _closes_before_definition(top: Node) -> bool:
    """Say whether an unnumbered definition closes the clause: one like it, its list or its tail."""
    beside = top.role is Role.DEFINITION and top.number is None
    return (
        beside or (top.item and top.parent is not None) or (top.headless and top.parent is not None)
    )


def _stands_apart(line: Line, role: Role) -> bool:
    """Recitals stand one by one, and so does the title of a part under the title of the whole."""
    return role is Role.RECITAL or (role is Role.TITLE and folded(line.text) in PART_NAMES)


def _zone_node(line: Line, role: Role) -> Node:
    headed = role in {Role.TITLE, Role.SCHEDULE}
    body = Span(line.span.end, line.span.end) if headed else line.span
    return Node(
        line=line,
        role=role,
        heading=line.span if headed else None,
        body=body,
        last=line,
        number=None,
        alone=headed,
    )


def _extend_heading(node: Node, line: Line) -> None:
    if node.heading is not None:
        node.heading = Span(node.heading.start, line.span.end)
    node.body = Span(line.span.end, line.span.end)


def _heading_node(line: Line) -> Node:
    words = line.words.rstrip(headings.CLOSING)
    heading = Span(line.content, line.content + len(words)) if words else None
    end = line.span.end
    return Node(
        line=line, role=Role.CLAUSE, heading=heading, alone=True, body=Span(end, end), last=line
    )


def _clause_node(line: Line, heading: Span | None, *, role: Role = Role.CLAUSE) -> Node:
    start = headings.body_start(line, heading) if heading else line.content
    return Node(line=line, role=role, heading=heading, body=Span(start, line.span.end), last=line)


def _awaits_heading(top: Node, line: Line) -> bool:
    """See the title on the line under `ARTICLE IV`."""
    return (
        top.number is not None
        and top.heading is None
        and top.alone
        and top.last is top.line
        and top.line.order == line.order - 1
    )


def _is_first(line: Line) -> bool:
    number = line.number
    return number is not None and (
        number.decimal == (1,) or (number.word != "" and number.readings[0].path[-1] == 1)
    )


def _runs_on(last: Line, line: Line) -> bool:
    """Say whether a paragraph goes on with the sentence or list before it."""
    return (
        line.bullet
        or line.text[:1].islower()
        or last.text.endswith((":", ","))
        or (last.bullet and line.bullet)
    )
