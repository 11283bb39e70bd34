"""From a text to an article: what is written, and what is never written."""

import datetime as dt
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from creditline.article.markdown.convert import convert_article
from creditline.clip.draft import writing
from creditline.clip.draft.article_file import compose
from creditline.clip.draft.dialogue import Dialogue
from creditline.clip.read.refusal import Refused
from creditline.config.conversion_options import Options
from creditline.config.places import Places
from creditline.driver import check_site
from creditline.engine.report import Recorder
from creditline.errors import ContentErrors, errors

from .conftest import RETOLD


def settings(desk):
    """The flag that names the site."""
    return ("--settings", str(desk.root / "pelicanconf.py"))


def checked(desk):
    """What ``check`` says of the site."""
    return check_site(Places(desk.root / "pelicanconf.py"), Recorder())


@pytest.fixture
def clipped(desk):
    """The site after the text that has everything in it was clipped."""
    desk.done = desk.clip(title="Norland wants its trains back")
    return desk


def test_article_has_what_the_text_supports(clipped):
    """
    Every field stands on evidence; nothing of the original's sentences does.
    """
    assert (
        "Title: Norland wants its trains back\n"
        "Date: 2024-03-12\n"
        "Outlet: ntv\n"
        "Source: ndr-monitor\n"
        "Citing: The Guardian\n"
        "    Estria Today\n"
        "Original-Lang: en\n"
        "Retrieved: 2025-06-01\n"
        "Reuse: summary\n"
        "Slug: norland-wants-its-trains-back\n"
        "\n"
        "[clip]: # (say where it stood: its address in Source, or its Medium)\n"
        "\n"
        "NTV reported this on 12 March 2024 [@ntv]; "
        "NDR Monitor published what we read [@ndr-monitor].\n"
        "\n"
        "## What NTV reported\n"
        "\n"
        "- Paragraph 1 [@ntv]\n"
        "- Paragraph 2\n"
        "- Paragraph 3\n"
        "- Paragraph 4\n"
        "\n"
        "## What The Guardian said\n"
        "\n"
        "- Paragraph 5 [@the-guardian]\n"
        "\n"
        "## What Estria Today said\n"
        "\n"
        "- Paragraph 6 [@estria-today]\n"
        "\n"
        "## What else there is\n"
        "\n"
        "- Paragraph 7\n"
        "- Paragraph 8\n"
    ) == clipped.done.article.read_text("utf-8")


def test_registry_has_the_terms_of_the_notice(clipped):
    """
    A new organisation comes with what its notice allows, for any year.
    """
    assert (
        "[ntv]\n"
        'name = "NTV"\n'
        "\n"
        "[ndr-monitor]\n"
        'name = "NDR Monitor"\n'
        'url = "https://www.norlandmonitor.example/"\n'
        'language = "en"\n'
        "\n"
        "[ndr-monitor.rights]\n"
        'notice = "© {year}, NDR Monitor. '
        '© NDR Monitor and www.norlandmonitor.example."\n'
        'allows = "excerpt"\n'
        'credit = "www.norlandmonitor.example"\n'
        "direct_link = true\n"
        "last_reviewed = 2025-06-01\n"
    ) == (clipped.content / "outlets.toml").read_text("utf-8")


def test_original_is_kept_as_it_came(clipped):
    """
    The bytes are the text's own; beside them stand digest, day and evidence.
    """
    note = json.loads(clipped.done.original.with_suffix(".json").read_text("utf-8"))

    assert RETOLD.read_bytes() == clipped.done.original.read_bytes()
    assert ("2025-06-01", "plain") == (note["day"], note["kind"])
    assert note["digest"].startswith("sha256:")
    assert {"Date", "Source", "Outlet", "Citing"} <= {
        f["field"] for f in note["evidence"]
    }
    assert all(f["line"] and f["words"] for f in note["evidence"])


