"""Knows the Open Playbook Format, version 0.3: what of a playbook stands where in it.

The format has three parts: evidence (what negotiated contracts show), posture and floor. A playbook that
was written by hand has no evidence of that kind. Its positions stand as our standard and as what is
acceptable, with `no_signal` for the history; what is beyond acceptance is the floor. What the format has
no place for goes under `x_redline`, which other readers pass over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from redline.errors import UsageError
from redline.model.outline import Outline, Step, Topic
from redline.model.playbook import Rung
from redline.model.taxonomy import CLAUSE_TYPES, CONTRACT_TYPES

VERSION = "0.3"
READ = ("0.2", "0.3")
"""Versions that are read; in what is read here they are alike."""

NUMBERED = "#"
"""Between the id of a rule and the number of its red line."""

RUNGS = {rung.value: rung for rung in Rung}
WITHIN = (Rung.ACCEPTABLE, Rung.FALLBACK, Rung.LAST_RESORT)
KEPT = ("wording", "comment", "risk", "priority", "source", "note", "clause")
"""Fields of a topic that are told word for word under `x_redline`."""

Json = Mapping[str, Any]


def to_opf(outline: Outline, date: str, version: str) -> bytes:
    """Return an outline as a document of the format, made at `date` by this version of ours."""
    made = {
        "opf_version": VERSION,
        "agreement_type": _agreement(outline),
        "baseline": {
            "has_canonical_template": True,
            "template_ref": {"document_id": outline.id, "title": outline.title},
            "notes": "The standard positions are those of a playbook written by hand.",
        },
        "taxonomy": _taxonomy(outline),
        "evidence": {"clauses": [_clause(topic, outline.id) for topic in outline.topics]},
        "posture": {},
        "floor": {"invariants": list(_invariants(outline))},
        "perspective": {"party": _first(outline.us), "counterparty_type": _first(outline.them)},
        "corpus": {"documents": [_document(outline)], "stats": {"documents": 0}},
        "compiler": {"name": "redline", "version": version, "generated_at": date},
        "x_redline": {
            "id": outline.id,
            "version": outline.version,
            "contract_types": outline.contract_types,
            "we_are": outline.us,
            "they_are": outline.them,
        },
    }
    return (json.dumps(made, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _agreement(outline: Outline) -> dict[str, object]:
    kind = _first(outline.contract_types) or outline.id
    name = CONTRACT_TYPES.get(kind, outline.title)
    return {"id": kind, "name": name, "aliases": list(outline.contract_types[1:])}


def _taxonomy(outline: Outline) -> dict[str, object]:
    kinds = sorted({topic.clause for topic in outline.topics if topic.clause})
    return {
        "source": "redline",
        "entries": [
            {
                "id": _taxon(kind),
                "label": CLAUSE_TYPES.get(kind, kind),
                "status": "active" if kind in CLAUSE_TYPES else "custom",
            }
            for kind in kinds
        ],
    }


def _taxon(kind: str) -> str:
    return kind.replace("-", "_")


def _document(outline: Outline) -> dict[str, object]:
    return {
        "document_id": outline.id,
        "title": outline.title,
        "provenance": "our_paper",
        "in_scope": False,
        "scope_rationale": "A playbook written by hand, no negotiated contract.",
    }


def _clause(topic: Topic, book: str) -> dict[str, object]:
    standard = topic.wording or _first(topic.said(Rung.PREFERRED))
    cited = {"document_id": book, "version": "template", "clause_path": topic.id or topic.title}
    return {
        "id": topic.id,
        "taxonomy_id": _taxon(topic.clause),
        "title": topic.title,
        "our_standard": {"text": standard, "source_ref": cited} if standard else None,
        "observed_positions": [],
        "summary": {
            "historical_stance": "no_signal",
            "acceptable_if": list(topic.said(*WITHIN)),
            "confidence": {"score": 0, "basis": "written by hand; no contracts were read"},
        },
        "x_redline": {
            "positions": [{"rung": step.rung.value, "say": step.say} for step in topic.steps],
            "approvers": list(topic.approvers),
            **{key: value for key in KEPT if (value := getattr(topic, key))},
        },
    }


def _invariants(outline: Outline) -> Iterator[dict[str, str]]:
    for topic in outline.topics:
        for number, say in enumerate(topic.said(Rung.WALK_AWAY), 1):
            statement = f"Never accept for {topic.title}: {say}"
            yield {"id": f"{topic.id}{NUMBERED}{number}", "statement": statement}


def _first(words: Iterable[str]) -> str:
    return next(iter(words), "")


# ------------------------------------------------------------------ reading


def from_opf(data: bytes, name: str) -> Outline:
    """Return the outline in a document of the format. Raises `UsageError` where it is none."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UsageError(f"{name}: is no JSON in UTF-8, so no Open Playbook Format.") from None
    document = _object(found)
    version = document.get("opf_version")
    if version not in READ:
        told = f"is of version {version}" if isinstance(version, str) else "has no `opf_version`"
        raise UsageError(f"{name}: {told}; versions {' and '.join(READ)} are read.")
    return _outline(document)


