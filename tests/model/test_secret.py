"""Internal wording is a type that nothing writes by accident."""

import copy
import json

import pytest

from redline.model import Secret

WORDS = "We would sign at thirty days if they push."


@pytest.mark.parametrize(
    "write",
    [
        str,
        "{}".format,
        lambda secret: f"{secret}",
        lambda secret: "%s" % secret,  # noqa: UP031
        lambda secret: " ".join(("a", *[secret])),
        lambda secret: "a" + secret,
        json.dumps,
        print,
    ],
)
def test_it_cannot_be_written(write: object) -> None:
    with pytest.raises(TypeError):
        write(Secret(WORDS))  # type: ignore[operator]


def test_its_representation_shows_nothing() -> None:
    assert "thirty" not in repr([Secret(WORDS)])


def test_our_own_side_reads_it() -> None:
    assert Secret(WORDS).for_us() == WORDS


def test_equal_words_are_equal_secrets_and_no_text() -> None:
    assert Secret(WORDS) == Secret(WORDS)
    assert len({Secret(WORDS), Secret(WORDS), Secret("")}) == 2
    assert Secret(WORDS) != WORDS
    assert not Secret("")


def test_it_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Secret(WORDS)._words = "other"


def test_a_copy_of_it_is_whole() -> None:
    assert copy.deepcopy(Secret(WORDS)) == Secret(WORDS)
