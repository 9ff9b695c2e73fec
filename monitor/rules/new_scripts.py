"""Scripts and frames from hosts that the site never loaded anything from before."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from monitor.outward import StrangeHost
from monitor.rules.base import Candidate, Level, Text, Undetermined, Verdict
from monitor.rules.signs import ATTACKED, Sign, where
from monitor.view import SiteView


class NewScriptHost(Sign):
    """Scripts and frames from hosts that the site never loaded anything from before."""

    code: ClassVar[str] = "new-script-host"
    title: ClassVar[Text] = Text("新出现的外部脚本", "Scripts and frames from new hosts")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = ATTACKED
    mark: ClassVar[str] = "B"
    official: ClassVar[tuple[str, ...]] = ("W-V1.4",)
    needs: ClassVar[Text] = Text(
        "至少两次更早的完整检查", "at least two earlier complete runs of the site"
    )
    summary: ClassVar[Text] = Text(
        "{first_seen}起页面加载来自新主机{host}的{kind}（{target}），此前{runs}次完整检查均未见过，"
        "共{pages}个页面，请人工核实是否为被植入的代码",
        "Since {first_seen} pages load a {kind_en} from the new host {host} ({target}), which none of {runs} "
        "earlier complete runs met; pages: {pages}; please have a person look for injected code",
    )
    remedy: ClassVar[Text] = Text(
        "请向网站维护单位核实该脚本或嵌入页面是否由本单位添加。不是的，一经确认立即删除并报告主管部门，"
        "检查服务器和后台账号是否被入侵；是的，请标记为误报。",
        "Ask those who maintain the site whether they added it. If not, remove it at once once confirmed, report "
        "it to the supervising body and check server and accounts for an intrusion; if so, dismiss it.",
    )

    runs_needed: int = Field(default=2, ge=1, le=60)
    shown_days: int = Field(default=14, ge=1, le=31)  # so long it waits for a person

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One candidate an owner of hosts, for some days; with too few runs to compare nothing is said."""
        if view.outward.runs_before < self.runs_needed:
            yield Undetermined("site", _TOO_FEW_RUNS, view.site.url, "全站")
            return
        for host in view.outward.hosts:
            days = (view.last_look - host.first_seen.date()).days
            if host.runs_before >= self.runs_needed and days < self.shown_days:
                yield _strange(host)


_TOO_FEW_RUNS = Text(
    "完整检查次数不足，尚不能判断脚本是否新出现",
    "Too few complete runs so far to tell which scripts are new",
)
_LOADED = {
    "script": Text("脚本", "script"),
    "frame": Text("嵌入页面", "frame"),
}


def _strange(host: StrangeHost) -> Candidate:
    page, details = where(host.seen, host.url)
    words = _LOADED.get(host.kind, Text("资源", "resource"))
    details |= {
        "host": host.host,
        "target": host.url,
        "kind": words.zh,
        "kind_en": words.en,
        "first_seen": host.first_seen.date().isoformat(),
        "runs": host.runs_before,
    }
    return Candidate(host.host, page, details, (host.url,), host.seen.sources, name=host.host)
