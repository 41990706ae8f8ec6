"""Tables of what does not meet: accounts that differ, one article or voice against itself first; words side by side."""

from collections.abc import Iterator

from sayso.records import Account, AccountPair, Links
from sayso.show.link_table import LinkTable, Quoted
from sayso.show.table import UNREVIEWED, VOUCHED, WHERE, Row, integer, text
from sayso.vocabulary import QuestionKind, Relation

WORST_FIRST = (Relation.DIFFER, Relation.SCOPE, Relation.UPDATE)
"""The relations that are shown as differences, in this order; what can both be true is none."""

ONE_ARTICLE = "one article"
ONE_VOICE = "one voice"


def within(one: Account, other: Account) -> str | None:
    """Return inside what two accounts stand against each other: one article, one named voice, or None for neither."""
    if {claim.article for claim in one.claims} & {claim.article for claim in other.claims}:
        return ONE_ARTICLE
    if {(origin.kind, origin.name) for origin in one.origins} & {(o.kind, o.name) for o in other.origins}:
        return ONE_VOICE
    return None


def differences(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each pair of accounts that do not say the same, contradictions inside one article first."""
    inside = (ONE_ARTICLE, ONE_VOICE, None)
    found: list[tuple[int, int, int, Row]] = []
    for number, question in enumerate(links.questions):
        if question.kind is QuestionKind.WORDS:
            continue
        accounts = {account.id: account for account in question.accounts}
        for pair in question.pairs:
            if pair.relation in WORST_FIRST:
                one, other = accounts[pair.a], accounts[pair.b]
                where = within(one, other)
                row = (question.id, question.label, pair.relation.value, where, *_two(one, other, pair, quoted))
                found.append((inside.index(where), WORST_FIRST.index(pair.relation), number, row))
    yield from (row for *_, row in sorted(found, key=lambda line: line[:3]))


def _two(one: Account, other: Account, pair: AccountPair, quoted: Quoted) -> Row:
    """Return the cells of both sides, the claims of one article beside each other where there are any."""
    shared = {claim.article for claim in one.claims} & {claim.article for claim in other.claims}
    a, b = (
        next((claim for claim in account.claims if claim.article in shared), account.claims[0])
        for account in (one, other)
    )
    cells: Row = (pair.why,)
    for claim in (a, b):
        chain = quoted.where_claim(claim.claim)[-1]
        cells = (*cells, *quoted.where(claim.article, claim.start, claim.end), chain)
    return (*cells, UNREVIEWED)


def uses(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each use of each of several words for one thing, with the voice that uses it."""
    for question in links.questions:
        if question.kind is not QuestionKind.WORDS:
            continue
        for account in question.accounts:
            for claim in account.claims:
                chain = quoted.where_claim(claim.claim)[-1]
                place = quoted.where(claim.article, claim.start, claim.end)
                yield (question.id, question.label, account.text, len(account.claims), *place, chain, UNREVIEWED)


DIFFERENCES = LinkTable(
    name="differences",
    about="accounts of one thing that do not say the same; one article or one voice against itself first",
    columns=(
        text("question", "id of the question"),
        text("label", "the question, in words of the articles"),
        text("relation", "how the two stand to each other"),
        text("within", "one article or one voice, where both stand in it"),
        text("why", "what that rests on"),
        *(
            column
            for side in ("a", "b")
            for column in (
                text(f"article_{side}", "id of the article"),
                text(f"uri_{side}", "the input as it was named"),
                integer(f"start_{side}", "first code point"),
                integer(f"end_{side}", "code point after the last"),
                text(f"text_{side}", "its words"),
                text(f"chain_{side}", "who vouches for it, from the publisher inwards"),
            )
        ),
        VOUCHED[1],
    ),
    rows=differences,
)
WORDS = LinkTable(
    name="words",
    about="different words for one event, document or place, with the voice that uses each",
    columns=(
        text("question", "id of the question"),
        text("label", "all the words"),
        text("word", "the word, as it was used first"),
        integer("n_uses", "how often it is used in all"),
        *WHERE,
        *VOUCHED,
    ),
    rows=uses,
)
