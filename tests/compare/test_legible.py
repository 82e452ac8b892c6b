"""No confetti: a sentence with too many edits is struck and written whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from redline.compare.legible import MOST_FRAGMENTS, legible
from redline.compare.tokens import Edit, edits, tokens

PIECES = st.lists(
    st.sampled_from(["pay", "fees", "30", " ", ".", "\n", "\ufffc1", "; ", "now"]), max_size=40
)
OLD = "Alpha one beta two gamma three delta four epsilon five zeta."
NEW = "Alpha six beta seven gamma eight delta nine epsilon ten zeta."
OLD_LOST = "Alpha onerous beta twofold gamma threefold delta fourfold epsilon fivefold zeta."
NEW_LOST = "Alpha sixfold beta seventh gamma eighth delta ninth epsilon tenth zeta."


def found(old: list[str], new: list[str]) -> list[Edit]:
    return edits(old, new, [len(token) for token in old], [len(token) for token in new])


def joined(old: str, new: str, **options: int) -> list[tuple[str, str]]:
    left, right = tokens(old), tokens(new)
    return [
        (
            "".join(left[edit.old_start : edit.old_end]),
            "".join(right[edit.new_start : edit.new_end]),
        )
        for edit in legible(left, right, found(left, right), **options)
    ]


def made(old: list[str], new: list[str], changes: list[Edit]) -> list[str]:
    out, at = [], 0
    for change in changes:
        out += [*old[at : change.old_start], *new[change.new_start : change.new_end]]
        at = change.old_end
    return [*out, *old[at:]]


@settings(deadline=None)
@given(PIECES, PIECES, st.integers(0, 5))
def test_both_ways_result_in_the_same_two_wordings(
    old: list[str], new: list[str], most: int
) -> None:
    changes = legible(old, new, found(old, new), most_fragments=most)
    assert made(old, new, changes) == new
    back = [Edit(edit.new_start, edit.new_end, edit.old_start, edit.old_end) for edit in changes]
    assert made(new, old, back) == old


@settings(deadline=None)
@given(PIECES, PIECES)
def test_a_kept_paragraph_mark_or_object_stays_kept(old: list[str], new: list[str]) -> None:
    def struck(changes: list[Edit]) -> list[str]:
        return [
            piece
            for edit in changes
            for piece in old[edit.old_start : edit.old_end]
            if piece == "\n" or piece.startswith("\ufffc")
        ]

    plain = found(old, new)
    assert struck(legible(old, new, plain, most_fragments=1)) == struck(plain)


@settings(deadline=None)
@given(PIECES, PIECES)
def test_zero_never_joins(old: list[str], new: list[str]) -> None:
    assert legible(old, new, found(old, new), most_fragments=0) == found(old, new)


def test_a_sentence_that_keeps_little_is_written_whole() -> None:
    assert joined(OLD_LOST, NEW_LOST) == [
        (
            "onerous beta twofold gamma threefold delta fourfold epsilon fivefold",
            "sixfold beta seventh gamma eighth delta ninth epsilon tenth",
        )
    ]


def test_a_sentence_that_keeps_most_of_its_words_keeps_its_edits() -> None:
    assert len(joined(OLD, NEW)) == 5


def test_the_limit_is_the_one_of_reviews_and_can_be_changed() -> None:
    assert MOST_FRAGMENTS == 4
    assert len(joined(OLD_LOST, NEW_LOST, most_fragments=5)) == 5


def test_other_sentences_keep_their_edits() -> None:
    after = joined(f"Pay in 15 days. {OLD_LOST} Go.", f"Pay in 45 days. {NEW_LOST} Run.")
    assert [struck for struck, _ in after[:1] + after[2:]] == ["15", "Go"]
    assert len(after) == 3


def test_a_sentence_ends_after_all_the_white_space_behind_its_mark() -> None:
    after = joined(f"One two.  {OLD_LOST}", f"One new.  {NEW_LOST}")
    assert next(struck for struck, _ in after) == "two"
    assert len(after) == 2


def test_a_kept_object_splits_the_rewritten_sentence() -> None:
    after = joined(OLD_LOST.replace("gamma", "\ufffc"), NEW_LOST.replace("gamma", "\ufffc"))
    assert [struck for struck, _ in after] == [
        "onerous beta twofold",
        "threefold delta fourfold epsilon fivefold",
    ]
