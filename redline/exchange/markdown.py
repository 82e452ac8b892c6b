"""Knows the playbook of three bullets: a heading for each clause, and under it what is wanted.

The bullets are `Standard position`, `Acceptable range` and `Escalation trigger`. What has several parts
has them as bullets of its own; a rung other than the bullet's own is named in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from redline.errors import UsageError
from redline.model.outline import Outline, Step, Topic
from redline.model.playbook import Rung

STANDARD, RANGE, TRIGGER = "Standard position", "Acceptable range", "Escalation trigger"
NOTE, APPROVAL = "Note", "Approval"

RUNGS: Mapping[str, Rung] = {
    STANDARD: Rung.PREFERRED,
    RANGE: Rung.ACCEPTABLE,
    TRIGGER: Rung.WALK_AWAY,
}
MARKED: Mapping[str, Rung] = {"Fallback": Rung.FALLBACK, "Last resort": Rung.LAST_RESORT}
"""What stands in front of a position that is on a lower rung than its bullet."""

LABELS: Mapping[str, str] = {
    "standard position": STANDARD,
    "position": STANDARD,
    "preferred position": STANDARD,
    "acceptable range": RANGE,
    "acceptable": RANGE,
    "escalation trigger": TRIGGER,
    "escalation triggers": TRIGGER,
    "escalation": TRIGGER,
    "walk-away": TRIGGER,
    "note": NOTE,
}
"""What others call the bullets."""

HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
BULLET = re.compile(r"([ \t]*)[-*+][ \t]+(\S.*)")
LABELLED = re.compile(r"[*_]{0,2}([A-Za-z][A-Za-z -]{2,30})[*_]{0,2}(?::|$)[*_]{0,2}")
SPECIAL = re.compile(r"([\\`*_\[\]<>#])|^([-+])")
ESCAPED = re.compile(r"\\([^a-zA-Z0-9\s])")
CLOSING = re.compile(r"[ \t]#+[ \t]*$")


def to_markdown(outline: Outline) -> bytes:
    """Return an outline as Markdown."""
    return ("\n".join(_lines(outline)) + "\n").encode("utf-8", "replace")


def _lines(outline: Outline) -> Iterator[str]:
    yield f"# {_plain(outline.title or outline.id or 'Playbook')}"
    for topic in outline.topics:
        yield f"\n## {_plain(topic.title)}\n"
        ranged = [(step.rung, step.say) for step in topic.steps if step.rung in _WITHIN]
        trigger = list(map(_plain, topic.said(Rung.WALK_AWAY)))
        if topic.approvers:
            trigger.append(f"{APPROVAL}: {_plain('; '.join(topic.approvers))}")
        standard = topic.said(Rung.PREFERRED) or (topic.wording,)
        yield from _bullet(STANDARD, list(map(_plain, filter(None, standard))))
        yield from _bullet(RANGE, [_marked(rung, say) for rung, say in ranged])
        yield from _bullet(TRIGGER, trigger)
        yield from _bullet(NOTE, [_plain(topic.note)] if topic.note else [])


_WITHIN = (Rung.ACCEPTABLE, *MARKED.values())


def _marked(rung: Rung, say: str) -> str:
    mark = next((f"{mark}: " for mark, each in MARKED.items() if each is rung), "")
    return mark + _plain(say)


def _bullet(label: str, items: list[str]) -> Iterator[str]:
    if len(items) == 1:
        yield f"- **{label}:** {items[0]}"
    elif items:
        yield f"- **{label}:**"
        yield from (f"  - {item}" for item in items)


def _plain(text: str) -> str:
    return SPECIAL.sub(lambda hit: f"\\{hit[0]}", " ".join(text.split()))


# ------------------------------------------------------------------ reading


@dataclass(slots=True)
class _Draft:
    """A topic while its lines are read: the items under each label."""

    title: str
    items: dict[str, list[str]] = field(default_factory=dict)
    label: str = ""

    def add(self, text: str) -> None:
        if self.label and text:
            self.items.setdefault(self.label, []).append(text)

    def go_on(self, text: str) -> None:
        """Take a line that goes on where the last one ended."""
        held = self.items.get(self.label)
        if held:
            held[-1] = f"{held[-1]} {text}"
        else:
            self.add(text)


def from_markdown(data: bytes, name: str) -> Outline:
    """Return the outline in a Markdown file. Raises `UsageError` where no clause has the bullets."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{name}: is not UTF-8 text. Save it as UTF-8.") from None
    title, drafts = _read(text)
    topics = tuple(_topic(draft) for draft in drafts if draft.items)
    if not topics:
        raise UsageError(
            f"{name}: no clause was found. Give each a heading, and under it the bullets"
            f" {STANDARD}, {RANGE} and {TRIGGER}."
        )
    return Outline(title=title, topics=topics)


def _read(text: str) -> tuple[str, list[_Draft]]:
    title, drafts = "", [_Draft(title="")]
    for line in text.splitlines():
        if heading := HEADING.match(line):
            name = _unescaped(CLOSING.sub("", heading[2]))
            title = title or (name if len(heading[1]) == 1 else "")
            drafts.append(_Draft(title=name))
        elif bullet := BULLET.match(line):
            _take(drafts[-1], bullet[2], nested=bool(bullet[1]))
        elif line.strip():
            drafts[-1].go_on(_unescaped(line))
    return title, drafts


def _take(draft: _Draft, text: str, *, nested: bool) -> None:
    """Take a bullet: one of ours begins a list, any other belongs to the list it stands in."""
    labelled = LABELLED.match(text)
    label = LABELS.get(labelled[1].strip().lower(), "") if labelled else ""
    if labelled and label and not nested:
        draft.label = label
        draft.add(_item(text[labelled.end() :]))
    elif nested:
        draft.add(_item(text))
    else:
        draft.label = ""


def _item(text: str) -> str:
    """Return an item as it is kept: one with a mark is read when the mark has been taken off."""
    return text.strip() if _mark(text) else _unescaped(text)


def _unescaped(text: str) -> str:
    return " ".join(ESCAPED.sub(r"\1", text).split())


def _mark(text: str) -> str:
    """Return the mark that a nested bullet begins with, if it is one of ours."""
    mark = text.partition(":")[0].strip()
    return mark if mark in {*MARKED, APPROVAL} else ""


def _topic(draft: _Draft) -> Topic:
    steps: list[Step] = []
    approvers: list[str] = []
    for label, rung in RUNGS.items():
        for item in draft.items.get(label, ()):
            mark = _mark(item)
            said = _unescaped(item.partition(":")[2]) if mark else item
            if mark == APPROVAL:
                approvers += filter(None, (each.strip() for each in said.split(";")))
            else:
                steps.append(Step(rung=MARKED.get(mark, rung), say=said))
    return Topic(
        title=draft.title,
        steps=tuple(steps),
        approvers=tuple(approvers),
        note=" ".join(draft.items.get(NOTE, ())),
    )
