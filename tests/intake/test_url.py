"""All addresses of one page have one spelling."""

import pytest

from sayso.intake import canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://tanura.example/a", "https://tanura.example/a"),
        ("HTTPS://Tanura.Example:443/a/", "https://tanura.example/a"),
        ("https://tanura.example/a?utm_source=x&fbclid=y", "https://tanura.example/a"),
        ("https://tanura.example/a?id=3#top", "https://tanura.example/a?id=3"),
        ("https://tanura.example/a?b=2&a=1", "https://tanura.example/a?a=1&b=2"),
        ("https://tanura.example:8080/a", "https://tanura.example:8080/a"),
        ("https://tanura.example/", "https://tanura.example"),
        ("  https://tanura.example/A ", "https://tanura.example/A"),
        ("https://[broken", "https://[broken"),
        ("no address", "no address"),
        ("", ""),
    ],
)
def test_spellings_of_one_address_are_one(url: str, canonical: str) -> None:
    """Paths keep their case; what is no web address stays as it is."""
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical
