"""What a finding was computed from, in words: a webmaster reads 最新日期 and not ``newest``."""

from collections.abc import Iterator, Mapping

from monitor.rules.base import Scalar
from monitor.text import Text

_YES, _NO = Text("是", "yes"), Text("否", "no")
_NOTHING = "–"
_TWIN = "_en"  # the same value in English, for sentences in English

# Whatever is not here keeps the name it has in report.json.
_NAMES: Mapping[str, Text] = {
    "absent": Text("未出现的检查次数", "crawls that lacked it"),
    "addresses": Text("链接个数", "addresses"),
    "age": Text("距监测时间点天数", "days before the inspection"),
    "anchor": Text("链接文字", "anchor"),
    "basis": Text("限值出处", "where the limit comes from"),
    "checked": Text("已检查页数", "pages checked"),
    "confidence": Text("限值把握", "how sure the limit is"),
    "context": Text("上下文", "context"),
    "count": Text("数量", "count"),
    "days": Text("天数", "days"),
    "deadline": Text("最迟更新日", "last day in time"),
    "doc_number": Text("文号", "document number"),
    "earlier": Text("此前日期", "earlier date"),
    "empty": Text("内容为空的页数", "pages where it is empty"),
    "entry": Text("条目", "entry"),
    "error": Text("出错信息", "error"),
    "expected": Text("页面实际", "what the page says"),
    "first_seen": Text("首次见到", "first seen"),
    "host": Text("主机", "host"),
    "incident": Text("合并计数", "counted together"),
    "internal": Text("本站地址", "the site's own address"),
    "interpretation": Text("解读", "interpretation"),
    "key": Text("哈希值（带密钥）", "keyed hash"),
    "kind": Text("类型", "kind"),
    "label": Text("标签", "label"),
    "labels": Text("有出入的标签", "labels concerned"),
    "late": Text("逾期答复件数", "answered late"),
    "letters": Text("留言件数", "letters"),
    "limit": Text("限值", "limit"),
    "limit_mark": Text("限值把握", "how sure the limit is"),
    "list": Text("词表", "term list"),
    "longest": Text("最长天数", "longest, days"),
    "mark": Text("标识", "mark"),
    "masked": Text("遮盖后的形式", "masked form"),
    "max_workdays": Text("期限（工作日）", "limit, working days"),
    "missing": Text("缺少", "missing"),
    "missing_after": Text("视为缺失（工作日）", "counts as missing after, working days"),
    "missing_back": Text("解读未链接原文", "interpretations without a link back"),
    "missing_forward": Text("原文未链接解读", "links to interpretations missing"),
    "months": Text("月数", "months"),
    "name": Text("名称", "name"),
    "need": Text("是否需要解读", "needs an interpretation"),
    "need_ground": Text("判断依据", "ground"),
    "newest": Text("最新日期", "newest date"),
    "newest_source": Text("日期读自", "date read from"),
    "official": Text("计入国家限值", "counts for the national limit"),
    "oldest": Text("最早日期", "oldest date"),
    "outcome": Text("访问结果", "outcome"),
    "pages": Text("页面数", "pages"),
    "pair_confidence": Text("配对把握", "how sure the pair is"),
    "paired_by": Text("配对方式", "paired by"),
    "percent": Text("百分比", "per cent"),
    "place": Text("位置", "place"),
    "places": Text("位置", "places"),
    "platform": Text("平台", "platform"),
    "problem": Text("现象", "problem"),
    "published": Text("发布日期", "published"),
    "right": Text("疑应为", "probably meant"),
    "shown": Text("页面所示", "shown"),
    "source": Text("所在页面", "page"),
    "stage": Text("阶段", "stage"),
    "stated": Text("标注日期", "stated date"),
    "status": Text("状态码", "status"),
    "target": Text("链接地址", "target"),
    "title": Text("标题", "title"),
    "unit": Text("单位", "unit"),
    "value": Text("所写内容", "what it says"),
    "waiting": Text("待答复件数", "waiting"),
    "within": Text("时段", "within"),
    "workdays": Text("工作日数", "working days"),
    "wrong": Text("所写", "as written"),
    "yearly": Text("每年一次", "once a year"),
}  # fmt: skip


def inputs(details: Mapping[str, Scalar], lang: str) -> Iterator[str]:
    """A line each, in the reader's language only; what is empty is left out."""
    for name, value in sorted(details.items()):
        twin = details.get(name + _TWIN)
        said = twin if lang == "en" and twin is not None else value
        if name.endswith(_TWIN) or said in {None, ""}:
            continue
        head = _NAMES.get(name, Text(name, name)).say(lang)
        yield f"{head}{'：' if lang == 'zh' else ': '}{_value(said, lang)}"


def _value(value: Scalar, lang: str) -> str:
    if isinstance(value, bool):
        return (_YES if value else _NO).say(lang)
    return _NOTHING if value is None else str(value)
