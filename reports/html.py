"""One self-contained html file for a screen, a phone, a mail client and paper.

Tables and inline styles only, since mail programs drop the rest; lists are cut until the file is
small enough for a mail client that clips at 100 KB, and the xlsx has every line.
"""

from css_inline import CSSInliner

from reports.clean import scrubbed
from reports.model import Report
from reports.templating import render as render_template

#: Gmail clips a message beyond 102 KB.
MAX_BYTES = 100_000

#: Rows shown of one list; the first number that fits is taken.
ROW_LIMITS = (30, 15, 8, 6, 5, 4, 3, 2, 1)


def render(report: Report) -> bytes:
    clean = scrubbed(report)
    inliner = CSSInliner(load_remote_stylesheets=False)
    page = b""
    for rows in ROW_LIMITS:
        page = inliner.inline(render_template("report.html.jinja", clean, rows=rows)).encode()
        if len(page) <= MAX_BYTES:
            break
    return page
