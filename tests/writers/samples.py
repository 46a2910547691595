"""Hand-made documents that hold every kind of node, for the tests of all writers.

The words are of no consequence; the shapes are. ``sample_instrument`` is numbered by hand in the manner of the United
Nations, so that a writer's tests need none of the rooms before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from drafter.assembly.brackets import bracket_alternatives
from drafter.model.inline import (
    Blank,
    Bracketed,
    Comment,
    CrossReference,
    DefinedTerm,
    Deleted,
    Emphasis,
    Footnote,
    Inserted,
    NumberReference,
    TermUse,
    Text,
)
from drafter.model.instrument import (
    Alternatives,
    AlternativeText,
    Annex,
    Article,
    Changes,
    Chapter,
    Former,
    Identity,
    Instrument,
    Paragraph,
    Part,
    Preamble,
    Recital,
    Signatory,
    Subparagraph,
    Testimonium,
)
from drafter.model.report import BulletList, Cell, Heading, ListItem, Report, ReportParagraph, Row, Table
from drafter.model.style import HouseStyle, LevelStyle, ListStyle, PageStyle, ReferenceStyle
from drafter.model.walk import children

UN_STYLE = HouseStyle(
    name="un",
    title="United Nations",
    description="Multilateral conventions under the auspices of the United Nations",
    language="en-GB",
    part=LevelStyle("upper-roman", "Part {n}", "Part {n}"),
    chapter=LevelStyle("decimal", "Chapter {n}", "chapter {n}"),
    article=LevelStyle("decimal", "Article {n}", "article {n}"),
    paragraph=LevelStyle("decimal", "{n}.", "{n}"),
    subparagraphs=(
        LevelStyle("lower-letter", "({n})", "({n})"),
        LevelStyle("lower-roman", "({n})", "({n})"),
        LevelStyle("lower-letter", "{n}.", "{n}"),
    ),
    annex=LevelStyle("upper-roman", "Annex {n}", "Annex {n}"),
    references=ReferenceStyle(
        paragraph="{article}, paragraph {n}",
        subparagraph="{paragraph} {n}",
        item="{article}, subparagraph {n}",
        own_article="this article",
        own_paragraph="paragraph {n} of this article",
        own_paragraphs="paragraphs {paragraphs} of this article",
        own_item="subparagraph {n} of this article",
        and_word="and",
        closing_comma=False,
    ),
    lists=ListStyle(capital=True, conjunction="and"),
    page=PageStyle("A4", 25, 25, 25, "Times New Roman", "Source Serif 4", 12),
    heading_below=True,
    continuous_articles=True,
    quotes=("“", "”"),
    vocabulary=(),
    spelling=(),
    date="{day} {month} {year}",
    thousands=" ",
    words_below=10,
    preamble_opening="The States Parties to this Convention,",
    enacting_words="Have agreed as follows:",
    repeat_words=("also", "further"),
    alternative_label="Alternative {n}",
    optional_label="Optional",
)

COE_STYLE = replace(
    UN_STYLE,
    name="coe",
    title="Council of Europe",
    chapter=LevelStyle("upper-roman", "Chapter {n} –", "Chapter {n}"),
    part=LevelStyle("upper-letter", "Section {n} –", "Section {n}"),
    article=LevelStyle("decimal", "Article {n} –", "Article {n}"),
    paragraph=LevelStyle("decimal", "{n}", "{n}"),
    subparagraphs=(
        LevelStyle("lower-letter", "{n}", "{n}"),
        LevelStyle("lower-roman", "{n}", "{n}"),
        LevelStyle("decimal", "{n}", "{n}"),
    ),
    annex=LevelStyle("none", "Appendix –", "Appendix"),
    page=PageStyle("Letter", 20, 20, 30, "Arial", "Source Sans 3", 11),
    heading_below=False,
    continuous_articles=False,
)

IDENTITY = Identity(
    profile="sample",
    draft_id="a1b2c3d4e5f6",
    library_version="0.1",
    kind="convention",
    language="en",
    date="2026-11-23",
    subject="A specimen",
    keywords=("cyber security", "samples & more"),
)


def ref(*parts: str | tuple[str, str]) -> CrossReference:
    """A reference from words and (eid, words) pairs; it leads to the last of the pairs."""
    nodes = tuple(Text(p) if isinstance(p, str) else NumberReference(*p) for p in parts)
    eid = [p.eid for p in nodes if isinstance(p, NumberReference)][-1]
    return CrossReference(eid, nodes)


def words(text: str) -> tuple[Text, ...]:
    """A run of plain words."""
    return (Text(text),)


def remark(*paragraphs: str) -> Comment:
    """A comment; its first paragraph is set in italics, as a question is."""
    first, *others = paragraphs
    return Comment(((Emphasis(words(first)),), *(words(text) for text in others)))


def _definitions() -> Article:
    return Article(
        "general.use-of-terms",
        words("Use of terms"),
        (
            Paragraph(
                words("For the purposes of this Convention:"),
                (
                    Subparagraph(
                        (Text("“"), DefinedTerm("cyber-operation", words("Cyber operation")), Text("” means any act;")),
                        label="(a)",
                        number="(a)",
                        eid="art_1__subpara_a",
                    ),
                    Subparagraph(
                        (
                            Text("“"),
                            DefinedTerm("operator", (Text("Operator "), Emphasis(words("stricto sensu")))),
                            Text("” means a person who:"),
                        ),
                        (
                            Subparagraph(
                                words("Controls:"),
                                (
                                    Subparagraph(
                                        words("A network;"),
                                        label="a.",
                                        number="a",
                                        eid="art_1__subpara_b__subpara_i__subpara_a",
                                    ),
                                    Subparagraph(
                                        words("A service;"),
                                        label="b.",
                                        number="b",
                                        eid="art_1__subpara_b__subpara_i__subpara_b",
                                    ),
                                ),
                                words("in its own name; or"),
                                label="(i)",
                                number="(i)",
                                eid="art_1__subpara_b__subpara_i",
                            ),
                            Subparagraph(
                                words("Owns it,"), label="(ii)", number="(ii)", eid="art_1__subpara_b__subpara_ii"
                            ),
                        ),
                        words("wherever that person resides."),
                        label="(b)",
                        number="(b)",
                        eid="art_1__subpara_b",
                    ),
                ),
                words("These definitions extend to the annexes."),
                numbered=False,
                eid="art_1__para_1",
            ),
            Paragraph(
                words("Nothing in this article affects:"),
                (
                    Subparagraph(words("Other treaties;"), label="(a)", number="(a)", eid="art_1__para_2__subpara_a"),
                    Subparagraph(words("Domestic law."), label="(b)", number="(b)", eid="art_1__para_2__subpara_b"),
                ),
                numbered=False,
                eid="art_1__para_2",
            ),
        ),
        number="1",
        label="Article 1",
        eid="art_1",
    )


def _diligence() -> Article:
    return Article(
        "due-diligence.duty",
        (Text("Obligation of due diligence"), Footnote(words("Corfu Channel, I.C.J. Reports 1949, p. 22."), 2)),
        (
            Paragraph(
                (
                    Text("Each State Party "),
                    Bracketed((words("shall"), words("should")), comment=remark("How binding?", "Decided by a.verb.")),
                    Text(" exercise due diligence in respect of every "),
                    TermUse("cyber-operation", "cyber operation"),
                    Text(", subject to "),
                    ref(("art_3", "article 3"), ", paragraph ", ("art_3__para_2", "2")),
                    Text("."),
                ),
                number="1",
                label="1.",
                eid="art_2__para_1",
                name="duty",
                comments=(remark("Whose duty?"), remark("How far?", "Group A wants <it> & more.")),
            ),
            Alternatives(
                "Which standard?",
                (
                    AlternativeText(
                        "reasonable",
                        "Alternative 1",
                        (
                            Paragraph(
                                words("The measures required are those reasonably available, having regard to:"),
                                (
                                    Subparagraph(
                                        words("Capability;"), label="(a)", number="(a)", eid="art_2__para_2__subpara_a"
                                    ),
                                    Subparagraph(
                                        (Text("Urgency."), Footnote(words("Compare the Alabama award."), 3)),
                                        label="(b)",
                                        number="(b)",
                                        eid="art_2__para_2__subpara_b",
                                        comments=(remark("Urgency?"),),
                                    ),
                                ),
                                number="2",
                                label="2.",
                                eid="art_2__para_2",
                            ),
                        ),
                        proposer="Group A",
                        eid="art_2__alt_1",
                    ),
                    AlternativeText(
                        "feasible",
                        "Alternative 2",
                        (
                            Paragraph(
                                words("The measures required are all feasible measures."),
                                number="2",
                                label="2.",
                                eid="art_2__alt_2__para_2",
                            ),
                            Paragraph(
                                words("They are kept under review."),
                                number="3",
                                label="3.",
                                eid="art_2__alt_2__para_3",
                            ),
                        ),
                        eid="art_2__alt_2",
                    ),
                ),
                remark("Which standard?", "Reasonable: taken by nobody."),
            ),
            Alternatives(
                "Reporting?",
                (
                    AlternativeText(
                        "reports",
                        "",
                        (
                            Paragraph(
                                (
                                    Text("Each State Party shall report every "),
                                    Blank("number"),
                                    Text(" years under "),
                                    ref("articles ", ("art_1", "1"), " and ", ("art_3", "3")),
                                    Text(", "),
                                    Emphasis((Text("mutatis mutandis "), TermUse("operator", "for operators"))),
                                    Text("."),
                                ),
                                number="3",
                                label="3.",
                                eid="art_2__para_3",
                            ),
                        ),
                        eid="art_2__alt_3",
                    ),
                ),
            ),
            Paragraph(
                (Text("See "), ref(("part_II", "Part II")), Text(" and "), ref(("annex_I", "Annex I")), Text(".")),
                number="4",
                label="4.",
                eid="art_2__para_4",
            ),
        ),
        number="2",
        label="Article 2",
        eid="art_2",
        comments=(remark("Monitoring?", "Left out."),),
    )


def _notification() -> Article:
    return Article(
        "due-diligence.notification",
        words("Notification"),
        (
            Paragraph(
                (
                    Text("A State Party shall notify within "),
                    Deleted(words("forty-eight")),
                    Inserted(words("seventy-two")),
                    Text(" hours"),
                    Inserted((Text(" of learning of it"), Footnote(words("New in this draft."), 4))),
                    Text(", as in "),
                    Deleted((ref(("art_2", "article 2")),)),
                    Inserted((ref(("art_4", "article 4")),)),
                    Text("."),
                ),
                number="1",
                label="1.",
                eid="art_3__para_1",
            ),
            Paragraph(
                (
                    Text("The "),
                    Bracketed((words("Secretariat"), words("Commission")), ("", "Group B")),
                    Text(" shall circulate it; "),
                    ref("paragraph ", ("art_2__para_2", "2"), " ", ("art_2__para_2__subpara_b", "(b)"), " above"),
                    Text(" applies."),
                ),
                number="2",
                label="2.",
                eid="art_3__para_2",
            ),
            Paragraph(words("A paragraph that is new as a whole."), number="3", label="3.", eid="art_3__para_3",
                      mark="inserted"),
            Paragraph(
                words("A paragraph that is gone:"),
                (Subparagraph(words("With its list."), label="(a)", number="(a)", eid="old.art_3__para_3__subpara_a"),),
                number="3",
                label="3.",
                eid="old.art_3__para_3",
                mark="deleted",
            ),
        ),
        number="3",
        label="Article 3",
        eid="art_3",
    )  # fmt: skip


def sample_instrument() -> Instrument:
    """A convention with every kind of node, some of its choices open and some of its words changed.

    It is a comparison: what is deleted bears the number that it had in the old text, and all else had the same.
    """
    return as_comparison(_convention())


def as_comparison(document: Instrument, **former: Former) -> Instrument:
    """A document with marks as a comparison: every block that it keeps was what it is, or else as ``former`` says."""
    same = {
        node.eid: Former(getattr(node, "label", ""), getattr(node, "number", ""), node.eid)
        for node in _standing(document)
        if getattr(node, "eid", "")
    }
    changes = Changes("Group A", "2026-11-23", document.identity, document.style, {**same, **former})
    return replace(document, changes=changes)


def _standing(node: Any) -> Iterator[Any]:
    """The blocks that no mark says are new or gone as a whole."""
    if isinstance(node, CrossReference | NumberReference) or getattr(node, "mark", ""):
        return
    yield node
    for child in children(node):
        yield from _standing(child)


def _convention() -> Instrument:
    return bracket_alternatives(
        Instrument(
            title=words("Convention on Specimens & “Samples” <of Cyber Security>"),
            preamble=Preamble(
                words("The States Parties to this Convention,"),
                (
                    Recital(
                        "preamble.charter",
                        words("Recalling"),
                        words("the Charter of the United Nations,"),
                        "rec_1",
                        comments=(remark("Why the Charter?"),),
                    ),
                    Recital(
                        "preamble.dependence",
                        words("Conscious"),
                        (
                            Text("that all States depend on networks"),
                            Footnote(
                                (Text("See "), Emphasis(words("inter alia")), Text(" "), ref(("art_1", "article 1"))), 1
                            ),
                            Text(","),
                        ),
                        "rec_2",
                    ),
                ),
                words("Have agreed as follows:"),
            ),
            body=(
                Part(words("General provisions"), (_definitions(),), "general", "I", "Part I", "part_I"),
                Part(
                    words("Due diligence"),
                    (
                        Chapter(words("Duties"), (_diligence(),), "duties", "1", "Chapter 1", "part_II__chp_1"),
                        Chapter(
                            words("Procedure"), (_notification(),), "procedure", "2", "Chapter 2", "part_II__chp_2"
                        ),
                    ),
                    "due-diligence",
                    "II",
                    "Part II",
                    "part_II",
                ),
                Part(
                    words("Final provisions"),
                    (
                        Chapter(
                            words("Entry into force"),
                            (
                                Article(
                                    "final.entry-into-force",
                                    words("Entry into force"),
                                    (
                                        Paragraph(
                                            (
                                                Text("This Convention enters into force on the "),
                                                Blank(""),
                                                Text(" day. A parameter may say {{ 7*7 }}, <script> & *so on*."),
                                            ),
                                            eid="art_4__para_1",
                                        ),
                                    ),
                                    number="4",
                                    label="Article 4",
                                    eid="art_4",
                                ),
                            ),
                            "force",
                            "1",
                            "Chapter 1",
                            "part_III__chp_1",
                        ),
                    ),
                    "final",
                    "III",
                    "Part III",
                    "part_III",
                ),
            ),
            testimonium=Testimonium(
                "final.testimonium",
                (
                    Paragraph(words("IN WITNESS WHEREOF the undersigned have signed this Convention."), numbered=False),
                    Paragraph((Text("DONE at "), Blank("place"), Text(", in a single original.")), numbered=False),
                ),
                (
                    Signatory((Text("For "), Blank("State"))),
                    Signatory(words("For the Republic of B")),
                    Signatory(words("For the Kingdom of C")),
                ),
                "testimonium",
            ),
            annexes=(
                Annex(
                    "annexes.groups",
                    words("Groups of Parties"),
                    (
                        Paragraph(words("Group one is open."), number="1", label="1.", eid="annex_I__para_1"),
                        Paragraph(
                            words("Group two consists of:"),
                            (
                                Subparagraph(
                                    words("Members;"), label="(a)", number="(a)", eid="annex_I__para_2__subpara_a"
                                ),
                                Subparagraph(
                                    words("Guests."), label="(b)", number="(b)", eid="annex_I__para_2__subpara_b"
                                ),
                            ),
                            number="2",
                            label="2.",
                            eid="annex_I__para_2",
                        ),
                    ),
                    number="I",
                    label="Annex I",
                    eid="annex_I",
                ),
                Annex(
                    "annexes.confidence-menu",
                    words("Measures"),
                    (
                        Paragraph(words("Measures are voluntary."), number="1", label="1.", eid="annex_II__para_1"),
                        Paragraph(
                            (Text("See "), ref("paragraph ", ("annex_I__para_2", "2"), " of Annex I"), Text(".")),
                            number="2",
                            label="2.",
                            eid="annex_II__para_2",
                        ),
                    ),
                    number="II",
                    label="Annex II",
                    eid="annex_II",
                ),
            ),
            identity=IDENTITY,
            style=UN_STYLE,
            notice=words("Model text without official standing."),
        )
    )


def coe_instrument() -> Instrument:
    """A small agreement in another house style: headings beside the label, articles numbered anew in each section."""

    def article(section: str, number: str, heading: str) -> Article:
        eid = f"sec_{section}__art_{number}"
        return Article(
            f"a.{heading.lower()}",
            words(heading),
            (
                Paragraph((Text("As said in "), ref((eid, f"Article {number}")), Text(":")), (
                    Subparagraph(words("one;"), label="a", number="a", eid=f"{eid}__para_1__a"),
                    Subparagraph(words("two."), label="b", number="b", eid=f"{eid}__para_1__b"),
                ), number="1", label="1", eid=f"{eid}__para_1"),
                Paragraph(words("And more."), number="2", label="2", eid=f"{eid}__para_2"),
            ),
            number=number,
            label=f"Article {number} –",
            eid=eid,
        )  # fmt: skip

    return Instrument(
        title=words("Agreement on Samples"),
        preamble=None,
        body=(
            Part(words("First"), (article("A", "1", "One"), article("A", "2", "Two")), "", "A", "Section A –", "sec_A"),
            Part(words("Second"), (article("B", "1", "Three"),), "", "B", "Section B –", "sec_B"),
        ),
        testimonium=None,
        annexes=(Annex("annexes.one", words("Lists"), (Paragraph(words("Text."), numbered=False),), "", "Appendix –",
                       "appendix"),),
        identity=replace(IDENTITY, date=""),
        style=COE_STYLE,
    )  # fmt: skip


def sample_report() -> Report:
    """A report with every kind of block."""
    return Report(
        title=words("Commentary on the Specimen"),
        blocks=(
            Heading(1, words("Introduction"), "intro"),
            ReportParagraph(
                (Text("This report explains "), Emphasis(words("why")), Footnote(words("A note."), 1), Text("."))
            ),
            ReportParagraph(words("Every State has duties."), quoted=True),
            Heading(2, words("Options"), "options"),
            BulletList(
                (
                    ListItem(words("First"), (ListItem(words("Nested")), ListItem(words("Nested too")))),
                    ListItem(words("Second")),
                )
            ),
            BulletList(
                (
                    ListItem(words("Sign"), (ListItem(words("In the capital")),)),
                    ListItem((Text("Ratify by "), Blank("date"))),
                ),
                ordered=True,
            ),
            BulletList((ListItem(words("Another count")), ListItem(words("Goes on"))), ordered=True),
            Heading(3, words("Reasons")),
            Table(
                (Text("Votes"), Footnote(words("As recorded."), 2)),
                Row((Cell(words("State")), Cell(words("Vote")), Cell(words("Remark")))),
                (
                    Row((Cell(words("A")), Cell(words("yes")), Cell((Text("see "), ref(("options", "Options")))))),
                    Row((Cell(words("B")), Cell((Bracketed((words("yes"), words("no"))),)), Cell(()))),
                ),
            ),
            Heading(4, words("A detail")),
            ReportParagraph((TermUse("operator", "Operators"), Text(" are "), Deleted(words("not ")), Text("bound."))),
            Table((), Row((Cell(words("Only")),)), (Row((Cell(words("one column")),)),)),
        ),
        identity=IDENTITY,
        style=UN_STYLE,
        notice=words("Model text without official standing."),
    )
