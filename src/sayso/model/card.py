"""The model card as data: which file this is, what it was made of, how well it does and where it ends.

MODEL_CARD.md says the same in whole sentences; a test holds the two together.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sayso.errors import WrongModel
from sayso.model.head import ATTRIBUTION_TAGS, NAME_TYPES, UPOS


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """A set that the weights were trained on: its name, which part, and its licence as stated."""

    name: str
    part: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One figure: the int8 file's score and the torch network's, percent unless said otherwise, and what it is of.

    cases: how many gold cases it rests on, where they are so few that one of them weighs
    """

    metric: str
    part: str
    file: float
    network: float | None = None
    cases: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What there is to know of one model file. ``sha256`` is of the file's bytes, ``size`` in bytes."""

    version: str
    sha256: str
    size: int
    base: str
    licence: str
    data: tuple[DataSet, ...]
    scores: tuple[Measured, ...]
    limits: tuple[str, ...]
    labels: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType(
            {"attribution": ATTRIBUTION_TAGS, "names": NAME_TYPES, "parts of speech": UPOS}
        )
    )


CARD = Card(
    version="1",
    sha256="03e6c950cb1c5df1125dd516d5ce015ee129152e2a77544adbeac6686beca289",
    size=26_688_783,
    base="all-MiniLM-L6-v2 (Apache-2.0), model.safetensors with SHA-256 "
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    licence="Apache-2.0 for the file; the licences of the data are named beside each set",
    data=(
        DataSet(name="PolNeAR (Newell et al., LREC 2018)", part="19 of 20 articles of train", licence="none stated"),
        DataSet(name="Universal Dependencies English EWT", part="train", licence="CC BY-SA 4.0"),
        DataSet(
            name="Universal Dependencies English GUM, news, interviews and speeches",
            part="4 of 5 documents",
            licence="CC BY 2.5 to 4.0, public domain",
        ),
        DataSet(name="Worldwide Newswire names (Shan et al., 2023)", part="4 of 5 documents", licence="none stated"),
        DataSet(name="CoNLL++ (Wang et al., 2019)", part="train", licence="labels Apache-2.0; text from Reuters"),
    ),
    scores=(
        Measured(metric="source exact", part="PolNeAR dev", file=82.8, network=82.4),
        Measured(metric="cue exact", part="PolNeAR dev", file=75.5, network=75.0),
        Measured(metric="content fragment exact", part="PolNeAR dev", file=70.8, network=70.1),
        Measured(metric="whole content exact", part="PolNeAR dev", file=67.3, network=66.5),
        Measured(metric="attribution strict", part="PolNeAR dev", file=60.6, network=59.6),
        Measured(metric="attribution relaxed", part="PolNeAR dev", file=75.2, network=74.7),
        Measured(metric="source right for contents found", part="PolNeAR dev", file=95.7, network=95.1),
        Measured(metric="content fragment exact, raw", part="PolNeAR dev", file=70.7, network=70.0),
        Measured(metric="whole content exact, raw", part="PolNeAR dev", file=67.2, network=66.4),
        Measured(metric="attribution strict, raw", part="PolNeAR dev", file=60.6, network=59.6),
        Measured(metric="UPOS", part="UD EWT test", file=96.6, network=96.6),
        Measured(metric="UAS", part="UD EWT test", file=91.2, network=91.5),
        Measured(metric="LAS", part="UD EWT test", file=88.8, network=89.0),
        Measured(metric="sentence ends", part="UD EWT test", file=89.4, network=89.5),
        Measured(metric="names, nine types, exact", part="worldwide_names kept", file=83.0, network=83.1),
        Measured(metric="names, four types, exact", part="conllpp dev", file=92.4, network=92.6),
        Measured(
            metric="pronoun or description to the right entity", part="GUM kept", file=73.4, network=74.8, cases=222
        ),
        Measured(metric="descriptions, Spearman", part="kept phrases", file=0.993, network=0.995),
        Measured(metric="descriptions, Spearman, drawn apart", part="kept phrases", file=0.966, network=0.977),
    ),
    limits=(
        "English only; trained on US election news of 2015 and 2016 for attribution.",
        "One level of reported speech is found where several are nested.",
        "Contents that go on over several paragraphs are cut at the border of a window of 128 pieces.",
        "Confidences are the network's own likelihoods, not calibrated against outcomes.",
        "The same bytes come out on the same kind of CPU; another kind may round otherwise.",
    ),
)


def check_file(body: bytes, path: str) -> None:
    """Make sure that the file is the one described here.

    Raises: WrongModel when its SHA-256 is another.
    """
    found = hashlib.sha256(body).hexdigest()
    if found != CARD.sha256:
        raise WrongModel(path, f"has the SHA-256 {found[:12]}… and should have {CARD.sha256[:12]}…")
