"""The templates: the shipped ones, a user's in front of them, and what a template may print."""

import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup, escape

from briefings.errors import TemplateError
from briefings.rendering import wording
from briefings.rendering.narrowing import narrowed
from briefings.types import Excerpt

SHIPPED = Path(__file__).parent.parent / "templates"
#: Prefix under which a user's template reaches the shipped one that it replaces.
SHIPPED_PREFIX = "shipped"
#: Longest excerpt and longest name; rendering asks for less where a message is full.
EXCERPT_LIMIT = 2_800
NAME_LIMIT = 240
_LONGEST_LINK = 500
_LINK = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:\d{1,5})?([/?#][!-~]*)?")
_MARKS = ("“", "”", "„", "«", "»", "‘", '"')

#: Turns a printed value, an excerpt or a name, and its words into what is put into the message.
Show = Callable[[object, str], str]


def show_words(_value: object, words: str) -> str:
    """The words as they are."""
    return words


def cleaned(words: str | Excerpt) -> str:
    """The words as they will be shown, empty when a reader would see nothing."""
    return wording.clean(words.text if isinstance(words, Excerpt) else words).strip()


def listed(names: Sequence[str], most: int = 4) -> str:
    """ "A", "A and B", "A, B and C", "A, B, C, D and 7 more"."""
    shown = [short(name, 80) for name in names[:most]]
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most} more"
    return " and ".join([*([", ".join(shown[:-1])] if len(shown) > 1 else []), *shown[-1:]])


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 report", "2 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def short(text: str, limit: int) -> str:
    """The text, cut at a word and marked as cut where it is longer than `limit`."""
    text = wording.clean(text)
    kept = wording.shorten(text, limit)
    return kept if kept == text else kept + wording.ELLIPSIS


def within(name: str, excerpts: Sequence[Excerpt]) -> bool:
    """Whether a holder's name can be read in the excerpts, so that nobody need repeat it."""
    words = cleaned(" ".join(excerpt.text for excerpt in excerpts)).casefold()
    return cleaned(name).casefold() in words


def marked(excerpt: Excerpt) -> bool:
    """Whether the excerpt brings its own quotation marks."""
    return wording.clean(excerpt.text).startswith(_MARKS)


def linkable(url: str) -> Markup:
    """The address, ready for an attribute, when it can be a link; else empty."""
    return escape(url) if len(url) <= _LONGEST_LINK and _LINK.fullmatch(url) else Markup()


def short_of(outlet: str, shorts: Mapping[str, str]) -> str:
    """The outlet's short form, its name where it has none."""
    return shorts.get(outlet, outlet)


FILTERS: dict[str, Callable[..., object]] = {
    "cleaned": cleaned,
    "counted": counted,
    "linkable": linkable,
    "listed": listed,
    "narrowed": narrowed,
    "short": short,
    "short_of": short_of,
    "within": within,
}


def _finalizer(show: Show) -> Callable[[Context, Any], Any]:
    @jinja2.pass_context
    def finalize(context: Context, value: Any) -> Any:
        """Every value that a template prints comes through here, so that none can be forgotten."""
        if type(value) is Markup:
            return value
        if isinstance(value, str):
            return _words(show, context, value, NAME_LIMIT)
        if isinstance(value, Excerpt):
            return _words(show, context, value, context.get("limit", EXCERPT_LIMIT))
        if isinstance(value, tuple):
            return " ".join(finalize(context, one) for one in value)
        return value

    return finalize


def _words(show: Show, context: Context, value: str | Excerpt, limit: int) -> str:
    text = value if isinstance(value, str) else value.text
    kept, cut = _fitted(text, limit, live=not context.eval_ctx.autoescape)
    return show(value, kept) + cut


# One excerpt is printed several times for one card, and the same cards are asked for again and again.
@lru_cache(maxsize=4_096)
def _fitted(text: str, limit: int, *, live: bool) -> tuple[str, str]:
    """The words on one line, without live links unless asked for, and what marks them as cut."""
    text = wording.clean(text)
    kept = wording.shorten(text, limit)
    shown = kept if live else wording.defuse(kept)
    if kept == text:
        return shown, ""
    return shown, (" " if text[len(kept)].isspace() else "") + wording.ELLIPSIS


class Templates:
    """Compiled templates; every failure is a TemplateError that names template and line."""

    def __init__(self, folder: Path | None = None, show: Show = show_words) -> None:
        shipped = jinja2.FileSystemLoader(SHIPPED)
        loaders: list[jinja2.BaseLoader] = [shipped, jinja2.PrefixLoader({SHIPPED_PREFIX: shipped})]
        own = jinja2.FileSystemLoader(folder) if folder else None
        if own:
            loaders.insert(0, own)
        self._environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(loaders),
            autoescape=lambda name: name is None or not name.endswith(".txt.j2"),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            finalize=_finalizer(show),
        )
        self._compiled: dict[str, jinja2.Template] = {}
        self._environment.filters |= FILTERS
        self._environment.tests["marked"] = marked
        if folder and not folder.is_dir():
            raise TemplateError(str(folder), "is no folder")
        # A user's mistake is told at the start; the shipped ones are compiled when they are first used.
        for name in own.list_templates() if own else ():
            if name.endswith(".j2"):
                self._template(name)

    def _template(self, name: str) -> jinja2.Template:
        found = self._compiled.get(name)
        if found:
            return found
        try:
            template = self._environment.get_template(name)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError(
                f"{error.filename or name}, line {error.lineno}", str(error.message)
            ) from error
        except (jinja2.TemplateError, OSError, UnicodeDecodeError) as error:
            raise TemplateError(name, f"can't be loaded: {error}") from error
        # Jinja copies the globals for every rendering, and a chain of maps is slow to copy.
        template.globals = dict(template.globals)
        return self._compiled.setdefault(name, template)

    def render(self, name: str, context: dict[str, object]) -> Markup:
        """The template's text, without blank lines at its ends or twice in a row."""
        template = self._template(name)
        try:
            text = template.render(context)
        except Exception as error:  # a template is a user's program: it can fail in any way
            raise TemplateError(_place(error, name), f"{type(error).__name__}: {error}") from error
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return Markup(text.strip("\n "))


def _place(error: Exception, name: str) -> str:
    """The innermost template line that the error passed through."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.filename or name}, line {error.lineno}"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(".j2"):
            return f"{frame.filename}, line {frame.lineno}"
    return name
