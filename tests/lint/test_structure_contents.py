"""Rules on what a text must hold: blanks, institutions, clocks, entry into force, authentic texts."""

from __future__ import annotations

import pytest
from small_texts import article, faulted, lapses

from drafter.diagnostics import Severity
from drafter.lint.document import Circumstances
from drafter.lint.structure import authentic_texts, blank_left, clocks, entry_into_force, institution_not_created
from drafter.lint.words_numbers import number_of
from drafter.model.inline import Blank, Text


class TestBlankInACleanText:
    def test_dots_and_empty_brackets_are_faulted(self) -> None:
        words = "The seat is at ________, and dues are [ ] units, or ....... units."
        assert faulted(blank_left.RULE, words) == ["________", "[ ]", "......."]

    def test_a_blank_that_the_profile_leaves_open_weighs_less(self) -> None:
        found = lapses(blank_left.RULE, article("Seat", (Text("The seat is at "), Blank("place"), Text("."))))
        assert [(lapse.words, lapse.severity) for lapse in found] == [("[place]", Severity.WARNING)]

    def test_the_testimonium_may_have_blanks(self) -> None:
        assert lapses(blank_left.RULE, article("Seat", "x"), testimonium="Done at ________ on ________.") == []


class TestInstitutionNobodyHasCreated:
    def test_a_body_with_tasks_and_no_beginning_is_told_once(self) -> None:
        duty = article("Reports", "Each State Party reports to the Committee.", "The Committee publishes reports.")
        assert [lapse.words for lapse in lapses(institution_not_created.RULE, duty)] == ["Committee"]

    @pytest.mark.parametrize(
        "creates",
        [
            "A Committee is hereby established.",
            "There shall be a Committee of experts.",
            "States Parties shall establish an Implementation Committee.",
        ],
    )
    def test_one_that_is_created_is_not(self, creates: str) -> None:
        duty = article("Reports", "Each State Party reports to the Committee.")
        assert lapses(institution_not_created.RULE, duty, article("Body", creates)) == []

    def test_one_that_a_heading_names_and_one_of_the_world_are_not(self) -> None:
        duty = article("Reports", "The Secretariat informs the Security Council and the International Monetary Fund.")
        assert lapses(institution_not_created.RULE, duty, article("Secretariat", "It serves.")) == []


class TestTimesThatContradict:
    def test_an_earliest_after_the_latest(self) -> None:
        words = "It meets not earlier than six months and not later than 90 days after the election."
        assert len(faulted(clocks.RULE, words)) == 1

    def test_words_and_figures_that_differ(self) -> None:
        assert faulted(clocks.RULE, "It answers within thirty (60) days.") == ["thirty (60) days"]

    def test_times_that_agree_are_not(self) -> None:
        words = "It meets not earlier than 90 days and not later than six months later, within thirty (30) days."
        assert faulted(clocks.RULE, words) == []


class TestEntryIntoForce:
    def entry(self, words: str, later: str = "Thereafter it enters into force at once.", parties: int = 10):  # type: ignore[no-untyped-def]
        known = Circumstances(drafted=True, potential_parties=parties)
        return lapses(entry_into_force.RULE, article("Entry into force", words, later), circumstances=known)

    def test_more_instruments_than_there_can_be_parties(self) -> None:
        found = self.entry("It enters into force after the fortieth instrument of ratification is deposited.")
        assert [lapse.words for lapse in found] == ["fortieth"]

    def test_as_many_as_there_can_be_are_not_faulted(self) -> None:
        assert self.entry("It enters into force after the tenth instrument of ratification is deposited.") == []

    def test_a_text_open_to_all_States_is_measured_by_their_number(self) -> None:
        words = "It enters into force when two hundred and fifty States have ratified it."
        assert len(self.entry(words, parties=0)) == 1

    def test_the_same_instrument_is_counted_in_both_paragraphs(self) -> None:
        first = "It enters into force after the fifth instrument of ratification is deposited."
        later = (
            "For each State that ratifies after the deposit of the {} such instrument, it enters into force at once."
        )
        assert [lapse.words for lapse in self.entry(first, later.format("sixth"))] == ["sixth"]
        assert self.entry(first, later.format("fifth")) == []


class TestAuthenticTexts:
    SIX = "The Arabic, Chinese, English, French, Russian and Spanish texts are equally authentic."

    def test_other_languages_than_the_profile_has(self) -> None:
        known = Circumstances(languages=("English", "French"))
        found = lapses(authentic_texts.RULE, article("Authentic texts", self.SIX), circumstances=known)
        assert len(found) == 1
        assert found[0].words == "Arabic, Chinese, English, French, Russian and Spanish"

    def test_the_same_languages_are_not_faulted(self) -> None:
        known = Circumstances(languages=("Spanish", "Arabic", "Chinese", "English", "French", "Russian"))
        assert lapses(authentic_texts.RULE, article("Authentic texts", self.SIX), circumstances=known) == []

    def test_the_testimonium_names_the_same(self) -> None:
        done = "Done at the seat in English and French, both texts being equally authentic."
        found = lapses(authentic_texts.RULE, article("Authentic texts", self.SIX), testimonium=done)
        assert [lapse.passage.where for lapse in found] == ["the testimonium"]


@pytest.mark.parametrize(
    ("words", "number"),
    [("ninetieth", 90), ("forty-two", 42), ("one hundred and first", 101), ("1,000", 1000), ("30", 30), ("the", None)],
)
def test_numbers_in_words(words: str, number: int | None) -> None:
    assert number_of(words) == number
