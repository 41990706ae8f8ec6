"""Origins: where the chains behind an account end, and how many are left when dependent claims are joined.

Dependence can be shown, independence cannot: every count here is an upper bound.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.link.block import Groups
from sayso.link.copies import CopyFinding
from sayso.link.entity import EntityFinding
from sayso.link.fact import ArticleFact, ClaimFact, HopFact
from sayso.link.figure import stretch_at
from sayso.link.outlet import Outlets
from sayso.link.spelling import fold_name
from sayso.link.topic import stem
from sayso.records import Dependence, Origin
from sayso.vocabulary import NameType, Reason, VoiceKind

OWN_VOICE = frozenset({VoiceKind.PUBLISHER, VoiceKind.AUTHOR})
_VAGUE_PAPER = frozenset(
    "report statement letter post document text draft law list paper article interview book".split()
)


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
    dependence: tuple[Dependence, ...]


class Voices:
    """Who is behind a hop: one key a voice, whichever article names it."""

    def __init__(
        self, articles: Sequence[ArticleFact], entities: EntityFinding, outlets: Outlets, copies: CopyFinding
    ) -> None:
        self._articles = articles
        self._entities = entities
        self._outlets = outlets
        self._copies = copies
        named = [name for article in articles for name in (article.publisher, article.agency) if name]
        self._outlet_keys = {outlets.key(name) for name in named} | set(outlets.known.values())
        self._outlet_names: dict[str, str] = {}
        for name in named:
            self._outlet_names.setdefault(outlets.key(name), name)
        self._roles: dict[int, frozenset[str]] = {}
        for number, article in enumerate(articles):
            for place, roles in article.roles:
                linked = entities.linked(number, place)
                words = frozenset(_role_stem(word) for role in roles for word in role.split())
                self._roles[linked] = self._roles.get(linked, frozenset()) | words

    def key(self, article: int, hop: HopFact) -> str | None:
        """Return the key of the voice at ``hop``, None when it is unnamed."""
        if hop.name is None or hop.kind == VoiceKind.ANONYMOUS:
            return None
        outlet = self._outlets.key(hop.name)
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
        """Whether the article says it in its own voice."""
        chain = giver.claim.chain
        return giver.claim.own and (not chain or chain[-1].kind in OWN_VOICE)

    def cited_outlets(self, giver: Giver) -> tuple[str, ...]:
        """Return the keys of the outlets that the claim's chain names beyond its own publisher."""
        own = self.publisher_key(giver.article)
        keys = (self.key(giver.article, hop) for hop in giver.claim.chain[1:])
        return tuple(dict.fromkeys(key for key in keys if key and key.startswith("outlet ") and key != own))

    def named(self, giver: Giver) -> HopFact | None:
        """Return the hop in which the chain ends."""
        return giver.claim.chain[-1] if giver.claim.chain else None

    def outlet_name(self, key: str) -> str:
        """Return the name of an outlet as the pile first writes it."""
        return self._outlet_names.get(key.removeprefix("outlet "), key.removeprefix("outlet "))

    def stretch(self, giver: Giver) -> int | None:
        """Return the shared passage the claim's mark stands in."""
        return stretch_at(self._copies, self._articles[giver.article].id, giver.start)

    def same_office(self, one: str, other: str) -> bool:
        """Whether the text connects a person with an organisation: the person's role names all of it."""
        for person, body in ((one, other), (other, one)):
            if not person.startswith("entity "):
                continue
            roles = self._roles.get(int(person.removeprefix("entity ")), frozenset())
            words = self._words(body)
            if roles and len(words) >= 2 and words <= roles:
                return True
        return False

    def _words(self, key: str) -> frozenset[str]:
        """Return the stems of the words of an organisation's key; empty for anything else."""
        kind, _, rest = key.partition(" ")
        if kind == "entity":
            entity = self._entities.entities[int(rest)]
            if entity.type == NameType.PERSON:
                return frozenset()
            rest = fold_name(entity.name)
        elif kind != "words":
            return frozenset()
        return frozenset(_role_stem(word) for word in rest.split() if word not in {"of", "the", "for", "and"})

    def same_paper(self, one: str, other: str) -> bool:
        """Whether two written sources are one: the words of one are among the other's, more than "the report"."""
        if not (one.startswith("words ") and other.startswith("words ")):
            return False
        a, b = (frozenset(stem(w) for w in key.split()[1:]) - {"of", "the", "s"} for key in (one, other))
        less = min(a, b, key=lambda words: (len(words), sorted(words)))
        return len(less) >= 2 and bool(less - _VAGUE_PAPER) and (a <= b or b <= a)


def _role_stem(word: str) -> str:
    """Return one stem for office and holder: minister and ministry, spokesman and spokeswoman."""
    return "minist" if word.startswith("minist") else stem(word)


