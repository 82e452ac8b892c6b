"""Knows what a heading looks like: a line of its own, or the first words of a clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.lines import SMALL, is_titled
from redline.model import Span

if TYPE_CHECKING:
    from redline.language.lines import Line

MOST = 25  # no heading has more words
MOST_RUN_IN = 12
MOST_SHOUTED = 6  # words of a sentence in capitals that may still be a heading
MOST_TERM = 6  # words of a defined term
MOST_CAPTION = 9  # words before a colon; what it heads has no fewer
MOST_PHRASE = 6  # words of a heading in sentence case that only its number sets apart
CLOSING = " \t\v\u00a0.:;–—-"

QUOTED = re.compile(r"[“\"”„]|(?:^|\s)['‘]")
DEFINING = re.compile(
    r"[\s,]*(?:\([^()]{0,80}\)\s*)?"
    r"(?:(?:of|for|as to|in relation to|with respect to)\s[^.;:]{1,80}?\s)?"
    r"(?:shall\s+|will\s+|each\s+|both\s+)?"
    r"(?:means?|mean(?:ing)?|ha(?:s|ve)\s+the\s+(?:respective\s+)?meanings?|refers?\s+to|is\s+defined|includes?"
    r"|(?:is|are)\s+(?:the|a|an|any|each|all)\b|be\s+(?:deemed|defined|construed))",
    re.IGNORECASE,
)
GLOSS = re.compile(
    r"\s*[:–—-]?\s*(?:means|shall mean|has the meaning)\b"
    r"|\s*:\s+(?:an?|any|the|all|each|every|has|as|such)\s[^A-Z]"
)
"""What follows a bold term that is being defined: `means`, or in British papers `: a day …`."""
TERM = re.compile(r"\s*(?:[“\"„”][^“”\"„]{1,80}?[”\"“]|['‘][^“”\"„]{1,80}?[’'])")
UNQUOTED = re.compile(r"[A-Z][\w&/() ,’'-]{2,60}?\s+(?:shall\s+mean|means)\s")
"""A term in capitals or title case that is defined without quotation marks."""
FIELD = re.compile(
    r"\s*(?:by|name|title|its|date|signature|signed|address|e-?mail|phone|attn|attention|position"
    r"|(?:print(?:ed)?|signatory) name)\s*:",
    re.IGNORECASE,
)
RUN_IN = re.compile(
    r"(?P<head>[^.:!?\t\v–—]{2,90}?)\s?(?P<close>\.(?=[\s\u00a0\t\v])|:(?=[\s\u00a0\t\v])|\s[–—-]\s|[–—]|\t|\v"
    r"|[ \u00a0]{3,})"
)
CAPITALS = re.compile(
    r"(?P<head>[A-Z][A-Z&/,’'()-]*(?:\s{1,3}[A-Z&][A-Z&/,’'()-]*){0,9})\s+"
    r"(?=(?:The|This|These|That|Each|Every|All|Any|If|In|No|None|Neither|Either|Both|Upon|Subject|Except|It|For|To"
    r"|During|An|A(?=\s[a-z])|Unless|Notwithstanding|Without|On|After|Before|Where|When|Should|As|At|By|Such|Nothing|You|We"
    r"|From|With|Other|Until|There|Within)\s)"
)
"""A heading in capitals, then a word that opens a sentence."""
CAPTIONED = re.compile(r"(?P<head>[A-Z][^.:;!?\t\v]{2,90}):\s")
BREAK = re.compile(r"[a-z)]{2}[.:]\s+[A-Z“\"]")
BLANK = re.compile(r"(?:\s*(?:\{[^{}]*\}|\[[^\[\]]*\]))+\s*")
"""A place to fill in, or a mark of the program that fills it in: `{END-IF}`, `[Month]`."""
TOPIC = re.compile(
    r"[A-Z][a-z]*(?:ity|tion|sion|ment|ance|ence|ency|ship|als?|ings?|ties|ures?|ability|over|ver)"
    r"|Terms?|Fees?|Notices?|Taxes|Scope|Audits?|Remedies|Services|Support|Parts|Definitions"
)
"""One word that names what a clause is about, as against a party or a defined term."""
CHOICE = re.compile(r"[\[(]\s{0,4}[xX]?\s{0,4}[\])]\s")
"""A box to tick."""
CAPTION = re.compile(r"(?:table|figure|fig\.|chart)\s*\d+\b", re.IGNORECASE)
NO_OPENING = frozenset(
    ("whereas", "resolved", "note", "notes", "provided", "now", "please", "therefore")
)
ABBREVIATED = frozenset(
    (
        "inc", "ltd", "co", "corp", "llc", "no", "nos", "e.g", "i.e", "mr", "ms", "mrs", "dr",
        "st", "vs", "etc", "example", "yes",
    )
)  # fmt: skip
LEADING = frozenset(("include", "includes", "including", "following", "follows", "namely"))
"""Words that lead in to a list and end no heading."""
SENTENCE_OPENINGS = frozenset(
    (
        "the", "this", "these", "that", "those", "any", "all", "each", "every", "such", "if", "in",
        "upon", "for", "to", "when", "where", "while", "as", "at", "by", "on", "we", "you", "it",
        "he", "she", "they", "both", "neither", "either", "unless", "except", "subject", "during",
        "after", "before", "until", "within", "from", "an", "a", "one", "two", "three", "see",
        "including", "not", "our", "your", "their", "its", "his", "her", "i",
    )
)  # fmt: skip
SENTENCE_WORDS = frozenset(
    (
        "shall", "will", "may", "must", "is", "are", "was", "were", "has", "have", "had",
        "does", "do", "did", "agrees", "agree", "means", "be", "been", "can", "cannot",
        "should", "would", "that", "which", "who", "whom", "whose", "if", "when", "because",
        "therefore",
    )
)  # fmt: skip


def is_definition(line: Line) -> bool:
    """Say whether the line opens by defining a term: `“Affiliate” means …`, or a bold term that means."""
    match = TERM.match(line.words)
    if match:
        rest = line.words[match.end() :]
        return bool(DEFINING.match(rest)) or bool(_second_term(rest))
    if UNQUOTED.match(line.words) and _is_term(line.words.split(" mean")[0].split()):
        return True
    end = emphasised_end(line)
    if not 0 < end <= 60:
        return False
    return not QUOTED.match(line.words) and bool(GLOSS.match(line.words, end))


def _is_term(tokens: list[str]) -> bool:
    """Tell the name of a term from the start of a sentence such as `This means`."""
    words = tokens[:-1] if tokens[-1:] == ["shall"] else tokens
    if not 0 < len(words) <= MOST_TERM or words[0].lower() in SENTENCE_OPENINGS:
        return False
    return is_titled(words) and (len(words) > 1 or words[0].isupper())


def is_field(line: Line) -> bool:
    """Say whether the line is a field to fill in or sign, such as `Name: Dana` or `By: ____`."""
    return bool(FIELD.match(line.words)) or ("___" in line.words and len(line.tokens) <= 8)


def is_heading(line: Line) -> bool:
    """Say whether the whole line is a heading by style, look or wording, whatever surrounds it."""
    if not _may_head(line):
        return False
    count, sentence = len(line.tokens), _is_sentence(line)
    if line.styled and not sentence:
        return count <= 15 and (line.emphatic or line.number is not None or _is_title_like(line))
    if line.emphatic or line.capitals:
        told = count > MOST_SHOUTED and not line.emphatic and says_something(line)
        return count <= 15 and not told and not (sentence and line.number is None and count == 1)
    if line.number is None:
        return False
    return line.titled and count <= 12 and not sentence


def says_something(line: Line) -> bool:
    """Say whether the line is a sentence with a verb, however short."""
    return line.text.endswith(".") and any(
        word.lower().strip(",.;:") in SENTENCE_WORDS for word in line.tokens
    )


def is_plain_heading(line: Line) -> bool:
    """Say whether an unnumbered line without any look may be a heading if its surroundings agree."""
    if line.number is not None or not _may_head(line):
        return False
    worded = line.titled or _is_plain_phrase(line.tokens)
    return worded and len(line.tokens) <= 7 and line.words[-1:] not in {".", ",", ")"}


def _is_plain_phrase(tokens: list[str]) -> bool:
    """Tell a heading in sentence case, without number or look, from other short lines."""
    return (
        1 < len(tokens) <= MOST_PHRASE
        and _is_phrase(tokens)
        and not _has_verb(tokens, titled=False)
    )


def run_in(line: Line) -> Span | None:
    """Return the heading that opens the line and is followed by the clause's text, if there is one."""
    if is_field(line) or is_definition(line):
        return None
    end = _emphasised_heading(line) or _worded_heading(line)
    if not end:
        return None
    words = line.words[:end].rstrip(CLOSING)
    return Span(line.content, line.content + len(words)) if words else None


