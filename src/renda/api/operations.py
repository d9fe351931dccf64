"""The API, version 1: every operation answers as the page would, to the same people.

Must not know: any particular procedure; rules.
"""

from collections.abc import Mapping
from typing import Any

from ninja.renderers import JSONRenderer

from renda.api import acts, cases, figures, imports, procedures
from renda.api.actor_auth import ActorRate, ProgramKeyAuth, SessionActorAuth
from renda.api.document import DescribedAPI
from renda.api.problems import word_all_problems

ABOUT = """\
每个请求以一个岗位的名义办理。程序用该岗位的接口密钥（请求头 Authorization: Bearer 加密钥），浏览器用登录会话（写操作须带 CSRF 令牌）。\
密钥由本人在“我的—接口密钥”发放，权限与本人在该岗位上相同；所办的事记在本人岗位名下，并注明由程序提交。
日期写作 2026-03-02，按北京时间。标识为 UUID；单位、人员、事项也可以填名称、姓名、编号。列表按 next 所给的地址取下一页，next 为空即到末页。
写操作可带请求头 Idempotency-Key：同一编号、同样内容的请求只办理一次，再次发送得到同样的回答；改了内容须换编号。
不能办理时回答 application/problem+json（结构见 Problem），一次列出全部理由，每条有代码、有关的项和一句话。
请求太频繁时回答 429，并在 Retry-After 头写明几秒后再试。"""


class ReadableJSON(JSONRenderer):
    """Chinese as it is, as in the problems."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


api = DescribedAPI(
    title="智慧人大接口", version="1", description=ABOUT, urls_namespace="api", docs_url=None,
    renderer=ReadableJSON(),
    auth=[ProgramKeyAuth(), SessionActorAuth()], throttle=[ActorRate()],
)
api.add_router("", procedures.router, tags=["事项种类"])
api.add_router("", cases.router, tags=["事项"])
api.add_router("", acts.router, tags=["办理"])
api.add_router("", imports.router, tags=["导入导出"])
api.add_router("", figures.router, tags=["指标"])
word_all_problems(api)


def document() -> dict[str, Any]:
    """Give the OpenAPI document, for the page that shows it."""
    return api.get_openapi_schema()
