"""Reads labelled clauses (CUAD, LegalBench, LEDGAR) as examples with clause types of the taxonomy."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CUAD_TYPES = {
    "Affiliate License-Licensee": "license-grant",
    "Affiliate License-Licensor": "license-grant",
    "Anti-Assignment": "assignment",
    "Audit Rights": "audit",
    "Cap On Liability": "limitation-of-liability",
    "Change Of Control": "change-of-control",
    "Competitive Restriction Exception": "exclusivity",
    "Covenant Not To Sue": "covenant-not-to-sue",
    "Exclusivity": "exclusivity",
    "Governing Law": "governing-law",
    "Insurance": "insurance",
    "Ip Ownership Assignment": "ip-ownership",
    "Irrevocable Or Perpetual License": "license-grant",
    "Joint Ip Ownership": "ip-ownership",
    "License Grant": "license-grant",
    "Liquidated Damages": "liquidated-damages",
    "Minimum Commitment": "minimum-commitment",
    "Most Favored Nation": "most-favored-customer",
    "No-Solicit Of Customers": "non-solicitation",
    "No-Solicit Of Employees": "non-solicitation",
    "Non-Compete": "non-compete",
    "Non-Disparagement": "non-disparagement",
    "Non-Transferable License": "license-grant",
    "Notice Period To Terminate Renewal": "renewal",
    "Post-Termination Services": "termination-effect",
    "Price Restrictions": "price-adjustment",
    "Renewal Term": "renewal",
    "Revenue/Profit Sharing": "fees",
    "Rofr/Rofo/Rofn": "right-of-first-refusal",
    "Source Code Escrow": "source-code-escrow",
    "Termination For Convenience": "termination",
    "Third Party Beneficiary": "third-party-beneficiaries",
    "Uncapped Liability": "limitation-of-liability",
    "Unlimited/All-You-Can-Eat-License": "license-grant",
    "Volume Restriction": "minimum-commitment",
    "Warranty Duration": "warranties",
}
"""The clause types of the 36 categories that are clauses; the other five are facts of the deal."""

LEDGAR_TYPES = {
    "Amendments": "amendment",
    "Anti-Corruption Laws": "anti-corruption",
    "Applicable Laws": "compliance-with-laws",
    "Arbitration": "dispute-resolution",
    "Assignments": "assignment",
    "Assigns": "assignment",
    "Authority": "representations",
    "Base Salary": "fees",
    "Benefits": "personnel",
    "Binding Effects": "assignment",
    "Books": "audit",
    "Change In Control": "change-of-control",
    "Compliance With Laws": "compliance-with-laws",
    "Confidentiality": "confidentiality",
    "Consent To Jurisdiction": "jurisdiction",
    "Construction": "interpretation",
    "Cooperation": "governance",
    "Costs": "expenses",
    "Counterparts": "counterparts",
    "Defined Terms": "definitions",
    "Definitions": "definitions",
    "Disclosures": "confidentiality",
    "Duties": "scope",
    "Effective Dates": "term",
    "Effectiveness": "term",
    "Employment": "personnel",
    "Enforceability": "representations",
    "Entire Agreements": "entire-agreement",
    "Existence": "representations",
    "Expenses": "expenses",
    "Fees": "fees",
    "Further Assurances": "further-assurances",
    "General": "miscellaneous",
    "Governing Laws": "governing-law",
    "Headings": "interpretation",
    "Indemnifications": "indemnification",
    "Indemnity": "indemnification",
    "Insurances": "insurance",
    "Integration": "entire-agreement",
    "Intellectual Property": "ip-ownership",
    "Interpretations": "interpretation",
    "Jurisdictions": "jurisdiction",
    "Litigations": "representations",
    "Miscellaneous": "miscellaneous",
    "Modifications": "amendment",
    "No Conflicts": "representations",
    "No Waivers": "waiver",
    "Non-Disparagement": "non-disparagement",
    "Notices": "notices",
    "Organizations": "representations",
    "Payments": "payment-terms",
    "Positions": "personnel",
    "Powers": "representations",
    "Publicity": "publicity",
    "Records": "audit",
    "Releases": "releases",
    "Remedies": "remedies",
    "Representations": "representations",
    "Sanctions": "anti-corruption",
    "Severability": "severability",
    "Solvency": "representations",
    "Specific Performance": "equitable-relief",
    "Submission To Jurisdiction": "jurisdiction",
    "Successors": "assignment",
    "Survival": "survival",
    "Tax Withholdings": "taxes",
    "Taxes": "taxes",
    "Terminations": "termination",
    "Terms": "term",
    "Titles": "interpretation",
    "Vacations": "personnel",
    "Venues": "jurisdiction",
    "Waiver Of Jury Trials": "jury-waiver",
    "Waivers": "waiver",
    "Warranties": "warranties",
    "Withholdings": "taxes",
}
"""The clause types of the LEDGAR labels that are clauses."""

HELD_OUT_SHARE = 5  # one filer in so many is never trained on by the measured model
_NUMBER = re.compile(
    r"\s*(?:(?:section|article|clause)\s+)?"
    r"(?:\d+(?:\.\d+){0,4}|[ivxlc]{1,6}|\(?[a-z0-9]{1,4}\)|[a-z](?=[.)]))[.):]?(?=\s)\s*",
    re.IGNORECASE,
)
_RUN_IN = re.compile(
    r"(?P<heading>[A-Z][A-Za-z'\u2019&/,\- ]{2,70}?)\s?[.:\u2013\u2014]\s+(?P<body>\S.{20,})",
    re.DOTALL,
)
_ALONE = re.compile(r"[A-Z][A-Za-z'\u2019&/,\- ]{2,70}[.:]?")


class Example(NamedTuple):
    """A clause or part of one, who filed the contract, and the types people gave it."""

    filer: str
    heading: str
    body: str
    types: frozenset[str]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read a gzipped file of one JSON object a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def filer(contract: str) -> str:
    """Return who filed a CUAD contract: the first letters of its name, up to date or underscore."""
    name = re.split(r"_|\d{4}| - ", contract)[0]
    return re.sub(r"[^a-z]", "", name.lower())[:10]


def held_out(filer_name: str) -> bool:
    """Say whether a filer is kept from the measured model; depends on the name alone."""
    digest = hashlib.sha256(filer_name.encode()).digest()
    return digest[0] % HELD_OUT_SHARE == 0


def cuad_spans(labelled: Path) -> list[Example]:
    """Return the clause spans of CUAD, one example a text with all its types."""
    types: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows(labelled / "cuad" / "clauses.jsonl.gz"):
        if row["category"] in CUAD_TYPES:
            types[filer(row["contract"]), row["text"]].add(CUAD_TYPES[row["category"]])
    return [Example(who, "", text, frozenset(found)) for (who, text), found in types.items()]


def cuad_paragraphs(labelled: Path) -> Iterator[Example]:
    """Return every paragraph of CUAD with its types; most have none."""
    texts = contract_texts(labelled)
    for row in rows(labelled / "cuad" / "paragraphs.jsonl.gz"):
        text = texts.get(row["contract"], "")[row["start"] : row["end"]].strip()
        types = frozenset(CUAD_TYPES[name] for name in row["labels"] if name in CUAD_TYPES)
        if text:
            yield Example(filer(row["contract"]), "", text, types)


def unlabelled_paragraphs(labelled: Path, count: int) -> list[Example]:
    """Return so many paragraphs in which lawyers marked nothing, chosen by a digest of their words."""
    plain = [
        example
        for example in cuad_paragraphs(labelled)
        if not example.types and 80 < len(example.body) < 2500
    ]
    return sorted(plain, key=lambda example: digest(example.body))[:count]


def contract_texts(labelled: Path) -> dict[str, str]:
    """Return the text of every CUAD contract by its name."""
    found = rows(labelled / "cuad" / "contracts_txt.jsonl.gz")
    return {row["contract"]: row["text"] for row in found}


def ledgar_rows(labelled: Path) -> list[Example]:
    """Return the LEDGAR rows whose label is a clause type."""
    found = rows(labelled / "ledgar" / "legalbench_ledgar_train.jsonl.gz")
    return [
        Example("", "", row["text"], frozenset((LEDGAR_TYPES[row["label"]],)))
        for row in found
        if row["label"] in LEDGAR_TYPES
    ]


def legalbench_spans(labelled: Path, known: str) -> list[Example]:
    """Return LegalBench's positive CUAD examples, except those that stand in the text `known`."""
    by_task = {_task(category): found for category, found in CUAD_TYPES.items()}
    examples = []
    for row in rows(labelled / "legalbench" / "cuad_binary.jsonl.gz"):
        found = by_task.get(_task(row["task"]))
        if found and row["label"] == "Yes" and squeeze(row["text"])[:80] not in known:
            examples.append(Example("", "", row["text"], frozenset((found,))))
    return examples


