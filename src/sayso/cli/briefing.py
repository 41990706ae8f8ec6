"""What ``sayso brief`` does: the brief of a ledger, printed or written to a file of its owner's."""

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.folder import write_own
from sayso.cli.masking import masked
from sayso.cli.screen import out, tell
from sayso.errors import BadSetting
from sayso.show.brief import make_brief
from sayso.show.briefing import render_docx, render_markdown

if TYPE_CHECKING:
    from sayso.store import Ledger

FORMS = {".md": render_markdown, ".docx": render_docx}
"""What writes a brief, by the ending of its file."""


def write_brief(ledger: "Ledger", output: Path | None, *, public: bool) -> None:
    """Print the brief as Markdown, or write it in the form that the ending of ``output`` names.

    Raises: BadSetting for another ending, CannotWrite when the file cannot be written.
    """
    if output is not None and output.suffix.lower() not in FORMS:
        raise BadSetting("--output", str(output), f"it ends in {' or '.join(FORMS)}")
    links, readings = masked(ledger) if public else (ledger.links(), ledger.readings())
    brief = make_brief(readings, links, title=ledger.title)
    if output is None:
        out().write(render_markdown(brief))
        out().flush()
    else:
        write_own(output, [FORMS[output.suffix.lower()](brief)])
        tell(f"{output}")
