"""Speakers: who is meant, by the fullest name the article gives."""

import pytest

from sayso.records import Span, Speaker
from sayso.vocabulary import Anonymity, SpeakerKind
from tests.mark.casting import cast_of, names, resolved
from tests.mark.speech import attributions, quote


@pytest.mark.parametrize(
    ("text", "sources", "expected"),
    [
        pytest.param(
            "Governor Mara Orr spoke. Orr said the dam fell. She said it was old.",
            ("spoke. |Orr", "She"),
            ["Mara Orr", "Mara Orr"],
            id="a surname, then she",
        ),
        pytest.param(
            "Mayor Tomas Kell came late. “The dam fell,” the mayor said.",
            ("the mayor",),
            ["Tomas Kell"],
            id="a role leads to a name",
        ),
        pytest.param(
            "“It fell,” said the head of the port, Mara Orr. She added that it was old.",
            ("the head of the port, Mara Orr", "She"),
            ["Mara Orr"] * 2,
            id="apposition",
        ),
        pytest.param("Two officials said the dam fell.", ("Two officials",), ["Two officials"], id="its own words"),
        pytest.param("The draft law calls for an inquiry.", ("The draft law",), ["The draft law"], id="a text"),
        pytest.param("You said the dam fell.", ("You",), [None], id="whoever reads"),
        pytest.param(
            "One of his rivals (Tomas Kell or Ivo Brandt) said the dam fell.",
            ("One of his rivals (Tomas Kell or Ivo Brandt)",),
            ["One of his rivals"],
            id="names within brackets",
        ),
        pytest.param(
            "The villagers stayed in their cellars. They thought the dam would hold.",
            ("They",),
            ["The villagers"],
            id="they are the many before",
        ),
        pytest.param(
            "Tamsin Okoro and Ivo Brandt crossed the border. They thought the dam would hold.",
            ("They",),
            ["Tamsin Okoro and Ivo Brandt"],
            id="they are those joined by name",
        ),
        pytest.param(
            "Ambassador Radko Sim came late. “The dam fell,” Sim said. The diplomat said it was old.",
            ("” |Sim", "The diplomat"),
            ["Radko Sim"] * 2,
            id="a word that says less of the same office",
        ),
        pytest.param(
            "Northgate Ferries has apologised. In a statement, the company said it had no crew.",
            ("the company",),
            ["Northgate Ferries"],
            id="the one body in view",
        ),
        pytest.param(
            "Deputy Minister of Health Ruta Senn came late. The deputy minister said the dam fell.",
            ("The deputy minister",),
            ["Ruta Senn"],
            id="an office before the name",
        ),
        pytest.param(
            "The Dorvik Press Agency said the dam fell.",
            ("The Dorvik Press Agency",),
            ["Dorvik Press Agency"],
            id="a body read in halves",
        ),
    ],
)
def test_a_source_is_resolved_as_far_as_the_text_goes(
    text: str, sources: tuple[str, ...], expected: list[str | None]
) -> None:
    """Pronouns and roles lead to names; the unnamed and the written keep their own words."""
    assert names(text, *sources) == expected


def test_with_two_possible_people_nobody_is_named() -> None:
    """Where the text leaves it open, both stay candidates."""
    [one] = resolved("Ministers Tomas Kell and Ivo Brandt met on the bridge. He said the dam fell.", "He")
    assert one is not None
    assert one.reason == "open"
    assert one.speaker.name is None
    assert set(one.speaker.candidates) == {"Tomas Kell", "Ivo Brandt"}


def test_a_title_tells_him_from_her() -> None:
    """A woman is not "he": the only man left is meant."""
    assert names("Mr Kolu Kell met Mrs Ada Brandt on the bridge. He said the dam fell.", "He") == ["Kolu Kell"]


def test_one_of_unknown_gender_agrees_with_every_pronoun() -> None:
    """No list has to know a name: with nobody else in view, he and she are both the one who is."""
    text = "Oru Vashkel came to the bridge. {} said the dam fell."
    assert names(text.format("He"), "He") == names(text.format("She"), "She") == ["Oru Vashkel"]


@pytest.mark.parametrize(
    ("source", "kind", "anonymous"),
    [
        ("Officials", SpeakerKind.ANONYMOUS, Anonymity.OFFICIAL),
        ("A witness", SpeakerKind.ANONYMOUS, Anonymity.WITNESS),
        ("Local media", SpeakerKind.ANONYMOUS, Anonymity.MEDIA),
        ("A man", SpeakerKind.ANONYMOUS, Anonymity.UNNAMED),
        ("A glassblower", SpeakerKind.ANONYMOUS, Anonymity.UNNAMED),
        ("The report", SpeakerKind.DOCUMENT, None),
        ("The ministry", SpeakerKind.ORGANISATION, None),
        ("Six in ten", SpeakerKind.GROUP, None),
    ],
)
def test_the_unnamed_have_a_kind(source: str, kind: SpeakerKind, anonymous: Anonymity | None) -> None:
    """Official, witness, media or simply unnamed: what the words say of them and no more."""
    [one] = resolved(f"{source} said the dam fell.", source)
    assert one is not None
    assert (one.speaker.kind, one.speaker.anonymous) == (kind, anonymous)
    assert one.speaker.name == source


