"""What a target's list does not name is another's, and stays as it is."""

import builtins
import os
import re
import sys
from pathlib import Path

import boto3
import moto.server
import pytest

from creditline.errors import SettingsError, SiteError
from creditline.publish.manifest import Manifest, entry
from creditline.publish.targets.deployment import target
from creditline.publish.targets.foreign import Foreign, ForeignFilesError, foreign
from creditline.verbs.deploy import ask

from .places import InABucket, OnABranch, OnDisk
from .test_sending import whole


@pytest.fixture(scope="module")
def service():
    """A service that speaks S3, on a port of this machine."""
    server = moto.server.ThreadedMotoServer(
        ip_address="127.0.0.1", port=0, verbose=False
    )
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def as_an_editor(tmp_path, monkeypatch):
    """A branch whose commits have an author, whatever this machine's git knows."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Editor")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "editor@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return OnABranch(tmp_path)


def made_bucket(service, monkeypatch):
    """A bucket with nothing in it."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", service)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    bucket = boto3.resource("s3").create_bucket(Bucket="site")
    bucket.objects.delete()
    return bucket


OURS = "the site is made in {}"
OVERLAPS = ", which overlaps with that; name another folder"

PLACES = {
    "dir": lambda get: OnDisk(get("tmp_path") / "www"),
    "rsync": lambda get: OnDisk(get("tmp_path") / "www", "rsync:{}"),
    "gh-pages": lambda get: as_an_editor(get("tmp_path"), get("monkeypatch")),
    "s3": lambda get: InABucket(made_bucket(get("service"), get("monkeypatch"))),
}


@pytest.fixture(params=PLACES)
def place(request):
    """An empty place of each kind."""
    return PLACES[request.param](request.getfixturevalue)


def refused(place, public, manifest):
    """What is said of a sending that must not be; planning says the same."""
    before = place.held()
    with pytest.raises(SettingsError) as planned:
        place.target().planned(public.root, manifest)
    with pytest.raises(SettingsError) as sent:
        place.target().send(public.root, manifest, print)

    assert str(planned.value) == str(sent.value)
    assert before == place.held()
    return str(sent.value).partition(": ")[2].splitlines()


@pytest.mark.parametrize(
    ("theirs", "lines"),
    [
        ({"notes.txt": b"!"}, ["notes.txt would stay"]),
        ({"index.html": b"!"}, ["index.html would be written over"]),
        # Equal bytes are theirs all the same: what is ours may be removed one day.
        ({"index.html": b"i"}, ["index.html would be written over"]),
        # The list of some other program.
        ({"manifest.json": b"{}"}, ["manifest.json would be written over"]),
        (
            {"z.txt": b"!", "a/b.html": b"!"},
            ["a/b.html would be written over", "z.txt would stay"],
        ),
    ],
    ids=["beside", "at ours", "the same", "a list", "both"],
)
def test_a_first_sending_into_a_place_that_is_not_empty(place, public, theirs, lines):
    """
    Nothing is sent before somebody who saw what is there has said so; then what
    stands at our addresses becomes ours, and the rest stays.
    """
    place.put(theirs)
    manifest = public.make({"index.html": b"i", "a/b.html": b"b"})

    assert [
        "this place holds what we did not put there",
        *(f"    {line}" for line in lines),
        "    with --adopt, what would be written over becomes the site's",
    ] == refused(place, public, manifest)
    place.target().send(public.root, manifest, print, adopt=True)
    assert {**theirs, **whole(public.root)} == place.held()


@pytest.mark.parametrize("kind", ["dir", "rsync"])
def test_a_name_over_there_that_is_no_text(request, public, kind):
    """
    It is told like any other, and stays.
    """
    place = PLACES[kind](request.getfixturevalue)
    place.put({"\udcff.txt": b"!"})
    manifest = public.make({"index.html": b"i"})

    assert "    \udcff.txt would stay" == refused(place, public, manifest)[1]
    place.target().send(public.root, manifest, print, adopt=True)
    assert {"\udcff.txt": b"!", **whole(public.root)} == place.held()


def test_a_first_sending_where_another_site_stands(place, public):
    """
    Its list says at which address: what it names is not ours, and stays.
    """
    theirs = Manifest(
        site_url="https://other.example", files={"old.html": entry(b"o")}
    ).to_json()
    place.put({"manifest.json": theirs, "old.html": b"o"})
    manifest = public.make({"index.html": b"i"})

    assert [
        "this place holds the site of https://other.example",
        "    manifest.json would be written over",
        "    old.html would stay",
        "    with --adopt, what would be written over becomes the site's",
        "    if this site stood there, CREDITLINE_FEED_IDENTITY names its address",
    ] == refused(place, public, manifest)
    place.target().send(public.root, manifest, print, adopt=True)
    assert {"old.html": b"o", **whole(public.root)} == place.held()


