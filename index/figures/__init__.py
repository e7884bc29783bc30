"""Figures: every number that a report states of its force, bound to what it counts."""

from __future__ import annotations
