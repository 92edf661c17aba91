"""Plain texts in the layouts that newspapers at large have."""

from datetime import UTC, datetime

import pytest

from briefings.errors import ParseError
from briefings.parsing import Known
from briefings.types import Outlet, ParagraphKind
from tests.briefings.parsing.parsed import body, headings, headline, labels, of_kind, parsed, stripped

FULL = """Harbor bridge closed after inspectors find cracks

By Jane Doe, Staff Writer
March 3, 2025 | 4:15 PM EST

HARBOR CITY, March 3 (Coastal Wire) - The city closed the old bridge on Monday, Mayor John Roe said.

“We could not take the risk,” Roe told reporters.

What inspectors found

The cracks may have been there for years, two officials familiar with the report said.

Ferries will run all night, the port authority said

Read more: Ferry fares rise

- Bus 4 is diverted.
- Ferries run all night.

Jane Doe is a staff writer at Harbor Courier. She covers transport.

© 2025 Harbor Courier. All rights reserved.
"""


def test_a_newspapers_text() -> None:
    article = parsed(FULL)
    assert headline(article) == "Harbor bridge closed after inspectors find cracks"
    assert article.outlet == Outlet("Harbor Courier")
    assert article.byline == "Jane Doe"
    assert article.published_as == "March 3, 2025 | 4:15 PM EST"
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2025-03-03T16:15:00-05:00"
    assert headings(article) == ["What inspectors found"]
    assert labels(article) == ["HARBOR CITY, March 3 (Coastal Wire) -"]
    assert body(article) == [
        "The city closed the old bridge on Monday, Mayor John Roe said.",
        "“We could not take the risk,” Roe told reporters.",
        "The cracks may have been there for years, two officials familiar with the report said.",
        "Ferries will run all night, the port authority said",
        "Bus 4 is diverted.",
        "Ferries run all night.",
    ]
    assert [reason for _, reason in stripped(article)] == [
        "related articles",
        "about author or outlet",
        "copyright",
    ]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="old Mac line ends"),
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(lambda text: text.replace("\n\n", "\n"), id="one line a paragraph"),
        pytest.param(lambda text: text.replace("\n", "  \n"), id="spaces at the ends"),
        pytest.param(lambda text: "\n\n\n" + text + "\n\n\n", id="empty lines around"),
    ],
)
def test_line_ends_do_not_matter(change) -> None:  # type: ignore[no-untyped-def]
    plain, other = parsed(FULL), parsed(change(FULL))
    assert body(other) == body(plain)
    assert headings(other) == headings(plain)
    assert other.published_as == plain.published_as
    assert "\r" not in other.text


def test_wrapped_lines_are_joined() -> None:
    article = parsed(
        "HARBOR BRIDGE CLOSED AFTER INSPECTORS FIND CRACKS IN\n"
        "TWO PILLARS\n\n"
        "By JANE DOE\n\n"
        "HARBOR CITY -- The city closed the old bridge on Monday after\n"
        "inspectors found cracks in two pillars, Mayor John Roe said. He said\n"
        "that the work could take until June.\n"
        '   "We could not take the risk," Roe told reporters at a news\n'
        'conference in City Hall. "Nobody was hurt."\n\n'
        "Background\n\n"
        "The bridge was built in 1931 and carries 20,000 cars a day, the\n"
        "city says.\n"
    )
    assert headline(article).endswith("CRACKS IN\nTWO PILLARS")
    assert headings(article) == ["Background"]
    assert [paragraph[:24].split("\n")[0] for paragraph in body(article)] == [
        "The city closed the old ",
        '"We could not take the r',
        "The bridge was built in ",
    ]
    assert article.byline == "JANE DOE"


def test_markdown() -> None:
    article = parsed(
        "# Bridge closed\n\n*By Jane Doe · Published 3 March 2025, 16:15 UTC*\n\n"
        "The city closed the old bridge on Monday.\n\n## What was found\n\n> “It had cracks,” Roe said.\n\n"
        "**Details:** They may be old.\n\n* Bus 4 is diverted.\n"
    )
    assert headline(article) == "Bridge closed"
    assert article.published_at == datetime(2025, 3, 3, 16, 15, tzinfo=UTC)
    assert headings(article) == ["What was found"]
    assert labels(article) == ["**Details:**"]
    assert body(article)[1:] == ["“It had cracks,” Roe said.", "They may be old.", "Bus 4 is diverted."]


def test_front_matter() -> None:
    article = parsed(
        '---\ntitle: "Bridge closed after cracks were found in it"\nsource: Bay Ledger\n'
        "date: 2025-03-03T16:15:00Z\nlang: en\nurl: https://ledger.example/1\n---\n\n"
        "The city closed the bridge.\n"
    )
    assert headline(article) == "Bridge closed after cracks were found in it"
    assert article.outlet.name == "The Bay Ledger"
    assert article.url == "https://ledger.example/1"
    assert article.published_at is not None
    assert body(article) == ["The city closed the bridge."]


