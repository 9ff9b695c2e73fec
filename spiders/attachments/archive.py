"""A zip read within bounds: what its directory promises is checked first, what comes out is checked again.

The directory of a hostile archive lies, so every member is inflated only up to what was promised and allowed.
"""

import io
import re
import struct
import zipfile
import zlib

from spiders.pages.html import decode

_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED, _UTF8 = 0x1, 0x800  # general purpose flags
_SMALL = 1024 * 1024  # a member this small may be as dense as it likes
_UNREADABLE = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    EOFError,
    OSError,
    struct.error,
)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError)
_SPECIAL = re.compile(r"[\x00-\x1f\x7f]")


class ArchiveError(Exception):
    """Why an archive or a member of it cannot be had; the key of a fault."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class Budget:
    """Bytes that may still be inflated, shared by an archive and what is nested in it."""

    def __init__(self, size: int) -> None:
        self.left = size


class Archive:
    """Members by readable name. Raises ArchiveError where the directory cannot be read."""

    def __init__(self, body: bytes, budget: Budget, members: int, ratio: int) -> None:
        if _END not in body:
            raise ArchiveError("cut-off")
        if body.count(_ENTRY) > members:  # before any entry becomes an object
            raise ArchiveError("too-large")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(body))
        except _UNREADABLE as problem:
            raise ArchiveError("reader-failed") from problem
        self.budget = budget
        self._ratio = ratio
        self._infos = {_readable(info): info for info in self._zip.infolist()}
        self.names = tuple(self._infos)

    @property
    def is_encrypted(self) -> bool:
        """Whether a member asks for a password."""
        return any(info.flag_bits & _ENCRYPTED for info in self._infos.values())

    def read(self, name: str) -> bytes:
        """One member inflated. Raises ArchiveError."""
        info = self._infos[name]
        self._admit(info)
        try:
            stream = self._zip.open(info)
        except _UNREADABLE as problem:
            raise ArchiveError("reader-failed") from problem
        with stream:
            try:
                data = stream.read(info.file_size + 1)
            except _DAMAGED as problem:
                raise ArchiveError("damaged-archive") from problem
        self.budget.left -= len(data)
        return data

    def _admit(self, info: zipfile.ZipInfo) -> None:
        if info.flag_bits & _ENCRYPTED:
            raise ArchiveError("encrypted")
        if info.compress_type not in _METHODS:
            raise ArchiveError("reader-failed")
        dense = info.file_size > _SMALL and info.file_size > self._ratio * info.compress_size
        if dense or info.file_size > self.budget.left:
            raise ArchiveError("too-large")


def _readable(info: zipfile.ZipInfo) -> str:
    """The name as packed: UTF-8 by its flag, else mostly GBK, which zipfile takes for cp437."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8 and not name.isascii():
        name = decode(name.encode("cp437", "replace"), "")[0]
    return _SPECIAL.sub("", name).replace("\\", "/")[:500]
