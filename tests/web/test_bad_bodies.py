"""Bodies and files that no browser of good will sends, through the web server as it is really run: each gets its sentence, and
nothing of them is kept."""

import os
import re
import resource
from pathlib import Path

import psycopg
import pytest
from tests.floor.served import Person, web_only
from tests.intake.made_files import bomb, docx_of, repacked

FORM = "/documents/new/"
MEGABYTE = "整改".encode() * 174_763
TYPED = {"text": ""}


@pytest.fixture
def running(demo_database, tmp_path):
    started = web_only(tmp_path / "data", demo_database, RENDA_UPLOAD_LIMIT_MB="20")
    yield started
    started.end()


@pytest.fixture
def clerk(running):
    return Person(running.port)


def sent(clerk, name, content, **how):
    return clerk.upload(FORM, token=clerk.token(FORM), fields={"text": "打好的文字"}, field="file", name=name, content=content, **how)


@pytest.fixture
def kept(demo_database, tmp_path):
    """How many documents and files there are."""

    def count():
        with psycopg.connect(demo_database.owner_dsn) as owner:
            rows = owner.execute("SELECT (SELECT count(*) FROM store_document), (SELECT count(*) FROM store_blob)").fetchone()
        return (*rows, len([p for p in (tmp_path / "data" / "files").rglob("*") if p.is_file()]))

    return count


@pytest.mark.slow
def test_bodies_that_are_too_large_or_not_whole(running, clerk, kept):
    clerk.get("/todo/")
    before, memory = kept(), running.memory()
    status, page = sent(clerk, "大文件.txt", [MEGABYTE] * 200)
    assert status == 422 and "文件太大，超过了20 MB的上限" in page and "打好的文字" in page
    status, page = sent(clerk, "大文件.txt", [MEGABYTE] * 200, chunked=True)
    assert status == 411 and "提交的内容没有标明大小，系统没有接收" in page
    status, page = sent(clerk, "半个文件.txt", [MEGABYTE] * 3, declared=1_000_000)
    assert status == 400 and "提交的内容没有收全" in page and "打好的文字" in page
    status, page = sent(clerk, "太大.txt", [MEGABYTE] * 420)
    assert status == 413 and "提交的内容超过了系统能接收的大小" in page
    assert running.memory() - memory < 24, "memory grew with the body"
    assert kept() == before
    assert clerk.get("/todo/")[0] == 200


MACROS = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}


def test_files_that_are_not_taken_in_and_one_that_is(clerk, kept):
    before = kept()
    bad = (
        ("空.txt", b"", "空文件"), ("空白.txt", " \n　\n".encode(), "没有可以读取的文字"),
        ("坏.docx", docx_of(["一"])[:-200], "文件已损坏"), ("炸弹.docx", bomb("word/media/bomb.bin", 200 * 1024 * 1024), "体积异常"),
        ("宏.docx", repacked(docx_of(["一"]), add=MACROS), "宏程序"), ("程序.txt", b"\x7fELF" + bytes(400), "不"),
        ("乱码.txt", bytes(range(128, 256)) * 8, "乱码"), ("秘密.txt", "秘密★10年\n关于整改情况的报告\n".encode(), "密级"),
    )
    for name, content, words in bad:
        status, page = sent(clerk, name, [content])
        assert (status, words in page, "打好的文字" in page) == (422, True, True), (name, status, re.findall("<li>[^<]*", page))
    assert kept() == before
    text = "关于整改情况的意见\n一、主要任务\n由市民政局于２０２７年６月底前完成养老服务设施排查。\n"
    status, _ = sent(clerk, "国标编码.txt", [text.encode("gb18030")])
    assert status == 302
    assert kept() == tuple(n + 1 for n in before)


def test_a_full_disk_is_told_and_no_half_file_stays(running, clerk, kept, tmp_path):
    """No file of the web server's processes may grow beyond 1 MB: neither the one being received nor the one being kept."""
    before = kept()
    processes = [int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit() and _in_session(p, running.process.pid)]
    for pid in processes:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1024 * 1024, resource.RLIM_INFINITY))
    status, page = sent(clerk, "在接收时写满.txt", [MEGABYTE] * 3)
    assert status == 507 and "服务器的存储空间已满，这一步没有办理，文件没有保存" in page and "打好的文字" in page
    status, page = sent(clerk, "在保存时写满.txt", [MEGABYTE, "整改方案\n".encode() * 9000])
    assert status == 507 and "服务器的存储空间已满，文件没有保存" in page and "打好的文字" in page
    assert kept() == before
    for pid in processes:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert sent(clerk, "腾出空间以后.txt", [MEGABYTE])[0] == 302


def _in_session(path: Path, session: int) -> bool:
    try:
        return os.getsid(int(path.name)) == session
    except OSError:
        return False
