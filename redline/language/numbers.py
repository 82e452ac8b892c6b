"""Reads clause numbers: what stands in front of a clause, automatic or typed, and how numbers follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
CARDINALS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
TRIPLES = frozenset(("iii", "xxx"))
"""Letters that are numerals where they stand three times: `(ccc)` is the letter after `(bbb)`."""
NAMED = {name: at % 20 + 1 for at, name in enumerate(CARDINALS + ORDINALS)}
NAMES = "|".join(sorted(NAMED, key=len, reverse=True))

WORD = (
    r"(?P<word>(?i:sub-?task|task|article|section|sect?\.|art\.|clause|paragraph|part|chapter)"
    r"(?=[\s\d])|§{1,2})"
)
DIGITS = r"\d{1,3}(?:\.\d{1,3}){0,5}"
LETTERS = r"[ivxlc]{3,7}|[IVXLC]{3,7}|[a-z]{2,3}|[A-Z]{2,3}|[A-Za-z]"

WORDS = {
    "sec": "section",
    "sect": "section",
    "art": "article",
    "§": "section",
    "§§": "section",
}
LARGE = 199
LETTERED = 1000  # keeps `A.1` apart from `1.1`

# What may stand between a typed number and its text. A strong separator is one that running text
# seldom shows after a number; after a weak one the number has to fit into a sequence.
STRONG = r"(?:(?:\.\)|[.:)])?(?:\t|\v|\s{2,}|\s*$)|[.:)]\s*[–—-]\s|\s*[–—]\s|\s-\s|[.:)]\s?(?=[A-Z“\"‘'\[(]))"
WEAK = r"(?:(?:\.\)|[.:)])?[ \u00a0])"

TYPED = (
    re.compile(
        rf"\s*{WORD}\s*(?P<body>{DIGITS}|[IVXLC]{{1,7}}|[A-Z]|(?i:{NAMES})\b)"
        rf"(?P<tail>(?:\([a-z]{{1,4}}\))*)(?P<close>)(?:(?P<strong>{STRONG})|{WEAK})"
    ),
    re.compile(
        rf"\s*(?P<body>[A-Z]\.{DIGITS})(?P<close>)(?![\d%/,’'-])(?:(?P<strong>{STRONG})|{WEAK})"
    ),
    re.compile(rf"\s*(?P<body>{NAMES.upper()})(?P<close>)(?P<strong>[:.]\s{{1,9}}(?=[A-Z]))"),
    re.compile(
        r"\s*(?:(?:FAR|DFARS|[A-Z]{2,4}AR)\s(?:Clause\s)?)?(?P<far>\d{2,4}\.\d{3}-\d{1,4})"
        r"(?:\s{1,4})(?=[A-Z])"
    ),
    re.compile(r"\s*(?P<body>\d{1,2}(?:\.\d{1,2}){1,3})(?P<close>)(?P<strong>)(?=[A-Z][a-z])"),
    re.compile(
        rf"\s*(?P<body>{DIGITS})(?P<tail>(?:\([a-z]{{1,4}}\))*)(?P<close>)"
        rf"(?![\d%/,’'-])(?:(?P<strong>{STRONG})|{WEAK})"
    ),
    re.compile(
        rf"\s*(?P<open>\()(?P<body>{DIGITS}|{LETTERS})(?P<close>\))"
        r"(?P<strong>\s*$|\s*(?=\S))(?!\s*(?:19|20)\d\d)"
    ),
    re.compile(
        rf"\s*(?P<body>{LETTERS})(?P<close>[.)])(?:(?P<strong>[\t\v]|\s{{2,}}|\s*$)|[ \u00a0])"
    ),
)

GOES_ON = re.compile(r"(?:and|or|to|of|above|below|hereof|through|shall|will|is|are|per|days?)\b")
"""Words that after `5.2` show it to be cited in running text."""
MONTH = re.compile(
    r"(?:jan|febr)uary|march|april|may \d|june|july|august|(?:sept|nov|dec)ember|october",
    re.IGNORECASE,
)
LABEL = re.compile(
    rf"(?:{WORD}\s*)?(?P<open>\(?)(?P<body>(?:[A-Z]\.)?{DIGITS}|{LETTERS})(?P<tail>(?:\([a-z]{{1,4}}\))*)"
    r"(?P<close>\.?\)|)[.:)–—-]*"
)


Family = tuple[str, str, str, int]
"""Word, shape, kind and depth of a number."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a number: its kind and the values of its parts (`9.2` is (9, 2))."""

    kind: str
    path: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A clause number as it stands in front of the text.

    `readings` holds more than one where a letter may be a Roman numeral. `shape` is what surrounds
    the number; numbers of one list share it. `end` is where the text after a typed number begins,
    0 for an automatic one. `weak`: might be running text; believe it only if it fits a sequence.
    """

    label: str
    word: str = ""
    shape: str = ""
    readings: tuple[Reading, ...]
    end: int = 0
    weak: bool = False

    @property
    def typed(self) -> bool:
        """Say whether the number is part of the paragraph's own text."""
        return self.end > 0

    @property
    def decimal(self) -> tuple[int, ...]:
        """Return the decimal path, `1.0` as (1,), empty for letters and Roman numerals."""
        for reading in self.readings:
            if reading.kind in {"decimal", "named"}:
                return unpadded(reading.path)
        return next(filter(None, map(self.lettered, self.readings)), ())

    def lettered(self, reading: Reading) -> tuple[int, ...]:
        """Return the decimal path of a capital that heads `C.1`, empty if the number is no such."""
        if self.shape or reading.kind != "upper-letter":
            return ()
        return (LETTERED + reading.path[-1],)

    @property
    def item(self) -> bool:
        """Say whether it numbers an item of a list, such as `(a)` or `iv.`, and no clause of its own."""
        return not any(reading.kind in {"decimal", "named", "far"} for reading in self.readings)

    @property
    def families(self) -> tuple[Family, ...]:
        """Return what numbers of the same list have in common, for each reading."""
        return tuple(self.family(reading) for reading in self.readings)

    def family(self, reading: Reading) -> Family:
        """Return what numbers of the same list have in common, if read so."""
        depth = 1 if self.shape == ".0" else len(reading.path)
        return (self.word, self.shape, reading.kind, depth)


