"""A ministry's own styles in place of ours.

They are matched by the names that Word shows, since ids differ with Word's language, and go by our ids from then on.
Their looks stay as they are. Our lists and outline levels are tied to them; styles that the ministry's file lacks come
from our base; what else it has is kept, but for what would lead nowhere, hide words or tell of persons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from drafter.writers.docx import style_names as names
from drafter.writers.docx.oxml import DECLARATION, NAMESPACES
from drafter.writers.docx.schema_order import IN_STYLE, NS, OF_PARAGRAPHS, OF_RUNS, find_or_add, local, remove

Element = ElementTree.Element

_NOT_NAMED = ("Normal", "TableNormal", "NoList")
"""Styles of ours that every Word file has under some name: where one has not, nobody need be told."""
_KEPT = {"style": IN_STYLE, "pPr": OF_PARAGRAPHS, "rPr": tuple(tag for tag in OF_RUNS if tag != "lang")}
_FONT_FACTS = ("altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig")


@lru_cache(maxsize=4)
def merged_styles(ours: bytes, theirs: bytes) -> bytes:
    """``styles.xml`` that has all our styles by our ids, with the ministry's looks where it has them."""
    root, found = ElementTree.fromstring(ours), _Styles(ours, theirs)
    merged = ElementTree.Element(root.tag)
    for part in ("docDefaults", "latentStyles"):
        own = found.theirs.find(NS + part)
        kept = own if own is not None else root.find(NS + part)
        if kept is not None:
            merged.append(kept)
    spacing = found.space_to_add()
    for style in root.findall(NS + "style"):
        match = found.matches.get(_id(style))
        merged.append(_adapted(match, style) if match is not None else _added(style, spacing))
    merged.extend(found.others())
    _lead_somewhere(merged)
    _take_off_numbers(merged)
    return (DECLARATION + ElementTree.tostring(merged, encoding="unicode")).encode()


@lru_cache(maxsize=4)
def lacking(ours: bytes, theirs: bytes) -> tuple[str, ...]:
    """The styles that the ministry's file lacks, by the names Word shows, in the order of our base."""
    found = _Styles(ours, theirs)
    missing = (_id(style) for style in found.ours if _id(style) not in found.matches)
    return tuple(names.menu_name(style) for style in missing if style not in _NOT_NAMED)


def fonts_of(theirs: bytes, styles: bytes) -> bytes:
    """``fonts.xml`` with the ministry's fonts: as its own table has them, and any others that the styles name.

    Fonts embedded in its file are not carried over.
    """
    fonts: dict[str, Element] = {}
    for font in ElementTree.fromstring(theirs).iter(NS + "font") if theirs else ():
        name = font.get(NS + "name", "")
        facts = [child for child in font if local(child) in _FONT_FACTS]
        font[:] = sorted(facts, key=lambda child: _FONT_FACTS.index(local(child)))
        _only_own_attributes(font)
        fonts.setdefault(name, font)
    for named in ElementTree.fromstring(styles).iter(NS + "rFonts"):
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            name = named.get(NS + script, "")
            fonts.setdefault(name, ElementTree.Element(NS + "font", {NS + "name": name}))
    fonts.pop("", None)
    body = "".join(ElementTree.tostring(font, encoding="unicode") for font in fonts.values())
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{body}</w:fonts>".encode()


def theme_of(theirs: bytes) -> bytes:
    """The ministry's theme. Pictures that fill shapes in some themes lie in other files; plain colour stands in."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    root = ElementTree.fromstring(theirs)
    if root.find(f".//{{{drawing}}}blipFill") is None:
        return theirs
    ElementTree.register_namespace("a", drawing)
    for parent in list(root.iter()):
        for i, child in enumerate(parent):
            if child.tag == f"{{{drawing}}}blipFill":
                plain = ElementTree.Element(f"{{{drawing}}}solidFill")
                ElementTree.SubElement(plain, f"{{{drawing}}}schemeClr", {"val": "phClr"})
                parent[i] = plain
    return (DECLARATION + ElementTree.tostring(root, encoding="unicode")).encode()


@dataclass(frozen=True, slots=True)
class _Key:
    """What a style is known by: its kind and its name, of Word's own styles whatever the capitals."""

    kind: str
    name: str


