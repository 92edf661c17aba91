"""The stand-in's own time, which a test may stop, start and move."""

import time


class Clock:
    """Seconds since 1970; runs until it is stopped."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._stopped_at: float | None = None

    @property
    def running(self) -> bool:
        """Whether time passes by itself."""
        return self._stopped_at is None

    def now(self) -> float:
        """The time here."""
        return time.time() + self._ahead if self._stopped_at is None else self._stopped_at

    def advance(self, seconds: float) -> None:
        """Moves time forward."""
        if self._stopped_at is None:
            self._ahead += seconds
        else:
            self._stopped_at += seconds

    def stop(self) -> None:
        """From now on time passes only by `advance`."""
        self._stopped_at = self.now()

    def start(self) -> None:
        """Time passes by itself again, from where it stood."""
        if self._stopped_at is not None:
            self._ahead = self._stopped_at - time.time()
            self._stopped_at = None
