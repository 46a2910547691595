"""N-1 to N-27, each with sentences that it faults and sentences that it leaves alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from small_texts import article, lapses

from drafter.lint.document import Circumstances
from drafter.lint.rule import Rule
from drafter.lint.rules import BY_CODE
from drafter.model.inline import DefinedTerm, Text

PARTY = Circumstances(drafted=True, party="Party", parties="Parties")
STATE_PARTY = Circumstances(drafted=True, party="State Party", parties="States Parties")
PLAIN = Circumstances()


@dataclass(frozen=True)
class Case:
    """A text of one article, what the rule finds in it (nothing, where it is silent), and how the text is read."""

    code: str
    words: Any
    found: tuple[str, ...] = ()
    heading: str = "Scope"
    more: dict[str, Any] = field(default_factory=dict)


def case(code: str, words: Any, *found: str, heading: str = "Scope", **more: Any) -> Case:
    return Case(code, words, found, heading, more)


DATA = (Text("“"), DefinedTerm("personal-data", (Text("Personal data"),)), Text("” means data on a person."))
CERT = (
    Text("The Network of Response Teams, hereinafter “"),
    DefinedTerm("network", (Text("the Network"),)),
    Text("”, is established."),
)
INCIDENT = (
    Text("“"),
    DefinedTerm("ict-incident", (Text("ICT incident"),)),
    Text("” means an event in information and communications technologies (ICT)."),
)
FIRING = (
    case("N-1", "States shall learn from what Germany did.", "Germany"),
    case("N-1", "Damage such as that of NotPetya shall be made good.", "NotPetya"),
    case("N-1", "The panel of Professor Smith shall decide.", "Professor Smith"),
    case("N-2", "Each State Party will adopt measures.", "will"),
    case("N-2", "Where it so decides, the State Party will inform the others.", "will"),
    case("N-2", "The Parties are to consult.", "are to"),
    case("N-2", "Each State Party undertakes to cooperate.", "undertakes to"),
    case("N-3", "A State Party should inform the others.", "should"),
    case("N-3", "The request must be in writing.", "must"),
    case("N-3", "The request must be in writing.", "must", style="soft"),
    case("N-4", ("For the purposes of this Convention:", ["“Data” shall mean any record."]), "shall"),
    case("N-4", "States Parties shall cooperate.", "shall", heading="What States shall do"),
    case("N-4", "Text.", "shall", recitals=[("Recalling", "that States shall cooperate,")]),
    case(
        "N-5",
        "A State shall protect its networks, once the text enters into force.",
        "shall",
        "enters into force",
        style="soft",
    ),
    case("N-5", "The Parties may ratify it.", "Parties", "ratify", style="soft"),
    case("N-6", "Each Party shall consult the State Party concerned.", "Party", circumstances=STATE_PARTY),
    case("N-6", "Each Party shall consult the States Parties.", "States Parties", circumstances=PARTY),
    case("N-6", "A State Party may ask. " * 12 + "The requested Party shall answer.", "Party", circumstances=PLAIN),
    case(
        "N-6",
        "A State Party may ask. " * 3 + "Each Contracting State answers.",
        "Contracting State",
        circumstances=PLAIN,
    ),
    case("N-7", "State Parties shall cooperate.", "State Parties"),
    case(
        "N-8",
        "A cyberattack is grave; a cyberattack by a State, or a cyber attack by others, is graver.",
        "cyber attack",
    ),
    case("N-9", "Each State Party shall report to the CERT.", "CERT"),
    case("N-9", "The UN shall be informed.", "UN"),
    case("N-9", "The U.N. shall be informed.", "U.N."),
    case("N-10", "Text.", "The", recitals=[("The", "States Parties recall the Charter,")]),
    case("N-10", "Text.", ".", recitals=[("Recalling", "the Charter,"), ("Convinced", "of it,"), ("Noting", "it.")]),
    case("N-11", "Text.", "Recalling", recitals=[("Recalling", "the Charter,"), ("Recalling", "the resolutions,")]),
    case("N-13", ("A State Party shall:", ["Cooperate.", "Inform the others;"]), ".", ";"),
    case("N-13", ("A State Party shall:", ["cooperate;", "Inform the others."]), "cooperate;"),
    case("N-13", ("A Party shall:", ["Inform the others;", "co-operate."]), "Inform", style="coe"),
    case("N-14", "A State Party shall inform and/or consult the others.", "and/or"),
    case("N-14", ("A State Party shall:", ["Inform; and", "Consult; or", "Refer the matter."]), "or"),
    case("N-14", ("A State Party may refuse if:", ["The request is late;", "The data do not exist."]), "if:"),
    case("N-15", "It applies in the cases of Article 5.", "Article"),
    case("N-15", "It applies in the cases of article 5.", "article", style="coe"),
    case("N-15", "It applies under article 51 of the Charter of the United Nations.", "article"),
    case("N-15", "It applies to article 5 paragraph 2.", "article 5 paragraph 2"),
    case("N-15", "It applies to paragraph 2(b) of this Article.", "Article", "paragraph 2(b)"),
    case("N-15", "It applies to art. 5, para. 2.", "art", "para"),
    case("N-15", "It applies to article 5(2).", "article 5(2)"),
    case("N-16", "The measures of the preceding paragraph apply.", "the preceding paragraph"),
    case("N-16", "The provisions hereof apply.", "hereof"),
    case(
        "N-16",
        "As paragraph 2 above has it.",
    ),
    case("N-17", "Within 5 days it shall answer.", "5"),
    case("N-17", "Within ninety days it shall answer.", "ninety"),
    case("N-17", "At least 50% shall be paid.", "50%"),
    case("N-17", "It applies. 40 States shall sign.", "40"),
    case("N-17", "Fifty % of the States Parties form a quorum.", "Fifty %"),
    case("N-18", "On the 90th day it shall enter into force.", "90th"),
    case("N-19", "It is open until 24th December 2024.", "24th December"),
    case("N-19", "It is open until December 24, 2024.", "December 24, 2024"),
    case("N-19", "It is open until 24.12.2024.", "24.12.2024"),
    case("N-19", "Within five working days it shall answer, and within ten days report.", "ten days"),
    case("N-20", "States shall recognise and organise co-operation.", "recognise", "organise", "co-operation"),
    case("N-20", "States shall recognize the cooperation.", "recognize", "cooperation", style="coe"),
    case("N-20", "The center shall examine the behavior.", "center", "behavior"),
    case("N-21", "The Chairman shall give his reasons.", "Chairman", "his"),
    case("N-22", "Text.", "Of", heading="Exchange Of data"),
    case("N-22", "Text.", ".", heading="Exchange of data."),
    case("N-22", "Text.", "exchange", heading="exchange of data"),
    case("N-23", "Each State Party shall (doit) inform the others.", "doit"),
    case("N-24", "A State Party [shall] inform the others.", "[shall]"),
    case("N-25", "A State Party shall endeavour to take appropriate measures.", "endeavour to", "appropriate"),
    case("N-26", "The Conference shall decide, and the Secretariat shall inform the parties.", "Secretariat shall"),
    case("N-27", "Measures shall be taken.", "shall be taken"),
)
SILENT = (
    case("N-1", "The Convention is open for signature in Germany.", heading="Signature"),
    case(
        "N-1",
        "The President of the Conference shall preside.",
    ),
    case("N-2", "A State Party shall see that the State Party will be informed."),
    case("N-2", "A request shall say what the State Party will do."),
    case("N-2", "The State will inform the others.", style="soft"),
    case("N-3", "The Conference shall decide whether a State Party should be heard."),
    case("N-3", "A State should inform the others.", style="soft"),
    case("N-4", ("For the purposes of this Convention:", ["“Data” means what shall be kept."])),
    case("N-5", "A State should inform the others, third parties included.", style="soft"),
    case("N-5", "Each State Party shall ratify it."),
    case("N-6", "The Parties to the dispute shall consult with each State Party.", circumstances=STATE_PARTY),
    case("N-6", "The Conference of the Parties shall consult each State Party.", circumstances=STATE_PARTY),
    case("N-6", "Each Party shall assist developing States Parties.", circumstances=PARTY),
    case("N-7", "States Parties shall consult each State Party."),
    case("N-8", "A cyberattack is grave, and a cyberattack by a State is graver."),
    case("N-9", "The Computer Emergency Response Team (CERT) shall act. The CERT shall report."),
    case("N-9", "Part IV and annex II apply."),
    case("N-10", "Text.", recitals=[("Recalling", "the Charter,"), ("Deeply concerned", "by attacks,")]),
    case("N-10", "Text."),
    case(
        "N-11",
        "Text.",
        recitals=[("Recalling", "the Charter,"), ("Recalling also", "that,"), ("Recalling further", "this,")],
    ),
    case(
        "N-12",
        "It applies.",
    ),
    case("N-13", ("A State Party shall:", ["Cooperate;", "Inform the others; and", "Consult."])),
    case("N-13", ("A State Party shall:", ["It cooperates.", "It informs the others."])),
    case("N-13", ("A Party shall:", ["co-operate;", "State the facts."]), style="coe"),
    case(
        "N-14", ("A State Party may refuse if any of the following conditions is met:", ["It is late;", "It is vague."])
    ),
    case("N-14", ("A State Party may refuse if:", ["It is late; or", "It is vague."])),
    case("N-15", "Article 5 applies, and article 6, paragraph 1 (b), and Article 51 of the Charter."),
    case("N-15", "It applies to Article 5, paragraph 2.", style="coe"),
    case("N-15", "The art of parachuting shall be paramount."),
    case("N-16", "The measures in paragraph 1 of this article apply."),
    case("N-17", "Within five days, or 90 days, it shall answer; article 5 days aside, 50 per cent shall be paid."),
    case("N-18", "On the ninetieth day it shall enter into force."),
    case("N-19", "It is open until 24 December 2024, for ten days."),
    case("N-19", "Within five working days, or ten calendar days, it shall answer."),
    case("N-20", "States shall recognize cooperation, exercise supervision and comprise advisers; revise likewise."),
    case("N-20", "Parties shall recognise the size of co-operation and seize it.", style="coe"),
    case("N-20", "It shall inform the Organisation for Economic Co-operation and Development."),
    case("N-21", "The Chair shall give his or her reasons, when he or she so decides."),
    case("N-22", "The Conference of the Parties may meet.", heading="Meetings of the Conference"),
    case("N-23", "Each State Party shall inform the others."),
    case("N-24", "A State Party shall inform the others (and the public)."),
    case("N-25", "A State Party shall inform the others within 24 hours."),
    case("N-26", "The Conference shall decide. The Secretariat shall inform the parties."),
    case("N-26", "Each State Party shall inform, and shall consult, the others."),
    case("N-27", "Measures shall be taken by each State Party."),
    case("N-27", "In doing so, account shall be taken of the harm."),
)


def run(asked: Case) -> tuple[str, ...]:
    rule: Rule = BY_CODE[asked.code]
    return tuple(lapse.words for lapse in lapses(rule, article(asked.heading, asked.words), **asked.more))


@pytest.mark.parametrize("asked", FIRING, ids=lambda asked: f"{asked.code}: {asked.words}"[:60])
def test_what_departs_from_a_rule_is_found_to_the_word(asked: Case) -> None:
    assert run(asked) == asked.found


@pytest.mark.parametrize("asked", SILENT, ids=lambda asked: f"{asked.code}: {asked.words}"[:60])
def test_what_keeps_to_a_rule_is_left_alone(asked: Case) -> None:
    assert run(asked) == ()


def test_every_rule_of_style_is_tried_both_ways() -> None:
    codes = [f"N-{number}" for number in range(1, 28)]
    assert [code for code in BY_CODE if code.startswith("N-")] == codes
    elsewhere = {"N-12"}  # numbers are given by the small texts themselves: see test_n12_numbering.py
    assert {asked.code for asked in FIRING} == set(codes) - elsewhere
    assert {asked.code for asked in SILENT} == set(codes)


def found(code: str, *articles: Any, **more: Any) -> list[str]:
    return [lapse.words for lapse in lapses(BY_CODE[code], *articles, **more)]


class TestDefinedTermsInUse:
    TERMS = article("Use of terms", ("For the purposes of this Convention:", [DATA]))

    def test_other_capitals_than_most_uses_have_are_found(self) -> None:
        duties = article(
            "Duty", "A State Party shall protect personal data. It keeps personal data, and Personal Data alone."
        )
        assert found("N-8", self.TERMS, duties) == ["Personal Data"]

    def test_the_title_of_an_instrument_keeps_its_capitals(self) -> None:
        duties = article("Duty", "Under the Convention on Personal Data, a State Party shall protect personal data.")
        assert found("N-8", self.TERMS, duties) == []

    def test_a_short_name_is_not_used_before_it_is_given(self) -> None:
        early = article("Purpose", "A State Party joins the Network.")
        assert found("N-8", early, article("Network", CERT)) == ["the Network"]
        assert found("N-8", article("Network", CERT), early) == []


class TestAcronyms:
    def test_one_that_the_definitions_explain_may_stand_before_them(self) -> None:
        terms = article("Use of terms", ("For the purposes of this Convention:", [INCIDENT]))
        assert found("N-9", article("Purpose", "Each ICT incident is examined."), terms) == []

    def test_one_is_told_once(self) -> None:
        assert found("N-9", article("Purpose", "The CERT shall act.", "The CERT shall report.")) == ["CERT"]


def test_enacting_words_that_are_not_the_house_styles_are_found() -> None:
    from dataclasses import replace

    from small_texts import instrument

    from drafter.lint.analyse import analyse

    made = instrument(article("Scope", "Text."), recitals=[("Recalling", "the Charter,")])
    assert made.preamble is not None
    other = replace(made, preamble=replace(made.preamble, enacting_words=(Text("Have resolved:"),)))
    rule = BY_CODE["N-10"]
    assert [lapse.words for lapse in rule.check(analyse(other, PLAIN))] == ["Have resolved:"]
    assert list(rule.check(analyse(made, PLAIN))) == []


def test_the_day_of_signature_may_be_solemn_and_no_other() -> None:
    assert found("N-19", article("Scope", "x"), testimonium="Done at the seat, this 23rd day of May 2026.") == []
    assert found("N-19", article("Scope", "It is open until this 23rd day of May 2026.")) == ["23rd day of May"]


def test_two_terms_of_which_neither_prevails_are_left_alone() -> None:
    assert found("N-6", article("Scope", "A State Party may ask. " * 5 + "Each Party answers. " * 2)) == []


def test_two_articles_with_one_heading_are_found() -> None:
    assert found("N-22", article("Scope", "One."), article("Scope", "Two.")) == ["Scope"]


def test_a_paragraph_that_is_said_to_be_above_and_stands_below_is_found() -> None:
    paragraphs = ("As paragraph 2 above provides.", "As paragraph 1 above provides.")
    assert found("N-16", article("Scope", *paragraphs)) == ["paragraph 2 above"]


def test_a_heading_may_have_the_names_that_the_text_has() -> None:
    text = "It informs the Network."
    assert found("N-22", article("Tasks of the Network", text)) == []
    assert found("N-22", article("Tasks of the Network", "It informs.")) == ["Network"]
