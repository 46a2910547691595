"""The passes in order: read settings, select, settle texts, gather terms, arrange, number, link, bracket."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from drafter.assembly.arrange import Plan, PlannedPart
from drafter.assembly.brackets import bracket_alternatives
from drafter.assembly.comments import Margin, Remarks
from drafter.assembly.endings import settle_endings
from drafter.assembly.link import link_instrument
from drafter.assembly.number import number_instrument
from drafter.assembly.select import Selection, live_texts, select_clauses
from drafter.assembly.settings import UNSET, choice_of, read_settings
from drafter.assembly.terms import choose_variants, definitions, use_terms
from drafter.assembly.texts import Desk, settle_sentence, settle_text, side_by_side
from drafter.assembly.values_agree import check_values
from drafter.assembly.wording import Wording
from drafter.diagnostics import Findings, SourceSpan, in_order
from drafter.model.clause import Clause, ClauseLibrary, DefinitionList, TermVariant
from drafter.model.draft import Draft
from drafter.model.inline import Blank, Bracketed, Comment, Footnote, Inlines, Text
from drafter.model.instrument import (
    Alternatives,
    Annex,
    Article,
    Chapter,
    Comments,
    Identity,
    Instrument,
    Paragraph,
    Part,
    Preamble,
    Provision,
    Recital,
    Signatory,
    Sources,
    Testimonium,
)
from drafter.model.profile import OPEN, Profile
from drafter.model.rebuild import map_content, number_footnotes
from drafter.model.recipe import recipe_of
from drafter.model.style import HouseStyle
from drafter.model.walk import joined, nodes
from drafter.phrasing.citations import notes, sources_of

NOTICE = "Model text without official standing. It is not legal advice, and no State or organization has endorsed it."

AUTHOR, INITIALS = "Drafter", "D"
"""Who signs comments where the profile names nobody."""


def assemble(library: ClauseLibrary, profile: Profile, style: HouseStyle, face: str = "clean") -> Draft:
    """The draft a profile describes, with reasons and every diagnostic; with errors among them it is not to be used.

    ``face`` is one of :data:`drafter.model.draft.FACES`.
    """
    findings = Findings()
    settings = read_settings(library, profile, findings)
    variants = choose_variants(library, profile, findings)
    selection = select_clauses(library, profile, settings, findings)
    check_values(library, profile, settings, selection.clauses, findings)
    desk = Desk(library, profile, style, face, settings, selection.clauses, Wording(profile, style))
    if face == "annotated":
        prose = Wording(profile, replace(style, vocabulary=()))
        article = desk.reword("this article").removeprefix("this ")
        desk = replace(desk, remarks=Remarks(library, profile, style, settings, selection.clauses, prose, article))
    bench = _Workbench(desk, variants, selection, findings)
    instrument = bench.instrument(Plan(library, profile, selection.clauses))
    instrument = map_content(instrument, lambda content, _: use_terms(content, library, variants, desk))
    instrument = number_footnotes(link_instrument(number_instrument(instrument), _spans(library), findings))
    instrument = bracket_alternatives(instrument)
    return Draft(instrument, selection.reasons, _open_points(instrument), in_order(findings.items))


def _spans(library: ClauseLibrary) -> dict[str, SourceSpan | None]:
    return {clause.id: clause.span for clause in library.clauses.values()}


@dataclass(frozen=True, slots=True)
class _Workbench:
    """Builds the unnumbered tree from settled texts."""

    desk: Desk
    variants: Mapping[str, TermVariant]
    selection: Selection
    findings: Findings

    def instrument(self, plan: Plan) -> Instrument:
        profile, style = self.desk.profile, self.desk.style
        preamble = self._preamble(plan.recitals)
        body = tuple(node for part in plan.parts for node in self._part(part))
        testimonium = self._testimonium(plan.testimonium) if plan.testimonium else None
        annexes = tuple(self._annex(clause) for clause in plan.annexes)
        parts = (preamble, *body, testimonium, *annexes) if self.desk.face == "annotated" else ()
        said: list[object] = [n for part in parts for n in nodes(part) if isinstance(n, Footnote | Comment)]
        everything = (preamble, *body, testimonium, *annexes)
        said += (sources for part in everything for n in nodes(part) if (sources := getattr(n, "sources", ())))
        identity = self._identity("".join(f"{node!r}\n" for node in said))
        return Instrument(
            (Text(profile.title),), preamble, body, testimonium, annexes, identity, style, (Text(NOTICE),)
        )

    def _identity(self, annotations: str) -> Identity:
        """Where the draft comes from; ``annotations`` is all that its sources, footnotes and comments say."""
        profile, library, face = self.desk.profile, self.desk.library, self.desk.face
        recipe = recipe_of(profile.recipe, face)
        digest = hashlib.sha256()
        for piece in (library.version, library.released, repr(self.desk.style), recipe):
            digest.update(piece.encode() + b"\0")
        for term in sorted(self.selection.terms):
            digest.update(f"{self.variants[term]!r}\n".encode())
        for clause_id in sorted(self.selection.clauses):
            digest.update(f"{clause_id} {library.clauses[clause_id].digest}\n".encode())
        for group in sorted({library.clauses[clause_id].group for clause_id in self.selection.clauses}):
            digest.update(f"{library.groups[group].heading if group in library.groups else ''}\n".encode())
        digest.update(annotations.encode())
        fact = profile.facts.get("date")
        date = fact.value if fact else ""
        return Identity(
            profile=_name_of(profile.name),
            draft_id=digest.hexdigest()[:12],
            library_version=library.version,
            kind=profile.kind,
            language=self.desk.style.language,
            date=date if isinstance(date, str) and date != OPEN else "",
            subject=profile.subject,
            keywords=profile.keywords,
            face=face,
            author=profile.author or AUTHOR,
            initials=profile.initials if profile.author else INITIALS,
            recipe=recipe,
            released=library.released,
        )

    def _preamble(self, recitals: list[Clause]) -> Preamble:
        profile, style = self.desk.profile, self.desk.style
        opening = style.preamble_opening.format(parties=profile.parties, instrument=profile.instrument)
        repeat, before = 0, ""
        found = []
        for clause in recitals:
            repeat = repeat + 1 if clause.opener == before else 0
            before = clause.opener
            opener = self.desk.reword(clause.opener)
            if repeat and style.repeat_words:
                opener += f" {style.repeat_words[min(repeat, len(style.repeat_words)) - 1]}"
            margin = Margin(clause, self.desk.remarks)
            sentence, comments = self._sentence(clause, margin)
            content = joined((*sentence, *self._notes(clause), Text(",")))
            opening_words = (Text(opener),) if opener else ()
            comments = (*comments, *margin.rest())
            found.append(Recital(clause.id, opening_words, content, comments=comments, sources=self._sources(clause)))
        return Preamble((Text(opening),), tuple(found), (Text(style.enacting_words),))

    def _sentence(self, clause: Clause, margin: Margin) -> tuple[Inlines, Comments]:
        """The text of a recital: one sentence, in which whole passages that are open stand in brackets.

        With it come the comments on all of it; those on what is open remain with the brackets.
        """
        words: Inlines = ()
        comments: list[Comment] = []
        for node in settle_text(clause, self.desk, self.findings, margin):
            texts = [side_by_side((node,))] if isinstance(node, Paragraph) else [t.paragraphs for t in node.texts]
            if any(paragraph.subparagraphs for text in texts for paragraph in text):
                message = f"the recital '{clause.id}' holds a list"
                self.findings.error("notation", message, clause.span, "a recital is one sentence")
            runs = tuple(tuple(n for p in text for n in (Text(" "), *p.chapeau))[1:] for text in texts)
            comments += (comment for text in texts for paragraph in text for comment in paragraph.comments)
            if isinstance(node, Alternatives):
                runs = ((Bracketed(runs, tuple(t.proposer for t in node.texts), node.comment),),)
            words = (*words, Text(" "), *runs[0]) if words else runs[0]
        return joined(words), tuple(comments)

    def _part(self, part: PlannedPart) -> tuple[Part | Chapter | Article, ...]:
        articles = tuple(self._article(clause) for clause in part.clauses)
        chapters = tuple(node for chapter in part.chapters for node in self._chapter(chapter))
        if not part.heading:
            return (*articles, *chapters)
        return (Part((Text(self.desk.reword(part.heading)),), (*articles, *chapters), part.group),)

    def _chapter(self, chapter: PlannedPart) -> tuple[Chapter | Article, ...]:
        articles = tuple(self._article(clause) for clause in chapter.clauses)
        if not chapter.heading or not articles:
            return articles
        return (Chapter((Text(self.desk.reword(chapter.heading)),), articles, chapter.group),)

    def _article(self, clause: Clause) -> Article:
        margin = Margin(clause, self.desk.remarks)
        heading, on_heading = self._heading(clause, margin), margin.waiting()
        content = self._content(clause, margin)
        comments = (*on_heading, *margin.rest())
        return Article(clause.id, heading, content, comments=comments, sources=self._sources(clause))

    def _annex(self, clause: Clause) -> Annex:
        margin = Margin(clause, self.desk.remarks)
        heading, on_heading = self._heading(clause, margin), margin.waiting()
        content = self._content(clause, margin)
        comments = (*on_heading, *margin.rest())
        return Annex(clause.id, heading, content, comments=comments, sources=self._sources(clause))

    def _heading(self, clause: Clause, margin: Margin) -> Inlines:
        settings = self.desk.settings.get(clause.id, UNSET)
        chosen = (c.alternatives.get(choice_of(clause, c.name, settings)) for c in clause.choices.values())
        heading = next((a.heading for a in chosen if a and a.heading), clause.heading)
        return joined((*settle_sentence(clause, heading, self.desk, self.findings, margin), *self._notes(clause)))

    def _notes(self, clause: Clause) -> Inlines:
        if self.desk.face != "annotated":
            return ()
        content = notes(clause.authorities, self.desk.library.authorities, self.desk.style)
        return (Footnote(content),) if content else ()

    def _sources(self, clause: Clause) -> Sources:
        return sources_of(clause.authorities, self.desk.library.authorities, self.desk.style)

    def _content(self, clause: Clause, margin: Margin) -> tuple[Provision, ...]:
        provisions = settle_text(clause, self.desk, self.findings, margin)
        if self._lists_terms(clause):
            provisions = self._with_definitions(clause, provisions)
        return settle_endings(provisions, self.desk.style.lists)

    def _lists_terms(self, clause: Clause) -> bool:
        alternatives = (a.text for choice in clause.choices.values() for a in choice.alternatives.values())
        texts = (clause.text, *alternatives, *(option.text for option in clause.options.values()))
        if not any(isinstance(block, DefinitionList) for text in texts for block in text):
            return False
        live = live_texts(clause, self.desk.settings.get(clause.id, UNSET), self.desk.selected)
        return any(isinstance(block, DefinitionList) for text in live for block in text)

    def _with_definitions(self, clause: Clause, provisions: tuple[Provision, ...]) -> tuple[Provision, ...]:
        """The list of terms goes under the paragraph that announces it: the first that ends with a colon."""
        items = definitions(self.selection.terms, self.variants, self.desk, self.findings)
        for index, node in enumerate(provisions):
            if isinstance(node, Paragraph) and not node.subparagraphs and _announces(node.chapeau):
                announced = (replace(node, subparagraphs=items),) if items else ()
                return (*provisions[:index], *announced, *provisions[index + 1 :])
        hint = "end the paragraph before {definitions} with a colon"
        message = f"no paragraph of '{clause.id}' announces the list of terms"
        self.findings.error("notation", message, clause.span, hint)
        return provisions

    def _testimonium(self, clause: Clause) -> Testimonium:
        margin = Margin(clause, self.desk.remarks)
        provisions = settle_text(clause, self.desk, self.findings, margin)
        paragraphs = tuple(replace(p, numbered=False) for p in side_by_side(provisions))
        paragraphs = tuple(
            replace(p, comments=(*p.comments, *margin.rest())) if i == 0 else p for i, p in enumerate(paragraphs)
        )
        signatories = tuple(_signatory(name) for name in self.desk.profile.signatories)
        return Testimonium(clause.id, paragraphs, signatories, sources=self._sources(clause))


def _name_of(profile: str) -> str:
    """What a profile is called: its name, or that of its file without folders and ending."""
    return profile.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".yaml").removesuffix(".yml")


def _announces(content: Inlines) -> bool:
    return bool(content) and isinstance(content[-1], Text) and content[-1].text.endswith(":")


def _signatory(name: str) -> Signatory:
    return Signatory((Text("For "), Blank(""))) if name == OPEN else Signatory((Text(name),))


def _open_points(instrument: Instrument) -> dict[str, int]:
    """How many brackets each article has: alternatives in line and in whole paragraphs, optional passages, blanks."""
    counts = {}
    for node in nodes(instrument):
        if isinstance(node, Article | Annex):
            inner = list(nodes(node))
            count = sum(len(n.alternatives) for n in inner if isinstance(n, Bracketed))
            count += sum(len(n.texts) for n in inner if isinstance(n, Alternatives))
            count += sum(1 for n in inner if isinstance(n, Blank) and n.description)
            if count:
                counts[node.clause_id] = count
    return counts
