"""Folders that browsers save beside a web page: they hold its pictures, scripts and frames, and no articles."""

from collections.abc import Collection

from sayso.lexicon import words

PAGES = (".html", ".htm", ".xhtml")


def is_asset_folder(name: str, beside: Collection[str]) -> bool:
    """Whether the folder ``name`` belongs to a page among the names ``beside`` it (``river.html``, ``river_files``)."""
    for ending in words("asset_folders"):
        stem = name.removesuffix(ending)
        if stem and stem != name and any(stem + suffix in beside for suffix in PAGES):
            return True
    return False
