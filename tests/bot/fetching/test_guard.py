"""Nothing but the open internet is connected to, however the address is dressed up."""

import pytest

from bot.fetching import Fetcher, FetchError, is_public
from tests.bot.fetching.server import response, serving


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d70e", True),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://127.0.0.1:22/",
        "http://127.0.0.1:8080/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "ftp://127.0.0.1/",
        "http://user:secret@127.0.0.1/",
        "http:///nowhere",
        "http://[::1",
        "http://127.0.0.1:99999/",
        "no address at all",
        "",
    ],
)
async def test_hostile_addresses_are_refused_with_a_clear_line(url: str) -> None:
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(url)
    assert caught.value.why


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:1/", "http://[::1]/", "file:///etc/passwd", "http://10.0.0.1/"]
)
async def test_a_redirect_leads_nowhere_private(target: str) -> None:
    answers = {"/": response(status="302 Found", Location=target)}
    async with serving(answers) as site, Fetcher(allow={site.host}) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(site.url("/"))
    assert caught.value.why


async def test_a_name_with_one_private_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return ["93.184.215.14", "127.0.0.1"]

    monkeypatch.setattr("bot.fetching.guard._resolve", resolve)
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError, match="not a public address"):
            await fetcher.get("http://two-faced.example/")


async def test_an_allowed_host_is_allowed_at_its_port_only() -> None:
    async with (
        serving({"/": response(b"yes")}) as one,
        serving({"/": response(b"no")}) as two,
        Fetcher(allow={one.host}) as fetcher,
    ):
        await fetcher.get(one.url("/"))
        with pytest.raises(FetchError):
            await fetcher.get(two.url("/"))
        assert two.requests == []
