"""One clause file to one :class:`Clause`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from drafter.diagnostics import Findings
from drafter.library.allowances import read_allowances
from drafter.library.fields import Fields, read_raw, wrong_shape
from drafter.library.yaml_source import Mapping, Node, Scalar
from drafter.model.clause import (
    RELATIONS,
    STATUSES,
    Alternative,
    Argument,
    Choice,
    Citation,
    Clause,
    Comparison,
    OptionalPassage,
    Parameter,
    Pleading,
    Rule,
    Value,
)
from drafter.model.profile import OPEN
from drafter.model.values import PARAMETER_TYPES, ValueFault, is_duration_unit, read_typed, read_value

KINDS = ("article", "recital", "annex", "testimonium")
KEYWORDS = ("ref", "term", "choose", "option", "blank", "note", "definitions", "profile")
REGIMES = ("responsibility", "liability", "both")
RULE_KINDS = ("requires", "conflicts", "recommends")


def read_clause(root: Node, clause_id: str, text: str, findings: Findings) -> Clause | None:
    """The clause in a file's tree; ``text`` is the file's text, for its digest."""
    if not isinstance(root, Mapping):
        wrong_shape(root, "a clause file", "mapping", findings)
        return None
    fields = Fields(root, findings, f"the clause '{clause_id}'")
    kind = fields.one_of("kind", KINDS, "article")
    clause = Clause(
        id=clause_id,
        group=clause_id.split(".", 1)[0],
        kind=kind,
        heading=fields.sentence("heading", required=kind in ("article", "annex")),
        summary=fields.text("summary", required=True),
        text=fields.clause_text("text", required=True),
        order=fields.integer("order", 1000),
        row=fields.text("map"),
        answers=fields.texts("answers"),
        regime=fields.one_of("regime", REGIMES),
        opener=fields.text("opener", required=kind == "recital"),
        choices={name.text: _choice(name, f, findings) for name, f in fields.named("choices", "the choice point")},
        options={name.text: _option(name, f) for name, f in fields.named("options", "the optional passage")},
        parameters=_parameters(fields, findings),
        rules=tuple(rule for kind in RULE_KINDS for rule in _rules(fields, kind)),
        comparisons=tuple(_comparisons(fields)),
        authorities=read_citations(fields, "authorities"),
        commentary=fields.paragraphs("commentary"),
        pleading=_pleading(fields),
        allowances=read_allowances(fields, clause_id),
        span=root.span,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )
    fields.done()
    _one_namespace(clause, findings)
    return clause


def _choice(name: Scalar, fields: Fields, findings: Findings) -> Choice:
    alternatives = {}
    for alternative_name, alternative in fields.named("alternatives", "the alternative"):
        alternatives[alternative_name.text] = Alternative(
            name=alternative_name.text,
            label=alternative.text("label", required=True),
            text=alternative.clause_text("text", required=True),
            wanted_by=alternative.text("wanted_by"),
            cost=alternative.text("cost"),
            proposer=alternative.text("group"),
            heading=alternative.sentence("heading"),
            authorities=alternative.texts("authorities"),
            span=alternative_name.span,
        )
        alternative.done()
    if OPEN in alternatives:
        findings.error(
            "wrong-value",
            f"no alternative can be called '{OPEN}': that word leaves a choice open",
            alternatives[OPEN].span,
            "give it another name",
        )
    if len(alternatives) < 2:
        hint = "words without an alternative stand in the text itself"
        findings.error("wrong-value", f"the choice point '{name.text}' needs two alternatives or more", name.span, hint)
    default = fields.one_of("default", alternatives, next(iter(alternatives), ""), required=True)
    choice = Choice(name.text, fields.text("question", required=True), default, alternatives, name.span)
    fields.done()
    return choice


def _option(name: Scalar, fields: Fields) -> OptionalPassage:
    option = OptionalPassage(
        name=name.text,
        label=fields.text("label", required=True),
        default=fields.one_of("default", ("in", "out", "with"), "in", required=True),
        text=fields.clause_text("text", required=True),
        beside=fields.texts("with"),
        wanted_by=fields.text("wanted_by"),
        cost=fields.text("cost"),
        proposer=fields.text("group"),
        span=name.span,
    )
    if option.default == "with" and not option.beside:
        message = f"{fields.what} is in 'with' other clauses, but names none"
        fields.findings.error("missing-key", message, name.span, "add 'with: [group.clause]'")
    fields.done()
    return option


def _parameters(fields: Fields, findings: Findings) -> dict[str, Parameter]:
    return {name.text: _parameter(name, f, findings) for name, f in fields.named("parameters", "the parameter")}


def _parameter(name: Scalar, fields: Fields, findings: Findings) -> Parameter:
    type_ = fields.one_of("type", PARAMETER_TYPES, "text", required=True)
    unit_node = fields.scalar("unit", required=type_ in ("duration", "money"))
    unit = unit_node.text if unit_node else ""
    if type_ == "duration" and unit_node and not is_duration_unit(unit):
        findings.error("wrong-value", f"'{unit}' is no unit of time", unit_node.span, "hours, days, months or years")
    if type_ == "duration" and not is_duration_unit(unit):
        unit = "days"
    bare = Parameter(name.text, type_, fields.text("description", required=True), None, unit, span=name.span)
    bounded = Parameter(
        bare.name,
        type_,
        bare.description,
        None,
        unit,
        _bound(fields, "minimum", bare),
        _bound(fields, "maximum", bare),
        name.span,
    )
    default = _default(fields, bounded)
    fields.done()
    return Parameter(bare.name, type_, bare.description, default, unit, bounded.minimum, bounded.maximum, name.span)


def _bound(fields: Fields, key: str, parameter: Parameter) -> Value | None:
    node = fields.scalar(key)
    if node is None:
        return None
    type_ = "integer" if parameter.type in ("list", "text") else parameter.type
    try:
        return read_typed(type_, parameter.unit, node.text)
    except ValueFault as fault:
        fields.findings.error(
            "wrong-value", f"'{key}': {fault}", node.span, f"the parameter is of type {parameter.type}"
        )
        return None


def _default(fields: Fields, parameter: Parameter) -> Value | None:
    node = fields.node_at("default")
    if node is None:
        return None
    raw = read_raw(node, f"the default of '{parameter.name}'", fields.findings)
    if raw is None:
        return None
    try:
        return read_value(parameter, raw)
    except ValueFault as fault:
        hint = "the default keeps to the parameter's own type and bounds"
        fields.findings.error("wrong-value", f"the default of '{parameter.name}': {fault}", node.span, hint)
        return None


def _rules(fields: Fields, kind: str) -> Iterable[Rule]:
    for item in fields.mappings(kind, f"an entry of '{kind}'"):
        clause = item.scalar("clause", required=kind != "conflicts")
        authority = item.mapping("authority", "the authority of a rule")
        rule = Rule(
            kind=kind,
            clause=clause.text if clause else "",
            reason=item.text("reason", required=True),
            when=_settings(item, "when"),
            settings=_settings(item, "with"),
            severity=item.one_of("severity", ("error", "warning"), "error"),
            code=item.text("rule"),
            authority=read_citation(authority) if authority else None,
            span=item.span,
        )
        item.done()
        yield rule


def _comparisons(fields: Fields) -> Iterable[Comparison]:
    for item in fields.mappings("compares", "an entry of 'compares'"):
        other = item.scalar("at_most", required=True)
        clause, _, name = other.text.rpartition(".") if other else ("", "", "")
        comparison = Comparison(
            parameter=item.text("parameter", required=True),
            clause=clause,
            other=name,
            reason=item.text("reason", required=True),
            times=item.integer("times", 1),
            when=_settings(item, "when"),
            settings=_settings(item, "with"),
            severity=item.one_of("severity", ("error", "warning"), "error"),
            code=item.text("rule"),
            span=item.span,
        )
        item.done()
        yield comparison


def _settings(fields: Fields, key: str) -> dict[str, tuple[str, ...]]:
    found = fields.mapping(key)
    return {} if found is None else {name: found.texts(name) for name in found.entries}


def read_citations(fields: Fields, key: str) -> tuple[Citation, ...]:
    """The authorities a clause or a term rests on."""
    return tuple(read_citation(item) for item in fields.mappings(key, "an authority"))


def read_citation(fields: Fields) -> Citation:
    """One authority with pinpoint and status; a status without its ground is a fault."""
    status_node = fields.scalar("status")
    status = fields.one_of("status", STATUSES)
    if status_node is None:
        fields.findings.error(
            "unstated-status", "the pinpoint has no status", fields.span, f"say one of {', '.join(STATUSES)}"
        )
    seen = fields.text("seen")
    if status in ("checked", "secondary") and not seen:
        fields.findings.error(
            "unsourced-status",
            f"the pinpoint is marked {status} but does not say where it was seen",
            fields.span,
            "add 'seen: …', or mark it recalled",
        )
    citation = Citation(
        source=fields.text("source", required=True),
        relation=fields.one_of("relation", RELATIONS, "considers"),
        status=status,
        pinpoint=fields.text("at"),
        seen=seen,
        proposition=fields.text("proposition"),
        span=fields.span,
    )
    fields.done()
    return citation


def _pleading(fields: Fields) -> Pleading | None:
    found = fields.mapping("pleading", "the pleading")
    if found is None:
        return None
    pleading = Pleading(
        issue=found.text("issue", required=True),
        elements=found.texts("elements"),
        burden=found.text("burden", required=True),
        standard=found.text("standard", required=True),
        applicant=_argument(found, "applicant"),
        respondent=_argument(found, "respondent"),
        bench=found.texts("bench"),
        remedies=found.texts("remedies"),
    )
    found.done()
    return pleading


def _argument(fields: Fields, side: str) -> Argument:
    found = fields.mapping(side, f"the {side}'s line")
    if found is None:
        hint = f"add '{side}: {{thesis: …}}'"
        fields.findings.error("missing-key", f"{fields.what} has no '{side}'", fields.span, hint)
        return Argument("")
    argument = Argument(
        found.text("thesis", required=True),
        found.texts("authorities"),
        {name: scalar.text for name, scalar in found.pairs("favours").items()},
    )
    found.done()
    return argument


def _one_namespace(clause: Clause, findings: Findings) -> None:
    """Choices, optional passages and parameters are set by one name each, so a name may stand for one thing only."""
    seen: dict[str, str] = {}
    kinds = (
        ("a choice point", clause.choices),
        ("an optional passage", clause.options),
        ("a parameter", clause.parameters),
    )
    for kind, members in kinds:
        for name, member in members.items():
            if members is clause.parameters and name in KEYWORDS:
                hint = "the notation uses that word for itself; choose another name"
                findings.error("duplicate-name", f"'{name}' cannot be the name of {kind}", member.span, hint)
            if name in seen:
                findings.error(
                    "duplicate-name",
                    f"'{name}' is already the name of {seen[name]} of this clause",
                    member.span,
                    "each is set by its name alone; give one of them another",
                )
            seen[name] = kind
