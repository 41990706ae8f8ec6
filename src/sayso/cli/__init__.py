"""The command line. Heavy parts load inside each command, so that ``sayso --help`` answers at once."""

from sayso.cli.app import app, main

__all__ = ["app", "main"]
