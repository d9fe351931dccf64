"""Keeps uploaded and issued files under a data directory, each at the address of its own content.

The same bytes are kept once. A file is on the disk (fsynced, renamed into place) before its address is
handed out, so a row in the database never points at bytes that a power cut took away. This module must
not know what a file means, who may see it, or Django.
"""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from renda.adapters.media_types import MediaType, media_type_of

_CHUNK: Final = 256 * 1024
_ADDRESS_LENGTH: Final = 64
_DIGITS: Final = frozenset("0123456789abcdef")

DEFAULT_LIMIT: Final = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBlob:
    """One kept file: `address` is the SM3 of its bytes in hexadecimal, `size` counts bytes."""

    address: str
    size: int
    name: str
    media_type: MediaType


class BlobTooLarge(Exception):  # noqa: N818 - says what happened
    """The stream went over the limit; nothing was kept."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than {limit} bytes")
        self.limit = limit


class StorageFull(Exception):  # noqa: N818 - says what happened
    """The disk takes no more; nothing was kept."""


def is_full(problem: OSError) -> bool:
    """This will say whether an error means that the disk, or what this process may use of it, is full."""
    return problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class BlobMissing(Exception):  # noqa: N818 - says what happened
    """No file is kept at this address."""


class BlobDamaged(Exception):  # noqa: N818 - says what happened
    """The kept bytes are no longer those the address was made from."""


class BlobStore:
    """A content-addressed store in `root`; several processes may use the same directory at once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._staging = root / "staging"
        self._staging.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, stream: BinaryIO, *, name: str, limit: int = DEFAULT_LIMIT) -> StoredBlob:
        """This will keep the bytes of `stream` and say where; it reads in pieces and never holds the whole.

        :param limit: the most bytes accepted; reading stops as soon as they are passed.
        :raises BlobTooLarge: when the stream is longer than `limit`.
        :raises StorageFull: when the disk is full.
        """
        try:
            return self._put(stream, name, limit)
        except OSError as problem:
            if is_full(problem):
                raise StorageFull from problem
            raise

    def _put(self, stream: BinaryIO, name: str, limit: int) -> StoredBlob:
        handle, staged = tempfile.mkstemp(dir=self._staging)
        try:
            with os.fdopen(handle, "w+b") as file:
                address, size = _copy_hashing(stream, file, limit)
                file.flush()
                os.fsync(file.fileno())
                kind = media_type_of(file)
            self._move_into_place(Path(staged), address)
        except BaseException:
            Path(staged).unlink(missing_ok=True)
            raise
        return StoredBlob(address=address, size=size, name=name, media_type=kind)

    @contextmanager
    def open(self, address: str, *, verify: bool = False) -> Iterator[BinaryIO]:
        """This will open the file kept at `address` for reading.

        :param verify: recompute the digest first, and refuse bytes that have changed.
        :raises BlobMissing: when nothing is kept there, or the address is no address.
        :raises BlobDamaged: when `verify` finds other bytes than were put.
        """
        try:
            file = self.path_of(address).open("rb")
        except FileNotFoundError:
            raise BlobMissing(address) from None
        with file:
            if verify:
                _verify(file, address)
            yield file

    def holds(self, address: str) -> bool:
        """This will say whether a file is kept at `address`."""
        return _is_address(address) and self.path_of(address).is_file()

    def path_of(self, address: str) -> Path:
        """This will name the path a file of this address has, whether or not it is there.

        :raises BlobMissing: when `address` is not the hexadecimal form of an SM3 digest.
        """
        if not _is_address(address):
            raise BlobMissing(address)
        return self._root / address[:2] / address[2:4] / address

    def _move_into_place(self, staged: Path, address: str) -> None:
        target = self.path_of(address)
        if target.exists():
            staged.unlink()
            return
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        staged.chmod(0o400)
        os.replace(staged, target)
        for folder in (target.parent, target.parent.parent, self._root):
            _sync_folder(folder)


def _copy_hashing(source: BinaryIO, target: BinaryIO, limit: int) -> tuple[str, int]:
    digest = hashlib.new("sm3")
    size = 0
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise BlobTooLarge(limit)
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest(), size


def _verify(file: BinaryIO, address: str) -> None:
    digest = hashlib.new("sm3")
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    if digest.hexdigest() != address:
        raise BlobDamaged(address)
    file.seek(0)


def _is_address(address: str) -> bool:
    return len(address) == _ADDRESS_LENGTH and set(address) <= _DIGITS


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
