"""Origins: where the chains behind an account end, and how many are left when dependent claims are joined.

Dependence can be shown, independence cannot: every count here is an upper bound.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.lexicon import table
from sayso.link.block import Groups
from sayso.link.connection import Connections
from sayso.link.copies import CopyFinding, Stretch
from sayso.link.entity import EntityFinding
from sayso.link.fact import ArticleFact, ClaimFact, HopFact
from sayso.link.outlet import Outlets, without_kind
from sayso.link.spelling import fold_name
from sayso.records import Dependence, Origin, Passage
from sayso.vocabulary import Reason, VoiceKind

OWN_VOICE = frozenset({VoiceKind.PUBLISHER, VoiceKind.AUTHOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """One claim that gives an account: its article, and the mark that gives it."""

    article: int
    claim: ClaimFact
    start: int
    end: int
    denied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Roots:
    """What is behind one account: see the fields of `sayso.records.Account`, and who depends on whom."""

    origins: tuple[Origin, ...]
    n_articles: int
    n_publishers: int
    n_origins: int
    n_own_voice: int
    n_unnamed: int
    n_sides: int | None
    dependence: tuple[Dependence, ...]


class Voices:
    """Who is behind a hop: one key a voice, whichever article names it."""

    def __init__(
        self,
        articles: Sequence[ArticleFact],
        entities: EntityFinding,
        outlets: Outlets,
        copies: CopyFinding,
        sides: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """``sides``: the side that people gave an entity or outlet, by its folded name; empty when none is set."""
        self._articles = articles
        self._entities = entities
        self._outlets = outlets
        self._copies = copies
        named = [name for article in articles for name in (article.publisher, article.agency) if name]
        self._outlet_keys = {outlets.key(name) for name in named} | set(outlets.known.values())
        self._outlet_names: dict[str, str] = {}
        for name in named:
            self._outlet_names.setdefault(outlets.key(name), name)
        self.connections = Connections(articles, entities)
        self._sides = sides

    def key(self, article: int, hop: HopFact) -> str | None:
        """Return the key of the voice at ``hop``, None when it is unnamed."""
        if hop.name is None or hop.kind == VoiceKind.ANONYMOUS or _names_nobody(hop):
            return None
        outlet = self._outlets.key(hop.name)
        plain = self._outlets.known.get(bare := without_kind(outlet), bare)
        if plain in self._outlet_keys or (plain and hop.entity is None):
            return f"outlet {plain}"
        if hop.kind in {VoiceKind.PUBLISHER, VoiceKind.AGENCY} or outlet in self._outlet_keys:
            return f"outlet {outlet}"
        linked = self._entities.at(article, hop.entity)
        if linked is not None:
            return f"entity {linked}"
        return f"words {fold_name(hop.name)}"

    def publisher_key(self, article: int) -> str | None:
        """Return the key of an article's publisher, None when it is unknown."""
        name = self._articles[article].publisher
        return f"outlet {self._outlets.key(name)}" if name else None

    def behind(self, giver: Giver) -> str | None:
        """Return the key of the named voice in which the claim's chain ends; None for own voice and the unnamed."""
        if not giver.claim.chain:
            return None
        last = giver.claim.chain[-1]
        return None if last.kind in OWN_VOICE else self.key(giver.article, last)

    def is_unnamed(self, giver: Giver) -> bool:
        """Whether the claim rests on somebody who is not named."""
        chain = giver.claim.chain
        if not chain or chain[-1].kind in OWN_VOICE | {VoiceKind.AGENCY}:
            return False
        return self.behind(giver) is None

    def is_own(self, giver: Giver) -> bool:
        """Whether the article says it in its own voice; a body that publishes what it says speaks in its own."""
        chain = giver.claim.chain
        return chain[-1].kind in OWN_VOICE if chain else giver.claim.own

    def cited_outlets(self, giver: Giver) -> tuple[tuple[str, HopFact], ...]:
        """Return the keys of the outlets that the claim's chain names beyond its own publisher, and the hops."""
        own = self.publisher_key(giver.article)
        hops = [(self.key(giver.article, hop), hop) for hop in giver.claim.chain[1:]]
        return tuple((key, hop) for key, hop in hops if key and key.startswith("outlet ") and key != own)

    def named(self, giver: Giver) -> HopFact | None:
        """Return the hop in which the chain ends."""
        return giver.claim.chain[-1] if giver.claim.chain else None

    def outlet_name(self, key: str) -> str:
        """Return the name of an outlet as the pile first writes it."""
        return self._outlet_names.get(key.removeprefix("outlet "), key.removeprefix("outlet "))

    def stretch(self, giver: Giver) -> Stretch | None:
        """Return the copied stretch that the claim's mark stands in: start, end, number of the passage."""
        for stretch in self._copies.stretches.get(self._articles[giver.article].id, ()):
            if stretch[0] <= giver.start < stretch[1]:
                return stretch
        return None

    def relayer(self, giver: Giver) -> HopFact | None:
        """Return who passes on the word in which the chain ends, where that is somebody of another side.

        Such a word is no first-hand one: all that is known is that an opponent says it was said.
        """
        spoken = [hop for hop in giver.claim.chain if hop.kind in {VoiceKind.SPEAKER, VoiceKind.DOCUMENT}]
        if len(spoken) < 2 or not self._sides:
            return None
        keys = [self.key(giver.article, hop) for hop in spoken]
        sides = [self.side(key) if key else None for key in keys]
        if keys[-1] is None or sides[-1] is None:
            return None
        others = [place for place, side in enumerate(sides) if side not in {None, sides[-1]}]
        return spoken[others[-1]] if others else None

    def rests_on(self, giver: Giver) -> tuple[str | None, HopFact | None]:
        """Return the key of the named voice that a claim rests on, and the hop that names it."""
        relayer = self.relayer(giver)
        if relayer is not None:
            return self.key(giver.article, relayer), relayer
        return self.behind(giver), self.named(giver)

    @property
    def has_sides(self) -> bool:
        """Whether people have said who is on which side."""
        return bool(self._sides)

    def side(self, key: str) -> str | None:
        """Return the side of a voice: its own, else that of the body that its title names; None when not set."""
        kind, _, rest = key.partition(" ")
        names = [rest]
        if kind == "entity":
            entity = self._entities.entities[int(rest)]
            names = [fold_name(name) for name in (entity.name, *entity.variants)]
        own = next((self._sides[name] for name in names if name in self._sides), None)
        if own is not None or kind != "entity":
            return own
        found = {side for body, side in self._sides.items() if self.connections.speaks_for(key, body)}
        return found.pop() if len(found) == 1 else None


