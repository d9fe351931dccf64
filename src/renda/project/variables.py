"""The environment variables of the system: name, meaning, default. `docs/operating/configuration.md` lists the same, by test.

Must not know: how a value is read or checked (configuration.py).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One environment variable; `default` is what an unset one means, in words."""

    name: str
    meaning: str
    default: str


VARIABLES = (
    Variable(name="RENDA_DEMO", meaning="演示模式：可选择演示人员直接进入，密钥自动生成", default="0"),
    Variable(name="RENDA_DATA_DIR", meaning="数据目录：内置数据库、上传文件、日志", default="var"),
    Variable(name="RENDA_SEALS_DIR", meaning="每日封存的导出目录，应定时复制到别处（不能改写的介质）", default="数据目录下的 seals"),
    Variable(name="RENDA_SECRET_KEY", meaning="签名密钥，至少 32 个字符", default="演示模式自动生成，否则必填"),
    Variable(name="RENDA_DATABASE_URL", meaning="PostgreSQL 地址（应用角色）", default="内置数据库"),
    Variable(name="RENDA_DATABASE_OWNER_URL", meaning="PostgreSQL 地址（属主角色），仅迁移、校验、生成数据时需要", default="内置数据库"),
    Variable(name="RENDA_BIND", meaning="监听地址和端口", default="127.0.0.1:8000"),
    Variable(name="RENDA_HOSTS", meaning="允许的主机名，逗号分隔", default="127.0.0.1,localhost"),
    Variable(name="RENDA_HTTPS", meaning="由反向代理提供 HTTPS：安全 Cookie、HSTS、信任 X-Forwarded-Proto", default="0"),
    Variable(name="RENDA_IDLE_MINUTES", meaning="无操作多少分钟后须重新登录", default="30"),
    Variable(name="RENDA_UPLOAD_LIMIT_MB", meaning="单个上传文件的上限（MB）", default="50"),
    Variable(name="RENDA_API_RATE", meaning="每个接口密钥（或每人的会话）每分钟最多的接口请求数", default="600"),
    Variable(name="RENDA_WEB_THREADS", meaning="网页服务线程数", default="8"),
    Variable(name="RENDA_LOG_LEVEL", meaning="日志级别：DEBUG、INFO、WARNING、ERROR", default="INFO"),
    Variable(name="RENDA_ADDRESS", meaning="本系统对外的网址，写在邮件和推送里", default="http:// 加 RENDA_BIND"),
    Variable(name="RENDA_MAIL_SERVER", meaning="发邮件的服务器：smtp://账号:密码@主机:端口，或 smtps://", default="不发邮件"),
    Variable(name="RENDA_MAIL_FROM", meaning="发件地址，设了邮件服务器时必填", default="—"),
    Variable(name="RENDA_WEBHOOK_URL", meaning="通知推送的接收地址（http 或 https）", default="不推送"),
    Variable(name="RENDA_WEBHOOK_SECRET", meaning="推送签名密钥，至少 32 个字符，设了接收地址时必填", default="—"),
    Variable(name="RENDA_DEVELOPMENT", meaning="开发和测试：静态文件直接从源目录读取", default="0"),
)
