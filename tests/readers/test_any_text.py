"""Whatever a profile says, its canonical form and the part that carries it give it back as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.diagnostics import Findings
from drafter.library.profile_merge import ProfileFile
from drafter.library.profile_records import read_profile
from drafter.library.yaml_source import Mapping, Node, Scalar, Sequence, read_yaml
from drafter.model.instrument import Identity, Instrument
from drafter.model.recipe import recipe_of
from drafter.model.style import HouseStyle
from drafter.model.values import CONTROL
from drafter.pipeline import load_style
from drafter.readers.carried import read_carried
from drafter.writers.docx.recipe_part import CUSTOM_XML, recipe_parts

STYLE: HouseStyle = load_style("un")

TRICKY = st.text(st.sampled_from("ab \n\t\"'\\:#-[]{}&*!|>%@`?,~=\x85\xa0\u2028\u2029\u200b\ufeff\ufffd\U0001f600é"))
TEXTS = (TRICKY | st.text(st.characters(exclude_categories=["Cs"]))).filter(lambda text: not CONTROL.search(text))
KEYS = st.from_regex(
    r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3}){0,2}(\.[a-z][a-z0-9]{0,5})?", fullmatch=True
) | st.sampled_from(["on", "no", "null", "true", "face", "author"])
TREES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
PROFILES = st.dictionaries(
    KEYS | st.sampled_from(["settings", "title", "style", "parts"]), TREES, min_size=1, max_size=5
)


def plain(node: Node) -> Any:
    """A YAML tree as Python has it."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}


def canonical(text: str) -> str:
    """The canonical form of the profile a text holds, whatever is wrong with what it says."""
    profile = read_profile("p", lambda *_: ProfileFile(text, "p.yaml", Path("p.yaml")), Findings())
    assert profile is not None
    return profile.recipe


def read_again(text: str) -> Any:
    findings = Findings()
    root = read_yaml(text, "again.yaml", findings)
    assert findings.items == [], text
    assert root is not None
    return plain(root)


@given(PROFILES)
@example({"title": "one\n\n  two\n", "parts": [], "settings": {}, "style": {"emblem": {"file": "a: b"}}})
@example({"title": "one line and an end\n", "subject": "\n", "keywords": ["", " ", "open", "1.10", "yes", "12:30"]})
@example({"title": " first\nsecond", "subject": "first \nsecond", "keywords": ["- a\n# b", "x\n---\ny\n...\n"]})
@example({"title": "\x85", "subject": "a\n\u2028\n", "keywords": [{}, [], [[]], {"face": "x\nface: y"}]})
def test_the_canonical_form_is_yaml_that_says_the_same(tree: dict[str, Any]) -> None:
    text = yaml.dump(tree, allow_unicode=True, default_style='"', width=10**6)
    once = canonical(text)
    assert read_again(once) == tree
    assert canonical(once) == once


@given(PROFILES, st.sampled_from(["clean", "options", "annotated"]))
def test_the_part_gives_back_the_recipe_of_the_face(tree: dict[str, Any], face: str) -> None:
    text = recipe_of(canonical(yaml.dump(tree, allow_unicode=True, default_style='"', width=10**6)), face)
    dropped = ("face", "author") if face == "clean" else ("face",)
    assert read_again(text) == {**{k: v for k, v in tree.items() if k not in dropped}, "face": face}
    identity = Identity("p", "0123456789ab", "1", "convention", face=face, recipe=text)
    document = Instrument((), None, (), None, (), identity, STYLE)
    carried = read_carried(recipe_parts(document, {})[CUSTOM_XML])
    assert carried is not None
    assert carried.text == text
