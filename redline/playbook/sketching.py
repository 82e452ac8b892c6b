"""Turns an outline into the files of a playbook: what it says, and nothing that it does not say.

What a rule needs besides - when a position holds, how its clause is known, examples - nobody has said
yet. It is left out, and `lint` names it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.model.outline import Outline, Topic
from redline.model.playbook import Priority, Risk, Rung
from redline.model.taxonomy import CLAUSE_TYPES, CONTRACT_TYPES
from redline.playbook.header import HEADER
from redline.playbook.using import INTERNAL, as_yaml

if TYPE_CHECKING:
    from redline.playbook.source import Plain

ID = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)*")
RISKS = frozenset(risk.name.lower() for risk in Risk)
PRIORITIES = frozenset(Priority)

HEAD = """\
# Imported from {name}. `redline playbook lint` names what is still to be written:
# when each position holds (`when`), how the clause is known (`recognise`), and examples.
"""


def sketched(outline: Outline, name: str, folder: str) -> dict[str, bytes]:
    """Return the files of a playbook that says what an outline of the file `name` says.

    `folder` is what the folder of the playbook is called; it becomes the id.
    """
    header = HEAD.format(name=" ".join(name.split())) + as_yaml(_header(outline, folder))
    files = {HEADER: header.encode()}
    taken: set[str] = set()
    for topic in outline.topics:
        id_ = _free(_id(topic), taken)
        stem = f"{id_.replace('.', '-')}.yaml"
        files[stem] = as_yaml(_rule(topic, id_)).encode()
        if topic.note:
            files[f"{INTERNAL}/{stem}"] = as_yaml({"why": topic.note}).encode()
    return files


def _header(outline: Outline, folder: str) -> dict[str, Plain]:
    kinds = [kind for kind in outline.contract_types if kind in CONTRACT_TYPES]
    titles = dict.fromkeys(title for topic in outline.topics for title in topic.approvers)
    return _said(
        {
            "id": slug(folder) or "playbook",
            "title": outline.title or folder,
            "version": outline.version or "0.1",
            "contract_types": [*kinds],
            "we_are": [word.lower() for word in outline.us],
            "they_are": [word.lower() for word in outline.them],
            "approvers": {role(title): title for title in titles},
        }
    )


def _rule(topic: Topic, id_: str) -> dict[str, Plain]:
    kind = topic.clause or slug(topic.title)
    return _said(
        {
            "id": id_,
            "title": topic.title,
            "clause": kind if topic.clause or kind in CLAUSE_TYPES else "",
            "risk": topic.risk if topic.risk in RISKS else "",
            "priority": topic.priority if topic.priority in PRIORITIES else "",
            "approvers": [role(title) for title in topic.approvers],
            "source": topic.source,
            "comment": topic.comment,
            "positions": _positions(topic),
        }
    )


def _positions(topic: Topic) -> list[Plain]:
    """Return the positions in order of their rungs; our wording goes with the first preferred one."""
    steps = sorted(topic.steps, key=lambda step: list(Rung).index(step.rung))
    made: list[dict[str, Plain]] = [{"rung": s.rung.value, "say": s.say} for s in steps]
    if topic.wording:
        best: Plain = Rung.PREFERRED.value
        if not made or made[0]["rung"] != best:
            made.insert(0, {"rung": best})
        made[0]["text"] = topic.wording
    return [*made]


def _said(values: dict[str, Plain]) -> dict[str, Plain]:
    return {key: value for key, value in values.items() if value}


def _id(topic: Topic) -> str:
    return topic.id if ID.fullmatch(topic.id) else slug(topic.id or topic.title) or "rule"


def _free(id_: str, taken: set[str]) -> str:
    """Take an id that no other rule has, nor, with hyphens for its dots, another file."""
    number, free = 1, id_
    while free.replace(".", "-") in taken or f"{free.replace('.', '-')}.yaml" == HEADER:
        number += 1
        free = f"{id_}-{number}"
    taken.add(free.replace(".", "-"))
    return free


def slug(text: str) -> str:
    """Return a text as a name: small letters, digits and hyphens, beginning with a letter."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-0123456789")[:60].strip("-")


def role(title: str) -> str:
    """Return the name of a role for somebody's title."""
    return slug(title).replace("-", "_") or "approver"
