"""Examining a text: which rules are asked, what is allowed to stand, and where a finding is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_texts import annex, article, document, instrument

from drafter.diagnostics import Findings, Severity, SourceSpan
from drafter.library.locate import Locator
from drafter.lint.document import Circumstances, Kind
from drafter.lint.examine import examine
from drafter.lint.rules import BY_CODE, RULES
from drafter.lint.sentences import sentences
from drafter.lint.structure import reference_typed
from drafter.lint.style import plural_parties
from drafter.lint.told import as_diagnostics, check_allowances, check_unused
from drafter.model.allowance import Allowance
from drafter.model.inline import Bracketed, TermUse, Text

DRAFT = Circumstances(drafted=True)
FAULTY = instrument(article("Duty", "State Parties shall consult.", "As in article 9, State Parties agree."))


class TestWhichRulesAreAsked:
    def test_every_code_is_one_rule(self) -> None:
        assert len(BY_CODE) == len(RULES)

    def test_a_rule_of_other_styles_is_not(self) -> None:
        rule = replace(plural_parties.RULE, styles=("coe",))
        assert examine(FAULTY, DRAFT, rules=(rule,)) == ()
        assert len(examine(FAULTY, DRAFT, rules=(plural_parties.RULE,))) == 2

    def test_a_rule_for_drafts_is_not_asked_of_mere_words(self) -> None:
        assert len(examine(FAULTY, DRAFT, rules=(reference_typed.RULE,))) == 1
        assert examine(FAULTY, Circumstances(), rules=(reference_typed.RULE,)) == ()

    def test_a_rule_may_weigh_otherwise_in_a_style(self) -> None:
        rule = replace(plural_parties.RULE, severities={"un": Severity.INFO})
        assert {remark.severity for remark in examine(FAULTY, DRAFT, rules=(rule,))} == {Severity.INFO}


class TestWhatIsAllowed:
    def remarks(self, *allowances: Allowance) -> list[bool]:
        return [bool(r.allowed) for r in examine(FAULTY, DRAFT, allowances, (plural_parties.RULE,))]

    def test_by_rule(self) -> None:
        assert self.remarks(Allowance("N-7", "older text")) == [True, True]
        assert self.remarks(Allowance("N-8", "older text")) == [False, False]

    def test_by_clause(self) -> None:
        assert self.remarks(Allowance("N-7", "older text", clause="test.duty")) == [True, True]
        assert self.remarks(Allowance("N-7", "older text", clause="test.other")) == [False, False]

    def test_by_words_of_the_passage(self) -> None:
        assert self.remarks(Allowance("N-7", "older text", words="shall CONSULT")) == [True, False]

    def test_it_is_told_as_information_with_its_reason_and_without_a_hint(self) -> None:
        remarks = examine(FAULTY, DRAFT, (Allowance("N-7", "older text"),), (plural_parties.RULE,))
        first = next(as_diagnostics(remarks, lambda _: None, "my-treaty"))
        assert (first.severity, first.allowed, first.hint) == (Severity.INFO, "older text", None)
        assert first.where == "my-treaty: article 1, paragraph 1"

    def test_names_that_name_nothing_are_told(self) -> None:
        findings = Findings()
        wrong = (Allowance("N-77", "x"), Allowance("N-7", "x", clause="test.dutty"))
        check_allowances(wrong, ("test.duty",), findings)
        assert [(d.code, d.hint) for d in findings.items] == [
            ("unknown-rule", "did you mean 'N-7'?"),
            ("unknown-clause", "did you mean 'test.duty'?"),
        ]

    def test_one_that_nothing_needs_is_told(self) -> None:
        findings = Findings()
        used, idle = Allowance("N-7", "x", words="consult"), Allowance("N-7", "x", words="nowhere")
        check_unused((used, idle), examine(FAULTY, DRAFT, (used, idle), (plural_parties.RULE,)), findings)
        assert [d.code for d in findings.items] == ["unused-allowance"]


class TestTheDocument:
    def test_every_line_is_a_passage_with_its_place(self) -> None:
        found = document(
            article("Scope", "One.", ("Two:", ["First", ("Second:", ["Deep"])], "and so on.")),
            recitals=[("Aware", "of this,")],
            annexes=[annex("Form", "Three.")],
            testimonium="Done at the seat.",
        )
        assert [(p.kind, p.where, p.words) for p in found.passages] == [
            (Kind.TITLE, "the title", "Convention on Tests"),
            (Kind.OPENING, "the opening words", "The States Parties to this Convention,"),
            (Kind.RECITAL, "recital 1", "Aware of this,"),
            (Kind.ENACTING, "the enacting words", "Have agreed as follows:"),
            (Kind.HEADING, "the heading of article 1", "Scope"),
            (Kind.PARAGRAPH, "article 1, paragraph 1", "One."),
            (Kind.PARAGRAPH, "article 1, paragraph 2", "Two:"),
            (Kind.ITEM, "article 1, paragraph 2 (a)", "First"),
            (Kind.ITEM, "article 1, paragraph 2 (b)", "Second:"),
            (Kind.ITEM, "article 1, paragraph 2 (b) (i)", "Deep"),
            (Kind.CLOSING, "article 1, paragraph 2, after the list", "and so on."),
            (Kind.TESTIMONIUM, "the testimonium", "Done at the seat."),
            (Kind.HEADING, "the heading of the annex", "Form"),
            (Kind.PARAGRAPH, "the annex", "Three."),
        ]
        outer, inner = found.lists
        assert (outer.depth, outer.nested, [i.words for i in outer.items]) == (0, (False, True), ["First", "Second:"])
        assert (inner.depth, inner.chapeau is outer.items[1]) == (1, True)
        assert outer.closing is not None

    def test_nodes_are_found_by_where_their_words_stand(self) -> None:
        term = TermUse("harm", "serious harm")
        content = (Text("It "), Bracketed(((Text("shall"),), (Text("should"),))), Text(" prevent "), term, Text("."))
        passage = document(article("Duty", content)).sections[0].passages[0]
        assert passage.words == "It [shall] [should] prevent serious harm."
        assert [passage.words[run.start : run.end] for run in passage.runs] == ["[shall] [should]", "serious harm"]
        assert passage.within(30, 32, TermUse)
        assert not passage.within(0, 2, TermUse)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("One thing. Another thing.", ["One thing.", "Another thing."]),
        ("See art. 5 and No. 3 of it. It holds.", ["See art. 5 and No. 3 of it.", "It holds."]),
        ("“Harm” is bad.” It is.", ["“Harm” is bad.”", "It is."]),
        ("", []),
    ],
)
def test_sentences(words: str, expected: list[str]) -> None:
    assert [stretch.words for stretch in sentences(words)] == expected


class TestWhereTheWordsWereWritten:
    CLAUSE = """heading: Duty
