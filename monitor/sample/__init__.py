"""An invented commission's website with planted faults, for the demonstration and the tests.

It knows nothing of the code that reads pages: it was written from the conventions of real sites,
so that what the reader finds can be held against what was planted.
"""

from monitor.sample.answers import Answer, SampleSite
from monitor.sample.profile import profile_toml
from monitor.sample.serving import RunningSample, SeenRequest, serve
from monitor.sample.site import build
from monitor.sample.truth import Truth

__all__ = [
    "Answer",
    "RunningSample",
    "SampleSite",
    "SeenRequest",
    "Truth",
    "build",
    "profile_toml",
    "serve",
]
