"""What stands in posts: wrong words, personal data and secrecy marks. For a person to read, never a fault by itself."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from monitor.facts import LeakKind
from monitor.rules.account_base import AccountRule, place_of
from monitor.rules.base import Candidate, InOrder, Level, Scalar, Text, Undetermined, Verdict
from monitor.terms import TermKind
from monitor.view import AccountView, SiteView, TermHit

_LEAKS = {
    LeakKind.RESIDENT_ID: Text("公民身份号码", "a resident identity number"),
    LeakKind.BANK_CARD: Text("银行卡号", "a bank card number"),
    LeakKind.MOBILE: Text("手机号码", "a mobile number"),
    LeakKind.PERSONAL_TABLE: Text("个人信息表", "a table of personal data"),
    LeakKind.CLASSIFIED: Text("涉密标志", "a mark of secrecy"),
    LeakKind.NOT_PUBLIC: Text("不予公开标志", "a mark “not public”"),
    LeakKind.INTERNAL_HEAD: Text("内部文件版头", "the head of an internal paper"),
}
_UNREAD = Text("没有读到该账号的内容", "no post of the account was read")


class _Content(AccountRule):
    """Candidates in posts, by account and post."""

    machine: ClassVar[str] = "partial"
    needs: ClassVar[Text] = Text(
        "账号内容的标题和摘要；词表", "titles and summaries of posts; term lists"
    )
    summary: ClassVar[Text] = Text(
        "“{name}”（{platform}）的内容中疑有{what}（{shown}）",
        "A post of “{name}” ({platform}) may hold {what_en} ({shown})",
    )

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict a place, or one for an account without any."""
        for account in view.accounts:
            found = list(self.candidates(account))
            if found:
                yield from found
            else:
                yield self.verdict(account, view)

    def verdict(self, account: AccountView, view: SiteView) -> Verdict:
        """Of an account where nothing was found."""
        if not account.posts:
            return Undetermined(account.key, _UNREAD, place_of(account), account.account.name)
        return InOrder(account.key, place_of(account))

    @abstractmethod
    def candidates(self, account: AccountView) -> Iterator[Candidate]:
        """What a person should read."""


def _of_term(account: AccountView, hit: TermHit) -> Candidate:
    what = f"“{hit.wrong}”，应为“{hit.right}”" if hit.right else f"“{hit.wrong}”"
    what_en = f"“{hit.wrong}”, “{hit.right}” is meant" if hit.right else f"“{hit.wrong}”"
    subject = f"{account.key}#{hit.url or hit.context}#{hit.wrong}"
    return _candidate(account, subject, hit.url, Text(what, what_en), f"…{hit.context}…")


def _candidate(account: AccountView, subject: str, url: str, what: Text, shown: str) -> Candidate:
    details: dict[str, Scalar] = {
        "name": account.account.name,
        "platform": account.account.platform,
        "what": what.zh,
        "what_en": what.en,
        "shown": shown,
    }
    return Candidate(
        subject, url or place_of(account), details, column=account.key, name=account.account.name
    )


class AccountGrave(_Content):
    """Grave wording, personal data and secrecy marks."""

    code: ClassVar[str] = "account-grave"
    official: ClassVar[tuple[str, ...]] = ("M-V1",)
    level: ClassVar[Level] = Level.VETO
    title: ClassVar[Text] = Text(
        "政务新媒体疑似严重表述错误或泄密", "Possibly grave wording or leaks in an account's posts"
    )
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·政务新媒体·安全、泄密事故等严重问题",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators, new media: grave problems of "
        "security and secrecy",
    )
    mark: ClassVar[str] = "A"
    remedy: ClassVar[Text] = Text(
        "请立即打开该条内容核对：属实的当日删除或更正；属引用或误报的，请注明为误报。",
        "Open the post at once: delete or correct it the same day where it is so; dismiss the hint where it is not.",
    )
    due_workdays: ClassVar[int] = 1

    def candidates(self, account: AccountView) -> Iterator[Candidate]:
        """Grave terms, and what a post should not tell."""
        for hit in account.hits:
            if hit.kind == TermKind.GRAVE:
                yield _of_term(account, hit)
        for post in account.posts:
            for leak in post.leaks:
                subject = f"{account.key}#{post.ident}#{leak.kind}#{leak.key or leak.masked}"
                yield _candidate(account, subject, post.url, _LEAKS[leak.kind], leak.masked)


class AccountWording(_Content):
    """Other words of the lists."""

    code: ClassVar[str] = "account-wording"
    official: ClassVar[tuple[str, ...]] = ("M-G05",)
    level: ClassVar[Level] = Level.HINT
    title: ClassVar[Text] = Text(
        "政务新媒体疑似错误表述", "Possibly wrong wording in an account's posts"
    )
    clause: ClassVar[Text] = Text(
        "国办发〔2018〕123号：内容发布实行分级分类审核、先审后发；检查通报普遍列出错别字",
        "Opinions 〔2018〕 No. 123: posts are reviewed before they go out; bulletins list wrong words",
    )
    mark: ClassVar[str] = "A"
    remedy: ClassVar[Text] = Text(
        "请打开该条内容核对：确属错误的更正；属引用、专名或误报的，请注明为误报，并可加入词表的例外。",
        "Open the post: correct it where it is wrong; where it is a quotation or a name, dismiss it and add an "
        "exception to the term list.",
    )

    def candidates(self, account: AccountView) -> Iterator[Candidate]:
        """Words and former names of bodies."""
        yield from (_of_term(account, hit) for hit in account.hits if hit.kind != TermKind.GRAVE)