summary: State Parties consult.
text: |
  #. Each State Party shall, in good faith, consult {term affected States}
     within {hours}.
  #. State Parties shall consult.
"""

    def place(self, tmp_path: Path, before: str, words: str, after: str) -> tuple[int, int, int]:
        path = tmp_path / "duty.yaml"
        path.write_text(self.CLAUSE, encoding="utf-8")
        span = Locator().passage((SourceSpan("duty.yaml", 1, 1, path=path),), before, words, after)
        return span.line, span.column, span.length

    def test_by_their_neighbours_and_never_in_the_summary(self, tmp_path: Path) -> None:
        assert self.place(tmp_path, "", "State Parties", " shall consult.") == (6, 6, 13)

    def test_through_marks_of_the_notation_and_line_ends(self, tmp_path: Path) -> None:
        assert self.place(tmp_path, "good faith, ", "consult affected States within", " 72 hours.")[0] == 4

    def test_words_that_are_nowhere_are_at_the_head_of_the_file(self, tmp_path: Path) -> None:
        assert self.place(tmp_path, "", "unheard of", "") == (1, 1, 1)

    def test_the_file_with_more_of_the_neighbours_is_taken(self, tmp_path: Path) -> None:
        clause, profile = tmp_path / "duty.yaml", tmp_path / "treaty.yaml"
        clause.write_text(self.CLAUSE, encoding="utf-8")
        profile.write_text("settings:\n  a.b: {aim: that States consult in time}\n", encoding="utf-8")
        spans = (SourceSpan("duty.yaml", 1, 1, path=clause), SourceSpan("treaty.yaml", 1, 1, path=profile))
        assert str(Locator().passage(spans, "that States ", "consult", " in time")) == "treaty.yaml:2:26"
