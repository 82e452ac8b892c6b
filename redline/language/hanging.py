"""Finds where a heading without a number hangs: by its look, its style and what stands open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.model import Role

if TYPE_CHECKING:
    from redline.language.lines import Line
    from redline.language.tree import Node, Tree


def heading_depth(tree: Tree, line: Line) -> int:
    """Return the depth at which a heading without a number hangs."""
    rank = outline_rank(line)
    for at in tree.levels():
        node = tree.open[at]
        if node.alone and node.number is None and node.line.look == line.look:
            return at
    if rank is not None:
        ranked = _ranked_depth(tree, rank)
        if ranked is not None:
            return ranked
    if line.paragraph.centred and not any(
        tree.open[at].line.paragraph.centred for at in tree.levels()
    ):
        return tree.floor
    return _beside_fainter(tree, line)


def _beside_fainter(tree: Tree, line: Line) -> int:
    """Return the depth under the last heading, or beside it if it is marked less than the line."""
    depth = tree.depth_of("alone")
    while depth > tree.floor and line.emphatic and _is_faint(tree.open[depth - 1]):
        depth -= 1
    return depth


def _is_faint(node: Node) -> bool:
    line = node.line
    marked = line.emphatic or line.capitals or line.styled or line.paragraph.centred
    return node.alone and node.number is None and node.role is Role.CLAUSE and not marked


def run_in_depth(tree: Tree, line: Line) -> int:
    """Return the depth at which a clause with a run-in heading and no number hangs."""
    for at in tree.levels():
        node = tree.open[at]
        if node.number is None and node.heading and (not node.alone or _is_beside(node, line)):
            return at
    return tree.depth_of("alone")


def _is_beside(node: Node, line: Line) -> bool:
    """Say whether a heading like it already has text of its own, so stands beside, not above."""
    return node.line.emphatic and bool(line.paragraph.emphasis) and node.body.length > 0


def outline_rank(line: Line) -> int | None:
    """Return the rank of a heading by its style, `heading 1` being 1."""
    if line.style.startswith("heading") and line.style[-1:].isdigit():
        return int(line.style[-1])
    return None


def _ranked_depth(tree: Tree, rank: int) -> int | None:
    """Close the outermost heading that ranks no higher, or hang under the innermost that does."""
    ranked = [
        (at, other)
        for at in range(tree.floor, len(tree.open))
        if tree.open[at].alone and (other := outline_rank(tree.open[at].line)) is not None
    ]
    for at, other in ranked:
        if other >= rank:
            return at
    return ranked[-1][0] + 1 if ranked else None
