"""The verbs that bind: finds them in a sentence and names the modal each amounts to."""

from __future__ import annotations

import re

_DECLARING = (
    "represent warrant acknowledge agree covenant grant assign waive release disclaim appoint engage "
    "accept "
    "retain reserve confirm undertake guarantee consent desire designate understand expect authorize "
    "authorise "
    "recognize recognise pledge promise"
)
_DECLARES = frozenset(_DECLARING.split())
_OTHERS = (
    "shall must will may cannot can is are remain remains has have retain retains reserve reserves "
    "indemnify "
    "indemnifies certify certifies make makes owns promise promises commit commits submit submits attorn "
    "attorns assume assumes pays do does need needs"
)
_WORDS = _DECLARES | {f"{verb}s" for verb in _DECLARES} | frozenset(_OTHERS.split())
_BEING = {
    "required": "must",
    "obligated": "must",
    "obliged": "must",
    "bound": "must",
    "entitled": "may",
    "permitted": "may",
    "allowed": "may",
    "authorized": "may",
    "authorised": "may",
    "free": "may",
}
_NEGATIVE = {"shall": "shall not", "will": "will not", "may": "may not", "must": "must not"}
_VERB = re.compile(
    r"\b(?:(?P<plain>shall|must|(?<!at )will|may(?! \d))(?P<never> not| never)?\b"
    r"|(?P<cannot>cannot|can not)|(?P<can>can)\b(?! dollars)"
    r"|(?:is|are|remains?) (?:(?P<not>not )?"
    rf"(?P<being>{'|'.join(_BEING)}) to|(?P<prohibited>prohibited from)"
    r"|(?:(?:also|solely|fully|wholly|not|exclusively) )?(?:responsible|liable))\b"
    r"|(?:(?P<lacks>(?:does|do|shall|will) not have|(?:has|have) no)|has|have|retains?"
    r"|reserves?) (?:an? |the |any )?"
    r"(?:sole |exclusive |absolute |first |prior )?(?:(?P<owes>obligation|duty) to|(?P<right>right"
    r"|option)\b)"
    r"|(?:is|are) under (?:no|an) (?:obligation|duty) to"
    r"|(?P<isto>(?:is|are)(?: not)? to)(?= (?:be|pay|provide|deliver|give|make|maintain|ensure|keep"
    r"|supply|use|bear)\b)"
    r"|(?P<needs>needs? to)\b"
    r"|(?:agree|undertake|covenant|promise|commit)s?"
    r"(?P<promise> (?:and (?:agrees?|undertakes?|covenants?) )?(?:with [\w ]{1,30}? )?(?P<notto>not )?to\b)"
    rf"|(?:(?:{'|'.join(sorted(_DECLARES))})s?|indemnif(?:y|ies)|certif(?:y|ies)|makes? no|owns|pays"
    rf"|(?<=hereby )assumes?"
    r"|(?:is|are) limited to"
    r"|(?:submit|attorn)s? (?:itself |themselves )?(?=to the\b|any\b|all\b))\b)"
)
_FREELY = re.compile(
    r"(?:,[^,]{1,60},)?\s(?:also\s|each\s|only\s)?(?:(?:have|retain)\s(?P<no>no\s)?(?:the\s|a\s)?"
    r"(?:sole\s|exclusive\s|absolute\s|first\s|prior\s){0,2}(?:right|option)\b"
    r"|be (?:entitled|permitted|allowed|free|authori[sz]ed) to\b)"
)
_MEANS = (
    ("can", "may"),
    ("isto", "shall"),
    ("needs", "must"),
    ("right", "may"),
    ("owes", "must"),
    ("notto", "shall not"),
    ("promise", "shall"),
)


def binding_verbs(low: str) -> tuple[re.Match[str], ...]:
    """Return the verbs of duty, permission and promise of a lower-case sentence, in order."""
    if _WORDS.isdisjoint(low.replace(",", " ").replace(":", " ").split()):
        return ()
    return tuple(_VERB.finditer(low))


def modal_of(verb: re.Match[str]) -> str:
    """Return the modal a verb amounts to: `is required to` is `must`, `represents` is none."""
    if verb["plain"]:
        return _plain_modal(verb)
    if verb["lacks"]:
        return "may not" if verb["right"] else ""
    if verb["cannot"] or verb["prohibited"]:
        return "may not"
    if verb["being"]:
        modal = _BEING[verb["being"]]
        return ("may not" if modal == "may" else "") if verb["not"] else modal
    return next((modal for group, modal in _MEANS if verb[group]), "")


def negated(verb: re.Match[str]) -> str:
    """Return the modal of a verb whose subject denies it: `neither party shall`."""
    modal = modal_of(verb)
    return _NEGATIVE.get(modal, modal)


def _plain_modal(verb: re.Match[str]) -> str:
    """Read `shall have the right to` as `may` and `shall have no right to` as `may not`."""
    never = " not" if verb["never"] else ""
    freely = _FREELY.match(verb.string, verb.end())
    if freely is None:
        return f"{verb['plain']}{never}"
    return "may not" if never or freely["no"] else "may"
