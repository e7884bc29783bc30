"""What the bot posts: answers and notices in, blocks out. Pure: no network, no store."""
