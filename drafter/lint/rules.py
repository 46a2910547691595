"""Every rule, in order: the structure of a text first, then the style in which it is written."""

from __future__ import annotations

from drafter.lint.rule import Rule
from drafter.lint.structure import (
    annex_orphan,
    authentic_texts,
    blank_left,
    clocks,
    entry_into_force,
    institution_not_created,
    reference_dangling,
    reference_to_self,
    reference_typed,
    term_defined_twice,
    term_synonyms,
    term_undefined,
    term_unmarked,
    term_unused,
    term_used_once,
)
from drafter.lint.style import (
    acronyms,
    brackets,
    citations,
    conjunctions,
    dates,
    defined_terms,
    double_duty,
    headings,
    inclusive_language,
    internal_references,
    languages,
    list_ends,
    misplaced_shall,
    modality,
    neutrality,
    numbering,
    numbers,
    ordinals,
    passive_duties,
    plural_parties,
    recitals,
    repeated_openers,
    soft_register,
    spelling,
    term_for_parties,
    vague_words,
    weak_modals,
)

RULES: tuple[Rule, ...] = (
    # structure
    term_undefined.RULE,
    term_unused.RULE,
    term_used_once.RULE,
    term_unmarked.RULE,
    term_defined_twice.RULE,
    term_synonyms.RULE,
    reference_dangling.RULE,
    reference_to_self.RULE,
    reference_typed.RULE,
    annex_orphan.RULE,
    blank_left.RULE,
    institution_not_created.RULE,
    clocks.RULE,
    entry_into_force.RULE,
    authentic_texts.RULE,
    # style
    neutrality.RULE,  # N-1
    modality.RULE,  # N-2
    weak_modals.RULE,  # N-3
    misplaced_shall.RULE,  # N-4
    soft_register.RULE,  # N-5
    term_for_parties.RULE,  # N-6
    plural_parties.RULE,  # N-7
    defined_terms.RULE,  # N-8
    acronyms.RULE,  # N-9
    recitals.RULE,  # N-10
    repeated_openers.RULE,  # N-11
    numbering.RULE,  # N-12
    list_ends.RULE,  # N-13
    conjunctions.RULE,  # N-14
    citations.RULE,  # N-15
    internal_references.RULE,  # N-16
    numbers.RULE,  # N-17
    ordinals.RULE,  # N-18
    dates.RULE,  # N-19
    spelling.RULE,  # N-20
    inclusive_language.RULE,  # N-21
    headings.RULE,  # N-22
    languages.RULE,  # N-23
    brackets.RULE,  # N-24
    vague_words.RULE,  # N-25
    double_duty.RULE,  # N-26
    passive_duties.RULE,  # N-27
)

BY_CODE = {rule.code: rule for rule in RULES}
