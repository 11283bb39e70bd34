"""The archive, built once with a public address and once without."""

import pytest

from . import archive, nineteen


@pytest.fixture(scope="session")
def public(tmp_path_factory):
    """The output of the archive as the public sees it."""
    output = archive.build(
        tmp_path_factory.mktemp("public"), archive.PUBLIC, archive.STATED
    )
    archive.export_all(output)
    return output


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    """The output of the archive as it is read from disk."""
    return archive.build(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="session")
def difficult_site(tmp_path_factory):
    """The public output of nineteen articles, each of another difficulty."""
    return nineteen.build(tmp_path_factory.mktemp("nineteen"))
