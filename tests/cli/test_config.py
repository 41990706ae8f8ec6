"""Settings: flags over environment over file over what is built in, and nothing misspelt is taken in silence."""

from pathlib import Path

import pytest

from sayso.cli.config import configure
from sayso.errors import BadSetting, NoSuchInput, NotReadable, UnknownName
from sayso.settings import Settings


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)


def write(text: str, name: str = "sayso.toml") -> None:
    """A settings file."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("flag", "variable", "file", "value", "origin"),
    [
        pytest.param(4, "3", "workers = 2", 4, "flag", id="a flag wins over all"),
        pytest.param(None, "3", "workers = 2", 3, "SAYSO_WORKERS", id="the environment over the file"),
        pytest.param(None, None, "workers = 2", 2, "sayso.toml", id="the file over what is built in"),
        pytest.param(None, None, "", None, "built in", id="nothing said"),
    ],
)
def test_precedence(
    monkeypatch: pytest.MonkeyPatch,
    flag: int | None,
    variable: str | None,
    file: str,
    value: int | None,
    origin: str,
) -> None:
    """The nearer to the command, the stronger; each setting knows where it came from."""
    write(file)
    if variable:
        monkeypatch.setenv("SAYSO_WORKERS", variable)
    choice = configure(workers=flag).choices["workers"]
    assert (choice.value, choice.origin) == (value, origin)


def test_without_anything_the_settings_are_the_built_in_ones() -> None:
    """The stages get what `Settings()` says, but for the day that dates lie in the future of."""
    settings = configure().settings()
    assert settings == Settings(today=settings.today)
    assert settings.today is not None


def test_an_unknown_key_is_an_error_with_the_nearest_known_one() -> None:
    """A misspelt setting does not hold, so it is not passed over."""
    write("worker = 2")
    with pytest.raises(UnknownName, match=r"'worker'.*Did you mean 'workers'"):
        configure()


def test_an_unknown_variable_is_an_error_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for the environment."""
    monkeypatch.setenv("SAYSO_LEGDER", "x.db")
    with pytest.raises(UnknownName, match="Did you mean 'SAYSO_LEDGER'"):
        configure()


@pytest.mark.parametrize(
    "line",
    [
        "workers = 0",
        "workers = 'many'",
        "workers = 1.5",
        "workers = true",
        "wording = 'perhaps'",
        "ledger = 3",
        "ledger = ''",
        "today = 'soon'",
        "language = 'fr'",
        "max_bytes = -1",
    ],
)
def test_a_value_that_a_setting_cannot_take_is_an_error(line: str) -> None:
    """The message names the setting, the value and what it takes."""
    write(line)
    with pytest.raises(BadSetting, match=f"{line.split(maxsplit=1)[0]} in sayso.toml cannot be"):
        configure()


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("workers = 3", "workers", 3),
        ("wording = true", "wording", True),
        ("today = 2025-03-04", "today", "2025-03-04"),
        ("today = '2025-03-04'", "today", "2025-03-04"),
        ("max_bytes = 1_000", "max_bytes", 1000),
        ("ledger = 'a.db'", "ledger", "a.db"),
    ],
)
def test_a_value_is_what_toml_says(line: str, name: str, value: object) -> None:
    """Dates may be dates or words."""
    write(line)
    assert configure()[name] == value


def test_paths_of_a_settings_file_are_relative_to_it() -> None:
    """A file for a whole project can be used from anywhere."""
    write("ledger = 'pile.db'", "project/sayso.toml")
    assert configure("project/sayso.toml")["ledger"] == str(Path("project/pile.db"))


def test_a_settings_file_that_is_named_must_be_there() -> None:
    """The one looked for by default need not be."""
    with pytest.raises(NoSuchInput):
        configure("other.toml")


def test_a_settings_file_may_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with --config."""
    write("workers = 5", "there.toml")
    monkeypatch.setenv("SAYSO_CONFIG", "there.toml")
    assert configure()["workers"] == 5


@pytest.mark.parametrize("text", ["workers", "[a\n", "\ufffe\udcff"])
def test_what_is_no_toml_is_refused(text: str) -> None:
    """One clear line."""
    Path("sayso.toml").write_bytes(text.encode("utf-16", "surrogatepass"))
    with pytest.raises(NotReadable, match=r"sayso\.toml: no settings in TOML"):
        configure()


def test_outlets_come_from_beside_the_articles() -> None:
    """A publishers.csv in the folder named holds without being named."""
    write("domain,name\nferry.example,The Ferry Post\n", "articles/publishers.csv")
    assert [entry.name for entry in configure().settings(["articles"]).publishers] == ["The Ferry Post"]
    assert configure().settings(["-"]).publishers == ()


def test_outlets_may_come_from_a_file_of_its_own() -> None:
    """What is named wins over what lies beside."""
    write("domain,name\nferry.example,The Ferry Post\n", "articles/publishers.csv")
    write("domain,name\nhill.example,The Hill Echo\n", "who.csv")
    write("publishers = 'who.csv'")
    assert [entry.name for entry in configure().settings(["articles"]).publishers] == ["The Hill Echo"]
