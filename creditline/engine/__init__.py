"""Builds only what changed, and knows nothing of what it builds.

A `Site` says which folders to scan, how one file is converted, and which
outputs follow from all of them; `build` does the least work that makes the
output folder equal to a clean build, and leaves it as it was if that fails.
"""

from .build import Result, build
from .protocol import Converted, Plan, Recipe, Root, Site, SourceFile
from .report import NullReporter, Recorder, Reporter

__all__ = [
    "Converted",
    "NullReporter",
    "Plan",
    "Recipe",
    "Recorder",
    "Reporter",
    "Result",
    "Root",
    "Site",
    "SourceFile",
    "build",
]
