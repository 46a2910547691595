"""An authority in words, as a footnote cites it. What nobody has checked says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from drafter.model.clause import Authority, Citation
from drafter.model.inline import Emphasis, Inline, Inlines, Text
from drafter.model.instrument import Source, Sources
from drafter.model.style import HouseStyle
from drafter.model.walk import joined, plain_words
from drafter.phrasing.numerals import date_words

_RELATION = {
    "codifies": "Codifies",
    "adapts": "Adapts",
    "departs": "Departs from",
    "follows": "Follows as a model",
    "considers": "Considers",
}
UNCHECKED = "recalled, to be checked"


def cite(authority: Authority, style: HouseStyle) -> Inlines:
    """The source by its bibliographic data, in the manner of the International Court of Justice."""
    fields = authority.fields
    found: list[Inline] = []
    if authority.author:
        found.append(Text(f"{_authors(authority.author)}, "))
    elif fields.get("editor"):
        found.append(Text(f"{fields['editor']} (ed.), "))
    if authority.type in ("legal_case", "book"):
        found.append(Emphasis((Text(authority.title),)))
        if fields.get("parties"):
            found.append(Text(f" ({fields['parties']})"))
    elif authority.type in ("article-journal", "chapter", "article"):
        found.append(Text(f"“{authority.title}”"))
        if fields.get("container"):
            found += [Text(", "), Emphasis((Text(fields["container"]),))]
    else:
        found.append(Text(authority.title))
    return joined((*found, *(Text(f", {piece}") for piece in _pieces(authority, fields, style))))


def _pieces(authority: Authority, fields: Mapping[str, str], style: HouseStyle) -> list[str]:
    pieces = [fields[key] for key in ("phase", "edition") if fields.get(key)]
    concluded = authority.type in ("treaty", "legislation")
    if concluded:
        pieces.extend(p for p in (fields.get("place", ""), _date(fields.get("date", ""), style)) if p)
    if fields.get("number"):
        pieces.append(fields["number"])
    if fields.get("report"):
        pieces.append(fields["report"])
    if fields.get("series"):
        volume = f"vol. {fields['volume']}" if fields.get("volume") else ""
        pieces.extend(p for p in (fields["series"], volume) if p)
    elif fields.get("volume"):
        issue = f", No. {fields['issue']}" if fields.get("issue") else ""
        pieces.append(f"vol. {fields['volume']}{issue}")
    if fields.get("publisher"):
        pieces.append(fields["publisher"])
    if fields.get("date") and not concluded and not (authority.type == "legal_case" and fields.get("report")):
        pieces.append(_date(fields["date"], style))
    if fields.get("page"):
        page = fields["page"]
        pieces.append(page if page[:1].isalpha() else f"p. {page}")
    return pieces


def _authors(authors: tuple[str, ...]) -> str:
    if len(authors) > 3:
        return f"{authors[0]} and others"
    return " and ".join(authors) if len(authors) < 3 else f"{authors[0]}, {authors[1]} and {authors[2]}"


def _date(text: str, style: HouseStyle) -> str:
    """A full date in the style's words; a year, or anything less exact, as it stands in the register."""
    try:
        return date_words(date.fromisoformat(text), style)
    except ValueError:
        return text


def cite_at(citation: Citation, authority: Authority, style: HouseStyle) -> Inlines:
    """A citation with its pinpoint, its relation to the clause and, where nobody has checked it, a mark."""
    return joined((Text(f"{_RELATION[citation.relation]}: "), *_cite_place(citation, authority, style)))


def sources_of(citations: tuple[Citation, ...], register: Mapping[str, Authority], style: HouseStyle) -> Sources:
    """The citations of a clause as data; those of authorities that are not printed are left out."""
    found = []
    for citation in citations:
        authority = register.get(citation.source)
        if authority is not None and authority.printed:
            status = "recalled" if _unchecked(citation, authority) else citation.status
            words = plain_words(_cite_place(citation, authority, style))
            found.append(Source(authority.id, citation.relation, status, words))
    return tuple(found)


def _unchecked(citation: Citation, authority: Authority) -> bool:
    return "recalled" in (citation.status or "recalled", authority.status)


def _cite_place(citation: Citation, authority: Authority, style: HouseStyle) -> Inlines:
    found: list[Inline] = list(cite(authority, style))
    if citation.pinpoint:
        found.append(Text(f", {_place(citation, authority)}"))
    if citation.proposition:
        found.append(Text(f" ({citation.proposition})"))
    if _unchecked(citation, authority):
        found.append(Text(f" [{UNCHECKED}]"))
    return joined(tuple(found))


def _place(citation: Citation, authority: Authority) -> str:
    """The pinpoint; a page within a report that has a first page is "at" it."""
    at = "at " if citation.pinpoint.startswith(("p. ", "pp. ")) and authority.fields.get("page") else ""
    return at + citation.pinpoint


def cite_briefly(source: str, citations: tuple[Citation, ...], register: Mapping[str, Authority]) -> str:
    """A source by its short name with each place of it that ``citations`` give, each marked where it is unchecked.

    Empty for a source that is not printed, or is not in the register.
    """
    authority = register.get(source)
    if authority is None or not authority.printed:
        return ""
    cited = [c for c in citations if c.source == source]
    unchecked: dict[str, bool] = {authority.short: not cited and authority.status == "recalled"}
    for citation in cited:
        place = _place(citation, authority) or authority.short
        unchecked[place] = unchecked.get(place, False) or _unchecked(citation, authority)
    return ", ".join(f"{words} [{UNCHECKED}]" if mark else words for words, mark in unchecked.items())


def notes(citations: tuple[Citation, ...], register: Mapping[str, Authority], style: HouseStyle) -> Inlines:
    """The text of one footnote that holds all citations of a clause."""
    found: list[Inline] = []
    for citation in citations:
        authority = register.get(citation.source)
        if authority is None or not authority.printed:
            continue
        if found:
            found.append(Text("; "))
        found.extend(cite_at(citation, authority, style))
    return joined((*found, Text("."))) if found else ()