def _join(
    joined: Groups[str],
    groups: Iterable[tuple[str, list[Giver]]],
    sentence: str,
    name: Callable[[str, list[Giver]], str] | None,
    reason: Reason,
) -> list[Dependence]:
    """Join the claims of each group to its first one, and say why."""
    lines = []
    for key, group in groups:
        for giver in group[1:]:
            if giver.claim.id != group[0].claim.id:
                joined.join(group[0].claim.id, giver.claim.id)
                why = sentence.format(name=name(key, group)) if name else sentence
                lines.append(Dependence(a=group[0].claim.id, b=giver.claim.id, why=why, reason=reason, evidence=()))
    return lines


def _name(key: str, givers: Sequence[Giver], voices: Voices) -> str:
    """Return the fullest name a voice goes by in these claims."""
    names = Counter(hop.name for giver in givers if (hop := voices.named(giver)) and hop.name)
    if key.startswith("outlet "):
        return voices.outlet_name(key)
    return max(names, key=lambda name: (names[name], len(name), name)) if names else key.partition(" ")[2]


def _connected(keys: Sequence[str], voices: Voices) -> Iterator[tuple[str, str]]:
    """Yield the pairs of voices that the text makes one: office and holder, two names of one paper."""
    for place, one in enumerate(keys):
        for other in keys[place + 1 :]:
            if voices.same_office(one, other) or voices.same_paper(one, other):
                yield one, other


def _citations(givers: Sequence[Giver], voices: Voices, joined: Groups[str]) -> list[Dependence]:
    """Join each claim that names an outlet to the claims in that outlet's own articles, and say why."""
    own: dict[str, Giver] = {}
    for giver in givers:
        key = voices.publisher_key(giver.article)
        if key:
            own.setdefault(key, giver)
    citing: dict[str, Giver] = {}
    lines = []
    for giver in givers:
        for key in voices.cited_outlets(giver):
            first = own.get(key) or citing.setdefault(key, giver)
            if first.claim.id != giver.claim.id and not joined.together(first.claim.id, giver.claim.id):
                joined.join(first.claim.id, giver.claim.id)
                why = f"One cites the other: {voices.outlet_name(key)}."
                lines.append(Dependence(a=first.claim.id, b=giver.claim.id, why=why, reason=Reason.CITES, evidence=()))
    return lines


def _origins(behind: dict[str, list[Giver]], voices: Voices) -> tuple[Origin, ...]:
    """Return the named voices behind an account, in the order in which the pile names them."""
    found = []
    for key, givers in behind.items():
        hop = voices.named(givers[0])
        kind = VoiceKind.PUBLISHER if hop is None else hop.kind
        claims = tuple(dict.fromkeys(giver.claim.id for giver in givers))
        found.append(Origin(name=_name(key, givers, voices), kind=kind, claims=claims))
    return tuple(found)


def find_roots(givers: Sequence[Giver], articles: Sequence[ArticleFact], voices: Voices) -> Roots:
    """Return what is behind the account that ``givers`` (in the order of the pile) give."""
    joined: Groups[str] = Groups()
    behind: dict[str, list[Giver]] = {}
    why: list[Dependence] = []
    firm = [giver for giver in givers if not giver.denied]
    cited = {key for giver in firm for key in voices.cited_outlets(giver)}
    for giver in firm:
        joined.find(giver.claim.id)
        key = voices.behind(giver)
        own_outlet = voices.publisher_key(giver.article)
        if key is None and voices.is_own(giver) and own_outlet in cited:
            key = own_outlet
        if key is not None:
            behind.setdefault(key, []).append(giver)
    why += _join(
        joined, behind.items(), "Both rest on the same word: {name}.", lambda k, g: _name(k, g, voices), Reason.ORIGIN
    )
    for one, other in _connected(sorted(behind), voices):
        a, b = behind[one][0], behind[other][0]
        if a.claim.id != b.claim.id:
            joined.join(a.claim.id, b.claim.id)
            names = f"{_name(one, behind[one], voices)} and {_name(other, behind[other], voices)}"
            why.append(
                Dependence(
                    a=a.claim.id,
                    b=b.claim.id,
                    why=f"The text connects their sources: {names}.",
                    reason=Reason.CONNECTED,
                    evidence=(),
                )
            )
    stretches: dict[str, list[Giver]] = {}
    for giver in firm:
        stretch = voices.stretch(giver)
        if stretch is not None:
            stretches.setdefault(str(stretch), []).append(giver)
    why += _join(joined, stretches.items(), "One passage, copied.", None, Reason.COPY)
    why += _citations(firm, voices, joined)
    return Roots(
        origins=_origins(behind, voices),
        n_articles=len({giver.article for giver in givers}),
        n_publishers=len({key for giver in givers if (key := voices.publisher_key(giver.article))}),
        n_origins=len({joined.find(giver.claim.id) for group in behind.values() for giver in group}),
        n_own_voice=len({giver.article for giver in firm if voices.is_own(giver)}),
        n_unnamed=len({giver.article for giver in firm if voices.is_unnamed(giver)}),
        dependence=tuple(dict.fromkeys(line for line in why if line.a != line.b)),
    )
