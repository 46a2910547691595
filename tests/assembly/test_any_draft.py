"""What holds of every draft, whatever is selected from the shipped clauses and however it is set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from drafter import pipeline
from drafter.assembly.assemble import assemble
from drafter.diagnostics import Severity
from drafter.model.clause import Clause, ClauseLibrary
from drafter.model.draft import Draft
from drafter.model.inline import CrossReference, DefinedTerm, Inlines, Notation, NumberReference, TermUse
from drafter.model.instrument import Alternatives, Annex, Article, Chapter, Instrument, Paragraph, Part, Subparagraph
from drafter.model.profile import OPEN, Located, PartPlan, Profile
from drafter.model.structure import misplaced
from drafter.model.walk import nodes, plain_words
from drafter.writers.tree import write_tree

STYLES = ("un", "coe")
FACTS = {
    "depositary": "the Secretary-General of the United Nations",
    "place": "Geneva",
    "date": "2026-12-31",
    "organization": "the Organization",
    "languages": ("English", "French"),
    "parent": "the Parent Convention",
}


@dataclass(frozen=True)
class Shape:
    """A random draft: what is selected, with what headings, and how it is set."""

    select: tuple[str, ...]
    headed: bool
    recitals: bool
    annexes: bool
    style: str
    face: str
    settings: Mapping[str, Mapping[str, str]]


@cache
def shipped() -> ClauseLibrary:
    library, _ = pipeline.try_library()
    return library


@cache
def flagship() -> Profile:
    return pipeline.load_profile(pipeline.FLAGSHIP)


def ways(clause: Clause, *, may_open: bool) -> dict[str, list[str]]:
    """Each choice point and optional passage of a clause with the ways in which it can be set."""
    left = [OPEN] if may_open else []
    choices = {name: [*choice.alternatives, *left] for name, choice in clause.choices.items()}
    return {**choices, **{name: ["in", "out", *left] for name in clause.options}}


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    library = shipped()
    ids = sorted(library.clauses)
    face = draw(st.sampled_from(["clean", "options", "annotated"]))
    chosen = draw(st.lists(st.sampled_from([*ids, *library.groups]), min_size=1, max_size=6, unique=True))
    given: dict[str, dict[str, str]] = {}
    for clause_id in draw(st.lists(st.sampled_from(ids), max_size=25, unique=True)):
        for name, known in ways(library.clauses[clause_id], may_open=face != "clean").items():
            if draw(st.booleans()):
                given.setdefault(clause_id, {})[name] = draw(st.sampled_from(known))
    flags = [draw(st.booleans()) for _ in range(3)]
    return Shape(tuple(chosen), flags[0], flags[1], flags[2], draw(st.sampled_from(STYLES)), face, given)


def draft_of(shape: Shape) -> Draft:
    """The draft of a shape; groups of clauses get a part each where it has headings."""
    entries = tuple(Located(entry) for entry in shape.select)
    parts = [PartPlan(f"Part of {e.value}", (e,)) for e in entries] if shape.headed else [PartPlan("", entries)]
    profile = replace(
        flagship(),
        parts=tuple(parts),
        preamble=(Located("preamble"),) if shape.recitals else (),
        annexes=(Located("annexes"),) if shape.annexes else (),
        drop=(),
        settings={c: {n: Located(value) for n, value in names.items()} for c, names in shape.settings.items()},
        facts={name: Located(fact) for name, fact in FACTS.items()},
    )
    return assemble(shipped(), profile, pipeline.load_style(shape.style), shape.face)


THE_USERS_FAULTS = {
    "conflict", "unmet-requirement", "values-disagree", "open-blank", "reference-to-nothing", "empty-draft",
    "misplaced-clause",
}  # fmt: skip
"""Errors that a setting can bring about; any other is ours."""


def runs(document: object) -> Iterator[Inlines]:
    """Every run of inline nodes that is printed as one."""
    for node in nodes(document):
        for name in ("heading", "chapeau", "closing_words"):
            yield getattr(node, name, ())
        if type(node).__name__ in ("Recital", "Footnote"):
            yield node.content  # type: ignore[attr-defined]


STRAY = re.compile(
    r"  | [,.;:](?!\w)|,,|;\.|;;|\.\.|,\.|\( | \)|^[ ,;.]| $|(\b(?:hours|days|months|years|account)) \1\b",
)
"""Two blanks, a blank before a stop, two stops, a blank within brackets or at an end, a unit said twice."""

LABELS = (
    "a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb cc dd ee ff".split(),
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(),
    [str(number) for number in range(1, 40)],
)

sampled = settings(
    deadline=None,
    derandomize=True,
    max_examples=120,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@given(shapes())
@sampled
def test_whatever_is_drafted_is_sound(shape: Shape) -> None:
    draft = draft_of(shape)
    errors = {d.code for d in draft.diagnostics if d.severity is Severity.ERROR}
    assert errors <= THE_USERS_FAULTS, [d for d in draft.diagnostics if d.code not in THE_USERS_FAULTS]
    assume("reference-to-nothing" not in errors)
    instrument = draft.instrument
    everything = list(nodes(instrument))
    assert misplaced(instrument) == []
    assert not [node for node in everything if isinstance(node, get_args(Notation))]
    check_identifiers(everything)
    check_numbers(instrument)
    check_terms(everything)
    check_words(instrument)
    assert set(draft.reasons) >= {n.clause_id for n in everything if isinstance(n, Article | Annex)}
    assert write_tree(instrument) == write_tree(draft_of(shape).instrument)


def check_identifiers(everything: list[object]) -> None:
    """No identifier comes twice, and each that a reference names is there."""
    carriers = (Part, Chapter, Article, Annex, Paragraph, Subparagraph)
    eids = Counter(n.eid for n in everything if isinstance(n, carriers) and n.eid)
    assert [eid for eid, times in eids.items() if times > 1] == []
    assert [n for n in everything if isinstance(n, CrossReference | NumberReference) and n.eid not in eids] == []


def check_numbers(instrument: Instrument) -> None:
    """Articles, paragraphs and items are numbered from one without a gap."""
    everything = [node for part in instrument.body for node in nodes(part)]
    articles = [node for node in everything if isinstance(node, Article)]
    assert [node.number for node in articles] == [str(n) for n in range(1, len(articles) + 1)]
    for unit in (*articles, *instrument.annexes):
        check_paragraphs(unit)
    for node in nodes(instrument):
        if isinstance(node, Paragraph | Subparagraph):
            last = [item.eid.rpartition("_")[2] for item in node.subparagraphs]
            assert any(last == known[: len(last)] for known in LABELS), last


def check_paragraphs(unit: Article | Annex) -> None:
    reached = 0
    for node in unit.content:
        texts = [text.paragraphs for text in node.texts] if isinstance(node, Alternatives) else [(node,)]
        ends = [reached]
        for paragraphs in texts:
            numbers = [int(p.number) for p in paragraphs if p.number]
            assert numbers == list(range(reached + 1, reached + 1 + len(numbers))), unit.clause_id
            ends.append(reached + len(numbers))
        reached = max(ends)
    if reached == 1:
        assert sum(1 for node in nodes(unit) if isinstance(node, Paragraph)) > 1, f"{unit.clause_id} has a lone number"


def check_terms(everything: list[object]) -> None:
    """Every term in use is defined, once, and no term is defined that is not used."""
    defined = Counter(node.term for node in everything if isinstance(node, DefinedTerm))
    used = {node.term for node in everything if isinstance(node, TermUse)}
    assert used <= set(defined)
    assert all(times == 1 for times in defined.values())


def check_words(instrument: Instrument) -> None:
    """No stray blank or stop, and every paragraph ends as a sentence does."""
    for content in runs(instrument):
        words = plain_words(content)
        assert not STRAY.search(words), words
    for unit in nodes(instrument):
        if isinstance(unit, Article | Annex):
            for node in nodes(unit):
                if isinstance(node, Paragraph):
                    assert last_words(node).endswith((".", ".]")), f"{unit.clause_id}: {last_words(node)}"


def last_words(block: Paragraph | Subparagraph) -> str:
    if block.closing_words:
        return plain_words(block.closing_words)
    return last_words(block.subparagraphs[-1]) if block.subparagraphs else plain_words(block.chapeau)
