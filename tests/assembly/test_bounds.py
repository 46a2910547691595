"""Passages that hold passages cannot unfold a small file into a huge draft."""

from __future__ import annotations

from pathlib import Path

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
