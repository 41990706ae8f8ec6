"""The timeline picture: what is dated in the pile, in lanes for happenings, commemorations and publications."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import vl_convert

from sayso.records import Links

MOST = 400
"""Lines drawn at most; a picture of more is no longer one. The table beside it says how many there are."""

_LANES = {"event": "said to happen", "commemoration": "commemorated", "publication": "published"}
_MOST_OF_THEM = 0.6  # of the rows, in a stretch worth a picture of its own
_SHORTER = 6  # times shorter than the whole
_SHORT = 31  # days; a row of a whole year says little about a stretch of days
_COLOURS = ["#8a4b08", "#5b6f3a", "#33658a"]


def draw_timeline(links: Links, labels: Mapping[str, str]) -> str:
    """Return an SVG of the chronology, or "" when nothing is dated.

    labels: linked event id → what stands beside it when the pointer rests on it
    """
    rows = [
        row
        for line in links.chronology[:MOST]
        for row in _row(line.earliest, line.latest, line.kind.value, labels.get(line.event or "", ""))
    ]
    if not rows:
        return ""
    whole = _chart(rows)
    near = _densest(rows)
    chart = alt.vconcat(whole, _chart(near).properties(title="Where most of it lies")) if near else whole
    chart = chart.configure_view(stroke=None).configure(font="sans-serif", background="#ffffff")
    return str(vl_convert.vegalite_to_svg(chart.to_json()))


def _chart(rows: Sequence[Mapping[str, str]]) -> Any:
    """Return one picture of ``rows``, a lane for each kind."""
    lanes = list(_LANES.values())
    lane = alt.Y("lane:N", title=None, sort=lanes, axis=alt.Axis(labelFontSize=13, labelLimit=200))
    color = alt.Color("lane:N", legend=None, scale=alt.Scale(domain=lanes, range=_COLOURS))
    start = alt.X("from:T", title=None, axis=alt.Axis(grid=True, labelFontSize=12))
    base = alt.Chart(alt.InlineData(values=rows), width=900, height=34 * len({row["lane"] for row in rows}))
    spans = base.mark_bar(height=14, opacity=0.4).encode(x=start, x2="to:T", y=lane, color=color, tooltip="label:N")
    # A day is narrower than a pixel on a picture of thirty years: a tick at each start keeps it in sight.
    ticks = base.mark_tick(size=18, thickness=2.5).encode(x=start, y=lane, color=color, tooltip="label:N")
    return spans + ticks


def _densest(rows: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Return the rows of the shortest stretch that holds most of them, if it is short beside the whole; else none."""
    short = sorted((row for row in rows if _days(row) <= _SHORT), key=lambda row: row["from"])
    enough = round(len(rows) * _MOST_OF_THEM)
    if len(short) < max(enough, 4):
        return []
    stretches = [short[at : at + enough] for at in range(len(short) - enough + 1)]
    best = min(stretches, key=lambda stretch: (_between(stretch[0], stretch[-1]), stretch[0]["from"]))
    whole = _between(min(rows, key=lambda row: row["from"]), max(rows, key=lambda row: row["to"]))
    return best if _between(best[0], best[-1]) * _SHORTER < whole else []


def _days(row: Mapping[str, str]) -> int:
    return _between(row, row)


def _between(first: Mapping[str, str], last: Mapping[str, str]) -> int:
    """Return how many days lie from the start of one row to the end of another."""
    return (date.fromisoformat(last["to"][:10]) - date.fromisoformat(first["from"])).days


def _row(earliest: str, latest: str, kind: str, label: str) -> list[Mapping[str, str]]:
    """Return one bar, at least as long as a day; nothing for a date no calendar has."""
    try:
        start, end = date.fromisoformat(earliest), date.fromisoformat(latest)
    except ValueError:
        return []
    return [{"from": start.isoformat(), "to": f"{end.isoformat()}T23:59:59", "lane": _LANES[kind], "label": label}]
