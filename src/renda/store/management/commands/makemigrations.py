"""`makemigrations` that gives every new table of an organ its composite keys and its policy, so that nobody can forget them.

Must not know: what the tables are for.
"""

from typing import Any

from django.core.management.commands import makemigrations
from django.db.migrations.operations import CreateModel

from renda.store.tenant_operations import TenantTables


class Command(makemigrations.Command):
    """Django's command, with `TenantTables` behind the tenant tables that a migration makes."""

    def write_migration_files(self, changes: dict[str, Any], *args: Any, **options: Any) -> None:
        """Write the migrations, tenant tables secured."""
        for migration in (m for migrations in changes.values() for m in migrations):
            made = [o for o in migration.operations if isinstance(o, CreateModel) and any(name == "organ" for name, _ in o.fields)]
            if made:
                migration.operations.append(TenantTables([o.name for o in made]))
        super().write_migration_files(changes, *args, **options)
