"""Lists of feeds as other readers exchange them: OPML, in and out."""

from collections.abc import Sequence
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from bot.polling.listing import ListError, is_address
from bot.storage.feeds import Followed, Wanted

#: Nobody reads more, and each is asked for ever.
MOST_FEEDS = 1_000


def read_opml(data: bytes, name: str) -> list[Wanted]:
    """The feeds in an OPML document, each once; ListError when it is none."""
    wanted: dict[str, Wanted] = {}
    roots: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        roots.append(tag.lower())
        told = {key.lower(): value.strip() for key, value in attributes.items()}
        url = told.get("xmlurl", "")
        if is_address(url):
            wanted.setdefault(url, Wanted(url, title=told.get("title") or told.get("text", "")))

    def refuse(*_: object) -> None:
        # Nothing that an OPML needs; everything that a bomb does.
        raise ListError(name, "declares entities, which no list of feeds does")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ListError(name, f"is no OPML: {expat.ErrorString(error.code)}, line {error.lineno}") from error
    if roots[0] != "opml":
        raise ListError(name, f"is no OPML, but <{roots[0]}>")
    if not wanted:
        raise ListError(name, "names no feed")
    return list(wanted.values())[:MOST_FEEDS]


def write_opml(followed: Sequence[Followed]) -> str:
    """The feeds as an OPML document."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "<head><title>Sourceline</title></head>",
        "<body>",
    ]
    for feed in followed:
        title = quoteattr(_clean(feed.outlet or feed.visit.title or feed.url))
        address = quoteattr(_clean(feed.visit.address))
        lines.append(f'<outline type="rss" text={title} title={title} xmlUrl={address}/>')
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _clean(words: str) -> str:
    """Without what XML can't hold."""
    return "".join(letter for letter in words if letter.isprintable())