def _task(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def squeeze(text: str) -> str:
    """Return only the letters and digits of a text, for comparing texts from different copies."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def headed_clauses(labelled: Path) -> Iterator[Example]:
    """Return the clauses of CUAD contracts that open with a heading, without types."""
    texts = {
        row["contract"]: row["text"] for row in rows(labelled / "cuad" / "contracts_txt.jsonl.gz")
    }
    alone: dict[str, str] = {}
    for row in rows(labelled / "cuad" / "paragraphs.jsonl.gz"):
        contract = row["contract"]
        text = texts.get(contract, "")[row["start"] : row["end"]].strip()
        heading, body = split_heading(text)
        if heading and body:
            yield Example(filer(contract), heading, body, frozenset())
        elif body and alone.get(contract):
            yield Example(filer(contract), alone[contract], body, frozenset())
        alone[contract] = heading if not body else ""


def template_clauses(data: Path) -> Iterator[Example]:
    """Return the headed clauses of the Word templates, without types; those labelled by hand not."""
    from redline.language.segmentation import segment
    from redline.word import reader

    labels = (data / "gold-clauses").glob("*.json")
    by_hand = {json.loads(path.read_text("utf-8"))["file"] for path in labels}
    for path in sorted((data / "A-contracts").glob("*/*.docx")):
        if path.relative_to(data).as_posix() not in by_hand:
            contract = reader.read(path)
            for clause in segment(contract):
                if clause.heading:
                    text = clause.span.of(contract.text).removeprefix(clause.heading)
                    yield Example("", clause.heading, text, frozenset())


def digest(name: str) -> int:
    """Return a number for who filed a contract, so that a model can say whom it has seen."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6], "big")


def split_heading(text: str) -> tuple[str, str]:
    """Part a paragraph into a run-in heading and its body; a paragraph that is a heading has none."""
    number = _NUMBER.match(text)
    bare = text[number.end() :].strip() if number else text.strip()
    if len(bare) < 75 and _ALONE.fullmatch(bare) and (bare.isupper() or bare.istitle()):
        return bare.strip(".: "), ""
    found = _RUN_IN.match(bare)
    if found and _looks_like_heading(found["heading"]):
        return found["heading"].strip(), found["body"]
    return "", text


def _looks_like_heading(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.7 * len(long)