def test_result_passes_check(clipped):
    """
    What clip writes has no problem; a warning tells what its owner still asks.
    """
    found = check_site(Places(clipped.root / "pelicanconf.py"), Recorder())

    assert [] == list(errors(found))
    said = ["home-page-source", "missing-medium", "unfinished-clip"]
    assert said == sorted(p.code for p in found)


def test_no_sentence_of_the_original_is_in_the_article(clipped):
    """
    No run of five words of the original stands in the outline.
    """
    article = " ".join(clipped.done.article.read_text("utf-8").split())
    words = RETOLD.read_text("utf-8").split()
    runs = (" ".join(words[n : n + 5]) for n in range(len(words) - 4))

    assert [] == [run for run in runs if run in article]


def test_title_that_we_propose_is_marked(desk):
    """
    A proposed headline is made of names, and the check says that it is one.
    """
    done = desk.clip()
    found = check_site(Places(desk.root / "pelicanconf.py"), Recorder())

    assert "Title: NTV on Norland, " in done.article.read_text("utf-8")
    assert "unfinished-clip" in {p.code for p in found}
    assert [] == list(errors(found))


def test_marks_are_on_no_page(desk):
    """
    What is left to do is told to the writer and never to a reader.
    """
    from creditline.article.markdown.convert import convert_article

    done = desk.clip()
    document = convert_article(done.article.read_bytes(), "x.md", desk.site.options)

    assert "proposal" not in document.body.plain
    assert "proposal" not in "".join(map(str, document.body.pieces))


def test_doubtful_facts_are_left_out_and_marked(desk):
    """
    With nobody to ask, what is not certain stays out and is named in a mark.
    """
    text = desk.write(
        "text.txt",
        "A new ferry was ordered, Reuters reported on 4 May 2024.\n\n"
        "It was built, the Global Harbour Survey reported, in a yard that nobody "
        "remembers.\n\n© 2024 Harbour Monitor\n",
    )
    article = desk.clip(text).article.read_text("utf-8")

    assert "Citing" not in article.split("\n\n")[0]
    assert "left out as doubtful: Citing: Global Harbour Survey, from line 3" in article


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "The bridge is open again, and everybody went to see it.\n",
            "the text does not say its Date\n    say it with --date\n"
            "the text does not say its Source\n    say it with --source\n"
            "the text does not say its Outlet\n    say it with --outlet\n"
            "nothing was written",
            id="nothing-known",
        ),
        pytest.param(
            "The bridge is open, Reuters reported.\n\n"
            "3/4/2024\n\n© Harbour Monitor 2024\n",
            "Date may be 2024-04-03, line 3: 3/4/2024 (day and month may be the other "
            "way round)\n    say --date 2024-04-03 if that is right\n"
            "nothing was written",
            id="doubtful-date",
        ),
    ],
)
def test_what_every_article_needs_is_asked_for(desk, text, message):
    """
    Without date, source or outlet nothing is written, and the flag is named.
    """
    with pytest.raises(Refused) as caught:
        desk.clip(desk.write("text.txt", text))

    assert message == str(caught.value)
    assert {} == desk.files()


def test_what_is_said_wins_over_what_is_found(desk):
    """
    A flag is believed; the article has its value and not the text's.
    """
    done = desk.clip(
        outlet="Estria Today",
        source="Monitor <https://monitor.example/trains>",
        date=dt.date(2024, 3, 13),
    )
    header = done.article.read_text("utf-8").split("\n\n")[0]

    assert "Date: 2024-03-13\nOutlet: estria-today\n" in header
    assert "Source: Monitor <https://monitor.example/trains>\n" in header


def test_known_organisation_is_used_and_left_alone(desk):
    """
    An organisation that the registry has is neither added nor changed.
    """
    before = (
        "# ours\n\n[monitor]\n"
        'name = "Norland Monitor"  # by hand\n'
        'url = "https://norlandmonitor.example"\n\n[ntv]\nname = "NTV"\n'
    )
    (desk.content / "outlets.toml").write_text(before, "utf-8")
    article = desk.clip().article.read_text("utf-8")

    assert "Source: monitor\n" in article
    assert before == (desk.content / "outlets.toml").read_text("utf-8")


