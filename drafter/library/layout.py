"""What a profile lays over its house style: paper, numbered lines, a watermark, an emblem, a ministry's base."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from drafter.bounded import Unreadable, bytes_of
from drafter.diagnostics import Findings
from drafter.library.emblem import LARGEST_EMBLEM, read_emblem
from drafter.library.fields import Fields, wrong_shape
from drafter.library.files import is_there
from drafter.library.style_records import PAPERS, YES_NO
from drafter.library.word_base import LARGEST_BASE, UnusableFile, read_word_base
from drafter.library.yaml_source import Mapping, Scalar
from drafter.model.profile import EmblemPlan, Layout, Located
from drafter.model.style import Emblem, HouseStyle, WordBase

USUAL_STYLE = "un"
USUAL_EMBLEM_WIDTH, NARROWEST, BROADEST = 25, 5, 120
"""In millimetres."""
LONGEST_WATERMARK = 40
LONGEST_NAME = 100
MOST_INITIALS = 9
"""As many as Word takes."""

T = TypeVar("T")


def read_style_key(fields: Fields) -> tuple[Located[str], Layout]:
    """The house style a profile names, and what it lays over it: a name alone, or ``{name: …, paper: …}``."""
    node = fields.node_at("style")
    usual = Located(USUAL_STYLE, fields.span)
    if node is None:
        return usual, Layout()
    if isinstance(node, Scalar):
        name = " ".join(node.text.split())
        return (Located(name, node.span) if name else usual), Layout()
    if not isinstance(node, Mapping):
        wrong_shape(node, "'style'", "text", fields.findings)
        return usual, Layout()
    keys = Fields(node, fields.findings, "'style'")
    named = keys.scalar("name")
    name = " ".join(named.text.split()) if named else ""
    layout = Layout(
        paper=keys.one_of("paper", PAPERS) if _says(keys, "paper") else "",
        line_numbers=_says(keys, "line_numbers") and keys.one_of("line_numbers", YES_NO, "no") == "yes",
        watermark=_short(keys, "watermark", LONGEST_WATERMARK),
        word_base=_file(keys, "docx_base"),
        emblem=_emblem_plan(keys),
    )
    keys.done()
    return (Located(name, named.span) if named and name else usual), layout


def _says(fields: Fields, key: str) -> bool:
    """Whether anything stands under a key; an empty text takes back what an extended profile says."""
    node = fields.node_at(key)
    return node is not None and not (isinstance(node, Scalar) and not node.text.strip())


def _short(fields: Fields, key: str, longest: int) -> str:
    text = fields.text(key)
    if len(text) > longest:
        message = f"'{key}' has {len(text):,} characters, and may have {longest}"
        fields.findings.error("wrong-value", message, fields.entries[key][1].span, "shorten it")
        return text[:longest]
    return text


def _file(fields: Fields, key: str, *, required: bool = False) -> Located[str] | None:
    node = fields.scalar(key, required=required)
    return Located(node.text.strip(), node.span) if node and node.text.strip() else None


def _emblem_plan(fields: Fields) -> EmblemPlan | None:
    found = fields.mapping("emblem", "the emblem")
    if found is None:
        return None
    file = _file(found, "file", required=True)
    description = found.text("description")
    if not description:
        hint = "say in a few words what the picture shows, for those who cannot see it: 'description: …'"
        found.findings.error("missing-key", "the emblem has no 'description'", found.span, hint)
    width = found.integer("width", USUAL_EMBLEM_WIDTH)
    if not NARROWEST <= width <= BROADEST:
        message = f"'width' must be between {NARROWEST} and {BROADEST} millimetres, not {width}"
        found.findings.error("wrong-value", message, found.entries["width"][1].span, "give it in whole millimetres")
        width = USUAL_EMBLEM_WIDTH
    found.done()
    return EmblemPlan(file, description, float(width)) if file else None


def read_author(fields: Fields) -> tuple[str, str]:
    """Who signs comments and changes, with initials: a name alone, or ``{name: …, initials: …}``."""
    node = fields.node_at("author")
    if isinstance(node, Mapping):
        keys = Fields(node, fields.findings, "'author'")
        name = _short(keys, "name", LONGEST_NAME)
        if not name:
            keys.scalar("name", required=True)
        initials = _short(keys, "initials", MOST_INITIALS)
        keys.done()
    else:
        name, initials = _short(fields, "author", LONGEST_NAME), ""
    return name, initials or initials_of(name)


def initials_of(name: str) -> str:
    """The capitals with which the words of a name begin; where it has none, all their first letters."""
    letters = [word[0] for word in name.split()]
    return "".join(letter for letter in letters if letter.isupper())[:MOST_INITIALS] or "".join(letters)[:MOST_INITIALS]


def laid_over(style: HouseStyle, layout: Layout, findings: Findings) -> HouseStyle:
    """The house style as the profile has it, the files it names read and seen to serve."""
    page = replace(
        style.page,
        paper=layout.paper or style.page.paper,
        line_numbers=layout.line_numbers,
        watermark=layout.watermark,
    )
    emblem: Emblem | None = None
    plan = layout.emblem
    if plan:
        description, width = plan.description, plan.width
        emblem = _from_file(plan.file, LARGEST_EMBLEM, lambda data, _: read_emblem(data, description, width), findings)
    base: WordBase | None = None
    if layout.word_base:
        base = _from_file(layout.word_base, LARGEST_BASE, read_word_base, findings)
    return replace(style, page=page, emblem=emblem, word_base=base)


def places_of(named: Located[str]) -> tuple[Path, Path]:
    """Where a file that a profile names may lie: beside the profile, else where drafter was started."""
    folder = named.span.path.parent if named.span and named.span.path else Path()
    return folder / named.value, Path(named.value)


def _from_file(named: Located[str], largest: int, read: Callable[[bytes, str], T], findings: Findings) -> T | None:
    """What ``read`` makes of a file's bytes and name; ``None``, with a diagnostic, where it is not there or unfit."""
    path = next((path for path in places_of(named) if is_there(path)), None)
    if path is None:
        hint = "a path is read from the folder of the profile it stands in, then from where drafter was started"
        findings.error("file-unreadable", f"there is no file '{named.value}'", named.span, hint)
        return None
    try:
        return read(bytes_of(path, largest, links=True), path.name)
    except UnusableFile as fault:
        findings.error("unusable-file", f"'{named.value}' {fault}", named.span, fault.hint)
    except Unreadable as fault:
        findings.error("file-unreadable", f"'{named.value}' {fault}", named.span, "name an ordinary file")
    except (OSError, ValueError) as fault:
        reason = (fault.strerror if isinstance(fault, OSError) else None) or "no such file"
        findings.error("file-unreadable", f"cannot read '{named.value}': {reason.lower()}", named.span, "name another")
    return None
