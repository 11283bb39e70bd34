"""Names of regional papers, broadcasters and trade journals of Europe and Turkey.

See `organisations_known` for the form of a line.
"""

NAMES = """
Al Jazeera English
New Scientist
National Geographic = NatGeo
Scientific American
Sky Sports
The Athletic
The i Paper = i paper
The Sunday Telegraph = Sunday Telegraph
The Mail on Sunday = Mail on Sunday
Metro = ~Metro
City A.M. = City AM
The Spectator = ~Spectator
New Statesman
Private Eye
The Lancet = ~Lancet
BMJ = British Medical Journal
The Register = ~Register
Ars Technica
Wired = ~Wired
The Verge = ~Verge
TechCrunch
404 Media
BBC Radio 4
BBC Scotland
BBC Wales
BBC Breakfast
BBC Newsnight = ~Newsnight
Sky News Australia
Channel 5 News
STV News = STV
UTV
S4C
Manchester Evening News
Liverpool Echo
Shropshire Star
Express & Star
Western Mail
South Wales Argus
The Press and Journal = Press and Journal
The Courier = ~Courier
Eastern Daily Press
Western Morning News
Yorkshire Evening Post
Bristol Post
Birmingham Mail
Belfast Telegraph
The Irish News = Irish News
Irish Independent
Irish Examiner
TheJournal.ie = The Journal.ie
Fanatik
Fotomaç = Fotomac
beIN Sports = beIN SPORTS
Yeni Asır
Dünya = ~Dünya gazetesi, ~Dünya
Ekonomim
Türkiye Gazetesi = Türkiye gazetesi
Akşam = ~Akşam gazetesi, ~Akşam
Star = ~Star gazetesi
Posta = ~Posta gazetesi, ~Posta
Takvim = ~Takvim gazetesi, ~Takvim
Korkusuz = ~Korkusuz gazetesi
Yeni Akit = ~Akit
Yeniçağ Gazetesi
Milli Gazete
Agos = AGOS
Şalom = ~Şalom
Artı Gerçek
Artı TV
Kısa Dalga
Serbestiyet
Haber Türk
Show TV
Kanal D
ATV = ~atv
Fox TV = FOX TV, FOX Haber
NOW TV = NOW Haber
CNBC-e
TGRT Haber
Ülke TV
24 TV
Haber Global
KRT = KRT TV
Sözcü TV = SZC TV
Ekol TV
Flash Haber
Açık Radyo
VOA Türkçe
DW Türkçe
Euronews Türkçe
Independent Türkçe
Rudaw Türkçe
Sputnik Türkiye
Şarkul Avsat
Freies Wort = Freien Wort
Gießener Anzeiger
Gießener Allgemeine
Hessische Allgemeine
Husumer Nachrichten
BBC Look East
BBC Look North
BBC Alba
BBC Sport
BBC Verify
BBC Panorama
BBC London
BBC Midlands Today
BBC Points West
BBC Spotlight
BBC South East
BBC North West Tonight
BBC Northern Ireland
BBC Cymru
BBC Bangla
BBC Urdu
BBC Monitoring
BBC Mundo
BBC Africa
ITV Meridian
ITV Anglia
ITV Granada
ITV Wales
ITV Border
Sputnik Armenia
Sputnik Georgia
Sputnik Belarus
Sputnik Afrique
Czech Radio = Český rozhlas, Radio Prague
Hospodářské noviny
Aktuálně.cz
Lidové noviny
Mladá fronta Dnes
Seznam Zprávy
Deník Referendum
SME = ~SME
Pravda = ~Pravda
TASR
HVG
444.hu
Népszava
Magyar Nemzet
Libertatea
Adevărul
Defense Romania
24 Chasa
Capital Weekly
Politika = ~Politika
Danas = ~Danas
B92
Blic
Jutarnji list
Večernji list
Delo = ~Delo
Oslobođenje
Vijesti
Koha Ditore
Radio Impuls = ~Impuls
Le Matin = ~Matin
Tribune de Genève
24 heures = ~24 heures
Heidi.news
Le Nouvelliste
La Liberté = ~Liberté
L'Usine nouvelle
La Tribune = ~Tribune
Marianne = ~Marianne
Charlie Hebdo
L'Opinion = ~Opinion
Reporterre
Mediacités
Marsactu
Basta! = Bastamag
Arrêt sur images
StreetPress
La Marseillaise = ~Marseillaise
L'Indépendant
L'Alsace
Dernières Nouvelles d'Alsace
Le Républicain lorrain
Vosges Matin
L'Union = ~Union
Paris-Normandie
Le Courrier picard = Courrier picard
La République du Centre
Le Berry républicain
Le Populaire du Centre
Charente libre
La Charente libre
Var-Matin
Ouest-Éclair
Europe 1
RTL France
NRJ
Sud Radio
Beur FM
France 5
LCP = Public Sénat
Courrier international
L'Équipe TV
Belga News Agency
La Dernière Heure
L'Avenir = ~Avenir
L'Echo = ~L'Écho
De Tijd
De Standaard
Het Laatste Nieuws
Het Nieuwsblad
De Morgen
RTL Nieuws
Algemeen Dagblad
~Trouw
Het Parool = ~Parool
El Confidencial
elDiario.es
El Periódico
Cadena SER
La Razón
Antena 3
Europa Press
Expresso = ~Expresso
Diário de Notícias
Jornal de Notícias
Observador = ~Observador
Correio da Manhã
SIC Notícias
Il Messaggero
Il Giornale
La Gazzetta dello Sport = Gazzetta dello Sport
Il Foglio
Domani = ~Domani
Sky TG24
Adnkronos
Agenzia Italia
LaPresse
"""
