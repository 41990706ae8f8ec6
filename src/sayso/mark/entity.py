"""Entities: the names of one article under all their spellings, each with the roles the text gives it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz.distance import OSA, Levenshtein

from sayso.identity import mark_id
from sayso.lexicon import table, words
from sayso.mark.cluster import Cluster, join_bracketed, join_endings, join_parts, join_turned
from sayso.mark.place import locate
from sayso.mark.roster import given_names
from sayso.mark.title import GENERATIONS, titles
from sayso.mark.token import TOKEN, Tokens, tokenize
from sayso.records import Article, Entity, Name, Role, Span
from sayso.vocabulary import NameType

STATE_OF = re.compile(
    r"(?:the )?(?:republic|kingdom|state|sultanate|commonwealth|federal republic|islamic republic) of (?:the )?"
)
PARTING = re.compile(r"[-‐‑–.'’]")
SMALL = frozenset("of the and for in on de la du & to".split())
TIMES = frozenset("then former ex late outgoing incoming onetime interim retired acting deposed exiled".split())
"""Words that put a role into a time: "then defence minister"."""
PORTFOLIOS = frozenset(
    "health justice education energy trade labour labor culture transport agriculture economy environment information"
    " home security war oil planning industry tourism housing science commerce treasury development".split()
)
MINISTERS = frozenset("minister secretary undersecretary".split())
COUNTED = frozenset("people person individual individuals".split())
"""Nouns for people that are no role of anybody."""
SERVING = frozenset("special senior chief first deputy personal top national security".split())
"""Words before "assistant to the president" that belong to the office."""
TURNED = 7
"""Letters at least of a lone surname that a slip of the keyboard is looked for in."""
GRADES = frozenset("special senior junior chief ranking presiding permanent leading principal".split())
"""Words before an office that grade it: "ranking member", "special counsel"."""
OFFICE_OF = re.compile(r"(?P<office>[^\W\d_]+) of (?:the )?[A-Z][\w'’-]*(?: (?:and |of |for )?[A-Z][\w'’-]*){0,4} $")
"""An office and what it is held over, right before a name: "Secretary of Harbour Affairs"."""
HEADED = frozenset("minority majority opposition".split())
"""Words before "leader" and "whip" that belong to the office."""
WINDOW = 160
"""Code points before and after a name in which its roles are looked for."""
NEAREST = 40
"""Code points before a name that hold the word right before it."""
ROLE_STOPS = frozenset(
    (
        ",",
        ".",
        ";",
        ":",
        "(",
        "–",
        "—",
        "“",
        '"',
        "who",
        "which",
        "said",
        "says",
        "told",
        "has",
        "had",
        "was",
        "is",
        "will",
        "visited",
        "noted",
        "stated",
        "added",
    )
)


def resolve_entities(article: Article, names: tuple[Name, ...]) -> tuple[tuple[Name, ...], tuple[Entity, ...]]:
    """Return ``names`` with their entities filled in, and the entities in order of first mention.

    Full names, surnames, initials, acronyms, official and short names of states become one where the article itself
    connects them; two people of one surname stay two.
    """
    clusters: list[Cluster] = []
    by_key: dict[tuple[str, NameType], Cluster] = {}
    surnames: dict[str, list[Cluster]] = {}
    acronyms: dict[str, Cluster] = {}
    ordered = sorted(names, key=lambda name: (not _full(name), name.start))
    for name in ordered:
        key = key_of(name)
        cluster = _find(name, key, by_key, surnames, acronyms, clusters)
        cluster.mentions.append(name)
        _index(name, key, cluster, by_key, surnames, acronyms)
    join_bracketed(article.text, names, clusters)
    join_parts(clusters)
    join_turned(clusters)
    join_endings(clusters)
    clusters = [cluster for cluster in clusters if cluster.mentions]
    for cluster in clusters:
        cluster.mentions.sort(key=lambda name: name.start)
    clusters.sort(key=lambda cluster: cluster.mentions[0].start)
    resolved, entities = _records(article, names, clusters)
    places = locate(article.text, resolved, entities)
    return resolved, tuple(replace(one, place=places[one.id]) if one.id in places else one for one in entities)


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, hyphens, full stops or possessive: a key to compare names by."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(PARTING.sub(" ", plain).split())


@cache
def _aliases() -> dict[str, str]:
    return {fold(row["alias"]): fold(row["name"]) for row in table("name_aliases")}


def key_of(name: Name) -> str:
    """Return what two mentions of one entity have in common: official and short names of states fall together."""
    key = STATE_OF.sub("", fold(name.text)) if name.type is NameType.GPE else fold(name.text)
    key = key.removeprefix("the ")
    key = _aliases().get(key, key)
    if name.type is NameType.NORP and key.endswith("s") and not key.endswith("ss"):
        key = key[:-1]
    return key


def _full(name: Name) -> bool:
    """Return whether a mention may give others their name: more than a surname or an acronym."""
    return " " in name.text.strip() or (name.type is not NameType.PERSON and not name.text.isupper())


def acronym_of(text: str) -> str:
    """Return the initials of a name without its small words: "Trade Union Confederation" → "TUC"."""
    return "".join(
        part[0] for part in re.split(r"[\s-]+", text) if part and part.lower() not in SMALL and part[0].isupper()
    )


def _find(
    name: Name,
    key: str,
    by_key: dict[tuple[str, NameType], Cluster],
    surnames: dict[str, list[Cluster]],
    acronyms: dict[str, Cluster],
    clusters: list[Cluster],
) -> Cluster:
    known = by_key.get((key, name.type))
    if known is not None:
        return known
    if name.type is NameType.PERSON:
        person = _person(name, key, surnames)
        if person is not None:
            return person
    if name.text.isupper() and len(name.text) > 1 and name.text in acronyms and name.type is not NameType.PERSON:
        return acronyms[name.text]
    cluster = Cluster(type=name.type)
    clusters.append(cluster)
    return cluster


def _person(name: Name, key: str, surnames: dict[str, list[Cluster]]) -> Cluster | None:
    """Return the person a surname, an initial or another spelling belongs to."""
    parts = _parts(key)
    if len(parts) == 1:
        fitting = surnames.get(parts[0], []) or _by_given_name(name, parts[0], surnames)
        if not fitting:
            return None
        before = [cluster for cluster in fitting if any(mention.start < name.start for mention in cluster.mentions)]
        if len(fitting) == 1:
            return fitting[0]
        return max(
            before or fitting,
            key=lambda cluster: max((m.start for m in cluster.mentions if m.start < name.start), default=-1),
        )
    for cluster in surnames.get(parts[-1], []):
        for mention in cluster.mentions:
            called = fold(mention.text)
            if _same_person(parts, _parts(called)) and not _is_kin(key, called):
                return cluster
    for cluster in surnames.get("^" + parts[0], []):
        for mention in cluster.mentions:
            other = _parts(fold(mention.text))
            if other[0] == parts[0] and len(other) == len(parts) and _is_turned(parts[-1], other[-1]):
                return cluster
            if (
                len(other) == len(parts)
                and len(parts[-1]) > 5
                and Levenshtein.distance(parts[-1], other[-1]) <= 2
                and other[0] == parts[0]
            ):
                return cluster
    return None


def _by_given_name(name: Name, part: str, surnames: dict[str, list[Cluster]]) -> list[Cluster]:
    """Return whom a lone given name calls, or whose surname a lone word is but for two letters turned.

    News calls people by their given names where it tells of several of one family.
    """
    called = surnames.get("^" + part, [])
    if len(called) == 1 and name.text in given_names():
        family = _parts(fold(called[0].mentions[0].text))[-1]
        return called if called[0].mentions[0].start < name.start and len(surnames.get(family, [])) > 1 else []
    turned = [form for form in surnames if len(part) >= TURNED and _is_turned(part, form)]
    return surnames[turned[0]] if len(turned) == 1 else []


def _parts(folded: str) -> list[str]:
    """Return the words of a person's name, folded, without what tells a father from a son."""
    parts = folded.split()
    while len(parts) > 2 and parts[-1] in GENERATIONS:
        parts.pop()
    return parts


