"""The names of the standard, and identifiers for the elements to which the tree gives none.

Source: OASIS, *Akoma Ntoso Naming Convention Version 1.0* (21 February 2019), section 5: the identifier of the element
that holds it, two underscores, the name or short name of the element, and its number.
"""

from __future__ import annotations

from collections.abc import Iterable

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN_NAMESPACE = "urn:drafter:akn:1"
"""Of the attributes that the standard lacks: who proposed an alternative, how an authority bears on a provision."""

SOURCE = "#drafter"
"""The agent that wrote the metadata."""


class EIds:
    """Hands out identifiers that no other element of the file has."""

    def __init__(self, places: Iterable[str]) -> None:
        """``places`` are the identifiers of the tree, which are kept for the blocks that bear them."""
        self._taken = set(places)
        self._used: set[str] = set()
        self._counts: dict[tuple[str, str], int] = {}

    def own(self, eid: str, above: str, name: str) -> str:
        """The identifier that the tree gives a block; where it gives none, or one that was used, the next step."""
        if eid and eid not in self._used:
            self._used.add(eid)
            self._taken.add(eid)
            return eid
        return self.step(above, name)

    def step(self, above: str, name: str) -> str:
        """The next identifier for an element called ``name`` (or its short name) within ``above``: ``art_1__p_2``."""
        prefix = f"{above}__{name}" if above else name
        while True:
            number = self._counts[above, name] = self._counts.get((above, name), 0) + 1
            eid = f"{prefix}_{number}"
            if eid not in self._taken:
                self._taken.add(eid)
                return eid

    def only(self, above: str, name: str) -> str:
        """The identifier of an element of which there can be one only, which has no number: ``art_1__intro``."""
        eid = f"{above}__{name}" if above else name
        if eid in self._taken:
            return self.step(above, name)
        self._taken.add(eid)
        return eid
