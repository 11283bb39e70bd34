"""The archive, built once with a public address and once without."""

import pytest

from . import archive


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
