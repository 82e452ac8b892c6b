"""What `redline playbook init` does: choose a starter, ask who we are, and lay out the copy."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from redline.cli.playbook_pages import check_new
from redline.errors import UsageError

if TYPE_CHECKING:
    from redline.playbook import Header

LINE = re.compile(rb"^we_are:.*\n(?:[ \t]+.*\n|- .*\n)*", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A playbook that was laid out: how many rules, and what it was made from."""

    rules: int
    source: str


def started(folder: Path, source: str, we_are: Sequence[str]) -> Started:
    """Copy a playbook to a new folder under its own id, with our role and name in it.

    Without `source` the starter is chosen by our role and the name of the folder. What was not given
    is asked for where somebody sits at a screen, and nowhere else. What rules share with others is
    written out in each. Raises `UsageError` where the folder holds something already.
    """
    from redline import playbook as playbooks
    from redline.cli.outputs import write
    from redline.playbook.header import HEADER
    from redline.playbook.using import written_out

    check_new(folder)
    name = source or _chosen(folder, we_are, playbooks.headers())
    place = playbooks.find(name)
    header = playbooks.read_header(place)
    words = tuple(we_are) or _asked(header)
    files = written_out(place)
    files[HEADER] = _ours(_renamed(files[HEADER], folder.resolve().name), header, words)
    for file, content in files.items():
        write(folder / file, content, "playbook")
    rules = sum("/" not in file for file in files) - 1  # without the header
    return Started(rules=rules, source=name)


def _renamed(header: bytes, name: str) -> bytes:
    """Give a copied header the id of its new folder."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    id_ = plain if plain[:1].isalpha() else f"playbook-{plain}".rstrip("-")
    return re.sub(rb"(?m)^id:.*$", f"id: {id_}".encode(), header, count=1)


# ------------------------------------------------------------------ which one


def _chosen(folder: Path, we_are: Sequence[str], headers: Sequence[Header]) -> str:
    """Return the starter of our side that the name of the folder speaks of."""
    roles = [word for word in we_are if any(_ours_in(header, word) for header in headers)]
    mine = [h for h in headers if all(h.symmetric or _ours_in(h, role) for role in roles)]
    named = set(re.findall(r"[a-z0-9]+", folder.resolve().name.lower()))
    told = [header for header in mine if named & set(header.id.split("-"))]
    fitting = told or mine
    if len(fitting) == 1:
        return fitting[0].id
    listed = ", ".join(header.id for header in fitting or headers)
    if not _at_a_screen():
        raise UsageError(f"name a playbook to start from with --from: {listed}.")
    return _ask(f"Start from which playbook ({listed})", fitting[0].id if fitting else "")


def _ours_in(header: Header, word: str) -> bool:
    from redline.model.roles import canonical

    roles = {canonical(each) for each in header.us} - {""}
    return word.casefold() in header.us or canonical(word.casefold()) in roles


# ------------------------------------------------------------------ who we are


def _asked(header: Header) -> tuple[str, ...]:
    """Ask who we are, if somebody is there to answer."""
    if not _at_a_screen():
        return ()
    role = "" if header.symmetric else _ask(f"We are ({', '.join(header.us)})", header.us[0])
    name = _ask("Our name in contracts (may be left empty)", "")
    return tuple(word for word in (role, name) if word)


def _at_a_screen() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(question: str, usual: str) -> str:
    import click

    return str(click.prompt(question, default=usual, show_default=bool(usual), err=True)).strip()


def _ours(content: bytes, header: Header, words: Sequence[str]) -> bytes:
    """Write our role, as the most usual word for us, and our names into a copied header."""
    roles = [word.casefold() for word in words if _is_role(header, word)]
    names = [word for word in words if not _is_role(header, word)]
    us = list(dict.fromkeys((*roles, *header.us)))
    lines = f"we_are: [{', '.join(us)}]\n" if roles else ""
    lines += f"our_names: {json.dumps(names, ensure_ascii=False)}\n" if names else ""
    if not lines:
        return content
    kept = (LINE.search(content) or [b""])[0] if not roles else b""
    return LINE.sub(lambda _: kept + lines.encode(), content, count=1)


def _is_role(header: Header, word: str) -> bool:
    """Say whether a word is a role of ours; one of theirs is a mistake."""
    from redline.model.roles import canonical

    if word.casefold() in header.them and not header.symmetric:
        raise UsageError(
            f"--we-are {word}: is the other side in {header.id}. Start from a playbook of your side;"
            " `redline playbook list` shows them."
        )
    return word.casefold() in header.us or bool(canonical(word.casefold()))
