"""Time that can be held and moved."""

import pytest

from bot.play.clock import Clock


def test_runs() -> None:
    clock = Clock()
    first = clock.now()
    clock.advance(3600)
    assert 3600 <= clock.now() - first < 3700
    assert clock.running


def test_stands() -> None:
    clock = Clock()
    clock.stop()
    first = clock.now()
    assert clock.now() == first
    clock.advance(0.5)
    assert clock.now() - first == pytest.approx(0.5)
    assert not clock.running


def test_starts_where_it_stood() -> None:
    clock = Clock()
    clock.stop()
    clock.advance(-86_400)
    stood = clock.now()
    clock.start()
    clock.start()
    assert 0 <= clock.now() - stood < 100
