"""`beatbook manifest`: what an app in Slack is made from."""

from __future__ import annotations


def print_manifest(url: str) -> int:
    """Prints it for Socket Mode or, with the bot's address, for HTTP."""
    from bot.slack.manifest import write_manifest

    print(write_manifest(url), end="")
    return 0
