"""Lines that say who wrote an article, and when."""

import pytest

from briefings.parsing.bylines import Byline, looks_like_name, names_house, read_byline, staff_of


@pytest.mark.parametrize(
    ("line", "author", "printed", "rest"),
    [
        ("ANN FLINT — Sunday, 17 November 2024, 20:20", "ANN FLINT", "Sunday, 17 November 2024, 20:20", ()),
        (
            "Jane Doe and John Roe | March 3, 2025 | 4:15 PM EST",
            "Jane Doe and John Roe",
            "March 3, 2025 | 4:15 PM EST",
            (),
        ),
        ("By Jane Doe, Staff Writer", "Jane Doe", "", ()),
        ("Oct. 14, 2025 | Updated: 7:02 p.m.", "", "Oct. 14, 2025", ()),
        ("By JANE DOE and JOHN ROE", "JANE DOE and JOHN ROE", "", ()),
        ("By Jane Doe, John Roe and Max Moe", "Jane Doe, John Roe and Max Moe", "", ()),
        ("By Jane Doe, Harbor Courier", "Jane Doe", "", ("Harbor Courier",)),
        ("By Jane Doe for Harbor Courier", "Jane Doe", "", ("Harbor Courier",)),
        ("By Jane Doe in Port Vale", "Jane Doe", "", ()),
        ("By Jane Doe and agencies", "Jane Doe and agencies", "", ()),
        ("By Jane Doe on March 3, 2025", "Jane Doe", "March 3, 2025", ()),
        ("Posted on March 3, 2025 by Jane Doe", "Jane Doe", "March 3, 2025", ()),
        ("By J.R. Smith III, Senior Foreign Affairs Correspondent", "J.R. Smith III", "", ()),
        ("By Seán Ó Briain and María-José Pérez", "Seán Ó Briain and María-José Pérez", "", ()),
        ("Jane Doe, Political Correspondent", "Jane Doe", "", ()),
        ("Written by: Jane Doe", "Jane Doe", "", ()),
        ("Harbor Courier Editorial Staff", "Harbor Courier Editorial Staff", "", ("Harbor Courier",)),
        ("Harbor Courier, 3 March 2025", "", "3 March 2025", ("Harbor Courier",)),
        ("Jane Doe | Harbor Courier | 3 March 2025", "Jane Doe", "3 March 2025", ("Harbor Courier",)),
        ("Published: 2025-03-03T16:15Z", "", "2025-03-03T16:15Z", ()),
        ("Von Hans Müller, 3. März 2025", "Hans Müller", "3. März 2025", ()),
    ],
)
def test_read_byline(line: str, author: str, printed: str, rest: tuple[str, ...]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.author, byline.published_as, byline.rest) == (author, printed, rest)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, 300 people had left the city.",
        "By then the bridge was closed",
        "The mayor resigned on March 3, 2025",
        "The bridge was closed on March 3, 2025.",
        "Harbor City Bridge closed",
        "Jane Doe",
        "x" * 300,
        "",
    ],
)
def test_prose_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_the_first_date_that_is_no_updates_counts() -> None:
    byline = read_byline("Updated 4 March 2025 at 09:00, published 3 March 2025 at 10:15")
    assert byline is not None
    assert byline.published_as == "3 March 2025 at 10:15"


def test_an_update_is_no_publication() -> None:
    byline = read_byline("Updated March 4, 2025, 10:00")
    assert byline is not None
    assert (byline.published_at, byline.published_as, byline.updated) == (None, "March 4, 2025, 10:00", True)


@pytest.mark.parametrize("line", ["Updated 3 hours ago", "4 min read"])
def test_lines_beside_a_byline_tell_nothing(line: str) -> None:
    byline = read_byline(line)
    assert byline == Byline()
    assert not byline.told


def test_a_role_alone_belongs_to_the_byline() -> None:
    byline = read_byline("Political correspondent")
    assert byline is not None
    assert byline.told
    assert byline.author == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Jane Doe", True), ("Jane van der Doe", True), ("Jane", False), ("The 12 men", False)],
)
def test_looks_like_name(line: str, expected: bool) -> None:
    assert looks_like_name(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Harbor Courier Staff", "Harbor Courier"),
        ("Editorial team", ""),
        ("Harbor Courier", None),
        ("Staff said", None),
    ],
)
def test_staff_of(line: str, expected: str | None) -> None:
    assert staff_of(line) == expected


@pytest.mark.parametrize(("line", "expected"), [("The Bay Ledger", True), ("Jane Doe", False)])
def test_names_house(line: str, expected: bool) -> None:
    assert names_house(line) is expected
