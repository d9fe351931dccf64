"""The detail table of every declared procedure, made from its recorded fields: one typed column for each.

Columns may be null: what has to be filled, and when, is the declaration's to say, and a later version may ask for more.
Must not know: any procedure, how rows are written (`store.table_writing`) or asked (`reads`).
"""

from typing import Any

from django.db import models

from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Procedure
from renda.store.contributions import Contribution, contributions, detail_table
from renda.store.models.tenancy import to_tenant


class ExactNumber(models.Field):  # type: ignore[type-arg]  # django-stubs: generic for the type checker only
    """A number kept as it was typed: `numeric` without digits to fill up, which Django's DecimalField cannot say."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 - Django's signature
        """Name the column's type."""
        return "numeric"


class Detail(models.Model):
    """A detail row: one per case."""

    case = to_tenant("store.Case", primary_key=True)
    organ = models.ForeignKey("store.Organ", on_delete=models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        abstract = True


def detail_model(contribution: Contribution, procedure: Procedure) -> type[Detail]:
    """This will make the model of one procedure's recorded fields, in the application of its contribution."""
    indexes = [
        models.Index(fields=["organ", *index.columns], name=index.name)
        for index in contribution.indexes
        if index.procedure == procedure.key
    ]
    options = {"app_label": contribution.key, "db_table": detail_table(contribution, procedure).table, "indexes": indexes}
    columns = {field.key: _column(field) for field in procedure.recorded_fields().values()}
    name = "".join(part.capitalize() for part in procedure.key.split("_"))
    return type(name, (Detail,), {"__module__": __name__, "Meta": type("Meta", (), options), **columns})


def _column(field: Field) -> Any:
    if field.many or field.kind is FieldKind.ROWS:
        return models.JSONField(null=True)
    match field.kind:
        case FieldKind.DATE:
            return models.DateField(null=True)
        case FieldKind.NUMBER:
            return ExactNumber(null=True)
        case FieldKind.PERSON:
            return models.ForeignKey("store.Person", null=True, on_delete=models.PROTECT, related_name="+")
        case FieldKind.UNIT:
            return to_tenant("store.Unit", null=True)
        case FieldKind.CASE:
            return to_tenant("store.Case", null=True)
        case _:
            return models.TextField(null=True)


DETAILS = {p.key: detail_model(c, p) for c in contributions() for p in c.procedures}
