"""What an examination found, as diagnostics, and what is wrong with the allowances made for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from drafter.diagnostics import Diagnostic, Findings, Severity, SourceSpan, did_you_mean
from drafter.lint.examine import Remark
from drafter.lint.rule import Lapse
from drafter.lint.rules import BY_CODE
from drafter.model.allowance import Allowance

PlaceOf = Callable[[Lapse], "SourceSpan | None"]
"""Where in a file that somebody wrote a lapse stands."""


def as_diagnostics(remarks: Iterable[Remark], place_of: PlaceOf, text: str) -> Iterator[Diagnostic]:
    """Each remark with its place; ``text`` is what the examined text is called."""
    for remark in remarks:
        lapse = remark.lapse
        yield Diagnostic(
            remark.rule.code,
            Severity.INFO if remark.allowed else remark.severity,
            lapse.message,
            place_of(lapse),
            None if remark.allowed else lapse.hint or remark.rule.hint,
            f"{text}: {lapse.passage.where}",
            remark.allowed.reason if remark.allowed else "",
        )


def check_allowances(allowances: Iterable[Allowance], clauses: Collection[str], findings: Findings) -> None:
    """Reports allowances that name no rule or no clause."""
    for allowance in allowances:
        if allowance.rule not in BY_CODE:
            near = did_you_mean(allowance.rule, BY_CODE) or "'drafter check --explain rules' lists them"
            findings.error("unknown-rule", f"there is no rule '{allowance.rule}'", allowance.span, near)
        if allowance.clause and allowance.clause not in clauses:
            message = f"there is no clause '{allowance.clause}'"
            findings.error("unknown-clause", message, allowance.span, did_you_mean(allowance.clause, clauses))


def check_unused(allowances: Sequence[Allowance], remarks: Sequence[Remark], findings: Findings) -> None:
    """Reports allowances that no lapse needed."""
    used = {id(remark.allowed) for remark in remarks}
    for allowance in allowances:
        if allowance.rule in BY_CODE and id(allowance) not in used:
            message = f"the draft has no finding of {allowance.rule} that this allows"
            findings.warning("unused-allowance", message, allowance.span, "take it out of 'allow'")
