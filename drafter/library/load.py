"""Folders of files to a :class:`ClauseLibrary`, a :class:`Profile`, a :class:`HouseStyle`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from drafter.diagnostics import Findings, SourceSpan, did_you_mean, lines_of
from drafter.library.clause_records import read_clause
from drafter.library.fields import NAME
from drafter.library.names import Locate, check_names
from drafter.library.profile_records import read_profile
from drafter.library.register_records import read_authorities, read_groups, read_paper, read_terms
from drafter.library.style_records import read_style
from drafter.library.yaml_source import Node, read_text_file, read_yaml
from drafter.model.clause import Authority, Clause, ClauseLibrary, Group, PaperRow, Term
from drafter.model.profile import Profile
from drafter.model.style import HouseStyle

VERSION_FILE = "VERSION"
MOST_FILES = 5000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of clauses and the name its files are called by in messages."""

    folder: Path
    shown: str


def load_library(shelves: Sequence[Shelf], findings: Findings) -> ClauseLibrary:
    """The shipped clauses and any packs over them; a later file of the same id replaces the earlier, openly."""
    groups: dict[str, Group] = {}
    terms: dict[str, Term] = {}
    authorities: dict[str, Authority] = {}
    paper: dict[str, PaperRow] = {}
    clauses: dict[str, Clause] = {}
    version = ""
    for shelf in shelves:
        version = version or _version(shelf)
        groups.update(_register(shelf, "groups.yaml", read_groups, findings))
        terms.update(_register(shelf, "terms.yaml", read_terms, findings))
        authorities.update(_register(shelf, "authorities.yaml", read_authorities, findings))
        paper.update(_register(shelf, "paper.yaml", read_paper, findings))
        for clause in _clauses(shelf, findings):
            if clause.id in clauses:
                findings.info("clause-overridden", f"'{clause.id}' replaces the clause of the same id", clause.span)
            clauses[clause.id] = clause
    library = ClauseLibrary(version, groups, clauses, terms, _forms(terms, findings), authorities, paper)
    check_names(library, findings, _locator(shelves))
    return library


def _locator(shelves: Sequence[Shelf]) -> Locate:
    """Finds words in the files of the shelves. Files are read again, which is paid only where there is a fault."""

    def locate(span: SourceSpan, words: str, after: str) -> SourceSpan:
        for shelf in shelves:
            if span.file.startswith(f"{shelf.shown}/"):
                path = shelf.folder / span.file.removeprefix(f"{shelf.shown}/")
                text = read_text_file(path, span.file, Findings()) or ""
                lines = lines_of(text)[span.line - 1 :]
                whole = rf"(?<![\w-]){re.escape(words)}(?![\w-])"
                for pattern in (f"{after}({whole})", f"({whole})"):
                    for number, line in enumerate(lines, start=span.line):
                        found = re.search(pattern, line)
                        if found:
                            return SourceSpan(span.file, number, found.start(1) + 1, len(words))
        return span

    return locate


def _version(shelf: Shelf) -> str:
    path = shelf.folder / VERSION_FILE
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def _register(
    shelf: Shelf, name: str, read: Callable[[Node, Findings], dict[str, T]], findings: Findings
) -> dict[str, T]:
    path = shelf.folder / name
    if not path.is_file():
        return {}
    text = read_text_file(path, f"{shelf.shown}/{name}", findings)
    root = read_yaml(text, f"{shelf.shown}/{name}", findings) if text is not None else None
    return read(root, findings) if root is not None else {}


def _clauses(shelf: Shelf, findings: Findings) -> Iterable[Clause]:
    if not shelf.folder.is_dir():
        hint = "name a folder that holds a folder for each group of clauses"
        findings.error("file-unreadable", f"there is no folder {shelf.shown}", hint=hint)
        return
    paths = sorted(p for p in shelf.folder.rglob("*.yaml") if p.parent != shelf.folder)
    if len(paths) > MOST_FILES:
        findings.error("file-unreadable", f"{shelf.shown} holds more than {MOST_FILES:,} clause files")
        return
    for path in paths:
        relative = path.relative_to(shelf.folder)
        shown = f"{shelf.shown}/{relative.as_posix()}"
        clause_id = ".".join(relative.with_suffix("").parts)
        if path.is_symlink() or not all(NAME.fullmatch(part) for part in relative.with_suffix("").parts):
            findings.error(
                "wrong-value",
                f"'{relative.as_posix()}' cannot be a clause file",
                SourceSpan(shown, 1, 1),
                "name it group/clause.yaml in lower-case words joined by hyphens",
            )
            continue
        text = read_text_file(path, shown, findings)
        root = read_yaml(text, shown, findings) if text is not None else None
        clause = read_clause(root, clause_id, text or "", findings) if root is not None else None
        if clause is not None:
            yield clause


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

    def find(wanted: str, named_at: SourceSpan | None, beside: str, found: Findings) -> tuple[str, str] | None:
        path = profile_path(wanted, folders, Path(beside).parent)
        if path is None:
            hint = _profile_hint(wanted, Path(beside).parent, profile_names(folders))
            found.error("unknown-profile", f"there is no profile '{wanted}'", named_at, hint)
            return None
        shown = str(path) if is_path(wanted) else f"profiles/{path.name}"
        text = read_text_file(path, shown, found)
        return None if text is None else (text, shown)

    return read_profile(name, find, findings, tuple(settings))


def _profile_hint(wanted: str, beside: Path, known: Sequence[str]) -> str:
    """What to write for a profile that was not found: the file of that name, a name like it, or what there is."""
    if is_path(wanted):
        there = (path.name for path in (beside / wanted).parent.glob("*.yaml"))
        near = did_you_mean(Path(wanted).name, there)
        return near or "a path is read from the folder of the file it stands in, then from where drafter was started"
    if (beside / f"{wanted}.yaml").is_file():
        return f"write '{wanted}.yaml' for the file"
    return did_you_mean(wanted, known) or f"shipped profiles are {', '.join(known)}"


def is_path(name: str) -> bool:
    """Whether a profile is named by its file and not by the name of a shipped one."""
    return name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name


def profile_path(name: str, folders: Sequence[Path], beside: Path | None = None) -> Path | None:
    """Where a profile lies: a path from ``beside`` or from here, a bare name in ``folders``."""
    if is_path(name):
        paths = (beside / name, Path(name)) if beside else (Path(name),)
        return next((path for path in paths if path.is_file()), None)
    return next((f / f"{name}.yaml" for f in folders if (f / f"{name}.yaml").is_file()), None)


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
    text = read_text_file(folder / f"{name}.yaml", shown, findings)
    root = read_yaml(text, shown, findings) if text is not None else None
    return read_style(root, name, findings) if root is not None else None


def style_names(folder: Path) -> tuple[str, ...]:
    """The house styles that lie in a folder."""
    return tuple(sorted(p.stem for p in folder.glob("*.yaml")))
