"""Whether every name used in the library exists: clauses, paragraphs, choices, parameters, terms, authorities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.diagnostics import Findings, SourceSpan, did_you_mean
from drafter.library.fields import MOST_FAULTS
from drafter.library.locate import Locator
from drafter.library.profile_records import FACTS
from drafter.model.clause import (
    Choice,
    Clause,
    ClauseLibrary,
    ClauseText,
    Comparison,
    OptionalPassage,
    Parameter,
    Rule,
    Splice,
    Term,
    TextBlock,
)
from drafter.model.inline import (
    ChoiceUse,
    ClauseReference,
    Inlines,
    OptionUse,
    ParameterUse,
    ProvisionName,
    TermMention,
)
from drafter.model.walk import nodes


def check_names(library: ClauseLibrary, findings: Findings) -> None:
    """Reports every name in clauses and terms that names nothing, and every definition nobody uses."""
    checker = _NameChecker(library, findings)
    for clause in library.clauses.values():
        checker.clause(clause)
    for term in library.terms.values():
        checker.term(term)


def texts_of(clause: Clause) -> Iterator[tuple[ClauseText, SourceSpan | None]]:
    """All texts of a clause: its own, those of its alternatives with their headings, and of its optional passages."""
    yield clause.text, clause.span
    for choice in clause.choices.values():
        for alternative in choice.alternatives.values():
            yield alternative.text, alternative.span
            if alternative.heading:
                yield (TextBlock(alternative.heading),), alternative.span
    for option in clause.options.values():
        yield option.text, option.span


def provision_names(clause: Clause) -> frozenset[str]:
    """The names given to paragraphs and subparagraphs anywhere in a clause."""
    return frozenset(
        node.name for text, _ in texts_of(clause) for block in text for node in _blocks(block) if node.name
    )


def _blocks(block: object) -> Iterator[TextBlock]:
    if isinstance(block, TextBlock):
        yield block
        for item in block.items:
            yield from _blocks(item)


class _NameChecker:
    def __init__(self, library: ClauseLibrary, findings: Findings) -> None:
        self.library = library
        self.findings = findings
        self.locate = Locator().place
        self.told = 0
        self.names = {clause.id: provision_names(clause) for clause in library.clauses.values()}

    def clause(self, clause: Clause) -> None:
        self._clause(clause)
        self._rest(f"'{clause.id}'", clause.span)

    def term(self, term: Term) -> None:
        self._term(term)
        self._rest(f"the term '{term.id}'", term.span)

    def _rest(self, owner: str, span: SourceSpan | None) -> None:
        """Counts the names that were not told, of a clause or term with very many that name nothing."""
        if self.told > MOST_FAULTS:
            message = f"and {self.told - MOST_FAULTS:,} names more in {owner} that name nothing, not shown"
            self.findings.error("unknown-name", message, span, "mend the first ones and check again")
        self.told = 0

    def _clause(self, clause: Clause) -> None:
        if clause.group not in self.library.groups:
            self._group(clause.group, clause.span)
        used: set[str] = set()
        for text, span in texts_of(clause):
            self._text(clause, text, span, used)
        self._run(clause, clause.heading, clause.span, used)
        for paragraph in clause.commentary:
            self._run(clause, paragraph, clause.span, used)
        for option in clause.options.values():
            for beside in option.beside:
                self._clause_id(beside, option.span)
        for rule in clause.rules:
            self._rule(clause, rule)
        for comparison in clause.comparisons:
            self._comparison(clause, comparison)
        self._authorities(clause)
        self._same_texts(clause)
        self._names_once(clause)
        self._unused(clause, used)

    def _term(self, term: Term) -> None:
        for variant in term.variants.values():
            self._text(None, variant.definition, term.span, set())
        for paragraph in term.commentary:
            self._run(None, paragraph, term.span, set())
        for citation in term.authorities:
            self._source(citation.source, citation.span)

    def _text(self, clause: Clause | None, text: ClauseText, span: SourceSpan | None, used: set[str]) -> None:
        for block in text:
            if isinstance(block, Splice):
                self._own(clause, block.name, block.kind, span, used)
            for node in nodes(block):
                self._node(clause, node, span, used)

    def _run(self, clause: Clause | None, content: Inlines, span: SourceSpan | None, used: set[str]) -> None:
        for inline in content:
            for node in nodes(inline):
                self._node(clause, node, span, used)

    def _node(self, clause: Clause | None, node: object, span: SourceSpan | None, used: set[str]) -> None:
        match node:
            case TermMention(words):
                if words.casefold() not in self.library.forms:
                    message = f"no defined term has the form '{words}'"
                    self._unknown(
                        "unknown-term",
                        message,
                        words,
                        self.library.forms,
                        span,
                        "run 'drafter list terms'",
                        r"\{term\s+",
                    )
            case ChoiceUse(name):
                self._own(clause, name, "choose", span, used)
            case OptionUse(name):
                self._own(clause, name, "option", span, used)
            case ParameterUse():
                self._parameter(clause, node, span, used)
            case ClauseReference(targets):
                for target in targets:
                    self._target(clause, target, span)
            case _:
                pass

    def _own(self, clause: Clause | None, name: str, kind: str, span: SourceSpan | None, used: set[str]) -> None:
        used.add(name)
        members: Iterable[str] = ()
        if clause:
            members = clause.choices if kind == "choose" else clause.options
        if name not in members:
            what = "choice point" if kind == "choose" else "optional passage"
            self._unknown(
                "unknown-name",
                f"this clause has no {what} '{name}'",
                name,
                members,
                span,
                _all(members),
                rf"\{{{kind}\s+",
            )

    def _parameter(self, clause: Clause | None, use: ParameterUse, span: SourceSpan | None, used: set[str]) -> None:
        if use.clause == "profile":
            if use.name not in FACTS:
                message = f"a profile has no fact '{use.name}'"
                self._unknown("unknown-name", message, use.name, FACTS, span, _all(FACTS), r"\{profile\.")
            return
        owner = self.library.clauses.get(use.clause) if use.clause else clause
        if use.clause and owner is None:
            self._clause_id(use.clause, span)
        elif owner is None:
            message = f"a term has no parameter '{use.name}' of its own"
            self._unknown(
                "unknown-name", message, use.name, (), span, f"write {{group.clause.{use.name}}}", _OF_A_VALUE
            )
        elif use.name not in owner.parameters:
            self._no_parameter(owner, use.name, span, _OF_A_VALUE)
        if owner is clause:
            used.add(use.name)

    def _target(self, clause: Clause | None, target: ProvisionName, span: SourceSpan | None) -> None:
        if target.part:
            if target.part not in self.library.groups:
                self._group(target.part, span, r"\{ref [^}]*part:")
            return
        owner = target.clause or (clause.id if clause else "")
        if target.clause and target.clause not in self.library.clauses:
            self._clause_id(target.clause, span)
        elif target.name and target.name not in self.names.get(owner, frozenset()):
            message = f"no paragraph of '{owner}' is named '{target.name}'"
            hint = "give it that name: {#" + target.name + "} at its head"
            self._unknown("unknown-name", message, target.name, self.names.get(owner, ()), span, hint, r"\{ref [^}]*#")

    def _rule(self, clause: Clause, rule: Rule) -> None:
        other = clause
        if rule.clause:
            if rule.clause not in self.library.clauses:
                self._clause_id(rule.clause, rule.span)
                return
            other = self.library.clauses[rule.clause]
        for owner, settings in ((clause, rule.when), (other, rule.settings)):
            for name, values in settings.items():
                self._rule_setting(owner, name, values, rule.span)
        if rule.authority:
            self._source(rule.authority.source, rule.authority.span)

    def _comparison(self, clause: Clause, comparison: Comparison) -> None:
        if comparison.parameter not in clause.parameters:
            self._no_parameter(clause, comparison.parameter, comparison.span)
        for name, values in comparison.when.items():
            self._rule_setting(clause, name, values, comparison.span)
        if comparison.clause == "profile":
            if comparison.other != "potential":
                message = f"a profile has no number '{comparison.other}' to compare with"
                self._unknown("unknown-name", message, comparison.other, (), comparison.span, "it has 'potential'")
            return
        owner = self.library.clauses.get(comparison.clause) if comparison.clause else clause
        if owner is None:
            self._clause_id(comparison.clause, comparison.span)
            return
        for name, values in comparison.settings.items():
            self._rule_setting(owner, name, values, comparison.span)
        if comparison.other not in owner.parameters:
            self._no_parameter(owner, comparison.other, comparison.span)

    def _rule_setting(self, owner: Clause, name: str, values: tuple[str, ...], span: SourceSpan | None) -> None:
        known: Iterable[str]
        if name in owner.choices:
            known = owner.choices[name].alternatives
        elif name in owner.options:
            known = ("in", "out")
        elif name in owner.parameters:
            return
        else:
            members = (*owner.choices, *owner.options, *owner.parameters)
            message = f"'{owner.id}' has no choice, passage or parameter '{name}'"
            self._unknown("unknown-name", message, name, members, span, _all(members))
            return
        for value in values:
            if value not in known:
                message = f"'{owner.id}.{name}' cannot be '{value}'"
                self._unknown("unknown-alternative", message, value, known, span, f"it is one of {', '.join(known)}")

    def _authorities(self, clause: Clause) -> None:
        for citation in clause.authorities:
            self._source(citation.source, citation.span)
        if not clause.authorities:
            hint = "add 'authorities:' with source, pinpoint and status"
            self.findings.warning("unknown-authority", f"'{clause.id}' rests on no authority", clause.span, hint)
        named = [a for c in clause.choices.values() for x in c.alternatives.values() for a in x.authorities]
        if clause.pleading:
            named += [*clause.pleading.applicant.authorities, *clause.pleading.respondent.authorities]
            for side in (clause.pleading.applicant, clause.pleading.respondent):
                for name, value in side.favours.items():
                    self._rule_setting(clause, name, (value,), clause.span)
        for source in named:
            self._source(source, clause.span)

    def _source(self, source: str, span: SourceSpan | None) -> None:
        if source and source not in self.library.authorities:
            message = f"the register has no authority '{source}'"
            hint = "add it to authorities.yaml, or run 'drafter list authorities'"
            self._unknown("unknown-authority", message, source, self.library.authorities, span, hint)

    def _same_texts(self, clause: Clause) -> None:
        for choice in clause.choices.values():
            seen: dict[ClauseText, str] = {}
            for alternative in choice.alternatives.values():
                twin = seen.setdefault(alternative.text, alternative.name)
                if twin != alternative.name:
                    message = f"'{alternative.name}' has the same text as '{twin}'"
                    hint = "give it words of its own, or take it out"
                    self.findings.error("same-text", message, alternative.span, hint)

    def _names_once(self, clause: Clause) -> None:
        """A paragraph's name stands once in a clause; alternatives of one choice point may share it."""
        seen: dict[str, str] = {}
        for place, text, span in _placed_texts(clause):
            own = [node.name for block in text for node in _blocks(block) if node.name]
            for name in dict.fromkeys(own):
                shared = place.startswith("choice ") and seen.get(name) == place
                if own.count(name) > 1 or (name in seen and not shared):
                    where = self.locate(span, name, r"\{#") if span else None
                    message = f"two paragraphs of '{clause.id}' are named '{name}'"
                    self.findings.error("duplicate-name", message, where, "give one of them another name")
                seen.setdefault(name, place)

    def _group(self, group: str, span: SourceSpan | None, after: str = "") -> None:
        hint = "a clause pack lists groups of its own in its groups.yaml"
        groups = self.library.groups
        self._unknown("unknown-group", f"there is no group of clauses '{group}'", group, groups, span, hint, after)

    def _no_parameter(self, owner: Clause, name: str, span: SourceSpan | None, after: str = "") -> None:
        message = f"'{owner.id}' has no parameter '{name}'"
        self._unknown("unknown-name", message, name, owner.parameters, span, _all(owner.parameters), after)

    def _unused(self, clause: Clause, used: set[str]) -> None:
        elsewhere = {rule_name for rule in clause.rules for rule_name in rule.when}
        for members in (clause.choices, clause.options, clause.parameters):
            for name, member in members.items():
                if name not in used and name not in elsewhere and not self._used_elsewhere(clause, name):
                    message = f"the text of '{clause.id}' never uses '{name}'"
                    hint = f"write {_USE[type(member)].format(name)} where it belongs, or take it out"
                    self.findings.warning("unused-definition", message, member.span, hint)

    def _used_elsewhere(self, clause: Clause, name: str) -> bool:
        """A parameter may serve other clauses, or the definition of a term."""
        return (clause.id, name) in self._foreign_uses()

    def _foreign_uses(self) -> frozenset[tuple[str, str]]:
        if not hasattr(self, "_foreign"):
            found = set()
            for clause in self.library.clauses.values():
                for text, _ in texts_of(clause):
                    found |= {(n.clause, n.name) for b in text for n in nodes(b) if isinstance(n, ParameterUse)}
            for term in self.library.terms.values():
                for variant in term.variants.values():
                    for block in variant.definition:
                        found |= {(n.clause, n.name) for n in nodes(block) if isinstance(n, ParameterUse)}
            self._foreign = frozenset(found)
        return self._foreign

    def _clause_id(self, clause_id: str, span: SourceSpan | None) -> None:
        if clause_id not in self.library.clauses:
            message = f"there is no clause '{clause_id}'"
            self._unknown(
                "unknown-clause", message, clause_id, self.library.clauses, span, "run 'drafter list clauses'"
            )

    def _unknown(
        self,
        code: str,
        message: str,
        name: str,
        known: Iterable[str],
        span: SourceSpan | None,
        otherwise: str,
        after: str = "",
    ) -> None:
        """Reports a name that names nothing; ``otherwise`` is the hint where no known name is near it."""
        if not name:
            return  # the missing key has been told
        self.told += 1
        if self.told > MOST_FAULTS:
            return
        place = self.locate(span, name, after) if span else None
        self.findings.error(code, message, place, did_you_mean(name, known) or otherwise)


_OF_A_VALUE = r"\{(?:[a-z0-9.-]+\.)?"
"""What stands before the name of a parameter in a text."""

_USE = {Choice: "{{choose {0}}}", OptionalPassage: "{{option {0}}}", Parameter: "{{{0}}}"}
"""How a text uses what a clause defines."""


def _all(members: Iterable[str]) -> str:
    names = ", ".join(members)
    return f"it has {names}" if names else "it has none"


def _placed_texts(clause: Clause) -> Iterator[tuple[str, ClauseText, SourceSpan | None]]:
    """The texts of a clause with where each can stand: those with the same place never stand side by side."""
    yield "", clause.text, clause.span
    for option in clause.options.values():
        yield f"option {option.name}", option.text, option.span
    for choice in clause.choices.values():
        for alternative in choice.alternatives.values():
            yield f"choice {choice.name}", alternative.text, alternative.span
