"""What a leak is called and where it stands, in the words of a reader; never more of the value than its masked form."""

import re
from collections.abc import Mapping

from monitor.facts import Leak, LeakKind
from monitor.text import Text

KINDS: Mapping[LeakKind, Text] = {
    LeakKind.RESIDENT_ID: Text("居民身份证号", "resident ID number"),
    LeakKind.BANK_CARD: Text("银行卡号", "bank card number"),
    LeakKind.MOBILE: Text("手机号码", "mobile number"),
    LeakKind.PERSONAL_TABLE: Text("个人信息名单", "table of personal data"),
    LeakKind.CLASSIFIED: Text("密级标志", "classification mark"),
    LeakKind.NOT_PUBLIC: Text("不公开标识", "mark of what is not public"),
    LeakKind.INTERNAL_HEAD: Text("内部公文特征", "head of an internal paper"),
}
_PARTS: Mapping[str, Text] = {
    "": Text("正文", "text"),
    "page": Text("页面", "page"),
    "hidden text": Text("隐藏文字", "hidden text"),
    "title, label or list": Text("标题、标签或列表", "title, label or list"),
    "link address": Text("链接地址", "link address"),
    "file properties": Text("文件属性", "file properties"),
}
_COUNTED = frozenset({"", "page", "hidden text"})  # whose lines a person can count
_LINE = re.compile(r"(?:^|, )line ([0-9]{1,7})$")


def place_of(leak: Leak) -> Text:
    """Where it stands: 正文第12行, 文件属性."""
    line = _LINE.search(leak.place)
    part = leak.place[: line.start()] if line else leak.place
    name = _PARTS.get(part, Text(part, part))
    if line is None or part not in _COUNTED:
        return name
    return Text(f"{name.zh}第{line[1]}行", f"{name.en} line {line[1]}")
