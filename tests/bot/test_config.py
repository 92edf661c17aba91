"""Settings: what the environment may say, and the line that a mistake gets."""

import re
from pathlib import Path

import pytest

from bot.config import SECRETS, Listen, Settings, SettingsError, read_settings

TOKEN = "123456789:AAsecretsecretsecretsecretsecret123"
EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting from the machine that runs the tests, and no `.env`."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name in SECRETS:
        monkeypatch.delenv(f"{name}_FILE".upper(), raising=False)


def test_everything_may_stay_unset() -> None:
    settings = read_settings()
    assert settings.bot_token is None
    assert settings.bot_api_url == "https://api.telegram.org"
    assert settings.database_url.get_secret_value() == "sqlite+aiosqlite:///sourceline.db"
    assert (settings.articles_dir / "articles.toml").is_file()
    assert settings.listen is None
    assert settings.admin_ids == ()


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        pytest.param("BOT_API_URL", "http://127.0.0.1:8081/", "http://127.0.0.1:8081", id="slash at the end"),
        pytest.param("LISTEN", "0.0.0.0:8080", Listen("0.0.0.0", 8080), id="listen on all addresses"),
        pytest.param("LISTEN", "[::1]:80", Listen("::1", 80), id="listen on IPv6"),
        pytest.param("LISTEN", ":9000", Listen("127.0.0.1", 9000), id="a port alone stays at home"),
        pytest.param("ADMIN_IDS", "12, 34", (12, 34), id="two admins"),
        pytest.param("ADMIN_IDS", "12", (12,), id="one admin"),
        pytest.param("FETCH_ALLOW", "news.internal,10.0.0.7", ("news.internal", "10.0.0.7"), id="hosts"),
        pytest.param("TEMPLATES_DIR", "mine", Path("mine"), id="a folder"),
        pytest.param("LANGUAGE_MODEL", "de_core_news_sm", "de_core_news_sm", id="a model"),
        pytest.param("TEMPLATES_DIR", "", None, id="empty is unset"),
    ],
)
def test_values(monkeypatch: pytest.MonkeyPatch, name: str, value: str, read: object) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(read_settings(), name.lower()) == read


@pytest.mark.parametrize(
    ("written", "used"),
    [
        pytest.param("sqlite:///a.db", "sqlite+aiosqlite:///a.db", id="sqlite, short"),
        pytest.param("postgres://u:p@h/n", "postgresql+psycopg://u:p@h/n", id="as hosters write it"),
        pytest.param("postgresql+psycopg://u:p@h/n", "postgresql+psycopg://u:p@h/n", id="in full"),
    ],
)
def test_databases(monkeypatch: pytest.MonkeyPatch, written: str, used: str) -> None:
    monkeypatch.setenv("DATABASE_URL", written)
    assert read_settings().database_url.get_secret_value() == used


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        pytest.param("BOT_TOKEN", "my bot", "@BotFather", id="no token"),
        pytest.param("BOT_API_URL", "api.telegram.org", "https://", id="address without https"),
        pytest.param("DATABASE_URL", "mysql://u:hunter2@h/n", "sqlite+aiosqlite:///", id="another database"),
        pytest.param("DATABASE_URL", "news.db", "sqlite+aiosqlite:///", id="a bare file name"),
        pytest.param("WEBHOOK_URL", "ftp://example.org", "https://", id="no web address"),
        pytest.param("WEBHOOK_SECRET", "a secret!", "A-Z", id="characters that Telegram refuses"),
        pytest.param("LISTEN", "8080", "host:port", id="listen without a colon"),
        pytest.param("LISTEN", "localhost:99999", "host:port", id="no such port"),
        pytest.param("ADMIN_IDS", "@jane", "numbers", id="a name for a number"),
        pytest.param("FETCH_ALLOW", "http://x/", "hosts", id="an address for a host"),
    ],
)
def test_a_mistake_gets_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    line = str(caught.value)
    assert line.startswith(f"{name}: ")
    assert says in line
    assert "\n" not in line
    assert "hunter2" not in line


def test_every_mistake_gets_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LISTEN", "here")
    monkeypatch.setenv("ADMIN_IDS", "me")
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert [line.split(":")[0] for line in str(caught.value).splitlines()] == ["LISTEN", "ADMIN_IDS"]


def test_env_file_and_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("LISTEN=:1\nADMIN_IDS=5\nUNKNOWN=x\n")
    monkeypatch.setenv("LISTEN", ":2")
    settings = read_settings()
    assert settings.listen == Listen("127.0.0.1", 2)
    assert settings.admin_ids == (5,)


@pytest.mark.parametrize("where", ["environment", ".env"])
def test_secrets_from_files(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    Path("token").write_text(f"{TOKEN}\n")
    if where == ".env":
        Path(".env").write_text("BOT_TOKEN_FILE=token\n")
    else:
        monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    token = read_settings().bot_token
    assert token is not None
    assert token.get_secret_value() == TOKEN


@pytest.mark.parametrize(
    ("content", "says"),
    [pytest.param(None, "No such file", id="missing"), pytest.param(b"\xff\xfe\x00", "UTF-8", id="binary")],
)
def test_a_secret_file_that_cant_be_read(
    monkeypatch: pytest.MonkeyPatch, content: bytes | None, says: str
) -> None:
    if content is not None:
        Path("token").write_bytes(content)
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    with pytest.raises(SettingsError, match=f"BOT_TOKEN_FILE: can't read token: .*{says}"):
        read_settings()


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:hunter2@h/n")
    shown = repr(read_settings())
    assert TOKEN not in shown
    assert "hunter2" not in shown


def test_the_example_names_every_setting_and_no_other() -> None:
    named = re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text(), re.MULTILINE)
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_the_example_says_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = read_settings()
    Path(".env").write_text(EXAMPLE.read_text())
    assert read_settings() == defaults
