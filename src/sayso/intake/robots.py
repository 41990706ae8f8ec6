"""What a web server's robots.txt asks programs to leave alone (RFC 9309)."""

import re
from urllib.parse import quote, unquote, urlsplit

AGENT = "sayso"
"""The name under which sayso looks for rules meant for it."""

MAX_ROBOTS = 500 * 1024
"""Bytes of it that are heeded: the least that RFC 9309, 2.5, asks for."""


def allows(robots: str, url: str, agent: str = AGENT) -> bool:
    """Whether ``robots`` lets ``agent`` fetch ``url``: the longest rule that fits counts, of two the one that allows.

    The rules of all groups that name the agent hold; without any, those of the groups for everybody.
    """
    parts = urlsplit(url)
    path = _spelled(parts.path or "/") + (f"?{_spelled(parts.query)}" if parts.query else "")
    if path == "/robots.txt":
        return True
    named, everybody = _rules(robots, agent.lower())
    best, allowed = -1, True
    for allow, pattern in named if named is not None else everybody:
        length = len(pattern)
        if pattern and _fits(pattern, path) and (length > best or (length == best and allow)):
            best, allowed = length, allow
    return allowed


_Rules = list[tuple[bool, str]]


def _rules(robots: str, agent: str) -> tuple[_Rules | None, _Rules]:
    """Return the rules of the groups that name ``agent``, None when none does, and those for everybody."""
    named: _Rules | None = None
    everybody: _Rules = []
    agents: list[str] = []
    open_group = False
    for line in robots.splitlines():
        key, found, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not found:
            continue
        if key == "user-agent":
            agents = [*agents, value.lower()] if open_group else [value.lower()]
            open_group = True
            if agent in agents and named is None:
                named = []
        elif key in {"allow", "disallow"}:
            open_group = False
            rule = (key == "allow", _spelled(value))
            if agent in agents and named is not None:
                named.append(rule)
            if "*" in agents:
                everybody.append(rule)
    return named, everybody


def _spelled(path: str) -> str:
    """Return a path in one spelling of its escaped characters."""
    return quote(unquote(path), safe="/*$?=&:;,+!'()@~%")


def _fits(pattern: str, path: str) -> bool:
    """Whether a rule's pattern, with ``*`` and a closing ``$``, fits the beginning of ``path``."""
    ended = pattern.endswith("$")
    pieces = [re.escape(piece) for piece in re.split(r"\*+", pattern.removesuffix("$"))]
    return re.match(".*?".join(pieces) + ("$" if ended else ""), path, re.DOTALL) is not None
