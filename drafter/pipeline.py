"""The Python interface: load, draft, check, write. Alone knows the order of things; the command line is one client.

Example:
    >>> import drafter
    >>> library = drafter.load_library()
    >>> draft = drafter.draft(library, drafter.load_profile("model-convention"))
    >>> word_file = drafter.write(draft.instrument, "docx")
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.assembly.assemble import assemble
from drafter.diagnostics import Diagnostic, DraftingError, Findings, has_errors, in_order
from drafter.library.layout import laid_over, places_of
from drafter.library.load import KnownClauses, Shelf, profile_files, profile_names, style_names
from drafter.library.load import load_library as read_library
from drafter.library.load import load_profile as read_profile
from drafter.library.load import load_style as read_style
from drafter.model.clause import ClauseLibrary
from drafter.model.draft import Draft
from drafter.model.instrument import Instrument
from drafter.model.profile import Profile
from drafter.model.recipe import Recipe
from drafter.model.report import Report
from drafter.model.style import HouseStyle
from drafter.model.values import is_day
from drafter.phrasing.recipes import as_profile
from drafter.readers.file import read_file
from drafter.readers.recipe import read_recipe
from drafter.reports.commentary import write_commentary
from drafter.reports.coverage import CoverageRow, cover
from drafter.reports.explanation import Decision, LeftOut, Standing, decisions, left_out, standings
from drafter.reports.side_by_side import write_side_by_side
from drafter.resources import data_folder
from drafter.writers.graph import write_graph
from drafter.writers.registry import WRITERS

if TYPE_CHECKING:
    from drafter.lint.rule import Rule

FLAGSHIP = "model-convention"
BASE_DOCUMENT = "templates/docx/base.docx"
"""What a ministry's own base can start from, as messages call it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What trying to make a draft gave: the draft, unless errors stand among the diagnostics, and its profile."""

    draft: Draft | None
    diagnostics: tuple[Diagnostic, ...]
    profile: Profile | None = None


def shelves(packs: Iterable[Path] = ()) -> tuple[Shelf, ...]:
    """The shipped clauses and the clause packs over them."""
    return (Shelf(data_folder() / "clauses", "clauses"), *(Shelf(pack, str(pack)) for pack in packs))


def profile_folders() -> tuple[Path, ...]:
    """Where shipped profiles lie."""
    return (data_folder() / "profiles",)


def templates_folder() -> Path:
    """Where page shells, style sheets, fonts and house styles lie."""
    return data_folder() / "templates"


def shipped_profiles() -> tuple[str, ...]:
    """The names of the shipped profiles."""
    return profile_names(profile_folders())


def house_styles() -> tuple[str, ...]:
    """The names of the house styles."""
    return style_names(templates_folder() / "styles")


def try_library(
    packs: Iterable[Path] = (), known: KnownClauses | None = None
) -> tuple[ClauseLibrary, tuple[Diagnostic, ...]]:
    """The library and everything that is wrong with it.

    Whoever loads it again and again keeps ``known``, so that only clauses whose files have changed are read anew.
    """
    findings = Findings()
    library = read_library(shelves(packs), findings, known)
    return library, in_order(findings.items)


def try_profile(name: str, settings: Sequence[str] = ()) -> tuple[Profile | None, tuple[Diagnostic, ...]]:
    """A profile by name or path, ``settings`` (``clause.name=value``) over it, and everything that is wrong with it."""
    findings = Findings()
    profile = read_profile(name, profile_folders(), findings, settings)
    return profile, in_order(findings.items)


def files_of_profile(name: str) -> tuple[Path, ...]:
    """The files that a profile is made from: its own, those of what it extends, and those that its style names."""
    profile, _ = try_profile(name)
    named = () if profile is None else (profile.layout.word_base, profile.layout.emblem and profile.layout.emblem.file)
    places = (place for file in named if file for place in places_of(file))
    return (*profile_files(name, profile_folders()), *places)


def try_style(profile: Profile) -> tuple[HouseStyle | None, tuple[Diagnostic, ...]]:
    """The house style a profile names with what it lays over it, and everything that is wrong with either."""
    findings = Findings()
    style = read_style(profile.style.value, templates_folder() / "styles", profile.style.span, findings)
    if style is not None:
        style = laid_over(style, profile.layout, findings)
        _tell_lacking_styles(profile, style, findings)
    return style, in_order(findings.items)


def _tell_lacking_styles(profile: Profile, style: HouseStyle, findings: Findings) -> None:
    """One warning for all styles that a ministry's base lacks."""
    if style.word_base is None or profile.layout.word_base is None:
        return
    from drafter.writers.docx.styles import lacking_styles

    lacking = lacking_styles(style.word_base, templates_folder())
    if lacking:
        count = "a style" if len(lacking) == 1 else f"{len(lacking)} styles"
        named = ", ".join(lacking)
        message = f"'{profile.layout.word_base.value}' lacks {count}, taken from Drafter's own base: {named}"
        hint = f"add them in Word under these names, or start from {BASE_DOCUMENT}, which has all of them"
        findings.warning("base-lacks-styles", message, profile.layout.word_base.span, hint)


