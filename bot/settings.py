"""Settings: the environment and a `.env` file, read once, checked, frozen.

The dataclass is the only list of settings: `--help` is printed from it, and a test holds
`deploy/env.example` to it. Pydantic checks what is set. It takes as long to import as all the rest, so
where nothing is set it is left out: it reads the annotations, which nobody else evaluates.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated

import pydantic  # which loads its parts only when they are named

PREFIX = "BEATBOOK_"


class SettingsError(ValueError):
    """A setting that cannot be used; the message names it, where it stands and what is wrong."""


def _split(given: object) -> object:
    """'U1, U2' as it is written in the environment."""
    return tuple(part.strip() for part in given.split(",") if part.strip()) if isinstance(given, str) else given


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside. A name that is set to nothing counts as not set."""

    corpus: Path | None = field(
        default=None,
        metadata={
            "name": "BEATBOOK_CORPUS",
            "description": "Folder of reports. Without it, the reports that ship with beatbook.",
        },
    )
    vocabulary: Path | None = field(
        default=None,
        metadata={
            "name": "BEATBOOK_VOCABULARY",
            "description": "Vocabulary file (TOML) for another family of reports. Without it, the one that ships.",
        },
    )
    max_file_mb: Annotated[int, pydantic.Field(ge=1, le=1024)] = field(
        default=1,
        metadata={
            "name": "BEATBOOK_MAX_FILE_MB",
            "description": "Largest report file that is read, in MiB (1 to 1024).",
        },
    )
    history: Path | None = field(
        default=None,
        metadata={
            "name": "BEATBOOK_HISTORY",
            "description": (
                "File in which `beatbook chat` keeps your questions. Without it they are forgotten on leaving."
            ),
        },
    )
    database_url: pydantic.SecretStr | None = field(
        default=None,
        metadata={
            "name": "BEATBOOK_DATABASE_URL",
            "description": (
                "Database that the Slack bot keeps its questions, threads and settings in, as SQLAlchemy writes it: "
                "postgresql+psycopg://user:password@host/name where several bots share it. "
                "Without it, the file beatbook.db in the folder where it starts."
            ),
        },
    )
    keep_days: Annotated[int, pydantic.Field(ge=1, le=3650)] = field(
        default=30,
        metadata={
            "name": "BEATBOOK_KEEP_DAYS",
            "description": "Days that answers, threads and the record of who asked when are kept (1 to 3650).",
        },
    )
    keep_questions: bool = field(
        default=False,
        metadata={
            "name": "BEATBOOK_KEEP_QUESTIONS",
            "description": "Set to 1, the record and the log hold the text of questions too.",
        },
    )
    admins: Annotated[tuple[str, ...], pydantic.BeforeValidator(_split)] = field(
        default=(),
        metadata={
            "name": "BEATBOOK_ADMINS",
            "description": "Slack users who see what was not answered: their ids, separated by commas.",
        },
    )
    workspaces: Annotated[tuple[str, ...], pydantic.BeforeValidator(_split)] = field(
        default=(),
        metadata={
            "name": "BEATBOOK_WORKSPACES",
            "description": "Slack workspaces that are answered: their ids, separated by commas. Without it, all.",
        },
    )
    channels: Annotated[tuple[str, ...], pydantic.BeforeValidator(_split)] = field(
        default=(),
        metadata={
            "name": "BEATBOOK_CHANNELS",
            "description": "Slack channels that are answered: their ids, separated by commas. Without it, all.",
        },
    )
    workers: Annotated[int, pydantic.Field(ge=1, le=64)] = field(
        default=2,
        metadata={
            "name": "BEATBOOK_WORKERS",
            "description": "Questions that the Slack bot answers at a time (1 to 64).",
        },
    )
    answer_within: Annotated[int, pydantic.Field(ge=1, le=1440)] = field(
        default=15,
        metadata={
            "name": "BEATBOOK_ANSWER_WITHIN",
            "description": (
                "Minutes within which the Slack bot answers a question that it could not answer at once; "
                "after that it apologises (1 to 1440)."
            ),
        },
    )
    user_limit: Annotated[int, pydantic.Field(ge=1)] = field(
        default=20,
        metadata={"name": "BEATBOOK_USER_LIMIT", "description": "Questions that a Slack user may ask in a minute."},
    )
    channel_limit: Annotated[int, pydantic.Field(ge=1)] = field(
        default=60,
        metadata={
            "name": "BEATBOOK_CHANNEL_LIMIT",
            "description": "Questions that may be asked in a Slack channel in a minute.",
        },
    )
    queue_limit: Annotated[int, pydantic.Field(ge=1)] = field(
        default=500,
        metadata={
            "name": "BEATBOOK_QUEUE_LIMIT",
            "description": "Questions that may wait for the Slack bot; further ones are declined.",
        },
    )
    host: str = field(
        default="127.0.0.1",
        metadata={
            "name": "BEATBOOK_HOST",
            "description": "Address that the Slack bot listens on; 0.0.0.0 in a container.",
        },
    )
    monitor_port: Annotated[int, pydantic.Field(ge=0, le=65535)] = field(
        default=0,
        metadata={
            "name": "BEATBOOK_MONITOR_PORT",
            "description": "Port of /healthz, /readyz and /metrics; 0 leaves them out.",
        },
    )
    slack_bot_token: pydantic.SecretStr | None = field(
        default=None,
        metadata={"name": "SLACK_BOT_TOKEN", "description": "Token of the bot (xoxb-…), for one workspace."},
    )
    slack_app_token: pydantic.SecretStr | None = field(
        default=None,
        metadata={
            "name": "SLACK_APP_TOKEN",
            "description": "Token of the app (xapp-…): with it, Slack is reached by Socket Mode; no address needed.",
        },
    )
    slack_signing_secret: pydantic.SecretStr | None = field(
        default=None,
        metadata={
            "name": "SLACK_SIGNING_SECRET",
            "description": "Signing secret of the app: with it, Slack reaches the bot over HTTP.",
        },
    )
    slack_client_id: str = field(
        default="",
        metadata={
            "name": "SLACK_CLIENT_ID",
            "description": "Client id of the app, to install it in several workspaces.",
        },
    )
    slack_client_secret: pydantic.SecretStr | None = field(
        default=None,
        metadata={"name": "SLACK_CLIENT_SECRET", "description": "Client secret of the app, that goes with its id."},
    )
    slack_api_url: str = field(
        default="https://slack.com/api/",
        metadata={"name": "SLACK_API_URL", "description": "Address of Slack's Web API."},
    )
    port: Annotated[int, pydantic.Field(ge=0, le=65535)] = field(
        default=3000,
        metadata={"name": "PORT", "description": "Port that Slack reaches the bot on, over HTTP."},
    )
    no_color: str = field(
        default="",
        metadata={"name": "NO_COLOR", "description": "Set to anything, it turns colour off (no-color.org)."},
    )

    @property
    def max_file_bytes(self) -> int:
        return self.max_file_mb * 1024 * 1024