@pytest.mark.parametrize("mark", ["", "😀 ", "é\r\n\r\n", "שלום "])
def test_the_span_is_the_mention_that_gave_the_name(mark: str) -> None:
    """``text[start:end]`` is the name that is shown, whatever stands before it."""
    text = mark + "Governor Mara Orr spoke. “The dam fell,” she said."
    [one] = resolved(text, "she")
    assert one is not None
    assert one.speaker.start is not None
    assert text[one.speaker.start : one.speaker.end] == one.speaker.name == "Mara Orr"


def test_i_is_the_author() -> None:
    """In an article with a by-line "I" in running text is who wrote it; without one nobody is named."""
    text = "I believe that the dam will fall."
    found = cast_of(text, authors=("Mara Orr",)).resolve(Span(start=0, end=1), None, 0)
    assert found is not None
    assert (found.speaker.name, found.reason) == ("Mara Orr", "author")
    assert names(text, "I") == [None]


def test_who_is_the_one_it_belongs_to() -> None:
    """A relative pronoun that speaks is whoever stands before it."""
    assert names("Mara Orr, who said the dam fell, left the town.", "who") == ["Mara Orr"]


def test_the_farmer_is_nobody_known_by_another_role() -> None:
    """A bare description means whoever is in view, but no one whom the text knows as something else."""
    assert names("Mayor Tomas Kell spoke first. The farmer said the dam fell.", "The farmer") == ["The farmer"]
    assert names("Tomas Kell spoke first. The farmer said the dam fell.", "The farmer") == ["Tomas Kell"]


def test_each_resolution_says_on_what_it_rests() -> None:
    """The evidence has a short code and a share between nothing and all, for calibration and explanation."""
    found = resolved(
        "Mara Orr came. Orr said the dam fell. She said it was old. Two officials said it was not.",
        "came. |Orr",
        "She",
        "Two officials",
    )
    assert [one.reason for one in found if one] == ["own name", "last speaker", "own words"]
    assert all(one is not None and 0 < one.confidence <= 1 for one in found)


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("A woman later identified as Mara Orr, a baker, spoke.", "A woman later identified as Mara Orr", "Mara Orr"),
        ("While he waited for the ferry, Tomas Kell said that it was late.", "he", "Tomas Kell"),
        (
            "Mara Orr, head and founder of the Guild, spoke.",
            "Mara Orr, head and founder of the Guild",
            "Mara Orr",
        ),
        (
            "Envoys of the bank, the press and two embassies spoke.",
            "Envoys of the bank, the press and two embassies",
            "Envoys of the bank, the press and two embassies",
        ),
    ],
)
def test_whom_a_source_means_beside_its_name(text: str, source: str, expected: str) -> None:
    """A name behind "identified as", a name after its pronoun, an apposition with "and", a list of bodies."""
    assert names(text, source) == [expected]


def test_his_words_tell_a_gender() -> None:
    """Who takes back "his" words is no "she"; she is the other one."""
    text = "Mayor Oru Vashkel took back his words. Later the clerk Ilu Denn left the hall. She said it was late."
    assert names(text, "She") == ["Ilu Denn"]


def speaker_of(text: str, content: str) -> Speaker | None:
    """Return the speaker of the attribution whose content begins so."""
    return next(one.speaker for one in attributions(text) if quote(text, one.content).startswith(content))


def test_who_is_named_in_it_is_not_the_he_who_says_it() -> None:
    """Nobody says "Bram Velde fits that bill" of himself: who spoke last says it."""
    text = (
        "Hogan Gidley said the town was angry. “All of us are sick of it,” Mr. Gidley said. "
        "Bram Velde, who takes no gifts, fits that bill for many people, he added."
    )
    speaker = speaker_of(text, "Bram Velde")
    assert speaker is not None
    assert speaker.name == "Hogan Gidley"


def test_the_post_is_the_word_of_who_wrote_it() -> None:
    """A text of one person, once he is said to have written it, speaks for him; a body's report speaks itself."""
    wrote = "Ivo Brandt wrote on his page that the dam was safe. The post said the wall had not cracked."
    found = "The Tarn Institute said in a report that the dam was safe. The report found that the wall had cracked."
    names = [speaker_of(text, "the wall") for text in (wrote, found)]
    assert [one and one.name for one in names] == ["Ivo Brandt", "The report"]


@pytest.mark.parametrize("party", ["Marsiya", "Valcourt", "Serranopolis", "Haiyuan"])
def test_one_word_that_nothing_tells_to_be_a_person_is_a_party(party: str) -> None:
    """Whatever its letters look like, so that two parties exchanged are speakers of the same kind."""
    speaker = speaker_of(f"Ivo Brandt said that {party} had promised to pay half of the cost.", "to pay")
    assert speaker is not None
    assert (speaker.name, speaker.kind) == (party, SpeakerKind.GOVERNMENT)


