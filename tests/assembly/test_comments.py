"""Comments of the annotated face: one on each choice point that bears on the draft, at its words, in sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from house import House, article

from drafter.assembly.comments import shortened
from drafter.assembly.settings import UNSET, Settings, choice_of, open_alternatives, option_of, read_settings
from drafter.diagnostics import Findings
from drafter.model.clause import Clause, ClauseText, Splice, TextBlock
from drafter.model.draft import Draft
from drafter.model.inline import Bracketed, ChoiceUse, Comment, Inlines, OptionUse
from drafter.model.instrument import Alternatives, Paragraph, Recital, Subparagraph
from drafter.model.walk import children, nodes, plain_words
from drafter.pipeline import load_profile, load_style, shipped_profiles, try_draft, try_library

REGISTER = """
corfu:
  type: legal_case
  title: Corfu Channel
  short: Corfu
  weight: judgment
  status: checked
  seen: there
essay: {type: article-journal, title: On Diligence, short: Essay, weight: doctrine, status: recalled}
lead: {type: article-journal, title: A Lead, short: Lead, weight: doctrine, status: recalled, printed: no}
"""
CHOICES = """
choices:
  standard:
    question: Which standard holds under this Convention?
    default: strict
    alternatives:
      strict:
        label: Strict
        text: "#. Strict.\\n#. Very strict."
        wanted_by: Victims; small States.
        cost: It is called "hard".
        group: Group of victims
        authorities: [corfu, essay, lead]
      mild: {label: Mild, text: "#. Mild."}
      none: {label: Silent, text: "#. {option soon}."}
  verb:
    question: How binding?
    default: shall
    alternatives: {shall: {label: It binds, text: shall}, should: {label: It does not, text: should, group: Group B}}
options:
  more: {label: More, default: in, text: "#. More {choose verb}.", wanted_by: Many., cost: Time.}
  soon: {label: Soon, default: out, text: soon}
  listed: {label: A case, default: in, text: Cases}
  unlisted: {label: No case, default: out, text: "#. Each State Party shall:\\n   - Act under {ref duty.proof} within {hours} hours;\\n   - Stop."}
