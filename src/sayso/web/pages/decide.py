"""Decisions sent from the desk: written once, asked again when they did not see what stands, and taken back."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from sayso.errors import BadSetting, StaleDecision
from sayso.review.agenda import MarkName
from sayso.review.judgement import EDITABLE, OF_ENTITY, Value
from sayso.store import Ledger
from sayso.store.review import Decision
from sayso.vocabulary import Verdict
from sayso.web.desk import Desk
from sayso.web.form import Field, Form, Sent
from sayso.web.judging import long_id, mark_address, read_fields

FIELDS = tuple(sorted(frozenset().union(*EDITABLE.values())))
"""Every field that an edit of any kind of mark may change."""
_OURS = re.compile(r"/review(?:/[0-9a-z/]*)?(?:\?[^\s#\\]*)?")
"""Addresses of reviewing, the only ones that a form is sent on to."""


def decide(desk: Desk, sent: Sent) -> str:
    """Write one decision and go on; one that did not see what stands now is asked again on the page of its mark.

    Raises: NotFound; BadSetting when such a thing cannot be said of it
    """
    reviewer, verdict = sent.one("by").strip(), sent.one("verdict")
    if verdict not in {one.value for one in Verdict}:
        raise BadSetting("verdict", verdict, f"it is one of {', '.join(one.value for one in Verdict)}")
    with desk.ledger() as ledger:
        marks = _marks(sent)
        decision = Decision(
            id=sent.one("decision").strip(),
            reviewer=reviewer,
            verdict=Verdict(verdict),
            marks=marks,
            saw=sent.one("saw"),
            value=_given(ledger, Verdict(verdict), marks, sent),
            reason=sent.one("reason").strip(),
        )
        try:
            ledger.review.decide(decision)
        except StaleDecision:
            article, kind, mark = marks[0]
            other = (marks[1][0], marks[1][2]) if len(marks) == 2 else None
            address = mark_address(article, kind, mark, other)
            return f"{address}{'&' if '?' in address else '?'}{urlencode({'stale': 1, 'by': reviewer})}"
    return _next(sent, reviewer)


def undo(desk: Desk, sent: Sent) -> str:
    """Take back the last decision of a reviewer that stands, or a certain one. Raises: NothingToUndo."""
    reviewer = sent.one("by").strip()
    with desk.ledger() as ledger:
        ledger.review.undo(reviewer, sent.one("decision").strip(), line=sent.one("line") or None)
    return _next(sent, reviewer)


def relink(desk: Desk, sent: Sent) -> str:
    """Put everything together anew in the light of what was decided, and go to where its progress is shown."""
    desk.work.start()
    return "/add"


def _marks(sent: Sent) -> tuple[MarkName, ...]:
    """Return the marks that a form names, each as article, kind and id in one word."""
    marks = []
    for words in sent.all("mark"):
        article, _, rest = words.partition("/")
        kind, _, mark = rest.partition("/")
        marks.append((long_id(article), kind, long_id(mark) if mark else ""))
    if not 1 <= len(marks) <= 2:
        raise BadSetting("mark", len(marks), "a decision is about one mark or two")
    return tuple(marks)


def _given(ledger: Ledger, verdict: Verdict, marks: tuple[MarkName, ...], sent: Sent) -> Mapping[str, Value]:
    """Return the value of a decision: what an edit changes, a name, a side."""
    if verdict is Verdict.EDIT:
        article, kind, mark = marks[0]
        given = {name: sent.one(f"set_{name}") for name in FIELDS if f"set_{name}" in sent.fields}
        return read_fields(ledger.reading(article, revised=False), kind, mark, given)
    return {verdict.value: sent.one(verdict.value).strip()} if verdict in OF_ENTITY else {}


def _next(sent: Sent, reviewer: str) -> str:
    """Return the page to go on to: where the form came from, when that is a page of reviewing."""
    after = sent.one("next")
    return after if _OURS.fullmatch(after) else f"/review?{urlencode({'by': reviewer})}"


FORMS = (
    Form(
        name="decide",
        path="/review/decide",
        about="Decide about a mark or a pair. One that did not see what stands now is not written: the answer leads "
        "to the page of the mark, which shows what changed.",
        do=decide,
        fields=(
            Field(name="decision", about="An id made for this decision; sent twice it counts once.", required=True),
            Field(name="by", about="Who decides.", required=True),
            Field(
                name="verdict",
                about="accept, reject, edit, same, different, unsure, name, side or note.",
                required=True,
            ),
            Field(name="mark", about="article/kind/mark; twice for a pair, article// for an article.", required=True),
            Field(name="saw", about="What the page said that it saw.", required=True),
            Field(name="reason", about="Why; the words of a note."),
            Field(name="name", about="With name: what the entity is called."),
            Field(name="side", about="With side: the side it is on."),
            Field(name="next", about="The page of reviewing to go on to."),
            *(Field(name=f"set_{name}", about=f"With edit: the {name} of the mark.") for name in FIELDS),
        ),
    ),
    Form(
        name="relink",
        path="/review/link",
        about="Compare all articles anew in the light of what was decided.",
        do=relink,
    ),
    Form(
        name="undo_decision",
        path="/review/undo",
        about="Take back the last decision of a reviewer that stands, or the one with this seal.",
        do=undo,
        fields=(
            Field(name="decision", about="An id made for this undoing.", required=True),
            Field(name="by", about="Whose decision it was.", required=True),
            Field(name="line", about="The seal of its line in the log."),
            Field(name="next", about="The page of reviewing to go on to."),
        ),
    ),
)
