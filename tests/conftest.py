"""Fixtures and options for all tests."""

import pytest

pytest_plugins = ["tests.stores"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden anew instead of comparing"
    )
