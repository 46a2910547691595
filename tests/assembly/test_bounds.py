"""What clause texts may not do to a draft: unfold without end, or lose the blanks an author typed."""

from __future__ import annotations

from pathlib import Path

from drafter.assembly.texts import tidy
from drafter.model.inline import Text
from drafter.pipeline import try_draft, try_library


def test_passages_that_multiply_are_refused_and_not_unfolded(tmp_path: Path) -> None:
    pack = tmp_path / "pack" / "general"
    pack.mkdir(parents=True)
    options = "".join(
        f"  o{level}:\n    label: Level {level}\n    default: in\n    text: |\n"
        + (f"      {{option o{level + 1}}}\n" if level < 5 else "      #. Words.\n") * 16
        for level in range(1, 6)
    )
    (pack / "bomb.yaml").write_text(
        "heading: Bomb\nsummary: S.\ntext: |\n" + "  {option o1}\n" * 16 + f"options:\n{options}", encoding="utf-8"
    )
    profile = tmp_path / "bomb.yaml"
    profile.write_text(
        "title: B\nkind: convention\nparts:\n  - {heading: B, select: [general.bomb]}\n", encoding="utf-8"
    )
    library, _ = try_library([tmp_path / "pack"])
    outcome = try_draft(library, str(profile))
    assert outcome.draft is None
    told = [d.message for d in outcome.diagnostics if d.code == "notation"]
    assert told == ["the text unfolds to more than 3,000 pieces"]


def test_a_blank_before_a_stop_goes_only_where_the_stop_ends_something() -> None:
    assert tidy((Text("read ../notes or .net , then stop ."),)) == (Text("read ../notes or .net, then stop."),)
