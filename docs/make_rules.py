"""Writes docs/rules.md, the rules of drafting, and docs/calibration.md, what they find in official treaties.

The treaties are not part of this project: they are looked for in ``../shared/instruments``, and where they are absent
docs/calibration.md is left as it is. Run it with ``make rules``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from drafter import pipeline
from drafter.diagnostics import Severity
from drafter.lint.document import Circumstances
from drafter.lint.examine import examine
from drafter.lint.rule import Rule
from drafter.lint.rules import RULES
from drafter.readers.plain import read_plain

DOCS = Path(__file__).resolve().parent
INSTRUMENTS = DOCS.parent.parent / "shared" / "instruments"
COUNCIL_OF_EUROPE = "-ets"
"""What the names of treaties of the Council of Europe have in them; all others are read in the style of the UN."""
BEFORE_THE_STYLE = ("icj-statute", "un-charter")
"""Texts of 1945, older than the style they are read in: shown, and not counted when a rule is judged."""


@dataclass(frozen=True, slots=True)
class Column:
    """One treaty: its name, the house style it is read in, how often each rule finds something or an error."""

    name: str
    style: str
    counts: Mapping[str, int]
    errors: Mapping[str, int]

    @property
    def judges(self) -> bool:
        """Whether the text speaks for its style."""
        return self.name not in BEFORE_THE_STYLE


def columns() -> tuple[Column, ...]:
    """Every treaty that is there, with its counts."""
    found = []
    for path in sorted(INSTRUMENTS.glob("*.txt")):
        style = pipeline.load_style("coe" if COUNCIL_OF_EUROPE in path.stem else "un")
        instrument = read_plain(path.read_text(encoding="utf-8"), style).instrument
        remarks = examine(instrument, Circumstances())
        counts = Counter(remark.rule.code for remark in remarks)
        errors = Counter(remark.rule.code for remark in remarks if remark.severity is Severity.ERROR)
        found.append(Column(path.stem, style.name, counts, errors))
    return tuple(found)


def wrongly_strict(treaties: tuple[Column, ...]) -> list[str]:
    """The rules that find an error in most of the texts of a style that they hold for: such a rule is wrong."""
    wrong = []
    for style in sorted({column.style for column in treaties}):
        texts = [column for column in treaties if column.style == style and column.judges]
        for rule in RULES:
            if rule.drafts_only or not rule.holds_in(style):
                continue
            if 2 * sum(column.errors.get(rule.code, 0) > 0 for column in texts) > len(texts):
                wrong.append(f"{rule.code} in {style}")
    return wrong


def calibration(treaties: tuple[Column, ...]) -> str:
    """docs/calibration.md."""
    lines = [
        "# The rules of drafting, tried on official treaties",
        "",
        "Made by `make rules`; do not edit. Each figure is how often a rule finds something in the text of a treaty,",
        "read from plain text in the house style named under it; bold where errors are among them.",
        "A rule that finds errors in most official texts of its style would be wrong; `test_calibration.py`",
        "keeps that from happening. A dash stands where the rule is none of the style, or needs the marked terms and",
        "references that only our own drafts have.",
        "",
        "Texts of 1945 are shown for comparison; they are older than the practice that the rules state. Slips of the",
        "electronic copies count as they stand: a word joined to the next, a heading run into its article.",
        "",
        *_table(treaties),
    ]
    return "".join(f"{line}\n" for line in lines)


def _table(treaties: tuple[Column, ...]) -> Iterator[str]:
    yield "| rule | " + " | ".join(column.name for column in treaties) + " |"
    yield "|---|" + "---:|" * len(treaties)
    yield "| *style* | " + " | ".join(f"*{column.style}*" for column in treaties) + " |"
    for rule in RULES:
        cells = " | ".join(_cell(rule, column) for column in treaties)
        yield f"| {rule.code} {rule.title} | {cells} |"


def _cell(rule: Rule, column: Column) -> str:
    if rule.drafts_only or not rule.holds_in(column.style):
        return "–"
    count = column.counts.get(rule.code, 0)
    if not count:
        return "0"
    return f"**{count}**" if column.errors.get(rule.code) else str(count)


def rules_page() -> str:
    """docs/rules.md."""
    lines = [
        "# The rules of drafting",
        "",
        "Made by `make rules`; do not edit. `drafter check` asks them of every draft, and of a treaty in plain text",
        "(`drafter check treaty.txt --style un`). `drafter check --explain CODE` prints one of them. What they find in",
        "official treaties is in [calibration.md](calibration.md).",
        "",
        "A finding that is meant to stand is allowed in the profile, or in the clause file, with its reason:",
        "",
        "```yaml",
        "allow:",
        "  - rule: N-27",
        "    in: cooperation.assistance      # in a profile; a clause speaks for itself",
        "    words: shall be borne           # optional: only where the passage has these words",
        "    reason: The paragraph before says who bears the costs.",
        "```",
        "",
        *(line for rule in RULES for line in _entry(rule)),
    ]
    return "".join(f"{line}\n" for line in lines[:-1])


def _entry(rule: Rule) -> Iterator[str]:
    styles = ", ".join(f"{style} ({rule.weight_in(style)})" for style in rule.styles or pipeline.house_styles())
    yield f"## {rule.code} {rule.title}"
    yield ""
    yield rule.says
    yield ""
    yield f"- **Why:** {rule.reason}"
    yield f"- **Source:** {rule.source}"
    yield f"- **House styles:** {styles}" + ("; drafts only" if rule.drafts_only else "")
    yield f"- **What to do:** {rule.hint}"
    yield ""


def main() -> None:
    """Writes both pages, the second where the treaties are there."""
    (DOCS / "rules.md").write_text(rules_page(), encoding="utf-8")
    treaties = columns()
    if not treaties:
        sys.stderr.write(f"{INSTRUMENTS.name}: no treaties there; docs/calibration.md was left as it is\n")
        return
    (DOCS / "calibration.md").write_text(calibration(treaties), encoding="utf-8")
    wrong = wrongly_strict(treaties)
    if wrong:
        sys.stderr.write(f"errors in most official texts: {', '.join(wrong)}\n")


if __name__ == "__main__":
    main()
