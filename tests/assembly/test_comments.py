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
from drafter.model.inline import Bracketed, ChoiceUse, Comment, Inlines, OptionUse, ParameterUse
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
      none: {label: Silent - for now, text: "#. {option soon}."}
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
    "Strict (strict, taken). Likely to be wanted by: Victims; small States. Cost: It is called “hard”."
    " Authorities: Corfu; Essay [recalled, to be checked]."
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
        "Mild (mild). It would say: “Mild.”",
        "Silent – for now (none). It would say nothing here.",
        "Decided by duty.care.standard, by default.",
    ]]  # fmt: skip


def test_what_the_profile_sets_is_told_as_its_own(shop: House) -> None:
    draft = drafted(shop, "standard=mild", "more=in")
    ends = [said(n)[-1] for n in nodes(draft.instrument) if isinstance(n, Comment)]
    assert "Decided by duty.care.standard, as the profile says." in ends
    assert "Decided by duty.care.more: in, as the profile says; it can also be out or open." in ends


def test_what_is_open_is_told_with_the_label_it_has_in_the_text(shop: House) -> None:
    draft = drafted(shop, "standard=open", "verb=open", "more=open")
    standard, more = [n for n in article(draft, "duty.care").content if isinstance(n, Alternatives)]
    assert said(standard.comment)[1:] == [
        STRICT.replace("taken", "open as Alternative 1"),
        "Mild (mild, open as Alternative 2).",
        "Silent – for now (none, open as Alternative 3).",
        "Decided by duty.care.standard, as the profile says.",
    ]
    assert said(more.comment) == [
        "Optional passage, open: More",
        "Likely to be wanted by: Many. Cost: Time.",
        "Decided by duty.care.more: open, as the profile says; it can also be in or out.",
    ]
    verb = next(n for n in nodes(draft.instrument) if isinstance(n, Bracketed))
    assert said(verb.comment)[:3] == ["How binding?", "It binds (shall, open).", "It does not (should, open)."]


def test_an_alternative_that_the_profile_sets_aside_is_told_so(shop: House) -> None:
    standard = next(
        n for n in nodes(drafted(shop, "standard=[none, strict]").instrument) if isinstance(n, Alternatives)
    )
    assert said(standard.comment)[1:] == [
        STRICT.replace("taken", "open as Alternative 2"),
        "Mild (mild, set aside). It would say: “Mild.”",
        "Silent – for now (none, open as Alternative 1).",
        "Decided by duty.care.standard, as the profile says.",
    ]


def test_what_is_left_out_is_told_in_one_comment_with_what_it_would_say(shop: House) -> None:
    told = [said(comment) for comment in article(drafted(shop), "duty.care").comments]
    assert told == [[
        "Could be added to this article:",
        "Soon. It would say: “soon”. Decided by duty.care.soon: out, by default; it can also be in or open.",
        "No case. It would say: “Each State Party shall: (a) Act under the article ‘Proof’ within 12 hours; (b) Stop.”"
        " Decided by duty.care.unlisted: out, by default; it can also be in or open.",
    ]]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "length", "expected"),
    [
        ("One two, three", 14, "One two, three"),
        ("One two, three", 13, "One two …"),
        ("One  two\nthree", 13, "One two three"),
        ("Each State shall: (a) Act", 23, "Each State shall …"),
        ("It ends here. Then another begins", 25, "It ends here. …"),
        ("It ends. Then a much longer one begins", 30, "It ends. Then a much longer …"),
        ("As in art. 3 and art. Four and so on", 30, "As in art. 3 and art. Four and …"),
        ("One of “two and three” and four", 20, "One of …"),
        ("“One” of “two and three” and four", 20, "“One” of …"),
        ("“One two three four”", 10, "“One two …”"),
        ("Within [hours after notice] it acts", 20, "Within …"),
        ("(A [b c d e f g h i j k])", 8, "(A …)"),
    ],
)
def test_a_long_text_is_told_by_its_beginning(words: str, length: int, expected: str) -> None:
    assert shortened(words, length, ("“", "”")) == expected


def long_choice(count: int) -> str:
    words = "This alternative goes on without any end of a sentence that one could see from its beginning, " * 9
    found = "".join(f"      a{n}: {{label: A{n}, text: '#. {words}of {n}.'}}\n" for n in range(count))
    return f"choices:\n  x:\n    question: Which?\n    default: a0\n    alternatives:\n{found}"


@pytest.mark.parametrize(("count", "longest"), [(2, 160), (6, 160), (8, 135), (30, 80)])
def test_less_is_quoted_of_each_where_there_is_much_to_tell(house: House, count: int, longest: int) -> None:
    house.clause("duty.care", "{choose x}", long_choice(count))
    (comment,) = [n for n in nodes(drafted(house).instrument) if isinstance(n, Comment)]
    quoted = re.findall("“(.*) …”", "\n".join(said(comment)))
    assert len(quoted) == count - 1
    assert {longest - 20 < len(words) <= longest for words in quoted} == {True}
    assert count == 30 or sum(map(len, said(comment))) <= 1200


