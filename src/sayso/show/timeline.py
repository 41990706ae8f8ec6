"""The timeline picture: what is dated in the pile, in lanes for happenings, commemorations and publications."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import altair as alt
import vl_convert

from sayso.records import Links

MOST = 400
"""Lines drawn at most; a picture of more is no longer one. The table beside it says how many there are."""

_LANES = {"event": "said to happen", "commemoration": "commemorated", "publication": "published"}


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
    chart = (
        alt.Chart(alt.InlineData(values=rows), width=860, height=34 * len({row["lane"] for row in rows}))
        .mark_bar(height=14, cornerRadius=3, opacity=0.55, minBandSize=4)
        .encode(
            x=alt.X("from:T", title=None, axis=alt.Axis(grid=True, labelFontSize=12)),
            x2="to:T",
            y=alt.Y("lane:N", title=None, sort=list(_LANES.values()), axis=alt.Axis(labelFontSize=13, labelLimit=200)),
            color=alt.Color(
                "lane:N",
                legend=None,
                scale=alt.Scale(domain=list(_LANES.values()), range=["#8a4b08", "#5b6f3a", "#33658a"]),
            ),
            tooltip="label:N",
        )
        .configure_view(stroke=None)
        .configure(font="sans-serif", background="#ffffff")
    )
    return str(vl_convert.vegalite_to_svg(chart.to_json()))


def _row(earliest: str, latest: str, kind: str, label: str) -> list[dict[str, Any]]:
    """Return one bar, at least as long as a day; nothing for a date no calendar has."""
    try:
        start, end = date.fromisoformat(earliest), date.fromisoformat(latest)
    except ValueError:
        return []
    return [{"from": start.isoformat(), "to": f"{end.isoformat()}T23:59:59", "lane": _LANES[kind], "label": label}]
