"""Benchmarks: times measured beside each other in one run, printed as ratios. Nothing is asserted."""
