"""What is said of an account that could not be judged: it names the bridge or the entry, never the account."""

from monitor.posts import Problem
from monitor.text import Text

NO_FEED = Text(
    "没有可读的订阅地址，也没有人工登记的最近更新日期",
    "it has neither a feed nor an entered day of its last post",
)
NOT_LOOKED_AT = Text(
    "还没有读取过该账号的订阅地址，请运行 huoshui crawl --only accounts",
    "its feed has not been read yet; run “huoshui crawl --only accounts”",
)
NO_DATES = Text(
    "订阅内容中没有可信的发布日期，无法判断更新时间",
    "no post in its feed has a date that can be trusted",
)
ONLY_PART = Text(
    "订阅内容过大，只读了一部分，未读部分可能更新",
    "its feed is too large and only part was read; the rest may be newer",
)
EMPTY = Text(
    "订阅地址有应答但没有一条内容；可能是桥接服务未取到，不能说明账号没有更新",
    "its feed is there and holds no post; the bridge may have got none, which says nothing of the account",
)
OLD_ENTRY = Text(
    "人工登记的最近更新日期已超过时限，请再看一次账号并更新登记",
    "the day entered by hand is older than the limit; look at the account again and enter what you see",
)
CLOSED = Text(
    "已公告关停或登记为停用，不判定更新", "announced as closed, so its updates are not judged"
)
NO_SECOND_CLOCK = Text(
    "桥接服务不提供自身状态，无法排除是桥接停滞，请打开账号核对",
    "its bridge tells nothing of itself and may have stalled; open the account and look",
)

_PROBLEMS = {
    Problem.NO_ANSWER: Text("在时限内没有应答", "did not answer in time"),
    Problem.STATUS: Text("应答错误状态{status}", "answered with status {status}"),
    Problem.COOKIES: Text(
        "说它在平台上的登录已过期，请更新其 Cookies",
        "says that its log-in at the platform has expired; renew its cookies",
    ),
    Problem.ROUTE_EMPTY: Text("说它没有取到内容", "says that it found nothing"),
    Problem.LOGIN_PAGE: Text("给出的是登录页，请重新登录桥接服务", "shows a log-in page; log in to it again"),
    Problem.NOT_A_FEED: Text("给出的不是订阅内容", "answered with something that is no feed"),
    Problem.BROKEN: Text("给出的订阅内容不完整，无法读取", "answered with a broken feed"),
    Problem.ENTITIES: Text(
        "给出的内容声明了 XML 实体，为安全起见不读取",
        "answered with declared XML entities, which are not read for safety",
    ),
    Problem.TOO_LARGE: Text("给出的内容过大，未读取", "answered with more than is read"),
    Problem.ROBOTS: Text(
        "的 robots.txt 不允许读取，或该文件无法读取",
        "does not allow it by its robots.txt, or that file could not be read",
    ),
    Problem.LOGGED_OUT: Text(
        "的读取账号已掉线或受限，请重新登录", "has its own reading account logged out or locked; log in again"
    ),
    Problem.NOT_SUBSCRIBED: Text("没有订阅该账号，请重新添加", "does not follow this account; add it again"),
    Problem.FAILED: Text(
        "的应答读取时程序出错（不是账号的问题）", "answered, and reading it failed, which is no fault of the account"
    ),
}  # fmt: skip


def bridge_problem(bridge: str, problem: Problem, status: int | None) -> Text:
    """The bridge's trouble, by its host."""
    words = _PROBLEMS[problem]
    told = {"status": f" {status}" if status else ""}
    return Text(
        f"桥接服务 {bridge} {words.zh.format_map(told)}；账号本身是否更新无法核实",
        f"the bridge {bridge} {words.en.format_map(told)}; whether the account was updated is not known",
    )


def bridge_stale(bridge: str, since: str) -> Text:
    """The bridge has not heard from the platform since."""
    return Text(
        f"桥接服务 {bridge} 自 {since} 后没有取到新内容，可能已停滞；账号本身是否更新无法核实",
        f"the bridge {bridge} has brought nothing since {since} and may have stalled; "
        "whether the account was updated is not known",
    )


def not_since(day: str) -> Text:
    """The account was last looked at then."""
    return Text(
        f"最近一次读取是 {day}，此后是否更新未知，请运行 huoshui crawl --only accounts",
        f"it was last looked at on {day}; run “huoshui crawl --only accounts”",
    )


def entered(by: str) -> Text:
    """Whose word it is."""
    name = by or "—"
    return Text(
        f"最近更新日期由人工登记（{name}）",
        f"the day of its last post was entered by hand ({name})",
    )
