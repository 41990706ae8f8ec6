"""The chronology in words: lanes in order of day, and a tray for what has no date."""

from dataclasses import replace

from sayso.records import ChronologyLine, EventInside, LinkedArticle, LinkedEvent, Links, Mention
from sayso.show.chronology import fill_tray, lane_lines, lay_lanes, most_told
from sayso.vocabulary import ChronologyKind, EventType


def event(key: str, label: str, day: str | None, *articles: str) -> LinkedEvent:
    return LinkedEvent(
        id=key,
        label=label,
        type=EventType.ASSAULT,
        earliest=day,
        latest=day,
        place=None,
        mentions=tuple(Mention(article=one, mark=f"{key} {one}", start=0, end=4) for one in articles),
    )


def line(kind: ChronologyKind, first: str, last: str, key: str | None = None) -> ChronologyLine:
    return ChronologyLine(earliest=first, latest=last, kind=kind, event=key, claims=())


SIEGE = event("siege", "siege · Marrow", "2031-05-01", "a", "b")
LINKS = Links(
    articles=(
        LinkedArticle(id="a", uri="a", publisher=None, published="2031-05-02T08:00"),
        LinkedArticle(id="b", uri="b", publisher=None, published=None),
    ),
    events=(SIEGE, event("raid", "raid · Hessel", "2031-05-03", "a"), event("fire", "burnt", None, "b")),
    chronology=(
        line(ChronologyKind.EVENT, "2031-05-01", "2031-05-31", "siege"),
        line(ChronologyKind.PUBLICATION, "2031-05-02", "2031-05-02"),
        line(ChronologyKind.EVENT, "2031-05-03", "2031-05-03", "raid"),
        line(ChronologyKind.COMMEMORATION, "2031-05-09", "2031-05-09"),
    ),
)


def test_every_lane_stands_under_its_own_name() -> None:
    """Publication and commemoration are no happenings; a month is told as a month, an article without a date apart."""
    assert list(lane_lines(LINKS, 9)) == [
        "Said to happen:",
        " 2031-05 “siege · Marrow” - 2 articles",
        " 2031-05-03 “raid · Hessel”",
        "Commemorated:",
        " 2031-05-09",
        "Published:",
        " 2031-05-02",
        "Undated:",
        " “burnt”",
        " 1 of 2 articles",
    ]


def test_of_a_long_lane_what_most_articles_tell_of_is_shown_and_the_rest_counted() -> None:
    """Two lines and room for one: the one of two articles stays, in order of day."""
    lane = lay_lanes(LINKS)[ChronologyKind.EVENT]
    assert [one.label for one in most_told(lane, 1)] == ["siege · Marrow"]
    assert " and 1 more" in list(lane_lines(LINKS, 1))


def test_an_event_inside_another_says_so() -> None:
    """The words for what holds it stand behind it."""
    within = EventInside(event="siege", entity=None, name="siege", part="", article="a", start=0, end=4, why="")
    links = replace(LINKS, events=(SIEGE, replace(LINKS.events[1], inside=(within,))))
    assert " 2031-05-03 “raid · Hessel” (inside “siege”)" in list(lane_lines(links, 9))


def test_the_tray_holds_what_has_no_date() -> None:
    """Happenings that no claim dates, and articles whose publication date is not known."""
    tray = fill_tray(LINKS)
    assert [one.label for one in tray.events] == ["burnt"]
    assert [one.id for one in tray.articles] == ["b"]