def _names_nobody(hop: HopFact) -> bool:
    """Whether a speaker is anybody at all of a kind, "a passer-by": two who are called so need not be one."""
    words = hop.name.split() if hop.name else []
    indefinite = words[:1] and words[0].casefold() in {"a", "an", "some", "several"}
    if (
        hop.kind != VoiceKind.SPEAKER
        or hop.entity is not None
        or not indefinite
        or any(w[0].isupper() for w in words[1:])
    ):
        return False
    return not any(word.casefold() in _bodies() for word in words)


@cache
def _bodies() -> frozenset[str]:
    """Return the nouns for bodies and papers: a description that has one says where a word comes from."""
    return frozenset(
        row["noun"]
        for row in table("source_nouns")
        if row["kind"] in {"organisation", "government", "document", "media"}
    )


class _Ties:
    """Claims that depend on one another, each with the reason and what shows it."""

    def __init__(self, articles: Sequence[ArticleFact], givers: Iterable[Giver]) -> None:
        self._articles = articles
        self.joined: Groups[str] = Groups()
        self.lines: dict[Dependence, None] = {}
        for giver in givers:
            self.joined.find(giver.claim.id)

    def place(self, giver: Giver, start: int | None, end: int | None) -> Passage | None:
        """Return a stretch of the giver's article, None where there is none."""
        if start is None or end is None:
            return None
        return Passage(article=self._articles[giver.article].id, start=start, end=end)

    def tie(self, one: Giver, other: Giver, reason: Reason, why: str, *shown: Passage | None) -> None:
        """Join two claims; ``shown`` is what shows why, besides the marks themselves."""
        if one.claim.id == other.claim.id:
            return
        self.joined.join(one.claim.id, other.claim.id)
        marks = [self.place(giver, giver.start, giver.end) for giver in (one, other)]
        evidence = tuple(dict.fromkeys(passage for passage in (*marks, *shown) if passage is not None))
        line = Dependence(a=one.claim.id, b=other.claim.id, why=why, reason=reason, evidence=evidence)
        self.lines.setdefault(line)


def _name(key: str, givers: Sequence[Giver], voices: Voices) -> str:
    """Return the fullest name a voice goes by in these claims."""
    names = Counter(hop.name for giver in givers if (hop := voices.rests_on(giver)[1]) and hop.name)
    if key.startswith("outlet "):
        return voices.outlet_name(key)
    return max(names, key=lambda name: (names[name], len(name), name)) if names else key.partition(" ")[2]


def _same_word(behind: Mapping[str, list[Giver]], voices: Voices, ties: _Ties) -> None:
    """Tie the claims that rest on one voice; what an opponent relays is tied to the opponent's own word."""
    for key, givers in behind.items():
        name = _name(key, givers, voices)
        relayed = [giver for giver in givers if voices.relayer(giver) is not None]
        direct = [giver for giver in givers if voices.relayer(giver) is None]
        for giver in direct[1:]:
            why = f"Both rest on the same word: {name}."
            ties.tie(
                direct[0], giver, Reason.ORIGIN, why, _source(direct[0], voices, ties), _source(giver, voices, ties)
            )
        first = (direct or relayed)[0]
        for giver in relayed:
            hop = voices.named(giver)
            why = f"{name} passes on the word of {hop.name if hop else 'another'}, of another side: it is {name}'s own."
            ties.tie(first, giver, Reason.RELAYED, why, _source(first, voices, ties), _source(giver, voices, ties))


