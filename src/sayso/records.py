"""Every record that passes between stages: frozen, compared by value, made of plain values.

Offsets are Unicode code points into ``Article.text``, half-open: ``text[start:end]`` is what is shown. The records a
program outside may see (`Article`, `Marks`, `Links` and what they hold) have the field names of the JSON contract, in
its order; `sayso.contract` turns them into JSON and back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.vocabulary import (
    Anonymity,
    AttributionType,
    BlockKind,
    BoilerplateKind,
    ChronologyKind,
    CopyKind,
    CreditKind,
    DateAnchor,
    DateMod,
    DateType,
    EventType,
    FigureKind,
    Harm,
    How,
    Modality,
    Modifier,
    NameType,
    PlaceIn,
    QuestionKind,
    Reason,
    Relation,
    RollUpRule,
    SpeakerKind,
    Stance,
    Trend,
    VictimStatus,
    VoiceKind,
    WaitsFor,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of an article's text: code points, ``start`` inclusive, ``end`` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """Something a reader should know about one article; ``code`` is a heading in docs/errors.md."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that could not be read: which one, why, and what to do."""

    uri: str
    code: str
    message: str


# What intake hands on ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One piece of metadata said from outside the article's own text.

    field: ``title``, ``publisher``, ``agency``, ``author``, ``published``, ``modified``, ``language`` or ``url``
    how:   ``given`` (a flag, a table column, ``sayso set``) or ``side-car``
    """

    field: str
    value: str
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One item as it came out of a file, a table row or standard input, before anything is parsed.

    uri:        the input as the user named it; for a table row its URL, else ``file#id``
    key:        what the article's identity rests on beside its bytes: the path relative to the named root with
                forward slashes, or the canonical URL
    location:   where the bytes were found on this machine (a resolved path), None for standard input
    media_type: ``text/plain``, ``text/markdown``, ``text/html``, or ``application/x-sayso-row`` for the text column
                of a table row, whose characters are kept as they stand
    body:       the bytes, undecoded
    given:      what people, side-cars and table columns say of it, the most binding first
    carried:    unknown table columns, carried along unread
    caveats:    what intake already has to say about it
    charset:    the encoding that its transport or archive names, beside what the bytes themselves say
    """

    uri: str
    key: str
    location: str | None
    media_type: str
    body: bytes
    given: tuple[Given, ...] = ()
    carried: Mapping[str, str] = field(default_factory=dict)
    caveats: tuple[Caveat, ...] = ()
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherEntry:
    """One line of ``publishers.csv``: an outlet as people describe it.

    domain:  registrable domain, lower case, or "" when it has none
    aliases: other spellings of its name
    owner:   who owns it, or None
    agency:  whether it is a news agency
    party:   the party to the events it belongs to or speaks for, or None
    """

    domain: str
    name: str
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    agency: bool = False
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideEntry:
    """One line of ``sides.csv``: the side that people put an entity or outlet on."""

    entity: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgottenName:
    """A name that is masked in every article, known by its keyed hash alone; see `sayso.review.erasure`.

    key:   random text of the ledger; words: how many words it has
    """

    digest: str
    key: str
    words: int


# Articles ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The headline; ``start`` and ``end`` are None when it does not stand in the stored text."""

    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A name from the by-line."""

    name: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The publisher or the agency of an article, and how it is known."""

    name: str
    how: How
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A photo, text or video credit. A photo credit makes nobody the agency of the text."""

    kind: CreditKind
    name: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """One date that might be the publication date: EDTF value and where it was found."""

    value: str
    how: How
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDate:
    """When an article was published or modified: EDTF ``value``, how it is known, and every candidate seen."""

    value: str
    how: How
    start: int | None
    end: int | None
    candidates: tuple[DateCandidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """A stretch of text that is no part of the story."""

    start: int
    end: int
    kind: BoilerplateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, title, subheading or caption of the stored text; blocks do not overlap and stand in order."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a PDF: its number, counted from 1, and its stretch of the text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text as published, decoded and described, before anything is marked in it.

    id:        ``sha256:<hex>`` of key and raw bytes (see `sayso.identity.article_id`)
    key:       path relative to the named root, or canonical URL: versions of one article share it
    digest:    sha256 hex of the raw bytes
    reader:    name and version of what turned bytes into ``text``
    language:  BCP 47 tag; ``und`` when there is too little text to tell
    """

    id: str
    uri: str
    key: str
    digest: str
    reader: str
    title: Title | None
    authors: tuple[Author, ...]
    publisher: Named | None
    agency: Named | None
    credits: tuple[Credit, ...]
    published: ArticleDate | None
    modified: ArticleDate | None
    language: str
    language_confidence: float
    text: str
    boilerplate: tuple[Boilerplate, ...]
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    carried: Mapping[str, str]
    warnings: tuple[Caveat, ...]