def test_beside_a_known_organisation_another_is_added(desk):
    """
    The one who reported may be known, and the one who published it not.
    """
    before = '[ntv]\nname = "NTV"\n'
    (desk.content / "outlets.toml").write_text(before, "utf-8")
    desk.clip()
    after = (desk.content / "outlets.toml").read_text("utf-8")

    assert after.startswith(f'{before}\n[ndr-monitor]\nname = "NDR Monitor"\n')


def test_second_clip_of_a_text_is_refused(clipped):
    """
    A text that we have is said, with its article, and nothing is written.
    """
    before = clipped.files()

    with pytest.raises(Refused) as caught:
        clipped.clip()

    assert (
        "this very text was clipped before: "
        "content/articles/2024/norland-wants-its-trains-back.md\n"
        "nothing was written; say --again to clip it all the same"
    ) == str(caught.value)
    assert before == clipped.files()


def test_again_makes_a_second_article(clipped):
    """
    Told to, it clips a second time beside the first and overwrites nothing.
    """
    before = clipped.files()
    done = clipped.clip(
        dialogue=Dialogue(print, repeat=True), title="Norland wants its trains back"
    )

    assert "norland-wants-its-trains-back-2.md" == done.article.name
    assert before.items() <= clipped.files().items()


@pytest.mark.parametrize("step", range(4))
def test_failure_at_any_step_leaves_nothing(desk, monkeypatch, step):
    """
    Whichever file cannot take its place, the site is as it was.
    """
    (desk.content / "outlets.toml").write_text("# ours\n", "utf-8")
    before = desk.files()
    place, count = writing.place, iter(range(10))

    def failing(file, scratch):
        if next(count) == step:
            raise OSError(28, "No space left on device", str(file.path))
        place(file, scratch)

    monkeypatch.setattr(writing, "place", failing)
    with pytest.raises(Refused, match="No space left on device; nothing was written"):
        desk.clip()

    assert before == desk.files()
    assert not (desk.content / "articles").exists()


def test_broken_registry_stops_before_reading(desk):
    """
    A registry that cannot be read is not appended to.
    """
    (desk.content / "outlets.toml").write_text("[ntv\n", "utf-8")

    with pytest.raises(ContentErrors, match="bad-toml"):
        desk.clip()

    assert ["content/outlets.toml"] == list(desk.files())


def test_excerpt_is_the_permitted_first_words(desk):
    """
    An excerpt is whole sentences within the limit, in a block quote, signed.
    """
    article = desk.clip(reuse="excerpt").article.read_text("utf-8")
    quoted = [line for line in article.split("\n") if line.startswith(">")]

    assert quoted[0].startswith("> The government of Norland has asked")
    assert "> -- [@ndr-monitor]" == quoted[-1]
    assert sum(len(line[2:].split()) for line in quoted[:-1]) <= 60
    assert "Reuse: excerpt\n" in article


def test_limits_of_the_registry_bound_an_excerpt(desk):
    """
    The terms' words, per cent and paragraphs each bound what is quoted.
    """
    (desk.content / "outlets.toml").write_text(
        '[monitor]\nname = "Norland Monitor"\nurl = "https://norlandmonitor.example"\n'
        '[monitor.rights]\nallows = "excerpt"\nmax_words = 12\nmax_paragraphs = 1\n',
        "utf-8",
    )
    article = desk.clip(reuse="excerpt").article.read_text("utf-8")
    quoted = [line for line in article.split("\n") if line.startswith(">")]

    assert [
        "> The government of Norland has asked its neighbour Estria to let three …",
        ">",
        "> -- [@monitor]",
    ] == quoted


