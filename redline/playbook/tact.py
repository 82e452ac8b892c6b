"""What the words of a rule may say: slots that can be filled, comments that give nothing away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.model.limits import numbers_in
from redline.playbook.names import known_names
from redline.playbook.schema import MISSING, SILENT, UNACCEPTABLE, value_of
from redline.playbook.soundness import conditions_of, edits_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.playbook.book_schema import PlaybookShape
    from redline.playbook.schema import ExampleShape, RuleShape
    from redline.playbook.source import Where

    Flaw = tuple[Where, str]

LONGEST_COMMENT = 400
"""Characters. The other side reads one or two sentences."""

FEWEST_EXAMPLES = 2
"""Of each sort: wording that is fine or no concern of the rule, and wording that deviates."""

_SLOT = re.compile(r"\{([^{}]*)\}")
_ALWAYS = ("us", "them", "Us", "Them", "Agreement")
_STANDING = frozenset({"preferred", "acceptable", SILENT})
_OUR_LADDER = re.compile(
    r"\b(?:walk[- ]?away|fall[- ]?back|last[- ]resort|our playbook|our policy|our limit|red line)\b",
    re.IGNORECASE,
)


def tactless(rule: RuleShape, book: PlaybookShape | None) -> Iterator[Flaw]:
    """Yield what is wrong with the texts, comments and examples of a rule."""
    yield from _comments(rule, book)
    yield from _examples(rule)
    if book is not None:
        yield from _slots(rule, book)


# ------------------------------------------------------------------ slots


def _slots(rule: RuleShape, book: PlaybookShape) -> Iterator[Flaw]:
    sets = any(edit.set for edit in rule.edits)
    for where, text in _comments_of(rule):
        known = (*_ALWAYS, *book.terms, "value") if sets else (*_ALWAYS, *book.terms)
        yield from ((where, message) for message in _unfilled(text, known))
    for where, text in _texts_of(rule):
        yield from ((where, message) for message in _unfilled(text, (*_ALWAYS, *book.terms)))


def outgoing_of(rule: RuleShape) -> Iterator[str]:
    """Yield every wording of a rule that can reach the other side."""
    yield rule.title
    yield from (text for _, text in (*_comments_of(rule), *_texts_of(rule)))


def _unfilled(text: str, known: tuple[str, ...]) -> Iterator[str]:
    for slot in _SLOT.findall(text):
        if slot == "value" and "value" not in known:
            yield "{value} is what an edit sets a fact to, and this rule has no such edit"
        elif re.sub(r"['\u2019]s$", "", slot) not in known:
            yield f"nothing fills {{{slot}}}; {known_names(slot, known)} (`terms` of playbook.yaml)"
    if "{" in _SLOT.sub("", text) or "}" in _SLOT.sub("", text):
        yield "a curly bracket without its partner"


def _comments_of(rule: RuleShape) -> Iterator[tuple[Where, str]]:
    yield ("comment",), rule.comment
    if rule.required and rule.required.comment:
        yield ("required", "comment"), rule.required.comment


def _texts_of(rule: RuleShape) -> Iterator[tuple[Where, str]]:
    for index, position in enumerate(rule.positions):
        yield ("positions", index, "text"), position.text
    for where, edit in edits_of(rule):
        yield (*where, "with"), edit.with_ or ""
        yield (*where, "insert"), edit.insert or ""
    if rule.required:
        yield ("required", "heading"), rule.required.heading
        yield ("required", "text"), rule.required.text


# ------------------------------------------------------------------ comments


def _comments(rule: RuleShape, book: PlaybookShape | None) -> Iterator[Flaw]:
    for where, comment in _comments_of(rule):
        if len(comment) > LONGEST_COMMENT:
            yield (
                where,
                f"{len(comment)} characters; the other side reads {LONGEST_COMMENT} at most",
            )
        for said in _OUR_LADDER.findall(comment):
            yield where, f"`{said}` tells the other side about our ladder; say why instead"
        for limit in _limits(rule):
            if re.search(rf"(?<![\w.,]){re.escape(limit)}(?![\w%]|[.,]\d)", comment):
                yield where, f"`{limit}` tells the other side how far we would go; leave it out"
        for title in _approvers_in(comment, book):
            yield where, f"`{title}` decides on our side; leave approvers out of the comment"


def _limits(rule: RuleShape) -> list[str]:
    """Return the numbers that only our side should know: those of any rung but the first."""
    set_to = (value_of(edit, rule.bands) for edit in rule.edits)
    ours = {float(value) for value in set_to if isinstance(value, int | float)}
    first, *worse = [position.when for position in rule.ladder] or [None]
    rest = [when for where, when in conditions_of(rule) if where[0] not in {"positions", "bands"}]
    rest += [when for when in worse if when]
    return sorted(f"{limit:g}" for limit in numbers_in(rest) - numbers_in([first]) - ours)


def _approvers_in(comment: str, book: PlaybookShape | None) -> Iterator[str]:
    """Yield the approvers a comment speaks of, by title within a sentence or by initials."""
    for role, who in book.approvers.items() if book else ():
        title = who if isinstance(who, str) else who.title
        initials = role.upper() if len(role) <= 4 else title
        for name in dict.fromkeys((title, initials)):
            inside = r"(?<=[\w,;:)]\s)" if " " not in name and name == title else r"\b"
            if re.search(rf"{inside}{re.escape(name)}\b", comment):
                yield name


# ------------------------------------------------------------------ examples


def _examples(rule: RuleShape) -> Iterator[Flaw]:
    fine = sum(example.rung in _STANDING for example in rule.examples)
    deviating = len(rule.examples) - fine
    if fine < FEWEST_EXAMPLES:
        yield ("examples",), f"{fine} of wording that is fine or `silent`; {_wanted()}"
    if deviating < FEWEST_EXAMPLES:
        yield ("examples",), f"{deviating} of wording that deviates; {_wanted()}"
    for index, example in enumerate(rule.examples):
        for message in _example(rule, example):
            yield ("examples", index), message


def _wanted() -> str:
    return f"a rule needs at least {FEWEST_EXAMPLES} of each"


def _example(rule: RuleShape, example: ExampleShape) -> Iterator[str]:
    possible = {position.rung for position in rule.ladder} | {SILENT}
    possible |= {MISSING} if rule.required else set()
    possible |= {UNACCEPTABLE} if rule.unacceptable else set()
    if example.rung not in possible:
        cure = "" if rule.ladder else "; for a rung it needs `positions` or `bands`"
        says = ", ".join(sorted(possible))
        yield f"this rule can never say `{example.rung}`; it says {says}{cure}"
    if example.after and example.rung in _STANDING:
        yield f"has `after`, but wording at `{example.rung}` is left as it is"
    if example.after and not any(edits_of(rule)) and example.rung != MISSING:
        yield "has `after`, but the rule has no edits"