def captioned(line: Line) -> Span | None:
    """Return the words before a colon that open a line, a heading if its neighbours have one, too."""
    match = CAPTIONED.match(line.words)
    if match is None or is_field(line) or is_definition(line) or QUOTED.search(match["head"]):
        return None
    tokens = match["head"].split()
    rest = line.words[match.end() :].lstrip()
    if len(tokens) > MOST_CAPTION or tokens[0].lower() in SENTENCE_OPENINGS | NO_OPENING:
        return None
    if (
        not rest[:1].isupper()
        or len(rest.split()) < MOST_CAPTION
        or _has_verb(tokens, titled=False)
    ):
        return None
    return Span(line.content, line.content + len(match["head"].rstrip()))


def body_start(line: Line, heading: Span) -> int:
    """Return where the words after a run-in heading begin."""
    rest = line.text[heading.end - line.span.start :]
    return heading.end + len(rest) - len(rest.lstrip(CLOSING))


def emphasised_end(line: Line) -> int:
    """Return how far the bold or underlined start of the line's words reaches, 0 for none."""
    reach = line.content
    for span in line.paragraph.emphasis:
        gap = line.text[reach - line.span.start : max(span.start - line.span.start, 0)]
        if span.start > reach and gap.strip(CLOSING + '“”"'):
            break
        reach = max(reach, min(span.end, line.span.end))
    return reach - line.content


