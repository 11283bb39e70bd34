"""Compiled templates in a site's folder are run only where we have put them there."""

from pathlib import Path

import pytest
from jinja2 import DictLoader
from jinja2.bccache import Bucket

from creditline.driver import workshop
from creditline.errors import ContentErrors
from creditline.setup import own_key
from creditline.site.templates.fast_environment import Translated
from creditline.site.templates.kept_templates import CompiledFiles
from creditline.site.templates.texts import Templates

KEY = b"k" * 32
OTHER = b"o" * 32


class Kept:
    """A theme of two templates, and a folder that keeps them compiled."""

    def __init__(self, folder: Path) -> None:
        self.theme, self.folder = folder / "theme", folder / "en-1"
        self.theme.mkdir()
        self.folder.mkdir()
        self.write(said="one")

    def write(self, said: str) -> None:
        self.texts = {"it.html": "{% include 'part.html' %}", "part.html": said}
        for name, text in self.texts.items():
            (self.theme / name).write_text(text, "utf-8")

    def environment(self, key: bytes = KEY, folder: Path | None = None) -> Translated:
        kept = CompiledFiles(folder or self.folder, Templates(self.theme).digest, key)
        return Translated(loader=DictLoader(self.texts), bytecode_cache=kept)

    def render(self, name: str = "it.html") -> str:
        return self.environment().get_template(name).render()

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.iterdir())


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """What a first build has left."""
    made = Kept(tmp_path)
    made.render()
    return made


@pytest.fixture
def compiled(monkeypatch) -> list[str]:
    """The templates that are compiled from now on."""
    names: list[str] = []
    plain = Translated.compile

    def compile_(self, source, name=None, *more, **named):
        names.append(name)
        return plain(self, source, name, *more, **named)

    monkeypatch.setattr(Translated, "compile", compile_)
    return names


def test_a_template_is_compiled_once(kept, compiled) -> None:
    """
    The next build takes what this one compiled.
    """
    assert "one" == kept.render()
    assert [] == compiled


def test_a_part_that_changes_is_compiled_again(kept) -> None:
    """
    A compiled template is known by the parts that went into it.
    """
    kept.write(said="two")

    assert "two" == kept.render()


def bomb(kept: Kept, mark: Path) -> bytes:
    """What the library would run in the place of the template, unmarked."""
    (file,) = kept.files
    environment = kept.environment()
    source, filename, _ = environment.loader.get_source(environment, "it.html")
    bucket = environment.bytecode_cache.get_bucket(
        environment, "it.html", filename, source
    )
    assert file.name == bucket.key
    code = f"import pathlib; pathlib.Path({str(mark)!r}).touch()"
    bucket.code = compile(code, "forged", "exec")
    return bucket.bytecode_to_string()


