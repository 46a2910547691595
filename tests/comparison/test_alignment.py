"""Which blocks answer to one another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.comparison.align import ALIKE, Pair, align_by_key, align_by_likeness


def by_likeness(old: list[str], new: list[str]) -> list[Pair]:
    return align_by_likeness(old, new, lambda words: words, shared)


def shared(old: str, new: str) -> float:
    """The share of words that two sentences have in common, by the longer of them."""
    one, other = set(old.split()), set(new.split())
    return len(one & other) / max(len(one), len(other))


def test_what_has_moved_is_gone_at_one_place_and_new_at_the_other() -> None:
    assert align_by_key("abcd", "bcad") == [(0, None), (1, 0), (2, 1), (None, 2), (3, 3)]


def test_between_two_blocks_that_stay_the_old_stands_before_the_new() -> None:
    assert align_by_key("a12z", "a34z") == [(0, 0), (1, None), (2, None), (None, 1), (None, 2), (3, 3)]


def test_a_reworded_block_is_one_block_and_one_of_other_words_is_not() -> None:
    old = ["Each State Party shall notify the others.", "The depositary keeps a list."]
    assert by_likeness(old, ["Each State Party may notify the others.", "Nothing prejudices rights."]) == [
        (0, 0), (1, None), (None, 1),
    ]  # fmt: skip


def test_of_two_that_are_alike_the_more_alike_is_taken() -> None:
    new = "Each State Party shall notify all the others."
    old = ["Each State Party shall consult all.", "Each State Party shall notify the others."]
    assert by_likeness(old, [new]) == [(0, None), (1, 0)]


def test_the_very_same_words_are_paired_before_any_that_are_alike() -> None:
    old = ["shall act at once", "shall act at one"]
    assert by_likeness(old, ["shall act at one"]) == [(0, None), (1, 0)]


def test_likeness_is_enough_from_the_threshold_on() -> None:
    for likeness, expected in ((ALIKE, [(0, 0)]), (ALIKE - 0.01, [(0, None), (None, 0)])):
        assert align_by_likeness("a", "b", str, lambda _, __, found=likeness: found) == expected  # type: ignore[misc]


sequences = st.lists(st.sampled_from(["act", "act now", "act then", "consult", "notify all", "notify"]), max_size=6)


@given(sequences, sequences)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_every_block_of_both_is_there_once_and_in_order(old: list[str], new: list[str]) -> None:
    for pairs in (align_by_key(old, new), by_likeness(old, new)):
        assert [i for i, _ in pairs if i is not None] == list(range(len(old)))
        assert [j for _, j in pairs if j is not None] == list(range(len(new)))
        for before, after in pairwise(pairs):
            assert not (before[0] is None and after[1] is None), "an old block stands after a new one"