def _is_kin(one: str, other: str) -> bool:
    """Return whether two names, folded, tell father and son apart: "Ann Orr Sr", "Ann Orr Jr"."""
    ends = one.rsplit(maxsplit=1)[-1], other.rsplit(maxsplit=1)[-1]
    return GENERATIONS.issuperset(ends) and ends[0] != ends[1]


def _is_turned(one: str, other: str) -> bool:
    """Return whether two words differ in two neighbouring letters that changed places, as in a slip of the keyboard."""
    return len(one) == len(other) and sorted(one) == sorted(other) and OSA.distance(one, other) == 1


def _same_person(one: list[str], other: list[str]) -> bool:
    """Return whether two full names with one surname can be one person's: equal or initial given names."""
    if len(other) < 2 or one[-1] != other[-1]:
        return False
    first, second = one[0], other[0]
    return (
        first == second
        or (len(first) == 1 and second.startswith(first))
        or (len(second) == 1 and first.startswith(second))
        or _is_short(first, second)
        or _is_short(second, first)
    )


def _is_short(short: str, name: str) -> bool:
    """Return whether one given name, folded, begins another that is not known for the other gender's: Tim, Timothy."""
    genders = {given_names().get(one.capitalize()) for one in (short, name)} - {None}
    return len(short) > 2 and name != short and name.startswith(short) and len(genders) == 1


