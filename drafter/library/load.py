"""Folders of files to a :class:`ClauseLibrary`, a :class:`Profile`, a :class:`HouseStyle`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from drafter.diagnostics import Findings, SourceSpan, did_you_mean
from drafter.library.clause_records import read_clause
from drafter.library.fields import NAME
from drafter.library.files import is_there, read_text_file
from drafter.library.names import check_names
from drafter.library.profile_merge import FindProfile, ProfileFile, load_merged
from drafter.library.profile_records import read_profile
from drafter.library.register_records import read_authorities, read_groups, read_paper, read_terms
from drafter.library.style_records import read_style
from drafter.library.yaml_source import Node, read_yaml
from drafter.model.clause import Authority, Clause, ClauseLibrary, Group, PaperRow, Term
from drafter.model.profile import Profile
from drafter.model.style import HouseStyle
from drafter.model.values import CONTROL, is_day

VERSION_FILE, RELEASED_FILE = "VERSION", "RELEASED"
REGISTERS = ("authorities.yaml", "groups.yaml", "paper.yaml", "terms.yaml")
MOST_FILES = 5000

T = TypeVar("T")

KnownClauses = dict[tuple[Path, str], Clause]
"""Clauses that were read before and are sound, by their file and what it says."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of clauses and the name its files are called by in messages."""

    folder: Path
    shown: str


def load_library(shelves: Sequence[Shelf], findings: Findings, known: KnownClauses | None = None) -> ClauseLibrary:
    """The shipped clauses and any packs over them; a later file of the same id replaces the earlier, openly.

    Clauses in ``known`` are not read again where their files say the same as before; sound ones are added to it.
    """
    known = {} if known is None else known
    groups: dict[str, Group] = {}
    terms: dict[str, Term] = {}
    authorities: dict[str, Authority] = {}
    paper: dict[str, PaperRow] = {}
    clauses: dict[str, Clause] = {}
    version = released = ""
    for shelf in shelves:
        version = version or _line(shelf, VERSION_FILE, findings)
        released = released or _released(shelf, findings)
        _lay_over(groups, _register(shelf, "groups.yaml", read_groups, findings), "group", findings)
        _lay_over(terms, _register(shelf, "terms.yaml", read_terms, findings), "term", findings)
        own = _register(shelf, "authorities.yaml", read_authorities, findings)
        _lay_over(authorities, own, "authority", findings)
        paper.update(_register(shelf, "paper.yaml", read_paper, findings))
        _lay_over(clauses, {clause.id: clause for clause in _clauses(shelf, findings, known)}, "clause", findings)
    library = ClauseLibrary(version, groups, clauses, terms, _forms(terms, findings), authorities, paper, released)
    check_names(library, findings)
    return library


P = TypeVar("P", Group, Term, Authority, Clause)


def _lay_over(base: dict[str, P], over: Mapping[str, P], what: str, findings: Findings) -> None:
    """Puts what a shelf holds over what the shelves before it hold, and tells what it replaces."""
    for name, member in over.items():
        if name in base:
            findings.info("clause-overridden", f"'{name}' replaces the {what} of the same id", member.span)
        base[name] = member


def _line(shelf: Shelf, name: str, findings: Findings) -> str:
    path = shelf.folder / name
    if not is_there(path):
        return ""
    return " ".join((read_text_file(path, f"{shelf.shown}/{name}", findings) or "").split())


def _released(shelf: Shelf, findings: Findings) -> str:
    """The day on which a shelf was released, as Akoma Ntoso dates a draft that has no date of its own."""
    day = _line(shelf, RELEASED_FILE, findings)
    if day and not is_day(day):
        span = SourceSpan(f"{shelf.shown}/{RELEASED_FILE}", 1, 1)
        findings.error("wrong-value", f"'{day}' is no day of the calendar", span, "write it as 2026-05-31")
        return ""
    return day


def _register(
    shelf: Shelf, name: str, read: Callable[[Node, Findings], dict[str, T]], findings: Findings
) -> dict[str, T]:
    path = shelf.folder / name
    if not is_there(path):
        return {}
    shown = f"{shelf.shown}/{name}"
    text = read_text_file(path, shown, findings)
    root = read_yaml(text, shown, findings, path) if text is not None else None
    return read(root, findings) if root is not None else {}


def _clauses(shelf: Shelf, findings: Findings, known: KnownClauses) -> Iterator[Clause]:
    if not shelf.folder.is_dir():
        hint = "name a folder that holds a folder for each group of clauses"
        findings.error("file-unreadable", f"there is no folder {shelf.shown}", hint=hint)
        return
    paths = sorted(islice(_yaml_files(shelf.folder), MOST_FILES + 1))
    if len(paths) > MOST_FILES:
        findings.error("file-unreadable", f"{shelf.shown} holds more than {MOST_FILES:,} clause files")
        return
    for path in paths:
        relative = path.relative_to(shelf.folder)
        shown = f"{shelf.shown}/{relative.as_posix()}"
        if len(relative.parts) == 1 and path.name in REGISTERS:
            continue
        if len(relative.parts) == 1 or path.suffix != ".yaml":
            hint = f"a clause lies in a folder, as group/clause.yaml; beside the folders lie {', '.join(REGISTERS)}"
            message = f"'{relative.as_posix()}' has no place in a clause pack and is not read"
            findings.warning("file-not-read", message, SourceSpan(shown, 1, 1), hint)
            continue
        if not all(NAME.fullmatch(part) for part in relative.with_suffix("").parts):
            findings.error(
                "wrong-value",
                f"'{relative.as_posix()}' cannot be a clause file",
                SourceSpan(shown, 1, 1),
                "name it group/clause.yaml in lower-case words joined by hyphens",
            )
            continue
        text = read_text_file(path, shown, findings)
        if text is None:
            continue
        clause = known.get((path, text))
        if clause is None:
            before = len(findings.items)
            root = read_yaml(text, shown, findings, path)
            clause_id = ".".join(relative.with_suffix("").parts)
            clause = read_clause(root, clause_id, text, findings) if root is not None else None
            if clause is not None and len(findings.items) == before:
                known[path, text] = clause
        if clause is not None:
            yield clause


