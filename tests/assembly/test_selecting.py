"""Which clauses stand in a draft: what the profile names and drops, what these need, what cannot stand together."""

from __future__ import annotations

import pytest
from house import House, article, articles, codes, lines_of, message

from drafter.diagnostics import Findings, Severity
from drafter.library.load import load_profile
from drafter.model.draft import Reason


@pytest.fixture
def shop(house: House) -> House:
    """Two groups of two clauses each, in an order of their own."""
    house.clause("duty.care", "#. Care.", order=20)
    house.clause("duty.notice", "#. Notice.", order=10)
    house.clause("final.force", "#. Force.", order=10)
    house.clause("final.text", "#. Text.", order=20)
    return house


def test_a_group_is_selected_as_a_whole_and_in_its_own_order(shop: House) -> None:
    draft = shop.sound("parts: [{select: [final, duty]}]")
    assert articles(draft.instrument) == ["final.force", "final.text", "duty.notice", "duty.care"]


def test_a_clause_is_selected_alone_and_stands_only_once(shop: House) -> None:
    draft = shop.sound("parts: [{select: [final.text, final, duty.care]}]")
    assert articles(draft.instrument) == ["final.text", "final.force", "duty.care"]


def test_the_reason_says_where_the_profile_names_a_clause(shop: House) -> None:
    draft = shop.sound("parts: [{heading: Duties, select: [duty]}, {heading: End, select: [final.force]}]")
    assert draft.reasons["duty.care"] == (
        Reason("duty.care", "", "the profile selects the whole of 'duty' for 'Duties'"),
    )
    assert draft.reasons["final.force"] == (Reason("final.force", "", "the profile selects it for 'End'"),)


@pytest.mark.parametrize(("drop", "left"), [("duty.care", ["duty.notice"]), ("duty", [])])
def test_what_is_dropped_is_out_be_it_a_clause_or_a_group(shop: House, drop: str, left: list[str]) -> None:
    draft = shop.sound(f"parts: [{{select: [duty, final.text]}}]\ndrop: [{drop}]")
    assert articles(draft.instrument) == [*left, "final.text"]


def test_a_name_that_is_no_clause_is_an_error_with_a_hint(shop: House) -> None:
    draft = shop.draft("parts: [{select: [duty.car]}]\ndrop: [finel]")
    found = {d.message: d.hint for d in draft.diagnostics if d.code == "unknown-clause"}
    assert found == {
        "there is no clause or group 'duty.car'": "did you mean 'duty.care'?",
        "there is no clause or group 'finel'": "did you mean 'final'?",
    }
    assert "empty-draft" not in codes(draft)  # the names say it already


def test_a_profile_lays_its_own_words_over_the_one_it_extends(shop: House) -> None:
    shop.clause(
        "duty.hours",
        "#. Within {hours} hours.",
        "parameters: {hours: {type: integer, default: 5, description: Hours.}}",
    )
    shop.write(
        "first.yaml", "title: First\nkind: convention\nparts: [{select: [duty]}]\nfacts: {place: Rome, date: open}"
    )
    second = (
        "extends: first\ntitle: Second\nfacts: {place: Bern}\nsettings: {duty.hours: {hours: 24}}\ndrop: [duty.care]"
    )
    shop.write("second.yaml", second)
    findings = Findings()
    profile = load_profile("second", [shop.folder], findings, ("duty.hours.hours=36",))
    assert profile is not None
    assert (profile.title, profile.kind, {name: fact.value for name, fact in profile.facts.items()}) == (
        "Second",
        "convention",
        {"place": "Bern", "date": "open"},
    )
    assert profile.settings["duty.hours"]["hours"].value == "36"
    assert [entry.value for entry in profile.drop] == ["duty.care"]
    assert [entry.value for part in profile.parts for entry in part.select] == ["duty"]


# --- what is needed -----------------------------------------------------------------------------------------------


def test_a_required_clause_is_pulled_in_and_the_reason_recorded(shop: House) -> None:
    shop.clause(
        "duty.proof", "#. Proof.", "requires: [{clause: duty.care, reason: There is nothing to prove without it.}]"
    )
    draft = shop.sound("parts: [{select: [duty.proof]}]")
    assert articles(draft.instrument) == ["duty.care", "duty.proof"]
    assert draft.reasons["duty.care"] == (Reason("duty.care", "duty.proof", "There is nothing to prove without it."),)
    assert message(draft, "clause-required") == (
        "'duty.care' was pulled in: 'duty.proof' needs it: There is nothing to prove without it."
    )


def test_requirements_are_followed_to_the_end_even_in_a_circle(shop: House) -> None:
    for this, that in (("a", "b"), ("b", "c"), ("c", "a")):
        shop.clause(f"ring.{this}", "#. Ring.", f"requires: [{{clause: ring.{that}, reason: Rings close.}}]")
    draft = shop.sound("parts: [{select: [ring.b]}]")
    assert articles(draft.instrument) == ["ring.a", "ring.b", "ring.c"]
    assert [reason.by for reason in draft.reasons["ring.b"]] == ["", "ring.a"]


