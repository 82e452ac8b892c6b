"""Reads the name of a person or company out of the words that introduce it."""

from __future__ import annotations

import re

from redline.language.places import law_names
from redline.language.titles import PAPER
from redline.model.roles import is_role

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
LEADING = re.compile(r"^(?:[\s“\"'(:,;.&-]|(?i:the|and|or)\s+(?=[A-Z{\[_]))+")
SMALL = frozenset(
    (
        "of", "and", "the", "for", "de", "la", "du", "van", "von", "der", "den", "y", "e", "&",
        "at", "on", "in", "a/s", "dba", "d/b/a", "und", "et", "do", "da", "di", "del", "des", "le",
    )
)  # fmt: skip
ENDING = re.compile(rf"(?:,\s*|\s+){SUFFIX}\.?(?:\s*&?\s*{SUFFIX}\.?)*$", re.IGNORECASE)
COMPANY = re.compile(rf"(?:,\s*|\s){SUFFIX}\b", re.IGNORECASE)
COMMON = frozenset(
    (
        "this", "the", "a", "an", "each", "any", "its", "their", "such", "these", "those", "by",
        "in", "of", "on", "whereas", "unless", "if", "with", "both", "when", "where", "as",
        "all", "for", "to", "at", "no", "now", "witnesseth", "recitals", "background",
        "section", "article", "exhibit", "dated", "except", "and", "or", "between", "among",
        "source", "initialed", "party", "name", "title", "date", "address",
    )
)  # fmt: skip
FORMS = frozenset(
    (
        "inc", "llc", "ltd", "limited", "lp", "llp", "lllp", "corp", "corporation", "incorporated",
        "co", "na", "sa", "plc", "pc", "gmbh", "ag", "ab", "bv", "nv", "pty", "pte", "srl", "spa",
        "oy", "as", "kk", "company", "companies", "se", "fsb", "ltda", "cv", "sarl", "sàrl", "kg",
        "mbh", "aktiengesellschaft", "ulc", "pllc", "ilp", "bhd", "partnership", "sas", "asa",
        "private", "lc", "nsb", "sro", "aps", "doo", "sae", "psc", "pjsc", "jsc", "ooo",
    )
)  # fmt: skip
"""What says of a name that it is a company's, letters alone: `l.l.c.` is `llc`."""

SPELLED_OUT = frozenset(
    ("private", "incorporated", "partnership", "company", "companies", "corporation", "co")
)
"""Forms that are plain words when they are written small."""

BODIES = frozenset(
    (
        "bank", "university", "trust", "fund", "association", "foundation", "institute", "college",
        "hospital", "group", "authority", "agency", "bancorp", "government", "board", "council",
        "chapter", "league", "society", "office", "offices", "department", "ministry", "hospitals",
    )
)  # fmt: skip
"""What says it too where the name ends there."""

BEGUN = re.compile(r"(?<![\w.&’'-])(?:[A-Z\d]|[a-z]{1,2}[A-Z]|(?:[a-z]\.){2})")
TOKEN = re.compile(r"\S+")
RUN = re.compile(r"[A-Z\d][\w.&’'-]*(?<!\.)(?:[ \t]{1,4}[A-Z\d][\w.&’'-]*(?<!\.)){0,12}")
AND_COMPANY = re.compile(r"\s+&\s+Co\b\.?(?:,?\s+(?:KG|KGaA|OHG)\b)?")
STOPPED = re.compile(r"^(?!(?:Bros|Assoc|Intl|Svcs|Univ)\.)[A-Za-z]*[a-z]{3}\.$")
LIABILITY = re.compile(r"\s+(?:liability|partnership|company)\b")
FEW = 8  # words that a name has which is believed for its label alone
MOST = 14  # words a name has at most


def company_at(words: str) -> str:
    """Return the name of a company that opens `words`, up to `Inc.`, `Bank` and the like; else none."""
    end = 0
    for count, match in enumerate(TOKEN.finditer(words[:200])):
        word = match.group()
        if word[-1] in ":\uff1a":
            break
        bare = word.rstrip(",;:)/”\"’'")
        if count and _is_form(bare, words, match):
            end = match.start() + len(bare)
        elif end or not _may_stand(word, first=not count):
            break
        if count and not end and _is_body(words, match):
            return words[: match.start() + len(bare.rstrip("."))].strip()
        if count >= MOST or word[-1] == ";" or (not end and STOPPED.search(word)):
            break
    more = AND_COMPANY.match(words, end) if end else None
    name = words[: more.end() if more else end].strip()
    return "" if _is_of_roles(name) else name


def _is_of_roles(name: str) -> bool:
    """Say whether words only look like a company's name: `Employee and Company`."""
    *stem, last = re.findall(r"[^\W_]+", name) or [""]
    return bool(stem) and is_role(last) and all(w.lower() in SMALL or is_role(w) for w in stem)


def _is_form(word: str, words: str, match: re.Match[str]) -> bool:
    """Say whether a word is a form such as `Inc.`, not the state in `Denver, CO` or `Ohio limited`."""
    before = " ".join(words[: match.start()].split())
    if before.lower() in law_names() or (word == "CO" and before.endswith(",")):
        return False
    if word == "limited" and LIABILITY.match(words, match.end()):
        return False
    return _is_form_word(word)