parameters: {hours: {type: integer, default: 12, description: Hours after notice.}}
authorities: [{source: corfu, relation: codifies, status: checked, seen: there}, {source: essay, relation: considers, status: checked, seen: there}]
"""  # noqa: E501
TEXT = """
#. States {choose verb} act {option soon}:
   - In {option listed};
   - Otherwise.
{choose standard}
{option more}
{option unlisted}
#. End.
"""
STRICT = (
    "Strict (taken). Likely to be wanted by: Victims; small States. Cost: It is called “hard”."
    " Proposed by: Group of victims. Authorities: Corfu; Essay [recalled, to be checked]."
)


@pytest.fixture
def shop(house: House) -> House:
    """A clause with choice points at every kind of place."""
    house.write("authorities.yaml", REGISTER)
    house.clause("duty.care", TEXT, CHOICES)
    house.clause(
        "duty.proof", "#. Proof.", "authorities: [{source: corfu, relation: codifies, status: checked, seen: there}]"
    )
    return house


CARE = "parts: [{select: [duty.care]}]"


def drafted(house: House, *settings: str, profile: str = CARE, **how: object) -> Draft:
    return house.sound(profile, face="annotated", settings=tuple(f"duty.care.{s}" for s in settings), **how)


def said(comment: Comment | None) -> list[str]:
    assert comment is not None
    return [plain_words(content) for content in comment.paragraphs]


def placed(draft: Draft, clause_id: str = "duty.care") -> list[tuple[str, str]]:
    """Where each comment stands, as the words it is on, and its first paragraph."""
    return list(_placed(article(draft, clause_id)))


def _placed(node: object) -> Iterator[tuple[str, str]]:
    under = list(children(node))
    yield from ((_words(node), said(child)[0]) for child in under if isinstance(child, Comment))
    for child in under:
        yield from _placed(child)


def _words(node: object) -> str:
    match node:
        case Paragraph() | Subparagraph():
            return plain_words(node.chapeau)
        case Bracketed():
            return plain_words((node,))
        case _:
            return type(node).__name__


# --- words --------------------------------------------------------------------------------------------------------


def test_a_choice_is_told_with_its_alternatives_and_the_setting(shop: House) -> None:
    (paragraph,) = [p for p in article(drafted(shop), "duty.care").content if isinstance(p, Paragraph) and
                    plain_words(p.chapeau) == "Strict."]  # fmt: skip
    assert [said(comment) for comment in paragraph.comments] == [[
        "Which standard holds under this Convention?",
        STRICT,
        "Mild.",
        "Silent.",
        "Setting duty.care.standard: strict, by default. It can also be mild, none or open.",
    ]]  # fmt: skip


def test_what_the_profile_sets_is_told_as_its_own(shop: House) -> None:
    draft = drafted(shop, "standard=mild", "more=in")
    ends = [said(n)[-1] for n in nodes(draft.instrument) if isinstance(n, Comment)]
    assert "Setting duty.care.standard: mild, as the profile says. It can also be strict, none or open." in ends
    assert "Setting duty.care.more: in, as the profile says. It can also be out or open." in ends


def test_what_is_open_is_told_with_the_label_it_has_in_the_text(shop: House) -> None:
    draft = drafted(shop, "standard=open", "verb=open", "more=open")
    standard, more = [n for n in article(draft, "duty.care").content if isinstance(n, Alternatives)]
    assert said(standard.comment)[1:] == [
        STRICT.replace("taken", "open, Alternative 1"),
        "Mild (open, Alternative 2).",
        "Silent (open, Alternative 3).",
        "Setting duty.care.standard: open, as the profile says. It can also be strict, mild or none.",
    ]
    assert said(more.comment) == [
        "Optional passage, open: More",
        "Likely to be wanted by: Many. Cost: Time.",
        "Setting duty.care.more: open, as the profile says. It can also be in or out.",
    ]
    verb = next(n for n in nodes(draft.instrument) if isinstance(n, Bracketed))
    assert said(verb.comment)[:3] == ["How binding?", "It binds (open).", "It does not (open). Proposed by: Group B."]


def test_an_alternative_that_the_profile_sets_aside_is_told_so(shop: House) -> None:
    standard = next(
        n for n in nodes(drafted(shop, "standard=[none, strict]").instrument) if isinstance(n, Alternatives)
    )
    assert said(standard.comment)[1:] == [
        STRICT.replace("taken", "open, Alternative 2"),
        "Mild (set aside).",
        "Silent (open, Alternative 1).",
        "Setting duty.care.standard: none or strict, as the profile says. It can also be strict, mild or none.",
    ]


def test_what_is_left_out_is_told_in_one_comment_with_what_it_would_say(shop: House) -> None:
    told = [said(comment) for comment in article(drafted(shop), "duty.care").comments]
    assert told == [[
        "Could be added to this article:",
        "Soon. It would say: “soon”. Setting duty.care.soon: out, by default. It can also be in or open.",
        "No case. It would say: “Each State Party shall: Act under the article ‘Proof’ within 12 hours; Stop.”"
        " Setting duty.care.unlisted: out, by default. It can also be in or open.",
    ]]  # fmt: skip


def test_a_long_passage_is_told_by_its_beginning() -> None:
    assert shortened("One two, three", 14) == "One two, three"
    assert shortened("One two, three", 13) == "One two …"
    assert shortened("One  two\nthree", 13) == "One two three"


@pytest.mark.parametrize(
    ("present", "state"),
    [
        (True, "in, by default, because “Proof” is in the draft. It can also be out or open."),
        (False, "out, by default, because “Proof” is not in the draft. It can also be in or open."),
    ],
)
def test_a_passage_that_goes_with_other_clauses_says_which(shop: House, present: bool, state: str) -> None:
    shop.clause(
        "duty.beside",
        "#. Care.\n{option x}",
        "options: {x: {label: X, default: with, with: [duty.proof], text: '#. X.'}}",
    )
    profile = f"parts: [{{select: [duty.beside{', duty.proof' if present else ''}]}}]"
    comments = [n for n in nodes(drafted(shop, profile=profile).instrument) if isinstance(n, Comment)]
    assert [plain_words(c.paragraphs[-1]).partition("duty.beside.x: ")[2] for c in comments] == [state]


def test_comments_speak_as_the_profile_does_but_keep_the_fields_verbs(shop: House) -> None:
    draft = drafted(shop, profile=f"{CARE}\ninstrument: Protocol")
    questions = [said(n)[0] for n in nodes(draft.instrument) if isinstance(n, Comment)]
    assert "Which standard holds under this Protocol?" in questions
    draft = drafted(shop, style=load_style("soft"))
    told = [line for n in nodes(draft.instrument) if isinstance(n, Comment) for line in said(n)]
    assert "Could be added to this section:" in told
    assert any("Setting duty.care.verb: shall" in line for line in told)


# --- places -------------------------------------------------------------------------------------------------------


def test_each_stands_at_its_first_words(shop: House) -> None:
    assert placed(drafted(shop)) == [
        ("Article", "Could be added to this article:"),
        ("States shall act:", "How binding?"),
        ("In Cases;", "Optional passage: A case"),
        ("Strict.", "Which standard holds under this Convention?"),
        ("More shall.", "Optional passage: More"),
    ]


def test_what_is_open_has_its_comment_at_its_brackets(shop: House) -> None:
    assert placed(drafted(shop, "standard=open", "verb=open", "more=open", "soon=open")) == [
        ("Article", "Could be added to this article:"),
        ("[shall] [Group B: should]", "How binding?"),
        ("[soon]", "Optional passage, open: Soon"),
        ("In Cases;", "Optional passage: A case"),
        ("Alternatives", "Which standard holds under this Convention?"),
        ("Alternatives", "Optional passage, open: More"),
    ]


def test_a_choice_that_leaves_no_words_is_told_of_the_article(shop: House) -> None:
    assert ("Article", "Which standard holds under this Convention?") in placed(drafted(shop, "standard=none"))


@pytest.mark.parametrize("text", ["#. Care.\n#. {choose x}.", "#. Care:\n   - One;\n   - {choose x}."])
def test_so_is_one_that_leaves_no_paragraph_or_item(house: House, text: str) -> None:
    more = """
    choices:
      x: {question: Anything?, default: a, alternatives: {a: {label: A, text: "{option y};"}, b: {label: B, text: b}}}
    options: {y: {label: Y, default: out, text: y}}
    """
    house.clause("duty.care", text, more)
    assert placed(drafted(house)) == [("Article", "Anything?"), ("Article", "Could be added to this article:")]


NESTED = """
choices:
  outer:
    question: Outer?
    default: a
    alternatives: {a: {label: A, text: "{choose inner}\\n#. A."}, b: {label: B, text: "#. B."}}
  inner:
    question: Inner?
    default: c
    alternatives: {c: {label: C, text: "#. C {option last}."}, d: {label: D, text: "#. D."}}
  heading:
    question: Which name?
    default: one
    alternatives: {one: {label: One, text: care}, two: {label: Two, text: caution}}
