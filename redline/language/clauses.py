"""Names the clauses of a finished tree: citations, ids, levels and spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.attachments import schedule_name
from redline.language.numbers import bare, shown
from redline.model import Clause, Contract, Role, Span, Story

if TYPE_CHECKING:
    from redline.language.lines import Line
    from redline.language.tree import Node

CITED_WITH_WORD = frozenset(("article", "part", "chapter", "task"))
OTHER_STORIES = {
    Story.FOOTNOTE: Role.NOTE,
    Story.ENDNOTE: Role.NOTE,
    Story.TEXTBOX: Role.TABLE,
}
"""Stories beside the body that can hold words of the contract. Headers and footers make no clauses."""


def clauses_of(contract: Contract, nodes: list[Node]) -> tuple[Clause, ...]:
    """Return the clauses of the body in reading order, then those of notes and text boxes."""
    namer = _Namer(contract)
    body = [namer.clause(node) for node in nodes]
    return (*body, *namer.beside())


class _Namer:
    """Gives out citations and ids, each id once."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.numbers: dict[int, str] = {}
        self.ids: dict[int, str] = {}
        self.levels: dict[int, int] = {}
        self.used: dict[str, int] = {}

    def clause(self, node: Node) -> Clause:
        """Return the clause of a node whose parent has been named."""
        number = self.numbers[id(node)] = self._number(node)
        name = self.ids[id(node)] = self._unique(self._id(node, number))
        level = self.levels[id(node)] = self._level(node)
        last = _last(node)
        return Clause(
            id=name,
            parent=self.ids[id(node.parent)] if node.parent else None,
            level=level,
            number=number,
            label=node.number.label if node.number else "",
            heading=self._heading(node),
            heading_span=node.heading,
            role=node.role,
            story=Story.BODY,
            span=Span(node.line.span.start, last.span.end),
            body=node.body,
            paragraphs=(node.line.paragraph.index, last.paragraph.index + 1),
        )

    def beside(self) -> list[Clause]:
        """Return a clause for every paragraph of a footnote, endnote or text box."""
        found = []
        for paragraph in self.contract.paragraphs:
            role = OTHER_STORIES.get(paragraph.story)
            if role is None or not paragraph.span.of(self.contract.text).strip():
                continue
            found.append(
                Clause(
                    id=self._unique(f"{paragraph.story.value}"),
                    role=role,
                    story=paragraph.story,
                    span=paragraph.span,
                    body=paragraph.span,
                    paragraphs=(paragraph.index, paragraph.index + 1),
                )
            )
        return found

    def _heading(self, node: Node) -> str:
        if node.heading is None:
            return ""
        return " ".join(node.heading.of(self.contract.text).split())

    def _level(self, node: Node) -> int:
        if node.parent is None or node.parent.role is Role.SCHEDULE:
            return 1
        return self.levels[id(node.parent)] + 1

    # -------------------------------------------------------------- citations

    def _number(self, node: Node) -> str:
        if node.role is Role.SCHEDULE:
            return self._schedule_number(node)
        if node.number is None:
            return ""
        own, outer = self._own_number(node), self._outer(node)
        if outer is None:
            return own
        if outer.role is Role.SCHEDULE:
            return f"{self.numbers[id(outer)]}, {own}"
        if len(node.decimal) > 1 or node.family[2] in {"far", "mixed"}:
            return self._prefix(node) + own
        return _joined(self.numbers[id(outer)], own)

    def _own_number(self, node: Node) -> str:
        label = shown(node.number.label) if node.number else ""
        if node.number and node.number.shape == ")":
            label = f"({label.rstrip('.) ')})" if node.parent else label.rstrip(".) ")
        word = node.number.word if node.number else ""
        if word and word not in CITED_WITH_WORD:
            return bare(label)
        if word:
            return label[:1].upper() + label[1 : len(word)].lower() + label[len(word) :]
        return label

    def _outer(self, node: Node) -> Node | None:
        """Return the clause above that the citation builds on: numbered, or the schedule."""
        for above in node.ancestors():
            if above.role is Role.SCHEDULE or above.number is not None:
                return above
        return None

    def _prefix(self, node: Node) -> str:
        for above in node.ancestors():
            if above.role is Role.SCHEDULE:
                return f"{self.numbers[id(above)]}, "
        return ""

    def _schedule_number(self, node: Node) -> str:
        label = node.line.paragraph.label
        match = schedule_name(node.line.text) or schedule_name(label)
        if match is None:
            return self._heading(node)
        return f"{match['kind'].capitalize()} {match['id']}"

    # -------------------------------------------------------------- ids

    def _id(self, node: Node, number: str) -> str:
        if node.role is Role.SCHEDULE:
            return _slug(number)
        if number:
            container, _, own = number.rpartition(", ")
            path = own.replace(")", "").replace("(", ".").strip(".").lower().replace(" ", "-")
            return f"{_slug(container)}/{path}" if container else path
        own = (
            _slug(self._heading(node))
            if node.role in {Role.CLAUSE, Role.TABLE}
            else node.role.value
        )
        own = own or ("text" if node.role is Role.CLAUSE else node.role.value)
        return f"{self.ids[id(node.parent)]}/{own}" if node.parent else own

    def _unique(self, name: str) -> str:
        candidate = name
        while candidate in self.used:
            self.used[name] += 1
            candidate = f"{name}~{self.used[name]}"
        self.used[candidate] = 1
        return candidate


def _last(node: Node) -> Line:
    last = node.last
    while node.children:
        node = node.children[-1]
        if node.last.order > last.order:
            last = node.last
    return last


def _joined(outer: str, own: str) -> str:
    """Join `9.2` and `(a)` to `9.2(a)`, `7` and `a` to `7.a`, `Article II` and `3` to `Article II, 3`."""
    if own.startswith("("):
        return outer + own
    if own.endswith(")"):
        return f"{outer}({own}"
    if own[:1].isdigit():
        return f"{outer}, {own}" if " " in outer else f"{outer}({own})"
    return f"{outer}.{own}" if outer else own


def _slug(text: str) -> str:
    words = re.findall(r"[^\W_]+", text.lower())
    return "-".join(words)[:48].strip("-")
