"""Words as inline nodes: terms stand out at the place where they are defined."""

from __future__ import annotations

import re

from drafter.model.inline import DefinedTerm, Inline, Inlines, Text

_quoted = re.compile(
    r"“(?P<a>[^“”]{1,120})”|\"(?P<b>[^\"“”]{1,120})\"|(?:``|‘‘)(?P<c>[^`'’]{1,120}?)(?:''|``|’’)"
    r"|‘(?P<d>[^‘’]{1,120})’|«(?P<e>[^«»]{1,120})»"
)
_defines = re.compile(
    r" ?(?:\([^()]{1,80}\) ?)?(?:, ?which [^,.;:]{1,80}, ?|, ?as used [^,.;:]{1,80}, ?|, ?)?"
    r"(?:shall )?(?:means?|includes?|involves?|refers? to|denotes?|signif(?:y|ies)|comprises?|"
    r"(?:has|have) the (?:same )?meanings?|be understood to mean|be taken to mean)\b"
)
_and = re.compile(r" ?,? ?(?:and|or|and/or)? ?")
_term_before = re.compile(
    r"(?:(?:^|[.:;)] ?)[Tt]he (?:terms?|expressions?)|hereinafter (?:referred to as|called)(?: the| an?)?),? ?$"
)
_not_in_slug = re.compile(r"[^0-9a-z]+")


def slug_of(words: str) -> str:
    """Words as an identifier is made of them: ``launching-state``."""
    return _not_in_slug.sub("-", words.lower()).strip("-")


def read_terms(words: str) -> Inlines:
    """Words as nodes: text, and each term in quotation marks that is defined there; the marks stay in the text.

    A term is defined right before *means*, *includes*, *refers to* and the like, as one of several in a row before
    such a word, and after *The term* or *hereinafter referred to as*.
    """
    found = list(_quoted.finditer(words))
    defined: list[re.Match[str]] = []
    next_start, next_defined = -1, False
    for mark in reversed(found):
        joined = next_defined and bool(_and.fullmatch(words[mark.end() : min(next_start, mark.end() + 12)]))
        joined = joined and next_start - mark.end() <= 10
        before = bool(_term_before.search(words[max(0, mark.start() - 50) : mark.start()]))
        is_term = joined or before or bool(_defines.match(words, mark.end()))
        if is_term and slug_of(mark[0]):
            defined.append(mark)
        next_start, next_defined = mark.start(), is_term
    return _around(words, defined[::-1])


def _around(words: str, terms: list[re.Match[str]]) -> Inlines:
    nodes: list[Inline] = []
    at = 0
    for term in terms:
        start, end = term.span(term.lastgroup or 0)
        nodes += (Text(words[at:start]), DefinedTerm(slug_of(words[start:end]), (Text(words[start:end]),)))
        at = end
    return (*nodes, Text(words[at:])) if at < len(words) else tuple(nodes)