def _index(
    name: Name,
    key: str,
    cluster: Cluster,
    by_key: dict[tuple[str, NameType], Cluster],
    surnames: dict[str, list[Cluster]],
    acronyms: dict[str, Cluster],
) -> None:
    by_key.setdefault((key, name.type), cluster)
    parts = _parts(key)
    if name.type is NameType.PERSON and parts:
        for form in (parts[-1], "^" + parts[0]):
            known = surnames.setdefault(form, [])
            if cluster not in known:
                known.append(cluster)
    elif " " in name.text and name.type in (NameType.ORG, NameType.EVENT, NameType.GPE, NameType.DOC):
        acronyms.setdefault(acronym_of(name.text), cluster)
        acronyms.setdefault("".join(part[0] for part in re.split(r"[\s-]+", name.text) if part).upper(), cluster)


def _records(
    article: Article, names: Sequence[Name], clusters: Sequence[Cluster]
) -> tuple[tuple[Name, ...], tuple[Entity, ...]]:
    owner: dict[str, str] = {}
    entities = []
    for cluster in clusters:
        first = cluster.mentions[0]
        span = Span(start=first.start, end=first.end)
        entity_id = mark_id("entity", article.id, (span,), first.text)
        for mention in cluster.mentions:
            owner[mention.id] = entity_id
        variants = tuple(dict.fromkeys(mention.text for mention in cluster.mentions))
        fullest = max(variants, key=lambda text: (len(text.split()), len(text), -variants.index(text)))
        roles = _roles(article.text, cluster) if cluster.type is NameType.PERSON else ()
        entities.append(Entity(id=entity_id, name=fullest, type=cluster.type, roles=roles, variants=variants))
    return tuple(replace(name, entity=owner.get(name.id)) for name in names), tuple(entities)


def _roles(text: str, cluster: Cluster) -> tuple[Role, ...]:
    """Return the titles before and the appositions after each mention, each wording once, where it first stands."""
    found: dict[str, Role] = {}
    for mention in cluster.mentions:
        for start, end in (*_before(text, mention.start), *_after(text, mention.end)):
            role = text[start:end]
            found.setdefault(role.casefold(), Role(text=role, start=start, end=end, claim=None))
    return tuple(sorted(found.values(), key=lambda role: role.start))


