"""How the items of a list open and end, in each house style and where an item falls out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from house import STYLES, House, article, lines_of

from drafter.model.style import HouseStyle, ListStyle

UN = STYLES["un"]
COE = STYLES["coe"]
LOWER_WITH_AND = replace(COE, lists=ListStyle(False, "and", COE.lists.keep_capital))

MARKS = {"un": ("(a)", "(b)", "(c)", "(d)"), "coe": ("a.", "b.", "c.", "d.")}


def ends(lines: list[str]) -> list[str]:
    """The lines without margin and mark."""
    return [line.strip().split(" ", 1)[1] if line.startswith(" ") else line for line in lines]


PLAIN = "#. Account shall be taken of:\n   - Its means;\n   - State practice;\n   - Time."
OR = "#. Account shall be taken of:\n   - Its means;\n   - State practice; or\n   - Time."
CLOSED = "#. Account shall be taken of:\n   - Its means;\n   - Time,\n   with care."
NESTED = """
#. Account shall be taken of:
   - Its means:
     - People; and
     - Money; or
   - Whether it had:
     - A notice:
       - By letter;
       - By wire,
       in time; or
     - A request,
     at its seat;
   - Time.
"""


@pytest.mark.parametrize(
    ("text", "style", "lines"),
    [
        (PLAIN, UN, ["Its means;", "State practice;", "Time."]),
        (PLAIN, COE, ["its means;", "State practice;", "time."]),
        (PLAIN, LOWER_WITH_AND, ["its means;", "State practice; and", "time."]),
        (OR, UN, ["Its means;", "State practice; or", "Time."]),
        (OR, COE, ["its means;", "State practice; or", "time."]),
        (OR, LOWER_WITH_AND, ["its means;", "State practice; or", "time."]),
        (CLOSED, UN, ["Its means;", "Time,", "with care."]),
        (CLOSED, LOWER_WITH_AND, ["its means; and", "time,", "with care."]),
    ],
)
def test_items_open_and_end_as_the_house_has_it(house: House, text: str, style: HouseStyle, lines: list[str]) -> None:
    house.clause("duty.care", text)
    assert ends(house.lines("duty.care", style=style)) == ["Account shall be taken of:", *lines]


def test_lists_within_lists_keep_their_own_conjunctions(house: House) -> None:
    house.clause("duty.care", NESTED)
    assert house.lines("duty.care") == [
        "Account shall be taken of:",
        "  (a) Its means:",
        "    (i) People; and",
        "    (ii) Money;",
        "  (b) Whether it had:",
        "    (i) A notice:",
        "      a. By letter;",
        "      b. By wire,",
        "    in time; or",
        "    (ii) A request,",
        "  at its seat; or",
        "  (c) Time.",
    ]


def test_what_follows_the_last_item_of_an_inner_list_belongs_to_the_list_around_it(house: House) -> None:
    house.clause("duty.care", "#. It is:\n   - A:\n     - One;\n     - Two;\n     - Three; or\n   - B.")
    assert ends(house.lines("duty.care"))[1:] == ["A:", "One;", "Two;", "Three; or", "B."]
    assert ends(house.lines("duty.care", style=LOWER_WITH_AND))[1:] == ["a:", "one;", "two; and", "three; or", "b."]


def test_another_house_derives_its_lists_from_the_same_text(house: House) -> None:
    house.clause("duty.care", NESTED)
    assert house.lines("duty.care", style=LOWER_WITH_AND) == [
        "Account shall be taken of:",
        "  a. its means:",
        "    i. people; and",
        "    ii. money;",
        "  b. whether it had:",
        "    i. a notice:",
        "      1. by letter; and",
        "      2. by wire,",
        "    in time; or",
        "    ii. a request,",
        "  at its seat; or",
        "  c. time.",
    ]


@pytest.mark.parametrize("chapeau", ["any of the following", "one or more of the following", "either of the following"])
def test_a_list_of_which_any_item_suffices_never_gets_an_and(house: House, chapeau: str) -> None:
    house.clause("duty.care", f"#. Harm is {chapeau}:\n   - Death;\n   - Injury;\n   - Loss.")
    assert ends(house.lines("duty.care", style=LOWER_WITH_AND))[1:] == ["death;", "injury; or", "loss."]
    assert ends(house.lines("duty.care", style=UN))[1:] == ["Death;", "Injury;", "Loss."]


@pytest.mark.parametrize(
    ("opening", "printed"),
    [
        ("Each act", "each act"),
        ("State practice", "State practice"),
        ("States' practice", "States’ practice"),
        ("ICT incidents", "ICT incidents"),
        ("A State", "a State"),
        ("{term ICT incident}", "ICT incident"),
        ("{term Cyber operation}", "cyber operation"),
        ("{seat}", "Geneva"),
        ("*Inter alia*, it", "Inter alia, it"),
        ('"Quoted" words', "“quoted” words"),
    ],
)
def test_an_item_opens_in_lower_case_but_for_names_and_values(house: House, opening: str, printed: str) -> None:
    house.write(
        "terms.yaml",
        """
        cyber-operation: {singular: cyber operation, plural: cyber operations, definition: means an act}
        ict-incident: {singular: ICT incident, definition: means an event}
        """,
    )
    more = "parameters: {seat: {type: text, default: Geneva, description: The seat.}}"
    house.clause("duty.care", f"#. It is:\n   - {opening};\n   - Time.", more)
    assert ends(house.lines("duty.care", style=COE))[1] == f"{printed};"


# --- items that fall out ------------------------------------------------------------------------------------------

OUT = "options: {x: {label: X, default: out, text: X is}, last: {label: L, default: out, text: The last.}}"


@pytest.mark.parametrize(
    ("items", "left"),
    [
        (["A;", "B;", "{option x}."], ["A;", "B."]),
        (["A;", "B; or", "{option x}."], ["A; or", "B."]),
        (["A;", "B; and", "{option last}"], ["A; and", "B."]),
        (["A;", "{option x}; or", "C."], ["A; or", "C."]),
        (["{option x}; and", "B."], ["B."]),
        (["A; or", "{option x}."], ["A."]),
        (["{option x};", "B; or", "C."], ["B; or", "C."]),
        (["A;", "B;", "{option x}; or", "D."], ["A;", "B; or", "D."]),
    ],
)
def test_where_an_item_falls_out_the_conjunction_moves(house: House, items: list[str], left: list[str]) -> None:
    house.clause("duty.care", "#. It is:\n" + "\n".join(f"   - {item}" for item in items), OUT)
    lines = house.lines("duty.care")
    assert ends(lines)[1:] == left
    assert [line.split()[0] for line in lines[1:]] == list(MARKS["un"][: len(left)])


def test_the_conjunction_of_a_passage_that_is_out_is_not_lost(house: House) -> None:
    more = "options: {x: {label: X, default: out, text: B; or}}"
    house.clause("duty.care", "#. It is:\n   - A;\n   - {option x}\n   - C.", more)
    assert ends(house.lines("duty.care", style=LOWER_WITH_AND))[1:] == ["a; or", "c."]
    assert ends(house.lines("duty.care", settings=("duty.care.x=in",)))[1:] == ["A;", "B; or", "C."]


def test_an_inner_list_that_loses_its_end_does_not_give_its_conjunction_away(house: House) -> None:
    text = "#. It is:\n   - A:\n     - One;\n     - Two; or\n     - {option x}.\n   - B;\n   - C."
    house.clause("duty.care", text, OUT)
    assert ends(house.lines("duty.care"))[1:] == ["A:", "One; or", "Two;", "B;", "C."]


def test_a_list_of_which_nothing_is_left_is_none(house: House) -> None:
    house.clause("duty.care", "#. It is so.\n   - {option x};\n   - {option last}\n#. More.", OUT)
    assert house.lines("duty.care") == ["1. It is so.", "2. More."]


# --- where else lists stand ---------------------------------------------------------------------------------------


def test_lists_in_open_alternatives_are_those_of_the_house_too(house: House) -> None:
    house.clause(
        "duty.care",
        "{choose which}",
        """
        choices:
          which:
            question: Which?
            default: a
            alternatives:
              a: {label: A, text: "#. It is:\\n   - One;\\n   - Two."}
              b: {label: B, text: "#. It is so."}
        """,
    )
    lines = house.lines("duty.care", face="options", settings=("duty.care.which=open",), style=LOWER_WITH_AND)
    assert [line.strip() for line in lines] == [
        "<Option 1>", "[It is:", "a. one; and", "b. two.]", "<Option 2>", "[It is so.]",
    ]  # fmt: skip


@pytest.mark.parametrize("ending", [";", "", "; or"])
def test_an_ending_stands_before_the_footnote_of_an_item(house: House, ending: str) -> None:
    house.clause("duty.care", f"#. It is:\n   - One{ending}{{note Why.}}\n   - Two.{{note How.}}")
    draft = house.sound()
    first = "One; or" if ending.endswith("or") else "One;"
    assert ends(lines_of(article(draft, "duty.care")))[1:] == [f"{first}Why.", "Two.How."]


@pytest.mark.parametrize("last", ["{ref duty.other}", "{term cyber operations}", "*so*", "{n}"])
def test_an_item_that_ends_with_a_node_gets_its_ending(house: House, last: str) -> None:
    house.write("terms.yaml", "cyber-operation: {singular: cyber operation, plural: cyber operations, definition: is}")
    house.clause("duty.other", "#. Other.")
    more = "parameters: {n: {type: text, default: Acme Inc., description: A name.}}"
    house.clause("duty.care", f"#. It is:\n   - One {last}\n   - Two {last}", more)
    nodes = {"ref duty.other": "article 1", "term cyber operations": "cyber operations", "n": "Acme Inc."}
    printed = nodes.get(last.strip("{}"), "so")
    lines = ends(house.lines("duty.care"))
    assert lines[1:] == [f"One {printed};", f"Two {printed}."]
