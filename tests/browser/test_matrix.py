"""Every kind of page as everybody looks at it: size, colours, language, letters.

CI takes as many looks as there are kinds, so that any two choices meet; with
``CREDITLINE_MATRIX=whole`` it is each kind in each of the sixty.
"""

import os

import pytest

from creditline.config.places import Places
from creditline.driver import build_site
from creditline.engine import NullReporter

from .conftest import DAY, ROOT
from .looks import LANGUAGES, every, faults, in_pairs
from .rich import lay
from .test_pages import KINDS

ADDRESS = "https://a.example"
WHOLE = os.environ.get("CREDITLINE_MATRIX") == "whole"
STOPS = 60 if WHOLE else 12


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The site that has everything, in each language, built when it is asked for."""
    built = {}

    def of(language):
        if language not in built:
            root = lay(tmp_path_factory.mktemp(f"matrix-{language}"), ROOT / "theme")
            conf = root / "pelicanconf.py"
            more = f'DEFAULT_LANG = "{language}"\nSITEURL = "{ADDRESS}"\n'
            conf.write_text(conf.read_text("utf-8") + more, "utf-8")
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("SOURCE_DATE_EPOCH", DAY)
                build_site(Places(conf), NullReporter(), jobs=1)
            built[language] = root / "output"
            # It is served at any depth, by its whole address; here it is a file.
            page = root / "output/404.html"
            page.write_text(page.read_text("utf-8").replace(f"{ADDRESS}/", ""), "utf-8")
        return built[language]

    return of


def chosen():
    pairs = list(zip(KINDS, in_pairs(len(KINDS)), strict=True))
    if WHOLE:
        pairs = [(kind, look) for look in every() for kind in KINDS]
    return [pytest.param(*pair, id=f"{pair[0]}-{pair[1]}") for pair in pairs]


def test_any_two_choices_meet():
    """
    What CI looks at leaves out no pair of a size, a mode and a language.
    """
    taken = in_pairs(len(KINDS))

    for first, second in ((0, 1), (0, 2), (1, 2)):
        assert {(look[first], look[second]) for look in every()} == {
            (look[first], look[second]) for look in taken
        }


@pytest.mark.parametrize(("kind", "view"), chosen())
def test_page_looks_well(look, sites, kind, view):
    """
    Nothing sticks out, lies on other words, moves, or is out of the keyboard's
    reach; and axe finds nothing.
    """
    assert set(LANGUAGES) >= {view.language}
    tab = look((sites(view.language) / KINDS[kind]).as_uri(), **view.context)

    assert [] == list(faults(tab, view, stops=STOPS))
