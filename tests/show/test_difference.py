"""What does not meet: one article against itself first, words beside each other."""

from dataclasses import replace

from sayso.records import Links
from sayso.show.difference import DIFFERENCES, WORDS, within
from sayso.show.link_table import Quoted
from sayso.vocabulary import Relation, VoiceKind
from tests.show.linking import make_differing
from tests.show.story import make_reading

READINGS = (make_reading("one.txt"), make_reading("two.txt"))
LINKS = make_differing(*READINGS)


def rows(table: object, links: Links = LINKS) -> list[dict[str, object]]:
    """The rows of a table with the names of their columns."""
    quoted = Quoted.wanted_by(links)
    for reading in READINGS:
        quoted.note(reading)
    assert table is DIFFERENCES or table is WORDS
    return [dict(zip(table.header, row, strict=True)) for row in table.rows(links, quoted)]


def test_only_what_cannot_be_the_same_is_a_difference() -> None:
    """Words for one thing are none, nor are accounts that can both be true."""
    (row,) = rows(DIFFERENCES)
    assert row["relation"] == "differ"
    assert row["within"] == "one article"
    assert row["text_a"] == "at least 40 people"


def test_one_article_or_voice_against_itself_comes_first() -> None:
    """Contradictions inside one article stand before those inside one voice, and these before all others."""
    question = LINKS.questions[1]
    first, second = question.accounts
    elsewhere = replace(second, claims=second.claims[1:])
    voice = replace(question, id="b", accounts=(replace(first, claims=first.claims[:1]), elsewhere))
    named = tuple(replace(origin, name="Somebody else", kind=VoiceKind.SPEAKER) for origin in second.origins)
    apart = replace(question, id="c", accounts=(voice.accounts[0], replace(elsewhere, origins=named)))
    found = rows(DIFFERENCES, replace(LINKS, questions=(apart, voice, question)))
    assert [row["within"] for row in found] == ["one article", "one voice", None]


def test_the_worst_of_equals_comes_first() -> None:
    """differ stands before scope, scope before update."""
    question = LINKS.questions[1]
    (pair,) = question.pairs
    mixed = [
        replace(question, id=relation.value, pairs=(replace(pair, relation=relation),))
        for relation in (Relation.UPDATE, Relation.COMPATIBLE, Relation.SCOPE, Relation.DIFFER)
    ]
    found = rows(DIFFERENCES, replace(LINKS, questions=tuple(mixed)))
    assert [row["relation"] for row in found] == ["differ", "scope", "update"]


def test_each_use_of_a_word_stands_with_its_voice() -> None:
    """A word, where it stands, and who uses it."""
    found = rows(WORDS)
    assert {(row["word"], row["n_uses"]) for row in found} == {("at least 40 people", 2), ("12", 2)}
    assert all(row["chain"] == "The Ferry Post ← Ana Doru" for row in found)


def test_two_accounts_of_two_articles_and_two_voices_are_within_neither() -> None:
    """Articles and named voices are compared, not outlets."""
    first, second = LINKS.questions[1].accounts
    other = replace(second, claims=second.claims[1:], origins=())
    assert within(replace(first, claims=first.claims[:1]), other) is None
