"""Reviewing a ledger: decisions once each and none lost, a log that cannot be changed, orphans, logs that merge."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import BadSetting, BrokenLog, LedgerError, NotFound, NothingToUndo, StaleDecision
from sayso.records import Rulings, SideEntry
from sayso.review.line import decode_line, encode_line, faults
from sayso.review.standing import said
from sayso.store import Ledger, open_ledger
from sayso.store.review import NOTHING_SEEN, Decision
from sayso.vocabulary import Verdict
from tests.store.made import make_reading
from tests.store.server import Server

BODY = "Vel, 3 May. At least 7 people fled Ostra. 🌧️ Rain."


@pytest.fixture
def ledger(address: str | Path) -> Iterator[Ledger]:
    """A ledger with two articles, of each engine in turn."""
    with open_ledger(address) as opened:
        opened.put([make_reading("a.txt"), make_reading("b.txt", "Vel. Some 9 people fled Ostra.")])
        yield opened


def figure(key: str = "a.txt", body: str = BODY) -> tuple[str, str, str]:
    """Return the figure of an article as a decision names it."""
    reading = make_reading(key, body)
    return reading.article.id, "figures", reading.marks.figures[-1].id


def decision(
    verdict: Verdict = Verdict.ACCEPT,
    *marks: tuple[str, str, str],
    saw: str = NOTHING_SEEN,
    reviewer: str = "A. Reader",
    **more: Any,
) -> Decision:
    """Return a decision with an id of its own."""
    fields: dict[str, Any] = {"id": uuid.uuid4().hex, "reviewer": reviewer, "verdict": verdict, "saw": saw}
    return Decision(**fields | {"marks": marks or (figure(),)} | more)


def test_a_decision_is_written_once_however_often_it_is_sent(ledger: Ledger) -> None:
    """The client's id tells a decision that comes again from another one."""
    one = decision(Verdict.REJECT)
    assert ledger.review.decide(one) == ledger.review.decide(one)
    assert len(ledger.review.log.lines()) == 1
    with pytest.raises(BadSetting, match="new id"):
        ledger.review.decide(replace(one, verdict=Verdict.ACCEPT))


def test_a_stale_decision_is_refused_with_what_changed(ledger: Ledger) -> None:
    """Who did not see the other's decision is told of it and asked again; then both stand."""
    saw = ledger.review.saw(figure())
    ledger.review.decide(decision(Verdict.REJECT, saw=saw, reviewer="B. Reader"))
    with pytest.raises(StaleDecision, match=r"B\. Reader said reject"):
        ledger.review.decide(decision(Verdict.ACCEPT, saw=saw))
    ledger.review.decide(decision(Verdict.ACCEPT, saw=ledger.review.saw(figure())))
    (one,) = ledger.review.about(figure())
    assert [line.reviewer for line in one.lines] == ["B. Reader", "A. Reader"]
    assert one.disputed


def test_what_was_taken_back_meanwhile_is_told_too(ledger: Ledger) -> None:
    """A decision in the light of one that is withdrawn is stale."""
    ledger.review.decide(decision(Verdict.REJECT, reviewer="B. Reader"))
    saw = ledger.review.saw(figure())
    ledger.review.undo("B. Reader", "u")
    with pytest.raises(StaleDecision, match="taken back"):
        ledger.review.decide(decision(Verdict.ACCEPT, saw=saw))


def test_a_note_never_waits(ledger: Ledger) -> None:
    """A remark takes no other's place, so nobody has to look again for it."""
    ledger.review.decide(decision(Verdict.REJECT, reviewer="B. Reader"))
    ledger.review.decide(decision(Verdict.NOTE, reason="see page 2"))
    assert len(ledger.review.log.lines()) == 2


