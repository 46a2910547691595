"""N-15: how provisions are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule
from drafter.lint.sentences import sentences

_ARTICLE = re.compile(
    r"\b(?P<word>[Aa]rticles?) (?P<n>\d+|[IVXL]+)\b"
    r"(?P<rest>(?:[, ]*(?:\(\w{1,4}\)|paragraphs? \d+|and|or|to|\d+)){0,8})(?P<of>,? of the (?:Charter|Statute))?"
)
_NO_COMMA = re.compile(r"\b[Aa]rticle \d+ (?:paragraph|sub-?paragraph)s? (?:\d|\()")
_JOINED = re.compile(r"\b(?:[Pp]aragraphs?|[Aa]rticles?|[Aa]rts?\.) \d+\([0-9a-z]{1,4}\)")
_SHORTENED = re.compile(r"\b(?P<word>[Aa]rts?|[Pp]aras?|[Ss]ub-?paras?)\. ?\(?\d?")

_OWN = re.compile(r"\bthis (?P<word>[Aa]rticle|[Ss]ection)\b")


def _check(document: Document) -> Iterator[Lapse]:
    own = document.style.references.own_article.removeprefix("this ")
    for passage in document.of(*OPERATIVE, Kind.RECITAL, Kind.TESTIMONIUM):
        if not passage.annexed:
            yield from _own(passage, own)
        starts = {sentence.start for sentence in sentences(passage.words)}
        for found in passage.found(_ARTICLE):
            yield from _capital(document, passage, found, found.start() in starts)
        for found in passage.found(_NO_COMMA):
            hint = "write 'article 4, paragraph 2'"
            yield Lapse(passage, *found.span(), f"'{found[0]}': a comma divides article and paragraph", hint)
        for found in passage.found(_SHORTENED):
            message = f"'{found['word']}.' is cut short: a treaty writes the word out"
            yield Lapse(passage, *found.span("word"), message, "write 'article', 'paragraph' or 'subparagraph'")
        if " {item}" in document.style.references.subparagraph:
            for found in passage.found(_JOINED):
                right = found[0].replace("(", " (")
                yield Lapse(passage, *found.span(), f"'{found[0]}' has no space before the bracket", f"write '{right}'")


def _capital(document: Document, passage: Passage, found: re.Match[str], opens: bool) -> Iterator[Lapse]:
    word = found["word"]
    if opens:
        return
    right = "Article" if found["of"] else document.style.article.reference.partition(" ")[0]
    if right.casefold() != "article" or word[0] == right[0]:
        return
    right += word[len("article") :]
    because = "of the Charter or the Statute" if found["of"] else "of this house style"
    start = found.start("word")
    yield Lapse(
        passage,
        start,
        start + len(word),
        f"'{word} {found['n']}': an article {because} is '{right}'",
        f"write '{right}'",
    )


def _own(passage: Passage, own: str) -> Iterator[Lapse]:
    for found in passage.found(_OWN):
        word = found["word"]
        if word.casefold() == own.casefold() and word != own:
            message = f"'this {word}': the house style writes 'this {own}'"
            yield Lapse(passage, *found.span("word"), message, f"write 'this {own}'")


RULE = Rule(
    code="N-15",
    title="Citation of provisions",
    says=(
        "A provision is cited as the house style words it: 'article 23, paragraph 1 (b)', or 'Article 4, paragraph 2'; "
        "an article of the Charter or of the Statute of the Court always takes the capital; 'this Article' follows the "
        "others; none of these words is cut short."
    ),
    reason="References are searched for and resolved by their form; two forms in one text look like two hands.",
    source=(
        "UNCAC and Budapest (seen); UN capitalization list (seen): 'article 3', but Article of the Charter or Statute; "
        "measured: UNTOC and UNCAC never 'Article 5', the Mine Ban Convention and Budapest always"
    ),
    hint="cite it in the form of the house style",
    severity=Severity.ERROR,
    check=_check,
)
