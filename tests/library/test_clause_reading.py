"""A clause file with every key, and what packs may and may not do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafter.diagnostics import Findings, Severity
from drafter.library.load import Shelf, load_library
from drafter.markup.unparse import unparse_clause_text, unparse_sentence
from drafter.model.clause import Citation, ClauseLibrary, Duration
from drafter.model.inline import Text

GROUPS = "- {id: notice, heading: Notice, kind: strategy, strategy: S-01, summary: Notice.}\n"
AUTHORITIES = "vclt: {type: treaty, weight: treaty, title: The Treaty on Treaties, status: recalled, short: VCLT}\n"
TERMS = "incident: {singular: incident, plural: incidents, definition: means an event}\n"

WHOLE = """\
heading: Notice of an {term incident}
kind: article
map: DD-03
order: 30
answers: [S-05, S-08]
regime: both
summary: When notice
  is given.
text: |
  #. {#when} Notice is given {choose timing}.
  {option copy}
choices:
  timing:
    question: When?
    default: late
    alternatives:
      prompt: {label: Promptly, text: at once, wanted_by: Victims., cost: Haste., group: Group A, authorities: [vclt]}
      late:
        label: Late
        text: within {days}, not before {earliest}, by {who}, at {price}, in {tongues}, {count} times
options:
  copy: {label: A copy, default: with, with: [notice.other], text: "#. A copy.", wanted_by: All, cost: None, group: B}
parameters:
  days: {type: duration, unit: days, default: 3, minimum: 12 hours, maximum: 2 months, description: Time.}
  earliest: {type: date, default: 2026-01-02, description: Date.}
  who: {type: text, default: the State, maximum: 20, description: Who.}
  price: {type: money, unit: dollars, default: "1,000", description: Price.}
  tongues: {type: list, default: [English, French], description: Languages.}
  count: {type: integer, unit: times, description: How often.}
requires:
  - {clause: notice.other, reason: It is needed., when: {timing: [prompt, late]}, with: {}, rule: X-01}
conflicts:
  - when: {timing: prompt}
    with: {copy: in}
    severity: warning
    reason: Too much.
    authority: {source: vclt, status: recalled}
recommends:
  - {clause: notice.other, reason: Better so.}
authorities:
  - {source: vclt, at: art. 26, relation: adapts, status: checked, seen: the treaty, proposition: pacta sunt servanda}
commentary: |
  The first paragraph
  goes on.

  The second speaks of {ref notice.other}.
pleading:
  issue: Was notice given?
  elements: [An incident, Knowledge]
  burden: The applicant's.
  standard: The usual.
  applicant: {thesis: No., authorities: [vclt], favours: {timing: prompt}}
  respondent: {thesis: "Yes.", favours: {timing: late}}
  bench: [When?]
  remedies: [Declaration]
"""

OTHER = """\
heading: Another
summary: Another.
text: |
  #. Words.
