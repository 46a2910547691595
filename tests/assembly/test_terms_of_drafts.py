"""Defined terms: gathered into the article on use of terms, in order, in the wording the profile chose."""

from __future__ import annotations

import pytest
from house import House, article, articles, codes, lines_of, message

from drafter.model.draft import Reason
from drafter.model.inline import DefinedTerm, TermUse
from drafter.model.walk import nodes

TERMS = """
operation:
  singular: cyber operation
  plural: cyber operations
  definition: means an act
harm:
  singular: serious harm
  definition: |
    means harm:
      - Caused by a {term cyber operation}; or
      - Of another kind
act-of-state:
  singular: act of a State
  plural: acts of a State
  definition: means any {term serious harm} under {ref duty.notice}, within {duty.notice.hours} hours
security:
  default: cyber
  variants:
    cyber: {singular: cyber security, definition: means a condition}
    information: {singular: information security, plural: information securities, definition: means a peace}
ict:
  singular: ICT incident
  plural: ICT incidents
  definition: means an event
"""
USE = """
#. For the purposes of this Convention:
{definitions}
#. The terms have this meaning.
"""


@pytest.fixture
def shop(house: House) -> House:
    """A register of terms, the article that lists them, and one that can be used."""
    house.write("terms.yaml", TERMS)
    house.clause("general.use-of-terms", USE)
    hours = "parameters: {hours: {type: integer, default: 72, description: Hours.}}"
    house.clause("duty.notice", "#. Within {hours} hours.", hours)
    return house


def test_the_terms_a_draft_uses_are_listed_in_alphabetical_order(shop: House) -> None:
    shop.clause("duty.care", "#. {term ICT incidents}, {term cyber operations}, {term cyber security}.")
    profile = "parts: [{select: [general, duty.care]}]"
    assert shop.lines("general.use-of-terms", profile) == [
        "1. For the purposes of this Convention:",
        "  (a) “Cyber operation” means an act;",
        "  (b) “Cyber security” means a condition;",
        "  (c) “ICT incident” means an event.",
        "2. The terms have this meaning.",
    ]
    assert shop.lines("general.use-of-terms", profile, style="coe")[1:4] == [
        "  a. “cyber operation” means an act;",
        "  b. “cyber security” means a condition;",
        "  c. “ICT incident” means an event.",
    ]


def test_terms_used_only_in_other_definitions_are_listed_too_and_what_they_need_is_pulled_in(shop: House) -> None:
    shop.clause("duty.care", "#. Each {term act of a State}.")
    draft = shop.sound("parts: [{select: [general, duty.care]}]")
    assert lines_of(article(draft, "general.use-of-terms"))[1:6] == [
        "  (a) “Act of a State” means any serious harm under article 2, within 72 hours;",
        "  (b) “Cyber operation” means an act;",
        "  (c) “Serious harm” means harm:",
        "    (i) Caused by a cyber operation; or",
        "    (ii) Of another kind.",
    ]
    assert articles(draft.instrument) == ["general.use-of-terms", "duty.notice", "duty.care"]
    assert draft.reasons["duty.notice"] == (
        Reason("duty.notice", "the term 'act of a State'", "its text refers to it"),
    )
    assert message(draft, "clause-required") == (
        "'duty.notice' was pulled in: the term 'act of a State' needs it: its text refers to it"
    )


@pytest.mark.parametrize(
    ("where", "more"),
    [
        ("#. {term cyber operation}.", ""),
        ("#. Care.{note A {term cyber operation}.}", ""),
        ("#. *A {term cyber operation}*.", ""),
        ("#. It is:\n   - A {term cyber operation};\n   - B,\n   so.", ""),
        ("#. It is:\n   - A,\n   as {term cyber operations}.", ""),
        ("#. {option x}.", "options: {x: {label: X, default: in, text: '{term cyber operation}'}}"),
    ],
)
def test_a_term_is_found_wherever_it_stands(shop: House, where: str, more: str) -> None:
    shop.clause("duty.care", where, more)
    lines = shop.lines("general.use-of-terms", "parts: [{select: [general, duty.care]}]")
    assert lines[1] == "  (a) “Cyber operation” means an act."


def test_a_term_in_a_heading_is_found_and_one_in_a_passage_that_is_out_is_not(shop: House) -> None:
    more = "options: {x: {label: X, default: out, text: '{term cyber security}'}}"
    shop.clause("duty.care", "#. Care {option x}.", more, heading="Of {term cyber operations}")
    lines = shop.lines("general.use-of-terms", "parts: [{select: [general, duty.care]}]")
    assert lines[1:] == ["  (a) “Cyber operation” means an act.", "2. The terms have this meaning."]


