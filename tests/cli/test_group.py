"""The command line as a whole: options anywhere, one line an error, statuses, nothing on the wrong stream."""

import pytest
import typer
from typer.testing import CliRunner

from sayso.cli.group import Group, hoist
from sayso.errors import BadSetting, NotALedger, SaysoError


def app_that(raises: BaseException | None) -> typer.Typer:
    """A command line whose one command ends like that."""
    app = typer.Typer(cls=Group, rich_markup_mode=None, add_completion=False)

    @app.callback()
    def start() -> None:
        """Start."""

    @app.command()
    def work() -> None:
        """Work."""
        print("data")
        if raises is not None:
            raise raises

    return app


@pytest.mark.parametrize(
    ("args", "sorted_args"),
    [
        (["run", "a", "--quiet"], ["--quiet", "run", "a"]),
        (["run", "--config", "x.toml", "a"], ["--config", "x.toml", "run", "a"]),
        (["run", "--config=x.toml", "--verbose"], ["--config=x.toml", "--verbose", "run"]),
        (["run", "--", "--quiet"], ["run", "--", "--quiet"]),
        (["run", "--config"], ["--config", "run"]),
        (["show", "claims", "--json"], ["show", "claims", "--json"]),
        ([], []),
    ],
)
def test_options_for_all_commands_may_stand_anywhere(args: list[str], sorted_args: list[str]) -> None:
    """Before or after the command; after -- everything is a name."""
    assert hoist(args) == sorted_args


@pytest.mark.parametrize(
    ("error", "status"),
    [
        pytest.param(NotALedger("a.db"), 1, id="something is wrong with a file"),
        pytest.param(BadSetting("--x", 1, "it takes 2"), 2, id="the request is wrong"),
        pytest.param(SaysoError("So."), 1, id="anything else of ours"),
    ],
)
def test_an_error_of_ours_is_one_line_on_standard_error(error: SaysoError, status: int) -> None:
    """No trace; data written before it stays data."""
    result = CliRunner().invoke(app_that(error), ["work"])
    assert result.exit_code == status
    assert result.stdout == "data\n"
    assert result.stderr == f"sayso: {error}\n"


def test_a_fault_of_ours_is_one_line_that_says_how_to_report_it() -> None:
    """Neither the trace nor what the fault was about is printed: it may hold an article's text."""
    result = CliRunner().invoke(app_that(KeyError("words of an article")), ["work"])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "KeyError" in result.stderr
    assert "--verbose" in result.stderr
    assert "words of an article" not in result.stderr


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        pytest.param(KeyboardInterrupt(), 130, "Stopped.\n", id="Ctrl-C"),
        pytest.param(BrokenPipeError(), 0, "", id="the reader went away"),
        pytest.param(typer.Exit(1), 1, "", id="a status of its own"),
        pytest.param(None, 0, "", id="all well"),
    ],
)
def test_statuses(error: BaseException | None, status: int, words: str) -> None:
    """0 done, 1 partly failed, 130 stopped by hand."""
    result = CliRunner().invoke(app_that(error), ["work"])
    assert (result.exit_code, result.stderr) == (status, words)


def test_control_characters_of_an_input_do_not_reach_the_terminal() -> None:
    """A file name cannot move the cursor."""
    result = CliRunner().invoke(app_that(NotALedger("\x1b[2Ja.db")), ["work"])
    assert "\x1b" not in result.stderr
    assert "\\x1b[2Ja.db" in result.stderr
