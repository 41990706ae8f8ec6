"""Peers: other open readers of numbers and units, run on the same texts where they are installed (extra ``evals``)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from sayso.vocabulary import FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number read in a text: its value or the ends of its range, its unit, and its kind where that is known."""

    low: float | None
    high: float | None
    unit: str
    kind: FigureKind | None = None


Peer = Callable[[str], list[Reading]]


@cache
def peers() -> dict[str, Peer]:
    """Return the peers that are installed; one that is not is named aloud, once."""
    found: dict[str, Peer] = {}
    for name, (module, make) in PEERS.items():
        try:
            found[name] = make(import_module(module))
        except ImportError as missing:
            print(f"SKIPPED peer {name}: {missing}")
    return found


def _quantulum(parser: Any) -> Peer:
    def read(text: str) -> list[Reading]:
        try:
            parsed = parser.parse(text)
        except (ArithmeticError, LookupError, TypeError, ValueError):
            return []
        return [
            Reading(
                low=item.value - (item.uncertainty or 0),
                high=item.value + (item.uncertainty or 0),
                unit="" if item.unit.name == "dimensionless" else item.unit.name,
            )
            for item in parsed
        ]

    return read


def _recognizers(suite: Any) -> Peer:
    names = ("recognize_currency", "recognize_dimension", "recognize_temperature", "recognize_age",
             "recognize_percentage", "recognize_number")  # fmt: skip
    models = [getattr(suite, name) for name in names]

    def read(text: str) -> list[Reading]:
        found: list[Reading] = []
        taken: list[tuple[int, int]] = []
        for model in models:
            for item in model(text, "en-us"):
                if any(item.start <= end and start <= item.end for start, end in taken):
                    continue
                value = (item.resolution or {}).get("value")
                if value in (None, "null"):
                    continue
                taken.append((item.start, item.end))
                number = float(str(value).removesuffix("%"))
                unit = "percent" if str(value).endswith("%") else str(item.resolution.get("unit") or "")
                found.append(Reading(low=number, high=number, unit=unit))
        return found

    return read


PEERS: dict[str, tuple[str, Callable[[Any], Peer]]] = {
    "quantulum3": ("quantulum3.parser", _quantulum),
    "recognizers-text": ("recognizers_suite", _recognizers),
}