def test_an_empty_place_is_ours(place, public):
    """
    The valid twin: nobody is asked where nothing is.
    """
    manifest = public.make({"index.html": b"i"})
    place.target().send(public.root, manifest, print)

    assert whole(public.root) == place.held()


def test_what_came_later_is_theirs(place, public):
    """
    A file that somebody put beside ours is not written over by a page that gets
    its address, nor removed when ours are.
    """
    place.target().send(public.root, public.make({"a/old.html": b"a"}), print)
    place.put({"a/new.html": b"theirs"})
    clash = public.make({"a/old.html": b"a", "a/new.html": b"n"})

    assert "    a/new.html would be written over" == refused(place, public, clash)[1]
    place.target().send(public.root, public.make({"b.html": b"b"}), print)
    assert {**whole(public.root), "a/new.html": b"theirs"} == place.held()


def test_the_list_is_that_of_the_tree(place, public):
    """
    Though no file differs: it says at which address the site stands.
    """
    place.target().send(public.root, public.make({"index.html": b"i"}), print)
    public.site_url, public.first_url = "https://moved.example", public.site_url
    manifest = public.make({"index.html": b"i"})
    place.target().send(public.root, manifest, print)

    assert manifest.to_json() == place.held()["manifest.json"]


@pytest.mark.parametrize(("count", "more"), [(10, []), (11, ["    and 1 more"])])
def test_ten_files_are_named(count, more):
    """
    Of more than that, how many there are besides.
    """
    there = Foreign(beside=tuple(f"{n}.txt" for n in range(count)))
    with pytest.raises(ForeignFilesError) as caught:
        there.refuse("dir:www", adopt=False)

    assert [
        *(f"    {n}.txt would stay" for n in range(10)),
        *more,
        "    with --adopt, what would be written over becomes the site's",
    ] == str(caught.value).splitlines()[1:]


def test_a_list_of_an_earlier_version_is_ours(place, public):
    """
    Whoever deployed with 0.1.0 is asked nothing.
    """
    listed = (
        b'{"made_by": "creditline publish", "site_url": "https://example.org",'
        b' "files": {"old.html": {"sha256": "0", "size": 1}}}'
    )
    place.put({"manifest.json": listed, "old.html": b"o", "theirs.txt": b"!"})
    manifest = public.make({"index.html": b"i"})
    place.target().send(public.root, manifest, print)

    assert {**whole(public.root), "theirs.txt": b"!"} == place.held()


@pytest.mark.parametrize(
    ("theirs", "way"),
    [({"2024": b"a file"}, "2024"), ({"index.html/x.txt": b"!"}, "index.html")],
    ids=["a file for a folder", "a folder for a file"],
)
def test_what_nobody_can_adopt(place, public, theirs, way):
    """
    A file cannot become a folder, nor a folder a file, without being removed.
    """
    place.put({**theirs, "z.txt": b"!"})
    manifest = public.make({"index.html": b"i", "2024/a.html": b"a"})

    assert f"    {way} is in the way" == refused(place, public, manifest)[1]
    with pytest.raises(SettingsError, match="names of folders or files of the site"):
        place.target().send(public.root, manifest, print, adopt=True)
    assert {**theirs, "z.txt": b"!"} == place.held()


@pytest.mark.parametrize("to", ["dir:{}", "rsync:{}"])
def test_a_link_is_not_followed(tmp_path, public, to):
    """
    A link in the place leads to somebody's files: nothing is written through it,
    and it stays.
    """
    place = OnDisk(tmp_path / "www", to)
    elsewhere = OnDisk(tmp_path / "elsewhere")
    elsewhere.put({"a.html": b"!"})
    (place.root / "2024").symlink_to(elsewhere.root)
    manifest = public.make({"2024/a.html": b"a"})

    assert "    2024 is in the way" == refused(place, public, manifest)[1]
    assert {"a.html": b"!"} == elsewhere.held()
    assert (place.root / "2024").is_symlink()


