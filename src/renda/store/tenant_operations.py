"""Migration operations: composite keys and row-level security for every table that belongs to an organ.

Django cannot point a foreign key at (organ_id, id); these operations can. They also keep the application role from
deleting what the software never deletes and from changing the ledger.
Must not know: what the tables are for.
"""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.migrations.operations.base import Operation

POLICY = "(organ_id = current_setting('renda.organ_id')::uuid)"


def tenant_models(state_apps: Any, app_label: str) -> list[Any]:
    """Models of an application that carry an organ."""
    models = state_apps.get_app_config(app_label).get_models()
    return [m for m in models if any(f.name == "organ" for f in m._meta.fields)]


def _key_sql(model: Any) -> list[str]:
    table = model._meta.db_table
    statements = [
        (
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_organ" FOREIGN KEY (organ_id) REFERENCES store_organ (id)'
            " DEFERRABLE INITIALLY DEFERRED"
        ),
    ]
    if model._meta.pk.column == "id":
        statements.append(f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_key" UNIQUE (organ_id, id)')
    return statements


def _reference_sql(model: Any, names: Collection[str] = ()) -> list[str]:
    """Of the named fields, of all where none are named."""
    table = model._meta.db_table
    found = []
    for field in model._meta.fields:
        target = field.related_model if not names or field.name in names else None
        if target is None or field.name == "organ" or not any(f.name == "organ" for f in target._meta.fields):
            continue
        found.append(
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_{field.name}_key" FOREIGN KEY (organ_id, {field.column})'
            f' REFERENCES "{target._meta.db_table}" (organ_id, {target._meta.pk.column}) DEFERRABLE INITIALLY DEFERRED'
        )
    return found


def _security_sql(model: Any) -> list[str]:
    table = model._meta.db_table
    return [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'CREATE POLICY organ ON "{table}" USING {POLICY}',
    ]


class TenantTables(Operation):
    """Give the named tables, or every tenant table of the application, their keys and policies.

    `makemigrations` puts it last in a migration that makes such tables.
    """

    reversible = False

    def __init__(self, model_names: Sequence[str] = ()) -> None:
        self.model_names = model_names

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Leave the state as it is."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any  # noqa: ARG002 - Django's signature
    ) -> None:
        """Make keys first, then references, then policies."""
        named = {name.lower() for name in self.model_names}
        models = [m for m in tenant_models(to_state.apps, app_label) if not named or m._meta.model_name in named]
        for make in (_key_sql, _reference_sql, _security_sql):
            for model in models:
                for statement in make(model):
                    schema_editor.execute(statement)

    def describe(self) -> str:
        """Name the operation in the migration's output."""
        return "Composite keys and row-level security for tenant tables"


class OneTenantTable(TenantTables):
    """The same for one table made by a later migration."""

    def __init__(self, model_name: str) -> None:
        super().__init__((model_name,))


class TenantReferences(Operation):
    """Bind references added to a table that stands already to rows of the same organ.

    `makemigrations` puts it behind the columns.
    """

    reversible = False

    def __init__(self, model_name: str, names: Sequence[str]) -> None:
        self.model_name, self.names = model_name, names

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Leave the state as it is."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any  # noqa: ARG002 - Django's signature
    ) -> None:
        """Make the references."""
        for statement in _reference_sql(to_state.apps.get_model(app_label, self.model_name), self.names):
            schema_editor.execute(statement)

    def describe(self) -> str:
        """Name the operation in the migration's output."""
        return f"References of {self.model_name} that carry the organ"
