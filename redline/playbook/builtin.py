"""Where playbooks lie: the built-in ones by name, any other by the path of its folder."""

from __future__ import annotations

from pathlib import Path

from redline.errors import UsageError
from redline.playbook.header import HEADER, Header, read_header

CONTEXTS = "contexts"
"""The folder of laws, industries and counterparties; see `redline.playbook.overlaying`."""


def find(name_or_path: str) -> Path:
    """Return the folder of a playbook, given by the name of a built-in one or by its path.

    Raises `UsageError` that names what there is; also for a name that is both, since a folder that
    came along with a contract must not pass for the playbook we trust.
    """
    path = Path(name_or_path).expanduser()
    named = dict(available()).get(name_or_path)
    if named is not None:
        _check_alone(named, path)
        return named
    if path.name == HEADER and path.is_file():
        return path.parent
    if (path / HEADER).is_file():
        return path
    raise UsageError(_unknown(name_or_path, path))


def _check_alone(named: Path, path: Path) -> None:
    if (path / HEADER).is_file() and path.resolve() != named.resolve():
        raise UsageError(
            f"{path}: is a built-in playbook and a folder here as well. Say ./{path} for the"
            f" folder, or {named} for the built-in one."
        )


def available() -> tuple[tuple[str, Path], ...]:
    """Return the names and folders of the built-in playbooks, in the order of their names."""
    headers = sorted(library().glob(f"*/{HEADER}"))
    return tuple((header.parent.name, header.parent) for header in headers)


def contexts() -> tuple[str, ...]:
    """Return the names of the built-in contexts."""
    return tuple(path.stem for path in sorted(library().glob(f"{CONTEXTS}/*.yaml")))


def headers() -> tuple[Header, ...]:
    """Return what the built-in playbooks say of themselves, in the order of their names."""
    return tuple(read_header(folder) for _, folder in available())


def choose_builtin(
    contract_type: str, we_are: str, party_roles: tuple[str, ...]
) -> tuple[Path | None, str]:
    """Return the folder of the built-in playbook that fits a contract, or none, with the reason."""
    from redline.playbook.fitting import choose

    header, reason = choose(headers(), contract_type, we_are, party_roles)
    return (header.folder if header else None), reason


def library() -> Path:
    """Return the folder of built-in playbooks: in an installed package, else in the checkout.

    A package that carries its own copy never looks beside itself: another `clauses` folder there
    would be some other project's, or a stale one.
    """
    package = Path(__file__).parent.parent
    packed = package / "_clauses"
    return packed if packed.is_dir() else package.parent / "clauses"


def _unknown(given: str, path: Path) -> str:
    names = [name for name, _ in available()]
    known = ", ".join(names) or "none"
    if path.is_dir():
        return (
            f"{given}: this folder holds no {HEADER}, so it is no playbook."
            f" Start one with `redline playbook init`; built in: {known}."
        )
    from difflib import get_close_matches

    close = get_close_matches(given, names, n=1)
    cure = f"Did you mean {close[0]}? " if close else ""
    return (
        f"no such playbook: {given}. {cure}Built in: {known};"
        " any other is given by the path of its folder."
    )
