"""The frame: the attribution under which a whole article stands, if there is one."""

from tests.mark.articles import marks_of
from tests.mark.speech import article

RELAYED = """Mayor Mara Orr of Kolm wrote on her page: “The dam fell last night and the lower town is under water.”

“We are bringing boats from the coast, and the school is open to all who have lost their homes.”

“I ask everybody to stay away from the river until the engineers have looked at the second wall.”

The post reads: “We will rebuild the dam by spring, and we will do it with stone from our own quarry.”"""


def test_a_post_quoted_whole_frames_the_article() -> None:
    """One voice, relayed from the first sentence to the last: every chain runs through it."""
    marks = marks_of(article(RELAYED, agency="Wire One"))
    assert marks.frame == marks.attributions[0].id
    assert all("Mara Orr" in [voice.name for voice in claim.voice] for claim in marks.claims)


def test_a_second_voice_leaves_no_frame() -> None:
    """An article that hears somebody else is a report, however long one of them speaks."""
    text = RELAYED + "\n\nThe engineer Ivo Brandt said that the second wall is safe."
    assert marks_of(article(text)).frame is None


def test_a_report_in_own_voice_has_no_frame() -> None:
    """A short quotation in the first paragraph frames nothing."""
    text = "“It fell,” Mara Orr said.\n\n" + "The road to the coast is closed and the school is open.\n\n" * 6
    assert marks_of(article(text)).frame is None


def test_a_statement_issued_whole_is_its_issuers_word() -> None:
    """A title "Statement of the Ministry …" frames what follows, and who is quoted in it is quoted by the ministry."""
    text = (
        "Statement of the Ministry of Health of Kolm on the flood\n\nNine people were killed in the lower town.\n\n"
        "“We are sending boats,” said the minister, Mara Orr. “The school is open.”\n\nThe road to the coast is closed."
    )
    marks = marks_of(article(text, title=True))
    assert marks.frame == marks.attributions[0].id
    assert marks.attributions[1].within == marks.frame
    voices = [[voice.name for voice in claim.voice] for claim in marks.claims if claim.spans[0].start > 60]
    assert all(names[1] == "the Ministry of Health of Kolm" or "Ministry" in str(names[1]) for names in voices)
    assert any(names[-1] == "Mara Orr" for names in voices)


def test_an_interview_has_no_frame() -> None:
    """Its questions are the word of whoever asks, however much the other one says."""
    text = (
        "Mara Orr said on Monday that she would go.\n\nQ: When did you decide?\n\n"
        "Mara Orr: In May, when the ice broke and the ferry could not leave for a week.\n\nQ: Why?\n\n"
        "Mara Orr: Because I was tired of waiting, and because nobody had asked me to stay."
    )
    assert marks_of(article(text)).frame is None
