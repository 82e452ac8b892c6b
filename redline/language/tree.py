"""Grows the clause tree: finds for every number and heading the clause it belongs under."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redline.language.headings import is_heading
from redline.model import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.language.lines import Line
    from redline.language.numbers import Family, Number, Reading

DEEPEST = 12  # open clauses one within the other; what is nested deeper stands side by side
CHAPTERS = frozenset(("article", "part", "chapter"))
GAP = 8  # clauses that may be missing before a number stops being the next of its list


@dataclass(slots=True, kw_only=True)
class Node:
    """A clause while it is being put together.

    `alone`: the heading is a line of its own. `closed`: sub-clauses or a table have begun, so that
    further words of the clause are no longer its body.
    """

    line: Line
    role: Role
    parent: Node | None = None
    number: Number | None = None
    reading: Reading | None = None
    heading: Span | None = None
    alone: bool = False
    body: Span
    last: Line
    closed: bool = False
    children: list[Node] = field(default_factory=list)

    @property
    def decimal(self) -> tuple[int, ...]:
        """Return the decimal path of the node's number, `Section C` being the parent of `C.1`."""
        if self.number is None:
            return ()
        lettered = self.number.lettered(self.reading) if self.reading else ()
        return lettered or self.number.decimal

    @property
    def value(self) -> int:
        """Return the last part of the node's number, 0 for none."""
        return self.reading.path[-1] if self.reading else 0

    @property
    def family(self) -> Family:
        """Return what numbers of the same list have in common."""
        if self.number is None or self.reading is None:
            return ("", "", "", 0)
        return self.number.family(self.reading)

    @property
    def item(self) -> bool:
        """Say whether the node is an item of a list under a clause, such as `(a)`."""
        return self.number is not None and self.number.item

    @property
    def headless(self) -> bool:
        """Say whether the node has neither number nor heading."""
        return self.number is None and self.heading is None

    def leads(self, number: Number | None) -> bool:
        """Say whether a number is the next of the node's list."""
        if number is None or self.reading is None:
            return False
        return any(_follows(self, number, reading) for reading in number.readings)

    def ancestors(self) -> Iterator[Node]:
        """Yield the nodes above this one, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class Tree:
    """The clauses found so far, and the path of open ones a new clause may belong under."""

    def __init__(self, ends: dict[int, int] | None = None) -> None:
        """Begin with no clause. `ends` says where each Word list has its last line."""
        self.ends = ends or {}
        self.nodes: list[Node] = []
        self.open: list[Node] = []
        self.floor = 0
        self.depths: dict[tuple[int, int], int] = {}

    @property
    def top(self) -> Node | None:
        """Return the innermost open clause."""
        return self.open[-1] if self.open else None

    def begin(self, node: Node | None) -> None:
        """Close everything; with a node, what follows belongs under it (a schedule)."""
        self.open = [node] if node else []
        self.floor = len(self.open)
        self.depths.clear()

    def add(self, node: Node, depth: int) -> Node:
        """Put a clause under the open clause at `depth - 1` and open it."""
        del self.open[max(min(depth, DEEPEST), self.floor) :]
        self.hang(node, self.top)
        self.depths[_list_of(node.line)] = len(self.open)
        self.open.append(node)
        return node

    def levels(self) -> range:
        """Return the places of the open clauses, innermost first, down to the floor."""
        return range(len(self.open) - 1, self.floor - 1, -1)

    def depth_of_list(self, line: Line) -> int | None:
        """Return the depth at which the line's Word list stood when it stood last."""
        known = self.depths.get(_list_of(line)) if line.paragraph.list_id is not None else None
        return None if known is None else min(known, len(self.open))

    def hang(self, node: Node, parent: Node | None) -> Node:
        """Put a clause under a parent without opening it."""
        node.parent = parent
        if parent is not None:
            parent.children.append(node)
        self.nodes.append(node)
        return node

    def depth_of(self, kind: str) -> int:
        """Return the depth under the nearest open clause of a kind, else the floor.

        `alone`: with a heading on a line of its own; `clause`: that or any number but an item's;
        `number`: that or any number.
        """
        for at in range(len(self.open) - 1, self.floor - 1, -1):
            node = self.open[at]
            numbered = node.number is not None or node.role is Role.DEFINITION
            clause = kind == "clause" and node.number is not None and not node.item
            if node.alone or clause or (kind == "number" and numbered):
                return at + 1
        return self.floor


