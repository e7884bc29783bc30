"""The bot in Slack. Nothing outside this package knows of Slack."""