def test_header_lines_under_the_headline() -> None:
    article = parsed(
        "Bridge closed\nOutlet: Vale Radio\nAuthor: Jane Doe\nDate: 2025-03-03\n\nThe city closed it.\n"
    )
    assert (headline(article), article.outlet.name, article.byline) == (
        "Bridge closed",
        "Vale Radio",
        "Jane Doe",
    )
    assert article.published_as == "2025-03-03"


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        pytest.param(
            "3 March 2025\nBridge closed after cracks\n", "Bridge closed after cracks", id="date first"
        ),
        pytest.param("WORLD\nBridge closed after cracks\n", "Bridge closed after cracks", id="kicker first"),
        pytest.param(
            "The Bay Ledger\nBridge closed after cracks\n", "Bridge closed after cracks", id="masthead first"
        ),
        pytest.param(
            "Home > News\nBridge closed after cracks\n", "Bridge closed after cracks", id="navigation first"
        ),
        pytest.param("Live: Bridge closed\n", "Live: Bridge closed", id="Live: is part of it"),
        pytest.param("Bridge closed. Ferries run.\n", "Bridge closed. Ferries run.", id="ends in a stop"),
        pytest.param("Headline: Bridge closed\n", "Bridge closed", id="labelled"),
        pytest.param("EXCLUSIVE: Bridge closed\n", "Bridge closed", id="announced"),
        pytest.param("BREAKING: Bridge closed\n", "Bridge closed", id="breaking"),
        pytest.param("UPDATE 2-Bridge closed\n", "Bridge closed", id="an agency's number"),
        pytest.param("Exclusive clubs close\n", "Exclusive clubs close", id="a word of its own"),
    ],
)
def test_headline(top: str, expected: str) -> None:
    article = parsed(
        top + "\nThe city closed the bridge on Monday.\n\nIt will open in June, Mayor Roe said.\n"
    )
    assert headline(article) == expected
    assert body(article)[-2:] == [
        "The city closed the bridge on Monday.",
        "It will open in June, Mayor Roe said.",
    ]


def test_a_day_with_a_dot_numbers_no_item() -> None:
    article = parsed(
        "Brücke gesperrt\n\n3. März 2025, 16:15 Uhr\n\nDie Stadt sperrt die alte Brücke am Montag.\n"
    )
    assert article.published_at == datetime(2025, 3, 3, 16, 15)  # noqa: DTZ001
    assert article.published_as == "3. März 2025, 16:15 Uhr"


def test_a_text_without_headline_goes_by_its_first_sentence() -> None:
    text = "The city closed the bridge on Monday, Roe said. It will stay closed until June, inspectors said."
    article = parsed(text)
    assert headline(article) == "The city closed the bridge on Monday, Roe said."
    assert body(article) == [text]


def test_a_headline_alone_is_an_article() -> None:
    article = parsed("Bridge closed after cracks")
    assert headline(article) == "Bridge closed after cracks"
    assert article.paragraphs == ()


def test_house_labels() -> None:
    article = parsed(
        "Strike kills two\n\nTwo people were killed in a strike on the port.\n\n"
        "Source: Governor Ian Flint on Telegram; Coastal Wire\n\n"
        'Quote from Flint: "Two were killed."\n\nBackground:\n\nThe port was hit in May before.\n\n'
        "Updated: The number of injured rose to four.\n\nContext: The War at Sea\n\nIt goes on.\n"
    )
    assert labels(article) == ["Source:", "Quote from Flint:", "Background:", "Updated:"]
    assert of_kind(article, ParagraphKind.CREDIT) == ["Governor Ian Flint on Telegram; Coastal Wire"]
    assert headings(article) == ["Context: The War at Sea"]
    assert '"Two were killed."' in body(article)


def test_lines_around_the_text() -> None:
    article = parsed(
        "Ministers agree budget\n\nJane Doe\nPolitical correspondent\n\nUpdated 3 hours ago\n\n"
        "Ministers agreed a budget on Tuesday, three officials said.\n\nADVERTISEMENT\n\n"
        "The opposition called the deal a failure.\n\nRelated topics\nBudget\nPolitics\n\n"
        "Comments\nGreat news for everyone in the city.\n"
    )
    assert article.byline == "Jane Doe"
    assert (article.published_at, article.published_as) == (None, "")
    assert len(body(article)) == 2
    assert stripped(article) == [
        ("Updated 3 hours ago", "note about the page"),
        ("ADVERTISEMENT", "advertisement"),
        ("Related topics", "related articles"),
        ("Budget", "related articles"),
        ("Politics", "related articles"),
        ("Comments", "comments"),
        ("Great news for everyone in the city.", "comments"),
    ]


def test_a_deck_is_no_evidence() -> None:
    article = parsed(
        "Bridge closed\n\nInspectors found cracks in two pillars\n\nThe city closed the bridge on Monday.\n"
    )
    assert headings(article) == ["Inspectors found cracks in two pillars"]


