"""The form of a profile as JSON Schema, with the clauses, alternatives and values of a library in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafter.library.clause_records import KINDS
from drafter.library.layout import BROADEST, NARROWEST, USUAL_EMBLEM_WIDTH
from drafter.library.schemas.forms import (
    Meaning,
    Schema,
    document,
    entries,
    known,
    mapping,
    several,
    shared_form,
    text,
    told,
    whole_number,
    word,
)
from drafter.library.schemas.settings import clause_settings, meanings_of
from drafter.library.style_records import PAPERS
from drafter.markup.unparse import unparse_clause_text
from drafter.model.clause import ClauseLibrary, Group, Term
from drafter.model.profile import OPEN

_PATH = r"[/\\]|\.ya?ml$"
_KINDS = {
    "convention": "A treaty open to many States.",
    "protocol": "A treaty added to another, its parent.",
    "agreement": "A treaty among several States, less formal than a convention.",
    "bilateral": "An agreement between two States.",
    "code": "A text that binds nobody in law.",
}
_FACES = {
    "clean": "Every choice is made.",
    "options": "What is left open stands in brackets, with all its alternatives.",
    "annotated": "Clean, with comments and sources beside the articles.",
}


def profile_schema(
    library: ClauseLibrary, styles: Mapping[str, Meaning], profiles: Mapping[str, Meaning], rules: Mapping[str, Meaning]
) -> Schema:
    """The schema of a profile that selects from ``library``.

    The other three are names with their meaning: of house styles, of shipped profiles, of rules of drafting.
    """
    keys = {
        "extends": known("The profile this one begins from; what is not said here is as it is there.", profiles, _PATH),
        "title": text("The title of the instrument, as it stands on its first page.", required=True),
        "kind": word("What the instrument is.", _KINDS),
        "style": _style(styles),
        "face": word("How the draft is shown.", _FACES, "clean"),
        "instrument": text("What the text calls itself: Convention, Protocol, Agreement, Code."),
        "parties": _parties(),
        "preamble": mapping(
            "The preamble.", {"recitals": several("Recitals, or groups of them.", shared_form("recital", "A recital."))}
        ),
        "parts": entries("The parts of the text, in their order.", _part(chapters=True)),
        "testimonium": shared_form("testimonium", "The words before the signatures."),
        "annexes": several("Annexes, or groups of them.", shared_form("annex", "An annex.")),
        "add": several("What is taken beside what the parts select.", shared_form("selected", "A clause or a group.")),
        "drop": several(
            "What is left out of what the parts select, or a profile this one extends.",
            shared_form("selected", "A clause or a group."),
        ),
        "settings": mapping(
            "How clauses are set: choices by an alternative, passages by in or out, values as they are.",
            {clause.id: clause_settings(clause) for clause in library.clauses.values()},
        ),
        "terms": _terms(library.terms.values()),
        "facts": _facts(),
        "signatories": several("Who signs, in their order; open leaves a blank.", text("A name, or open.")),
        "subject": text("What the draft is about, in a sentence; it stands in the properties of the files."),
        "keywords": several("Keywords; they stand in the properties of the files.", text("A keyword.")),
        "author": _author(),
        "allow": entries("What a check finds and is meant to stand, each with its reason.", _allowance(rules)),
    }
    begun = {"anyOf": [{"required": ["extends"]}, {"required": ["title", "kind"]}]}
    what = "A profile: which clauses a draft takes, and how they are set."
    return document("Profile", what, mapping(what, keys, empty=False) | begun, _places(library))


def _places(library: ClauseLibrary) -> dict[str, Schema]:
    """What may be named in each place where clauses are selected: groups, and clauses of the kind that belongs."""
    groups = {group.id: _group(library, group) for group in library.groups.values()}
    clauses = meanings_of(library.clauses.values())
    found = {"selected": known("", groups | clauses), "clause": known("", clauses)}
    for kind in KINDS:
        fitting = {name: meaning for name, meaning in clauses.items() if library.clauses[name].kind == kind}
        found[kind] = known("", groups | fitting)
    return found


def _group(library: ClauseLibrary, group: Group) -> Meaning:
    members = ", ".join(clause.id for clause in library.clauses.values() if clause.group == group.id)
    return group.heading, " ".join(filter(None, (group.summary, f"A group: {members}." if members else "A group.")))


def _style(styles: Mapping[str, Meaning]) -> Schema:
    width = whole_number(f"How broad it is, in millimetres: {NARROWEST} to {BROADEST}.", USUAL_EMBLEM_WIDTH)
    width |= {"minimum": NARROWEST, "maximum": BROADEST}
    emblem = {
        "file": text("A PNG or JPEG file, looked for beside the profile.", required=True),
        "description": text("What the picture shows, for those who cannot see it.", required=True),
        "width": width,
    }
    papers = dict.fromkeys(PAPERS, "")
    numbered = {"yes": "Every fifth line is numbered, page by page.", "no": "No line is."}
    name = word("The drafting tradition: numbering, references, spelling.", _told(styles), empty=True)
    keys = {
        "name": name,
        "paper": word("The paper, if not the house style's.", papers, empty=True),
        "line_numbers": word("Whether lines are numbered in Word.", numbered, empty=True),
        "watermark": text("A word behind every page, of at most 40 characters."),
        "docx_base": text("A Word file whose styles the draft takes, looked for beside the profile."),
        "emblem": mapping("A picture above the title.", emblem, "file", "description"),
    }
    what = "The house style: its name, or its name and what is laid over it."
    return told({"oneOf": [name, mapping(what, keys, empty=False)]}, what)


def _parties() -> Schema:
    return mapping(
        "Who the parties are.",
        {
            "one": text("What one of them is called: State Party."),
            "several": text("What several are called: States Parties."),
            "potential": whole_number("How many States could become parties; entry into force must be within reach."),
        },
    )


def _part(*, chapters: bool) -> Schema:
    keys = {
        "heading": text("The heading; without one, the articles stand in no part."),
        "select": several("What stands in it: groups or clauses.", shared_form("article", "A clause or a group.")),
    }
    if chapters:
        keys["chapters"] = entries("Chapters, in their order.", _part(chapters=False))
    return mapping("A part of the text." if chapters else "A chapter of a part.", keys, empty=False)


def _terms(terms: Iterable[Term]) -> Schema:
    keys = {}
    for term in terms:
        if len(term.variants) > 1:
            meanings = {
                name: f"**{variant.singular}** {unparse_clause_text(variant.definition)}"
                for name, variant in term.variants.items()
            }
            keys[term.id] = word(f"Which wording of '{term.id}' the draft uses.", meanings, term.default)
    return mapping("Wordings of defined terms.", keys)


def _facts() -> Schema:
    blank = f"; {OPEN} leaves a blank"
    single = text("")
    either = {"oneOf": [{"type": "array", "items": {"type": single["type"]}, "minItems": 1}, {"type": single["type"]}]}
    keys = {
        "depositary": told(either, f"Who keeps the treaty{blank}."),
        "place": text(f"Where it is done{blank}.", required=True),
        "date": text(f"When it is done: 2026-12-31{blank}.", required=True),
        "organization": told(either, f"The organization under which it is concluded{blank}."),
        "languages": told(either, f"The languages of the authentic texts{blank}."),
        "parent": told(either, f"The treaty that a protocol adds to{blank}."),
    }
    return mapping("Facts of the occasion.", keys)


def _author() -> Schema:
    keys = {
        "name": text("The name.", required=True),
        "initials": text("Initials, if not the capitals of the name."),
    }
    what = "Who signs comments and tracked changes: a name, or a name with initials."
    return told({"oneOf": [{"type": text("")["type"]}, mapping(what, keys, "name", empty=False)]}, what)


def _allowance(rules: Mapping[str, Meaning]) -> Schema:
    keys = allowance_keys(rules)
    keys["in"] = shared_form("clause", "The one clause in which it may stand; else anywhere.")
    return mapping("A finding that may stand.", keys, "rule", "reason", empty=False)


def allowance_keys(rules: Mapping[str, Meaning]) -> dict[str, Schema]:
    """The keys of an allowance in a clause file; one in a profile may also say in which clause it holds."""
    return {
        "rule": known("The rule of drafting, by its code.", rules),
        "words": text("Only where the finding's passage has these words."),
        "reason": text("Why it may stand; it is printed with the finding.", required=True),
    }


def _told(meanings: Mapping[str, Meaning]) -> dict[str, str]:
    return {name: f"**{title}** {words}" for name, (title, words) in meanings.items()}
