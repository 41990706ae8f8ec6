"""The application: every page, form and further route behind the gate."""

import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from sayso.errors import FormExpired, LedgerError, NotFound, SaysoError
from sayso.settings import VERSION, Settings
from sayso.web.desk import Desk
from sayso.web.form import Form, read_form
from sayso.web.gate import Gate, Keys
from sayso.web.outline import describe_form, describe_page
from sayso.web.page import Ask, Page, read_ask
from sayso.web.paging import whole
from sayso.web.shelf import NotYet, Replaced
from sayso.web.site import load_site
from sayso.web.view import as_csv, as_html, as_json, render

HOST, PORT = "127.0.0.1", 8321
MOST_FILES = 5000
"""Files that one form may send."""

BODY = 1 << 30
"""Bytes that one request may send."""

_NOT_YET = "This is being put together from many articles. It takes some seconds; ask again."
_Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(
    address: str | Path,
    *,
    settings: Settings | None = None,
    keys: Keys | None = None,
    host: str = HOST,
    port: int = PORT,
    warm: bool = False,
    ranking: Mapping[str, int] | None = None,
) -> FastAPI:
    """Return the desk over the ledger at ``address``, which must be there.

    keys:       gives out the one-time tokens; ``app.state.keys`` holds them
    host, port: where it is going to listen; requests under another name are refused
    ranking:    the rank of sources by name, 1 the highest, for the rule of roll-ups that needs one
    warm:       whether to make link results and overview ready at the start, beside the pages
    Raises: what `sayso.store.open_ledger` raises
    """
    desk = Desk(str(address), settings or Settings(), ranking or {})
    keys = keys or Keys()
    site = load_site()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if warm:
            threading.Thread(target=_warm, args=(desk, site.pages), daemon=True).start()
        yield
        desk.close()

    names = frozenset({f"{host}:{port}", f"localhost:{port}"} | ({host, "localhost"} if port == 80 else set()))
    gate = Middleware(Gate, keys=keys, hosts=names, cookie=f"sayso_{port}")
    app = FastAPI(
        title="sayso",
        summary="Who claims what in a pile of news coverage, and on whose word.",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        middleware=[gate],
        max_body_size=BODY,
    )
    app.state.desk, app.state.keys = desk, keys
    for page in site.pages:
        _add_page(app, page)
    for form in site.forms:
        _add_form(app, form)
    for router in site.routers:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=str(files("sayso.web") / "static")), name="static")
    app.add_exception_handler(SaysoError, _tell_error)
    app.add_exception_handler(HTTPException, _tell_error)
    return app


def _warm(desk: Desk, pages: Sequence[Page]) -> None:
    """Make every page once that has no name in its address, so that nobody waits for what pages keep."""
    desk.warm()
    for page in sorted(pages, key=lambda page: page.place or 1000):
        if "{" not in page.path:
            # What is wrong with a page is told to whoever asks for it.
            with suppress(SaysoError, Replaced, NotYet):
                page.make(desk, Ask(path=page.path, filters=page.filters))


def _add_page(app: FastAPI, page: Page) -> None:
    """Add a page under its path, and the same as JSON and CSV."""
    path = "/overview" if page.path == "/" else page.path
    for form, where in (("json", f"{path}.json"), ("csv", f"{path}.csv"), ("html", page.path)):
        app.add_api_route(
            where,
            _page_endpoint(page, form),
            methods=["GET"],
            name=f"{page.name} ({form})",
            operation_id=f"{page.name}_{form}",
            response_class=Response,
            **describe_page(page, form),
        )


def _page_endpoint(page: Page, form: str) -> _Endpoint:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(_answer, page, form, request)

    return endpoint


def _answer(page: Page, form: str, request: Request) -> Response:
    """Return a page; once more from the start when link results were replaced while it was made."""
    desk: Desk = request.app.state.desk
    path = request.url.path
    path = path.removesuffix(f".{form}") if form != "html" else path
    ask = read_ask(path, request.path_params, request.query_params.multi_items(), page.filters)
    try:
        if form == "csv":
            # What comes in meanwhile shall not push lines from one part of the list into another.
            still = desk.still()
            return as_csv(page, whole(lambda part: page.make(still, part), ask))
        record = _make(desk, page, ask)
    except NotYet:
        if form == "html":
            return render("wait.html", desk, page=page, ask=ask)
        return JSONResponse({"code": "not-yet", "message": _NOT_YET}, 503, {"retry-after": "3"})
    if form == "json":
        return as_json(record)
    return as_html(desk, page, ask, record)


def _make(desk: Desk, page: Page, ask: Ask) -> Any:
    try:
        return page.make(desk, ask)
    except Replaced:
        desk.look_again()
        return page.make(desk, ask)


def _add_form(app: FastAPI, form: Form) -> None:
    """Add what may be sent under its path."""

    async def endpoint(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        async with request.form(max_files=MOST_FILES, max_fields=MOST_FILES) as data:
            sent = read_form(form, request.path_params, data, desk.form_token)
            try:
                after = await run_in_threadpool(form.do, desk, sent)
            finally:
                desk.written()
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"next": after})
        return RedirectResponse(after, 303)

    app.add_api_route(
        form.path,
        endpoint,
        methods=["POST"],
        name=form.name,
        operation_id=form.name,
        response_class=Response,
        **describe_form(form),
    )


def _status(error: Exception) -> int:
    """Return the HTTP status that fits an error."""
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, FormExpired):
        return 403
    return 503 if isinstance(error, LedgerError) else 400


async def _tell_error(request: Request, error: Exception) -> Response:
    """Return an error as a page that says what to do, or as JSON to a program."""
    status = _status(error)
    code = error.code if isinstance(error, SaysoError) else "not-found" if status == 404 else "usage-error"
    message = error.detail if isinstance(error, HTTPException) else str(error)
    if status == 404 and isinstance(error, HTTPException):
        message = "There is no page at this address."
    wants = request.headers.get("accept", "")
    if "application/json" in wants or request.url.path.endswith((".json", ".csv")):
        return JSONResponse({"code": code, "message": message}, status)
    return render("error.html", request.app.state.desk, status=status, code=code, message=message)
