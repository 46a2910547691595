"""Synthetic conventions of a given length, made of the shipped clauses, and the yardsticks' scripts."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from drafter.model.inline import Inlines
from drafter.model.instrument import Instrument, Paragraph, Subparagraph
from drafter.model.walk import nodes, plain_words
from drafter.pipeline import try_draft, try_library

PLAIN_SCRIPT = """\
import json, sys
from docx import Document

document = Document()
for text, style in json.load(open(sys.argv[1], encoding="utf-8")):
    document.add_paragraph(text, style)
document.save(sys.argv[2])
"""

BARE_TYPER = """\
import typer

app = typer.Typer()


@app.command()
def build(name: str = "convention", number: int = 1) -> None:
    \"\"\"Builds.\"\"\"


@app.command()
def check(name: str = "convention") -> None:
    \"\"\"Checks.\"\"\"


app()
"""


def synthetic_pack(articles: int, folder: Path) -> Path:
    """A clause pack of ``articles`` clauses whose texts are those of shipped articles, and a profile that takes them.

    Returns the profile. References are taken out, so that any number of copies stands by itself.
    """
    pack = folder / f"pack-{articles}"
    group = pack / "synthetic"
    group.mkdir(parents=True, exist_ok=True)
    (pack / "groups.yaml").write_text(
        "- {id: synthetic, heading: Synthetic provisions, kind: frame}\n", encoding="utf-8"
    )
    sources = _article_texts()
    for number in range(articles):
        heading, text = sources[number % len(sources)]
        record = {
            "heading": f"{heading} {number + 1}",
            "order": str(number),
            "summary": "A copy of a shipped clause, for measuring.",
            "text": text + ("" if number == 0 else f"#. This article applies beside {{ref synthetic.c{number}}}.\n"),
            "authorities": [{"source": "vclt", "at": "art. 31", "relation": "considers", "status": "recalled"}],
        }
        path = group / f"c{number + 1}.yaml"
        path.write_text(yaml.safe_dump(record, sort_keys=False, allow_unicode=True), encoding="utf-8")
    profile = folder / f"synthetic-{articles}.yaml"
    profile.write_text(
        "title: Synthetic convention\nkind: convention\nstyle: un\nparts:\n"
        "  - {heading: Synthetic provisions, select: [synthetic]}\n",
        encoding="utf-8",
    )
    return profile


def _article_texts() -> list[tuple[str, str]]:
    library, _ = try_library()
    draft = try_draft(library, "model-convention").draft
    if draft is None:
        raise RuntimeError("the flagship does not build")
    found = []
    for part in draft.instrument.body:
        for article in getattr(part, "content", ()):
            lines = [line for p in article.content if isinstance(p, Paragraph) for line in _notation(p)]
            found.append((plain_words(article.heading), "\n".join(lines) + "\n"))
    return found


def _notation(paragraph: Paragraph) -> list[str]:
    lines = [f"#. {_plain(paragraph.chapeau)}"]
    lines += [line for item in paragraph.subparagraphs for line in _item(item, 3)]
    return lines + ([f"   {_plain(paragraph.closing_words)}"] if paragraph.closing_words else [])


def _item(item: Subparagraph, indent: int) -> list[str]:
    lines = [f"{' ' * indent}- {_plain(item.chapeau)}"]
    lines += [line for inner in item.subparagraphs for line in _item(inner, indent + 2)]
    return lines + ([f"{' ' * (indent + 2)}{_plain(item.closing_words)}"] if item.closing_words else [])


def _plain(content: Inlines) -> str:
    words = plain_words(content)
    return "".join(f"\\{c}" if c in "\\{}[]*|" else c for c in words)


def plain_paragraphs(instrument: Instrument) -> list[tuple[str, str]]:
    """The paragraphs of a draft as a plain script would add them: text and the name of a built-in style."""
    rows = [(plain_words(instrument.title), "Title")]
    if instrument.preamble:
        rows.append((plain_words(instrument.preamble.opening), "Normal"))
        rows += [(f"{r.opener} {plain_words(r.content)}", "Normal") for r in instrument.preamble.recitals]
        rows.append((plain_words(instrument.preamble.enacting_words), "Normal"))
    for node in nodes(instrument):
        heading = getattr(node, "heading", ())
        if heading:
            level = "Heading 2" if type(node).__name__ == "Article" else "Heading 1"
            rows.append((f"{getattr(node, 'label', '')} {plain_words(heading)}", level))
        elif isinstance(node, Paragraph | Subparagraph):
            style = "Normal" if isinstance(node, Paragraph) else "List Bullet"
            rows.append((f"{node.label} {plain_words(node.chapeau)}", style))
            if node.closing_words:
                rows.append((plain_words(node.closing_words), "Normal"))
    return rows


def write_inputs(folder: Path, lengths: tuple[int, ...]) -> None:
    """Everything the measurements read, under ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plain.py").write_text(PLAIN_SCRIPT, encoding="utf-8")
    (folder / "bare.py").write_text(BARE_TYPER, encoding="utf-8")
    shipped, _ = try_library()
    _write_plain(folder / "flagship.json", try_draft(shipped, "model-convention").draft)
    for length in lengths:
        profile = synthetic_pack(length, folder)
        library, _ = try_library([folder / f"pack-{length}"])
        _write_plain(folder / f"synthetic-{length}.json", try_draft(library, str(profile)).draft)


def _write_plain(path: Path, draft: object) -> None:
    instrument = getattr(draft, "instrument", None)
    if not isinstance(instrument, Instrument):
        raise RuntimeError(f"{path.stem} does not build")
    path.write_text(json.dumps(plain_paragraphs(instrument), ensure_ascii=False), encoding="utf-8")
