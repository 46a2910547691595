"""Parts and chapters as they grow, while the body of a text is gone through."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafter.model.inline import Inlines
from drafter.model.instrument import Article, Chapter, Part


@dataclass(slots=True)
class Branch:
    """A part or a chapter that is being read."""

    heading: Inlines
    label: str
    number: str
    eid: str
    under: list[Chapter | Article] = field(default_factory=list)

    def part(self) -> Part:
        """It as a part."""
        return Part(self.heading, tuple(self.under), "", self.number, self.label, self.eid)

    def chapter(self) -> Chapter:
        """It as a chapter, which holds articles only."""
        articles = tuple(node for node in self.under if isinstance(node, Article))
        return Chapter(self.heading, articles, "", self.number, self.label, self.eid)


@dataclass(slots=True)
class Tree:
    """The body as it grows: at its top, in a part, in a chapter."""

    top: list[Part | Chapter | Article] = field(default_factory=list)
    _part: Branch | None = None
    _chapter: Branch | None = None

    @property
    def part_eid(self) -> str:
        """The identifier of the open part; empty for none."""
        return self._part.eid if self._part else ""

    @property
    def eid(self) -> str:
        """The identifier of the innermost open division; empty for none."""
        return self._chapter.eid if self._chapter else self.part_eid

    def open(self, branch: Branch, *, is_part: bool) -> None:
        """Begins a part, or a chapter of the open one."""
        self._close_chapter()
        if is_part:
            self._close_part()
            self._part = branch
        else:
            self._chapter = branch

    def add(self, article: Article) -> None:
        """Adds an article to the innermost division."""
        branch = self._chapter or self._part
        (branch.under if branch else self.top).append(article)

    def _close_chapter(self) -> None:
        if self._chapter:
            chapter = self._chapter.chapter()
            (self._part.under if self._part else self.top).append(chapter)
            self._chapter = None

    def _close_part(self) -> None:
        if self._part:
            self.top.append(self._part.part())
            self._part = None

    def done(self) -> tuple[Part | Chapter | Article, ...]:
        """All of it."""
        self._close_chapter()
        self._close_part()
        return tuple(self.top)
