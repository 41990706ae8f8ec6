"""How many separate origins are behind an account, at most."""

import pytest

from sayso.link import link_readings
from sayso.link.outlet import without_kind
from sayso.records import Account, Links, PublisherEntry, SideEntry
from sayso.vocabulary import NameType, Stance, VoiceKind
from tests.link.pile import Draft
from tests.link.test_copies import OTHER, STORY

SPEAKER, DOCUMENT, ANONYMOUS = VoiceKind.SPEAKER, VoiceKind.DOCUMENT, VoiceKind.ANONYMOUS
AGENCY, AUTHOR = VoiceKind.AGENCY, VoiceKind.AUTHOR
Hop = tuple[VoiceKind, str | None]
ANA, CORIN = (SPEAKER, "Ana Belling"), (SPEAKER, "Corin Dray")
TRADER, FARWIRE = (ANONYMOUS, "a trader"), (AGENCY, "Farwire")
GUARD = "spokeswoman of the Lake Guard"


def said(key: str, *hops: Hop, publisher: str | None = None, extra: str = "", **more: object) -> Draft:
    """An article that gives 23 killed in Marrow under ``hops``, the chain inside its publisher."""
    names = [name for kind, name in hops if kind == SPEAKER and name]
    sentence = f"{key}: 23 people were killed in Marrow{''.join(f' {name}' for name in names)}."
    draft = Draft(key=key, text=f"{sentence} {extra}", publisher=publisher).name("Marrow", NameType.GPE)
    for name in names:
        role = more.get("role")
        kind = NameType.ORG if name == "Lake Guard" else NameType.PERSON
        draft.name(name, kind, role=role if isinstance(role, str) else None)
    stance = Stance.DENIES if more.get("denied") else Stance.STATES
    draft.claim(sentence, *hops, stance=stance)
    return draft.count("23 people", 23, where="Marrow", when="2031-05-01", negated=bool(more.get("negated")))


def link(*drafts: Draft, publishers: tuple[PublisherEntry, ...] = ()) -> Links:
    return link_readings([draft.reading() for draft in drafts], publishers=publishers)


def account(*drafts: Draft) -> Account:
    (question,) = [question for question in link(*drafts).questions if question.kind == "figure"]
    (found,) = question.accounts
    return found


@pytest.mark.parametrize(
    ("drafts", "origins", "own", "unnamed"),
    [
        pytest.param([said("a"), said("b", publisher="Ledger")], 0, 2, 0, id="own voices are no named origin"),
        pytest.param([said("a", (AUTHOR, "Jo Writer"))], 0, 1, 0, id="an author's word is the article's own"),
        pytest.param([said("a", ANA), said("b", ANA)], 1, 0, 0, id="one voice twice"),
        pytest.param([said("a", ANA), said("b", CORIN)], 2, 0, 0, id="two voices"),
        pytest.param([said("a", ANA), said("b", (SPEAKER, "Belling"))], 1, 0, 0, id="a surname is no new voice"),
        pytest.param([said("a", TRADER), said("b", TRADER)], 0, 0, 2, id="unnamed ones"),
        pytest.param([said("a", (SPEAKER, None))], 0, 0, 1, id="a speaker left open"),
        pytest.param(
            [said("a", ANA), said("b", CORIN, denied=True)], 1, 0, 0, id="who denies it is none"
        ),
        pytest.param(
            [said("a", ANA), said("b", CORIN, negated=True)], 1, 0, 0, id="nor who negates it"
        ),
        pytest.param(
            [
                said("a", ANA, (DOCUMENT, "the admissions register of the hospital")),
                said("b", CORIN, (DOCUMENT, "the admissions register")),
            ],
            1, 0, 0,
            id="two voices drawing on one paper",
        ),
        pytest.param(
            [
                said("a", ANA, (DOCUMENT, "a report")),
                said("b", CORIN, (DOCUMENT, "the report of the mission")),
            ],
            2, 0, 0,
            id="a report is not yet the report",
        ),
        pytest.param(
            [said("a", FARWIRE), said("b", FARWIRE, publisher="Ledger")], 1, 0, 0, id="one agency"
        ),
        pytest.param(
            [said("a", publisher="Farwire"), said("b", FARWIRE, publisher="Ledger")],
            1, 1, 0,
            id="an outlet that is cited is an origin, and its article own voice as well",
        ),
        pytest.param(
            [said("a", ANA, publisher="Farwire"), said("b", FARWIRE, CORIN)],
            1, 0, 0,
            id="who cites an outlet depends on it",
        ),
        pytest.param(
            [
                said("a", ANA, extra=f"She is {GUARD}.", role=GUARD),
                said("b", (SPEAKER, "Lake Guard")),
            ],
            1, 0, 0,
            id="office and holder, connected by the text",
        ),
        pytest.param(
            [said("a", ANA), said("b", (SPEAKER, "Lake Guard"))], 2, 0, 0, id="not connected by it"
        ),
    ],
)  # fmt: skip
def test_origins_are_joined_where_dependence_shows(drafts: list[Draft], origins: int, own: int, unnamed: int) -> None:
    """An upper bound of separate named origins; own and unnamed voices are counted apart, by article."""
    found = account(*drafts)
    assert (found.n_origins, found.n_own_voice, found.n_unnamed) == (origins, own, unnamed)
    assert found.n_articles == len(drafts)


