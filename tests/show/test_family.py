"""Families of copies as strips."""

from dataclasses import replace

from sayso.records import Links, Passage
from sayso.show.family import MOST, STRIPS, Families
from sayso.vocabulary import CopyKind
from tests.show.linking import make_links
from tests.show.story import TEXT, make_reading

READINGS = tuple(make_reading(f"{number}.txt") for number in range(STRIPS + 2))
LINKS = make_links(*READINGS[:2])


def families(links: Links) -> Families:
    """The families of all articles, read."""
    found = Families(links)
    for reading in READINGS:
        found.take(reading)
    return found


def test_a_strip_is_as_long_as_its_text_and_shows_what_it_shares() -> None:
    """The one that dates show to be earliest is told; lengths are code points."""
    (family,) = families(LINKS).rows()
    assert (family.kind, family.n_articles, family.more, family.known) == ("One agency’s text", 2, 0, True)
    first, second = family.strips
    assert (first.earliest, second.earliest) == (True, False)
    assert first.length == family.longest == len(TEXT)
    assert first.shared == ((0, 21),)
    assert round(first.share, 3) == round(21 / len(TEXT), 3)


def test_a_few_words_in_common_are_no_family() -> None:
    """A common quotation makes nobody depend on anybody."""
    record = replace(LINKS.copies[0], kind=CopyKind.INCIDENTAL)
    assert families(replace(LINKS, copies=(record,))).n_all == 0


def test_large_families_come_first_and_what_is_left_out_is_counted() -> None:
    """Of a family so many strips are drawn, of a pile so many families."""
    articles = tuple(replace(LINKS.articles[0], id=reading.article.id) for reading in READINGS)
    large = replace(
        LINKS.copies[0],
        members=tuple(Passage(article=one.id, start=place, end=place + 3) for one in articles for place in (0, 9)),
    )
    found = families(replace(LINKS, articles=articles, copies=(*LINKS.copies * MOST, large)))
    rows = list(found.rows())
    assert (found.n_all, len(rows)) == (MOST + 1, MOST)
    assert (rows[0].n_articles, len(rows[0].strips), rows[0].more) == (STRIPS + 2, STRIPS, 2)
    assert rows[0].strips[0].shared == ((0, 3), (9, 12))
