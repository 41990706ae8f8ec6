"""No library that sayso runs on may only be used under the GPL or AGPL."""

from pathlib import Path

import pytest

from tools import libraries


@pytest.mark.parametrize(
    ("licence", "strong", "weak"),
    [
        ("MIT", False, False),
        ("Apache-2.0 AND CNRI-Python", False, False),
        ("GPL-3.0-or-later", True, False),
        ("AGPL-3.0-only", True, False),
        ("GNU General Public License v3 (GPLv3)", True, False),
        ("GNU Affero General Public License v3", True, False),
        ("MIT AND GPL-2.0-only", True, False),
        ("LGPL-2.1-or-later", False, True),
        ("GNU Lesser General Public License v3", False, True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", False, True),
        ("MPL-2.0", False, True),
    ],
)
def test_a_licence_is_told_by_what_it_leaves_no_way_around(licence: str, strong: bool, weak: bool) -> None:
    """GPL among several to choose from is no bar; GPL together with another is."""
    assert libraries.is_strong_copyleft(licence) is strong
    assert libraries.is_weak_copyleft(licence) is weak


def test_every_library_is_allowed_and_on_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    """The check that `make check` runs passes, and says how many it looked at."""
    assert libraries.main(["--check"]) == 0
    assert "none GPL or AGPL" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "| msgspec | GPL-3.0-only | 0.5 | JSON |\n"])
def test_a_stale_page_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A library that is missing from the page, or stands there under another licence, fails the check."""
    page = tmp_path / "libraries.md"
    page.write_text(text, encoding="utf-8")
    monkeypatch.setattr(libraries, "PAGE", page)
    assert libraries.main(["--check"]) == 1


def test_a_library_under_the_gpl_fails_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """One strong licence is enough."""
    monkeypatch.setattr(libraries, "licence_of", lambda found: "GPL-3.0-only")
    assert libraries.main(["--check"]) == 1
