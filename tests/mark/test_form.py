"""Forms of words as they stand in a text."""

from sayso.mark.form import forms_of


def test_a_verb_is_inflected_by_spelling_and_by_its_own_forms() -> None:
    """Final e, y after a consonant, a doubled letter, and what spelling does not give."""
    assert {"state", "states", "stated", "stating"} <= set(forms_of("state", "verb"))
    assert {"denies", "denied", "denying"} <= set(forms_of("deny", "verb"))
    assert "slammed" in set(forms_of("slam", "verb"))
    assert {"went", "gone"} <= set(forms_of("go", "verb", "went gone"))


def test_nouns_have_a_plural_and_other_words_stand_as_they_are() -> None:
    """ "Queries" of "query"; "according" alone."""
    assert list(forms_of("query", "noun")) == ["query", "queries"]
    assert list(forms_of("according", "other")) == ["according"]
