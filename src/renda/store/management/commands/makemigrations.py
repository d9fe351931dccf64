"""`makemigrations` that gives every new table of an organ its composite keys and its policy, and every new reference its organ,
so that nobody can forget them.

Must not know: what the tables are for.
"""

from typing import Any

from django.core.management.commands import makemigrations
from django.db.migrations.operations import AddField, CreateModel

from renda.store.tenant_operations import TenantReferences, TenantTables


class Command(makemigrations.Command):
    """Django's command, with `TenantTables` behind the tenant tables that a migration makes, `TenantReferences` behind added references."""

    def write_migration_files(self, changes: dict[str, Any], *args: Any, **options: Any) -> None:
        """Write the migrations, tenant tables secured."""
        for migration in (m for migrations in changes.values() for m in migrations):
            made = [o for o in migration.operations if isinstance(o, CreateModel) and any(name == "organ" for name, _ in o.fields)]
            if made:
                migration.operations.append(TenantTables([o.name for o in made]))
            migration.operations += references_bound(migration.operations)
        super().write_migration_files(changes, *args, **options)


def references_bound(operations: list[Any]) -> list[TenantReferences]:
    """This will give what binds the added columns that Django leaves without a constraint, model by model."""
    added: dict[str, list[str]] = {}
    for one in operations:
        if isinstance(one, AddField) and not getattr(one.field, "db_constraint", True) and one.name != "organ":
            added.setdefault(one.model_name, []).append(one.name)
    return [TenantReferences(model, names) for model, names in added.items()]
