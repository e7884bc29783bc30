"""Settings: the environment and a `.env` file, read once, checked, frozen.

The model is the only list of settings: `--help` is printed from it, and a test holds
`deploy/env.example` to it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

PREFIX = "BEATBOOK_"

# No shell expands '~' in a `.env` file. Unlike `Path.expanduser`, this leaves '~nobody' alone instead of raising.
_Path = Annotated[Path, AfterValidator(lambda path: Path(os.path.expanduser(path)))]  # noqa: PTH111


class SettingsError(ValueError):
    """A setting that cannot be used; the message names it, where it stands and what is wrong."""


class Settings(BaseModel):
    """What can be set from outside. A name that is set to nothing counts as not set."""

    # A secret typed under the wrong name must not be printed with the error.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    corpus: _Path | None = Field(
        default=None,
        alias="BEATBOOK_CORPUS",
        description="Folder of reports. Without it, the reports that ship with beatbook.",
    )
    vocabulary: _Path | None = Field(
        default=None,
        alias="BEATBOOK_VOCABULARY",
        description="Vocabulary file (TOML) for another family of reports. Without it, the one that ships.",
    )
    max_file_mb: int = Field(
        default=20,
        alias="BEATBOOK_MAX_FILE_MB",
        ge=1,
        le=1024,
        description="Largest report file that is read, in MiB (1 to 1024).",
    )
    history: _Path | None = Field(
        default=None,
        alias="BEATBOOK_HISTORY",
        description="File in which `beatbook chat` keeps your questions. Without it they are forgotten on leaving.",
    )
    no_color: str = Field(
        default="",
        alias="NO_COLOR",
        description="Set to anything, it turns colour off (no-color.org).",
    )

    @property
    def max_file_bytes(self) -> int:
        return self.max_file_mb * 1024 * 1024


def load_settings(environment: Mapping[str, str], dotenv: Path) -> Settings:
    """The settings in `environment`, and for names that are not there, in the file `dotenv`.

    Raises `SettingsError` for a value that cannot be used, for a name that begins with
    `BEATBOOK_` and is no setting, and for a file that cannot be read.
    """
    given = {**_read_dotenv(dotenv), **environment}
    names = {str(field.alias) for field in Settings.model_fields.values()}
    values = {name: value for name, value in given.items() if value and (name in names or name.startswith(PREFIX))}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        # The first is enough: one line, mended one at a time.
        fault = error.errors(include_url=False, include_input=False)[0]
        name = str(fault["loc"][0])
        where = "the environment" if name in environment else dotenv
        if fault["type"] == "extra_forbidden":
            raise SettingsError(f"{name} in {where} is no setting; there are {', '.join(sorted(names))}") from None
        raise SettingsError(f"{name} in {where}: {fault['msg']}") from None


def describe_settings() -> str:
    """Every setting with its default, for `--help`."""
    lines = []
    for field in Settings.model_fields.values():
        default = f" Default: {field.default}." if field.default else ""
        lines.append(f"  {field.alias}\n      {field.description}{default}")
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
