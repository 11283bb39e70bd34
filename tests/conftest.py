"""What every test may ask for: tools of this machine, a browser, a checker."""

import os
import random
import shutil
import signal
import tempfile
from functools import lru_cache
from pathlib import Path

import hypothesis
import pytest

from . import apart, scratch
from .patience import PATIENCE

ROOT = Path(__file__).parent.parent
CI = os.environ.get("CI") == "true"

scratch.choose()

# Whoever runs the tests in the background may have them ignore interrupts, and with
# them every program that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# What programs remember of their user; tests of a run have a user of their own.
HOME = tempfile.TemporaryDirectory(prefix="creditline-state-")
os.environ["XDG_STATE_HOME"] = HOME.name

# The same examples on every run there, and no limit on a slow machine's patience.
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=True, database=None
)
hypothesis.settings.register_profile("nightly", deadline=None, max_examples=2000)
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if CI else "desk")
)

# Chromium as root, without a screen, and without asking the world for anything.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]

# Files that take half a minute and more.
LONG = (
    "browser/test_hostile.py",
    "browser/test_pages.py",
    "canaries/test_canaries.py",
    "cluster/test_cluster.py",
    "engine/test_any_theme.py",
    "engine/test_growth.py",
    "engine/test_kill.py",
    "engine/test_names_come_and_go.py",
    "engine/test_site_histories.py",
    "engine/test_site_kills.py",
    "mutation/test_mutate.py",
    "preview/test_browser.py",
    "preview/test_soak.py",
    "publish/test_hosts.py",
    "readme/test_walks.py",
    "site/test_check_and_build.py",
    "site/test_pelican_settings.py",
)


def pytest_addoption(parser):
    """An order other than that of names, which tests must not need."""
    parser.addoption(
        "--shuffle",
        type=int,
        metavar="SEED",
        help="run the files, and the tests of each, in an order drawn by a number",
    )


def pytest_collection_modifyitems(config, items):
    """Shuffle the files, and the tests in each: its costly fixtures stay shared.

    Those that take long come first: begun last, they would keep one worker busy
    while the others have nothing to do any more.
    """
    seed = config.getoption("shuffle")
    if seed is not None:
        chance = random.Random(seed)
        files = {path: chance.random() for path in dict.fromkeys(i.path for i in items)}
        items.sort(key=lambda item: (files[item.path], chance.random()))
    long = {ROOT / "tests" / name for name in LONG}
    items.sort(key=lambda item: item.path not in long)


def pytest_collection_finish():
    """Let nobody look for garbage among the tests themselves."""
    apart.put()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Nor, file by file, among what has come to stay meanwhile."""
    yield
    if nextitem is None or nextitem.path != item.path:
        apart.put()


@pytest.fixture(scope="session", autouse=True)
def made_once():
    """Sites built in this process share templates compiled, and files compressed."""
    # Whoever watches which test runs what must see each of them do it.
    if "CREDITLINE_WATCH" in os.environ:
        yield
        return
    from creditline.publish.compression import COMPRESS

    from . import compiled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled.page_maker, "environment", compiled.environment)
        for suffix, compress in [*COMPRESS.items()]:
            patch.setitem(COMPRESS, suffix, lru_cache(maxsize=1000)(compress))
        yield


@pytest.fixture(scope="session")
def lacking():
    """Skip a test for want of something; in CI, where all is installed, fail it."""

    def skip(name, remedy):
        message = f"{name} is not on this machine; {remedy}"
        if CI:
            pytest.fail(message)
        pytest.skip(message)  # sound: this is where nothing stays skipped in CI

    return skip


@pytest.fixture(scope="session")
def tool(lacking):
    """The path of a program: ``tool("nginx")``; names may be alternatives."""

    def find(*names, package=""):
        # Debian keeps servers where only root looks.
        places = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
        for name in names:
            if found := shutil.which(name, path=places):
                return Path(found)
        lacking(names[0], f"install the package {package or names[0]}")
        return None

    return find


@pytest.fixture(scope="session")
def vnu(tool, lacking):
    """The command of the Nu HTML checker, without its arguments."""
    jar = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
    if not jar.is_file():
        lacking("vnu.jar", "run: bash .ci/checker")
    return [str(tool("java", package="default-jre-headless")), "-jar", str(jar)]


@pytest.fixture(scope="session")
def cldr():
    """The folder of CLDR's data, a folder a locale."""
    folder = ROOT / "node_modules/cldr-misc-full/main"
    if not folder.is_dir():
        lacking("cldr-misc-full", "run: bash .ci/checker")
    return folder


def patient(make):
    """What *make* makes, which waits as long as a busy machine may take."""

    def made(*arguments, **named):
        thing = make(*arguments, **named)
        thing.set_default_timeout(PATIENCE * 1000)
        return thing

    return made


@pytest.fixture(scope="session")
def chromium(tool):
    """A browser of Playwright's, one for all tests of a process."""
    from playwright import sync_api

    program = tool("chromium", "chromium-browser", "google-chrome")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=CHROMIUM_FLAGS
        )
        for name in ("new_context", "new_page"):
            setattr(browser, name, patient(getattr(browser, name)))
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium):
    """A page of a new browser profile, which forgets everything afterwards."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()
