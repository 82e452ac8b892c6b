"""Measurements behind the claims: each module is run as `python -m benchmarks.NAME`."""
