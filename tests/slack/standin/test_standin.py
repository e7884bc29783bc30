"""The stand-in behaves as Slack does, seen by the real Bolt and the real SDK."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack.standin.conftest import Heard
from tests.slack.standin.control import Control
from tests.slack.standin.faults import Fault, Odds
from tests.slack.standin.proxy import FaultProxy

CHANNEL = "C0CRIME"
CLOSED = "C0SPORT"


@pytest.fixture
def client(slack: FaultProxy) -> WebClient:
    """A client that never tries again."""
    return WebClient(token=slack.workspace.bot_token, base_url=slack.api_url, retry_handlers=[])


def error_of(failure: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(failure.value.response["error"])


def said_to(user: str, people: Control, text: str) -> bool:
    """Once the bot has said a text to a user."""
    channel, _ = people.direct(user, "any")
    return people.wait(lambda: any(message["text"] == text for message in people.answers(channel)))


@pytest.mark.usefixtures("bot")
class TestPeople:
    def test_a_mention_is_answered_in_its_thread(self, people: Control) -> None:
        ts = people.mention("U0ADA", CHANNEL, "hello")
        assert people.answer(CHANNEL, ts)["text"] == "hello"

    def test_a_mention_comes_as_a_mention_and_as_a_message_with_one_ts(self, people: Control, heard: Heard) -> None:
        ts = people.mention("U0ADA", CHANNEL, "hello")
        people.answer(CHANNEL, ts)
        people.wait(lambda: len([body for body in heard if body["event"].get("ts") == ts]) == 2)
        assert {body["event"]["type"] for body in heard if body["event"]["ts"] == ts} == {"app_mention", "message"}

    def test_a_direct_message_is_answered(self, people: Control) -> None:
        channel, ts = people.direct("U0BEN", "hello")
        assert people.answer(channel, ts)["text"] == "hello"

    def test_the_bot_hears_what_it_said_itself(self, people: Control, slack: FaultProxy) -> None:
        people.answer(CHANNEL, people.mention("U0ADA", CHANNEL, "hello"))

        def echoes() -> list[str]:
            events = [one.payload["event"] for one in slack.deliveries.all]
            return [event["text"] for event in events if "bot_id" in event]

        assert people.wait(echoes) == ["hello"]

    def test_a_command_is_answered_to_its_user_alone_unless_it_says_otherwise(self, people: Control) -> None:
        people.command("U0ADA", CLOSED, "/say", "hello")
        said = people.answer(CLOSED)
        assert (said["text"], said["ephemeral_to"]) == ("hello", "U0ADA")

    def test_a_modal_is_opened_filled_in_and_sent(self, people: Control) -> None:
        people.command("U0ADA", CHANNEL, "/say", "modal")
        assert people.wait(people.modals)[0]["callback_id"] == "asked"
        people.submit("U0ADA", {"question": {"text": {"type": "plain_text_input", "value": "how?"}}})
        assert said_to("U0ADA", people, "how?")

    def test_a_modal_that_nobody_touched_holds_what_it_was_opened_with(self, people: Control) -> None:
        people.command("U0ADA", CHANNEL, "/say", "modal")
        people.wait(people.modals)
        people.submit("U0ADA")
        assert said_to("U0ADA", people, "who?")

    def test_a_click_on_the_home_tab_comes_with_its_view_and_no_message(self, people: Control, heard: Heard) -> None:
        people.open_home("U0CLEO")
        home = people.wait(lambda: people.home("U0CLEO"))
        people.click_in_view("U0CLEO", home, "more")
        body = people.wait(lambda: next((body for body in heard if body["type"] == "block_actions"), None))
        assert body["view"]["type"] == "home"
        assert body["container"]["type"] == "view"
        assert "message" not in body


@pytest.mark.usefixtures("bot")
class TestDelivery:
    def test_every_event_is_acknowledged(self, people: Control, slack: FaultProxy) -> None:
        people.answer(CHANNEL, people.mention("U0ADA", CHANNEL, "hello"))
        people.wait(lambda: not slack.deliveries.waiting)
        assert all(one.acknowledged for one in slack.deliveries.all)

    def test_an_event_may_come_up_to_four_times(self, people: Control, slack: FaultProxy, heard: Heard) -> None:
        slack.deliveries.odds = Odds(duplicated=1.0, longest_delay=0.05)
        ts = people.mention("U0ADA", CHANNEL, "hello")

        def copies() -> int:
            return sum(body["event"]["type"] == "app_mention" and body["event"]["ts"] == ts for body in heard)

        people.wait(lambda: copies() >= 2)
        sent = [one.sent for one in slack.deliveries.all if one.payload["event"]["type"] == "app_mention"]
        people.wait(lambda: copies() == sent[0])
        assert 2 <= sent[0] <= 4

    def test_events_overtake_each_other(self, people: Control, slack: FaultProxy, heard: Heard) -> None:
        slack.deliveries.odds = Odds(seed=1, delayed=0.5, longest_delay=0.3)
        sent = [people.post("U0ADA", CHANNEL, f"number {number}") for number in range(12)]

        def came() -> list[str]:
            return [body["event"]["ts"] for body in heard if body["event"]["ts"] in sent]

        people.wait(lambda: len(came()) == len(sent))
        assert came() != sent

    def test_an_event_of_any_kind_can_be_sent(self, slack: FaultProxy, people: Control, heard: Heard) -> None:
        slack.send_event(
            {"type": "message", "channel": CHANNEL, "channel_type": "channel", "bot_id": "B0OTHER", "ts": "1.2"}
        )
        assert people.wait(lambda: [body for body in heard if body["event"].get("bot_id") == "B0OTHER"])


def test_what_nobody_takes_is_sent_again_until_somebody_does(slack: FaultProxy, people: Control) -> None:
    slack.deliveries.retry_gaps = (0.05,) * 3
    slack.deliveries.bot_url = "http://127.0.0.1:9/slack/events"
    people.post("U0ADA", CHANNEL, "hello")
    event = people.wait(lambda: slack.deliveries.all[:])[0]
    people.wait(lambda: event.sent >= 2, patience=30)
    assert not event.acknowledged
    slack.deliveries.bot_url = ""


@pytest.mark.usefixtures("socket_app")
class TestSockets:
    @pytest.mark.parametrize("how", ["disconnect", "cut"])
    def test_a_bot_whose_connection_ends_comes_back(self, how: str, people: Control, slack: FaultProxy) -> None:
        people.wait(lambda: slack.deliveries.connections == 1)
        getattr(slack.deliveries, how)()
        ts = people.mention("U0ADA", CHANNEL, "are you there?")
        assert people.answer(CHANNEL, ts)["text"] == "are you there?"
        people.wait(lambda: slack.deliveries.connections == 1)


class TestCalls:
    def test_a_message_keeps_its_metadata(self, client: WebClient) -> None:
        metadata = {"event_type": "answer", "event_payload": {"question": "1"}}
        ts = client.chat_postMessage(channel=CHANNEL, text="hello", metadata=metadata)["ts"]
        kept = client.conversations_replies(channel=CHANNEL, ts=str(ts), include_all_metadata=True)["messages"]
        assert kept[0]["metadata"] == metadata
        plain = client.conversations_replies(channel=CHANNEL, ts=str(ts))["messages"]
        assert "metadata" not in plain[0]

    def test_what_the_local_server_does_not_know_is_answered(self, client: WebClient) -> None:
        assert client.assistant_threads_setStatus(channel_id=CHANNEL, thread_ts="1.2", status="reading")["ok"]

    def test_a_file_can_be_sent_and_fetched(self, client: WebClient, people: Control) -> None:
        client.files_upload_v2(channel=CHANNEL, filename="rows.csv", content="force,verdict\n")
        assert people.download(people.wait(people.files)[0]) == b"force,verdict\n"

    @pytest.mark.parametrize(
        ("token", "error"),
        [("", "not_authed"), ("xoxb-other", "invalid_auth"), ("xapp-local-slack", "not_allowed_token_type")],
    )
    def test_a_token_must_be_the_right_one(self, token: str, error: str, slack: FaultProxy) -> None:
        with pytest.raises(SlackApiError) as failure:
            WebClient(token=token, base_url=slack.api_url).chat_postMessage(channel=CHANNEL, text="hello")
        assert error_of(failure) == error

    def test_a_channel_without_the_bot_takes_no_message(self, client: WebClient) -> None:
        with pytest.raises(SlackApiError) as failure:
            client.chat_postMessage(channel=CLOSED, text="hello")
        assert error_of(failure) == "not_in_channel"

    def test_a_message_must_say_something(self, client: WebClient) -> None:
        with pytest.raises(SlackApiError) as failure:
            client.api_call("chat.postMessage", json={"channel": CHANNEL, "text": ""})
        assert error_of(failure) == "no_text"

    def test_a_view_needs_a_trigger_that_nobody_has_used(self, client: WebClient) -> None:
        with pytest.raises(SlackApiError) as failure:
            client.views_open(trigger_id="1.2.3", view={"type": "modal", "title": {}, "blocks": []})
        assert error_of(failure) == "invalid_trigger_id"


class TestFaults:
    def test_a_limited_call_says_when_to_come_back(self, slack: FaultProxy, client: WebClient, people: Control) -> None:
        slack.faults.order("chat.postMessage", Fault.RATE_LIMITED, retry_after=7)
        with pytest.raises(SlackApiError) as failure:
            client.chat_postMessage(channel=CHANNEL, text="hello")
        assert failure.value.response.status_code == 429
        assert failure.value.response.headers["Retry-After"] == "7"
        assert not people.messages(CHANNEL)

    def test_a_fault_may_be_for_one_channel(self, slack: FaultProxy, client: WebClient) -> None:
        slack.faults.order("chat.postMessage", Fault.INVALID_AUTH, channel=CHANNEL)
        assert client.chat_postMessage(channel="C0DATA", text="hello")["ok"]
        with pytest.raises(SlackApiError):
            client.chat_postMessage(channel=CHANNEL, text="hello")

    @pytest.mark.parametrize(("fault", "status"), [(Fault.SERVER_ERROR, 500), (Fault.UNAVAILABLE, 503)])
    def test_slack_may_be_down(self, fault: Fault, status: int, slack: FaultProxy, client: WebClient) -> None:
        slack.faults.order("chat.postMessage", fault)
        with pytest.raises(SlackApiError) as failure:
            client.chat_postMessage(channel=CHANNEL, text="hello")
        assert failure.value.response.status_code == status

    @pytest.mark.parametrize(("fault", "written"), [(Fault.CUT_BEFORE, 0), (Fault.CUT_AFTER, 1)])
    def test_a_line_may_break_before_or_after_the_write(
        self, fault: Fault, written: int, slack: FaultProxy, client: WebClient, people: Control
    ) -> None:
        slack.faults.order("chat.postMessage", fault)
        with pytest.raises((OSError, urllib.error.URLError)):
            client.chat_postMessage(channel=CHANNEL, text="hello")
        assert len(people.messages(CHANNEL)) == written

    def test_blocks_may_be_refused_and_words_are_not(self, slack: FaultProxy, client: WebClient) -> None:
        slack.faults.order("chat.postMessage", Fault.INVALID_BLOCKS, times=2)
        with pytest.raises(SlackApiError) as failure:
            client.chat_postMessage(channel=CHANNEL, text="hello", blocks=[{"type": "divider"}])
        assert error_of(failure) == "invalid_blocks"
        assert client.chat_postMessage(channel=CHANNEL, text="hello")["ok"]

    def test_what_slack_would_refuse_is_refused(self, slack: FaultProxy, client: WebClient) -> None:
        blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
        with pytest.raises(SlackApiError) as failure:
            client.chat_postMessage(channel=CHANNEL, text="hello", blocks=blocks)
        assert error_of(failure) == "invalid_blocks"
        assert [method for method, _ in slack.invalid] == ["chat.postMessage"]

    def test_the_sdk_waits_as_long_as_it_is_told(self, slack: FaultProxy, people: Control, bot: str) -> None:
        slack.faults.order("chat.postMessage", Fault.RATE_LIMITED, retry_after=1)
        assert people.answer(CHANNEL, people.mention("U0ADA", CHANNEL, f"by {bot}"))["text"] == f"by {bot}"
        assert slack.faults.met[Fault.RATE_LIMITED] == 1

    def test_chance_strikes_the_same_call_in_every_run(self, slack: FaultProxy, client: WebClient) -> None:
        def outcomes() -> list[str]:
            slack.clear()
            slack.faults.odds = Odds(seed=3, calls={Fault.INVALID_AUTH: 0.5})
            said = []
            for _ in range(12):
                try:
                    client.chat_postMessage(channel=CHANNEL, text="hello")
                    said.append("ok")
                except SlackApiError as error:
                    said.append(str(error.response["error"]))
            return said

        first = outcomes()
        assert set(first) == {"ok", "invalid_auth"}
        assert outcomes() == first


def test_a_forged_or_an_old_signature_is_refused(slack: FaultProxy, http_server: str) -> None:
    body = b"{}"
    forged = {"X-Slack-Signature": "v0=0", "X-Slack-Request-Timestamp": "1"}
    for headers in (forged, slack.deliveries.sign(body, at=1.0)):
        request = urllib.request.Request(http_server, body, headers)  # noqa: S310 - the bot above
        with pytest.raises(urllib.error.HTTPError) as failure:
            urllib.request.urlopen(request, timeout=5)  # noqa: S310 - as above
        assert failure.value.code == 401
        failure.value.close()
