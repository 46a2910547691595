"""Counts numbered paragraphs as ECMA-376 Part 1, 17.9 has it. Knows styles.xml and numbering.xml and nothing else.

What these files could say and this reader does not understand is refused, never read as something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOWERMOST = 8
"""The last of the nine levels, counted from 0."""

OFF = ("0", "false", "off")


class NotUnderstood(Exception):
    """Numbering of a kind that this reader has no rule for."""


# --- numerals ---------------------------------------------------------------------------------------------------------

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def roman(n: int) -> str:
    """A number in small Roman figures."""
    out = ""
    for value, sign in _ROMAN:
        out += sign * (n // value)
        n %= value
    return out


def letter(n: int) -> str:
    """Word's letters: z is followed by aa, bb, cc."""
    return "abcdefghijklmnopqrstuvwxyz"[(n - 1) % 26] * (1 + (n - 1) // 26) if n > 0 else ""


def spelt(n: int, form: str) -> str:
    """A number as ``w:numFmt`` has it."""
    match form:
        case "decimal":
            return str(n)
        case "lowerRoman":
            return roman(n)
        case "upperRoman":
            return roman(n).upper()
        case "lowerLetter":
            return letter(n)
        case "upperLetter":
            return letter(n).upper()
        case "none":
            return ""
    raise NotUnderstood(f"the number format {form!r}")


# --- the lists --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Level:
    """One ``w:lvl``. ``restart`` counts from 1 as ``w:lvlRestart`` does; 0 is never, None the usual rule."""

    start: int
    form: str
    text: str
    style: str = ""
    restart: int | None = None
    legal: bool = False

    def restarts_after(self, own: int, used: int) -> bool:
        """Whether a paragraph on level ``used`` makes this level, ``own``, begin anew (17.9.10)."""
        if used >= own:
            return False
        return self.restart is None or self.restart > own or used < self.restart


@dataclass(frozen=True)
class Instance:
    """One ``w:num``: the list it counts in, its levels with what it overrides, and the levels it starts at a number."""

    abstract: str
    levels: Mapping[int, Level]
    started: frozenset[int]


def _value(element: Element | None, otherwise: str = "") -> str:
    return otherwise if element is None else element.get(W + "val", otherwise)


def _level(node: Element) -> Level:
    if node.find(W + "lvlPicBulletId") is not None:
        raise NotUnderstood("a picture as a bullet")
    restart, legal = node.find(W + "lvlRestart"), node.find(W + "isLgl")
    return Level(
        start=int(_value(node.find(W + "start"), "0")),
        form=_value(node.find(W + "numFmt"), "decimal"),
        text=_value(node.find(W + "lvlText")),
        style=_value(node.find(W + "pStyle")),
        restart=None if restart is None else int(_value(restart)),
        legal=legal is not None and _value(legal, "true") not in OFF,
    )


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for node in parent.findall(W + "lvl"):
        yield int(node.get(W + "ilvl", "")), _level(node)


class Lists:
    """Every list of ``numbering.xml``, and which of them a style counts in."""

    def __init__(self, numbering: Element | None, styles: Element) -> None:
        self._styles = {s.get(W + "styleId", ""): s for s in styles.findall(W + "style")}
        self._default = next(
            (i for i, s in self._styles.items() if s.get(W + "type") == "paragraph" and s.get(W + "default") == "1"), ""
        )
        self.instances: dict[str, Instance] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Element) -> None:
        abstracts: dict[str, dict[int, Level]] = {}
        for node in numbering.findall(W + "abstractNum"):
            if node.find(W + "numStyleLink") is not None:
                raise NotUnderstood("a list that is defined by a list style")
            abstracts[node.get(W + "abstractNumId", "")] = dict(_levels(node))
        for node in numbering.findall(W + "num"):
            abstract = _value(node.find(W + "abstractNumId"))
            levels, started = dict(abstracts[abstract]), set()
            for override in node.findall(W + "lvlOverride"):
                depth = int(override.get(W + "ilvl", ""))
                whole, start = override.find(W + "lvl"), override.find(W + "startOverride")
                if whole is not None:
                    levels[depth] = _level(whole)
                if start is not None:
                    levels[depth] = replace(levels[depth], start=int(_value(start)))
                    started.add(depth)
            self.instances[node.get(W + "numId", "")] = Instance(abstract, levels, frozenset(started))

    # --- styles -------------------------------------------------------------------------------------------------------

    def style_of(self, paragraph: Element) -> str:
        """The style id of a paragraph; the default paragraph style where it names none."""
        return _value(paragraph.find(f"{W}pPr/{W}pStyle"), self._default)

    def _lineage(self, style: str) -> Iterator[tuple[str, Element]]:
        """A style and those it is based on, the nearest first."""
        while style:
            found = self._styles.get(style)
            if found is None:
                return
            yield style, found
            style = _value(found.find(W + "basedOn"))

    def outline_of(self, paragraph: Element) -> int | None:
        """The outline level of a paragraph from 0, its own or its style's; None for body text, which is level 9."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is None:
            levels = (s.find(f"{W}pPr/{W}outlineLvl") for _, s in self._lineage(self.style_of(paragraph)))
            own = next((level for level in levels if level is not None), None)
        found = int(_value(own, "9"))
        return None if found > LOWERMOST else found

    # --- membership ---------------------------------------------------------------------------------------------------

    def place_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The instance and the level in which a paragraph is counted; None where it has no number.

        What the paragraph says stands over what its style says, one property at a time; instance 0 is no numbering
        (17.9.18). A style says which list, and the list says by ``w:pStyle`` which of its levels: the level that the
        style itself names is not looked at (17.9.23), unless no level of the list is tied to the style.
        """
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number = _value(own.find(W + "numId") if own is not None else None)
        depth = _value(own.find(W + "ilvl") if own is not None else None)
        if number:
            return None if number == "0" else (number, int(depth or "0"))
        for name, style in self._lineage(self.style_of(paragraph)):
            said = style.find(f"{W}pPr/{W}numPr")
            number = _value(said.find(W + "numId") if said is not None else None)
            if said is not None and number:
                if number == "0":
                    return None
                tied = [d for d, level in self.instances[number].levels.items() if level.style == name]
                return number, int(depth) if depth else tied[0] if tied else int(_value(said.find(W + "ilvl"), "0"))
        return None


