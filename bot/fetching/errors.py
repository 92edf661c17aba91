"""What can go wrong with an address, in words for whoever asked for it."""

from datetime import timedelta


class FetchError(Exception):
    """This address gave nothing usable; `retry_after` is the server's wish, where it had one."""

    def __init__(
        self, url: str, why: str, hint: str = "", *, gone: bool = False, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(f"{url}: {why}")
        self.url = url
        self.why = why
        #: What whoever asked can do about it; "" where there is nothing.
        self.hint = hint or (f"try again {_after(retry_after)}" if retry_after else "")
        #: The server says that it is gone for good (410).
        self.gone = gone
        self.retry_after = retry_after

    @property
    def told(self) -> str:
        """Why, and what can be done about it."""
        return f"{self.why}; {self.hint}" if self.hint else self.why


def _after(wait: timedelta) -> str:
    minutes = -(-wait // timedelta(minutes=1))
    if minutes > 90:
        return f"in {round(minutes / 60)} hours"
    return "in a minute" if minutes <= 1 else f"in {minutes} minutes"
