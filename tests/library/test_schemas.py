"""The schemas that editors use: current, sound, never stricter than the readers, and with every key those know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from editors_reading import as_an_editor_reads, single
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from drafter import pipeline
from drafter.diagnostics import Findings
from drafter.library.clause_records import read_clause
from drafter.library.fields import Fields
from drafter.library.load import Shelf
from drafter.library.profile_records import FACTS
from drafter.library.schemas.settings import parameter_form
from drafter.library.yaml_source import read_yaml
from drafter.model.clause import DURATION_UNITS, Parameter
from drafter.model.values import PARAMETER_TYPES, ValueFault, read_value

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "bad"
SCHEMAS = ("profile", "clause")


@pytest.fixture(scope="session")
def schemas() -> dict[str, dict[str, Any]]:
    return {what: pipeline.schema(what) for what in SCHEMAS}


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small library of ``tests/bad``, started in that folder."""
    monkeypatch.chdir(BAD)
    monkeypatch.setattr(pipeline, "profile_folders", lambda: (BAD / "house/profiles",))
    monkeypatch.setattr(
        pipeline,
        "shelves",
        lambda packs=(): (Shelf(BAD / "house/clauses", "clauses"), *(Shelf(p, str(p)) for p in packs)),
    )


@pytest.mark.parametrize("what", SCHEMAS)
def test_the_committed_schema_is_the_one_made_now(what: str, schemas: dict[str, dict[str, Any]]) -> None:
    committed = json.loads((ROOT / f"docs/schemas/{what}.schema.json").read_text(encoding="utf-8"))
    assert committed == schemas[what], "run 'make schemas'"


@pytest.mark.parametrize("what", SCHEMAS)
def test_the_schema_is_sound_and_of_draft_2020_12(what: str, schemas: dict[str, dict[str, Any]]) -> None:
    assert schemas[what]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schemas[what])


