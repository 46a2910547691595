"""Akoma Ntoso: valid against the standard's schema, every pointer met, and the words and identifiers of the tree."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from akn_reader import (
    AKN,
    OWN,
    addresses,
    comments,
    dangling,
    faults,
    identified,
    lines,
    notes,
    out_of_context,
    parse,
    tag,
    unparsed,
)
from expected_words import comment_words, instrument_lines, report_lines
from mutated import draft_of
from samples import IDENTITY, coe_instrument, sample_instrument, sample_report, words

from drafter.assembly.number import number_instrument
from drafter.comparison.merge import redline
from drafter.model.inline import Blank, Bracketed, CrossReference, DefinedTerm, Footnote, TermUse, Text
from drafter.model.instrument import (
    Alternatives,
    Annex,
    Article,
    Chapter,
    Identity,
    Instrument,
    Paragraph,
    Part,
    Recital,
    Subparagraph,
)
from drafter.model.instrument import Testimonium as Closing
from drafter.model.report import BulletList, Heading, ListItem, Report, Row, Table
from drafter.model.walk import nodes, plain_words
from drafter.pipeline import commentary, draft, load_library, load_profile, recipe, shipped_profiles, write
from drafter.writers.akn import write_akn
from drafter.writers.reading import headings_of, places_of

FLAGSHIP = "model-convention"
MOOT = "moot-compromis"
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PAIRS = (("regional-convention", "framework-convention", "annotated"), (MOOT, "due-diligence-protocol", "options"))

Document = Instrument | Report


@cache
def redline_of(old: str, new: str, face: str) -> Instrument:
    return redline(draft_of(old, face), draft_of(new, face))


@cache
def commentary_of(name: str) -> Report:
    library, profile = load_library(), load_profile(name)
    return commentary(draft(library, profile), library, profile)


def root_of(document: Document) -> Element:
    return parse(write_akn(document, TEMPLATES))


def flat(found: list[str]) -> list[str]:
    """One flat run of words, so that a line broken elsewhere is no difference."""
    return " ".join(found).split()


def words_of(document: Document) -> list[str]:
    """The words the file must hold: those of the tree but for the contents, which a machine makes for itself."""
    found = report_lines(document) if isinstance(document, Report) else instrument_lines(document)
    found.remove(document.contents_heading)
    return flat(found)


def check(document: Document) -> Element:
    """Whatever must be true of every file."""
    text = write_akn(document, TEMPLATES)
    root = parse(text)
    assert faults(text) == []
    assert dangling(root) == []
    assert len(addresses(root)) >= 6
    assert flat(lines(root)) == words_of(document)
    assert unparsed(root) == words_of(document)
    return root


# --- whole files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("face", ["", "options", "annotated"])
@pytest.mark.parametrize("name", shipped_profiles())
def test_every_shipped_draft_is_valid_and_carries_its_words(name: str, face: str) -> None:
    document = draft_of(name, face)
    root = check(document)
    assert out_of_context(root) == []
    footnotes = [node for node in nodes(document) if isinstance(node, Footnote)]
    assert notes(root) == [" ".join(plain_words(note.content).split()) for note in footnotes]


@pytest.mark.parametrize(
    "document", [sample_instrument(), coe_instrument(), sample_report()], ids=["un", "coe", "report"]
)
def test_so_are_documents_with_every_kind_of_node(document: Document) -> None:
    check(document)


def test_so_is_a_commentary() -> None:
    document = commentary_of(MOOT)
    root = check(document)
    assert root[0].get("name") == "commentary"
    assert {eid for _, eid in headings_of(document)} <= identified(root).keys()


@pytest.mark.parametrize("pair", PAIRS)
def test_so_is_a_redline_and_without_deletions_it_is_the_new_text(pair: tuple[str, str, str]) -> None:
    root = check(redline_of(*pair))
    assert flat(lines(root, frozenset(["del"]))) == words_of(draft_of(pair[1], pair[2]))
    assert out_of_context(root) == []


def test_documents_that_hold_next_to_nothing_are_valid() -> None:
    title = words("Bare")
    bare = replace(sample_instrument(), title=title, notice=(), preamble=None, body=(), testimonium=None, annexes=())
    check(bare)
    check(replace(bare, body=(Article("a.b", (), (), label="Article 1", eid="art_1"),)))
    check(replace(bare, body=(Part(words("Empty"), (), eid="part_1"),), annexes=(Annex("a.c", (), ()),)))
    check(replace(bare, testimonium=Closing("a.d", (), (), "concl")))
    report = replace(sample_report(), title=title, notice=(), blocks=())
    check(report)
    check(
        replace(
            report, blocks=(Table((), Row(()), ()), BulletList(()), Heading(3, ()), BulletList((ListItem(()),), True))
        )
    )


def test_equal_documents_give_equal_text() -> None:
    assert write_akn(sample_instrument(), TEMPLATES) == write_akn(sample_instrument(), TEMPLATES)


# --- identifiers --------------------------------------------------------------------------------------------------

ELEMENTS = {
    Part: {"part"},
    Chapter: {"chapter"},
    Article: {"article"},
    Paragraph: {"paragraph", "alinea"},
    Subparagraph: {"subparagraph"},
    Recital: {"recital"},
    Closing: {"conclusions"},
    Annex: {"attachment"},
}


@pytest.mark.parametrize(
    "document", [draft_of(FLAGSHIP), draft_of(MOOT), redline_of(*PAIRS[0])], ids=["flagship", "moot", "redline"]
)
def test_every_block_keeps_the_identifier_it_has_in_the_tree(document: Instrument) -> None:
    known = identified(root_of(document))
    for place in places_of(document):
        assert tag(known[place.eid]) in ELEMENTS.get(type(place.node), {"hcontainer"})


def test_an_unnumbered_paragraph_beside_others_is_an_alinea() -> None:
    paragraphs = (Paragraph(words("First.")), Paragraph(words("Beside."), numbered=False), Paragraph(words("Second.")))
    article = Article("a.b", words("Mixed"), paragraphs)
    root = check(number_instrument(replace(coe_instrument(), body=(article,), annexes=())))
    found = [(tag(element), eid) for eid, element in identified(root).items() if tag(element) in ELEMENTS[Paragraph]]
    assert found == [("paragraph", "art_1__para_1"), ("alinea", "art_1__al_1"), ("paragraph", "art_1__para_2")]


def test_an_identifier_that_blocks_share_or_want_is_made_up() -> None:
    twice = Article("a.b", words("One"), (Paragraph(words("x")), Paragraph(words("y"), eid="art_1")), eid="art_1")
    root = root_of(replace(sample_instrument(), body=(twice, twice), testimonium=None, annexes=()))
    assert [article.get("eId") for article in root.iter(f"{AKN}article")] == ["art_1", "art_2"]


def test_a_redline_says_what_an_identifier_was() -> None:
    document = redline_of(*PAIRS[0])
    assert document.changes
    for eid, element in identified(root_of(document)).items():
        was = document.changes.former[eid].eid if eid in document.changes.former else eid.removeprefix("old.")
        if tag(element) in set.union(*ELEMENTS.values()):
            assert element.get("wId", eid) == was


# --- names --------------------------------------------------------------------------------------------------------


def named(document: Document, **changed: str) -> Element:
    return root_of(replace(document, identity=replace(document.identity, **changed)))


def value(root: Element, level: str, name: str, attribute: str = "value") -> str:
    element = root.find(f".//{AKN}FRBR{level}/{AKN}FRBR{name}")
    assert element is not None
    return element.get(attribute, "")


def test_the_three_levels_are_named_as_the_united_nations_name_them() -> None:
    root = root_of(sample_instrument_alone())
    assert value(root, "Work", "uri") == "/akn/un/doc/treaty/2026-11-23/sample"
    assert value(root, "Work", "this") == "/akn/un/doc/treaty/2026-11-23/sample/!main"
    assert value(root, "Expression", "uri") == "/akn/un/doc/treaty/2026-11-23/sample/eng@2026-11-23"
    assert value(root, "Manifestation", "this").endswith("/eng@2026-11-23/!main.xml")
    assert value(root, "Expression", "versionNumber") == IDENTITY.draft_id
    assert value(root, "Work", "authoritative") == value(root, "Work", "prescriptive") == "false"
    components = Counter(uri.work_component for uri in addresses(root) if uri.work_component)
    assert components == {"main": 3, "annex_I": 3, "annex_II": 3}


def sample_instrument_alone() -> Instrument:
    return replace(sample_instrument(), changes=None)


def test_the_kinds_of_document_have_addresses_of_their_own() -> None:
    found = [
        value(root, "Work", "subtype")
        for root in (
            root_of(sample_instrument_alone()),
            named(sample_instrument_alone(), kind="code"),
            root_of(sample_instrument()),
            root_of(sample_report()),
        )
    ]
    assert found == ["treaty", "code-of-conduct", "comparison", "commentary"]


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        (replace(IDENTITY, date="2026-02-01", released="2025-01-01"), ("2026-02-01", "draft")),
        (replace(IDENTITY, date="spring", released="2025-01-01"), ("2025-01-01", "release")),
        (replace(IDENTITY, date="2026-02-30", released=""), ("0001-01-01", "unknown")),
    ],
)
def test_the_day_is_the_profiles_or_the_librarys_or_said_to_be_unknown(
    identity: Identity, expected: tuple[str, str]
) -> None:
    document = replace(sample_instrument_alone(), identity=identity)
    assert faults(write_akn(document, TEMPLATES)) == []
    root = root_of(document)
    assert (value(root, "Work", "date", "date"), value(root, "Work", "date", "name")) == expected
    assert {uri.date for uri in addresses(root)} == {expected[0]}


@pytest.mark.parametrize(
    ("profile", "number"),
    [
        ("A/b c~d.e!", "a-b-c-d-e"),
        ("Übereinkommen", "ubereinkommen"),
        ("条约", "draft"),
        ("2026", "2026"),
        ("", "draft"),
    ],
)
def test_any_name_of_a_profile_gives_an_address(profile: str, number: str) -> None:
    root = named(sample_instrument_alone(), profile=profile)
    assert {uri.number for uri in addresses(root)} == {number}


@pytest.mark.parametrize(("tongue", "code"), [("en-GB", "eng"), ("fr", "fra"), ("mul", "mul"), ("xx", "und")])
def test_languages_have_codes_of_three_letters(tongue: str, code: str) -> None:
    document = sample_instrument_alone()
    root = root_of(replace(document, style=replace(document.style, language=tongue)))
    assert value(root, "Expression", "language", "language") == code


# --- what the words are -------------------------------------------------------------------------------------------


def test_terms_are_defined_and_used_by_one_name() -> None:
    document = draft_of(FLAGSHIP)
    root = root_of(document)
    known = identified(root)
    for element, kind in (("def", DefinedTerm), ("term", TermUse)):
        expected = [f"#term-{node.term}" for node in nodes(document) if isinstance(node, kind)]
        assert [found.get("refersTo") for found in root.iter(f"{AKN}{element}")] == expected
    for found in root.iter(f"{AKN}def"):
        shown = known[found.get("refersTo", "")[1:]]
        assert tag(shown) == "TLCTerm"
        assert shown.get("showAs") == "".join(found.itertext())


def test_references_lead_where_the_tree_says() -> None:
    document = draft_of(FLAGSHIP)
    root = root_of(document)
    expected = [node for node in nodes(document) if isinstance(node, CrossReference)]
    found = [(ref.get("href"), "".join(ref.itertext())) for ref in root.iter(f"{AKN}ref")]
    whole = [(f"#{node.eid}", plain_words((node,))) for node in expected]
    assert len(whole) > 50
    assert sum((Counter(whole) & Counter(found)).values()) > len(whole) * 0.8


def test_a_reference_to_several_provisions_has_a_link_for_each() -> None:
    refs = [(ref.get("href"), "".join(ref.itertext())) for ref in root_of(sample_instrument()).iter(f"{AKN}ref")]
    assert ("#art_1", "1") in refs
    assert ("#art_3", "3") in refs
    assert ("#art_3__para_2", "article 3, paragraph 2") in refs


def test_alternatives_of_whole_paragraphs_name_the_first_and_their_proposer() -> None:
    document = draft_of(MOOT)
    known = identified(root_of(document))
    groups = [node for node in nodes(document) if isinstance(node, Alternatives)]
    assert groups
    for group in groups:
        first, *others = (known[text.eid] for text in group.texts)
        assert [element.get("alternativeTo") for element in others] == [f"#{group.texts[0].eid}"] * len(others)
        assert first.get("alternativeTo") is None
        for text in group.texts:
            element = known[text.eid]
            assert element.get("name") == ("alternative" if others else "option")
            assert element.get(f"{OWN}proposer", "") == text.proposer
            assert element.findtext(f"{AKN}num", "") == text.label


def test_alternatives_within_a_sentence_name_the_first_and_their_proposer() -> None:
    found = list(root_of(sample_instrument()).iter(f"{AKN}inline"))
    assert [("".join(element.itertext()), element.get(f"{OWN}proposer")) for element in found] == [
        ("[shall]", None),
        ("[should]", None),
        ("[Secretariat]", None),
        ("[Group B: Commission]", "Group B"),
    ]
    ids = [element.get("eId") for element in found]
    assert [element.get("alternativeTo") for element in found] == [None, f"#{ids[0]}", None, f"#{ids[2]}"]


def test_words_that_may_be_left_out_are_an_option() -> None:
    paragraph = Paragraph((Text("It shall "), Bracketed((words("not"),)), Text(" apply.")))
    root = root_of(replace(coe_instrument(), body=(Article("a.b", (), (paragraph,)),)))
    assert [element.get("name") for element in root.iter(f"{AKN}inline")] == ["option"]


def test_a_blank_is_a_line_to_be_filled_in() -> None:
    document = sample_instrument()
    expected = [plain_words((node,)) for node in nodes(document) if isinstance(node, Blank)]
    found = list(root_of(document).iter(f"{AKN}fillIn"))
    assert [element.text for element in found] == expected
    assert {element.get("status") for element in found} == {"incomplete"}


def test_comments_stand_in_the_metadata_and_are_called_from_the_text() -> None:
    document = draft_of(FLAGSHIP, "annotated")
    expected = comment_words(document)
    assert len(expected) > 50
    assert comments(root_of(document)) == expected
    assert comments(root_of(sample_instrument())) == comment_words(sample_instrument())


def test_what_is_new_or_gone_as_a_whole_is_marked_to_the_word() -> None:
    known = identified(root_of(sample_instrument()))
    new, gone = known["art_3__para_3"], known["old.art_3__para_3"]
    for element, mark in ((new, "ins"), (gone, "del")):
        assert lines(element)
        assert lines(element, frozenset([mark])) == []
    assert gone.get("status") == "removed"
    assert new.get("status") is None
    assert gone.get("wId") == "art_3__para_3"


# --- where it comes from ------------------------------------------------------------------------------------------


def test_every_provision_names_its_clause_and_its_authorities() -> None:
    document = draft_of(FLAGSHIP)
    root = root_of(document)
    provisions = [node for node in nodes(document) if isinstance(node, Recital | Article | Closing | Annex)]
    clauses = {e.get("for"): e.get("showAs") for e in root.iter(f"{AKN}alternativeReference")}
    assert clauses == {f"#{node.eid}": node.clause_id for node in provisions}
    found = [
        (e.get("for"), e.get("refersTo"), e.get(f"{OWN}relation"), e.get(f"{OWN}status"), e.get("showAs"))
        for e in root.iter(f"{AKN}implicitReference")
    ]
    assert len(found) > 100
    assert found == [
        (f"#{node.eid}", f"#authority-{s.authority}", s.relation, s.status, s.words)
        for node in provisions
        for s in node.sources
    ]


def test_the_recipe_comes_back_out_of_the_file(tmp_path: Path) -> None:
    document = draft_of("bilateral-agreement")
    akn, word = tmp_path / "a.akn.xml", tmp_path / "a.docx"
    akn.write_bytes(write(document, "akn"))
    word.write_bytes(write(document, "docx"))
    assert recipe(akn) == recipe(word)
    assert root_of(document).find(f".//{AKN}proprietary") is not None


def test_a_document_without_a_recipe_has_nothing_proprietary() -> None:
    assert root_of(sample_instrument()).find(f".//{AKN}proprietary") is None