@pytest.mark.parametrize(
    ("verdict", "more"),
    [
        pytest.param(Verdict.SAME, {}, id="a pair of one"),
        pytest.param(Verdict.EDIT, {"value": {"text": "8"}}, id="a field that follows from others"),
        pytest.param(Verdict.EDIT, {"value": {"value": "many"}}, id="a value of another kind"),
        pytest.param(Verdict.EDIT, {"value": {"low": 9, "high": 7}}, id="bounds the wrong way round"),
        pytest.param(Verdict.EDIT, {"value": {"start": 5, "end": 5}}, id="an empty span"),
        pytest.param(Verdict.EDIT, {"value": {"end": 4_000}}, id="a span beyond the text"),
        pytest.param(Verdict.EDIT, {}, id="an edit of nothing"),
        pytest.param(Verdict.NOTE, {"reason": "  "}, id="an empty note"),
        pytest.param(Verdict.NAME, {"value": {"name": "Ostra"}}, id="the name of a figure"),
        pytest.param(Verdict.ACCEPT, {"value": {"value": 3}}, id="a value where none belongs"),
        pytest.param(Verdict.WITHDRAW, {}, id="a withdrawal of a mark"),
        pytest.param(Verdict.ACCEPT, {"reason": "x" * 10_001}, id="a whole article as reason"),
    ],
)
def test_what_cannot_be_said_of_a_mark_is_refused(ledger: Ledger, verdict: Verdict, more: dict[str, Any]) -> None:
    """Nothing of it is written."""
    with pytest.raises(BadSetting):
        ledger.review.decide(decision(verdict, **more))
    assert ledger.review.log.lines() == []


def test_an_article_or_mark_that_is_not_there_cannot_be_judged(ledger: Ledger) -> None:
    """The one is told as not found, the other as changed since it was seen."""
    with pytest.raises(NotFound):
        ledger.review.decide(decision(Verdict.NOTE, ("sha256:none", "", ""), reason="r"))
    with pytest.raises(StaleDecision):
        ledger.review.decide(decision(Verdict.ACCEPT, (figure()[0], "figures", "sha256:none")))


def test_rejected_marks_go_and_edited_ones_change_in_all_that_follows(ledger: Ledger) -> None:
    """Readings and links are those that reviewers left; what was read stays underneath."""
    as_read = ledger.reading("b.txt")
    ledger.review.decide(decision(Verdict.REJECT))
    other = figure("b.txt", as_read.article.text)
    ledger.review.decide(decision(Verdict.EDIT, other, value={"high": 9, "modifier": "approx", "start": 5}))
    revised = ledger.reading("a.txt")
    assert revised.marks.figures == make_reading().marks.figures[:-1]
    assert revised.marks.claims[0].figures == make_reading().marks.claims[0].figures[:-1]
    (edited,) = ledger.reading("b.txt").marks.figures
    assert (edited.text, edited.high, edited.modifier) == ("Some 9", 9, "approx")
    assert ledger.reading("b.txt").marks.claims[0].figures == (edited.id,)
    assert ledger.reading("b.txt", revised=False) == as_read
    assert list(ledger.verify()) == []


def test_undo_takes_back_the_last_decision_and_nothing_of_others(ledger: Ledger) -> None:
    """Decisions are withdrawn one after the other, the last first; then there is none left."""
    ledger.review.decide(decision(Verdict.REJECT, reviewer="B. Reader"))
    first = ledger.review.decide(decision(Verdict.ACCEPT, saw=ledger.review.saw(figure())))
    second = ledger.review.decide(decision(Verdict.NOTE, reason="r"))
    assert said(ledger.review.undo("A. Reader", "u1")).target.lines == (second.seal,)
    assert ledger.review.undo("A. Reader", "u1") == ledger.review.log.lines()[-1]
    assert said(ledger.review.undo("A. Reader", "u2")).target.lines == (first.seal,)
    with pytest.raises(NothingToUndo):
        ledger.review.undo("A. Reader", "u3")
    assert [one.verdict for one in ledger.review.about(figure())] == [Verdict.REJECT]


def test_a_re_read_article_keeps_what_fits_and_lists_what_does_not(ledger: Ledger) -> None:
    """The judgement whose words stand in the new version holds for it; the other is an orphan with its reason."""
    ledger.review.decide(decision(Verdict.REJECT))
    ledger.review.decide(decision(Verdict.ACCEPT, (figure()[0], "claims", make_reading().marks.claims[0].id)))
    ledger.put([make_reading("a.txt", BODY + " It goes on and on for the rest of the day.")])
    standing = ledger.review.standing()
    assert [one.kind for one in standing.decided] == ["figures"]
    assert [orphan.why for orphan in standing.orphans] == ["its text stands there, and is not marked so any more"]
    assert len(ledger.reading("a.txt").marks.figures) == 1


