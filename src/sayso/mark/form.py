"""Forms of words: what a word of a list may look like in a text."""

from collections.abc import Iterator

from sayso.mark.cue import plural

VOWELS = "aeiou"


def forms_of(word: str, kind: str, irregular: str = "") -> Iterator[str]:
    """Yield the forms of a word in lower case, each once.

    kind:      ``verb``, ``noun`` or ``person`` for words that are inflected; any other stands as it is
    irregular: forms that spelling does not give, parted by spaces
    Of a verb, those that double its last letter ("slammed") come beside those that do not.
    """
    forms = {word: None}
    if kind in ("verb", "noun", "person"):
        forms[plural(word)] = None
    if kind == "verb":
        if word.endswith("e"):
            forms[word + "d"] = forms[word[:-1] + "ing"] = None
        elif word.endswith("y") and word[-2] not in VOWELS:
            forms[word[:-1] + "ied"] = forms[word + "ing"] = None
        else:
            for stem in (word, word + word[-1]):
                forms[stem + "ed"] = forms[stem + "ing"] = None
        forms.update(dict.fromkeys(irregular.split()))
    yield from forms
