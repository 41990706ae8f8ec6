"""How far a run is: rate and time left on standard error, when that is a terminal."""

from types import TracebackType
from typing import TYPE_CHECKING, Self

from sayso.cli.screen import console, may_animate

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Meter:
    """A line of progress that is told how many inputs are dealt with; draws nothing in a pipe or under ``--quiet``."""

    def __init__(self, doing: str = "reading") -> None:
        self._doing = doing
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if may_animate():
            from rich import progress as rich_progress

            self._progress = rich_progress.Progress(
                rich_progress.TextColumn("{task.description}"),
                rich_progress.BarColumn(bar_width=24),
                rich_progress.MofNCompleteColumn(),
                rich_progress.TextColumn("{task.fields[rate]}"),
                rich_progress.TimeRemainingColumn(),
                console=console(stderr=True),
                transient=True,
            )
            self._task = self._progress.add_task(self._doing, total=None, rate="")
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, done: int, total: int | None) -> None:
        """Take note of how far it is; ``total`` is None while nobody knows."""
        if self._progress is None or self._task is None:
            return
        task = self._progress.tasks[self._task]
        rate = f"{done / task.elapsed:,.1f} a second" if task.elapsed else ""
        self._progress.update(self._task, completed=done, total=total, rate=rate)