def test_rulings_follow_from_what_stands(ledger: Ledger) -> None:
    """Pairs of marks go to linking as they are; the last word on what is unsure is none."""
    one, other = figure(), figure("b.txt", "Vel. Some 9 people fled Ostra.")
    assert ledger.review.ruled() == ""
    ledger.review.decide(decision(Verdict.DIFFERENT, one, other))
    pair = (min(one[2], other[2]), max(one[2], other[2]))
    assert ledger.review.rulings() == Rulings(different=(pair,))
    before = ledger.review.ruled()
    ledger.review.decide(decision(Verdict.NOTE, reason="r"))
    assert ledger.review.ruled() == before != ""
    ledger.review.decide(decision(Verdict.UNSURE, other, one, saw=ledger.review.saw(one, other)))
    assert ledger.review.rulings() == Rulings()


def test_a_side_and_a_name_go_to_the_entity_that_the_name_stands_for(ledger: Ledger) -> None:
    """A name that stands for no entity gives nothing; one that does gives its entity."""
    from sayso.vocabulary import NameType
    from tests.link.pile import Draft

    reading = Draft(key="c.txt", text="Ana Belling spoke.").name("Ana Belling", NameType.PERSON).reading()
    ledger.put([reading])
    mark = (reading.article.id, "names", reading.marks.names[0].id)
    ledger.review.decide(decision(Verdict.SIDE, mark, value={"side": "North"}))
    ledger.review.decide(decision(Verdict.NAME, mark, value={"name": "A. Belling"}, saw=ledger.review.saw(mark)))
    assert ledger.review.rulings() == Rulings(
        names=((reading.marks.entities[0].id, "A. Belling"),), sides=(SideEntry(entity="Ana Belling", side="North"),)
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET reviewer = 'B'",
        "DELETE FROM log",
        "UPDATE judged SET judgement = '{}'",
        "DELETE FROM judged",
        "UPDATE tombstone SET line = 'x'",
        "DELETE FROM tombstone",
        "INSERT INTO tombstone (seal, line) VALUES ('x', 'no line')",
        "INSERT INTO judged (seal, salt, judgement) SELECT seal, 's', '{}' FROM tombstone",
    ],
)
def test_the_database_refuses_to_change_or_cut_the_log(ledger: Ledger, statement: str) -> None:
    """By whatever door: triggers refuse every update and delete, and content that was forgotten."""
    line = ledger.review.decide(decision(Verdict.REJECT))
    ledger.review.decide(decision(Verdict.NOTE, reason="r"))
    ledger.review.erase([line.seal], reviewer="A. Reader", decision="f")
    before = ledger.review.log.lines()
    with pytest.raises(LedgerError), ledger._database.transaction():
        ledger._database.sql(statement)
    assert ledger.review.log.lines() == before


def test_sqlite_does_not_replace_a_line_either(tmp_path: Path) -> None:
    """INSERT OR REPLACE deletes without asking the trigger on deletes; the one on inserts refuses it."""
    with open_ledger(tmp_path / "x.db") as ledger:
        ledger.put([make_reading()])
        ledger.review.decide(decision(Verdict.REJECT))
        columns = "number, seal, reviewer, desk, ordinal, at, decision, digest, previous"
        with pytest.raises(LedgerError, match="only grows"), ledger._database.transaction():
            ledger._database.sql(f"INSERT OR REPLACE INTO log SELECT {columns} FROM log")
        with pytest.raises(LedgerError, match="only grows"), ledger._database.transaction():
            ledger._database.sql("INSERT OR REPLACE INTO judged SELECT seal, salt, '{}' FROM judged")


def test_a_plain_role_of_postgresql_has_no_right_to_change_the_log(postgresql: Server) -> None:
    """The role that sayso works as owns the tables and gave these rights up: the server refuses before any trigger."""
    url = postgresql.new()
    name = url.partition("@/")[2].partition("?")[0]
    role = f"keeper_{name}"
    postgresql.do(f"CREATE ROLE {role} LOGIN")
    postgresql.do(f"GRANT ALL ON SCHEMA public TO {role}", url)
    with open_ledger(postgresql.url(name, role)) as ledger:
        ledger.put([make_reading()])
        line = ledger.review.decide(decision(Verdict.REJECT))
        for statement in ("UPDATE log SET at = ''", "DELETE FROM log", "TRUNCATE log", "UPDATE judged SET salt = ''"):
            with pytest.raises(LedgerError, match="permission denied"):
                ledger._database.sql(statement)
        ledger.review.erase([line.seal], reviewer="A. Reader", decision="f")
        assert list(ledger.review.verify()) == []


