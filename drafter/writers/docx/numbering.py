"""Native numbering: the lists of ``numbering.xml`` and, paragraph by paragraph, which of them prints the label.

The tree has settled every label; Word counts for itself. So this module counts as Word does, and where Word's own next
number would differ from the label (a second list in one article, an alternative that bears the same number again, an
``Article 5 bis``) the paragraph gets a list instance of its own: one that starts at that number or, where counting
cannot make the label, one that prints it literally. What a drafter adds later is still numbered from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from drafter.model.style import HouseStyle, LevelStyle
from drafter.phrasing.numerals import numeral
from drafter.writers.docx import style_names as names
from drafter.writers.docx.number_words import WORD_FORMATS, value_of
from drafter.writers.docx.oxml import DECLARATION, NAMESPACES
from drafter.writers.xml import attribute

GROUPS, ARTICLES, ANNEXES, BULLETS, ORDERED = 1, 2, 3, 4, 5
"""The lists, by the number of their first instance: parts and chapters, articles, annexes, and those of reports."""

_FIRST_EXTRA = 11
_STEP = 567
"""One centimetre in twips: the width given to a number and the step from one depth to the next."""

NO_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
"""Takes the number off a paragraph whose style has one."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list, tied to a paragraph style. ``label`` holds ``{n}`` as in a house style."""

    list: int
    depth: int
    style: str
    format: str
    label: str
    suffix: str = "tab"
    left: int = 0
    hanging: int = 0

    def label_of(self, value: int) -> str:
        """What Word prints for ``value``."""
        return self.label.replace("{n}", numeral(value, self.format))

    def value_of(self, label: str) -> int | None:
        """The value for which Word prints ``label``, if there is one."""
        before, found, after = self.label.partition("{n}")
        if not found or not label.startswith(before) or not label.endswith(after):
            return None
        return value_of(label[len(before) : len(label) - len(after)], self.format)


def heading_label(label: str) -> tuple[str, str]:
    """Splits ``Article 9 –`` into the number and the dash that leads to the heading.

    The dash is set as words of the heading: within the number, it would turn up in every reference to the article.
    """
    number = label.rstrip(" –—:-")
    return (number, label[len(number) :].strip()) if number else (label, "")


def levels_of(style: HouseStyle) -> dict[str, Level]:
    """Every numbered paragraph style with its level, for this house style.

    Articles that are numbered through all parts have a list of their own; otherwise they stand below parts and
    chapters in one list, so that Word starts them anew by itself.
    """
    articles, top = (ARTICLES, 0) if style.continuous_articles else (GROUPS, 2)
    levels = [
        _heading(GROUPS, 0, names.PART_HEADING, style.part),
        _heading(GROUPS, 1, names.CHAPTER_HEADING, style.chapter),
        _heading(articles, top, names.ARTICLE_HEADING, style.article),
        *_provisions(articles, top + 1, names.PARAGRAPH, names.SUBPARAGRAPHS, style),
        _heading(ANNEXES, 0, names.ANNEX_HEADING, style.annex),
        *_provisions(ANNEXES, 1, names.ANNEX_PARAGRAPH, names.ANNEX_SUBPARAGRAPHS, style),
    ]
    for depth in range(3):
        left = _STEP * (depth + 1)
        bullet = "•–▪"[depth]
        levels.append(Level(BULLETS, depth, names.BULLETS[depth], "bullet", bullet, "tab", left, _STEP))
        levels.append(Level(ORDERED, depth, names.ORDERED[depth], "decimal", "{n}.", "tab", left, _STEP))
    return {level.style: level for level in levels}


def _heading(number: int, depth: int, style: str, level: LevelStyle) -> Level:
    return Level(number, depth, style, level.format, heading_label(level.label)[0], "space")


def _provisions(number: int, depth: int, paragraph: str, items: tuple[str, ...], style: HouseStyle) -> list[Level]:
    first = Level(number, depth, paragraph, style.paragraph.format, style.paragraph.label, "tab", 0, 0)
    return [first] + [
        Level(number, depth + 1 + i, items[i], level.format, level.label, "tab", _STEP * (i + 2), _STEP)
        for i, level in enumerate(style.subparagraphs)
    ]


@dataclass(frozen=True, slots=True)
class _Instance:
    """An instance of a list, in force for its level and those below until a level above is reached."""

    number: int
    depth: int
    literal: bool


class _Instances:
    """The list instances of a document besides the first of each list."""

    def __init__(self) -> None:
        self.xml: list[str] = []
        self._here: dict[tuple[int, int, str], int] = {}

    def next_paragraph(self) -> None:
        """Forgets which instances begin in this paragraph, where the two counts of a redline share them."""
        self._here.clear()

    def add(self, level: Level, override: str) -> int:
        """The number of an instance of the level's list that begins here with ``override``."""
        key = (level.list, level.depth, override)
        if key not in self._here:
            number = _FIRST_EXTRA + len(self.xml)
            self._here[key] = number
            self.xml.append(
                f'<w:num w:numId="{number}"><w:abstractNumId w:val="{level.list}"/>'
                f'<w:lvlOverride w:ilvl="{level.depth}">{override}</w:lvlOverride></w:num>'
            )
        return self._here[key]


