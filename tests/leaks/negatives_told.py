"""How a story with nothing in it is told."""

from tests.leaks.model import Container
from tests.leaks.story import ALL, Story, Wording


def calm(
    name: str,
    title: str,
    *body: Wording,
    head: tuple[str, ...] = (),
    end: tuple[Wording, ...] = (),
    containers: tuple[Container, ...] = ALL,
    variants: int = 3,
    properties: dict[str, str] | None = None,
) -> Story:
    """One of which nothing is to be said."""
    return Story(
        name,
        title,
        body,
        head=head,
        end=end,
        properties=properties or {},
        containers=containers,
        variants=variants,
    )
