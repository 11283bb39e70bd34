"""A published tree, made by hand, that every test may change."""

from pathlib import Path

import pytest

from creditline.publish import tree
from creditline.publish.compression import compressed, copies
from creditline.publish.manifest import MANIFEST, Manifest, entry

LONG = "<p>" + "The bridge reopens on Monday, the ministry said. " * 30


def page(text="", *links):
    """A page of more than the least size, with some links."""
    anchors = "".join(f'<a href="{link}">more</a>' for link in links)
    return f"<!doctype html><title>t</title>{LONG}{text}{anchors}".encode()


class PublicTree:
    """A folder that holds what `publish` would have made of some files."""

    def __init__(self, root: Path, site_url: str = "https://example.org") -> None:
        self.root = root
        self.site_url, self.first_url = site_url, ""
        root.mkdir(parents=True)

    def make(self, contents: dict[str, bytes]) -> Manifest:
        """Put exactly these files there, with their copies and their list."""
        for path in list(tree.files(self.root)):
            tree.remove(self.root, path)
        for path, data in contents.items():
            tree.write(self.root, path, data)
            for copy in copies(path, len(data)):
                tree.write(self.root, copy, compressed(copy, data))
        manifest = Manifest(
            site_url=self.site_url,
            first_url=self.first_url,
            files={path: entry(data) for path, data in contents.items()},
        )
        tree.write(self.root, MANIFEST, manifest.to_json())
        return manifest


@pytest.fixture
def public(tmp_path):
    """An empty published tree."""
    return PublicTree(tmp_path / "public")


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A small site that can be published at its own address."""
    from .small_site import SmallSite

    monkeypatch.delenv("SITEURL", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    return SmallSite(tmp_path / "site")