# --- counting ---------------------------------------------------------------------------------------------------------


class Count:
    """The state of all lists at one point of a text. All instances of one abstract list share their counters."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """What Word prints before ``paragraph``, the next one of the text; nothing for a bullet."""
        place = self._lists.place_of(paragraph)
        if place is None:
            return ""
        number, depth = place
        instance = self._lists.instances[number]
        counts = self._counters.setdefault(instance.abstract, {})
        level = instance.levels[depth]
        # An instance that starts a level at a number does so once, when it first reaches that level.
        if depth in instance.started and (number, depth) not in self._begun:
            counts.pop(depth, None)
        self._begun.add((number, depth))
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for below in [d for d in counts if instance.levels[d].restarts_after(d, depth)]:
            del counts[below]
        return "" if level.form == "bullet" else filled(level, depth, instance.levels, counts)


def filled(level: Level, depth: int, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    """The label that counts make of ``Article %1``; a level above that was never used stands at its start."""
    text = level.text
    for at in range(depth, -1, -1):
        if f"%{at + 1}" in text:
            form = "decimal" if level.legal and levels[at].form != "none" else levels[at].form
            text = text.replace(f"%{at + 1}", spelt(counts.get(at, levels[at].start), form))
    return text


def as_referred(label: str, switches: Sequence[str]) -> str:
    """What a REF field prints of the number of the paragraph it leads to: without the full stop at its end, without
    its word where ``\\t`` asks for that, and in the case that is asked for."""
    if not {"\\n", "\\r"} & set(switches):
        raise NotUnderstood(f"a reference with the switches {switches}")
    shown = label.rstrip(".")
    if "\\t" in switches:
        word, blank, number = shown.partition(" ")
        shown = number if blank and word.isalpha() else shown
    form = switches[-1] if "\\*" in switches else ""
    return {"Lower": shown.lower(), "Upper": shown.upper()}.get(form, shown)
