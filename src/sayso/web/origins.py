"""The origins of a question as a drawing: who stands behind which account, and which of them lean on one another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.link.block import Groups
from sayso.records import Dependence, Question

ROW = 34
"""Height of one line of the drawing, in its units."""

WIDTH = 760
LEFT, RIGHT = 300, 460
"""Where names of origins end and accounts begin."""

MOST = 40
"""Origins drawn at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An origin or an account: its words, how many articles stand behind it, its height in the drawing."""

    text: str
    count: int
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An origin gives an account: both heights, and how thick the line is."""

    y1: float
    y2: float
    width: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brace:
    """Origins that lean on one another: from the first to the last of them, and why."""

    y1: float
    y2: float
    names: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The drawing; ``left_out``: origins that are not drawn."""

    origins: tuple[Node, ...]
    accounts: tuple[Node, ...]
    edges: tuple[Edge, ...]
    braces: tuple[Brace, ...]
    height: float
    left_out: int


def draw_origins(question: Question, pairs: Sequence[Dependence]) -> Graph | None:
    """Return who stands behind which account; None where nobody is named.

    pairs: claims of the question that lean on one another; origins whose claims do stand beside each other
    """
    claims: dict[str, list[str]] = {}
    for account in question.accounts:
        for origin in account.origins:
            claims.setdefault(origin.name, []).extend(origin.claims)
    if not claims:
        return None
    joined, why = _join(claims, pairs)
    names = [name for group in joined.groups() for name in group]
    shown = names[:MOST]
    heights = {name: ROW * (at + 0.7) for at, name in enumerate(shown)}
    accounts = _accounts(question, len(shown))
    return Graph(
        origins=tuple(Node(text=name, count=len(set(claims[name])), y=heights[name]) for name in shown),
        accounts=tuple(accounts.values()),
        edges=tuple(_edges(question, heights, accounts)),
        braces=tuple(_braces(joined, heights, why)),
        height=ROW * max(len(shown), len(accounts)) + ROW * 0.4,
        left_out=len(names) - len(shown),
    )


def _join(claims: Mapping[str, Sequence[str]], pairs: Sequence[Dependence]) -> tuple[Groups[str], dict[str, list[str]]]:
    """Return the origins that lean on one another as groups, and for each of them the reasons it takes part in."""
    owner: dict[str, list[str]] = {}
    for name, ids in claims.items():
        for claim in ids:
            owner.setdefault(claim, []).append(name)
    joined: Groups[str] = Groups()
    for name in claims:
        joined.find(name)
    why: dict[str, list[str]] = {}
    for pair in pairs:
        for one in owner.get(pair.a, ()):
            for other in owner.get(pair.b, ()):
                if one != other:
                    joined.join(one, other)
                    why.setdefault(one, []).append(pair.why)
    return joined, why


def _accounts(question: Question, beside: int) -> dict[str, Node]:
    """Return the accounts that somebody named gives, spread over the height of the origins."""
    given = [account for account in question.accounts if account.origins]
    step = ROW * max(1.0, beside / len(given))
    return {
        account.id: Node(text=account.text, count=account.n_articles, y=step * (at + 0.5) + ROW * 0.2)
        for at, account in enumerate(given)
    }


def _edges(question: Question, heights: Mapping[str, float], accounts: Mapping[str, Node]) -> Iterator[Edge]:
    for account in question.accounts:
        for origin in account.origins:
            if origin.name in heights:
                count = len(set(origin.claims))
                width = min(1.0 + count, 8.0)
                yield Edge(y1=heights[origin.name], y2=accounts[account.id].y, width=width, count=count)


def _braces(joined: Groups[str], heights: Mapping[str, float], why: Mapping[str, list[str]]) -> Iterator[Brace]:
    for group in joined.groups():
        names = [name for name in group if name in heights]
        if len(names) > 1:
            reasons = dict.fromkeys(reason for name in names for reason in why.get(name, ()))
            ends = sorted(heights[name] for name in names)
            yield Brace(y1=ends[0], y2=ends[-1], names=tuple(names), why=tuple(reasons)[:6])
