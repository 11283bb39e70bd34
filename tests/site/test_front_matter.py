"""An article with front matter of another program, made both ways."""

from ..sites import tree

OBSIDIAN = """\
---
title: "Bridge: open"
date: 2024-12-09
outlet: post
source: "https://post.example/1"
tags:
  - bridges
summary: "The bridge is *open*."
draft: false
---

The bridge is open [@post].
"""


def test_a_note_of_obsidian_is_an_article(site, tmp_path):
    """
    Nothing of its front matter is printed, by either road.
    """
    site.write("content/articles/2024/note.md", OBSIDIAN)
    site.build()
    page = site.output.joinpath("2024/bridge-open.html").read_text("utf-8")

    assert [] == [str(problem) for problem in site.check()]
    front = site.output.joinpath("index.html").read_text("utf-8")
    assert "<em>open</em>" in front
    assert [] == [said for said in ("draft", "title:", "---") if said in page]
    assert 0 == site.pelican(tmp_path / "pages").returncode
    assert tree(tmp_path / "pages") == tree(site.output)