# ------------------------------------------------------------------ numbers


def number_depth(tree: Tree, line: Line, upcoming: Number | None) -> tuple[int, Reading]:
    """Return the depth at which a numbered line hangs, and how its number is to be read."""
    number = line.number
    if number is None:
        raise ValueError("the line has no number")
    first = number.readings[0]
    if first.kind in {"far", "mixed"} or len(number.decimal) > 1:
        return _decimal_depth(tree, line, number), first
    listed = _in_list(tree, line)
    if listed is not None:
        return listed, _kin(tree.open[listed], number)
    for reading in _preferred(tree, number, upcoming):
        depth = _single_depth(tree, line, number, reading)
        if depth is not None:
            return depth, reading
    return _stray_depth(tree, line, number), first


def _decimal_depth(tree: Tree, line: Line, number: Number) -> int:
    """Hang `9.2.1` under `9.2`, else beside `9.2.x`, else under the longest number it extends."""
    path = number.decimal or number.readings[0].path
    if number.readings[0].kind == "far":
        return _far_depth(tree)
    choices = [_after(tree, path), _under(tree, path[:-1], line), _beside(tree, path)]
    choices += [_under(tree, path[:length], line) for length in range(len(path) - 2, 0, -1)]
    for depth in choices:
        if depth is not None:
            return depth
    decimals = [at for at in tree.levels() if tree.open[at].decimal]
    return decimals[-1] if decimals else tree.depth_of("alone")


def _under(tree: Tree, path: tuple[int, ...], line: Line) -> int | None:
    """Return the depth under the open clause numbered `path`, one of the same list first."""
    found = [at for at in tree.levels() if tree.open[at].decimal == path]
    same = [at for at in found if _same_list(tree.open[at], line)]
    return (same or found)[0] + 1 if found else None


def _after(tree: Tree, path: tuple[int, ...]) -> int | None:
    """Return the depth of the open clause whose number is the one before."""
    for at in tree.levels():
        if path[-1] > 1 and tree.open[at].decimal == (*path[:-1], path[-1] - 1):
            return at
    return None


def _beside(tree: Tree, path: tuple[int, ...]) -> int | None:
    for at in tree.levels():
        other = tree.open[at].decimal
        if len(other) == len(path) and other[:-1] == path[:-1]:
            return at
    return None


def _far_depth(tree: Tree) -> int:
    for at in tree.levels():
        if tree.open[at].family[2] == "far":
            return at
    return tree.depth_of("alone")


def _same_list(node: Node, line: Line) -> bool:
    list_id = line.paragraph.list_id
    return list_id is not None and node.line.paragraph.list_id == list_id


def _list_of(line: Line) -> tuple[int, int]:
    return (line.paragraph.list_id or 0, line.paragraph.level or 0)


def _in_list(tree: Tree, line: Line) -> int | None:
    """Return the depth of an open clause of the same Word list and level."""
    paragraph = line.paragraph
    if paragraph.list_id is None or line.number is None or line.number.typed:
        return None
    for at in tree.levels():
        other = tree.open[at].line.paragraph
        if (
            other.list_id == paragraph.list_id
            and other.level == paragraph.level
            and tree.open[at].number
        ):
            return at
    return None


def _kin(node: Node, number: Number) -> Reading:
    """Read the number as its neighbour in the list was read."""
    alike = [
        reading for reading in number.readings if node.reading and reading.kind == node.reading.kind
    ]
    return (alike or list(number.readings))[0]


