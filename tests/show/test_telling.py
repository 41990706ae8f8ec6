"""Which events a reader of one article is shown."""

from sayso.show.telling import telling_events
from tests.mark.articles import article, marks_of


def test_untyped_events_are_shown_where_they_tell_something() -> None:
    """A typed event is shown whatever it lacks; an untyped one with somebody named, a day or a place."""
    text = (
        "The village was shelled. Things turned out well. Norway improved the road. Work began in Kenya on 3 May 2024."
    )
    shown = {event.text for event in telling_events(marks_of(article(text)).events)}
    assert "shelled" in shown
    assert "improved" in shown
    assert "turned" not in shown
