"""Observe: requests out, facts in; never an opinion."""