# Marks ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One hop of a say-so chain; ``name`` is None for a hop that is known to exist but unnamed."""

    kind: VoiceKind
    name: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A ledger line: a sentence, or the part of one that stands under one attribution, and who vouches for it.

    voice:       the chain from the outside in (publisher first)
    attribution: id of the innermost attribution, None for own voice
    figures, dates, names, events: ids of the marks inside it
    confidence:  0..1, rounded to 3 decimals
    """

    id: str
    spans: tuple[Span, ...]
    voice: tuple[Voice, ...]
    attribution: str | None
    modality: Modality
    negated: bool
    figures: tuple[str, ...]
    dates: tuple[str, ...]
    names: tuple[str, ...]
    events: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it, by the fullest name the article gives.

    start, end: the mention that gave the name
    entity:     id of an `Entity` of the same article, or None
    candidates: names it could be where the text leaves it open (then ``name`` is None)
    """

    name: str | None
    start: int | None
    end: int | None
    entity: str | None
    kind: SpeakerKind
    anonymous: Anonymity | None
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Reported speech or thought: content, cue and source (the terms of PARC and PolNeAR).

    content: one span per stretch, with its quotation marks and without "that"
    within:  id of the attribution this one is reported inside, or None
    """

    id: str
    type: AttributionType
    stance: Stance
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: Speaker | None
    within: str | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureEvidence:
    """Where each described field of a figure stands; an empty list for a field that is not filled."""

    counted: tuple[Span, ...] = ()
    harm: tuple[Span, ...] = ()
    victims: tuple[Span, ...] = ()
    status: tuple[Span, ...] = ()
    blamed: tuple[Span, ...] = ()
    when: tuple[Span, ...] = ()
    where: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as reported: ``low`` <= the number meant <= ``high``, both in ``unit``, None where the words are open.

    start, end:  the number phrase with modifier, unit and head noun
    value:       the number in the unit as written (an int when whole); None for ranges and bare plurals
    unit:        singular; ``person`` for people, ISO 4217 for money, else the thing counted
    counted:     what is counted, in the text's words
    part_of:     id of the figure it is a part of, or None
    when:        EDTF, or None
    claim:       id of the claim it stands in; attribution: id of the innermost one around it, None for own voice
    """

    id: str
    start: int
    end: int
    text: str
    kind: FigureKind
    value: int | float | None
    low: int | float | None
    high: int | float | None
    modifier: Modifier
    trend: Trend | None
    unit: str
    counted: str
    harm: tuple[Harm, ...]
    victims: str | None
    status: VictimStatus | None
    blamed: str | None
    part_of: str | None
    when: str | None
    where: str | None
    place_in: PlaceIn
    negated: bool
    evidence: FigureEvidence
    claim: str | None
    attribution: str | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A time expression with its TIMEX3 value, its EDTF form and both its ends.

    value:    TIMEX3 value; edtf: the same as EDTF, or None where EDTF has no form for it
    earliest, latest: ISO dates, None for durations and for what is still open
    anchor:   what it was resolved against; waits_for: what is missing, or None
    """

    id: str
    start: int
    end: int
    text: str
    type: DateType
    value: str
    mod: DateMod | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    anchor: DateAnchor
    waits_for: WaitsFor | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who or what takes part in an event, or where it is, as the claim itself names it."""

    text: str
    start: int
    end: int
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something a claim says happened, or did not, or will; ``start`` and ``end`` bound its trigger."""

    id: str
    start: int
    end: int
    text: str
    type: EventType
    agent: Participant | None
    patient: Participant | None
    place: Participant | None
    date: str | None
    negated: bool
    modality: Modality
    claim: str | None
    figures: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name; titles and roles stand outside the span. ``entity`` is an id of `Marks.entities`."""

    id: str
    start: int
    end: int
    text: str
    type: NameType
    entity: str | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A title or role somebody gives to an entity, and the claim that gives it."""

    text: str
    start: int
    end: int
    claim: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a place lies, by a gazetteer; never shown as belonging to any state.

    lat, lon:     WGS 84 degrees, two decimals; of a state or region its middle
    gazetteer_id: GeoNames number, or GeoNames' code of a region; null where the gazetteer has none
    why:          a sentence: why this place of that name and no other
    """

    lat: float
    lon: float
    gazetteer_id: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, organisation or place under all its spellings within one article.

    place: where a place lies; None for what is no place, is in no gazetteer, or may be one of several
    """

    id: str
    name: str
    type: NameType
    roles: tuple[Role, ...]
    variants: tuple[str, ...]
    place: Located | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """An evaluative word or phrase. Off unless asked for."""

    id: str
    start: int
    end: int
    text: str
    category: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All that was found in one article, each kind in text order, with what the finding had to warn of."""

    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    events: tuple[Event, ...] = ()
    names: tuple[Name, ...] = ()
    entities: tuple[Entity, ...] = ()
    wording: tuple[Wording, ...] = ()
    frame: str | None = None
    warnings: tuple[Caveat, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article with its marks, and what made them.

    tool:  version of sayso; model: sha256 hex of the model file, None while rules alone read
    """

    tool: str
    model: str | None
    article: Article
    marks: Marks


# What people decided -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What reviewers decided of the things that links are made of, as linking heeds it.

    same:      pairs of ids of events, figures, dates, claims, or of articles' entities, that are one
    different: likewise, that are not one; where both are said of the same things, directly or by way of others, this
               holds
    names:     ids of articles' entities and what their linked entity is called, the first of several that meet
    sides:     the side of entities, before what ``sides.csv`` says
    """

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    sides: tuple[SideEntry, ...] = ()


# Links across articles -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedArticle:
    """An article as link results name it; ``published`` is EDTF or None.

    own: the share of its words that it did not share with others of the pile or was the first to print, 0..1
    """

    id: str
    uri: str
    publisher: str | None
    published: str | None
    own: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mark in an article; ``mark`` is its id."""

    article: str
    mark: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedEntity:
    """One entity under all its spellings, across articles.

    place:   as in `Entity`, where most of its articles put it
    reasons: why its spellings were taken for one, a sentence for each pair that was joined; empty for one spelling
    """

    id: str
    name: str
    type: NameType
    variants: tuple[str, ...]
    mentions: tuple[Mention, ...]
    place: Located | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPair:
    """Two mentions taken for one event, by the ids of their marks, and why, in a few words."""

    a: str
    b: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventInside:
    """Where a claim tells of an event as inside another: a death in a battle, a battle in a war.

    event:  id of the linked event that holds it, None where only a name stands for that
    entity: id of the linked entity whose name stands for it ("the Battle of Orvale"), None where a common word does
    name:   the words for it at ``start`` to ``end`` of ``article``; part: id of the mark that is told of as inside
    why:    both and the words that join them: "“killed” during “siege”"
    """

    event: str | None
    entity: str | None
    name: str
    part: str
    article: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedEvent:
    """The same event in several claims; ``label`` is made of mention texts only.

    pairs:  the comparisons that brought the mentions together, one fewer than there are mentions
    inside: the events that claims tell of it as a part of, each once, in order of first mention
    """

    id: str
    label: str
    type: EventType
    earliest: str | None
    latest: str | None
    place: str | None
    mentions: tuple[Mention, ...]
    pairs: tuple[EventPair, ...] = ()
    inside: tuple[EventInside, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A claim that cites a document: by whose word, None for the article's own, and the claim made of it or with it."""

    article: str
    claim: str
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A cited text: a law, resolution, report or post. ``in_pile``: whether it is itself one of the articles.

    name:      a name of it, or what it is called and whose it is: "report · Lake Council"
    names:     all it is called in the pile, in order of first mention: "the agreement of 10 May", "the deal"
    citations: who cites it for what, in the order of the pile
    """

    id: str
    name: str
    mentions: tuple[Mention, ...]
    in_pile: bool
    names: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one article."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Passages of several articles that share text; ``earliest``: an article id, None when dates do not tell."""

    id: str
    kind: CopyKind
    members: tuple[Passage, ...]
    earliest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a question is about, as far as the marks say; ``when`` is EDTF."""

    counted: str | None
    harm: tuple[Harm, ...]
    blamed: str | None
    where: str | None
    when: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPair:
    """How two accounts of one question stand to each other, with a sentence saying why."""

    a: str
    b: str
    relation: Relation
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountClaim:
    """One claim behind an account; ``mark`` is the figure, date, event or name, None for a statement."""

    article: str
    claim: str
    mark: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where chains end: a named voice, a document or a publisher, with the claims that rest on it."""

    name: str
    kind: VoiceKind
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One version of the answer to a question, and who gives it.

    n_origins: at most so many separate named origins, once dependent claims are joined; ``n_own_voice`` and
    ``n_unnamed`` count articles
    n_sides:   sides of the origins, as ``sides.csv`` has them; those it does not name are not counted. None: not set
    """

    id: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    unit: str | None
    edtf: str | None
    text: str
    claims: tuple[AccountClaim, ...]
    origins: tuple[Origin, ...]
    n_articles: int
    n_publishers: int
    n_origins: int
    n_own_voice: int
    n_unnamed: int
    n_sides: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What several claims answer; ``label`` is made of mention texts."""

    id: str
    kind: QuestionKind
    label: str
    about: About
    relation: Relation
    pairs: tuple[AccountPair, ...]
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUpInput:
    """One origin's word on a question, as a roll-up takes it.

    account:   id of the account; its ``low`` and ``high`` in its ``unit``, None where the words are open
    origin:    the names of the joined origins behind it, None for own voice and unnamed sources
    published: EDTF of the first article that gives it, or None
    counted:   whether the rule counts it; ``why`` says so in a sentence
    """

    account: str
    text: str
    low: int | float | None
    high: int | float | None
    origin: tuple[str, ...] | None
    n_articles: int
    published: str | None
    counted: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUp:
    """What a named rule makes of the accounts of one question: no estimate of what happened.

    low, high: None where the rule gives no number, or where the words leave that end open
    n_origins: at most so many separate named origins it rests on; ``told`` is the whole line in words
    """

    question: str
    label: str
    rule: RollUpRule
    low: int | float | None
    high: int | float | None
    unit: str | None
    n_origins: int
    told: str
    inputs: tuple[RollUpInput, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a running toll: the bounds given by what was published up to then, and who moved them.

    published: EDTF of the article; low, high: lowest low and highest high of all accounts published so far, None where
               no account says; account, text: the account that came in
    """

    question: str
    published: str
    low: int | float | None
    high: int | float | None
    account: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """Two claims that do not stand each on its own, and why.

    why:      a sentence in plain words
    reason:   what ties them
    evidence: the stretches that show it: the mark and the named source in either article, or the copied passage
    """

    a: str
    b: str
    why: str
    reason: Reason
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedVoice:
    """How often somebody speaks, is quoted by others, and is spoken about: counts of claims."""

    entity: str | None
    name: str
    speaks: int
    quoted_by_others: int
    spoken_about: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyLine:
    """One line of the chronology: ISO dates, the id of a linked event or None, the claims that say so."""

    earliest: str
    latest: str
    kind: ChronologyKind
    event: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An input that stands in no count, and why."""

    uri: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """All that holds across the articles of one pile."""

    articles: tuple[LinkedArticle, ...] = ()
    entities: tuple[LinkedEntity, ...] = ()
    events: tuple[LinkedEvent, ...] = ()
    documents: tuple[Document, ...] = ()
    copies: tuple[Copies, ...] = ()
    questions: tuple[Question, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    voices: tuple[LinkedVoice, ...] = ()
    chronology: tuple[ChronologyLine, ...] = ()
    unread: tuple[Unread, ...] = ()