def test_a_requirement_holds_only_where_the_clause_is_so_set(shop: House) -> None:
    shop.clause(
        "duty.clock",
        "#. {choose rule}",
        """
        choices:
          rule:
            question: Which?
            default: mild
            alternatives: {mild: {label: Mild, text: Soon.}, strict: {label: Strict, text: Now.}}
        requires:
          - {clause: duty.notice, when: {rule: strict}, reason: A clock needs an address.}
        """,
    )
    assert articles(shop.sound("parts: [{select: [duty.clock]}]").instrument) == ["duty.clock"]
    strict = shop.sound("parts: [{select: [duty.clock]}]", settings=("duty.clock.rule=strict",))
    assert articles(strict.instrument) == ["duty.notice", "duty.clock"]


def test_a_reference_in_the_text_pulls_the_clause_in(shop: House) -> None:
    shop.clause("duty.proof", "#. See {ref duty.care}.")
    draft = shop.sound("parts: [{select: [duty.proof]}]")
    assert draft.reasons["duty.care"] == (Reason("duty.care", "duty.proof", "its text refers to it"),)
    assert lines_of(article(draft, "duty.proof")) == ["See article 1."]


def test_a_reference_in_a_heading_or_in_what_is_not_chosen_pulls_rightly(shop: House) -> None:
    shop.clause(
        "duty.proof",
        "#. {choose which} {option more}",
        """
        choices:
          which:
            question: Which?
            default: a
            alternatives: {a: {label: A, text: Plain.}, b: {label: B, text: "See {ref duty.care}."}}
        options: {more: {label: More, default: out, text: "See {ref duty.notice}."}}
        """,
        heading="Proof under {ref final.text}",
    )
    plain = shop.sound("parts: [{select: [duty.proof]}]")
    assert sorted(articles(plain.instrument)) == ["duty.proof", "final.text"]
    full = shop.sound("parts: [{select: [duty.proof]}]\nsettings: {duty.proof: {which: b, more: in}}")
    assert sorted(articles(full.instrument)) == ["duty.care", "duty.notice", "duty.proof", "final.text"]


def test_what_is_pulled_in_goes_beside_its_group_or_gets_a_part_in_the_order_of_the_groups(shop: House) -> None:
    shop.clause("extra.one", "#. See {ref duty.notice} and {ref final.force}.")
    draft = shop.sound("parts: [{heading: Own, select: [extra.one]}, {heading: Late, select: [final.text]}]")
    found = [(part.label, "".join(t.text for t in part.heading), articles_of(part)) for part in draft.instrument.body]
    assert found == [
        ("Part I", "Duty", ["duty.notice"]),
        ("Part II", "Own", ["extra.one"]),
        ("Part III", "Late", ["final.force", "final.text"]),
    ]


def articles_of(part: object) -> list[str]:
    return [node.clause_id for node in part.content]  # type: ignore[attr-defined]


def test_without_parts_what_is_pulled_in_stands_where_its_group_has_it(shop: House) -> None:
    shop.clause("extra.one", "#. See {ref duty.notice}.")
    draft = shop.sound("parts: [{select: [final.text, extra.one]}]")
    assert articles(draft.instrument) == ["duty.notice", "final.text", "extra.one"]


@pytest.mark.parametrize("drop", ["duty.care", "duty"])
def test_what_is_dropped_though_another_needs_it_is_an_error(shop: House, drop: str) -> None:
    shop.clause("extra.proof", "#. Proof.", "requires: [{clause: duty.care, reason: There is nothing to prove.}]")
    draft = shop.draft(f"parts: [{{select: [extra.proof]}}]\ndrop: [{drop}]")
    assert message(draft, "dropped-required") == (
        "'duty.care' is dropped, but 'extra.proof' needs it: There is nothing to prove."
    )
    assert draft.diagnostics[0].hint == "keep it, or drop 'extra.proof' too"
    assert draft.diagnostics[0].span is not None


# --- rules --------------------------------------------------------------------------------------------------------

RULES = """
choices:
  force:
    question: How strong?
    default: soft
    alternatives: {soft: {label: Soft, text: Soft.}, hard: {label: Hard, text: Hard.}}
options: {clock: {label: A clock, default: out, text: Clock.}}
parameters:
  hours: {type: integer, default: 12, description: Hours.}
  period: {type: duration, unit: days, default: 30 days, description: Period.}
  sectors: {type: list, default: [energy], description: Sectors.}
"""


@pytest.fixture
def rules(shop: House) -> House:
    """A clause that can be set in every way, for rules to speak of."""
    shop.clause("rule.other", "#. {choose force}{option clock} {hours} {period} {sectors}", RULES)
    return shop


