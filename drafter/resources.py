"""Where the packaged data lie: clauses, profiles, templates, fonts. The one place that knows."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def data_folder() -> Path:
    """The folder that holds ``clauses/``, ``profiles/`` and ``templates/``.

    In an installed package they lie in ``drafter/data``, where the build backend puts them; in a checkout they are the
    top-level folders beside the package.

    Raises:
        FileNotFoundError: where neither is there, which means a broken installation.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "data", package.parent):
        if (folder / "clauses").is_dir() and (folder / "templates").is_dir():
            return folder
    raise FileNotFoundError("the clauses and templates of Drafter are not installed; install the package again")
