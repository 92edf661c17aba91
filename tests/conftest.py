"""Fixtures and options for all tests."""

import os

import pytest
from hypothesis import settings

# The gate tries the same examples each time, so that it judges the change and not the dice.
settings.register_profile("gate", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("gate")

pytest_plugins = ["tests.stores"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden anew instead of comparing"
    )
