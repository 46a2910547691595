"""Defined terms: gathering those the draft uses into the article on use of terms, and marking each use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from drafter.assembly.texts import Desk, settle_definition
from drafter.diagnostics import Findings, did_you_mean
from drafter.model.clause import ClauseLibrary, TermVariant
from drafter.model.inline import DefinedTerm, Inline, Inlines, TermMention, TermUse, Text
from drafter.model.instrument import Subparagraph
from drafter.model.profile import Profile
from drafter.model.walk import joined, map_inlines


def choose_variants(library: ClauseLibrary, profile: Profile, findings: Findings) -> dict[str, TermVariant]:
    """The wording of every term under this profile."""
    chosen = {}
    for name, located in profile.terms.items():
        term = library.terms.get(name)
        if term is None:
            hint = did_you_mean(name, library.terms)
            findings.error("unknown-term", f"there is no term '{name}'", located.span, hint)
        elif located.value not in term.variants:
            hint = (
                did_you_mean(located.value, term.variants) or f"it has {', '.join(v or 'one' for v in term.variants)}"
            )
            findings.error("unknown-alternative", f"'{name}' has no variant '{located.value}'", located.span, hint)
        else:
            chosen[name] = term.variants[located.value]
    return {term.id: chosen.get(term.id, term.variants[term.default]) for term in library.terms.values()}


def use_terms(content: Inlines, library: ClauseLibrary, variants: Mapping[str, TermVariant], desk: Desk) -> Inlines:
    """Each mention of a term as a use of it, in the variant's words and the number it stands in."""

    def change(node: Inline) -> Inlines:
        if not isinstance(node, TermMention):
            return (node,)
        found = library.forms.get(node.words.casefold())
        if found is None:
            return (Text(node.words),)
        term_id, number = found
        variant = variants[term_id]
        words = variant.plural if number == "plural" and variant.plural else variant.singular
        if node.words.casefold() == words.casefold():
            words = node.words
        elif node.words[:1].isupper():
            words = words[:1].upper() + words[1:]
        return (TermUse(term_id, desk.reword(words)),)

    return map_inlines(content, change)


def definitions(
    terms: frozenset[str], variants: Mapping[str, TermVariant], desk: Desk, findings: Findings
) -> tuple[Subparagraph, ...]:
    """One item for each term, in alphabetical order, each ending as a list item does."""
    chosen = sorted((variants[term].singular.casefold(), term) for term in terms)
    opening, closing = desk.style.quotes
    items = []
    for _, term in chosen:
        variant = variants[term]
        words = desk.reword(variant.singular)
        if desk.style.lists.capital:
            words = words[:1].upper() + words[1:]
        head: Inlines = (Text(opening), DefinedTerm(term, (Text(words),)), Text(f"{closing} "))
        for block in variant.definition[:1]:
            item = settle_definition(block, desk, findings)
            items.append(replace(item, chapeau=joined((*head, *item.chapeau))))
    return tuple(items)
