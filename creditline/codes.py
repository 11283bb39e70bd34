"""Every problem code and what it means: the one table of them.

README.md prints it, and a test holds both against the code that uses them.
"""

CODES: dict[str, str] = {
    # The file and its header
    "undecodable": "the file is not UTF-8; the message names the first bad byte",
    "control-character": "a character that no page can hold, such as U+0000",
    "no-header": "the file does not begin with fields",
    "header-line": "a header line is neither a field nor the rest of one",
    "missing-field": "a required field is not there",
    "empty-field": "a field is named and says nothing",
    "unknown-field": "a field that we do not know",
    "repeated-field": "a field that takes one value is given twice",
    # Values
    "bad-date": "not a date or time of ISO 8601, or no day of the calendar",
    "bad-time-zone": "a time zone that is not Z or an offset such as +03:00",
    "future-date": "a date after the day of the build",
    "bad-url": "not an address of the web that a reader can open",
    "mail-address": "an e-mail address where a web address belongs",
    "script-address": "an address that runs a program, such as javascript:",
    "bad-choice": "a value that is not one of those a field takes",
    "bad-language": "not a language tag such as en or ar",
    "bad-slug": "a slug or alias that cannot be an address here",
    "date-order": "two dates contradict each other",
    "incomplete-withdrawal": "Status: withdrawn without Withdrawn, or the reverse",
    "incomplete-permission": "Permission-Expires without Permission",
    # Organisations
    "bad-toml": "outlets.toml cannot be read as TOML",
    "bad-organisation": "an entry of outlets.toml lacks or misstates something",
    "unknown-outlet": "the outlet is not in outlets.toml",
    "unknown-organisation": "a source key that is not in outlets.toml",
    "home-page-source": "the terms ask for the original's own address",
    # Citations and links
    "unknown-citation": "[@key] names no source of this article",
    "unused-source": "a cited source that the text never cites",
    "repeated-citation": "two cited sources have one key",
    "broken-link": "a link to a file that is not there",
    "broken-fragment": "a link to a place that the page does not have",
    "repeated-place": "two places on one page have the same name",
    "missing-image": "an image that is not there",
    "no-alternative-text": "an image without a text in its place",
    "remote-request": "the page would ask another host for something",
    "active-content": "markup that runs, embeds or submits something",
    # What clip leaves to the writer
    "unfinished-clip": "a note of clip's that waits for the writer",
    # Addresses
    "duplicate-address": "two files would be written to one address",
    "alias-hides-page": "an alias is the address of a page",
}
