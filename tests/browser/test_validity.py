"""What the Nu checker says of every page, and of the style."""

import json
import subprocess

import pytest


def messages(vnu, files, *flags):
    """What the checker finds in *files*, in one run."""
    done = subprocess.run(
        [*vnu, "--format", "json", "--stdout", *flags, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)["messages"]
    return [
        f"{m.get('url', '').rsplit('/output/')[-1]}:{m.get('lastLine', 0)}: "
        f"{m['message']}  {m.get('extract', '')!r}"
        for m in found
        if m["type"] != "info" or m.get("subType") == "warning"
    ]


@pytest.mark.parametrize("name", ["reference", "rich"])
def test_every_page_is_valid(vnu, name, request):
    """
    The Nu checker has nothing against any page.
    """
    output = request.getfixturevalue(name)

    assert [] == messages(vnu, sorted(output.rglob("*.html")))


def test_style_is_valid(vnu, reference):
    """
    Nor against the style, but for what is younger than the checker.
    """
    young = (
        "light-dark",
        "@layer",
        "text-wrap",
        "vector-effect",
        "container-type",
        "100cqi",
        "argin) - 2.5rem)",  # the rest of that calculation
        "(height number)",  # attr() with a type
        "Unrecognized at-rule",
    )
    found = messages(vnu, [reference / "theme/site.css"], "--css")

    assert [] == [m for m in found if not any(word in m for word in young)]
