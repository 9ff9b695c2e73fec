"""Huoshui: what is watched, what was seen, what it means, who is told."""

__version__ = "0.1.0"
