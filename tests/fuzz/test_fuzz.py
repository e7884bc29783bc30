"""Anything at all, put into what takes text from outside: no crash, and what comes out is harmless.

`make fuzz` goes on for ten minutes each and says what took longest; here a few hundred examples each are enough.
"""

from __future__ import annotations

import itertools
import json
import unicodedata
from contextlib import suppress
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
from index.readers import DEFAULT_LIMIT, UnreadableFileError, read_plain_text
from index.structure import Conventions, NoForceError, read_report
from tests.fuzz.going_on import SECONDS, go_on, timed
from tests.slack.schemas.validate import find_faults

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


def test_a_large_report_of_anything_is_read_and_asked(conventions: Conventions, library: Library) -> None:
    """What it costs grows with its length and no faster: `make fuzz` says how long a hundredth of the limit takes."""

    @settings(max_examples=3)
    @given(st.lists(st.one_of(piece, line), min_size=1, max_size=6).map("".join), st.booleans())
    def check(words: str, is_counted: bool) -> None:
        size = DEFAULT_LIMIT // 100 if SECONDS else 2_000
        pieces = (f"{words}{i if is_counted else ''}" for i in range(size))
        body = "".join(itertools.islice(pieces, size // (len(words) + 4 * is_counted or 1)))
        with timed("large report", most=2.0):
            try:
                text = read_plain_text(body.encode("utf-8", "surrogatepass"))
                read = read_report("norfolk-constabulary-2012-12.txt", text, conventions)
            except (UnreadableFileError, NoForceError):
                return
            held = Library((read,), library.vocabulary)
            answer_request("ask", "which forces publish gifts?", None, held)
            answer_request("ask", "how many gifts were declined?", None, held)

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
