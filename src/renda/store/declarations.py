"""Declarations under guard: the digest of every procedure's meaning, kept by version; a changed meaning needs a new version.

Must not know: what a procedure says.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection

from renda.domain.check_procedure import declaration_digest
from renda.domain.procedures import Procedure
from renda.store.contributions import procedures

_RECORD = """
INSERT INTO store_declaration (procedure, version, digest) VALUES (%s, %s, %s) ON CONFLICT (procedure, version) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class ChangedDeclaration:
    """A procedure whose meaning is not what its recorded version says."""

    procedure: str
    version: int


class DeclarationsChanged(RuntimeError):  # noqa: N818 - says what happened
    """Procedures changed in meaning without a new version; `changed` lists them."""

    def __init__(self, changed: tuple[ChangedDeclaration, ...]) -> None:
        named = "、".join(f"{c.procedure}（第{c.version}版）" for c in changed)
        super().__init__(f"以下程序的内容已改动而版本号未变，不能启动：{named}。请将版本号加一，或恢复原内容。")
        self.changed = changed


def check_declarations(declared: Mapping[str, Procedure] | None = None) -> None:
    """This will record the digest of every procedure version seen for the first time and compare the others.

    :raises DeclarationsChanged: if one differs from what its version meant before.
    """
    wanted = {(p.key, p.version): declaration_digest(p) for p in (declared or procedures()).values()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT procedure, version, digest FROM store_declaration")
        known = {(key, version): digest for key, version, digest in cursor.fetchall()}
        changed = sorted(k for k, digest in wanted.items() if known.get(k, digest) != digest)
        if changed:
            raise DeclarationsChanged(tuple(ChangedDeclaration(*k) for k in changed))
        for (key, version), digest in wanted.items():
            if (key, version) not in known:
                cursor.execute(_RECORD, [key, version, digest])
