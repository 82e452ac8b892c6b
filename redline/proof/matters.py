"""Knows the matters that a contract settles once: what their sentences say and what sets them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing that is set by one value.

    `kinds` are the kinds of fact that set it, `said` what its sentences say, `near` what stands
    close to the value. `never` are words that make it another matter. `each`: either party may have
    a value of its own.
    """

    name: str
    kinds: tuple[str, ...]
    said: re.Pattern[str]
    near: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None
    each: bool = False


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


MATTERS: Final = (
    Matter(
        name="the time to pay an invoice",
        kinds=("duration",),
        said=_words(r"\b(?:pay(?:s|able|ment|ments)?|paid|due|net|settled?"
                    r"|remit\w*)\b.{0,400}\b(?:invoices?"
                    r"|receipt|net|fees|amounts?)\b"
                    r"|\b(?:invoices?|fees|amounts?)\b.{0,400}\b(?:pay(?:s|able|ment)?|paid"
                    r"|due)\b"),
        near=_words(r"\b(?:invoices?|receipt|net|due|pay(?:able|ment)?|paid|settled?)\b"),
        never=_words(r"\b(?:disputed? (?:amount|invoice|fee|in)|late |overdue|suspend|refund"
                     r"|terminat|renew|interest|object"
                     r"|withh[eo]ld|audit"
                     r"|credit|cure|deposit|expir|escrow|royalt|reimburs|expenses?"
                     r"|purchase price|closing|prepaid)"),
    ),
    Matter(
        name="the notice to terminate without cause",
        each=True,
        kinds=("duration",),
        said=_words(r"\bterminat\w*\b.{0,300}\b(?:convenience|(?:any|no) reason|without cause"
                    r"|at any time|no cause)\b"
                    r"|\b(?:convenience|without cause)\b.{0,300}\bterminat"),
        near=_words(r"\bnotice\b|\bprior\b|\badvance\b"),
        never=_words(r"\b(?:cure[ds]?|material(?:ly)? breach|renew\w*|non-renewal"
                     r"|statement of work|SOW|order form)\b"),
    ),
    Matter(
        name="the time to cure a breach",
        each=True,
        kinds=("duration",),
        said=_words(r"\b(?:cure[ds]?|remed(?:y|ied))\b.{0,200}\b(?:breach|default)\b|\b(?:breach"
                    r"|default)\w*\b.{0,300}\b(?:cure[ds]?|remed(?:y|ied))\b"),
        near=_words(r"\bcure|\bremed|\bnotice\b"),
        never=_words(r"\b(?:non-?payment|fail(?:s|ure)? to pay|payment|insolven\w*.{0,40}days"
                     r"|warrant|months?)\b"),
    ),
    Matter(
        name="the notice against renewal",
        kinds=("duration",),
        said=_words(r"\brenew\w*\b.{0,400}\bnoti(?:ce|fy)\b|\bnotice\b.{0,400}\b(?:non-?renewal"
                    r"|not (?:to )?renew)"),
        near=_words(r"\bnotice\b|\bbefore\b|\bprior\b"),
        never=_words(r"\b(?:price|fee increase|increase)\b"),
    ),
    Matter(
        name="the initial term",
        kinds=("duration",),
        said=_words(r"\b(?:initial|original) (?:subscription )?term\b|\bterm of (?:this"
                    r"|the) (?:agreement|contract)\b"
                    r"|\b(?:this|the) (?:agreement|contract)\b.{0,80}\b(?:continues?|remains?"
                    r"|commences?|runs?|is in force|in effect)\b.{0,120}\b(?:for|term of)\b"),
        near=_words(r"\b(?:initial|original)?\s?term\b|\bfor (?:a )?(?:period|term)|\bfor\b"
                    r"|\bperiod of\b"),
        never=_words(r"\b(?:confidential|surviv|renewal term|renew\w* for|additional|successive"
                     r"|notify|prior to|beyond"
                     r"|notice|after (?:the )?(?:expir|terminat)|warrant|thereafter|following)\b"),
    ),
    Matter(
        name="how long confidentiality lasts",
        each=True,
        kinds=("duration",),
        said=_words(r"\bconfidential\w*\b.{0,400}\b(?:surviv\w*|continue|remain|for a period"
                    r"|years? (?:after|from|following)|last)\b"
                    r"|\b(?:surviv\w*|continue)\b.{0,200}\bconfidential"),
        near=_words(r"\b(?:years?|months?)\b"),
        never=_words(r"\b(?:days?|trade secrets?|independently)\b"),
    ),
    Matter(
        name="interest on late payment",
        kinds=("rate", "percent"),
        said=_words(r"\b(?:interest|late (?:fee|charge|payment))\b.{0,300}"),
        near=_words(r"\b(?:interest|late|per (?:month|annum|year)|rate)\b"),
        never=_words(r"\b(?:cap|discount|ownership|voting|equity|shares?|uptime)\b"),
    ),
    Matter(
        name="the governing law",
        kinds=("law",),
        said=_words(r"\bgoverned by\b|\bgoverning law\b|\bconstrued (?:in accordance with"
                    r"|under)\b"),
        never=_words(r"\b(?:GDPR|clauses|SCC|data protection|employee who|if )\b"),
    ),
    Matter(
        name="the courts",
        kinds=("venue",),
        said=_words(r"\b(?:exclusive jurisdiction|jurisdiction|brought (?:only )?in|submit\w* to"
                    r"|venue)\b"),
        never=_words(r"\b(?:non-?exclusive|arbitrat\w*|seat|injuncti\w*|equitable|any court)\b"),
    ),
    Matter(
        name="the uptime",
        kinds=("percent",),
        said=_words(r"\b(?:uptime|availab\w*)\b.{0,200}\b(?:shall|will|must|at least|commit\w*"
                    r"|guarantee\w*|target)\b"
                    r"|\b(?:shall|will|must|guarantee\w*)\b.{0,200}\b(?:uptime|availab\w*)\b"),
        near=_words(r"\b(?:uptime|availab\w*|time)\b"),
        never=_words(r"\b(?:credit|less than|below|fee|falls)\b"),
    ),
    Matter(
        name="the notice of a security incident",
        each=True,
        kinds=("duration",),
        said=_words(r"\bnoti(?:f\w*|ce of)\b.{0,300}\b(?:breach of security|security (?:breach"
                    r"|incident)"
                    r"|data breach|personal data breach|unauthori[sz]ed access)"
                    r"|\b(?:security (?:breach|incident)|data breach)\b.{0,300}\b(?:notif\w*"
                    r"|notice)\b"),
        near=_words(r"\b(?:within|later than|hours?|notif\w*|aware)\b"),
        never=_words(r"\b(?:cooperat|remediat|terminat)\w*"),
    ),
    Matter(
        name="the warranty period",
        each=True,
        kinds=("duration",),
        said=_words(r"\bwarrant(?:s|y|ies)\b.{0,300}\bfor (?:a period of )?|\bwarranty period\b"),
        near=_words(r"\b(?:for|period|warranty)\b"),
        never=_words(r"\b(?:notice|notif\w*|re-?perform|remedy|claim|report|refund|cure)\w*"),
    ),
    Matter(
        name="the cap on liability",
        each=True,
        kinds=("multiple", "money"),
        said=_words(r"\b(?:liab\w*|damages)\b.{0,500}\b(?:exceed|limited to|not be (?:more"
                    r"|greater) than|capped)\b|\bcap(?:ped)?\b.{0,100}\bliab"),
        near=_words(r"\b(?:exceed|limited to|more than|greater|cap\w*|of)\b"),
        never=_words(r"\b(?:except|increased|super-?cap|indemnif\w*|data breach"
                     r"|confidentialit\w*|insurance|notwithstanding|breach of section|greater of"
                     r"|lesser of|hundred)\b"),
    ),
)  # fmt: skip
"""The matters that two clauses can set differently, and how each is told from its neighbours."""
