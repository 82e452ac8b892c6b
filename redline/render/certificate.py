"""Knows how a certificate is written as `redline.certificate/1`, and what a screen shows of a check.

A certificate may go to the other side: it holds hashes, numbers, names of files and of parts, and not
a word of a contract or a playbook.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from redline.render.spelling import Value, spelled

if TYPE_CHECKING:
    from redline.model.certificate import (
        Attested,
        Certificate,
        Facts,
        FileMark,
        PlaybookMark,
        Statement,
        StoryHashes,
        StoryProof,
        Tally,
    )
    from redline.render.page import Page

CERTIFICATE_SCHEMA = "redline.certificate/1"
VERIFICATION_SCHEMA = "redline.verification/1"

Object = dict[str, Value]


def certificate_json(certificate: Certificate) -> str:
    """Return a certificate as a file holds it, ending in a line feed."""
    return spelled(certificate_value(certificate))


def certificate_value(certificate: Certificate) -> Object:
    """Return a certificate as JSON values, with the hash of itself."""
    value: Object = {
        "schema": CERTIFICATE_SCHEMA,
        "tool": {"name": "redline", "version": certificate.version},
        "playbook": _playbook(certificate.playbook),
        **_attested(certificate.attested),
    }
    if certificate.target is not None:
        value["target"] = _file(certificate.target)
    return {**value, "sha256": own_hash(value)}


def _playbook(mark: PlaybookMark | None) -> Value:
    return {"id": mark.id, "version": mark.version, "sha256": mark.sha256} if mark else None


def own_hash(value: Object) -> str:
    """Return the hash of a certificate: that of its JSON, keys sorted, no spaces, in ASCII."""
    bare = {key: each for key, each in value.items() if key != "sha256"}
    text = json.dumps(bare, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verification_json(attested: Attested, statements: Iterable[Statement], *, version: str) -> str:
    """Return the outcome of a check as `redline.verification/1`."""
    listed = tuple(statements)
    value: Object = {
        "schema": VERIFICATION_SCHEMA,
        "tool": {"name": "redline", "version": version},
        "holds": all(each.holds for each in listed),
        "statements": [_statement(each) for each in listed],
        **_attested(attested),
    }
    return spelled(value)


def _statement(statement: Statement) -> Object:
    return {
        "code": statement.code,
        "holds": statement.holds,
        "text": statement.text,
        "problems": list(statement.problems),
    }


def _attested(attested: Attested) -> Object:
    return {
        "source": _file(attested.source),
        "output": _file(attested.output),
        "stamp": {"author": attested.author, "date": attested.date},
        **_facts(attested.facts),
    }


def _facts(facts: Facts) -> Object:
    kinds: Object = dict(facts.ours)
    return {
        "stories": [_story(story) for story in facts.stories],
        "revisions": {"count": sum(count for _, count in facts.ours), "kinds": kinds},
        "foreign_revisions": {
            "before": _tally(facts.revisions_before),
            "after": _tally(facts.revisions_after),
        },
        "comments": {"count": facts.comments},
        "foreign_comments": {
            "before": _tally(facts.comments_before),
            "after": _tally(facts.comments_after),
        },
        "parts": {
            "identical": facts.identical,
            "changed": [_file(part) for part in facts.changed],
            "added": [_file(part) for part in facts.added],
            "removed": list(facts.removed),
        },
        "settings": list(facts.settings),
    }


def _story(story: StoryProof) -> Object:
    return {
        "story": story.story,
        "part": story.part,
        "source": _hashes(story.source),
        "rejected": _hashes(story.rejected),
        "accepted": _hashes(story.accepted),
    }


def _hashes(hashes: StoryHashes | None) -> Value:
    return {"text": hashes.text, "formatting": hashes.formatting} if hashes else None


def _tally(tally: Tally) -> Object:
    return {"count": tally.count, "sha256": tally.sha256}


def _file(mark: FileMark) -> Object:
    return {"name": mark.name, "sha256": mark.sha256}


# ------------------------------------------------------------------ the screen


def verification(attested: Attested, statements: Iterable[Statement], page: Page) -> str:
    """Return what the screen shows of a check: each statement, and whether all of them hold."""
    from rich.text import Text

    from redline.render.page import printed
    from redline.render.safe import clean

    listed = tuple(statements)
    names = (clean(attested.output.name), clean(attested.source.name))
    lines = [Text(f"{names[0]} against {names[1]}", "bold"), Text()]
    for statement in listed:
        sign, style = ("✓", "green") if statement.holds else ("✗", "bold red")
        said = Text.assemble(
            (sign, style), f" {clean(statement.text)}{_count(attested, statement)}"
        )
        lines += page.flowed([said], between="")
        for problem in _shown(statement.problems, page):
            lines += page.flowed([Text(clean(problem))], between="", indent=4)
    lines += [Text(), *page.flowed([Text(clean(_ours(attested)))], between="")]
    lines += [Text(f"{kind} sha256 {mark.sha256}", "dim") for kind, mark in _files(attested)]
    good = all(each.holds for each in listed)
    lines += [Text(), Text("Everything holds." if good else "Not everything holds.", "bold")]
    return printed(lines, page)


MOST_PROBLEMS = 10
"""Places shown for one statement unless everything is asked for."""


def _shown(problems: tuple[str, ...], page: Page) -> list[str]:
    if page.verbose or len(problems) <= MOST_PROBLEMS:
        return list(problems)
    return [*problems[:MOST_PROBLEMS], f"and {len(problems) - MOST_PROBLEMS} more (-v shows all)"]


def _count(attested: Attested, statement: Statement) -> str:
    """Return how many things a statement is about."""
    facts = attested.facts
    counts = {
        "reject": f" ({len(facts.stories)} checked)",
        "foreign-revisions": f" ({facts.revisions_before.count})",
        "comments": f" ({facts.comments_before.count})",
        "own-comments": f" ({facts.comments})",
        "parts": f" ({facts.identical} parts the same, {len(facts.changed)} changed, "
        f"{len(facts.added)} added)",
    }
    return counts.get(statement.code, "") if statement.holds else ""


def _ours(attested: Attested) -> str:
    total = sum(count for _, count in attested.facts.ours)
    kinds = ", ".join(f"{count} {kind}" for kind, count in attested.facts.ours)
    said = f"{total} tracked changes by {attested.author}"
    return f"{said}: {kinds}." if kinds else f"{said}."


def _files(attested: Attested) -> tuple[tuple[str, FileMark], ...]:
    return ("source ", attested.source), ("redline", attested.output)
