"""The explanatory report: every article with its text, its sense, the options weighed and its authorities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from drafter import pipeline
from drafter.model.clause import ClauseLibrary
from drafter.model.draft import Draft
from drafter.model.inline import ClauseReference, CrossReference, ParameterUse, ProvisionName, TermMention, Text
from drafter.model.instrument import Annex, Article, Paragraph, Recital, Subparagraph
from drafter.model.instrument import Testimonium as ClosingFormula  # a name that pytest would take for a test
from drafter.model.profile import OPEN, Profile
from drafter.model.report import Block, BulletList, Heading, Report, ReportParagraph, Table
from drafter.model.walk import nodes, plain_words
from drafter.phrasing.citations import UNCHECKED

LEFT_OPEN = "The draft leaves the question open."

each_profile = pytest.mark.parametrize("name", pipeline.shipped_profiles())

Unit = Article | Annex | Recital | ClosingFormula


@dataclass(frozen=True)
class Commented:
    """A draft with the report on it."""

    draft: Draft
    profile: Profile
    report: Report

    def units(self) -> list[Unit]:
        return [n for n in nodes(self.draft.instrument) if isinstance(n, Article | Annex | Recital | ClosingFormula)]

    def section(self, eid: str) -> list[Block]:
        """The blocks from one heading of the second level to the next of its own or a higher one."""
        blocks = iter(self.report.blocks)
        next(b for b in blocks if isinstance(b, Heading) and b.level == 2 and b.eid == eid)
        return list(_until_next(blocks))


def _until_next(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            return
        yield block


def commented(library: ClauseLibrary, name: str, *settings: str, face: str = "") -> Commented:
    profile = pipeline.load_profile(name, settings)
    draft = pipeline.draft(library, profile, face)
    return Commented(draft, profile, pipeline.commentary(draft, library, profile))


def headings(blocks: list[Block], level: int) -> list[str]:
    return [plain_words(b.content) for b in blocks if isinstance(b, Heading) and b.level == level]


# --- what is there ------------------------------------------------------------------------------------------------


@each_profile
def test_every_unit_of_the_draft_has_its_section_in_order(library: ClauseLibrary, name: str) -> None:
    report = commented(library, name)
    eids = [b.eid for b in report.report.blocks if isinstance(b, Heading) and b.level == 2]
    articles = [unit.eid for unit in report.units() if isinstance(unit, Article)]
    assert sorted(eids) == sorted(unit.eid for unit in report.units())
    assert [eid for eid in eids if eid in articles] == articles


@each_profile
def test_every_section_has_text_sense_options_and_authorities(library: ClauseLibrary, name: str) -> None:
    report = commented(library, name)
    for unit in report.units():
        clause, section = library.clauses[unit.clause_id], report.section(unit.eid)
        wanted = ["What it does"]
        wanted += ["Options considered"] if clause.choices or clause.options else []
        wanted += ["Authorities"]
        assert headings(section, 3) == wanted, clause.id
        assert isinstance(section[0], ReportParagraph)
        assert section[0].quoted
        tables = [plain_words(b.caption) for b in section if isinstance(b, Table)]
        assert tables == [choice.question for choice in clause.choices.values()]
        said = [b for b in section if isinstance(b, ReportParagraph) and not b.quoted]
        assert len(said) >= len(clause.commentary)


@pytest.mark.parametrize("name", ["bilateral-agreement", "code-of-conduct", "liability-protocol"])
def test_the_text_is_quoted_whole_and_as_it_stands(library: ClauseLibrary, name: str) -> None:
    report = commented(library, name)
    for unit in report.units():
        if isinstance(unit, Recital):
            continue
        printed = [
            f"{node.label} {plain_words(node.chapeau)}".strip()
            for node in nodes(unit)
            if isinstance(node, Paragraph | Subparagraph)
        ]
        quoted = [
            plain_words(b.content) for b in report.section(unit.eid) if isinstance(b, ReportParagraph) and b.quoted
        ]
        assert [line for line in printed if line not in quoted] == [], unit.clause_id


def test_a_clause_that_others_need_says_by_whom(library: ClauseLibrary) -> None:
    report = commented(library, "bilateral-agreement")
    (unit,) = (u for u in report.units() if u.clause_id == "cooperation.points-of-contact")
    words = [plain_words(b.content) for b in report.section(unit.eid) if isinstance(b, ReportParagraph)]
    (needed,) = (w for w in words if w.startswith("It is needed by"))
    assert "“Requests to mitigate” (the clocks of this article start at a point of contact" in needed


def test_the_title_and_the_notice_are_those_of_the_draft(library: ClauseLibrary) -> None:
    report = commented(library, "code-of-conduct").report
    assert plain_words(report.title).startswith("Commentary on the model Code of Conduct")
    assert "not legal advice" in plain_words(report.notice)


# --- choices ------------------------------------------------------------------------------------------------------


@each_profile
def test_the_alternative_that_was_taken_is_marked_and_no_other(library: ClauseLibrary, name: str) -> None:
    report = commented(library, name)
    for unit in report.units():
        clause = library.clauses[unit.clause_id]
        tables = [b for b in report.section(unit.eid) if isinstance(b, Table)]
        for choice, table in zip(clause.choices.values(), tables, strict=True):
            said = report.profile.settings.get(clause.id, {}).get(choice.name)
            if said and not isinstance(said.value, str):
                continue  # open among some; see below
            chosen = said.value if said else choice.default
            labels = [plain_words(row.cells[0].content) for row in table.rows]
            assert labels == [
                f"{a.label} (taken)" if a.name == chosen else a.label for a in choice.alternatives.values()
            ]
            assert all(plain_words(cell.content) for row in table.rows for cell in row.cells)


def verdict(report: Commented, clause: str, question: str) -> str:
    (unit,) = (u for u in report.units() if u.clause_id == clause)
    section = report.section(unit.eid)
    (number,) = (n for n, b in enumerate(section) if isinstance(b, Table) and plain_words(b.caption) == question)
    block = section[number + 1]
    assert isinstance(block, ReportParagraph)
    return plain_words(block.content)


def test_the_report_says_whether_profile_or_library_took_it(library: ClauseLibrary) -> None:
    question = "When does the duty arise?"
    clause = "due-diligence.knowledge"
    own = verdict(commented(library, "bilateral-agreement"), clause, question)
    assert own.startswith("The profile of this draft takes “")
    default = verdict(commented(library, "model-convention"), clause, question)
    assert default == "The draft takes the library's first proposal, “actual or constructive knowledge”."
    changed = verdict(commented(library, "model-convention", f"{clause}.standard=actual"), clause, question)
    assert changed == "The profile of this draft takes “actual knowledge only”."


def test_an_open_choice_has_nothing_taken(library: ClauseLibrary) -> None:
    report = commented(library, "moot-compromis")
    assert report.profile.settings["due-diligence.standard"]["measures"].value == OPEN
    assert verdict(report, "due-diligence.standard", "Which measures does diligence demand?") == LEFT_OPEN


def test_a_choice_open_among_some_has_nothing_taken(library: ClauseLibrary) -> None:
    report = commented(library, "moot-compromis", "due-diligence.knowledge.standard=[constructive, actual]")
    assert verdict(report, "due-diligence.knowledge", "When does the duty arise?") == LEFT_OPEN


@pytest.mark.parametrize(
    ("setting", "state"),
    [((), "in"), (("due-diligence.knowledge.no-monitoring=out",), "left out")],
)
def test_a_passage_is_said_to_be_in_or_left_out(library: ClauseLibrary, setting: tuple[str, ...], state: str) -> None:
    report = commented(library, "model-convention", *setting)
    (unit,) = (u for u in report.units() if u.clause_id == "due-diligence.knowledge")
    items = [plain_words(i.content) for b in report.section(unit.eid) if isinstance(b, BulletList) for i in b.items]
    assert [item for item in items if item.startswith(f"No duty to monitor ({state}).")]


# --- authorities --------------------------------------------------------------------------------------------------


@each_profile
def test_an_authority_that_nobody_checked_is_marked_and_no_other(library: ClauseLibrary, name: str) -> None:
    report = commented(library, name)
    for unit in report.units():
        clause = library.clauses[unit.clause_id]
        cited = [c for c in clause.authorities if library.authorities[c.source].printed]
        section = report.section(unit.eid)
        lists = [b for b in section if isinstance(b, BulletList)]
        items = [plain_words(item.content) for item in lists[-1].items]
        unchecked = ["recalled" in (c.status, library.authorities[c.source].status) for c in cited]
        assert [UNCHECKED in item for item in items] == unchecked, clause.id


def test_the_mark_is_explained_at_the_head(library: ClauseLibrary) -> None:
    report = commented(library, "bilateral-agreement").report
    about = [plain_words(b.content) for b in report.blocks[:3] if isinstance(b, ReportParagraph)]
    assert any(UNCHECKED in words and "memory" in words for words in about)


def test_a_source_once_checked_loses_its_mark(library: ClauseLibrary) -> None:
    clause = library.clauses["due-diligence.duty"]
    checked = replace(
        library,
        clauses={
            **library.clauses,
            clause.id: replace(clause, authorities=tuple(replace(c, status="checked") for c in clause.authorities)),
        },
        authorities={name: replace(a, status="checked") for name, a in library.authorities.items()},
    )
    for shelf, marked in ((library, True), (checked, False)):
        report = commented(shelf, "bilateral-agreement")
        (unit,) = (u for u in report.units() if u.clause_id == clause.id)
        items = [plain_words(i.content) for b in report.section(unit.eid) if isinstance(b, BulletList) for i in b.items]
        assert any(UNCHECKED in item for item in items) is marked


# --- references ---------------------------------------------------------------------------------------------------


@each_profile
def test_no_notation_is_left_and_every_link_leads_somewhere(library: ClauseLibrary, name: str) -> None:
    report = commented(library, name).report
    anchors = {b.eid for b in report.blocks if isinstance(b, Heading)}
    everything = list(nodes(report))
    assert not [n for n in everything if isinstance(n, ClauseReference | TermMention | ParameterUse)]
    assert {n.eid for n in everything if isinstance(n, CrossReference)} <= anchors


def with_commentary(library: ClauseLibrary, clause_id: str, *targets: ProvisionName) -> ClauseLibrary:
    """The library with one clause explained by a sentence that refers to something."""
    clause = library.clauses[clause_id]
    words = (Text("Read it with "), ClauseReference(targets), Text("."))
    changed = replace(clause, commentary=(words, *clause.commentary))
    return replace(library, clauses={**library.clauses, clause_id: changed})


def first_explanation(report: Commented, clause: str) -> str:
    (unit,) = (u for u in report.units() if u.clause_id == clause)
    section = report.section(unit.eid)
    (number,) = (
        n for n, b in enumerate(section) if isinstance(b, Heading) and plain_words(b.content) == "What it does"
    )
    block = section[number + 1]
    assert isinstance(block, ReportParagraph)
    return plain_words(block.content)


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        ((ProvisionName("due-diligence.knowledge"),), "Read it with Article 10."),
        (
            (ProvisionName("liability.fund"),),
            "Read it with the clause “Compensation Fund” (not in this draft).",
        ),
        (
            (ProvisionName("due-diligence.knowledge"), ProvisionName("institutions.conference")),
            "Read it with Article 10 and the clause “Conference of the Parties” (not in this draft).",
        ),
    ],
)
def test_a_reference_is_worded_whether_or_not_its_clause_is_in_the_draft(
    library: ClauseLibrary, targets: tuple[ProvisionName, ...], words: str
) -> None:
    report = commented(with_commentary(library, "due-diligence.duty", *targets), "bilateral-agreement")
    assert first_explanation(report, "due-diligence.duty") == words


# --- formats ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["docx", "html", "md"])
@pytest.mark.parametrize("name", ["bilateral-agreement", "moot-compromis"])
def test_it_is_written(library: ClauseLibrary, name: str, format_: str) -> None:
    written = pipeline.write(commented(library, name).report, format_)
    if format_ == "docx":
        assert written.startswith(b"PK")
    else:
        assert written.decode().count("What it does") >= 20
