"""Who is answered, where, and who may do what an administrator may."""

from __future__ import annotations

from dataclasses import dataclass

from bot.settings import Settings

CHANNELS = ("C", "G")
"""What ids of channels begin with; those of direct messages, which a list of channels does not bar, begin with D."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Asked on our side for every event, command, click and view: what Slack shows to whom is no protection."""

    workspaces: frozenset[str]
    channels: frozenset[str]
    admins: frozenset[str]

    @classmethod
    def of(cls, settings: Settings) -> Guard:
        return cls(frozenset(settings.workspaces), frozenset(settings.channels), frozenset(settings.admins))

    def allows(self, team: str, channel: str, *others: str) -> bool:
        """Whether a workspace is answered in a channel. `others` are workspaces that who asks may come from besides."""
        if self.workspaces and any(name not in self.workspaces for name in (team, *filter(None, others))):
            return False
        return not self.channels or not channel.startswith(CHANNELS) or channel in self.channels

    def is_admin(self, user: str) -> bool:
        return user in self.admins

    def may_set(self, user: str) -> bool:
        """Whether a user may change how a channel is answered: an administrator, or anybody where there are none."""
        return not self.admins or user in self.admins
