"""What published files hold beside what they show: a hidden sheet with the whole list, somebody's comments.

The machine tells that something is hidden and how much; whether it should not be public, a person tells.
"""

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from monitor.facts import HiddenPart, Opens
from monitor.rules.base import Candidate, InOrder, Level, Rule, Scalar, Text, Undetermined, Verdict
from monitor.view import AttachmentView, SiteView

_UNREAD = Text(
    "文件未能打开核对，是否含隐藏内容不明",
    "The file could not be read, so what it hides is unknown",
)
_KINDS: Mapping[str, tuple[Text, Text]] = {
    "sheet": (Text("隐藏工作表", "hidden sheet"), Text("个单元格", "cells")),
    "very-hidden-sheet": (Text("深度隐藏工作表", "deeply hidden sheet"), Text("个单元格", "cells")),
    "rows": (Text("隐藏行", "hidden rows"), Text("行", "rows")),
    "columns": (Text("隐藏列", "hidden columns"), Text("列", "columns")),
    "text": (Text("隐藏文字", "hidden text"), Text("处", "places")),
    "deleted-text": (Text("修订痕迹中的已删文字", "deleted text in tracked changes"), Text("处", "places")),
    "comments": (Text("批注", "comments"), Text("条", "comments")),
    "slide": (Text("隐藏幻灯片", "hidden slide"), Text("处", "parts")),
}  # fmt: skip
_OTHER = (Text("隐藏内容", "hidden content"), Text("处", "parts"))
_DIGITS = re.compile(r"\d{7,}[\dXx]?")  # a telephone or an identity number as the name of a sheet
_READ, _LONGEST = 300, 40  # characters of a name: masked first, then cut
_SHOWN = 5


class AttachmentHidden(Rule):
    """A published file holds something that its reader does not see at once."""

    code: ClassVar[str] = "attachment-hidden"
    title: ClassVar[Text] = Text("附件含隐藏内容", "Attachments with hidden content")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "政府信息公开保密审查、个人信息保护要求：附件中的隐藏工作表、批注、修订痕迹可能泄露不应公开的内容",
        "Review before disclosure and protection of personal data: hidden sheets, comments and "
        "tracked changes may hold what should not be public",
    )
    mark: ClassVar[str] = "C"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-S08",)
    needs: ClassVar[Text] = Text("打开的附件", "attachments that were opened")
    summary: ClassVar[Text] = Text(
        "附件含读者不易察觉的内容：{parts}，请人工确认是否应当公开",
        "The file holds what its reader does not see at once: {parts_en}; please look",
    )
    remedy: ClassVar[Text] = Text(
        "请打开原文件，取消隐藏并逐项核对；不应公开的立即撤下，删除隐藏内容、批注和修订痕迹后重新上传。",
        "Open the file, show what is hidden and check it; take it down if it should not be public, "
        "remove hidden parts, comments and tracked changes, and upload it again.",
    )
    due_workdays: ClassVar[int] = 1

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each file; those that surely do not open are dead links."""
        for file in {each.url: each for each in view.attachments}.values():
            parts = [part for part in file.hidden if part.amount > 0]
            if parts:
                yield _candidate(file, parts)
            elif file.opens is Opens.YES:
                yield InOrder(file.url, file.url)
            elif file.opens is Opens.CANNOT_TELL:
                yield Undetermined(file.url, _UNREAD, file.url, file.url.rpartition("/")[2])


def _candidate(file: AttachmentView, parts: list[HiddenPart]) -> Candidate:
    left = len(parts) - _SHOWN
    details: dict[str, Scalar] = {
        "parts": "、".join(_told(part)[0] for part in parts[:_SHOWN])
        + (f"等{len(parts)}处" if left > 0 else ""),
        "parts_en": ", ".join(_told(part)[1] for part in parts[:_SHOWN])
        + (f" and {left} more" if left > 0 else ""),
        "count": len(parts),
    }
    name = file.url.rpartition("/")[2] or file.url
    return Candidate(file.url, file.url, details, (), file.sources, file.column, name)


def _told(part: HiddenPart) -> tuple[str, str]:
    """The part in both languages; long numbers in names are masked."""
    kind, unit = _KINDS.get(part.kind, _OTHER)
    name = _DIGITS.sub(lambda found: "*" * len(found[0]), part.name[:_READ])[:_LONGEST]
    zh, en = (f"“{name}”", f" “{name}”") if name else ("", "")
    return f"{kind.zh}{zh}（{part.amount}{unit.zh}）", f"{kind.en}{en} ({part.amount} {unit.en})"