options: {last: {label: Last, default: in, text: at last}}
"""


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ((), [("C at last.", "Outer?"), ("C at last.", "Inner?"), ("C at last.", "Optional passage: Last")]),
        (("outer=b",), [("B.", "Outer?")]),
        (
            ("outer=open",),
            [("Alternatives", "Outer?"), ("[C at last.", "Inner?"), ("[C at last.", "Optional passage: Last")],
        ),
        (
            ("inner=open",),
            [("Article", "Outer?"), ("Alternatives", "Inner?"), ("[C at last.]", "Optional passage: Last")],
        ),
        (
            ("inner=open", "outer=open"),
            [("Alternatives", "Outer?"), ("[[C at last.]", "Inner?"), ("[[C at last.]", "Optional passage: Last")],
        ),
    ],
)
def test_what_stands_within_another_is_told_after_it(
    house: House, settings: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    house.clause("duty.care", "{choose outer}", NESTED, heading="Duty of {choose heading}")
    found = placed(drafted(house, *settings))
    assert Counter(found) == Counter([*expected, ("Article", "Which name?")])
    assert [f for f in found if f in expected] == expected


RECITAL = """
kind: recital
opener: Noting
choices:
  why: {question: Why?, default: a, alternatives: {a: {label: A, text: that it is so}, b: {label: B, text: that it}}}