def test_a_link_in_place_of_a_page_is_none(tmp_path, public):
    """
    Somebody may change what it leads to, though it is the page today.
    """
    place = OnDisk(tmp_path / "www")
    manifest = public.make({"a.html": b"a"})
    place.target().send(public.root, manifest, print)
    (tmp_path / "a.html").write_bytes(b"a")
    (place.root / "a.html").unlink()
    (place.root / "a.html").symlink_to(tmp_path / "a.html")
    place.target().send(public.root, manifest, print)

    assert whole(public.root) == place.held()


def test_a_place_may_be_a_link_itself(tmp_path, public):
    """
    Servers are often pointed to a folder by a link.
    """
    place = OnDisk(tmp_path / "release-1")
    (tmp_path / "www").symlink_to(place.root)
    manifest = public.make({"index.html": b"i"})
    target(f"dir:{tmp_path / 'www'}").send(public.root, manifest, print)

    assert whole(public.root) == place.held()


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("/", "that is everything on this machine"),
        ("~", "that is your home; name a folder in it"),
        ("{}/home", "that is your home; name a folder in it"),
        ("~nobody-of-that-name/www", "nobody here has that name"),
        ("{}/file", "that is a file, not a folder"),
        ("{}/dangling", "that is a link to nothing"),
        ("{}/round", "that is a link to nothing"),
        ("{}/content", f"{OURS}/content{OVERLAPS}"),
        ("{}/content/images", f"{OURS}/content{OVERLAPS}"),
        ("{}/linked", f"{OURS}/content{OVERLAPS}"),
        ("{}", f"{OURS}/content{OVERLAPS}"),
    ],
)
@pytest.mark.parametrize("kind", ["dir", "rsync"])
def test_no_folder_of_a_site(tmp_path, monkeypatch, to, said, kind):
    """
    What is no folder of somebody's site is refused in one sentence, and so is what
    the site itself is made from.
    """
    (tmp_path / "home").mkdir()
    (tmp_path / "content").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "file").write_bytes(b"!")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "round").symlink_to("round")
    (tmp_path / "linked").symlink_to("content")
    named = f"{kind}:{to.format(tmp_path)}"
    with pytest.raises(SettingsError) as caught:
        target(named, taken=[tmp_path / "content"])

    assert f"{named}: {said.format(tmp_path)}" == str(caught.value)


def test_a_folder_of_ones_home(tmp_path, monkeypatch, public):
    """
    The shell does not write out a tilde behind ``dir:``, so we do.
    """
    monkeypatch.setenv("HOME", str(tmp_path))
    manifest = public.make({"index.html": b"i"})
    target("dir:~/www").send(public.root, manifest, print)

    assert whole(public.root) == whole(tmp_path / "www")


def test_what_the_system_complains_of(tmp_path, public):
    """
    A folder below a file cannot be made: one sentence, with the place.
    """
    (tmp_path / "file").write_bytes(b"!")
    manifest = public.make({"index.html": b"i"})
    with pytest.raises(SiteError) as caught:
        target(f"dir:{tmp_path}/file/www").send(public.root, manifest, print)

    www = f"{tmp_path}/file/www"
    assert (
        f"the folder {www} was not updated: Not a directory: {www}/manifest.json"
    ) == str(caught.value)


def test_a_disk_that_is_full(tmp_path, public, monkeypatch):
    """
    It names no file, and neither do we.
    """
    manifest = public.make({"index.html": b"i"})
    www = target(f"dir:{tmp_path}/www")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SiteError) as caught:
        www.send(public.root, manifest, print)

    said = f"the folder {tmp_path}/www was not updated: No space left on device"
    assert said == str(caught.value)


