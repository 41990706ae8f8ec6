"""Which articles share text, where exactly, why, and which of them came first."""

import pytest

from sayso.link import link_readings
from sayso.records import Copies, PublisherEntry
from sayso.vocabulary import CopyKind, VoiceKind
from tests.link.pile import Draft

STORY = (
    "Shells fell on the covered market of Marrow on Monday morning while the fish stalls were being set up, the town's "
    "mayor said. Telephone lines to the valley were down for most of the day and the road was closed at the second "
    "bridge. The hospital had asked for blood by noon, and a column of lorries was waiting at the ferry for leave."
)
WORDS = ("Ice", "Salt", "Rain", "Smoke", "Fog")
OTHER = (
    "The harvest of late apples has begun in the orchards above the lake, and growers speak of the best year of ten. "
    "Prices are expected to fall before the end of the month, since the cellars of the cooperative are still half full."
)


def copies(*drafts: Draft, publishers: tuple[PublisherEntry, ...] = ()) -> tuple[Copies, ...]:
    return link_readings([draft.reading() for draft in drafts], publishers=publishers).copies


def shown(record: Copies, *drafts: Draft) -> list[str]:
    text = {draft.id: draft.text for draft in drafts}
    return [text[member.article][member.start : member.end] for member in record.members]


def test_articles_without_shared_text_are_no_copies() -> None:
    """Two different stories share nothing."""
    assert copies(Draft(key="a", text=STORY), Draft(key="b", text=OTHER)) == ()


def test_a_copied_passage_is_found_to_the_character() -> None:
    """Members are exact stretches of both texts, though what stands around them differs."""
    a = Draft(key="a", text=f"Our own lede, in our own words, stands here. {STORY}")
    b = Draft(key="b", text=f"{OTHER}\n\n{STORY}\n\nAnd so it ends.")
    (record,) = copies(a, b)
    assert record.kind == CopyKind.COPIED
    assert shown(record, a, b) == [STORY[:-1], STORY[:-1]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("covered market of Marrow", "COVERED market of Marrow", id="case"),
        pytest.param("the town's mayor", "the town’s mayor", id="quotation marks"),
        pytest.param("on Monday morning", "early on Monday morning", id="an added word"),
        pytest.param("for most of the day", "all day", id="a cut"),
        pytest.param("by noon", "by noon \N{FIRE}", id="an emoji"),
        pytest.param(" The hospital", "\r\n\r\nThe hospital", id="a line break"),
    ],
)
def test_small_edits_do_not_hide_a_copy(old: str, new: str) -> None:
    """Edited words leave one passage that runs over them."""
    assert old in STORY
    a, b = Draft(key="a", text=STORY), Draft(key="b", text=STORY.replace(old, new))
    (record,) = copies(a, b)
    assert len(record.members) == 2
    assert all(member.end - member.start > 300 for member in record.members)


def test_equal_bytes_under_two_names_are_copies() -> None:
    """However short the text, the same bytes are a copy."""
    (record,) = copies(Draft(key="a", text="Bread is back."), Draft(key="b", text="Bread is back."))
    assert [(member.start, member.end) for member in record.members] == [(0, 14), (0, 14)]


def test_boilerplate_is_never_a_copy() -> None:
    """Shared furniture makes nobody a copyist."""
    a = Draft(key="a", text=f"{STORY}\n{OTHER}", skipped=(STORY,))
    b = Draft(key="b", text=STORY, skipped=(STORY,))
    assert copies(a, b) == ()


def test_what_an_outlet_prints_under_all_its_articles_is_no_copy() -> None:
    """A sentence that four articles of one outlet share is its furniture; shared with others as well it is a copy."""
    habit = "Sign up here for the evening letter of the Ledger "
    habit += (
        "and never miss what the people of all eleven lake towns talk about at night and what they keep to themselves."
    )
    bodies = [f"{word} came over the lake and nobody in {word} had expected {word} so late." for word in WORDS]
    told = list(zip(WORDS, bodies, strict=True))
    one_outlet = [Draft(key=word, text=f"{body} {habit}", publisher="Ledger") for word, body in told]
    assert copies(*one_outlet) == ()
    others = [Draft(key=word, text=f"{body} {habit}", publisher=word) for word, body in told]
    assert len(copies(*others)) == 1


def test_an_agency_among_the_sharers_makes_it_wire() -> None:
    """A credited agency, or an outlet that publishers.csv calls one."""
    a, b = Draft(key="a", text=STORY, agency="Farwire"), Draft(key="b", text=f"{STORY} More.")
    assert copies(a, b)[0].kind == CopyKind.WIRE
    a = Draft(key="a", text=STORY, publisher="FW")
    agency = PublisherEntry(domain="", name="Farwire", aliases=("FW",), agency=True)
    assert copies(a, b, publishers=(agency,))[0].kind == CopyKind.WIRE
    assert copies(a, b)[0].kind == CopyKind.COPIED


