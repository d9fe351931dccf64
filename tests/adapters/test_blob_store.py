"""The file store: same bytes once, nothing half kept, changed bytes noticed."""

import hashlib
import io
from pathlib import Path

import pytest

from renda.adapters.blob_store import BlobDamaged, BlobMissing, BlobStore, BlobTooLarge
from renda.adapters.media_types import MediaType


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "files")


def everything_under(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def test_bytes_come_back_from_their_address(store: BlobStore) -> None:
    data = "整改情况报告".encode() * 100_000
    kept = store.put(io.BytesIO(data), name="报告.txt")
    assert kept.address == hashlib.new("sm3", data).hexdigest()
    assert (kept.size, kept.name, kept.media_type) == (len(data), "报告.txt", MediaType.TEXT)
    with store.open(kept.address, verify=True) as file:
        assert file.read() == data


def test_the_same_bytes_are_kept_once(store: BlobStore, tmp_path: Path) -> None:
    first = store.put(io.BytesIO(b"same"), name="a.txt")
    second = store.put(io.BytesIO(b"same"), name="b.txt")
    assert first.address == second.address
    assert everything_under(tmp_path) == [store.path_of(first.address)]


def test_a_file_over_the_limit_leaves_nothing(store: BlobStore, tmp_path: Path) -> None:
    endless = io.BytesIO(bytes(3_000_000))
    with pytest.raises(BlobTooLarge):
        store.put(endless, name="a.bin", limit=1_000_000)
    assert endless.tell() < 3_000_000
    assert everything_under(tmp_path) == []


def test_a_stream_that_breaks_leaves_nothing(store: BlobStore, tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put(Broken(), name="a.txt")
    assert everything_under(tmp_path) == []


def test_changed_bytes_are_noticed_when_asked(store: BlobStore) -> None:
    kept = store.put(io.BytesIO(b"true"), name="a.txt")
    path = store.path_of(kept.address)
    path.chmod(0o600)
    path.write_bytes(b"fals")
    with store.open(kept.address) as file:
        assert file.read() == b"fals"
    with pytest.raises(BlobDamaged), store.open(kept.address, verify=True):
        pass


@pytest.mark.parametrize("address", ["", "../../etc/passwd", "A" * 64, "0" * 64])
def test_what_is_no_address_holds_nothing(store: BlobStore, address: str) -> None:
    assert not store.holds(address)
    with pytest.raises(BlobMissing), store.open(address):
        pass


def test_a_kept_file_is_read_only(store: BlobStore) -> None:
    kept = store.put(io.BytesIO(b"x"), name="a.txt")
    assert store.path_of(kept.address).stat().st_mode & 0o222 == 0
