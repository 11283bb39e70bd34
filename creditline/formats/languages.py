"""What other people's formats call a language, where they do not take its tag."""

from collections.abc import Mapping

_BABEL = """
    af=afrikaans ar=arabic az=azerbaijani be=belarusian bg=bulgarian bn=bengali
    br=breton bs=bosnian ca=catalan cs=czech cy=welsh da=danish de=ngerman
    de-AT=naustrian de-CH=nswissgerman el=greek en=english en-AU=australian
    en-CA=canadian en-GB=british en-NZ=newzealand en-US=american eo=esperanto
    es=spanish et=estonian eu=basque fa=persian fi=finnish fr=french ga=irish
    gl=galician he=hebrew hi=hindi hr=croatian hu=magyar hy=armenian id=indonesian
    is=icelandic it=italian ja=japanese ka=georgian kk=kazakh ko=korean la=latin
    lt=lithuanian lv=latvian mk=macedonian mn=mongolian mr=marathi ms=malay nb=norsk
    nl=dutch nn=nynorsk no=norsk pl=polish pt=portuguese pt-BR=brazilian ro=romanian
    ru=russian sk=slovak sl=slovene sq=albanian sr=serbian sv=swedish ta=tamil
    te=telugu th=thai tr=turkish uk=ukrainian ur=urdu vi=vietnamese zh=chinese
"""
BABEL: Mapping[str, str] = dict(said.split("=") for said in _BABEL.split())
"""The names of babel and polyglossia, by which biber and pandoc know a language."""


def nearest(tag: str, names: Mapping[str, str]) -> str:
    """The name of a language, of its region if that has one; nothing for others."""
    language, _, rest = tag.partition("-")
    language = language.lower()
    region = rest.rpartition("-")[2].upper()
    return names.get(f"{language}-{region}") or names.get(language, "")
