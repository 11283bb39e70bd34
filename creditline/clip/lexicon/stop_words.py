"""The commonest words of the languages that we tell apart, in our own choice.

Five of them are languages whose reports we read; the others are here so that a
Spanish text is not taken for a French one.
"""

STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in a is was that for on it with as his her he she be at "
        "by had are not this from they which have has were been their who will would "
        "its after said an but about more than when there",
        "tr": "ve bir bu da de için ile olarak daha çok en gibi olan ise ki kadar sonra "
        "göre dedi her ne var yok ancak ama değil olduğunu olduğu üzere nasıl veya "
        "hem bin yıl gün yeni ilk etti oldu edildi olacak",
        "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein "
        "eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind "
        "noch wie einem über einen so zum war haben nur oder aber vor zur bis",
        "fr": "le la les de des et à un une du en est que qui dans pour au il elle sur "
        "par plus ce ne pas se son sa ses avec sont aux ont été cette mais ou leur "
        "après deux même être fait comme nous où",
        "ar": "في من على إلى أن التي الذي عن مع هذا هذه كان كانت ما لا بعد إن قد أو كل "
        "بين قبل حتى لم كما ذلك وقال خلال عام يوم غير أكثر عند منذ لكن وفي وأن ثم",
        "es": "el la los las de y en un una que es por con para del al se no su lo como "
        "más pero sus fue este ha sobre también entre desde hasta cuando muy sin años "
        "está según han dos",
        "it": "il lo la i gli le di e un una che è per con del della dei delle al alla "
        "non si da nel sono ha più come anche ma questo stato dopo essere dalla nella "
        "due secondo hanno",
        "pt": "o a os as de e em um uma que é do da dos das por com para não se no na ao "
        "mais foi como mas pelo pela também são seu sua após já está ou segundo ainda",
        "nl": "de het een en van in is op te dat die voor met zijn niet aan er om ook als "
        "bij maar door naar uit nog werd heeft hebben worden dit wordt over zich geen",
        "pl": "w i na z się nie do to że jest o jak po co od za przez dla ale czy jego "
        "oraz był była może już tylko roku są został",
        "sv": "och i att det som en på är av för med den till inte har de om ett var men "
        "från han så sig kan när efter hade också ska",
        "ro": "și în de la cu pe nu este un o care din că pentru mai a fost sunt prin "
        "după sau între ca lui dar",
        "ru": "и в не на что с по как но из он за от это его для все так было бы же до "
        "после также их она были который году сообщает",
        "uk": "і в не на що з та як але із він за від це його для все так було до після "
        "також їх вона були який році про",
        "el": "και το να του η της με που την από για είναι τα στο οι θα ο στην τον δεν",
        "he": "של את על לא הוא זה עם כי גם או אל היא כל אחרי לפני יותר אבל",
        "fa": "و در به از که این را با است برای آن یک خود تا می شد شده بر های هم کرد ها",
        "ur": "کے کی میں ہے اور سے کو کا نے پر یہ کہ ہیں اس نہیں بھی تھا ایک کر",
    }.items()
}
