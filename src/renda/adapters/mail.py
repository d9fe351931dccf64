"""Mail by SMTP: one message to one address, over TLS where the server has it.

Must not know: what the mail is about, whose address it is.
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from renda.adapters.delivery import DeliveryFailed, no_connection

_SECONDS = 15
_PORTS = {"smtp": 25, "smtps": 465}
_LONGEST_ADDRESS = 254


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where mail is handed in and in whose name; `is_tls` from the first byte (smtps), else STARTTLS where offered."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    is_tls: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail; the same `key` makes the same Message-ID, so that a mail sent twice by a crash is one to the reader."""

    to: str
    subject: str
    text: str
    key: str


def mail_server(address: str, *, sender: str) -> MailServer:
    """This will read `smtp://user:password@host:port` or `smtps://…`.

    :raises ValueError: the address or the sender is none.
    """
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname or not is_mail_address(sender):
        raise ValueError("not a mail server or sender")
    return MailServer(
        host=parts.hostname, port=parts.port or _PORTS[parts.scheme], sender=sender, user=unquote(parts.username or ""),
        password=unquote(parts.password or ""), is_tls=parts.scheme == "smtps",
    )


def is_mail_address(text: str) -> bool:
    """This will say whether a text is one mail address, and nothing that could smuggle another header in."""
    if not text.isascii() or not text.isprintable() or len(text) > _LONGEST_ADDRESS or " " in text:
        return False
    try:
        address = Address(addr_spec=text)
    except (ValueError, HeaderParseError, IndexError):
        return False
    return bool(address.username and "." in address.domain.strip("."))


def send_mail(server: MailServer, mail: Mail) -> None:
    """This will hand one mail to the server.

    :raises DeliveryFailed: the server cannot be reached, does not trust us, or refuses the mail.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = server.sender, mail.to, mail.subject
    message["Message-ID"] = f"<{mail.key}@{server.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    try:
        with _session(server) as session:
            session.send_message(message)
    except (OSError, smtplib.SMTPException) as problem:
        raise DeliveryFailed(_words(problem)) from problem


@contextmanager
def _session(server: MailServer) -> Iterator[smtplib.SMTP]:
    trust = ssl.create_default_context()
    opened: smtplib.SMTP
    if server.is_tls:
        opened = smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=trust)
    else:
        opened = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    with opened:
        opened.ehlo()
        is_private = server.is_tls
        if not is_private and opened.has_extn("starttls"):
            opened.starttls(context=trust)
            opened.ehlo()
            is_private = True
        if server.user:
            if not is_private:  # a password never crosses the net in the clear
                raise smtplib.SMTPNotSupportedError("no TLS for signing in")
            opened.login(server.user, server.password)
        yield opened


def _words(problem: Exception) -> str:
    match problem:
        case smtplib.SMTPAuthenticationError():
            return "邮件服务器不接受账号或密码"
        case smtplib.SMTPNotSupportedError():
            return "邮件服务器不支持加密登录"
        case smtplib.SMTPRecipientsRefused():
            return "邮件服务器不接受收件地址"
        case smtplib.SMTPResponseException():
            return f"邮件服务器拒收（{problem.smtp_code}）"
        case _:
            return f"连不上邮件服务器（{no_connection(problem)}）"
