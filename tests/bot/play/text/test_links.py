"""Why an address is no link, in Telegram's words; what it takes is held to its own parser in test_markup."""

import pytest

from bot.play.text.links import BadLink, checked_link, user_of_link


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        pytest.param("example.com", "http://example.com/", id="bare"),
        pytest.param("HTTPS://Example.COM?q=A B", "https://example.com/?q=A%20B", id="rewritten"),
        pytest.param("http://example.com:0080/x  ", "http://example.com:80/x", id="port and blanks"),
        pytest.param("tg:resolve?domain=x", "tg://resolve?domain=x", id="into Telegram"),
        pytest.param("tonsite://a.b.ton/c", "tonsite://a.b.ton/c", id="ton site"),
        # "mailto" is taken for a user with the password "a".
        pytest.param("mailto:a@b.c", "http://mailto:a@b.c/", id="mail"),
        pytest.param("http://[2001:db8::1]/", "http://[2001:db8::1]/", id="ipv6"),
    ],
)
def test_kept(link: str, kept: str) -> None:
    assert checked_link(link) == kept


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        pytest.param("ftp://example.com", "Unsupported URL protocol", id="protocol"),
        pytest.param("http://", "URL host is empty", id="nothing"),
        pytest.param("http://.", "Host is invalid", id="a dot"),
        pytest.param("http://localhost", "Wrong HTTP URL", id="one word"),
        pytest.param("http://a.b:0", "Wrong port number specified in the URL", id="port 0"),
        pytest.param("http://a b.c", "Disallowed character in URL host", id="blank in host"),
        pytest.param("http://u%zz@a.b", "Wrong percent-encoded symbol in URL userinfo", id="percent"),
        pytest.param("http://[::x]", "Wrong IPv6 address specified in the URL", id="ipv6"),
        pytest.param("tg://user@resolve", "Wrong tg URL", id="tg with user"),
        pytest.param("ton://a.b", "Unallowed characters in URL host", id="ton with dots"),
        pytest.param("ton://a:80", "Wrong ton URL", id="ton with port"),
    ],
)
def test_refused(link: str, reason: str) -> None:
    with pytest.raises(BadLink, match=reason):
        checked_link(link)


@pytest.mark.parametrize(
    ("link", "user"),
    [
        pytest.param("tg://user?id=42", 42, id="usual"),
        pytest.param("tg:user/?a=b&id=42#c", 42, id="long"),
        pytest.param("tg://user?id=042", 0, id="zero in front"),
        pytest.param("tg://user?id=1099511627776", 0, id="too large"),
        pytest.param("tg://users?id=42", 0, id="another word"),
        pytest.param("tg://user?name=x", 0, id="no id"),
        pytest.param("https://t.me/x?id=42", 0, id="another link"),
    ],
)
def test_people(link: str, user: int) -> None:
    assert user_of_link(link) == user
