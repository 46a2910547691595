"""Every shipped clause and profile: read, whole, rendered in every alternative, and in the words of a treaty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

import pytest

from drafter import pipeline
from drafter.assembly.assemble import assemble
from drafter.diagnostics import Findings, Severity
from drafter.library.load import load_profile
from drafter.library.names import texts_of
from drafter.markup.unparse import unparse_clause_text, unparse_sentence
from drafter.model.clause import Clause, ClauseLibrary, Splice, TextBlock
from drafter.model.draft import Draft
from drafter.model.inline import Blank, Bracketed, ChoiceUse, Inlines, OptionUse
from drafter.model.instrument import Annex, Article, Paragraph, Recital, Subparagraph
from drafter.model.instrument import Testimonium as ClosingFormula  # a name that pytest would take for a test
from drafter.model.structure import misplaced
from drafter.model.style import HouseStyle
from drafter.model.walk import nodes, plain_words

FOLDER = pipeline.shelves()[0].folder
IDS = sorted(".".join(p.relative_to(FOLDER).with_suffix("").parts) for p in FOLDER.glob("*/*.yaml"))

BANNED = (
    (r"\bState Parties\b", "a State Party, the States Parties"),
    (r"\band/or\b", "and, or, or both"),
    (r"\b[Mm]ust\b", "shall"),
    (r"\bState(?: Party|s Parties) will\b", "shall"),
)
"""What no operative text says, and what it says instead."""

KIND_OF_NODE = {"article": Article, "recital": Recital, "annex": Annex, "testimonium": ClosingFormula}
PLACE = {
    "article": "parts:\n  - select: [{0}]\n",
    "recital": "preamble: {{recitals: [{0}]}}\n",
    "annex": "annexes: [{0}]\n",
    "testimonium": "testimonium: {0}\n",
}


@pytest.fixture(scope="module")
def house_style() -> HouseStyle:
    return pipeline.load_style("un")


@pytest.fixture
def clause(request: pytest.FixtureRequest, library: ClauseLibrary) -> Clause:
    return library.clauses[request.param]


each_clause = pytest.mark.parametrize("clause", IDS, indirect=True)


# --- rendering one clause -----------------------------------------------------------------------------------------


class Bench:
    """Drafts of the one clause with all that it needs, under the settings asked for."""

    def __init__(self, library: ClauseLibrary, clause: Clause, style: HouseStyle, folder: Path) -> None:
        self.library, self.clause, self.style = library, clause, style
        self.profile = folder / "minimal.yaml"
        self.profile.write_text(
            "title: Minimal\nkind: convention\nparties: {potential: 193}\n"
            "facts: {depositary: the Depositary, place: Geneva, date: 2026-01-01, organization: the Organization,\n"
            "        languages: [English, French], parent: the Parent Convention}\n"
            + PLACE[clause.kind].format(clause.id),
            encoding="utf-8",
        )

    def draft(self, settings: Mapping[str, str], face: str = "clean") -> Draft:
        findings = Findings()
        set_ = [f"{self.clause.id}.{name}={value}" for name, value in settings.items()]
        profile = load_profile(str(self.profile), pipeline.profile_folders(), findings, set_)
        assert profile is not None
        assert findings.items == []
        return assemble(self.library, profile, self.style, face)

    def node(self, settings: Mapping[str, str], face: str = "clean") -> Article | Annex | Recital | ClosingFormula:
        kind = KIND_OF_NODE[self.clause.kind]
        found = nodes(self.draft(settings, face).instrument)
        (node,) = (n for n in found if isinstance(n, kind) and n.clause_id == self.clause.id)
        return node

    def words(self, settings: Mapping[str, str]) -> str:
        return "\n".join(runs(self.node(settings)))


@pytest.fixture
def bench(clause: Clause, library: ClauseLibrary, house_style: HouseStyle, tmp_path: Path) -> Bench:
    return Bench(library, clause, house_style, tmp_path)


def runs(node: object) -> Iterator[str]:
    """The words of each block, in order: chapeau, list, closing words."""
    if isinstance(node, Recital):
        yield f"{plain_words(node.opener)} {plain_words(node.content)}"
    elif isinstance(node, Paragraph | Subparagraph):
        yield f"{node.label} {plain_words(node.chapeau)}"
        for item in node.subparagraphs:
            yield from runs(item)
        if node.closing_words:
            yield plain_words(node.closing_words)
    else:
        for name in ("content", "paragraphs"):
            for child in getattr(node, name, ()):
                yield from runs(child)


def surroundings(clause: Clause, choice: str) -> Iterator[dict[str, str]]:
    """Settings under which a choice point may show: all passages in, then each alternative of the others too."""
    passages = dict.fromkeys(clause.options, "in")
    yield passages
    for other in clause.choices.values():
        if other.name != choice:
            yield from (passages | {other.name: alternative} for alternative in other.alternatives)


# --- each clause --------------------------------------------------------------------------------------------------


@each_clause
class TestEachClause:
    def test_it_is_read_without_a_fault(self, clause: Clause, library: ClauseLibrary) -> None:
        assert clause.group in library.groups
        assert clause.summary.endswith(".")
        assert clause.heading or clause.kind in ("recital", "testimonium")
        assert not unparse_sentence(clause.heading).endswith(".")

    def test_it_rests_on_an_authority_whose_status_is_stated(self, clause: Clause, library: ClauseLibrary) -> None:
        assert clause.authorities
        for citation in clause.authorities:
            assert citation.source in library.authorities
            assert citation.status in ("checked", "secondary", "recalled")
            assert citation.seen or citation.status == "recalled"

    def test_it_is_explained_in_two_paragraphs_or_more(self, clause: Clause) -> None:
        assert len(clause.commentary) >= 2
        assert sum(len(unparse_sentence(paragraph).split()) for paragraph in clause.commentary) >= 120

    def test_every_alternative_says_who_wants_it_and_what_it_costs(self, clause: Clause) -> None:
        for choice in clause.choices.values():
            assert choice.question.endswith("?")
            for alternative in choice.alternatives.values():
                assert alternative.label
                assert alternative.wanted_by, f"{choice.name}={alternative.name}"
                assert alternative.cost, f"{choice.name}={alternative.name}"

    def test_every_alternative_renders_and_differs_from_the_others(self, clause: Clause, bench: Bench) -> None:
        for choice in clause.choices.values():
            told = []
            for settings in surroundings(clause, choice.name):
                words = {name: bench.words(settings | {choice.name: name}) for name in choice.alternatives}
                told = [f"{choice.name}: {a} = {b}" for a, b in combinations(words, 2) if words[a] == words[b]]
                assert all(text.strip() for text in words.values())
                if not told:
                    break
            assert told == []

    def test_every_passage_makes_a_difference(self, clause: Clause, bench: Bench) -> None:
        for option in clause.options.values():
            outer = [{}, *({c.name: a} for c in clause.choices.values() for a in c.alternatives)]
            others = dict.fromkeys((name for name in clause.options if name != option.name), "in")
            assert any(
                len(bench.words(others | settings | {option.name: "in"}))
                > len(bench.words(others | settings | {option.name: "out"}))
                for settings in outer
            ), option.name

    def test_nothing_is_left_of_the_notation_in_a_clean_text(self, clause: Clause, bench: Bench) -> None:
        for settings in ({}, dict.fromkeys(clause.options, "in"), dict.fromkeys(clause.options, "out")):
            node = bench.node(settings)
            assert not [n for n in nodes(node) if isinstance(n, Bracketed | Blank)]
            words = "\n".join([plain_words(getattr(node, "heading", ())), *runs(node)])
            assert not re.search(r"[\[\]{}|\\*]|\s[,.;:]|[,.;:][,.;:]|  |\(\s|\s\)", words), words

    def test_lists_end_as_the_house_style_has_it(self, clause: Clause, bench: Bench) -> None:
        for settings in settings_to_see(clause):
            for block in nodes(bench.node(settings)):
                if isinstance(block, Paragraph):
                    assert faulty_endings(block) == []

    def test_its_tree_is_sound_in_every_face(self, clause: Clause, bench: Bench) -> None:
        open_ = dict.fromkeys((*clause.choices, *clause.options), "open")
        assert misplaced(bench.draft({}).instrument) == []
        assert misplaced(bench.draft(open_, "options").instrument) == []
        assert misplaced(bench.draft(open_, "annotated").instrument) == []

    def test_its_words_are_those_of_a_treaty(self, clause: Clause) -> None:
        texts = [unparse_clause_text(text) for text, _ in texts_of(clause)] + [unparse_sentence(clause.heading)]
        for pattern, instead in BANNED:
            for text in texts:
                assert not re.search(pattern, text), f"write {instead}: {text}"


def settings_to_see(clause: Clause) -> Iterator[dict[str, str]]:
    """Settings that between them show every alternative and every passage once, if not all of them together."""
    passages = dict.fromkeys(clause.options, "in")
    yield {}
    most = max((len(c.alternatives) for c in clause.choices.values()), default=1)
    for number in range(most):
        chosen = {c.name: list(c.alternatives)[number % len(c.alternatives)] for c in clause.choices.values()}
        yield passages | chosen


def faulty_endings(paragraph: Paragraph) -> list[str]:
    """Every item or closing line of a paragraph that does not end as it should, in the manner of the United Nations."""
    faults = [] if paragraph.subparagraphs else checked(plain_words(paragraph.chapeau), r"[.:]$")
    if paragraph.subparagraphs:
        faults += checked(plain_words(paragraph.chapeau), r"[^.;]$")
        faults += faulty_items(paragraph.subparagraphs, "," if paragraph.closing_words else r"\.")
        if paragraph.closing_words:
            faults += checked(plain_words(paragraph.closing_words), r"\.$")
    return faults


def faulty_items(items: tuple[Subparagraph, ...], last: str) -> list[str]:
    faults = []
    for index, item in enumerate(items):
        ending = f"{last}$" if index == len(items) - 1 else r";(?: and| or)?$"
        if item.closing_words:
            faults += checked(plain_words(item.closing_words), ending)
            faults += faulty_items(item.subparagraphs, ",")
        elif item.subparagraphs:
            inner = last if index == len(items) - 1 else ";"
            faults += faulty_items(item.subparagraphs, inner)
        else:
            faults += checked(plain_words(item.chapeau), ending)
    return faults


def checked(words: str, ending: str) -> list[str]:
    sound = re.search(ending, words) and not re.search(r"[,;.:]\s*[,;.:]$", words)
    return [] if sound else [f"… {words[-40:]}"]


# --- the library as a whole ---------------------------------------------------------------------------------------


class TestTheLibrary:
    def test_it_has_no_fault_and_no_warning(self) -> None:
        _, found = pipeline.try_library()
        assert [d for d in found if d.severity is not Severity.INFO] == []

    def test_every_file_is_a_clause(self, library: ClauseLibrary) -> None:
        assert sorted(library.clauses) == IDS

    def test_it_has_the_clauses_of_the_map(self, library: ClauseLibrary) -> None:
        assert len(library.clauses) >= 118
        counts = {group: sum(c.group == group for c in library.clauses.values()) for group in library.groups}
        assert {
            "due-diligence": 11,
            "attribution": 14,
            "cooperation": 12,
            "division-of-labour": 10,
            "security-concept": 12,
            "liability": 16,
        }.items() <= counts.items()

    def test_every_choice_and_passage_stands_in_a_text(self, library: ClauseLibrary) -> None:
        for clause in library.clauses.values():
            used = set()
            for text, _ in texts_of(clause):
                found = [n for block in text for n in nodes(block)]
                used |= {n.name for n in found if isinstance(n, Splice | ChoiceUse | OptionUse)}
            assert used == {*clause.choices, *clause.options}, clause.id

    def test_definitions_are_in_the_words_of_a_treaty(self, library: ClauseLibrary) -> None:
        for term in library.terms.values():
            for variant in term.variants.values():
                text = unparse_clause_text(variant.definition)
                for pattern, instead in BANNED:
                    assert not re.search(pattern, text), f"{term.id}: write {instead}"

    def test_every_term_is_defined_in_one_sentence_that_follows_the_term(self, library: ClauseLibrary) -> None:
        for term in library.terms.values():
            for variant in term.variants.values():
                (block,) = variant.definition
                assert isinstance(block, TextBlock)
                words = opening(block.content)
                assert words.startswith(("means ", "includes ")), f"{term.id}: {words[:30]}"
                assert not words.endswith("."), term.id

    @pytest.mark.parametrize(
        "path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: path.relative_to(FOLDER).as_posix()
    )
    def test_no_file_has_a_tab_a_blank_at_the_end_of_a_line_or_a_stray_sign(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert "\t" not in text
        assert not re.search(r"[ ]$", text, re.MULTILINE)
        assert text.endswith("\n")
        assert not re.search("[\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\ufeff\N{REPLACEMENT CHARACTER}]", text)


def opening(content: Inlines) -> str:
    return unparse_sentence(content)


# --- the profiles -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", pipeline.shipped_profiles())
class TestEachProfile:
    def test_it_is_drafted_without_an_error_or_a_warning(self, library: ClauseLibrary, name: str) -> None:
        outcome = pipeline.try_draft(library, name)
        assert [d for d in outcome.diagnostics if d.severity is not Severity.INFO] == []
        assert outcome.draft is not None

    @pytest.mark.parametrize("face", ["options", "annotated"])
    def test_it_is_drafted_with_its_open_points_and_sources_too(
        self, library: ClauseLibrary, name: str, face: str
    ) -> None:
        outcome = pipeline.try_draft(library, name, face=face)
        assert [d for d in outcome.diagnostics if d.severity is not Severity.INFO] == []
        assert outcome.draft is not None
        assert misplaced(outcome.draft.instrument) == []

    def test_it_has_a_title_and_something_in_every_part(self, library: ClauseLibrary, name: str) -> None:
        draft = pipeline.try_draft(library, name).draft
        assert draft is not None
        assert plain_words(draft.instrument.title)
        assert draft.instrument.body
        assert draft.instrument.preamble is not None
        assert draft.instrument.preamble.recitals

    def test_its_articles_are_numbered_without_a_gap(self, library: ClauseLibrary, name: str) -> None:
        draft = pipeline.try_draft(library, name).draft
        assert draft is not None
        numbers = [node.number for node in nodes(draft.instrument) if isinstance(node, Article)]
        assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


class TestTheFlagship:
    def test_it_has_forty_five_articles_or_more(self, flagship: Draft) -> None:
        assert sum(isinstance(node, Article) for node in nodes(flagship.instrument)) >= 45

    def test_it_draws_on_all_four_strategies_and_on_due_diligence_and_attribution(
        self, flagship: Draft, library: ClauseLibrary
    ) -> None:
        groups = {library.clauses[n.clause_id].group for n in nodes(flagship.instrument) if isinstance(n, Article)}
        strategies = {library.groups[group].strategy for group in groups}
        assert {"S-01", "S-02", "S-03", "S-04"} <= strategies
        assert {"due-diligence", "attribution", "liability", "institutions", "disputes", "final"} <= groups

    def test_it_runs_from_the_preamble_to_the_testimonium(self, flagship: Draft) -> None:
        assert flagship.instrument.preamble is not None
        assert len(flagship.instrument.preamble.recitals) >= 4
        assert flagship.instrument.testimonium is not None

    def test_its_words_are_those_of_a_treaty(self, flagship: Draft) -> None:
        words = "\n".join(w for n in nodes(flagship.instrument) if isinstance(n, Article | Recital) for w in runs(n))
        for pattern, instead in BANNED:
            assert not re.search(pattern, words), instead