@pytest.mark.parametrize("path", sorted((ROOT / "profiles").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_profile_is_as_the_schema_says(path: Path, schemas: dict[str, dict[str, Any]]) -> None:
    assert complaints(schemas["profile"], path.read_text(encoding="utf-8")) == []


def test_every_shipped_clause_is_as_the_schema_says(schemas: dict[str, dict[str, Any]]) -> None:
    paths = sorted((ROOT / "clauses").glob("*/**/*.yaml"))
    assert len(paths) > 100
    found = {path.name: complaints(schemas["clause"], path.read_text(encoding="utf-8")) for path in paths}
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.usefixtures("house")
def test_what_the_profile_reader_takes_the_schema_takes() -> None:
    """Of the wrong inputs, those that are no error to the reader and name no pack."""
    schema = pipeline.schema("profile")
    library = pipeline.load_library()
    taken = 0
    for path in sorted(BAD.glob("profiles/*.yaml")):
        outcome = pipeline.try_check(library, str(path.relative_to(BAD)))
        if any(d.severity == "error" for d in outcome.diagnostics):
            continue
        taken += 1
        assert complaints(schema, path.read_text(encoding="utf-8")) == [], path.name
    assert taken > 10


@pytest.mark.parametrize(
    ("profile", "place"),
    [
        ("extends: model-convention\ndropp: [liability]", "dropp"),
        ("extends: modle-convention", "extends"),
        ("title: A Convention", "anyOf"),
        ("extends: model-convention\nkind: treaty", "kind"),
        ("extends: model-convention\ndrop: [liabilty]", "drop"),
        ("extends: model-convention\nparts: [{heading: X, select: [preamble.charter]}]", "parts"),
        ("extends: model-convention\nsettings: {due-diligence.knowlege: {standard: actual}}", "due-diligence.knowlege"),
        ("extends: model-convention\nsettings: {due-diligence.knowledge: {standard: actuall}}", "standard"),
        ("extends: model-convention\nsettings: {due-diligence.knowledge: {standart: actual}}", "standart"),
        ("extends: model-convention\nsettings: {due-diligence.knowledge: {no-monitoring: yes}}", "no-monitoring"),
        ("extends: model-convention\nsettings: {due-diligence.knowledge: {hours: 5}}", "hours"),
        ("extends: model-convention\nsettings: {due-diligence.knowledge: {hours: many}}", "hours"),
        ("extends: model-convention\nterms: {cyber-security: cyberr}", "cyber-security"),
        ("extends: model-convention\nfacts: {dates: open}", "dates"),
        ("extends: model-convention\nstyle: {name: un, paper: A5}", "style"),
        ("extends: model-convention\nallow: [{rule: N-99, reason: x}]", "rule"),
        ("extends: model-convention\nallow: [{rule: N-9}]", "reason"),
    ],
)
def test_a_slip_that_the_reader_tells_is_marked_as_you_type(
    profile: str, place: str, schemas: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    path = tmp_path / "slip.yaml"
    path.write_text(profile, encoding="utf-8")
    told = pipeline.check(str(path))
    assert any(d.severity == "error" for d in told)
    assert any(place in complaint for complaint in complaints(schemas["profile"], profile))


def test_clause_slips_are_marked_as_you_type(schemas: dict[str, dict[str, Any]]) -> None:
    text = (ROOT / "clauses/due-diligence/knowledge.yaml").read_text(encoding="utf-8")
    for right, wrong in (
        ("summary:", "sumary:"),
        ("default: constructive", "defualt: constructive"),
        ("type: integer", "type: int"),
        ("status: checked", "status: cheked"),
    ):
        assert right in text
        assert complaints(schemas["clause"], text.replace(right, wrong, 1)) != [], wrong


def test_the_schemas_have_the_keys_of_the_readers(
    schemas: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    met: dict[str, set[str]] = {}
    finished = Fields.done

    def noting(fields: Fields) -> None:
        finished(fields)
        what = fields.what.rsplit(" '", 1)[0] if fields.what not in ("'style'", "'author'") else fields.what
        met.setdefault(what, set()).update(fields.taken)

    monkeypatch.setattr(Fields, "done", noting)
    profile = tmp_path / "all.yaml"
    profile.write_text(EVERYTHING, encoding="utf-8")
    pipeline.try_profile(str(profile))
    findings = Findings()
    root = read_yaml(EVERY_CLAUSE_KEY, "clause", findings)
    assert root is not None
    read_clause(root, "group.clause", EVERY_CLAUSE_KEY, findings)

    profiles, clauses = schemas["profile"]["properties"], schemas["clause"]["properties"]
    style = profiles["style"]["oneOf"][1]["properties"]
    part = profiles["parts"]["items"]["properties"]
    rule = clauses["requires"]["items"]["properties"]
    choice = clauses["choices"]["additionalProperties"]["properties"]
    expected = {
        "the profile": profiles,
        "'style'": style,
        "'author'": profiles["author"]["oneOf"][1]["properties"],
        "the emblem": style["emblem"]["properties"],
        "a part": part,
        "an entry of": rule | clauses["compares"]["items"]["properties"] | profiles["allow"]["items"]["properties"],
        "the clause": clauses,
        "the choice point": choice,
        "the alternative": choice["alternatives"]["additionalProperties"]["properties"],
        "the optional passage": clauses["options"]["additionalProperties"]["properties"],
        "the parameter": clauses["parameters"]["additionalProperties"]["properties"],
        "an authority": clauses["authorities"]["items"]["properties"],
        "the authority of a rule": rule["authority"]["properties"],
        "the pleading": clauses["pleading"]["properties"],
        "the applicant's line": clauses["pleading"]["properties"]["applicant"]["properties"],
        "the respondent's line": clauses["pleading"]["properties"]["respondent"]["properties"],
    }
    known = {what: keys for what, keys in met.items() if what in expected}
    assert known == {what: set(keys) for what, keys in expected.items()}
    assert set(profiles["facts"]["properties"]) == set(FACTS)
    assert set(profiles["parties"]["properties"]) == {"one", "several", "potential"}
    assert {what for what in met if what not in expected} == {"'parties'", "'preamble'"}


single_words = st.one_of(
    st.integers(-5, 200).map(str),
    st.sampled_from(
        ["open", "1,000", "72 hours", "1 day", "2 weeks", "2026-05-31", "2026-13-01", "true", "~", "", "[a, b]"]
    ),
    st.text(st.characters(codec="ascii", exclude_categories=("Cc",)), max_size=12),
)


@given(st.sampled_from(PARAMETER_TYPES), st.one_of(single_words, st.lists(single_words, max_size=3)))
def test_a_value_that_the_reader_takes_the_schema_takes(type_: str, raw: str | list[str]) -> None:
    parameter = Parameter("p", type_, "What it is.", None, DURATION_UNITS[0] if type_ == "duration" else "")
    validator = Draft202012Validator(parameter_form(parameter))
    try:
        read_value(parameter, raw if isinstance(raw, str) else tuple(raw))
    except ValueFault:
        return
    assert validator.is_valid(raw if isinstance(raw, str) else [*raw])
    plain = single(raw) if isinstance(raw, str) else [single(item) for item in raw]
    assert plain is None or validator.is_valid(plain)  # a bare ~ is a text to the reader, and nobody means it so


def complaints(schema: dict[str, Any], text: str) -> list[str]:
    """What an editor would underline, each with its place."""
    try:
        instance = as_an_editor_reads(text)
    except yaml.YAMLError as fault:
        return [str(fault)]
    return [
        f"{'.'.join(map(str, error.absolute_path))}: {error.validator}: {error.message[:200]}"
        for error in _all(Draft202012Validator(schema).iter_errors(instance))
    ]


def _all(errors: Iterator[Any]) -> list[Any]:
    return sorted(errors, key=lambda error: [str(step) for step in error.absolute_path])


EVERYTHING = """\
extends: model-convention
style: {name: un, emblem: {file: x.png, description: y}}
author: {name: Somebody}
parts: [{heading: One, select: [general], chapters: [{heading: Two, select: [due-diligence]}]}]
parties: {one: State Party}
preamble: {recitals: [preamble]}
allow: [{rule: N-9, reason: why}]
"""

EVERY_CLAUSE_KEY = """\
heading: Heading
summary: What it does.
text: |
  #. {choose c}
choices:
  c:
    question: Which?
    default: a
    alternatives: {a: {label: A, text: one}, b: {label: B, text: two}}
options: {o: {label: O, default: in, text: three}}
parameters: {p: {type: integer, description: What.}}
requires: [{clause: a.b, reason: why, authority: {source: vclt, status: recalled}}]
compares: [{parameter: p, at_most: a.b.p, reason: why}]
authorities: [{source: vclt, status: recalled}]
allow: [{rule: N-9, reason: why}]
pleading:
  issue: What?
  burden: Whose?
  standard: How?
  applicant: {thesis: One.}
  respondent: {thesis: Two.}
"""