def _may_head(line: Line) -> bool:
    text = line.words
    if not text or text[0] in ".,;/" or len(line.tokens) > MOST or text[0].islower() or line.bullet:
        return False
    if CHOICE.match(text) or (BLANK.fullmatch(text) and (line.number is None or text[0] == "{")):
        return False
    if (
        text[-1] in ",;"
        or is_field(line)
        or CAPTION.match(text)
        or text.endswith((" and", " or", ":-"))
    ):
        return False
    return not is_definition(line) and any(letter.isalpha() for letter in text)


def _is_sentence(line: Line) -> bool:
    """Tell a sentence from a title that is closed by a full stop."""
    text = line.words.rstrip()
    if line.emphatic or not text.endswith("."):
        return bool(BREAK.search(text)) and not line.emphatic
    listed = line.number is not None and line.number.item and not line.number.label.isupper()
    verbs = _has_verb(line.tokens, titled=line.number is not None and line.titled)
    return (
        verbs or listed or line.number is None or len(line.tokens) > 8 or bool(BREAK.search(text))
    )


def _is_title_like(line: Line) -> bool:
    """Tell a styled title from a styled sentence."""
    if line.titled or len(line.tokens) <= 4 or line.style in {"title", "subtitle"}:
        return True
    verbs = sum(word.lower().strip(",.;:") in SENTENCE_WORDS for word in line.tokens)
    return len(line.tokens) <= 12 and not verbs and not line.words.endswith(":")


def _second_term(rest: str) -> bool:
    """See the `or “SOW” means` after a first quoted term."""
    match = re.match(r"\s*(?:\(?(?:or|and|,|/)\s*)" + TERM.pattern[3:], rest)
    return bool(match) and bool(DEFINING.match(rest[match.end() :].lstrip(")"))) if match else False


