"""What two checkers say of every page, and one of the style."""

import json
import subprocess

import pytest

from .conftest import ROOT

# What html-validate recommends, but for what we mean otherwise.
RECOMMENDED = {
    "root": True,
    "extends": ["html-validate:recommended"],
    "rules": {
        # Small letters throughout, as in the examples of the standard.
        "doctype-style": ["error", {"style": "lowercase"}],
        # A heading's place is made of its words, in their own script.
        "valid-id": ["error", {"relaxed": True}],
        # A headline is as long as whoever wrote it made it.
        "long-title": "off",
        # A column of a table is aligned so by Markdown; our policy names its digest.
        "no-inline-style": ["error", {"allowedProperties": ["text-align"]}],
    },
}


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


@pytest.mark.parametrize("name", ["reference", "rich"])
def test_every_page_is_as_recommended(tool, lacking, name, request, tmp_path):
    """
    Nor has html-validate, by all that it recommends.
    """
    program = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
    if not program.is_file():
        lacking("html-validate", "run: bash .ci/checker")
    config = tmp_path / "htmlvalidate.json"
    config.write_text(json.dumps(RECOMMENDED), "utf-8")
    pages = sorted(request.getfixturevalue(name).rglob("*.html"))
    done = subprocess.run(
        [tool("node", package="nodejs"), program, "-c", config, "-f", "json", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)

    assert [] == [
        f"{file['filePath']}:{m['line']}: {m['message']} [{m['ruleId']}]"
        for file in found
        for m in file["messages"]
    ]


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