def automatic(label: str) -> Number | None:
    """Read a label that Word computed, such as `9.2`, `(a)` or `Article IV.`."""
    match = LABEL.fullmatch(label.strip())
    return _number(match, label.strip(), end=0, weak=False) if match else None


def typed(text: str) -> Number | None:
    """Read a number typed at the start of a paragraph, or nothing."""
    for pattern in TYPED:
        match = pattern.match(text)
        if match is None:
            continue
        found = _typed(match, text)
        if found is not None:
            return found
    return None


def unpadded(path: tuple[int, ...]) -> tuple[int, ...]:
    """Return a decimal path without a closing zero: `1.0` heads `1.1`, but `B.0` stands beside `B.1`."""
    return path[:-1] if len(path) > 1 and path[-1] == 0 and path[0] < LETTERED else path


def bare(label: str) -> str:
    """Return a label without brackets and closing marks, as two lawyers would compare it."""
    return _without_word(label).strip(" .:()–—-\t") or label.strip()


def shown(label: str) -> str:
    """Return a label as one would cite it: without closing full stop, colon or dash."""
    return label.strip().rstrip(".:–—- \t")


def _without_word(label: str) -> str:
    return re.sub(rf"^\s*{WORD}\s*", "", label, flags=re.IGNORECASE)


