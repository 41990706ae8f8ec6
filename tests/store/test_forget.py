"""Forgetting: a name or an article goes from every cell, the log and what is read later; the chains still hold."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import BadSetting
from sayso.records import Given, Reading
from sayso.review.logfile import decode_log, encode_log
from sayso.store import Ledger, open_ledger
from sayso.store.review import NOTHING_SEEN, Decision
from sayso.vocabulary import How, NameType, Verdict
from tests.link.pile import Draft

NAME = "Quélia Ostrander"
FORMS = ("Quélia Ostrander", "Que\u0301lia\r\nOSTRANDER", "Ostrander")
TEXT = "At 9 Quélia Ostrander fled Vel. Ostrander’s 3 sons stayed. 🌧️ Que\u0301lia\r\nOSTRANDER said 7 people left."


def reading(key: str = "a.txt", text: str = TEXT) -> Reading:
    """An article about a private person, with names and a claim."""
    draft = Draft(key=key, text=text, publisher="The Vel Courier").name("Vel", NameType.GPE)
    draft.name("Quélia Ostrander", NameType.PERSON, variants=("Ostrander",), role="fled")
    draft.claim(text)
    return draft.count("7 people", 7).reading()


@pytest.fixture
def ledger(address: str | Path) -> Iterator[Ledger]:
    """A ledger with two articles, of which one is about her, and judgements of both."""
    with open_ledger(address) as opened:
        other = (
            Draft(key="b.txt", text="At 9 it rained in Vel.").name("Vel", NameType.GPE).claim("At 9 it rained in Vel.")
        )
        opened.put([reading(), other.reading()])
        judge(opened, Verdict.NOTE, (reading().article.id, "", ""), reason=f"ask {NAME.upper()} first")
        judge(opened, Verdict.ACCEPT, (reading().article.id, "names", reading().marks.names[0].id))
        judge(opened, Verdict.NOTE, (other.reading().article.id, "", ""), reason="it did rain")
        yield opened


def judge(ledger: Ledger, verdict: Verdict, mark: tuple[str, str, str], **more: Any) -> None:
    """Write one decision."""
    ledger.review.decide(
        Decision(id=uuid.uuid4().hex, reviewer="A. Reader", verdict=verdict, marks=(mark,), saw=NOTHING_SEEN, **more)
    )


def everything(ledger: Ledger) -> str:
    """Return all that can be got out of a ledger as one text, folded."""
    parts = [*ledger.export_canonical(), *encode_log(ledger.review.log.lines())]
    parts += [
        str(one).encode() for one in (*ledger.readings(), ledger.claims().to_pylist(), ledger.names().to_pylist())
    ]
    return b"".join(parts).decode().casefold()


def test_a_name_goes_from_every_cell_and_the_ledger_is_still_sound(ledger: Ledger) -> None:
    """In any case, with marks above letters as one or two characters, over a line end, the surname alone too."""
    done = ledger.forget(NAME, "asked by herself")
    assert (done.readings, done.judgements, done.left) == (1, 2, ())
    told = everything(ledger)
    assert "ostrander" not in told
    assert "qu" not in ledger.reading("a.txt").article.text.casefold()
    assert list(ledger.verify()) == []
    assert list(ledger.review.verify()) == []
    assert ledger.search("Ostrander").to_pylist() == []


def test_what_is_left_is_as_long_and_says_what_it_said(ledger: Ledger) -> None:
    """Offsets hold: every letter of the name is one block character, and nothing else changed."""
    before, after = reading(), None
    ledger.forget(NAME, "asked by herself")
    after = ledger.reading("a.txt")
    assert len(after.article.text) == len(before.article.text)
    changed = [c for c, d in zip(after.article.text, before.article.text, strict=True) if c != d]
    assert set(changed) == {"█"}
    (figure,) = after.marks.figures
    assert (figure.id, figure.text) == (before.marks.figures[0].id, "7 people")
    assert after.marks.claims[0].id != before.marks.claims[0].id
    assert after.marks.names[0].entity in {one.id for one in after.marks.entities}
    assert "█████████" in after.marks.names[0].text


def test_what_was_judged_of_others_stands(ledger: Ledger) -> None:
    """Only lines that hold the name lose their words; a tombstone line names them."""
    ledger.forget(NAME, "asked by herself", by="B. Keeper")
    lines = ledger.review.log.lines()
    assert [line.judgement is None for line in lines] == [True, True, False, False]
    assert (lines[-1].reviewer, [one.line.number for one in ledger.review.standing().decided]) == ("B. Keeper", [3])
    assert decode_log(encode_log(lines), "log") == lines


def test_an_export_from_before_does_not_bring_the_words_back(ledger: Ledger) -> None:
    """An old log that still has them is merged without them."""
    old = ledger.review.log.lines()
    ledger.forget(NAME, "asked by herself")
    assert ledger.review.log.take(old, "old") == 0
    assert "ostrander" not in everything(ledger)


def test_the_name_is_masked_in_what_is_read_later(ledger: Ledger) -> None:
    """Its hash is kept, so that a new article, a version or a side-car does not bring it back."""
    from sayso.review.erasure import forget_in_article
    from sayso.store.row import Said, encode_reading

    ledger.forget(NAME, "asked by herself")
    (kept,) = ledger.settings.forgotten
    assert "ostrander" not in str(kept).casefold()
    article = forget_in_article(reading("c.txt").article, ledger.settings.forgotten)
    assert all(form.casefold() not in article.text.casefold() for form in FORMS)
    said = Said(
        media_type="", given=(Given(field="author", value=NAME, how=How.GIVEN),), carried={"who": NAME}, caveats=()
    )
    assert "strander" not in encode_reading(reading("d.txt"), ledger.settings, said=said).said
    ledger.set("a.txt", "author", f"by {NAME}")
    assert "ostrander" not in everything(ledger)


def test_an_address_that_holds_the_name_is_told(ledger: Ledger) -> None:
    """What an article is known by cannot be changed; it can be taken out whole."""
    ledger.put([reading("quelia-ostrander-speaks.txt")])
    done = ledger.forget(NAME, "asked by herself")
    assert [one.partition(":")[0] for one in done.left] == ["article.key", "reading.uri"]
    ledger.remove("quelia-ostrander-speaks.txt", "asked by herself")
    assert ledger.forget(NAME, "asked by herself").left == ()


@pytest.mark.parametrize("name", ["", " . ", "7", "A. Reader", "a reader"])
def test_what_cannot_be_forgotten_is_refused(ledger: Ledger, name: str) -> None:
    """No letters, or the name a reviewer signs with: nothing is changed then."""
    before = everything(ledger)
    with pytest.raises(BadSetting):
        ledger.forget(name, "asked")
    assert everything(ledger) == before


def test_a_removed_article_takes_its_judgements_with_it(ledger: Ledger) -> None:
    """Lines that quote it are erased; the chain holds; what was judged of others stands."""
    ledger.remove("a.txt", "asked by the family")
    assert "ostrander" not in everything(ledger)
    assert list(ledger.review.verify()) == []
    assert [one.line.number for one in ledger.review.standing().decided] == [3]
    assert ledger.review.standing().orphans == ()


def test_nothing_of_the_name_stays_in_the_file(tmp_path: Path) -> None:
    """Freed pages are overwritten, and the write-ahead log is emptied."""
    with open_ledger(tmp_path / "x.db") as ledger:
        ledger.put([reading()])
        judge(ledger, Verdict.ACCEPT, (reading().article.id, "names", reading().marks.names[0].id))
        ledger.forget(NAME, "asked by herself")
    held = b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))
    assert b"strander" not in held.lower()
