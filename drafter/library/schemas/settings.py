"""How a profile may set each clause, as JSON Schema: its choices, optional passages and values, with their meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafter.library.schemas.forms import Meaning, Schema, among, mapping, named_value, told
from drafter.markup.unparse import unparse_clause_text, unparse_sentence
from drafter.model.clause import Alternative, Choice, Clause, OptionalPassage, Parameter, Value
from drafter.model.profile import OPEN
from drafter.model.values import value_text

_FIGURES = r"[0-9]{1,3}(?:[, ][0-9]{3}){1,4}|[0-9]{1,15}"
_TIME = r"[0-9]{1,6}(\s+(hour|day|month|year)s?)?"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_LEFT_OPEN = "All alternatives stand in brackets."


def clause_settings(clause: Clause) -> Schema:
    """What may be set in one clause."""
    members = {
        **{name: _choice(choice) for name, choice in clause.choices.items()},
        **{name: _option(option) for name, option in clause.options.items()},
        **{name: parameter_form(parameter) for name, parameter in clause.parameters.items()},
    }
    return {"title": title_of(clause), **mapping(clause.summary, members, empty=False)}


def title_of(clause: Clause) -> str:
    """The heading of a clause, of a recital its opener."""
    return unparse_sentence(clause.heading) or clause.opener or clause.id


def meanings_of(clauses: Iterable[Clause]) -> dict[str, Meaning]:
    """The clauses by their ids, each with its heading and what it does."""
    return {clause.id: (title_of(clause), clause.summary) for clause in clauses}


def _choice(choice: Choice) -> Schema:
    meanings = {name: _alternative(one, choice.default) for name, one in choice.alternatives.items()}
    lines = [f"- `{one.name}`: {one.label}" for one in choice.alternatives.values()]
    markdown = "\n".join((choice.question, "", *lines, "", f"Unless set: `{choice.default}`."))
    form = {
        "oneOf": [named_value(meanings | {OPEN: _LEFT_OPEN}), among(choice.alternatives)],
        "default": choice.default,
    }
    return told(form, choice.question, markdown)


def _alternative(alternative: Alternative, default: str) -> str:
    head = f"**{alternative.label}**" + (" (unless set otherwise)" if alternative.name == default else "")
    notes = [
        f"Wanted by: {alternative.wanted_by}" if alternative.wanted_by else "",
        f"Cost: {alternative.cost}" if alternative.cost else "",
    ]
    return "\n\n".join(filter(None, (head, unparse_clause_text(alternative.text).strip(), *notes)))


def _option(option: OptionalPassage) -> Schema:
    meanings = {
        "in": "\n\n".join(filter(None, ("The passage stands.", unparse_clause_text(option.text).strip()))),
        "out": "The passage is left out.",
        OPEN: "The passage stands in brackets.",
    }
    beside = f"in beside {', '.join(option.beside)}, else out" if option.default == "with" else f"`{option.default}`"
    notes = [
        f"Wanted by: {option.wanted_by}" if option.wanted_by else "",
        f"Cost: {option.cost}" if option.cost else "",
        f"Unless set: {beside}.",
    ]
    markdown = "\n\n".join(filter(None, (option.label, *notes)))
    default = {} if option.default == "with" else {"default": option.default}
    return told(named_value(meanings) | default, option.label, markdown)


def parameter_form(parameter: Parameter) -> Schema:
    """What may be written for one value."""
    form: Schema = {"oneOf": [_value(parameter) | {"not": {"const": OPEN}}, {"const": OPEN}]}
    if parameter.default is not None:
        form["default"] = _plain(parameter.default)
    bounds = [
        f"at {word} {value_text(bound)}"
        for word, bound in (("least", parameter.minimum), ("most", parameter.maximum))
        if bound is not None
    ]
    unit = f" of {parameter.unit}" if parameter.unit and parameter.type != "duration" else ""
    kinds = {"integer": "a whole number", "duration": "a time such as 72 hours", "money": "an amount"}
    kinds |= {"date": "a day written 2026-12-31", "list": "a list", "text": "a text"}
    default = "none: a blank" if parameter.default is None else value_text(parameter.default)
    value = ", ".join((f"{kinds[parameter.type]}{unit}", *bounds))
    return told(
        form,
        parameter.description,
        f"{parameter.description}\n\nValue: {value}; {OPEN} leaves a blank. Unless set: {default}.",
    )


def _value(parameter: Parameter) -> Schema:
    match parameter.type:
        case "integer" | "money":
            return {"type": ["integer", "string"], "pattern": rf"^\s*({_FIGURES})\s*$", **_bounds(parameter)}
        case "duration":
            return {"type": ["integer", "string"], "pattern": rf"^\s*{_TIME}\s*$", "minimum": 0}
        case "date":
            return {"type": "string", "pattern": rf"^\s*{_DAY}\s*$"}
        case "list":
            single = ["string", "number", "boolean"]
            return {"type": ["array", *single], "items": {"type": [*single, "null"]}, "minItems": 1}
        case _:
            return {"type": ["string", "number", "boolean"]}


def _bounds(parameter: Parameter) -> Mapping[str, int]:
    bounds = {"minimum": parameter.minimum, "maximum": parameter.maximum}
    return {"minimum": 0} | {name: bound for name, bound in bounds.items() if isinstance(bound, int)}


def _plain(value: Value) -> int | str | list[str]:
    match value:
        case int():
            return value
        case tuple():
            return [*value]
        case _:
            return value_text(value)
