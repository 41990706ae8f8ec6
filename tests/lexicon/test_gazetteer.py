"""The gazetteer: places found by any spelling of their name."""

import pytest

from sayso.lexicon.gazetteer import find_places, fold_place


@pytest.mark.parametrize("name", ["São Paulo", "Sao Paulo", "SAO PAULO", "são-paulo"])
def test_accents_case_and_hyphens_do_not_matter(name: str) -> None:
    """Every spelling leads to the same places."""
    assert find_places(name) == find_places("Sao Paulo") != ()


def test_a_large_town_is_found_by_its_other_names() -> None:
    """Two romanisations lead to one number."""
    numbers = [{place.id for place in find_places(name) if place.kind == "K"} for name in ("Kyiv", "Kiev")]
    assert numbers[0] == numbers[1] != set()


@pytest.mark.parametrize("name", ["", "Zzyzzxq", "a\tb", "\n"])
def test_an_unknown_name_has_no_places(name: str) -> None:
    """Neither nonsense nor signs of the table itself find anything."""
    assert find_places(name) == ()


def test_the_first_and_last_rows_are_found() -> None:
    """The search reaches both ends of the table."""
    from sayso.lexicon.gazetteer import _table

    lines = _table().decode().strip("\n").split("\n")
    for line in (lines[0], lines[-1]):
        assert find_places(line.split("\t")[0])


def test_folding_is_stable() -> None:
    """A folded name folds to itself, so that the table's own rows are found."""
    assert fold_place(fold_place("The Łódź-Đà Nẵng")) == fold_place("The Łódź-Đà Nẵng")