@pytest.mark.parametrize(
    ("bucket", "key", "endpoint", "said"),
    [
        ("other", "testing", "", "The specified bucket does not exist"),
        ("site", "", "", "Unable to locate credentials"),
        ("[si te", "testing", "", 'Invalid bucket name "[si te"'),
        ("site", "testing", "nonsense", "Invalid endpoint: nonsense"),
    ],
    ids=["no bucket", "no keys", "no name", "no address"],
)
def test_a_bucket_that_is_not_to_be_had(
    service, monkeypatch, tmp_path, public, bucket, key, endpoint, said
):
    """
    A wrong name and missing keys are told in one sentence of the service.
    """
    made_bucket(service, monkeypatch)
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    if endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    manifest = public.make({"index.html": b"i"})
    with pytest.raises(SiteError) as caught:
        target(f"s3://{bucket}").send(public.root, manifest, print)

    assert str(caught.value).startswith(f"the bucket {bucket} was not updated: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_who_stands_where_on_a_branch(tmp_path, monkeypatch, public):
    """
    The remote and the branch are named before anything is pushed, without the
    password in its address; what is checked out and staged stays as it was.
    """
    place = as_an_editor(tmp_path, monkeypatch)
    secret = f"file://someone:secret@localhost{tmp_path}/host.git"
    place.git("site", "config", "remote.origin.pushurl", secret)
    (tmp_path / "site" / "staged.txt").write_bytes(b"!")
    place.git("site", "add", "staged.txt")
    before = place.git("site", "status", "--porcelain"), place.git("site", "branch")
    said = []
    manifest = public.make({"index.html": b"i"})
    place.target().send(public.root, manifest, said.append)

    where = f"file://localhost{tmp_path}/host.git"
    assert f"pushing  branch gh-pages of origin, {where}" == said[0]
    assert before == (
        place.git("site", "status", "--porcelain"),
        place.git("site", "branch"),
    )


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        ("echo 'Nobody may.' >&2; exit 1", "remote: Nobody may."),
        ("printf 'Caf\\351.\\n' >&2; exit 1", "remote: Caf\ufffd."),
        ("exit 1", "(pre-receive hook declined)"),
    ],
    ids=["says why", "says it in Latin-1", "says nothing"],
)
def test_a_branch_that_refuses(tmp_path, monkeypatch, public, hook, said):
    """
    What a host answers to a push is told in one sentence, and nothing was changed.
    """
    place = as_an_editor(tmp_path, monkeypatch)
    script = place.host / "hooks" / "pre-receive"
    script.write_text(f"#!/bin/sh\n{hook}\n", "utf-8")
    script.chmod(0o755)
    with pytest.raises(SiteError) as caught:
        place.target().send(public.root, public.make({"index.html": b"i"}), print)

    assert str(caught.value).startswith("the branch gh-pages was not updated: ")
    assert str(caught.value).endswith(said)
    assert {} == place.held()


@pytest.mark.parametrize("to", ["dir:{}", "rsync:{}"])
def test_what_we_may_not_look_into(tmp_path, public, monkeypatch, to):
    """
    What others keep to themselves beside the site, such as the ``lost+found`` of a
    disk, is somebody's, and stops nothing; it is not read, nor counted as empty.
    """
    place = OnDisk(tmp_path / "www", to)
    place.put({"lost+found/1": b"!", "theirs.txt": b"!"})
    manifest = public.make({"index.html": b"i"})
    keep = Path.read_bytes, os.scandir

    def read(self):
        if self.name == "theirs.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return keep[0](self)

    def scan(folder="."):
        if str(folder).endswith("lost+found"):
            raise PermissionError(13, "Permission denied", str(folder))
        return keep[1](folder)

    monkeypatch.setattr(Path, "read_bytes", read)
    monkeypatch.setattr(os, "scandir", scan)
    with pytest.raises(ForeignFilesError, match=re.escape("lost+found/")):
        place.target().planned(public.root, manifest)
    place.target().send(public.root, manifest, print, adopt=True)
    monkeypatch.undo()

    theirs = {"lost+found/1": b"!", "theirs.txt": b"!"}
    assert {**theirs, **whole(public.root)} == place.held()


def test_many_files_are_counted():
    """
    A refusal names ten files, and says how many more there are.
    """
    strange = foreign({"x"}, [f"{n:02}" for n in range(12)], None)
    with pytest.raises(ForeignFilesError) as caught:
        strange.refuse("there", adopt=False)

    lines = str(caught.value).splitlines()
    assert ["    09 would stay", "    and 2 more"] == lines[-3:-1]


@pytest.mark.parametrize(
    ("answer", "goes_on"),
    [("y", True), ("YES ", True), ("", False), ("n", False), ("yo", False)],
)
def test_who_is_asked(monkeypatch, answer, goes_on):
    """
    On a terminal only a yes goes on.
    """
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(builtins, "input", lambda _: answer)
    found = ForeignFilesError("a list")
    said = ""
    try:
        ask(found)
    except SettingsError as error:
        said = str(error)

    assert ("" if goes_on else "nothing was sent") == said


def test_nobody_is_asked_without_a_terminal(monkeypatch):
    """
    In a job of a service the list itself is the answer.
    """
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    with pytest.raises(ForeignFilesError, match="a list"):
        ask(ForeignFilesError("a list"))


def test_what_is_ours_is_not_foreign():
    """
    The valid twin of the table: a place that holds what its list names.
    """
    assert Foreign() == foreign({"a", "b/c"}, ["a", "b/c", "old"], {"a", "b/c", "old"})
