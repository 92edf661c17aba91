"""Settings: read once from the environment and `.env`; below `app.py` travel plain values."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from briefings.shipped import data_folder

#: May hold a password or a token; each can also be read from the file that `NAME_FILE` names.
SECRETS = ("bot_token", "webhook_secret", "database_url")

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


class SettingsError(Exception):
    """A setting can't be used; each line names the variable and what to write."""


@dataclass(frozen=True, slots=True)
class Listen:
    """Where the bot's own web server listens."""

    host: str
    port: int


class Settings(BaseSettings):
    """What a person who runs the bot can set; `.env.example` explains each."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    bot_token: SecretStr | None = None
    bot_api_url: str = "https://api.telegram.org"
    database_url: SecretStr = SecretStr("sqlite+aiosqlite:///sourceline.db")
    articles_dir: Path = Field(default_factory=lambda: data_folder() / "articles")
    feeds_file: Path | None = None
    templates_dir: Path | None = None
    language_model: str = ""
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    listen: Annotated[Listen | None, NoDecode] = None
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    fetch_allow: Annotated[tuple[str, ...], NoDecode] = ()
    settle_seconds: Annotated[int, Field(ge=0, le=3600)] = 60
    allow_paid_broadcast: bool = False

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, environment, `.env`, and last the files that `*_FILE` names."""
        return init_settings, env_settings, dotenv_settings, _SecretFiles(settings_cls, dotenv_settings)

    def secrets(self) -> list[str]:
        """What must never be shown, in every form that it may turn up in."""
        url = self.database_url.get_secret_value()
        given = [secret.get_secret_value() for secret in (self.bot_token, self.webhook_secret) if secret]
        password = urlsplit(url).password
        return [*given, *([password, unquote(password)] if password else [])]

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[A-Za-z0-9:_-]{3,}", value.get_secret_value()):
            raise ValueError("this is no bot token; write the line that @BotFather gave you: 123456789:AA…")
        return value

    @field_validator("bot_api_url", "webhook_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("this is no web address; write it in full, such as https://example.org")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr) -> SecretStr:
        scheme, colon, rest = value.get_secret_value().partition("://")
        if not colon or scheme not in _DRIVERS:
            raise ValueError(
                "write sqlite+aiosqlite:///file.db or postgresql+psycopg://user:password@host/name"
            )
        return SecretStr(f"{_DRIVERS[scheme]}://{rest}")

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("write 1 to 256 of the characters A-Z a-z 0-9 _ -")
        return value

    @field_validator("listen", mode="before")
    @classmethod
    def _listen(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        host, colon, port = value.strip().rpartition(":")
        if not colon or not port.isdecimal() or int(port) > 65535:
            raise ValueError("write host:port, such as 127.0.0.1:8080")
        return Listen(host.strip("[]") or "127.0.0.1", int(port))

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        words = _words(value)
        if not all(re.fullmatch(r"\d+", str(word)) for word in words):
            raise ValueError("write the numbers of Telegram accounts with commas between: 12345,67890")
        return words

    @field_validator("fetch_allow", mode="before")
    @classmethod
    def _hosts(cls, value: object) -> object:
        words = _words(value)
        if not all(re.fullmatch(r"[A-Za-z0-9.\-:\[\]]+", str(word)) for word in words):
            raise ValueError("write names of hosts with commas between: news.internal,10.0.0.7")
        return words


class _SecretFiles(PydanticBaseSettingsSource):
    """Reads a secret from the file that its `NAME_FILE` variable names, as containers hand them over."""

    def __init__(self, settings_cls: type[BaseSettings], dotenv: PydanticBaseSettingsSource) -> None:
        super().__init__(settings_cls)
        self._dotenv: Mapping[str, str | None] = (
            dotenv.env_vars if isinstance(dotenv, DotEnvSettingsSource) else {}
        )

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:
        """The file's content without the white space around it; nothing when no file is named."""
        variable = f"{field_name}_file"
        name = os.environ.get(variable.upper()) or self._dotenv.get(variable)
        if not name:
            return None, field_name, False
        try:
            return Path(name).read_text("utf-8").strip(), field_name, False
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
            raise SettingsError(f"{variable.upper()}: can't read {name}: {why}") from error

    def __call__(self) -> dict[str, Any]:
        read = {name: self.get_field_value(None, name)[0] for name in SECRETS}
        return {name: value for name, value in read.items() if value}


def read_settings() -> Settings:
    """The settings of this process; SettingsError says in a line each what to change."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"{_variable(one['loc'])}: {_reason(one['msg'])}" for one in error.errors(include_input=False)
        ]
        raise SettingsError("\n".join(lines)) from None


def _words(value: object) -> tuple[object, ...]:
    if isinstance(value, str):
        return tuple(word for word in re.split(r"[,\s]+", value) if word)
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _variable(location: tuple[int | str, ...]) -> str:
    return str(location[0]).upper() if location else "settings"


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ")
