"""A person is shown the evidence and asked; what is answered is what is written."""

import pytest

from creditline.clip.draft.dialogue import Dialogue, Terminal
from creditline.clip.read.refusal import Refused
from creditline.errors import SettingsError
from creditline.verbs.clip import typed

TEXT = (
    "A new ferry was ordered, Reuters reported on 4 May 2024.\n\n"
    "It was built, the Global Harbour Survey reported, in a yard by the river.\n\n"
    "© 2024 Harbour Monitor\n"
)


class Person:
    """Answers questions from a list, by what they are about."""

    def __init__(self, **answers):
        self.answers = answers
        self.shown = []

    def ask(self, question):
        last = self.shown[-1].strip().split(":")[0]
        return self.answers.get(last, self.answers.get(question.split()[0], ""))


def talk(desk, text=TEXT, **answers):
    """Clip a text with a person at the terminal."""
    person = Person(**answers)
    dialogue = Terminal(person.shown.append, ask=person.ask)
    done = desk.clip(desk.write("text.txt", text), dialogue=dialogue)
    return done.article.read_text("utf-8"), person.shown


def test_evidence_is_shown_with_each_fact(desk):
    """
    Before each question stand the value, its line and the words it was found in.
    """
    _, shown = talk(desk)

    assert (
        "\nCiting: Global Harbour Survey\n"
        "    line 3: It was built, the Global Harbour Survey reported, in a yard by "
        "the river. (not known as a news organisation)"
    ) in shown


def test_enter_takes_what_is_certain_and_leaves_what_is_not(desk):
    """
    Nothing typed means: the certain facts, and the title as a proposal.
    """
    article, _ = talk(desk)

    assert "Outlet: reuters\n" in article
    assert "Global Harbour Survey" not in article.split("\n\n")[0]
    assert "the title is a proposal" in article


def test_answers_are_written(desk):
    """
    A doubtful fact that is confirmed, a corrected one and a title go in.
    """
    article, _ = talk(desk, Citing="y", Date="2024-05-05", Title="Ferry ordered")

    assert "Title: Ferry ordered\nDate: 2024-05-05\n" in article
    assert "Citing: Global Harbour Survey\n" in article
    assert "[@global-harbour-survey]" in article
    assert "proposal" not in article


def test_what_is_left_out_stays_out(desk):
    """
    A certain fact may be refused; where it is required nothing is written.
    """
    with pytest.raises(
        Refused, match=r"Outlet may be Reuters, line 1: .*you left it out"
    ):
        talk(desk, Outlet="-")

    assert {} == desk.files()


def test_organisation_that_is_refused_is_not_added(desk):
    """
    Without its organisation in the registry an article cannot pass the check.
    """
    with pytest.raises(Refused, match=r"must be in outlets\.toml; nothing was written"):
        talk(desk, add="n")

    assert {} == desk.files()


def test_repeat_is_asked_about(desk):
    """
    A text that we have is clipped again only for a yes.
    """
    talk(desk)
    with pytest.raises(Refused, match="this very text was clipped before"):
        talk(desk)
    article, shown = talk(desk, clip="yes")

    assert any("clipped before: content/articles/2024/" in line for line in shown)
    assert "Slug: reuters-4-may-2024-2\n" in article


def test_edited_copy_is_nearly_the_same(desk):
    """
    A text with a few other words is known again, with how much is the same.
    """
    body = " ".join(f"word{n} and some{n} more" for n in range(60))
    first = f"{body}, Reuters reported on 4 May 2024.\n\n© 2024 Monitor\n"
    desk.clip(desk.write("a.txt", first))
    with pytest.raises(Refused, match=r"a text that is \d\d% the same was clipped"):
        desk.clip(desk.write("b.txt", first.replace("word30 ", "other ")))
    desk.clip(
        desk.write("c.txt", first.replace("word", "thing").replace("some", "any"))
    )


def test_address_in_an_article_by_hand_is_known(desk):
    """
    An article that names the address is found, however the address is spelt.
    """
    folder = desk.content / "articles"
    folder.mkdir()
    (folder / "x.md").write_text(
        "Title: X\nDate: 2024-01-01\nSource: A <http://www.courier.example/pass/>\n"
        "Outlet: a\n\nText.\n",
        "utf-8",
    )
    text = TEXT + "\nRead the original: https://courier.example/pass?utm_source=mail\n"

    with pytest.raises(Refused, match="this address was clipped before: content/art"):
        desk.clip(desk.write("text.txt", text))


def test_unasked_says_what_it_does(desk):
    """
    With nobody to ask, each decision is told with its evidence.
    """
    said = []
    desk.clip(desk.write("text.txt", TEXT), dialogue=Dialogue(said.append))

    assert "Citing: left out, Global Harbour Survey?" in "\n".join(said)
    assert "adding Reuters to outlets.toml" in said


def test_answer_that_cannot_be_read_is_asked_again(desk):
    """
    What is no date is said to be none, and the question comes again.
    """
    article, shown = talk(desk, Date="yesterday")

    assert "'yesterday' is not a date; write the day as YYYY-MM-DD" in shown
    assert "Date: 2024-05-04\n" in article


def test_end_of_input_ends_the_clipping(monkeypatch):
    """
    Ctrl-D at a question is an answer too: nothing is written, and it is said.
    """

    def ended(question):
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)

    with pytest.raises(SettingsError) as caught:
        typed("add it? ")

    assert "no answer came; nothing was written" == str(caught.value)
