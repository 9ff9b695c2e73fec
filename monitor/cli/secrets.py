"""The installation's secret: the key of the hashes that stand for personal data nobody keeps.

Without it a hash of an identity number could be undone by trying all of them, so it lies beside the
database and not in it.
"""

import os
import secrets
from pathlib import Path

from monitor.errors import MonitorError, UsageError

_NAME = "seal.key"
_BYTES = 32
_LEAST = 16


def seal_key(folder: Path) -> bytes:
    """``HUOSHUI_SEAL_KEY``, the file named by ``HUOSHUI_SEAL_KEY_FILE``, or the one in ``folder``, made at need.

    Raises UsageError for a key that is none, MonitorError where the file cannot be made or read.
    """
    given = os.environ.get("HUOSHUI_SEAL_KEY")
    named = os.environ.get("HUOSHUI_SEAL_KEY_FILE")
    if given:
        return _key(given, "HUOSHUI_SEAL_KEY")
    path = Path(named) if named else folder / _NAME
    try:
        if not named and not path.exists():
            _make(path)
        return _key(path.read_text(encoding="ascii", errors="replace"), str(path))
    except OSError as problem:
        raise MonitorError(
            f"{path}: the key for personal data cannot be kept there ({problem.strerror}); "
            "choose another folder with HUOSHUI_VAR",
            f"{path}：个人信息哈希密钥无法读写（{problem.strerror}），请用 HUOSHUI_VAR 换一个文件夹",
        ) from problem


def _make(path: Path) -> None:
    """Written whole under another name first, so that two programs never use two keys."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{_NAME}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_hex(_BYTES))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another program was quicker: its key counts
    finally:
        draft.unlink()


def _key(text: str, place: str) -> bytes:
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) < _LEAST:
        raise UsageError(
            f"{place}: is no key; write at least {2 * _LEAST} hexadecimal digits, or remove it to have one made",
            f"{place}：不是有效的密钥，应为至少 {2 * _LEAST} 位十六进制数字；删除后会自动生成",
        )
    return key[:64]