options: {more: {label: More, default: out, text: and more}}
"""


def test_a_recital_has_its_comments_too(shop: House) -> None:
    shop.clause("open.why", "{choose why}\n{option more}", RECITAL)
    profile = f"{CARE}\npreamble: {{recitals: [open]}}"
    recital = next(n for n in nodes(drafted(shop, profile=profile).instrument) if isinstance(n, Recital))
    assert [said(c)[0] for c in recital.comments] == ["Why?", "Could be added to this recital:"]
    draft = shop.sound(profile, face="annotated", settings=("open.why.why=open",))
    recital = next(n for n in nodes(draft.instrument) if isinstance(n, Recital))
    assert [said(c)[0] for c in recital.comments] == ["Could be added to this recital:"]
    (bracketed,) = [n for n in recital.content if isinstance(n, Bracketed)]
    assert said(bracketed.comment)[0] == "Why?"


@pytest.mark.parametrize("state", ["one", "open"])
def test_the_testimonium_has_its_comments_at_its_paragraphs(shop: House, state: str) -> None:
    more = """
    kind: testimonium
    choices: {how: {question: How?, default: one, alternatives: {one: {label: One, text: "#. DONE once."}, two: {label: Two, text: "#. DONE twice."}}}}
    options: {more: {label: More, default: out, text: "#. More."}}
    """  # noqa: E501
    shop.clause("end.close", "#. IN WITNESS.\n{choose how}\n{option more}", more)
    draft = shop.sound(f"{CARE}\ntestimonium: end.close", face="annotated", settings=(f"end.close.how={state}",))
    assert draft.instrument.testimonium is not None
    assert list(_placed(draft.instrument.testimonium)) == [
        ("IN WITNESS.", "Could be added to this text:"),
        ("DONE once." if state == "one" else "[DONE once.]", "How?"),
    ]


# --- who and which ------------------------------------------------------------------------------------------------


def test_comments_are_signed_by_the_author_the_profile_names_or_by_the_program(shop: House) -> None:
    identity = drafted(shop).instrument.identity
    assert (identity.author, identity.initials) == ("Drafter", "D")
    identity = drafted(shop, profile=f"{CARE}\nauthor: Legal Department").instrument.identity
    assert (identity.author, identity.initials) == ("Legal Department", "LD")


def test_what_a_comment_says_is_in_the_draft_id(tmp_path: Path) -> None:
    """The short form of a source, and the heading of a clause that is not itself in the draft."""
    ids = set()
    for number, (short, heading) in enumerate([("Corfu", "Proof"), ("Corfu case", "Proof"), ("Corfu", "Evidence")]):
        house = House(tmp_path / str(number))
        house.write("authorities.yaml", REGISTER.replace("short: Corfu", f"short: {short}"))
        house.clause("duty.care", TEXT, CHOICES)
        house.clause("duty.proof", "#. Proof.", heading=heading)
        ids.add(drafted(house).instrument.identity.draft_id)
    assert len(ids) == 3


# --- the shipped clauses ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", shipped_profiles())
def test_each_choice_point_that_bears_on_a_draft_has_exactly_one_comment(name: str) -> None:
    library, _ = try_library()
    profile = load_profile(name)
    draft = try_draft(library, name, face="annotated").draft
    assert draft is not None
    settings = read_settings(library, profile, Findings())
    expected = Counter(
        f"{clause_id}.{found}"
        for clause_id in draft.reasons
        for found in bearing(library.clauses[clause_id], settings.get(clause_id, UNSET), frozenset(draft.reasons))
    )
    comments = [node for node in nodes(draft.instrument) if isinstance(node, Comment)]
    told = [t for c in comments for t in re.findall(r"Setting (\S+): ", " ".join(said(c)))]
    assert Counter(told) == expected
    assert set(expected.values()) <= {1}


@dataclass
class Reader:
    """Meets the choices and passages of a clause as somebody does who reads it from its heading to its end."""

    clause: Clause
    settings: Settings
    selected: frozenset[str]
    met: set[str] = field(default_factory=set)

    def text(self, text: ClauseText) -> None:
        for block in text:
            if isinstance(block, Splice):
                self.meet(block.kind, block.name)
            elif isinstance(block, TextBlock):
                self.run(block.content)
                self.text(block.items)
                self.run(block.closing_words)

    def run(self, content: Inlines) -> None:
        for node in (node for inline in content for node in nodes(inline)):
            if isinstance(node, ChoiceUse):
                self.meet("choose", node.name)
            elif isinstance(node, OptionUse):
                self.meet("option", node.name)

    def meet(self, kind: str, name: str) -> None:
        self.met.add(name)
        for text in self.choice(name) if kind == "choose" else self.passage(name):
            self.text(text)

    def choice(self, name: str) -> list[ClauseText]:
        chosen = choice_of(self.clause, name, self.settings)
        if chosen != "open":
            return [self.clause.choices[name].alternatives[chosen].text]
        return [alternative.text for alternative in open_alternatives(self.clause, name, self.settings)]

    def passage(self, name: str) -> list[ClauseText]:
        state = option_of(self.clause, name, self.settings, self.selected)
        return [] if state == "out" else [self.clause.options[name].text]


def bearing(clause: Clause, settings: Settings, selected: frozenset[str]) -> set[str]:
    """The choices and passages that bear on a draft."""
    reader = Reader(clause, settings, selected)
    reader.run(clause.heading)
    reader.text(clause.text)
    return reader.met


@pytest.mark.parametrize("face", ["clean", "options"])
def test_the_other_faces_have_none(shop: House, face: str) -> None:
    draft = shop.sound(CARE, face=face)
    assert not [node for node in nodes(draft.instrument) if isinstance(node, Comment)]
