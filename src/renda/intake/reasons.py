"""Why a file was not taken in, and the one place that says so in Chinese.

Every reason carries its code, what is wrong, where, and how to mend it. This module must not read files.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class IntakeCode(StrEnum):
    """The closed set of reasons for which a file is not taken in."""

    TOO_LARGE = "intake.too_large"
    EMPTY_FILE = "intake.empty_file"
    EMPTY_TEXT = "intake.empty_text"
    DAMAGED = "intake.damaged"
    WRONG_KIND = "intake.wrong_kind"
    NAME_AND_CONTENT_DIFFER = "intake.name_and_content_differ"
    PDF_NOT_READ = "pdf_not_read"
    OLD_WORD = "intake.old_word"
    ENCRYPTED = "intake.encrypted"
    MACROS = "intake.macros"
    BOMB = "intake.bomb"
    UNDECODABLE = "intake.undecodable"
    MARKED_SECRET = "intake.marked_secret"  # noqa: S105 - a code, no password
    PICTURE_TOO_LARGE = "intake.picture_too_large"
    STORAGE_FULL = "intake.storage_full"
    EMPTY_TABLE = "intake.empty_table"
    TABLE_TOO_LARGE = "intake.table_too_large"
    HEAD_NOT_FOUND = "intake.head_not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeReason:
    """One reason: `what` is wrong, `where` it was seen, `mend` says what the person can do about it."""

    code: IntakeCode
    what: str
    where: str
    mend: str

    @property
    def sentence(self) -> str:
        """The whole reason as one or two Chinese sentences."""
        place = f"（{self.where}）" if self.where else ""
        return f"{self.what}{place}。{self.mend}"


class IntakeRefused(Exception):  # noqa: N818 - says what happened
    """The file was not taken in; `reasons` says why, completely, and nothing of it was kept."""

    def __init__(self, *reasons: IntakeReason) -> None:
        super().__init__(" ".join(reason.sentence for reason in reasons))
        self.reasons = reasons


_WORDS: Final = MappingProxyType(
    {
        IntakeCode.TOO_LARGE: (
            "文件太大，超过了{limit}的上限",
            "请压缩其中的图片或分成几个文件后再上传。",
        ),
        IntakeCode.EMPTY_FILE: ("这是一个空文件，里面没有任何内容", "请确认选对了文件后重新上传。"),
        IntakeCode.EMPTY_TEXT: (
            "文件里没有可以读取的文字",
            "如果内容是扫描图片，请上传可编辑的文字版，或将文字粘贴到页面上。",
        ),
        IntakeCode.DAMAGED: (
            "文件已损坏，无法打开",
            "请在办公软件中打开原文件，另存一份后重新上传。",
        ),
        IntakeCode.WRONG_KIND: ("不支持这种文件（{kind}）", "请改为上传{accepted}。"),
        IntakeCode.NAME_AND_CONTENT_DIFFER: (
            "文件名与内容不一致，文件名是“{suffix}”，内容却是{kind}",
            "请确认文件无误，用办公软件另存为正确的格式后重新上传。",
        ),
        IntakeCode.OLD_WORD: (
            "这是旧版办公软件的文件（{kind}）",
            "请在办公软件中打开，另存为 .docx 格式（表格为 .xlsx）后重新上传。",
        ),
        IntakeCode.PDF_NOT_READ: (
            "本机没有安装读取 PDF 的程序",
            "请在办公软件中打开，另存为 .docx 格式后重新上传，或将文字复制、粘贴到页面上。",
        ),
        IntakeCode.ENCRYPTED: (
            "文件设有打开密码，无法读取",
            "请在办公软件中取消密码，另存后重新上传；依规定应当加密保存的文件不得上传。",
        ),
        IntakeCode.MACROS: (
            "文件中含有宏程序，为保证安全不予接收",
            "请另存为不含宏的 .docx 格式（表格为 .xlsx）后重新上传。",
        ),
        IntakeCode.BOMB: (
            "文件解开后的体积异常，可能是恶意构造的压缩文件，不予接收",
            "请在办公软件中打开原文件，另存一份后重新上传。",
        ),
        IntakeCode.UNDECODABLE: (
            "文本的编码无法识别，读出来是乱码",
            "请用记事本打开，另存为 UTF-8 或 GB18030 编码后重新上传。",
        ),
        IntakeCode.MARKED_SECRET: (
            "文件标有密级“{mark}”，本系统不得存储、处理国家秘密，文件没有保存",
            "请立即按保密规定处置，并向本单位保密工作机构报告；如标识有误，请更正后重新上传。",
        ),
        IntakeCode.PICTURE_TOO_LARGE: (
            "图片的尺寸太大（{width}×{height} 像素）",
            "请缩小图片后重新上传。",
        ),
        IntakeCode.EMPTY_TABLE: ("表格里没有内容", "请确认选对了文件，要导入的表放在第一张工作表里。"),
        IntakeCode.TABLE_TOO_LARGE: (
            "表格的内容或格式伸到了{rows}行、{columns}列以外",
            "请把要导入的行和列复制到一张新的工作表，分成几个文件后再导入。",
        ),
        IntakeCode.HEAD_NOT_FOUND: (
            "没有认出表头，前15行里看不出哪一行是列名",
            "请在数据上方写一行列名，或下载模板，把内容粘贴进去后再导入。",
        ),
        IntakeCode.STORAGE_FULL: (
            "服务器的存储空间已满，文件没有保存",
            "填写的内容还在，请告诉本机关系统管理员，腾出空间后再上传。",
        ),
    }
)


def intake_reason(code: IntakeCode, *, where: str = "", **values: str) -> IntakeReason:
    """This will word a reason in Chinese.

    :param where: the place in the file, as a person would say it ("第3段", "页眉"); empty for the whole file.
    :param values: what the wording of this code asks for.
    :raises KeyError: when a value that the wording needs is missing.
    """
    what, mend = _WORDS[code]
    return IntakeReason(code=code, what=what.format(**values), where=where, mend=mend.format(**values))


def readable_size(size: int) -> str:
    """This will word a number of bytes as a person would say it ("50 MB", "512 KB")."""
    if size >= 1024 * 1024:
        return f"{size // (1024 * 1024)} MB"
    return f"{max(1, size // 1024)} KB"