def test_the_article_on_use_of_terms_is_pulled_in_by_the_first_term(shop: House) -> None:
    shop.clause("duty.care", "#. {term cyber operation}.")
    draft = shop.sound("parts: [{select: [duty.care]}]")
    assert articles(draft.instrument) == ["general.use-of-terms", "duty.care"]
    assert draft.reasons["general.use-of-terms"] == (
        Reason("general.use-of-terms", "", "the draft uses defined terms"),
    )
    assert articles(shop.sound("parts: [{select: [duty.notice]}]").instrument) == ["duty.notice"]


def test_the_article_on_use_of_terms_cannot_be_dropped_where_terms_are_used(shop: House) -> None:
    shop.clause("duty.care", "#. {term cyber operation}.")
    draft = shop.draft("parts: [{select: [duty.care]}]\ndrop: [general]")
    assert message(draft, "dropped-required") == "'general.use-of-terms' is dropped, but the draft uses defined terms"


def test_where_no_term_is_used_nothing_announces_a_list(shop: House) -> None:
    assert shop.lines("general.use-of-terms", "parts: [{select: [general]}]") == ["The terms have this meaning."]


def test_a_list_of_terms_that_nothing_announces_is_an_error_and_not_lost(house: House) -> None:
    house.write("terms.yaml", "operation: {singular: cyber operation, definition: means an act}")
    house.clause("general.use-of-terms", "#. The terms follow.\n{definitions}")
    house.clause("duty.care", "#. {term cyber operation}.")
    draft = house.draft()
    assert message(draft, "notation") == "no paragraph of 'general.use-of-terms' announces the list of terms"
    assert draft.diagnostics[0].hint == "end the paragraph before {definitions} with a colon"


# --- forms and variants -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "printed", "term"),
    [
        ("cyber operation", "cyber operation", "operation"),
        ("cyber operations", "cyber operations", "operation"),
        ("Cyber operations", "Cyber operations", "operation"),
        ("ICT incidents", "ICT incidents", "ict"),
        ("acts of a State", "acts of a State", "act-of-state"),
        ("cyber security", "cyber security", "security"),
    ],
)
def test_a_use_of_a_term_keeps_its_form(shop: House, typed: str, printed: str, term: str) -> None:
    shop.clause("duty.care", f"#. A {{term {typed}}}.")
    draft = shop.sound("parts: [{select: [duty.care]}]")
    uses = [node for node in nodes(article(draft, "duty.care")) if isinstance(node, TermUse)]
    assert uses == [TermUse(term, printed)]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("cyber security", "information security"),
        ("Cyber security", "Information security"),
        ("information securities", "information securities"),
    ],
)
def test_the_profile_chooses_the_wording_of_a_term_everywhere(shop: House, typed: str, printed: str) -> None:
    shop.clause("duty.care", f"#. {{term {typed}}}.")
    draft = shop.sound("parts: [{select: [general, duty.care]}]\nterms: {security: information}")
    assert lines_of(article(draft, "duty.care")) == [f"{printed}."]
    assert lines_of(article(draft, "general.use-of-terms"))[1] == "  (a) “Information security” means a peace."


def test_a_definition_marks_the_place_where_a_term_is_defined(shop: House) -> None:
    shop.clause("duty.care", "#. {term act of a State}.")
    draft = shop.sound("parts: [{select: [duty.care]}]")
    defined = [node.term for node in nodes(draft.instrument) if isinstance(node, DefinedTerm)]
    used = {node.term for node in nodes(draft.instrument) if isinstance(node, TermUse)}
    assert defined == ["act-of-state", "operation", "harm"]
    assert used == set(defined)


def test_terms_are_spelt_as_the_house_spells(house: House) -> None:
    house.write("terms.yaml", "body: {singular: organization, plural: organizations, definition: means cooperation}")
    house.clause("general.use-of-terms", USE)
    house.clause("duty.care", "#. {term Organizations}.")
    draft = house.sound(style="coe")
    assert lines_of(article(draft, "general.use-of-terms"))[1] == "  a. “organisation” means co-operation."
    assert lines_of(article(draft, "duty.care")) == ["Organisations."]


@pytest.mark.parametrize(
    ("terms", "code", "said", "hint"),
    [
        ("{secrity: cyber}", "unknown-term", "there is no term 'secrity'", "did you mean 'security'?"),
        (
            "{security: informaton}", "unknown-alternative", "'security' has no variant 'informaton'",
            "did you mean 'information'?",
        ),
    ],
)  # fmt: skip
def test_a_wrong_wording_of_a_term_says_what_is_right(shop: House, terms: str, code: str, said: str, hint: str) -> None:
    shop.clause("duty.care", "#. {term cyber security}.")
    draft = shop.draft(f"parts: [{{select: [duty.care]}}]\nterms: {terms}")
    assert codes(draft) == [code]
    assert [(d.message, d.hint) for d in draft.diagnostics if d.code == code] == [(said, hint)]
