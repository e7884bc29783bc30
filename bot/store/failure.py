"""What the database refused, said so that whoever runs the bot knows what to do."""

from __future__ import annotations

import sqlite3

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError


class StoreError(Exception):
    """The store cannot do what it was asked; one line says why, and what to do."""


class ClaimLostError(StoreError):
    """Another worker has this question now, or it is finished: do not post its answer."""


# By the beginning of SQLite's own name for it.
_SQLITE = {
    "SQLITE_FULL": "the disk is full; free some space, and the bot goes on by itself",
    "SQLITE_READONLY": "it cannot be written; check who owns the file and its folder, and how the disk is mounted",
    "SQLITE_BUSY": "another process has kept it locked for too long; is a backup or a spreadsheet holding it open?",
    "SQLITE_CANTOPEN": "it cannot be opened; check that the file is where it was and that its folder can be written",
    "SQLITE_CORRUPT": "it is damaged; stop the bot, move the file away, and `beatbook store restore` a backup",
    "SQLITE_NOTADB": "it is no SQLite database; name another file in BEATBOOK_DATABASE_URL",
    "SQLITE_IOERR": "the disk fails to read or write; look at the system's log",
    "SQLITE_AUTH": "it may not be used",
}
# By PostgreSQL's class or code of error: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES = {
    "28": "it does not let this user in; check user and password in BEATBOOK_DATABASE_URL",
    "3D000": "there is no such database; create it, or name another in BEATBOOK_DATABASE_URL",
    "25006": "it is read-only, as a standby is; name the primary in BEATBOOK_DATABASE_URL",
    "42501": "this user may not do that; grant it the rights on its schema",
    "53100": "its disk is full; free some space, and the bot goes on by itself",
    "53300": "it has no connection left; raise its max_connections, or run fewer bots",
    "55P03": "another process has kept a row locked for too long; does it still run? The bot tries again",
    "40": "another process was at the same; the bot tries again",
    "57014": "it took too long; the bot tries again",
    "57": "it is starting or stopping; the bot goes on by itself when it is back",
    "08": "it cannot be reached; is it running? The bot goes on by itself when it is back",
}


FAULTS = (DBAPIError, PoolTimeoutError)
"""What `explain` is for; any other error is one of ours."""


def explain(error: SQLAlchemyError, url: URL) -> StoreError:
    """The one line for `error`, without the password, the statement and its values."""
    return StoreError(f"the database {name_database(url)}: {_reason(error)}")


def name_database(url: URL) -> str:
    """How a database is called to people: without its password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _reason(error: SQLAlchemyError) -> str:
    if isinstance(error, PoolTimeoutError):
        return "all its connections are in use; ask again in a moment"
    if not isinstance(error, DBAPIError) or error.orig is None:
        return str(error).splitlines()[0]
    own = error.orig
    said = _quote(own)
    if isinstance(own, sqlite3.Error):
        code = getattr(own, "sqlite_errorname", "")
        return next((f"{advice} ({said})" for name, advice in _SQLITE.items() if code.startswith(name)), said)
    code = getattr(own, "sqlstate", None) or ("08" if error.connection_invalidated or _is_unreachable(error) else "")
    known = sorted(_POSTGRES, key=len, reverse=True)
    return next((f"{_POSTGRES[name]} ({said})" for name in known if code.startswith(name)), said)


def _quote(own: BaseException) -> str:
    """What the driver said, on one line; PostgreSQL's details hold values, and are left out."""
    primary = getattr(getattr(own, "diag", None), "message_primary", None)
    return " ".join((primary or str(own)).split()) or type(own).__name__


def _is_unreachable(error: DBAPIError) -> bool:
    """Psycopg gives no code where no server answered."""
    return type(error.orig).__name__ in ("OperationalError", "ConnectionTimeout")