FORGED = {
    "without a mark": lambda code, _: code,
    "with an empty mark": lambda code, _: bytes(32) + code,
    "with another's mark": lambda code, name: own_key.mark(code, name, OTHER) + code,
    "with the mark of another": lambda code, _: own_key.mark(code, "x", KEY) + code,
    "with a mark of no name": lambda code, _: own_key.mark(code, "", KEY) + code,
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_forged_template_is_not_run(kept, compiled, tmp_path, forge) -> None:
    """
    Code that somebody else put there is compiled anew, and then kept as ours.
    """
    mark = tmp_path / "it-ran"
    (file,) = kept.files
    file.write_bytes(forge(bomb(kept, mark), f"en-1/{file.name}"))

    assert ["one", "one"] == [kept.render(), kept.render()]
    assert ["it.html"] == compiled
    assert not mark.exists()


def test_the_bomb_is_one(kept, tmp_path) -> None:
    """
    With our mark, what the tests above forge would have run.
    """
    mark = tmp_path / "it-ran"
    (file,) = kept.files
    code = bomb(kept, mark)
    file.write_bytes(own_key.mark(code, f"en-1/{file.name}", KEY) + code)

    with pytest.raises(KeyError):
        kept.render()
    assert mark.exists()


def test_no_byte_of_it_may_change(kept) -> None:
    """
    Whichever byte is flipped, and wherever it ends: it is not read at all.
    """
    (file,) = kept.files
    whole = file.read_bytes()
    kept.folder.rename(kept.folder.with_name("en-2"))
    other = kept.folder.with_name("en-2")
    read = CompiledFiles(other, Templates(kept.theme).digest, KEY)
    bucket = Bucket(kept.environment(), file.name, "")
    faults = [whole[:n] + bytes((whole[n] ^ 1,)) + whole[n + 1 :] for n in range(200)]
    faults += [whole[:n] for n in range(0, len(whole), 50)]
    for data in (*faults, whole):
        (other / file.name).write_bytes(data)
        read.load_bytecode(bucket)
        assert bucket.code is None


def test_a_template_of_another_language_is_not_taken(kept, compiled) -> None:
    """
    Its words are compiled in: a file that was moved there is not that language's.
    """
    other = kept.folder.with_name("de-1")
    kept.folder.rename(other)

    assert "one" == kept.environment(folder=other).get_template("it.html").render()
    assert ["it.html"] == compiled


def test_a_link_leads_nowhere(kept, tmp_path) -> None:
    """
    What we keep is written into the folder, not through a link that lies there.
    """
    (file,) = kept.files
    precious = tmp_path / "thesis.txt"
    precious.write_text("mine", "utf-8")
    file.unlink()
    file.symlink_to(precious)
    kept.render()

    assert "mine" == precious.read_text("utf-8")
    assert not file.is_symlink()


@pytest.fixture
def state(tmp_path, monkeypatch) -> Path:
    """A user's own folder, empty."""
    folder = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    own_key.own_key.cache_clear()
    yield folder
    own_key.own_key.cache_clear()


def test_the_key_is_made_once_and_is_ours_alone(state, tmp_path) -> None:
    """
    Every site of a user is marked with the one key, which nobody else may read.
    """
    one, two = own_key.own_key(tmp_path / "a"), own_key.own_key(tmp_path / "b")

    assert one == two
    assert 32 == len(one)
    assert one == (state / "creditline/key").read_bytes()
    assert 0o600 == (state / "creditline/key").stat().st_mode & 0o777
    assert [state / "creditline/key"] == [*(state / "creditline").iterdir()]


@pytest.mark.parametrize(
    ("data", "mode"),
    [
        pytest.param(OTHER, 0o644, id="others-read-it"),
        pytest.param(OTHER, 0o620, id="others-write-it"),
        pytest.param(OTHER[:31], 0o600, id="too-short"),
        pytest.param(OTHER + b"o", 0o600, id="too-long"),
        pytest.param(b"", 0o600, id="empty"),
    ],
)
def test_a_key_that_others_may_know_is_replaced(state, tmp_path, data, mode) -> None:
    """
    A key that is no secret marks nothing.
    """
    file = state / "creditline/key"
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    file.chmod(mode)
    found = own_key.own_key(tmp_path / "site")

    assert data != found
    assert found == file.read_bytes()
    assert 0o600 == file.stat().st_mode & 0o777


def test_a_site_brings_no_key(state) -> None:
    """
    A key within the site's folder may have come with it.
    """
    file = state / "creditline/key"
    file.parent.mkdir(parents=True)
    file.write_bytes(OTHER)
    file.chmod(0o600)

    assert own_key.own_key(state) is None


def test_without_a_place_for_a_key_nothing_is_kept(state, tmp_path) -> None:
    """
    A user without a folder that can be written compiles each time.
    """
    state.write_text("a file", "utf-8")

    assert own_key.own_key(tmp_path / "site") is None


def test_the_key_is_never_sought_where_we_stand(tmp_path, monkeypatch) -> None:
    """
    A relative folder would be a site's own.
    """
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    monkeypatch.setenv("HOME", str(tmp_path))

    assert tmp_path / ".local/state" == own_key.state_folder()


def times(site) -> dict[str, int]:
    """When each compiled template of a site was written."""
    folder = site.path(".creditline/jinja")
    return {p.name: p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}


def test_what_is_prepared_is_compiled_once(site):
    """
    A first build finds the templates of all its pages, and leaves them there.
    """
    workshop(site.places()).site.prepare()
    prepared = times(site)
    site.build()

    assert len(prepared) > 10
    assert prepared.items() <= times(site).items()


def test_what_is_wrong_with_a_template_is_said_with_its_page(site):
    """
    Whoever prepares it says nothing.
    """
    conf = site.path("pelicanconf.py")
    conf.write_text(f"{conf.read_text()}\nTHEME_TEMPLATES_OVERRIDES = ['mine']\n")
    site.write("mine/article.html", "{% if")
    workshop(site.places()).site.prepare()

    assert len(times(site)) > 10
    with pytest.raises(ContentErrors, match=r"mine/article\.html"):
        site.build()
