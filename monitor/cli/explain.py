"""``huoshui explain-page``: how one page is read, for a person who wonders about a finding."""

from typing import Annotated
from urllib.parse import urlsplit

import typer

from monitor import jobs
from monitor.cli.explained import lines
from monitor.cli.options import Lang, LangOption, var_folder
from monitor.errors import UsageError
from monitor.targets import profile_of
from monitor.urls import canonical


def explain_page(
    url: Annotated[str, typer.Argument(help="网页地址 the page's address")],
    lang: LangOption = Lang.ZH,
) -> None:
    """说明一个网页是怎样读取的：列表、日期及其来源、标签、标识、链接。

    Show how one page is read: its list, dates and where each came from, labels, marks, links.
    """
    address = canonical(url if "://" in url else f"http://{url}")
    if address is None:
        raise UsageError(
            f"{url[:200]!r} is no page's address; write it like https://fgw.example.gov.cn/col/1.html",
            f"{url[:200]!r} 不是网页地址，应写成 https://fgw.example.gov.cn/col/1.html",
        )
    parts = urlsplit(address)
    site = profile_of(f"{parts.scheme}://{parts.netloc}/")
    explanation = jobs.explain_page(site, address, var_folder() / "logs")
    for line in lines(explanation, lang):
        typer.echo(line)
    raise typer.Exit(0 if explanation.page is not None else 1)
