"""Fonts that stand in where those of official documents are not installed, as a configuration of fontconfig.

The documents keep the names of their fonts; only what is drawn from them uses the stand-ins. Must not know: documents.
"""

from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

_BOLD: Final = "方正小标宋简体"
#: For each font that documents name: what is drawn in its place, the first installed one.
STAND_INS: Final = {
    _BOLD: ("FZXiaoBiaoSong-B05S", "Noto Serif CJK SC"),
    "仿宋_GB2312": ("仿宋", "FangSong", "FandolFang", "FandolFang R", "Noto Serif CJK SC"),
    "楷体_GB2312": ("楷体", "KaiTi", "AR PL UKai CN", "Noto Serif CJK SC"),
    "黑体": ("SimHei", "Noto Sans CJK SC"),
    "宋体": ("SimSun", "Noto Serif CJK SC"),
}


def write_stand_ins(path: Path, *, folders: tuple[Path, ...] = ()) -> Path:
    """This will write the configuration beside the system's own; `folders` hold further fonts. Gives the path back."""
    places = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders)
    rules = "".join(_rule(name, others) for name, others in STAND_INS.items())
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{places}'
        f"<cachedir>{escape(str(path.parent / 'fontcache'))}</cachedir>{rules}</fontconfig>",
        "utf-8",
    )
    return path


def _rule(name: str, others: tuple[str, ...]) -> str:
    listed = "".join(f"<string>{escape(other)}</string>" for other in others)
    weight = '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>' if name == _BOLD else ""
    return (
        f'<match target="pattern"><test qual="any" name="family"><string>{escape(name)}</string></test>'
        f'<edit name="family" mode="append" binding="strong">{listed}</edit>{weight}</match>'
    )
