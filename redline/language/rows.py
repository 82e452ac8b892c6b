"""Turns the tables of a contract into clauses: a row of key terms each, or a table of figures as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.language.tables import Table, TableKind, lines_of
from redline.language.tree import Node, Tree
from redline.model import Role, Span

if TYPE_CHECKING:
    from redline.language.lines import Line

LONGEST = 14  # words: what heads a row has no more


def add_table(tree: Tree, table: Table, roles: tuple[Role | None, ...]) -> None:
    """Hang a table under the clause it stands in."""
    parent = _parent(tree)
    if table.kind is TableKind.GRID:
        _hang(tree, table.lines, parent, roles, headed=_heads(table.lines, len(table.rows[0])))
    else:
        _hang_rows(tree, table, parent, roles)
    for node in tree.open[tree.floor :]:
        node.closed = True


def _parent(tree: Tree) -> Node | None:
    top = tree.top
    while top is not None and top.headless and top.role is Role.CLAUSE:
        top = top.parent
    return top


def _hang_rows(
    tree: Tree, table: Table, parent: Node | None, roles: tuple[Role | None, ...]
) -> None:
    """Hang row by row; a row that only names a group holds the rows under it that are less marked."""
    group: Node | None = None
    for row in table.rows:
        lines = lines_of(row)
        marked = lines[0].emphatic
        above = parent if marked or group is None else group
        node = _hang(tree, lines, above, roles, headed=_heads(lines, len(row)))
        if marked:
            group = node if len(lines) == 1 else None


def _hang(
    tree: Tree,
    lines: tuple[Line, ...],
    parent: Node | None,
    roles: tuple[Role | None, ...],
    *,
    headed: bool,
) -> Node:
    first, last = lines[0], lines[-1]
    if all(roles[line.order] is Role.NOTE for line in lines):
        return tree.hang(
            Node(line=first, role=Role.NOTE, body=Span(first.span.start, last.span.end), last=last),
            parent,
        )
    node = Node(
        line=first,
        role=Role.TABLE,
        heading=None,
        body=Span(first.span.start, last.span.end),
        last=last,
    )
    if headed:
        node.heading, node.alone = first.span, True
        rest = [line for line in lines[1:] if roles[line.order] is not Role.NOTE]
        node.body = (
            Span(rest[0].span.start, last.span.end)
            if rest
            else Span(first.span.end, first.span.end)
        )
    tree.hang(node, parent)
    _hang_notes(tree, lines, node, roles)
    return node


def _hang_notes(
    tree: Tree, lines: tuple[Line, ...], node: Node, roles: tuple[Role | None, ...]
) -> None:
    for line in lines:
        if roles[line.order] is Role.NOTE and line is not node.line:
            tree.hang(Node(line=line, role=Role.NOTE, body=line.span, last=line), node)


def _heads(lines: tuple[Line, ...], cells: int) -> bool:
    """Say whether the first line heads the row."""
    first = lines[0]
    if len(first.tokens) > LONGEST or first.text.endswith((".", ";")):
        return False
    return first.emphatic or first.capitals or cells > 1 or len(lines) == 1
