"""The running sample as a site profile, as a person would have written it."""

import json

from monitor.sample.columns import COLUMNS
from monitor.sample.serving import RunningSample

_MAILBOXES = {
    "办公室": "bgs", "综合科": "zhk", "政策法规科": "fgk", "固定资产投资科": "tzk",
    "价格管理科": "jgk", "能源科": "nyk", "信用建设科": "xyk", "行政审批科": "spk",
}  # fmt: skip


def profile_toml(running: RunningSample) -> str:
    """A profile with every column of the sample and the office that keeps it."""
    truth = running.truth
    offices = {each.key: each.office for each in COLUMNS}
    head = {
        "key": "sample",
        "name": truth.site_name,
        "url": running.url,
        "code": truth.site_code,
        "kind": "department",
        "owner": "网站管理员 <webmaster@example.gov.cn>",
    }
    columns = [
        {
            "name": each.name,
            "url": each.url,
            "category": each.category,
            "owner": _owner(offices[each.key]),
        }
        for each in truth.columns
    ]
    lines = [f"{key} = {_text(value)}" for key, value in head.items()]
    rows = (", ".join(f"{key} = {_text(value)}" for key, value in row.items()) for row in columns)
    return "\n".join([*lines, "", "columns = [", *(f"  {{{row}}}," for row in rows), "]", ""])


def _owner(office: str) -> str:
    return f"{office} <{_MAILBOXES[office]}@example.gov.cn>"


def _text(value: str) -> str:
    # A JSON string is a TOML basic string.
    return json.dumps(value, ensure_ascii=False)
