"""The fuzzing harness on a few inputs, and every input that once raised an exception: ``make fuzz`` tries far more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
from mutate import mutated
from run import Finds
from targets import FOUND, NAMES, corpus, target


@pytest.mark.parametrize("path", sorted(FOUND.glob("*")), ids=lambda path: path.stem)
def test_what_once_raised_is_told_now(path: Path, tmp_path: Path) -> None:
    target(path.name.split("-")[0], tmp_path)(path.read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_spoilt_files_never_raise(name: str, tmp_path: Path) -> None:
    texts, call = corpus(name), target(name, tmp_path)
    for seed in range(100):
        call(mutated(texts, seed))


@pytest.mark.parametrize("name", NAMES)
def test_the_corpus_itself_never_raises(name: str, tmp_path: Path) -> None:
    call = target(name, tmp_path)
    for text in corpus(name):
        call(text)


def test_mutation_gives_the_same_for_the_same_seed_and_spoils_in_many_ways() -> None:
    texts = corpus("profile")
    assert len({mutated(texts, seed) for seed in range(200)}) > 190
    assert [mutated(texts, seed) for seed in range(20)] == [mutated(texts, seed) for seed in range(20)]


def test_one_input_is_kept_for_each_place_that_raises(tmp_path: Path) -> None:
    finds = Finds("clause", tmp_path / "found")

    def faulty(data: bytes) -> None:
        if b"x" in data:
            raise KeyError(data)
        if b"y" in data:
            raise ValueError(data)

    for data in (b"good", b"x", b"xx", b"y"):
        finds.attempt(faulty, data)
    assert finds.tried == 4
    assert sorted(path.read_bytes() for path in (tmp_path / "found").iterdir()) == [b"x", b"y"]
    assert "2 found" in finds.summary("mutate")
