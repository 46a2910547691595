"""A house style: how one drafting tradition numbers, refers, spells, opens and lays out. Data, read from a file."""

from __future__ import annotations

from dataclasses import dataclass, field

NUMBER_FORMATS = ("decimal", "upper-roman", "lower-roman", "upper-letter", "lower-letter", "none")


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """Numbering of one level. ``label`` holds ``{n}``: ``Article {n}``, ``{n}.``, ``({n})``.

    ``reference`` is how the number is spoken of: ``article {n}``, ``{n}``, ``({n})``.
    """

    format: str
    label: str
    reference: str


@dataclass(frozen=True, slots=True)
class ReferenceStyle:
    """How a reference is worded. Templates hold the words of the levels above by name.

    ``paragraph`` joins an article to a paragraph, ``subparagraph`` a paragraph to an item, ``item`` an article
    without numbered paragraphs to an item. The ``own_`` forms serve references within the same article.
    """

    paragraph: str
    subparagraph: str
    item: str
    own_article: str
    own_paragraph: str
    own_paragraphs: str
    own_item: str
    and_word: str
    closing_comma: bool


@dataclass(frozen=True, slots=True)
class ListStyle:
    """Openings and endings of list items. ``conjunction`` is put on the last item but one where the text has none;
    where items open in lower case, the words in ``keep_capital`` keep theirs."""

    capital: bool
    conjunction: str
    keep_capital: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Paper and type, for the formats that have pages. Lengths in millimetres, type size in points.

    ``line_numbers`` and ``watermark``, the words set in grey behind the text, are the profile's.
    """

    paper: str
    margin_top: float
    margin_bottom: float
    margin_side: float
    font_word: str
    font_print: str
    size: float
    line_numbers: bool = False
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class Emblem:
    """A picture above the title. ``kind`` is ``png`` or ``jpeg``; lengths in millimetres.

    ``digest`` stands for the bytes where a style is shown or hashed; ``description`` is read out to who cannot see it.
    """

    kind: str
    data: bytes = field(repr=False)
    digest: str
    description: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class WordBase:
    """A ministry's own Word file, whose styles go before ours: its parts as they were read, empty where it has none.

    ``name`` is the file's; ``digest`` stands for the parts where a style is shown or hashed.
    """

    name: str
    digest: str
    styles: bytes = field(repr=False)
    theme: bytes = field(repr=False)
    fonts: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """One drafting tradition. ``spelling`` and ``vocabulary`` are pairs *canonical, house form*, longest first."""

    name: str
    title: str
    description: str
    language: str
    part: LevelStyle
    chapter: LevelStyle
    article: LevelStyle
    paragraph: LevelStyle
    subparagraphs: tuple[LevelStyle, LevelStyle, LevelStyle]
    annex: LevelStyle
    references: ReferenceStyle
    lists: ListStyle
    page: PageStyle
    heading_below: bool
    continuous_articles: bool
    quotes: tuple[str, str]
    vocabulary: tuple[tuple[str, str], ...]
    spelling: tuple[tuple[str, str], ...]
    date: str
    thousands: str
    words_below: int
    preamble_opening: str
    enacting_words: str
    repeat_words: tuple[str, ...]
    alternative_label: str
    optional_label: str
    emblem: Emblem | None = None
    word_base: WordBase | None = None
