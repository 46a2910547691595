"""What a document is called: its addresses as work, expression and manifestation, and who made it when.

Sources: OASIS, *Akoma Ntoso Naming Convention Version 1.0*, section 4, and the guidelines of the United Nations for it
(*AKN4UN*), which put ``un`` where a State would have its country: ``/akn/un/doc/treaty/2026-05-31/model-convention``.
"""

from __future__ import annotations

import re
import unicodedata

from drafter.model.instrument import Instrument
from drafter.model.report import Report
from drafter.model.values import is_day
from drafter.writers.akn.elements import SOURCE
from drafter.writers.reading import standing_words
from drafter.writers.xml import attribute

NO_DAY = "0001-01-01"
"""Stands for the day of a draft that has none: the schema demands one, and nobody takes this one for true."""

_SUBTYPES = {"code": "code-of-conduct"}
_LANGUAGES = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "it": "ita",
    "nl": "nld",
    "pt": "por",
    "ru": "rus",
    "zh": "zho",
}
_UNKNOWN_LANGUAGE = "und"


class Naming:
    """The names of one document, as all its metadata have them."""

    def __init__(self, document: Instrument | Report) -> None:
        identity = document.identity
        kind = _SUBTYPES.get(identity.kind, "treaty")
        self.doc_name = document.kind if isinstance(document, Report) else kind
        redline = isinstance(document, Instrument) and document.changes is not None
        self.subtype = "comparison" if redline else self.doc_name
        self.number = slug(identity.profile)
        self.title = standing_words(document.title)
        self.version = identity.draft_id
        self.language = language_code(document.style.language or identity.language)
        self.date, self.date_name = day_of(document)
        self.work = f"/akn/un/doc/{self.subtype}/{self.date}/{self.number}"
        self.expression = f"{self.work}/{self.language}@{self.date}"

    def identification(self, component: str = "main", title: str = "") -> str:
        """The three levels for the document itself, or for a ``component`` of it with a ``title`` of its own."""
        part = f"/!{component_name(component)}"
        work = (
            f'<FRBRalias name="title" value="{attribute(title or self.title)}"/>\n'
            f"{self._made()}"
            '<FRBRcountry value="un"/>\n'
            f'<FRBRsubtype value="{self.subtype}"/>\n'
            f'<FRBRnumber value="{self.number}"/>\n'
            '<FRBRprescriptive value="false"/>\n'
            '<FRBRauthoritative value="false"/>\n'
        )
        version = f'<FRBRversionNumber value="{attribute(self.version)}"/>\n' if self.version else ""
        expression = (
            f'{self._made()}{version}<FRBRauthoritative value="false"/>\n<FRBRlanguage language="{self.language}"/>\n'
        )
        manifestation = f'{self._made()}<FRBRformat value="application/akn+xml"/>\n'
        return (
            f'<identification source="{SOURCE}">\n'
            f"{_level('Work', f'{self.work}{part}', self.work, work)}"
            f"{_level('Expression', f'{self.expression}{part}', self.expression, expression)}"
            f"{_level('Manifestation', f'{self.expression}{part}.xml', f'{self.expression}.xml', manifestation)}"
            "</identification>\n"
        )

    def _made(self) -> str:
        return f'<FRBRdate date="{self.date}" name="{self.date_name}"/>\n<FRBRauthor href="{SOURCE}" as="#author"/>\n'


def _level(name: str, this: str, uri: str, rest: str) -> str:
    return f'<FRBR{name}>\n<FRBRthis value="{this}"/>\n<FRBRuri value="{uri}"/>\n{rest}</FRBR{name}>\n'


def day_of(document: Instrument | Report) -> tuple[str, str]:
    """The day of a draft and what it is the day of.

    The profile's, where that is a day (``draft``), else the one on which the library was released (``release``); where
    both are wanting, :data:`NO_DAY` under the name ``unknown``: any day of our own would be invented.
    """
    identity = document.identity
    if is_day(identity.date):
        return identity.date, "draft"
    if is_day(identity.released):
        return identity.released, "release"
    return NO_DAY, "unknown"


def language_code(tag: str) -> str:
    """A language tag (``en-GB``) as the code of three letters that ISO 639-2 has for it."""
    code = tag.partition("-")[0].lower()
    return code if re.fullmatch("[a-z]{3}", code) else _LANGUAGES.get(code, _UNKNOWN_LANGUAGE)


def slug(name: str) -> str:
    """A profile's name as a step of an address: small letters, digits and hyphens, accents left out."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "draft"


def component_name(eid: str) -> str:
    """An identifier as the name of a component, in which neither a full stop nor a tilde may stand."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", eid)
