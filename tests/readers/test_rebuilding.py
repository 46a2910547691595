"""The profile inside a built file builds the same file again, byte for byte."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from word_files import ITEM, OPEN, SMALL, build, members

import drafter
from drafter import pipeline
from drafter.model.clause import ClauseLibrary
from drafter.model.draft import FACES
from drafter.writers.registry import WRITERS

HELD_OPEN = ("moot-compromis", "clean")
"""The one profile that leaves points open on purpose, and cannot be built clean."""
BUILDS = [build for build in product(pipeline.shipped_profiles(), FACES) if build != HELD_OPEN]

SETTINGS = (
    "final.entry-into-force.ratifications=60",
    "facts.place=Genève, «open»: #7",
    "facts.languages=[English, العربية]",
    "title=A \"quoted\" title \\ with 'signs' # and: more",
    "keywords=[one, two]",
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def recipe_file(file: bytes, folder: Path) -> Path:
    """The profile that a built file gives, kept under the name it says it should have."""
    (folder / "built.docx").write_bytes(file)
    text = drafter.recipe(folder / "built.docx")
    named = re.search(r"Keep this text as (\S+)\.\s", text)
    assert named is not None
    (folder / named[1]).write_text(text, encoding="utf-8")
    return folder / named[1]


@pytest.mark.parametrize(("profile", "face"), BUILDS)
def test_every_profile_in_every_face(library: ClauseLibrary, profile: str, face: str, tmp_path: Path) -> None:
    built = build(library, profile, face=face)
    carried = recipe_file(built, tmp_path)
    assert carried.name == f"{profile}.yaml"
    assert build(library, carried) == built


FORMS = tuple(WRITERS)


@pytest.mark.parametrize("face", ["options", "annotated"])
@pytest.mark.parametrize("carrier", FORMS)
def test_every_format_alone_is_enough_for_all_of_them(
    library: ClauseLibrary, carrier: str, face: str, tmp_path: Path
) -> None:
    """A draft with points left open, and with all that is said about them."""
    (tmp_path / "small.yaml").write_text(OPEN, encoding="utf-8")
    (tmp_path / "again").mkdir()
    built = {form: build(library, tmp_path / "small.yaml", face=face, form=form) for form in FORMS}
    carried = recipe_file(built[carrier], tmp_path / "again")
    for form in FORMS:
        assert build(library, carried, form=form) == built[form], form


def test_a_pdf_of_the_flagship_is_enough(library: ClauseLibrary, tmp_path: Path) -> None:
    carried = recipe_file(build(library, "model-convention", form="pdf"), tmp_path)
    for form in ("docx", "html", "md", "akn"):
        assert build(library, carried, form=form) == build(library, "model-convention", form=form), form


@pytest.mark.parametrize("face", FACES)
def test_with_settings_of_the_command_line(library: ClauseLibrary, face: str, tmp_path: Path) -> None:
    built = build(library, "model-convention", *SETTINGS, face=face)
    assert build(library, recipe_file(built, tmp_path)) == built


def test_a_file_given_as_yml_and_one_with_blanks_in_its_name(library: ClauseLibrary, tmp_path: Path) -> None:
    (tmp_path / "my.yml").write_text(SMALL, encoding="utf-8")
    built = build(library, tmp_path / "my.yml")
    assert build(library, recipe_file(built, tmp_path)) == built
    (tmp_path / "my treaty.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "built.docx").write_bytes(build(library, tmp_path / "my treaty.yaml"))
    assert "#   drafter build 'my treaty.yaml' -f" in drafter.recipe(tmp_path / "built.docx")


def test_the_commentary_gives_the_draft_it_reports_on(library: ClauseLibrary, tmp_path: Path) -> None:
    outcome = pipeline.try_draft(library, "code-of-conduct", (), "options")
    assert outcome.draft is not None
    assert outcome.profile is not None
    report = pipeline.commentary(outcome.draft, library, outcome.profile)
    carried = recipe_file(pipeline.write(report, "docx"), tmp_path)
    assert "# The file it was taken from is a report on that draft.\n" in carried.read_text(encoding="utf-8")
    assert build(library, carried) == build(library, "code-of-conduct", face="options")


class TestTheFace:
    """A draft is the same draft wherever its face was named."""

    @pytest.mark.parametrize("face", FACES)
    def test_from_the_profile_or_from_the_command_line(self, library: ClauseLibrary, here: Path, face: str) -> None:
        (here / "small.yaml").write_text(SMALL, encoding="utf-8")
        by_option = build(library, "small.yaml", face=face)
        (here / "small.yaml").write_text(f"{SMALL}face: {face}\n", encoding="utf-8")
        assert build(library, "small.yaml") == by_option

    def test_another_face_is_another_draft(self, library: ClauseLibrary, here: Path) -> None:
        (here / "small.yaml").write_text(SMALL, encoding="utf-8")
        ids = set()
        for face in FACES:
            outcome = pipeline.try_draft(library, "small.yaml", (), face)
            assert outcome.draft is not None
            assert f'face: "{face}"\n' in outcome.draft.instrument.identity.recipe
            ids.add(outcome.draft.instrument.identity.draft_id)
        assert len(ids) == len(FACES)


class TestTheAuthor:
    """Who drafted is said where something is signed; a clean text says nothing of it."""

    SIGNED = f"{SMALL}author: {{name: Dr Example Person, initials: EP}}\n"

    @pytest.mark.parametrize("form", ["docx", "html", "md", "akn"])
    def test_a_clean_text_does_not_depend_on_it(self, library: ClauseLibrary, here: Path, form: str) -> None:
        (here / "small.yaml").write_text(SMALL, encoding="utf-8")
        unsigned = build(library, "small.yaml", form=form)
        (here / "small.yaml").write_text(self.SIGNED, encoding="utf-8")
        assert build(library, "small.yaml", form=form) == unsigned

    def test_an_annotated_one_carries_it_and_is_built_again(self, library: ClauseLibrary, here: Path) -> None:
        (here / "small.yaml").write_text(self.SIGNED, encoding="utf-8")
        built = build(library, "small.yaml", face="annotated")
        (here / "again").mkdir()
        carried = recipe_file(built, here / "again")
        assert "Dr Example Person" in carried.read_text(encoding="utf-8")
        assert build(library, carried) == built


class TestThePart:
    """What stands in the custom XML part beside the recipe."""

    def test_each_bookmark_of_its_list_is_in_the_text_and_names_its_clause(
        self, library: ClauseLibrary, tmp_path: Path
    ) -> None:
        for profile, face in (("model-convention", "clean"), ("moot-compromis", "annotated")):
            file = members(build(library, profile, face=face))
            marks = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', file["word/document.xml"].decode()))
            clauses = list(ET.fromstring(file[ITEM]).iter("{urn:drafter:draft:1}clause"))
            bookmarks = [clause.attrib["bookmark"] for clause in clauses]
            assert len(set(bookmarks)) == len(bookmarks)
            assert set(bookmarks) <= marks
            outcome = pipeline.try_draft(library, profile, (), face)
            assert outcome.draft is not None
            assert {clause.attrib["id"] for clause in clauses} == set(outcome.draft.reasons)
            articles = {c.attrib["bookmark"]: c.attrib["id"] for c in clauses if "paragraph" not in c.attrib}
            assert articles["_part_I__art_1"] == "general.purpose"
            assert sorted(articles.values()) == sorted(outcome.draft.reasons)  # each clause once, not every paragraph
            named = [c.attrib["paragraph"] for c in clauses if "paragraph" in c.attrib]
            assert named
            assert all(named)

    def test_its_number_is_that_of_the_draft(self, library: ClauseLibrary) -> None:
        def number(profile: str, *settings: str) -> str:
            properties = members(build(library, profile, *settings))["customXml/itemProps1.xml"].decode()
            found = re.search(r'ds:itemID="(\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\})"', properties)
            assert found is not None
            return found[1]

        first = number("code-of-conduct")
        assert number("code-of-conduct") == first
        assert number("code-of-conduct", "facts.place=Rome") != first


def test_a_style_that_names_files_is_said_to_need_them(library: ClauseLibrary, here: Path) -> None:
    (here / "ministry.docx").write_bytes((pipeline.templates_folder() / "docx" / "base.docx").read_bytes())
    (here / "small.yaml").write_text(
        SMALL.replace("style: un", "style: {name: un, docx_base: ministry.docx, watermark: DRAFT}"), encoding="utf-8"
    )
    built = build(library, "small.yaml")
    beside, elsewhere = recipe_file(built, here), here / "elsewhere"
    said = "# Nor are the files named under 'style': they are looked for from the folder this file lies in.\n"
    assert said in beside.read_text(encoding="utf-8")
    assert build(library, "small.yaml") == built
    elsewhere.mkdir()
    (elsewhere / "small.yaml").write_bytes(beside.read_bytes())
    (here / "ministry.docx").rename(elsewhere / "ministry.docx")
    assert build(library, elsewhere / "small.yaml") == built
    assert said not in drafter.recipe(_written(build(library, "code-of-conduct"), here))


def test_the_text_is_yaml_that_others_read_alike(library: ClauseLibrary, tmp_path: Path) -> None:
    text = drafter.recipe(_written(build(library, "model-convention"), tmp_path))
    found = yaml.safe_load(text)
    assert found["face"] == "clean"
    assert found["parts"][0] == {"heading": "General provisions", "select": ["general"]}


def _written(file: bytes, folder: Path) -> Path:
    path = folder / "built.docx"
    path.write_bytes(file)
    return path
