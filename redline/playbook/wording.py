"""What is wrong with the shape of a file, in the words of somebody who writes rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from redline.playbook.names import known_names
from redline.playbook.schema import shape_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from redline.playbook.source import Plain, Problem, Source, Where

Shape = TypeVar("Shape", bound=BaseModel)


def shaped(source: Source, top: type[Shape]) -> tuple[Shape | None, tuple[Problem, ...]]:
    """Return the content of a file in its shape, or every way in which it lacks that shape."""
    try:
        return top.model_validate(source.value), ()
    except ValidationError as error:
        return None, tuple(_problems(source, top, error.errors(include_url=False)))


def remainder(source: Source, top: type[Shape], instead: dict[str, Plain]) -> Shape | None:
    """Return what of a misshapen file has its shape, with something else `instead` of what lacks it.

    So the rest can be looked through in the same go. None where nothing can be made of it.
    """
    values = source.value if isinstance(source.value, dict) else {}
    try:
        return top.model_validate(values)
    except ValidationError as error:
        broken = {each["loc"][0] for each in error.errors(include_url=False) if each["loc"]}
    try:
        return top.model_validate(
            instead | {key: value for key, value in values.items() if key not in broken}
        )
    except ValidationError:
        return None


def _problems(
    source: Source, top: type[BaseModel], errors: Iterable[ErrorDetails]
) -> Iterator[Problem]:
    for error in errors:
        where = error["loc"]
        at_key = error["type"] in {"extra_forbidden", "string_pattern_mismatch"}
        if where[-1:] == ("[key]",):
            where = where[:-1]
        message = _message(error, where, top)
        if error["type"] == "missing":
            where = where[:-1]
        yield source.problem(where, message, at_key=at_key)


def _message(error: ErrorDetails, where: Where, top: type[BaseModel]) -> str:
    kind = error["type"]
    if kind in _WANTED:
        empty = "is empty; " if error["input"] is None else ""
        return empty + _WANTED[kind]
    if kind in _EXPLAINED:
        return _EXPLAINED[kind](error, where, top)
    return error["msg"][:1].lower() + error["msg"][1:]


_WANTED = {
    "string_type": "expected text; put it in quotes",
    "string_too_short": "is empty; expected text",
    "list_type": "expected a list: [one, two], or a line with a dash for each",
    "too_short": "is empty; expected at least one entry",
    "dict_type": "expected keys with values",
    "model_type": "expected keys with values",
    "bool_type": "expected true or false",
    "float_type": "expected a number",
    "greater_than_equal": "expected a number of 0 or more",
    "less_than_equal": "expected a number of 100 or less",
}


def _missing(_error: ErrorDetails, where: Where, top: type[BaseModel]) -> str:
    key = str(where[-1])
    field = _fields(where[:-1], top).get(key)
    about = field.description if field else None
    return f"`{key}` is missing" + (f" ({about.rstrip('.')})" if about else "")


def _extra(_error: ErrorDetails, where: Where, top: type[BaseModel]) -> str:
    key = str(where[-1])
    if " " in key:
        return f"unknown key `{key}`; put text that holds a comma in quotes"
    return f"unknown key `{key}`; {known_names(key, _fields(where[:-1], top))}"


def _literal(error: ErrorDetails, _where: Where, _top: type[BaseModel]) -> str:
    given = error["input"]
    shown = given if isinstance(given, str) else str(given).lower()
    expected = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
    return f"`{shown}` is not one of {expected.replace('True', 'true')}"


def _own(error: ErrorDetails, _where: Where, _top: type[BaseModel]) -> str:
    return str(error["ctx"]["error"])


def _pattern(error: ErrorDetails, _where: Where, _top: type[BaseModel]) -> str:
    return (
        f"`{error['input']}` is no name; write it in small letters and digits, beginning with a"
        " letter, without spaces"
    )


_EXPLAINED: dict[str, Callable[[ErrorDetails, Where, type[BaseModel]], str]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "literal_error": _literal,
    "value_error": _own,
    "string_pattern_mismatch": _pattern,
}


def _fields(where: Where, top: type[BaseModel]) -> dict[str, FieldInfo]:
    shape = shape_at(where, top)
    return {field.alias or name: field for name, field in shape.model_fields.items()}
