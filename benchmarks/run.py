"""``make bench``: every goal with gate, aim and result, into ``benchmarks/RESULTS.md``; exit 1 above a gate."""

from __future__ import annotations

import argparse
import importlib.metadata
import math
import os
import platform
import sys
from pathlib import Path

from benchmarks.inputs import write_inputs
from benchmarks.measure import Goal, Result, measure, seconds
from benchmarks.watching import Watched, measure_watching
from drafter.pipeline import templates_folder

HERE = Path(__file__).resolve().parent
PACKAGES = ("drafter", "typer", "python-docx", "weasyprint", "pyyaml", "jinja2")


def main() -> int:
    """Measures and writes the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=9, help="paired rounds for each goal (default 9)")
    options.add_argument("--quick", action="store_true", help="leave out the 1,000-article PDF")
    chosen = options.parse_args()
    folder = HERE / "made"
    lengths = (40, 200, 1000)
    _say("making the inputs …")
    write_inputs(folder, lengths)
    drafter = str(Path(sys.executable).with_name("drafter"))
    seconds((drafter, "build", "-f", "html", "-o", "out"), folder)
    results = []
    for goal in _goals(drafter, lengths, chosen.rounds):
        _say(f"measuring: {goal.name} …")
        results.append(measure(goal, folder))
        _say(f"  {results[-1].ratio:.2f} (gate {goal.gate:.2f}, aim {goal.aim:.2f})")
    growth = _growth(drafter, folder, lengths, with_long_pdf=not chosen.quick)
    _say("measuring: building again after a save …")
    table = _table(results, growth, measure_watching(drafter, folder, chosen.rounds))
    (HERE / "RESULTS.md").write_text(table, encoding="utf-8")
    sys.stdout.write(table)
    return 0 if all(result.holds for result in results) and all(e <= GROWTH_GATE for _, e, _ in growth) else 1


GROWTH_GATE = 1.10


def _goals(drafter: str, lengths: tuple[int, ...], rounds: int) -> list[Goal]:
    python = sys.executable
    css = str(templates_folder() / "css" / "print.css")
    weasyprint = str(Path(python).with_name("weasyprint"))
    goals = [
        Goal("`--help` / bare Typer `--help`", (drafter, "--help"), (python, "bare.py", "--help"), 1.5, 1.0, rounds),
        Goal(
            "`build -f docx`, flagship / python-docx, same paragraphs",
            (drafter, "build", "-f", "docx", "-o", "out"),
            (python, "plain.py", "flagship.json", "out/plain.docx"),
            0.8,
            0.45,
            rounds,
        ),
        Goal(
            "`build -f pdf`, flagship / `weasyprint` on our HTML",
            (drafter, "build", "-f", "pdf", "-o", "out"),
            (weasyprint, "-s", css, "--pdf-variant", "pdf/a-3a", "out/model-convention.html", "out/plain.pdf"),
            1.10,
            0.9,
            max(3, rounds // 2),
        ),
    ]
    for length in lengths[1:]:
        goals.append(
            Goal(
                f"`build -f docx`, {length:,} articles / python-docx, same paragraphs",
                _synthetic(drafter, length, "docx"),
                (python, "plain.py", f"synthetic-{length}.json", "out/plain.docx"),
                0.8,
                0.45,
                max(3, rounds // 2),
            )
        )
    return goals


def _synthetic(drafter: str, length: int, format_: str) -> tuple[str, ...]:
    pack, profile = f"pack-{length}", f"synthetic-{length}.yaml"
    return (drafter, "build", profile, "--library", pack, "-f", format_, "-o", "out")


def _growth(
    drafter: str, folder: Path, lengths: tuple[int, ...], *, with_long_pdf: bool
) -> list[tuple[str, float, str]]:
    """Exponents of time over length, of whole processes: log(t2 / t1) / log(n2 / n1)."""
    found = []
    for format_ in ("docx", "pdf"):
        sizes = lengths if format_ == "docx" or with_long_pdf else lengths[:-1]
        _say(f"measuring: growth of {format_} …")
        times = [
            min(seconds(_synthetic(drafter, n, format_), folder) for _ in range(2 if n < 1000 else 1)) for n in sizes
        ]
        exponent = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
        detail = ", ".join(f"{n:,} articles {t:.2f} s" for n, t in zip(sizes, times, strict=True))
        found.append((format_, exponent, detail))
    return found


def _best(command: tuple[str, ...], folder: Path, rounds: int) -> float:
    return min(seconds(command, folder) for _ in range(rounds))


def _table(results: list[Result], growth: list[tuple[str, float, str]], watched: list[Watched]) -> str:
    lines = [
        "# Speed",
        "",
        "Whole processes, interleaved in one run; medians of paired ratios, least to greatest in brackets. Made by",
        "`make bench`; compare ratios, never seconds across runs.",
        "",
        f"Machine: {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; "
        + ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
        + ".",
        "",
        "| goal | ours, s | yardstick, s | ratio | gate | aim | holds |",
        "|---|---|---|---|---|---|---|",
    ]
    for r in results:
        lines.append(
            f"| {r.goal.name} | {r.ours:.3f} | {r.yardstick:.3f} | **{r.ratio:.2f}** ({r.least:.2f}–{r.greatest:.2f}) "
            f"| {r.goal.gate:.2f} | {r.goal.aim:.2f} | {'yes' if r.holds else 'NO'} |"
        )
    lines += ["", f"| growth | exponent (gate {GROWTH_GATE:.2f}) | times |", "|---|---|---|"]
    lines += [f"| `build -f {name}` | {exponent:.2f} | {detail} |" for name, exponent, detail in growth]
    lines += ["", "| `--watch`: after saving | again, s | anew, s | ratio |", "|---|---|---|---|"]
    lines += [f"| {w.saved}, {w.format} | {w.again:.2f} | {w.anew:.2f} | {w.again / w.anew:.2f} |" for w in watched]
    return "\n".join(lines) + "\n"


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
