"""A channel that Slack closes holds back nobody else, and those who wait come back one by one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.slack.pacing import SPACING, Lane, Pacing

NEWS, SPORT = Lane("T1", "chat.postMessage", "C1"), Lane("T1", "chat.postMessage", "C2")


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_lane_is_open_until_slack_closes_it() -> None:
    clock = Clock()
    pacing = Pacing(clock)
    assert pacing.wait(NEWS) == 0
    pacing.close(NEWS, 30)
    assert pacing.wait(NEWS) == 30
    clock.now += 30
    assert pacing.wait(NEWS) == 0


def test_another_channel_and_another_method_stay_open() -> None:
    pacing = Pacing(Clock())
    pacing.close(NEWS, 30)
    assert pacing.wait(SPORT) == 0
    assert pacing.wait(Lane("T1", "files.upload", "C1")) == 0
    assert pacing.wait(Lane("T2", "chat.postMessage", "C1")) == 0


def test_those_who_wait_get_slots_one_after_another() -> None:
    pacing = Pacing(Clock())
    pacing.close(NEWS, 2)
    assert [pacing.wait(NEWS) for _ in range(3)] == [2, 2 + SPACING, 2 + 2 * SPACING]


def test_the_longer_of_two_waits_counts() -> None:
    pacing = Pacing(Clock())
    pacing.close(NEWS, 60)
    pacing.close(NEWS, 1)
    assert pacing.wait(NEWS) == 60
