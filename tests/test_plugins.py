"""One registry: built-in parts win, and nothing is imported until it is asked for."""

import pytest

from sayso.errors import UnknownName
from sayso.plugins import BUILT_IN, CONTAINERS, READERS, available, load


@pytest.mark.parametrize("group", [READERS, CONTAINERS])
def test_every_built_in_part_is_there(group: str) -> None:
    """Each name leads to something that can be called."""
    for name, target in BUILT_IN[group].items():
        assert available(group)[name] == target
        assert callable(load(group, name))


def test_an_unknown_name_is_told_with_what_is_known() -> None:
    """With the nearest spelling."""
    with pytest.raises(UnknownName, match=r"text/plain"):
        load(READERS, "text/plane")


def test_an_installed_part_is_found_and_cannot_replace_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Installing a package never changes what sayso itself reads."""
    from importlib.metadata import EntryPoint

    found = [
        EntryPoint(name="text/plain", value="json:loads", group=READERS),
        EntryPoint(name="text/x-slips", value="json:loads", group=READERS),
    ]
    monkeypatch.setattr("sayso.plugins.entry_points", lambda group: found)
    known = available.__wrapped__(READERS)
    assert known["text/plain"] == BUILT_IN[READERS]["text/plain"]
    assert known["text/x-slips"] == "json:loads"
