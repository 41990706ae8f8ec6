"""Blame: only whom the sentence itself names."""

import pytest

from tests.mark.articles import figures_of


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("12 people were killed in an attack by rebels.", "rebels"),
        ("Rebels shelled the market, killing 12 people.", "Rebels"),
        ("Troops who killed 3 farmers fled.", "Troops"),
        ("The army's raid killed 14 villagers.", "army"),
        ("Velt and coalition forces killed 3 men.", "Velt and coalition forces"),
        ("The Velt and Marran security forces killed 3 men.", "Velt and Marran security forces"),
        ("ALDMOUTH, Velt (May 5, 2024) – Velt police killed 3 men.", "Velt police"),
        ("12 people were killed in the attack.", None),
        ("12 people died in a flood.", None),
        ("A bomb killed 14 villagers.", None),
        ("Salla is the widow of the gunman Tomas Venn who killed 9 people.", "Tomas Venn"),
        ("Guards found Tomas Venn, who wounded three before killing himself.", "Tomas Venn"),
        ("The shooting in Bergen, Norway, which killed 17 people, was discussed.", None),
        ("Two boys killed in the Marlow High School massacre were buried.", None),
        ("Survivors of the rampage, which killed 17, began protests.", None),
        ("They march after the shooting at Marlow High School that killed 17 pupils.", None),
        ("The militia that killed 12 people fled.", "militia"),
        ("Doctors said 14 villagers were killed.", None),
        ("Two men were detained and are being questioned by investigators.", None),
        ("Two men were shot and killed by rebels.", "rebels"),
        ("The aircraft fired on the advancing rebels killing 11 rebels.", None),
        ("Twelve people were killed in the Kenya bombing.", None),
        ("Twelve people were killed in a Kenya air strike.", "Kenya"),
        ("Police are investigating a shooting, injuring two women.", None),
        ("It was a shooting on the west side that killed 12 people.", None),
        ("Twelve people were killed in the Kenya bank fire.", None),
        ("Oslo's killings of 12 people were forgotten.", None),
        ("Hours after guests at a party in Orvale rang the bells, a gunman opened fire, killing 12 people.", "gunman"),
        ("Rebels shot at the crowd, injuring 12 people, including the boy shot in the leg.", "Rebels"),
        ("Twelve people were killed in a Kenyan and coalition operation.", "Kenyan and coalition"),
        ("A man accused of killing 12 people was tried.", "man"),
        ("The man who police believe shot and killed 12 people fled.", "man"),
        ("ALDMOUTH - Aldmouth police killed 3 men.", "Aldmouth police"),
    ],
)
def test_blame_is_quoted(text: str, blamed: str | None) -> None:
    """Agents, subjects and owners of the deed are named; things, storms and who reports it are not."""
    assert figures_of(text)[0].blamed == blamed
