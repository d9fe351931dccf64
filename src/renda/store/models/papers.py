"""Files, documents read, proposals found in them, drafts of forms, reports issued.

Must not know: how a document is read or a report is written.
"""

from django.db import models

from renda.store.models.tenancy import TenantModel, to_tenant


class Blob(TenantModel):
    """A file kept by its content's digest."""

    address = models.CharField(max_length=64)
    size = models.BigIntegerField()
    media_type = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "address"], name="blob_once")]


class Upload(TenantModel):
    """A file staged by a person, until a form takes it up."""

    blob = to_tenant("store.Blob")
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    staged_at = models.DateTimeField()


class Draft(TenantModel):
    """A form not yet handed in: what was typed, by whom, for which action."""

    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    place = models.TextField()
    data = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "person", "place"], name="draft_once")]


class CheckedDraft(TenantModel):
    """A Word file a person wants checked against the ledger, with the day and the period it is compared as of.

    What was found is not kept: it is worked out anew, so that what the office has since said of a name counts.
    """

    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    blob = to_tenant("store.Blob")
    as_of = models.DateField()
    period = models.TextField(blank=True, default="")
    handed_in_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organ", "person", "handed_in_at"], name="checked_draft_newest")]


class Document(TenantModel):
    """A document read: its exact text and what was set aside, once per text and organ."""

    name = models.TextField()
    blob = to_tenant("store.Blob", null=True)
    text = models.TextField()
    text_digest = models.CharField(max_length=64)
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    reading = models.JSONField()
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "text_digest"], name="document_once")]
        indexes = [models.Index(fields=["organ", "uploaded_at", "id"], name="document_newest")]


class Passage(TenantModel):
    """A line of a document with its offset; `kind` tells headings, body and what was set aside."""

    document = to_tenant("store.Document")
    index = models.IntegerField()
    at = models.IntegerField()
    text = models.TextField()
    kind = models.TextField()
    level = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "index"], name="passage_once")]


class Proposal(TenantModel):
    """A problem, measure or task proposed from a sentence; accepted ones name their case.

    `units` are all names of units, `co_units` those among them that assist; `points_to` is the key of the proposal it belongs to.
    """

    document = to_tenant("store.Document")
    key = models.TextField()
    kind = models.TextField()
    index = models.IntegerField()
    at = models.IntegerField()
    quote = models.TextField()
    title = models.TextField()
    deadline = models.DateField(null=True)
    deadline_words = models.TextField(blank=True, default="")
    units = models.JSONField(default=list)
    co_units = models.JSONField(default=list)
    people = models.JSONField(default=list)
    points_to = models.TextField(blank=True, default="")
    state = models.TextField(default="pending")
    case = to_tenant("store.Case", null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "key"], name="proposal_once")]
        indexes = [models.Index(fields=["case"], name="proposal_by_case")]


class ReportTemplate(TenantModel):
    """A version of an office's own Word template for a kind of report; versions are only added."""

    kind = models.TextField()
    name = models.TextField()
    version = models.IntegerField()
    blob = to_tenant("store.Blob")
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "kind", "name", "version"], name="template_once")]


class Report(TenantModel):
    """A report: drafted with wording a clerk may edit, then issued with its facts."""

    kind = models.TextField()
    title = models.TextField()
    number = models.TextField(blank=True, default="")
    wording = models.JSONField()
    scope = models.JSONField(default=dict)
    state = models.TextField(default="draft")
    as_of = models.DateField(null=True)
    issued_on = models.DateField(null=True)
    blob = to_tenant("store.Blob", null=True)
    digest = models.CharField(max_length=64, blank=True, default="")
    ledger = models.JSONField(default=dict)
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    version = models.IntegerField(default=1)
    template = to_tenant("store.ReportTemplate", null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "digest"], name="report_by_digest")]


class ReportCopy(TenantModel):
    """An issued report in a further form (its annex as .xlsx, the whole as PDF), kept by its own digest."""

    report = to_tenant("store.Report", db_index=False)
    form = models.TextField()
    blob = to_tenant("store.Blob")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "form"], name="copy_once_a_form")]
        indexes = [models.Index(fields=["organ", "digest"], name="copy_by_digest")]


class FigureSnapshot(TenantModel):
    """A figure as it stood in an issued report, with the cases behind it."""

    report = to_tenant("store.Report")
    key = models.TextField()
    scope = models.JSONField(default=dict)
    label = models.TextField()
    definition = models.TextField()
    value = models.TextField()
    numerator = models.IntegerField()
    denominator = models.IntegerField(null=True)
    as_of = models.DateField()
    cases = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["report"], name="snapshot_by_report")]
