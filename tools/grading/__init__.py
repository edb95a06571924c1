"""Marks for what students hand in."""
