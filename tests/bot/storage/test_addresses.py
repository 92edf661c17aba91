"""What two texts must share to be editions of one article."""

import pytest

from bot.storage.addresses import address

PAGE = "https://news.example.org/world/flood"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(PAGE, PAGE, True, id="the same"),
        pytest.param(PAGE, PAGE.replace("https", "http") + "/#top", True, id="another way to the same page"),
        pytest.param(PAGE, PAGE + "?utm_source=feed&fbclid=1", True, id="tracked"),
        pytest.param(PAGE, PAGE.replace("news", "NEWS"), True, id="capitals in the host"),
        pytest.param(PAGE, PAGE + "?page=2", False, id="another query"),
        pytest.param(PAGE, PAGE.replace("flood", "Flood"), False, id="capitals in the path"),
        pytest.param(PAGE, PAGE.replace("news", "other"), False, id="another host"),
        pytest.param(PAGE, PAGE.replace("org", "org:8443"), False, id="another port"),
        pytest.param(PAGE, PAGE.replace("org", "org:443"), True, id="the usual port, in full"),
        pytest.param(PAGE + "0", "https://news.example.org:99999/world/flood0", False, id="no port"),
        pytest.param("https://[broken", "https://[broken", True, id="no address: by the file"),
    ],
)
def test_web_addresses(one: str, other: str, same: bool) -> None:
    first, second = (address(url, "Post", "Flood", "a.txt") for url in (one, other))
    assert (first == second) is same


def test_a_web_address_wins_over_all_else() -> None:
    assert address(PAGE, "Post", "Flood", "a.txt") == address(PAGE, "Courier", "Rain", "b.txt")


@pytest.mark.parametrize(
    ("outlet", "headline", "path", "same"),
    [
        pytest.param("Post", "Flood", "/x/a.txt", True, id="a file that moved"),
        pytest.param("Post", " Flood ", "a.txt", True, id="blanks"),
        pytest.param("Courier", "Flood", "a.txt", False, id="another outlet"),
        pytest.param("Post", "Rain", "a.txt", False, id="another headline"),
        pytest.param("Post", "Flood", "b.txt", False, id="another file"),
    ],
)
def test_files(outlet: str, headline: str, path: str, same: bool) -> None:
    for url in ("", "https://news.example.org/"):
        assert (address(url, outlet, headline, path) == address("", "Post", "Flood", "a.txt")) is same
