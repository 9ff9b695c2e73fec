"""What we say when our own work cannot be done; the world's failures are facts, not errors."""


class MonitorError(Exception):
    """A sentence for the user in both languages: what is wrong, where, and what to do. Shown without a traceback."""

    exit_status = 1

    def __init__(self, en: str, zh: str = "") -> None:
        super().__init__(en)
        self.en = en
        self.zh = zh or en

    def say(self, language: str) -> str:
        """The sentence in ``zh`` or ``en``."""
        return self.en if language == "en" else self.zh


class UsageError(MonitorError):
    """The command, a profile or a file given by the user is faulty."""

    exit_status = 2


class ProfileError(UsageError):
    """A profile that cannot be used; the message names file, place, reason and remedy."""


class StoreError(UsageError):
    """The database cannot be opened, or is not ours."""


class CrawlError(MonitorError):
    """A crawl did not come to its end; the message says how far it came."""
