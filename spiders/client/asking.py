"""What is asked of a host, what it answers, and why it may not."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

# How much of an answer decides.
# page: all of it if it may be a page or an interface's answer, else its headers; whole: all of it; none: its headers;
# head: its first bytes; title: of a page the beginning, which holds its title;
# robots: as much as anyone must read of robots.txt; file: all of it, within bounds.
Need = Literal["page", "whole", "none", "head", "title", "robots", "file"]
Method = Literal["GET", "HEAD"]
# Which of a host's addresses are asked: any of them, or only those of one version of IP.
Family = Literal["", "4", "6"]
RawHeaders = list[tuple[bytes, bytes]]  # in the order they came, each as often as it came


class Trouble(StrEnum):
    """Why there is no answer."""

    TIMEOUT = "timeout"
    DNS = "dns"
    REFUSED = "refused"
    RESET = "reset"
    TLS = "tls"
    MALFORMED = "malformed"  # an answer, but not one of HTTP
    TOO_LARGE = "too_large"
    INVALID_URL = "invalid_url"
    OTHER = "other"  # no way to the host, a proxy that does not let us through


class Timing(NamedTuple):
    """How long each step of a request took, in seconds; 0 for a step that was not come to."""

    dns: float = 0.0
    connect: float = 0.0
    tls: float = 0.0
    first_byte: float = 0.0  # from the beginning
    total: float = 0.0


_UNTIMED = Timing()


class ClientError(Exception):
    """No answer that could be used. ``words`` tell it to a person and are the same in every run."""

    def __init__(self, kind: Trouble, words: str, timing: Timing = _UNTIMED) -> None:
        super().__init__(words)
        self.kind = kind
        self.words = words
        self.timing = timing


@dataclass(slots=True)
class Allowance:
    """Bytes of files that a crawl may still fetch; counted as they come, for all are asked for at once."""

    left: int = 1024 * 1024 * 1024


class Ask(NamedTuple):
    """One request. ``timeout`` is seconds for all of it, from the moment it is sent until its last byte.

    ``headers`` come on top of the client's own and take the place of those of the same name.
    ``fresh`` asks for a connection of its own, which is closed after. ``allowance`` is what a file counts against.
    ``measured`` asks the name servers anew, so that every step is timed.
    """

    url: str
    method: Method = "GET"
    need: Need = "whole"
    timeout: float = 15.0
    headers: tuple[tuple[str, str], ...] = ()
    fresh: bool = False
    allowance: Allowance | None = None
    family: Family = ""
    measured: bool = False


class Answer(NamedTuple):
    """One answer. ``body`` is decompressed as far as it can be."""

    status: int
    headers: RawHeaders
    body: bytes
    stopped: bool  # ended by us, who wanted no more
    cut: bool  # ended before its time by the other side
    unread: (
        bool  # the body is not what its server meant: cut, or in a form that could not be opened
    )
    seconds: float  # from asking to the last byte
    first_byte_seconds: float
    remote_ip: str
    received: int  # bytes on the wire, headers among them
    timing: Timing = _UNTIMED

    def header(self, name: bytes) -> bytes:
        """The last value of a header, b"" where it is missing; ``name`` in lower case."""
        return last_value(self.headers, name)


def last_value(headers: RawHeaders, name: bytes) -> bytes:
    """The last value of a header, b"" where it is missing; ``name`` in lower case."""
    found = b""
    for key, value in headers:
        if len(key) == len(name) and key.lower() == name:
            found = value
    return found
