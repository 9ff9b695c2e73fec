"""A post's words sealed before anything of it is kept: what should not be public is masked, and said to be there."""

from dataclasses import replace

from monitor.leaks import redact, seal
from monitor.posts import Post

_MOST_LEAKS = 20


def sealed_post(post: Post, key: bytes) -> Post:
    """Title, summary and address with every personal value masked."""
    title, summary = seal(post.title, key, "title"), seal(post.summary, key, "summary")
    address = seal(post.url, key, "address")
    values = (*title.values, *summary.values, *address.values)
    leaks = (*title.leaks, *summary.leaks, *(each for each in address.leaks if each.certain))
    distinct = {(leak.kind, leak.key or leak.masked): leak for leak in reversed(leaks)}
    return replace(
        post,
        title=redact(title.text, values),
        summary=redact(summary.text, values),
        url=redact(address.text, values),
        leaks=tuple(reversed(distinct.values()))[:_MOST_LEAKS],
    )