@pytest.mark.parametrize(
    ("wish", "setting", "met"),
    [
        ("{force: hard}", "force=hard", True),
        ("{force: hard}", "force=soft", False),
        ("{force: [hard, soft]}", "force=soft", True),
        ("{clock: in}", "clock=in", True),
        ("{clock: out}", "clock=in", False),
        ("{hours: 48}", "hours=48", True),
        ("{hours: [24, 48]}", "hours=12", False),
        ("{period: 60 days}", "period=60 days", True),
        ("{period: 60}", "period=60 days", True),
        ("{period: 60 days}", "period=30 days", False),
        ("{sectors: defence}", "sectors=[energy, defence]", True),
        ("{sectors: defence}", "sectors=energy", False),
        ("{hours: open}", "hours=open", True),
        ("{hours: 12}", "hours=open", False),
        ("{force: hard, hours: 48}", "hours=48", False),
    ],
)
def test_a_requirement_that_another_be_set_so_is_refused_where_it_is_not(
    rules: House, wish: str, setting: str, met: bool
) -> None:
    reason = "One without the other is idle."
    rules.clause(
        "rule.one", "#. One.", f"requires: [{{clause: rule.other, with: {wish}, reason: {reason}, rule: X-99}}]"
    )
    draft = rules.draft(settings=(f"rule.other.{setting}",), face="options")
    assert ("unmet-requirement" not in codes(draft)) == met
    if not met:
        said = message(draft, "unmet-requirement")
        assert said.startswith("'rule.one' needs 'rule.other' with ")
        assert said.endswith(f": {reason} (X-99)")


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING])
def test_a_conflict_is_refused_or_warned_of_with_its_reason(rules: House, severity: Severity) -> None:
    entry = f"{{clause: rule.other, with: {{force: hard}}, severity: {severity}, reason: Two masters., rule: X-10}}"
    rules.clause("rule.one", "#. One.", f"conflicts: [{entry}]")
    assert "conflict" not in codes(rules.draft(), severity)
    draft = rules.draft("settings: {rule.other: {force: hard}}")
    assert codes(draft, severity) == ["conflict"]
    assert (
        message(draft, "conflict") == "'rule.one' cannot stand with 'rule.other' with force 'hard': Two masters. (X-10)"
    )
    span = next(d.span for d in draft.diagnostics if d.code == "conflict")
    assert span is not None
    assert span.line == 4, "the place is where the setting that conflicts was written"


def test_a_conflict_between_two_choices_of_one_clause_needs_no_second(rules: House) -> None:
    rules.clause(
        "rule.one", "#. {choose a} {choose b}",
        """
        choices:
          a: {question: A?, default: x, alternatives: {x: {label: X, text: X.}, y: {label: Y, text: Y.}}}
          b: {question: B?, default: x, alternatives: {x: {label: X, text: XX.}, y: {label: Y, text: YY.}}}
        conflicts: [{when: {a: y}, with: {b: y}, reason: Not both.}]
        """,
    )  # fmt: skip
    assert codes(rules.draft(settings=("rule.one.a=y",))) == []
    assert message(rules.draft(settings=("rule.one.a=y", "rule.one.b=y")), "conflict") == (
        "'rule.one' with a 'y' cannot stand with 'rule.one' with b 'y': Not both."
    )


def test_a_conflict_with_a_clause_that_is_not_there_is_none(rules: House) -> None:
    rules.clause("rule.one", "#. One.", "conflicts: [{clause: rule.other, reason: Two masters.}]")
    assert codes(rules.draft("parts: [{select: [rule.one]}]")) == []
    assert codes(rules.draft()) == ["conflict"]


def test_a_recommendation_is_for_the_record_and_only_where_it_is_not_followed(rules: House) -> None:
    rules.clause("rule.one", "#. One.", "recommends: [{clause: rule.other, reason: Better in company.}]")
    alone = rules.sound("parts: [{select: [rule.one]}]")
    assert [(d.code, d.message) for d in alone.diagnostics] == [
        ("recommendation", "'rule.one' is better with 'rule.other': Better in company.")
    ]
    assert alone.diagnostics[0].severity is Severity.INFO
    assert rules.sound("parts: [{select: [rule]}]").diagnostics == ()


# --- settings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "code", "said", "hint"),
    [
        ("rule.other.force=hrd", "unknown-alternative", "'rule.other.force' cannot be 'hrd'", "did you mean 'hard'?"),
        (
            "rule.other.clock=maybe", "unknown-alternative", "'rule.other.clock' cannot be 'maybe'",
            "it is one of in, out, open",
        ),
        (
            "rule.other.hour=3", "unknown-name", "'rule.other' has no choice, passage or parameter 'hour'",
            "did you mean 'hours'?",
        ),
        ("rule.othr.hours=3", "unknown-clause", "there is no clause 'rule.othr' to set", "did you mean 'rule.other'?"),
        ("rule.other.hours=soon", "wrong-value", "'rule.other.hours': it must be a whole number, not 'soon'", "Hours."),
    ],
)  # fmt: skip
def test_a_wrong_setting_says_what_is_right(rules: House, setting: str, code: str, said: str, hint: str) -> None:
    draft = rules.draft(settings=(setting,))
    assert [(d.code, d.message, d.hint) for d in draft.diagnostics] == [(code, said, hint)]
