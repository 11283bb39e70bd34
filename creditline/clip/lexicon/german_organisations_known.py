"""Names of papers and broadcasters in German.

See `organisations_known` for the form of a line.
"""

NAMES = """
Rheinische Post
Westfälische Nachrichten
Westdeutsche Allgemeine Zeitung = Westdeutschen Allgemeinen Zeitung, WAZ
Neue Osnabrücker Zeitung = NOZ
Hannoversche Allgemeine Zeitung = HAZ
Weser-Kurier
Nordwest-Zeitung
Hamburger Abendblatt
Hamburger Morgenpost
Kieler Nachrichten
Lübecker Nachrichten
Ostsee-Zeitung
Nordkurier
Märkische Allgemeine
Berliner Zeitung
Berliner Morgenpost
B.Z. = BZ
Sächsische Zeitung
Leipziger Volkszeitung
Freie Presse = ~Freie Presse
Thüringer Allgemeine
Ostthüringer Zeitung
Badische Zeitung
Badische Neueste Nachrichten
Stuttgarter Zeitung
Stuttgarter Nachrichten
Schwäbische Zeitung
Südwest Presse
Südkurier
Schwarzwälder Bote
Mannheimer Morgen
Rhein-Zeitung
Allgemeine Zeitung = ~Allgemeine Zeitung
Saarbrücker Zeitung
Trierischer Volksfreund
Augsburger Allgemeine
Münchner Merkur
Abendzeitung = Münchner Abendzeitung
Nürnberger Nachrichten
Passauer Neue Presse
Main-Post
Mittelbayerische Zeitung
Frankfurter Neue Presse
Der Freitag
Jungle World
junge Welt
Neues Deutschland = neues deutschland
Cicero = ~Cicero
Wirtschaftswoche = WirtschaftsWoche
Manager Magazin = manager magazin
Capital = ~Capital
Börsen-Zeitung
Spektrum der Wissenschaft
Das Erste
Sat.1
ProSieben
3sat
Arte = ARTE, ~arte
Radio Hamburg
FFH = Hit Radio FFH
Bayern 2
Deutschlandfunk Kultur
AFP Factuel
Salzburger Nachrichten
Kleine Zeitung
Oberösterreichische Nachrichten
Vorarlberger Nachrichten
Tiroler Tageszeitung
Kurier = ~Kurier
Profil = ~profil
Falter = ~Falter
Puls 24
ServusTV
oe24
Aargauer Zeitung
Luzerner Zeitung
St. Galler Tagblatt
Basler Zeitung
Der Bund = ~Bund
Berner Zeitung
Südostschweiz
SonntagsZeitung
NZZ am Sonntag
Watson = ~watson
20 Minuten = ~20 Minutes
"""
