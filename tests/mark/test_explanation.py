"""Explanations: each claim can say what decided it."""

from sayso.mark import passages
from sayso.mark.explanation import explain_claim, rule_words
from sayso.model.encoder import shared_encoder
from sayso.settings import Settings
from tests.mark.articles import marks_of
from tests.mark.speech import article

TEXT = "Mara Orr spoke on Monday. She said that the report found that the dam will fall. The road is closed."


def reasons(claim: int) -> list[tuple[str, str]]:
    """Return (topic, words) for one claim of `TEXT`."""
    read = article(TEXT)
    signals = shared_encoder().read(TEXT, passages(read))
    wanted = marks_of(read).claims[claim].id
    return [(one.topic, one.words) for one in explain_claim(read, Settings(), signals, wanted)]


def test_each_hop_is_told_with_its_cue_source_and_speaker() -> None:
    """From the outside in: who, found how, by which cue, and inside whose words."""
    told = reasons(1)
    assert [words for topic, words in told if topic.startswith("hop")] == ["Mara Orr", "the report"]
    assert ("source", "“She”") in told
    assert any(topic == "cue" and words.startswith("“found”") for topic, words in told)
    assert any(topic == "nested" and "Mara Orr" in words for topic, words in told)


def test_own_voice_says_so() -> None:
    """Where nobody is reported, the explanation names no hop."""
    told = reasons(2)
    assert any(topic == "own voice" for topic, _ in told)
    assert not any(topic.startswith("hop") for topic, _ in told)


def test_a_claim_the_article_does_not_hold_is_not_explained() -> None:
    """Nothing is made up for an id that marking anew does not give."""
    read = article(TEXT)
    signals = shared_encoder().read(TEXT, passages(read))
    assert explain_claim(read, Settings(), signals, "sha256:none") == ()


def test_rules_have_plain_words() -> None:
    """No name of a rule reaches a reader who does not know the program."""
    assert rule_words("inner-words") != "inner-words"