def test_a_role_that_only_reviews_can_decide_and_change_nothing(postgresql: Server) -> None:
    """With the rights that the how-to page gives it: decisions and their undoing are new rows."""
    url = postgresql.new()
    name = url.partition("@/")[2].partition("?")[0]
    with open_ledger(url) as ledger:
        ledger.put([make_reading()])
    role = f"reviewer_{name}"
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "keep-a-ledger-in-postgresql.md").read_text("utf-8")
    grants = [line for line in page.splitlines() if "sayso_reviewer" in line]
    assert len(grants) == 4
    for line in grants:
        postgresql.do(line.replace("sayso_reviewer", role).replace("ROLE", "USER"), url)
    with open_ledger(postgresql.url(name, role), create=False) as ledger:
        ledger.review.decide(decision(Verdict.REJECT))
        ledger.review.undo("A. Reader", "u")
        assert len(ledger.review.log.lines()) == 2
        for statement in ("UPDATE log SET at = ''", "DELETE FROM judged", "DELETE FROM article"):
            with pytest.raises(LedgerError, match="permission denied"):
                ledger._database.sql(statement)


def test_erasing_leaves_the_chain_whole_and_nothing_to_read(ledger: Ledger) -> None:
    """What a line said is gone from log and export; every line after it still fits."""
    line = ledger.review.decide(decision(Verdict.NOTE, reason="her name is Quelia Ostrander"))
    ledger.review.decide(decision(Verdict.REJECT, saw=ledger.review.saw(figure())))
    ledger.review.erase([line.seal], reviewer="B. Reader", decision="f")
    out = b"".join(encode_line(one) for one in ledger.review.log.lines())
    assert b"Quelia" not in out
    assert list(ledger.review.verify()) == []
    assert [one.verdict for one in ledger.review.standing().decided] == [Verdict.REJECT]


def test_logs_merge_either_way_and_say_the_same(new_address: Callable[[], str | Path]) -> None:
    """Two desks exchange their logs; nothing is lost, nothing doubled, erased lines do not come back."""
    with open_ledger(new_address()) as one, open_ledger(new_address()) as other:
        for ledger, verdict in ((one, Verdict.REJECT), (other, Verdict.ACCEPT)):
            ledger.put([make_reading()])
            ledger.review.decide(decision(verdict))
        old = one.review.log.lines()
        one.review.erase([old[0].seal], reviewer="A. Reader", decision="f")
        sent = [decode_line(encode_line(line)) for line in one.review.log.lines()]
        assert other.review.log.take(old, "old") == 1
        assert other.review.log.take(sent, "sent") == 1
        assert other.review.log.take(sent, "sent") == 0
        assert one.review.log.take(other.review.log.lines(), "other") == 1
        assert one.review.log.take(old, "old") == 0
        assert one.review.log.lines() == other.review.log.lines()
        assert one.review.standing() == other.review.standing()
        assert list(faults(other.review.log.lines())) == []


def test_a_log_that_was_changed_is_not_taken(new_address: Callable[[], str | Path]) -> None:
    """A changed reason, a missing line, a fork: nothing of it comes in."""
    with open_ledger(new_address()) as one, open_ledger(new_address()) as other:
        for ledger in (one, other):
            ledger.put([make_reading()])
        for reason in ("one", "two", "three"):
            one.review.decide(decision(Verdict.NOTE, reason=reason))
        lines = one.review.log.lines()
        changed = replace(lines[0], judgement=replace(said(lines[0]), reason="none"))
        for broken in ([changed, *lines[1:]], [lines[0], lines[2]], [*lines, replace(lines[2], seal="sha256:x")]):
            with pytest.raises(BrokenLog):
                other.review.log.take(broken, "log.jsonl")
        assert other.review.log.lines() == []
