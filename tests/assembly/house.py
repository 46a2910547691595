"""A small library of a test's own, written as clause files, and the drafts made from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent, indent

from drafter import pipeline
from drafter.assembly.assemble import assemble
from drafter.diagnostics import Diagnostic, Findings, Severity, has_errors
from drafter.library.load import Shelf, load_library, load_profile
from drafter.model.clause import ClauseLibrary
from drafter.model.draft import Draft
from drafter.model.instrument import Alternatives, Annex, Article, Instrument, Paragraph, Provision, Subparagraph
from drafter.model.style import HouseStyle
from drafter.model.walk import nodes, plain_words

STYLES = {name: pipeline.load_style(name) for name in ("un", "coe")}


@dataclass
class House:
    """Clause files in a folder, in the order in which they were written."""

    folder: Path
    ids: dict[str, str] = field(default_factory=dict)

    def clause(self, clause_id: str, text: str, more: str = "", *, heading: str = "", order: int = 0) -> None:
        """Writes a clause; ``more`` is YAML for its other keys."""
        more = dedent(more)
        kind = next((line.split(":")[1].strip() for line in more.splitlines() if line.startswith("kind:")), "article")
        self.ids[clause_id] = kind
        lines = [f"order: {order or len(self.ids) * 10}", "summary: A clause of a test."]
        if kind in ("article", "annex"):
            lines.append(
                f'heading: "{heading or clause_id.rsplit(".", maxsplit=1)[-1].replace("-", " ").capitalize()}"'
            )
        lines += ["text: |", indent(dedent(text).strip("\n"), "  "), more]
        self.write(f"{clause_id.replace('.', '/')}.yaml", "\n".join(lines))

    def write(self, name: str, text: str) -> Path:
        """Writes a file of the library, or a profile."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).strip("\n") + "\n", encoding="utf-8")
        return path

    def library(self) -> ClauseLibrary:
        """The library as it stands; a fault in it is a fault of the test."""
        library, found = self.try_library()
        assert not has_errors(found), found
        return library

    def try_library(self) -> tuple[ClauseLibrary, list[Diagnostic]]:
        """The library with everything found wrong with it."""
        groups = dict.fromkeys(clause_id.split(".")[0] for clause_id in self.ids)
        self.write(
            "groups.yaml", "\n".join(f"- {{id: {g}, heading: {g.capitalize()}, summary: A group.}}" for g in groups)
        )
        self.write("VERSION", "1")
        findings = Findings()
        return load_library([Shelf(self.folder, "house")], findings), findings.items

    def draft(
        self,
        profile: str = "",
        *,
        face: str = "clean",
        style: str | HouseStyle = "un",
        settings: tuple[str, ...] = (),
        library: ClauseLibrary | None = None,
    ) -> Draft:
        """A draft; where the profile does not say of what, of all clauses in one part without heading."""
        profile = dedent(profile)
        lines = ["title: Convention on Examples", "kind: convention"]
        if not any(line.startswith("parts:") for line in profile.splitlines()):
            articles = [clause_id for clause_id, kind in self.ids.items() if kind == "article"]
            lines.append(f"parts: [{{select: [{', '.join(articles)}]}}]")
        given = {line.split(":")[0] for line in profile.splitlines()}
        path = self.write("profile.yaml", "\n".join([*(ln for ln in lines if ln.split(":")[0] not in given), profile]))
        findings = Findings()
        read = load_profile(str(path), [self.folder], findings, settings)
        assert read is not None
        assert not has_errors(findings.items), findings.items
        path.unlink()
        used = STYLES[style] if isinstance(style, str) else style
        return assemble(library or self.library(), read, used, face)

    def sound(self, profile: str = "", **how: object) -> Draft:
        """A draft that must be without error."""
        draft = self.draft(profile, **how)  # type: ignore[arg-type]
        assert not has_errors(draft.diagnostics), draft.diagnostics
        return draft

    def lines(self, clause_id: str, profile: str = "", **how: object) -> list[str]:
        """The lines of one article of a draft without error."""
        return lines_of(article(self.sound(profile, **how), clause_id))


def article(draft: Draft, clause_id: str) -> Article | Annex:
    """The article or annex that a clause became."""
    return next(n for n in nodes(draft.instrument) if isinstance(n, Article | Annex) and n.clause_id == clause_id)


def articles(instrument: Instrument) -> list[str]:
    """The ids of the clauses of the body, in their order."""
    return [node.clause_id for part in instrument.body for node in nodes(part) if isinstance(node, Article)]


def lines_of(unit: Article | Annex) -> list[str]:
    """What an article prints: label and words, items indented by two blanks a level."""
    return [line for node in unit.content for line in _provision(node, 0)]


def _provision(node: Provision, depth: int) -> list[str]:
    if isinstance(node, Paragraph):
        return _block(node, depth)
    found = []
    for text in node.texts:
        by = f" ({text.proposer})" if text.proposer else ""
        found.append(f"<{text.label}{by}>")
        found += [line for paragraph in text.paragraphs for line in _block(paragraph, depth + 1)]
    return found


def _block(block: Paragraph | Subparagraph, depth: int) -> list[str]:
    margin = "  " * depth
    label = f"{block.label} " if block.label else ""
    found = [f"{margin}{label}{plain_words(block.chapeau, footnotes=True)}".rstrip()]
    for item in block.subparagraphs:
        found += _block(item, depth + 1)
    if block.closing_words:
        found.append(margin + plain_words(block.closing_words, footnotes=True))
    return found


def open_alternatives(draft: Draft, clause_id: str) -> list[Alternatives]:
    """The whole-paragraph alternatives that are open in an article."""
    return [node for node in article(draft, clause_id).content if isinstance(node, Alternatives)]


def codes(draft: Draft, severity: Severity = Severity.ERROR) -> list[str]:
    """The codes of the diagnostics of one severity."""
    return [found.code for found in draft.diagnostics if found.severity is severity]


def message(draft: Draft, code: str) -> str:
    """The message of the one diagnostic of a code."""
    found = [d for d in draft.diagnostics if d.code == code]
    assert len(found) == 1, draft.diagnostics
    return found[0].message
