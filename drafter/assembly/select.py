"""Which clauses stand in the draft, and why: what the profile names, and all that those need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from drafter.assembly.settings import UNSET, Settings, choice_of, holds, open_alternatives, option_of
from drafter.diagnostics import Findings, SourceSpan, did_you_mean
from drafter.model.clause import Clause, ClauseLibrary, ClauseText, DefinitionList, Rule, Splice, TextBlock
from drafter.model.draft import Reason
from drafter.model.inline import ChoiceUse, ClauseReference, OptionUse, TermMention
from drafter.model.profile import OPEN, Located, PartPlan, Profile
from drafter.model.walk import nodes

_THE_TERM = "the term "


@dataclass(frozen=True, slots=True)
class Selection:
    """The clauses of a draft with the reasons for each, and the defined terms their texts use."""

    clauses: frozenset[str]
    reasons: Mapping[str, tuple[Reason, ...]]
    terms: frozenset[str]


def select_clauses(
    library: ClauseLibrary, profile: Profile, settings: Mapping[str, Settings], findings: Findings
) -> Selection:
    """Takes what the profile selects, pulls in what that requires, and reports what cannot stand together."""
    selector = _Selector(library, profile, settings, findings)
    selector.named()
    selector.close()
    selector.rules()
    return Selection(
        frozenset(selector.selected),
        {clause: tuple(reasons) for clause, reasons in selector.reasons.items()},
        frozenset(selector.terms),
    )


def expand(library: ClauseLibrary, entry: str) -> tuple[Clause, ...]:
    """The clauses an entry of a profile stands for: a whole group in its order, or one clause."""
    if entry in library.clauses:
        return (library.clauses[entry],)
    members = [clause for clause in library.clauses.values() if clause.group == entry]
    return tuple(sorted(members, key=lambda clause: (clause.order, clause.id)))


def live_texts(clause: Clause, settings: Settings, selected: set[str] | frozenset[str]) -> Iterator[ClauseText]:
    """The clause's heading and text, and the texts of alternatives and passages that are in, or open; each once."""
    waiting: list[ClauseText] = [clause.text, (TextBlock(clause.heading),)]
    met: list[ClauseText] = []
    while waiting:
        text = waiting.pop()
        if text in met:
            continue
        met.append(text)
        yield text
        for node in (n for block in text for n in nodes(block)):
            match node:
                case Splice("choose", name) | ChoiceUse(name) if name in clause.choices:
                    chosen = choice_of(clause, name, settings)
                    named = clause.choices[name].alternatives
                    opened = chosen == OPEN or chosen not in named
                    for member in open_alternatives(clause, name, settings) if opened else (named[chosen],):
                        waiting += [member.text, (TextBlock(member.heading),)]
                case Splice("option", name) | OptionUse(name) if name in clause.options:
                    if option_of(clause, name, settings, selected) != "out":
                        waiting.append(clause.options[name].text)
                case _:
                    pass


