"""`beatbook demo`: a Slack on this machine with the bot in it, to try in a browser without an account."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from pydantic import SecretStr

from bot.cli.failure import Failure
from bot.local_slack import LocalSlack, LocalSlackError, Workspace
from bot.settings import Settings

EXAMPLE = "which forces don't cross-reference procurement with gifts?"


def demonstrate(corpus: Path | None, settings: Settings, server: Path | None, port: int) -> int:
    """Runs both until Ctrl-C; what was asked is gone then. Raises `Failure`, which says what to do."""
    from bot.cli.serve import serve

    try:
        with (
            tempfile.TemporaryDirectory(prefix="beatbook-demo-") as folder,
            LocalSlack(Workspace(), server=server, port=port) as slack,
        ):
            print(_introduce(slack.url, slack.workspace), flush=True)
            return serve(corpus, _for_demo(settings, slack, Path(folder)))
    except LocalSlackError as error:
        raise Failure(str(error), 1) from None


def _introduce(url: str, workspace: Workspace) -> str:
    bot, admin = workspace.bot_name, workspace.users[0].name.title()
    channels = ", ".join(f"#{channel.name}" for channel in workspace.channels if channel.with_bot)
    return (
        f"A Slack of your own: open {url} in a browser, go to a channel ({channels}) and write\n"
        f"  @{bot} {EXAMPLE}\n"
        f"or type /beatbook help anywhere; {bot} under Apps is its Home tab. At the top right you choose who you are:\n"
        f"{admin} is an administrator. Only this machine can see it, and nothing of it is kept."
    )


def _for_demo(settings: Settings, slack: LocalSlack, folder: Path) -> Settings:
    """The settings, with everything that belongs to a real Slack left out."""
    workspace = slack.workspace
    return replace(
        settings,
        slack_api_url=slack.api_url,
        slack_bot_token=SecretStr(workspace.bot_token),
        slack_app_token=SecretStr(workspace.app_token),
        slack_signing_secret=None,
        slack_client_id="",
        slack_client_secret=None,
        database_url=SecretStr(f"sqlite:///{folder / 'beatbook.db'}"),
        admins=(workspace.users[0].id,),
        workspaces=(),
        channels=(),
    )
