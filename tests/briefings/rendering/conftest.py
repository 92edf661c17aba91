"""One renderer for all tests: its templates are compiled once."""

import pytest

from briefings.rendering import Renderer


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    return Renderer()
