"""The options that several commands share, worded once."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from redline.cli.config import KEYS, Value


class Format(StrEnum):
    """The forms a list of changes can be shown in."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


class ReportFormat(StrEnum):
    """The forms a review can be shown in."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    HTML = "html"
    SARIF = "sarif"
    CSV = "csv"
    XLSX = "xlsx"


class Audience(StrEnum):
    """Who is to read what is written."""

    INTERNAL = "internal"
    COUNTERPARTY = "counterparty"


class TreeFormat(StrEnum):
    """The forms a clause tree can be shown in."""

    TERMINAL = "terminal"
    JSON = "json"


class Paper(StrEnum):
    """Whose draft it is."""

    OURS = "ours"
    THEIRS = "theirs"


class Posture(StrEnum):
    """How hard to ask."""

    FIRM = "firm"
    BALANCED = "balanced"
    LIGHT = "light"


class FailOn(StrEnum):
    """The least finding that makes a command end with exit code 1."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"
    WALK_AWAY = "walk-away"
    NEVER = "never"


def context_names(incomplete: str) -> list[str]:
    """Complete the names of built-in contexts."""
    from redline import playbook as playbooks

    return [name for name in playbooks.contexts() if name.startswith(incomplete)]


def playbook_names(incomplete: str) -> list[str]:
    """Return the built-in playbooks that begin so, for the shell to complete."""
    from redline import playbook as playbooks

    return [name for name, _ in playbooks.available() if name.startswith(incomplete)]


Contracts = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", show_default=False),
]
PlaybookOption = Annotated[
    str | None,
    typer.Option(
        "--playbook",
        metavar="DIR|NAME",
        help="Playbook folder, or name of a built-in one. Without it, chosen by contract type.",
        autocompletion=playbook_names,
    ),
]
WeAre = Annotated[
    str | None,
    typer.Option(
        "--we-are",
        metavar="ROLE",
        help="Our side: a role word such as customer, a party's name or its defined term.",
    ),
]
PaperOption = Annotated[
    Paper | None,
    typer.Option("--paper", help="Whose draft it is; see --base. [default: theirs]"),
]
BaseOption = Annotated[
    Path | None,
    typer.Option(
        "--base",
        metavar="TEMPLATE",
        help="Our own template, with --paper ours: what it says too is not spoken of.",
    ),
]
PostureOption = Annotated[
    Posture | None, typer.Option("--posture", help="How hard to ask. [default: balanced]")
]
Template = Annotated[
    bool | None,
    typer.Option("--template/--no-template", help="Blanks to fill in belong in this draft."),
]
FormatOption = Annotated[
    list[Format] | None,
    typer.Option("--format", help="Form of the report; may be repeated. [default: terminal]"),
]
ReportOption = Annotated[
    list[ReportFormat] | None,
    typer.Option("--format", help="Form of the report; may be repeated. [default: terminal]"),
]
AudienceOption = Annotated[
    Audience,
    typer.Option(
        "--audience",
        help="Who reads the reports. For the counterparty: our changes and their reasons, no rung,"
        " limit or approver; searched for anything internal, and refused if there is any.",
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help="Exit with 1 if a finding is at least this grave. [default: never; check: medium]",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="CODE", help="Only findings with this code or below it; repeatable."
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore", metavar="CODE", help="No findings with this code or below it; repeatable."
    ),
]
DealValue = Annotated[
    float | None,
    typer.Option(
        "--deal-value",
        metavar="AMOUNT",
        min=0,
        help="What the contract is worth, in its currency; for approvals and exposure.",
    ),
]
Contexts = Annotated[
    list[str] | None,
    typer.Option(
        "--context",
        metavar="NAME",
        help="Law, industry or counterparty to allow for, as in healthcare; repeatable. The law that"
        " governs is allowed for without it.",
        autocompletion=context_names,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="Use this configuration file instead of the nearest."
    ),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", help="Use no configuration file.", show_default=False)
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say only what went wrong.", show_default=False)
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", help="Show every row, every quote and what conforms.", show_default=False
    ),
]
Debug = Annotated[
    bool,
    typer.Option(
        "--debug", help="On a fault of ours, show where. No contract text.", show_default=False
    ),
]
Author = Annotated[
    str | None,
    typer.Option("--author", metavar="NAME", help="Who signs the changes. [default: redline]"),
]
Date = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="ISO", help="Date of the changes. [default: SOURCE_DATE_EPOCH, else now]"
    ),
]
Comments = Annotated[
    bool | None,
    typer.Option("--comments/--no-comments", help="Remarks to the other side in the redline."),
]
OutputFolder = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="DIR", help="Folder to write to, instead of beside the contract."
    ),
]
Certified = Annotated[
    bool,
    typer.Option(
        "--certificate",
        help="Write NAME.certificate.json beside the redline: hashes of what was verified.",
        show_default=False,
    ),
]
Force = Annotated[
    bool, typer.Option("--force", help="Overwrite what was written before.", show_default=False)
]


def typed(parameters: Mapping[str, object]) -> dict[str, Value | None]:
    """Return those of a command's parameters that are settings, by the keys of the configuration."""
    named = {name: parameters[name] for name in parameters if name.replace("_", "-") in KEYS}
    return given(**named)


def given(**values: object) -> dict[str, Value | None]:
    """Return what was typed by the keys of the configuration file, none for what was not."""
    return {name.replace("_", "-"): _setting(value) for name, value in values.items()}


def _setting(value: object) -> Value | None:
    """Return one typed value; codes may be given one by one or several with commas."""
    if isinstance(value, list):
        codes = (code.strip() for each in value for code in str(each).split(","))
        return tuple(code for code in codes if code) or None
    return value if isinstance(value, bool | float) or value is None else str(value)
