"""What a letter says is kept nowhere; when it came and was answered is."""

from dataclasses import replace
from datetime import date

from monitor.facts import (
    Entry,
    Label,
    Link,
    LinkKind,
    ListReading,
    ListState,
    Message,
    MessageStatus,
    Page,
    PageKind,
    Place,
)
from spiders.discretion import discreet

SITE = "https://fgw.example.gov.cn/"
ROW = Entry(0, "关于某小区3号楼张先生家停水的投诉", f"{SITE}l/1", date(2026, 11, 2))
LINKS = (
    Link(ROW.url, ROW.title, LinkKind.PAGE, Place.CONTENT),
    Link(f"{SITE}x", "通知公告", LinkKind.PAGE, Place.NAVIGATION),
)


def mailbox(kind: PageKind, *messages: Message) -> Page:
    listed = ListReading("generic", ListState.ENTRIES, (ROW,))
    return Page(SITE, kind, ROW.title, "h", links=LINKS, reading=listed, messages=messages)


def test_a_mailbox_keeps_dates_and_addresses_and_no_words() -> None:
    page = discreet(
        mailbox(PageKind.COLUMN, Message("k", ROW.url, date(2026, 11, 2), None, MessageStatus.OPEN))
    )
    assert page.reading is not None
    assert page.reading.entries == (ROW._replace(title=""),)
    assert [link.anchor for link in page.links] == ["", "通知公告"]
    assert page.title == ROW.title  # a column's own title is its name


def test_a_letters_own_page_loses_its_title() -> None:
    assert (
        discreet(
            mailbox(PageKind.ARTICLE, Message("k", SITE, None, None, MessageStatus.UNKNOWN))
        ).title
        == ""
    )


def test_the_labels_and_the_trail_of_a_letters_page_do_not_repeat_it() -> None:
    page = mailbox(PageKind.ARTICLE, Message("k", SITE, None, None, MessageStatus.UNKNOWN))
    own = Link(SITE, ROW.title, LinkKind.PAGE, Place.BREADCRUMB)
    above = Link(f"{SITE}l/", "主任信箱", LinkKind.PAGE, Place.BREADCRUMB)
    said = (
        Label("SiteName", "滨海市发展和改革委员会"),
        Label("ColumnName", "主任信箱"),
        Label("PubDate", "2026-11-02"),
        Label("ArticleTitle", ROW.title),
        Label("Description", "张先生来信反映停水"),
        Label("Keywords", ""),
    )
    kept = discreet(replace(page, labels=said, breadcrumbs=(above, own)))
    assert kept.breadcrumbs == (above,)
    assert kept.labels[:3] == said[:3]
    assert "张先生" not in str(kept)
    assert kept.label("ArticleTitle")  # it was filled, and nobody may be told that it was not
    assert kept.label("Keywords") == ""


def test_any_other_page_is_left_as_it_is() -> None:
    page = mailbox(PageKind.COLUMN)
    assert discreet(page) is page
