"""Home: what is loaded, what can be asked, what was asked."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.blocks.actions import Action
from bot.slack.blocks.home import Open, Recent, home_view, open_questions_csv
from bot.slack.blocks.limits import VIEW_BYTES, measure
from bot.suggestions import suggest_questions
from index.library import Library
from tests.slack.blocks.invented import texts
from tests.slack.schemas.validate import find_faults, walk

recents = st.lists(st.builds(Recent, text=texts, outcome=texts), max_size=5)
opens = st.none() | st.lists(st.builds(Open, text=texts, reason=texts, asked=texts), max_size=5)


def test_everybody_sees_what_is_loaded_and_examples_that_ask(library: Library) -> None:
    view = home_view(library)
    assert find_faults(view) == []
    said = str(view)
    assert all(force in said for force in library.forces)
    asked = [part["value"] for part in walk(view) if part.get("action_id") == Action.ASK]
    assert asked == [example.question for example in suggest_questions(library)]
    assert "administrators" not in said


def test_recent_questions_can_be_asked_again(library: Library) -> None:
    view = home_view(library, [Recent(text="does norfolk?", outcome="not_stated")])
    assert find_faults(view) == []
    assert "does norfolk? (not stated)" in str(view)


def test_administrators_see_what_was_not_answered(library: Library) -> None:
    view = home_view(library, [], [Open(text="who?", reason="thumbs down", asked="3 May 2012")])
    assert find_faults(view) == []
    assert "who? (thumbs down, 3 May 2012)" in str(view)
    assert Action.OPEN_CSV in str([part.get("action_id") for part in walk(view)])
    assert "got an answer" in str(home_view(library, [], []))


def test_hundreds_of_questions_fit_and_are_counted(library: Library) -> None:
    recent = [
        Recent(text=f"question {i}, and a rather long one at that, on gifts and hospitality?") for i in range(300)
    ]
    questions = [Open(text=f"open {i}?", reason="unclear") for i in range(300)]
    view = home_view(library, recent, questions)
    assert find_faults(view) == []
    assert measure(view["blocks"]) <= VIEW_BYTES
    shown = sum("question" in str(b.get("text", "")) for b in view["blocks"] if "accessory" in b)
    assert f"{300 - shown} more are not shown here." in str(view)


@settings(max_examples=60)
@given(recent=recents, questions=opens)
def test_any_text_is_valid(library: Library, recent: list[Recent], questions: list[Open] | None) -> None:
    assert find_faults(home_view(library, recent, questions)) == []


def test_the_list_is_a_file_too() -> None:
    file = open_questions_csv([Open(text="=1+1?", reason="unclear", asked="today")]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(file))) == [["question", "reason", "asked"], ["'=1+1?", "unclear", "today"]]