def _outline(document: Json) -> Outline:
    ours = _object(document.get("x_redline"))
    agreement = _object(document.get("agreement_type"))
    seen = _object(document.get("perspective"))
    clauses = [*map(_object, _list(_object(document.get("evidence")).get("clauses")))]
    topics = [_topic(clause) for clause in clauses]
    floor = _object(document.get("floor"))
    return Outline(
        title=_text(agreement.get("name")),
        topics=(*_with_floor(topics, floor), *_floor_alone(topics, floor)),
        id=_text(ours.get("id")),
        version=_text(ours.get("version")),
        contract_types=_texts(ours.get("contract_types")) or _texts([agreement.get("id")]),
        us=_texts(ours.get("we_are")) or _texts([seen.get("party")]),
        them=_texts(ours.get("they_are")) or _texts([seen.get("counterparty_type")]),
    )


def _topic(clause: Json) -> Topic:
    ours = _object(clause.get("x_redline"))
    kind = _text(clause.get("taxonomy_id")).replace("_", "-")
    kept = {key: _text(ours.get(key)) for key in KEPT}
    standard = _text(_object(clause.get("our_standard")).get("text"))
    if "positions" not in ours:
        kept |= {"wording": standard, "clause": kind if kind in CLAUSE_TYPES else ""}
    return Topic(
        title=_text(clause.get("title")) or _text(clause.get("id")),
        steps=tuple(_own(ours) if "positions" in ours else _shown(clause)),
        id=_text(clause.get("id")),
        approvers=_texts(ours.get("approvers")),
        **kept,
    )


def _own(ours: Json) -> Iterator[Step]:
    for each in map(_object, _list(ours.get("positions"))):
        rung, say = RUNGS.get(_text(each.get("rung"))), _text(each.get("say"))
        if rung is not None and say:
            yield Step(rung=rung, say=say)


def _shown(clause: Json) -> Iterator[Step]:
    """Yield what a document of somebody else says of a clause besides its standard wording."""
    summary = _object(clause.get("summary"))
    for each in _list(summary.get("acceptable_if")):
        said = each if isinstance(each, str) else _object(each).get("if")
        if say := _text(said):
            yield Step(rung=Rung.ACCEPTABLE, say=say)
    for key, rung in (("fallbacks", Rung.FALLBACK), ("rejected", Rung.WALK_AWAY)):
        for each in map(_object, _list(summary.get(key))):
            if say := _text(each.get("text_summary")):
                yield Step(rung=rung, say=say)


def _with_floor(topics: Iterable[Topic], floor: Json) -> Iterator[Topic]:
    """Yield topics with the red lines that bear their id, where they do not tell them themselves."""
    from dataclasses import replace

    lines = list(_red_lines(floor))
    for topic in topics:
        mine = tuple(Step(rung=Rung.WALK_AWAY, say=say) for of, say in lines if of == topic.id)
        told = topic.said(Rung.WALK_AWAY)
        yield topic if told or not topic.id else replace(topic, steps=(*topic.steps, *mine))


def _floor_alone(topics: Iterable[Topic], floor: Json) -> Iterator[Topic]:
    """Yield a topic for each red line that belongs to no clause."""
    known = {topic.id for topic in topics}
    for of, say in _red_lines(floor):
        if of not in known:
            yield Topic(title=say, id=of, steps=(Step(rung=Rung.WALK_AWAY, say=say),))


def _red_lines(floor: Json) -> Iterator[tuple[str, str]]:
    for each in map(_object, _list(floor.get("invariants"))):
        if say := _text(each.get("statement")):
            yield _text(each.get("id")).partition(NUMBERED)[0], say


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for each in _list(value) if (text := _text(each)))