@pytest.mark.parametrize(
    ("notice", "reuse", "message"),
    [
        pytest.param(
            "© 2024 Monitor. All rights reserved.",
            "excerpt",
            "Monitor allows summary, not excerpt; see outlets.toml",
            id="reserved",
        ),
        pytest.param(
            "© 2024 Monitor. Quote us with a link to the article.",
            "full",
            "Monitor allows excerpt, not full; see outlets.toml",
            id="excerpt",
        ),
        pytest.param(
            "© 2024 Monitor.",
            "full",
            "nothing allows the full text of Monitor; say --reuse excerpt",
            id="silent",
        ),
    ],
)
def test_more_than_the_terms_allow_is_refused(desk, notice, reuse, message):
    """
    No article is written that quotes more than its source allows.
    """
    text = f"The pass was shut for a day, NTV reported on 3 May 2024.\n\n{notice}\n"

    with pytest.raises(Refused) as caught:
        desk.clip(desk.write("text.txt", text), reuse=reuse)

    assert message == str(caught.value)
    assert {} == desk.files()


def test_licensed_text_stands_in_full(desk):
    """
    Under a licence the whole text is quoted, and each character stays itself.
    """
    text = (
        "The pass was *shut* & closed [1](2), NTV reported on 3 May 2024.\n\n"
        "# 1. It <b>snowed</b>.\n\n© 2024 Monitor, CC BY-SA 4.0\n"
    )
    source = "Monitor <https://monitor.example/pass>"
    done = desk.clip(desk.write("text.txt", text), reuse="full", source=source)

    from creditline.article.markdown.convert import convert_article

    document = convert_article(done.article.read_bytes(), "x.md", desk.site.options)
    assert (
        "The pass was *shut* & closed [1](2), NTV reported on 3 May 2024.\n"
        "# 1. It <b>snowed</b>." in document.body.plain
    )
    assert 'licence = "CC-BY-SA-4.0"' in (desk.content / "outlets.toml").read_text()


def test_verb_says_what_it_wrote(desk):
    """
    The verb prints the article's path and tells the rest on the error stream.
    """
    ran = subprocess.run(
        [sys.executable, "tasks.py", "clip", str(RETOLD), "--yes", *settings(desk)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "CREDITLINE_NO_VENV": "1"},
        cwd=Path(__file__).parents[2],
        check=False,
    )

    assert 0 == ran.returncode, ran.stderr
    assert ran.stdout.strip().endswith(".md")
    assert "line 1: " in ran.stderr


def test_verb_without_a_terminal_wants_yes(desk):
    """
    Where nobody can be asked, the verb says how not to be asked.
    """
    ran = subprocess.run(
        [sys.executable, "tasks.py", "clip", str(RETOLD), *settings(desk)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, "CREDITLINE_NO_VENV": "1"},
        cwd=Path(__file__).parents[2],
        check=False,
    )

    assert 2 == ran.returncode
    assert "there is no terminal to ask on; say --yes to be asked nothing" in ran.stderr


MONITOR = (
    '[monitor]\nname = "Norland Monitor"\nurl = "https://norlandmonitor.example"\n'
)


@pytest.mark.parametrize(
    ("rights", "reuse", "message"),
    [
        pytest.param(
            'allows = "link"\n',
            "excerpt",
            "Norland Monitor allows link, not excerpt; see outlets.toml",
            id="forbidden",
        ),
        pytest.param(
            'allows = "excerpt"\nprior_notice = true\n',
            "excerpt",
            "Norland Monitor asks to be told before a text of theirs is published "
            "[notice-not-given]\n"
            "    tell them, and add Notified: YYYY-MM-DD\n"
            "nothing was written",
            id="prior-notice",
        ),
        pytest.param(
            'allows = "excerpt"\nmax_words = 0\n',
            "excerpt",
            "the terms of Norland Monitor leave no word to quote",
            id="no-word",
        ),
        pytest.param(
            'credit = "elsewhere.example"\n',
            "full",
            "nothing allows the full text of Norland Monitor; say --reuse excerpt",
            id="full-without-licence",
        ),
    ],
)
def test_draft_is_held_against_the_terms(desk, rights, reuse, message):
    """
    Where the rules of an owner would find an error, nothing is written.
    """
    outlets = desk.content / "outlets.toml"
    outlets.write_text(f"{MONITOR}[monitor.rights]\n{rights}", "utf-8")
    before = desk.files()

    with pytest.raises(Refused) as caught:
        desk.clip(reuse=reuse)

    assert message == str(caught.value)
    assert before == desk.files()


