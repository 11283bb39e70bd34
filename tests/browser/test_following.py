"""What a reader does with a page: passes it on, sees how long ago a day is."""

import datetime as dt

PAGE = "2024/bridge.html"
SHARED = """() => { navigator.share = async (given) => { window.given = given; }; }"""


def test_the_address_is_copied_and_shared(look, served):
    """
    Without the place in the page at which the reader stands; and it is said.
    """
    tab = look("about:blank", permissions=["clipboard-read", "clipboard-write"])
    tab.add_init_script(f"({SHARED})()")
    tab.goto(f"{served}{PAGE}#credit")
    share = tab.locator(".share")

    assert "" == share.get_by_role("status").inner_text()
    share.get_by_role("button", name="Copy").click()
    assert served + PAGE == tab.evaluate("navigator.clipboard.readText()")
    assert "Copied" == share.get_by_role("status").inner_text()
    share.get_by_role("button", name="Share this page").click()
    given = tab.evaluate("window.given")
    assert (served + PAGE, tab.locator("h1").inner_text()) == (
        given["url"],
        given["title"],
    )


def test_a_link_is_left_without_a_script(look, served):
    """
    It leads to the page itself, and there is no button that does nothing.
    """
    tab = look(served + PAGE, java_script_enabled=False)

    assert "Link to this page" == tab.locator(".share").inner_text().strip()
    assert tab.locator(".share a").get_attribute("href").endswith(PAGE)


def test_a_file_is_not_shared(look, rich):
    """
    What lies on a reader's own disk, nobody else can open.
    """
    tab = look("about:blank")
    tab.add_init_script(f"({SHARED})()")
    tab.goto((rich / PAGE).as_uri())

    assert not tab.get_by_role("button", name="Share this page").is_visible()


COUNTED = """
window.made = 0;
Intl.RelativeTimeFormat = class extends Intl.RelativeTimeFormat {
  constructor(...asked) { super(...asked); window.made += 1; }
};
"""


def test_only_a_script_says_how_long_ago_a_day_is(look, rich):
    """
    The page says the day alone; in the browser, today and yesterday are told by
    the reader's own calendar, in the language of the page, and never on paper.
    Words for that, which take long to be made, are made only where a day needs them.
    """
    path = rich / PAGE
    day = dt.date(2024, 12, 9)
    said, made = {}, {}
    for ago in (0, 1, 2, 300):
        tab = look("about:blank")
        tab.add_init_script(COUNTED)
        tab.clock.install(time=dt.datetime.combine(day, dt.time(12)))
        tab.clock.set_fixed_time(
            dt.datetime.combine(day + dt.timedelta(days=ago), dt.time(12))
        )
        tab.goto(path.as_uri())
        dated = tab.locator(f'.facts time[datetime^="{day}"]').first
        said[ago] = dated.inner_text()
        made[ago] = tab.evaluate("made")
        tab.emulate_media(media="print")
        assert "9 December 2024" == dated.inner_text()

    assert {
        0: "9 December 2024 (today)",
        1: "9 December 2024 (yesterday)",
        2: "9 December 2024",
        300: "9 December 2024",
    } == said
    assert [1, 1, 0] == [made[ago] for ago in (0, 1, 300)]
    assert "yesterday" not in path.read_text("utf-8")
