"""A user's templates stand before the shipped ones, one by one; a faulty one stops nothing."""

import logging
import re
from pathlib import Path

import pytest

from briefings.actions import Action
from briefings.errors import TemplateError
from briefings.rendering import Renderer
from briefings.rendering.environment import Templates, counted, linkable, listed
from tests.briefings.rendering.cases import CASES
from tests.briefings.rendering.fixtures import FIRST


def written(folder: Path, **files: str) -> Path:
    """The folder with these templates; "__" in a name is a slash."""
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.html.j2"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_one_template_is_replaced_and_the_others_stay(tmp_path: Path, renderer: Renderer) -> None:
    own = Renderer(written(tmp_path, notices__no_story="Nothing here & now."))
    assert own.notice("no_story").html == "Nothing here & now."
    assert own.notice("help") == renderer.notice("help")
    assert own.brief(FIRST, 1) == renderer.brief(FIRST, 1)


def test_a_part_is_replaced_in_every_message_that_has_it(tmp_path: Path) -> None:
    own = Renderer(written(tmp_path, parts__headline="<u>{{ briefing.headline }}</u>\n"))
    for message in (own.brief(FIRST, 1), own.push(FIRST, 1)):
        assert "<u>Biden allows" in message.html
    assert own.text(FIRST).startswith("Biden allows")


def test_a_template_extends_the_shipped_one(tmp_path: Path, renderer: Renderer) -> None:
    page = '{% extends "shipped/names.html.j2" %}{% block foot %}<i>{{ story }}</i>{% endblock %}'
    own = Renderer(written(tmp_path, names=page))
    action = Action("names", 7)
    assert own.view(FIRST, action).html == renderer.view(FIRST, action).html + "\n<i>7</i>"


def test_labels_of_buttons_are_templates_too(tmp_path: Path) -> None:
    (tmp_path / "labels.txt.j2").write_text("{{ name }}!", encoding="utf-8")
    labels = [button.label for row in Renderer(tmp_path).brief(FIRST, 1).buttons for button in row]
    assert labels == [
        "facts!",
        "quotes!",
        "only!",
        "only!",
        "chain!",
        "sources!",
        "names!",
        "follow!",
        "mute!",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "one\n{{ nobody }}", r"no_story\.html\.j2, line 2: .*'nobody' is undefined", id="a name"
        ),
        pytest.param("\n\n{{ 1 // 0 }}", r"no_story\.html\.j2, line 3: ZeroDivisionError", id="a sum"),
        pytest.param("{% include 'gone.html.j2' %}", r"line 1: TemplateNotFound: gone", id="another file"),
        pytest.param("<p>one</p>", r"no_story\.html\.j2: <p> is no tag", id="a tag"),
        pytest.param("<b>one", r"no_story\.html\.j2: <b> is not closed", id="an open tag"),
        pytest.param("{{ 'x' * 5000 }}{{ 'y' * 240 }}" * 40, r"more than a message holds", id="its length"),
        pytest.param("\n  \n", r"prints nothing", id="nothing at all"),
    ],
)
def test_a_template_that_fails_gives_way(
    tmp_path: Path, renderer: Renderer, caplog: pytest.LogCaptureFixture, text: str, told: str
) -> None:
    own = Renderer(written(tmp_path, notices__no_story=text))
    with caplog.at_level(logging.WARNING):
        assert own.notice("no_story") == renderer.notice("no_story")
    (record,) = caplog.records
    assert record.message == "template failed, the shipped one is used"
    assert re.search(told, record.__dict__["template"])


def test_a_part_that_fails_gives_way_in_the_whole_message(tmp_path: Path, renderer: Renderer) -> None:
    own = Renderer(written(tmp_path, parts__quote="{{ quote.nobody }}", parts__headline="<u>x</u>\n"))
    assert own.brief(FIRST, 1) == renderer.brief(FIRST, 1)
    assert own.view(FIRST, Action("chain", 1)) == renderer.view(FIRST, Action("chain", 1))


@pytest.mark.parametrize("text", ["{{ one", "{% if %}", "{% unknown %}", "{{ x|unknown }}"])
def test_a_mistake_is_told_at_the_start(tmp_path: Path, text: str) -> None:
    with pytest.raises(TemplateError, match=r"brief\.html\.j2, line 2: "):
        Renderer(written(tmp_path, brief="\n" + text))


def test_a_template_that_is_no_text_is_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "brief.html.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateError, match=r"brief\.html\.j2: can't be loaded"):
        Renderer(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="is no folder"):
        Renderer(tmp_path / "gone")


def test_an_unknown_notice_has_no_shipped_one_to_fall_back_to(renderer: Renderer) -> None:
    with pytest.raises(TemplateError, match="notices/nothing"):
        renderer.notice("nothing")


def test_values_are_escaped_in_templates_of_any_name(tmp_path: Path) -> None:
    (tmp_path / "own.j2").write_text("{{ value }}", encoding="utf-8")
    assert Templates(tmp_path).render("own.j2", {"value": "<b>&@you"}) == "&lt;b&gt;&amp;@\u2060you"


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_listed(names: list[str], expected: str) -> None:
    assert listed(names) == expected


def test_long_lists_and_long_names_are_cut() -> None:
    assert listed(["A", "B", "C"], 2) == "A, B and 1 more"
    assert listed(["word " * 40]) == " ".join(["word"] * 16) + "…"


def test_counted() -> None:
    assert [counted(number, "story", "stories") for number in (0, 1, 2_000)] == [
        "0 stories",
        "1 story",
        "2,000 stories",
    ]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.com/a?b=1&c=2", "https://example.com/a?b=1&amp;c=2"),
        ("http://example.com:8080", "http://example.com:8080"),
        *(
            (bad, "")
            for bad in (
                "",
                "javascript:alert(1)",
                "ftp://example.com",
                "https://a b.com",
                "https://localhost",
            )
        ),
        ("https://example.com/" + "x" * 500, ""),
    ],
)
def test_linkable(url: str, link: str) -> None:
    assert linkable(url) == link


def test_same_input_same_bytes() -> None:
    first, second = Renderer(), Renderer()
    for case in CASES.values():
        assert first.brief(case.briefing, 1) == second.brief(case.briefing, 1)
