"""A bot that starts while Slack is away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pydantic
import pytest

from bot.slack.bot import Bot, make_bot
from bot.slack.serving import UnreachableError, wait_for_slack
from bot.store.store import open_store
from index.library import Library
from tests.slack.scenarios.running import make_settings
from tests.slack.standin.faults import Fault
from tests.slack.standin.proxy import FaultProxy

Make = Callable[..., Bot]


@pytest.fixture
def make(slack: FaultProxy, library: Library, tmp_path: Path) -> Iterator[Make]:
    with open_store(f"sqlite:///{tmp_path}/beatbook.db") as store:
        yield lambda **changes: make_bot(make_settings(slack, **changes), store, library, {})


@pytest.mark.parametrize("fault", [Fault.UNAVAILABLE, Fault.RATE_LIMITED, Fault.CUT_BEFORE, Fault.SERVER_ERROR])
def test_it_waits_until_slack_is_back(fault: Fault, make: Make, slack: FaultProxy) -> None:
    slack.faults.order("auth.test", fault, times=3)
    assert wait_for_slack(make, patience=(0.01,)).workers.names
    assert slack.faults.met[fault] == 3


def test_it_does_not_wait_for_a_token_to_be_accepted(make: Make) -> None:
    with pytest.raises(UnreachableError, match=r"SLACK_BOT_TOKEN \(invalid_auth\)"):
        wait_for_slack(lambda: make(slack_bot_token=pydantic.SecretStr("xoxb-other")), patience=(0.01,))
