"""What one page says: pure functions from bytes to facts, no network, no clock, no opinion."""
