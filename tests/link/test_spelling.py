"""Spellings of one name, and names that only look alike."""

import pytest

from sayso.link.spelling import fold_name, is_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("torensky", "torenskyy"), ("torensky", "torenskiy"), ("gadafi", "qadhafi"), ("mohammed", "muhammad"),
        ("aleksandr", "alexander"), ("dmitry", "dimitri"), ("khalil", "halil"), ("porochenko", "poroshenko"),
        ("yevgeny", "evgeny"), ("sarah", "sara"),
    ],
)  # fmt: skip
def test_transliterations_are_alike(one: str, other: str) -> None:
    """One sound has several spellings, whichever language a name comes from; order does not matter."""
    assert is_alike(one, other)
    assert is_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ivanov", "ivanova"), ("dolinsky", "dolinskaya"), ("niger", "nigeria"), ("paul", "paula"), ("tim", "tom"),
        ("ana", "ina"), ("maria", "mario"), ("baker", "becker"), ("gates", "kates"), ("bell", "bill"),
        ("hansen", "hanson"), ("daniel", "danielle"),
    ],
)  # fmt: skip
def test_other_names_are_not(one: str, other: str) -> None:
    """An ending of gender, another first vowel or consonant makes another name."""
    assert not is_alike(one, other)
    assert not is_alike(other, one)


def test_letters_that_unicode_does_not_take_apart_are_folded() -> None:
    """English news writes them with plain letters."""
    assert fold_name("Łukasz Sørđen") == "lukasz sorden"