def test_no_more_than_the_month_allows(desk):
    """
    A second excerpt of the month is refused where its owner allows one.
    """
    (desk.content / "outlets.toml").write_text(
        f'{MONITOR}[monitor.rights]\nallows = "excerpt"\nmax_per_month = 1\n', "utf-8"
    )
    desk.clip(reuse="excerpt", title="The first")
    text = desk.write(
        "second.txt",
        "The pass was shut for a day, NTV reported on 13 March 2024.\n\n"
        "© 2024 Norland Monitor, norlandmonitor.example\n",
    )

    with pytest.raises(Refused) as caught:
        desk.clip(text, reuse="excerpt", title="The second")

    assert str(caught.value).startswith(
        "1 texts of Norland Monitor are reused in 2024-03 already, they allow 1"
    )


@pytest.mark.parametrize("most", [7, 12, 25, 60])
def test_meter_accepts_an_excerpt(desk, most):
    """
    The first words are within the limit as the meter counts, compounds as two.
    """
    (desk.content / "outlets.toml").write_text(
        f'{MONITOR}[monitor.rights]\nallows = "excerpt"\nmax_words = {most}\n', "utf-8"
    )
    text = desk.write(
        "text.txt",
        "A 24-year-old ex-driver won a long-running, hard-fought case — his third — "
        'on Friday, NTV reported on 13 March 2024. "It\'s a well-earned day-off," he '
        "said of the so-called out-of-court, on-the-spot offer of 3.5 million.\n\n"
        "© 2024 Norland Monitor, norlandmonitor.example\n",
    )

    desk.clip(text, reuse="excerpt", title="A third case is won")

    assert [] == list(errors(checked(desk)))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("text.txt", "windows-1254", id="text"),
        pytest.param("page.html", "windows-1254", id="page"),
    ],
)
def test_foreign_encoding_passes_check(desk, name, data):
    """
    A text in an old encoding is kept as it came, and measured in ours.
    """
    said = (
        "Köprü bu sabah açıldı, şoförler yarım saat bekledi. NTV'nin 13 Mart 2024 "
        "tarihli haberine göre yağış yarın da sürecek ve bir gün içinde dinecek.\n\n"
        "© 2024 Köprü Postası\n"
    )
    if name.endswith(".html"):
        paragraphs = "".join(f"<p>{p}</p>" for p in said.split("\n\n"))
        said = f"<html><meta charset=windows-1254><body>{paragraphs}</body></html>"
    text = desk.write(name, said.encode(data))

    done = desk.clip(
        text,
        title="Köprü açıldı",
        outlet="NTV",
        source="Köprü Postası",
        date=dt.date(2024, 3, 13),
        reuse="excerpt",
    )

    assert said.encode(data) == done.original.read_bytes()
    assert [] == list(errors(checked(desk)))


