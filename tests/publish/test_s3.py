"""A bucket ends with our tree, and serves each file as what it is."""

import boto3
import pytest
from moto.server import ThreadedMotoServer

from creditline.publish.manifest import MANIFEST
from creditline.publish.targets.deployment import target
from creditline.publish.targets.s3 import metadata

from .conftest import page
from .test_sending import whole


@pytest.fixture(scope="module")
def service():
    """A service that speaks S3, on a port of this machine."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(service, monkeypatch):
    """An empty bucket, and what it holds by key when called."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", service)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    everything = boto3.resource("s3").create_bucket(Bucket="site")
    everything.objects.delete()
    return everything


def held(bucket):
    """Each object of a bucket, with what it holds."""
    return {one.key: one.get()["Body"].read() for one in bucket.objects.all()}


@pytest.mark.parametrize(
    ("to", "prefix"),
    [("s3://site", ""), ("s3://site/", ""), ("s3://site/a/b/", "a/b/")],
)
def test_a_bucket_becomes_the_tree(bucket, public, to, prefix):
    """
    Everything is stored below the prefix, and nothing else is touched.
    """
    bucket.put_object(Key="theirs.txt", Body=b"!")
    manifest = public.make({"index.html": page(), "ü/b.html": b"u"})

    target(to).send(public.root, manifest, print, adopt=True)

    ours = {prefix + path: data for path, data in whole(public.root).items()}
    assert {**ours, "theirs.txt": b"!"} == held(bucket)


def test_only_what_changed_is_stored_again(bucket, public):
    """
    An object whose bytes are the same keeps its date.
    """
    first = {"same.html": page("s"), "a.html": b"a", "gone.html": b"g"}
    target("s3://site").send(public.root, public.make(first), print)
    before = bucket.Object("same.html").last_modified
    second = public.make({"same.html": page("s"), "a.html": b"b", "new.html": b"n"})
    expected = ["new      new.html", "changed  a.html", "removed  gone.html"]

    assert expected == list(target("s3://site").planned(public.root, second).listing())
    said = []
    target("s3://site").send(public.root, second, said.append)

    assert expected == said
    assert whole(public.root) == held(bucket)
    assert before == bucket.Object("same.html").last_modified
    assert not target("s3://site").send(public.root, second, print)


@pytest.mark.parametrize(
    ("path", "kind", "cache", "encoding"),
    [
        ("index.html", "text/html; charset=utf-8", "must-revalidate", None),
        ("index.html.br", "text/html; charset=utf-8", "must-revalidate", "br"),
        ("feed.xml.gz", "application/xml; charset=utf-8", "must-revalidate", "gzip"),
        ("site.1f0c9a2b.css", "text/css; charset=utf-8", "immutable", None),
        ("site.1f0c9a2b.css.gz", "text/css; charset=utf-8", "immutable", "gzip"),
        ("photo.avif", "image/avif", "must-revalidate", None),
        (".nojekyll", "application/octet-stream", "must-revalidate", None),
        (MANIFEST, "application/json; charset=utf-8", "must-revalidate", None),
    ],
)
def test_headers_of_an_object(path, kind, cache, encoding):
    """
    A bucket says with each file what it is, how it is packed, how long it lasts.
    """
    said = metadata(path)

    assert kind == said["ContentType"]
    assert said["CacheControl"].endswith(cache)
    assert encoding == said.get("ContentEncoding")


def test_a_browser_hears_the_headers(bucket, public):
    """
    What we said when storing is what the service says when serving.
    """
    target("s3://site").send(public.root, public.make({"index.html": page()}), print)
    served = bucket.Object("index.html.br").get()

    assert "text/html; charset=utf-8" == served["ContentType"]
    assert "br" == served["ContentEncoding"]
    assert "public, max-age=0, must-revalidate" == served["CacheControl"]