def test_copies_are_one_origin_whoever_they_name() -> None:
    """What stands in a shared passage was said once."""
    tail = f"He spoke at the ferry. {STORY}"

    def copy(key: str, speaker: str) -> Draft:
        sentence = f"In the market of Marrow 23 people were killed on the first of May, {speaker} said in a statement."
        draft = Draft(key=key, text=f"{key} {OTHER[:90]}\n{sentence} {tail}").name("Marrow", NameType.GPE)
        draft.name(speaker, NameType.PERSON).claim(sentence, (SPEAKER, speaker))
        return draft.count("23 people", 23, where="Marrow", when="2031-05-01")

    found = account(copy("a", "Ana Belling"), copy("b", "Corin Dray"))
    assert len(found.origins) == 2
    assert found.n_origins == 1


def test_known_publishers_are_counted_once_under_all_their_names() -> None:
    """An unknown publisher is not counted, an alias is not counted twice."""
    drafts = [said("a", publisher="The Ledger"), said("b", publisher="Ledger"), said("c")]
    entry = PublisherEntry(domain="ledger.example", name="The Daily Ledger", aliases=("The Ledger", "Ledger"))
    (question,) = link(*drafts, publishers=(entry,)).questions
    assert (question.accounts[0].n_articles, question.accounts[0].n_publishers) == (3, 1)


def test_dependence_says_why() -> None:
    """Each pair that is not two has a sentence."""
    drafts = said("a", ANA), said("b", ANA)
    (line,) = link(*drafts).dependence
    assert {line.a, line.b} == {draft.claims[0].id for draft in drafts}
    assert line.why == "Both rest on the same word: Ana Belling."


def test_dependence_shows_the_marks_and_the_sources() -> None:
    """Each line has its reason, and the stretches in both articles that show it."""
    drafts = said("a", ANA), said("b", ANA)
    (line,) = link(*drafts).dependence
    assert line.reason == "origin"
    text = {draft.id: draft.text for draft in drafts}
    assert [text[one.article][one.start : one.end] for one in line.evidence] == ["23 people", "23 people"]


def test_an_outlet_and_who_cites_it_are_tied_by_the_citing() -> None:
    """The outlet's own article does not rest on its own word."""
    links = link(said("a", publisher="Farwire"), said("b", FARWIRE, publisher="Ledger"))
    assert [line.reason for line in links.dependence] == ["cites"]


GUARDS, FRONT = (SPEAKER, "Lake Guard"), (SPEAKER, "Hill Front")
SIDES = (SideEntry(entity="Lake Guard", side="lake"), SideEntry(entity="hill front", side="hill"))


@pytest.mark.parametrize(
    ("sides", "drafts", "origins", "n_sides", "reasons"),
    [
        pytest.param((), [said("a", GUARDS, FRONT), said("b", GUARDS)], 2, None, [], id="sides not set"),
        pytest.param(SIDES, [said("a", GUARDS, FRONT), said("b", GUARDS)], 1, 1, ["relayed"], id="an opponent"),
        pytest.param(SIDES, [said("a", GUARDS, FRONT)], 1, 1, [], id="nothing but an opponent's word"),
        pytest.param(SIDES, [said("a", ANA, FRONT), said("b", ANA)], 2, 1, [], id="somebody of no side"),
        pytest.param(SIDES, [said("a", GUARDS), said("b", FRONT)], 2, 2, [], id="each first-hand"),
        pytest.param(SIDES, [said("a", FRONT, GUARDS), said("b", FRONT)], 1, 1, ["relayed"], id="and the other way"),
    ],
)
def test_a_word_relayed_by_an_opponent_is_the_opponents(
    sides: tuple[SideEntry, ...], drafts: list[Draft], origins: int, n_sides: int | None, reasons: list[str]
) -> None:
    """People say who is on which side; without that a chain ends where it ends."""
    links = link_readings([draft.reading() for draft in drafts], sides=sides)
    (question,) = [question for question in links.questions if question.kind == "figure"]
    (found,) = question.accounts
    assert (found.n_origins, found.n_sides) == (origins, n_sides)
    assert [line.reason.value for line in links.dependence] == reasons


def test_an_outlet_is_known_without_the_words_for_what_it_is() -> None:
    """ "The Farwire news agency" and "Farwire" are one outlet; a name of such words alone is left whole."""
    assert without_kind("farwire news agency") == "farwire"
    assert without_kind("ostle state television channel") == "ostle"
    assert without_kind("news agency") == without_kind("evening paper round") == without_kind("farwire") == ""
    named = [said("a", (AGENCY, "Farwire")), said("b", (SPEAKER, "the Farwire news agency"))]
    named[0].agency = "Farwire"
    assert account(*named).n_origins == 1


def test_who_is_anybody_of_a_kind_is_unnamed() -> None:
    """Two articles' "a passer-by" are no one voice; a description that names a body is."""

    def told(who: str) -> Account:
        drafts = [Draft(key=key, text=f"{key}: 23 people were killed in Marrow, {who} said.") for key in "ab"]
        for draft in drafts:
            draft.name("Marrow", NameType.GPE).claim(draft.text, (SPEAKER, who))
            draft.count("23 people", 23, where="Marrow", when="2031-05-01")
        return account(*drafts)

    assert (told("a passer-by").n_origins, told("a passer-by").n_unnamed) == (0, 2)
    assert (told("a ministry spokesman").n_origins, told("a ministry spokesman").n_unnamed) == (1, 0)
