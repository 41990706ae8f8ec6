"""Every page, form, index and further route: what the modules of `sayso.web.pages` define, in order of name."""

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from fastapi import APIRouter

from sayso.web import pages
from sayso.web.form import Form
from sayso.web.index import Index
from sayso.web.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All that can be read (pages), sent (forms), what is neither (routers), and what pages look things up in."""

    pages: tuple[Page, ...]
    forms: tuple[Form, ...]
    indexes: tuple[Index[Any, Any], ...]
    routers: tuple[APIRouter, ...]

    @property
    def navigation(self) -> tuple[Page, ...]:
        """The pages that the navigation lists, in its order."""
        listed = [page for page in self.pages if page.place is not None]
        return tuple(sorted(listed, key=lambda page: (page.place or 0, page.name)))


@cache
def load_site() -> Site:
    """Return what the modules of `sayso.web.pages` define as ``PAGES``, ``FORMS`` and ``ROUTER``."""
    names = sorted(one.name for one in pkgutil.iter_modules(pages.__path__))
    modules = [importlib.import_module(f"{pages.__name__}.{name}") for name in names]
    return Site(
        pages=tuple(page for module in modules for page in _pages(module)),
        forms=tuple(form for module in modules for form in _forms(module)),
        indexes=tuple(index for module in modules for index in _indexes(module)),
        routers=tuple(module.ROUTER for module in modules if hasattr(module, "ROUTER")),
    )


def _pages(module: ModuleType) -> tuple[Page, ...]:
    return getattr(module, "PAGES", ())


def _forms(module: ModuleType) -> tuple[Form, ...]:
    return getattr(module, "FORMS", ())


def _indexes(module: ModuleType) -> tuple[Index[Any, Any], ...]:
    return getattr(module, "INDEXES", ())
