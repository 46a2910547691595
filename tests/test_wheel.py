"""The wheel carries its clauses, profiles, templates and fonts, and builds from another folder."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_every_data_file_of_the_checkout_is_in_the_wheel(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("clauses", "profiles", "templates"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"drafter/data/{path.relative_to(ROOT).as_posix()}" in packed


def test_the_installed_wheel_builds_the_same_draft_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    script = (
        f"import sys; sys.path.insert(0, {str(site)!r})\n"
        "import drafter.resources as r\n"
        f"assert str(r.data_folder()).startswith({str(site)!r}), r.data_folder()\n"
        "from drafter.cli.app import run\n"
        "sys.argv = ['drafter', 'build', '-f', 'docx,html,md', '-o', 'out']\n"
        "run()\n"
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = subprocess.run([sys.executable, "-c", script], cwd=elsewhere, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    here = tmp_path / "here"
    here.mkdir()
    command = [sys.executable, "-m", "drafter", "build", "-f", "docx,html,md", "-o", "out"]
    subprocess.run(command, cwd=here, capture_output=True, check=True)
    for path in (here / "out").iterdir():
        assert (elsewhere / "out" / path.name).read_bytes() == path.read_bytes()
