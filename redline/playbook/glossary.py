"""The glossary of technical terms that comes with the built-in playbooks."""

from __future__ import annotations

from pydantic import Field

from redline.errors import PlaybookError
from redline.model.glossary import TradeTerm
from redline.playbook.builtin import library
from redline.playbook.fields import Shape, Text
from redline.playbook.source import Problem, read_source
from redline.playbook.wording import shaped

FILE = "glossary.yaml"


class TradeTermShape(Shape):
    """A technical term in plain words."""

    term: Text
    also: list[Text] = Field([], description="Other ways to write it.")
    means: Text = Field(description="What it means, in a sentence or two.")
    ask: Text = Field(description="What to ask our own specialists.")


class GlossaryShape(Shape):
    """The file of technical terms."""

    terms: list[TradeTermShape]


def read_glossary() -> tuple[TradeTerm, ...]:
    """Return the technical terms. Raises `PlaybookError` where the file cannot be read."""
    source = read_source(library() / FILE)
    if isinstance(source, Problem):
        raise PlaybookError((str(source),))
    glossary, problems = shaped(source, GlossaryShape)
    if glossary is None:
        raise PlaybookError(tuple(map(str, problems)))
    return tuple(
        TradeTerm(term=each.term, also=tuple(each.also), means=each.means, ask=each.ask)
        for each in glossary.terms
    )
