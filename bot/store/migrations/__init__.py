"""How the tables came to be what they are, step by step, forwards and backwards."""

from __future__ import annotations

NEWEST = "0002"
"""The version that this release works with: the last of the steps."""
