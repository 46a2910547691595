"""The form of a clause file as JSON Schema, with the clauses and authorities of a library in it.

A pack grows: names of clauses and authorities are offered, and others of their shape are taken. Whether they name
anything is for ``drafter check --library`` to say.
"""

from __future__ import annotations

from collections.abc import Mapping

from drafter.library.clause_records import KINDS, REGIMES
from drafter.library.fields import CLAUSE_ID, NAME
from drafter.library.schemas.forms import (
    Meaning,
    Schema,
    document,
    entries,
    known,
    mapping,
    mapping_of_texts,
    named,
    several,
    shared_form,
    text,
    told,
    whole_number,
    word,
)
from drafter.library.schemas.profile import allowance_keys
from drafter.library.schemas.settings import meanings_of, title_of
from drafter.model.clause import DURATION_UNITS, RELATIONS, STATUSES, ClauseLibrary
from drafter.model.values import PARAMETER_TYPES

_ID, _ANY_NAME = f"^{CLAUSE_ID.pattern}$", f"^{NAME.pattern}$"
_KINDS = dict(zip(KINDS, ("An article of the body.", "A recital.", "An annex.", "The closing words."), strict=True))
_TYPES = dict(
    zip(
        PARAMETER_TYPES,
        ("A whole number.", "A time, with its unit.", "An amount of money.", "A day.", "A list of texts.", "A text."),
        strict=True,
    )
)
_RELATIONS = dict(
    zip(
        RELATIONS,
        (
            "The clause writes down a rule of customary law.",
            "The clause takes the rule with changes.",
            "The clause departs from it.",
            "The clause follows its words.",
            "The clause weighs it.",
        ),
        strict=True,
    )
)
_STATUSES = dict(
    zip(
        STATUSES,
        (
            "The source itself was seen.",
            "Another source that quotes it was seen.",
            "From memory; printed as not checked.",
        ),
        strict=True,
    )
)
_SEVERITIES = {"error": "Nothing is built.", "warning": "It is told, and the draft is built."}


def clause_schema(library: ClauseLibrary, rules: Mapping[str, Meaning]) -> Schema:
    """The schema of a clause file beside those of ``library``; ``rules`` are rules of drafting with their meaning."""
    kinds = {"kind": {"const": "recital"}}
    keys = {
        "kind": word("What the clause is.", _KINDS, "article"),
        "heading": text("The heading of the article; a sentence in the notation."),
        "opener": text("How a recital begins: Conscious, Recalling. Its text goes on from there."),
        "map": text("The row of the clause map that it answers."),
        "order": whole_number("Its place within the group; shipped clauses count in tens.", 1000),
        "answers": several("Rows of the paper that it answers.", text("A row: S-05.")),
        "regime": word("For liability: under which regime it falls.", dict.fromkeys(REGIMES, "")),
        "summary": text("What the clause does, in one sentence.", required=True),
        "text": text("The text, in the notation: paragraphs, {choose …}, {option …}, {ref …}.", required=True),
        "choices": named("Choice points: questions with two answers or more.", _choice()),
        "options": named("Passages that are in or out.", _option()),
        "parameters": named("Values that a profile may set.", _parameter()),
        "requires": entries("Clauses that it needs.", _rule("clause", "reason")),
        "conflicts": entries("Clauses, or settings, that it cannot stand with.", _rule("reason")),
        "recommends": entries("Clauses that it is better with.", _rule("clause", "reason")),
        "compares": entries("Values that must agree.", _comparison()),
        "authorities": entries("What it rests on.", _citation()),
        "commentary": text("What it does, and what negotiators fight over. Paragraphs are divided by an empty line."),
        "pleading": _pleading(),
        "allow": entries(
            "What a check finds and is meant to stand, each with its reason.",
            mapping("A finding that may stand.", allowance_keys(rules), "rule", "reason", empty=False),
        ),
    }
    headed = {"if": {"properties": kinds, "required": ["kind"]}, "then": {"required": ["opener"]}}
    closing = {"properties": {"kind": {"const": "testimonium"}}, "required": ["kind"]}
    headed["else"] = {"anyOf": [closing, {"required": ["heading"]}]}
    what = "A clause: its text, its choices, what it needs and what it rests on."
    return document("Clause", what, mapping(what, keys, "summary", "text", empty=False) | headed, _register(library))


def _register(library: ClauseLibrary) -> dict[str, Schema]:
    """What may be named in many places: clauses, authorities, values of clauses."""
    clauses = meanings_of(library.clauses.values())
    authorities = {a.id: (a.short, f"{a.title} ({a.weight}).") for a in library.authorities.values()}
    values = {
        f"{clause.id}.{name}": (title_of(clause), parameter.description)
        for clause in library.clauses.values()
        for name, parameter in clause.parameters.items()
    }
    values["profile.potential"] = ("The profile", "How many States could become parties.")
    return {
        "clause": known("", clauses, _ID),
        "authority": known("", authorities, _ANY_NAME),
        "value": known("", values, "^[a-z][a-z0-9.-]*$"),
    }


