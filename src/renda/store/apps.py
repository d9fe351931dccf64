"""The store as a Django application. Nothing happens in `ready()`."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables of cases, ledger, people and papers."""

    name = "renda.store"
    label = "store"
    verbose_name = "台账存储"