def try_draft(library: ClauseLibrary, name: str, settings: Sequence[str] = (), face: str = "") -> Outcome:
    """A draft from a profile, with all diagnostics of profile, style and assembly at once.

    An empty ``face`` is the one the profile names.
    """
    profile, found = try_profile(name, settings)
    if profile is None:
        return Outcome(None, found)
    style, more = try_style(profile)
    found = (*found, *more)
    if style is None:
        return Outcome(None, in_order(found))
    draft_ = assemble(library, profile, style, face or profile.face)
    found = in_order((*found, *draft_.diagnostics))
    return Outcome(None if has_errors(found) else draft_, found, profile)


def try_check(library: ClauseLibrary, name: str, settings: Sequence[str] = (), face: str = "") -> Outcome:
    """A draft from a profile with all diagnostics of it, those of the rules of drafting among them."""
    from drafter.checking import examined_draft

    outcome = try_draft(library, name, settings, face)
    if outcome.draft is None or outcome.profile is None:
        return outcome
    own = not settings and face in ("", outcome.profile.face)
    remarks = examined_draft(outcome.draft, library, outcome.profile, as_it_stands=own)
    found = (*outcome.diagnostics, *remarks)
    return Outcome(outcome.draft, in_order(found), outcome.profile)


def try_check_library(packs: Iterable[Path] = ()) -> tuple[ClauseLibrary, tuple[Diagnostic, ...]]:
    """The library and everything that is wrong with it, with what its clauses allow to stand."""
    from drafter.checking import faulty_allowances

    library, found = try_library(packs)
    return library, in_order((*found, *faulty_allowances(library)))


def try_check_text(path: Path, style: str = "") -> tuple[Diagnostic, ...]:
    """What the rules of drafting find in a file of plain text or Markdown, read as one of a house style.

    ``style`` is empty for the style that the file names, or the usual one.
    """
    from drafter.checking import examined_text

    findings = Findings()
    styles = templates_folder() / "styles"
    found = examined_text(path, lambda name: read_style(style or name, styles, None, findings), findings)
    return in_order((*findings.items, *found))


def rules() -> tuple[Rule, ...]:
    """The rules of drafting, in their order."""
    from drafter.lint.rules import RULES

    return RULES


def try_schema(what: str, packs: Iterable[Path] = ()) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """The form of a file, ``profile`` or ``clause``, as JSON Schema of draft 2020-12, and what is wrong with the packs.

    Raises:
        KeyError: for another kind of file.
    """
    from drafter.library.schemas.clause import clause_schema
    from drafter.library.schemas.profile import profile_schema

    library, found = try_library(packs)
    known_rules = {rule.code: (rule.title, rule.says) for rule in rules()}
    if what == "clause":
        return clause_schema(library, known_rules), found
    if what != "profile":
        raise KeyError(what)
    styles = {name: (style.title, style.description) for name in house_styles() for style in [load_style(name)]}
    profiles = {name: (name, profile.title) for name in shipped_profiles() for profile in [load_profile(name)]}
    return profile_schema(library, styles, profiles, known_rules), found


def schema(what: str, packs: Iterable[Path] = ()) -> dict[str, Any]:
    """The form of a file, ``profile`` or ``clause``, as JSON Schema of draft 2020-12.

    Raises:
        DraftingError: where a pack has errors.
        KeyError: for another kind of file.
    """
    made, found = try_schema(what, packs)
    _raise_errors(found)
    return made


def try_recipe(path: Path) -> tuple[Recipe | None, tuple[Diagnostic, ...]]:
    """The recipe a built file carries, and everything that is wrong with the file."""
    findings = Findings()
    found = read_recipe(path, findings)
    return found, in_order(findings.items)


def try_read(path: Path) -> tuple[Instrument | None, tuple[Diagnostic, ...]]:
    """The instrument in a file that ``drafter build`` wrote as Markdown, and every passage that has no place in it."""
    findings = Findings()
    styles = templates_folder() / "styles"
    found = read_file(path, lambda name: read_style(name, styles, None, findings), findings)
    return found, in_order(findings.items)


def recipe_as_profile(carried: Recipe) -> str:
    """A recipe as the text of a profile, with comment lines that say what it is and how it is used."""
    return as_profile(carried)


def compare(old: Instrument, new: Instrument, author: str = "", date: str = "") -> Instrument:
    """The new text with all that differs from the old one marked, word by word: a redline, for any writer.

    ``author`` and ``date`` (``2026-05-01``) sign the changes; where they are empty, those of the new draft do.

    Raises:
        ValueError: for a date that is no day of the calendar.
    """
    if date and not is_day(date):
        raise ValueError(f"'{date}' is no day of the calendar written as 2026-05-31")
    from drafter.comparison.merge import redline

    return redline(old, new, author, date)