def test_a_guard_who_may_be_himself_is_nobodys_he() -> None:
    """Within a quotation "he" is none whom only the writer brought in."""
    text = "A guard told the court that the cells were flooded.\n\n“He said nobody would count,” Belo Sand testified."
    assert speaker_of(text, "nobody would count") is None


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Jon Kell spoke. In her statement on the dredging, Mara Orr said it was late.", "her", "Mara Orr"),
        (
            "Mara Orr said that she and Jon Kell concluded that the dam was safe.",
            "she and Jon Kell",
            "she and Jon Kell",
        ),
        (
            "State, county and town officials have expressed concerns about the dredging.",
            "State, county and town officials",
            "State, county and town officials",
        ),
        (
            "The harbour had a radio. Kolm radio, which clings to the party line, began to promote the dam.",
            "which clings to the party line",
            "Kolm radio",
        ),
        (
            "The rate rose. The finance ministry of Kolm said the tax would fall.",
            "The finance ministry of Kolm",
            "The finance ministry of Kolm",
        ),
    ],
    ids=["before the name", "two who speak", "joined before the noun", "relative clause", "article of own words"],
)
def test_a_source_is_neither_cut_nor_led_astray(text: str, source: str, expected: str) -> None:
    """Who is named behind the phrase is meant, both of two speak, and own words are shown as they stand."""
    assert names(text, source) == [expected]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param(
            "Mara Orr said the harbour was safe. Her brother Jon Orr left the town in May. Orr told the council that "
            "the bridge would hold.",
            "the bridge",
            "Mara Orr",
            id="of two of a surname, who came first and has spoken",
        ),
        pytest.param(
            "The suit was brought by lawyers for Mara Orr, who has accused the port of fraud.",
            "the port",
            "Mara Orr",
            id="lawyers for one who has",
        ),
        pytest.param(
            "Of the crew, 58 percent are women.\n\nVelde’s team gave the numbers. “It is late,” Velde said. Ina Marsh "
            "asked when. “Soon,” Velde replied. He added: “We will call.”",
            "“We will call",
            "Velde",
            id="the word that ends the paragraph before is no title",
        ),
        pytest.param(
            "“It will hold,” said Steve Belt, senior director of bridges at the Harbour Guild, and a baker who headed "
            "the mill. “We know it.”",
            "“It will hold",
            "Steve Belt",
            id="a second description behind and",
        ),
        pytest.param(
            "In May, at least five embassies, including those in Kolm and Tarn, all announced that the bridges were "
            "open.",
            "the bridges",
            "at least five embassies",
            id="at least is no place",
        ),
        pytest.param(
            "“There is an art to leaving in time,” said the head of the Guild in an interview.",
            "“There is",
            "the head of the Guild",
            id="what it was said in",
        ),
        pytest.param(
            "Mara Orr and Tom Kell spoke first. Both said the dam was weak.",
            "the dam",
            "Mara Orr and Tom Kell",
            id="both of the two before",
        ),
        pytest.param(
            "Vice President Mara Orr met the guards in May. President Tom Kell left. The president said the dam "
            "was safe.",
            "the dam",
            "Tom Kell",
            id="the president is no vice president",
        ),
        pytest.param(
            "Orr’s 2017 plan to mend the dam was blocked by the courts.", "to mend", "Orr", id="an owner and a year"
        ),
        pytest.param(
            "Tom Kell paid for the debate. Jon Orr said it was late. In May, he wrote a letter to Orr asking that the "
            "money go to the school.",
            "the money",
            "Tom Kell",
            id="nobody writes to himself",
        ),
        pytest.param(
            "The ministry of agriculture of Akchatau said it had taken nothing.",
            "it had",
            "The ministry of agriculture of Akchatau",
            id="a name in small letters with its article",
        ),
        pytest.param(
            "Informed of the new toll, Mara Orr described it as a joke.", "the new toll", None, id="who only hears it"
        ),
        pytest.param(
            "Orr was among those who said the dam would fall.", "the dam", None, id="those are no subject and its verb"
        ),
    ],
)
def test_who_says_it(text: str, content: str, expected: str | None) -> None:
    """Surnames, relatives, titles, descriptions and participles lead to the one who says it, or to nobody."""
    speaker = speaker_of(text, content)
    assert (speaker.name if speaker is not None else None) == expected


def test_others_who_said_it_have_not_the_floor() -> None:
    """A quotation without a cue is not theirs who are only mentioned in a relative clause."""
    text = (
        "The mayor Ina Marsh used a speech on Monday to join others who have called for a new dam.\n\n"
        "“We go into the winter weaker than we should.”"
    )
    speaker = speaker_of(text, "“We go")
    assert speaker is None or speaker.name != "others"


def test_the_post_is_of_whoever_made_one_before() -> None:
    """A text that somebody by name made, told in plain words, speaks for him later."""
    text = (
        "Idris Malo toured the pass on Monday and made a post about the road.\n\nThe bridge is new.\n\n"
        "“The road will be open in winter,” the post reads."
    )
    last = attributions(text)[-1]
    assert last.speaker is not None
    assert last.speaker.name == "Idris Malo"
