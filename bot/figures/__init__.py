"""Questions answered by a number: what is asked for, what the reports give of it, what is computed, how it is said."""
