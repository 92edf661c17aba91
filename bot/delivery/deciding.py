"""What a chat is sent next, given what it has; and what follows from what became of it. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.storage.deliveries import Delivery, State
from bot.telegram.outcomes import ChatGone, ChatMoved, Outcome, Refusal, Rejected, RetryLater, Sent

#: Waits between tries where Telegram does not say: twice as long each time, up to the longest.
SHORTEST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)
#: So long after it was due, what still fails after so many tries is given up; not what became due
#: while the bot was away.
GIVE_UP = timedelta(days=1)
TRIES = 10
#: "Chat not found" is believed when it was said so often, with a wait between.
CONFIRMATIONS = 3
CONFIRM_AFTER = timedelta(minutes=1)


class Step(StrEnum):
    """One message, or none."""

    CARD = "card"  # the story's card, as a new message
    TELL = "tell"  # what changed, as a reply to the card
    EDIT = "edit"  # the card, brought up to date in place
    DIGEST = "digest"  # one line among those of other stories that were held back
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be stored of an outcome."""

    delivery: Delivery
    #: No message to the chat before.
    next_at: datetime
    #: Why nothing goes to the chat any more, "" where it goes on; and the same of its topic.
    pause: str = ""
    pause_topic: str = ""
    #: The number that the chat has now.
    moved_to: int | None = None


def next_step(delivery: Delivery, newest: int) -> Step:
    """What brings the chat closer to having the newest version."""
    if delivery.told_version < newest:
        if delivery.digest:
            return Step.DIGEST
        return Step.CARD if delivery.card is None else Step.TELL
    if delivery.card is not None and delivery.card_version < newest:
        return Step.EDIT
    return Step.NOTHING


def gap(chat: int) -> timedelta:
    """How long a chat rests after a message: three seconds keep a group under twenty a minute."""
    return timedelta(seconds=1 if chat > 0 else 3)


@dataclass(frozen=True, slots=True)
class Sending:
    """A step that was taken for a delivery."""

    delivery: Delivery
    newest: int
    step: Step


def judge(sending: Sending, outcome: Outcome, now: datetime) -> Verdict:
    """What follows from an outcome for the delivery and for its chat."""
    one = sending.delivery
    rested = now + gap(one.chat)
    match outcome:
        case Sent(message):
            return Verdict(_arrived(sending, message, now), rested)
        case ChatMoved(chat):
            return Verdict(replace(one, state=State.OPEN), now, moved_to=chat)
        case ChatGone(why):
            return _gone(one, outcome, now) if not outcome.sure else Verdict(_dead(one, why), now, why)
        case RetryLater(why, after) if after:
            return Verdict(replace(one, state=State.OPEN, error=why), now + after)
        case RetryLater(why, unknown=True) if sending.step is not Step.EDIT:
            # Telegram may have it. Silence is mended by the next change, a double is seen by everybody.
            return Verdict(replace(_arrived(sending, 0, now), error=f"unknown: {why}"), rested)
        case RetryLater(why):
            return _later(one, why, now)
    assert isinstance(outcome, Rejected)
    return _rejected(sending, outcome, now)


def _arrived(sending: Sending, message: int, now: datetime) -> Delivery:
    one, newest = sending.delivery, sending.newest
    match sending.step:
        case Step.CARD:
            one = replace(one, card=message or None, card_version=newest, told_version=newest)
        case Step.TELL:
            one = replace(one, told_version=newest)
        case Step.DIGEST:
            one = replace(one, told_version=newest, digest=False)
        case _:
            one = replace(one, card_version=newest)
    settled = replace(one, attempts=0, error="", settled_at=now)
    if next_step(settled, newest) is Step.NOTHING:
        return replace(settled, state=State.DONE)
    # What is left is an edit: everybody is told first.
    return replace(settled, state=State.OPEN, due_at=now)


def _later(one: Delivery, why: str, now: datetime) -> Verdict:
    if now - one.due_at > GIVE_UP and one.attempts >= TRIES:
        return Verdict(_dead(one, f"given up: {why}"), now)
    wait = min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** min(one.attempts, 10))
    return Verdict(replace(one, state=State.OPEN, attempts=one.attempts + 1, error=why), now + wait)


def _gone(one: Delivery, outcome: ChatGone, now: datetime) -> Verdict:
    """Telegram says so now and then of chats that are there."""
    if one.attempts + 1 >= CONFIRMATIONS:
        return Verdict(_dead(one, outcome.why), now, outcome.why)
    again = replace(one, state=State.OPEN, attempts=one.attempts + 1, error=outcome.why)
    return Verdict(again, now + CONFIRM_AFTER)


def _rejected(sending: Sending, outcome: Rejected, now: datetime) -> Verdict:
    one, rested = sending.delivery, now + gap(sending.delivery.chat)
    if outcome.about is Refusal.TOPIC:
        return Verdict(_dead(one, outcome.why), rested, pause_topic=outcome.why)
    if sending.step is Step.EDIT and outcome.about is Refusal.NOT_THERE:
        # Deleted, or too old to be edited: the card comes anew.
        anew = replace(one, card=None, card_version=0, told_version=0, attempts=0)
        return Verdict(replace(anew, state=State.OPEN, due_at=now), rested)
    return Verdict(_dead(one, outcome.why), rested)


def _dead(one: Delivery, why: str) -> Delivery:
    return replace(one, state=State.DEAD, error=why, digest=False)
