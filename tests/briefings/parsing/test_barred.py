"""Pages that are no articles are told from short ones that are."""

from datetime import UTC, datetime

import pytest

from briefings.outlets import Outlets
from briefings.parsing import Known, parse
from briefings.parsing.barred import barred

NEWS = "<p>The bridge over the Tarn was closed on Monday after a flood, the mayor said.</p>"
AT = datetime(2026, 11, 3, tzinfo=UTC)


def why(body: str, head: str = "<title>Harbour Post</title>") -> str:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
    return barred(parse(page, Known("https://post.example/1", published_at=AT), Outlets()), page)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "<form><h1>Log in</h1><input type=password></form><p>Forgot your password?</p>",
            "asks for a login",
            id="a login",
        ),
        pytest.param(
            "<p>Please sign in to continue to the Harbour Post.</p>", "asks for a login", id="a short login"
        ),
        pytest.param(
            "<h1>One more step</h1><p>Verify you are human by completing the action below.</p>",
            "asks whether a human is reading",
            id="a check for robots",
        ),
        pytest.param(
            "<h1>Before you continue</h1><p>We use cookies and data to measure engagement.</p>",
            "asks for consent first",
            id="a form of consent",
        ),
        pytest.param(
            f"<article><h1>Bridge closed</h1>{NEWS}<p>Subscribe to read the full story.</p></article>",
            "shows its text to subscribers only",
            id="a wall",
        ),
        pytest.param(
            "<p>You need to enable JavaScript to run this app.</p><div id=root></div>",
            "shows its text only with JavaScript",
            id="a script that says so",
        ),
        pytest.param(
            "<div id=root></div><script src=app.js></script>",
            "shows its text only with JavaScript",
            id="a script that says nothing",
        ),
        pytest.param("<nav><a href=/>Home</a></nav>", "has a title and no text", id="nothing"),
        pytest.param(NEWS, "", id="a short report"),
        pytest.param(f"{NEWS * 3}<p>Subscribe to read the full story.</p>", "", id="an open beginning"),
        pytest.param(
            f"{NEWS}<p>Passwords of two million users were stolen from a shop for cookies.</p>",
            "",
            id="a report about passwords and cookies",
        ),
        pytest.param(f"{NEWS * 9}<p>Log in to comment.</p>", "", id="a long report"),
    ],
)
def test_barred(body: str, expected: str) -> None:
    assert why(body) == expected
