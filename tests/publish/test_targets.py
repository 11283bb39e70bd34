"""Real tools, real protocols: what the operator names is what gets the site."""

import subprocess

import pytest

from creditline.errors import SettingsError, SiteError
from creditline.publish.manifest import MANIFEST
from creditline.publish.targets.deployment import FORMS, target

from .conftest import page
from .test_sending import whole


@pytest.mark.parametrize(
    "to",
    ["", "ftp://host/x", "dir:", "rsync:", "rsync://", "rsync:-e evil", "s3:bucket"],
)
def test_an_unknown_target_is_refused(to):
    """
    Whatever is not a target is answered with all that are.
    """
    with pytest.raises(SettingsError) as caught:
        target(to)

    assert f"--to {to}: no such target\n    it is one of {FORMS}" == str(caught.value)


def test_dir(public, tmp_path):
    """
    ``dir:`` names a folder, which is made if it is missing.
    """
    manifest = public.make({"index.html": page()})
    target(f"dir:{tmp_path / 'a' / 'www'}").send(public.root, manifest, print)

    assert whole(public.root) == whole(tmp_path / "a" / "www")


@pytest.fixture
def rsync(tool):
    """The host's own tool."""
    return tool("rsync")


@pytest.mark.usefixtures("rsync")
class TestRsync:
    """The host's own tool, over a local path."""

    def test_a_first_sending(self, public, tmp_path):
        """
        Everything goes over, and what was there before stays.
        """
        www = tmp_path / "www"
        www.mkdir()
        (www / "theirs.txt").write_bytes(b"!")
        manifest = public.make({"index.html": page(), "a/ü b.html": b"u"})

        target(f"rsync:{www}").send(public.root, manifest, print, adopt=True)

        assert {**whole(public.root), "theirs.txt": b"!"} == whole(www)

    def test_only_what_changed_goes_over(self, public, tmp_path):
        """
        New, changed and gone are told apart; the rest is not even touched.
        """
        www = tmp_path / "www"
        rsync = target(f"rsync:{www}")
        first = {"same.html": b"s", "a.html": b"a", "x/gone.html": page("gone")}
        rsync.send(public.root, public.make(first), print)
        (www / "theirs.txt").write_bytes(b"!")
        before = (www / "same.html").stat().st_ctime_ns
        second = public.make({"same.html": b"s", "a.html": b"b", "new.html": b"n"})
        expected = [
            "new      new.html",
            "changed  a.html",
            "removed  x/gone.html",
            "removed  x/gone.html.br",
            "removed  x/gone.html.gz",
        ]

        assert expected == list(rsync.planned(public.root, second).listing())
        said = []
        rsync.send(public.root, second, said.append)

        assert expected == said
        assert {**whole(public.root), "theirs.txt": b"!"} == whole(www)
        assert before == (www / "same.html").stat().st_ctime_ns
        assert not rsync.send(public.root, second, print)

    def test_pages_take_their_places_together(self, public, tmp_path):
        """
        Every file of a pass is there before the first of them is shown.
        """
        www = tmp_path / "www"
        # Longer to write than a tick of the clock that dates files.
        large = {f"{name}.bin": name.encode() * 5_000_000 for name in "abc"}

        target(f"rsync:{www}").send(public.root, public.make(large), print)

        dates = [(www / name).stat() for name in large]
        assert max(d.st_mtime_ns for d in dates) < min(d.st_ctime_ns for d in dates)

    def test_only_empty_folders_go(self, public, tmp_path):
        """
        A folder of ours is removed with its last file, unless it is not only ours.
        """
        www = tmp_path / "www"
        rsync = target(f"rsync:{www}/")
        first = public.make({"a/b/c.html": b"c", "d/e.html": b"e", "f/g.html": b"g"})
        rsync.send(public.root, first, print)
        (www / "d" / "theirs.txt").write_bytes(b"!")

        rsync.send(public.root, public.make({"f/h.html": b"h"}), print)

        assert {MANIFEST, "d", "d/theirs.txt", "f", "f/h.html"} == {
            path.relative_to(www).as_posix() for path in www.rglob("*")
        }

    def test_everybody_may_read_it(self, public, tmp_path):
        """
        Whatever the rights of the tree here, a web server of another account serves it.
        """
        www = tmp_path / "www"
        manifest = public.make({"a/b.html": b"b"})
        (public.root / "a/b.html").chmod(0o600)
        (public.root / "a").chmod(0o700)
        target(f"rsync:{www}").send(public.root, manifest, print)

        modes = [oct((www / p).stat().st_mode)[-3:] for p in ("a", "a/b.html")]
        assert ["755", "644"] == modes

    def test_a_dry_run_changes_nothing(self, public, tmp_path):
        """
        Planning asks rsync, which then leaves the target as it is.
        """
        plan = target(f"rsync:{tmp_path / 'www'}").planned(
            public.root, public.make({"index.html": b"i"})
        )

        assert ["new      index.html"] == list(plan.listing())
        assert {} == whole(tmp_path / "www")

    def test_what_rsync_complains_of_is_passed_on(self, public):
        """
        A target that does not exist is told in rsync's words.
        """
        with pytest.raises(SiteError) as caught:
            target("rsync:/dev/null/www").send(
                public.root, public.make({"index.html": b"i"}), print
            )

        assert str(caught.value).startswith("rsync failed: ")