class _Count:
    """Counts along with Word through one text. ``tied`` says that its styles number their paragraphs by themselves."""

    def __init__(self, levels: Mapping[str, Level], instances: _Instances, *, tied: bool) -> None:
        self._levels = levels
        self._tied = tied
        self._all = instances
        self._counts: dict[int, list[int]] = {level.list: [0] * 9 for level in levels.values()}
        self._in_force: dict[int, list[_Instance]] = {number: [] for number in self._counts}

    def properties(self, style: str, label: str) -> str:
        """The ``w:numPr`` with which a paragraph in ``style`` prints ``label``; empty where its style suffices."""
        level = self._levels[style]
        if not label:
            return NO_NUMBER
        counts, instances = self._counts[level.list], self._in_force[level.list]
        while instances and (
            instances[-1].depth > level.depth or (instances[-1].literal and instances[-1].depth == level.depth)
        ):
            instances.pop()
        value = counts[level.depth] + 1
        # Programs disagree on what follows a level that was skipped, so the number is then said outright.
        skipped = value == 1 and any(counts[level.depth + 1 :])
        if skipped or level.label_of(value) != label:
            wanted = level.value_of(label)
            instances.append(self._instance(level, label, wanted))
            value = wanted or value
        _count(counts, level.depth, value)
        if instances:
            return _properties(level.depth, instances[-1].number)
        return "" if self._tied else _properties(level.depth, level.list)

    def _instance(self, level: Level, label: str, value: int | None) -> _Instance:
        if value is not None:
            return _Instance(self._all.add(level, _start(value)), level.depth, literal=False)
        definition = _level_xml(level, "none", label, tied=False)
        return _Instance(self._all.add(level, definition), level.depth, literal=True)


class Numbering:
    """Counts along with Word through one document, and in a redline through its old text besides."""

    def __init__(self, style: HouseStyle, old_style: HouseStyle | None = None) -> None:
        self.levels = levels_of(style)
        old_levels = levels_of(old_style) if old_style else self.levels
        self._old_levels = {} if old_levels == self.levels else {name: _aside(old_levels[name]) for name in old_levels}
        self._instances = _Instances()
        self._new = _Count(self.levels, self._instances, tied=True)
        self._old = _Count(self._old_levels or self.levels, self._instances, tied=not self._old_levels)

    def next_paragraph(self) -> None:
        """To be called before each paragraph that is numbered."""
        self._instances.next_paragraph()

    def properties(self, style: str, label: str) -> str:
        """The ``w:numPr`` of a paragraph of the text, as it is or with all changes accepted."""
        return self._new.properties(style, label)

    def old_properties(self, style: str, label: str) -> str:
        """The ``w:numPr`` of a paragraph with all changes rejected."""
        return self._old.properties(style, label)

    def restarted_list(self, style: str) -> int:
        """A new instance of a report's list, beginning at 1."""
        self._instances.next_paragraph()
        return self._instances.add(self.levels[style], _start(1))

    def xml(self) -> bytes:
        """``numbering.xml``, once the whole document has been counted."""
        lists: dict[int, list[Level]] = {}
        every = (*self.levels.values(), *self._old_levels.values())
        for level in sorted(every, key=lambda level: (level.list, level.depth)):
            lists.setdefault(level.list, []).append(level)
        out = [DECLARATION, f"<w:numbering {NAMESPACES}>"]
        for number, levels in lists.items():
            out.append(
                f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x44524600 + number:08X}"/>'
                f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x54524600 + number:08X}"/>'
            )
            tied = number <= ORDERED
            out += [_level_xml(level, WORD_FORMATS.get(level.format, "bullet"), tied=tied) for level in levels]
            out.append("</w:abstractNum>")
        out += [f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in lists]
        out += self._instances.xml
        out.append("</w:numbering>")
        return "".join(out).encode()


def _aside(level: Level) -> Level:
    """A level of the old text's house style, in a list beside that of the new text's."""
    return replace(level, list=level.list + ORDERED)


def _start(value: int) -> str:
    return f'<w:startOverride w:val="{value}"/>'


def _count(counts: list[int], depth: int, value: int) -> None:
    """Sets a level to ``value``; the levels below it begin anew."""
    counts[depth] = value
    counts[depth + 1 :] = [0] * (len(counts) - depth - 1)


def _properties(depth: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def list_properties(depth: int, number: int) -> str:
    """The ``w:numPr`` of an item in instance ``number`` of a report's list."""
    return _properties(depth, number)


def _level_xml(level: Level, form: str, label: str = "", *, tied: bool = True) -> str:
    """One ``w:lvl``; ``label``, if given, is printed literally."""
    text = label or level.label.replace("{n}", f"%{level.depth + 1}")
    style = f'<w:pStyle w:val="{level.style}"/>' if tied else ""
    # A numbered paragraph runs back to the margin, as treaties print it; its number stands before a tab.
    tabs = f'<w:tabs><w:tab w:val="num" w:pos="{_STEP}"/></w:tabs>' if level.suffix == "tab" and not level.left else ""
    indent = (
        f'<w:ind w:left="{level.left}" w:hanging="{level.hanging}"/>'
        if level.left
        else ('<w:ind w:left="0" w:firstLine="0"/>')
    )
    return (
        f'<w:lvl w:ilvl="{level.depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}'
        f'<w:suff w:val="{level.suffix}"/><w:lvlText w:val="{attribute(text)}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{tabs}{indent}</w:pPr></w:lvl>"
    )