def _is_form_word(token: str) -> bool:
    plain = re.sub(r"[^\w]", "", token).lower()
    if plain not in FORMS or token[:1] in '(“"':
        return False
    if len(plain) == 2 and plain != "co":
        return sum(letter.isupper() for letter in token) > 1 or "." in token
    return not (token.islower() and plain in SPELLED_OUT) or (plain == "co" and token[-1] == ".")


def _is_body(words: str, match: re.Match[str]) -> bool:
    """Say whether the name ends at a word such as `University`: the next one is no name's."""
    word = match.group().rstrip(",;:")
    if word.lower() not in BODIES or not word[:1].isupper() or "\n" in words[: match.start()]:
        return False
    after = words[match.end() :].lstrip()
    ends = match.group()[-1] in ",;:" or after[:1] in ("(", "-", "—", "–", "")
    return ends and not (after[:40].split() and _is_form_word(after[:40].split()[0].rstrip(",;:")))


def _may_stand(token: str, *, first: bool) -> bool:
    """Say whether a word may stand in a name before its `Inc.`."""
    if token[:1] in '(“"[{' and not re.fullmatch(r"\([A-Z][\w.&]{1,20}\),?", token):
        return False
    if first:
        named = bool(re.search(r"[A-Z\d]|\.com|(?:[a-z]\.){2}", token))
        led = token[-1] == "," and (is_role(token) or bool(PAPER.search(token)))
        return (
            named and not led and token.lower() not in COMMON - {"the"} and not _is_form_word(token)
        )
    plain = token.lower().rstrip(",")
    return plain in SMALL or _is_capital(token) or plain in {"-", "–", "&", "/"}


def companies(words: str) -> list[tuple[int, str]]:
    """Return every company that the words name, each with where it stands."""
    found, at = [], 0
    for match in BEGUN.finditer(words):
        if match.start() >= at and (name := company_at(words[match.start() :])):
            found.append((match.start(), name))
            at = match.start() + len(name)
        elif match.start() >= at:
            at = _end_of_run(words, match.start())
    return found


def _end_of_run(words: str, at: int) -> int:
    """Return the end of the capitalised words at a place, of which none begins a company."""
    run = RUN.match(words, at)
    return run.end() if run else at + 1


def name_in(words: str, like: str = "") -> str:
    """Return the name that opens `words`, or a blank to be filled in; empty if there is none.

    A name that begins with a small letter is believed only if it is `like` its label.
    """
    opened = LEADING.sub("", words)
    blank = re.match(r"(?:\{[^{}]{1,80}\}|\[[^\[\]]{1,120}\]|_{3,})", opened)
    if blank:
        return blank.group()
    if company := company_at(opened):
        return _with_stop(company, opened)
    match = NAME.match(opened)
    name = match["name"].strip(' ,.;:“”"') if match else ""
    if match and re.search(rf"\b{CLIPPED}\.$", match["name"], re.IGNORECASE):
        name += "."
    tokens = name.split()
    if not tokens or len(tokens) > MOST:
        return ""
    liked = bool(like) and len(tokens) <= FEW and letters(like) in letters(name)
    return name if liked or _reads_like_name(name, tokens) else ""


def _with_stop(company: str, words: str) -> str:
    """Give `Acme, Inc` the full stop that belongs to it: `Inc.` has one, `Limited` none."""
    dotted = words[len(company) : len(company) + 1] == "."
    clipped = re.search(rf"\b{CLIPPED}$", company, re.IGNORECASE)
    return (
        f"{company}."
        if dotted and clipped
        else company.removesuffix(".")
        if not (re.search(rf"\b{CLIPPED}\.$", company, re.IGNORECASE))
        else company
    )


def _is_state_form(name: str) -> bool:
    """Say whether a name is only what kind of company one is: `Nevada Corporation`."""
    stem, _, last = name.rpartition(" ")
    return stem.lower() in law_names() and _is_form_word(last)


def _reads_like_name(name: str, tokens: list[str]) -> bool:
    """Tell a name from the beginning of a sentence, a label or an address."""
    if re.search(r"[:_]|^[^A-Za-z]*$|^[A-Z]\d+$", name) or _is_state_form(name):
        return False
    if is_role(name) or _is_of_roles(name):
        return False
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
    return bool(COMPANY.search(name) or company_at(name)) and not is_blank(name)


def is_blank(name: str) -> bool:
    """Say whether a name is a place to fill one in: `{company_name}`, `[insert name]`, `____`."""
    return bool(BLANK.fullmatch(name))


def short_names(name: str) -> tuple[str, ...]:
    """Return what a company may be called for short: its name without `Inc.` and the like."""
    shorter = ENDING.sub("", name).strip(" ,")
    return (shorter,) if shorter and shorter != name else ()


def _is_capital(token: str) -> bool:
    return any(letter.isupper() for letter in token) or token[:1].isdigit()