class TestPages:
    """A bare repository stands for the host."""

    @pytest.fixture
    def git(self, tool, tmp_path, monkeypatch):
        """A clone of an empty repository, and a way to ask git about either."""
        program = tool("git")
        for name in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{name}_NAME", "Editor")
            monkeypatch.setenv(f"GIT_{name}_EMAIL", "editor@example.org")
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
        monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

        def git(where, *arguments):
            done = subprocess.run(
                [program, *arguments],
                cwd=tmp_path / where,
                check=True,
                capture_output=True,
            )
            return done.stdout.decode()

        (tmp_path / "host.git").mkdir()
        git("host.git", "init", "--quiet", "--bare")
        git(".", "clone", "--quiet", "host.git", "site")
        return git

    @pytest.fixture
    def branch(self, git, tmp_path):
        """The target of that clone."""
        return target("gh-pages", repository=tmp_path / "site")

    def files(self, git):
        """What the host would serve."""
        listed = git("host.git", "ls-tree", "-r", "-z", "--name-only", "gh-pages")
        return set(filter(None, listed.split("\0")))

    def test_a_first_sending(self, git, branch, public):
        """
        The branch is made, and holds the tree.
        """
        manifest = public.make({"index.html": page(), "a/ü.html": b"u"})

        branch.send(public.root, manifest, print)

        assert {*whole(public.root), ".nojekyll"} == self.files(git)

    def test_bytes_are_sent_as_they_are(self, git, branch, public):
        """
        Whatever git is told to do with the ends of lines in this repository.
        """
        git("site", "config", "core.autocrlf", "input")
        branch.send(public.root, public.make({"a.txt": b"a\r\nb\r\n"}), print)

        assert "a\r\nb\r\n" == git("host.git", "show", "gh-pages:a.txt")

    def test_an_equal_tree_makes_no_commit(self, git, branch, public):
        """
        Sending the same twice leaves the branch where it was.
        """
        manifest = public.make({"index.html": page(), ".nojekyll": b""})
        branch.send(public.root, manifest, print)
        before = git("host.git", "rev-parse", "gh-pages")

        assert not branch.send(public.root, manifest, print)
        assert before == git("host.git", "rev-parse", "gh-pages")

    def test_changes_are_one_commit(self, git, branch, public):
        """
        Readers get the old site or the new one; history keeps both.
        """
        branch.send(public.root, public.make({"a.html": b"a", ".nojekyll": b""}), print)
        second = public.make({"b.html": b"b", ".nojekyll": b""})

        plan = branch.planned(public.root, second)
        assert ["new      b.html", "removed  a.html"] == list(plan.listing())
        branch.send(public.root, second, print)

        assert {"b.html", ".nojekyll", MANIFEST} == self.files(git)
        assert "2\n" == git("host.git", "rev-list", "--count", "gh-pages")

    def test_the_domain_stays(self, git, branch, public, tmp_path):
        """
        The host remembers the site's own domain in a file that is not ours.
        """
        branch.send(public.root, public.make({"a.html": b"a"}), print)
        git(".", "clone", "--quiet", "--branch", "gh-pages", "host.git", "other")
        (tmp_path / "other" / "CNAME").write_text("news.example.org\n", "utf-8")
        git("other", "add", "CNAME")
        git("other", "commit", "--quiet", "-m", "Create CNAME")
        git("other", "push", "--quiet")

        branch.send(public.root, public.make({"b.html": b"b"}), print)

        assert "news.example.org" == git("host.git", "show", "gh-pages:CNAME").strip()

    def test_what_git_complains_of_is_passed_on(self, public, tmp_path):
        """
        A folder without a repository is told in git's words.
        """
        with pytest.raises(SiteError) as caught:
            target("gh-pages", repository=tmp_path).send(
                public.root, public.make({"a.html": b"a"}), print
            )

        assert "the branch gh-pages was not updated: fatal: " in str(caught.value)
