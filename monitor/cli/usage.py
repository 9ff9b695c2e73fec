"""Wrong usage in the reader's language: the argument parser speaks English only.

Its sentences are matched by their form, and one that is new to us is shown as it is: never nothing.
"""

import re

from typer import TyperException

_CHINESE = (
    (r"Missing argument '?target'?\.", "请写上网站首页地址或方案文件名"),
    (r"Missing argument '?url'?\.", "请写上网址"),
    (r"Missing option '?-o' / '--output'?\.", "请用 -o 写上方案文件名，如 -o sites/fgw.toml"),
    (r"Missing argument '?ID'?\.", "请写上问题编号，见 huoshui findings list"),
    (r"Missing option '?--reason'?\.", "请用 --reason 写明理由"),
    (r"Missing option '?--until'?\.", "请用 --until 写明有效至哪一天，如 2026-12-31"),
    (r"Missing (?:argument|option|parameter) '?(.+?)'?\.", "缺少参数 {0}"),
    (r"No such option: (\S+) \(Possible options: (.+)\)", "没有选项 {0}（是否应为 {1}？）"),
    (r"No such option: (\S+)", "没有选项 {0}"),
    (r"No such command '(.+?)'", "没有命令 {0}"),
    (r"Got unexpected extra argument\S* \((.+)\)", "多出参数 {0}"),
    (r"Option '?(.+?)'? requires an argument", "选项 {0} 后面缺少值"),
    (r"Invalid value for '(.+?)':.*is not one of (.+?)\.?$", "{0} 只能是以下之一：{1}"),
    (r"Invalid value for '(.+?)':.*valid integer", "{0} 应为整数"),
    (r"Invalid value for '(.+?)':.*valid (?:number|float)", "{0} 应为数字"),
    (r"Invalid value for '(.+?)': (.+)", "{0} 的值有误（{1}）"),
)


def sentence(problem: TyperException, language: str) -> str:
    """What is wrong with the command line, and where its usage is told.

    Without any argument it is the help text itself.
    """
    context = getattr(problem, "ctx", None)
    said = problem.format_message()
    if context is None or said == context.get_help():
        return said
    path = context.command_path
    if language == "en":
        return f"{said.rstrip('.')}; see “{path} --help”"
    return f"{_in_chinese(said)}；用法见 {path} --help"


def _in_chinese(said: str) -> str:
    for pattern, words in _CHINESE:
        match = re.match(pattern, said, re.DOTALL)
        if match:
            return words.format(*match.groups())
    return f"命令有误（{said}）"
