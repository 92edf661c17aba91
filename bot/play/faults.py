"""Things that go wrong on purpose: by method, by chat, a number of times or by chance."""

import random
from dataclasses import dataclass, field
from enum import StrEnum

from bot.play.errors import Json, Refused, flooded


class Kind(StrEnum):
    """What goes wrong."""

    FLOOD = "flood"  # 429, `seconds` to wait
    ERROR = "error"  # `code` and `description`, as the Bot API words it
    HTML = "html"  # a proxy's page with status `code` instead of JSON
    DROP_BEFORE = "drop_before"  # the line is cut and nothing was done
    DROP_AFTER = "drop_after"  # it was done, and the line is cut before the answer
    DELAY = "delay"  # done and answered, `seconds` later


@dataclass(slots=True)
class Fault:
    """One rule; it strikes `count` times (-1: always), after letting `skip` requests pass."""

    kind: Kind
    method: str = "*"
    chat_id: int | None = None
    count: int = 1
    skip: int = 0
    #: The share of matching requests that it strikes.
    share: float = 1.0
    seconds: float = 1.0
    code: int = 500
    description: str = "Internal Server Error"
    parameters: dict[str, Json] = field(default_factory=dict)

    def fits(self, method: str, chat_id: int | None) -> bool:
        """Whether it is meant for this request."""
        if self.method != "*" and self.method.lower() != method.lower():
            return False
        return self.count != 0 and self.chat_id in (None, chat_id)

    def refusal(self) -> Refused:
        """What FLOOD and ERROR answer."""
        if self.kind is Kind.FLOOD:
            return flooded(max(1, round(self.seconds)))
        return Refused(self.code, self.description, **self.parameters)


class Faults:
    """The rules in force, the oldest first."""

    def __init__(self, seed: int = 0) -> None:
        self.rules: list[Fault] = []
        self.struck = 0
        self._random = random.Random(seed)

    def add(self, fault: Fault) -> None:
        """Puts a rule in force."""
        self.rules.append(fault)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self.rules.clear()

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """The rule that this request meets, if any; counts it."""
        for fault in self.rules:
            if not fault.fits(method, chat_id):
                continue
            if fault.skip > 0:
                fault.skip -= 1
            elif fault.share >= 1.0 or self._random.random() < fault.share:
                fault.count -= fault.count > 0
                self.struck += 1
                return fault
        return None
