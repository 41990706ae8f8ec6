"""What ``sayso forget`` does and says of it."""

from typing import TYPE_CHECKING

from sayso.cli.pile import find_article
from sayso.cli.screen import tell, whisper
from sayso.show.count import count_words

if TYPE_CHECKING:
    from sayso.store import Ledger


def forget_article(ledger: "Ledger", article: str, reason: str) -> None:
    """Take an article out with all that was judged of it, and tell its ids, which stay."""
    for one in ledger.remove(find_article(ledger, article), reason):
        tell(f"Removed {one}.")


def forget_person(ledger: "Ledger", name: str, reason: str, by: str) -> int:
    """Mask a name everywhere and tell what became of it; return in how many columns it still stands."""
    done = ledger.forget(name, reason, by=by)
    tell(
        f"Masked in {count_words(done.readings, 'reading')}; {count_words(done.judgements, 'judgement')} lost their "
        "words. Articles read later are masked as well. Files elsewhere, such as backups and earlier exports, are not "
        "reached."
    )
    for where in done.left:
        whisper(f"The name still stands in {where}: take those articles out with `sayso forget --article`.")
    return len(done.left)
