"""Circumstances: what is said around a figure, and what a figure is while its sentence is read."""

from dataclasses import dataclass, field

from sayso.mark.measured import Measured
from sayso.mark.quantity import Quantity
from sayso.records import Span
from sayso.vocabulary import Harm, Trend, VictimStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is said around a figure, with the spans that say it (field names as in `sayso.records.FigureEvidence`)."""

    counted: tuple[Span, ...] = ()
    harm: tuple[Harm, ...] = ()
    harm_spans: tuple[Span, ...] = ()
    victims: tuple[Span, ...] = ()
    status_value: VictimStatus | None = None
    status: tuple[Span, ...] = ()
    blamed: tuple[Span, ...] = ()
    when: str | None = None
    when_spans: tuple[Span, ...] = ()
    where: tuple[Span, ...] = ()
    negated: bool = False


@dataclass(slots=True, kw_only=True)
class Counted:
    """A quantity with what it measures, while its sentence is read.

    whole: index of the figure of the same sentence that it is a part of
    """

    quantity: Quantity
    measured: Measured | None
    whole: int | None = None
    negated: bool = False
    trend: Trend | None = None
    circumstances: Circumstances = field(default_factory=Circumstances)

    @property
    def end(self) -> int:
        """The token index after the figure, its unit or noun included."""
        return self.quantity.end if self.measured is None else max(self.quantity.end, self.measured.end)
