"""Reads the name of a person or company out of the words that introduce it."""

from __future__ import annotations

import re

SUFFIX = (
    r"(?:inc|llc|l\.l\.c|ltd|limited|l\.?p|llp|corp|corporation|incorporated|co|n\.?a|s\.?a|plc|p\.?c|gmbh|ag|ab|b\.?v"
    r"|n\.?v|pty|s\.?r\.?l|s\.?p\.?a|oy|a/s|k\.?k)"
)
CLIPPED = r"(?:inc|ltd|corp|co|l\.l\.c|l\.p|n\.a|s\.a|p\.c|b\.v|n\.v|s\.r\.l|s\.p\.a)"
NAME = re.compile(
    rf"(?P<name>[^,;(\n\v]{{2,140}}?(?:,\s?{SUFFIX}\b\.?)*\.?)"
    r"(?=\s*(?:,|;|\(|\n|\v|$|\s(?:located|with|having|whose|incorporated|organi[sz]ed|acting|registered|doing"
    r"|d/b/a|a\s(?:\w+\s){0,4}(?:corporation|company|partnership|individual|trust)|of\s\d|at\s\d)\b))",
    re.IGNORECASE,
)
BLANK = re.compile(r"[\s{}\[\]<>_•.…*#-]*(?:[{\[<].*[}\]>])?[\s_.…,-]*", re.DOTALL)
LEADING = re.compile(r"^(?:[\s“\"'(:,;.-]|(?i:the)\s+(?=[A-Z{\[_]))+")
SMALL = frozenset(
    (
        "of", "and", "the", "for", "de", "la", "du", "van", "von", "der", "den", "y", "e", "&",
        "at", "on", "in", "a/s", "dba", "d/b/a", "und", "et",
    )
)  # fmt: skip
ENDING = re.compile(rf"(?:,\s*|\s+){SUFFIX}\.?(?:\s*&?\s*{SUFFIX}\.?)*$", re.IGNORECASE)
COMPANY = re.compile(rf"(?:,\s*|\s){SUFFIX}\b", re.IGNORECASE)
COMMON = frozenset(
    (
        "this", "the", "a", "an", "each", "any", "its", "their", "such", "these", "those", "by",
        "in", "of", "on", "whereas", "unless", "if", "with", "both", "when", "where", "as",
        "all", "for", "to", "at", "no", "now", "witnesseth", "recitals", "background",
        "section", "article", "exhibit", "dated", "except",
    )
)  # fmt: skip
MOST = 14  # words a name has at most


def name_in(words: str, like: str = "") -> str:
    """Return the name that opens `words`, or a blank to be filled in; empty if there is none.

    A name that begins with a small letter is believed only if it is `like` its label.
    """
    opened = LEADING.sub("", words)
    blank = re.match(r"(?:\{[^{}]{1,80}\}|\[[^\[\]]{1,120}\]|_{3,})", opened)
    if blank:
        return blank.group()
    match = NAME.match(opened)
    name = match["name"].strip(' ,.;:“”"') if match else ""
    if match and re.search(rf"\b{CLIPPED}\.$", match["name"], re.IGNORECASE):
        name += "."
    tokens = name.split()
    if not tokens or len(tokens) > MOST:
        return ""
    liked = bool(like) and letters(like) in letters(name)
    return name if liked or _reads_like_name(name, tokens) else ""


def _reads_like_name(name: str, tokens: list[str]) -> bool:
    """Tell a name from the beginning of a sentence or an address."""
    if re.search(r"[a-z]{4}\.\s", name) and not COMPANY.search(name):
        return False
    if tokens[0].isdigit() and len(tokens[0]) > 1:
        return False
    if any(word.islower() and word not in SMALL and "." not in word for word in tokens[1:]):
        return False
    return _is_capital(tokens[0]) and tokens[0].lower() not in COMMON - {"the"}


def letters(name: str) -> str:
    """Return the letters and figures of a name alone, for comparison."""
    return re.sub(r"[^a-z\d]", "", name.lower())


def is_company(name: str) -> bool:
    """Say whether a name says of itself that it is a company's: `Acme, Inc.`."""
    return bool(COMPANY.search(name)) and not is_blank(name)


def is_blank(name: str) -> bool:
    """Say whether a name is a place to fill one in: `{company_name}`, `[insert name]`, `____`."""
    return bool(BLANK.fullmatch(name))


def short_names(name: str) -> tuple[str, ...]:
    """Return what a company may be called for short: its name without `Inc.` and the like."""
    shorter = ENDING.sub("", name).strip(" ,")
    return (shorter,) if shorter and shorter != name else ()


def _is_capital(token: str) -> bool:
    return any(letter.isupper() for letter in token) or token[:1].isdigit()
