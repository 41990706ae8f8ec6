"""Paths and URLs are told apart, and no password is ever shown."""

import pytest

from sayso.store.address import is_url, title_of, without_secrets


@pytest.mark.parametrize(
    ("address", "url", "shown", "title"),
    [
        ("pile.db", False, "pile.db", "pile"),
        ("a/postgresql.db", False, "a/postgresql.db", "postgresql"),
        ("postgresql:///pile", True, "postgresql:///pile", "pile"),
        ("postgres://ana:pw@vel.example:5433/pile", True, "postgresql://ana@vel.example:5433/pile", "pile"),
        ("postgresql://ana:p%40:w@[::1]/pile", True, "postgresql://ana@[::1]/pile", "pile"),
        ("postgresql:///?dbname=pile&password=pw&host=/run", True, "postgresql:///?dbname=pile&host=/run", "pile"),
        ("postgresql://vel.example", True, "postgresql://vel.example", "sayso"),
    ],
)
def test_an_address_is_shown_without_secrets(address: str, url: bool, shown: str, title: str) -> None:
    """User, host, database and options stay; the password goes, wherever in the URL it stands."""
    assert is_url(address) is url
    assert without_secrets(address) == shown
    assert title_of(address) == title