def _yaml_files(folder: Path) -> Iterator[Path]:
    """What is named as a YAML file, by either ending; what begins with a dot belongs to other tools."""
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in (".yaml", ".yml") and not hidden:
            yield path


def _forms(terms: dict[str, Term], findings: Findings) -> dict[str, tuple[str, str]]:
    """Every form of every term, in lower case, to the term and the number (singular, plural)."""
    forms: dict[str, tuple[str, str]] = {}
    for term in terms.values():
        for variant in term.variants.values():
            for number, form in (("singular", variant.singular), ("plural", variant.plural)):
                key = form.casefold()
                if key and forms.get(key, (term.id, ""))[0] != term.id:
                    findings.error(
                        "duplicate-name",
                        f"'{form}' is already a form of the term '{forms[key][0]}'",
                        term.span,
                        "give one of the two other words",
                    )
                if key:
                    forms.setdefault(key, (term.id, number))
    return forms


def load_profile(
    name: str, folders: Sequence[Path], findings: Findings, settings: Sequence[str] = ()
) -> Profile | None:
    """A shipped profile by name, or a file by path, with what it extends and ``settings`` over it."""
    return read_profile(name, _finder(folders), findings, tuple(settings))


def profile_files(name: str, folders: Sequence[Path]) -> tuple[Path, ...]:
    """Where a profile lies and all that it extends, as far as they are there."""
    met = []
    find = _finder(folders)

    def noting(wanted: str, named_at: SourceSpan | None, beside: Path | None, found: Findings) -> ProfileFile | None:
        file = find(wanted, named_at, beside, found)
        if file is not None:
            met.append(file.path)
        return file

    load_merged(name, noting, Findings())
    return tuple(met)


def _finder(folders: Sequence[Path]) -> FindProfile:
    """From a profile's name or path to its file, shipped profiles lying in ``folders``."""

    def find(wanted: str, named_at: SourceSpan | None, beside: Path | None, found: Findings) -> ProfileFile | None:
        path = None if CONTROL.search(wanted) else profile_path(wanted, folders, beside)
        if path is None:
            hint = _profile_hint(wanted, beside or Path(), profile_names(folders))
            shown = CONTROL.sub("\N{REPLACEMENT CHARACTER}", wanted)
            found.error("unknown-profile", f"there is no profile '{shown}'", named_at, hint)
            return None
        shown = str(path) if is_path(wanted) else f"profiles/{path.name}"
        text = read_text_file(path, shown, found, links=True)
        return None if text is None else ProfileFile(text, shown, path)

    return find


def _profile_hint(wanted: str, beside: Path, known: Sequence[str]) -> str:
    """What to write for a profile that was not found: the file of that name, a name like it, or what there is."""
    if is_path(wanted):
        there = () if CONTROL.search(wanted) else (path.name for path in (beside / wanted).parent.glob("*.yaml"))
        near = did_you_mean(Path(wanted).name, there)
        return near or "a path is read from the folder of the file it stands in, then from where drafter was started"
    if is_there(beside / f"{wanted}.yaml"):
        return f"write '{wanted}.yaml' for the file"
    return did_you_mean(wanted, known) or f"shipped profiles are {', '.join(known)}"


def is_path(name: str) -> bool:
    """Whether a profile is named by its file and not by the name of a shipped one."""
    return name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name


def profile_path(name: str, folders: Sequence[Path], beside: Path | None = None) -> Path | None:
    """Where a profile lies: a path from ``beside`` or from here, a bare name in ``folders``."""
    if is_path(name):
        paths = [beside / name, Path(name)] if beside else [Path(name)]
    else:
        paths = [folder / f"{name}.yaml" for folder in folders]
    return next((path for path in paths if is_there(path)), None)


def profile_names(folders: Sequence[Path]) -> tuple[str, ...]:
    """The names of the profiles that lie in ``folders``."""
    return tuple(sorted({p.stem for folder in folders for p in folder.glob("*.yaml")}))


def load_style(name: str, folder: Path, span: SourceSpan | None, findings: Findings) -> HouseStyle | None:
    """A house style by name."""
    names = style_names(folder)
    if name not in names:
        hint = did_you_mean(name, names) or f"house styles are {', '.join(names)}"
        findings.error("unknown-style", f"there is no house style '{name}'", span, hint)
        if not names:
            return None
        name = names[-1]  # any will do: it only lets the rest of the profile be checked in the same run
    shown = f"templates/styles/{name}.yaml"
    path = folder / f"{name}.yaml"
    text = read_text_file(path, shown, findings)
    root = read_yaml(text, shown, findings, path) if text is not None else None
    return read_style(root, name, findings) if root is not None else None


def style_names(folder: Path) -> tuple[str, ...]:
    """The house styles that lie in a folder."""
    return tuple(sorted(p.stem for p in folder.glob("*.yaml")))
