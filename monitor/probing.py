"""How a site is probed: how often, against which control hosts, and when its maintenance was filed (``[probe]``)."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from monitor.clock import SHANGHAI
from monitor.urls import canonical

LEAST_A_DAY = 20  # 每天间隔性访问20次以上
_MOST_A_DAY = 288  # one in five minutes
_FRONT = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)


def _control(text: str) -> str:
    address = canonical(text)
    if address is None:
        raise ValueError(f"address ({text[:80]!r})")
    return address


def _zoned(moment: datetime) -> datetime:
    """A time without a zone is one of Asia/Shanghai, as all of a profile are."""
    return moment.replace(tzinfo=SHANGHAI) if moment.tzinfo is None else moment


Moment = Annotated[datetime, AfterValidator(_zoned)]


class Maintenance(BaseModel):
    """A window of maintenance, both ends within. Only a filed one (有报备) takes visits out of the percentage."""

    model_config = _FRONT

    since: Moment = Field(alias="from")
    until: Moment
    reason: str = Field(default="", max_length=200)
    filed: bool = False

    @model_validator(mode="after")
    def _has_length(self) -> Self:
        if self.until <= self.since:
            raise ValueError(f"maintenance-order ({self.since:%Y-%m-%d %H:%M})")
        return self

    def covers(self, moment: datetime) -> bool:
        """Whether a moment lies within."""
        return self.since <= moment <= self.until


class ProbeOptions(BaseModel):
    """``controls`` are addresses that are asked when the site fails: if none answers either, the fault is ours."""

    model_config = _FRONT

    per_day: int = Field(default=24, ge=LEAST_A_DAY, le=_MOST_A_DAY)
    controls: tuple[Annotated[str, AfterValidator(_control)], ...] = Field(
        default=(), max_length=10
    )
    ipv6: bool = True  # ask over IPv6 too, where we have it
    maintenance: tuple[Maintenance, ...] = ()
