"""What a person typed as TARGET into a profile: an address, with or without http://, or a profile file."""

from pathlib import Path

from monitor import profile, rules
from monitor.errors import UsageError
from monitor.profile import SiteProfile
from monitor.profile_writer import key_of
from monitor.urls import canonical


def profile_of(target: str) -> SiteProfile:
    """The profile in a file, or a bare one for an address. Raises UsageError or ProfileError."""
    path = Path(target)
    if path.suffix == ".toml" or _is_file(path):
        return load(path)
    address = canonical(target if "://" in target else f"http://{target}")
    if address is None:
        raise UsageError(
            f"{target[:200]!r} is no address of a site and no profile file; write it like https://fgw.example.gov.cn/",
            f"{target[:200]!r} 既不是网址也不是方案文件；网址应写成 https://fgw.example.gov.cn/",
        )
    return SiteProfile(key=key_of(address), url=address)


def load(path: Path) -> SiteProfile:
    """The profile in a file, its rules' options checked as well: a fault is said before a crawl.

    Raises ProfileError.
    """
    site = profile.load(path)
    rules.configured(site.rules, str(path))
    return site


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False  # far too long, or with characters no file name has
