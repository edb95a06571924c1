"""Notebooks from their text sources: made, checked, run, and judged."""
