"""How many parties of real contracts are found, against the names lawyers wrote down.

    python -m benchmarks.parties --data ../shared/corpus [--part tuned|kept|all] [--wrong]

The gold is the field `Parties` of CUAD: names, and in brackets what the contract calls them. Names
that the contract blanks out, and what the parties are called together, are left out. Two names match
when their words are equal without the legal form, when one begins with all words of the other
(`Acme Inc.`, `Acme Inc. d/b/a Widgets`), or when 85 in a hundred of their letters agree, for slips of
the pen in the gold. An alias matches when a party's label or alias has the same words. A party that
was found is right when its name is in the gold, or, where none was read, when its label is. A
quarter of the filers, told by a hash of their name, is kept for one last look: `--part kept`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.clause_data import contract_texts, digest, filer, rows
from benchmarks.plain_text import plain_contract
from redline.language.parties import find_parties
from redline.language.segmentation import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Party

QUOTED = re.compile(r"[“\"‘”]\s*(?:the\s|a\s|an\s)?([^“”\"‘’]{1,60}?)[\s,.]*[“”\"’]", re.IGNORECASE)
TOGETHER = re.compile(
    r"\b(?:parties|party|collectively|together with|each|both|foregoing)\b", re.IGNORECASE
)
FORM = re.compile(
    r"\b(?:inc|incorporated|llc|l l c|ltd|limited|corp|corporation|co|company|plc|gmbh|ag|sa|s a|nv|n v"
    r"|bv|b v|lp|l p|llp|pte|pty|na|n a|the|mr|ms|dr)\b"
)
NOBODY = frozenset(("you", "customer", "client", "supplier", "franchisee", "an individual", "name"))
TOGETHERS = frozenset(("party", "and individually as a", "and together", "or", "a party"))
FORMS = (
    ("letter", re.compile(r"^\s*dear\s|\bdear\s(?:mr|ms|sir|dr)\b", re.IGNORECASE | re.MULTILINE)),
    ("numbered", re.compile(r"(?i:between|among|parties)\b[:\s]{1,9}\(?[1iaA][.)]\s")),
    ("by and between", re.compile(r"\bby\s+and\s+(?:between|among)\b", re.IGNORECASE)),
    ("between or among", re.compile(r"\b(?:between|among)\b", re.IGNORECASE)),
    ("made by or with", re.compile(r"\b(?:made|entered into|is)\b[^.]{0,60}\b(?:by|with)\b")),
    ("no introduction", re.compile(r"")),
)
"""Forms of preamble, the first that fits the opening of a contract."""
OPENING = 3000


class Gold(NamedTuple):
    """What lawyers wrote down of one contract's parties."""

    names: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One contract: its form, the gold, what was found, and what of both does not match."""

    contract: str
    form: str
    gold: Gold
    found: tuple[Party, ...]
    lost_names: tuple[str, ...]
    lost_aliases: tuple[str, ...]
    wrong: tuple[str, ...]
    wrong_aliases: tuple[str, ...]


def main() -> None:
    options = _options()
    outcomes = list(measure(options.data, options.part))
    if options.wrong:
        _print_wrong(outcomes)
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.form].append(outcome)
        groups["flattened to one line" if "flat" in outcome.form else "in lines"].append(outcome)
    print("names: precision recall  aliases: precision recall  contracts  form")
    for form in sorted(groups, key=lambda form: -len(groups[form])):
        print(_row(form, groups[form]))
    _print_worst(groups)
    print(json.dumps({"contracts": len(outcomes), **figures(outcomes)}))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("tuned", "kept", "all"), default="tuned")
    parser.add_argument("--wrong", action="store_true", help="print every name lost or wrong")
    return parser.parse_args()


def measure(data: Path, part: str) -> Iterator[Outcome]:
    """Yield what was found in each contract of a part, compared with the gold."""
    labelled = data / "B-labelled"
    texts = contract_texts(labelled)
    for row in rows(labelled / "cuad" / "contracts.jsonl.gz"):
        name = row["contract"]
        if name not in texts or part not in ("all", _part(name)):
            continue
        gold = gold_of(row["answers"].get("Parties", ""))
        if gold.names or gold.aliases:
            yield judge(name, texts[name], gold)


def _part(contract: str) -> str:
    return "tuned" if digest(f"parties of {filer(contract)}") % 4 else "kept"


def judge(name: str, text: str, gold: Gold) -> Outcome:
    """Read the parties of a contract and compare them with the gold."""
    contract = plain_contract(name, text)
    found = find_parties(contract, segment(contract))
    names = [party.name for party in found if party.name]
    called = {_words(name) for party in found for name in (party.label, *party.aliases, party.name)}
    known = {_words(name) for name in (*gold.aliases, *gold.names)}
    return Outcome(
        contract=name,
        form=_form(text),
        gold=gold,
        found=found,
        lost_names=tuple(one for one in gold.names if not any(alike(one, n) for n in names)),
        lost_aliases=tuple(one for one in gold.aliases if _words(one) not in called),
        wrong=tuple(_shown(party) for party in found if not _is_right(party, gold)),
        wrong_aliases=tuple(
            party.label
            for party in found
            if gold.aliases and _words(party.label) not in known and not _named(party.label, gold)
        ),
    )


def _form(text: str) -> str:
    opening = text[:OPENING]
    form = next(name for name, pattern in FORMS if pattern.search(opening))
    return f"{form}, flat" if opening.strip().count("\n") < 4 else form


def _is_right(party: Party, gold: Gold) -> bool:
    if party.name:
        return _named(party.name, gold)
    return _words(party.label) in {_words(alias) for alias in gold.aliases}


def _named(name: str, gold: Gold) -> bool:
    return any(alike(name, other) for other in gold.names)


def _shown(party: Party) -> str:
    return f"{party.name} ({party.label})"


def alike(one: str, other: str) -> bool:
    """Say whether two names are the same name."""
    first, second = (FORM.sub(" ", _words(name)).split() for name in (one, other))
    if not first or not second:
        return _words(one) == _words(other)
    if first[: len(second)] == second or second[: len(first)] == first:
        return True
    return SequenceMatcher(None, "".join(first), "".join(second)).ratio() >= 0.85


def _words(name: str) -> str:
    plain = " ".join(re.sub(r"[^\w]|_", " ", name.lower().replace("'s", "s")).split())
    return plain.removeprefix("the ")


# ------------------------------------------------------------------ gold


def gold_of(answer: str) -> Gold:
    """Read names and aliases out of CUAD's `Acme Inc. ("Acme", "Seller"); Beta LLC ("Buyer")`."""
    names: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for piece in _pieces(answer):
        head, bracket, rest = piece.removeprefix("(").partition("(")
        for alias in QUOTED.findall(bracket + rest):
            plain = _words(alias)
            if plain not in {"", *TOGETHERS} and not re.search(r"\bpart(?:ies|y to)\b", plain):
                aliases.setdefault(plain, alias)
        name = head.strip(" ,.\"“”'‘’")
        if _is_name(name):
            names.setdefault(_words(name), name)
    alone = (name for plain, name in names.items() if not _is_group(plain, {*names, *aliases}))
    return Gold(tuple(alone), tuple(aliases.values()))