def test_an_official_text_among_the_sharers_makes_it_a_release() -> None:
    """A text that calls itself a press release was there to be copied."""
    a = Draft(key="a", text=f"PRESS RELEASE\n\n{STORY}", published="2031-05-01")
    b = Draft(key="b", text=STORY)
    assert copies(a, b)[0].kind == CopyKind.RELEASE


def test_a_short_common_quotation_is_incidental() -> None:
    """Two who quote the same sentence do not copy each other."""
    words = (
        "“We ask every captain on this river to hold his fire until the last child has crossed the bridge at Marrow.”"
    )
    drafts = []
    for key, frame in (("a", "At the ferry a guard read it out. "), ("b", "Nobody answered when the radio said so. ")):
        draft = Draft(key=key, text=f"{frame}{words}")
        drafts.append(draft.claim(words, (VoiceKind.SPEAKER, "Ana Belling"), direct=True))
    (record,) = copies(*drafts)
    assert record.kind == CopyKind.INCIDENTAL


@pytest.mark.parametrize(
    ("first", "second", "third", "earliest"),
    [
        pytest.param("2031-05-01", "2031-05-02", "2031-05-03", "a", id="days"),
        pytest.param("2031-05-02T09:00:00Z", "2031-05-02T08:00:00Z", "2031-05-03", "b", id="hours"),
        pytest.param("2031-05-02T09:00:00+02:00", "2031-05-02T08:00:00Z", "2031-05-03", "a", id="zones"),
        pytest.param("2031-05-01", "2031-05-01", "2031-05-03", None, id="the same day"),
        pytest.param("2031-05-01", "2031-05-01T10:00:00Z", "2031-05-03", None, id="a day and an hour of it"),
        pytest.param("2031-05", "2031-05-02", "2031-05-03", None, id="a month"),
        pytest.param("2031-05-01", "2031-05-02", None, None, id="one is undated"),
    ],
)
def test_the_earliest_is_told_only_where_dates_tell(
    first: str, second: str, third: str | None, earliest: str | None
) -> None:
    """Which came first is left open rather than guessed."""
    drafts = [
        Draft(key=key, text=f"{key} {STORY}", published=when)
        for key, when in (("a", first), ("b", second), ("c", third))
    ]
    (record,) = copies(*drafts)
    assert record.earliest == {draft.key: draft.id for draft in drafts}.get(earliest or "")


def test_each_copy_says_how_much_of_it_is_its_own() -> None:
    """The one that is known to be earliest is all its own; of a later one, what it did not share."""
    a = Draft(key="a", text=STORY, published="2031-05-01")
    b = Draft(key="b", text=f"{STORY} {OTHER}", published="2031-05-02")
    c = Draft(key="c", text=OTHER[::-1], published="2031-05-02")
    own = {article.uri: article.own for article in link_readings([a.reading(), b.reading(), c.reading()]).articles}
    assert own["a"] == own["c"] == 1.0
    assert 0.3 < own["b"] < 0.5
    own = {article.uri: article.own for article in link_readings([a.reading(), replace_day(b).reading()]).articles}
    assert own["a"] < 0.01


def replace_day(draft: Draft) -> Draft:
    return Draft(key=draft.key, text=draft.text, published="2031-05-01")


def test_a_common_ending_is_a_signature() -> None:
    """Who the writer is, at the end of two long articles, was not copied by either."""
    bodies = [" ".join(f"{word}{n} fell on {word}{n + 1} again." for n in range(60)) for word in WORDS[:2]]
    bio = "Ana Belling writes a column on the ferries of the lake and the people who wait for them in all weathers, "
    bio += "and keeps bees on the roof of the old customs house by the second bridge."
    assert copies(*(Draft(key=body[:3], text=f"{body} {bio}") for body in bodies)) == ()
    assert len(copies(*(Draft(key=body[:3], text=f"{bio} {body}") for body in bodies))) == 1


def test_a_passage_that_comes_back_weeks_later_is_a_notice() -> None:
    """One short passage in common weeks apart is how to subscribe, not a copy; within days it is one."""
    drafts = [Draft(key=word, text=f"{word}. {STORY} {word}.", published="2031-05-01") for word in WORDS[:2]]
    assert len(copies(*drafts)) == 1
    drafts[1].published = "2031-07-01"
    assert copies(*drafts) == ()
