"""Checks that a number in words and the figures behind it are the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.model import Span
from redline.model.numerals import NUMBER_WORDS, read_words
from redline.proof.draft import Noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.proof.draft import Draft

_NUMBER: Final = "|".join(
    sorted((*NUMBER_WORDS, "and", "half"), key=lambda word: (-len(word), word))
)
_BOTH: Final = re.compile(
    rf"(?<![\w-])(?P<words>(?:{_NUMBER})(?:[\s-]{{1,3}}(?:{_NUMBER}|point)){{0,14}})"
    r"(?:\s(?:percent|per\s?cent|dollars|u\.?s\.? dollars|euros?|pounds|[a-z]{3,12} dollars))?"
    r"\s?[(\[]\s?(?P<sign>[$€£]|usd|eur|gbp)?\s?(?P<figures>\d{1,3}(?:,\d{3})+|\d{1,12})(?P<part>\.\d{1,4})?"
    r"(?P<unit>(?:st|nd|rd|th)?)\s?(?:%|percent|dollars)?\s?[)\]]",
    re.IGNORECASE,
)


_REVERSED: Final = re.compile(
    rf"(?<![\w.,-])(?P<figures>\d{{1,3}}(?:,\d{{3}})+|\d{{1,12}})(?P<part>\.\d{{1,4}})?\s?%?\s?\("
    rf"(?P<words>(?:{_NUMBER})(?:[\s-]{{1,3}}(?:{_NUMBER}|point)){{0,14}})"
    r"(?:\s(?:percent|per\s?cent|(?:[a-z.]{2,12}\s)?(?:dollars|euros?|pounds(?:\ssterling)?)))?\)",
    re.IGNORECASE,
)


def figures(draft: Draft) -> Iterator[Noted]:
    """Yield each `fifteen (30) days` and `30 (fifteen) days`."""
    found = (*_BOTH.finditer(draft.text), *_REVERSED.finditer(draft.text))
    for match in sorted(found, key=lambda each: each.start()):
        words = re.sub(r"^and\b\s*|\s*\band$", "", match["words"], flags=re.IGNORECASE)
        said = read_words(words)
        written = float(match["figures"].replace(",", "") + (match["part"] or ""))
        if said is None or said == written:
            continue
        yield Noted(
            span=Span(*match.span()),
            message=f"the words say {said:g} and the figures {written:g}",
        )
