"""Reports mended by their words and trees."""

from tests.mark.speech import attributions, parts


def test_a_clause_of_time_reports_what_its_own_verb_takes() -> None:
    """What ended on the day somebody declared something is not what was declared."""
    text = (
        "In the following days, Orr announced a number of signs, after which these battles ended on November 10, 2020, "
        "the day Kolm declared its defeat."
    )
    assert not any("battles" in content and source.endswith("Kolm") for source, _, content in parts(text))


def test_a_participle_has_the_subject_of_the_sentence() -> None:
    """Who filled the squares is who calls on the government."""
    text = (
        "The people received the news with sadness and filled the squares of the towns to protest against the attacks, "
        "calling on their government to start talks."
    )
    assert ("The people", "calling on", "their government to start talks") in parts(text)


def test_a_passive_keeps_all_of_whom_by_names() -> None:
    """Brackets and commas do not end a description before the name it leads to, and the role is known afterwards."""
    text = (
        "“The dam will fall, and nobody will be there to see it fall.”\n\nThis opinion was expressed by the chairman "
        "of the Kolm Trade Guild (KTG), MP Oru Vashkel.\n\nThe chairman of KTG said that the dam was old."
    )
    assert {one.speaker.name for one in attributions(text) if one.speaker} == {"Oru Vashkel"}
