"""Link results over two copies of the story, made by hand: one of everything."""

from dataclasses import replace

from sayso.records import (
    About,
    Account,
    AccountClaim,
    AccountPair,
    ChronologyLine,
    Copies,
    Dependence,
    Document,
    LinkedArticle,
    LinkedEntity,
    LinkedEvent,
    LinkedVoice,
    Links,
    Mention,
    Origin,
    Passage,
    Question,
    Reading,
    Unread,
)
from sayso.vocabulary import (
    ChronologyKind,
    CopyKind,
    EventType,
    Harm,
    NameType,
    QuestionKind,
    Relation,
    VoiceKind,
)


def make_differing(one: Reading, other: Reading) -> Links:
    """The same links with two more questions: two accounts that differ, and two words for one thing."""
    links = make_links(one, other)
    (question,) = links.questions
    (account,) = question.accounts
    second = replace(account, id="sha256:aa02", value=12, low=12, high=12, text="12")
    against = AccountPair(a=account.id, b=second.id, relation=Relation.DIFFER, why="both cannot be true")
    differ = replace(question, id="sha256:bb02", relation=Relation.DIFFER, accounts=(account, second), pairs=(against,))
    beside = replace(against, relation=Relation.COMPATIBLE, why="words for one thing")
    words = replace(differ, id="sha256:bb03", kind=QuestionKind.WORDS, pairs=(beside,))
    return replace(links, questions=(question, differ, words))


def make_links(one: Reading, other: Reading) -> Links:
    """Links of two readings of `tests.show.story`."""
    readings = (one, other)
    figures = [reading.marks.figures[0] for reading in readings]
    names = [reading.marks.names[0] for reading in readings]
    claims = tuple(reading.marks.claims[1].id for reading in readings)
    mentions = tuple(
        Mention(article=reading.article.id, mark=name.id, start=name.start, end=name.end)
        for reading, name in zip(readings, names, strict=True)
    )
    account = Account(
        id="sha256:aa01",
        value=40,
        low=40,
        high=None,
        unit="person",
        edtf=None,
        text="at least 40 people",
        claims=tuple(
            AccountClaim(article=r.article.id, claim=c, mark=f.id, start=f.start, end=f.end)
            for r, c, f in zip(readings, claims, figures, strict=True)
        ),
        origins=(Origin(name="Ana Doru", kind=VoiceKind.SPEAKER, claims=claims),),
        n_articles=2,
        n_publishers=2,
        n_origins=1,
        n_own_voice=0,
        n_unnamed=0,
    )
    question = Question(
        id="sha256:bb01",
        kind=QuestionKind.FIGURE,
        label="people killed",
        about=About(counted="people killed", harm=(Harm.KILLED,), blamed=None, where=None, when=None),
        relation=Relation.AGREE,
        pairs=(AccountPair(a="sha256:aa01", b="sha256:aa01", relation=Relation.AGREE, why="the same number"),),
        accounts=(account,),
    )
    passages = tuple(Passage(article=r.article.id, start=0, end=21) for r in readings)
    return Links(
        articles=tuple(
            LinkedArticle(id=r.article.id, uri=r.article.uri, publisher=None, published=None) for r in readings
        ),
        entities=(
            LinkedEntity(
                id="sha256:cc01", name="Ana Doru", type=NameType.PERSON, variants=("Doru",), mentions=mentions
            ),
        ),
        events=(
            LinkedEvent(
                id="sha256:dd01",
                label="falls",
                type=EventType.DESTROY,
                earliest="2025-03-04",
                latest="2025-03-04",
                place="Ordun",
                mentions=mentions,
            ),
        ),
        documents=(Document(id="sha256:ee01", name="the Ordun report", mentions=mentions, in_pile=False),),
        copies=(Copies(id="sha256:ff01", kind=CopyKind.WIRE, members=passages, earliest=one.article.id),),
        questions=(question,),
        dependence=(Dependence(a=claims[0], b=claims[1], why="the same words"),),
        voices=(LinkedVoice(entity="sha256:cc01", name="Ana Doru", speaks=2, quoted_by_others=2, spoken_about=0),),
        chronology=(
            ChronologyLine(
                earliest="2025-03-04",
                latest="2025-03-04",
                kind=ChronologyKind.EVENT,
                event="sha256:dd01",
                claims=claims,
            ),
        ),
        unread=(Unread(uri="picture.txt", reason="no text"),),
    )
