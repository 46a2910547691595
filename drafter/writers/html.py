"""HTML: one self-contained page for the screen, which ``print.css`` alone turns into a PDF.

The templates lay blocks out; runs of inline nodes are written here, where a thousand articles take no time. A footnote
stands at its place in the text: the screen shows it beside or below, paper at the foot of the page. A comment follows
the block it is about: on the screen it opens from a line that names the point, on paper all of it is printed.

The page asks for nothing beside itself, and its policy forbids it to: the one script it may run is its own, by hash. It
carries the recipe of its draft in a block of data that no browser runs or shows.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from drafter.model.inline import (
    Blank,
    Bracket,
    Bracketed,
    Comment,
    CrossReference,
    DefinedTerm,
    Deleted,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    Inserted,
    NumberReference,
    TermUse,
    Text,
)
from drafter.model.instrument import Instrument
from drafter.model.report import Report
from drafter.model.style import HouseStyle
from drafter.model.values import is_day
from drafter.model.walk import blank_words, brackets
from drafter.phrasing.places import former_number
from drafter.writers.carried import recipe_element
from drafter.writers.pictures import emblem_address, watermark_address, watermark_on_screen
from drafter.writers.reading import (
    contents_of,
    defined_terms,
    headings_of,
    keywords_of,
    linked_pieces,
    places_of,
    standing_words,
)

PRINT_FAMILY = "Drafter "
"""What ``print.css`` puts before the name of a family it ships, so that no font of the machine is taken for it."""

WATERMARK_FAMILY = f"{PRINT_FAMILY}Libertinus Serif"

_paper = re.compile(r"[A-Za-z]+[0-9]*\Z")
_faces = re.compile(r'@font-face\s*\{[^}]*?font-family:\s*"([^"]+)"')
_ELEMENTS = {"inserted": "ins", "deleted": "del"}


def write_html(document: Instrument | Report, templates: Path) -> str:
    """A document as one page with its style sheet in it. Equal documents give equal text.

    ``templates`` is the folder that holds ``html/`` and ``css/``.
    """
    identity = document.identity
    page = _environment(str(templates / "html")).get_template("page.html")
    words = _Words(document)
    script = (templates / "html" / "page.js").read_text(encoding="utf-8")
    landscape = isinstance(document, Report) and document.landscape
    return page.render(
        document=document,
        report=isinstance(document, Report),
        landscape=landscape,
        legend=words.changes.legend if words.changes else (),
        language=document.style.language or identity.language,
        title=standing_words(document.title),
        keywords=keywords_of(identity),
        date=identity.date if is_day(identity.date) else "",
        entries=contents_of(document),
        screen_css=Markup((templates / "css" / "screen.css").read_text(encoding="utf-8")),
        page_css=Markup(page_rules(document.style, templates, landscape=landscape)),
        emblem_address=emblem_address(document.style.emblem) if document.style.emblem else "",
        watermark_css=Markup(watermark_rules(document.style.page.watermark)),
        page_js=Markup(script),
        page_js_hash=f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
        recipe=Markup(recipe_element(document)),
        run=words.run,
        run_heading=words.run_heading,
        former=words.former,
        place=words.place,
        place_heading=words.place_heading,
        remark=words.remark,
        remarks=words.remarks,
    )


def page_rules(style: HouseStyle, templates: Path, *, landscape: bool = False) -> str:
    """The house style's paper, margins and type. A family that is not shipped gives way to the one that is."""
    page = style.page
    paper = page.paper if _paper.match(page.paper) else "A4"
    paper += " landscape" if landscape else ""
    rules = f"@page{{size:{paper};margin:{page.margin_top:g}mm {page.margin_side:g}mm {page.margin_bottom:g}mm}}"
    rules += f"html{{font-size:{page.size:g}pt}}"
    family = PRINT_FAMILY + page.font_print
    if family in _faces.findall((templates / "css" / "print.css").read_text(encoding="utf-8")):
        rules += f'body{{font-family:"{family}",serif}}'
    if style.emblem:
        rules += f".emblem img{{width:{style.emblem.width:g}mm;height:{style.emblem.height:g}mm}}"
    if page.watermark:
        rules += (
            f"@page{{background:url({watermark_address(page.watermark, WATERMARK_FAMILY)}) center/contain no-repeat}}"
        )
    return rules


def watermark_rules(words: str) -> str:
    """How the watermark shows on a screen, where there are no pages: behind the words, again and again."""
    if not words:
        return ""
    return f"main{{background:url({watermark_on_screen(words)}) center 2rem/min(100%,34rem) auto repeat-y}}"


@lru_cache(maxsize=4)
def _environment(folder: str) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = lambda node: type(node).__name__
    environment.filters["standing"] = standing_words
    return environment


