"""How each table looks on the terminal: which columns, under which headings, in which order."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from sayso.cli.page import shorten
from sayso.show.chronology import LANES
from sayso.show.count import show_number
from sayso.show.stretch import name_stretch
from sayso.vocabulary import ChronologyKind

SHORT = 8
"""Hex digits of an id that are shown; so many tell rows apart in any pile a person can look through."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a table looks on the terminal.

    group:   the heading a row stands under; None for one list without headings
    cells:   the columns shown: heading, words of a row, and whether it takes what room is left
    order:   what rows are sorted by within the whole; None keeps text order
    fold:    makes fewer rows of them before anything else, such as one for each name
    """

    cells: tuple[tuple[str, Callable[[Record], str], bool], ...]
    group: Callable[[Record], str] | None = None
    order: Callable[[Record], Any] | None = None
    fold: Callable[[list[Record]], list[Record]] | None = None


def short_id(record: Record, column: str = "id") -> str:
    """Return the first digits of an id, as `sayso show` takes them."""
    return str(record[column] or "").removeprefix("sha256:")[:SHORT]


def file_name(record: Record) -> str:
    """Return the last part of the input's name."""
    uri = str(record.get("uri") or "")
    return PurePosixPath(uri).name or uri


def words_of(column: str) -> Callable[[Record], str]:
    """Return what makes words of one column; nothing for an empty cell."""
    return lambda record: "" if record[column] is None else str(record[column])


def fold_uses(records: list[Record]) -> list[Record]:
    """Return one row for each word and voice, with how often that voice uses it; the article is the first."""
    times = Counter((record["question"], record["word"], record["chain"]) for record in records)
    first = {(record["question"], record["word"], record["chain"]): record for record in reversed(records)}
    return [{**first[key], "times": count} for key, count in times.items()]


def inside_first(record: Record) -> tuple[int, int]:
    """Return where a difference stands: inside one article, inside one voice, the others; the worst first in each."""
    inside = ("one article", "one voice", None).index(record["within"])
    return inside, ("differ", "scope", "update").index(record["relation"])


def bounds_of(record: Record) -> str:
    """Return what a figure allows: ``47``, ``40 to 50``, ``at least 40``."""
    low, high = record["low"], record["high"]
    if low is None and high is None:
        return "open"
    if low == high:
        return show_number(low)
    if high is None:
        return f"at least {show_number(low)}" if record["modifier"] != "more_than" else f"over {show_number(low)}"
    if low is None:
        return f"at most {show_number(high)}" if record["modifier"] != "less_than" else f"under {show_number(high)}"
    return f"{show_number(low)} to {show_number(high)}"


def counted_words(record: Record) -> str:
    """Return what a figure counts: the text's own words, else the unit."""
    return str(record["counted"] or record["unit"] or record["kind"])


def harm_first(record: Record) -> tuple[bool, str, float]:
    """Return the order of figures: people harmed, then the rest, each by what is counted, the lowest first."""
    low = record["low"] if record["low"] is not None else record["high"]
    return (not record["harm"], counted_words(record).casefold(), float("inf") if low is None else low)


def fold_names(records: list[Record]) -> list[Record]:
    """Return one row for each name: its spellings and roles, how often it stands, in how many articles."""
    found: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        found.setdefault((str(record["entity_name"] or record["text"]), record["type"]), []).append(record)
    folded = [
        {
            **group[0],
            "spellings": ", ".join(dict.fromkeys(" ".join(r["text"].split()) for r in group if r["text"] != name)),
            "roles": ", ".join(dict.fromkeys(role for r in group if r["roles"] for role in r["roles"].split("; "))),
            "times": len(group),
            "articles": len({r["article"] for r in group}),
        }
        for (name, _), group in found.items()
    ]
    return sorted(folded, key=lambda record: (-record["articles"], -record["times"], record["text"]))


def number_rows(records: list[Record]) -> list[Record]:
    """Return the rows with the numbers that the overview and the report know the articles of a whole ledger by."""
    return [{**record, "number": f"[{number}]"} for number, record in enumerate(records, 1)]


def last_hop(record: Record) -> str:
    """Return the last name of the chain."""
    return str(record["chain"]).rsplit(" ← ", 1)[-1]


def date_value(record: Record) -> str:
    """Return the value of a date, or what it waits for."""
    if record["waits_for"]:
        return f"waits for {'its date of publication' if record['waits_for'] == 'published' else 'context'}"
    return str(record["edtf"] or record["value"])


def told_when(record: Record) -> str:
    """Return a linked event with its day and its place: "shelling · the port (2025-03-03, Orvale)"."""
    when = name_stretch(record["earliest"], record["latest"]) if record["earliest"] else "undated"
    return f"{record['label']} ({', '.join(filter(None, (when, record['place'])))})"


def published_words(record: Record) -> str:
    """Return when an article was published and how that is known."""
    return f"{record['published']} ({record['published_how']})" if record["published"] else "undated"


def publisher_words(record: Record) -> str:
    """Return who published an article and how that is known."""
    if not record["publisher"]:
        return "publisher unknown"
    return f"{record['publisher']} ({record['publisher_how']})"


