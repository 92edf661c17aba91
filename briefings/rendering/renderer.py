"""The door to rendering: every message of the bot, within Telegram's limits whatever the articles hold."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from briefings.actions import Action
from briefings.errors import TemplateError
from briefings.rendering import card, corrected, evidence, fulltext, updates, views
from briefings.rendering.context import context_of, tree
from briefings.rendering.environment import Show, Templates, show_words
from briefings.rendering.markup import measure, plain_of
from briefings.rendering.messages import Button, Document, Message
from briefings.rendering.press import Press
from briefings.types import Article, Briefing, Change, Edition, Span, StoryRow

logger = logging.getLogger(__name__)
_Made = TypeVar("_Made")


class Renderer:
    """Turns briefings into messages. A user's template that fails gives way to the shipped one."""

    def __init__(self, templates: Path | None = None, *, show: Show = show_words) -> None:
        self._shipped = Templates(show=show)
        self._templates = Templates(templates, show) if templates else self._shipped

    def brief(self, briefing: Briefing, story: int, edition: Edition | None = None) -> Message:
        """The card: the story at a glance, the rest one tap away."""
        return self._made(
            context_of(briefing, story), lambda press: card.brief(press, briefing, story, edition)
        )

    def push(self, briefing: Briefing, story: int) -> Message:
        """A few lines that tell a chat of a new story."""
        return self._made(context_of(briefing, story), lambda press: card.push(press, briefing, story))

    def update(self, briefing: Briefing, change: Change, story: int) -> Message:
        """What changed, for a chat that knows an earlier version."""
        return self._made(
            context_of(briefing, story), lambda press: updates.update(press, briefing, change, story)
        )

    def changes(self, history: updates.History) -> Message:
        """A page of a story's versions with what each changed."""
        return self._made({}, lambda press: updates.changes(press, history))

    def view(self, briefing: Briefing, action: Action) -> Message:
        """The list that a button of the card asks for; the card itself for "brief"."""
        if action.view == "brief":
            return self.brief(briefing, action.story)
        make = corrected.view if action.view == "correction" else views.view
        context = context_of(briefing, action.story)
        return self._made(context, lambda press: make(press, briefing, action)) or self.notice("expired")

    def source(self, article: Article, used: Sequence[Span], action: Action) -> Message | Document:
        """The article in full with its used sentences marked; a file when it has too many pages."""
        return self._made({}, lambda press: fulltext.source(press, article, used, action))

    def earlier(self, briefing: Briefing, article: Article, action: Action) -> Message | Document:
        """The text in full that the briefing's correction of that number took the place of."""
        return self._made({}, lambda press: corrected.earlier(press, briefing, article, action))

    def stripped(self, article: Article, action: Action) -> Message:
        """The lines of the article that were left out, and why."""
        return self._made({}, lambda press: fulltext.stripped(press, article, action))

    def why(self, briefing: Briefing, line: int, articles: Mapping[str, Article], story: int) -> Message:
        """The exact sentences behind a line; 0 is the lead."""
        lines = (briefing.lead, *briefing.facts) if briefing.lead else briefing.facts
        fact = next((fact for fact in lines if fact and fact.number == line), None)
        if fact is None:
            return self.notice("unknown_line", number=line, lines=len(briefing.facts))
        seen = evidence.Evidence(briefing, story, fact, articles)
        return self._made(context_of(briefing, story), lambda press: evidence.why(press, seen))

    def stories(self, rows: Sequence[StoryRow], page: int, pages: int) -> Message:
        """One page of the list of stories."""
        return self._made({}, lambda press: views.stories(press, rows, page, pages))

    def digest(self, rows: Sequence[StoryRow]) -> Message:
        """Stories that changed while a chat was not told, at most as many as buttons fit."""
        return self._made({}, lambda press: views.digest(press, rows))

    def notice(self, name: str, **words: object) -> Message:
        """A fixed text by its name; `rows` in the words become buttons that open the stories."""
        return self._made({}, lambda press: views.notice(press, name, words))

    def under(self, line: Message, message: Message) -> Message:
        """The message with a line above it, where both fit."""
        html = f"{line.html}\n\n{message.html}"
        return replace(message, html=html) if measure(html).fits() else message

    def button(self, label: str, action: Action, **words: object) -> Button:
        """A button with one of the labels."""
        return self._made({}, lambda press: press.button(label, action, **words))

    def turning(self, action: Action, pages: int) -> tuple[tuple[Button, ...], ...]:
        """The row that turns the pages of a list; none for a single page."""
        return self._made({}, lambda press: press.turning(action, pages))

    def text(self, briefing: Briefing) -> str:
        """The whole briefing as plain text, from the headline to the names."""
        context = context_of(briefing, 1) | {"tree": list(tree(briefing.chain)), "limit": _UNCUT}
        return self._made(context, lambda press: plain_of(press.templates.render("text.html.j2", context)))

    def _made(self, context: dict[str, object], make: Callable[[Press], _Made]) -> _Made:
        try:
            return make(Press(self._templates, context))
        except TemplateError as error:
            if self._templates is self._shipped:
                raise
            logger.warning("template failed, the shipped one is used", extra={"template": str(error)})
            return make(Press(self._shipped, context))


#: Longer than any sentence: nothing is cut in a text that has no page.
_UNCUT = 1_000_000


def plain(message: Message) -> str:
    """The message's text without markup and without invisible joiners."""
    return plain_of(message.html)
