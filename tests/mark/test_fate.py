"""Fate: harm that the tree ties to those counted, however far the words stand."""

import pytest

from sayso.vocabulary import Harm
from tests.mark.articles import figures_of


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("The clash left one dead and six others injured.", [{Harm.KILLED}, {Harm.INJURED}]),
        ("Three people were injured and one victim was pronounced dead at the scene.", [{Harm.INJURED}, {Harm.KILLED}]),
        ("All four victims suffered burns but are recovering.", [{Harm.INJURED}]),
        ("The blast led to the deaths of 14 soldiers and 3 nurses.", [{Harm.KILLED}, {Harm.KILLED}]),
        ("The patrol killed several gunmen near the ford.", [{Harm.KILLED}]),
        ("The guards killed 12 hostages.", [{Harm.KILLED}]),
        ("40 people were killed and six more wounded.", [{Harm.KILLED}, {Harm.INJURED}]),
        ("Nearly half of the 200 prisoners died.", [set(), set()]),
        ("Several ministers met in the capital.", []),
        ("Two gunmen shot and killed a guard in Kolm.", [set(), {Harm.KILLED}]),
        ("The fever infected 40,000 people, and at least 900 have died.", [set(), {Harm.KILLED}]),
        ("It killed 500 people nationwide and at least 60 in Kolm.", [{Harm.KILLED}, {Harm.KILLED}]),
        ("The death toll surpassed 80,000.", [{Harm.KILLED}]),
        ("The death toll passed the 80,000 mark.", [{Harm.KILLED}]),
        ("The number injured topped 2,200.", [{Harm.INJURED}]),
        ("They took more than 240 captive and 12 people hostage.", [{Harm.CAPTURED}, {Harm.ABDUCTED}]),
        ("Officials reported 3 people dead.", [{Harm.KILLED}]),
        ("Orla Venn died after a battle, said Emil Kolm, a representative.", []),
        ("One veteran was killed and upward of a thousand people displaced.", [{Harm.KILLED}, {Harm.DISPLACED}]),
        ("Police killed a total of 40 people.", [{Harm.KILLED}]),
        ("The program matched 28 members to photos of people arrested.", [set()]),
        ("Sales fell (1.4 million against 1.5 million), though the firm is not dead.", [set(), set()]),
        ("They probe a shooting that killed two and injured two others.", [{Harm.KILLED}, {Harm.INJURED}]),
        ("Four men fatally shot in Kolm were in a car.", [{Harm.KILLED}]),
        ("Police fatally shot two men.", [{Harm.KILLED}]),
        ("He was tried for the fatal shootings of two teens.", [{Harm.KILLED}]),
        ("All four men appear to have died.", [{Harm.KILLED}]),
        ("A total of seven people had to be treated for wounds.", [{Harm.INJURED}]),
        ("Three civilian bodies were found in the ruin.", [{Harm.KILLED}]),
        ("Three public bodies were founded.", [set()]),
        ("A number of gunmen were killed.", [{Harm.KILLED}]),
        ("The patrol killed the chief and several of his men.", [{Harm.KILLED}]),
        ("The raid killed a chief along with a handful of gunmen.", [{Harm.KILLED}, {Harm.KILLED}]),
        ("Hundreds were killed and thousands displaced.", [{Harm.KILLED}, {Harm.DISPLACED}]),
        ("The farmer and his wife, 68, died.", [set()]),
    ],
)
def test_harm_follows_the_tree(text: str, harms: list[set[Harm]]) -> None:
    """Harm is said by the verb, adjective or noun that governs those counted; unsaid numbers count only with it."""
    assert [set(figure.harm) for figure in figures_of(text)] == harms


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The army liberated 286 villages.", "villages liberated"),
        ("286 villages were liberated.", "villages liberated"),
        ("Police showed the 30 rifles seized in the raid.", "rifles seized"),
        ("The blast killed 12 old women.", "old women killed"),
    ],
)
def test_what_is_counted_has_its_verb(text: str, counted: str) -> None:
    """Noun and verb together say what is counted, in whatever order the sentence has them."""
    assert figures_of(text)[0].counted == counted


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("A roadside bomb left one soldier dead and six others with shrapnel wounds.", [Harm.KILLED, Harm.INJURED]),
        ("Three people were killed on Monday and five more on Tuesday.", [Harm.KILLED, Harm.KILLED]),
        ("One person was killed and another wounded in a shooting.", [Harm.KILLED]),
    ],
)
def test_each_is_said_what_befell_it(text: str, harms: list[Harm]) -> None:
    """Wounds that somebody is left with, a clause said again of more, and a verb of another's keep to their own."""
    assert [one.harm for one in figures_of(text)] == [(harm,) for harm in harms]