def _pieces(answer: str) -> list[str]:
    """Part the answer at the semicolons, also at commas between one bracket and the next name."""
    return [one.strip() for one in re.split(r";|(?<=\))\s*,\s*(?=[A-Z][^()]{3,90}\()", answer)]


def _is_group(plain: str, known: set[str]) -> bool:
    """Say whether a name is only a list of others: `Lender, Endorser and Fitness`."""
    parts = re.split(r"\s(?:and|or)(?:\s(?:and|or|the))*\s", plain)
    return len(parts) > 1 and parts[-1] in known


def _is_name(name: str) -> bool:
    plain = _words(name)
    small = name.islower() and not FORM.search(plain)
    if not re.search(r"[a-z]{2}", plain) or plain in NOBODY or small:
        return False
    return not TOGETHER.search(name) and not re.fullmatch(r"(?:x|\W)+", plain)


# ------------------------------------------------------------------ report


def figures(outcomes: list[Outcome]) -> dict[str, float | int]:
    """Return precision and recall of names and of aliases."""
    names = sum(len(one.gold.names) for one in outcomes)
    aliases = sum(len(one.gold.aliases) for one in outcomes)
    found = sum(len(one.found) for one in outcomes)
    labels = sum(len(one.found) for one in outcomes if one.gold.aliases)
    return {
        "names": names,
        "found": found,
        "precision": _share(found - sum(len(one.wrong) for one in outcomes), found),
        "recall": _share(names - sum(len(one.lost_names) for one in outcomes), names),
        "aliases": aliases,
        "alias_precision": _share(labels - sum(len(one.wrong_aliases) for one in outcomes), labels),
        "alias_recall": _share(aliases - sum(len(one.lost_aliases) for one in outcomes), aliases),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _row(form: str, outcomes: list[Outcome]) -> str:
    told = figures(outcomes)
    names, aliases = (
        (told["precision"], told["recall"]),
        (
            told["alias_precision"],
            told["alias_recall"],
        ),
    )
    shown = "  ".join(f"{value:9.3f}" for value in (*names, *aliases))
    return f"{shown}  {len(outcomes):9}  {form}"


def _print_worst(groups: dict[str, list[Outcome]]) -> None:
    """Print the forms with the most names lost, each with a contract to look at."""
    lost = Counter({f: sum(len(one.lost_names) for one in g) for f, g in groups.items()})
    for form, count in lost.most_common(5):
        example = next((one for one in groups[form] if one.lost_names), None)
        if example and form not in ("in lines", "flattened to one line"):
            print(f"lost {count:3}  {form}: {example.contract[:70]}")


def _print_wrong(outcomes: list[Outcome]) -> None:
    for one in outcomes:
        if one.lost_names or one.wrong or one.lost_aliases or one.wrong_aliases:
            print(f"== {one.contract}  [{one.form}]")
            print(f"   found {[_shown(party) for party in one.found]}")
            for what in ("lost_names", "wrong", "lost_aliases", "wrong_aliases"):
                if values := getattr(one, what):
                    print(f"   {what} {list(values)}")


if __name__ == "__main__":
    main()
