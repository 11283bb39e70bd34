"""Values of settings in words: alike in every run, and other for every other value."""

import datetime as dt
import os
import subprocess
import sys
from decimal import Decimal
from functools import partial
from pathlib import Path, PurePosixPath

import pytest

from creditline.config.places import Places
from creditline.driver import workshop
from creditline.engine.plan_only import survey
from creditline.engine.report import NullReporter
from creditline.publish import publication, search
from creditline.site import fingerprint
from creditline.site.fingerprint import stated
from creditline.site.outputs import copies, plan
from creditline.site.templates import theme_files

from ..sites import HERE


class Filter:
    """An object of somebody's own, which says nothing of itself."""

    def __call__(self):
        """Whatever it does."""


def loop():
    held = [1]
    held.append(held)
    return held


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "None"),
        (True, "True"),
        (1, "1"),
        (1.5, "1.5"),
        ("1", "'1'"),
        (b"1", "b'1'"),
        (Decimal("1.0"), "Decimal('1.0')"),
        (PurePosixPath("a/b"), "PurePosixPath('a/b')"),
        (dt.date(2024, 12, 9), "datetime.date(2024, 12, 9)"),
        (dt.timedelta(days=1), "datetime.timedelta(days=1)"),
        ([1, "a"], "list ['1', \"'a'\"]"),
        ((1,), "tuple ['1']"),
        ([], "list []"),
        (
            {"b": 1, "a": 2},
            r"""dict ['tuple ["\'b\'", \'1\']', 'tuple ["\'a\'", \'2\']']""",
        ),
        ({2, 10, 1}, "set ['1', '10', '2']"),
        (frozenset("ab"), "set [\"'a'\", \"'b'\"]"),
        (loop(), "list ['1', '…']"),
        (Filter, "tests.site.test_fingerprint.Filter <code>"),
        (Filter(), "tests.site.test_fingerprint.Filter <code>"),
        (len, "builtins.len <code>"),
        (partial(len), "partial ['builtins.len <code>', 'tuple []', 'dict []']"),
        (
            partial(len, 1),
            """partial ['builtins.len <code>', "tuple ['1']", 'dict []']""",
        ),
    ],
)
def test_what_is_said_of_a_value(value, said):
    """
    All that there is to it, or its name with the digest of the code.
    """
    assert said == stated(value, "<code>")


PROGRAM = (
    "from creditline.site.fingerprint import stated\n"
    "names = {f'name-{number}' for number in range(30)}\n"
    "print(stated({'a': names, 'b': frozenset(names)}, ''))"
)


def test_a_set_is_said_alike_in_every_run():
    """
    Whatever the order in which a process keeps it.
    """
    said = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }

    assert 1 == len(said)


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(fingerprint.CONVERTING, id="converting"),
        pytest.param(fingerprint.JOINING, id="joining"),
        pytest.param(publication.PICTURING, id="picturing"),
        pytest.param(publication.PUBLISHING, id="publishing"),
        pytest.param(search.LAYING_OUT, id="searching"),
    ],
)
def test_the_code_that_decides_something_is_there(parts):
    """
    A module that was renamed would decide nothing any more, and nobody would hear.
    """
    package = Path(fingerprint.__file__).parents[1]
    places = [package / part for part in parts]

    assert all(place.is_file() or (place / "__init__.py").is_file() for place in places)
    assert package not in places


def test_other_code_makes_everything_that_it_makes_anew(site, monkeypatch):
    """
    Pages, feeds, files for machines, and what is taken from pictures; the fonts of
    the theme are as they came.
    """
    site.lay(HERE / "rich")
    site.edit("pelicanconf.py", "SITENAME", 'SITEURL = "https://a.example"\nSITENAME')

    def keys():
        shop = workshop(Places(site.path("pelicanconf.py")))
        planned = survey(shop.site, shop.store, None, NullReporter())
        return {recipe.outputs: recipe.key for recipe in planned.recipes}

    before = keys()
    for module in (copies, plan, theme_files):
        monkeypatch.setattr(module, "made_by", lambda: "other code")
    after = keys()

    same = {out[0] for out in before if before[out] == after[out]}
    assert before.keys() == after.keys()
    assert same == {out[0] for out in before if out[0].startswith("theme/")} - {
        out[0] for out in before if out[0].endswith("/site.css")
    }
