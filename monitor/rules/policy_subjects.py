"""What the rules of interpretation share: the documents of a site and how they are called."""

from collections.abc import Iterable, Iterator

from monitor.clock import CalendarUnknownError, workdays_between
from monitor.rules.base import Text, Undetermined
from monitor.view import Grade, Interpretation, PolicyView, SiteView

UNREAD_DATE = Text(
    "文件或解读的发布日期未读到，无法比较先后",
    "The publishing day of the document or of its interpretation was not read",
)


def distinct(view: SiteView) -> Iterable[PolicyView]:
    """Each document once."""
    return {policy.url: policy for policy in view.policies}.values()


def explained(view: SiteView) -> Iterator[PolicyView]:
    """Documents with interpretations; of a draft it is unknown whether they speak of it."""
    for policy in distinct(view):
        if policy.interpretations and policy.need.ground != "draft":
            yield policy


def undetermined(policy: PolicyView, reason: Text) -> Undetermined:
    """The document could not be judged."""
    return Undetermined(policy.url, reason, policy.url, policy.title)


def quoted(title: str) -> str:
    """The title in 《》, or in “” where it carries 《》 itself."""
    return f"“{title}”" if "《" in title else f"《{title}》"


def first_dated(policy: PolicyView) -> Interpretation | None:
    """The interpretation that came first; None where none has a day."""
    dated = [each for each in policy.interpretations if each.published]
    return min(dated, key=lambda each: (str(each.published), each.url), default=None)


def is_sure(policy: PolicyView, pair: Interpretation) -> bool:
    """Whether neither the need nor the pair wants a second look by a person."""
    return policy.need.grade is Grade.REQUIRED and pair.sure


def lag(policy: PolicyView, pair: Interpretation) -> int | None:
    """Working days from document to interpretation; None where a day is unread or a year unknown."""
    if policy.published is None or pair.published is None:
        return None
    try:
        return workdays_between(policy.published, pair.published)
    except CalendarUnknownError:
        return None
