"""The public API: few names, nothing heavy until it is used, and the same results as the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

import sayso
from tests.run.coverage import write_article, write_pile

HEAVY = ("sqlalchemy", "pyarrow", "numpy", "trafilatura", "msgspec", "typer", "rich", "altair", "pandas", "polars")


def test_the_public_names_are_few_and_all_there() -> None:
    """At most fifteen names, each with a docstring, each on the map that the package's docstring is."""
    assert len(sayso.__all__) <= 15
    for name in sayso.__all__:
        assert getattr(sayso, name).__doc__, name
        assert name in (sayso.__doc__ or "") or name == "Interrupted", name
    assert set(sayso.__all__) <= set(dir(sayso))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """Also right after names that are loaded when asked for."""
    with pytest.raises(AttributeError, match="nothing_here"):
        sayso.nothing_here  # noqa: B018


def test_importing_sayso_loads_nothing_heavy() -> None:
    """``import sayso`` costs the start of Python and next to nothing more."""
    code = f"import sys, sayso; print([name for name in {HEAVY} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_version_is_the_tools() -> None:
    """`sayso.__version__` is what every reading bears."""
    assert sayso.__version__ == sayso.mark_text("Vel is calm.").tool


@pytest.mark.parametrize(
    "text",
    [
        "At least 40 people fled Vel, the mayor said.",
        "",
        "🌧️ cafe\u0301\r\n40 people fled مرحبا\r\n",
        "\ufeff40 people fled Vel.",
        "40 people\x00 fled \ud800Vel.",
    ],
)
def test_a_string_keeps_its_offsets(text: str) -> None:
    """Every character of the string is one of the article's; what cannot be stored becomes U+FFFD."""
    reading = sayso.mark_text(text)
    stored = reading.article.text
    assert len(stored) == len(text)
    assert all(one in (other, "\ufffd") for one, other in zip(stored, text, strict=True))
    for figure in reading.marks.figures:
        assert stored[figure.start : figure.end] == figure.text


def test_folders_are_read_and_marked_without_a_ledger(tmp_path: Path) -> None:
    """Articles and readings come in order, failures in their place."""
    folder = write_pile(tmp_path / "a", 2)
    articles = list(sayso.read_inputs(folder))
    readings = list(sayso.mark_inputs(folder))
    assert [type(one).__name__ for one in articles] == ["Article"] * 3 + ["Failure"] + ["Article"] * 3
    assert [one.article if isinstance(one, sayso.Reading) else one for one in readings] == articles


def test_links_of_readings_are_those_of_the_ledger(tmp_path: Path) -> None:
    """`link_readings` and `Ledger.links` say the same of the same articles."""
    for number in range(3):
        write_article(tmp_path / "a" / f"{number}.txt", number)
    readings = [one for one in sayso.mark_inputs(tmp_path / "a") if isinstance(one, sayso.Reading)]
    with sayso.open_ledger(tmp_path / "x.db") as ledger:
        summary = ledger.add(tmp_path / "a")
        links = ledger.links()
        assert list(ledger.readings()) == readings
        assert ledger.links() == links
    assert summary == sayso.Summary(read=3)
    assert links == sayso.link_readings(readings, sayso.Settings())


def test_everything_raised_on_purpose_is_a_sayso_error(tmp_path: Path) -> None:
    """One base class catches a ledger that is none."""
    (tmp_path / "x.db").write_text("Dear reader", encoding="utf-8")
    with pytest.raises(sayso.SaysoError):
        sayso.open_ledger(tmp_path / "x.db")
