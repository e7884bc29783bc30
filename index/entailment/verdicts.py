"""The verdicts that a passage can bear out, in the order of the model's outputs."""

from __future__ import annotations

VERDICTS = ("yes", "partly", "planned", "no", "not_stated")
