"""Looks at new-media accounts and their posts: written account by account, read as they were known at a moment."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select

from monitor.facts import Leak, LeakKind
from monitor.posts import AccountLook, Post, Problem
from monitor.store.naming import chunks
from monitor.store.tables import account_look, post, run

LOOKED_BACK = timedelta(days=400)
MOST_POSTS = 5000  # of one account


def keep(engine: Engine, site: str, run_id: int, look: AccountLook, posts: Iterable[Post]) -> None:
    """One look and what is new of its posts, in one transaction."""
    values = {
        "run": run_id,
        "account": look.account,
        "at": look.at,
        "dialect": look.dialect[:20],
        "bridge": look.bridge[:255],
        "status": look.status,
        "problem": look.problem.value if look.problem else None,
        "words": look.words[:300],
        "lasting": look.lasting,
        "whole": look.whole,
        "count": look.count,
        "oldest": look.oldest,
        "newest": look.newest,
        "heard_at": look.heard_at,
        "health_problem": look.health_problem.value if look.health_problem else None,
    }
    with engine.begin() as connection:
        connection.execute(insert(account_look).values(**values))
        rows = [_row(site, look, each) for each in _new(connection, site, look, posts)]
        if rows:
            connection.execute(insert(post), rows)


def _new(
    connection: Connection, site: str, look: AccountLook, posts: Iterable[Post]
) -> Iterable[Post]:
    """Posts that are not known, or are dated otherwise than they were last; each once."""
    distinct = {each.ident: each for each in posts}
    known: dict[str, datetime | None] = {}
    for chunk in chunks(sorted(distinct)):
        query = (
            select(post.c.ident, post.c.at)
            .where(post.c.site == site, post.c.account == look.account, post.c.ident.in_(chunk))
            .order_by(post.c.id)
        )
        known.update((row.ident, row.at) for row in connection.execute(query))
    return [
        each
        for each in distinct.values()
        if each.ident not in known or (each.at is not None and known[each.ident] != each.at)
    ]


def _row(site: str, look: AccountLook, each: Post) -> dict[str, Any]:
    return {
        "site": site,
        "account": look.account,
        "ident": each.ident,
        "at": each.at,
        "title": each.title,
        "summary": each.summary,
        "url": each.url,
        "leaks": [[*leak] for leak in each.leaks],
        "first_seen": look.at,
    }


def looks(engine: Engine, site: str, as_of: datetime) -> dict[str, tuple[AccountLook, ...]]:
    """Every look of the last year known at a moment, by account and in order of time."""
    query = (
        select(account_look)
        .join_from(account_look, run, account_look.c.run == run.c.id)
        .where(run.c.site == site, account_look.c.at <= as_of)
        .where(account_look.c.at >= as_of - LOOKED_BACK)
        .order_by(account_look.c.at, account_look.c.run)
    )
    found: dict[str, list[AccountLook]] = defaultdict(list)
    with engine.connect() as connection:
        for row in connection.execute(query):
            found[row.account].append(_look(row))
    return {account: tuple(each) for account, each in found.items()}


def _look(row: Any) -> AccountLook:
    values = {key: value for key, value in row._mapping.items() if key != "run"}
    for key in ("problem", "health_problem"):
        values[key] = Problem(values[key]) if values[key] else None
    return AccountLook(**values)


def posts(engine: Engine, site: str, account: str, as_of: datetime) -> tuple[Post, ...]:
    """The posts of an account known at a moment, each as it was seen last, the newest first."""
    last = (
        select(func.max(post.c.id).label("id"))
        .where(post.c.site == site, post.c.account == account, post.c.first_seen <= as_of)
        .group_by(post.c.ident)
    ).subquery()
    query = (
        select(post)
        .join(last, post.c.id == last.c.id)
        .order_by(post.c.at.desc(), post.c.id)
        .limit(MOST_POSTS)
    )
    with engine.connect() as connection:
        return tuple(_post(row) for row in connection.execute(query))


def _post(row: Any) -> Post:
    leaks = tuple(Leak(LeakKind(kind), *rest) for kind, *rest in row.leaks)
    return Post(row.ident, row.at, row.title, row.summary, row.url, leaks, row.first_seen)
