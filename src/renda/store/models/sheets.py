"""Tables brought in: the file, what each row would do, what came of each; external numbers; addresses of calendar feeds.

Must not know: how a file is read, what a row means.
"""

from django.db import models

from renda.store.models.tenancy import TenantModel, to_tenant


class SheetImport(TenantModel):
    """A table brought in by a person for one opening action.

    `state` is mapping, reading, previewed, applying, done, cancelled, failed, or retired where its preview was dropped before it
    was confirmed. `head` holds the recognised columns and the row after the head, `counts` the rows by state.
    """

    procedure = models.TextField()
    action = models.TextField()
    name = models.TextField()
    source = models.TextField(blank=True, default="")
    blob = to_tenant("store.Blob")
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    post = to_tenant("store.Post")
    state = models.TextField()
    head = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    scope = models.TextField(default="all")
    problem = models.TextField(blank=True, default="")
    taken_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "person", "taken_at", "id"], name="import_newest")]


class ImportChunk(TenantModel):
    """Some rows of a table in their order, each with what it would do; dropped by cancelling or by the retention act.

    `rows` is JSON as text, kept as it is: nobody looks inside by SQL, and taking it apart and compressing it cost as much as
    the judging.
    """

    sheet_import = to_tenant("store.SheetImport")
    index = models.IntegerField()
    rows = models.TextField()
    counts = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet_import", "index"], name="import_chunk_once")]


class ImportResult(TenantModel):
    """What came of one row, written with the act itself: opened, changed or refused with its reasons."""

    sheet_import = to_tenant("store.SheetImport")
    row = models.IntegerField()
    outcome = models.TextField()
    case = to_tenant("store.Case", null=True)
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet_import", "row"], name="import_result_once")]


class ExternalNumber(TenantModel):
    """The number a case has in a table it was brought in from; of a row without one, the digest of what the row said."""

    procedure = models.TextField()
    source = models.TextField()
    number = models.TextField()
    case = to_tenant("store.Case")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "procedure", "source", "number"], name="external_number_once")]


class CalendarFeed(TenantModel):
    """The secret address of a post's calendar of deadlines: a digest only, kept after it is revoked."""

    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    post = to_tenant("store.Post")
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