def _choice() -> Schema:
    alternative = {
        "label": text("The answer in a few words.", required=True),
        "text": text("Its text, in the notation.", required=True),
        "wanted_by": text("Which States want it, and why."),
        "cost": text("What it costs them, or others."),
        "group": text("Who proposes it, for brackets that name their proposers."),
        "heading": text("The article's heading under this answer, if another."),
        "authorities": several("What this answer rests on.", shared_form("authority", "An authority of the clause.")),
    }
    answer = mapping("An answer.", alternative, "label", "text", empty=False)
    keys = {
        "question": text("What is to be decided.", required=True),
        "default": text("The alternative that stands where a profile says nothing.", required=True),
        "alternatives": named("The answers, by name.", answer),
    }
    return mapping("A choice point.", keys, "question", "default", "alternatives", empty=False)


def _option() -> Schema:
    states = {"in": "It stands.", "out": "It is left out.", "with": "It stands where all clauses under 'with' stand."}
    keys = {
        "label": text("The passage in a few words.", required=True),
        "default": word("Whether it stands where a profile says nothing.", states),
        "with": several("The clauses beside which it stands.", shared_form("clause", "A clause.")),
        "text": text("Its text, in the notation.", required=True),
        "wanted_by": text("Which States want it, and why."),
        "cost": text("What it costs them, or others."),
        "group": text("Who proposes it, for brackets that name their proposers."),
    }
    return mapping("An optional passage.", keys, "label", "default", "text", empty=False)


def _parameter() -> Schema:
    single = text("")["type"]
    units = ", ".join(DURATION_UNITS)
    value = {"type": ["array", *single], "items": {"type": single}}
    keys = {
        "type": word("What kind of value it is.", _TYPES),
        "unit": text(f"Of a time: {units}. Of a number: what is counted. Of money: the currency."),
        "default": told(value, "The value where a profile says nothing; without it, a blank."),
        "minimum": text("The least it may be; of a list or a text, how long."),
        "maximum": text("The most it may be; of a list or a text, how long."),
        "description": text("What the value means.", required=True),
    }
    return mapping("A value.", keys, "type", "description", empty=False)


def _rule(*required: str) -> Schema:
    keys = {
        "clause": shared_form("clause", "The other clause."),
        **_conditions(),
        "authority": _citation(),
    }
    return mapping("A rule between clauses.", keys, *required, empty=False)


def _comparison() -> Schema:
    keys = {
        "parameter": text("The value of this clause.", required=True),
        "at_most": shared_form("value", "The value that it may not be more than."),
        "times": whole_number("How many times the other value it may be.", 1),
        **_conditions(),
    }
    return mapping("Two values that must agree.", keys, "parameter", "at_most", "reason", empty=False)


def _conditions() -> dict[str, Schema]:
    return {
        "when": mapping_of_texts("Only where this clause is set so."),
        "with": mapping_of_texts("How the other clause is set."),
        "rule": text("The rule between clauses that this is, by its code."),
        "severity": word("What follows.", _SEVERITIES, "error"),
        "reason": text("Why, in words that are printed.", required=True),
    }


def _citation() -> Schema:
    keys = {
        "source": shared_form("authority", "The authority, by its id in the register."),
        "at": text("Where in it: art. 5; p. 22; paras. 430-431."),
        "relation": word("How the clause stands to it.", _RELATIONS, "considers"),
        "status": word("Whether anybody looked.", _STATUSES),
        "seen": text("Where it was seen; needed with checked and secondary."),
        "proposition": text("What it stands for."),
    }
    form = mapping("An authority.", keys, "source", "status", empty=False)
    looked = {"properties": {"status": {"enum": ["checked", "secondary"]}}, "required": ["status"]}
    return form | {"if": looked, "then": {"required": ["seen"]}}


def _pleading() -> Schema:
    side = {
        "thesis": text("The argument in a sentence or two."),
        "authorities": several("What it rests on.", shared_form("authority", "An authority.")),
        "favours": mapping_of_texts("The alternatives that serve this side."),
    }
    keys = {
        "issue": text("The question before the court.", required=True),
        "elements": several("What has to be shown.", text("An element.")),
        "burden": text("Who has to show it.", required=True),
        "standard": text("How surely it has to be shown.", required=True),
        "applicant": mapping("The applicant's line.", side, empty=False),
        "respondent": mapping("The respondent's line.", side, empty=False),
        "bench": several("Questions from the bench.", text("A question.")),
        "remedies": several("What may be asked for.", text("A remedy.")),
    }
    required = ("issue", "burden", "standard", "applicant", "respondent")
    return mapping("How the clause is argued in a moot court.", keys, *required)