def test_key_points_are_no_author() -> None:
    article = parsed("Bridge closed\n\nKey Points\n\nThe city closed the bridge on Monday, he said.\n")
    assert article.byline == ""
    assert headings(article) == ["Key Points"]


def test_news_of_the_paper_itself_stays() -> None:
    last = "Harbor Courier reporter Max Moe was detained near the bridge on Monday."
    article = parsed(
        f"Bridge closed\n\nThe city closed it.\n\n{last}\n", Known("a", Outlet("Harbor Courier"))
    )
    assert body(article)[-1] == last


def test_a_date_that_may_be_two_days_is_shown_and_not_read() -> None:
    article = parsed("Budget agreed\nBy Jane Doe\n03/04/2025\n\nMinisters agreed a budget on Tuesday.\n")
    assert (article.published_at, article.published_as) == (None, "03/04/2025")


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        pytest.param("© 2025 Vale Radio Ltd. All rights reserved.", "Vale Radio", id="copyright"),
        pytest.param("Vale Radio is a public broadcaster in Port Vale.", "Vale Radio", id="about itself"),
        pytest.param("The editorial team at Vale Radio works day and night.", "Vale Radio", id="its team"),
        pytest.param("Jane Doe, Bay Ledger", "Some File", id="nothing said for certain"),
    ],
)
def test_what_an_outlet_calls_itself(tail: str, expected: str) -> None:
    article = parsed(
        f"Bridge closed – NYT\n\nThe city closed the bridge on Monday.\n\nIt may open.\n\n{tail}\n"
    )
    assert article.outlet.name == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("harbor-courier-2.txt", "Harbor Courier"),
        ("ukrainska_pravda_bridge.txt", "Ukrainska Pravda"),
        ("bridge-report-2.txt", "Bridge Report 2"),
        ("https://www.valeradio.example/bridge", "valeradio.example"),
        ("", "Unnamed"),
    ],
)
def test_a_path_names_the_outlet_last(path: str, expected: str) -> None:
    assert parsed("Bridge closed\n\nThe city closed the bridge.\n", Known(path)).outlet.name == expected


def test_a_dateline_names_an_agency_that_nobody_else_printed() -> None:
    text = "Bridge closed\n\nHARBOR CITY (Coastal Wire) — The city closed the bridge on Monday.\n"
    assert parsed(text, Known("a.txt")).outlet.agency
    assert parsed(text, Known("harbor-courier.txt")).outlet.name == "Harbor Courier"


def test_what_is_known_wins() -> None:
    moment = datetime.fromisoformat("2025-01-02T03:04")
    known = Known(
        "a.txt",
        Outlet("The Bay Ledger"),
        "https://l.example/1",
        "de",
        moment,
        "Bridge closed",
        "Max Moe",
    )
    article = parsed(FULL.replace("Harbor bridge", "LIVE\n\nBridge closed\n\nHarbor bridge"), known)
    assert (article.outlet.name, article.url, article.language) == (
        "The Bay Ledger",
        "https://l.example/1",
        "de",
    )
    assert (article.byline, headline(article)) == ("Max Moe", "Bridge closed")
    assert (article.published_at, article.published_as) == (moment, "2 January 2025, 03:04")


def test_the_id_depends_on_outlet_address_and_text_alone() -> None:
    first = parsed(FULL, Known("a.txt"))
    assert first.id == parsed(FULL, Known("b/c.txt", language="de")).id
    others = [
        parsed(FULL, Known("a.txt", Outlet("The Bay Ledger"))),
        parsed(FULL, Known("a.txt", url="https://l.example/1")),
        parsed(FULL + "\nIt is so.", Known("a.txt")),
    ]
    assert len({first.id, *(other.id for other in others)}) == 4


def test_other_languages_and_scripts() -> None:
    ukrainian = parsed(
        "Міст закрито\n\n3 березня 2025, 16:15\n\nМісто закрило міст, бо мер не хоче ризикувати.\n\n"
        "Джерело: мерія\n\nДеталі: Роботи триватимуть до червня, і це не все.\n"
    )
    assert (ukrainian.language, labels(ukrainian)) == ("uk", ["Джерело:", "Деталі:"])
    chinese = parsed(
        "海港大桥关闭\n\n2025年3月3日 16:15\n\n市政府周一表示，老桥已关闭。\n\n市长说：“我们不能冒险。”\n"
    )
    assert (chinese.language, len(body(chinese))) == ("zh", 2)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n ", "is empty"),
        (b"%PDF-1.7 and so on", "is binary"),
        (b"words\x00and more", "is binary"),
        (b"x" * 5_000_001, "is over 5 MB"),
        (b"... --- ...\n\n***\n", "holds no words"),
        (b"<html><body><nav>x</nav></body></html>", "HTML without text"),
    ],
)
def test_no_article(data: bytes, why: str) -> None:
    with pytest.raises(ParseError, match=f"some-file.txt: .*{why}"):
        parsed(data)