class _Styles:
    """The ministry's styles, cleaned, against ours. ``matches`` goes from our id to its style."""

    def __init__(self, ours: bytes, theirs: bytes) -> None:
        self.ours = ElementTree.fromstring(ours).findall(NS + "style")
        self.theirs = ElementTree.fromstring(theirs)
        _clean(self.theirs)
        styles = [style for style in self.theirs.findall(NS + "style") if _id(style) and _name(style)]
        exact: dict[_Key, Element] = {}
        folded: dict[_Key, Element] = {}
        defaults: dict[_Key, Element] = {}
        for style in styles:
            exact.setdefault(_Key(_kind(style), _name(style)), style)
            folded.setdefault(_Key(_kind(style), _name(style).casefold()), style)
            if style.get(NS + "default") in ("1", "true", "on"):
                defaults.setdefault(_Key(_kind(style), ""), style)
        self.matches: dict[str, Element] = {}
        taken: set[int] = set()
        for own in self.ours:
            match = exact.get(_Key(_kind(own), _name(own)))
            if match is None and own.get(NS + "customStyle") is None:
                match = folded.get(_Key(_kind(own), _name(own).casefold()))
            if match is None and own.get(NS + "default") is not None:
                match = defaults.get(_Key(_kind(own), ""))
            if match is not None and id(match) not in taken:
                self.matches[_id(own)] = match
                taken.add(id(match))
        self._rest = [style for style in styles if id(style) not in taken]
        self._new_ids = self._renamed()

    def _renamed(self) -> dict[str, str]:
        """From each id in the ministry's file to the one in the draft; of styles that are left out there is none."""
        renamed = {_id(match): own for own, match in self.matches.items()}
        ids = {_id(own).casefold() for own in self.ours}
        words = {_name(own).casefold() for own in self.ours}
        kept = []
        for style in self._rest:
            old, name = _id(style), _name(style).casefold()
            if _kind(style) == "numbering" or name in words or old in renamed:
                continue
            new, number = old, 0
            while new.casefold() in ids:
                number += 1
                new = f"{old}{number}"
            renamed[old] = new
            ids.add(new.casefold())
            words.add(name)
            kept.append(style)
        self._rest = kept
        for style in (*self.matches.values(), *kept):
            for reference in ("basedOn", "next", "link"):
                for node in style.findall(NS + reference):
                    node.set(NS + "val", renamed.get(node.get(NS + "val", ""), ""))
        return renamed

    def others(self) -> Iterator[Element]:
        """The ministry's styles that are none of ours."""
        for style in self._rest:
            style.set(NS + "styleId", self._new_ids[_id(style)])
            if _kind(style) != "character":
                style.attrib.pop(NS + "default", None)
            yield style

    def space_to_add(self) -> str:
        """The space after a paragraph, in twips, that our styles need where the ministry's Normal has none."""
        normal = self.matches.get("Normal")
        places = [] if normal is None else [normal.find(f"{NS}pPr/{NS}spacing")]
        places.append(self.theirs.find(f"{NS}docDefaults/{NS}pPrDefault/{NS}pPr/{NS}spacing"))
        said = [place.get(NS + "after") for place in places if place is not None]
        after = next((value for value in said if value is not None), "0")
        own = next(style.find(f"{NS}pPr/{NS}spacing") for style in self.ours if _id(style) == "Normal")
        return own.get(NS + "after", "") if after == "0" and own is not None else ""


def _kind(style: Element) -> str:
    return style.get(NS + "type", "paragraph")


def _id(style: Element) -> str:
    return style.get(NS + "styleId", "")


def _name(style: Element) -> str:
    node = style.find(NS + "name")
    return "" if node is None else " ".join(node.get(NS + "val", "").split())


def _clean(root: Element) -> None:
    """Takes out what the standard's first edition does not know, tracked changes, lists, languages and hidden words."""
    _only_own_attributes(root)
    for parent in list(root.iter()):
        kept = _KEPT.get(local(parent))
        for child in list(parent):
            name = local(child)
            strange = not child.tag.startswith(NS) or name.endswith("Change") or name == "numPr"
            if strange or (kept is not None and name not in kept):
                parent.remove(child)
            else:
                _only_own_attributes(child)
        if kept is not None:
            parent[:] = sorted(parent, key=lambda child: kept.index(local(child)))