FACTS = """
choices:
  whose:
    question: Whose?
    default: own
    alternatives:
      own: {label: Own, text: "#. Own."}
      other: {label: Other, text: "#. Under {profile.parent} at {profile.place}, by {profile.depositary}."}
options:
  more: {label: More, default: out, text: "#. As in {profile.parent}."}
  less: {label: Less, default: out, text: "#. At {profile.place}."}
"""


def test_what_speaks_of_a_fact_that_the_treaty_has_not_is_not_offered(house: House) -> None:
    house.clause("duty.care", "{choose whose}\n{option more}\n{option less}", FACTS)
    facts = "facts: {place: open}"
    (choice, left_out) = [said(n) for n in nodes(drafted(house, profile=f"{CARE}\n{facts}").instrument)
                          if isinstance(n, Comment)]  # fmt: skip
    assert [line.split(".")[0] for line in left_out] == ["Could be added to this article:", "Less"]
    assert "It would say: “At [place].”" in left_out[1]
    assert (
        choice[2] == "Other (other). It can be taken only where the profile gives the fact “parent” and “depositary”."
    )
    draft = drafted(house, profile=f"{CARE}\nfacts: {{parent: the Treaty, place: Bern, depositary: the Bank}}")
    told = " ".join(line for n in nodes(draft.instrument) if isinstance(n, Comment) for line in said(n))
    assert "It would say: “Under the Treaty at Bern, by the Bank.”" in told
    assert "It would say: “As in the Treaty.”" in told


def test_an_authority_is_told_with_its_places_and_what_of_them_is_unchecked(house: House) -> None:
    house.write("authorities.yaml", REGISTER)
    cited = """
choices:
  x:
    question: Which?
    default: a
    alternatives:
      a: {label: A, text: "#. A.", authorities: [corfu, essay]}
      b: {label: B, text: "#. B.", authorities: [corfu]}
authorities:
  - {source: corfu, relation: codifies, status: checked, seen: there, at: p. 22}
  - {source: corfu, relation: codifies, status: recalled, at: p. 18}
"""
    house.clause("duty.care", "{choose x}", cited)
    (comment,) = [n for n in nodes(drafted(house).instrument) if isinstance(n, Comment)]
    assert said(comment)[1].endswith(
        "Authorities: Corfu, p. 22, p. 18 [recalled, to be checked]; Essay [recalled, to be checked]."
    )
    assert said(comment)[2].endswith("Authorities: Corfu (as above).")


@pytest.mark.parametrize(
    ("present", "state"),
    [
        (True, "in, because “Proof” is in the draft; it can also be out or open."),
        (False, "out, because “Proof” is not in the draft; it can also be in or open."),
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
    assert any("It binds (shall, taken)." in line for line in told)


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
        for found in bearing(
            library.clauses[clause_id],
            settings.get(clause_id, UNSET),
            frozenset(draft.reasons),
            frozenset(profile.facts),
        )
    )
    comments = [node for node in nodes(draft.instrument) if isinstance(node, Comment)]
    told = [t for c in comments for t in re.findall(r"Decided by ([^\s,:]+)[,:]", " ".join(said(c)))]
    assert Counter(told) == expected
    assert set(expected.values()) <= {1}


@dataclass
class Reader:
    """Meets the choices and passages of a clause as somebody does who reads it from its heading to its end."""

    clause: Clause
    settings: Settings
    selected: frozenset[str]
    facts: frozenset[str]
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
        if kind == "option" and not self.passage(name) and not self.can_be_offered(self.clause.options[name].text):
            return
        self.met.add(name)
        for text in self.choice(name) if kind == "choose" else self.passage(name):
            self.text(text)

    def choice(self, name: str) -> list[ClauseText]:
        chosen = choice_of(self.clause, name, self.settings)
        if chosen != "open":
            return [self.clause.choices[name].alternatives[chosen].text]
        return [alternative.text for alternative in open_alternatives(self.clause, name, self.settings)]

    def can_be_offered(self, text: ClauseText) -> bool:
        """Whether the treaty has all the facts that a text speaks of."""
        uses = [use for block in text for use in nodes(block) if isinstance(use, ParameterUse)]
        return all(use.name in self.facts for use in uses if use.clause == "profile")

    def passage(self, name: str) -> list[ClauseText]:
        state = option_of(self.clause, name, self.settings, self.selected)
        return [] if state == "out" else [self.clause.options[name].text]


def bearing(clause: Clause, settings: Settings, selected: frozenset[str], facts: frozenset[str]) -> set[str]:
    """The choices and passages that bear on a draft."""
    reader = Reader(clause, settings, selected, facts)
    reader.run(clause.heading)
    reader.text(clause.text)
    return reader.met


@pytest.mark.parametrize("face", ["clean", "options"])
def test_the_other_faces_have_none(shop: House, face: str) -> None:
    draft = shop.sound(CARE, face=face)
    assert not [node for node in nodes(draft.instrument) if isinstance(node, Comment)]
