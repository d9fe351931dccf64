"""Mail and webhooks against receivers on the loopback: what arrives, what is refused, and what is never sent in the clear."""

import hashlib
import hmac
import socket

import pytest
from tests.floor.receivers import mail_receiver, web_receiver

from renda.adapters.delivery import DeliveryFailed
from renda.adapters.mail import Mail, MailServer, is_mail_address, mail_server, send_mail
from renda.adapters.webhook import Webhook, is_webhook_url, post_webhook

MAIL = Mail(to="a@mingchuan.example", subject="智慧人大：1条未读通知", text="您有1条未读通知。\n.以点开头的一行\n", key="k1")
SECRET = "s" * 32


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_mail_arrives_as_it_was_written():
    with mail_receiver() as receiver:
        send_mail(MailServer(host="127.0.0.1", port=receiver.port, sender="renda@mingchuan.example"), MAIL)
    (arrived,) = receiver.mails
    assert (arrived["To"], arrived["Subject"], arrived["Message-ID"]) == (MAIL.to, MAIL.subject, "<k1@mingchuan.example>")
    assert arrived.get_content().replace("\r\n", "\n") == MAIL.text


@pytest.mark.parametrize(("answer", "words"), [("550 no", "拒收（550）"), ("451 later", "拒收（451）")])
def test_a_refused_mail_says_why(answer, words):
    with mail_receiver() as receiver:
        receiver.refuses = answer
        with pytest.raises(DeliveryFailed, match=words):
            send_mail(MailServer(host="127.0.0.1", port=receiver.port, sender="renda@mingchuan.example"), MAIL)


def test_a_server_that_is_not_there_says_so():
    with pytest.raises(DeliveryFailed, match="连不上邮件服务器（对方拒绝连接）"):
        send_mail(MailServer(host="127.0.0.1", port=free_port(), sender="renda@mingchuan.example"), MAIL)


def test_a_password_is_not_sent_in_the_clear():
    with mail_receiver() as receiver:
        server = MailServer(host="127.0.0.1", port=receiver.port, sender="renda@mingchuan.example", user="u", password="p")
        with pytest.raises(DeliveryFailed, match="加密"):
            send_mail(server, MAIL)
    assert receiver.mails == []


@pytest.mark.parametrize(
    ("text", "fine"),
    [("a@b.cn", True), ("a.b-c@mail.mingchuan.example", True), ("", False), ("a@b", False), ("a b@c.cn", False),
     ("a@b.cn\nBcc: x@y.cn", False), ("@b.cn", False), ("张@b.cn", False), ("a@b.cn,c@d.cn", False), ("<a@b.cn>", False)],
)
def test_an_address_is_one_address(text, fine):
    assert is_mail_address(text) is fine


@pytest.mark.parametrize("address", ["http://x", "smtp://", "mail.example:25"])
def test_a_server_address_that_is_none(address):
    with pytest.raises(ValueError, match="mail server"):
        mail_server(address, sender="a@b.cn")


def test_a_server_address_is_read():
    server = mail_server("smtps://u%40b:p%3Aw@mail.example", sender="a@b.cn")
    assert (server.host, server.port, server.user, server.password, server.is_tls) == ("mail.example", 465, "u@b", "p:w", True)


def test_a_body_is_posted_with_its_signature():
    with web_receiver() as receiver:
        url = f"http://127.0.0.1:{receiver.port}/hook?x=1"
        post_webhook(Webhook(url=url, secret=SECRET), body=b'{"a": 1}', key="k1", timestamp=1_700_000_000)
    (post,) = receiver.posts
    expected = hmac.new(SECRET.encode(), b'1700000000.{"a": 1}', hashlib.sha256).hexdigest()
    assert post.path == "/hook?x=1"
    assert post.headers["X-Renda-Signature"] == f"sha256={expected}"
    assert post.headers["X-Renda-Delivery"] == "k1"


@pytest.mark.parametrize("status", [302, 404, 500])
def test_only_2xx_counts_and_redirects_are_not_followed(status):
    with web_receiver() as receiver:
        receiver.status = status
        with pytest.raises(DeliveryFailed, match=str(status)):
            post_webhook(Webhook(url=f"http://127.0.0.1:{receiver.port}/", secret=SECRET), body=b"{}", key="k", timestamp=1)
    assert len(receiver.posts) == 1


def test_a_receiver_that_is_not_there_says_so():
    with pytest.raises(DeliveryFailed, match="连不上接收地址（对方拒绝连接）"):
        post_webhook(Webhook(url=f"http://127.0.0.1:{free_port()}/", secret=SECRET), body=b"{}", key="k", timestamp=1)


@pytest.mark.parametrize(
    ("url", "fine"),
    [("https://hook.example/x", True), ("http://127.0.0.1:9000", True), ("ftp://x", False), ("https://u:p@x", False),
     ("https://", False), ("http://x:99999", False)],
)
def test_a_webhook_address(url, fine):
    assert is_webhook_url(url) is fine
