"""Prints blocks, labels and whole messages from one set of templates, and checks them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from briefings.actions import Action
from briefings.errors import TemplateError
from briefings.rendering.environment import EXCERPT_LIMIT, Templates
from briefings.rendering.fitting import Block
from briefings.rendering.markup import MESSAGE_POINTS, fault_of, measure, plain_of
from briefings.rendering.messages import Button, Message
from briefings.rendering.wording import ELLIPSIS, defuse, shorten

#: Shorter excerpts than this say nothing any more.
_LEAST_EXCERPT = 60
_LABEL_POINTS = 60
#: What the labels of one row may have together before a phone cuts them.
_PHONE_POINTS = 38

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Press:
    """A set of templates with the context that all templates of one message share."""

    templates: Templates
    shared: Mapping[str, object]

    def block(self, part: str, most: int, /, **words: object) -> Block:
        """A part of at most `most` characters: its excerpts are cut only when it is longer than that."""
        limit = min(most, EXCERPT_LIMIT)
        context = {**self.shared, **words}
        while True:
            html = self.templates.render(f"parts/{part}.html.j2", context | {"limit": limit})
            block = Block.of(html)
            if block.size.points <= most:
                return block
            if limit < _LEAST_EXCERPT:
                text = shorten(plain_of(html), most // 2)
                return Block.of(escape(defuse(text)) + ELLIPSIS)
            limit //= 2

    def message(self, name: str, rows: Rows = (), /, **words: object) -> Message:
        """A finished message, or a TemplateError that says what Telegram would have against it."""
        html = self.templates.render(f"{name}.html.j2", {**self.shared, **words})
        return Message(self.checked(name, html, MESSAGE_POINTS), rows)

    def checked(self, name: str, html: Markup, points: int) -> str:
        """The text of the template `name`, when Telegram takes it."""
        size, fault = measure(html), fault_of(html)
        if fault:
            raise TemplateError(f"{name}.html.j2", fault)
        if not html.strip():
            raise TemplateError(f"{name}.html.j2", "prints nothing")
        if not size.fits(points):
            raise TemplateError(f"{name}.html.j2", f"prints more than a message holds: {size}")
        return str(html)

    def button(self, label: str, action: Action, /, **words: object) -> Button:
        """A button with its label from the templates."""
        text = self.templates.render("labels.txt.j2", {**words, "name": label})
        return Button(shorten(str(text), _LABEL_POINTS) or "·", action.pack())

    def turning(self, action: Action, pages: int) -> Rows:
        """« 2/3 », without the ends that lead nowhere; nothing for a single page."""
        if pages < 2:
            return ()
        page = min(action.page, pages)
        row = [self.button("page", _turned(action, page), page=page, pages=pages)]
        if page > 1:
            row.insert(0, self.button("before", _turned(action, page - 1)))
        if page < pages:
            row.append(self.button("after", _turned(action, page + 1)))
        return (tuple(row),)


def _turned(action: Action, page: int) -> Action:
    return Action(action.view, action.story, action.item, page)


def rows_of(buttons: Sequence[Button], width: int) -> Rows:
    """The buttons in rows of up to `width`; one whose label a phone would cut there has a row for itself."""
    rows: list[list[Button]] = []
    shared = 0
    for button in buttons:
        fits = len(button.label) <= _PHONE_POINTS // width
        if fits and 0 < shared < width:
            rows[-1].append(button)
        else:
            rows.append([button])
        shared = len(rows[-1]) if fits else 0
    return tuple(tuple(row) for row in rows)