def _before(text: str, at: int) -> list[tuple[int, int]]:
    """Return the title right before a name: "Prime Minister", "MP", "army spokesman"."""
    near = text[max(0, at - NEAREST) : at].split()
    if not near:
        return []
    # A word of nothing but letters is a token as it stands.
    last = (near[-1] if near[-1].isalpha() else TOKEN.findall(near[-1])[-1]).lower()
    held = OFFICE_OF.search(text, max(0, at - WINDOW), at)
    if held is not None and held["office"].lower() in titles() and not _ends_title(last):
        before = _before(text, held.start("office") + len(held["office"]) + 1)
        return [(before[0][0] if before else held.start("office"), at - 1)]
    if not _ends_title(last):
        return []
    tokens = tokenize(text, Span(start=max(0, at - WINDOW), end=at))
    end = index = len(tokens.words)
    while index and index > end - 6:
        word = tokens.lower[index - 1]
        if (
            word in titles()
            or word in words("role_nouns")
            or (word in words("person_nouns") and word not in COUNTED and not word.endswith("s"))
            or word in TIMES
            or (word in PORTFOLIOS and index < end and tokens.lower[index] in MINISTERS)
            or (word in GRADES and index < end)
            or (word in HEADED and index < end and tokens.lower[index] in ("leader", "whip"))
            or (tokens.words[index - 1] in "-." and index < end)
            or (word == "." and index == end and index > 1 and tokens.lower[index - 2] in titles())
        ):
            index -= 1
        else:
            break
    while index < end and not tokens.words[index][0].isalpha():
        index += 1
    while index > 1 and tokens.words[index - 1] == "-" and tokens.touches(index) and tokens.touches(index - 1):
        index -= 2  # "commander-in-chief" is one word to the reader
    index = _serving(tokens, index, end)
    bare = all(tokens.lower[at] in TIMES for at in range(index, end))
    if bare or index == end or not tokens.words[index][0].isalpha() or "\n" in text[tokens.starts[index] : at]:
        return []
    return [(tokens.starts[index], tokens.ends[end - 1])]


def _ends_title(word: str) -> bool:
    """Return whether a title before a name may end with a word, or with the full stop of "Gen."."""
    return word == "." or any(word in some for some in (titles(), TIMES, words("role_nouns"), words("person_nouns")))


def _serving(tokens: Tokens, index: int, end: int) -> int:
    """Return where a role begins that serves the office before the name: "Assistant to the President", not its holder.

    index, end: the office as found so far
    """
    at = index
    while at > 0 and tokens.lower[at - 1] in ("the", "of", "to"):
        at -= 1
    serves = index < end and "to" in tokens.lower[at:index] and at > 0 and tokens.lower[at - 1] in words("role_nouns")
    if not serves:
        return index
    at -= 1
    while at > 0 and tokens.lower[at - 1] in SERVING:
        at -= 1
    return at


def _after(text: str, at: int) -> list[tuple[int, int]]:
    """Return the apposition after a name: "X, member of the council,", "X, the party's leader,"."""
    stop = text.find("\n", at, at + WINDOW)
    end = stop if stop >= 0 else min(len(text), at + WINDOW)
    if text[at:end].lstrip()[:1] != ",":
        return []
    tokens = tokenize(text, Span(start=at, end=end))
    index = 1
    while index < len(tokens.words) and index < 4 and tokens.lower[index] in ("a", "an", "the", "who", "is", "was"):
        index += 1
    head = next(
        (
            i
            for i in range(index, min(index + 5, len(tokens.words)))
            if tokens.lower[i] in words("role_nouns") or tokens.lower[i] in ("member", "head", "minister")
        ),
        None,
    )
    if head is None or any(
        word in words("verb_forms") or word in (",", ".", "said", "and") for word in tokens.lower[index:head]
    ):
        return []
    end = _role_end(tokens, head)
    return [(tokens.starts[index], tokens.ends[end - 1])]


def _role_end(tokens: Tokens, head: int) -> int:
    """Return where a role ends: at the comma, stop or verb after its head."""
    end = head + 1
    while end < len(tokens.words) and end - head < 16:
        word = tokens.lower[end]
        if word in ROLE_STOPS:
            break
        if word == "-" and not tokens.touches(end):
            break
        end += 1
    while end > head + 1 and tokens.lower[end - 1] in ("of", "the", "and", "to", "in", "for"):
        end -= 1
    return end
