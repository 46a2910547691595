"""``drafter show``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from drafter.cli.report import AT_FAULT, exit_code, print_diagnostics, usage_error
from drafter.diagnostics import Diagnostic, Severity, did_you_mean
from drafter.markup.unparse import unparse_clause_text, unparse_sentence
from drafter.model.clause import Authority, Citation, Clause, ClauseLibrary, Parameter, Term, Value
from drafter.model.values import value_text
from drafter.pipeline import shipped_profiles, try_library, try_profile


def run_show(name: str, output: str, packs: tuple[Path, ...]) -> int:
    """Prints one clause, term, authority or profile."""
    if output not in ("text", "json"):
        return usage_error(f"there is no format '{output}'; formats are text, json")
    library, found = try_library(packs)
    print_diagnostics(found, Severity.ERROR)
    sections = _sections(name, library)
    if sections is None:
        known = (*library.clauses, *library.terms, *library.authorities, *shipped_profiles())
        message = f"there is no clause, term, authority or profile '{name}'"
        hint = did_you_mean(name, known) or "run 'drafter list clauses'"
        print_diagnostics([Diagnostic("unknown-name", Severity.ERROR, message, hint=hint)])
        return AT_FAULT
    if output == "json":
        sys.stdout.write(json.dumps(dict(sections), ensure_ascii=False, indent=2) + "\n")
    else:
        for title, words in sections:
            sys.stdout.write(f"{title}\n{_indented(words)}\n\n")
    return exit_code(found)


def _sections(name: str, library: ClauseLibrary) -> list[tuple[str, str]] | None:
    if name in library.clauses:
        return list(_clause(library.clauses[name], library))
    if name in library.terms:
        return list(_term(library.terms[name], library))
    if name in library.authorities:
        return list(_authority(library.authorities[name], library))
    if name in shipped_profiles():
        profile, _ = try_profile(name)
        return [("Profile", name), ("Resolved", profile.recipe if profile else "")]
    return None


def _clause(clause: Clause, library: ClauseLibrary) -> Iterator[tuple[str, str]]:
    yield "Clause", f"{clause.id}  {clause.row}".rstrip()
    yield "Heading", unparse_sentence(clause.heading) or clause.opener
    yield "Summary", clause.summary
    yield "Text", unparse_clause_text(clause.text)
    for choice in clause.choices.values():
        yield f"Choice {choice.name}", f"{choice.question} Default: {choice.default}."
        for alternative in choice.alternatives.values():
            price = f"\nWanted by: {alternative.wanted_by}\nCost: {alternative.cost}"
            text = unparse_clause_text(alternative.text)
            yield f"  {choice.name}={alternative.name}: {alternative.label}", text.rstrip() + price
    for option in clause.options.values():
        yield f"Optional {option.name} ({option.default}): {option.label}", unparse_clause_text(option.text)
    for parameter in clause.parameters.values():
        yield f"Parameter {parameter.name}", _parameter(parameter)
    for rule in clause.rules:
        when = ", ".join(f"{n} {'/'.join(v)}" for n, v in rule.when.items())
        settings = ", ".join(f"{n} {'/'.join(v)}" for n, v in rule.settings.items())
        head = f"{rule.kind} {rule.clause}" + (f" with {settings}" if settings else "")
        yield f"Rule {rule.code}".rstrip(), f"{head}{f', where {when}' if when else ''}: {rule.reason}"
    yield "Authorities", "\n".join(_citation(c, library) for c in clause.authorities)
    for number, paragraph in enumerate(clause.commentary, start=1):
        yield f"Commentary {number}", unparse_sentence(paragraph)
    if clause.pleading:
        pleading = clause.pleading
        yield "Pleading: issue", pleading.issue
        yield "Pleading: elements", "\n".join(pleading.elements)
        yield "Pleading: burden and standard", f"{pleading.burden}\n{pleading.standard}"
        yield "Pleading: applicant", pleading.applicant.thesis
        yield "Pleading: respondent", pleading.respondent.thesis


def _term(term: Term, library: ClauseLibrary) -> Iterator[tuple[str, str]]:
    yield "Term", term.id
    for variant in term.variants.values():
        title = f"Variant {variant.name}" if variant.name else "Meaning"
        yield title, f"{variant.singular}: {unparse_clause_text(variant.definition)}"
    yield "Authorities", "\n".join(_citation(c, library) for c in term.authorities)
    for number, paragraph in enumerate(term.commentary, start=1):
        yield f"Commentary {number}", unparse_sentence(paragraph)


def _authority(authority: Authority, library: ClauseLibrary) -> Iterator[tuple[str, str]]:
    yield "Authority", authority.id
    yield "Title", authority.title
    yield "Type and weight", f"{authority.type}, {authority.weight}"
    yield "Status", authority.status + (f": {authority.seen}" if authority.seen else "")
    if authority.author:
        yield "Author", "; ".join(authority.author)
    for key, value in authority.fields.items():
        yield key.capitalize(), value
    users = [c.id for c in library.clauses.values() if any(x.source == authority.id for x in c.authorities)]
    yield "Cited in", "\n".join(users)


def _citation(citation: Citation, library: ClauseLibrary) -> str:
    authority = library.authorities.get(citation.source)
    title = authority.short if authority else citation.source
    at = f", {citation.pinpoint}" if citation.pinpoint else ""
    seen = f" ({citation.status}: {citation.seen})" if citation.seen else f" ({citation.status})"
    return f"{citation.relation}: {title}{at}{seen}" + (f": {citation.proposition}" if citation.proposition else "")


def _parameter(parameter: Parameter) -> str:
    bounds = [_value(parameter.minimum), _value(parameter.maximum)]
    between = f", {bounds[0] or '…'} to {bounds[1] or '…'}" if any(bounds) else ""
    return (
        f"{parameter.type} {parameter.unit}".rstrip()
        + f", default {_value(parameter.default)}{between}\n"
        + (parameter.description)
    )


def _value(value: Value | None) -> str:
    return "" if value is None else value_text(value)


def _indented(words: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in words.strip().split("\n"))
