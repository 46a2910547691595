"""The recipe as a draft carries it: which keys are in it, whatever stands under them."""

from __future__ import annotations

import pytest

from drafter.model.recipe import names_files, recipe_of

CANONICAL = """\
author:
  initials: "TS"
  name: "Treaty Section"
face: "options"
kind: "convention"
subject: |-
  face: a line that begins like a key

  author: and another
title: "Convention"
"""


@pytest.mark.parametrize("face", ["options", "annotated"])
def test_the_face_is_the_one_built(face: str) -> None:
    assert recipe_of(CANONICAL, face) == CANONICAL.replace('face: "options"', f'face: "{face}"')


def test_a_clean_recipe_names_no_author() -> None:
    clean = recipe_of(CANONICAL, "clean")
    assert clean == CANONICAL.replace('face: "options"', 'face: "clean"').partition('"Treaty Section"\n')[2]
    assert "Treaty" not in clean


def test_where_the_profile_names_no_face_it_stands_among_the_other_keys() -> None:
    assert recipe_of('annexes: []\nkind: "code"\n', "clean") == 'annexes: []\nface: "clean"\nkind: "code"\n'


@pytest.mark.parametrize("face", ["clean", "options"])
def test_a_recipe_is_the_recipe_of_itself(face: str) -> None:
    once = recipe_of(CANONICAL, face)
    assert recipe_of(once, face) == once


@pytest.mark.parametrize(
    ("recipe", "names"),
    [
        ('style: "un"\ntitle: "T"\n', False),
        ('style:\n  name: "un"\n  watermark: "docx_base: none"\ntitle: "T"\n', False),
        ('style:\n  docx_base: "ministry.docx"\n', True),
        ('style:\n  emblem:\n    file: "e.png"\n', True),
        ('settings:\n  docx_base: "x"\nstyle: "un"\n', False),
    ],
)
def test_a_style_that_names_files_is_told(recipe: str, names: bool) -> None:
    assert names_files(recipe) is names
