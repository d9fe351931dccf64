"""Webhooks: a signed JSON body posted to one configured address. Redirects are not followed.

The receiver checks `X-Renda-Signature: sha256=<hex>`, the HMAC-SHA256 of `<X-Renda-Timestamp>.<body>` under the shared
secret, refuses old timestamps, and takes one `X-Renda-Delivery` once. Must not know: what the body tells.
"""

import hashlib
import hmac
import http.client
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

from renda.adapters.delivery import DeliveryFailed, no_connection

_SECONDS = 10
_FINE = range(200, 300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where messages are posted, and the secret that signs them."""

    url: str
    secret: str


def is_webhook_url(url: str) -> bool:
    """This will say whether an address can be posted to."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username and (parts.port or 1) > 0
    except ValueError:
        return False


def signature_of(secret: str, *, timestamp: int, body: bytes) -> str:
    """This will sign a body together with the time it was sent, so that an old message cannot be sent again as new."""
    signed = f"{timestamp}.".encode() + body
    return "sha256=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def post_webhook(webhook: Webhook, *, body: bytes, key: str, timestamp: int) -> None:
    """This will post a body; `key` names the delivery, `timestamp` is in seconds since 1970.

    :raises DeliveryFailed: the receiver cannot be reached or does not answer with 2xx.
    """
    parts = urlsplit(webhook.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {
        "Content-Type": "application/json; charset=utf-8", "X-Renda-Delivery": key, "X-Renda-Timestamp": str(timestamp),
        "X-Renda-Signature": signature_of(webhook.secret, timestamp=timestamp, body=body),
    }
    try:
        status = _post(parts.scheme, parts.hostname or "", parts.port, path, body, headers)
    except (OSError, http.client.HTTPException) as problem:
        raise DeliveryFailed(f"连不上接收地址（{no_connection(problem)}）") from problem
    if status not in _FINE:
        raise DeliveryFailed(f"接收方答复{status}")


def _post(  # noqa: PLR0913 - a request is these things
    scheme: str, host: str, port: int | None, path: str, body: bytes, headers: dict[str, str]
) -> int:
    connection: http.client.HTTPConnection
    if scheme == "https":
        connection = http.client.HTTPSConnection(host, port, timeout=_SECONDS, context=ssl.create_default_context())
    else:
        connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
    try:
        connection.request("POST", path, body=body, headers=headers)
        answer = connection.getresponse()
        answer.read(1024)
        return answer.status
    finally:
        connection.close()
