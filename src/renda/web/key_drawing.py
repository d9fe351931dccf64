"""Keys of programs as a table: whose, until when, last used, with the button to revoke those that still work.

Must not know: who may look or revoke.
"""

from collections.abc import Sequence
from datetime import date

from renda.domain.days import chinese_date, day_of
from renda.reads.program_keys import ListedKey
from renda.web.drawing_tables import acting_table
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.parts import Button


def key_table(keys: Sequence[ListedKey], *, today: date, href: str, with_person: bool = False) -> NamedTable:
    """Make the table; `href` is where the button sends the key's id."""
    columns = ("名称", *(("发放人",) if with_person else ()), "岗位", "发放日期", "有效期至", "最近使用", "状态", "办理")
    return acting_table(
        key="keys-now", title="接口密钥", columns=columns,
        rows=[(_words(k, today, with_person=with_person), _buttons(k, today, href)) for k in keys],
    )


def _words(key: ListedKey, today: date, *, with_person: bool) -> tuple[str, ...]:
    used = chinese_date(day_of(key.last_used_at)) if key.last_used_at else "未使用"
    return (
        key.name, *((key.person,) if with_person else ()), key.post, chinese_date(day_of(key.issued_at)),
        chinese_date(key.ends_on), used, _state(key, today),
    )


def _state(key: ListedKey, today: date) -> str:
    if key.revoked_at is not None:
        return f"{chinese_date(day_of(key.revoked_at))}停用"
    return "有效" if key.is_live(today) else "已到期"


def _buttons(key: ListedKey, today: date, href: str) -> tuple[Button, ...]:
    if not key.is_live(today):
        return ()
    return (Button(label="停用", href=href, method="post", hidden=(("do", "revoke_key"), ("key", str(key.id)))),)
