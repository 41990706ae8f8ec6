"""Closed lists: every value that a field with a fixed set of answers may take.

Each list is a ``StrEnum``: its members are strings, equal to what stands in JSON, columns and on the screen.
"""

from enum import StrEnum


class How(StrEnum):
    """How a piece of metadata is known, from the page's own machine-readable word to a guess.

    ``json-ld``, ``meta``, ``url`` and ``text`` name where in the article it stood; ``stated`` and ``metadata`` say
    the same of publishers and agencies (in the running text, in the page's metadata); ``side-car`` is a CSV beside
    the files, ``given`` what a person or a table said, ``inferred`` a guess from other evidence.
    """

    JSON_LD = "json-ld"
    META = "meta"
    URL = "url"
    TEXT = "text"
    STATED = "stated"
    METADATA = "metadata"
    SIDE_CAR = "side-car"
    GIVEN = "given"
    INFERRED = "inferred"


class BoilerplateKind(StrEnum):
    """Why a stretch of the stored text is not part of the story."""

    FURNITURE = "furniture"
    CREDIT = "credit"
    DATE_STUB = "date_stub"
    AUTHOR_BIO = "author_bio"
    COPYRIGHT = "copyright"
    RELATED = "related"
    COMMENTS = "comments"


class BlockKind(StrEnum):
    """What a block of the stored text is. Boilerplate is told apart by its own spans, not here."""

    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"
    PARAGRAPH = "paragraph"


class CreditKind(StrEnum):
    """What a credit line credits."""

    PHOTO = "photo"
    TEXT = "text"
    VIDEO = "video"


class VoiceKind(StrEnum):
    """What kind of hop stands in a say-so chain."""

    PUBLISHER = "publisher"
    AGENCY = "agency"
    AUTHOR = "author"
    SPEAKER = "speaker"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


class Modality(StrEnum):
    """How a claim puts what it says."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    PLANNED = "planned"
    DEMANDED = "demanded"
    ASKED = "asked"
    HYPOTHETICAL = "hypothetical"


class AttributionType(StrEnum):
    """How reported words are given: quoted, partly quoted, or retold."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Stance(StrEnum):
    """What the cue says the source did with the content. The cue itself is the reporter's word."""

    STATES = "states"
    CLAIMS = "claims"
    CONFIRMS = "confirms"
    DENIES = "denies"
    ADMITS = "admits"
    ACCUSES = "accuses"
    WARNS = "warns"
    PREDICTS = "predicts"
    DEMANDS = "demands"
    PROMISES = "promises"
    BELIEVES = "believes"
    ASKS = "asks"
    ORDERS = "orders"
    DECLARES = "declares"
    OTHER = "other"


class SpeakerKind(StrEnum):
    """What kind of source speaks."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


class Anonymity(StrEnum):
    """What an unnamed source is said to be."""

    OFFICIAL = "official"
    WITNESS = "witness"
    MEDIA = "media"
    UNNAMED = "unnamed"


class FigureKind(StrEnum):
    """What a number measures."""

    COUNT = "count"
    MONEY = "money"
    DURATION = "duration"
    AGE = "age"
    PERCENT = "percent"
    SHARE = "share"
    RATE = "rate"
    MEASURE = "measure"
    OTHER = "other"


class Modifier(StrEnum):
    """How the words around a number bound it."""

    EXACT = "exact"
    APPROX = "approx"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"


class Trend(StrEnum):
    """Whether a number is said to have risen or fallen."""

    UP = "up"
    DOWN = "down"


class Harm(StrEnum):
    """What is said to have happened to the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DETAINED = "detained"
    ARRESTED = "arrested"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    AFFECTED = "affected"


class VictimStatus(StrEnum):
    """Civilian or combatant, where the text says so."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    MIXED = "mixed"


class PlaceIn(StrEnum):
    """Where in the article a figure stands."""

    TEXT = "text"
    HEADLINE = "headline"
    CAPTION = "caption"


class EventType(StrEnum):
    """What is said to happen: PLOVER's types (Open Event Data Alliance) in lower case, and ours."""

    AGREE = "agree"
    CONSULT = "consult"
    SUPPORT = "support"
    CONCEDE = "concede"
    COOPERATE = "cooperate"
    AID = "aid"
    RETREAT = "retreat"
    REQUEST = "request"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    PROTEST = "protest"
    SANCTION = "sanction"
    MOBILIZE = "mobilize"
    COERCE = "coerce"
    ASSAULT = "assault"
    HARM = "harm"
    DISPLACE = "displace"
    DESTROY = "destroy"
    SEIZE = "seize"
    BUILD = "build"
    RETURN = "return"
    VISIT = "visit"
    COMMEMORATE = "commemorate"
    OTHER = "other"


class DateType(StrEnum):
    """TIMEX3 types (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class DateMod(StrEnum):
    """TIMEX3 ``mod`` values in use here."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    BEFORE = "BEFORE"
    AFTER = "AFTER"


class DateAnchor(StrEnum):
    """What a date was resolved against."""

    EXPLICIT = "explicit"
    PUBLISHED = "published"
    CONTEXT = "context"


class WaitsFor(StrEnum):
    """What would have to be known for a relative date to be resolved."""

    PUBLISHED = "published"
    CONTEXT = "context"


class NameType(StrEnum):
    """What a name names. Regions with a government are ``GPE``, other places ``LOC``."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    DOC = "DOC"


class CopyKind(StrEnum):
    """Why articles share text (after Nicholls 2019: wire, press release, source to source, incidental)."""

    WIRE = "wire"
    RELEASE = "release"
    COPIED = "copied"
    INCIDENTAL = "incidental"


class QuestionKind(StrEnum):
    """What kind of answer a question asks for."""

    FIGURE = "figure"
    DATE = "date"
    STATEMENT = "statement"
    WORDS = "words"


class Relation(StrEnum):
    """How two accounts of one question stand to each other."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    UPDATE = "update"
    SCOPE = "scope"
    DIFFER = "differ"
    SINGLE = "single"


class RollUpRule(StrEnum):
    """Rules that make one line of the accounts of a question; what each does stands in `sayso.link.rollup`."""

    RANGE = "range"
    CONSERVATIVE = "conservative"
    LOW_HIGH = "low-high"
    TWO_ORIGINS = "two-origins"
    MAJORITY = "majority"
    HIERARCHY = "hierarchy"


class Reason(StrEnum):
    """What ties two claims.

    ``origin`` the same word, ``connected`` two names that the text makes one source, ``copy`` one passage, ``cites``
    one outlet names the other, ``relayed`` an opponent passes the word on.
    """

    ORIGIN = "origin"
    CONNECTED = "connected"
    COPY = "copy"
    CITES = "cites"
    RELAYED = "relayed"


class ChronologyKind(StrEnum):
    """Which lane of the chronology a line stands in."""

    EVENT = "event"
    PUBLICATION = "publication"
    COMMEMORATION = "commemoration"


class Verdict(StrEnum):
    """What a reviewer decides of what sayso found; never whether something happened.

    ``accept reject edit`` are said of one mark, ``same different unsure`` of two, ``name`` and ``side`` of the entity
    that a name stands for, ``note`` of anything; ``withdraw`` takes lines of one's own back, ``forget`` erases lines.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    NAME = "name"
    SIDE = "side"
    NOTE = "note"
    WITHDRAW = "withdraw"
    FORGET = "forget"
