"""Clusters: short, turned and cut forms of a name in one article, on names given beforehand."""

import pytest

from sayso.identity import mark_id
from sayso.mark.entity import resolve_entities
from sayso.records import Name, Span
from sayso.vocabulary import NameType
from tests.mark.articles import article


def entities(text: str, kind: NameType, *surfaces: str) -> list[tuple[str, ...]]:
    """Return the variants of each entity of ``surfaces``, which stand in ``text`` in that order."""
    made, names, at = article(text), [], 0
    for surface in surfaces:
        start = text.index(surface, at)
        at = start + len(surface)
        key = mark_id("name", made.id, (Span(start=start, end=at),), surface)
        names.append(Name(id=key, start=start, end=at, text=surface, type=kind, entity=None, confidence=0.9))
    return [entity.variants for entity in resolve_entities(made, tuple(names))[1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Justice Department", "Department of Justice"),
        ("Orvale Audit Committee", "Audit Committee"),
        ("Department of Health and Mines", "Health and Mines"),
    ],
)
def test_a_body_is_one_under_turned_and_cut_names(one: str, other: str) -> None:
    """The same words in another order, or the last words of the one longer name before them."""
    assert entities(f"The {one} met. The {other} left.", NameType.ORG, one, other) == [(one, other)]


def test_a_body_is_not_one_of_two_longer_ones() -> None:
    """The last words of two names, or words that come first, tell nothing."""
    three = ("Orvale Audit Committee", "Istmar Audit Committee", "Audit Committee")
    assert len(entities(" met. ".join(three), NameType.ORG, *three)) == 3
    two = ("Audit Committee", "Orvale Audit Committee")
    assert len(entities(" met. ".join(two), NameType.ORG, *two)) == 2


@pytest.mark.parametrize(
    ("text", "surfaces", "count"),
    [
        ("Mark Velt and Anna Velt ran. Mark fell.", ("Mark Velt", "Anna Velt", "Mark"), 2),
        ("Mark Velt and Anna Orr ran. Mark fell.", ("Mark Velt", "Anna Orr", "Mark"), 3),
        ("Mark Torelian ran. Toreilan fell.", ("Mark Torelian", "Toreilan"), 1),
        ("Steve Orvel ran. Steve Ovrel fell.", ("Steve Orvel", "Steve Ovrel"), 1),
        ("Oleg Ivanov ran. Olga Ivanova fell.", ("Oleg Ivanov", "Olga Ivanova"), 2),
    ],
)
def test_a_given_name_calls_one_of_a_family(text: str, surfaces: tuple[str, ...], count: int) -> None:
    """A lone given name is the one so called where several have one surname; two letters turned are a slip."""
    assert len(entities(text, NameType.PERSON, *surfaces)) == count
