"""The reports and their words: data only."""
