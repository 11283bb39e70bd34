"""Imports run one way; whoever turns one round is told."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from . import contracts

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the package, with its contracts."""
    copy = tmp_path_factory.mktemp("house")
    left = shutil.ignore_patterns("__pycache__", "LC_MESSAGES")
    shutil.copytree(ROOT / "creditline", copy / "creditline", ignore=left)
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def look(house):
    """How the look ends, and which contracts are broken."""
    done = subprocess.run(
        [sys.executable, contracts.__file__],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = done.stdout.splitlines()
    broken = [line.removesuffix(" BROKEN") for line in lines if "BROKEN" in line]
    return done.returncode, broken


DOWN, ROUND = (
    "Imports run down",
    "Imports go round in no circle, of modules or of rooms",
)


@pytest.mark.parametrize(
    ("module", "planted", "broken"),
    [
        pytest.param("media.py", "", [], id="none"),
        pytest.param(
            "engine/disk/lock.py",
            "from creditline.credit import terms",
            [f"{DOWN} the house"],
            id="up-the-house",
        ),
        pytest.param(
            "article/values.py",
            "def late():\n    from ..verbs import build",
            [f"{DOWN} the house", f"{DOWN} within the site", ROUND],
            id="within-a-function",
        ),
        pytest.param(
            "rights/case.py",
            "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    from ..site import model",
            [f"{DOWN} the house", ROUND],
            id="for-types-alone",
        ),
        pytest.param(
            "clip/lexicon/names.py",
            "from ..find import byline",
            [f"{DOWN} within clip", ROUND],
            id="up-within-clip",
        ),
        pytest.param(
            "formats/xml.py", "from . import atom", [ROUND], id="round-in-a-room"
        ),
        pytest.param(
            "rights/case.py",
            "from . import rules",
            [ROUND],
            id="into-a-room-of-its-own",
        ),
    ],
)
def test_a_planted_import_is_found(house, module, planted, broken):
    """
    No import climbs from a room to one above it, and none closes a circle.
    """
    file = house / "creditline" / module
    before = file.read_text("utf-8")
    file.write_text(f"{before}\n{planted}\n", "utf-8")
    found = look(house)
    file.write_text(before, "utf-8")

    assert (int(bool(broken)), broken) == found


def test_a_room_that_nobody_placed_is_found(house):
    """
    Whoever adds a room says where it stands.
    """
    (house / "creditline/attic.py").write_text('"""Up here."""\n', "utf-8")
    code, broken = look(house)
    (house / "creditline/attic.py").unlink()

    assert (1, [f"{DOWN} the house"]) == (code, broken)