def _only_own_attributes(element: Element) -> None:
    for name in list(element.attrib):
        if not name.startswith(NS) or name.startswith(f"{NS}rsid"):
            del element.attrib[name]


def _adapted(style: Element, own: Element) -> Element:
    """A style of the ministry's as ours: our id and name, our list, outline level and tabs to the right margin."""
    identifier = _id(own)
    style.set(NS + "styleId", identifier)
    find_or_add(style, "name").set(NS + "val", _name(own))
    for flag in ("default", "customStyle"):
        if own.get(NS + flag) is None:
            style.attrib.pop(NS + flag, None)
        else:
            style.set(NS + flag, "1")
    if _kind(own) != "paragraph":
        return style
    theirs, ours = style.find(NS + "pPr"), own.find(NS + "pPr")
    for name in ("numPr", "outlineLvl"):
        model = None if ours is None else ours.find(NS + name)
        if theirs is not None:
            remove(theirs, name)
        if model is not None:
            _put(find_or_add(style, "pPr"), model)
    if identifier in (*names.CONTENTS, names.FOOTER) and ours is not None:
        model = deepcopy(ours.find(NS + "tabs"))
        right = style.find(f"{NS}pPr/{NS}tabs/{NS}tab[@{NS}val='right']")
        if model is not None:
            if right is not None:
                model[0].attrib.update(right.attrib)
            _put(find_or_add(style, "pPr"), model)
    return style


def _put(properties: Element, model: Element) -> None:
    """Gives the properties what ``model`` says, in the place of what they had."""
    place = find_or_add(properties, local(model))
    place.clear()
    place.attrib.update(model.attrib)
    place.extend(deepcopy(list(model)))


def _added(own: Element, after: str) -> Element:
    """A style of ours, where the ministry has none; ``after`` is space that our Normal would have given it."""
    based = own.find(NS + "basedOn")
    if after and _kind(own) == "paragraph" and based is not None and based.get(NS + "val") == "Normal":
        spacing = find_or_add(find_or_add(own, "pPr"), "spacing")
        spacing.set(NS + "after", spacing.get(NS + "after", after))
    return own


def _lead_somewhere(root: Element) -> None:
    """Takes out what leads to no style of the same kind, and the step that would close a ring."""
    kinds = {_id(style): _kind(style) for style in root.findall(NS + "style")}
    bases: dict[str, str] = {}
    for style in root.findall(NS + "style"):
        identifier, kind = _id(style), _kind(style)
        for name in ("basedOn", "next", "link"):
            for node in style.findall(NS + name):
                target = node.get(NS + "val", "")
                wanted = {"character": "paragraph", "paragraph": "character"}.get(kind) if name == "link" else kind
                if kinds.get(target) != wanted or (name == "basedOn" and _comes_back(target, identifier, bases)):
                    style.remove(node)
                elif name == "basedOn":
                    bases[identifier] = target


def _comes_back(at: str, to: str, bases: Mapping[str, str]) -> bool:
    while at != to and at in bases:
        at = bases[at]
    return at == to


def _take_off_numbers(root: Element) -> None:
    """A style without number or outline level of its own must not have them from the one it is based on."""
    styles = {_id(style): style for style in root.findall(NS + "style") if _kind(style) == "paragraph"}
    for style in styles.values():
        for name, nothing in (("numPr", ""), ("outlineLvl", "9")):
            if style.find(f"{NS}pPr/{NS}{name}") is None and _inherits(style, name, styles):
                place = find_or_add(find_or_add(style, "pPr"), name)
                if nothing:
                    place.set(NS + "val", nothing)
                else:
                    ElementTree.SubElement(place, NS + "numId", {NS + "val": "0"})


def _inherits(style: Element, name: str, styles: Mapping[str, Element]) -> bool:
    based = style.find(NS + "basedOn")
    while based is not None:
        style = styles[based.get(NS + "val", "")]
        found = style.find(f"{NS}pPr/{NS}{name}")
        if found is not None:
            return True
        based = style.find(NS + "basedOn")
    return False
