"""The command `beatbook`: what can be typed, and what each command does."""