@dataclass(slots=True)
class _Selector:
    library: ClauseLibrary
    profile: Profile
    settings: Mapping[str, Settings]
    findings: Findings
    selected: set[str] = field(default_factory=set)
    reasons: dict[str, list[Reason]] = field(default_factory=dict)
    terms: set[str] = field(default_factory=set)
    refused: set[tuple[str, str]] = field(default_factory=set)

    def named(self) -> None:
        """What the profile names, less what it drops."""
        dropped = {entry.value for entry in self.profile.drop}
        added = {entry.value for entry in self.profile.add}
        for entry in self.profile.drop:
            self._known(entry)
        for where, entry, kind in _entries(self.profile):
            if not self._known(entry):
                continue
            self._in_place(entry, kind)
            for clause in expand(self.library, entry.value):
                if clause.id in added or not dropped.intersection((clause.id, clause.group)):
                    self._add(clause.id, Reason(clause.id, "", where))
        misnamed = any(found.code == "unknown-clause" for found in self.findings.items)
        if not self.selected and not misnamed:
            self.findings.error(
                "empty-draft", "the profile selects no clauses", self.profile.span, "add 'parts:' with 'select:'"
            )

    def close(self) -> None:
        """Pulls in required and referred-to clauses until nothing more is needed."""
        before = -1
        while before != len(self.selected) + len(self.terms):
            before = len(self.selected) + len(self.terms)
            for clause_id in sorted(self.selected):
                self._follow(self.library.clauses[clause_id])
            self._follow_terms()
            self._use_of_terms()

    def rules(self) -> None:
        """Requirements on settings, conflicts and recommendations among the selected clauses."""
        for clause_id in sorted(self.selected):
            clause = self.library.clauses[clause_id]
            own = self.settings.get(clause_id, UNSET)
            for rule in clause.rules:
                if holds(clause, rule.when, own, self.selected):
                    self._judge(clause, rule, own)

    def _judge(self, clause: Clause, rule: Rule, own: Settings) -> None:
        other = self.library.clauses.get(rule.clause) if rule.clause else clause
        there = other is not None and (not rule.clause or other.id in self.selected)
        theirs = self.settings.get(rule.clause, UNSET) if rule.clause else own
        met = other is not None and there and holds(other, rule.settings, theirs, self.selected)
        subject, name = _described(clause.id, rule.when), _described(rule.clause or clause.id, rule.settings)
        code = f" ({rule.code})" if rule.code else ""
        span = self._setting_span(clause.id, rule.when) or self._setting_span(rule.clause, rule.settings)
        span = span or self._reason_span(clause.id)
        match rule.kind:
            case "conflicts" if met:
                message = f"{subject} cannot stand with {name}: {rule.reason}{code}"
                report = self.findings.warning if rule.severity == "warning" else self.findings.error
                report("conflict", message, span, f"choose one of the two, or drop '{clause.id}'")
            case "requires" if there and not met:
                message = f"{subject} needs {name}: {rule.reason}{code}"
                report = self.findings.warning if rule.severity == "warning" else self.findings.error
                report("unmet-requirement", message, span)
            case "recommends" if not met:
                self.findings.info("recommendation", f"{subject} is better with {name}: {rule.reason}", span)
            case _:
                pass

    def _follow(self, clause: Clause) -> None:
        settings = self.settings.get(clause.id, UNSET)
        for rule in clause.rules:
            if rule.kind == "requires" and rule.clause and holds(clause, rule.when, settings, self.selected):
                self._require(rule.clause, Reason(rule.clause, clause.id, rule.reason))
        for text in live_texts(clause, settings, self.selected):
            self._follow_text(text, clause.id)

    def _follow_text(self, text: ClauseText, by: str) -> None:
        for node in (n for block in text for n in nodes(block)):
            if isinstance(node, ClauseReference):
                for target in node.targets:
                    if target.clause:
                        self._require(target.clause, Reason(target.clause, by, "its text refers to it"))
            elif isinstance(node, TermMention):
                form = self.library.forms.get(node.words.casefold())
                if form:
                    self.terms.add(form[0])

    def _follow_terms(self) -> None:
        for term_id in sorted(self.terms):
            term = self.library.terms[term_id]
            chosen = self.profile.terms.get(term_id)
            variant = term.variants.get(chosen.value if chosen else term.default) or term.variants.get(term.default)
            if variant:
                self._follow_text(variant.definition, f"{_THE_TERM}'{variant.singular}'")

    def _use_of_terms(self) -> None:
        """A term used needs the article that says what it means (rule X-07)."""
        homes = [c.id for c in self.library.clauses.values() if any(isinstance(b, DefinitionList) for b in c.text)]
        if self.terms and homes and not self.selected.intersection(homes):
            self._require(homes[0], Reason(homes[0], "", "the draft uses defined terms"))

    def _require(self, clause_id: str, reason: Reason) -> None:
        if clause_id not in self.library.clauses:
            return
        group = self.library.clauses[clause_id].group
        drop = next((d for d in self.profile.drop if d.value in (clause_id, group)), None)
        if drop is not None:
            if (clause_id, reason.by) not in self.refused:
                self.refused.add((clause_id, reason.by))
                by = f"{_quoted(reason.by)} needs it: " if reason.by else ""
                message = f"'{clause_id}' is dropped, but {by}{reason.words}"
                hint = f"keep it, or drop {_quoted(reason.by)} too" if reason.by in self.selected else "keep it"
                self.findings.error("dropped-required", message, drop.span, hint)
            return
        if clause_id not in self.selected:
            by = f"{_quoted(reason.by)} needs it: " if reason.by else ""
            self.findings.info("clause-required", f"'{clause_id}' was pulled in: {by}{reason.words}", self.profile.span)
        self._add(clause_id, reason)

    def _add(self, clause_id: str, reason: Reason) -> None:
        self.selected.add(clause_id)
        known = self.reasons.setdefault(clause_id, [])
        if reason not in known:
            known.append(reason)

    def _in_place(self, entry: Located[str], kind: str) -> None:
        """A clause named by itself where clauses of another kind stand; a whole group gives each place its own."""
        clause = self.library.clauses.get(entry.value)
        if clause and kind and clause.kind != kind:
            message = f"'{clause.id}' is of the kind '{clause.kind}' and cannot stand here, where the kind is '{kind}'"
            hint = {
                "article": "name it under 'parts'",
                "recital": "name it under 'preamble: {recitals: …}'",
                "annex": "name it under 'annexes'",
                "testimonium": "name it under 'testimonium'",
            }[clause.kind]
            self.findings.error("misplaced-clause", message, entry.span, hint)

    def _known(self, entry: Located[str]) -> bool:
        if entry.value in self.library.clauses or entry.value in self.library.groups:
            return True
        hint = did_you_mean(entry.value, (*self.library.clauses, *self.library.groups))
        message = f"there is no clause or group '{entry.value}'"
        self.findings.error("unknown-clause", message, entry.span, hint or "run 'drafter list clauses'")
        return False

    def _setting_span(self, clause_id: str, names: Iterable[str]) -> SourceSpan | None:
        entries = self.profile.settings.get(clause_id, {})
        return next((entries[name].span for name in names if name in entries), None)

    def _reason_span(self, clause_id: str) -> SourceSpan | None:
        for _, entry, _ in _entries(self.profile):
            if entry.value == clause_id or entry.value == self.library.clauses[clause_id].group:
                return entry.span
        return self.profile.span


