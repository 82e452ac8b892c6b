"""Reads labelled clauses (CUAD, LegalBench, LEDGAR) as examples with clause types of the taxonomy."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from redline.language.lexicon import words_of
from redline.language.topics import windows_of

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

OPENING = 8  # words in a row by which a text is found in a contract
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
    """A clause or part of one, who filed the contract, the types people gave it, and where it stands."""

    filer: str
    heading: str
    body: str
    types: frozenset[str]
    where: str = ""


class Pair(NamedTuple):
    """A text, who filed it, and whether a lawyer found it to be of a category of a type."""

    filer: str
    text: str
    category: str
    type: str
    yes: bool


class Paragraph(NamedTuple):
    """A paragraph of a contract with the types lawyers marked in it, and its windows with theirs."""

    filer: str
    contract: str
    start: int
    text: str
    types: frozenset[str]
    windows: tuple[tuple[str, frozenset[str]], ...]


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
    places: dict[tuple[str, str], str] = {}
    for row in rows(labelled / "cuad" / "clauses.jsonl.gz"):
        if row["category"] in CUAD_TYPES:
            span = filer(row["contract"]), row["text"]
            types[span].add(CUAD_TYPES[row["category"]])
            ends = [f"{start}-{end}" for start, end in row["spans"]]
            places.setdefault(span, f"{row['contract']} {', '.join(ends)}")
    return [
        Example(span[0], "", span[1], frozenset(found), places[span])
        for span, found in types.items()
    ]


def cuad_paragraphs(labelled: Path) -> list[Paragraph]:
    """Return every paragraph of CUAD; in most of them nothing is marked."""
    texts = contract_texts(labelled)
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in rows(labelled / "cuad" / "clauses.jsonl.gz"):
        if row["category"] in CUAD_TYPES:
            marked = CUAD_TYPES[row["category"]]
            spans[row["contract"]] += [(start, end, marked) for start, end in row["spans"]]
    found = []
    for row in rows(labelled / "cuad" / "paragraphs.jsonl.gz"):
        start, end = row["start"], row["end"]
        text = texts.get(row["contract"], "")[start:end]
        if text.strip():
            types = frozenset(CUAD_TYPES[name] for name in row["labels"] if name in CUAD_TYPES)
            near = [(a - start, b - start, t) for a, b, t in spans[row["contract"]] if a < end]
            windows = _marked_windows(text, [span for span in near if span[1] > 0])
            name = row["contract"]
            found.append(Paragraph(filer(name), name, start, text, types, windows))
    return found


def _marked_windows(
    text: str, spans: list[tuple[int, int, str]]
) -> tuple[tuple[str, frozenset[str]], ...]:
    """Part a text as topics are looked for, each part with the types that are marked in half of it."""
    parts = []
    at = 0
    for words in windows_of(text):
        start = text.index(words, at)
        at = start + len(words)
        here = frozenset(
            marked
            for a, b, marked in spans
            if min(at, b) - max(start, a) >= 0.5 * min(len(words), b - a)
        )
        parts.append((words, here))
    return tuple(parts)


def unlabelled_paragraphs(paragraphs: list[Paragraph], count: int) -> list[Paragraph]:
    """Return so many paragraphs in which lawyers marked nothing, chosen by a digest of their words."""
    plain = [item for item in paragraphs if not item.types and 80 < len(item.text) < 2500]
    return sorted(plain, key=lambda item: digest(item.text.strip()))[:count]


def contract_texts(labelled: Path) -> dict[str, str]:
    """Return the text of every CUAD contract by its name."""
    found = rows(labelled / "cuad" / "contracts_txt.jsonl.gz")
    return {row["contract"]: row["text"] for row in found}


def ledgar_rows(labelled: Path) -> list[Example]:
    """Return the LEDGAR rows whose label is a clause type."""
    found = rows(labelled / "ledgar" / "legalbench_ledgar_train.jsonl.gz")
    return [
        Example("", "", row["text"], frozenset((LEDGAR_TYPES[row["label"]],)), f"row {at}")
        for at, row in enumerate(found)
        if row["label"] in LEDGAR_TYPES
    ]


def legalbench_pairs(labelled: Path) -> list[Pair]:
    """Return LegalBench's questions whether a text is of a CUAD category, with who filed the text.

    A text that is none of one category but of another of the same type is left out.
    """
    by_task = {_task(category): (category, found) for category, found in CUAD_TYPES.items()}
    found = rows(labelled / "legalbench" / "cuad_binary.jsonl.gz")
    asked = [row for row in found if _task(row["task"]) in by_task]
    parts = {row["text"]: _parts(words_of(row["text"])) for row in asked}
    filers = _filers_of(labelled, {part for found in parts.values() for part in found})
    pairs = []
    for row in asked:
        category, clause_type = by_task[_task(row["task"])]
        filed = next((filers[part] for part in parts[row["text"]] if part in filers), "")
        pairs.append(Pair(filed, row["text"], category, clause_type, row["label"] == "Yes"))
    of_type = {(pair.text, pair.type) for pair in pairs if pair.yes}
    return [pair for pair in pairs if pair.yes or (pair.text, pair.type) not in of_type]


def _parts(words: list[str]) -> list[tuple[str, ...]]:
    """Return a text's first words, those in its middle and its last: one may be written otherwise."""
    starts = (0, len(words) // 2, max(0, len(words) - OPENING))
    parts = [tuple(words[at : at + OPENING]) for at in starts]
    return [part for part in parts if len(part) == OPENING]


def _filers_of(labelled: Path, parts: set[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Find who filed the contracts in which these words stand in a row."""
    found: dict[tuple[str, ...], str] = {}
    for name, text in contract_texts(labelled).items():
        words = words_of(text)
        for opening in zip(*(words[at:] for at in range(OPENING)), strict=False):
            if opening in parts:
                found.setdefault(opening, filer(name))
    return found


def legalbench_spans(labelled: Path) -> list[Example]:
    """Return LegalBench's positive CUAD examples, except those that stand in CUAD's contracts."""
    return [
        Example("", "", pair.text, frozenset((pair.type,)))
        for pair in legalbench_pairs(labelled)
        if pair.yes and not pair.filer and len(words_of(pair.text)) >= OPENING
    ]


def _task(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


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
