"""Reads the environment into one frozen value and refuses all that is wrong with it at once.

Must not know: Django. Side effect: the data folder, and in demonstration mode its secret key, are made at first use.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from renda.adapters.mail import MailServer, mail_server
from renda.adapters.postgres_credentials import APP_ROLE, OWNER_ROLE, place
from renda.adapters.webhook import Webhook, is_webhook_url

_SHORTEST_SECRET = 32
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class ConfigurationRefused(ValueError):
    """The environment is not usable; the message lists every problem."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("配置有误：\n" + "\n".join(f"  - {problem}" for problem in problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """Everything the environment says, checked. `owner_dsn` is None where this process may not act as owner; without `mail`
    or `webhook` nothing leaves that way."""

    demo: bool
    data_dir: Path
    seals_dir: Path
    secret_key: str
    embedded: bool
    app_dsn: str
    owner_dsn: str | None
    bind_host: str
    bind_port: int
    hosts: tuple[str, ...]
    https: bool
    idle_minutes: int
    upload_limit_mb: int
    api_rate: int
    web_threads: int
    log_level: str
    development: bool
    address: str
    mail: MailServer | None
    webhook: Webhook | None


class _Reader:
    """Takes values out of the environment and gathers what is wrong with them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self.problems: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self.environment.get(name, "").strip() or default

    def flag(self, name: str) -> bool:
        value = self.text(name, "0")
        if value not in ("0", "1"):
            self.problems.append(f"{name} 只能是 0 或 1，现为“{value}”")
        return value == "1"

    def number(self, name: str, default: int, *, lowest: int, highest: int) -> int:
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not lowest <= int(value) <= highest:
            self.problems.append(f"{name} 应为 {lowest} 至 {highest} 的整数，现为“{value}”")
            return default
        return int(value)

    def dsn(self, name: str) -> str:
        value = self.text(name)
        try:
            if value and not conninfo_to_dict(value).get("dbname"):
                self.problems.append(f"{name} 未写明数据库名")
        except ProgrammingError:
            self.problems.append(f"{name} 不是有效的 PostgreSQL 地址")
        return value

    def bind(self) -> tuple[str, int]:
        value = self.text("RENDA_BIND", "127.0.0.1:8000")
        host, _, port = value.rpartition(":")
        if not host or not port.isdigit() or not 0 < int(port) < 65536:
            self.problems.append(f"RENDA_BIND 应为“地址:端口”，现为“{value}”")
            return "127.0.0.1", 8000
        return host, int(port)

    def secret(self, data_dir: Path, *, demo: bool) -> str:
        value = self.text("RENDA_SECRET_KEY")
        if value and len(value) < _SHORTEST_SECRET:
            self.problems.append(f"RENDA_SECRET_KEY 至少 {_SHORTEST_SECRET} 个字符")
        if not value and not demo:
            self.problems.append("RENDA_SECRET_KEY 未设置（仅演示模式 RENDA_DEMO=1 可不设）")
        if not value and demo:
            return _kept_secret(data_dir / "secret_key")
        return value

    def address(self, host: str, port: int) -> str:
        value = self.text("RENDA_ADDRESS", f"http://{host}:{port}").rstrip("/")
        if not is_webhook_url(value):
            self.problems.append(f"RENDA_ADDRESS 应为 http:// 或 https:// 开头的网址，现为“{value}”")
        return value

    def mail(self) -> MailServer | None:
        server, sender = self.text("RENDA_MAIL_SERVER"), self.text("RENDA_MAIL_FROM")
        if not server:
            return None
        try:
            return mail_server(server, sender=sender)
        except ValueError:  # the address holds a password: it is not repeated
            self.problems.append("RENDA_MAIL_SERVER 应为 smtp:// 或 smtps:// 地址，RENDA_MAIL_FROM 应为有效的发件地址")
            return None

    def webhook(self) -> Webhook | None:
        url, secret = self.text("RENDA_WEBHOOK_URL"), self.text("RENDA_WEBHOOK_SECRET")
        if not url:
            return None
        if not is_webhook_url(url):
            self.problems.append("RENDA_WEBHOOK_URL 应为 http:// 或 https:// 地址，其中不写账号")
        if len(secret) < _SHORTEST_SECRET:
            self.problems.append(f"设置了 RENDA_WEBHOOK_URL，就须设置至少 {_SHORTEST_SECRET} 个字符的 RENDA_WEBHOOK_SECRET")
        return Webhook(url=url, secret=secret)

    def level(self) -> str:
        value = self.text("RENDA_LOG_LEVEL", "INFO")
        if value not in _LEVELS:
            self.problems.append(f"RENDA_LOG_LEVEL 应为 {'、'.join(_LEVELS)} 之一，现为“{value}”")
        return value


def read_configuration(environment: Mapping[str, str] = os.environ) -> Configuration:
    """This will read and check the environment.

    :raises ConfigurationRefused: listing every problem found.
    """
    reader = _Reader(environment)
    demo = reader.flag("RENDA_DEMO")
    data_dir = Path(reader.text("RENDA_DATA_DIR", "var")).resolve()
    app_dsn, owner_dsn = reader.dsn("RENDA_DATABASE_URL"), reader.dsn("RENDA_DATABASE_OWNER_URL")
    if owner_dsn and not app_dsn:
        reader.problems.append("设置了 RENDA_DATABASE_OWNER_URL，就须同时设置 RENDA_DATABASE_URL")
    embedded = not app_dsn
    host, port = reader.bind()
    secret = reader.secret(data_dir, demo=demo)
    configuration = Configuration(
        demo=demo,
        data_dir=data_dir,
        seals_dir=Path(reader.text("RENDA_SEALS_DIR", str(data_dir / "seals"))).resolve(),
        secret_key=secret,
        embedded=embedded,
        app_dsn=app_dsn,
        owner_dsn=owner_dsn or None,
        bind_host=host,
        bind_port=port,
        hosts=tuple(name.strip() for name in reader.text("RENDA_HOSTS", "127.0.0.1,localhost").split(",") if name.strip()),
        https=reader.flag("RENDA_HTTPS"),
        idle_minutes=reader.number("RENDA_IDLE_MINUTES", 30, lowest=1, highest=1440),
        upload_limit_mb=reader.number("RENDA_UPLOAD_LIMIT_MB", 50, lowest=1, highest=1024),
        api_rate=reader.number("RENDA_API_RATE", 600, lowest=1, highest=100_000),
        web_threads=reader.number("RENDA_WEB_THREADS", 8, lowest=1, highest=256),
        log_level=reader.level(),
        development=reader.flag("RENDA_DEVELOPMENT"),
        address=reader.address(host, port),
        mail=reader.mail(),
        webhook=reader.webhook(),
    )
    if reader.problems:
        raise ConfigurationRefused(reader.problems)
    return _with_embedded(configuration) if embedded else configuration


def _with_embedded(configuration: Configuration) -> Configuration:
    found = place(configuration.data_dir)
    return replace(configuration, app_dsn=found.dsn(APP_ROLE), owner_dsn=found.dsn(OWNER_ROLE))


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        part.replace(path)
    return path.read_text()
