"""House labels and datelines before the text of a paragraph."""

import pytest

from briefings.parsing.labels import find_dateline, find_label
from briefings.types import Outlet

HOUSE = Outlet("Harbor Courier", credit_labels=("Heard from:",), text_labels=("In short:",))


@pytest.mark.parametrize(
    ("paragraph", "label", "credit"),
    [
        ("Source: Coastal Wire, citing officials", "Source:", True),
        ("SOURCES: Coastal Wire; the port", "SOURCES:", True),
        ("Details: The fire is out.", "Details:", False),
        ('Quote: "The fire is out."', "Quote:", False),
        ('Quote from Ann Flint: "The fire is out."', "Quote from Ann Flint:", False),
        ("**Why it matters:** The port is closed.", "**Why it matters:**", False),
        ("What’s next: The port opens.", "What’s next:", False),
        ("Деталі: Порт закрито.", "Деталі:", False),
        ("Heard from: Coastal Wire", "Heard from:", True),
        ("In short: The port is closed.", "In short:", False),
    ],
)
def test_find_label(paragraph: str, label: str, credit: bool) -> None:
    found = find_label(paragraph, HOUSE)
    assert found is not None
    assert (paragraph[: found.length], found.credit) == (label, credit)


@pytest.mark.parametrize(
    "paragraph",
    ["The mayor said: we stay.", "Ann Flint: We stay.", "In 2024: a review", "Details follow.", "Source:x"],
)
def test_no_label(paragraph: str) -> None:
    assert find_label(paragraph, None) is None


def test_labels_of_a_house_count_for_it_alone() -> None:
    assert find_label("Heard from: Coastal Wire", Outlet("The Bay Ledger")) is None


def test_a_long_paragraph_credits_nobody() -> None:
    assert find_label("Source: " + "the port is closed and " * 20, None) is None


@pytest.mark.parametrize(
    ("paragraph", "dateline", "credit"),
    [
        ("HARBOR CITY, March 3 (Reuters) - The", "HARBOR CITY, March 3 (Reuters) - ", "Reuters"),
        ("WASHINGTON (AP) — The", "WASHINGTON (AP) — ", "AP"),
        ("KYIV, Ukraine (AP) — Two", "KYIV, Ukraine (AP) — ", "AP"),
        ("LONDON — The", "LONDON — ", ""),
        ("(Coastal Wire) - The", "(Coastal Wire) - ", "Coastal Wire"),
        ("March 3 (UPI) -- The", "March 3 (UPI) -- ", "UPI"),
        ("NEW DELHI: The", "NEW DELHI: ", ""),
        ("Harbor City, March 3 (Coastal Wire) - a", "Harbor City, March 3 (Coastal Wire) - ", "Coastal Wire"),
        ("PARIS, 3 March (Coastal Wire) – The", "PARIS, 3 March (Coastal Wire) – ", "Coastal Wire"),
        ("Harbor City — Residents said", "Harbor City — ", ""),
        ("ST. LOUIS (AP) -- The", "ST. LOUIS (AP) -- ", "AP"),
        ("WASHINGTON, D.C. — The", "WASHINGTON, D.C. — ", ""),
    ],
)
def test_find_dateline(paragraph: str, dateline: str, credit: str) -> None:
    found = find_dateline(paragraph)
    assert found is not None
    assert (paragraph[: found.length], found.credit) == (dateline, credit)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Flint — The Captain to his men — left",
        "The mayor — John Roe — left",
        "U.S.-China talks - he said",
        "COVID-19 cases - the count",
        "The city closed the bridge.",
        "",
    ],
)
def test_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph) is None
