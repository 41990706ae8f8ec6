"""Numbers with their word."""


def count_words(count: int, word: str) -> str:
    """Return ``1 claim`` or ``12 claims``."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
