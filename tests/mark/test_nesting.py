"""Nesting: which attribution each attribution is reported inside."""

from sayso.mark.nesting import nest
from sayso.records import Attribution, Span
from sayso.vocabulary import AttributionType, Stance
from tests.mark.speech import article, attributions

TEXT = "Citing Orr, the Post said that Brandt knew it fell."


def attribution(cue: str, *content: str) -> Attribution:
    """Return an attribution whose cue and contents stand in `TEXT`."""
    return Attribution(
        id="",
        type=AttributionType.INDIRECT,
        stance=Stance.STATES,
        content=tuple(place(part) for part in content),
        cue=(place(cue),),
        source=(),
        speaker=None,
        within=None,
        confidence=0.5,
    )


def place(words: str) -> Span:
    """Return where ``words`` stand in `TEXT`."""
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def within(*found: Attribution) -> dict[str, str | None]:
    """Return the cue of each attribution and the cue of the one it stands in."""
    nested = nest(article(TEXT), found)
    cues = {one.id: TEXT[one.cue[0].start : one.cue[0].end] for one in nested}
    return {cues[one.id]: cues.get(one.within or "") for one in nested}


def test_what_stands_wholly_in_a_content_is_nested_in_it() -> None:
    """Cue and content inside: nested; beside it: not."""
    assert within(attribution("said", "Brandt knew it fell"), attribution("knew", "it fell")) == {
        "said": None,
        "knew": "said",
    }


def test_who_is_cited_for_the_same_words_is_nested_in_who_cites() -> None:
    """The cue of the cited one stands outside the content they share."""
    same = "Brandt knew it fell"
    assert within(attribution("Citing", same), attribution("said", same)) == {"Citing": "said", "said": None}


def test_the_same_attribution_twice_stands_once() -> None:
    """Two rules that find the same leave one mark."""
    assert len(nest(article(TEXT), [attribution("said", "it fell")] * 2)) == 1


def test_nobody_says_he_of_himself_in_a_quotation() -> None:
    """A "he" inside somebody's quotation is not who is quoted: better nobody than the wrong one."""
    text = (
        "Paul Irwell spoke on Thursday. “He said to them, ‘Smile at the table and load the guns,’” Irwell told a rally."
    )
    inner = [one for one in attributions(text) if one.within]
    assert [one.speaker for one in inner] == [None]
