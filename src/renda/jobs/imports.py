"""Jobs of imports: reading a long table, carrying out a confirmed one. Must not know: what a row means."""

from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app

from renda.adapters.blob_store import BlobStore
from renda.intake.table_import import day_of_words, read_kept_import
from renda.services.apply_import import apply_import


@app.task(name="renda.read_import")
def read_import(organ_id: str, import_id: str) -> None:
    """This will judge the rows of a long table; taken up again it begins anew."""
    try:
        read_kept_import(organ_id=UUID(organ_id), import_id=UUID(import_id), files=BlobStore(settings.FILES_DIR))
    finally:
        connection.close()


@app.task(name="renda.apply_import")
def carry_out_import(organ_id: str, import_id: str) -> None:
    """This will carry out a confirmed table; taken up again it goes on where it stopped."""
    try:
        apply_import(organ_id=UUID(organ_id), import_id=UUID(import_id), day_of_words=day_of_words, at=datetime.now(UTC))
    finally:
        connection.close()