def _preferred(tree: Tree, number: Number, upcoming: Number | None) -> list[Reading]:
    """Order the readings of `(i)`: the one the next number carries on, then the one that carries on."""
    if len(number.readings) == 1:
        return list(number.readings)

    def rank(reading: Reading) -> tuple[bool, bool, bool]:
        leads = upcoming is not None and any(
            other.kind == reading.kind and other.path[-1] == reading.path[-1] + 1
            for other in upcoming.readings
        )
        follows = any(_follows(tree.open[at], number, reading) for at in tree.levels())
        return (not leads, not follows, not reading.kind.endswith("roman"))

    return sorted(number.readings, key=rank)


def _follows(node: Node, number: Number, reading: Reading, most: int = 1) -> bool:
    if node.reading is None or node.family != number.family(reading):
        return False
    return 0 < reading.path[-1] - node.value <= most


def _single_depth(tree: Tree, line: Line, number: Number, reading: Reading) -> int | None:
    for at in tree.levels():
        if _follows(tree.open[at], number, reading):
            return at
    deeper = _deeper_in_list(tree, line)
    if deeper is not None:
        return deeper
    if reading.path[-1] == 1:
        return _first_depth(tree, line, number, reading)
    for at in tree.levels():
        if _follows(tree.open[at], number, reading, GAP):
            return at
    return None


def _deeper_in_list(tree: Tree, line: Line) -> int | None:
    """Return the depth under an open clause of the same Word list at a higher level."""
    level, list_id = line.paragraph.level, line.paragraph.list_id
    if level is None or list_id is None:
        return None
    for at in tree.levels():
        other = tree.open[at].line.paragraph
        if other.list_id == list_id and other.level is not None and other.level < level:
            return at + 1
    return None


def _first_depth(tree: Tree, line: Line, number: Number, reading: Reading) -> int:
    """Hang the first of a list under the innermost clause, unless an open list starts anew."""
    for at in tree.levels():
        node = tree.open[at]
        if node.family == number.family(reading):
            return tree.depth_of("number") if _opens_sublist(tree, node, line) else at
    return tree.depth_of("number")


def _opens_sublist(tree: Tree, node: Node, line: Line) -> bool:
    """Tell a list inside `node` from a list like it that starts anew."""
    ours, theirs = node.line.paragraph, line.paragraph
    other = theirs.list_id != ours.list_id
    if other and tree.ends.get(ours.list_id or 0, 0) > line.order:
        return True  # the list of `node` goes on behind this one
    if theirs.indent > ours.indent or (node.alone and (line.style != node.line.style or other)):
        return True
    if tree.top is not None and tree.top is not node:
        announced = tree.top.last.text.endswith(":")
        return announced or node.alone or (other and theirs.list_id is not None)
    return node.last.text.endswith((":", ":-", "–", "—"))


def _chapter_depth(tree: Tree, number: Number) -> int:
    """Hang an article at the top, and a section under the article that is open."""
    for at in tree.levels() if number.word not in CHAPTERS else ():
        other = tree.open[at].number
        if other is not None and other.word in CHAPTERS:
            return at + 1
    return tree.floor


def _stray_depth(tree: Tree, line: Line, number: Number) -> int:
    """Hang what carries on nothing where its list was, beside its kin, or under the last heading."""
    listed = tree.depth_of_list(line)
    if listed is not None and not number.typed:
        return listed
    for at in tree.levels():
        if tree.open[at].family in number.families:
            return at
    if number.word:
        return _chapter_depth(tree, number)
    if number.readings[0].kind == "decimal":
        deeper = [at for at in tree.levels() if len(tree.open[at].decimal) > 1]
        if deeper:
            return deeper[-1]
    return tree.depth_of("clause" if number.item and not is_heading(line) else "alone")
