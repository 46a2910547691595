"""One house-style file to one :class:`HouseStyle`."""

from __future__ import annotations

from drafter.diagnostics import Findings
from drafter.library.fields import Fields, wrong_shape
from drafter.library.yaml_source import Mapping, Node
from drafter.model.style import NUMBER_FORMATS, HouseStyle, LevelStyle, ListStyle, PageStyle, ReferenceStyle

YES_NO = ("yes", "no")
PAPERS = ("A4", "Letter")
_PLAIN_LEVEL = LevelStyle("none", "", "")


def read_style(root: Node, name: str, findings: Findings) -> HouseStyle | None:
    """The house style in a file's tree."""
    if not isinstance(root, Mapping):
        wrong_shape(root, "a house-style file", "mapping", findings)
        return None
    fields = Fields(root, findings, f"the house style '{name}'")
    subparagraphs = tuple(_level(f) for f in fields.mappings("subparagraphs", "a level of subparagraphs"))
    if len(subparagraphs) != 3:
        findings.error("wrong-value", "'subparagraphs' must have three levels", fields.span)
        subparagraphs = (*subparagraphs, *([_PLAIN_LEVEL] * 3))[:3]
    style = HouseStyle(
        name=name,
        title=fields.text("title", required=True),
        description=fields.text("description", required=True),
        language=fields.text("language", "en-GB"),
        part=_named_level(fields, "part"),
        chapter=_named_level(fields, "chapter"),
        article=_named_level(fields, "article"),
        paragraph=_named_level(fields, "paragraph"),
        subparagraphs=(subparagraphs[0], subparagraphs[1], subparagraphs[2]),
        annex=_named_level(fields, "annex"),
        references=_references(fields),
        lists=_lists(fields),
        page=_page(fields),
        heading_below=fields.one_of("heading_below", YES_NO, "yes") == "yes",
        continuous_articles=fields.one_of("continuous_articles", YES_NO, "yes") == "yes",
        quotes=_pair(fields, "quotes", ("“", "”")),
        vocabulary=_longest_first(fields, "vocabulary"),
        spelling=_longest_first(fields, "spelling"),
        date=fields.text("date", "{day} {month} {year}"),
        thousands=_thousands(fields),
        words_below=fields.integer("words_below", 10),
        preamble_opening=fields.text("preamble_opening", required=True),
        enacting_words=fields.text("enacting_words", required=True),
        repeat_words=fields.texts("repeat_words"),
        alternative_label=fields.text("alternative_label", "Alternative {n}"),
        optional_label=fields.text("optional_label", ""),
    )
    fields.done()
    return style


def _thousands(fields: Fields) -> str:
    """What sets thousands off: taken as typed, since it may be a blank."""
    node = fields.scalar("thousands")
    return "," if node is None else node.text


def _named_level(fields: Fields, key: str) -> LevelStyle:
    found = fields.mapping(key)
    if found is None:
        fields.findings.error("missing-key", f"{fields.what} has no '{key}'", fields.span)
        return _PLAIN_LEVEL
    return _level(found)


def _level(fields: Fields) -> LevelStyle:
    level = LevelStyle(
        fields.one_of("format", NUMBER_FORMATS, "decimal", required=True),
        fields.text("label", required=True),
        fields.text("reference", required=True),
    )
    fields.done()
    return level


def _references(fields: Fields) -> ReferenceStyle:
    found = fields.mapping("references") or Fields(fields.node, fields.findings, "'references'")
    style = ReferenceStyle(
        paragraph=found.text("paragraph", required=True),
        subparagraph=found.text("subparagraph", required=True),
        item=found.text("item", required=True),
        own_article=found.text("own_article", required=True),
        own_paragraph=found.text("own_paragraph", required=True),
        own_paragraphs=found.text("own_paragraphs", required=True),
        own_item=found.text("own_item", required=True),
        and_word=found.text("and", "and"),
        closing_comma=found.one_of("closing_comma", YES_NO, "no") == "yes",
    )
    found.done()
    return style


def _lists(fields: Fields) -> ListStyle:
    found = fields.mapping("lists")
    if found is None:
        return ListStyle(capital=True, conjunction="")
    style = ListStyle(
        found.one_of("capital", YES_NO, "yes") == "yes", found.text("conjunction"), found.texts("keep_capital")
    )
    found.done()
    return style


def _page(fields: Fields) -> PageStyle:
    found = fields.mapping("page")
    if found is None:
        return PageStyle("A4", 25, 25, 30, "Times New Roman", "Libertinus Serif", 11)
    style = PageStyle(
        paper=found.one_of("paper", PAPERS, "A4"),
        margin_top=float(found.integer("margin_top", 25)),
        margin_bottom=float(found.integer("margin_bottom", 25)),
        margin_side=float(found.integer("margin_side", 30)),
        font_word=found.text("font_word", "Times New Roman"),
        font_print=found.text("font_print", "Libertinus Serif"),
        size=float(found.integer("size", 11)),
    )
    found.done()
    return style


def _pair(fields: Fields, key: str, default: tuple[str, str]) -> tuple[str, str]:
    texts = fields.texts(key)
    if not texts:
        return default
    if len(texts) != 2:
        fields.findings.error("wrong-value", f"'{key}' must have two members", fields.span)
        return default
    return texts[0], texts[1]


def _longest_first(fields: Fields, key: str) -> tuple[tuple[str, str], ...]:
    pairs = ((canonical, house.text) for canonical, house in fields.pairs(key).items())
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