@pytest.mark.parametrize(
    ("lang", "opening", "heading", "point"),
    [
        (
            "tr",
            "Haber: NTV, 12 Mart 2024 [@ntv]",
            "Haberin aktardığı: NTV",
            "1\\. paragraf",
        ),
        (
            "de",
            "NTV berichtete darüber am 12. März 2024",
            "Was NTV berichtete",
            "Absatz 1",
        ),
        (
            "fr",
            "NTV l’a rapporté le 12 mars 2024",
            "Ce que rapporte NTV",
            "Paragraphe 1",
        ),
        ("ar", "أوردت NTV ذلك في 12 مارس 2024", "ما أوردته NTV", "الفقرة 1"),
        (
            "es",
            "NTV informó de ello el 12 de marzo de 2024",
            "Lo que informó NTV",
            "Párrafo 1",
        ),
        (
            "it",
            "NTV ne ha dato notizia, 12 marzo 2024",
            "Che cosa riferisce NTV",
            "Capoverso 1",
        ),
        (
            "pt-BR",
            "NTV noticiou o caso em 12 de março de 2024",
            "O que noticiou NTV",
            "Parágrafo 1",
        ),
        (
            "nl",
            "NTV berichtte hierover op 12 maart 2024",
            "Wat NTV berichtte",
            "Alinea 1",
        ),
        (
            "sv",
            "NTV reported this on 12 March 2024",
            "What NTV reported",
            "Paragraph 1",
        ),
    ],
)
def test_outline_is_in_the_language_of_the_article(desk, lang, opening, heading, point):
    """
    Our own words are those of --lang, or English where we have none of it.
    """
    article = desk.clip(title="A title", lang=lang).article.read_text("utf-8")

    assert f"\nLang: {lang}\n" in article
    assert f"\n\n{opening}" in article
    assert f"\n## {heading}\n\n- {point} [@ntv]\n" in article
    assert [] == list(errors(checked(desk)))


def test_outline_is_in_the_language_of_the_site(desk):
    """
    Without --lang the article is in the site's language, and need not say so.
    """
    settings_file = desk.root / "pelicanconf.py"
    settings_file.write_text(
        settings_file.read_text("utf-8") + 'DEFAULT_LANG = "tr"\n', "utf-8"
    )

    article = desk.clip(title="Bir başlık").article.read_text("utf-8")

    assert "\n## Haberin aktardığı: NTV\n" in article
    assert "\nLang:" not in article


def test_two_new_organisations_that_differ_in_signs(desk):
    """
    Outlet and source get a key each, though one slug would be that of both.
    """
    desk.clip(
        outlet="C++ Weekly",
        source="C# Weekly <https://c-sharp.example/1>",
        date=dt.date(2024, 3, 13),
    )
    registry = tomllib.loads((desk.content / "outlets.toml").read_text("utf-8"))

    assert ["C# Weekly", "C++ Weekly"] == sorted(
        one["name"] for one in registry.values()
    )


def test_an_organisation_is_not_taken_for_one_with_its_slug(desk):
    """
    A new outlet is added, though the registry has the key that its slug would be.
    """
    before = '[c-weekly]\nname = "C Weekly"\n'
    (desk.content / "outlets.toml").write_text(before, "utf-8")
    desk.clip(outlet="C# Weekly", source="c-weekly", date=dt.date(2024, 3, 13))
    registry = tomllib.loads((desk.content / "outlets.toml").read_text("utf-8"))

    assert ["C Weekly", "C# Weekly"] == [one["name"] for one in registry.values()]


def test_a_reporter_whose_name_holds_a_comma_is_one():
    """
    What is written into a header is read from it again.
    """
    names = ("Jane Doe, PhD", "Ada Byron", "山田、太郎")
    said = {"Title": ["A"], "Date": ["2024-01-01"], "Source": ["post"]}
    text = compose({**said, "Outlet": ["post"], "Reporter": names}, "B.", ())

    assert (
        names
        == convert_article(text.encode(), "a.md", Options()).facts.article.reporter
    )


def test_a_piece_of_ours_is_no_clipping(desk):
    """
    Whoever clips from the site's own organisation is told how to begin a piece.
    """
    us = '[us]\nname = "Our Desk"\nown = true\n'
    (desk.content / "outlets.toml").write_text(us, "utf-8")
    before = desk.files()
    with pytest.raises(Refused) as caught:
        desk.clip(outlet="us", source="us")

    assert "begin it by: new --outlet us" in str(caught.value)
    assert before == desk.files()
