"""What tells a post from the others of its account: a hash, so that nothing personal hides in it."""

import hashlib
from datetime import datetime


def ident(given: object, link: str, title: str, at: datetime | None) -> str:
    """16 hexadecimal digits from what the feed calls the post, else from where it stands, else from its words."""
    named = str(given)[:2000] if isinstance(given, str | int) and str(given).strip() else link
    source = named or f"{title}|{at.isoformat() if at else ''}"
    return hashlib.blake2b(source.encode("utf-8", "replace"), digest_size=8).hexdigest()
