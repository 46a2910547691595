"""What a check of a draft knows besides its text, from the library and the profile."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.lint.document import Circumstances
from drafter.model.clause import ClauseLibrary
from drafter.model.profile import OPEN, Profile


def circumstances_of(library: ClauseLibrary, profile: Profile) -> Circumstances:
    """The circumstances of a draft of the profile."""
    languages = profile.facts.get("languages")
    return Circumstances(
        drafted=True,
        party=profile.party,
        parties=profile.parties,
        languages=languages.value if languages and isinstance(languages.value, tuple) else (),
        potential_parties=profile.potential_parties,
        terms={name: _forms(library, profile, name) for name in library.terms},
        given=tuple(_given(profile)),
    )


def _forms(library: ClauseLibrary, profile: Profile, name: str) -> tuple[str, ...]:
    """The words of a term in the wording that the profile chooses, in one and in several."""
    term = library.terms[name]
    chosen = profile.terms.get(name)
    variant = term.variants.get(chosen.value if chosen else term.default) or term.variants[term.default]
    return tuple(form for form in (variant.singular, variant.plural) if form)


def _given(profile: Profile) -> Iterator[str]:
    yield from profile.signatories
    yield profile.parties
    of_clauses = (setting for settings in profile.settings.values() for setting in settings.values())
    for located in (*profile.facts.values(), *of_clauses):
        values = located.value if isinstance(located.value, tuple) else (located.value,)
        yield from (value for value in values if value != OPEN)
