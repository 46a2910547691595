"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from drafter.diagnostics import Severity
from drafter.lint.document import Document, Passage


@dataclass(frozen=True, slots=True)
class Lapse:
    """One place where a text departs from a rule: the stretch of words from ``start`` to ``end`` of a passage.

    ``message`` says what is wrong there; ``hint`` what to write, where the rule's own hint is too general; ``severity``
    is given where it is another than the rule's.
    """

    passage: Passage
    start: int
    end: int
    message: str
    hint: str = ""
    severity: Severity | None = None

    @property
    def words(self) -> str:
        """The words that are meant."""
        return self.passage.words[self.start : self.end]


Check = Callable[[Document], Iterator[Lapse]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of drafting.

    ``code`` is what messages, profiles and clauses call it by; ``says`` is the rule in one sentence, ``reason`` why
    drafters keep to it, ``source`` where it was seen, and how surely; ``hint`` what to write instead. It holds in the
    house styles in ``styles`` (all, where it is empty), with ``severity``, or in some with another (``severities``).
    ``drafts_only`` marks a rule that needs the nodes of our own drafts and cannot be asked of a text of mere words.
    """

    code: str
    title: str
    says: str
    reason: str
    source: str
    hint: str
    severity: Severity
    check: Check
    styles: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    drafts_only: bool = False

    def holds_in(self, style: str) -> bool:
        """Whether the rule is one of a house style."""
        return not self.styles or style in self.styles

    def weight_in(self, style: str) -> Severity:
        """How much a lapse weighs in a house style."""
        return self.severities.get(style, self.severity)