NAMES = {str(setting.metadata["name"]): setting.name for setting in fields(Settings)}
"""Each setting as it is called outside, to its name in `Settings`."""


def load_settings(environment: Mapping[str, str], dotenv: Path) -> Settings:
    """The settings in `environment`, and for names that are not there, in the file `dotenv`.

    Raises `SettingsError` for a value that cannot be used, for a name that begins with
    `BEATBOOK_` and is no setting, and for a file that cannot be read.
    """
    given = {**_read_dotenv(dotenv), **environment}
    values = {name: value for name, value in given.items() if value and (name in NAMES or name.startswith(PREFIX))}
    for name in values:
        if name not in NAMES:
            where = "the environment" if name in environment else dotenv
            raise SettingsError(f"{name} in {where} is no setting; there are {', '.join(sorted(NAMES))}")
    return _check(values, environment, dotenv) if values else Settings()


def _check(values: Mapping[str, str], environment: Mapping[str, str], dotenv: Path) -> Settings:
    # No shell expands '~' in a `.env` file. Unlike `Path.expanduser`, this leaves '~nobody' alone instead of raising.
    expanded = {NAMES[name]: os.path.expanduser(value) for name, value in values.items()}  # noqa: PTH111
    try:
        return pydantic.TypeAdapter(Settings).validate_python(expanded)
    except pydantic.ValidationError as error:
        # The first is enough: one line, mended one at a time. Its input may be a secret, and is not printed.
        fault = error.errors(include_url=False, include_input=False)[0]
        name = next(name for name, own in NAMES.items() if own == fault["loc"][0])
        where = "the environment" if name in environment else dotenv
        raise SettingsError(f"{name} in {where}: {fault['msg']}") from None


def describe_settings() -> str:
    """Every setting with its default, for `--help`."""
    lines = []
    for setting in fields(Settings):
        default = f" Default: {setting.default}." if setting.default else ""
        lines.append(f"  {setting.metadata['name']}\n      {setting.metadata['description']}{default}")
    return "\n".join(lines)


def _read_dotenv(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    # Most runs have no such file, and need not wait for its reader.
    from dotenv import dotenv_values  # noqa: PLC0415

    try:
        return {name: value for name, value in dotenv_values(path, encoding="utf-8").items() if value is not None}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from None
