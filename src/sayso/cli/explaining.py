"""What ``sayso show claims --explain ID`` prints: the evidence that decided one claim."""

from typing import TYPE_CHECKING

from rich.text import Text

from sayso.cli.pile import is_id, starts
from sayso.cli.row import print_facts
from sayso.cli.screen import console, put
from sayso.errors import Ambiguous, NotFound
from sayso.pipeline import explain
from sayso.plugins import encoder_of
from sayso.settings import Settings
from sayso.show.chain import FOOT, chain_words
from sayso.show.table import quote

if TYPE_CHECKING:
    from sayso.store import Ledger


def explain_claim(ledger: "Ledger", settings: Settings, words: str, *, as_json: bool) -> None:
    """Print why the one claim whose id begins with ``words`` is read as it is, marking its article once more.

    Raises: NotFound when there is none, or when today's marks no longer hold it; Ambiguous with the candidates when
    several begin so.
    """
    found = [
        (reading, claim)
        for reading in (ledger.readings(("claims",)) if is_id(words) else ())
        for claim in reading.marks.claims
        if starts(claim.id, words)
    ]
    if len(found) > 1:
        lines = [f"{claim.id[7:19]}  {quote(reading.article.text, claim.spans)[:60]}" for reading, claim in found]
        raise Ambiguous("claim", words, lines)
    if not found:
        raise NotFound("claim", words, ledger.name)
    reading, claim = found[0]
    reasons = explain(reading.article, settings, encoder_of(settings.language), claim.id)
    if not reasons:
        raise NotFound("claim as this version reads the article", words, ledger.name)
    if as_json:
        import msgspec

        put(msgspec.json.encode([{"topic": one.topic, "words": one.words} for one in reasons]))
        return
    screen = console()
    screen.print(Text(f"claim {claim.id.removeprefix('sha256:')[:12]}", style="dim"))
    screen.print()
    print_facts(screen, [("whose word", chain_words(claim.voice)), *((one.topic, one.words) for one in reasons)])
    screen.print()
    screen.print(Text(FOOT, style="dim"))
