"""Names in many scripts, no two of which are the same name."""

import unicodedata

from hypothesis import strategies as st

# Small letters, and letters with what belongs to them, of each script.
LETTERS = {
    "Latin": "a b c é ø ł đ ß ı i ç æ ŋ",
    "Greek": "α ά β γ ω ώ",
    "Cyrillic": "и й е ё г ґ і ї",
    "Armenian": "ա բ ե ւ օ",
    "Georgian": "ა ბ გ დ",
    "Hebrew": "א ב בּ שׁ שׂ ו וֹ",
    "Arabic": "ا أ إ آ ي ئ ب بَ",
    "Devanagari": "ह हि ही हु न न् क क़ ं",
    "Bengali": "ব বা বি র ড ড়",
    "Tamil": "த தி தீ க் க",
    "Thai": "น นิ นี น้ น้ำ ก",
    "Han and Kana": "日 本 は ば ぱ ハ バ パ ー",
    "Hangul": "한 하 학 가 나",
    "signs": "+ # & . ! ' - * 1 2",
}
_PIECES = sorted({piece for row in LETTERS.values() for piece in row.split()})

NAMES = (
    st.lists(st.sampled_from([*_PIECES, " "]), min_size=1, max_size=6)
    .map(lambda pieces: unicodedata.normalize("NFC", "".join(pieces)))
    .map(lambda name: " ".join(name.split()))
    .filter(bool)
)
"""In NFC, without capitals, with single blanks: what differs is another name."""