class _Words:
    """Writes runs of inline nodes, and the identifiers of blocks."""

    def __init__(self, document: Instrument | Report) -> None:
        self.changes = document.changes if isinstance(document, Instrument) else None
        self._anchors = frozenset(place.eid for place in places_of(document))
        self._definitions = defined_terms(document)
        self._defined: set[str] = set()
        self._notes: set[str] = set()
        self._in_heading = False
        self._comments: list[Comment] = []
        self._comments_made = 0
        self._headings = iter(headings_of(document) if isinstance(document, Report) else ())

    def place(self, eid: str) -> Markup:
        """The ``id`` attribute of a block, if it has an identifier."""
        return Markup(f' id="{escape(eid)}"') if eid else Markup()

    def place_heading(self) -> Markup:
        """The ``id`` attribute of the next heading of a report."""
        return self.place(next(self._headings)[1])

    def run_heading(self, content: Inlines, mark: str = "") -> Markup:
        """The words of a heading."""
        self._in_heading = True
        words = self.run(content, mark)
        self._in_heading = False
        return words

    def former(self, node: object) -> str:
        """The number that a block had in the old text of a comparison, where it has another one now."""
        was = self.changes.former.get(getattr(node, "eid", "")) if self.changes else None
        return former_number(was, getattr(node, "label", ""), getattr(node, "number", ""))

    def run(
        self, content: Inlines, mark: str = "", *, label: str = "", former: str = "", opener: Inlines = ()
    ) -> Markup:
        """The words of a block, after its label or opener; ``mark`` says that a comparison marks the whole block."""
        out: list[str] = []
        if label:
            out.append(f'<span class="label">{escape(label)} </span>')
        if former:
            out.append(f'<span class="former">(was {escape(former)}) </span>')
        if opener:
            self._within(out, '<span class="opener">', opener, "</span> ")
        self._all(out, content)
        words = "".join(out)
        element = _ELEMENTS.get(mark)
        return Markup(f"<{element}>{words}</{element}>" if element and words else words)

    def remark(self, comments: Iterable[Comment]) -> Markup:
        """Keeps comments on a block, to be printed with those on words within it; prints nothing itself."""
        self._comments += comments
        return Markup()

    def remarks(self) -> list[tuple[int, Comment]]:
        """The comments kept since the last time, each with its number."""
        first = self._comments_made + 1
        found, self._comments = self._comments, []
        self._comments_made += len(found)
        return list(enumerate(found, first))

    def _all(self, out: list[str], content: Inlines) -> None:
        for node in content:
            if isinstance(node, Text):
                out.append(str(escape(node.text)))
            else:
                self._node(out, node)

    def _within(self, out: list[str], opening: str, content: Inlines, closing: str) -> None:
        out.append(opening)
        self._all(out, content)
        out.append(closing)

    def _node(self, out: list[str], node: Inline) -> None:
        match node:
            case TermUse(term, words):
                out.append(self._term(term, words))
            case CrossReference():
                out.append(self._reference(node))
            case Bracket(text):
                out.append(f'<span class="bracket">{escape(text)}</span>')
            case Emphasis(content):
                self._within(out, "<em>", content, "</em>")
            case DefinedTerm(term, content):
                own = "" if term in self._defined else f' id="term-{escape(term)}"'
                self._defined.add(term)
                self._within(out, f"<dfn{own}>", content, "</dfn>")
            case Blank(description):
                out.append(f'<span class="blank">{escape(blank_words(description))}</span>')
            case Bracketed():
                self._bracketed(out, node)
            case Footnote(content, number):
                self._note(out, content, number)
            case Inserted(content):
                self._within(out, "<ins>", content, "</ins>")
            case Deleted(content):
                self._within(out, "<del>", content, "</del>")
            case _:
                raise TypeError(f"{type(node).__name__} is notation and was not resolved before writing")

    def _term(self, term: str, words: str) -> str:
        if term not in self._definitions:
            return f'<span class="term">{escape(words)}</span>'
        return f'<a class="term" href="#term-{escape(term)}">{escape(words)}</a>'

    def _reference(self, node: CrossReference) -> str:
        out = []
        for piece in linked_pieces(node, self._anchors):
            if piece.eid:
                words = "".join(_unbroken(part) for part in piece.parts)
                out.append(f'<a class="reference" href="#{escape(piece.eid)}">{escape(words)}</a>')
            else:
                out += (str(escape(part.text)) for part in piece.parts)
        return "".join(out)

    def _bracketed(self, out: list[str], node: Bracketed) -> None:
        self.remark((node.comment,) if node.comment else ())
        for i, (alternative, proposer) in enumerate(zip(node.alternatives, node.proposers, strict=True)):
            opening, closing = brackets(proposer)
            out.append(" " if i else "")
            start = f'<span class="bracketed"><span class="bracket">{escape(opening)}</span>'
            self._within(out, start, alternative, f'<span class="bracket">{escape(closing)}</span></span>')

    def _note(self, out: list[str], content: Inlines, number: int) -> None:
        """The call and, in its place, the note: each leads to the other."""
        name = str(number)
        while name in self._notes:
            name += "-"
        self._notes.add(name)
        role = "" if self._in_heading else ' role="note"'  # HTML forbids the role within headings
        out.append(
            f'<a class="note-call" id="call-{name}" href="#note-{name}" role="doc-noteref">{number}</a>'
            f'<span class="note" id="note-{name}"{role}>'
            f'<a class="note-number" href="#call-{name}" aria-label="{number}, back to the text">{number}</a> '
        )
        self._all(out, content)
        out.append("</span>")


def _unbroken(part: Text | NumberReference) -> str:
    """The words of a reference; "article" and its number stay in one line."""
    return part.text.replace(" ", "\N{NO-BREAK SPACE}") if isinstance(part, NumberReference) else part.text
