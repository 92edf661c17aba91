"""What is taken off a page, with its reason, and what only sounds like it."""

import pytest

from briefings.parsing.boilerplate import opens_comments, reason_to_strip


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Date:", "label with no value"),
        ("Share post:", "share buttons"),
        ("Facebook Twitter WhatsApp", "share buttons"),
        ("Related", "related articles"),
        ("More like this", "related articles"),
        ("Popular", "related articles"),
        ("Read more: Mayor resigns", "related articles"),
        ("More from Harbor Courier", "related articles"),
        ("Subscribe to our newsletter", "newsletter"),
        ("Get the latest news in your inbox", "newsletter"),
        ("Support HC or become our patron!", "request for money"),
        ("Donate today", "request for money"),
        ("© 2025 Harbor Courier. All rights reserved.", "copyright"),
        ("We use cookies to improve your experience.", "cookies and terms"),
        ("Privacy Policy | Terms of Use", "cookies and terms"),
        ("ADVERTISEMENT", "advertisement"),
        ("Article continues below", "advertisement"),
        ("Follow us on Telegram", "follow us"),
        ("12 comments", "comments"),
        ("Photo: Jane Doe/AP", "photo or caption"),
        ("The bridge on Monday. (AP Photo/Jane Doe)", "photo or caption"),
        ("(Reporting by Jane Doe; Editing by John Roe)", "agency credits"),
        ("This is a developing story. Check back for updates.", "note about the page"),
        ("3 min read", "note about the page"),
        ("Tags: bridge, port", "tags"),
        ("https://example.org/bridge", "address"),
        ("Home > World > Europe", "navigation"),
        ("spot_imgspot_img", "left-over of the page's program"),
        ("LoadingLoading", "left-over of the page's program"),
        ("googletag.cmd.push(function() {});", "left-over of the page's program"),
        ("* * *", "drawn line"),
        ("§ §", "no words"),
    ],
)
def test_reason_to_strip(line: str, reason: str) -> None:
    assert reason_to_strip(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Support for the bill grew among members of parliament.",
        "Related to the case, police said.",
        "More than 300 people died.",
        "The company urged customers to sign up for alerts today, the mayor said.",
        "Help from volunteers who join today is welcome, he said.",
        "Back in 2019 the mayor decided to join the council.",
        "He asked residents to subscribe to text alerts.",
        "Read the statement in full",
        "Context: Troops on the Border",
        "Share prices fell by 3%.",
        "Harbor Courier is a newspaper.",
        "“Follow us on Telegram,” the mayor told residents.",
        "Officials contributed to this.",
    ],
)
def test_text_stays(line: str) -> None:
    assert reason_to_strip(line) == ""


@pytest.mark.parametrize("line", ["Share " * 100, "|" * 399, "x_" * 150, "© " * 190, "a b " * 99])
def test_any_line_is_judged(line: str) -> None:
    assert isinstance(reason_to_strip(line), str)


def test_opens_comments() -> None:
    assert opens_comments("Comments (3)")
    assert not opens_comments("Comments by the mayor drew anger")
