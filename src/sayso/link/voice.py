"""Voices: who speaks in the pile, who is only quoted by others, and who is only spoken about."""

from collections import Counter
from collections.abc import Sequence

from sayso.link.entity import EntityFinding
from sayso.link.fact import ArticleFact
from sayso.link.origin import OWN_VOICE, Voices
from sayso.records import LinkedVoice
from sayso.vocabulary import VoiceKind

OUTER = OWN_VOICE | {VoiceKind.AGENCY}
"""Hops that pass on what somebody says, without being a source themselves."""


def count_voices(articles: Sequence[ArticleFact], entities: EntityFinding, voices: Voices) -> tuple[LinkedVoice, ...]:
    """Return for each voice how many claims are its own, how many reach us through others, how many are about it.

    ``speaks``: the chain ends with the voice and nobody but publisher, agency and author stands before it;
    ``quoted_by_others``: it ends with the voice inside what another source says; ``spoken_about``: claims that name it
    and are not its own. Those heard most stand first.
    """
    speaks: Counter[str] = Counter()
    quoted: Counter[str] = Counter()
    about: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for number, article in enumerate(articles):
        for claim in article.claims:
            ends = claim.chain[-1] if claim.chain else None
            key = voices.key(number, ends) if ends else None
            if key and ends and ends.name:
                names.setdefault(key, Counter())[ends.name] += 1
                if all(hop.kind in OUTER for hop in claim.chain[:-1]):
                    speaks[key] += 1
                else:
                    quoted[key] += 1
            for place in claim.about:
                spoken = f"entity {entities.linked(number, place)}"
                if spoken != key:
                    about[spoken] += 1
    keys = sorted({*speaks, *quoted, *about}, key=lambda key: (-speaks[key] - quoted[key], -about[key], key))
    return tuple(_record(key, names.get(key), entities, voices, (speaks[key], quoted[key], about[key])) for key in keys)


def _record(
    key: str, names: Counter[str] | None, entities: EntityFinding, voices: Voices, counts: tuple[int, int, int]
) -> LinkedVoice:
    """Return the record of one voice."""
    kind, _, rest = key.partition(" ")
    entity = entities.entities[int(rest)] if kind == "entity" else None
    if entity:
        name = entity.name
    elif kind == "outlet":
        name = voices.outlet_name(key)
    else:
        name = max(names, key=lambda word: (names[word], word)) if names else rest
    return LinkedVoice(
        entity=entity.id if entity else None,
        name=name,
        speaks=counts[0],
        quoted_by_others=counts[1],
        spoken_about=counts[2],
    )