LOOKS: Mapping[str, Look] = {
    "articles": Look(
        cells=(
            ("", words_of("number"), False),
            ("id", short_id, False),
            ("title", lambda r: shorten(r["title"] or r["uri"], 70), True),
            ("publisher", publisher_words, True),
            ("published", published_words, False),
            ("claims", words_of("n_claims"), False),
        ),
        fold=number_rows,
    ),
    "claims": Look(
        cells=(("id", short_id, False), ("claim", words_of("text"), True), ("article", file_name, False)),
        group=words_of("chain"),
    ),
    "attributions": Look(
        cells=(
            ("id", short_id, False),
            ("content", words_of("text"), True),
            ("cue", words_of("cue"), False),
            ("article", file_name, False),
        ),
        group=lambda r: str(r["speaker"] or "nobody named"),
    ),
    "figures": Look(
        cells=(
            ("id", short_id, False),
            ("figure", words_of("text"), True),
            ("means", bounds_of, False),
            ("whose word", words_of("chain"), True),
            ("article", file_name, False),
        ),
        group=counted_words,
        order=harm_first,
    ),
    "dates": Look(
        cells=(
            ("id", short_id, False),
            ("words", words_of("text"), True),
            ("value", date_value, False),
            ("whose word", words_of("chain"), True),
            ("article", file_name, False),
        ),
        order=lambda r: (r["earliest"] or "9999", r["latest"] or "9999"),
    ),
    "names": Look(
        cells=(
            ("id", short_id, False),
            ("name", lambda r: str(r["entity_name"] or r["text"]), True),
            ("type", words_of("type"), False),
            ("spellings", words_of("spellings"), True),
            ("roles", words_of("roles"), True),
            ("times", words_of("times"), False),
            ("articles", words_of("articles"), False),
        ),
        fold=fold_names,
    ),
    "events": Look(
        cells=(
            ("id", short_id, False),
            ("words", words_of("text"), False),
            ("agent", words_of("agent"), True),
            ("patient", words_of("patient"), True),
            ("whose word", words_of("chain"), True),
        ),
        group=words_of("type"),
    ),
    "warnings": Look(
        cells=(("article", file_name, False), ("message", words_of("message"), True)), group=words_of("code")
    ),
    "copies": Look(
        cells=(
            ("article", file_name, False),
            ("passage", lambda r: shorten(r["text"] or "", 160), True),
            ("", lambda r: "earliest in this corpus" if r["earliest"] else "", False),
        ),
        group=lambda r: f"{r['kind']} {short_id(r)}",
    ),
    "chronology": Look(
        cells=(
            ("when", lambda r: name_stretch(r["earliest"], r["latest"]), False),
            ("what", lambda r: shorten(r["event"] or r["text"] or r["kind"], 90), True),
            ("whose word", words_of("chain"), True),
        ),
        group=lambda r: LANES[ChronologyKind(r["kind"])],
        order=lambda r: (list(LANES).index(ChronologyKind(r["kind"])), r["earliest"], r["latest"]),
    ),
    "linked_events": Look(
        cells=(
            ("article", file_name, False),
            ("words", words_of("text"), False),
            ("inside", words_of("inside"), True),
        ),
        group=told_when,
        order=lambda r: (r["earliest"] or "9999", r["latest"] or "9999", r["label"]),
    ),
    "voices": Look(
        cells=(
            ("voice", words_of("name"), True),
            ("speaks", words_of("speaks"), False),
            ("quoted by others", words_of("quoted_by_others"), False),
            ("spoken about", words_of("spoken_about"), False),
        ),
    ),
    "documents": Look(
        cells=(("article", file_name, False), ("words", words_of("text"), True)),
        group=lambda r: f"{r['name']} ({'in this pile' if r['in_pile'] else 'not in this pile'})",
    ),
    "differences": Look(
        cells=(
            ("one", lambda r: shorten(r["text_a"] or "", 40), True),
            ("on whose word", words_of("chain_a"), True),
            ("other", lambda r: shorten(r["text_b"] or "", 40), True),
            ("on whose word", words_of("chain_b"), True),
            ("why", words_of("why"), True),
        ),
        group=lambda r: f"{r['label']}: {r['relation']}" + (f", inside {r['within']}" if r["within"] else ""),
        order=inside_first,
    ),
    "words": Look(
        cells=(
            ("word", words_of("word"), True),
            ("voice", words_of("chain"), True),
            ("times", words_of("times"), False),
            ("article", file_name, False),
        ),
        group=words_of("label"),
        fold=fold_uses,
    ),
    "rollups": Look(
        cells=(
            ("input", words_of("input"), True),
            ("from", lambda r: str(r["origin"] or "no named origin"), True),
            ("published", words_of("published"), False),
            ("counted", lambda r: "yes" if r["counted"] else str(r["why"]), True),
        ),
        group=lambda r: f"{r['label']}: {r['told']}",
    ),
    "tolls": Look(
        cells=(
            ("published", words_of("published"), False),
            ("from", words_of("low"), False),
            ("to", words_of("high"), False),
            ("came in", words_of("text"), True),
            ("article", file_name, False),
        ),
        group=words_of("label"),
        order=lambda r: (r["label"], r["question"], r["published"]),
    ),
    "unread": Look(cells=(("input", words_of("uri"), True), ("reason", words_of("reason"), True))),
}
"""The tables that have a look of their own; the others show their first columns."""
