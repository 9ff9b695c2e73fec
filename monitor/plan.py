"""What one crawl is to do: handed from the application to the crawling process as one JSON file."""

from pydantic import BaseModel, ConfigDict

from monitor.profile import SiteProfile


class ProbePlan(BaseModel):
    """One visit to each of many sites."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database: str
    kind: str = "probe"
    sites: tuple[SiteProfile, ...]
    parent: int = 0


class CrawlPlan(BaseModel):
    """One crawl of one site, with everything the child process needs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    run: int
    database: str
    kind: str = "site"  # site | columns | page | accounts
    page: str = ""  # the one address to explain, for kind ``page``
    resumed: bool = False  # the run goes on from where an earlier process left it
    profile: SiteProfile
    seal: str = ""  # key of the hashes that stand for personal data, in hex
    parent: int = 0  # process id of the one that waits; when it is gone, the crawl ends itself
