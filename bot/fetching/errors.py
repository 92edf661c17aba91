"""What can go wrong with an address, in words for whoever asked for it."""

from datetime import timedelta


class FetchError(Exception):
    """This address gave nothing usable; `retry_after` is the server's wish, where it had one."""

    def __init__(
        self, url: str, why: str, *, gone: bool = False, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(f"{url}: {why}")
        self.url = url
        self.why = why
        #: The server says that it is gone for good (410).
        self.gone = gone
        self.retry_after = retry_after
