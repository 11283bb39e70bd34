"""A toy site for each test."""

from pathlib import Path

import pytest

from .toy import Toy


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    """Two texts and a static file."""
    site = Toy(tmp_path)
    site.write("texts/bridge.txt", "Bridge reopens\nAfter a year.\n")
    site.write("texts/harbour.txt", "Harbour closes\nFor a week.\n")
    site.write("files/style.css", "p {}\n")
    return site
