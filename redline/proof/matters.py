"""Knows the matters that a contract settles once: what their sentences say and what sets them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing that is set by one value.

    `kinds` are the kinds of fact that set it. Its sentences, with the heading they stand under, say
    each of `about`; one of `near` stands close to the value. `never` are words that make it another
    matter. `each`: either party may have a value of its own. `units`, if any, are those it comes in.
    """

    name: str
    kinds: tuple[str, ...]
    about: tuple[re.Pattern[str], ...]
    near: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None
    each: bool = False
    units: tuple[str, ...] = ()


def _one(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE | re.DOTALL)


def _all(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_one(pattern) for pattern in patterns)


_THIS: Final = r"(?:this|the) (?:[a-z-]+ )?(?:agreement|contract|licen[cs]e|lease|addendum)\b"
_SHORT: Final = ("day", "business-day", "week", "month")
_LONG: Final = ("month", "year")

MATTERS: Final = (
    Matter(
        name="the time to pay an invoice",
        kinds=("duration",),
        units=_SHORT,
        about=_all(
            r"(?:pay|pays|payable|payments?|paid|due|net|settles?|settled|remit\w*)\b",
            r"(?:invoice[sd]?|net|fees|bills?|billed|payment terms?|receipt)\b",
        ),
        near=_one(r"(?:invoic\w*|receipt|received|net|due|pay|pays|paid|payable|payments?|settle\w*"
                  r"|remit\w*|bills?)\b"),
        never=_one(
            r"disput\w+ (?:amount|invoice|fee|in|of)", r"late (?:fee|pay|charge)", "overdue", "past due",
            "suspend", "refund", "terminat", "renew", "interest", "object", r"withh[eo]ld", "audit",
            "credit", r"cured?\b", "deposit", "expir", "escrow", "royalt", "reimburs", "expenses?",
            "closing", "prepaid", "notify", "effective date", "agreement date",
            "actions", "claims?", "records", "reject", "advance", "instal",
            "quarter", "true-up", "tax(?:es)?", "commission", "in arrears", "milestone", "fails?",
            "failure", "contests?", "quer(?:y|ies)", "not paid", "unpaid", "not received", "hold",
            "after termination", "dividend",
        ),
    ),
    Matter(
        name="the notice to terminate without cause",
        each=True,
        kinds=("duration",),
        about=_all(
            r"(?:terminat\w*|end this|cancel\w*)",
            r"(?:convenience|(?:any|no) reason|without cause|without (?:giving |stating )?(?:a |any )?"
            r"reasons?|at any time|no cause)\b",
        ),
        near=_one(r"notice\b", r"prior\b", r"advance\b"),
        never=_one("cure[ds]?", r"material(?:ly)? breach", "renew", "non-renewal", "statement of work",
                   r"SOW\b", "order form", "upon any", "default", "violat", "insolven", "change",
                   "breach", "fails?", "surviv", "effective date of", "work order", "purchase order"),
    ),
    Matter(
        name="the time to cure a breach",
        each=True,
        kinds=("duration",),
        units=_SHORT,
        about=_all(
            r"(?:cure[ds]?|curing|uncured|remed(?:y|ied|ying)|correct(?:s|ed)?|rectif\w+)\b",
            r"(?:breach\w*|default\w*)",
        ),
        near=_one("cur(?:e|ed|ing)", "remed", "correct", "rectif", "notice", "uncured"),
        never=_one(
            "non-?payment", r"(?:fails?|failure|default\w*|obligations?)(?: \w+){0,4} (?:to|in) (?:pay|mak)",
            "payment", "amounts? (?:due|owed)", "pay any", "insolven", "warrant", "months?", "petition",
            "bankrupt", "dismissed", "monetary", "additional", "extended", "incapable", "section",
            "articles?", "non-conform", "defects?", r"insurance", "repeated", "breaches?,? (?:twice|more)",
        ),
    ),
    Matter(
        name="the notice against renewal",
        kinds=("duration",),
        units=("day", "week", "month", "business-day"),
        about=_all(
            r"(?:renew\w*|extended|extension|non-?renewal|prolong\w*)",
            r"(?:noti(?:ce|fy|fies|fication)|objects? in writing|elects? not)\b",
        ),
        near=_one("notice", "before", "prior", "advance", "expir", "end of"),
        never=_one("price", r"(?:fee|rate)s? (?:increase|change|adjust)", "increase", "options? to",
                   r"(?:rais|adjust|chang|vary|revis)\w* (?:the |its |any )?(?:fees?|rates?|charges)",
                   "right to (?:renew|extend)", "may (?:renew|extend)", "lease", "negotiat", "default",
                   "breach"),
    ),
    Matter(
        name="the initial term",
        kinds=("duration",),
        units=_LONG,
        about=(
            _one(
                r"(?:initial|original|primary|fixed) (?:subscription )?term\b",
                rf"term of {_THIS}",
                rf"{_THIS}.{{0,80}}\b(?:continues?|remains?|commences?|runs?|lasts?|stays?|expires?"
                r"|in force|in effect|is effective|endures?|be effective)\b.{0,120}\b(?:for|term of"
                r"|lasts?|runs?|years?|anniversary)\b",
            ),
        ),
        near=_one(r"term\b", r"for\b", r"period of\b", r"lasts?\b", r"runs?\b", "force", "effect",
                  "years? (?:after|from)"),
        never=_one(
            "confidential", "surviv", "renewal term", "renew\\w* for", "additional", "successive",
            "further", "extended", "extension", "notify", "notice", "prior to", "beyond",
            "after (?:the )?(?:expir|terminat)", "following (?:the )?(?:expir|terminat)", "warrant",
            "thereafter", r"(?:first|last|each|every|any|during|within the)(?: \w+){0,2} \(?\d*\)? ?"
            r"(?:months?|years?)", "annivers", "patent", "royalt", "terminat\\w+ (?:by|under|of) ",
            "insurance", "records", "non-compet", "exclusiv", "amend", "amount", "fees? paid", "breach",
            "solicit", "statement of work", "order form", "in the event",
        ),
    ),
    Matter(
        name="how long a renewal lasts",
        kinds=("duration",),
        units=_LONG,
        about=_all(r"(?:renewal terms?\b|renew\w*|extended)",
                   r"(?:terms? of|periods? of|terms?\b|periods?\b)"),
        near=_one("renewal terms?", "renew\\w*", "successive", "additional", "further", "periods? of",
                  "terms? of"),
        never=_one("notice", "initial", "notif", "price", "fees?", "increase", "royalt", "options?",
                   "first", "second", "third", "may", "unless", "warrant", "before", "prior", "mutual"),
    ),
    Matter(
        name="how long confidentiality lasts",
        each=True,
        kinds=("duration",),
        units=_LONG,
        about=_all(
            r"(?:confiden\w*|non-?disclosure|secret)",
            r"(?:surviv\w*|continu\w*|remains?|for a (?:period|term)|lasts?"
            r"|years?\)? (?:after|from|following)"
            r"|ends?|expires?|keeps?|kept|holds?|protect\w*|secret for|bound)\b",
        ),
        near=_one("years?", "months?"),
        never=_one(r"days?\b", "trade secrets?", "independently", "except that", "records", "solicit",
                   "compet", "initial term", "reveal", "residual", "audit", "publish", "ago", "prior to",
                   "preceding", "employ"),
    ),
    Matter(
        name="interest on late payment",
        kinds=("rate", "percent"),
        about=_all(r"(?:interest|late (?:fees?|charges?|payments?))\b",
                   r"(?:interest|late|overdue|past due|unpaid|when due|not paid|delay\w*)\b"),
        near=_one("interest", "late", r"per (?:month|annum|year)", "rate", "overdue", "a (?:month|year)"),
        never=_one(r"caps?\b", "discount", "ownership", "voting", "equity", "shares?", "uptime", "royalt",
                   "stock", "securities", "membership", "loan", "principal", "note", "understate", "audit",
                   "beneficial", "controlling", "interest in", "prime", "libor", "base rate"),
    ),
    Matter(
        name="the governing law",
        kinds=("law",),
        about=_all(r"(?:govern(?:ed by|ing law|s)|constru\w+|subject to|laws? of|law appl)"),
        never=_one("GDPR", "clauses", r"SCCs?\b", "data protection", "employee who", r"if ", "organi[sz]ed",
                   "arbitration (?:act|law)", "personal data", "standard contractual", "corporat",
                   "statutory", "EEA", "transfer", "incorporated", "compl(?:y|iance) with", "formed",
                   "claims? (?:made|brought)", "export", "depends", "lex"),
    ),
    Matter(
        name="the courts",
        kinds=("venue",),
        about=_all(r"(?:exclusive(?:ly)?|solely|only|submits?|venue)\b",
                   r"(?:jurisdiction|brought|suits?|venue|submits?|proceedings?|action)\b"),
        never=_one("non-?exclusive", "arbitra", r"seat\b", "injuncti", "equitable", "any court", r"if ",
                   "enforce", "appellate", "award", "however", "confirm"),
    ),
    Matter(
        name="the uptime",
        kinds=("percent",),
        about=_all(
            r"(?:uptime|availab\w*|(?:be|is) up|up (?:at least|not less))\b",
            r"(?:shall|will|must|at least|commit\w*|guarantee\w*|warrants?|targets?|is|not be less"
            r"|no less)\b",
        ),
        near=_one("uptime", "availab", "time", "up"),
        never=_one("credit", r"(?<!not be )(?<!no )less than \d", "below", "fees?", "falls?",
                   "funds", "discount", "stock", "inventory", "error", r"under \d",
                   r"\d\s?% to (?:target|\d)"),
    ),
    Matter(
        name="the notice of a security incident",
        each=True,
        kinds=("duration",),
        units=("hour", "day", "business-day"),
        about=_all(
            r"(?:notif\w*|notice of|reports?|tells?|informs?|advises?)\b",
            r"(?:breach of security|security (?:breach|incident)|data (?:security )?(?:breach|incident)"
            r"|personal data breach|unauthori[sz]ed access|cyber)",
        ),
        near=_one("within", "later than", "hours?", "notif", "aware", "discover"),
        never=_one("cooperat", "remediat", "terminat", "root cause", "written report", "update", "request"),
    ),
    Matter(
        name="the warranty period",
        each=True,
        kinds=("duration",),
        about=_all(r"(?:warrant(?:s|y|ies|ed)|guarantees? period)\b",
                   r"(?:for|warranty period|period|expires?|lasts?|runs?|months?|years?)\b"),
        near=_one("for", "period", "warranty", "expires?", "lasts?", "from", "after"),
        never=_one("notice", "notif", "re-?perform", "remed", "claim", "report", "refund", "cure",
                   "surviv", "extended", "written", "replace", "repair", "remaining", "has not", "within",
                   "represents", "preceding", "prior", "insurance", "last"),
    ),
    Matter(
        name="the cap on liability",
        each=True,
        kinds=("multiple", "money"),
        about=_all(
            r"(?:liab\w*|damages|recover)",
            r"(?:exceed|excess of|limited to|(?:more|greater) than|capped|up to|liable for (?:any"
            r" amount )?(?:more|in excess)|maximum|for more than|limit of)\b",
        ),
        near=_one("exceed", "excess", "limited to", "more than", "greater", "caps?", "capped", r"of\b",
                  "up to", "equal to"),
        never=_one("except", "increased", "super-?cap", "indemnif", "data breach", "confidentialit",
                   "insur", "notwithstanding", "breach of section", "greater of", "lesser of", "hundred",
                   "lower of", "higher of", "liquidated", "per (?:occurrence|claim|incident)", "deductible",
                   "basket", "policy", "each occurrence", "coverage"),
    ),
    Matter(
        name="the limit of liability insurance",
        each=True,
        kinds=("money",),
        about=_all(
            r"(?:insur\w+|coverage|covers?)",
            r"(?:general liability|professional liability|cyber|product liability|liability insurance)",
        ),
        near=_one("at least", "not less than", "limits?", "minimum", "per (?:occurrence|claim)", "covers?",
                  "amount", r"of\b"),
        never=_one("umbrella", "automobile", "workers", "employer", "excess", "aggregate", "deductible",
                   "self-insured", r"and (?:professional|cyber|product)", "respectively"),
    ),
    Matter(
        name="the time to return what is confidential",
        each=True,
        kinds=("duration",),
        units=_SHORT,
        about=_all(r"(?:returns?|returned|destroy\w*|delete[sd]?)\b",
                   r"(?:confidential|materials?|documents|data|property)\b",
                   r"(?:terminat\w*|expir\w*|ends?|request)\b"),
        near=_one("within", "days?", "later than", "after"),
        never=_one("backup", "retain", "product", "refund", "equipment", "inventory", "copies made",
                   "certif", "purchase", "goods", "archiv", "shipment", "export", "retriev", "available"),
    ),
    Matter(
        name="the time to accept or reject",
        kinds=("duration",),
        units=_SHORT,
        about=_all(r"(?:accept\w*|reject\w*)",
                   r"(?:deliverables?|work product|services?|goods|products?|milestones?|software)\b"),
        near=_one("accept", "reject", "within", "days? (?:after|of|from|to)", "deliver"),
        never=_one("re-?deliver", "correct", "re-?perform", "order", "offer", "cure", "resubmi", "purchase",
                   "invoice", "terminat", "fix", "repair", "revis", "second", "proposal", "payment",
                   "notice of", "return", "ship", "written acceptance", "forecast", "re-?test",
                   "conform", "warrant", "(?:after|from|following) (?:the )?(?:\\w+ )?acceptance", "defect"),
    ),
    Matter(
        name="the notice of an audit",
        each=True,
        kinds=("duration",),
        units=_SHORT,
        about=_all(r"(?:audits?|inspect\w*)\b", r"(?:notice|advance)\b"),
        near=_one("notice", "advance", "prior"),
        never=_one("terminat", "understate", "underpay", "results", "pay\\b", "once", "cure", "breach",
                   "defects?", "arriv",
                   "deficien", "regulator", "report"),
    ),
    Matter(
        name="how long records are kept",
        each=True,
        kinds=("duration",),
        units=_LONG,
        about=_all(r"(?:keeps?|kept|retain\w*|maintain\w*|preserv\w*)\b", r"(?:records|books|accounts)\b"),
        near=_one("for", "period", "years?"),
        never=_one("prior", "preceding", "audit(?:ed)? (?:no|not) more", "insurance", "confiden", "last",
                   "warrant", "once", "per year", "each", "tax", "medical", "log"),
    ),
    Matter(
        name="the most a price may rise",
        kinds=("percent",),
        about=_all(r"(?:increas\w*|raise[sd]?|rise|go up|adjust\w*)\b", r"(?:prices?|fees?|charges|rates?)\b",
                   r"(?:year|annual\w*|annum|renewal|twelve)"),
        near=_one("more than", "exceed", "at most", "up to", "increas", "maximum", "by"),
        never=_one("cpi", "index", "greater of", "lesser of", "interest", "late", "royalt", "volume",
                   "discount", "excess of", "terminat", "underpay", "lower of"),
    ),
    Matter(
        name="how long the other's staff may not be solicited",
        each=True,
        kinds=("duration",),
        units=_LONG,
        about=_all(r"(?:solicit\w*|hire[sd]?|hiring|recruit\w*)\b",
                   r"(?:employees?|staff|personnel|workers)\b"),
        near=_one("after", "following", "for", "period", "thereafter", "within", "lasts?"),
        never=_one("prior", "preceding", "customers? (?:of|or|and)", "fee of", "salary", "pay",
                   "previous", r"last\b", "background", "whom", "who has been", "who (?:was|were)"),
    ),
)  # fmt: skip
"""The matters that two clauses can set differently, and how each is told from its neighbours."""
