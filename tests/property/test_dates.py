"""Laws of dates: what we claim to read comes back, and what only looks like a date never does."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from monitor.facts import DateSource, Page
from spiders.pages.dates import FIRST_YEAR, find_date, stamp, unglued, url_date
from spiders.reading import read_page

HOME = "http://fgw.example.gov.cn/"
days = st.dates(date(FIRST_YEAR, 1, 1), date(2099, 12, 31))

FORMS = (
    "{y}-{m:02}-{d:02}", "{y}/{m:02}/{d:02}", "{y}.{m:02}.{d:02}", "{y}-{m}-{d}", "{y}/{m}/{d}", "{y}.{m}.{d}",
    "({y}-{m:02}-{d:02})", "（{y}-{m:02}-{d:02}）", "[{y}-{m:02}-{d:02}]", "【{y}/{m}/{d}】", "{y}年{m}月{d}日",
    "{y}年{m:02}月{d:02}日", "{y} 年 {m} 月 {d} 日", "{y}\n年\n{m}\n月\n{d}\n日", "{y}-{m:02}-{d:02} 17:00",
    "{y}-{m:02}-{d:02} 17:00:33", "{y}-{m:02}-{d:02}-23:59:59",
    "{y}-{m:02}-{d:02}T10:00:00+08:00",
    "{y}年{m}月{d}日 10:20", "{y}-{m:02}-{d:02} 星期二",
    "\u3000{y}-{m:02}-{d:02}\u00a0", "\u200b{y}-\ufeff{m:02}-{d:02}",
    "{d:02} {y}-{m:02}", "{d:02}\n{y}.{m:02}", "{m:02}-{d:02}\n{y}", "{y}\n{m:02}-{d:02}",
)  # fmt: skip
LABELS = (
    "发布时间", "发布日期", "发表时间", "发表日期", "发文日期", "公开日期", "生成日期", "时间", "日期",
)  # fmt: skip
FALSE_FRIENDS = (
    "0233621J/{y}-00{m:02}{d:02}", "000014348/{y}-{m:02}{d:03}", "示发改〔{y}〕{d}号", "（{y}-20{d:02}年）",
    "{y}—20{d:02}年", "{y}年第{d}批", "{y}年第{d}号令", "{y}年{m}月", "{y}年1-{m}月", "{m:02}-{d:02}", "{m}月{d}日",
    "[{m:02}-{d:02}]", "截止日期：{y}年{m}月{d}日", "申报至{y}年{m}月{d}日", "{y}年{m}月{d}日前",
    "有效期至{y}-{m:02}-{d:02}",
    "页面生成时间 {y}-{m:02}-{d:02} 17:37:33", "publishdate:{y}/{m:02}/{d:02} 11:44:06", "更新时间：{y}-{m:02}-{d:02}",
    "Maketime {y}-{m:02}-{d:02} 12:28:37", "今天是{y}年{m}月{d}日", "施行日期：{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}0",
    "失效时间：{y}-{m:02}-{d:02}",
)  # fmt: skip
ADDRESSES = (
    "xxgk/{y}{m:02}/t{y}{m:02}{d:02}_1406530.html", "art/{y}/{m}/{d}/art_33718_11828204.html",
    "{y}-{m:02}/{d:02}/c_1790876575309197.htm", "xwzx/{y}{m:02}{d:02}/dbc37cd0a1f24c0e9b7d5a6f3e2c1b08/c.html",
    "html/{y}/churanggongshi_{m:02}{d:02}/4053866.html", "{y}/{m:02}{d:02}/c4749a151714/page.htm",
    "zwgk/{y}-{m:02}/{d:02}/content_722006.htm", "dt/{y}/{m:02}/{d:02}/1203.html",
)  # fmt: skip
UNDATED = (
    "t28{m:02}57{d:02}.shtml", "xxgk/{y}{m:02}/d949dc13aa5e4b7f8c2d1e0f9a8b7c6d.shtml",
    "zwgk/content/post_{y}{m:02}.html",
    "gkml/000014348/{y}-35{d:03}.html", "zwgk/{y}{m:02}/index.html", "old.jsp?date={y}-{m:02}-{d:02}",
)  # fmt: skip


def written(form: str, day: date) -> str:
    return form.format(y=day.year, m=day.month, d=day.day)


def article(info: str, head: str = "") -> Page:
    body = (
        f"<html><head><meta charset=utf-8><title>标题</title>{head}</head><body><h1>标题</h1>"
        f"<div class=info>{info}</div><div class=TRS_Editor><p>正文</p></div></body></html>"
    )
    return read_page(f"{HOME}zwgk/content.html", body.encode(), "text/html", HOME, "digest")


def of(page: Page, source: DateSource) -> list[date]:
    return [found.value for found in page.dates if found.source is source]


@given(days, st.sampled_from(FORMS))
def test_every_date_in_every_form_comes_back(day: date, form: str) -> None:
    assert find_date(written(form, day)) == day
    found = stamp(written(form, day))
    assert found is not None
    assert found.value == day


@given(days, st.sampled_from(FALSE_FRIENDS))
def test_what_only_looks_like_a_publication_date_is_none(day: date, form: str) -> None:
    assert find_date(written(form, day)) is None


@given(days, st.sampled_from(ADDRESSES))
def test_every_date_in_an_address_comes_back(day: date, form: str) -> None:
    assert url_date(HOME + written(form, day)) == day


@given(days, st.sampled_from(UNDATED))
def test_no_day_is_made_up_from_an_address(day: date, form: str) -> None:
    assert url_date(HOME + written(form, day)) is None


@given(days, st.sampled_from(["{y}-{m:02}-{d:02}", "[{y}-{m:02}-{d:02}]", "（{y}/{m}/{d}）"]))
def test_a_date_glued_to_a_title_comes_off_whole(day: date, form: str) -> None:
    assert unglued("关于公布认定名单的通知" + written(form, day)) == ("关于公布认定名单的通知", day)


@given(
    days,
    st.sampled_from(LABELS),
    st.sampled_from(["：", ":", ": ", "： \n ", " ", "</td><td>", "：</b><span>", "：&nbsp;&nbsp;"]),
    st.sampled_from(["{y}-{m:02}-{d:02}", "{y}年{m}月{d}日", "{y}/{m}/{d} 10:20", "[{y}-{m:02}-{d:02}]"]),
    st.sampled_from(["", " 来源：示例日报", "<i>浏览次数：20260</i>", " 字号：大 中 小"]),
)  # fmt: skip
def test_a_labelled_date_comes_back_whatever_stands_between(
    day: date, label: str, separator: str, form: str, after: str
) -> None:
    cell = f"{label}{separator}{written(form, day)}{after}"
    page = article(f"<table><tr><td>{cell}</td></tr></table>" if "<td>" in separator else cell)
    assert of(page, DateSource.VISIBLE) == [day]


@given(
    days,
    st.sampled_from(["PubDate", "firstpublishedtime"]).flatmap(
        lambda name: st.lists(st.booleans(), min_size=len(name), max_size=len(name)).map(
            lambda flags: "".join(
                letter.upper() if flag else letter.lower()
                for letter, flag in zip(name, flags, strict=True)
            )
        )
    ),
    st.sampled_from(["{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02} 10:20", "{y}-{m:02}-{d:02}-23:59:59"]),
    st.text(" \t\n\u00a0\u3000\u200b\ufeff", max_size=3),
    st.sampled_from(
        ['<meta name="{n}" content="{v}">', '<META CONTENT="{v}" NAME="{n}">', '<meta name="{n}"content="{v}"/>',
         "<meta  name='{n}'\n content='{v}' ><!-- 发布时间 -->"]
    ),
)  # fmt: skip
def test_a_label_survives_any_case_any_blanks_and_any_order(
    day: date, name: str, form: str, blank: str, tag: str
) -> None:
    value = f"{blank}{written(form, day)}{blank}"
    page = article("", tag.format(n=name, v=value))
    assert of(page, DateSource.LABEL) == [day]
    label = page.label(name)
    assert label == written(form, day)