def _source(giver: Giver, voices: Voices, ties: _Ties) -> Passage | None:
    """Return where the article names the voice that the claim rests on."""
    hop = voices.rests_on(giver)[1]
    return ties.place(giver, hop.start, hop.end) if hop else None


def _connected(behind: Mapping[str, list[Giver]], voices: Voices, ties: _Ties) -> None:
    """Tie the claims of voices that the text makes one."""
    for link in voices.connections.among(sorted(behind)):
        one, other = behind[link.one][0], behind[link.other][0]
        names = f"{_name(link.one, behind[link.one], voices)} and {_name(link.other, behind[link.other], voices)}"
        why = f"The text connects their sources: {names}."
        ties.tie(
            one, other, Reason.CONNECTED, why, _source(one, voices, ties), _source(other, voices, ties), link.where
        )


def _copied(givers: Sequence[Giver], voices: Voices, ties: _Ties) -> None:
    """Tie the claims that stand in one copied passage."""
    first: dict[int, tuple[Giver, Stretch]] = {}
    for giver in givers:
        stretch = voices.stretch(giver)
        if stretch is not None:
            one, there = first.setdefault(stretch[2], (giver, stretch))
            shown = [ties.place(who, what[0], what[1]) for who, what in ((one, there), (giver, stretch))]
            ties.tie(one, giver, Reason.COPY, "One passage, copied.", *shown)


def _citing(givers: Sequence[Giver], voices: Voices, ties: _Ties) -> None:
    """Tie each claim that names an outlet to that outlet's own article, or else to the first that names it."""
    own: dict[str, Giver] = {}
    for giver in givers:
        key = voices.publisher_key(giver.article)
        if key:
            own.setdefault(key, giver)
    naming: dict[str, Giver] = {}
    for giver in givers:
        for key, hop in voices.cited_outlets(giver):
            name, there = voices.outlet_name(key), ties.place(giver, hop.start, hop.end)
            if key in own:
                ties.tie(own[key], giver, Reason.CITES, f"One cites the other: {name}.", there)
            elif not ties.joined.together(naming.setdefault(key, giver).claim.id, giver.claim.id):
                ties.tie(naming[key], giver, Reason.ORIGIN, f"Both name the same outlet: {name}.", there)


def _origins(behind: Mapping[str, list[Giver]], voices: Voices) -> tuple[Origin, ...]:
    """Return the named voices behind an account, in the order in which the pile names them."""
    found = []
    for key, givers in behind.items():
        hop = voices.rests_on(givers[0])[1]
        kind = VoiceKind.PUBLISHER if hop is None else hop.kind
        claims = tuple(dict.fromkeys(giver.claim.id for giver in givers))
        found.append(Origin(name=_name(key, givers, voices), kind=kind, claims=claims))
    return tuple(found)


def find_roots(givers: Sequence[Giver], articles: Sequence[ArticleFact], voices: Voices) -> Roots:
    """Return what is behind the account that ``givers`` (in the order of the pile) give."""
    firm = [giver for giver in givers if not giver.denied]
    cited = {key for giver in firm for key, _ in voices.cited_outlets(giver)}
    named: dict[str, list[Giver]] = {}
    behind: dict[str, list[Giver]] = {}  # with the own articles of outlets that others cite
    for giver in firm:
        key = voices.rests_on(giver)[0]
        if key is not None:
            named.setdefault(key, []).append(giver)
        elif voices.is_own(giver) and (outlet := voices.publisher_key(giver.article)) in cited:
            key = outlet
        if key is not None:
            behind.setdefault(key, []).append(giver)
    ties = _Ties(articles, firm)
    _same_word(named, voices, ties)
    _connected(named, voices, ties)
    _copied(firm, voices, ties)
    _citing(firm, voices, ties)
    sides = {side for key in behind if (side := voices.side(key)) is not None}
    return Roots(
        origins=_origins(behind, voices),
        n_articles=len({giver.article for giver in givers}),
        n_publishers=len({key for giver in givers if (key := voices.publisher_key(giver.article))}),
        n_origins=len({ties.joined.find(giver.claim.id) for group in behind.values() for giver in group}),
        n_own_voice=len({giver.article for giver in firm if voices.is_own(giver)}),
        n_unnamed=len({giver.article for giver in firm if voices.is_unnamed(giver)}),
        n_sides=len(sides) if voices.has_sides else None,
        dependence=tuple(ties.lines),
    )
