"""``drafter check``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from drafter.cli.report import CLEAN, exit_code, print_diagnostics, print_json, usage_error
from drafter.diagnostics import CODES, Diagnostic, Severity, did_you_mean, has_errors, in_order
from drafter.lint.rule import Rule
from drafter.model.draft import FACES
from drafter.pipeline import (
    house_styles,
    rules,
    shipped_profiles,
    try_check,
    try_check_library,
    try_check_text,
    try_draft,
)

FORMATS = ("text", "json", "sarif")
TEXTS = (".txt", ".md")
"""The endings of files that are read as the text of an instrument, and not as a profile."""
ALL_RULES = "rules"


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What the command line asks for: the library alone, or profiles with settings over them, and texts."""

    profiles: tuple[str, ...] = ()
    library: bool = False
    packs: tuple[Path, ...] = ()
    settings: tuple[str, ...] = ()
    face: str = ""
    output: str = "text"
    strict: bool = False
    everything: bool = False
    explain: str = ""
    style: str = ""


def run_check(asked: CheckRequest) -> int:
    """Collects every diagnostic of the library, the profiles and the texts, and prints them all."""
    if asked.explain:
        return _explain(asked.explain)
    wrong = _wrong_usage(asked)
    if wrong:
        return usage_error(wrong)
    # Elsewhere --library takes a folder; who writes it so here means the same, and the folder arrives as an argument.
    folders = tuple(Path(name) for name in asked.profiles if Path(name).is_dir())
    texts = tuple(name for name in asked.profiles if _is_text(name))
    named = tuple(name for name in asked.profiles if not Path(name).is_dir() and name not in texts)
    checked: list[str] = []
    found: list[Diagnostic] = []
    if named or asked.library or folders or not texts:
        library, of_library = try_check_library((*asked.packs, *folders))
        profiles = named or (() if asked.library or texts else shipped_profiles())
        checked += [f"{len(library.clauses)} clauses", *profiles]
        found += of_library
        examined = try_draft if has_errors(of_library) else try_check  # what follows from faulty clauses is no news
        for name in profiles:
            found += examined(library, name, asked.settings, asked.face).diagnostics
    for name in texts:
        checked.append(name)
        found += try_check_text(Path(name), asked.style)
    ordered = in_order(found)
    _print(asked, ordered, checked)
    return exit_code(ordered, strict=asked.strict)


def _is_text(name: str) -> bool:
    return name.lower().endswith(TEXTS) and not Path(name).is_dir()


def _wrong_usage(asked: CheckRequest) -> str:
    if asked.output not in FORMATS:
        return f"there is no format '{asked.output}'; formats are {', '.join(FORMATS)}"
    if asked.face and asked.face not in FACES:
        return f"there is no face '{asked.face}'; faces are {', '.join(FACES)}"
    if asked.style and asked.style not in house_styles():
        return f"there is no house style '{asked.style}'; house styles are {', '.join(house_styles())}"
    if asked.style and not any(_is_text(name) for name in asked.profiles):
        return "--style goes with a text (.txt or .md); a profile names its own"
    return ""


def _print(asked: CheckRequest, ordered: tuple[Diagnostic, ...], checked: list[str]) -> None:
    if asked.output == "json":
        print_json(ordered)
        return
    if asked.output == "sarif":
        from drafter.cli.sarif import print_sarif

        print_sarif(ordered, rules())
        return
    shown = [d for d in ordered if asked.everything or not _is_hushed(d)]
    print_diagnostics(shown, Severity.INFO, sys.stdout)
    hushed = [d for d in ordered if not asked.everything and _is_hushed(d)]
    sys.stdout.write(f"{_listed(checked)}: {_counted(ordered)}{_not_shown(hushed)}\n")


def _listed(checked: list[str]) -> str:
    return checked[0] + (f" and {', '.join(checked[1:])}" if checked[1:] else "")


def _is_hushed(found: Diagnostic) -> bool:
    """What is counted and not shown unless asked for: advice, how a text was read, what rules only wish to be known."""
    told = found.code not in ("recommendation", "unplaced") and not found.where
    return found.severity is Severity.INFO and not found.allowed and not told


def _counted(found: tuple[Diagnostic, ...]) -> str:
    counts = {severity: sum(d.severity is severity for d in found) for severity in Severity}
    return ", ".join(f"{n} {s}{'s' if n != 1 and s != 'info' else ''}" for s, n in counts.items())


def _not_shown(hushed: list[Diagnostic]) -> str:
    if not hushed:
        return ""
    counts = Counter(found.code for found in hushed)
    named = ", ".join(f"{count} {code}" for code, count in sorted(counts.items()))
    return f" (not shown without --all: {named})"


def _explain(code: str) -> int:
    """Prints what a code means; of a rule of drafting all that is known of it."""
    known = {rule.code.casefold(): rule for rule in rules()}
    if code.casefold() in known:
        sys.stdout.write(_told(known[code.casefold()]))
        return CLEAN
    if code == ALL_RULES:
        width = max(len(rule.code) for rule in rules())
        sys.stdout.writelines(f"{rule.code:<{width}}  {rule.severity:<7}  {rule.title}\n" for rule in rules())
        return CLEAN
    if code not in CODES:
        names = (*CODES, *(rule.code for rule in rules()))
        near = did_you_mean(code, names) or f"'drafter check --explain {ALL_RULES}' lists the rules of drafting"
        return usage_error(f"there is no code '{code}'; {near}")
    sys.stdout.write(f"{code}: {CODES[code]}\n")
    return CLEAN


def _told(rule: Rule) -> str:
    styles = rule.styles or house_styles()
    weights = ", ".join(f"{style} ({rule.weight_in(style)})" for style in styles)
    lines = [
        f"{rule.code}: {rule.title}",
        "",
        rule.says,
        "",
        f"Why: {rule.reason}",
        f"Source: {rule.source}",
        f"House styles: {weights}",
        f"What to do: {rule.hint}",
        *_bounds(rule),
        "",
        "To let a finding stand, write in the profile or the clause file:",
        "  allow:",
        f"    - {{rule: {rule.code}, reason: why it stands}}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _bounds(rule: Rule) -> Iterable[str]:
    if rule.drafts_only:
        yield "It is asked of drafts only: a text that is read from a file has no marked terms or references."
