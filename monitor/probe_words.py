"""What is said of probes, in both languages."""

from collections.abc import Mapping

from monitor.text import Text

# Why a probe says nothing of its site, by ``monitor.facts.WhyInvalid``.
WHY_INVALID: Mapping[str, Text] = {
    "own-line": Text(
        "本机网络故障，对照网站也打不开", "our own line was down: no control host answered"
    ),
    "no-control": Text(
        "未能排除本机网络故障，请在方案 [probe] controls 中设对照网站",
        "our own line may have been down; name control hosts in [probe] controls",
    ),
    "refused": Text("对方拒绝机器访问或要求验证", "the site refuses or tests machines"),
    "robots": Text("robots.txt 不允许访问首页", "robots.txt forbids the front page"),
    "tls": Text(
        "证书或加密有误，浏览器可能仍能打开", "bad certificate or encryption; browsers may open it"
    ),
    "elsewhere": Text("首页转到了其他单位的网站", "the front page leads to somebody else's site"),
    "unclear": Text("应答不合规范或线路不通，未能判断", "a malformed answer, or no way there"),
}
