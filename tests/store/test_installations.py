"""slack_sdk keeps its installations in our tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from sqlalchemy import Engine, Table

from bot.store.store import Store
from bot.store.tables import metadata
from tests.store.conftest import Clock


def shape(table: Table) -> list[tuple[str, type, bool | None, bool]]:
    return [(column.name, column.type.python_type, column.nullable, column.primary_key) for column in table.columns]


def read_token(installations: SQLAlchemyInstallationStore, team: str) -> str | None:
    bot = installations.find_bot(enterprise_id=None, team_id=team)
    return bot.bot_token if bot else None


def open_installations(engine: Engine) -> SQLAlchemyInstallationStore:
    return SQLAlchemyInstallationStore("client", engine)


def test_the_tables_have_the_columns_that_slack_sdk_writes(store: Store) -> None:
    installations = open_installations(store.engine)
    states = SQLAlchemyOAuthStateStore(600, store.engine)
    for their in (installations.installations, installations.bots, states.oauth_states):
        own = metadata.tables[their.name]
        assert shape(own) == shape(their)
        assert {str(index.name): index.columns.keys() for index in own.indexes} == {
            str(index.name): index.columns.keys() for index in their.indexes
        }


def test_an_installation_is_kept_and_found(store: Store) -> None:
    installations = open_installations(store.engine)
    long = "xoxe.xoxb-1-" + "x" * 300
    for team, token in (("T1", long), ("T2", "xoxb-2")):
        installations.save(
            Installation(app_id="A1", team_id=team, bot_token=token, bot_id="B1", bot_user_id="UB", user_id="U1")
        )
    assert (read_token(installations, "T1"), read_token(installations, "T2")) == (long, "xoxb-2")
    installations.delete_all(enterprise_id=None, team_id="T1")
    assert (read_token(installations, "T1"), read_token(installations, "T2")) == (None, "xoxb-2")


def test_a_state_is_taken_once_and_what_nobody_took_is_deleted(store: Store, clock: Clock) -> None:
    clock.now = datetime.now(UTC)  # slack_sdk has a clock of its own
    states = SQLAlchemyOAuthStateStore(600, store.engine)
    taken, left = states.issue(), states.issue()
    assert states.consume(taken)
    assert not states.consume(taken)
    clock.move(seconds=500)
    store.prune(clock.now - timedelta(days=1))
    assert states.consume(left)
    left = states.issue()
    clock.move(seconds=1_000)
    store.prune(clock.now - timedelta(days=1))
    assert not states.consume(left)
