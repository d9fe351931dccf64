"""Refuses a given PostgreSQL server on which the system would misbehave: too old, wrong encoding or locale, too powerful a role.

Must not know: the embedded server, settings, tables.
"""

import psycopg

_OLDEST = 150000
_FACTS = """
SELECT current_setting('server_version_num')::int, current_setting('server_version'), pg_encoding_to_char(d.encoding), d.datctype,
       r.rolsuper, r.rolbypassrls, d.datdba = r.oid, r.rolname
FROM pg_database d, pg_roles r WHERE d.datname = current_database() AND r.rolname = current_user
"""


class DatabaseUnfit(RuntimeError):
    """The given server cannot be used; the message lists every reason."""


def check_given_server(app_dsn: str) -> None:
    """This will look at the server behind `app_dsn` and do nothing where it is fit.

    :raises DatabaseUnfit: listing all reasons, or saying that the server does not answer.
    """
    try:
        with psycopg.connect(app_dsn, connect_timeout=10) as connection:
            facts = connection.execute(_FACTS).fetchone()
            assert facts is not None
            sees_chinese = connection.execute("SELECT '汉' ~ '[[:alpha:]]'").fetchone()
    except psycopg.OperationalError as problem:
        raise DatabaseUnfit(f"数据库连接失败（RENDA_DATABASE_URL）：{problem}") from problem
    problems = unfit(*facts, sees_chinese=bool(sees_chinese and sees_chinese[0]))
    if problems:
        raise DatabaseUnfit("数据库不符合要求：\n" + "\n".join(f"  - {problem}" for problem in problems))


def unfit(
    number: int, version: str, encoding: str, ctype: str, superuser: bool, bypass: bool, owner: bool, role: str, *, sees_chinese: bool
) -> list[str]:
    """This will give every reason in Chinese why a server with these facts is not fit."""
    reasons = (
        (number < _OLDEST, f"PostgreSQL 版本为 {version}，须为 15 或更高"),
        (encoding != "UTF8", f"数据库编码为 {encoding}，须为 UTF8"),
        (not sees_chinese, f"数据库区域设置（LC_CTYPE 为 {ctype}）不识别汉字，请用 C.UTF-8 或 zh_CN.UTF-8 建库"),
        (superuser, f"RENDA_DATABASE_URL 的角色 {role} 是超级用户，须改用普通角色"),
        (bypass, f"RENDA_DATABASE_URL 的角色 {role} 可绕过行级安全（BYPASSRLS），须取消"),
        (owner, f"RENDA_DATABASE_URL 的角色 {role} 是数据库属主，须另建应用角色"),
    )
    return [reason for wrong, reason in reasons if wrong]