def _entries(profile: Profile) -> Iterator[tuple[str, Located[str], str]]:
    """Everything the profile selects, with the words that say where and the kind of clause that belongs there."""
    for entry in profile.preamble:
        yield "the profile's preamble selects it", entry, "recital"
    yield from _part_entries(profile.parts)
    if profile.testimonium:
        yield "the profile's testimonium", profile.testimonium, "testimonium"
    for entry in profile.annexes:
        yield "the profile's annexes select it", entry, "annex"
    for entry in profile.add:
        yield "the profile adds it", entry, ""


def _part_entries(parts: tuple[PartPlan, ...]) -> Iterator[tuple[str, Located[str], str]]:
    for part in parts:
        for entry in part.select:
            yield f"the profile selects {_named(entry.value)} for '{part.heading or 'the body'}'", entry, "article"
        yield from _part_entries(part.chapters)


def _quoted(by: str) -> str:
    """A clause by its id; a term is called one, and is quoted already."""
    return by if by.startswith(_THE_TERM) else f"'{by}'"


def _named(entry: str) -> str:
    return "it" if "." in entry else f"the whole of '{entry}'"


def _described(clause_id: str, settings: Mapping[str, tuple[str, ...]]) -> str:
    if not settings:
        return f"'{clause_id}'"
    words = ", ".join(f"{name} '{' or '.join(values)}'" for name, values in settings.items())
    return f"'{clause_id}' with {words}"
