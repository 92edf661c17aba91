"""Dates as they are printed, and those that are not read because they may mean two days."""

import pytest

from briefings.parsing.dates import as_printed, find_dates, parse_iso


@pytest.mark.parametrize(
    ("line", "printed", "at"),
    [
        pytest.param(
            "ANN FLINT — Sunday, 17 November 2024, 20:20",
            "Sunday, 17 November 2024, 20:20",
            "2024-11-17T20:20:00",
            id="weekday, day, month, year, time",
        ),
        pytest.param(
            "Ann Flint | March 3, 2025 | 4:15 PM EST",
            "March 3, 2025 | 4:15 PM EST",
            "2025-03-03T16:15:00-05:00",
            id="American, bars, zone",
        ),
        pytest.param(
            "Published: 2025-03-03T16:15Z", "2025-03-03T16:15Z", "2025-03-03T16:15:00+00:00", id="ISO"
        ),
        pytest.param(
            "2025-03-03T16:15:00.000+02:00",
            "2025-03-03T16:15:00.000+02:00",
            "2025-03-03T16:15:00+02:00",
            id="offset",
        ),
        pytest.param("2025-03-03 16:15", "2025-03-03 16:15", "2025-03-03T16:15:00", id="ISO with a space"),
        pytest.param("3rd March 2025", "3rd March 2025", "2025-03-03T00:00:00", id="ordinal"),
        pytest.param(
            "Mar. 3, 2025 at 4:15 p.m. ET", None, "2025-03-03T16:15:00-05:00", id="zone of a place, winter"
        ),
        pytest.param(
            "July 3, 2025 at 4:15 p.m. ET", None, "2025-07-03T16:15:00-04:00", id="zone of a place, summer"
        ),
        pytest.param("Mar 3, 2025, 12:05 am", None, "2025-03-03T00:05:00", id="after midnight"),
        pytest.param("Mar 3, 2025, 12:05 pm", None, "2025-03-03T12:05:00", id="after noon"),
        pytest.param(
            "Monday 3 March 2025 16.15 GMT", None, "2025-03-03T16:15:00+00:00", id="time with a dot"
        ),
        pytest.param(
            "4:15 p.m. EST Monday, March 3, 2025", None, "2025-03-03T16:15:00-05:00", id="time first"
        ),
        pytest.param(
            "16:15 Mar 3, 2025", "16:15 Mar 3, 2025", "2025-03-03T16:15:00", id="minutes are no day"
        ),
        pytest.param("March 3, 2025, 16:15 UTC+3", None, "2025-03-03T16:15:00+03:00", id="hours from UTC"),
        pytest.param("March 3, 2025, 16:15 IST", None, "2025-03-03T16:15:00", id="a zone of three countries"),
        pytest.param("17. November 2024, 20.20 Uhr", None, "2024-11-17T20:20:00", id="German"),
        pytest.param("17 листопада 2024, 20:20", None, "2024-11-17T20:20:00", id="Ukrainian"),
        pytest.param("3 de marzo de 2025", None, "2025-03-03T00:00:00", id="Spanish"),
        pytest.param("2024年11月17日 20:20", None, "2024-11-17T20:20:00", id="Chinese"),
        pytest.param("2025/03/03 18:00 JST", None, "2025-03-03T18:00:00+09:00", id="year first"),
        pytest.param("3-Mar-2025", None, "2025-03-03T00:00:00", id="hyphens"),
        pytest.param("13/04/2025", "13/04/2025", "2025-04-13T00:00:00", id="only one reading"),
        pytest.param("04/04/2025", "04/04/2025", "2025-04-04T00:00:00", id="both readings are one day"),
        pytest.param("Tuesday 03/04/2025", None, "2025-03-04T00:00:00", id="the weekday decides"),
        pytest.param("03/04/2025", "03/04/2025", None, id="two readings"),
        pytest.param("03.04.2025", "03.04.2025", None, id="two readings with dots"),
        pytest.param("March 3", "March 3", None, id="no year"),
        pytest.param("Feb 30, 2025", "Feb 30, 2025", None, id="no such day"),
        pytest.param(
            "March 3, 2025 5 min read", "March 3, 2025", "2025-03-03T00:00:00", id="a number is no time"
        ),
    ],
)
def test_find_dates(line: str, printed: str | None, at: str | None) -> None:
    found = find_dates(line)
    assert len(found) == 1
    assert found[0].span.of(line) == (printed or line)
    assert (found[0].at.isoformat() if found[0].at else None) == at


def test_dates_of_one_line_come_in_order() -> None:
    line = "Published 3 March 2025 at 10:15, updated 4 March 2025 at 09:00"
    assert [date.span.of(line) for date in find_dates(line)] == [
        "3 March 2025 at 10:15",
        "4 March 2025 at 09:00",
    ]


@pytest.mark.parametrize(
    "line", ["Updated 3 hours ago", "May 2025 was hot", "Room 12-30", "v1.2.2025x", "1984"]
)
def test_no_date(line: str) -> None:
    assert find_dates(line) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-03-03T16:15:00Z", "2025-03-03T16:15:00+00:00"),
        (" 2025-03-03 ", "2025-03-03T00:00:00"),
        ("March 3, 2025", None),
        ("2025-03-03 or so", None),
        ("", None),
    ],
)
def test_parse_iso(value: str, expected: str | None) -> None:
    moment = parse_iso(value)
    assert (moment.isoformat() if moment else None) == expected


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        pytest.param("2025-03-04T07:40:00+01:00", "4 March 2025, 07:40 +01:00", id="offset"),
        pytest.param("2025-03-04T07:40Z", "4 March 2025, 07:40 UTC", id="universal time"),
        pytest.param("2025-03-04T07:40:00", "4 March 2025, 07:40", id="no zone"),
        pytest.param("2025-03-04", "4 March 2025", id="a day alone"),
        pytest.param("2025-03-04T00:00:00Z", "4 March 2025, 00:00 UTC", id="midnight with a zone"),
    ],
)
def test_what_a_machine_wrote_is_printed_for_readers(written: str, printed: str) -> None:
    moment = parse_iso(written)
    assert moment
    assert as_printed(moment) == printed
