"""Reading what stands inside a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.model.inline import (
    Blank,
    Bracketed,
    ChoiceUse,
    ClauseReference,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    OptionUse,
    ParameterUse,
    ProvisionName,
    TermMention,
    Text,
)
from drafter.model.walk import joined

FORMS = ("ordinal", "words", "figures", "or")
SPECIAL = "\\{}[]*|"
DEEPEST_NESTING = 12
NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"

_PLAIN = re.compile(r"[^\\{}\[\]*|]+")
_KEYWORD = re.compile(r"\{(ref|term|choose|option|blank|note)(?=[\s}])\s*")
_TO_CLOSING_BRACE = re.compile(r"(?:[^\\}]|\\.)*\}", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\{}\[\]*|#-])")
_VALUE = re.compile(rf"\{{((?:{NAME}\.)*)({NAME})(?::([a-z]+))?\}}")
_NAME_ONLY = re.compile(NAME)
_TARGET = re.compile(rf"(?:part:(?P<part>{NAME})|(?P<clause>{NAME}(?:\.{NAME})+)?(?:#(?P<name>{NAME}))?)")


@dataclass(frozen=True, slots=True)
class NotationFault:
    """What is wrong at ``offset`` characters into the text that was read."""

    offset: int
    length: int
    message: str
    hint: str = ""


def read_sentence(text: str) -> tuple[Inlines, tuple[NotationFault, ...]]:
    """Inline nodes of ``text``, with every fault; what is faulty stays in as literal text."""
    reader = _Reader(text)
    return joined(reader.run("")), tuple(reader.faults)


class _Reader:
    """One pass over one text. ``position`` moves forward only."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.depth = 0
        self.closed_to_notes = 0
        self.closes_again = True
        self.faults: list[NotationFault] = []

    def run(self, stops: str) -> Inlines:
        """Reads until one of the ``stops`` characters, which is left unread, or the end."""
        if self.depth > DEEPEST_NESTING:
            return self._too_deep()
        self.depth += 1
        found: list[Inline] = []
        while self.position < len(self.text):
            character = self.text[self.position]
            if character in stops:
                break
            plain = _PLAIN.match(self.text, self.position)
            if plain:
                found.append(Text(plain.group()))
                self.position = plain.end()
            else:
                found.extend(self._special(character, stops))
        self.depth -= 1
        return joined(tuple(found))

    def _too_deep(self) -> Inlines:
        rest = self.text[self.position :]
        self._fault(self.position, len(rest), "marks are nested too deeply here", "write \\[ or \\* for the characters")
        self.position = len(self.text)
        return (Text(rest),)

    def _special(self, character: str, stops: str) -> Inlines:
        start = self.position
        if character == "\\":
            return self._escape(start)
        if character == "*":
            return self._emphasis(start, stops)
        if character == "[":
            return self._bracketed(start, stops)
        if character == "{":
            return self._directive(start)
        self.position += 1
        if character in "}]":
            self._fault(start, 1, f"'{character}' closes nothing", f"write \\{character} for the character itself")
        return (Text(character),)

    def _escape(self, start: int) -> Inlines:
        following = self.text[start + 1 : start + 2]
        if following and following in SPECIAL + "#-":
            self.position = start + 2
            return (Text(following),)
        self.position = start + 1
        self._fault(start, 1, "a backslash stands before nothing it can escape", "write \\\\ for a backslash")
        return (Text("\\"),)

    def _emphasis(self, start: int, stops: str) -> Inlines:
        self.position = start + 1
        content = self._without_notes("*" + stops)
        if self.position < len(self.text) and self.text[self.position] == "*":
            self.position += 1
            if content:
                return (Emphasis(content),)
            self._fault(start, self.position - start, "emphasis '*' is empty", "write \\* for the character itself")
            return ()
        self._fault(start, 1, "emphasis '*' is not closed", "write \\* for the character itself")
        return (Text("*"), *content)

    def _note(self, start: int, inside: int) -> Inlines:
        """A footnote. None may stand within another, or within emphasis."""
        self.position = inside
        content = _stripped(self._without_notes("}"))
        if self.position == len(self.text):
            self._fault(start, inside - start, "the footnote is not closed", "end it with }")
            return (Text(self.text[start:inside]), *content)
        self.position += 1
        whole = self.text[start : self.position]
        if self.closed_to_notes:
            hint = "put it behind the words it explains"
            self._fault(start, len(whole), "a footnote stands within a footnote or within emphasis", hint)
            return (Text(whole),)
        if not content:
            self._fault(start, len(whole), "the footnote is empty", "give it words, or leave it out")
            return ()
        return (Footnote(content),)

    def _without_notes(self, stops: str) -> Inlines:
        self.closed_to_notes += 1
        content = self.run(stops)
        self.closed_to_notes -= 1
        return content

    def _bracketed(self, start: int, stops: str) -> Inlines:
        self.position = start + 1
        alternatives = [self.run("|]" + stops.replace("|", ""))]
        while self.position < len(self.text) and self.text[self.position] == "|":
            self.position += 1
            alternatives.append(self.run("|]" + stops.replace("|", "")))
        if self.position < len(self.text) and self.text[self.position] == "]":
            self.position += 1
            if all(alternatives):
                return (Bracketed(tuple(alternatives)),)
            self._fault(
                start, self.position - start, "a bracketed alternative is empty", "give it words, or use {blank …}"
            )
            return ()
        self._fault(start, 1, "the square bracket is not closed", "write \\[ for the character itself")
        words: list[Inline] = [Text("[")]
        for index, alternative in enumerate(alternatives):
            words.extend(((Text("|"),) if index else ()) + alternative)
        return tuple(words)

    def _directive(self, start: int) -> Inlines:
        keyword = _KEYWORD.match(self.text, start)
        if keyword and keyword.group(1) == "note":
            return self._note(start, keyword.end())
        found = _TO_CLOSING_BRACE.match(self.text, start) if self.closes_again else None
        if found is None:
            self.closes_again = False  # no brace from here on closes, and looking for it each time takes the square
            self.position = start + 1
            self._fault(start, 1, "the brace is not closed", "write \\{ for the character itself")
            return (Text("{"),)
        self.position = found.end()
        whole = found.group()
        if keyword:
            argument = _ESCAPE.sub(r"\1", self.text[keyword.end() : found.end() - 1].strip())
            node = self._keyword_node(start, keyword.group(1), argument, whole)
        else:
            node = self._value_node(start, whole)
        return (Text(whole),) if node is None else (node,)

    def _keyword_node(self, start: int, keyword: str, argument: str, whole: str) -> Inline | None:
        if keyword == "blank":
            return Blank(argument)
        if not argument:
            self._fault(start, len(whole), f"'{{{keyword} …}}' names nothing")
            return None
        if keyword == "term":
            return TermMention(argument)
        if keyword == "ref":
            return self._reference(start, argument, whole)
        if not _NAME_ONLY.fullmatch(argument):
            self._fault(start, len(whole), f"'{argument}' is no name", "names are lower-case words joined by hyphens")
            return None
        return ChoiceUse(argument) if keyword == "choose" else OptionUse(argument)

    def _reference(self, start: int, argument: str, whole: str) -> Inline | None:
        targets = []
        for piece in argument.split(","):
            match = _TARGET.fullmatch(piece.strip())
            if not match or not piece.strip():
                self._fault(
                    start,
                    len(whole),
                    f"'{piece.strip()}' names no provision",
                    "write {ref group.clause}, {ref group.clause#name}, {ref #name} or {ref part:group}",
                )
                return None
            targets.append(ProvisionName(match["clause"] or "", match["name"] or "", match["part"] or ""))
        return ClauseReference(tuple(targets))

    def _value_node(self, start: int, whole: str) -> Inline | None:
        match = _VALUE.fullmatch(whole)
        if not match:
            self._fault(
                start, len(whole), f"'{whole}' is not in the notation", "see docs/notation.md; \\{ prints a brace"
            )
            return None
        form = match[3] or ""
        if form and form not in FORMS:
            self._fault(start, len(whole), f"a value has no form '{form}'", f"forms are {', '.join(FORMS)}")
            return None
        return ParameterUse(match[1].rstrip("."), match[2], form)

    def _fault(self, offset: int, length: int, message: str, hint: str = "") -> None:
        self.faults.append(NotationFault(offset, length, message, hint))


def _stripped(content: Inlines) -> Inlines:
    """Without blanks at either end."""
    result = list(content)
    if result and isinstance(result[0], Text):
        result[0] = Text(result[0].text.lstrip())
    if result and isinstance(result[-1], Text):
        result[-1] = Text(result[-1].text.rstrip())
    return joined(tuple(result))
