"""Rules on defined terms: undefined, unused, used once, unmarked, defined twice, synonyms."""

from __future__ import annotations

from small_texts import article, lapses

from drafter.lint.document import Circumstances
from drafter.lint.structure import (
    term_defined_twice,
    term_synonyms,
    term_undefined,
    term_unmarked,
    term_unused,
    term_used_once,
)
from drafter.model.inline import Bracket, DefinedTerm, Inlines, TermUse, Text

HARM = TermUse("serious-harm", "serious harm")


def definition(term: str, meaning: str) -> Inlines:
    """``“Serious harm” means …;`` as an item of the list of terms."""
    name = term.lower().replace(" ", "-")
    return (Text("“"), DefinedTerm(name, (Text(term),)), Text(f"” means {meaning}"))


def terms(*definitions: Inlines):  # type: ignore[no-untyped-def]
    return article("Use of terms", ("For the purposes of this Convention:", list(definitions)))


SERIOUS = definition("Serious harm", "harm that endangers the life of many persons.")


class TestTermWithoutADefinition:
    def test_a_marked_term_that_nothing_defines_is_told_once(self) -> None:
        found = lapses(
            term_undefined.RULE, article("Duty", (Text("A State shall prevent "), HARM, Text(" and "), HARM))
        )
        assert [lapse.words for lapse in found] == ["serious harm"]

    def test_a_defined_one_is_not(self) -> None:
        assert lapses(term_undefined.RULE, terms(SERIOUS), article("Duty", (Text("It prevents "), HARM))) == []


class TestDefinitionNobodyUses:
    def test_it_is_told_at_the_definition(self) -> None:
        found = lapses(term_unused.RULE, terms(SERIOUS), article("Duty", "A State Party shall act with diligence."))
        assert [(lapse.words, lapse.passage.where) for lapse in found] == [("Serious harm", "article 1 (a)")]

    def test_a_marked_use_counts_and_so_do_the_bare_words_in_any_number(self) -> None:
        assert lapses(term_unused.RULE, terms(SERIOUS), article("Duty", (Text("It prevents "), HARM))) == []
        port = definition("Port", "a place where ships call.")
        assert lapses(term_unused.RULE, terms(port), article("Duty", "Ports shall be open.")) == []
        unit = definition("Unit of account", "the special drawing right.")
        assert lapses(term_unused.RULE, terms(unit), article("Fund", "Dues are 100 units of account.")) == []

    def test_part_of_a_longer_word_does_not(self) -> None:
        port = definition("Port", "a place where ships call.")
        assert len(lapses(term_unused.RULE, terms(port), article("Duty", "Reports shall be portable."))) == 1


class TestDefinitionUsedInOnePlace:
    def test_one_place_is_told_with_its_place(self) -> None:
        found = lapses(term_used_once.RULE, terms(SERIOUS), article("Duty", (Text("It prevents "), HARM)))
        assert [lapse.message for lapse in found] == [
            "'Serious harm' is defined, and used in one place only: article 2"
        ]

    def test_two_places_are_not(self) -> None:
        use: Inlines = (Text("It prevents "), HARM)
        assert lapses(term_used_once.RULE, terms(SERIOUS), article("Duty", use, use)) == []


class TestTermThatIsNotMarked:
    def test_bare_words_of_a_defined_term_are_told(self) -> None:
        found = lapses(term_unmarked.RULE, terms(SERIOUS), article("Duty", "A State Party prevents serious harm."))
        assert [lapse.words for lapse in found] == ["serious harm"]
        assert found[0].hint == "write {term serious harm} in the clause"

    def test_its_other_forms_are_known_from_the_library(self) -> None:
        operation = definition("Cyber operation", "the use of computers to an end.")
        known = Circumstances(drafted=True, terms={"cyber-operation": ("cyber operation", "cyber operations")})
        duty = article("Duty", "Cyber operations are regretted.")
        assert [lapse.words for lapse in lapses(term_unmarked.RULE, terms(operation), duty, circumstances=known)] == [
            "Cyber operations"
        ]

    def test_marked_words_titles_and_the_names_of_groups_are_not(self) -> None:
        duty = article(
            "Duty",
            (Text("It prevents "), HARM),
            "They recall the Convention on Serious Harm.",
            (Bracket("[Friends of serious harm: "), Text("none"), Bracket("]")),
        )
        assert lapses(term_unmarked.RULE, terms(SERIOUS), duty) == []

    def test_a_term_of_one_word_may_stand_for_itself(self) -> None:
        operator = definition("Operator", "whoever runs a network.")
        assert lapses(term_unmarked.RULE, terms(operator), article("Duty", "An operator reports.")) == []


class TestTermDefinedTwice:
    def test_the_second_definition_is_told_with_the_place_of_the_first(self) -> None:
        again = article("Damage", (definition("serious harm", "loss of life."))[0:3])
        found = lapses(term_defined_twice.RULE, terms(SERIOUS), again)
        assert [(lapse.passage.where, lapse.message) for lapse in found] == [
            ("article 2", "'serious harm' is defined a second time; the first is in article 1 (a)")
        ]

    def test_two_terms_are_not(self) -> None:
        other = definition("Significant harm", "harm that is not trifling.")
        assert lapses(term_defined_twice.RULE, terms(SERIOUS, other)) == []


class TestTwoTermsWithOneMeaning:
    def test_the_same_words_under_two_names_are_told(self) -> None:
        twin = definition("Grave harm", "harm that endangers the life of many persons;")
        found = lapses(term_synonyms.RULE, terms(SERIOUS, twin))
        assert [lapse.message for lapse in found] == ["'Grave harm' is defined by the same words as 'Serious harm'"]

    def test_other_words_are_not_and_short_ones_prove_nothing(self) -> None:
        other = definition("Grave harm", "harm that endangers the life of one person.")
        short = (definition("Data", "computer data."), definition("Files", "computer data."))
        assert lapses(term_synonyms.RULE, terms(SERIOUS, other, *short)) == []
