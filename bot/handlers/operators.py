"""/merge, /split and /name: what operators decide about stories, each confirmed by a button."""

from dataclasses import replace

from bot.desk import Desk
from bot.handlers.asking import Ask, Reply
from bot.handlers.briefs import unknown_story
from bot.reading.reader import ReadingError
from bot.storage.briefings import Version
from briefings.actions import Action
from briefings.rendering import Message

#: A button holds the chosen reports as bits of a number of ten digits.
_MOST_REPORTS = 33
_LONGEST_NAME = 80


async def merge(desk: Desk, ask: Ask) -> Reply:
    """Say what merging two stories will do, and ask."""
    numbers = ask.numbers()
    if len(numbers) != 2:
        return Reply(desk.notice("operating_help"))
    found = [await desk.story(number) for number in numbers]
    for number, version in zip(numbers, found, strict=True):
        if version is None:
            return await unknown_story(desk, number)
    one, other = (version for version in found if version)
    if one.story == other.story:
        return Reply(desk.notice("same_story", number=one.story))
    action = Action("merge", one.story, other.story)
    return Reply(_asked(desk, desk.notice("merge", one=one, other=other), action))


async def split(desk: Desk, ask: Ask) -> Reply:
    """Say what taking reports out of a story will do, and ask."""
    number, *reports = [*ask.numbers(), 0]
    chosen = sorted(set(reports) - {0})
    if not number or not chosen:
        return Reply(desk.notice("operating_help"))
    version = await desk.story(number)
    if version is None:
        return await unknown_story(desk, number)
    there = len(version.briefing.articles)
    if chosen[-1] > min(there, _MOST_REPORTS) or len(chosen) == there:
        return Reply(desk.notice("cant_split", number=version.story, reports=there))
    bits = sum(1 << (report - 1) for report in chosen)
    taken = [version.briefing.articles[report - 1] for report in chosen]
    message = desk.notice("split", one=version, taken=taken, left=there - len(taken))
    return Reply(_asked(desk, message, Action("split", version.story, bits, version.number)))


async def name(desk: Desk, ask: Ask) -> Reply:
    """Give a story a name, or its headline back."""
    first, _, words = ask.words.strip().partition(" ")
    numbers = replace(ask, words=first).numbers()
    if not numbers:
        return Reply(desk.notice("operating_help"))
    version = await desk.story(numbers[0])
    if version is None:
        return await unknown_story(desk, numbers[0])
    given = " ".join(words.split())[:_LONGEST_NAME]
    await desk.editor.name(version.story, given)
    return Reply(desk.notice("named", number=version.story, words=given), version.story)


def _asked(desk: Desk, message: Message, action: Action) -> Message:
    yes = desk.renderer.button(action.view, action)
    return replace(message, buttons=((yes, desk.renderer.button("leave", Action("brief", action.story))),))


async def _merge(desk: Desk, action: Action) -> Reply | None:
    one, other = await desk.story(action.story), await desk.story(action.item)
    if one is None or other is None:
        return None
    try:
        done = await desk.editor.merge(one.story, other.story)
    except ReadingError as error:
        return Reply(desk.notice("not_done", subject=error.subject, why=error.why))
    if not done:
        return Reply(desk.notice("same_story", number=one.story), one.story)
    return Reply(desk.notice("merged", number=one.story, other=other.story), one.story)


async def _split(desk: Desk, action: Action) -> Reply | None:
    version = await desk.story(action.story)
    if version is None:
        return None
    if version.number != action.page or version.story != action.story:
        return Reply(desk.notice("changed_meanwhile", number=version.story), version.story)
    try:
        new = await desk.editor.split(version.story, version.number, _chosen(version, action.item))
    except ReadingError as error:
        return Reply(desk.notice("not_done", subject=error.subject, why=error.why))
    if new is None:
        return Reply(desk.notice("changed_meanwhile", number=version.story), version.story)
    return Reply(desk.notice("split_done", number=version.story, other=new), new)


def _chosen(version: Version, bits: int) -> list[str]:
    return [card.id for place, card in enumerate(version.briefing.articles) if bits >> place & 1]


#: What the buttons do, by their view.
BUTTONS = {"merge": _merge, "split": _split}
