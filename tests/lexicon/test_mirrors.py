"""Mirror words: what two sides call the same thing stands in the same class of every word list."""

import csv
from pathlib import Path

import pytest

from sayso.lexicon import table

KEYS = {
    "person_nouns": "form",
    "harm_words": "form",
    "link_people": "word",
    "source_nouns": "noun",
    "event_words": "word",
}
CLASS = {
    "person_nouns": ("status",),
    "harm_words": ("harm", "role"),
    "link_people": ("group",),
    "source_nouns": ("kind", "unnamed"),
    "event_words": ("kind", "type"),
}


def rows() -> list[tuple[str, tuple[str, ...]]]:
    """Return (word list, words that mirror one another) of each line of the table."""
    lines = (Path(__file__).parent / "mirrors.csv").read_text(encoding="utf-8").splitlines()
    found = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(row["list"], tuple(row["words"].split())) for row in found]


@pytest.mark.parametrize(("name", "group"), rows(), ids=lambda part: part if isinstance(part, str) else part[0])
def test_mirror_words_share_their_class(name: str, group: tuple[str, ...]) -> None:
    """Every word of a group has an entry that says exactly what one entry of each other word says."""
    classes: dict[str, set[tuple[str, ...]]] = {}
    for row in table(name):
        classes.setdefault(row[KEYS[name]], set()).add(tuple(row[column] for column in CLASS[name]))
    missing = [word for word in group if word not in classes]
    assert not missing
    assert set.intersection(*(classes[word] for word in group)), {word: sorted(classes[word]) for word in group}
