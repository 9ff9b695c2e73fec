"""Flags of a response that say what its body is not."""

STOPPED = "download_stopped"  # ended early, by us
UNREAD = "body-unread"  # not what its server meant: cut off, or in a form that could not be opened
