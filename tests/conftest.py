"""What the tests of several rooms share: the shipped library and the draft of the flagship, each made once."""

from __future__ import annotations

import pytest

from drafter import pipeline
from drafter.model.clause import ClauseLibrary
from drafter.model.draft import Draft


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept-messages",
        action="store_true",
        help="write the messages for the wrong inputs in tests/bad/ as they are now; then read every one of them",
    )


@pytest.fixture(scope="session")
def library() -> ClauseLibrary:
    """The shipped clauses."""
    return pipeline.load_library()


@pytest.fixture(scope="session")
def flagship(library: ClauseLibrary) -> Draft:
    """The draft of the shipped model convention, in the clean face."""
    return pipeline.draft(library, pipeline.load_profile(pipeline.FLAGSHIP))
