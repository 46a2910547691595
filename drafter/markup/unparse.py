"""Writing nodes back in the notation; reading what is written gives the same nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.markup.sentences import SPECIAL
from drafter.model.clause import ClauseText, DefinitionList, Splice, TextBlock
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

_ESCAPED = re.compile("([" + re.escape(SPECIAL) + "])")


def unparse_sentence(content: Inlines) -> str:
    """The notation of a run of inline nodes.

    Raises:
        TypeError: for what the notation cannot say (a settled reference, a tracked change, a named bracket).
    """
    return "".join(_node(node) for node in content)


def _node(node: Inline) -> str:
    match node:
        case Text(text):
            return _escaped(text)
        case Emphasis(content):
            return f"*{unparse_sentence(content)}*"
        case Bracketed(alternatives, proposers) if not any(proposers):
            return "[" + "|".join(unparse_sentence(a) for a in alternatives) + "]"
        case Blank(description):
            return f"{{blank {_escaped(description)}}}" if description else "{blank}"
        case Footnote(content):
            return f"{{note {unparse_sentence(content)}}}"
        case TermMention(words):
            return f"{{term {_escaped(words)}}}"
        case ChoiceUse(name):
            return f"{{choose {name}}}"
        case OptionUse(name):
            return f"{{option {name}}}"
        case ParameterUse(clause, name, form):
            return "{" + (f"{clause}." if clause else "") + name + (f":{form}" if form else "") + "}"
        case ClauseReference(targets):
            return "{ref " + ", ".join(_target(t) for t in targets) + "}"
        case _:
            raise TypeError(f"the notation has no way to write {type(node).__name__}")


def _escaped(words: str) -> str:
    return _ESCAPED.sub(r"\\\1", words)


def _target(target: ProvisionName) -> str:
    if target.part:
        return f"part:{target.part}"
    return target.clause + (f"#{target.name}" if target.name else "")


def unparse_clause_text(text: ClauseText) -> str:
    """The notation of a whole clause text, one block after another with an empty line between unnumbered ones."""
    return "\n".join(_blocks(text)) + "\n"


def _blocks(text: ClauseText) -> Iterable[str]:
    for index, block in enumerate(text):
        match block:
            case Splice(kind, name):
                yield f"{{{kind} {name}}}"
            case DefinitionList():
                yield "{definitions}"
            case TextBlock():
                if index and not block.numbered:
                    yield ""
                yield from _block(block, "#. " if block.numbered else "", 0)


def _block(block: TextBlock, mark: str, indent: int) -> Iterable[str]:
    margin = " " * indent
    name = f"{{#{block.name}}} " if block.name else ""
    words = unparse_sentence(block.content)
    yield (margin + mark + name + _guarded(words)).rstrip()
    inner = indent + (3 if mark == "#. " else 2)
    for item in block.items:
        yield from _block(item, "- ", inner)
    if block.closing_words:
        column = indent + len(mark)
        yield " " * column + _guarded(unparse_sentence(block.closing_words))


def _guarded(words: str) -> str:
    """Keeps words that happen to look like a mark from being read as one."""
    if words.startswith(("- ", "#. ")) or words in ("-", "#."):
        return "\\" + words
    return words