def _emphasised_heading(line: Line) -> int:
    """Return the length of a run-in heading marked by look, 0 if there is none."""
    reach = emphasised_end(line)
    words, rest = line.words[:reach], line.words[reach:]
    tokens = words.split()
    most = MOST if line.number and words.rstrip().endswith((":", ".")) else MOST_RUN_IN
    if not tokens or not rest.strip(CLOSING) or len(tokens) > most or words[0].islower():
        return 0
    if tokens[0].lower().strip(".,:") in NO_OPENING or QUOTED.match(words):
        return 0
    if words.rstrip().endswith((".", ":", "–", "—", "-")) or _opens_with_break(rest):
        return reach
    named = len(tokens) > 1 or bool(TOPIC.fullmatch(tokens[0]))
    return reach if named and is_titled(tokens) and rest.lstrip()[:1].isupper() else 0


def _opens_with_break(rest: str) -> bool:
    return bool(re.match(r"\s?(?:[.:–—]|\s-\s|-\s|[\t\v]|\s{2})", rest))


def _worded_heading(line: Line) -> int:
    """Return the length of a run-in heading told by wording alone: `Notices. All notices …`."""
    return _closed_heading(line) or _capital_heading(line)


def _closed_heading(line: Line) -> int:
    match = RUN_IN.match(line.words)
    if match is None:
        return 0
    head, rest = match["head"].strip(), line.words[match.end() :].strip(CLOSING)
    gap = not match["close"].strip(" \u00a0")
    if gap and not (line.number and _is_set_apart(head, rest)):
        return 0
    if not _is_worded_heading(head, limit=10 if line.number else 6, numbered=bool(line.number)):
        return 0
    follows = rest[:1].isupper() or rest[:1] in "“\"(‘'["
    least = 6 if not line.number else 1 if match["close"] == "." else 3
    return match.end() if follows and len(rest.split()) >= least else 0


def _is_set_apart(head: str, rest: str) -> bool:
    """Tell a heading before a gap from a line of capitals that was wrapped there."""
    return not (head.isupper() and rest[:2].isupper()) and not head.endswith(",")


def _capital_heading(line: Line) -> int:
    """Return the length of a heading in capitals that runs into a sentence without a mark."""
    match = CAPITALS.match(line.words) if line.number else None
    return match.end() if match and len(match["head"]) > 3 else 0


def _is_worded_heading(head: str, *, limit: int, numbered: bool) -> bool:
    tokens = head.split()
    if len(tokens) > limit or QUOTED.search(head) or not head[:1].isalpha():
        return False
    titled = is_titled(tokens)
    if not (titled and (numbered or ";" not in head)) and not (numbered and _is_phrase(tokens)):
        return False
    last = tokens[-1].lower()
    if last in ABBREVIATED and not (numbered and last == "etc"):
        return False
    if tokens[0].lower().strip(",") in NO_OPENING:
        return False
    if len(last) == 1 and not (numbered and last.isdigit()):
        return False
    return not _has_verb(tokens, titled=numbered and is_titled(tokens))


def _has_verb(tokens: list[str], *, titled: bool) -> bool:
    """Say whether the words hold a verb of a sentence; in a title only one without a capital counts."""
    words = (word.strip(",.;:") for word in tokens)
    if titled:
        return any(word in SENTENCE_WORDS and word not in SMALL for word in words)
    return any(word.lower() in SENTENCE_WORDS for word in words)


def _is_phrase(tokens: list[str]) -> bool:
    """Tell a heading in sentence case, `Return of materials`, from the start of a sentence."""
    return (
        len(tokens) <= MOST_PHRASE
        and tokens[0][:1].isupper()
        and tokens[0].lower().strip(",") not in SENTENCE_OPENINGS
        and all(word.strip(",&/()-’'").isalpha() or word in "&/–-" for word in tokens)
        and tokens[-1].lower() not in SMALL | LEADING
    )