authorities: [{source: vclt, status: recalled}]
"""


def shelf(folder: Path, name: str, **files: str) -> Shelf:
    for path, text in files.items():
        file = folder / name / (path.replace("__", "/") + ".yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Shelf(folder / name, name)


@pytest.fixture
def base(tmp_path: Path) -> Shelf:
    return shelf(
        tmp_path, "base", groups=GROUPS, authorities=AUTHORITIES, terms=TERMS, notice__whole=WHOLE, notice__other=OTHER
    )


def load(*shelves: Shelf) -> tuple[ClauseLibrary, Findings]:
    findings = Findings()
    return load_library(shelves, findings), findings


class TestAWholeClause:
    def test_it_has_no_fault(self, base: Shelf) -> None:
        assert load(base)[1].items == []

    def test_every_key_is_read(self, base: Shelf) -> None:
        clause = load(base)[0].clauses["notice.whole"]
        assert (clause.group, clause.kind, clause.row, clause.order) == ("notice", "article", "DD-03", 30)
        assert (clause.answers, clause.regime, clause.summary) == (("S-05", "S-08"), "both", "When notice is given.")
        assert unparse_sentence(clause.heading) == "Notice of an {term incident}"
        assert unparse_clause_text(clause.text) == "#. {#when} Notice is given {choose timing}.\n{option copy}\n"
        assert [unparse_sentence(p) for p in clause.commentary] == [
            "The first paragraph goes on.",
            "The second speaks of {ref notice.other}.",
        ]

    def test_choices_and_passages(self, base: Shelf) -> None:
        clause = load(base)[0].clauses["notice.whole"]
        timing = clause.choices["timing"]
        assert (timing.question, timing.default, list(timing.alternatives)) == ("When?", "late", ["prompt", "late"])
        prompt = timing.alternatives["prompt"]
        assert (prompt.label, prompt.wanted_by, prompt.cost) == ("Promptly", "Victims.", "Haste.")
        assert (prompt.proposer, prompt.authorities) == ("Group A", ("vclt",))
        copy = clause.options["copy"]
        assert (copy.label, copy.default, copy.beside, copy.proposer) == ("A copy", "with", ("notice.other",), "B")

    def test_parameters_have_values_of_their_types(self, base: Shelf) -> None:
        parameters = load(base)[0].clauses["notice.whole"].parameters
        assert {name: p.default for name, p in parameters.items()} == {
            "days": Duration(3, "days"),
            "earliest": date(2026, 1, 2),
            "who": "the State",
            "price": 1000,
            "tongues": ("English", "French"),
            "count": None,
        }
        assert (parameters["days"].minimum, parameters["days"].maximum) == (
            Duration(12, "hours"),
            Duration(2, "months"),
        )
        assert (parameters["who"].maximum, parameters["price"].unit) == (20, "dollars")

    def test_rules_and_authorities(self, base: Shelf) -> None:
        clause = load(base)[0].clauses["notice.whole"]
        requires, conflicts, recommends = clause.rules
        assert (requires.kind, requires.clause, requires.code) == ("requires", "notice.other", "X-01")
        assert requires.when == {"timing": ("prompt", "late")}
        assert (conflicts.clause, conflicts.severity, conflicts.settings) == ("", "warning", {"copy": ("in",)})
        assert isinstance(conflicts.authority, Citation)
        assert recommends.kind == "recommends"
        (citation,) = clause.authorities
        assert (citation.pinpoint, citation.relation, citation.seen) == ("art. 26", "adapts", "the treaty")

    def test_the_pleading(self, base: Shelf) -> None:
        pleading = load(base)[0].clauses["notice.whole"].pleading
        assert pleading is not None
        assert (pleading.elements, pleading.bench) == (("An incident", "Knowledge"), ("When?",))
        assert (pleading.applicant.thesis, pleading.applicant.favours) == ("No.", {"timing": "prompt"})
        assert pleading.respondent.thesis == "Yes."


class TestPacks:
    def test_a_pack_adds_clauses_terms_groups_and_authorities(self, base: Shelf, tmp_path: Path) -> None:
        pack = shelf(
            tmp_path,
            "pack",
            groups="- {id: own, heading: Own, kind: frame}\n",
            terms="event: {singular: event, definition: means a happening}\n",
            authorities="book: {type: book, weight: doctrine, title: A Book, status: recalled}\n",
            own__clause=OTHER.replace("vclt", "book").replace("Words", "An {term event}"),
        )
        library, findings = load(base, pack)
        assert findings.items == []
        assert sorted(library.clauses) == ["notice.other", "notice.whole", "own.clause"]
        assert list(library.groups) == ["notice", "own"]
        assert (library.forms["event"], library.authorities["book"].title) == (("event", "singular"), "A Book")

    def test_a_pack_replaces_a_clause_openly(self, base: Shelf, tmp_path: Path) -> None:
        library, findings = load(base, shelf(tmp_path, "pack", notice__other=OTHER.replace("Another", "Mine")))
        assert library.clauses["notice.other"].heading == (Text("Mine"),)
        assert [(d.code, d.severity, d.span and d.span.file) for d in findings.items] == [
            ("clause-overridden", Severity.INFO, "pack/notice/other.yaml")
        ]

    def test_files_that_lie_beside_the_groups_are_no_clauses(self, base: Shelf, tmp_path: Path) -> None:
        library, findings = load(base, shelf(tmp_path, "pack", profile="not: [a, clause\n", notes=": : :"))
        assert [(d.code, d.severity, d.span and d.span.file) for d in findings.items] == [
            ("file-not-read", Severity.WARNING, "pack/notes.yaml"),
            ("file-not-read", Severity.WARNING, "pack/profile.yaml"),
        ]
        assert len(library.clauses) == 2

    def test_files_of_other_endings_are_not_read_and_told(self, base: Shelf, tmp_path: Path) -> None:
        pack = shelf(tmp_path, "pack", notice__mine=OTHER)
        for name in ("notice/short.yml", "notice/loud.YAML"):
            (pack.folder / name).write_text(OTHER, encoding="utf-8")
        library, findings = load(base, pack)
        assert [(d.code, d.span and d.span.file) for d in findings.items] == [
            ("file-not-read", "pack/notice/loud.YAML"),
            ("file-not-read", "pack/notice/short.yml"),
        ]
        assert sorted(library.clauses) == ["notice.mine", "notice.other", "notice.whole"]

    def test_what_belongs_to_other_tools_is_passed_over(self, base: Shelf, tmp_path: Path) -> None:
        pack = shelf(tmp_path, "pack", notice__mine=OTHER)
        for name in (".github/workflow.yml", ".lint.yaml", "notice/.mine.yaml", "README.md"):
            (pack.folder / name).parent.mkdir(exist_ok=True)
            (pack.folder / name).write_text(": : :", encoding="utf-8")
        library, findings = load(base, pack)
        assert findings.items == []
        assert sorted(library.clauses) == ["notice.mine", "notice.other", "notice.whole"]

    def test_a_pack_replaces_a_term_a_group_and_an_authority_openly(self, base: Shelf, tmp_path: Path) -> None:
        pack = shelf(
            tmp_path, "pack", groups=GROUPS, authorities=AUTHORITIES, terms=TERMS.replace("an event", "a deed")
        )
        library, findings = load(base, pack)
        assert [(d.code, d.severity, d.span and d.span.file, d.message) for d in findings.items] == [
            ("clause-overridden", Severity.INFO, f"pack/{file}.yaml", f"'{name}' replaces the {what} of the same id")
            for file, name, what in (
                ("groups", "notice", "group"),
                ("terms", "incident", "term"),
                ("authorities", "vclt", "authority"),
            )
        ]
        assert unparse_clause_text(library.terms["incident"].variants[""].definition) == "means a deed\n"

    def test_faults_of_all_files_are_found_in_one_run(self, base: Shelf, tmp_path: Path) -> None:
        files = {f"notice__c{n}": f"heading: C\nsummary: C.\ntext: Words *{n}\n" for n in range(5)}
        _, findings = load(base, shelf(tmp_path, "pack", **files))
        faulty = {d.span.file for d in findings.items if d.span and d.code == "notation"}
        assert faulty == {f"pack/notice/c{n}.yaml" for n in range(5)}

    def test_the_version_is_that_of_the_first_shelf_that_has_one(self, base: Shelf, tmp_path: Path) -> None:
        (base.folder / "VERSION").write_text("1.2.3\n", encoding="utf-8")
        pack = shelf(tmp_path, "pack", notice__mine=OTHER)
        (pack.folder / "VERSION").write_text("9\n", encoding="utf-8")
        assert load(base, pack)[0].version == "1.2.3"
