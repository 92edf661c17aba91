"""Web pages that stand where an article should be: a login, a form of consent, a script without text."""

import re

from briefings.types import Article, ParagraphKind

#: What gives a page away, and up to how many words of text it does: a longer page has a text of its own,
#: whatever else it asks for, and so has the open beginning of an article for subscribers.
_SIGNS = (
    (
        "asks for a login",
        120,
        r"\b(?:log|sign)[ -]?in to\b|\bplease (?:log|sign)[ -]?in\b|\A(?:log|sign)[ -]?in\b"
        r"|\b(?:forgot|enter) (?:your )?password\b|\b(?:create|already have|don.t have) an account\b",
    ),
    (
        "asks whether a human is reading",
        120,
        r"\bcaptcha\b|\bnot a robot\b|\bverify(?:ing)? (?:that )?you are\b|\bchecking your browser\b"
        r"|\b(?:are you|you are|you.re) (?:a )?human\b|\bunusual (?:traffic|activity) from your\b",
    ),
    ("asks for consent first", 120, r"\b(?:we|site|website) uses? cookies\b|\baccept (?:all )?cookies\b"),
    (
        "shows its text only with JavaScript",
        120,
        r"\b(?:enable|turn on|requires?|activate) javascript\b"
        r"|\bjavascript (?:is |to be )?(?:disabled|required|enabled)\b",
    ),
    (
        "shows its text to subscribers only",
        40,
        r"\bsubscribe to (?:read|continue|unlock)\b|\bfor subscribers only\b|\balready a subscriber\b"
        r"|\bto (?:continue reading|read the (?:full|rest of))\b",
    ),
)
_READ = tuple((why, most, re.compile(sign, re.IGNORECASE)) for why, most, sign in _SIGNS)


def barred(article: Article, page: bytes) -> str:
    """What the page does instead of telling something, "" for an article."""
    body = [one.span.of(article.text) for one in article.paragraphs if one.kind is ParagraphKind.BODY]
    words = sum(len(paragraph.split()) for paragraph in body)
    found = next((why for why, most, sign in _READ if words <= most and sign.search(article.text)), "")
    if found or body:
        return found
    return "shows its text only with JavaScript" if b"<script" in page.lower() else "has a title and no text"
