"""The gate: who may ask for anything at all, and what no answer goes without.

The desk answers on this machine only, and still any web page open in a browser could send it requests. So: the Host
must be ours (a page elsewhere may point its own name at 127.0.0.1), a foreign Origin is refused, and whoever asks must
hold the cookie that the one-time address was exchanged for. Source: OWASP, "Cross-Site Request Forgery Prevention" and
"DNS rebinding".
"""

import hmac
import logging
import secrets
import threading
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ENTRANCE = "/open"
"""Where a one-time address leads: ``/open?token=…``."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": with it, browsers send no Origin with a form.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

_CLOSED = (
    "This desk is open to whoever started it. Use the address that sayso printed in the terminal; it works once, and "
    "every time it has been used or mistyped a new one is printed there.\n"
)

_FAULT = "sayso met something it was not made for. What is stored is safe. The terminal says more.\n"
_log = logging.getLogger("sayso.web")


class Keys:
    """The one-time tokens and the sessions they were exchanged for.

    tell: is given each new token, to be printed where only the owner sees it
    """

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._sessions: set[str] = set()
        self._token = ""

    def new(self) -> str:
        """Return a new token; one that was given out and not used no longer works."""
        with self._lock:
            self._token = secrets.token_urlsafe(24)
            return self._token

    def exchange(self, token: str) -> str | None:
        """Return a session for a token, once; None for any other, and then a new one is told."""
        with self._lock:
            if self._token and hmac.compare_digest(token.encode(), self._token.encode()):
                self._token = ""
                session = secrets.token_urlsafe(32)
                self._sessions.add(session)
                return session
        if self._tell:
            self._tell(self.new())
        return None

    def known(self, session: str) -> bool:
        """Return whether a session was given out."""
        return session in self._sessions


class Gate:
    """Middleware before everything else.

    hosts:  what the Host header may say, with port; cookie: the name of the cookie, which browsers share between ports
    """

    def __init__(self, app: ASGIApp, *, keys: Keys, hosts: frozenset[str], cookie: str) -> None:
        self.app, self.keys, self.hosts, self.cookie = app, keys, hosts, cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        answer = self._answer(scope)
        try:
            await (answer or self.app)(scope, receive, send_guarded)
        except Exception:
            # Its place is told in the terminal, its page bears the same headers as any other.
            _log.exception("sayso met something it was not made for at %s", scope["path"])
            if started:
                raise
            await PlainTextResponse(_FAULT, 500)(scope, receive, send_guarded)

    def _answer(self, scope: Scope) -> Response | None:
        """Return what a request is answered with at the gate, None when it may pass."""
        headers = Headers(scope=scope)
        host, path = headers.get("host", ""), scope["path"]
        if host not in self.hosts:
            return PlainTextResponse("This desk answers to no other name.\n", 421)
        if not _from_here(headers, host, scope["method"]):
            return PlainTextResponse("Another site asked for this. Nothing was done.\n", 403)
        if path == ENTRANCE:
            return self._let_in(scope)
        if path.startswith("/static/") or self.keys.known(_cookie(headers, self.cookie)):
            return None
        return PlainTextResponse(_CLOSED, 401)

    def _let_in(self, scope: Scope) -> Response:
        """Exchange the token for a cookie, and go on to the first page."""
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        session = self.keys.exchange(asked.get("token", [""])[0])
        if session is None:
            return PlainTextResponse(_CLOSED, 401)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.cookie, session, httponly=True, samesite="strict", path="/")
        return answer


def _from_here(headers: Headers, host: str, method: str) -> bool:
    """Return whether a request comes from our own pages, from an address typed in, or from no browser at all."""
    origin = headers.get("origin")
    if origin is not None:
        return origin == f"http://{host}"
    site = headers.get("sec-fetch-site", "none")
    return method in {"GET", "HEAD"} or site in {"same-origin", "none"}


def _cookie(headers: Headers, name: str) -> str:
    """Return the value of a cookie, "" when there is none."""
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return jar[name].value if name in jar else ""
