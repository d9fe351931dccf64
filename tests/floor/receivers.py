"""Receivers on the loopback that a test starts for itself: a mail server and a web address, each able to be out of order."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class MailReceiver:
    """What arrived; while `refuses` is set, every mail is turned away with this answer."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    refuses: str = ""


@contextmanager
def mail_receiver() -> Iterator[MailReceiver]:
    """This will take mail on a free port until the block ends."""
    told = MailReceiver()

    class Session(socketserver.StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            self.say("220 receiver")
            for raw in self.rfile:
                word = raw.split()[0].upper() if raw.split() else b""
                if word == b"QUIT":
                    self.say("221 bye")
                    return
                if word == b"MAIL" and told.refuses:
                    self.say(told.refuses)
                elif word == b"DATA":
                    self.say("354 go on")
                    self.take()
                else:
                    self.say("250 fine")

        def take(self) -> None:
            lines = []
            for raw in self.rfile:
                if raw == b".\r\n":
                    break
                lines.append(raw.removeprefix(b".") if raw.startswith(b"..") else raw)
            told.mails.append(message_from_bytes(b"".join(lines), policy=policy.default))
            self.say("250 kept")

    with _served(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)) as port:
        told.port = port
        yield told


@dataclass
class Posted:
    """One request that arrived."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class WebReceiver:
    """What was posted; `status` is the answer."""

    port: int = 0
    posts: list[Posted] = field(default_factory=list)
    status: int = 204


@contextmanager
def web_receiver() -> Iterator[WebReceiver]:
    """This will take requests on a free port until the block ends."""
    told = WebReceiver()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # http.server calls this name
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.posts.append(Posted(path=self.path, headers=dict(self.headers), body=body))
            self.send_response(told.status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with _served(ThreadingHTTPServer(("127.0.0.1", 0), Answer)) as port:
        told.port = port
        yield told


@contextmanager
def _served(server: socketserver.TCPServer) -> Iterator[int]:
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
