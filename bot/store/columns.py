"""Kinds of columns that both databases keep alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

# SQLite counts rows by itself only in a column that is called INTEGER.
Counter = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC to the microsecond. SQLite keeps no zones, so no zone is kept."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002
        return value and value.replace(tzinfo=UTC)


class Words(TypeDecorator[str]):
    """Any text that a person can send: a NUL, which PostgreSQL keeps not, and what is no UTF-8 become �."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return value and clean(value)


def clean(text: str) -> str:
    return text.replace("\0", "�").encode("utf-8", "surrogatepass").decode("utf-8", "replace")