def _typed(match: re.Match[str], text: str) -> Number | None:
    groups = match.groupdict()
    end = match.end()
    if groups.get("far"):
        reading = Reading("far", tuple(int(part) for part in re.findall(r"\d+", groups["far"])))
        return Number(label=groups["far"], shape="far", readings=(reading,), end=end)
    if (
        not groups.get("word")
        and not groups.get("open")
        and _is_quantity(groups["body"], text, end)
    ):
        return None
    weak = groups["strong"] is None or _is_large(groups["body"])
    if weak and GOES_ON.match(text, end):
        return None
    return _number(match, match.group().strip(" \t\v–—-:\u00a0"), end=end, weak=weak)


def _is_large(body: str) -> bool:
    """Say whether a number is so large that only the one before it makes it a clause's."""
    return body.isdigit() and int(body) > LARGE


def _is_quantity(body: str, text: str, end: int) -> bool:
    """Tell `30 days` and `2020.` from a clause number."""
    if not body[0].isdigit():
        return False
    if MONTH.match(text, end):
        return True
    if body.startswith("00"):
        return True
    rest = text[end : end + 1]
    return "." not in body and text[:end].strip() == body and rest.islower()


def _number(match: re.Match[str], label: str, *, end: int, weak: bool) -> Number | None:
    groups = match.groupdict()
    word = _word(groups.get("word") or "")
    readings = _readings(groups["body"], named=bool(word))
    if not readings:
        return None
    readings = tuple(_extended(reading, groups.get("tail") or "") for reading in readings)
    opened, closed = groups.get("open") or "", groups.get("close") or ""
    padded = groups["body"].endswith(".0")
    shape = "()" if opened else ")" if closed.endswith(")") else ".0" if padded else ""
    return Number(label=label, word=word, shape=shape, readings=readings, end=end, weak=weak)


def _word(word: str) -> str:
    short = word.lower().replace("-", "").rstrip(".")
    return WORDS.get(short, short)


def _readings(body: str, *, named: bool) -> tuple[Reading, ...]:
    if body[-1].isdigit():
        return (Reading("decimal", tuple(_part(part) for part in body.split("."))),)
    if body.lower() in NAMED:
        return (Reading("named", (NAMED[body.lower()],)),)
    case = "lower" if body.islower() else "upper"
    value = _roman(body.lower())
    roman = (Reading("named" if named else f"{case}-roman", (value,)),) if value else ()
    letter = _letter(body)
    if letter is None:
        return roman
    lettered = (Reading(f"{case}-letter", (letter,)),)
    if named:
        return (*roman, *lettered) if body in "IVX" else lettered if len(body) == 1 else roman
    return (*lettered, *roman)


def _part(part: str) -> int:
    """Return the value of one part of a decimal; the letter of `B.1` counts from LETTERED."""
    return int(part) if part.isdigit() else LETTERED + ord(part) - ord("A") + 1


def _extended(reading: Reading, tail: str) -> Reading:
    """Carry the brackets of a typed `12.3(b)` into the path, as letters of a deeper level."""
    inner = re.findall(r"[a-z]+", tail)
    if not inner:
        return reading
    values = tuple((_letter(part) or _roman(part) or 0) for part in inner)
    return Reading("mixed", (*reading.path, *values))


def _letter(body: str) -> int | None:
    """Return 1 for a, 26 for z, 27 for aa; None for what is no letter number, as `iii`."""
    if len(body) > 3 or len(set(body.lower())) != 1 or body.lower() in TRIPLES:
        return None
    return ord(body[0].lower()) - ord("a") + 1 + 26 * (len(body) - 1)


def _roman(body: str) -> int:
    """Return the value of a Roman numeral, 0 for what is none."""
    if not body or any(letter not in ROMAN for letter in body):
        return 0
    values = [ROMAN[letter] for letter in body]
    total = 0
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total if _is_regular(body, total) else 0


def _is_regular(body: str, value: int) -> bool:
    """Keep `civil` and `mild` from being read as numerals: spell the value and compare."""
    steps = (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    spelled, left = "", value
    for worth, letters in steps:
        while 0 < worth <= left < 400:
            spelled, left = spelled + letters, left - worth
    return spelled == body
