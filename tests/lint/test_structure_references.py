"""Rules on references and annexes: dangling, to itself, typed by hand, an annex nobody refers to."""

from __future__ import annotations

import pytest
from small_texts import annex, article, document, lapses

from drafter.lint.document import Circumstances
from drafter.lint.references_in_words import own_references
from drafter.lint.rule import Lapse, Rule
from drafter.lint.structure import annex_orphan, reference_dangling, reference_to_self, reference_typed
from drafter.model.inline import CrossReference, NumberReference, Text
from drafter.model.instrument import Article


def link(eid: str, words: str) -> CrossReference:
    return CrossReference(eid, (NumberReference(eid, words),))


def in_text(rule: Rule, *articles: Article) -> list[Lapse]:
    """What a rule finds in a text of mere words."""
    return lapses(rule, *articles, circumstances=Circumstances(drafted=False))


class TestReferencesInWords:
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("as provided in article 5 and in Article 7, paragraph 2,", [("5", ""), ("7", "2")]),
            ("under articles 5, 6 and 7 of this Convention", [("5", ""), ("6", ""), ("7", "")]),
            ("under articles 5 or 6, paragraph 2 does not apply", [("5", ""), ("6", "")]),
            ("in Articles 23 to 35 of the Convention, to Articles 2 to 7 of this Protocol", [("2", ""), ("7", "")]),
            ("under paragraph 3 of this article", [("", "3")]),
            ("in paragraph 1 above", [("", "1")]),
            ("Article XII bis applies", [("XII bis", "")]),
            ("under Article 51 of the Charter of the United Nations", []),
            ("in Article 2, paragraph 4, of the Charter", []),
            ("in paragraph 4 of article 6", [("6", "")]),
            ("articles 4 to 6 of that Convention", []),
            ("article 12 thereof", []),
        ],
    )
    def test_those_to_the_instrument_itself_are_found(self, words: str, expected: list[tuple[str, str]]) -> None:
        passage = document(article("Scope", words)).sections[0].passages[0]
        assert [(found.article, found.paragraph) for found in own_references(passage)] == expected


class TestReferenceToNothing:
    def test_an_article_that_is_not_there_is_told(self) -> None:
        scope = article("Scope", "Subject to article 9, this holds.")
        found = in_text(reference_dangling.RULE, scope, article("Aim", "x"))
        assert [lapse.message for lapse in found] == ["'article 9': there is no such article in the text"]

    def test_a_paragraph_that_is_not_there_is_told(self) -> None:
        found = in_text(reference_dangling.RULE, article("Scope", "One.", "See paragraph 3."))
        assert [lapse.message for lapse in found] == ["'paragraph 3': article 1 has no paragraph 3"]
        other = article("Aim", "See article 1, paragraph 4.")
        found = in_text(reference_dangling.RULE, article("Scope", "One.", "Two."), other)
        assert [lapse.message for lapse in found] == ["'article 1, paragraph 4': article 1 has no paragraph 4"]

    def test_a_link_that_leads_nowhere_is_told(self) -> None:
        found = lapses(reference_dangling.RULE, article("Scope", (Text("See "), link("art_7", "article 7"))))
        assert [lapse.message for lapse in found] == ["'article 7' leads to nothing in the text"]

    def test_what_is_there_and_what_is_of_another_treaty_is_not(self) -> None:
        scope = article("Scope", "See article 2, paragraph 1.", "Article 51 of the Charter is not affected.")
        assert in_text(reference_dangling.RULE, scope, article("Aim", "One.", "Two.")) == []


class TestReferenceToItself:
    def test_the_number_of_the_article_one_is_in(self) -> None:
        found = in_text(reference_to_self.RULE, article("Scope", "One.", "Nothing in article 1 prevents this."))
        assert [(lapse.words, lapse.hint) for lapse in found] == [("article 1", "write 'this article'")]

    def test_the_number_of_the_paragraph_one_is_in(self) -> None:
        found = in_text(reference_to_self.RULE, article("Scope", "One.", "As provided in paragraph 2, this holds."))
        assert [lapse.words for lapse in found] == ["paragraph 2"]

    def test_a_link_to_its_own_paragraph(self) -> None:
        own = (Text("As provided in "), link("art_1__para_1", "paragraph 1"))
        found = lapses(reference_to_self.RULE, article("Scope", own, "Two."))
        assert [lapse.words for lapse in found] == ["paragraph 1"]

    def test_another_paragraph_and_another_article_are_not_faulted(self) -> None:
        scope = article("Scope", "One.", "As provided in paragraph 1 and article 2.")
        assert in_text(reference_to_self.RULE, scope, article("Aim", "See article 1.")) == []


class TestNumberTypedByHand:
    def test_a_number_without_a_link_is_told(self) -> None:
        found = lapses(reference_typed.RULE, article("Scope", "Subject to article 2, this holds."), article("Aim", "x"))
        assert [lapse.words for lapse in found] == ["article 2"]

    def test_a_link_and_another_treaty_are_not(self) -> None:
        linked = (Text("Subject to "), link("art_2", "article 2"), Text(", this holds."))
        scope = article("Scope", linked, "It does not affect Article 51 of the Charter of the United Nations.")
        assert lapses(reference_typed.RULE, scope, article("Aim", "x")) == []


class TestAnnexNobodyRefersTo:
    def test_it_is_told_at_its_heading(self) -> None:
        found = lapses(
            annex_orphan.RULE, article("Scope", "This applies."), annexes=[annex("Menu of measures", "One.")]
        )
        assert [lapse.words for lapse in found] == ["Menu of measures"]

    def test_words_and_links_bring_it_in(self) -> None:
        menu = annex("Menu of measures", "One.")
        assert lapses(annex_orphan.RULE, article("Scope", "The annex is part of this."), annexes=[menu]) == []
        eid = document(article("Scope", "x"), annexes=[menu]).sections[-1].eid
        linked = article("Scope", (Text("See "), link(eid, "the list")))
        assert lapses(annex_orphan.RULE, linked, annexes=[menu]) == []

    def test_of_two_annexes_each_is_asked_for_by_its_own_letter(self) -> None:
        annexes = [annex("Menu", "One."), annex("Groups", "Two.")]
        found = lapses(annex_orphan.RULE, article("Scope", "Annex B is part of this."), annexes=annexes)
        assert [lapse.words for lapse in found] == ["Menu"]