def side_by_side(old: Instrument, new: Instrument, author: str = "", date: str = "") -> Report:
    """The two texts in two columns, row by row what answers to one another, with all that differs marked.

    ``author`` and ``date`` (``2026-05-01``) sign the changes; where they are empty, those of the new draft do.

    Raises:
        ValueError: for a date that is no day of the calendar.
    """
    return write_side_by_side(compare(old, new, author, date))


def explain(
    draft_: Draft, library: ClauseLibrary, profile: Profile
) -> tuple[tuple[Standing, ...], tuple[LeftOut, ...]]:
    """Why each clause of a draft stands in it, and what was left out and why."""
    return standings(draft_), left_out(draft_, library, profile)


def commentary(draft_: Draft, library: ClauseLibrary, profile: Profile) -> Report:
    """The explanatory report on a draft, article by article."""
    return write_commentary(draft_, library, profile)


def graph(draft_: Draft, library: ClauseLibrary) -> str:
    """The clauses of a draft and the rules between them, as an SVG picture."""
    return write_graph(draft_, library)


def explain_clause(library: ClauseLibrary, profile: Profile, clause_id: str) -> tuple[Decision, ...]:
    """How the choices, passages and values of one clause were decided."""
    return decisions(library.clauses[clause_id], profile)


def paper_coverage(library: ClauseLibrary) -> tuple[CoverageRow, ...]:
    """The rows of the paper against the clauses that answer them and the shipped profiles that reach those."""
    selections: dict[str, frozenset[str]] = {}
    for name in shipped_profiles():
        outcome = try_draft(library, name, face="options")
        if outcome.draft:
            selections[name] = frozenset(outcome.draft.reasons)
    return cover(library, selections)


def load_library(packs: Iterable[Path] = ()) -> ClauseLibrary:
    """The clause library, with clause packs over it.

    Raises:
        DraftingError: with every fault found.
    """
    library, found = try_library(packs)
    _raise_errors(found)
    return library


def load_profile(name: str, settings: Sequence[str] = ()) -> Profile:
    """A shipped profile by name, or a file by path.

    Raises:
        DraftingError: with every fault found.
    """
    profile, found = try_profile(name, settings)
    _raise_errors(found)
    if profile is None:
        raise DraftingError(found)
    return profile


def load_style(name: str) -> HouseStyle:
    """A house style by name.

    Raises:
        DraftingError: where there is none, or it is faulty.
    """
    findings = Findings()
    style = read_style(name, templates_folder() / "styles", None, findings)
    _raise_errors(findings.items)
    if style is None:
        raise DraftingError(findings.items)
    return style


def draft(library: ClauseLibrary, profile: Profile, face: str = "") -> Draft:
    """The draft a profile describes; ``face`` is one of the three, or empty for the profile's own.

    Raises:
        DraftingError: with every fault found.
    """
    style, found = try_style(profile)
    _raise_errors(found)
    if style is None:
        raise DraftingError(found)
    made = assemble(library, profile, style, face or profile.face)
    _raise_errors(made.diagnostics)
    return made


def check(name: str, packs: Iterable[Path] = (), settings: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the library and of one profile, those of the rules of drafting among them."""
    library, found = try_check_library(packs)
    return in_order((*found, *try_check(library, name, settings).diagnostics))


def recipe(path: str | Path) -> str:
    """The profile inside a built file, resolved, as a text from which the same files can be built again.

    It begins with comment lines that name the draft, the file to keep it in, and the command. The file may be of any
    format that Drafter writes, and may have been edited and saved since.

    Raises:
        DraftingError: where it cannot be read, carries no recipe, or one that is damaged or of a newer form.
    """
    carried, found = try_recipe(Path(path))
    if carried is None:
        raise DraftingError(found)
    return as_profile(carried)


def read(path: str | Path) -> Instrument:
    """The instrument in a file that ``drafter build`` wrote, edited since or not: in Markdown, and in no other format.

    What Markdown does not carry is told in :func:`drafter.readers.markdown.read_markdown`. :func:`try_read` gives the
    passages that have no place in the instrument as well.

    Raises:
        DraftingError: where it cannot be read, or is no Markdown.
    """
    found, diagnostics = try_read(Path(path))
    _raise_errors(diagnostics)
    if found is None:
        raise DraftingError(diagnostics)
    return found


def write(document: Instrument | Report, format_: str) -> bytes:
    """The document in a format of :data:`drafter.writers.registry.WRITERS`.

    Raises:
        KeyError: for a format there is none of.
    """
    return WRITERS[format_].write(document, templates_folder())


def _raise_errors(found: Iterable[Diagnostic]) -> None:
    diagnostics = tuple(found)
    if has_errors(diagnostics):
        raise DraftingError(diagnostics)
