"""Anything at all, put into what takes text from outside: no crash, and what comes out is harmless.

`make fuzz` goes on for ten minutes each and says what took longest; here a few hundred examples each are enough.
"""

from __future__ import annotations

import json
import os
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import read_answer
from bot.logs import Redaction
from bot.settings import Settings
from bot.slack.answering import answer_request
from bot.slack.asking import clean_text, hear_command, hear_direct, hear_mention, hear_thread, team_of
from bot.slack.blocks.actions import ActionError, read_target
from bot.slack.blocks.answers import answer_message
from bot.slack.blocks.text import clean, cut, escape, units
from index.library import Library
from index.readers import UnreadableFileError, read_plain_text
from index.structure import Conventions, NoForceError, read_report
from tests.slack.schemas.validate import find_faults

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
"""How long each goes on; 0 for as many examples as suit a test."""
SLOW = 1.0
longest: dict[str, float] = {}

WORDS = (
    "which forces force don't do how many who when why compare and or not no planned gifts hospitality procurement "
    "second jobs Norfolk Suffolk Nottinghamshire police constabulary 2012 12 12% £1,000 only except more than fewer "
    "? ! . , ; : ' \" ( ) [ ] { } | \\ / # * _ ~ ` > < & &amp; &lt; <@U0BEATBOT> <!channel> <!here> <#C1|news> "
    "<https://a.example|b> <mailto:a@b|c> \u202e \u2066 \u200b \x00 \x1b[2J \ufeff \ud800 é 💂 ﷽ \n \t | --- •"
).split(" ")
text = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
piece = st.one_of(st.sampled_from(WORDS), st.sampled_from([" ", "\n", ", ", "; ", " - ", "and "]), st.text(max_size=4))
repeated = st.builds(
    lambda ahead, words, count: ahead + words * count,
    st.sampled_from(["", "which forces "]),
    piece,
    st.integers(1, 400),
)
line = st.one_of(text, repeated)
shaped = st.sampled_from(["", "", "| a | b |", "- item", "# Heading", "Page 3", "Gifts: 47"])
report = st.lists(st.one_of(line, shaped), max_size=30).map(
    lambda lines: "\n".join(("Norfolk Constabulary", "December 2012", "", *lines))
)
keys = st.sampled_from(["id", "text", "type", "team_id", "value", "x"])
value = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), text),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=3)),
    max_leaves=6,
)
event = st.fixed_dictionaries(
    {"channel": st.text(max_size=12), "ts": st.text(max_size=20), "type": st.sampled_from(["message", "app_mention"])},
    optional={
        "user": st.one_of(st.none(), st.text(max_size=12)),
        "text": st.one_of(st.none(), line),
        "thread_ts": st.one_of(st.none(), st.text(max_size=20)),
        "subtype": st.one_of(st.none(), st.sampled_from(["file_share", "message_changed", "bot_message", "x"])),
        "bot_id": st.one_of(st.none(), st.text(max_size=5)),
        "channel_type": st.one_of(st.none(), st.sampled_from(["im", "channel", "mpim"])),
        "edited": value,
        "hidden": st.booleans(),
        "blocks": value,
        "files": value,
    },
)
body = st.fixed_dictionaries({"event": event}, optional={"team_id": value, "team": value, "user": value, "view": value})


def go_on(check: Callable[[], None]) -> None:
    """Runs a check, and again with other examples until its time is over."""
    end = time.monotonic() + SECONDS
    check()
    while time.monotonic() < end:
        check()


@contextmanager
def timed(name: str) -> Iterator[None]:
    began = time.process_time()
    yield
    longest[name] = max(longest.get(name, 0.0), time.process_time() - began)


@pytest.fixture(scope="module", autouse=True)
def tell() -> Iterator[None]:
    yield
    if SECONDS:
        for name, seconds in longest.items():
            print(f"{name}: the longest took {seconds:.2f} s of the processor{'  <-- too long' * (seconds > SLOW)}")


@pytest.mark.parametrize("request_", ["ask", "summary", "compare", "figures"])
def test_any_question_is_answered_and_its_message_is_taken_by_slack(request_: str, library: Library) -> None:
    @settings(max_examples=40)
    @given(line)
    def check(asked: str) -> None:
        heard = clean_text(asked, "U0BEATBOT")
        with timed(f"question, {request_}"):
            reply = answer_request(request_, heard, None, library)
        with timed("message"):
            message = answer_message(reply.answer, question_id="0" * 32)
        assert find_faults({"text": message.text, "blocks": message.blocks}) == []
        assert "<!" not in message.text
        assert read_answer(reply.answer.to_json()) == reply.answer

    go_on(check)


def test_any_thread_goes_on(library: Library) -> None:
    @settings(max_examples=30)
    @given(st.lists(line, min_size=2, max_size=3), text)
    def check(questions: list[str], state: str) -> None:
        thread: str | None = state
        for asked in questions:
            with timed("follow-up"):
                reply = answer_request("ask", clean_text(asked, ""), thread, library)
            thread = reply.state

    go_on(check)


def test_any_report_is_read_and_its_offsets_are_right(conventions: Conventions, library: Library) -> None:
    @settings(max_examples=100)
    @given(report.map(lambda words: words.encode("utf-8", "surrogatepass")) | st.binary(max_size=400))
    def check(data: bytes) -> None:
        with timed("report"):
            try:
                read = read_report("norfolk-constabulary-2012-12.txt", read_plain_text(data), conventions)
            except (UnreadableFileError, NoForceError):
                return
        for paragraph in read.paragraphs:
            for sentence in paragraph.sentences:
                assert read.text[sentence.start : sentence.end] == sentence.text
        with timed("question of a report"):
            answer_request("ask", "which forces publish gifts?", None, Library((read,), library.vocabulary))

    go_on(check)


def test_any_text_is_made_harmless() -> None:
    redact = Redaction(Settings())

    @settings(max_examples=200)
    @given(line, st.integers(2, 200))
    def check(words: str, limit: int) -> None:
        with timed("text"):
            assert not set("<>") & set(escape(words))
            assert all(unicodedata.category(c) not in ("Cc", "Cf") or c == "\n" for c in clean(words))
            assert units(cut(words, limit)) <= limit
            redact(words)

    go_on(check)


def test_any_payload_is_heard_or_not() -> None:
    @settings(max_examples=200)
    @given(body, st.sampled_from(["", "U0BEATBOT"]))
    def check(sent: dict[str, Any], bot_user: str) -> None:
        with timed("payload"):
            for hear in (hear_mention, hear_direct, hear_thread):
                heard = hear(sent, bot_user)
                assert heard is None or heard.text.isprintable()
            team_of(sent)
            command = {"trigger_id": "1", "user_id": "U", "channel_id": sent["event"]["channel"]}
            hear_command(command, "ask", str(sent["event"].get("text") or ""))

    go_on(check)


def test_any_value_of_a_button_is_read_or_refused() -> None:
    @settings(max_examples=200)
    @given(st.one_of(text, value.map(json.dumps)))
    def check(sent: str) -> None:
        with suppress(ActionError):
            read_target(sent)

    go_on(check)
