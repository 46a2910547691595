"""The clauses of a draft and the rules between them, drawn as one SVG picture: a column for each group of clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from drafter.model.clause import ClauseLibrary
from drafter.model.draft import Draft
from drafter.model.instrument import Annex, Article
from drafter.model.walk import nodes, plain_words

WIDTH, HEIGHT, COLUMN, ROW, TOP = 170, 22, 230, 30, 64
LONGEST_HEADING = 27

STROKES = {"requires": "#1f4e79", "recommends": "#8a8a8a", "conflicts": "#a3262a"}
DASHES = {"requires": "", "recommends": ' stroke-dasharray="2 3"', "conflicts": ' stroke-dasharray="6 3"'}


@dataclass(frozen=True, slots=True)
class _Spot:
    x: int
    y: int


def write_graph(draft: Draft, library: ClauseLibrary) -> str:
    """SVG of the draft's clauses; a line goes from a clause to one it requires, recommends or may conflict with."""
    spots = dict(_spots(draft, library))
    groups = [g for g in library.groups if any(c.split(".")[0] == g for c in spots)]
    width = COLUMN * len(groups) + 40
    height = max((spot.y for spot in spots.values()), default=0) + ROW + 50
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="11" role="img">',
        f"<title>Clauses of {escape(plain_words(draft.instrument.title))} and the rules between them</title>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for number, group in enumerate(groups):
        heading = escape(_short(library.groups[group].heading))
        lines.append(f'<text x="{20 + number * COLUMN}" y="{TOP - 20}" font-weight="bold">{heading}</text>')
    lines += _edges(spots, library)
    lines += _boxes(spots, draft, library)
    lines += _legend(height)
    return "\n".join((*lines, "</svg>")) + "\n"


def _spots(draft: Draft, library: ClauseLibrary) -> Iterator[tuple[str, _Spot]]:
    column = 0
    for group in library.groups:
        members = sorted(
            (library.clauses[c] for c in draft.reasons if library.clauses[c].group == group),
            key=lambda clause: (clause.order, clause.id),
        )
        for row, clause in enumerate(members):
            yield clause.id, _Spot(20 + column * COLUMN, TOP + row * ROW)
        column += bool(members)


def _edges(spots: dict[str, _Spot], library: ClauseLibrary) -> Iterator[str]:
    drawn = set()
    for clause_id, start in spots.items():
        for rule in library.clauses[clause_id].rules:
            end = spots.get(rule.clause)
            if end is None or rule.clause == clause_id or (clause_id, rule.clause, rule.kind) in drawn:
                continue
            drawn.add((clause_id, rule.clause, rule.kind))
            yield _edge(start, end, rule.kind, f"{clause_id} {rule.kind} {rule.clause}: {rule.reason}")


def _edge(start: _Spot, end: _Spot, kind: str, words: str) -> str:
    y1, y2 = start.y + HEIGHT // 2, end.y + HEIGHT // 2
    x1 = start.x + WIDTH if end.x >= start.x else start.x
    x2 = end.x if end.x > start.x else end.x + WIDTH
    bend = 40 if x2 >= x1 else -40
    path = f"M{x1} {y1} C{x1 + bend} {y1} {x2 - (bend if end.x != start.x else -bend)} {y2} {x2} {y2}"
    return (
        f'<path d="{path}" fill="none" stroke="{STROKES[kind]}" stroke-width="1.1" opacity="0.75"{DASHES[kind]}>'
        f"<title>{escape(words)}</title></path>"
    )


def _boxes(spots: dict[str, _Spot], draft: Draft, library: ClauseLibrary) -> Iterator[str]:
    units = (node for node in nodes(draft.instrument) if isinstance(node, Article | Annex))
    headings = {unit.clause_id: plain_words(unit.heading) for unit in units}
    for clause_id, spot in spots.items():
        words = escape(_short(headings.get(clause_id) or library.clauses[clause_id].opener or clause_id))
        yield (
            f'<g><title>{escape(clause_id)}</title><rect x="{spot.x}" y="{spot.y}" width="{WIDTH}" height="{HEIGHT}" '
            f'rx="4" fill="#f4f6f9" stroke="#5b6b7d"/><text x="{spot.x + 8}" y="{spot.y + 15}">{words}</text></g>'
        )


def _legend(height: int) -> Iterator[str]:
    for number, (kind, colour) in enumerate(STROKES.items()):
        x, y = 20 + number * 150, height - 18
        words = "can conflict with" if kind == "conflicts" else kind
        yield f'<path d="M{x} {y} h40" stroke="{colour}" stroke-width="1.5"{DASHES[kind]}/>'
        yield f'<text x="{x + 48}" y="{y + 4}">{words}</text>'


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_HEADING else words[: LONGEST_HEADING - 1].rstrip() + "…"
